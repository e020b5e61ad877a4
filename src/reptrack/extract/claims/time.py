"""Decide the time a figure is about: a date of its sentence, or the day or period that its paragraph or report speaks of."""

from __future__ import annotations

from dataclasses import dataclass

from reptrack.extract.claims.metric import is_stock
from reptrack.extract.claims.readings import Reading
from reptrack.extract.claims.tables import tables
from reptrack.extract.claims.tokens import DATE, Sentence, is_digits
from reptrack.values.edtf import bounds, day_of
from reptrack.values.numbers import lexicon

__all__ = ["Period", "claim_time", "has_own_date", "lean_on", "reporting_period"]

_SINCE_REACH = 6
_MONTH = len("2024-11")
_DAY_LENGTH = len("2024-11-30")
_HEADING = 8  # tokens of a heading that dates a section
_DATE_LINE = 3  # a line of no more tokens that holds a date only prints it
_REACH = 60  # words on either side that can belong to the statement of a figure
_PERFECT_REACH = 14
_LONG_AGO = 200  # days
_COMPARED_REACH, _BACKGROUND_REACH = 6, 10
_CLAUSE_ENDS = frozenset({",", ";", ":", "—", "(", ")"})
_LISTS = frozenset({",", ":"})
_NEW_STATEMENT = frozenset({",", ";", ":", "—", "("})


@dataclass(slots=True)
class Period:
    """What the text around a sentence says about time, as EDTF.

    Attributes:
        dated: the day of the report. printed: the day that it prints, possibly wrong.
        title: the period that the report covers: named in its title, or said to be covered.
        as_of: the day that the present tense means: the end of that period, or `dated`.
        paragraph: the date that the sentences of the paragraph so far speak of.
        section: the date that the section is headed with.
        lead: the first date after the title that is as exact as a month, for headlines and rulings.
    """

    dated: str | None = None
    printed: str | None = None
    title: str | None = None
    as_of: str | None = None
    paragraph: str | None = None
    section: str | None = None
    lead: str | None = None


def reporting_period(period: Period, value: str, *, review: bool) -> None:
    """Take a date as the period that the report covers; `review` says that the title is that of a review."""
    period.title = value
    if "/" in value and not value.endswith(".."):
        end = value.split("/")[1]
        period.as_of = end if len(end) > _MONTH else period.dated
    elif review and len(value) == _MONTH:
        period.as_of = value


def lean_on(sentence: Sentence, period: Period) -> None:
    """Let later sentences lean on the date of this one: not on a mere date line, nor on `since 2020` or a span of years."""
    if len(sentence.low) <= _DATE_LINE or _is_heading(sentence):
        value = next((date.value for date in sentence.dates.values()), None)
        if value is not None and len(value) > _MONTH and "/" not in value and value not in {period.dated, period.printed}:
            period.section = value
        return
    covered = _covered(sentence)
    if covered is not None:
        reporting_period(period, covered, review=True)
        return
    for index in sorted(sentence.dates):
        value = sentence.dates[index].value
        if value is None or _spans_years(value) or _after_since(sentence, index) or _compared(sentence, index):
            continue
        if _in_background(sentence, index) or _not_of_the_text(sentence, index, value, period):
            continue
        period.paragraph = value
        if period.lead is None and len(value) >= _MONTH:
            period.lead = value
        return


def _is_heading(sentence: Sentence) -> bool:
    """Tell whether a sentence is a line of its own that heads a section with one date: `Third hearing, 12 March`."""
    text, start, end = sentence.text, sentence.start, sentence.end
    if len(sentence.low) > _HEADING or len(sentence.dates) != 1 or text[end - 1] in ".!?;,":
        return False
    return text[max(0, start - 1) : start] in {"\n", ""} and text[end : end + 1] in {"\n", ""}


def _not_of_the_text(sentence: Sentence, index: int, value: str, period: Period) -> bool:
    """Tell whether a date is not what a paragraph is about: to come, printed wrong, or long past and only mentioned."""
    if value == period.printed and period.printed != period.dated:
        return True
    day, span = day_of(period.dated), bounds(value)
    if day is None or span is None or span[0] is None or span[1] is None:
        return False
    if span[0] > day:
        return True
    if (day - span[1]).days <= _LONG_AGO or period.title is not None:
        return False
    opening = tables().prepositions | tables().just
    return any(token[0].isalpha() and token not in opening for token in sentence.low[:index])


def _covered(sentence: Sentence) -> str | None:
    """Give the period of `The report covers the period from 1 November 2024 to 30 April 2025`."""
    if not any(word in tables().period_words for word in sentence.low):
        return None
    values = [sentence.dates[index].value for index in sorted(sentence.dates)]
    if values and values[0] and "/" in values[0]:
        return values[0]
    if len(values) > 1 and values[0] and values[1] and tables().until.find(sentence.low) is not None:
        return f"{values[0]}/{values[1]}"
    return None


def _spans_years(value: str) -> bool:
    first, _, last = value.partition("/")
    return bool(last) and first[:4] != last[:4] and len(last) <= _MONTH


def claim_time(sentence: Sentence, reading: Reading, metric: str | None, period: Period, *, headline: bool, row: bool) -> str | None:  # noqa: C901, PLR0911 - a rule a line
    """Give the time of a claim as EDTF, or None where the text does not tell.

    Args:
        sentence: its sentence.
        reading: the figure.
        metric: its metric: a state holds on the day of the report unless the text says otherwise.
        period: the context.
        headline: the sentence is the report's title.
        row: it stands in a table.
    """
    index = _nearest(sentence, reading)
    if index is not None and not (reading.kind == "age" and _vague_day(sentence, reading, index)):
        return _year_so_far(sentence, _exact(sentence, index, metric, period), period)
    if period.dated and len(period.dated) > _MONTH and tables().year_to_date.find(sentence.low) is not None:
        return f"{period.dated[:4]}-01-01/{period.dated}"
    if row:
        return period.title or period.as_of
    if reading.kind == "age":
        if _is_present(sentence, reading):
            return period.as_of
        day = period.paragraph is not None and len(period.paragraph) > _MONTH and "/" not in period.paragraph
        return period.paragraph if day else period.section or period.as_of
    if reading.kind in {"duration", "money"} or reading.unit == "base unit":
        return _ruling_time(sentence, reading, period, headline=headline)
    if period.title and tables().over_period.find(sentence.low) is not None:
        return period.title
    if _is_present(sentence, reading):
        covered = period.title is not None and "/" in period.title and not is_stock(metric)
        return period.title if covered else period.as_of
    if period.title and is_stock(metric) and _ends_month(sentence):
        return _last_day(period.title)
    if headline:
        return period.title or period.as_of
    if is_stock(metric) and (period.paragraph is None or len(period.paragraph) != _DAY_LENGTH):
        return period.section or period.as_of
    return period.paragraph or period.section or period.title


def _year_so_far(sentence: Sentence, value: str | None, period: Period) -> str | None:
    """Close the period of `since the beginning of the year` with the day of the report."""
    if value is None or not value.endswith("/..") or not period.dated or len(period.dated) <= _MONTH:
        return value
    first = value[:-3]
    this_year = first in {period.dated[:4], period.dated[:4] + "-01", period.dated[:4] + "-01-01"}
    relative = any(date.basis == "relative" for date in sentence.dates.values())
    return f"{period.dated[:4]}-01-01/{period.dated}" if this_year and relative else value


def _vague_day(sentence: Sentence, reading: Reading, index: int) -> bool:
    """Tell whether a date cannot be the day of an age: a year, a period, or one of another statement after it."""
    value = _value(sentence, index) or ""
    return (
        "/" in value
        or len(value) < _MONTH
        or (len(value) == _MONTH and sentence.at(reading.i - 1) == "(")
        or (index > reading.j and "," in sentence.low[reading.j : index])
    )


def _ruling_time(sentence: Sentence, reading: Reading, period: Period, *, headline: bool) -> str | None:
    """Give the time of a sentence or fine: the ruling that the report tells of; what has lasted until now is of the report's day."""
    if _is_present(sentence, reading) or _is_perfect(sentence, reading):
        return period.as_of
    if headline:
        return period.lead or period.title
    return period.paragraph or period.section or period.title or period.lead or period.as_of


def _segment(sentence: Sentence, reading: Reading) -> tuple[int, int]:
    """Give the tokens around a figure that make one statement: up to the commas and semicolons beside it."""
    low = sentence.low
    start = reading.i
    while start > max(0, reading.i - _REACH) and low[start - 1] not in _CLAUSE_ENDS:
        start -= 1
    end = reading.j
    while end < min(len(low), reading.j + _REACH) and low[end] not in _CLAUSE_ENDS:
        end += 1
    return start, end


def _is_present(sentence: Sentence, reading: Reading) -> bool:
    t = tables()
    start, end = _segment(sentence, reading)
    words = sentence.low[start:end]
    if any(word in t.modal or word in t.past_tense for word in words):
        return False
    if t.present.find(sentence.low, start, end) is not None:
        return True
    return any(len(word) > 4 and not word.isascii() and word.endswith(t.present_endings) for word in words)  # noqa: PLR2004


def _is_perfect(sentence: Sentence, reading: Reading) -> bool:
    words = sentence.low[max(0, reading.i - _PERFECT_REACH) : reading.i]
    return reading.kind == "duration" and any(word in tables().perfect for word in words)


def _nearest(sentence: Sentence, reading: Reading) -> int | None:
    """Give the token of the date that a figure belongs to: after it in its phrase, else the last one before it, else one after it."""
    usable = [
        i
        for i in sorted(sentence.dates)
        if sentence.dates[i].value is not None
        and not _compared_after(sentence, reading, i)
        and not any(tables().background_before.before(sentence.low, k) is not None for k in (i, i - 1))
    ]
    if not usable:
        return None
    for i in usable:
        if i >= reading.j and _same_phrase(sentence, reading.j, i):
            as_of = _as_of(sentence, reading, usable) if _after_since(sentence, i) else None
            return i if as_of is None else as_of
    start, end = _clause(sentence, reading.i)
    before = [i for i in usable if start <= i < reading.i]
    if before:
        return before[-1]
    after = [i for i in usable if reading.j <= i < end and not _belongs_elsewhere(sentence, reading.j, i)]
    if after:
        return after[0]
    return next((i for i in reversed(usable) if i < reading.i), None)


def _compared(sentence: Sentence, index: int) -> bool:
    """Tell whether a date is only what something is compared with: `more than in September`, `down from 253 in January`."""
    for i in range(index, max(0, index - _COMPARED_REACH), -1):
        if tables().compared.before(sentence.low, i) is not None:
            return True
        if sentence.low[i - 1] in _CLAUSE_ENDS:
            return False
    return False


def _compared_after(sentence: Sentence, reading: Reading, index: int) -> bool:
    """Tell whether a date belongs to a comparison, and the figure does not."""
    if index < reading.i:
        return _compared(sentence, index) and not any(word in tables().background for word in sentence.low[index : reading.i])
    return any(tables().compared.at(sentence.low, i) is not None for i in range(reading.j, index))


def _in_background(sentence: Sentence, index: int) -> bool:
    """Tell whether a date stands in a clause about the past of what the sentence is about: `who was arrested in May`, `(since 2020)`."""
    t = tables()
    if any(t.background_before.before(sentence.low, i) is not None for i in (index, index - 1)):
        return True
    background = t.background
    for i in range(index - 1, max(-1, index - _BACKGROUND_REACH), -1):
        word = sentence.low[i]
        if word == "(" or (word in background and i > 0):
            return True
        if word in _CLAUSE_ENDS:
            return False
    return False


def has_own_date(sentence: Sentence, reading: Reading) -> bool:
    """Tell whether a date follows a part in its own phrase: `15 of them in October`."""
    for index in sorted(sentence.dates):
        if index >= reading.j:
            return not any(token in {",", ";", ":"} or token[0].isdecimal() for token in sentence.low[reading.j : index])
    return False


def _as_of(sentence: Sentence, reading: Reading, usable: list[int]) -> int | None:
    """Give the date of `As of 9 May, 3,452 people have been killed since …`."""
    found = next((i for i in usable if i < reading.i and tables().as_of.before(sentence.low, i) is not None), None)
    clear = found is not None and not any(token in _NEW_STATEMENT - {","} for token in sentence.low[found : reading.i])
    return found if clear else None


def _same_phrase(sentence: Sentence, i: int, j: int) -> bool:
    """Tell whether nothing between two tokens begins another statement."""
    than, numerals = tables().than, lexicon().cardinals
    return not any(token in _NEW_STATEMENT or is_digits(token) or token in than or token in numerals for token in sentence.low[i:j])


def _belongs_elsewhere(sentence: Sentence, i: int, j: int) -> bool:
    """Tell whether a later date is that of another figure, or of something that began with it."""
    between = sentence.low[i:j]
    return (any(token in _LISTS for token in between) and any(is_digits(token) for token in between)) or _after_since(sentence, j)


def _clause(sentence: Sentence, i: int) -> tuple[int, int]:
    start = max((k + 1 for k in range(i) if sentence.low[k] == ";"), default=0)
    end = next((k for k in range(i, len(sentence.low)) if sentence.low[k] == ";"), len(sentence.low))
    return start, end


def _exact(sentence: Sentence, index: int, metric: str | None, period: Period) -> str | None:
    """Give a date as the time of a figure: the last day of a period that ends, for what holds at a moment; the true day for a wrong printed one."""
    value = _value(sentence, index)
    if value is None or value.startswith("XXXX"):
        return None
    if value == period.printed and period.dated:
        return period.dated
    ends = is_stock(metric) and (
        _ends_month(sentence) or any(tables().period_end.before(sentence.low, i) is not None for i in (index, index - 1))
    )
    if ends:
        return _last_day(value)
    return value


def _last_day(value: str) -> str:
    span = bounds(value) if "/" not in value else None
    return span[1].isoformat() if span and span[1] else value


def _ends_month(sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of the end of a month that it names elsewhere: `November: … on the last day of the month`."""
    return tables().month_end.find(sentence.low) is not None


def _value(sentence: Sentence, index: int) -> str | None:
    value = sentence.dates[index].value
    if value is None or "/" in value:
        return value
    return f"{value}/.." if _after_since(sentence, index) else value


def _after_since(sentence: Sentence, index: int) -> bool:
    """Tell whether a date opens a period that goes on: `since 2020`, `since the beginning of 2024`, `с января 2021 года`."""
    t = tables()
    for i in range(index, max(-1, index - _SINCE_REACH), -1):
        if t.since.before(sentence.low, i) is not None:
            return not _closed(sentence, index)
        if i > 0 and sentence.low[i - 1] not in t.since_fillers:
            return False
    return False


def _closed(sentence: Sentence, index: int) -> bool:
    return tables().until.at(sentence.low, index + 1) is not None and DATE in sentence.low[index + 1 : index + 5]
