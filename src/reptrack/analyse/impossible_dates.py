"""Find days that no calendar has: "February 30", "31 апреля", "31.11.2024", 29 February of a year that is no leap year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reptrack.resources import each_toml
from reptrack.values.edtf import month_days

__all__ = ["impossible_dates"]

_FEBRUARY, _LEAP_YEAR, _LAST_DAY, _MONTHS = 2, 2024, 31, 12
_CAN_BE = re.compile(r"29|3[01]")  # most texts have none and are done
# What can be too late a day of some month; all other numbers are passed over at once.
_LATE = re.compile(r"(?<![\w.,:/№#-])(?<!№ )(?<!No\. )(?<!no\. )(?:29|30|31)(?=st|nd|rd|th|-?го|га|\W|$)")
# "30| февраля 2025", "31st| of April"
_MONTH_AFTER = re.compile(r"(?:st|nd|rd|th|-?го|-га)?\s+(?:of\s+)?([^\W\d_]{3,})\.?(?:[\s,]+((?:19|20)\d\d)(?!\d))?")
# "February |30", and what shows that the number is a day and counts nothing: a year, a stop, the end
_MONTH_BEFORE = re.compile(r"([^\W\d_]{3,})\s+$")
_DAY_ENDS = re.compile(r"(?:st|nd|rd|th)?(?:,?\s+((?:19|20)\d\d)(?!\d)|\s*(?:[.,;:)”\"]|$|\n))")
# 2025-02-30; 30.02.2025, 30/02/2025
_ISO = re.compile(r"(?<![\w-])((?:19|20)\d\d)-(\d\d)-(29|3[01])(?![\w-])")
_DOTTED = re.compile(r"(?<![\w./])(29|3[01])([./])(\d\d?)\2((?:19|20)\d\d)(?![\w/])")


def impossible_dates(text: str) -> Iterator[tuple[int, int, str]]:
    """Give each impossible day with its characters and why, in the order of the text: `(start, end, "February has no day 30")`."""
    if _CAN_BE.search(text):
        yield from sorted({*_numeric(text), *_worded(text)})


def _why(day: int, month: int, year: int | None) -> str | None:
    """Say why there is no such day, or nothing if there is."""
    if not 1 <= month <= _MONTHS or day <= month_days(_LEAP_YEAR if year is None else year, month):
        return None
    name = _NAMES[month - 1]
    of = f" of {year}" if month == _FEBRUARY and day <= month_days(_LEAP_YEAR, month) else ""
    return f"{name}{of} has no day {day}"


_NAMES = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def _numeric(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _ISO.finditer(text):
        if why := _why(int(found[3]), int(found[2]), int(found[1])):
            yield *found.span(), why
    for found in _DOTTED.finditer(text):
        if why := _why(int(found[1]), int(found[3]), int(found[4])):
            yield *found.span(), why


def _worded(text: str) -> Iterator[tuple[int, int, str]]:
    for late in _LATE.finditer(text):
        day = int(late[0])
        after = _MONTH_AFTER.match(text, late.end())
        if after and (month := _month(after[1])):
            if why := _why(day, month, int(after[2]) if after[2] else None):
                yield late.start(), after.end(), why
            continue
        before = _MONTH_BEFORE.search(text, max(0, late.start() - 15), late.start())
        end = _DAY_ENDS.match(text, late.end())
        month = _month(before[1]) if before and before[1].isascii() else None
        if before and end and month and (why := _why(day, month, int(end[1]) if end[1] else None)):
            yield before.start(), end.end(1) if end[1] else late.end(), why


def _month(word: str) -> int | None:
    """Give the number of a month by its name; an English one begins with a capital letter, which "march" and "may" of other sentences do not."""
    return None if word.isascii() and word.islower() else _months().get(word.lower())


@cache
def _months() -> dict[str, int]:
    """Give the number of every form of the months' names in all languages, in small letters."""
    tables = (pack.get("months", {}) for pack in each_toml("dates.toml").values())
    return {form.lower(): int(number) for table in tables for number, forms in table.items() for form in forms}
