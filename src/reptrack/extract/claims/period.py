"""Keep what the text around a sentence says about time: the report's period, the day of a section, a paragraph, a stated as-of day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from reptrack.extract.claims.phrases import phrase_set, word_set
from reptrack.extract.claims.roles import (
    DAY,
    MONTH,
    after_since,
    apposed,
    called_by_date,
    compared,
    in_background,
    is_as_of,
    is_aside,
    is_future,
    is_reported,
    joined,
    last_day,
    of_month,
    spans_years,
)
from reptrack.extract.claims.tables import tables
from reptrack.extract.claims.tokens import Sentence, is_digits
from reptrack.records import Date
from reptrack.values.edtf import bounds, day_of

__all__ = [
    "Period",
    "heading_period",
    "leading_date",
    "lean_on",
    "new_paragraph",
    "note_event",
    "reporting_period",
    "since_event",
]

_HEADING = 8  # tokens of a heading that dates a section
_LABELLED = 14  # tokens of a line such as `Hearing observed: 23 May, 11:20 to 16:45`
_LABEL = 5  # tokens of its label
_WEEKDAY = 3  # tokens from the colon to the date: `: Friday, 14 October`
_DATE_LINE = 3  # a line of no more tokens that holds a date only prints it
_LONG_AGO = 200  # days after which a date that a paragraph mentions is no longer what it is about
_YEAR = len("2024")
_YEARS_AGO = 500  # days after which a year is no longer what a paragraph of a review is about
_LEAD_AGO = 60  # days before the report in which the event of a headline lies
_VOTE_NEAR = 60  # days between a vote and the report
_CLOSING = 3  # tokens at the end of a question in which its mark stands
_WORDS = "subjects.toml"
_STATED_AGO = 70  # days before the report in which its figures can be stated to be of
_LISTED = 3  # dates that each have a figure right behind them
_ASIDE = 16  # tokens of a sentence that only sets an earlier figure against the one before
_HALF_MONTH, _MONTH_END = 15, 25  # days of a month up to which a monthly report is of the month before, and from which it is of this one


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

    def covered(self, *, flow: bool) -> str | None:
        """Give the period that a figure of the report is of: for what happens (`flow`), that of a total before, not the season of the title."""
        season = self.title is not None and len(self.title) == MONTH and self.title[-2:] >= "13"
        return self.stretch if flow and self.stretch and (season or self.title is None) else self.title

    def state_day(self) -> str | None:
        """Give the day that a figure of what holds is of: told in its paragraph, or stated in a report that covers no month or stretch."""
        if self.told is not None:
            return self.told
        return self.stated if self.stated is not None and (self.title is None or len(self.title) == _YEAR) else self.as_of


def new_paragraph(period: Period, *, item: bool) -> None:
    """Forget what the paragraph before spoke of; an `item` of a list goes on from the sentence that introduces the list."""
    if not item:
        period.intro = None
    period.paragraph = period.intro or period.asked
    period.told = period.asked = period.since = None


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
    if any(said in head for said in word_set(_WORDS, "tense", "monthly")):
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


def lean_on(sentence: Sentence, period: Period) -> None:
    """Let later sentences lean on the date of this one: not on a mere date line, nor on `since 2020` or a span of years."""
    if _is_line(sentence) and (len(sentence.low) <= _DATE_LINE or _is_heading(sentence)):
        value = next((date.value for date in sentence.dates.values()), None)
        told = period.section is not None or value not in {period.dated, period.printed}
        if value is not None and _is_visit(sentence):
            period.visit = value
            reporting_period(period, value, review=False)
            period.as_of = value.rpartition("/")[2]
        fits = value is not None and len(value) > MONTH and "/" not in value and told and period.visit is None
        if fits and not is_future(value or "", period.dated):
            period.section = value
        return
    if sentence.dates and _covers(sentence, period):
        return
    if sentence.low[-1] == ":":
        period.intro = period.paragraph
    if "?" in sentence.low[-_CLOSING:]:
        period.asked = period.paragraph


def _covers(sentence: Sentence, period: Period) -> bool:
    """Take what the dates of a sentence tell of those after it; tell whether they are the period that the report covers, and nothing else."""
    _note_named(sentence, period)
    covered = _covered(sentence)
    if covered is not None:
        reporting_period(period, covered, review=True)
        return True
    note_event(sentence, period)
    _note_since(sentence, period)
    value = _spoken_of(sentence, period)
    if value is not None:
        period.stretch = period.stretch or _stretch(sentence, value)
        period.paragraph = value
        period.lead = period.lead or leading_date([value], period.dated)
    return False


def _is_visit(sentence: Sentence) -> bool:
    """Tell whether a line tells when what the report is about was seen: `Date of visit: 14 October`."""
    return ":" in sentence.low[: _LABEL + 1] and sentence.find(phrase_set(_WORDS, "tense", "visit"), 0, _LABEL) is not None


def _note_named(sentence: Sentence, period: Period) -> None:
    """Remember when an event was that a date is said of: `the February 2021 coup`, `the invasion of 24 February`."""
    for index, date in sentence.dates.items():
        if date.value is None or not date.value[0].isdecimal() or "/" in date.value or not called_by_date(sentence, index):
            continue
        noun = sentence.at(index + 1)
        if noun not in word_set(_WORDS, "tense", "background_after"):
            before = next((f for i in (index, index - 1) if (f := tables().background_before.before(sentence.low, i)) is not None), None)
            noun = sentence.low[before[0]] if before is not None else ""
        if len(noun) > 1:
            period.named.setdefault(noun, date.value)


def since_event(sentence: Sentence, period: Period) -> str | None:
    """Give the open period of `Since the coup, 27,304 people have been arrested`, where a date was said of the coup before."""
    if not period.named or period.named.keys().isdisjoint(sentence.low):
        return None
    for k, word in enumerate(sentence.low):
        if word in period.named and tables().since.before(sentence.low, k - (sentence.at(k - 1) in tables().determiners)) is not None:
            return f"{period.named[word]}/.."
    return None


def _note_since(sentence: Sentence, period: Period) -> None:
    """Take the open period with which a sentence begins, for the total that follows: `Since June 2024, he has signed … A total of 227 …`."""
    if not sentence.dates or tables().since.at(sentence.low, 0) is None:
        return
    index = min(sentence.dates)
    value = sentence.dates[index].value
    if value and value[0] != "X" and after_since(sentence, index):
        period.since = value if "/" in value else f"{value}/.."


def _stretch(sentence: Sentence, value: str) -> str | None:
    """Give the closed stretch of months or days that a sentence with a figure is about: `From September to November, courts heard 714 cases`."""
    first, _, last = value.partition("/")
    closed = min(len(first), len(last)) >= MONTH and first[0].isdecimal() and last[0].isdecimal()
    return value if closed and any(map(is_digits, sentence.low)) else None


def _spoken_of(sentence: Sentence, period: Period) -> str | None:
    """Give the date that the paragraph of a sentence is about from it on, None if none of its dates is.

    Dates of which each has its own figure (`Q1 144; Q2 210; Q3 197`) are none.
    """
    if len(sentence.dates) >= _LISTED and all(is_digits(sentence.at(i + 1)) for i in sentence.dates):
        return None
    for index in _reported_first(sentence):
        value = sentence.dates[apposed(sentence, index)].value
        if value is None or value[0] == "X" or spans_years(value) or compared(sentence, index):
            continue
        if after_since(sentence, index) and ("/" not in value or value.endswith("..")):
            continue
        if _states(sentence, index, value, period):
            continue
        if called_by_date(sentence, index) and value == period.lead:
            period.lead = None  # (the NGO freed after the election of 28 July)
        if _looks_back(sentence, index, value, period) or _before_visit(value, period):
            continue
        if in_background(sentence, index) or is_aside(sentence, index) or _not_of_the_text(sentence, index, value, period):
            continue
        return of_month(sentence, index, joined(sentence, index, value) or value)
    return None


def _looks_back(sentence: Sentence, index: int, value: str, period: Period) -> bool:
    """Tell whether a date only sets what the paragraph or report is about against an earlier year: `a year ago there were 109`."""
    if len(value) == _YEAR and sentence.find(phrase_set(_WORDS, "tense", "same_period")) is not None:
        return True
    about = period.told or period.paragraph or period.title
    if about is not None and "/" not in value and value < about[: len(value)] and _compares(sentence):
        return True
    return sentence.dates[index].basis == "relative" and about is not None and len(value) == _YEAR and value < about[:_YEAR]


def _compares(sentence: Sentence) -> bool:
    """Tell whether a sentence only sets an earlier figure against the one before: `For comparison, there were 58 in October`, `In May it was fewer: 101`."""
    return len(sentence.low) <= _ASIDE and phrase_set(_WORDS, "tense", "comparing").find(sentence.low) is not None


def _before_visit(value: str, period: Period) -> bool:
    """Tell whether a date lies before the day that what the report tells was seen."""
    return period.visit is not None and value.rpartition("/")[2][: len(period.visit)] < period.visit[: len(value.rpartition("/")[2])]


def _reported_first(sentence: Sentence) -> list[int]:
    """Give the dates of a sentence in order, but that of reported results first: `in December the results for November were published`."""
    found = sorted(sentence.dates)
    index = next((i for i in found if is_reported(sentence, i)), None)
    return found if index is None else [index, *(i for i in found if i != index)]


def note_event(sentence: Sentence, period: Period) -> None:
    """Take the day of a vote that the report speaks of, before it or after it."""
    if period.event is not None or not sentence.dates or sentence.find(phrase_set(_WORDS, "tense", "vote")) is None:
        return
    named_first = sorted(sentence.dates, key=lambda index: not called_by_date(sentence, index))
    for date in (sentence.dates[index] for index in named_first):
        day, dated = day_of(date.value) if date.value is not None and len(date.value) == DAY else None, day_of(period.dated)
        if day is not None and dated is not None and abs((day - dated).days) <= _VOTE_NEAR:
            period.event = date.value
            return


def _is_line(sentence: Sentence) -> bool:
    """Tell whether a sentence is a line of its own."""
    text, start, end = sentence.text, sentence.start, sentence.end
    return text[max(0, start - 1) : start] in {"\n", ""} and text[end : end + 1] in {"\n", ""}


def _is_heading(sentence: Sentence) -> bool:
    """Tell whether a line heads a section with one date: `Third hearing, 12 March`, `Hearing observed: 23 May, 11:20`."""
    if len(sentence.dates) != 1:
        return False
    index = next(iter(sentence.dates))
    if len(sentence.low) <= _LABELLED and ":" in sentence.low[1:_LABEL] and 0 < index - sentence.low.index(":") <= _WEEKDAY:
        return True
    return len(sentence.low) <= _HEADING and sentence.text[sentence.end - 1] not in ".!?;,:"


def _states(sentence: Sentence, index: int, value: str, period: Period) -> bool:
    """Take the day that figures are stated to be of; what happens, as against what holds, is not of that day."""
    if not is_as_of(sentence, index):
        return False
    stated = last_day(value)
    day, span = day_of(period.dated), bounds(stated)
    if span is not None and span[1] is not None and (day is None or 0 <= (day - span[1]).days <= _STATED_AGO):
        period.stated = period.told = stated
        if _is_line(sentence) and sentence.text[sentence.end - 1] not in ".!?" and not _counts(sentence):
            period.paragraph = stated  # (TOTALS (as of 7 January), and lines with figures beneath)
        return True
    return False


def _counts(sentence: Sentence) -> bool:
    """Tell whether a figure stands behind a colon in a line: `On the list (as of 31 March): 24`."""
    return any(word == ":" and is_digits(sentence.at(k + 1)) for k, word in enumerate(sentence.low))


def _not_of_the_text(sentence: Sentence, index: int, value: str, period: Period) -> bool:
    """Tell whether a date is not what a paragraph is about: to come, printed wrong, or long past and only mentioned."""
    if value == period.printed and period.printed != period.dated:
        return True
    day, span = day_of(period.dated), bounds(value)
    if day is None or span is None or span[0] is None or span[1] is None:
        return False
    if span[0] > day:
        return True
    if period.title is not None:
        return len(value) == _YEAR and (day - span[1]).days > _YEARS_AGO  # (In 1981, PEN chose this day)
    if (day - span[1]).days <= _LONG_AGO:
        return False
    opening = tables().prepositions | tables().just
    return any(token[0].isalpha() and token not in opening for token in sentence.low[:index])


def _covered(sentence: Sentence) -> str | None:
    """Give the period of `The report covers the period from 1 November 2024 to 30 April 2025`."""
    words, same = tables().period_words, word_set("subjects.toml", "tense", "same")
    if words.isdisjoint(sentence.low):
        return None
    if not any(word in words and sentence.at(i - 1) not in same for i, word in enumerate(sentence.low)):
        return None
    values = [sentence.dates[index].value for index in sorted(sentence.dates)]
    if values and values[0] and "/" in values[0]:
        return values[0]
    ends = len(values) > 1 and values[0] and values[1] and sentence.find(tables().until) is not None
    if ends and "/" not in f"{values[0]}{values[1]}" and (values[0] or "") < (values[1] or ""):
        return f"{values[0]}/{values[1]}"
    return None
