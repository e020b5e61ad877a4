"""Read the rows of tables: what the heading of a column says of its cells, and when what a row tells of was decided."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from reptrack.extract.claims.tables import tables
from reptrack.records import Date

__all__ = ["CELL", "headings", "is_label", "is_row", "row_date"]

_YEAR = len("2024")
_OPENS = 2  # characters before what stands at the beginning of a row: a bar
CELL = re.compile(r"[^|\t\n]+")


def is_row(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence is a row of cells: with bars, or with tabs that are not those of a numbered item."""
    if text.find("|", start, end) >= 0:
        return True
    tab = text.find("\t", start, end)
    return tab >= 0 and not text[start:tab].strip("(). ").isdecimal()


def row_date(dates: Sequence[Date], span: tuple[int, int]) -> str | None:
    """Give the last date in a table row: when what the row tells of was decided.

    A bare year is one only at the beginning of the row; elsewhere it is a year of birth (`b. 1988`) or of something else.
    """
    i = bisect_left(dates, span[0], key=lambda d: d.start)
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
    """Give the cells of the first row of the table that has a row at `line`, if they are words."""
    first = line
    while first > 0:
        above = text.rfind("\n", 0, first - 1) + 1
        row = text[above : first - 1]
        if "|" not in row and "\t" not in row:
            break
        first = above
    if first == line:
        return []
    cells = [cell.group().strip() for cell in CELL.finditer(text, first, text.find("\n", first))]
    return cells if not any(cell[:1].isdecimal() for cell in cells) else []
