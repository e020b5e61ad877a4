"""Write and read the EDTF values (ISO 8601-2) that reptrack uses: days, months, years, seasons, decades, intervals and open ends."""

from __future__ import annotations

import calendar
import re
from datetime import MAXYEAR, date
from functools import lru_cache

__all__ = ["bounds", "day_of", "first_month", "interval", "is_edtf", "month_days", "month_shift", "stamp"]

# 2024-12-16 · 2024-12 · 2024-21 (a season) · 2024 · 202X · XXXX-12-22 (a day whose year nobody knows)
_POINT = re.compile(r"(?P<year>\d{4}|\d{3}X|XXXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
_SPRING, _WINTER = 21, 24
_DECEMBER = 12


def stamp(year: int | None, month: int | None = None, day: int | None = None) -> str:
    """Give the EDTF value of a day, a month (or a season, 21 to 24) or a year; an unknown year is `XXXX`.

    Example: `stamp(2024, 12, 16)` is `2024-12-16`, `stamp(None, 12)` is `XXXX-12`.
    """
    text = "XXXX" if year is None else f"{year:04d}"
    if month is not None:
        text += f"-{month:02d}"
        if day is not None:
            text += f"-{day:02d}"
    return text


def interval(low: str | None, high: str | None) -> str:
    """Give the EDTF interval between two values; None is an open end. Equal ends are no interval."""
    if low is not None and low == high:
        return low
    return f"{low or '..'}/{high or '..'}"


def month_days(year: int, month: int) -> int:
    """Give the number of days of a month."""
    return _DAYS[month] + (month == _FEBRUARY and calendar.isleap(year))


_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 2


def first_month(month: int) -> int:
    """Give the first month of a season (21 to 24: winter begins in December); a month is its own.

    Example: `first_month(22)` is 6.
    """
    return month if month <= _DECEMBER else (month - _SPRING) * 3 + 3


def month_shift(year: int, month: int, by: int) -> tuple[int, int]:
    """Count months on or back: `month_shift(2025, 1, -1)` is `(2024, 12)`."""
    index = year * 12 + month - 1 + by
    return index // 12, index % 12 + 1


@lru_cache(maxsize=4096)
def is_edtf(value: str) -> bool:
    """Say whether a value is one of the forms that reptrack writes."""
    ends = value.split("/")
    if len(ends) > 2 or ends == ["..", ".."]:  # noqa: PLR2004 - an interval has two ends
        return False
    return all((end == ".." and len(ends) == 2) or _point_is_valid(end) for end in ends)  # noqa: PLR2004


def _point_is_valid(point: str) -> bool:
    match = _POINT.fullmatch(point)
    if match is None:
        return False
    if match["month"] is None:
        return True
    if ("X" in match["year"][:3] and match["year"] != "XXXX") or (match["year"][-1] == "X" and match["year"] != "XXXX"):
        return False
    month = int(match["month"])
    if match["day"] is None:
        return 1 <= month <= _DECEMBER or _SPRING <= month <= _WINTER
    year = 2024 if match["year"] == "XXXX" else int(match["year"])
    return 1 <= month <= _DECEMBER and 1 <= int(match["day"]) <= month_days(year or 2024, month)


@lru_cache(maxsize=4096)
def bounds(value: str) -> tuple[date | None, date | None] | None:
    """Give the first and the last day that a value covers; None for an open end, None at all where the year is unknown or 0000.

    Example: `bounds("2024-02")` is the 1st and the 29th of February 2024. Winter runs from December of its year to February.
    """
    if not is_edtf(value) or "XXXX" in value or "0000" in (value[:4], value.rpartition("/")[2][:4]):
        return None
    low, _, high = value.partition("/")
    first = None if low == ".." else _point_bounds(low)[0]
    last = None if high == ".." else _point_bounds(high or low)[1]
    return first, last


@lru_cache(maxsize=4096)
def day_of(dated: str | None) -> date | None:
    """Give the (last) day of a report's date to count from; None where there is none, or it is of no year that reports are written in.

    Example: `day_of("2024-02")` is the 29th of February 2024.
    """
    limits = bounds(dated) if dated else None
    day = limits[1] if limits is not None else None
    return day if day is not None and _FIRST_YEAR <= day.year <= _LAST_YEAR else None


_FIRST_YEAR, _LAST_YEAR = 1500, 2500


def _point_bounds(point: str) -> tuple[date, date]:
    if point.endswith("X"):
        decade = int(point[:3]) * 10
        return date(max(decade, 1), 1, 1), date(decade + 9, 12, 31)
    parts = [int(part) for part in point.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    if len(parts) == 3:  # noqa: PLR2004 - year, month, day
        day = date(parts[0], parts[1], parts[2])
        return day, day
    return _month_bounds(parts[0], parts[1])


def _month_bounds(year: int, month: int) -> tuple[date, date]:
    first = first_month(month)
    last_year, last_month = month_shift(year, first, 0 if first == month else 2)
    if last_year > MAXYEAR:
        last_year, last_month = MAXYEAR, _DECEMBER
    return date(year, first, 1), date(last_year, last_month, month_days(last_year, last_month))
