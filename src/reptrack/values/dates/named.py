"""Read dates with a month, a season, a quarter or a decade, and refuse words that only look like one."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace

from reptrack.records import Basis
from reptrack.values.dates.context import heads_number, line_start, opens_line_or_sentence, word_after, word_before
from reptrack.values.dates.cues import cue
from reptrack.values.dates.digits import year_stands
from reptrack.values.dates.expression import DateExpression, Parts, Shift
from reptrack.values.dates.lexicon import lexicon
from reptrack.values.dates.other_calendars import iso_week
from reptrack.values.dates.parts import calendar, integer, single, valid, year_shift
from reptrack.values.dates.tokens import Token

__all__ = [
    "bare_quarter",
    "bare_season",
    "day_list",
    "days_of_month",
    "first_months",
    "hyphened",
    "last_day",
    "last_months",
    "last_part_of_year",
    "month",
    "month_list",
    "night_between",
    "ordinal_day",
    "part_of_month",
    "part_of_year",
    "quarter",
    "season_months",
    "season_two_years",
    "short_decade",
    "small_month",
    "two_months",
    "week",
    "year",
    "year_of",
    "year_span",
]

_LAST_MONTH = 12
_FEBRUARY = 2
_QUARTER = 3
_QUARTERS = 4
_HALF = 6
_DAYS_OF = {"day": 1, "week": 7}
_MID_MONTH = 15
_LEAP_YEAR = 2024
_TWO_DIGITS = 100


def day_list(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`October 28, 29 and 31` and `9, 10 and 11 August 2020`: a date for each day; the month and the year are said once."""
    del shape
    days = [token for token in used if token.code in "Dd"]
    month = next(token for token in used if token.code in "MmKk")
    year = next((integer(token) for token in used if token.code == "Y"), None)
    if days[0] is used[0] and heads_number(text, used[0].start):
        return None
    if not all(valid(Parts(None, integer(month), integer(day))) for day in days):
        return None
    stretch = _stretch(text, used, days)
    if stretch is not None:
        low, high = Parts(year, integer(month), integer(stretch[0])), Parts(year, integer(month), integer(stretch[1]))
        return [DateExpression(used[0].start, used[-1].end, "explicit" if year is not None else "yearless", low, high)]
    found = []
    basis: Basis
    for day in days:
        first, last = day, day
        if month is used[0] and day is days[0]:
            first = month
        if day is days[-1]:
            last = used[-1]
        basis = "explicit" if year is not None and last.code in "YG" else "yearless"
        found.append(DateExpression(first.start, last.end, basis, Parts(year, integer(month), integer(day))))
    return found


def _stretch(text: str, used: list[Token], days: list[Token]) -> tuple[Token, Token] | None:
    """Give the first and last of two days that follow each other and are one stretch: `over 6 and 7 August`."""
    if len(days) != _BOTH or integer(days[1]) != integer(days[0]) + 1 or word_before(text, used[0].start) not in cue("over"):
        return None
    return days[0], days[1]


_BOTH = 2


def night_between(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`the night of 10/11 May`, `February 9/10`: two days that follow each other; other figures with a stroke are none."""
    days = [integer(token) for token in used if token.code in "Dd"]
    if days[1] != days[0] + 1:
        return None
    return calendar(text, used, shape.replace("/", "-"))


def hyphened(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`9-Aug-2020`, `2-апреля`."""
    return calendar(text, used, shape.replace("-", ""))


def ordinal_day(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`the first of May`, `первое мая`; not `the second March of the year`, not a first word that a short month looks like."""
    if any(token.code == "k" for token in used):
        return None
    return calendar(text, used, shape)


def year(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`2020`, `2020 года`; not `No. 2020`, not `2020 years`."""
    if used[-1].form.lower() in lexicon().count_nouns:
        return None
    return calendar(text, used, shape) if len(used) > 1 or year_stands(text, used, shape) else None


def last_day(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`last September 22`: the day; which one, its context tells."""
    return calendar(text, used[1:], shape[1:])


def short_decade(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`the 90s`, `90-е годы`; not `in his 60s`."""
    del shape
    before = word_before(text, used[0].start)
    framed = not used[0].form.isascii() and (
        before in lexicon().year_frame or lexicon().words.get(before, ("",))[0] == "Q"
    )  # в начале 90-х
    if len(used) == 1 and lexicon().connectors.get(before) != "t" and not framed:
        return None
    return single(used, Parts(integer(used[0]), decade=True))


def year_span(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`2020–2024`: the later year must come last, else these are two other numbers."""
    digits = [token for token in used if token.code == "Y"]
    if not year_stands(text, used[used.index(digits[0]) :], shape) or integer(digits[0]) >= integer(digits[-1]):
        return None
    return calendar(text, used, shape)


def year_of(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`the year 2025`: the span is the number; `в год 2020` likewise."""
    del shape
    if used[0].form in lexicon().plural_units:
        return None
    return year(text, used[1:], "Y")


def month(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """A month; alone, a short one is none, and one that is also another word needs its lead (`in May`)."""
    if len(used) > 1:
        return calendar(text, used, shape)
    token = used[0]
    if token.code in "mk":
        return None
    leads = lexicon().shy.get(token.form.lower())
    hyphen = text[token.start - 1 : token.start] in ("-", "–")  # mid-March
    if leads is not None and not _is_led(word_before(text, token.start - hyphen), leads) and not _is_listed(text, token.start):
        opens = line_start(text, token.start) and _CLOSED.match(text, token.end) is not None
        opens = opens or text[token.end : token.end + 20].lower().lstrip().startswith(lexicon().month_tail)
        opens = opens or (opens_line_or_sentence(text, token.start) and _has_passed(text, token.end))
        if not opens or not token.form[0].isupper():
            return None
    return calendar(text, used, shape)


def _has_passed(text: str, end: int) -> bool:
    """Say whether a verb tells what a month did: `March closed with`, `May saw`; a march would have its article."""
    verb = word_after(text, end) if text[end + 1 : end + 2].islower() else ""
    return verb in lexicon().past or (len(verb) > _VERB and verb.endswith(lexicon().past_endings))


_VERB = 4


def _is_led(before: str, leads: frozenset[str]) -> bool:
    """Say whether a word shows that a month follows: one of its own, or a part of it (`конец мая`)."""
    return before in leads or lexicon().words.get(before, ("",))[0] in ("Q", "V")


def _is_listed(text: str, start: int) -> bool:
    """Say whether another month and a comma stand before a word: `in May, June`."""
    before = _LISTED.search(text, max(0, start - _LONGEST_NAME), start)
    return before is not None and lexicon().words.get(before[1], ("",))[0] in ("M", "K")


_LISTED = re.compile(r"([^\W\d_]+),\s\Z")
_LONGEST_NAME = 16
_CLOSED = re.compile(r"[:,.\n]|\Z|[ ]*[|\t]")  # `March:`, `March | 8 | 5`


def small_month(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`in march 2013`, in small letters: not `the march 2013 people joined`."""
    before, lex = word_before(text, used[0].start), lexicon()
    return calendar(text, used, shape) if before in lex.year_lead | lex.until | cue("since") else None


def bare_season(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`in spring`, `летом`; not `Prague Spring`, not `the fall of the regime`."""
    lex = lexicon()
    token = used[0]
    if token.form.lower() not in lex.season_alone:
        before = word_before(text, token.start)
        if lex.connectors.get(before) == "t":  # in the spring
            before = word_before(text, token.start - len(before) - 1)
        if before not in lex.season_lead or token.form[0].isupper():
            return None
    if word_after(text, token.end) in lex.not_after_season:
        return None
    return calendar(text, used, shape)


def season_two_years(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`winter 2023–24`, `winter of 2023–2024`: the winter that begins in the first year; another season of both years is none."""
    del text, shape
    season, year, pair = integer(used[0]), integer(used[1]), integer(used[2])
    return single(used, Parts(year, season)) if pair % _TWO_DIGITS == (year + 1) % _TWO_DIGITS else None


def _months_of(used: list[Token], first: int, length: int, year: int | None, shift: Shift | None = None) -> list[DateExpression] | None:
    if not 1 <= first <= _LAST_MONTH - length + 1:
        return None
    made = single(used, Parts(year, first), Parts(year, first + length - 1))[0]
    return [replace(made, basis="relative", shift=shift) if shift else made]


def quarter(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`Q3 2023`, `third quarter of 2023`, `first half of 2022`, `III квартал прошлого года`; a bare half of nothing is none."""
    number = next((integer(token) for token in used if token.code in "ODd"), _QUARTERS)
    if used[0].code == "R" and used[0].value != -1:
        return None
    if used[-1].code == "q" and lexicon().connectors.get(word_after(text, used[-1].end)) == "o":
        return None  # "the first quarter of the century"
    year = next((integer(token) for token in used if token.code == "Y"), None)
    length = _HALF if "h" in shape else _QUARTER
    return _months_of(used, (number - 1) * length + 1, length, year, year_shift(used[1:]))


def two_months(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`November/December 2024`: from the one to the other, if they follow each other."""
    months = [integer(token) for token in used if token.code in "MmKk"]
    return calendar(text, used, shape.replace("/", "-")) if months[1] % _LAST_MONTH == (months[0] + 1) % _LAST_MONTH else None


def last_months(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`the last three months of 2023`: its months up to December."""
    del text, shape
    count = integer(used[1])
    if used[2].value != "month" or (used[0].code == "R" and used[0].value != -1):
        return None
    year = next((integer(token) for token in used if token.code == "Y"), None)
    return _months_of(used, _LAST_MONTH - count + 1, count, year)


def bare_quarter(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`Q1 144; Q2 210`: a quarter of the year that the text is about; not the first of several questions (`Q1:`), not `H1`."""
    if shape[0] != "q" or used[0].form != "Q" or used[0].end != used[1].start:
        return None
    if line_start(text, used[0].start) and text[used[1].end : used[1].end + 1] in (".", ":", ")"):
        return None
    return _months_of(used, (integer(used[1]) - 1) * _QUARTER + 1, _QUARTER, None)


def last_part_of_year(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`the last quarter of the year`, `последняя половина года`: of the year of the report."""
    del text
    if (used[0].code == "R" and used[0].value != -1) or used[-1].form.lower() in lexicon().plural_units:
        return None
    length = _HALF if "h" in shape else _QUARTER
    made = _months_of(used, _LAST_MONTH - length + 1, length, None)
    return [replace(made[0], basis="relative", shift=Shift("year", 0))] if made else None


def part_of_month(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`first half of August`: its days from the 1st to the 15th, or from the 16th on."""
    del text, shape
    half, month = integer(used[0]), next(integer(token) for token in used if token.code in "MmKk")
    year = next((integer(token) for token in used if token.code == "Y"), None)
    if half not in (1, 2):
        return None
    last = monthrange(year or _LEAP_YEAR, month)[1]
    days = (1, _MID_MONTH) if half == 1 else (_MID_MONTH + 1, last)
    return single(used, Parts(year, month, days[0]), Parts(year, month, days[1]))


def days_of_month(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`first two weeks of November`, `последние десять дней мая`: its first or last days."""
    del text, shape
    first, count, unit = used[0], integer(used[1]), used[2].value
    days = count * _DAYS_OF.get(str(unit), 0)
    month = next(integer(token) for token in used if token.code in "MmKk")
    year = next((integer(token) for token in used if token.code == "Y"), None)
    last = monthrange(year or _LEAP_YEAR, month)[1]
    opens, closes = first.code == "O" and integer(first) == 1, first.code == "R" and first.value == -1
    if not 0 < days < last or not (opens or closes) or (closes and year is None and month == _FEBRUARY):
        return None  # nobody knows the days of a February without its year: the month stands
    stretch = (1, days) if opens else (last - days + 1, last)
    return single(used, Parts(year, month, stretch[0]), Parts(year, month, stretch[1]))


def season_months(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`(three) summer months`: the season; not `a summer month`."""
    del text, shape
    unit = next(token for token in used if token.code == "U")
    if unit.value != "month" or unit.form.lower() not in lexicon().plural_units:
        return None
    season = next(integer(token) for token in used if token.code == "S")
    year = next((integer(token) for token in used if token.code == "Y"), None)
    return single(used, Parts(year, season))


def part_of_year(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`first half of the year`, `третий квартал года`, `первое полугодие`: of the year of the report; a bare `first half` is of a game."""
    del text
    if "G" not in shape and used[-1].form.lower() not in lexicon().half_alone:
        return None
    if "G" in shape and (used[-1].value != "year" or used[-1].form.lower() in lexicon().plural_units or len(used[-1].form) == 1):
        return None
    length = _HALF if "h" in shape else _QUARTER
    made = _months_of(used, (integer(used[0]) - 1) * length + 1, length, None)
    return [replace(made[0], basis="relative", shift=Shift("year", 0))] if made and "G" in shape else made


def month_list(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`June, July and September 2023`, `summer and autumn of 2020`: a date for each month or season; the year is said once, a later month before an earlier one is of the year before."""
    del text, shape
    year = next(integer(token) for token in used if token.code == "Y")
    months = [token for token in used if token.code in "MmKkS"]
    found, after = [DateExpression(months[-1].start, used[-1].end, "explicit", Parts(year, integer(months[-1])))], integer(months[-1])
    for token in reversed(months[:-1]):
        year -= integer(token) > after
        after = integer(token)
        found.append(DateExpression(token.start, token.end, "yearless", Parts(year, after)))
    return found[::-1]


def week(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`week 42 of 2024`: its days from Monday to Sunday; not `day 42 of 2024`."""
    del text, shape
    span = (
        iso_week(integer(used[2]), integer(used[1]))
        if used[0].value == "week" and used[0].form.lower() not in lexicon().plural_units
        else None
    )
    if span is None:
        return None
    return single(used, *(Parts(day.year, day.month, day.day) for day in span))


def first_months(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`first nine months of 2023`, `девять месяцев 2023 года`; not `те же шесть месяцев прошлого года`, which were named before."""
    before = word_before(text, used[0].start)
    if before in lexicon().same_needs_lead or lexicon().words.get(before, ("",))[0] == "I":
        return None
    first = shape.startswith("O")
    unit = used[1 + first]
    if unit.value != "month" or (first and integer(used[0]) != 1):
        return None
    year = next((integer(token) for token in used if token.code == "Y"), None)
    if year is None and used[-1].code == "G" and used[-1].form.lower() in lexicon().plural_units:
        return None
    return _months_of(used, 1, integer(used[int(first)]), year, year_shift(used))
