"""Decide how text stands in a cell: what a spreadsheet would run as a formula is defused, what Excel cannot hold is seen."""

from __future__ import annotations

import csv
import re
from typing import IO, Any

__all__ = ["CELL_LIMIT", "ROW_LIMIT", "csv_writer", "defused", "length", "pieces", "risky", "without_noncharacters"]

# What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection"); the wide forms are run in East Asian settings.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Excel's own limits: rows of a sheet, UTF-16 units of a cell.
ROW_LIMIT = 1_048_576
CELL_LIMIT = 32_767
# No XML file can hold these two; all other control characters Excel writes as _xHHHH_.
_NONCHARACTERS = re.compile("[\ufffe\uffff]")


def risky(text: str) -> bool:
    """Say whether a spreadsheet would run the text."""
    return text.startswith(_FORMULA)


def defused(text: str) -> str:
    """Give the text with an apostrophe before it if a spreadsheet would run it: what people type to say "this is text"."""
    return "'" + text if risky(text) else text


class _Lines:
    """Ends lines as Unix does."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def write(self, line: str) -> int:
        """Write one line."""
        return self._stream.write(line.removesuffix("\r\n") + "\n")


def csv_writer(stream: IO[str]) -> Any:  # noqa: ANN401 - a type of its own that has no name
    """Give a writer of CSV whose lines end as on Unix; inside it they end as on Windows, else a carriage return in a cell would get no quotes."""
    return csv.writer(_Lines(stream), lineterminator="\r\n")


def length(text: str) -> int:
    """Count as Excel does: characters beyond the basic plane, such as emoji, count twice."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def pieces(text: str) -> list[str]:
    """Cut a text into pieces that fit a cell."""
    step = CELL_LIMIT // 2 if length(text) > len(text) else CELL_LIMIT
    return [text[at : at + step] for at in range(0, len(text), step)]


def without_noncharacters(text: str) -> str:
    """Replace the two characters that no workbook can hold by U+FFFD."""
    return _NONCHARACTERS.sub("\ufffd", text)
