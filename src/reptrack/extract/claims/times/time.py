"""Decide the time a figure is about: a date of its sentence, or the day or period that its paragraph or report speaks of."""

from __future__ import annotations

from reptrack.extract.claims.metrics.metric import is_flow, is_group, is_stock
from reptrack.extract.claims.phrases import phrase_set, word_set
from reptrack.extract.claims.readings import Reading
from reptrack.extract.claims.times import roles
from reptrack.extract.claims.times.asides import bracketed_with_figure
from reptrack.extract.claims.times.background import is_background
from reptrack.extract.claims.times.nearest_date import nearest_date
from reptrack.extract.claims.times.period import is_year_ago, leave_section, note_event, over_table, since_event
from reptrack.extract.claims.times.roles import DAY, MONTH
from reptrack.extract.claims.times.said_spans import week_said, year_said
from reptrack.extract.claims.times.same_period import in_year, names_same_period
from reptrack.extract.claims.times.shifts import segment, shifted
from reptrack.extract.claims.times.tense import contains, is_perfect, is_present, until_now
from reptrack.extract.claims.times.time_context import Period
from reptrack.extract.claims.tokens import Sentence, is_digits
from reptrack.extract.claims.verbs import is_participle
from reptrack.extract.claims.vocabulary import tables
from reptrack.values.edtf import day_of
from reptrack.values.numbers import lexicon

__all__ = ["claim_time", "has_own_time", "time_of_change"]

_PERFECT_REACH = 14
_MARKS = frozenset({":", "—", "–"})
_NEW_STATEMENT = frozenset({",", ";", ":", "—", "–", "("})
_DECEMBER = 12
_YEAR = len("2024")
_MOST_YEARS = 100
_NEWS = 7  # days from an event to the news of it
_RULINGS = frozenset({"prison-term", "fine-amount"})
_WORDS = "subjects.toml"
_TIMES = "claim_times.toml"


def claim_time(sentence: Sentence, reading: Reading, metric: str | None, period: Period, *, headline: bool, row: bool) -> str | None:  # noqa: C901, PLR0911, PLR0912 - a rule a line
    """Give the time of a claim as EDTF, or None where the text does not tell.

    Args:
        sentence: its sentence.
        reading: the figure.
        metric: its metric: a state holds on the day of the report unless the text says otherwise.
        period: the context.
        headline: the sentence is the report's title.
        row: it stands in a table.
    """
    leave_section(sentence, period)
    index = nearest_date(sentence, reading, period) if sentence.dates else None
    index = index if index is None else roles.apposed(sentence, index)
    elsewhen = shifted(sentence, reading, period, index) or _in_turn(sentence, reading, period)
    if elsewhen is not None:
        return elsewhen
    if is_background(sentence, reading):
        return None
    if period.dated and _by_the_writing(sentence, reading):
        return period.dated
    if index is None and (set_off := _set_against(sentence, reading, period)) is not None:
        return set_off or None
    if index is not None and (over := _over_its_period(sentence, reading, index, period)) is not None:
        return over
    event = _event_day(sentence, reading, period)
    if event is not None and any(date.value == event for date in sentence.dates.values()):
        return event
    if index is not None and not (reading.kind == "age" and _vague_day(sentence, reading, index)):
        return _of_trial(sentence, reading, metric, _of_date(sentence, reading, index, metric, period), period)
    if phrase_set(_TIMES, "now", "earlier").at(sentence.low, 0) is not None:
        return None  # (Previously he had been sentenced to 20 years)
    counted = event or _years_back(sentence, reading, period) or since_event(sentence, period)
    if counted is not None:
        return counted
    if sentence.find(tables().year_to_date) is not None:
        return _this_year(period)
    if row:
        return over_table(sentence, period) or period.title or period.as_of
    if reading.kind == "age":
        return _age_time(sentence, reading, period)
    if reading.kind in {"duration", "money"} or reading.unit == "base unit":
        return _of_trial(sentence, reading, metric, _ruling_time(sentence, reading, period, headline=headline), period)
    if sentence.find(tables().over_period) is not None and (
        over := period.title or week_said(sentence, period) or year_said(sentence, period)
    ):
        return over
    if reading.kind == "percent" and (changed := period.paragraph or period.title) and _says_change(sentence):
        return changed
    if reading.kind in {"percent", "fraction"} and period.paragraph and not period.told and _goes_on(sentence, reading):
        return period.paragraph
    if is_present(sentence, reading) or (period.paragraph is None and contains(sentence, reading)):
        return _present_time(sentence, metric, period)
    if period.title and is_stock(metric) and _ends_month(sentence):
        return roles.last_day(period.title)
    if headline:
        return period.title or (None if is_stock(metric) else _day_of_news(period)) or period.as_of
    if (
        is_stock(metric)
        and not _befallen(sentence, reading)
        and (period.paragraph is None or len(period.paragraph.partition("/")[0]) != DAY)
    ):
        stated = period.told or period.stated if period.section and len(period.section) != DAY else None
        return stated or period.section or period.state_day()
    if period.since and period.paragraph is None and phrase_set(_WORDS, "tense", "totals").at(sentence.low, 0) is not None:
        return period.since
    told = period.paragraph or period.section or period.covered(flow=is_flow(metric)) or period.stated
    return (
        told
        if told is not None or not until_now(sentence, reading, flow=metric is not None and not is_stock(metric))
        else period.state_day()
    )


def _in_turn(sentence: Sentence, reading: Reading, period: Period) -> str | None:
    """Give each of `31 and 32 people respectively` the date in its place: of the sentence, or of the one before that told as many."""
    found = sentence.find(phrase_set(_TIMES, "counted", "respectively"))
    if found is None or reading.j > found[0]:
        return None
    figures = [
        k for k in range(found[0]) if k not in sentence.dates and (is_digits(sentence.low[k]) or sentence.low[k] in lexicon().cardinals)
    ]
    dates = [date.value for _, date in sorted(sentence.dates.items())] or period.row_of_dates
    if len(figures) < 2 or len(figures) != len(dates) or reading.i not in figures:  # noqa: PLR2004 - this and that
        return None
    return dates[figures.index(reading.i)]


def _set_against(sentence: Sentence, reading: Reading, period: Period) -> str | None:
    """Give each figure of `Compared with the first quarter, arrests rose by 12 %: 62 against 55` its side; empty where nothing tells, None for other sentences."""
    if len(sentence.dates) != 1 or not roles.compared(sentence, index := min(sentence.dates)) or index > reading.i:
        return None
    if reading.i > 0 and tables().compared.before(sentence.low, reading.i) is not None:
        return _value(sentence, index)
    return period.paragraph or period.section or period.title or ""


def _by_the_writing(sentence: Sentence, reading: Reading) -> bool:
    """Tell whether a figure is what was known as the report was written: `at the time of writing 41 names`."""
    writing = phrase_set(_TIMES, "now", "writing")
    if not sentence.may_have(writing):
        return False
    span = segment(sentence, reading) if sentence.dates else (0, len(sentence.low))
    return sentence.find(writing, *span) is not None


def _says_change(sentence: Sentence) -> bool:
    """Tell whether a sentence says how much what was told before it has changed: `This is 43 % above 2022`, `It is a rise of 106 per cent`."""
    if sentence.low[0] not in word_set(_TIMES, "counted", "this"):
        return False
    return any(sentence.find(phrase_set(_WORDS, "difference", side)) is not None for side in ("before", "after"))


def _goes_on(sentence: Sentence, reading: Reading) -> bool:
    """Tell whether a share is of those told before, not said to be so now: `Women are 17 per cent of the detainees`."""
    return not sentence.dates and sentence.find(phrase_set(_WORDS, "tense", "now"), *segment(sentence, reading)) is None


def _befallen(sentence: Sentence, reading: Reading) -> bool:
    """Tell whether it is said of the counted what befell them, so that they are no state: `36 prisoners denied medical care`."""
    words = (sentence.at(reading.j + 1), sentence.at(reading.j + 2) if sentence.at(reading.j + 1).isalpha() else "")
    return any(word.isascii() and is_participle(word) and word not in tables().states for word in words)


def _of_date(sentence: Sentence, reading: Reading, index: int, metric: str | None, period: Period) -> str | None:
    """Give the time of a figure that belongs to a date; what holds on a day goes on to hold in its paragraph."""
    if reading.kind == "count" and index < reading.i and not roles.is_as_of(sentence, index) and _is_now(sentence, reading, index):
        return period.as_of
    value = _year_so_far(sentence, _exact(sentence, reading, index, metric, period), period)
    if reading.kind == "duration" and value is not None and value.endswith("/.."):
        served = sentence.find(phrase_set(_TIMES, "counted", "serving"), *segment(sentence, reading)) is not None
        if served or not tables().modal.isdisjoint(sentence.low):
            return value[:-3]  # (from 3 March on he has to spend ten years)
        if _set_off(sentence, reading, index) and period.state_day() is not None:
            return period.state_day()  # (in custody since June 2021: three years and five months)
    holds = value is not None and len(value) == DAY and is_stock(metric) and not is_year_ago(sentence, index)
    if holds and value is not None and not roles.is_future(value, period.dated):
        period.told = value  # (1,494 on 30 April. Women account for 11.5 % of them)
    return value


def _set_off(sentence: Sentence, reading: Reading, index: int) -> bool:
    """Tell whether a figure says again, behind a mark, how long a stretch before it has gone on: `since February 2023, that is 21 months`."""
    between = sentence.low[index + 1 : reading.i]
    return any(word in _MARKS for word in between) or (
        bool(between) and phrase_set(_WORDS, "tense", "again").find(sentence.low, index + 1, reading.i) is not None
    )


def _is_now(sentence: Sentence, reading: Reading, index: int) -> bool:
    """Tell whether a figure is said to hold now, in a clause behind that of a date: `freed 30 on 16 August, with 1,385 people still held`."""
    low, end = sentence.low, segment(sentence, reading)[1]
    breaks = [k for k in range(index + 1, reading.i) if low[k] in _NEW_STATEMENT]
    return bool(breaks) and sentence.find(phrase_set(_WORDS, "tense", "now"), breaks[-1], end) is not None


def _event_day(sentence: Sentence, reading: Reading, period: Period) -> str | None:
    """Give the day of the vote that the report is about to what is counted in it: candidates, turnout, what will be claimed."""
    if reading.kind not in {"count", "percent", "fraction"}:
        return None
    note_event(sentence, period)
    if period.event is None:
        return None
    if sentence.find(phrase_set(_WORDS, "tense", "vote_figures")) is not None:
        return period.event
    to_come = roles.is_future(period.event, period.dated) and reading.kind != "count"
    return period.event if to_come and any(word in tables().modal for word in sentence.low) else None


def _years_back(sentence: Sentence, reading: Reading, period: Period) -> str | None:
    """Give the years of `In four years, more than 1,450 convictions have been recorded`: those up to the report's."""
    if reading.kind == "duration" or not period.dated or sentence.low[0] not in word_set(_WORDS, "tense", "within"):
        return None
    if not tables().modal.isdisjoint(sentence.low):
        return None
    number = lexicon().cardinals.get(sentence.at(1)) or (int(sentence.at(1)) if sentence.at(1).isdecimal() else None)
    if not isinstance(number, int) or not 1 < number < _MOST_YEARS:
        return None
    if sentence.at(2) not in word_set(_WORDS, "tense", "years"):
        return None
    year = int(period.dated[:_YEAR])
    return f"{year - number}/{year}"


def _present_time(sentence: Sentence, metric: str | None, period: Period) -> str | None:
    """Give the time of what is said in the present: the day stated or that of the report; of what happens, the period covered."""
    if period.told is not None and not is_flow(metric):
        return period.told
    title, dated = period.title or "", period.dated or ""
    year = len(title) == _YEAR and title.isdecimal() and dated[:_YEAR].isdecimal() and int(dated[:_YEAR]) - int(title) <= 1
    year = year and sentence.find(phrase_set(_WORDS, "tense", "now")) is None
    undated = period.told is None and period.stated is None
    happens = (is_flow(metric) and not is_group(metric)) if year and not undated else not is_stock(metric)
    return period.title if ("/" in title or year) and happens else period.state_day()


def _age_time(sentence: Sentence, reading: Reading, period: Period) -> str | None:
    if is_present(sentence, reading):
        return period.told or period.as_of
    day = period.paragraph is not None and len(period.paragraph) > MONTH and "/" not in period.paragraph
    return period.paragraph if day else period.section or period.as_of


def _over_its_period(sentence: Sentence, reading: Reading, index: int, period: Period) -> str | None:
    """Give the period covered where the figure's own part of the sentence says so, and the date stands in another: `340 on 30 May, over the month 32 more`."""
    if tables().over_period.find(sentence.low) is None or _ends_month(sentence):
        return None
    start, end = segment(sentence, reading)
    if start <= index < end or tables().over_period.find(sentence.low, start, end) is None:
        return None
    return period.title or week_said(sentence, period) or year_said(sentence, period)


def _year_so_far(sentence: Sentence, value: str | None, period: Period) -> str | None:
    """Close the period of `since the beginning of the year` with the day of the report."""
    if value is None or not value.endswith("/..") or not period.dated or len(period.dated) <= MONTH:
        return value
    first = value[:-3]
    this_year = first in {period.dated[:4], period.dated[:4] + "-01", period.dated[:4] + "-01-01"}
    relative = any(date.basis == "relative" for date in sentence.dates.values())
    return _this_year(period) if this_year and relative else value


def _this_year(period: Period) -> str | None:
    """Give what there was of the year by the end of the period that the report covers, without one by the day of the report."""
    day = period.dated
    if day is None or len(day) <= MONTH:
        return None
    end = (period.title or "").rpartition("/")[2][:MONTH]
    covers = len(end) == MONTH and end[-2:] <= str(_DECEMBER) and end[:_YEAR] == day[:_YEAR] and end < day[:MONTH]
    return f"{day[:_YEAR]}-01/{end}" if covers else f"{day[:_YEAR]}-01-01/{day}"


def _day_of_news(period: Period) -> str | None:
    """Give the day that the lead of a news item tells its event for, where it comes out within the week after."""
    lead, today = day_of(period.lead) if period.lead and len(period.lead) == DAY else None, day_of(period.dated)
    return period.lead if lead is not None and today is not None and 0 <= (today - lead).days <= _NEWS else None


def _vague_day(sentence: Sentence, reading: Reading, index: int) -> bool:
    """Tell whether a date cannot be the day of an age: a year, a period, or one of another statement after it."""
    value = _value(sentence, index) or ""
    return (
        "/" in value
        or len(value) < MONTH
        or (len(value) == MONTH and sentence.at(reading.i - 1) == "(")
        or (index > reading.j and "," in sentence.low[reading.j : index])
    )


def _ruling_time(sentence: Sentence, reading: Reading, period: Period, *, headline: bool) -> str | None:
    """Give the time of a sentence or fine: the ruling that the report tells of; what has lasted until now is of the report's day."""
    if is_present(sentence, reading) or is_perfect(sentence, reading):
        return period.as_of
    if headline:
        return period.lead or period.title or period.as_of
    lead = None if period.lead is not None and "/" in period.lead else period.lead
    return period.paragraph or period.section or period.title or lead or period.as_of


def _of_trial(sentence: Sentence, reading: Reading, metric: str | None, value: str | None, period: Period) -> str | None:
    """Give the last day of a trial of a few days as the time of its sentence or fine: `City Court, 15–18 January. Four years`."""
    given = not word_set(_WORDS, "term_verbs").isdisjoint(sentence.low[max(0, reading.i - _PERFECT_REACH) : reading.i])
    return value if value == period.title else ruled_on(value, reading, metric, given=given)


def ruled_on(value: str | None, reading: Reading, metric: str | None, *, given: bool = False) -> str | None:
    """Give the day of a ruling: the last one of a few days of a trial; for what is no sentence or fine, not `given` by a verb, all of them."""
    first, _, last = (value or "").partition("/")
    if reading.kind == "count" or len(first) != DAY or len(last) != DAY or first[:MONTH] != last[:MONTH]:
        return value
    return last if metric in _RULINGS or given or reading.unit == "base unit" else value


def has_own_time(sentence: Sentence, reading: Reading, metric: str | None, total: str) -> bool:
    """Tell whether a part has not the time of its total: a date follows it, or it is told as it is now of what has come about since a date.

    Of `22,252 have been arrested since 2021, 17,948 of them are in detention`, those in detention are of the report's day.
    """
    still = total.endswith("/..") or sentence.find(phrase_set(_WORDS, "tense", "now"), *segment(sentence, reading)) is not None
    now = still and is_stock(metric) and not is_group(metric) and is_present(sentence, reading)
    return now or _has_own_date(sentence, reading)


def time_of_change(sentence: Sentence, period: Period, told: str | None) -> str | None:
    """Give the time of what says how much a figure has changed: `told`, that of the figure before, unless that is what it is compared with."""
    about = period.paragraph or period.title
    earlier = (i for i, date in sentence.dates.items() if date.value == told)
    against = any(roles.compared(sentence, i) or bracketed_with_figure(sentence, i) is not None for i in earlier)
    return about if against and about is not None else told


def _has_own_date(sentence: Sentence, reading: Reading) -> bool:
    """Tell whether a part has a date in its own phrase, or as its label: `15 of them in October`, `318: in May there were 290, a year ago — 251`."""
    if sentence.at(reading.i - 1) in _MARKS and reading.i - 2 in sentence.dates:
        return True
    start = segment(sentence, reading)[0]
    alone = sentence.at(start - 1) in {",", ":"} and not any(map(is_digits, sentence.low[start : reading.i]))
    if alone and any(start <= index < reading.i for index in sentence.dates):
        return True
    for index in sorted(sentence.dates):
        if index >= reading.j:
            return not any(token in {",", ";", ":"} or token[0].isdecimal() for token in sentence.low[reading.j : index])
    return False


def _exact(sentence: Sentence, reading: Reading, index: int, metric: str | None, period: Period) -> str | None:
    """Give a date as the time of a figure: the last day of a period that ends, for what holds at a moment; the true day for a wrong printed one."""
    value = _value(sentence, index, reading)
    if value is None:
        return None
    if value == period.printed and period.dated:
        return period.dated
    if len(value) == _YEAR and names_same_period(sentence):
        return _same_period(sentence, index, value, period)
    ends = is_stock(metric) and (
        _ends_month(sentence) or any(tables().period_end.before(sentence.low, i) is not None for i in (index, index - 1))
    )
    if ends:
        return roles.last_day(value)
    value = roles.joined(sentence, index, value) or _of_the_period(sentence, index, value, period)
    return roles.of_month(sentence, index, value)


def _of_the_period(sentence: Sentence, index: int, value: str, period: Period) -> str:
    """Count `over the past four years` back from the year that a report covers, where it comes out early in the next."""
    first, _, last = value.partition("/")
    covered, dated = (period.title or "")[:_YEAR], (period.dated or "")[:_YEAR]
    if len(first) != _YEAR or last != dated or covered == dated or not covered.isdecimal() or sentence.dates[index].basis != "relative":
        return value
    back = int(dated) - int(covered)
    return f"{int(first) - back}/{int(last) - back}" if back == 1 else value


def _same_period(sentence: Sentence, index: int, year: str, period: Period) -> str | None:
    """Give the stretch of `in the same period of 2024`: that of the date named before, in that year; None if it was no stretch."""
    earlier = [_year_so_far(sentence, _value(sentence, i), period) for i in sorted(sentence.dates) if i < index]
    return in_year(year, [period.paragraph, period.title, period.stretch, *earlier])


def _ends_month(sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of the end of a month that it names elsewhere: `November: … on the last day of the month`."""
    return sentence.find(tables().month_end) is not None


def _value(sentence: Sentence, index: int, reading: Reading | None = None) -> str | None:
    """Give a date of a sentence, open where it is the beginning of what goes on; `reading` is the figure it is asked for."""
    value = sentence.dates[index].value
    if value is None or "/" in value:
        return value
    behind = index + 1 + (sentence.at(index + 1) == ",")
    then = sentence.at(behind) in word_set(_WORDS, "tense", "then")  # (the most since 2015, when there were 972)
    then = then and not (reading is not None and reading.i > behind and "," in sentence.low[behind : reading.i])
    return f"{value}/.." if roles.after_since(sentence, index) and not then else value
