"""Read off the title of a report, and the lines around it, which period it covers and of what day it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import takewhile

from reptrack.extract.claims.phrases import word_set
from reptrack.extract.claims.times.roles import DAY, MONTH, is_future, spans_years
from reptrack.extract.claims.times.time_context import Period, reporting_period
from reptrack.records import Date
from reptrack.text.view import View
from reptrack.values.dates.context import word_before
from reptrack.values.dates.cues import cue
from reptrack.values.edtf import bounds, day_of

__all__ = ["begin_period", "leading_date"]

_YEAR = len("2024")
_REVIEW_SIGNS = frozenset(".:,—–-|/")
_LEAD = 400  # characters after the title in which its event is dated
_LINE, _WORDS = 160, 2  # characters of the longest line at the head of a report; spaces in the longest that may end as a sentence does
_FIGURE = re.compile(r"[^\W\d_](?::|\s[–—]|\t)\s*[\d,. ]{1,12}$")  # the end of `Arrests: 12`
_NUMBERED = re.compile(r"\s*(?:#|\d{1,2}(?:\.\d|[.)]\s))")  # a heading in the body: `2. Second quarter`
_EDGES = ".,:;()[]«»“”\"'–—|•"  # what stands around a word
_YEARS_LATE = 2  # years from the period that a report covers to its day
_LEAD_AGO = 60  # days before the report in which the event of a headline lies
_HALF_MONTH, _MONTH_END = 15, 25  # days of a month up to which a monthly report is of the month before, and from which it is of this one
_HEAD = 400  # characters at the head of a report
_NAME = 40  # characters in which the name of a yearbook stands before its year


def begin_period(view: View, dates: Sequence[Date]) -> tuple[Period, int]:
    """Give what the title, and the lines around it, say of the period, and where the title ends."""
    title_end = 0
    period = Period(dated=view.dated, printed=view.published, as_of=view.dated)
    at = view.text.find(view.title) if view.title else -1
    if view.title and at >= 0:
        title_end = at + len(view.title)
        in_title = [d for d in dates if at <= d.start < title_end and d.value and d.value[0].isdecimal()]
        if in_title:
            before = view.text[at : in_title[0].start].rstrip()
            reporting_period(period, in_title[0].value or "", review=before[-1:] in _REVIEW_SIGNS)
    if period.title is None:
        head = _head(view.text, title_end)
        around = [d for d in takewhile(lambda d: d.start < len(head), dates) if not at <= d.start < title_end]
        _heading_period(period, view.title, head, around)
    _reviewed_year(period, view.text, dates)
    ahead = [d.value for d in dates if title_end <= d.start < title_end + _LEAD and d.value and d.value != view.published]
    period.lead = leading_date(ahead, view.dated)
    return period, title_end


def _head(text: str, title_end: int) -> str:
    """Give the beginning of a report up to the first line under its title that is a sentence, or holds a figure behind a label."""
    end = title_end
    while end < title_end + _LEAD:
        stop = text.find("\n", end + 1)
        line = text[end : stop if stop >= 0 else len(text)].strip()
        if len(line) > _LINE or _FIGURE.search(line) or (line.endswith((".", "!", "?")) and line.count(" ") > _WORDS):
            break
        if stop < 0:
            return text
        end = stop
    return text[:end]


def _heading_period(period: Period, title: str | None, head: str, dates: Sequence[Date]) -> None:
    """Take what a line around the title names as the period that the report covers: `the fortnight of 6–19 November`, `Annual report 2024`.

    A report that calls itself a monthly one covers the month before its day, or at the end of a month that one.

    Args:
        period: the context, brought up to date.
        title: the title.
        head: the lines around the title, up to the first that is a sentence.
        dates: the dates in them, with offsets in `head`.
    """
    named = (_covered(line, date, period) for line, date in _dated_lines(head, dates))
    period.title = next((covered for covered in named if covered is not None), None)
    if period.title is None:
        _monthly_period(period, f"{title or ''} {head}".lower())


def _dated_lines(head: str, dates: Sequence[Date]) -> Iterator[tuple[str, Date]]:
    """Give the lines of a head that say one date, or one beside others that are only days, and that date."""
    start = 0
    for line in head.split("\n") if dates else ():
        end = start + len(line)
        inside = [date for date in dates if start <= date.start < end and date.value and date.value[0].isdecimal()]
        longer = [date for date in inside if len(date.value or "") != DAY]
        if len(longer) == 1 and not line.rstrip().endswith((".", "!", "?")) and not _NUMBERED.match(line):
            yield line, longer[0]
        start = end + 1


def _covered(line: str, date: Date, period: Period) -> str | None:
    """Give the period that a date in a line at the head of a report names, None if it is no more than when it came out or was founded."""
    first, mark, last = (date.value or "").partition("/")
    if mark:
        closed = len(first) == len(last) >= MONTH and last[0].isdecimal()
        return date.value if closed and not is_future(first, period.dated) else None
    words = [word.strip(_EDGES).lower() for word in line.replace(date.text, " ").split()]
    if word_set("claim_times.toml", "reports", "names").isdisjoint(words) or first in {period.dated, period.printed}:
        return None
    if period.dated is None:
        return first if len(first) == MONTH else None
    if int(period.dated[:_YEAR]) - int(first[:_YEAR]) > _YEARS_LATE:
        return None
    return first if first < period.dated[: len(first)] or _at_end_of(first, period.dated) else None


def _at_end_of(value: str, dated: str) -> bool:
    """Tell whether a report came out in the last days of the month, or the last month of the year, that it names."""
    return dated[-2:] >= str(_MONTH_END) if len(value) == MONTH < len(dated) else dated[len(value) :][:3] == "-12"


def _monthly_period(period: Period, head: str) -> None:
    day = day_of(period.dated) if period.dated is not None and len(period.dated) == DAY else None
    if day is None or _HALF_MONTH < day.day < _MONTH_END:
        return
    if any(map(head.__contains__, word_set("subjects.toml", "tense", "monthly"))):
        month = day if day.day >= _MONTH_END else day.replace(day=1) - timedelta(days=1)
        reporting_period(period, month.isoformat()[:MONTH], review=True)


def leading_date(values: list[str], dated: str | None) -> str | None:
    """Give the first of the dates after a title that its event may be of: as exact as a month, not to come and not long ago."""
    for value in values:
        day, span = day_of(dated), bounds(value)
        if len(value) < MONTH or value[0] == "X" or spans_years(value) or is_future(value.rpartition("/")[2], dated):
            continue
        if day is None or span is None or span[1] is None or (day - span[1]).days <= _LEAD_AGO:
            return value
    return None


def _reviewed_year(period: Period, text: str, dates: Sequence[Date]) -> None:
    """Take the year that an undated report is known to cover, where nothing else tells its period: of `World Report 2013` the year before, of `during 2010` it."""
    if period.title is not None or period.dated is not None:
        return
    years = [date for date in dates if date.value is not None and len(date.value) == _YEAR and date.value.isdecimal()]
    books = tuple(cue("yearbooks"))
    covered = {
        str(int(date.value or 0) - 1) for date in years if text[max(0, date.start - _NAME) : date.start].rstrip().lower().endswith(books)
    }
    latest = max((date.value[:_YEAR] for date in dates if date.value is not None), default="")
    framing = cue("year_under_review") | cue("before_year_under_review")
    covered = covered or {date.value or "" for date in years if date.value == latest and word_before(text, date.start) in framing}
    covered = covered or {date.value or "" for date in dates if _is_span_of_study(text, date)}
    if len(covered) == 1:
        period.title = period.as_of = covered.pop()


def _is_span_of_study(text: str, date: Date) -> bool:
    """Tell whether years in brackets at the head of a report say what it covers: `An analysis of 8,689 cases (2020-2026)`."""
    bracketed = text[max(0, date.start - 1) : date.start] == "(" and text[date.end : date.end + 1] == ")"
    first, _, last = (date.value or "").partition("/")
    return bracketed and date.end < _HEAD and first.isdecimal() and last.isdecimal() and len(first) == len(last) == _YEAR
