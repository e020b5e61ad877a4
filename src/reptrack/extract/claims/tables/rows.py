"""Read the rows of tables: which cell stands in which column, what its heading says, and of when a row or a column tells."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from reptrack.extract.claims.phrases import grammar, word_set
from reptrack.extract.claims.positions import START
from reptrack.extract.claims.vocabulary import tables
from reptrack.records import Claim, Date, Name

__all__ = ["Cell", "Columns", "caption_above", "cells", "columns", "columns_of", "dates_in", "is_label", "is_row", "row_date"]

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


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table, none if nothing stands over them.

    Attributes:
        heads: what stands over each.
        times: the date that it names (`women, Feb 2025`), None where it names none or several.
        counted: what it says beside that date: `women`.
        caption: the line above the table, without its number, empty if that is a sentence.
    """

    heads: list[str]
    times: list[str | None]
    counted: list[str]
    caption: str

    def timed(self, claims: list[Claim], number: int, subject: str) -> list[Claim]:
        """Give the claims of a cell the date over its column; with no subject they have none, for no other cell tells what this one counts."""
        time = self.times[number] if number < len(self.times) else None
        if time is None:
            return claims
        return [replace(claim, time=time, subject=claim.subject if subject else None) for claim in claims]

    def subject(self, number: int, text: str, row: Sequence[Cell], names: Sequence[Name]) -> str:
        """Give what a cell counts: what stands over it, or what its row is about where that is a date or a word for a total.

        A heading that only says how, or of which part (`By decision of a court`), goes on from the caption of the table.
        """
        said = self.counted[number] if number < len(self.counted) else ""
        if not said or _is_total(said):
            return "" if number >= len(self.counted) else self._of_row(text, row, names) or said
        return f"{self.caption}, {said}" if self.caption and _goes_on(said) else said

    def _of_row(self, text: str, row: Sequence[Cell], names: Sequence[Name]) -> str:
        """Give what a row counts: its first cell, or the caption of the table where that is a name (`Minsk`), a total or a figure."""
        begin, end = row[0] if row else (0, 0)
        first = text[begin:end]
        named = any(begin <= name.start < end and name.kind != "org" for name in names)
        return self.caption if named or _is_total(first) or not any(sign.isalpha() for sign in first) else first


def columns(text: str, line: int, dates: Sequence[Date]) -> Columns:
    """Give the columns that the first row of the table heads that has a row at `line`, which may be that row itself: it has no figures but dates."""
    first = line
    while first > 0:
        above = text.rfind("\n", 0, first - 1) + 1
        row = text[above : first - 1]
        if "|" not in row and "\t" not in row:
            break
        first = above
    stop = text.find("\n", first)
    stop = len(text) if stop < 0 else stop
    found = _split(text, first, first + len(text[first:stop].rstrip()))
    named = [dates_in(dates, cell) for cell in found]
    if any(text[begin].isdecimal() and not inside for (begin, end), inside in zip(found, named, strict=True) if begin < end):
        return Columns([], [], [], "")
    return columns_of(text, [[cell] for cell in found], dates, caption_above(text, first, dates))


def columns_of(text: str, pieces: Sequence[Sequence[Cell]], dates: Sequence[Date], caption: str) -> Columns:
    """Give the columns of a table from the pieces of text that stand over each, one below the other, and its caption."""
    named = [[date for cell in over for date in dates_in(dates, cell)] for over in pieces]
    return Columns(
        heads=[" ".join(text[begin:end] for begin, end in over) for over in pieces],
        times=[inside[0].value if len(inside) == 1 else None for inside in named],
        counted=[
            " ".join(filter(None, (_beside(text, cell, dates_in(dates, cell) if len(inside) == 1 else ()) for cell in over)))
            for over, inside in zip(pieces, named, strict=True)
        ],
        caption=caption,
    )


def dates_in(dates: Sequence[Date], cell: Cell) -> Sequence[Date]:
    """Give the dates that begin in a cell."""
    return dates[bisect_left(dates, cell[0], key=START) : bisect_left(dates, cell[1], key=START)]


def _beside(text: str, cell: Cell, dates: Sequence[Date]) -> str:
    """Give what a heading says beside its one date, empty for nothing: `women` of `women, Feb 2025`, nothing of `All 2024`."""
    if len(dates) != 1:
        return text[cell[0] : cell[1]]
    sides = (text[cell[0] : dates[0].start].strip(_EDGES), text[dates[0].end : cell[1]].strip(_EDGES))
    return next((side for side in sides if any(sign.isalpha() for sign in side) and not _is_total(side)), "")


def _goes_on(heading: str) -> bool:
    """Tell whether a heading says nothing without what the table is of: `By decision of a court`, `of which women`."""
    first = heading.split(maxsplit=1)[0].lower()
    return first in tables().prepositions or first in tables().joints or first in grammar("grouping")


def _is_total(words: str) -> bool:
    words = words.lower().rstrip(".: ")
    return words in word_set("subjects.toml", "left_out", "total") or words in tables().determiners


def caption_above(text: str, first: int, dates: Sequence[Date]) -> str:
    """Give the line above a table, maybe behind an empty one: `Verdicts by region` of `Table 2. Verdicts by region`."""
    low = max(0, first - _CAPTION)
    stop = low + len(text[low:first].rstrip())
    begin = text.rfind("\n", low, stop) + 1
    above = text[begin:stop] if begin > low or not low else ""
    if "|" in above or "\t" in above or above.endswith((".", "!", "?", ";")):
        return ""
    numbered, dated = _NUMBERED.match(above), dates_in(dates, (begin, stop))
    if len(dated) == 1 and not _beside(text, (begin, stop), dated):
        return ""
    start = begin + numbered.end() if numbered else begin
    named = text[start : dated[0].start if dated and dated[0].start > start else stop].partition(",")[0]
    return _without_grouping(named.strip(_EDGES))


def _without_grouping(caption: str) -> str:
    """Leave out what the rows of a table are: `Verdicts` of `Verdicts by region`."""
    words = caption.split()
    grouped = next((n for n in range(1, len(words)) if words[n].lower() in grammar("grouping")), len(words))
    return " ".join(words[:grouped])


_EDGES = " ,;:()–—-"
_CAPTION = 100  # characters of a caption at most
_NUMBERED = re.compile(r"[^\W\d_]+\s\d{1,3}[.:)]?\s+(?=\S)")  # `Table 2. `
