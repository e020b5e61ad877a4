"""Read dates that are counted from the day of the report: today, last month, three years ago."""

from __future__ import annotations

import re
from dataclasses import replace

from reptrack.values.dates.context import word_after, word_before
from reptrack.values.dates.cues import cue, small_words
from reptrack.values.dates.expression import DateExpression, Parts, Shift
from reptrack.values.dates.lexicon import lexicon
from reptrack.values.dates.parts import calendar, integer, year_shift
from reptrack.values.dates.tokens import Token

__all__ = [
    "ago",
    "day",
    "day_before",
    "day_of_month",
    "earlier",
    "elided_year",
    "in_shifted_year",
    "part_of_period",
    "quarter_before",
    "same",
    "shifted_season",
    "to_next_year",
    "todays_day",
    "unit",
    "units",
    "weekday",
    "year_word",
]

_MOST_UNITS = 200
_COMPOUND = {"half_year": ("month", 6), "fortnight": ("day", 14), "decade": ("year", 10)}
_UNITS = {"day", "week", "month", "year"}


def in_shifted_year(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`декабря прошлого года`, `August 9 last year`."""
    cut = next(i for i, token in enumerate(used) if token.code in "RZG" and not (token.code == "G" and used[i - 1].code == "Y"))
    found = calendar(text, used[:cut], re.split("[RZG]", shape)[0])
    shift = year_shift(used)
    return [replace(e, end=used[-1].end, basis="relative", shift=shift) for e in found] if found else None


def elided_year(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`у сакавіку наступнага`: the year is left out; not `у маі мінулага складу`."""
    way, end = used[1], used[1].end
    after = text[end : end + 2]
    alone = not after.strip() or not after[0].isspace() or after[1].isupper() or word_after(text, end) in small_words()
    if not alone or integer(way) == 0 or way.form.isascii() or not way.form.lower().endswith(tuple(cue("elided_year"))):
        return None
    found = calendar(text, used[:1], shape[:1])
    return [replace(e, end=end, basis="relative", shift=Shift("year", integer(way))) for e in found] if found else None


def to_next_year(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`between August 2023 and March of the following year`: counted from the year that the first end says."""
    del text, shape
    way = next(token for token in used if token.code in "RZ")
    if way.code != "R" or way.value != 1:
        return None
    year = next(integer(token) for token in used if token.code == "Y")
    first, second = (token for token in used if token.code in "MmKk")
    return [DateExpression(first.start, used[-1].end, "explicit", Parts(year, integer(first)), Parts(year + 1, integer(second)))]


def quarter_before(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`the previous quarter`, `прошлый квартал`: the one before that which the text is about."""
    del text, shape
    return _relative(used, Shift("quarter", -1, from_text=True)) if used[0].value == -1 else None


def _relative(used: list[Token], shift: Shift, low: Parts | None = None) -> list[DateExpression]:
    return [DateExpression(used[0].start, used[-1].end, "relative", low or Parts(), shift=shift)]


def day(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`today`; not the broadcaster's name `Russia Today`."""
    del shape
    form = used[0].form
    if form.lower() in cue("eve") and word_after(text, used[0].end) not in cue("eve_after"):
        return None  # "накануне выборов"
    before = text[max(0, used[0].start - 30) : used[0].start].split(" ")
    if form[0].isupper() and len(before) > 1 and before[-1] == "" and before[-2][:1].isupper() and before[-2].isalpha():
        return None
    return _relative(used, Shift("day", integer(used[0])))


def day_before(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`the day before yesterday`, `the day after tomorrow`."""
    del text, shape
    step, from_today = integer(used[1]), integer(used[2])
    return _relative(used, Shift("day", from_today + step)) if used[0].value == "day" and step * from_today > 0 else None


def todays_day(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`сегодняшний день`, `учарашні дзень`."""
    del text, shape
    return _relative(used, Shift("day", integer(used[0]))) if used[1].value == "day" else None


def earlier(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`two months earlier`, `a day later`, `the day before`: counted from the date before it; not `the day before the vote`."""
    del shape
    if used[-2].form.lower() in lexicon().single_units:
        used = used[-2:]  # "12 годом ранее": the number is another one
    unit, numbers, word = used[-2], used[:-2], used[-1]
    if unit.value not in _UNITS or (not numbers and unit.form.lower() in lexicon().plural_units) or _too_many(numbers):
        return None
    if integer(word) > 0 and unit.value != "day":
        return None  # "four years later" is how long
    if word_after(text, word.end) in lexicon().comparing_words:
        return None  # "a day earlier than planned"
    if word.form.lower() in lexicon().before_what and text[word.end : word.end + 1] not in _CLOSING:
        return None
    shift = Shift(unit.value, integer(word) * _unit_amount(numbers), from_text=True)  # type: ignore[arg-type]
    found = _relative(used, shift)
    before = word_before(text, used[0].start)
    if not numbers and (before in lexicon().articles or lexicon().connectors.get(before) == "t"):
        found = [replace(found[0], start=_word_start(text, before, used[0].start))]
    return found


_CLOSING = frozenset({".", ",", ";", ":", ")", "!", "?", "\n", ""})


def part_of_period(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`the beginning of the year`, `канец месяца`: the year or the month of the report; the part is kept as `mod`."""
    del shape
    part, unit = used
    if unit.value not in ("month", "year") or unit.form.lower() in lexicon().plural_units or len(unit.form) == 1:
        return None
    found = _relative([unit], Shift(unit.value, 0))
    before = word_before(text, unit.start)
    start = _word_start(text, before, unit.start) if lexicon().connectors.get(before) == "t" else unit.start
    return [replace(found[0], start=start, mod=part.value)]  # type: ignore[arg-type]


def year_word(text: str, used: list[Token], shape: str) -> list[DateExpression]:
    """`летась`, `сёлета`."""
    del text, shape
    return _relative(used, Shift("year", integer(used[0])))


def day_of_month(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`15th of last month`."""
    del text, shape
    return _relative(used, Shift("month", integer(used[1])), Parts(day=integer(used[0]))) if used[2].value == "month" else None


def _too_many(used: list[Token]) -> bool:
    """Say whether a number of units is out of what reports look back on: `3000 years ago`."""
    return _unit_amount(used) > _MOST_UNITS


def _unit_amount(used: list[Token]) -> float:
    """`two` · `two and a half` · nothing."""
    numbers = [float(token.value) for token in used if token.code in "DNnh"]  # type: ignore[arg-type]
    return sum(numbers) if numbers else 1.0


def _is_of_month(text: str, end: int) -> bool:
    """Say whether a unit is a part of a month that is named: `the last week of January`."""
    match = _OF.match(text, end)
    return match is not None and lexicon().connectors.get(match[1].lower()) == "o" and lexicon().words.get(match[2], ("",))[0] in "MmKk"


_OF = re.compile(r"\s([^\W\d_]+)\s([^\W\d_]+)")


def unit(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`last month`, `this year`, `last night`; not `last day`, `coming months`."""
    del shape
    way, unit = used[0], used[1]
    if unit.value == "day" and way.value == 1 and unit.form.lower() not in lexicon().plural_units:
        return _relative(used, Shift("day", 1, from_text=True))  # the next day
    if unit.value == "night":
        return _relative(used, Shift("day", integer(way))) if integer(way) <= 0 else None
    if unit.value not in ("week", "month", "year") or unit.form.lower() in lexicon().plural_units:
        return None
    if unit.value == "week" and _is_of_month(text, unit.end):
        return None
    return _relative(used, Shift(unit.value, integer(way)))


def _word_start(text: str, word: str, end: int) -> int:
    """Give where the word right before a place begins."""
    low = max(0, end - len(word) - 4)
    return low + text[low:end].lower().rindex(word)


def same(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`the same day`, `в том же году`: counted from the date before it in the text."""
    del shape
    lex = lexicon()
    form, unit = used[0].form.lower(), used[1]
    if (
        unit.value not in _UNITS - {"week"}
        or unit.form.lower() in lex.plural_units
        or (unit.value == "month" and _is_of_year(text, unit.end))
    ):
        return None
    found = _relative(used, Shift(unit.value, 0, from_text=True))  # type: ignore[arg-type]
    if form in lex.same_needs_lead:
        before = word_before(text, used[0].start)
        if before not in lex.same_lead:
            return None
        found = [replace(found[0], start=_word_start(text, before, used[0].start))]
    return found


def _is_of_year(text: str, end: int) -> bool:
    """Say whether a year stands behind a unit, so that it is one of that year: `the same month of last year`, `том же месяце 2023 года`."""
    match = _OF_YEAR.match(text, end)
    return match is not None and (match[1].isdecimal() or lexicon().words.get(match[1].lower(), ("",))[0] in "RZ")


_OF_YEAR = re.compile(r"\s(?:of\s|in\s)?([^\W\d_]+|(?:19|20)\d\d)\b")


def units(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`last two weeks`, `past two and a half months`, `past month`: the stretch up to the day of the report."""
    del shape
    way, unit = used[0], used[-1]
    if unit.value not in _UNITS or _too_many(used[1:-1]) or (way.code == "R" and way.value != -1):
        return None
    if _is_of_month(text, unit.end):
        return None  # "the last ten days of February"
    if way.code == "P" and word_before(text, way.start) not in lexicon().past_lead:
        return None
    if len(used) == 2 and unit.form.lower() in lexicon().plural_units:  # noqa: PLR2004 - no number between
        return None
    return _relative(used, Shift(unit.value, -_unit_amount(used[1:-1]), span=True))  # type: ignore[arg-type]


def ago(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`three years ago`, `exactly two and a half months ago`, `a year ago`."""
    del shape
    exact = used[0].code == "x"
    inner = used[1:] if exact else used
    unit, numbers = inner[-2], inner[:-2]
    lex = lexicon()
    if not numbers and unit.form.lower() in lex.plural_units:
        return None
    value, amount = unit.value, _unit_amount(numbers)
    value, factor = _COMPOUND.get(str(value), (value, 1))
    amount *= factor
    if value not in _UNITS or _too_many(numbers) or (value != "year" and any(token.code == "n" for token in numbers)):
        return None  # "600 days ago" is how long, not when
    found = _relative(used, Shift(value, -amount, which=int(exact)))  # type: ignore[arg-type]
    before = word_before(text, used[0].start)
    if not numbers and before in lex.articles:
        found = [replace(found[0], start=_word_start(text, before, used[0].start))]
    return found


def weekday(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`on Friday`, `last Friday`: a weekday alone needs its lead, for `среды` is also an environment."""
    del shape
    if len(used) == 1 and word_before(text, used[0].start) not in lexicon().weekday_lead:
        return None
    if not used[-1].form.isascii() and _DAY_BEHIND.match(text, used[-1].end):
        return None  # "во вторник, 24 июня": the day says it all
    way = integer(used[0]) if len(used) > 1 else 0
    low = Shift("weekday", way, span=len(used) == 1, which=integer(used[-1]))
    return _relative(used, low)


_DAY_BEHIND = re.compile(r",\s+\d\d?\s+[^\W\d_]")


def shifted_season(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`last spring`, `this December`."""
    del text, shape
    return _relative(used, Shift("season", integer(used[0]), which=integer(used[1])))
