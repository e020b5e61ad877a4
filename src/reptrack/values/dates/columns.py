"""Tell the cells of a table's column of days: `01.11` under `Date`."""

from __future__ import annotations

from reptrack.values.dates.cues import cue

__all__ = ["in_day_column"]

_SIGNS = "\t|"
_ROWS = 300  # rows above in which the head of a table is looked for
_ROW = 2_000  # characters of a row at most


def in_day_column(text: str, start: int, end: int) -> bool:
    """Say whether figures are all of a cell whose column is headed by a word for days.

    Cells are parted by tabs or upright strokes; the head is the topmost row of the same table, at most 300 rows above.
    Example: `01.11` of `No.⇥Date⇥Court⏎1⇥01.11⇥Minsk`.
    """
    sign = _sign_around(text, start, end)
    if not sign:
        return False
    begin = text.rfind("\n", max(0, start - _ROW), start) + 1
    column = text.count(sign, begin, start)
    head = ""
    for _ in range(_ROWS):
        above = text.rfind("\n", max(0, begin - 1 - _ROW), max(0, begin - 1)) + 1
        if not begin or sign not in text[above : begin - 1]:
            break
        head, begin = text[above : begin - 1], above
    cells = head.split(sign)
    return column < len(cells) and not cue("day_columns").isdisjoint(cells[column].lower().split())


def _sign_around(text: str, start: int, end: int) -> str:
    """Give the sign that parts cells on one side of figures, where nothing but space or the line's end is on the other; else nothing."""
    before, after = text[max(0, start - 3) : start].rstrip(" ")[-1:], text[end : end + 3].lstrip(" ")[:1]
    found = {sign for sign in (before, after) if sign and sign in _SIGNS}
    whole = all(not sign or sign in _SIGNS or sign == "\n" for sign in (before, after))
    return found.pop() if whole and len(found) == 1 else ""
