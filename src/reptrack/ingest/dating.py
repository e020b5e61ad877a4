"""Decide the best date of each record: the printed one, unless the content or the order of the file contradicts it.

Slips are known from real dumps: January dates that still carry last year's year, December dates that carry the next one's, and wires that
print no year at all. A year is only ever changed or added on evidence in the file; without it the printed date stands, or the date stays
unknown, with a warning.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reptrack.ingest.mentioned import Mention, beside_today, mentions
from reptrack.ingest.printed_dates import PrintedDate
from reptrack.ingest.undated import Dated, Item, inferred_months, inferred_years, without_year
from reptrack.records import Warn
from reptrack.text.lazy import lazy

__all__ = ["Dated", "Item", "resolve"]

_NEAR = dt.timedelta(days=120)
_FAR = dt.timedelta(days=180)
_SLACK = dt.timedelta(days=7)
_DAY = dt.timedelta(days=1)
_EARLY = 3
"""Only a date this early in its year can be told wrong by the same year’s later months."""
_SLIP = 3
"""The last month in which people still write last year's year."""


@dataclass
class _Evidence:
    """How the content sees the printed year as one too low: `for_it` weighs the mentions that say so, `example` is the clearest one."""

    text: str
    day: dt.date
    weighs: bool = False
    for_it: float = 0
    example: str = ""

    @lazy
    def against(self) -> int:
        """How many mentions the printed year explains; nothing asks for them unless some record of the file has mentions for the next one."""
        return _against(self.text, self.day) if self.weighs else 0


_NONE = _Evidence("", dt.date.max)


def resolve(items: Sequence[Item]) -> list[Dated]:
    """Date the records of one file, given in order."""
    printed = [_day(item.date) for item in items]
    evidence = [_evidence(item, day) if day is not None else _NONE for item, day in zip(items, printed, strict=True)]
    shifted = _shifted(printed, evidence)
    known = [_next_year(day) if move and day is not None else day for day, move in zip(printed, shifted, strict=True)]
    high = _too_high(items, known)
    known = [_years_on(day, -1) if number in high and day is not None else day for number, day in enumerate(known)]
    years = inferred_years(items, known)
    undated = inferred_months(items, known) if None in known else ()
    dated = []
    for number, item in enumerate(items):
        day, best = printed[number], known[number]
        if item.date is not None and item.date.year is None:
            dated.append(without_year(item.date, years[number]))
        elif best is None or day is None:
            dated.append(undated[number])
        else:
            dated.append(Dated(day.isoformat(), best.isoformat(), () if best == day else (_contradicted(day, best, evidence[number]),)))
    return dated


def _day(date: PrintedDate | None) -> dt.date | None:
    return None if date is None or date.year is None else dt.date(date.year, date.month, date.day)


def _years_on(day: dt.date, years: int) -> dt.date:
    if not dt.MINYEAR <= day.year + years <= dt.MAXYEAR:
        return day
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return dt.date(day.year + years, 3, 1)


def _next_year(day: dt.date) -> dt.date:
    return _years_on(day, 1)


def _evidence(item: Item, day: dt.date) -> _Evidence:
    """Weigh the explicit dates of the text: what it tells as past cannot be later than its own date."""
    weights: list[float] = []
    example = ""
    shifted = _next_year(day)
    weighs = day.month <= _EARLY
    for year in (day.year + 1, day.year):
        if year == day.year and not (weighs and (shifted - _NEAR).year == year):
            break  # no day of that year is near enough to count
        since = shifted - _NEAR if year == day.year else None  # of the next year every mention weighs
        for mention in mentions(item.text, (year,), since=since):
            weighs = True
            weights.append(_weight(mention, day, shifted))
            if weights[-1] >= 1 and not example:
                example = mention.first.isoformat() if mention.precision == "day" else mention.first.strftime("%Y-%m")
    for_it = sum(weights)
    if item.title is not None and not for_it and _reviews_its_own_year(item.title, day) and not _against(item.text, day):
        for_it, example = 1.0, str(day.year)
    return _Evidence(item.text, day, weighs, for_it, example)


def _weight(mention: Mention, day: dt.date, shifted: dt.date) -> float:
    """Weigh one mention: 1 for a past date that only the next year explains, a half for a bare year."""
    if mention.precision == "year":
        if day.month > _SLIP or mention.first.year != day.year + 1 or mention.planned:
            return 0
        return 1 if beside_today(mention) else 0.5
    if not day + _DAY < mention.first <= shifted + _DAY or shifted - mention.first > _NEAR:
        return 0
    return 0 if mention.planned else 1


def _against(text: str, day: dt.date) -> int:
    """Count the days shortly before the printed one: that date explains them."""
    since = day - 2 * _SLACK
    return sum(m.precision == "day" and since <= m.first < day for m in mentions(text, (day.year,), since=since))


def _reviews_its_own_year(title: str, day: dt.date) -> bool:
    """Tell whether a headline of January or February sums up the very year that its date carries, or a part of it still to come.

    Examples: `… in 2024` or `Results of the first half of 2024`, printed January 28, 2024.
    """
    if day.month > _REVIEWS:
        return False
    return any((m.precision == "year" or m.first > day) and not m.planned for m in mentions(title, (day.year,)))


_REVIEWS = 2
"""The last month in which a review of the year before comes out."""


def _shifted(days: Sequence[dt.date | None], evidence: Sequence[_Evidence]) -> list[bool]:
    """Tell which printed dates are a year too low: by their own content, or with their neighbours by the order of the file."""
    dated = [number for number, day in enumerate(days) if day is not None]
    moved = [seen.for_it >= 1 and seen.for_it > seen.against for seen in evidence]
    by_order = _by_order(days, dated)
    if by_order and any(moved[number] for number in by_order) and not _denied(evidence, by_order):
        for number in by_order:
            moved[number] = True
    years = {day.year for number, day in enumerate(days) if day is not None and moved[number]}
    for year in years:
        same = [number for number in dated if days[number].year == year]  # type: ignore[union-attr]
        if sum(moved[number] for number in same) >= max(2, len(same) / 3) and not _denied(evidence, same):
            last = max(days[number] for number in same if moved[number])  # type: ignore[type-var]
            for number in same:
                moved[number] = moved[number] or days[number] <= last + _SLACK  # type: ignore[operator]
    return moved


def _denied(evidence: Sequence[_Evidence], numbers: Sequence[int]) -> bool:
    """Tell whether the content of these records rather speaks for the years as printed."""
    return sum(evidence[n].against > evidence[n].for_it for n in numbers) > sum(evidence[n].for_it >= 1 for n in numbers)


def _by_order(days: Sequence[dt.date | None], dated: Sequence[int]) -> list[int]:
    """Give the records that fall back by most of a year in a file otherwise in order, and fit into it a year later."""
    if len(dated) < 3:  # noqa: PLR2004 - two dates have no order
        return []
    steps = [(days[b] - days[a]).days for a, b in pairwise(dated)]  # type: ignore[operator]
    falls, rises = sum(step < 0 for step in steps), sum(step > 0 for step in steps)
    if min(falls, rises) > 0.25 * len(steps) + 1:
        return []
    back = []
    reference: dt.date | None = None
    for number in reversed(dated) if falls >= rises else dated:
        day = days[number]
        if day is None:
            continue
        if reference is not None and reference - day > _FAR and -_SLACK <= _next_year(day) - reference <= _NEAR:
            back.append(number)
            day = _next_year(day)
        reference = day if reference is None or day > reference else reference
    return back


def _too_high(items: Sequence[Item], days: Sequence[dt.date | None]) -> list[int]:
    """Give the records of a year's last months whose date carries the next year.

    Either the text announces a day that the printed date has long passed, and tells nothing of the year between; or the date lies far
    behind all others of a file that is in order, and fits into it a year earlier.
    """
    late = [n for n, day in enumerate(days) if day is not None and day.month >= _LATE]
    if not late:
        return []
    found = {n for n in late if _announces_the_past(items[n], days[n])}
    last = max(late, key=lambda n: days[n] or dt.date.min)
    return sorted(found | ({last} if _falls_into_order(days, last) else set()))


_LATE = 11
"""The first month in which people write next year's year."""


def _announces_the_past(item: Item, day: dt.date | None) -> bool:
    if day is None:
        return False
    earlier = _years_on(day, -1)
    announced = False
    for mention in mentions(item.text, (day.year,)):
        if mention.first == day or (mention.first > day and mention.precision != "year"):
            continue
        if mention.first - earlier > _NEAR or not mention.planned:
            return False
        announced = announced or mention.precision == "day"
    return announced


def _falls_into_order(days: Sequence[dt.date | None], number: int) -> bool:
    before = [day for day in days[:number] if day is not None]
    after = [day for day in days[number + 1 :] if day is not None]
    day = days[number]
    if day is None or not before or not after or len(before) + len(after) < _SERIES:
        return False
    others = [*before, *after]
    rising = all(a <= b for a, b in pairwise(others))
    if not (rising or all(a >= b for a, b in pairwise(others))) or day - max(others) <= _FAR:
        return False
    low, high = (before[-1], after[0]) if rising else (after[0], before[-1])
    return low - _DAY <= _years_on(day, -1) <= high + _DAY


_SERIES = 4
"""So many other dates make an order that one date can break."""


def _contradicted(day: dt.date, best: dt.date, seen: _Evidence) -> Warn:
    if seen.example:
        reason = f"but the text speaks of {seen.example} as past"
    else:
        reason = f"but the order of the file and its other items put it in {best.year}"
    return Warn(code="published-contradicted", message=f"printed date {day.isoformat()}, {reason}")
