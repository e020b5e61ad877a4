"""Read the rows of tables: which cell stands in which column, what its heading says, and when what a row tells of was decided."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from reptrack.extract.claims.places import START
from reptrack.extract.claims.tables import tables
from reptrack.records import Date

__all__ = ["cells", "headings", "is_label", "is_row", "row_date"]

_YEAR = len("2024")
_OPENS = 2  # characters before what stands at the beginning of a row: a bar
_INDENT = 8  # characters before the first cell that holds something: tabs of empty ones
_CELL = re.compile(r"[^|\t\n]*")
Cell = tuple[int, int]


def is_row(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence is a row of cells: with bars, or with tabs that are not those of a numbered item."""
    if text.find("|", start, end) >= 0:
        return True
    tab = text.find("\t", start, end)
    if tab < 0:
        return False
    return text.find("\t", tab + 1, end) >= 0 or not text[start:tab].strip("(). ").isdecimal()


def cells(text: str, start: int, end: int, heads: Sequence[str]) -> list[Cell]:
    """Give the cells of the row at `start:end`, without the space around what they hold, one for each column: an empty one counts too.

    Bars around a row (`| a | b |`) hold no cell outside them. Where the row of headings itself has empty cells, because several tabs set
    its columns apart, and this row has another number of cells, only those that hold something count.
    """
    above = max(0, start - _INDENT)
    line = max(above, text.rfind("\n", above, start) + 1)
    found = _split(text, start if text[line:start].strip() or (line and text[line - 1] != "\n") else line, end)
    if len(found) != len(heads) and (not heads or "" in heads):
        found = [cell for cell in found if cell[0] < cell[1]]
    return found


def _split(text: str, line: int, stop: int) -> list[Cell]:
    found: list[Cell] = []
    at = line
    while at <= stop:
        match = _CELL.match(text, at, stop)
        end = match.end() if match else stop
        found.append(_strip(text, at, end))
        at = end + 1
    filled = text[line:stop].strip(" ")
    return found[filled[:1] == "|" : len(found) - (len(found) > 1 and filled[-1:] == "|")]


def _strip(text: str, start: int, end: int) -> Cell:
    piece = text[start:end]
    begin = start + len(piece) - len(piece.lstrip())
    return begin, begin + len(piece.strip())


def row_date(dates: Sequence[Date], span: tuple[int, int]) -> str | None:
    """Give the last date in a table row: when what the row tells of was decided.

    A bare year is one only at the beginning of the row; elsewhere it is a year of birth (`b. 1988`) or of something else.
    """
    i = bisect_left(dates, span[0], key=START)
    values = []
    while i < len(dates) and dates[i].start < span[1]:
        value = dates[i].value
        if value is not None and (len(value) > _YEAR or dates[i].start - span[0] <= _OPENS):
            values.append(value)
        i += 1
    return values[-1] if values else None


def is_label(heading: str) -> bool:
    """Tell whether a column holds no figures: `No.`, `Article (CC)`, `Date of verdict`, but not `No. of detainees`."""
    words = heading.replace(".", " ").split()
    return heading in tables().column_labels or (bool(words) and words[0] in tables().column_labels and "of" not in words[1:2])


def headings(text: str, line: int) -> list[str]:
    """Give the cells of the first row of the table that has a row at `line`, which may be that row itself, if they are words."""
    first = line
    while first > 0:
        above = text.rfind("\n", 0, first - 1) + 1
        row = text[above : first - 1]
        if "|" not in row and "\t" not in row:
            break
        first = above
    stop = text.find("\n", first)
    stop = len(text) if stop < 0 else stop
    heads = [text[begin:end] for begin, end in _split(text, first, first + len(text[first:stop].rstrip()))]
    return heads if not any(head[:1].isdecimal() for head in heads) else []
