"""Read what stands over or beside the dates of a text: the time that its title names, headings, the stamps of comments, a weekday."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from reptrack.values.dates import DateExpression, Parts
from reptrack.values.dates.lexicon import weekday_names

__all__ = ["end_of", "is_stamp", "month_in", "stands_above", "weekday_behind", "weekday_beside", "year_in"]

_HEADING_EXTRA = 24  # letters that a heading may hold beside its date
_LONGEST = 400  # characters looked at for the ends of a line: a line can be as long as a file
_REVIEW_OF_MONTH, _DECEMBER = 2, 12
_STAMP, _STAMP_WORDS, _BESIDE = 60, 4, 16
_TIME = re.compile(r"[,|\s]{0,3}(?:at|в|у|а|о)?\s?\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?\W*", re.IGNORECASE)
_WEEKDAY = re.compile(r"([^\W\d_]+)(?:,|,?\s+\w{2,3})\s\Z")  # "Thursday, the ", "в четверг, "


def end_of(expression: DateExpression) -> Parts:
    """Give the end of an interval without a year, else the date itself: it tells whether the whole is past."""
    high = expression.high
    return high if high is not None and high.year is None and high.month is not None else expression.low


def year_in(text: str, title: str | None, expressions: Sequence[DateExpression]) -> int | None:
    """Give the year that the title names, and nothing closer: that of a yearly review."""
    at = text.find(title) if title else -1
    if title is None or at < 0:
        return None
    for expression in expressions:
        if expression.start >= at + len(title):
            return None
        if at <= expression.start and expression.basis == "explicit" and expression.high is None and expression.low.month is None:
            return expression.low.year
    return None


def month_in(text: str, title: str | None, expressions: Sequence[DateExpression], today: date | None) -> tuple[int, int] | None:
    """Give the month under review: the one that the title of a report names that came out after it, within two months."""
    at = text.find(title) if title else -1
    if title is None or at < 0 or today is None:
        return None
    for expression in expressions:
        low = expression.low
        if expression.start >= at + len(title):
            return None
        if at > expression.start or expression.high is not None or low.day is not None or low.year is None or low.month is None:
            continue
        if low.month > _DECEMBER:
            return None
        after = (today.year - low.year) * 12 + today.month - low.month
        return (low.year, low.month) if 0 < after <= _REVIEW_OF_MONTH else None
    return None


def stands_above(text: str, start: int, end: int) -> bool:
    """Say whether a date stands above what follows: alone on its line, or nearly."""
    low, high = max(0, start - _LONGEST), end + _LONGEST
    first = max(low, text.rfind("\n", low, start) + 1)
    last = text.find("\n", end, high)
    line = text[first : last if last >= 0 else high].strip()
    return len(line) <= end - start + _HEADING_EXTRA and line[-1:] not in ".,;!?" and last >= 0


def is_stamp(text: str, start: int, end: int) -> bool:
    """Say whether a day is the stamp of a comment, with its time and at most a name, over a text: `Margo, 10.01.2024 23:50`."""
    first = text.rfind("\n", max(0, start - _STAMP), start) + 1
    last = text.find("\n", end, end + _STAMP)
    if not first or last < 0 or text.count(" ", first, start) > _STAMP_WORDS or _TIME.fullmatch(text, end, last) is None:
        return False
    return bool(text[last + 1 : last + 2].strip())


def weekday_beside(text: str, start: int) -> int | None:
    """Give the weekday (Monday is 0) that an ordinal stands beside: `Thursday, the 9th`."""
    named = _WEEKDAY.search(text[max(0, start - _BESIDE) : start])
    return weekday_names().get(named[1].lower()) if named is not None else None


_BEHIND = re.compile(r",?\s\(?([^\W\d_]{6,})(?!\w)")  # ", Tuesday", " (Tuesday)"


def weekday_behind(text: str, end: int) -> int | None:
    """Give the weekday (Monday is 1) that a day stands before: `April 11th, Tuesday`, `7 мая (вторник)`."""
    named = _BEHIND.match(text, end)
    day = weekday_names().get(named[1].lower()) if named is not None else None
    return None if day is None else day + 1
