"""Give date expressions their EDTF values: by their own year, by a year that the caller knows, or from the day of the report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from reptrack.values.dates.expression import DateExpression, Parts, Shift
from reptrack.values.dates.other_calendars import gregorian
from reptrack.values.edtf import day_of, first_month, interval, is_edtf, month_days, month_shift, stamp

__all__ = ["likely_year", "resolve"]

_DECEMBER = 12
_WEEK = 7
_LEAP_YEAR = 2024
# A day without a year that lies this far ahead of the report is taken for last year's; further, where the sentence speaks of the future.
_AHEAD = timedelta(days=31)
_AHEAD_FUTURE = timedelta(days=200)
# A day of next year counts only if it is near and the other reading is nearly a year old.
_TURN = timedelta(days=45)


def resolve(expression: DateExpression, dated: str | None, *, year: int | None = None, future: bool | None = None) -> str | None:
    """Give the EDTF value of an expression, or None where a reader could not tell.

    Args:
        expression: what `find_expressions` gave.
        dated: the day of the report (`2024-12-16`; a month or a year helps less), or None.
        year: the year of a yearless expression, where the flow of the text tells it; else it is the likely one by `dated`,
            and `XXXX` without that.
        future: whether the sentence speaks of the future (True), of the past (False) or one cannot tell (None).
    """
    if expression.shift is not None:
        return _shifted(expression, expression.shift, dated)
    low, high = expression.low, expression.high
    if low.year is None:
        if low.month is None:
            return None
        if year is None:
            year = _likely_start(low, high, dated, future=future)
        low = Parts(year, low.month, low.day, low.decade) if expression.solar is None or year is None else _solar(year, expression.solar)
        if high is not None and high.year is None:
            turned = year is not None and low.month is not None and high.month is not None and high.month < low.month
            high = replace(high, year=year + turned if year is not None else None)
    if not (_exists(low) and (high is None or _exists(high))):
        return None
    if expression.open_end:
        return interval(_value(low), None)
    return _value(low) if high is None else interval(_value(low), _value(high))


def _solar(year: int, solar: tuple[int, int]) -> Parts:
    """Give the day of an Iranian month and day that lies in a Gregorian year."""
    days = [day for offset in (_SOLAR, _SOLAR + 1) if (day := gregorian(year - offset, *solar)) is not None and day.year == year]
    return Parts(year, days[0].month, days[0].day) if days else Parts(year, None, None)


_SOLAR = 621


def _likely_start(low: Parts, high: Parts | None, dated: str | None, *, future: bool | None) -> int | None:
    """Give the year in which an interval begins: its end is placed as a single date is."""
    if high is None or high.year is not None or high.month is None or low.month is None:
        return likely_year(low, dated, future=future)
    year = likely_year(high, dated, future=future)
    return None if year is None else year - (high.month < low.month)


def _exists(parts: Parts) -> bool:
    """Say whether the day is on the calendar: no 29 February in 2023, no 30 February in any year."""
    if parts.day is None or parts.month is None:
        return True
    return parts.month > _DECEMBER or parts.day <= month_days(_LEAP_YEAR if parts.year is None else parts.year, parts.month)


def _value(parts: Parts) -> str:
    if parts.decade and parts.year is not None:
        return f"{parts.year // 10}X"
    return stamp(parts.year, parts.month, parts.day)


def likely_year(parts: Parts, dated: str | None, *, future: bool | None = None) -> int | None:
    """Give the year of a month or a day without one, from the day of the report alone: mostly the last one before it.

    Example: in a report of 9 January 2025, `December 10` is of 2024, and `January 26` of 2025.
    """
    day = day_of(dated)
    if day is None or parts.month is None:
        return None
    year = day.year
    start = _first_day(year, parts)
    if len(dated or "") == 4:  # noqa: PLR2004 - only the year is known
        return year
    if start > day:
        return year if start - day <= _reach(parts, future=future) else year - 1
    next_start = _first_day(year + 1, parts)
    if future and next_start - day <= _AHEAD_FUTURE and day - start > timedelta(days=31):
        return year + 1
    turns = future is None and parts.day is not None and next_start - day <= _TURN
    return year + turns


def _reach(parts: Parts, *, future: bool | None) -> timedelta:
    """Give how far after the day of the report a date of the same year may lie: a month without a day hardly does."""
    if future:
        return _AHEAD_FUTURE
    return _AHEAD if future is None and parts.day is not None else timedelta(0)


def _first_day(year: int, parts: Parts) -> date:
    month = first_month(parts.month or 1)
    day = min(parts.day or 1, month_days(year, month))
    return date(year, month, day)


# ---- from the day of the report


def _shifted(expression: DateExpression, shift: Shift, dated: str | None) -> str | None:
    today = day_of(dated)
    if today is None or dated is None or shift.from_text:
        return None
    precision = dated.count("-")
    low = expression.low
    if low.month is not None:  # December last year
        year = today.year + int(shift.amount)
        return resolve(replace(expression, shift=None, low=replace(low, year=year), high=_in_year(expression, year)), None)
    if shift.unit == "year":
        return _years(today, shift, precision)
    if shift.unit == "season":
        return _season(today, shift)
    if shift.unit == "month" and precision >= 1:
        then = _months(today, shift)
        value = then if low.day is None else f"{then}-{low.day:02d}"
        return value if is_edtf(value) else None
    return _days(today, shift) if precision == 2 else None  # noqa: PLR2004 - the very day is known


def _in_year(expression: DateExpression, year: int) -> Parts | None:
    return None if expression.high is None else replace(expression.high, year=year)


def _years(today: date, shift: Shift, precision: int) -> str | None:
    if shift.which and shift.amount == int(shift.amount):  # exactly three years ago
        year = today.year + int(shift.amount)
        day = min(today.day, month_days(year, today.month))
        return stamp(year, today.month, day) if precision == 2 else stamp(year)  # noqa: PLR2004
    if shift.amount != int(shift.amount):
        year, month = month_shift(today.year, today.month, int(shift.amount * 12))
        return interval(stamp(year, month), stamp(today.year, today.month)) if shift.span else stamp(year, month)
    year = today.year + int(shift.amount)
    return interval(stamp(year), stamp(today.year)) if shift.span else stamp(year)


def _months(today: date, shift: Shift) -> str:
    year, month = month_shift(today.year, today.month, int(shift.amount))
    if shift.amount != int(shift.amount):  # two and a half: half a month more
        day = date(year, month, min(today.day, 28)) - timedelta(days=14)
        year, month = day.year, day.month
    then = stamp(year, month)
    if not shift.span or shift.amount == -1:
        return then
    return interval(then, stamp(today.year, today.month))


def _season(today: date, shift: Shift) -> str:
    """`last December`, `this spring`, `next summer`: the nearest before, of this year, the nearest after."""
    parts = Parts(month=shift.which)
    length = 1 if shift.which <= _DECEMBER else 3
    for year in range(today.year - 2, today.year + 3):
        start = _first_day(year, parts)
        end_year, end_month = month_shift(start.year, start.month, length)
        end = date(end_year, end_month, 1)
        if shift.amount == 0 and (start <= today < end or (year == today.year and not _runs(today, parts, year - 1, length))):
            return stamp(year, shift.which)
        if shift.amount > 0 and start > today:
            return stamp(year, shift.which)
        if shift.amount < 0 and end <= today < _next_end(year, parts, length):
            return stamp(year, shift.which)
    return stamp(today.year, shift.which)


def _runs(today: date, parts: Parts, year: int, length: int) -> bool:
    return _first_day(year, parts) <= today < _next_end(year - 1, parts, length)


def _next_end(year: int, parts: Parts, length: int) -> date:
    start = _first_day(year + 1, parts)
    end_year, end_month = month_shift(start.year, start.month, length)
    return date(end_year, end_month, 1)


def _days(today: date, shift: Shift) -> str:
    if shift.unit == "weekday":
        return _weekday(today, shift)
    if shift.unit == "week" and not shift.span and shift.amount in (-1, 0, 1) and not shift.which:
        monday = today + timedelta(days=_WEEK * shift.amount - today.weekday())
        return interval(monday.isoformat(), (monday + timedelta(days=_WEEK - 1)).isoformat())
    then = today + timedelta(days=int(shift.amount * (_WEEK if shift.unit == "week" else 1)))
    return interval(then.isoformat(), today.isoformat()) if shift.span else then.isoformat()


def _weekday(today: date, shift: Shift) -> str:
    """`on Friday` is the last one up to today, `last Friday` the last one before, `next Friday` the first one after."""
    back = (today.weekday() + 1 - shift.which) % _WEEK
    if shift.span:
        return (today - timedelta(days=back)).isoformat()
    if shift.amount < 0:
        return (today - timedelta(days=back or _WEEK)).isoformat()
    if shift.amount > 0:
        return (today + timedelta(days=_WEEK - back)).isoformat()
    return (today + timedelta(days=shift.which - today.weekday() - 1)).isoformat()
