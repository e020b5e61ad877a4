"""Take from each sentence what it tells of the time of those after it: the day of a section, of a paragraph, a stated as-of day, an event."""

from __future__ import annotations

import re

from reptrack.extract.claims.phrases import phrase_set, word_set
from reptrack.extract.claims.times.asides import bracketed_with_figure, in_participle_clause
from reptrack.extract.claims.times.head_period import leading_date
from reptrack.extract.claims.times.mentioned import mentioned_from
from reptrack.extract.claims.times.roles import (
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
from reptrack.extract.claims.times.said_spans import week_said, year_said
from reptrack.extract.claims.times.same_period import names_same_period
from reptrack.extract.claims.times.time_context import Period, covered_period, reporting_period
from reptrack.extract.claims.tokens import DATE, Sentence, is_digits
from reptrack.extract.claims.vocabulary import tables
from reptrack.values.dates.lexicon import lexicon, weekday_names
from reptrack.values.edtf import bounds, day_of

__all__ = [
    "is_year_ago",
    "lean_on",
    "leave_section",
    "new_paragraph",
    "note_event",
    "over_table",
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
_VOTE_NEAR = 60  # days between a vote and the report
_CLOSING = 3  # tokens at the end of a question in which its mark stands
_WORDS = "subjects.toml"
_STATED_AGO = 70  # days before the report in which its figures can be stated to be of
_LISTED = 3  # dates that each have a figure right behind them
_TABLE_NEAR = 300  # characters between a sentence and the first row of its table, and between two rows
_SECTION = 20_000  # characters of a section
_MONTH_DAYS = 31
_BESIDE = 3  # tokens between two dates that say the same
_ASIDE = 16  # tokens of a sentence that only sets an earlier figure against the one before


def new_paragraph(period: Period, *, item: bool) -> None:
    """Forget what the paragraph before spoke of; an `item` of a list goes on from the sentence that introduces the list."""
    if not item:
        period.intro = None
    period.paragraph = period.intro or period.asked
    period.told = period.asked = period.since = None


def lean_on(sentence: Sentence, period: Period) -> None:
    """Let later sentences lean on the date of this one: not on a mere date line, nor on `since 2020` or a span of years."""
    if sentence.low[-1] == ":" and not sentence.dates:
        _introduce(sentence, period)
        return
    if _is_line(sentence) and (len(sentence.low) <= _DATE_LINE or _is_heading(sentence)):
        value = _headed(sentence)
        told = len(period.section or "") == DAY or value not in {period.dated, period.printed}
        if value is not None and _is_visit(sentence):
            period.visit = value
            reporting_period(period, value, review=False)
            period.as_of = value.rpartition("/")[2]
        fits = value is not None and _fits_section(value) and told and period.visit is None
        if fits and not is_future(value or "", period.dated):
            period.section = value
            worded = any(word.isalpha() and len(word) > _WEEKDAY and word not in weekday_names() for word in sentence.low if word != DATE)
            period.section_from = sentence.end if worded or len(value or "") != DAY else None
        return
    period.above = None
    if len(sentence.dates) > 1:
        period.row_of_dates = [date.value for _, date in sorted(sentence.dates.items())]
    if sentence.dates and _covers(sentence, period):
        return
    if sentence.low[-1] == ":":
        period.intro = period.paragraph
    if "?" in sentence.low[-_CLOSING:]:
        period.asked = period.paragraph


def _introduce(sentence: Sentence, period: Period) -> None:
    """Take the period that a line without a date introduces a list with: `Over the week:`, `За квартал:`."""
    period.intro = period.paragraph
    if sentence.find(tables().over_period) is not None:
        period.intro = period.paragraph = period.title or week_said(sentence, period) or year_said(sentence, period) or period.paragraph


def leave_section(sentence: Sentence, period: Period) -> None:
    """Leave a section that a heading with a date and words began (`Hearing of 14 March: debate`) where one without a date follows (`The verdict`)."""
    start = period.section_from
    if period.section is None or start is None or sentence.start - start > _SECTION:
        return
    period.section_from = sentence.start
    heading, end = (_NEXT_HEADING, sentence.start) if len(period.section) == DAY else (_ANY_HEADING, sentence.end)
    if heading.search(sentence.text, max(0, start - 1), end) is not None:
        period.lead = None if period.lead is not None and period.lead <= period.section else period.lead  # it was that of such a section
        period.section = period.section_from = None


# A short line between empty ones that is no sentence and holds no figure.
_NEXT_HEADING = re.compile(r"\n[ \t]*\n(?=[^\W\d_a-zа-яёіў])[^\n\d.!?:;,—–|]{3,40}\n[ \t]*\n")

# Likewise, with a number or signs of its rank before it, and maybe with its text right beneath.
_ANY_HEADING = re.compile(r"\n[ \t]*\n(?:#{1,6} )?(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?[ \t]+)?(?=[^\W\d_a-zа-яёіў])[^\n\d.!?:;|]{3,60}\n")


def _headed(sentence: Sentence) -> str | None:
    """Give what a heading dates: its date, or the stretch from the one to the other of two: `Saturday 11 – Sunday 12`."""
    values = [date.value for _, date in sorted(sentence.dates.items())]
    if len(values) != 2:  # noqa: PLR2004 - from the one to the other
        return values[0] if values else None
    low, high = values
    return f"{low}/{high}" if low and high and "/" not in low + high and len(low) == len(high) and low < high else None


def _fits_section(value: str) -> bool:
    """Tell whether a value can be the time of a section: a day, a month or a closed stretch of such, but no season."""
    first, mark, last = value.partition("/")
    return (
        value[0].isdecimal()
        and len(first) >= MONTH
        and first[5:7] <= "12"
        and (not mark or (last[0].isdecimal() and len(last) == len(first)))
    )


def _covers(sentence: Sentence, period: Period) -> bool:
    """Take what the dates of a sentence tell of those after it; tell whether they are the period that the report covers, and nothing else."""
    _note_named(sentence, period)
    covered = covered_period(sentence)
    if covered is not None:
        reporting_period(period, covered, review=True)
        return True
    note_event(sentence, period)
    _note_since(sentence, period)
    value = _spoken_of(sentence, period)
    if value is not None:
        stretch = _stretch(sentence, value)
        period.stretch = period.stretch or stretch
        period.above = (stretch, sentence.end) if stretch else None
        period.paragraph = value
        period.lead = period.lead or leading_date([value], period.dated)
    return False


def over_table(sentence: Sentence, period: Period) -> str | None:
    """Give the stretch that the sentence right above a table told its total for; what stands between are rows, and headings at most."""
    if period.above is None:
        return None
    stretch, end = period.above
    between = sentence.text[end : sentence.start] if sentence.start - end <= _TABLE_NEAR else "."
    if any(line.rstrip().endswith((".", "!", "?", ";")) for line in between.splitlines()[1:]):
        return None
    period.above = (stretch, max(end, sentence.end))
    return stretch


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
        if value is None or value[0] == "X" or spans_years(value) or compared(sentence, index) or bracketed_with_figure(sentence, index):
            continue
        if after_since(sentence, index) and ("/" not in value or value.endswith("..")):
            continue
        if _states(sentence, index, value, period):
            continue
        if called_by_date(sentence, index) and value == period.lead:
            period.lead = None  # (the NGO freed after the election of 28 July)
        if _looks_back(sentence, index, value, period) or _before_visit(value, period):
            continue
        if (
            in_background(sentence, index)
            or in_participle_clause(sentence, index)
            or is_aside(sentence, index)
            or _not_of_the_text(sentence, index, value, period)
        ):
            continue
        if mentioned_from(sentence, index) is not None or _inside_told(sentence, index, value, period):
            continue
        return of_month(sentence, index, joined(sentence, index, value) or value)
    return None


def _inside_told(sentence: Sentence, index: int, value: str, period: Period) -> bool:
    """Tell whether a day that does not open its sentence lies in the longer period that the paragraph is about, and so is only one of its days."""
    about = bounds(period.paragraph) if period.paragraph is not None and len(value) == DAY else None
    if about is None or None in about or value in (period.paragraph or "").split("/"):
        return False
    day = day_of(value)
    if day is None or not about[0] <= day <= about[1] or (about[1] - about[0]).days <= _MONTH_DAYS:  # type: ignore[operator]
        return False
    opening = tables().prepositions | tables().just
    return any(token[0].isalpha() and token not in opening for token in sentence.low[:index])


def _looks_back(sentence: Sentence, index: int, value: str, period: Period) -> bool:
    """Tell whether a date only sets what the paragraph or report is about against an earlier year: `a year ago there were 109`."""
    if len(value) == _YEAR and names_same_period(sentence):
        return True
    if is_year_ago(sentence, index):
        return True
    about = period.told or period.paragraph or period.title
    if about is not None and "/" not in value and value < about[: len(value)] and _compares(sentence):
        return True
    return sentence.dates[index].basis == "relative" and about is not None and len(value) == _YEAR and value < about[:_YEAR]


def is_year_ago(sentence: Sentence, index: int) -> bool:
    """Tell whether a date is `a year ago`, or says the same again beside it: `A year ago, on 13 March 2024, there were 1,408`."""
    first = min(sentence.dates)
    ago = lexicon().words.get(sentence.dates[first].text.lower().rpartition(" ")[2], ("",))[0] == "A"
    return ago and first <= _BESIDE and index - first <= _BESIDE


def _compares(sentence: Sentence) -> bool:
    """Tell whether a sentence only sets an earlier figure against the one before: `For comparison, there were 58 in October`, `In May there were 31, so that is a rise by half`."""
    sets = [phrase_set("claim_times.toml", "counted", "change")]
    if len(sentence.low) <= _ASIDE:
        sets.append(phrase_set(_WORDS, "tense", "comparing"))
    return any(sentence.find(words) is not None for words in sets)


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
    index = min(sentence.dates, default=-1)
    between = sentence.low[index + 1 : max(sentence.dates, default=0)]
    if index < 0 or len(sentence.dates) > 2 or not all(_joins(word) for word in between):  # noqa: PLR2004 - from the one to the other
        return False
    if len(sentence.low) <= _LABELLED and ":" in sentence.low[1:_LABEL] and 0 < index - sentence.low.index(":") <= _WEEKDAY:
        return True
    return len(sentence.low) <= _HEADING and sentence.text[sentence.end - 1] not in ".!?;,:"


def _joins(word: str) -> bool:
    """Tell whether a word may stand between the two dates of a heading: a dash, `to`, `and` or a weekday."""
    return word in {"–", "—", "-"} or word in tables().joints or word in tables().until or word in weekday_names()


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
