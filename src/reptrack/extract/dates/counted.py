"""Resolve the dates that are counted from another one: from the day of the report, from the date before, from the month under review."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from reptrack.extract.dates.above import weekday_beside
from reptrack.extract.dates.tense import Tense, deferred_to, same_sentence, stands_until, tense_at
from reptrack.extract.dates.told import NEAR, Frame, Seen, Told
from reptrack.values.dates import DateExpression, Parts, Shift, resolve
from reptrack.values.dates.context import word_before
from reptrack.values.dates.cues import cue
from reptrack.values.dates.lexicon import lexicon
from reptrack.values.edtf import interval, month_days, month_shift, stamp

__all__ = ["Counted"]

_ITEM = re.compile(r"\n[ \t]*(?:\n|[•●▪■*–—-][ \t])")  # an empty line, or a line that begins a list item
_BESIDE = 8  # characters between a date and the weekday that repeats it
_FEBRUARY, _TENTH, _DAY, _WEEK = "02", "10", len("2024-12-16"), 7
_DECEMBER = 12
_QUARTER = 3  # months


class Counted:
    """The dates of one text that are counted from another; they are asked for in the order of the text, as `told` grows."""

    def __init__(self, text: str, frame: Frame, told: Told) -> None:
        self._text = text
        self._frame = frame
        self._told = told

    # ---- from the date before

    def from_text(self, expression: DateExpression, shift: Shift) -> str | None:
        """Resolve `the next day` and `the same year` by the date before it; without one it is no date."""
        if shift.unit == "quarter":
            return self._quarter_before(expression)
        seen = self._event(expression, shift)
        if shift.unit == "year" and shift.amount:
            said = self._told.year
            same = said is not None and same_sentence(self._text, said.end, expression.start)
            seen = said if same else seen  # `312 in 2022, more than a year earlier`
        if shift.unit == "year" and seen is None:
            last = self._told.last
            seen = last if last is not None and expression.start - last.end <= NEAR else None
        if seen is None or (seen.month is None and shift.unit != "year"):
            return None
        if shift.unit == "year":
            return stamp(seen.year + int(shift.amount))
        if shift.unit == "month" or seen.month is None:
            return stamp(*month_shift(seen.year, seen.month or 1, int(shift.amount)))
        days = int(shift.amount * (_WEEK if shift.unit == "week" else 1))
        value = (date(seen.year, seen.month, seen.day or 1) + timedelta(days=days)).isoformat()
        self._remember(expression, value)
        return value

    def _quarter_before(self, expression: DateExpression) -> str | None:
        """Resolve `the previous quarter` by the quarter that the text told last, `last quarter` by the day of the report."""
        told, today = self._told.stretch, self._frame.today
        preceding = not cue("preceding").isdisjoint(self._text[expression.start : expression.end].lower().split())
        year, month = (today.year, today.month - (today.month - 1) % _QUARTER) if today is not None else (0, 0)
        if told is not None and preceding and ((told[0].month or 0) - 1) % _QUARTER == 0:
            year, month = told[0].year, told[0].month or 1
        if not year:
            return None
        first = month_shift(year, month, -_QUARTER)
        return interval(stamp(*first), stamp(*month_shift(*first, _QUARTER - 1)))

    def _remember(self, expression: DateExpression, value: str) -> None:
        """Remember a day or a month."""
        self._told.recent.append(Seen(expression.start, expression.end, *(int(part) for part in value.split("-"))))

    def _event(self, expression: DateExpression, shift: Shift) -> Seen | None:
        """Give the date that `the next day` counts from: the last one of the sentence, else the latest of the sentence before that has one."""
        near = [
            seen
            for seen in self._told.recent
            if expression.start - seen.end <= NEAR and (shift.unit not in ("day", "week") or seen.day is not None)
        ]
        if near and same_sentence(self._text, near[-1].end, expression.start):
            return near[-1]
        if shift.amount < 0:
            near = [seen for seen in near if not self._lies_ahead(seen)]  # "remanded until March 9. Two weeks earlier"
        near = [seen for seen in near if same_sentence(self._text, seen.end, near[-1].start)]
        return max(near, key=lambda seen: (seen.year, seen.month or 0, seen.day or 0, seen.start), default=None)

    def _lies_ahead(self, seen: Seen) -> bool:
        today = self._frame.today
        return today is not None and (seen.year, seen.month or 1, seen.day or 1) > (today.year, today.month, today.day)

    def _before(self) -> Seen | None:
        return self._told.recent[-1] if self._told.recent else None

    # ---- a day of the month

    def day_of_month(self, expression: DateExpression) -> str | None:
        """Resolve `on the 26th`, and remember it for what counts from it: `the next day`."""
        value = self._day_of_month(expression)
        if value is not None and expression.high is None:
            self._remember(expression, value)
        return value

    def _day_of_month(self, expression: DateExpression) -> str | None:
        """Resolve `on the 26th` by the month of the date before it in the paragraph, else by the month that the report is about.

        A weekday beside it decides: of the months around, the one in which the day falls on it.
        """
        framed = self._framed(expression)
        which = weekday_beside(self._text, expression.start) if expression.weekday is None else expression.weekday - 1
        for near in (self._of_paragraph(expression) or framed, framed if which is not None else None):
            value = None if near is None else resolve(_in_month(expression, near), None)
            if value is not None and (which is None or date.fromisoformat(value[:_DAY]).weekday() == which):
                return value
        return None if which is None or expression.high is not None else self._on_weekday(expression.low.day or 1, which)

    def _on_weekday(self, number: int, which: int) -> str | None:
        """Give the day nearest to the date before it, else to that of the report, that is this weekday (Monday is 0) and this day of a month."""
        seen, today = self._before(), self._frame.today
        if seen is not None and seen.month is not None:
            today = date(seen.year, seen.month, seen.day or 1)
        if today is None:
            return None
        months = [month_shift(today.year, today.month, by) for by in (0, -1, 1, -2, 2)]
        days = [date(year, month, number) for year, month in months if number <= month_days(year, month)]
        fitting = [day for day in days if day.weekday() == which]
        return min(fitting, key=lambda day: abs(day - today)).isoformat() if fitting else None

    def _of_paragraph(self, expression: DateExpression) -> Seen | None:
        """Give the date before in the paragraph or list item; where nobody knows the day of the report, the one before that too."""
        seen, today = self._before(), self._frame.today
        if seen is None or expression.start - seen.end > NEAR:
            return None
        parted = _ITEM.search(self._text, seen.end, expression.start) is not None
        long_ago = today is not None and seen.year < today.year and "\n" in self._text[seen.end : expression.start]
        return None if today is not None and (parted or long_ago) else seen

    def _framed(self, expression: DateExpression) -> Seen | None:
        """Give the month under review, else that of the last such day before the report, or of the next one where it lies ahead."""
        frame, day = self._frame, expression.low.day or 1
        if frame.month is not None:
            return Seen(0, 0, *frame.month)
        if frame.today is None:
            return None
        ahead = deferred_to(self._text, expression.start) or tense_at(self._text, expression.start, expression.end) is Tense.FUTURE
        by = (day < frame.today.day) if ahead else -(day > frame.today.day)
        return Seen(0, 0, *month_shift(frame.today.year, frame.today.month, by))

    # ---- from the day of the report

    def from_report(self, expression: DateExpression, shift: Shift) -> str | None:
        """Resolve `today`, `last month`, `three years ago`: by the day of the report, or by what the report looks back on."""
        dated = self._frame.dated
        if dated is None:
            return None
        if shift.unit == "year" and not shift.span and shift.amount == -1 and (year := self._preceding(expression)) is not None:
            return stamp(year)
        dated = self._seen_from(expression, shift, dated)
        if shift.unit == "weekday" and shift.span:
            if (beside := self._day_beside(expression, shift.which)) is not None:
                return beside
            if tense_at(self._text, expression.start, expression.end) is Tense.FUTURE:
                expression = replace(expression, shift=Shift("weekday", 1, which=shift.which))
        value = resolve(expression, self._followed(expression, shift) or dated)
        if value is not None and shift.unit != "weekday" and (len(value) == _DAY or _is_month(value)):
            self._remember(expression, value)
        return value

    def _preceding(self, expression: DateExpression) -> int | None:
        """Give the year before one that the sentence has just named: `834 in 2023, against 582 the previous year`."""
        seen = self._told.year
        if seen is None or expression.start - seen.end > NEAR or not same_sentence(self._text, seen.end, expression.start):
            return None
        words = self._text[expression.start : expression.end].lower().split()
        return None if cue("preceding").isdisjoint(words) else seen.year - 1

    def _seen_from(self, expression: DateExpression, shift: Shift, dated: str) -> str:
        """Give the day that an expression counts from: mostly that of the report, in a review the end of what it looks back on."""
        if shift.unit == "year" and not shift.span and expression.low.month is None:
            dated = self._year_seen_from(expression, shift, dated)
        if shift.unit == "month" and not shift.span and expression.low.day is None and self._frame.month is not None:
            dated = self._month_seen_from(expression, shift, dated, self._frame.month)
        if expression.mod == "late" and shift.amount == 0 and not shift.span:
            dated = self._before_its_end(expression, shift, dated)
        return dated

    def _year_seen_from(self, expression: DateExpression, shift: Shift, dated: str) -> str:
        """Give the day that `this year` and `last year` count from in a yearly review: it looks back on the year in its title."""
        if self._frame.reviewed is not None and shift.amount == 0:
            return date(self._frame.reviewed, 12, 31).isoformat()
        if self._frame.closing and shift.amount == -1 and word_before(self._text, expression.start) not in lexicon().comparing:
            return date(int(dated[:4]) + 1, 1, 1).isoformat()  # such a review calls its own year the last
        return dated

    def _month_seen_from(self, expression: DateExpression, shift: Shift, dated: str, month: tuple[int, int]) -> str:
        """Give the day that `this month` counts from in a monthly review: the month under review; so does `last month` beside a date of it."""
        seen = self._before()
        beside = seen is not None and (seen.year, seen.month) == month and same_sentence(self._text, seen.end, expression.start)
        return stamp(*month) if shift.amount == 0 or (shift.amount < 0 and beside) else dated

    def _before_its_end(self, expression: DateExpression, shift: Shift, dated: str) -> str:
        """Give the day that `the end of the year` counts from: early in a year or a month, what has happened did so at the end of the last one."""
        early = dated[5:7] <= _FEBRUARY if shift.unit == "year" else dated[8:10] <= _TENTH
        if len(dated) < _DAY or not early or self._frame.month is not None:
            return dated
        if tense_at(self._text, expression.start, expression.end) is not Tense.PAST or stands_until(self._text, expression.start):
            return dated
        year, month = int(dated[:4]), int(dated[5:7])
        return stamp(year - 1, _DECEMBER) if shift.unit == "year" else stamp(*month_shift(year, month, -1))

    def _followed(self, expression: DateExpression, shift: Shift) -> str | None:
        """Give the day that `the following January` counts from: the date before it, if it is near; of `March of the next year` in a sentence of the past too."""
        words = self._text[expression.start : expression.end].lower().split()
        seen = self._before() or self._told.last
        if shift.unit == "year" and expression.low.month is not None:
            seen = self._told.year
            if seen is None or not same_sentence(self._text, seen.end, expression.start) or self._is_to_come(expression, seen):
                return None
        elif words[0] not in lexicon().following:
            return None
        if shift.amount != 1 or seen is None or expression.start - seen.end > NEAR:
            return None
        return stamp(seen.year, seen.month or _DECEMBER)

    def _is_to_come(self, expression: DateExpression, seen: Seen) -> bool:
        """Tell whether the year after a date, and what is told of it, lie ahead of the report."""
        today = self._frame.today
        return today is not None and (seen.year >= today.year or tense_at(self._text, expression.start, expression.end) is Tense.FUTURE)

    def _day_beside(self, expression: DateExpression, which: int) -> str | None:
        """Give the date right before a weekday that it repeats: `4 апреля, в пятницу`."""
        seen = self._before()
        if seen is None or seen.month is None or seen.day is None or expression.start - seen.end > _BESIDE:
            return None
        day = date(seen.year, seen.month, seen.day)
        return day.isoformat() if day.isoweekday() == which else None


def _is_month(value: str) -> bool:
    return len(value) == len("2024-12") and value[-2:] <= str(_DECEMBER)


def _in_month(expression: DateExpression, near: Seen) -> DateExpression:
    """Put a day of the month, or a stretch of such days, into the month of a date: `from the 28th to the 3rd` ends in the next one."""
    low, high = Parts(near.year, near.month, expression.low.day), expression.high
    if high is None or high.day is None or near.month is None or low.day is None:
        return replace(expression, low=low, high=None)
    return replace(expression, low=low, high=Parts(*month_shift(near.year, near.month, int(high.day < low.day)), high.day))
