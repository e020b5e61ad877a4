"""Tell the cells of a table's column of days: `01.11` under `Date`."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from reptrack.values.dates.cues import cue

__all__ = ["in_day_column"]

_SIGNS = "\t|"
_ROW = 2_000  # characters of a row at most


def in_day_column(text: str, start: int, end: int) -> bool:
    """Say whether figures are all of a cell whose column is headed by a word for days.

    Cells are parted by tabs or upright strokes; the head is the topmost row of the same table, which ends with a line that has no such sign.
    Example: `01.11` of `No.⇥Date⇥Court⏎1⇥01.11⇥Minsk`.
    """
    sign = _sign_around(text, start, end)
    if not sign:
        return False
    begin = text.rfind("\n", max(0, start - _ROW), start) + 1
    begins, columns = _day_columns(text, sign)
    table = bisect_right(begins, begin) - 1
    return table >= 0 and text.count(sign, begin, start) in columns[table]


@lru_cache(maxsize=4)
def _day_columns(text: str, sign: str) -> tuple[list[int], list[frozenset[int]]]:
    """Give where the tables of a text begin, and which columns of each are headed by a word for days; read once for all its cells."""
    begins: list[int] = []
    columns: list[frozenset[int]] = []
    at, inside = 0, False
    for line in text.split("\n"):
        if sign in line and not inside:
            begins.append(at)
            cells = line[:_ROW].lower().split(sign)
            columns.append(frozenset(n for n, cell in enumerate(cells) if not cue("day_columns").isdisjoint(cell.split())))
        inside = sign in line
        at += len(line) + 1
    return begins, columns


def _sign_around(text: str, start: int, end: int) -> str:
    """Give the sign that parts cells on one side of figures, where nothing but space or the line's end is on the other; else nothing."""
    before, after = text[max(0, start - 3) : start].rstrip(" ")[-1:], text[end : end + 3].lstrip(" ")[:1]
    found = {sign for sign in (before, after) if sign and sign in _SIGNS}
    whole = all(not sign or sign in _SIGNS or sign == "\n" for sign in (before, after))
    return found.pop() if whole and len(found) == 1 else ""
