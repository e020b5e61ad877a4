"""Read dates that are not of the Gregorian months: Iranian solar dates (`9 Dey 1404`) and ISO weeks (`2024-W42`).

The solar calendar is reckoned by its cycle of 33 years with 8 leap years, which gives the true first day of every year from 1178 to 1633
(1799 to 2255 of the common era); names of months are data (`models/iran/calendar.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from functools import cache

from reptrack.resources import each_toml
from reptrack.text.words import words
from reptrack.values.dates.expression import DateExpression, Parts

__all__ = ["find_others", "gregorian", "iso_week", "solar_month", "solar_names"]

_EPOCH = 226_894  # the day before 1 Farvardin 1 in Python's count of days
_YEARS = range(1178, 1634)
_LONG_MONTHS = 6
_MONTHS = 12
_LAST_LENGTHS = (29, 30)


def _days_before(year: int) -> int:
    """Count the days of the solar years before a year: 365 each, and one more for each leap year."""
    return 365 * (year - 1) + (8 * year + 21) // 33


def month_length(year: int, month: int) -> int:
    """Give the days of a solar month: 31 in the first half, then 30, the last 29 or 30."""
    if month <= _LONG_MONTHS:
        return 31
    return 30 if month < _MONTHS else _LAST_LENGTHS[_days_before(year + 1) - _days_before(year) - 365]


def gregorian(year: int, month: int, day: int) -> date | None:
    """Give the Gregorian day of a solar one, None if there is none such.

    Example: `gregorian(1404, 10, 9)` is the 30th of December 2025.
    """
    if year not in _YEARS or not 1 <= month <= _MONTHS or not 1 <= day <= month_length(year, month):
        return None
    before = 31 * (month - 1) - max(0, month - _LONG_MONTHS - 1)
    return date.fromordinal(_EPOCH + _days_before(year) + before + day)


def solar_month(year: int, month: int) -> tuple[date, date] | None:
    """Give the first and last Gregorian day of a solar month."""
    first = gregorian(year, month, 1)
    last = gregorian(year, month, month_length(year, month)) if first is not None else None
    return None if first is None or last is None else (first, last)


def iso_week(year: int, week: int) -> tuple[date, date] | None:
    """Give the Monday and the Sunday of a week, None if the year has no such week."""
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return monday, monday + timedelta(days=6)


@cache
def _names() -> dict[str, int]:
    return {
        name.lower(): int(number)
        for pack in each_toml("calendar.toml").values()
        for number, names in pack["months"].items()
        for name in names
    }


@cache
def solar_names() -> frozenset[str]:
    """Give what a text must hold to be looked through: each name as it stands in running text."""
    return frozenset(form for name in _names() for form in ((name.capitalize(),) if name.isascii() else (name, name.capitalize())))


@cache
def _solar() -> re.Pattern[str]:
    """Build the pattern. Examples: `9 Dey 1404`, `the 14th of Khordad`, `Mehr 1403`, `Bahman 22, 1401`."""
    names = "|".join(re.escape(name) for name in sorted(_names(), key=lambda name: (-len(name), name)))
    return re.compile(
        rf"(?<![\w.,])(?:(?:(?P<d0>\d\d?)\s?[–-]\s?)?(?P<d1>\d\d?)(?:st|nd|rd|th)?\s(?:of\s)?(?P<m1>{names})(?!\w)(?:,?\s(?P<y1>1[2-5]\d\d)(?!\d))?"
        rf"|(?P<m2>{names})\s(?P<d2>\d\d?),?\s(?P<y2>1[2-5]\d\d)(?!\d)"
        rf"|(?P<m3>{names}),?\s(?P<y3>1[2-5]\d\d)(?!\d))",
        re.IGNORECASE,
    )


# 1403/11/30, ۱۴۰۳/۱۱/۳۰
_DIGITS = re.compile(r"(?<![\w/.-])(?P<y>1[34]\d\d)/(?P<m>\d\d?)/(?P<d>\d\d?)(?![\w/-])")
# 2024-W42, 2024-W42-3
_WEEK = re.compile(r"(?<![\w-])(?P<y>(?:19|20)\d\d)-?W(?P<w>\d\d)(?:-(?P<d>[1-7]))?(?![\w-])")


def find_others(text: str, forms: AbstractSet[str] | None = None) -> list[DateExpression]:
    """Find the dates of other calendars in a text, in order; the `forms` of its words, if they are known, must hold those of months."""
    found: list[DateExpression] = []
    named = not solar_names().isdisjoint((word[0] for word in words(text)) if forms is None else forms)
    if named and (_beside_figure(text) or _DIGITS.search(text) is not None):
        found.extend(_in_solar(text))
    if "-W" in text or "0W" in text or "W0" in text:
        found.extend(_in_weeks(text))
    return sorted(found, key=lambda expression: expression.start)


_FIGURE = re.compile(r"\d+")
_NEXT = re.compile(r"(?:st|nd|rd|th)?\s(?:of\s)?(\w+)", re.IGNORECASE)
_NO_WORD = re.compile(r"\W+")
_LONGEST = 20  # characters of a month's name and the sign behind it, at most


def _beside_figure(text: str) -> bool:
    """Tell whether a month's name stands right before or behind a figure: without that, no more is looked for."""
    names = _names()
    for figure in _FIGURE.finditer(text):
        behind = _NEXT.match(text, figure.end())
        if behind is not None and behind[1].lower() in names:
            return True
        start = figure.start()
        if start and text[start - 1].isspace():
            words = _NO_WORD.split(text[max(0, start - _LONGEST) : start - 1].rstrip(","))
            if words[-1].lower() in names:
                return True
    return False


def _parts(day: date) -> Parts:
    return Parts(day.year, day.month, day.day)


def _in_solar(text: str) -> Iterator[DateExpression]:
    for match in _solar().finditer(text):
        made = _expression(text, match)
        if made is not None:
            yield made
    for match in _DIGITS.finditer(text):
        day = gregorian(int(match["y"]), int(match["m"]), int(match["d"]))
        if day is not None:
            yield DateExpression(match.start(), match.end(), "explicit", _parts(day))


def _expression(text: str, match: re.Match[str]) -> DateExpression | None:
    group = match.groupdict()
    name = group["m1"] or group["m2"] or group["m3"]
    if not (name[0].isupper() or not name.isascii()):
        return None
    month, day, year = _names()[name.lower()], group["d1"] or group["d2"], group["y1"] or group["y2"] or group["y3"]
    if day is None:
        span = solar_month(int(year), month)
        return None if span is None else DateExpression(match.start(), match.end(), "explicit", _parts(span[0]), _parts(span[1]))
    if year is not None:
        exact = gregorian(int(year), month, int(day))
        first = gregorian(int(year), month, int(group["d0"])) if group["d0"] else None
        if exact is None or (first is not None and first >= exact):
            return None
        low, high = (exact, None) if first is None else (first, _parts(exact))
        return DateExpression(match.start(), match.end(), "explicit", _parts(low), high)
    return None if group["d0"] else _yearless(text, match, month, int(day))


def _yearless(text: str, match: re.Match[str], month: int, day: int) -> DateExpression | None:
    """Read `14 Khordad` as the day that it is in most years; `3 Mehr News reporters` is none."""
    after = text[match.end() : match.end() + 2]
    usual = gregorian(_USUAL, month, day)
    if usual is None or (after[:1] == " " and after[1:].isupper()):
        return None
    return DateExpression(match.start(), match.end(), "yearless", Parts(None, usual.month, usual.day), solar=(month, day))


_USUAL = 1402


def _in_weeks(text: str) -> Iterator[DateExpression]:
    for match in _WEEK.finditer(text):
        week = iso_week(int(match["y"]), int(match["w"]))
        if week is None:
            continue
        if match["d"] is not None:
            yield DateExpression(match.start(), match.end(), "explicit", _parts(week[0] + timedelta(days=int(match["d"]) - 1)))
        else:
            yield DateExpression(match.start(), match.end(), "explicit", _parts(week[0]), _parts(week[1]))
