"""Decide the year of a date without one in a report whose day nobody knows: by its title, the dates beside it, and the last day it tells of."""

from __future__ import annotations

from functools import cached_property

from reptrack.extract.dates.tense import Tense, begins, is_deadline, parted, same_sentence, stands_until, tense_at
from reptrack.extract.dates.told import NEAR, Seen, Told
from reptrack.values.dates import DateExpression, Parts
from reptrack.values.edtf import first_month

__all__ = ["Undated"]

_HALF_YEAR, _DECEMBER = 6, 12
_CHAIN = 3  # months that a story goes on for from one date to the next


class Undated:
    """The years of one such report; they are asked for in the order of the text, as `told` grows."""

    def __init__(self, text: str, expressions: list[DateExpression], told: Told, titled: int | None) -> None:
        self._text = text
        self._expressions = expressions
        self._told = told
        self._titled = titled

    def year_of(self, index: int) -> int | None:
        """Give the year of a month or a day: of its stretch, its title, its sentence, the date before, or nearest to the last day told."""
        low = self._expressions[index].low
        if low.month is None:
            return None
        month = first_month(low.month)
        if (stretch := self._told.stretch) is not None and (stretch[0].month or 0) <= month <= (stretch[1].month or 0):
            return stretch[0].year
        beside = self._by_next(index, month) or self._by_chain(self._expressions[index], month)
        if beside is not None or self._titled is not None:
            return beside or self._titled
        latest = self._latest
        return None if latest is None or latest.month is None else _nearest(month, latest.year, latest.month)

    def _by_next(self, index: int, month: int) -> int | None:
        """Take the year of the date that follows in the sentence: `on March 3 … and on May 5, 2021`."""
        if index + 1 >= len(self._expressions):
            return None
        expression, after = self._expressions[index], self._expressions[index + 1]
        then = after.low
        if then.year is None or then.month is None or then.month > _DECEMBER or begins(self._text, after.start):
            return None
        near = after.start - expression.end <= NEAR and same_sentence(self._text, expression.end, after.start)
        return then.year - (month > then.month) if near else None

    def _by_chain(self, expression: DateExpression, month: int) -> int | None:
        """Carry the year of the date before on, where the story goes on from there within months."""
        last = self._told.last
        if last is None or last.month is None or expression.start - last.end > NEAR or parted(self._text, last.end, expression.start):
            return None
        year = last.year + (last.month - month > _HALF_YEAR)
        gap = (year - last.year) * 12 + month - last.month
        return year if abs(gap) <= _CHAIN or same_sentence(self._text, last.end, expression.start) else None

    @cached_property
    def _latest(self) -> Seen | None:
        """The last month that the text dates with its year and that does not lie ahead: the report came out not long after."""
        found = [parts for e in self._expressions if (parts := _end(e)) is not None and self._is_past(e)]
        seen = max(found, key=lambda parts: (parts.year or 0, parts.month or 0), default=None)
        return None if seen is None else Seen(0, 0, seen.year or 0, seen.month)

    def _is_past(self, expression: DateExpression) -> bool:
        start = expression.start
        if begins(self._text, start) or stands_until(self._text, start) or is_deadline(self._text, start):
            return False
        return tense_at(self._text, start, expression.end) is not Tense.FUTURE


def _end(expression: DateExpression) -> Parts | None:
    """Give the end of an expression that says its year and a month, else None."""
    end = expression.high if expression.high is not None and expression.high.year is not None else expression.low
    return end if end.year is not None and end.month is not None and end.month <= _DECEMBER else None


def _nearest(month: int, year: int, to: int) -> int:
    """Give the year in which a month is nearest to a month of a year: December to March 2024 is that of 2023."""
    return year - (month - to >= _HALF_YEAR) + (to - month > _HALF_YEAR)
