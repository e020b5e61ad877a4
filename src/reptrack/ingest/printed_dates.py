"""Read a date as reports print it for themselves: strict, whole, unambiguous forms, in every language that has a pack.

This is not the finder of dates in running text (`reptrack.values.dates`): a printed date has a day and a month, and is written out or in figures.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from reptrack.ingest.phrases import longest_first, months, weekdays
from reptrack.values.dates.foreign import month_between

__all__ = ["PrintedDate", "begins_date", "find_date", "find_dates"]


class PrintedDate(NamedTuple):
    """A date as printed, `start:end` in its line; `year` is None where none is printed; `form` says how it is written."""

    start: int
    end: int
    year: int | None
    month: int
    day: int
    form: str
    weekday: int | None = None

    @property
    def iso(self) -> str | None:
        """The date in ISO form, or None without a year."""
        return None if self.year is None else f"{self.year:04d}-{self.month:02d}-{self.day:02d}"


def _names(names: dict[str, int]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


@cache
def _pattern() -> re.Pattern[str]:
    """Build the pattern of a printed date.

    Examples: `20.12.2024`, `20.12.24`, `2024-12-20`, `Feb 04, 2024`, `4th of March 2024`, `Monday, 22 мая 2025 г.`, `«22» мая 2025 г. (четверг)`, `March 4`.
    """
    month, weekday = _names(months()), _names(weekdays())
    return _compiled(rf"(?:(?P<weekday>{weekday})\b\.?,?\s+)?(?:{_in_figures(month)}|{_month_first(month)})")


def _compiled(date: str) -> re.Pattern[str]:
    years = "|".join(map(re.escape, longest_first("year_words")))
    weekday = _names(weekdays())
    return re.compile(rf"(?<!\w){date}(?![\d-])(?:\s*(?:{years})(?!\w))?(?:(?:,\s|\s\()(?:{weekday})\b\.?\)?)?", re.IGNORECASE)


def _in_figures(month: str) -> str:
    """Give the pattern of a date that begins with a figure."""
    suffix = "|".join(map(re.escape, longest_first("day_suffixes")))
    return (
        r"(?P<y1>(?:19|20)\d\d)[-./](?P<m1>\d\d?)[-./](?P<d1>\d\d?)"
        r"|(?P<d2>\d\d?)[-./](?P<m2>\d\d?)[-./](?P<y2>(?:19|20)\d\d)"
        rf"|(?P<d3>\d\d?)(?:{suffix}|[»”\"])?(?:\s+of)?[\s-]{{1,3}}(?P<m3>{month})\b\.?,?(?:[\s-]+(?P<y3>(?:19|20)\d\d|(?<=-)[0-4]\d(?!\d)))?"
        r"|(?P<d5>\d\d)(?P<sign>[./])(?P<m5>\d\d)(?P=sign)(?P<y5>[0-4]\d)(?![.,/]\d)"
    )


def _month_first(month: str) -> str:
    suffix = "|".join(map(re.escape, longest_first("day_suffixes")))
    return rf"(?P<m4>{month})\b\.?\s+(?P<d4>\d\d?)(?:{suffix})?\b(?:(?:,\s*|\s+)(?P<y4>(?:19|20)\d\d))?"


# Hundreds of names make a pattern slow. Most dates begin with a figure or a month: their patterns have any word for the name, which is then looked up.
_ANY_NAME = r"[^\W\d_]+"


@cache
def _figure_first() -> re.Pattern[str]:
    return _compiled(
        rf"(?:(?!)(?P<weekday>)(?P<m4>)(?P<d4>)(?P<y4>))?(?:{_in_figures(_ANY_NAME)})"
    )  # the groups are there, and never take part


@cache
def _any_month_first() -> re.Pattern[str]:
    return _compiled(rf"(?:(?!)(?P<weekday>)(?P<m1>)(?P<m2>)(?P<m3>)(?P<m5>))?{_month_first(_ANY_NAME)}")


def find_date(line: str, at: int = 0, *, anywhere: bool = False) -> PrintedDate | None:
    """Read the printed date at a place of a line, or the first one from there on."""
    if anywhere:
        return _first_date(line, at)
    word = _WORD.match(line, at)
    if word is None or not begins_date(word[0]):
        return None
    match = _match(line, word)
    return _in_other_language(line, at) if match is None else _read(match)


def find_dates(line: str, at: int = 0) -> Iterator[PrintedDate]:
    """Give the printed dates of a line from a place on, left to right."""
    yield from (date for match in _matches(line, at) if (date := _read(match)) is not None)


@lru_cache(maxsize=1024)
def _first_date(line: str, at: int) -> PrintedDate | None:
    first = next(_matches(line, at), None)
    return None if first is None else _read(first)


def _matches(line: str, at: int) -> Iterator[re.Match[str]]:
    """Find what the pattern finds from a place on, left to right; it is tried only at words that a date can begin with, near a figure."""
    figure, names = _DIGIT.search(line, at), _beginnings()
    if figure is None:
        return
    last = _TO_LAST_DIGIT.match(line, figure.start())
    for word in _WORD.finditer(line, max(at, figure.start() - _REACH), last.end() if last is not None else len(line)):
        form = word[0]
        if word.start() >= at and (form[0].isdecimal() or form.lower() in names):
            found = _match(line, word)
            if found is not None:
                yield found
                at = found.end()


_REACH = 60
"""A weekday and a month stand before the first figure of a date within so many characters."""


def _match(line: str, word: re.Match[str]) -> re.Match[str] | None:
    """Match the date that begins with a word: with a figure, a month or a weekday."""
    form, start = word[0], word.start()
    if form[0].isdecimal():
        match = _figure_first().match(line, start)
        name = match["m3"] if match is not None else None
        return match if name is None or name.lower() in months() else None
    return (_any_month_first() if form.lower() in months() else _pattern()).match(line, start)


def begins_date(word: str) -> bool:
    """Tell whether a date can begin with a word: with a figure, a month or a weekday."""
    return word[:1].isdecimal() or word.lower() in _beginnings()


@cache
def _beginnings() -> frozenset[str]:
    """Give the first words of months and weekdays as `_WORD` sees them: `п` of `п’ятниця`."""
    first = (_WORD.match(name) for name in (*months(), *weekdays()))
    return frozenset(word[0].lower() for word in first if word is not None)


_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
_TO_LAST_DIGIT = re.compile(r".*\d", re.DOTALL)


# A date with a month's name that no pack has: `18 grudnia 2024`, `18. Dezember 2024`, `18 de diciembre de 2024`.
_OTHER = re.compile(r"(\d\d?)(?=\D)([^\d\n]{5,26}?)((?:19|20)\d\d)(?!\d)(?:\s?r\.)?")


def _in_other_language(line: str, at: int) -> PrintedDate | None:
    match = _OTHER.match(line, at)
    month = month_between(match[2]) if match is not None else None
    if match is None or month is None or not 1 <= int(match[1]) <= monthrange(int(match[3]), month[2])[1]:
        return None
    return PrintedDate(match.start(), match.end(), int(match[3]), month[2], int(match[1]), "d-month")


# How a date is written, and the groups of its month, day and year.
_FORMS = (
    ("d-month", "m3", "d3", "y3"),
    ("month-d", "m4", "d4", "y4"),
    ("dmy", "m2", "d2", "y2"),
    ("dmy", "m5", "d5", "y5"),
    ("ymd", "m1", "d1", "y1"),
)
_CENTURY, _SHORT_YEAR = 2000, 2


def _is_american(match: re.Match[str]) -> bool:
    """Tell whether a date in figures has its month first: without zeros, before a clock of twelve hours, as machines print it there."""
    return "/" in match[0] and "/0" not in match[0] and match[0][0] != "0" and _TWELVE.match(match.string, match.end()) is not None


_TWELVE = re.compile(r",?\s+\d{1,2}:\d\d(?::\d\d)?\s?[AP]M\b")  # ` 4:05:00 PM`


def _read(match: re.Match[str]) -> PrintedDate | None:
    found = match.group("m3", "m4", "m2", "m5", "m1")
    form, month_group, *others = _FORMS[next(n for n, month in enumerate(found) if month is not None)]
    month, (day, printed, weekday_name) = match[month_group], match.group(*others, "weekday")
    year = int(printed) if printed else None
    if year is not None and len(printed) == _SHORT_YEAR:
        year += _CENTURY
    first, second = months().get(month.lower()) or int(month), int(day)
    if form == "dmy" and second <= 12 and (first > 12 or _is_american(match)):  # noqa: PLR2004 - 12/20/2024 is American
        first, second = second, first
    try:
        dt.date(year or 2024, first, second)
    except ValueError:
        return None
    weekday = weekdays().get(weekday_name.lower()) if weekday_name else None
    return PrintedDate(match.start(), match.end(), year, first, second, form, weekday)
