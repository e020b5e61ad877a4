"""Decide the time of figures that the layout of a report dates: paragraphs opened by a weekday, the last row of a table of months."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from reptrack.extract.claims.phrases import word_set
from reptrack.extract.claims.tables.rows import row_date
from reptrack.extract.claims.times.roles import DAY
from reptrack.records import Claim, Date
from reptrack.text.view import View
from reptrack.values.dates.lexicon import weekday_names
from reptrack.values.edtf import day_of

__all__ = ["of_total_rows", "of_weekdays"]

_WEEK = 7
_FARTHEST = 5_000  # characters of the longest paragraph
_HEAD = 400  # characters in which a log says what week it is of
_FEWEST = 2  # paragraphs that make a log
_OPENED = frozenset(".:,—–-")
_APART = re.compile(r"[|\t]|\s{2,}")  # between the cells of a row
Row = tuple[int, int, int, int]  # start, end, first claim, claim after the last


def of_weekdays(claims: list[Claim], view: View, dates: Sequence[Date]) -> None:
    """Give the figures of `Monday. …`, `Tuesday. …` in a log of one week the day, where nothing else dated them."""
    week = next((d.value or "" for d in dates if d.start < _HEAD and len((d.value or "").partition("/")[2]) == DAY), "")
    first, last = day_of(week[:DAY]) if week else None, day_of(week[-DAY:]) if week else None
    if first is None or last is None or (last - first).days >= _WEEK:
        return
    opened: dict[int, str | None] = {}
    for claim in claims:
        line = _line(view.text, claim.start)
        if line not in opened:
            number = _weekday(view.text, line)
            days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
            opened[line] = next((day.isoformat() for day in days if number is not None and day.weekday() == number), None)
    if sum(day is not None for day in opened.values()) < _FEWEST:
        return
    for i, claim in enumerate(claims):
        day = opened[_line(view.text, claim.start)]
        if day is not None and claim.time in {None, week, view.dated}:
            claims[i] = replace(claim, time=day)


def _line(text: str, at: int) -> int:
    """Give where the line around a place begins, or as far before it as a paragraph is long."""
    return text.rfind("\n", max(0, at - _FARTHEST), at) + 1


def _weekday(text: str, line: int) -> int | None:
    """Give the number of the weekday that a line opens with as a heading, 0 for Monday."""
    end = line
    while end < len(text) and text[end].isalpha():
        end += 1
    return weekday_names().get(text[line:end].lower()) if text[end : end + 1] in _OPENED and end > line else None


def of_total_rows(claims: list[Claim], view: View, dates: Sequence[Date], rows: Sequence[Row]) -> None:
    """Give the figures of `Total | 51 | 46`, under rows that each begin with a date, the stretch of all those rows."""
    for at, (start, end, first, last) in enumerate(rows):
        label = _APART.split(view.text[start:end].strip("| \t"), maxsplit=1)[0].strip().lower()
        if label not in word_set("subjects.toml", "left_out", "total") or row_date(dates, (start, end)) is not None:
            continue
        above = [_opening_date(dates, row) for row in rows[:at]]
        told = [value for value in above if value]
        if len(told) < _FEWEST or any("/" in value for value in told) or len({len(value) for value in told}) > 1:
            continue
        for i in range(first, last):
            claims[i] = replace(claims[i], time=f"{min(told)}/{max(told)}")


def _opening_date(dates: Sequence[Date], row: Row) -> str | None:
    """Give the date that a row begins with."""
    i = bisect_left(dates, row[0], key=lambda date: date.start)
    return dates[i].value if i < len(dates) and dates[i].start - row[0] <= len("| ") else None
