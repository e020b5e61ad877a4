"""Read tables whose columns are set apart by spaces alone: which lines are rows, what stands over each column, in how many lines so ever."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reptrack.extract.claims.tables.rows import Cell, Columns, caption_above, columns_of, dates_in
from reptrack.records import Date

__all__ = ["fixed_width"]

_WIDE = "   "  # no line of prose has so many spaces inside
_CELL = re.compile(r"\S+(?: \S+)*")
# What a row has in a column of figures: `1,241`, `62%`, `(14)`, `~30`; nothing is a dash, `n/a` or `…`.
_FIGURE = re.compile(r"[(~≈<>+−-]?\d[\d.,'’ \u00a0\u202f]*%?\)?")
_NOTHING = re.compile(r"[–—-]+|n/?a|…|\.\.\.?")
_RULE = re.compile(r"[\s=_+–—-]+")
_HEAD_LINES = 4  # lines over which a heading is broken at most
_NEAR = 6  # characters between a heading and the column that it stands over, where they do not overlap
_FEWEST = 2  # rows of a table, and cells of a row


class _Line(NamedTuple):
    """A line of a table: where it begins, and its cells as characters of the text."""

    start: int
    cells: list[Cell]

    def where(self, number: int) -> Cell:
        """Give the columns of characters that a cell takes up in its line."""
        begin, end = self.cells[number]
        return begin - self.start, end - self.start


def fixed_width(text: str, dates: Sequence[Date]) -> dict[int, tuple[Columns, list[Cell]]]:
    """Give the rows of such tables, by the character that a row begins with: their columns, and one cell for each, an empty one too.

    A table has headings over two rows or more that each have a figure behind their first cell; lines of dashes between do not count.
    """
    found: dict[int, tuple[Columns, list[Cell]]] = {}
    at = text.find(_WIDE)
    while at >= 0:
        rows, stop = _rows(text, text.rfind("\n", 0, at) + 1)
        if rows:
            found.update(_table(text, dates, rows))
        at = text.find(_WIDE, stop)
    return found


def _table(text: str, dates: Sequence[Date], rows: list[_Line]) -> Iterator[tuple[int, tuple[Columns, list[Cell]]]]:
    heads = [rows.pop(0)] if _only_dated(text, rows[0], dates) else []
    if len(rows) < _FEWEST:
        return
    places = _places(rows)
    heads = _heads_above(text, (heads or rows)[0].start, places, dates) + heads
    pieces = _over(heads, places, dates)
    if not any(pieces[1:]):
        return
    columns = columns_of(text, pieces, dates, caption_above(text, heads[0].start, dates))
    for row in rows:
        cells = _in_columns(row, places)
        if cells is not None:
            yield row.cells[0][0], (columns, cells)


def _rows(text: str, start: int) -> tuple[list[_Line], int]:
    """Give the rows that follow each other from the line at `start` on, and where the line begins that is none; at least one line is passed."""
    rows: list[_Line] = []
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = _line(text, start, end)
        if _is_row(text, line):
            rows.append(line)
        elif not (rows and line.cells and _RULE.fullmatch(text, start, end)):
            return rows, start if rows else end + 1
        start = end + 1
    return rows, start


def _line(text: str, start: int, end: int) -> _Line:
    return _Line(start, [match.span() for match in _CELL.finditer(text, start, end)])


def _is_row(text: str, line: _Line) -> bool:
    """Tell whether a line is a row: several cells, of which the last holds a figure or says that there is none, and one behind the first a figure."""
    if len(line.cells) < _FEWEST or not any(sign.fullmatch(text, *line.cells[-1]) for sign in (_FIGURE, _NOTHING)):
        return False
    return any(_FIGURE.fullmatch(text, *cell) for cell in line.cells[1:])


def _only_dated(text: str, line: _Line, dates: Sequence[Date]) -> bool:
    """Tell whether a line of figures is one of headings: all of them are dates (`Region   2023   2024`)."""
    return not text[line.cells[0][0]].isdecimal() and _all_dates(line.cells[1:], dates)


def _heads_above(text: str, first: int, places: Sequence[Cell], dates: Sequence[Date]) -> list[_Line]:
    """Give the lines of headings above the first row, maybe behind an empty line: each has several cells, or one that does not begin its line."""
    found: list[_Line] = []
    stop, empty = first, False
    while stop > 0 and len(found) < _HEAD_LINES:
        begin = text.rfind("\n", 0, stop - 1) + 1
        line = _line(text, begin, stop - 1)
        stop = begin
        if line.cells and _RULE.fullmatch(text, begin, line.cells[-1][1]):
            continue
        if not line.cells and not found and not empty:
            empty = True
            continue
        if not line.cells or (len(line.cells) < _FEWEST and line.where(0)[0] < places[0][1]):
            break
        if _is_row(text, line) and not (line.where(0)[0] >= places[0][1] and _all_dates(line.cells, dates)):
            break
        found.append(line)
    return found[::-1]


def _places(rows: Sequence[_Line]) -> list[Cell]:
    """Give where the columns stand in a line: as wide as in the rows that have the most cells."""
    most = max(len(row.cells) for row in rows)
    full = [row for row in rows if len(row.cells) == most]
    return [(min(row.where(n)[0] for row in full), max(row.where(n)[1] for row in full)) for n in range(most)]


def _over(heads: Sequence[_Line], places: Sequence[Cell], dates: Sequence[Date]) -> list[list[Cell]]:
    """Give the pieces of headings over each column: of a line with as many cells one each, else those that stand over or nearest to it.

    Headings over groups of columns (`2023   2024` above `Men   Women   Men   Women`) go to each column of their group.
    """
    pieces: list[list[Cell]] = [[] for _ in places]
    for line in heads:
        under = [_under(line.where(number), places) for number in range(len(line.cells))]
        ahead, (group, rest) = len(places) - len(line.cells), divmod(len(places) - 1, len(line.cells))
        if ahead == 0 or (ahead == 1 and line.where(0)[0] >= places[0][1]):
            under = [[number] for number in range(ahead, len(places))]
        elif rest == 0 and (_all_dates(line.cells, dates) or all(_between(line.where(n), places) for n in range(len(line.cells)))):
            under = [list(range(1 + n * group, 1 + (n + 1) * group)) for n in range(len(line.cells))]
        for cell, columns in zip(line.cells, under, strict=True):
            for column in columns:
                pieces[column].append(cell)
    return pieces


def _all_dates(cells: Sequence[Cell], dates: Sequence[Date]) -> bool:
    return all(dates_in(dates, cell) for cell in cells)


def _between(span: Cell, places: Sequence[Cell]) -> bool:
    """Tell whether a heading stands between two columns, as one over both of them does."""
    return not any(min(span[1], place[1]) > max(span[0], place[0]) for place in places) and places[0][1] < span[0] < places[-1][0]


def _under(span: Cell, places: Sequence[Cell]) -> list[int]:
    """Give the columns that a heading stands over, else the nearest one."""
    over = [n for n, place in enumerate(places) if min(span[1], place[1]) > max(span[0], place[0])]
    if over:
        return over
    gap, nearest = min((max(place[0] - span[1], span[0] - place[1]), n) for n, place in enumerate(places))
    return [nearest] if gap <= _NEAR else []


def _in_columns(row: _Line, places: Sequence[Cell]) -> list[Cell] | None:
    """Give one cell for each column, an empty one where the row has nothing there; None if two of its cells stand in one."""
    if len(row.cells) == len(places):
        return row.cells
    under = [_under(row.where(number), places)[:1] for number in range(len(row.cells))]
    taken = [columns[0] for columns in under if columns]
    if len(taken) < len(row.cells) or any(before >= after for before, after in pairwise(taken)):
        return None
    at = dict(zip(taken, row.cells, strict=True))
    return [at.get(number, (row.start, row.start)) for number in range(len(places))]
