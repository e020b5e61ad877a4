"""Find days that no calendar has: "February 30", "31 апреля", "31.11.2024", 29 February of a year that is no leap year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reptrack.resources import each_toml
from reptrack.values.edtf import month_days

__all__ = ["impossible_dates"]

_FEBRUARY, _LEAP_YEAR, _MONTHS = 2, 2024, 12
# What can be too late a day of some month; all other numbers are passed over at once.
_LATE = re.compile(r"29|3[01]")
_NUMBERED = ("№ ", "No. ", "no. ")
_ORDINAL = ("st", "nd", "rd", "th", "го", "га", "-")
# "30| февраля 2025", "31st| of April"
_MONTH_AFTER = re.compile(r"(?:st|nd|rd|th|-?го|-га)?\s+(?:of\s+)?([^\W\d_]{3,})\.?(?:[\s,]+((?:19|20)\d\d)(?!\d))?")
# "February |30", and what shows that the number is a day and counts nothing: a year, a stop, the end
_MONTH_BEFORE = re.compile(r"([^\W\d_]{3,})\s+$")
_DAY_ENDS = re.compile(r"(?:st|nd|rd|th)?(?:,?\s+((?:19|20)\d\d)(?!\d)|\s*(?:[.,;:)”\"]|$|\n))")
# 2025-02-30; 30.02.2025, 30/02/2025
_ISO = re.compile(r"(?<![\w-])((?:19|20)\d\d)-(\d\d)-(29|3[01])(?![\w-])")
_DOTTED = re.compile(r"(?<![\w./])(29|3[01])([./])(\d\d?)\2((?:19|20)\d\d)(?![\w/])")
_TO_ISO_DAY = len("2025-02-")


def impossible_dates(text: str) -> Iterator[tuple[int, int, str]]:
    """Give each impossible day with its characters and why, in the order of the text: `(start, end, "February has no day 30")`."""
    for late in _LATE.finditer(text):
        start, end = late.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        if after in {".", "/"} and (dotted := _DOTTED.match(text, start)):
            if why := _why(int(dotted[1]), int(dotted[3]), int(dotted[4])):
                yield *dotted.span(), why
        elif before == "-" and (iso := _ISO.match(text, max(0, start - _TO_ISO_DAY))):
            if why := _why(int(iso[3]), int(iso[2]), int(iso[1])):
                yield *iso.span(), why
        elif _is_day(text, start, end):
            yield from _worded(text, start, end)


def _is_day(text: str, start: int, end: int) -> bool:
    """Tell whether a number can be a day: alone or an ordinal, and not behind a number sign."""
    before = text[start - 1 : start]
    if before.isalnum() or before in {"_", ".", ",", ":", "/", "№", "#", "-"} or text[max(0, start - 4) : start].endswith(_NUMBERED):
        return False
    return not text[end : end + 1].isalnum() or text.startswith(_ORDINAL, end)


def _why(day: int, month: int, year: int | None) -> str | None:
    """Say why there is no such day, or nothing if there is."""
    if not 1 <= month <= _MONTHS or day <= month_days(_LEAP_YEAR if year is None else year, month):
        return None
    name = _NAMES[month - 1]
    of = f" of {year}" if month == _FEBRUARY and day <= month_days(_LEAP_YEAR, month) else ""
    return f"{name}{of} has no day {day}"


_NAMES = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def _worded(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    day = int(text[start:end])
    after = _MONTH_AFTER.match(text, end)
    if after and (month := _month(after[1])):
        if why := _why(day, month, int(after[2]) if after[2] else None):
            yield start, after.end(), why
        return
    before = _MONTH_BEFORE.search(text, max(0, start - 15), start)
    closing = _DAY_ENDS.match(text, end)
    month = _month(before[1]) if before and before[1].isascii() else None
    if before and closing and month and (why := _why(day, month, int(closing[1]) if closing[1] else None)):
        yield before.start(), closing.end(1) if closing[1] else end, why


def _month(word: str) -> int | None:
    """Give the number of a month by its name; an English one begins with a capital letter, which "march" and "may" of other sentences do not."""
    return None if word.isascii() and word.islower() else _months().get(word.lower())


@cache
def _months() -> dict[str, int]:
    """Give the number of every form of the months' names in all languages, in small letters."""
    tables = (pack.get("months", {}) for pack in each_toml("dates.toml").values())
    return {form.lower(): int(number) for table in tables for number, forms in table.items() for form in forms}
