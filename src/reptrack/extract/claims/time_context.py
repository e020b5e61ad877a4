"""Keep what is known of the time that a report and its parts are of, and read off its title and head which period it covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from reptrack.extract.claims.phrases import word_set
from reptrack.extract.claims.roles import DAY, MONTH, is_future, spans_years
from reptrack.extract.claims.tables import tables
from reptrack.extract.claims.tokens import Sentence
from reptrack.records import Date
from reptrack.values.dates.context import word_before
from reptrack.values.dates.cues import cue
from reptrack.values.edtf import bounds, day_of

__all__ = ["Period", "covered_period", "heading_period", "leading_date", "reporting_period", "reviewed_year"]

_YEAR = len("2024")
_LEAD_AGO = 60  # days before the report in which the event of a headline lies
_HALF_MONTH, _MONTH_END = 15, 25  # days of a month up to which a monthly report is of the month before, and from which it is of this one
_HEAD = 400  # characters at the head of a report
_NAME = 40  # characters in which the name of a yearbook stands before its year
_WORDS = "subjects.toml"


@dataclass(slots=True)
class Period:
    """What the text around a sentence says about time, as EDTF.

    Attributes:
        dated: the day of the report. printed: the day that it prints, possibly wrong.
        title: the period that the report covers: named in its title, or said to be covered.
        as_of: the day that the present tense means: the end of that period, or `dated`.
        stated: the day that figures are said to be of (`as of 31 May`).
        paragraph: the date that the sentences of the paragraph so far speak of.
        intro: that of the sentence that introduces a list.
        section: the date that the section is headed with.
        lead: the first date after the title that is as exact as a month, for headlines and rulings.
        told: the day that the figures of the paragraph so far that hold at a moment are of.
        stretch: the first stretch of months or days that a total of the report is of. since: the open period that the paragraph began with.
        asked: what the question before the paragraph asks about. event: the day of the vote that the report is about.
        row_of_dates: the dates of the last sentence that told several.
        section_from: where the text begins that its section has not been read to yet, if its heading has words of its own beside the date.
        above: the closed stretch that the last sentence with figures was of, and where it ends: a table right below is of it too.
        visit: the day that what the report tells was seen. named: when the events were that a date was said of: `the February 2021 coup`.
    """

    dated: str | None = None
    printed: str | None = None
    title: str | None = None
    as_of: str | None = None
    stated: str | None = None
    paragraph: str | None = None
    intro: str | None = None
    section: str | None = None
    lead: str | None = None
    told: str | None = None
    stretch: str | None = None
    since: str | None = None
    asked: str | None = None
    event: str | None = None
    visit: str | None = None
    named: dict[str, str] = field(default_factory=dict)
    row_of_dates: list[str | None] = field(default_factory=list)
    above: tuple[str, int] | None = None
    section_from: int | None = None

    def covered(self, *, flow: bool) -> str | None:
        """Give the period that a figure of the report is of: for what happens (`flow`), that of a total before, not the season of the title."""
        season = self.title is not None and len(self.title) == MONTH and self.title[-2:] >= "13"
        return self.stretch if flow and self.stretch and (season or self.title is None) else self.title

    def state_day(self) -> str | None:
        """Give the day that a figure of what holds is of: told in its paragraph, or stated in a report that covers no month or stretch."""
        if self.told is not None:
            return self.told
        return self.stated if self.stated is not None and (self.title is None or len(self.title) == _YEAR) else self.as_of


def reporting_period(period: Period, value: str, *, review: bool) -> None:
    """Take a date as the period that the report covers; `review` says that the title is that of a review."""
    period.title = value
    if "/" in value and not value.endswith(".."):
        end = value.split("/")[1]
        period.as_of = end if len(end) > MONTH else period.dated
    elif review and len(value) == MONTH:
        period.as_of = value


def heading_period(period: Period, title: str | None, head: str, dates: Sequence[Date]) -> None:
    """Take a stretch of days or months in the lines under a title as the period that the report covers: `the fortnight of 6–19 November`.

    A report that calls itself a monthly one covers the month before its day, or at the end of a month that one.

    Args:
        period: the context, brought up to date.
        title: the title.
        head: the lines between the title and the first blank line.
        dates: the dates in them.
    """
    if period.title is None and not head.rstrip().endswith((".", "!", "?")):
        stretches = (date.value.partition("/") for date in dates if date.value)
        closed = (f"{a}/{b}" for a, _, b in stretches if len(a) == len(b) >= MONTH and a[0].isdecimal() and not is_future(a, period.dated))
        period.title = next(closed, None)
    if period.title is None:
        _monthly_period(period, f"{title or ''} {head}".lower())


def _monthly_period(period: Period, head: str) -> None:
    day = day_of(period.dated) if period.dated is not None and len(period.dated) == DAY else None
    if day is None or _HALF_MONTH < day.day < _MONTH_END:
        return
    if any(map(head.__contains__, word_set(_WORDS, "tense", "monthly"))):
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


def reviewed_year(period: Period, text: str, dates: Sequence[Date]) -> None:
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


def covered_period(sentence: Sentence) -> str | None:
    """Give the period of `The report covers the period from 1 November 2024 to 30 April 2025`."""
    words, same = tables().period_words, word_set("subjects.toml", "tense", "same")
    if words.isdisjoint(sentence.low):
        return None
    said = next((i for i, word in enumerate(sentence.low) if word in words and sentence.at(i - 1) not in same), None)
    if said is None:
        return None
    behind = [index for index in sorted(sentence.dates) if index > said]  # (released on 8 March and covering the period from …)
    values = [sentence.dates[index].value for index in behind or sorted(sentence.dates)]
    if values and values[0] and "/" in values[0]:
        return values[0]
    ends = len(values) > 1 and values[0] and values[1] and sentence.find(tables().until) is not None
    if ends and "/" not in f"{values[0]}{values[1]}" and (values[0] or "") < (values[1] or ""):
        return f"{values[0]}/{values[1]}"
    return None
