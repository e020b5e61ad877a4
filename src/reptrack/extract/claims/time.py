"""Decide the time a figure is about: a date of its sentence, or the day or period that its paragraph or report speaks of."""

from __future__ import annotations

from datetime import timedelta

from reptrack.extract.claims import roles
from reptrack.extract.claims.metric import is_flow, is_group, is_stock
from reptrack.extract.claims.period import Period, lean_on, note_event, reporting_period
from reptrack.extract.claims.phrases import grammar, phrase_set, word_set
from reptrack.extract.claims.readings import Reading
from reptrack.extract.claims.roles import DAY, MONTH
from reptrack.extract.claims.shifts import segment, shifted
from reptrack.extract.claims.tables import tables
from reptrack.extract.claims.tense import contains, is_perfect, is_present, until_now
from reptrack.extract.claims.tokens import DATE, Sentence, is_digits
from reptrack.extract.claims.verbs import is_participle
from reptrack.values.edtf import day_of
from reptrack.values.numbers import lexicon

__all__ = ["Period", "claim_time", "has_own_date", "lean_on", "reporting_period"]

_PERFECT_REACH = 14
_LISTS = frozenset({",", ":"})
_NEW_STATEMENT = frozenset({",", ";", ":", "—", "–", "("})
_SUNDAY, _SATURDAY = 6, 5
_DECEMBER = 12
_YEAR = len("2024")
_MOST_YEARS = 100
_DASHES = frozenset({"–", "—"})
_NEAR = 4  # tokens before a figure in which a dash opens what another closes
_RULINGS = frozenset({"prison-term", "fine-amount"})
_WORDS = "subjects.toml"


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
    index = _nearest(sentence, reading, period)
    index = index if index is None else roles.apposed(sentence, index)
    elsewhen = shifted(sentence, reading, period, index)
    if elsewhen is not None:
        return elsewhen
    if index is not None and (over := _over_its_period(sentence, reading, index, period)) is not None:
        return over
    event = _event_day(sentence, reading, period)
    if event is not None and any(date.value == event for date in sentence.dates.values()):
        return event
    if index is not None and not (reading.kind == "age" and _vague_day(sentence, reading, index)):
        return _of_trial(sentence, reading, metric, _of_date(sentence, reading, index, metric, period), period)
    counted = event or _years_back(sentence, reading, period)
    if counted is not None:
        return counted
    if sentence.find(tables().year_to_date) is not None:
        return f"{period.dated[:4]}-01-01/{period.dated}" if period.dated and len(period.dated) > MONTH else None
    if row:
        return period.title or period.as_of
    if reading.kind == "age":
        return _age_time(sentence, reading, period)
    if reading.kind in {"duration", "money"} or reading.unit == "base unit":
        return _of_trial(sentence, reading, metric, _ruling_time(sentence, reading, period, headline=headline), period)
    if sentence.find(tables().over_period) is not None and (over := period.title or _week(sentence, period) or _year(sentence, period)):
        return over
    if is_present(sentence, reading) or (period.paragraph is None and contains(sentence, reading)):
        return _present_time(sentence, metric, period)
    if period.title and is_stock(metric) and _ends_month(sentence):
        return roles.last_day(period.title)
    if headline:
        return period.title or period.as_of
    if is_stock(metric) and (period.paragraph is None or len(period.paragraph.partition("/")[0]) != DAY):
        return period.section or period.state_day()
    if period.since and period.paragraph is None and phrase_set(_WORDS, "tense", "totals").at(sentence.low, 0) is not None:
        return period.since
    told = period.paragraph or period.section or period.covered(flow=is_flow(metric)) or period.stated
    return (
        told
        if told is not None or not until_now(sentence, reading, flow=metric is not None and not is_stock(metric))
        else period.state_day()
    )


def _of_date(sentence: Sentence, reading: Reading, index: int, metric: str | None, period: Period) -> str | None:
    """Give the time of a figure that belongs to a date; what holds on a day goes on to hold in its paragraph."""
    if reading.kind == "count" and index < reading.i and _is_now(sentence, reading, index):
        return period.as_of
    value = _year_so_far(sentence, _exact(sentence, index, metric, period), period)
    if value is not None and len(value) == DAY and is_stock(metric) and not roles.is_future(value, period.dated):
        period.told = value  # (1,494 on 30 April. Women account for 11.5 % of them)
    return value


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
    if any(word in tables().modal for word in sentence.low):
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
    title, dated = period.title or "", period.dated or ""
    year = len(title) == _YEAR and title.isdecimal() and dated[:_YEAR].isdecimal() and int(dated[:_YEAR]) - int(title) <= 1
    year = year and sentence.find(phrase_set(_WORDS, "tense", "now")) is None
    undated = period.told is None and period.stated is None
    happens = (is_flow(metric) and not is_group(metric)) if year and not undated else not is_stock(metric)
    return period.title if ("/" in title or year) and happens else period.state_day()


def _age_time(sentence: Sentence, reading: Reading, period: Period) -> str | None:
    if is_present(sentence, reading):
        return period.as_of
    day = period.paragraph is not None and len(period.paragraph) > MONTH and "/" not in period.paragraph
    return period.paragraph if day else period.section or period.as_of


def _week(sentence: Sentence, period: Period) -> str | None:
    """Give the calendar week of `in total over the week` in a report that comes out at its end or on the Monday after."""
    day = day_of(period.dated) if period.dated and len(period.dated) == DAY else None
    if day is None or sentence.find(phrase_set(_WORDS, "tense", "over_week")) is None:
        return None
    if day.weekday() in {_SATURDAY, _SUNDAY}:
        monday = day - timedelta(days=day.weekday())
    elif day.weekday() == 0:
        monday = day - timedelta(days=7)
    else:
        return None
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def _year(sentence: Sentence, period: Period) -> str | None:
    """Give the year of `in all over the year` in a report that comes out at its end or in the January after."""
    day = day_of(period.dated) if period.dated and len(period.dated) == DAY else None
    if day is None or sentence.find(phrase_set(_WORDS, "tense", "over_year")) is None:
        return None
    return str(day.year) if day.month == _DECEMBER else str(day.year - 1) if day.month == 1 else None


def _over_its_period(sentence: Sentence, reading: Reading, index: int, period: Period) -> str | None:
    """Give the period covered where the figure's own part of the sentence says so, and the date stands in another: `340 on 30 May, over the month 32 more`."""
    if tables().over_period.find(sentence.low) is None:
        return None
    start, end = segment(sentence, reading)
    if start <= index < end or tables().over_period.find(sentence.low, start, end) is None:
        return None
    return period.title or _week(sentence, period) or _year(sentence, period)


def _year_so_far(sentence: Sentence, value: str | None, period: Period) -> str | None:
    """Close the period of `since the beginning of the year` with the day of the report."""
    if value is None or not value.endswith("/..") or not period.dated or len(period.dated) <= MONTH:
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
    first, _, last = (value or "").partition("/")
    if value == period.title or reading.kind == "count" or len(first) != DAY or len(last) != DAY or first[:MONTH] != last[:MONTH]:
        return value
    given = word_set(_WORDS, "term_verbs").isdisjoint(sentence.low[max(0, reading.i - _PERFECT_REACH) : reading.i])
    ruled = metric in _RULINGS or not given
    return last if ruled else value


def _nearest(sentence: Sentence, reading: Reading, period: Period) -> int | None:
    """Give the token of the date that a figure belongs to: after it in its phrase, else the last one before it, else one after it."""
    if not sentence.dates:
        return None
    if sentence.at(reading.i - 1) == "(" and sentence.at(reading.j) == ")" and _value_at(sentence, reading.i - 2):
        return reading.i - 2  # (43 per cent above 2022 (582))
    usable = [i for i in sorted(sentence.dates) if _is_usable(sentence, reading, i, period)]
    behind = _behind_total(sentence, reading)
    for i in usable:
        if i >= behind and _same_phrase(sentence, behind, i) and not _of_other_predicate(sentence.low[behind:i]):
            as_of = _as_of(sentence, reading, usable) if roles.after_since(sentence, i) else None
            return i if as_of is None else as_of
    start, end = _clause(sentence, reading.i)
    before = [i for i in usable if start <= i < reading.i and not _in_aside(sentence, i, reading.i)]
    if before:
        return next((i for i in before if roles.is_reported(sentence, i)), before[-1])
    after = [i for i in usable if reading.j <= i < end and not _belongs_elsewhere(sentence, reading.j, i)]
    if after:
        return after[0]
    if reading.kind == "count" and is_present(sentence, reading):
        return None
    opened = reading.kind in {"percent", "fraction"}
    earlier = (i for i in reversed(usable) if i < reading.i and not roles.in_relative_clause(sentence, i, reading.i))
    return next((i for i in earlier if opened or not (i < start and _opens_period(sentence, i))), None)


def _value_at(sentence: Sentence, index: int) -> str | None:
    date = sentence.dates.get(index)
    return date.value if date is not None else None


def _opens_period(sentence: Sentence, index: int) -> bool:
    """Tell whether a date is the beginning of a period that is not closed: `since May`, not `from May to July`."""
    value = sentence.dates[index].value or ""
    return roles.after_since(sentence, index) and ("/" not in value or value.endswith(".."))


def _in_aside(sentence: Sentence, index: int, until: int) -> bool:
    """Tell whether a date stands in a clause or brackets of its own before a figure: not `On the list (as of 31 March): 24 people`."""
    return roles.in_relative_clause(sentence, index, until) and not roles.is_as_of(sentence, index)


def _is_usable(sentence: Sentence, reading: Reading, index: int, period: Period) -> bool:
    """Tell whether a date may be the time of a figure at all: it is known, and neither a comparison, a name, an end to come nor a dateline."""
    value = sentence.dates[index].value
    if value is None or value[0] == "X":
        return False
    if index == 0 and value == period.printed and len(sentence.low) > 1 and sentence.low[1][0].isalpha():
        return False
    if _compared_after(sentence, reading, index) or (roles.called_by_date(sentence, index) and not _shows(sentence, reading, index)):
        return False
    if index > reading.j and roles.describes(sentence, index):
        between = sentence.low[reading.j : index - 2]
        if any(word in tables().prepositions for word in between):
            return False  # (fined 1.7 million over a programme aired on 29 January)
    return not (roles.is_future(value, period.dated) and tables().until.before(sentence.low, index) is not None)


def _shows(sentence: Sentence, reading: Reading, index: int) -> bool:
    """Tell whether what is counted is of the event that a date names: `four photographs from the march of 16 August`."""
    if index < reading.j:
        return False
    named = next((f[0] for i in (index, index - 1) if (f := tables().background_before.before(sentence.low, i)) is not None), index)
    while named > reading.j and sentence.low[named - 1] in tables().determiners:
        named -= 1
    between = sentence.low[reading.j : named]
    of_it = bool(between) and between[-1] in word_set(_WORDS, "tense", "from_event")
    return of_it and not any(word in tables().verbs or is_participle(word) or not word[0].isalpha() for word in between)


def _behind_total(sentence: Sentence, reading: Reading) -> int:
    """Give the token after a figure, or after the total that it is said of: `two of the nine letters sent since March`."""
    found = tables().of_the.at(sentence.low, reading.j)
    if found is not None and (is_digits(sentence.at(found[0])) or sentence.at(found[0]) in lexicon().cardinals):
        return found[0] + 1
    return reading.j


def _compared_after(sentence: Sentence, reading: Reading, index: int) -> bool:
    """Tell whether a date belongs to a comparison, and the figure does not."""
    if index < reading.i:
        return roles.compared(sentence, index) and not any(word in tables().background for word in sentence.low[index : reading.i])
    compared = tables().compared
    return sentence.may_have(compared) and any(compared.at(sentence.low, i) is not None for i in range(reading.j, index))


def has_own_date(sentence: Sentence, reading: Reading) -> bool:
    """Tell whether a date follows a part in its own phrase: `15 of them in October`."""
    for index in sorted(sentence.dates):
        if index >= reading.j:
            return not any(token in {",", ";", ":"} or token[0].isdecimal() for token in sentence.low[reading.j : index])
    return False


def _as_of(sentence: Sentence, reading: Reading, usable: list[int]) -> int | None:
    """Give the date of `As of 9 May, 3,452 people have been killed since …`."""
    found = next((i for i in usable if i < reading.i and roles.is_as_of(sentence, i)), None)
    clear = found is not None and not any(token in _NEW_STATEMENT - {",", ":"} for token in sentence.low[found : reading.i])
    return found if clear else None


def _same_phrase(sentence: Sentence, i: int, j: int) -> bool:
    """Tell whether nothing between two tokens begins another statement."""
    than, numerals, k = tables().than, lexicon().cardinals, i
    while k < j:
        word = sentence.low[k]
        if word == "(" and (closed := _bracket_end(sentence, k, j)):
            k = closed  # (under Article 278 (mass disorder; incitement) in 2024)
            continue
        if (word in _NEW_STATEMENT and not (word == "–" and sentence.glued(k))) or is_digits(word) or word in than or word in numerals:
            return False
        k += 1
    return True


def _bracket_end(sentence: Sentence, i: int, until: int) -> int:
    """Give the token behind brackets of words that open at token `i`, 0 if they hold a figure or date or are not closed before `until`."""
    for k in range(i + 1, until):
        word = sentence.low[k]
        if word == ")":
            return k + 1
        if is_digits(word) or word == DATE:
            return 0
    return 0


def _belongs_elsewhere(sentence: Sentence, i: int, j: int) -> bool:
    """Tell whether a later date is that of another figure, or of something that began with it or happened to somebody before."""
    between = sentence.low[i:j]
    if any(token in _LISTS for token in between) and any(is_digits(token) for token in between):
        return True
    dashed = any(word in _DASHES and not sentence.glued(k) for k, word in enumerate(between, i))
    if sentence.at(j - 1) in grammar("distance") and any(is_digits(token) or token in lexicon().cardinals for token in between):
        return True  # (one year over three tweets from 2019)
    if roles.is_aside(sentence, j) or (dashed and not any(word in _DASHES for word in sentence.low[max(0, i - _NEAR) : i])):
        return True
    if _of_other_predicate(between):
        return True
    background = tables().background
    if any(token in background and token not in tables().after for token in between):
        return True
    return roles.after_since(sentence, j) and ("(" in between or not any(token in tables().perfect for token in between))


def _of_other_predicate(between: list[str]) -> bool:
    """Tell whether a date is that of one of many, or of a second statement: `246 rulings (the first of May)`, `holds 9 and has been updated since`."""
    t = tables()
    for k, word in enumerate(between[:-1]):
        if word == "(" and ")" not in between[k:] and between[k + 1] in t.determiners:
            return True
        if word in t.joints and between[k + 1] in t.perfect:
            return True
    return False


def _clause(sentence: Sentence, i: int) -> tuple[int, int]:
    low = sentence.low
    if ";" not in low:
        return 0, len(low)
    start, end, depth = 0, len(low), 0
    for k, word in enumerate(low):
        depth += (word == "(") - (word == ")")
        if word == ";" and depth <= 0:
            if k >= i:
                return start, k
            start = k + 1
    return start, end


def _exact(sentence: Sentence, index: int, metric: str | None, period: Period) -> str | None:
    """Give a date as the time of a figure: the last day of a period that ends, for what holds at a moment; the true day for a wrong printed one."""
    value = _value(sentence, index)
    if value is None:
        return None
    if value == period.printed and period.dated:
        return period.dated
    same = phrase_set(_WORDS, "tense", "same_period")
    if len(value) == _YEAR and sentence.find(same) is not None:
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
    earlier = [sentence.dates[i].value for i in sorted(sentence.dates) if i < index]
    base = next((value for value in reversed(earlier) if value), period.paragraph or period.title)
    if base is None or "/" not in base or base.endswith("..") or base[:4] != base.partition("/")[2][:4]:
        return None
    return "/".join(f"{year}{end[4:]}" for end in base.split("/"))


def _ends_month(sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of the end of a month that it names elsewhere: `November: … on the last day of the month`."""
    return sentence.find(tables().month_end) is not None


def _value(sentence: Sentence, index: int) -> str | None:
    value = sentence.dates[index].value
    if value is None or "/" in value:
        return value
    then = sentence.at(index + 1) == "," and sentence.at(index + 2) in word_set(_WORDS, "tense", "then")
    return f"{value}/.." if roles.after_since(sentence, index) and not then else value
