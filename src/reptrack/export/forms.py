"""Name the formats of an export."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Form"]


class Form(StrEnum):
    """What an export is written as."""

    csv = "csv"
    xlsx = "xlsx"
    parquet = "parquet"
    sqlite = "sqlite"
    ftm = "ftm"
    jsonl = "jsonl"
