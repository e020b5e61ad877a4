"""Hold what is known while the dates of a text are read in order: the report's own time, and the dates told so far."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import date

from reptrack.extract.dates.above import month_in, year_in
from reptrack.values.dates import DateExpression
from reptrack.values.edtf import day_of

__all__ = ["NEAR", "Frame", "Seen", "Told"]

NEAR = 500  # characters over which a date before is still remembered
_YEAR_CLOSES, _REVIEW_MONTHS = (12, 20), 6  # a review of a year comes out within half a year


@dataclass(slots=True)
class Seen:
    """A date met before: where, its year, and its month and day as far as it has them (a season stands as its first month)."""

    start: int
    end: int
    year: int
    month: int | None = None
    day: int | None = None


@dataclass(slots=True)
class Told:
    """The dates met so far, as far as they tell something of those that follow.

    Attributes:
        heading: the last date that stands above what follows.
        last: the last date whose year the text tells.
        year: the last date that says its year.
        shifted: the last `last year` or `this year`, with its year.
        recent: the last dates with a month.
        stretch: the last stretch of months within a year that the text tells: `1 July – 30 September 2025`.
    """

    heading: Seen | None = None
    last: Seen | None = None
    year: Seen | None = None
    shifted: Seen | None = None
    recent: deque[Seen] = field(default_factory=lambda: deque(maxlen=3))
    stretch: tuple[Seen, Seen] | None = None


class Frame:
    """The report's own time.

    Attributes:
        today: the day that the text counts from, and `dated`, the same as it is known (`2024-12`); None where nobody knows.
        own: the report's printed and its true date: where they stand they head nothing.
        title_end: where the title ends, 0 without one.
        reviewed: the year that a yearly review looks back on. closing: it came out in the last days of that year.
        month: the month that a monthly review is about.
    """

    def __init__(self, text: str, dated: str | None, published: str | None, title: str | None, expressions: list[DateExpression]) -> None:
        self.today: date | None = day_of(dated)
        self.dated = dated if self.today is not None else None
        self.own = {day for day in (dated, published) if day}
        at = text.find(title) if title else -1
        self.title_end = at + len(title) if title and at >= 0 else 0
        named = year_in(text, title, expressions)
        year, month, day = (self.today.year, self.today.month, self.today.day) if self.today else (0, 0, 0)
        self.reviewed = named if named and named == year - 1 and month <= _REVIEW_MONTHS else None
        self.closing = named == year and (month, day) >= _YEAR_CLOSES
        self.month = month_in(text, title, expressions, self.today)

    def move_to(self, value: str) -> None:
        """Count from another day from here on: that of the stamp over a reader's comment."""
        self.today, self.dated, self.month = day_of(value), value, None
