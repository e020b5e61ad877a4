"""Decide the year of a date without one in a report whose day nobody knows: by its title, the dates beside it, and the year that it reviews.

What none of these tells stays without a year: the last date of a text is often that of its background, and a wrong year is worse than none.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property

from reptrack.extract.dates.above import weekday_behind
from reptrack.extract.dates.tense import Tense, begins, is_deadline, of_event, opens_sentence, parted, same_sentence, stands_until, tense_at
from reptrack.extract.dates.told import NEAR, Seen, Told
from reptrack.values.dates import DateExpression
from reptrack.values.dates.context import word_before
from reptrack.values.dates.cues import cue
from reptrack.values.dates.lexicon import weekday_names
from reptrack.values.edtf import first_month, month_days

__all__ = ["Undated"]

_HALF_YEAR, _DECEMBER = 6, 12
_NAME = 40  # characters in which the name of a yearbook is looked for
_FAR = 1500  # characters of a paragraph over which a date is still remembered
_NEXT = 2  # months, less than which a story goes on for into another paragraph
_LEAD = 500  # characters of a text in which the day of the news stands
_BESIDE = 16  # characters before a day in which its weekday stands
_WORD_BEFORE = re.compile(r"([^\W\d_]+),? \Z")
_CHAIN = 3  # months that a story goes on for from one date to the next


class Undated:
    """The years of one such report; they are asked for in the order of the text, as `told` grows."""

    def __init__(self, text: str, expressions: list[DateExpression], told: Told, titled: int | None) -> None:
        self._text = text
        self._expressions = expressions
        self._told = told
        self._titled = titled

    def year_of(self, index: int) -> int | None:
        """Give the year of a month or a day: of its stretch, the same day told with it, its sentence, the date before, its title, the year under review."""
        low = self._expressions[index].low
        if low.month is None:
            return None
        month = first_month(low.month)
        if (stretch := self._told.stretch) is not None and (stretch[0].month or 0) <= month <= (stretch[1].month or 0):
            return stretch[0].year
        beside = (
            self._years_of_days.get((low.month, low.day)) or self._by_next(index, month) or self._by_chain(self._expressions[index], month)
        )
        framed = beside or self._covered or self._titled or self._reviewed
        return framed or self._by_weekday(index) or self._by_others(month) or self._by_lead(index)

    def _by_next(self, index: int, month: int) -> int | None:
        """Take the year of the date that follows in the sentence: `on March 3 … and on May 5, 2021`."""
        if index + 1 >= len(self._expressions):
            return None
        expression, after = self._expressions[index], self._expressions[index + 1]
        then = after.low
        if then.year is None or then.month is None or then.month > _DECEMBER or begins(self._text, after.start):
            return None
        if of_event(self._text, after.start):
            return None  # "On March 3 flowers were laid in memory of the explosion of April 11, 2011"
        near = after.start - expression.end <= NEAR and same_sentence(self._text, expression.end, after.start)
        return then.year - (month > then.month) if near else None

    def _by_chain(self, expression: DateExpression, month: int) -> int | None:
        """Carry the year of the date before on, where the story goes on from there within months."""
        last = self._told.last
        if last is None or expression.start - last.end > _FAR:
            return None
        if self._covered is not None and last is not self._told.year:
            return None  # its year was that of the yearbook, which later months are of too
        if last.month is None:
            return self._by_framing_year(expression, last)
        year = last.year + (last.month - month > _HALF_YEAR)
        gap = (year - last.year) * 12 + month - last.month
        if parted(self._text, last.end, expression.start):  # `on 14 May 2020` and in the next paragraph `on 15 May`
            near = 0 <= gap < _NEXT and expression.start - last.end <= NEAR and last.day is not None and expression.low.day is not None
            return year if near and len({told for told, _, _ in self._days_at_all}) == 1 else None
        near = expression.start - last.end <= NEAR and same_sentence(self._text, last.end, expression.start)
        return year if abs(gap) <= _CHAIN or near else None

    def _by_framing_year(self, expression: DateExpression, last: Seen) -> int | None:
        """Take the year that a paragraph opens with, where no other has been named since: `In 2015 two cases were opened. In late January …`."""
        framing = self._told.year is last and opens_sentence(self._text, last.start)
        near = expression.start - last.end <= NEAR and not parted(self._text, last.end, expression.start)
        return last.year if framing and near else None

    def _by_weekday(self, index: int) -> int | None:
        """Give the first year, from the last one told on, in which a day is the weekday beside it: `April 11th, Tuesday`."""
        expression = self._expressions[index]
        low, weekday = expression.low, expression.weekday or weekday_behind(self._text, expression.end)
        told = self._days or self._days_at_all
        if weekday is None or not told or low.month is None or low.day is None or low.month > _DECEMBER:
            return None
        last = max(told)[0]
        fits = (
            year
            for year in (last, last + 1)
            if low.day <= month_days(year, low.month) and date(year, low.month, low.day).isoweekday() == weekday
        )
        return next(fits, None)

    def _by_others(self, month: int) -> int | None:
        """Give the year of all days that the text tells with theirs, where there are several and one is of about this month."""
        years = {year for year, _, _ in self._days}
        near = any(abs(month - told) <= _CHAIN for _, told, _ in self._days)
        return years.pop() if len(years) == 1 and len(self._days) > 1 and near else None

    def _by_lead(self, index: int) -> int | None:
        """Count a month or a day that is past from the day of the news: one in the lead with its weekday, later than every other that the text tells."""
        today, low = self._day_of_news, self._expressions[index].low
        if today is None or low.month is None or low.month > _DECEMBER:
            return None
        start, end = self._expressions[index].start, self._expressions[index].end
        if tense_at(self._text, start, end) is Tense.FUTURE or stands_until(self._text, start):
            return None
        return today[0] - ((low.month, low.day or 1) > today[1:])

    @cached_property
    def _day_of_news(self) -> tuple[int, int, int] | None:
        lead = next((e for e in self._expressions if _day(e) is not None), None)
        if lead is None or lead.start > _LEAD:
            return None
        before = _WORD_BEFORE.search(self._text, max(0, lead.start - _BESIDE), lead.start)  # "в пятницу, 30 января 2015 года"
        if (
            lead.weekday is None
            and weekday_behind(self._text, lead.end) is None
            and (before is None or before[1].lower() not in weekday_names())
        ):
            return None
        latest = max(_year(e) or 0 for e in self._expressions)
        day = max(self._days_at_all)
        return day if day == _day(lead) and latest == day[0] else None

    @cached_property
    def _days(self) -> set[tuple[int, int, int]]:
        """The days that the text tells of as past with their year."""
        return {day for e in self._expressions if (day := _day(e)) is not None and self._is_past(e)}

    @cached_property
    def _days_at_all(self) -> set[tuple[int, int, int]]:
        return {day for e in self._expressions if (day := _day(e)) is not None}

    @cached_property
    def _years_of_days(self) -> dict[tuple[int | None, int | None], int | None]:
        """The days and months that the text tells with one year and no other: `Minsk, 14 May 2011 … the sentence of 14 May`."""
        found: dict[tuple[int | None, int | None], int | None] = {}
        for expression in self._expressions:
            low = expression.low
            opened = low.day is None and begins(self._text, expression.start)  # "since July 2011"
            if expression.basis == "explicit" and expression.high is None and low.month is not None and not opened:
                found[low.month, low.day] = low.year if found.get((low.month, low.day), low.year) == low.year else None
        return found

    @cached_property
    def _covered(self) -> int | None:
        """The year that a yearbook is known to cover, where the text names it: `World Report 2013`."""
        return next((e.low.year - 1 for e in self._expressions if e.low.year is not None and self._is_yearbook(e)), None)

    @cached_property
    def _reviewed(self) -> int | None:
        """The year under review: the last one that the text tells of as past, where it says `during 2010`."""
        told = [(e, year) for e in self._expressions if (year := _year(e)) is not None and self._is_past(e)]
        last = max((year for _, year in told), default=None)
        if any(year == last and self._reviews(e.start) for e, year in told):
            return last
        bounds = {year for e in self._expressions if (year := _year(e)) is not None and self._bounds(e)}
        return bounds.pop() if len(bounds) == 1 and max(bounds) > (last or 0) else None

    def _is_yearbook(self, expression: DateExpression) -> bool:
        """Tell whether a year is that of a yearbook known to cover the year before: `World Report 2013`."""
        before = self._text[max(0, expression.start - _NAME) : expression.start].rstrip().lower()
        bare = expression.low.month is None and expression.high is None and self._text[expression.end : expression.end + 1] != "/"
        return bare and before.endswith(tuple(cue("yearbooks")))

    def _reviews(self, start: int) -> bool:
        """Tell whether the words before a stretch of time frame the text: `during 2010`, `throughout the first half of 2013`."""
        before = word_before(self._text, start)
        if before in cue("articles"):
            before = word_before(self._text, self._text.rfind(before[0], 0, start))
        return before in cue("year_under_review")

    def _bounds(self, expression: DateExpression) -> bool:
        """Tell whether a year is that before which something was so already: `27 prisoners (detained before 2012) remained held`."""
        bare = expression.low.month is None and expression.high is None
        return bare and word_before(self._text, expression.start) in cue("before_year_under_review")

    def _is_past(self, expression: DateExpression) -> bool:
        start = expression.start
        if begins(self._text, start) or stands_until(self._text, start) or is_deadline(self._text, start):
            return False
        return tense_at(self._text, start, expression.end) is not Tense.FUTURE


def _year(expression: DateExpression) -> int | None:
    """Give the last year that an expression says, None if it says none or a decade."""
    if expression.basis != "explicit" or expression.low.decade:
        return None
    return expression.high.year if expression.high is not None and expression.high.year is not None else expression.low.year


def _day(expression: DateExpression) -> tuple[int, int, int] | None:
    """Give the day that an expression says with its year, None if it says less."""
    year, month, day = expression.low.year, expression.low.month, expression.low.day
    return None if expression.basis != "explicit" or year is None or month is None or day is None else (year, month, day)
