"""Read the parts of a date off its tokens: which number is the day, what two ends share, whether it is on the calendar."""

from __future__ import annotations

from dataclasses import replace

from reptrack.values.dates.context import word_after, word_before
from reptrack.values.dates.cues import cue, small_words
from reptrack.values.dates.expression import DateExpression, Parts, Shift
from reptrack.values.dates.lexicon import lexicon
from reptrack.values.dates.tokens import Token
from reptrack.values.edtf import month_days

__all__ = ["calendar", "integer", "is_slip", "ordered", "single", "valid", "year_shift"]

_LAST_MONTH = 12
_LAST_DAY = 31
_DAY_FIRST = frozenset("DdOB")
_STOPS = frozenset({".", ",", ";", ":", ")", "!", "?", "\n", ""})
_GAPS = frozenset("otb,.")
_BREAKS = frozenset("-=>&/")
_LEAP_YEAR = 2024
_KEYS = {
    "D": "day",
    "d": "day",
    "O": "day",
    "M": "month",
    "m": "month",
    "C": "month",
    "K": "month",
    "k": "month",
    "Y": "year",
    "E": "year",
    "S": "month",
}


def integer(token: Token) -> int:
    """Give the value of a token whose code says that it is a number."""
    return int(token.value)  # type: ignore[call-overload, no-any-return]


def single(used: list[Token], low: Parts, high: Parts | None = None) -> list[DateExpression]:
    """Give the one expression that all these tokens are."""
    explicit = low.year is not None or (high is not None and high.year is not None)
    return [DateExpression(used[0].start, used[-1].end, "explicit" if explicit else "yearless", low, high)]


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
            points[-1][key] = integer(token)
        decade = decade or token.code == "E"
    return [Parts(p.get("year"), p.get("month"), p.get("day"), decade) for p in points if p]


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


def valid(parts: Parts) -> bool:
    """Say whether there is such a day in the month, in a leap year at least."""
    if parts.month is None:
        return parts.day is None
    return parts.day is None or (parts.month <= _LAST_MONTH and parts.day <= month_days(_LEAP_YEAR, parts.month))


def ordered(low: Parts, high: Parts) -> bool:
    """Say whether the first end comes before the second, as far as they say."""
    if low.year is not None and high.year is not None:
        first = (low.year, low.month or 0, low.day or 0)
        return first <= (high.year, high.month or _LAST_MONTH, high.day or _LAST_DAY) and first != (high.year, high.month, high.day)
    return low.month != high.month or (low.day or 0) < (high.day or _LAST_DAY)


def is_slip(text: str, used: list[Token]) -> bool:
    """Say whether a day that no calendar has is meant as a day (`30 February`, `on April 31`), and is no count beside a month (`In April 31 left`)."""
    if used[0].code in _DAY_FIRST or used[-1].code in "YG":
        return True
    before, end = word_before(text, used[0].start), used[-1].end
    if before in cue("day_of_month"):
        return True
    return before not in lexicon().year_frame and (text[end : end + 1] in _STOPS or word_after(text, end) in small_words())


def calendar(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """Read what most shapes need: `August 9`, `9 August – 3 September 2020`, `1990s`. Leading `between` and `late` stay outside the span.

    A day that no calendar has is read all the same where it is meant as one; it resolves to nothing.
    """
    points, first = _points(used, shape), used
    while used[0].code in "BQV":
        used = used[1:]
    if not points:
        return None
    if len(points) == 1:
        if not (valid(points[0]) or is_slip(text, first)):
            return None
        weekday = next((integer(token) for token in used if token.code in "wW"), None)
        made = single(used, points[0])
        return made if weekday is None else [replace(made[0], weekday=weekday)]
    low, high = _shared(points[0], points[-1])
    if not ordered(low, high) or not ((valid(low) and valid(high)) or is_slip(text, first)):
        return None
    return single(used, low, high)


def year_shift(used: list[Token]) -> Shift | None:
    """Read `last year` and the like at the end of an expression."""
    amount = next((integer(token) for token in used if token.code in "RZ"), None)
    return None if amount is None else Shift("year", amount)
