"""Turn a recognised shape into date expressions: read its parts, and refuse what only looks like a date."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import replace

from reptrack.values.dates.context import counts, heads_number, in_address, line_start, word_after, word_before
from reptrack.values.dates.expression import DateExpression, Parts, Shift
from reptrack.values.dates.lexicon import lexicon
from reptrack.values.dates.shapes import Match
from reptrack.values.dates.tokens import Run, Token

__all__ = ["build"]

Builder = Callable[[str, list[Token], str], "list[DateExpression] | None"]

_LAST_MONTH = 12
_LAST_DAY = 31
_QUARTER = 3
_QUARTERS = 4
_RECENT_YEARS = 1900  # earlier ones are years only after "in" or "since"
_HALF = 6
_SPRING = 21
_MID_MONTH = 15
_LEAP_YEAR = 2024
_TWO_DIGITS = 100
_CENTURY = 2000
_YEARS = frozenset({"Y", "Y-Y", "Y/Y", "BY&Y"})  # shapes that are nothing but years
_DIGIT_SHAPES = frozenset({"dmy2", "ymd", "ymd-ymd"})
_GAPS = frozenset("otb,.")
_BREAKS = frozenset("-=>&/")
_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def build(text: str, run: Run, match: Match) -> list[DateExpression] | None:
    """Give the expressions of one shape in a run, None if it is no date after all."""
    name, start, end = match
    used = [run.tokens[i] for i in run.places[start:end] if i >= 0]
    if _is_count(text, name, used):
        return None
    if used[0].code in "DYn" and in_address(text, used[0].start, used[-1].end):
        return None
    return _BUILDERS.get(name, _calendar)(text, used, run.shape[start:end])


def _is_count(text: str, name: str, used: list[Token]) -> bool:
    """Say whether the last number counts what follows: `in May 15 people`, `2024 people`; not `In 2024 people`, `On May 15 people`."""
    last = used[-1]
    if last.code not in "DY" or name in _DIGIT_SHAPES or not counts(text, last.end):
        return False
    lex = lexicon()
    before = word_before(text, used[0].start)
    if last.code == "Y":
        return name in _YEARS and before not in lex.year_lead
    return before in lex.year_frame


def _int(token: Token) -> int:
    return int(token.value)  # type: ignore[call-overload, no-any-return]


def _one(used: list[Token], low: Parts, high: Parts | None = None) -> list[DateExpression]:
    explicit = low.year is not None or (high is not None and high.year is not None)
    made = DateExpression(used[0].start, used[-1].end, "explicit" if explicit else "yearless", low, high)
    return [made]


# ---- months, days and years in words: "August 9", "9 August – 3 September 2020", "1990s"


def _points(used: list[Token], shape: str) -> list[Parts]:
    """Read the tokens one after the other; a dash, `to` or `and` begins the next point."""
    points: list[dict[str, int]] = [{}]
    numbers = iter(used)
    decade = False
    for code in shape:
        if code in _BREAKS:
            if points[-1]:
                points.append({})
            continue
        if code in _GAPS:
            continue
        token = next(numbers)
        key = _KEYS.get(token.code)
        if key is not None:
            points[-1][key] = _int(token)
        decade = decade or token.code == "E"
    return [Parts(p.get("year"), p.get("month"), p.get("day"), decade) for p in points if p]


_KEYS = {"D": "day", "d": "day", "O": "day", "M": "month", "m": "month", "K": "month", "k": "month", "Y": "year", "E": "year", "S": "month"}


def _shared(low: Parts, high: Parts) -> tuple[Parts, Parts]:
    """Give each end what only the other one says: `9–11 August 2020`, `December 28 – January 3, 2025`."""
    if high.month is None and high.day is not None:
        high = replace(high, month=low.month)
    if low.month is None and low.day is not None:
        low = replace(low, month=high.month)
    turned = low.month is not None and high.month is not None and low.month > high.month
    if low.year is None and high.year is not None:
        low = replace(low, year=high.year - turned)
    elif high.year is None and low.year is not None:
        high = replace(high, year=low.year + turned)
    return low, high


def _valid(parts: Parts) -> bool:
    if parts.month is None:
        return parts.day is None
    return parts.day is None or parts.month <= _LAST_MONTH and parts.day <= _MONTH_DAYS[parts.month - 1]


def _ordered(low: Parts, high: Parts) -> bool:
    if low.year is not None and high.year is not None:
        first = (low.year, low.month or 0, low.day or 0)
        return first <= (high.year, high.month or _LAST_MONTH, high.day or _LAST_DAY) and first != (high.year, high.month, high.day)
    return low.month != high.month or (low.day or 0) < (high.day or _LAST_DAY)


def _calendar(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    del text
    points = _points(used, shape)
    while used[0].code in "BQV":
        used = used[1:]
    if not points:
        return None
    if len(points) == 1:
        return _one(used, points[0]) if _valid(points[0]) else None
    low, high = _shared(points[0], points[-1])
    if not _valid(low) or not _valid(high) or not _ordered(low, high):
        return None
    return _one(used, low, high)


def _day_list(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`October 28, 29 and 31` and `9, 10 and 11 August 2020`: a date for each day; the month and the year are said once."""
    del shape
    days = [token for token in used if token.code in "Dd"]
    month = next(token for token in used if token.code in "MmKk")
    year = next((_int(token) for token in used if token.code == "Y"), None)
    if (days[0] is used[0] and heads_number(text, used[0].start)) or not all(_valid(Parts(None, _int(month), _int(day))) for day in days):
        return None
    found = []
    for day in days:
        first, last = day, day
        if month is used[0] and day is days[0]:
            first = month
        if day is days[-1]:
            last = used[-1]
        basis = "explicit" if year is not None and last.code in "YG" else "yearless"
        found.append(DateExpression(first.start, last.end, basis, Parts(year, _int(month), _int(day))))
    return found


def _hyphened(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`9-Aug-2020`."""
    return _calendar(text, used, shape.replace("-", ""))


def _ordinal_day(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`the first of May`, `первое мая`; not `the second March of the year`, not a first word that a short month looks like."""
    if any(token.code == "k" for token in used):
        return None
    return _calendar(text, used, shape)


# ---- digits


def _numeric(day: int, month: int, year: int) -> Parts | None:
    if month > _LAST_MONTH >= day:
        day, month = month, day  # 12/18/2024
    parts = Parts(year, month, day)
    return parts if month <= _LAST_MONTH and _valid(parts) else None


def _digits(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`18.12.2024`, `12–18.12.2022`, `28.11–03.12.2024`, `01.12.2024–05.12.2024`."""
    del text, shape
    numbers = [_int(token) for token in used if token.code in "DY"]
    year = numbers[-1]
    plain = {3: numbers[:2] * 2, 4: [numbers[0], numbers[2], numbers[1], numbers[2]], 5: numbers[:4]}
    first_year = year
    if len(numbers) == 6:  # noqa: PLR2004 - two full dates
        ends, first_year = [numbers[0], numbers[1], numbers[3], numbers[4]], numbers[2]
    else:
        ends = plain[len(numbers)]
        first_year -= ends[1] > ends[3]
    low, high = _numeric(ends[0], ends[1], first_year), _numeric(ends[2], ends[3], year)
    if low is None or high is None:
        return None
    if low == high:
        return _one(used, low)
    return _one(used, low, high) if _ordered(low, high) else None


def _iso(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`2020-08-09`, `2020-08-09 – 2020-09-01`."""
    del text, shape
    numbers = [_int(token) for token in used if token.code in "DY"]
    points = [Parts(*numbers[i : i + 3]) for i in range(0, len(numbers), 3)]
    if any((p.month or 0) > _LAST_MONTH or not _valid(p) for p in points):
        return None
    if len(points) == 1:
        return _one(used, points[0])
    return _one(used, points[0], points[1]) if _ordered(*points) else None


def _short_year(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`18.12.24`: only with all digits in pairs, and not a number of a law or a version."""
    del shape
    day, month, year = (_int(token) for token in used)
    glued = text[used[0].start - 1 : used[0].start] in (".", "-") or re.match(r"[.\-]\d", text[used[-1].end : used[-1].end + 2])
    if any(len(token.form) != 2 for token in used) or month > _LAST_MONTH or glued or heads_number(text, used[0].start):  # noqa: PLR2004
        return None
    parts = Parts(_CENTURY + year, month, day)
    return _one(used, parts) if _valid(parts) else None


def _month_year(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`08.2020`, `08.2020–10.2020`; not `Article 12.2020`, not `No. 11/2020`."""
    del shape
    months = [token for token in used if token.code == "D"]
    years = [_int(token) for token in used if token.code == "Y"]
    before = text[used[0].start - 1 : used[0].start]
    if any(_int(m) > _LAST_MONTH or len(m.form) != 2 for m in months) or before in ("-", "/", ".") or heads_number(text, used[0].start):  # noqa: PLR2004
        return None
    points = [Parts(year, _int(month)) for year, month in zip(years, months, strict=True)]
    if len(points) == 1:
        return _one(used, points[0])
    return _one(used, points[0], points[1]) if _ordered(*points) else None


def _year_and_pair(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`2020-08` is a month, `2020–21` and `2023/24` are two years; `No. 2023/15` is neither."""
    year, pair = _int(used[0]), _int(used[-1])
    if len(used[-1].form) != 2 or not _year_stands(text, used, shape):  # noqa: PLR2004 - always two digits
        return None
    if pair == (year + 1) % _TWO_DIGITS or (shape != "Y/D" and pair > _LAST_MONTH and pair > year % _TWO_DIGITS):
        if text[used[0].end] != "-" or pair > _LAST_MONTH:
            return _one(used, Parts(year), Parts(year - year % _TWO_DIGITS + pair))
    if shape != "Y/D" and pair <= _LAST_MONTH and text[used[0].end] == "-":
        return _one(used, Parts(year, pair))
    return None


# ---- years, months and seasons alone


def _year_stands(text: str, used: list[Token], shape: str) -> bool:
    """Say whether four digits are a year where nothing around says so: not the number of a law, not part of another number."""
    del shape
    first, last = used[0], used[-1]
    before, after = text[first.start - 1 : first.start] if first.start else "", text[last.end : last.end + 1]
    two_before = text[max(0, first.start - 2) : first.start - 1]
    if before == "_" or after == "_" or before in ("/", "\\") or (before in ("-", ".", "–") and two_before.isdecimal()):
        return False
    if before.isalpha() or (after.isalpha() and not (after.isupper() and text[last.end + 1 : last.end + 2].islower())):
        return False  # but "2025The" is a year with a headline glued to it
    if after in ("/", "-", ".", "+") and text[last.end + 1 : last.end + 2].isdecimal():
        return False
    if before in " \u00a0-" and two_before.isdecimal() and after in (" ", "\u00a0", "-") and text[last.end + 1 : last.end + 2].isdecimal():
        return False  # a telephone number
    if after == "-" and text[last.end + 1 : last.end + 2].isupper():
        return False
    if _int(first) < _RECENT_YEARS and word_before(text, first.start) not in lexicon().year_frame | lexicon().year_lead:
        return False
    return not heads_number(text, first.start)


def _year(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    return _calendar(text, used, shape) if len(used) > 1 or _year_stands(text, used, shape) else None


def _short_decade(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`the 90s`, `90-е годы`; not `in his 60s`."""
    del shape
    if len(used) == 1 and lexicon().connectors.get(word_before(text, used[0].start)) != "t":
        return None
    return _one(used, Parts(_int(used[0]), decade=True))


def _year_span(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`2020–2024`: the later year must come last, else these are two other numbers."""
    digits = [token for token in used if token.code == "Y"]
    if not _year_stands(text, used[used.index(digits[0]) :], shape) or _int(digits[0]) >= _int(digits[-1]):
        return None
    return _calendar(text, used, shape)


def _year_of(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`the year 2025`: the span is the number; `в год 2020` likewise."""
    del shape
    if used[0].form in lexicon().plural_units:
        return None
    return _year(text, used[1:], "Y")


def _month(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """A month; alone, a short one is none, and one that is also another word needs its lead (`in May`)."""
    if len(used) > 1:
        return _calendar(text, used, shape)
    token = used[0]
    if token.code in "mk":
        return None
    leads = lexicon().shy.get(token.form.lower())
    hyphen = text[token.start - 1 : token.start] in ("-", "–")  # mid-March
    if leads is not None and word_before(text, token.start - hyphen) not in leads:
        opens = line_start(text, token.start) and text[token.end : token.end + 1] in (":", ",", ".", "\n", "")
        if not opens or not token.form[0].isupper():
            return None
    return _calendar(text, used, shape)


def _bare_season(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    lex = lexicon()
    token = used[0]
    if token.form.lower() not in lex.season_alone:
        before = word_before(text, token.start)
        if before in ("the",):
            before = word_before(text, token.start - len("the "))
        if before not in lex.season_lead or token.form[0].isupper():
            return None
    if word_after(text, token.end) in lex.not_after_season:
        return None
    return _calendar(text, used, shape)


def _season_two_years(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`winter 2023–24`, `winter of 2023–2024`: the winter that begins in the first year; another season of both years is none."""
    del text, shape
    season, year, pair = _int(used[0]), _int(used[1]), _int(used[2])
    return _one(used, Parts(year, season)) if pair % _TWO_DIGITS == (year + 1) % _TWO_DIGITS else None


# ---- quarters and halves


def _months_of(used: list[Token], first: int, length: int, year: int | None, shift: Shift | None = None) -> list[DateExpression] | None:
    if not 1 <= first <= _LAST_MONTH - length + 1:
        return None
    made = _one(used, Parts(year, first), Parts(year, first + length - 1))[0]
    return [replace(made, basis="relative", shift=shift) if shift else made]


def _quarter(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`Q3 2023`, `third quarter of 2023`, `first half of 2022`, `III квартал прошлого года`; a bare half of nothing is none."""
    del text
    number = next((_int(token) for token in used if token.code in "ODd"), _QUARTERS)
    if used[0].code == "R" and used[0].value != -1:
        return None
    year = next((_int(token) for token in used if token.code == "Y"), None)
    length = _HALF if "h" in shape else _QUARTER
    return _months_of(used, (number - 1) * length + 1, length, year, _year_shift(used[1:]))


def _part_of_month(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`first half of August`: its days from the 1st to the 15th, or from the 16th on."""
    del text, shape
    half, month = _int(used[0]), next(_int(token) for token in used if token.code in "MmKk")
    year = next((_int(token) for token in used if token.code == "Y"), None)
    if half not in (1, 2):
        return None
    last = monthrange(year or _LEAP_YEAR, month)[1]
    days = (1, _MID_MONTH) if half == 1 else (_MID_MONTH + 1, last)
    return _one(used, Parts(year, month, days[0]), Parts(year, month, days[1]))


def _first_months(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`first nine months of 2023`, `девять месяцев 2023 года`."""
    del text
    first = shape.startswith("O")
    unit = used[1 + first]
    if unit.value != "month" or (first and _int(used[0]) != 1):
        return None
    year = next((_int(token) for token in used if token.code == "Y"), None)
    return _months_of(used, 1, _int(used[int(first)]), year, _year_shift(used))


def _day_of_month(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`15th of last month`."""
    del text, shape
    return _relative(used, Shift("month", _int(used[1])), Parts(day=_int(used[0]))) if used[2].value == "month" else None


# ---- from the day of the report


def _year_shift(used: list[Token]) -> Shift | None:
    amount = next((_int(token) for token in used if token.code in "RZ"), None)
    return None if amount is None else Shift("year", amount)


def _in_shifted_year(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`декабря прошлого года`, `August 9 last year`."""
    cut = next(i for i, token in enumerate(used) if token.code in "RZG" and not (token.code == "G" and used[i - 1].code == "Y"))
    found = _calendar(text, used[:cut], re.split("[RZG]", shape)[0])
    shift = _year_shift(used)
    return [replace(e, end=used[-1].end, basis="relative", shift=shift) for e in found] if found else None


def _relative(used: list[Token], shift: Shift, low: Parts | None = None) -> list[DateExpression]:
    return [DateExpression(used[0].start, used[-1].end, "relative", low or Parts(), shift=shift)]


def _day(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`today`; not the broadcaster's name `Russia Today`."""
    del shape
    form = used[0].form
    before = text[max(0, used[0].start - 30) : used[0].start].split(" ")
    if form[0].isupper() and len(before) > 1 and before[-1] == "" and before[-2][:1].isupper() and before[-2].isalpha():
        return None
    return _relative(used, Shift("day", _int(used[0])))


def _day_before(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`the day before yesterday`."""
    del text, shape
    step = -1 if _int(used[1]) < 0 else 1
    return _relative(used, Shift("day", _int(used[1]) + step)) if used[0].value == "day" else None


def _year_word(text: str, used: list[Token], shape: str) -> list[DateExpression]:
    del text, shape
    return _relative(used, Shift("year", _int(used[0])))


_UNITS = {"day", "week", "month", "year"}


def _unit_amount(used: list[Token]) -> float:
    """`two` · `two and a half` · nothing."""
    numbers = [float(token.value) for token in used if token.code in "DNnh"]  # type: ignore[arg-type]
    return sum(numbers) if numbers else 1.0


def _unit(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`last month`, `this year`, `last night`; not `last day`, `coming months`."""
    del text, shape
    way, unit = used[0], used[1]
    if unit.value == "day" and way.value == 1 and unit.form.lower() not in lexicon().plural_units:
        return _relative(used, Shift("day", 1, from_text=True))  # the next day
    if unit.value == "night":
        return _relative(used, Shift("day", _int(way))) if _int(way) <= 0 else None
    if unit.value not in ("week", "month", "year") or unit.form.lower() in lexicon().plural_units:
        return None
    return _relative(used, Shift(unit.value, _int(way)))  # type: ignore[arg-type]


def _word_start(text: str, word: str, end: int) -> int:
    """Give where the word right before a place begins."""
    low = max(0, end - len(word) - 4)
    return low + text[low:end].lower().rindex(word)


def _same(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`the same day`, `в том же году`: counted from the date before it in the text."""
    del shape
    lex = lexicon()
    form, unit = used[0].form.lower(), used[1]
    if unit.value not in _UNITS - {"week"} or unit.form.lower() in lex.plural_units :
        return None
    found = _relative(used, Shift(unit.value, 0, from_text=True))  # type: ignore[arg-type]
    if form in lex.same_needs_lead:
        before = word_before(text, used[0].start)
        if before not in lex.same_lead:
            return None
        found = [replace(found[0], start=_word_start(text, before, used[0].start))]
    return found


def _units(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`last two weeks`, `past two and a half months`, `past month`: the stretch up to the day of the report."""
    del shape
    way, unit = used[0], used[-1]
    if unit.value not in _UNITS or (way.code == "R" and way.value != -1):
        return None
    if way.code == "P" and word_before(text, way.start) not in lexicon().past_lead:
        return None
    if len(used) == 2 and unit.form.lower() in lexicon().plural_units:  # noqa: PLR2004 - no number between
        return None
    return _relative(used, Shift(unit.value, -_unit_amount(used[1:-1]), span=True))  # type: ignore[arg-type]


def _ago(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`three years ago`, `exactly two and a half months ago`, `a year ago`."""
    del shape
    exact = used[0].code == "x"
    inner = used[1:] if exact else used
    unit, numbers = inner[-2], inner[:-2]
    lex = lexicon()
    if not numbers and unit.form.lower() in lex.plural_units:
        return None
    value, amount = unit.value, _unit_amount(numbers)
    if value in ("half_year", "fortnight"):
        value, amount = ("month", 6) if value == "half_year" else ("day", 14)
    if value not in _UNITS:
        return None
    found = _relative(used, Shift(value, -amount, which=int(exact)))  # type: ignore[arg-type]
    before = word_before(text, used[0].start)
    if not numbers and before in lex.articles:
        found = [replace(found[0], start=_word_start(text, before, used[0].start))]
    return found


def _weekday(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`on Friday`, `last Friday`: a weekday alone needs its lead, for `среды` is also an environment."""
    del shape
    if len(used) == 1 and word_before(text, used[0].start) not in lexicon().weekday_lead:
        return None
    way = _int(used[0]) if len(used) > 1 else 0
    low = Shift("weekday", way, span=len(used) == 1, which=_int(used[-1]))
    return _relative(used, low)


def _shifted_season(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`last spring`, `this December`."""
    del text, shape
    return _relative(used, Shift("season", _int(used[0]), which=_int(used[1])))


def _bare_ordinal(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`on the 26th,`: a day of the month that the text is in; not `the 26th session`."""
    del shape
    lex = lexicon()
    before = " ".join(text[max(0, used[0].start - 20) : used[0].start].lower().split()[-2:])
    after = text[used[-1].end : used[-1].end + 1]
    follower = word_after(text, used[-1].end)
    if before not in lex.ordinal_before or not (after in ".,;:)\n" or follower in lex.ordinal_after):
        return None
    return _one(used, Parts(day=_int(used[0])))


_BUILDERS: dict[str, Builder] = {
    "dmy": _digits, "dmy-dmy": _digits, "dm-dmy": _digits, "d-dmy": _digits, "dmy2": _short_year, "ymd": _iso, "ymd-ymd": _iso,
    "my": _month_year, "my-my": _month_year, "ym": _year_and_pair, "y/d": _year_and_pair,
    "MDs": _day_list, "DsM": _day_list, "OM": _ordinal_day, "M": _month,
    "DMr": _in_shifted_year, "MDr": _in_shifted_year, "Mr": _in_shifted_year, "M-Mr": _in_shifted_year, "Sr": _in_shifted_year,
    "rM": _shifted_season, "rS": _shifted_season, "s": _bare_season, "S-y": _season_two_years, "S-Y": _season_two_years,
    "Y": _year, "Y-Y": _year_span, "Y/Y": _year_span, "BY&Y": _year_span, "GY": _year_of,
    "qY": _quarter, "Oq": _quarter, "Oqr": _quarter, "hY": _quarter, "Rq": _quarter, "YqD": _quarter, "ONUr": _first_months, "NUY": _first_months, "NUr": _first_months, "e": _short_decade, "dRU": _day_of_month, "D-M-Y": _hyphened, "Oh": _quarter, "Ohr": _quarter,
    "OhM": _part_of_month, "ONU": _first_months,
    "F": _day, "UbF": _day_before, "Z": _year_word, "RU": _unit, "IU": _same, "RnU": _units, "PnU": _units, "Rw": _weekday, "w": _weekday,
    "nUA": _ago, "d": _bare_ordinal,
}  # fmt: skip
