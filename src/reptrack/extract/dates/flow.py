"""Decide which year a date without one belongs to: by the headings above it, the dates before it, its sentence, and the day of the report."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reptrack.extract.dates.above import end_of, is_stamp, month_in, stands_above, weekday_beside, year_in
from reptrack.extract.dates.tense import (
    Tense,
    begins,
    compares,
    deferred_to,
    happened_at,
    is_deadline,
    is_updated,
    opens_sentence,
    same_sentence,
    set_for,
    stands_until,
    tense_at,
)
from reptrack.values.dates import DateExpression, Parts, Shift, likely_year, resolve
from reptrack.values.dates.context import word_before
from reptrack.values.dates.cues import cue
from reptrack.values.dates.lexicon import lexicon
from reptrack.values.edtf import day_of, month_shift, stamp

__all__ = ["Flow"]

_SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}
_NEAR = 500  # characters over which a date before is still remembered
_CHAIN_SENTENCE, _CHAIN_PARAGRAPH = 6, 3  # months between two dates of one sentence, and of sentences that follow each other
_BESIDE, _LEAD = 8, 40  # characters before a date that are looked at; _LEAD for `a year later`
_FEBRUARY, _TENTH, _DAY, _WEEK = "02", "10", "2024-12-16", 7
_HALF_YEAR, _DECEMBER = 6, 12
_YEAR_CLOSES, _REVIEW_MONTHS = (12, 20), 6  # a review of a year comes out within half a year


_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
# An empty line, or a line that begins a list item.
_ITEM = re.compile(r"\n[ \t]*(?:\n|[•●▪■*–—-][ \t])")
# An empty line, or a line that ends with its sentence; in hard-wrapped text lines end anywhere.
_PARAGRAPH = re.compile(r"\n[ \t]*\n|[.!?:…][\"”»)]*[ \t]*\n")


@dataclass(slots=True)
class _Seen:
    """A date met before: where, and which month (None: only a year)."""

    start: int
    end: int
    year: int
    month: int | None
    day: int | None


class Flow:
    """The dates of one text in their order; `value` must be asked for each in turn."""

    def __init__(self, text: str, dated: str | None, published: str | None, title: str | None, expressions: list[DateExpression]) -> None:
        self._text = text
        self._today = day_of(dated)
        self._dated = dated if self._today is not None else None
        self._own = {day for day in (dated, published) if day}
        self._expressions = expressions
        named = year_in(text, title, expressions)
        at = text.find(title) if title else -1
        self._title_end = at + len(title) if title and at >= 0 else 0
        year, month, day = (self._today.year, self._today.month, self._today.day) if self._today else (0, 0, 0)
        self._reviewed = named if named and named == year - 1 and month <= _REVIEW_MONTHS else None
        self._month = month_in(text, title, expressions, self._today)
        years = set(_YEAR.findall(title or ""))
        self._titled = int(years.pop()) if len(years) == 1 else None  # `Update 3/2025`: all that tells the year
        self._closing = named == year and (month, day) >= _YEAR_CLOSES  # such a review calls its own year the last
        self._heading: _Seen | None = None
        self._last: _Seen | None = None  # the last date whose year the text tells
        self._recent: deque[_Seen] = deque(maxlen=3)  # the last dates with a month
        self._year: _Seen | None = None  # the last date that says its year

    def value(self, index: int) -> tuple[str | None, bool]:
        """Give the value of an expression, and whether it is a date at all."""
        expression = self._expressions[index]
        if expression.shift is not None:
            if expression.shift.from_text:
                return self._from_text(expression, expression.shift)
            return self._relative(expression), True
        if expression.low.month is None and expression.low.day is not None:
            return self._day_of_month(expression)
        year = None
        known = expression.low.year is not None
        future = None
        if not known:
            year, future = self._year_of(index)
        value = resolve(expression, self._dated, year=year, future=future)
        if value is not None:
            self._remember(expression, value, told=known or (year is not None and year != self._guess(expression.low, None)))
        return value, value is not None

    # ---- what was met

    def _met(self, seen: _Seen) -> None:
        self._recent.append(seen)

    def _remember(self, expression: DateExpression, value: str, *, told: bool) -> None:
        if value.startswith("X") or expression.low.decade:
            return
        parts = [int(part) for part in value.split("/", maxsplit=1)[0].split("-")]
        month = _SEASON_MONTHS.get(parts[1], parts[1]) if len(parts) > 1 else None
        day = parts[2] if len(parts) > 2 else None  # noqa: PLR2004 - year, month, day
        seen = _Seen(expression.start, expression.end, parts[0], month, day)
        if expression.basis == "explicit":
            self._year = seen
            self._stamped(expression, value)
        if expression.high is None and day is None and begins(self._text, expression.start):
            return  # "since June 2021": what is told next is not of that month
        if month is not None:
            self._met(seen)
        frames = month is not None or word_before(self._text, expression.start) in lexicon().year_frame
        if told and frames and expression.high is None and (expression.low.month or 0) <= _DECEMBER:
            self._last = seen
        if expression.basis == "explicit" and self._is_heading(expression, value):
            self._heading = seen

    def _stamped(self, expression: DateExpression, value: str) -> None:
        """Take the stamp of a reader's comment for the day that what stands below counts from."""
        if len(value) == len(_DAY) and value not in self._own and is_stamp(self._text, expression.start, expression.end):
            self._today, self._dated, self._month = day_of(value), value, None

    def _is_heading(self, expression: DateExpression, value: str) -> bool:
        """Say whether a date stands above what follows, and is not the date of the report."""
        if value in self._own or expression.high is not None or expression.start < self._title_end:
            return False
        return stands_above(self._text, expression.start, expression.end)

    # ---- dates without a year

    def _guess(self, low: Parts, future: bool | None) -> int | None:  # noqa: FBT001 - three-valued
        return likely_year(low, self._dated, future=future)

    def _year_of(self, index: int) -> tuple[int | None, bool | None]:
        """Give the year of a yearless expression, and what its sentence says of the future."""
        expression = self._expressions[index]
        low = expression.low
        if self._today is None:
            return self._year_without_report_date(index), None
        later = self._a_year_on(expression)
        if later is not None:
            return later, None
        if self._reviewed is not None:
            return self._reviewed, None
        future = self._future(expression)
        end = end_of(expression)
        guess = self._guess(end, future)
        if guess is None:
            return None, future
        guess -= (end.month or 0) < (low.month or 0)
        if future and low.month is not None and len(self._dated or "") > len("2025") and is_deadline(self._text, expression.start):
            return self._today.year + (_SEASON_MONTHS.get(low.month, low.month) < self._today.month), future
        year = self._by_heading(low)
        if year is not None and year > guess:
            year = None  # no heading puts a date after the report
        if year is None and not future:
            year = self._by_chain(expression, guess) or self._by_next(index, guess)
        return year or guess, future

    def _a_year_on(self, expression: DateExpression) -> int | None:
        """Give the year after that of the date before: `detained on November 3, 2024, and Hanna a year later, on November 28`."""
        before = self._text[max(0, expression.start - _LEAD) : expression.start].lower().rstrip(" ,")
        lead, _, word = before.rpartition(" ")
        before = lead.rstrip(" ,") if word in lexicon().day_lead else before
        if not before.endswith(tuple(lexicon().year_on)):
            return None
        seen = self._recent[-1] if self._recent else self._last
        if seen is None or self._today is None or expression.start - seen.end > _NEAR:
            return None
        return seen.year + 1 if seen.year < self._today.year else None

    def _future(self, expression: DateExpression) -> bool | None:
        """Tell the sentence's tense where it matters: only for days that may lie after the report."""
        low = end_of(expression)
        if self._today is None or low.month is None:
            return None
        start, today = (_SEASON_MONTHS.get(low.month, low.month), low.day or 1), (self._today.month, self._today.day)
        if start <= today and (self._today.month < _HALF_YEAR or start[0] > _HALF_YEAR):  # safely behind
            return None
        return self._future_by_tense(expression, low, later=start > today)

    def _future_by_tense(self, expression: DateExpression, low: Parts, *, later: bool) -> bool | None:  # noqa: PLR0911 - a list of signs
        """Tell it by the verbs and words around; `later` says that this year's day lies after the report."""
        tense = tense_at(self._text, expression.start, expression.end)
        if tense is Tense.FUTURE or (tense is Tense.UNKNOWN and is_deadline(self._text, expression.start)):
            return True
        if is_updated(self._text, expression.start) or (
            low.day is None and set_for(self._text, expression.start) and tense is Tense.UNKNOWN
        ):
            return True
        if deferred_to(self._text, expression.start):
            return True
        if (low.day is not None or expression.mod is not None) and stands_until(self._text, expression.start):
            return True
        opens = opens_sentence(self._text, expression.start)
        if len(self._dated or "") < len(_DAY) and later:
            return None  # only the month of the report is known: it may have come out a little later
        if later:
            return False if tense is Tense.PAST and (opens or happened_at(self._text, expression.start)) else None
        return False if tense is Tense.PAST else None

    def _by_heading(self, low: Parts) -> int | None:
        heading = self._heading
        if heading is None or low.month is None:
            return None
        if heading.month is None:
            return heading.year
        apart = _SEASON_MONTHS.get(low.month, low.month) - heading.month
        return heading.year - (apart > _HALF_YEAR) + (apart < -_HALF_YEAR)  # December under a heading of January

    def _by_chain(self, expression: DateExpression, guess: int) -> int | None:
        """Carry the year of a date before on: `detained in November 2022 … On December 5, … in February`."""
        last, low, today = self._last, expression.low, self._today
        if last is None or today is None or low.month is None or expression.start - last.end > _NEAR:
            return None
        between = self._text[last.end : expression.start]
        if _PARAGRAPH.search(between) or between.count(")") > between.count("("):
            return None  # another paragraph; a date in brackets is an aside
        month = _SEASON_MONTHS.get(low.month, low.month)
        year = last.year
        if last.month is not None and (month, low.day or 31) < (last.month, last.day or 1):
            year += 1
        if year >= guess or (year, month) > (today.year, today.month):
            return None
        gap = 0 if last.month is None else (year - last.year) * 12 + month - last.month
        recent = (today.year - guess) * 12 + today.month - month
        if recent < 0:
            return year if gap <= _CHAIN_PARAGRAPH else None
        if last.month is None and not opens_sentence(self._text, last.start):
            return None  # "In 2021, …" frames its sentence, "after the campaign in 2020" does not
        if same_sentence(self._text, last.end, expression.start):
            fits = gap <= (_CHAIN_SENTENCE if recent > 1 or last.month is None else 1)
        else:
            fits = last.month is not None and gap <= _CHAIN_PARAGRAPH and recent >= 2  # noqa: PLR2004 - last month's dates are the report's own
        return year if fits else None

    def _by_next(self, index: int, guess: int) -> int | None:
        """Take the year of the date that follows in the sentence: `on March 3 … and on May 5, 2021`."""
        if index + 1 >= len(self._expressions) or self._today is None:
            return None
        expression, after = self._expressions[index], self._expressions[index + 1]
        low, then = expression.low, after.low
        if then.year is None or then.month is None or low.month is None or low.month > _DECEMBER or then.month > _DECEMBER:
            return None
        year = then.year - (low.month > then.month)
        gap = (then.year - year) * 12 + then.month - low.month
        recent = (self._today.year - guess) * 12 + self._today.month - low.month
        if year >= guess or gap > _CHAIN_PARAGRAPH or recent <= 1 or compares(self._text, expression.start):
            return None
        return year if same_sentence(self._text, expression.end, after.start) else None

    def _year_without_report_date(self, index: int) -> int | None:
        """Without the day of the report: the heading's year, else that of a date near by with a month; else nobody knows."""
        expression = self._expressions[index]
        low = expression.low
        found = self._by_heading(low)
        if found is not None or low.month is None:
            return found
        if self._last is not None and self._last.month is not None and expression.start - self._last.end <= _NEAR:
            month = _SEASON_MONTHS.get(low.month, low.month)
            behind = self._last.month - month
            return self._last.year + (behind > _REVIEW_MONTHS)
        for after in self._expressions[index + 1 :]:
            then = after.low
            if after.start - expression.end > _NEAR:
                break
            if then.year is not None and then.month is not None and then.month <= _DECEMBER:
                return then.year - (low.month > then.month)
        return self._titled

    def _day_of_month(self, expression: DateExpression) -> tuple[str | None, bool]:
        """Resolve `on the 26th` by the month of the date before it in the paragraph, else by the month that the report is about."""
        seen, day = self._recent[-1] if self._recent else None, expression.low.day
        if seen is not None and (expression.start - seen.end > _NEAR or self._parted(seen.end, expression.start)):
            seen = self._framed(day or 1) or seen if expression.start - seen.end <= _NEAR else None
        elif (
            seen is not None
            and self._today is not None
            and seen.year < self._today.year
            and "\n" in self._text[seen.end : expression.start]
        ):
            seen = self._framed(day or 1)  # another line, and the year before
        which = weekday_beside(self._text, expression.start)
        for near in (seen, self._framed(day or 1) if which is not None else None):
            value = None if near is None else resolve(replace(expression, low=Parts(near.year, near.month, day)), None)
            if value is not None and (which is None or date.fromisoformat(value).weekday() == which):
                return value, True
        return None, False

    def _parted(self, start: int, end: int) -> bool:
        """Say whether another paragraph or list item begins between two places."""
        return _ITEM.search(self._text, start, end) is not None

    def _framed(self, day: int) -> _Seen | None:
        """Give the month under review, else that of the last such day before the report."""
        if self._month is not None:
            return _Seen(0, 0, *self._month, None)
        if self._today is None:
            return None
        return _Seen(0, 0, *month_shift(self._today.year, self._today.month, -(day > self._today.day)), None)

    def _from_text(self, expression: DateExpression, shift: Shift) -> tuple[str | None, bool]:
        """Resolve `the next day` and `the same year` by the date before it; without one it is no date."""
        seen = self._event(expression, shift)
        if shift.unit == "year" and seen is None:
            seen = self._last if self._last is not None and expression.start - self._last.end <= _NEAR else None
        if seen is None or (seen.month is None and shift.unit != "year"):
            return None, False
        if shift.unit == "year":
            return stamp(seen.year + int(shift.amount)), True
        if shift.unit == "month" or seen.month is None:
            return stamp(*month_shift(seen.year, seen.month or 1, int(shift.amount))), True
        days = int(shift.amount * (_WEEK if shift.unit == "week" else 1))
        value = (date(seen.year, seen.month, seen.day or 1) + timedelta(days=days)).isoformat()
        self._met(_Seen(expression.start, expression.end, *(int(part) for part in value.split("-"))))
        return value, True

    def _event(self, expression: DateExpression, shift: Shift) -> _Seen | None:
        """Give the date that `the next day` counts from: the last one of the sentence, else the latest of those just before."""
        near = [
            seen
            for seen in self._recent
            if expression.start - seen.end <= _NEAR and (shift.unit not in ("day", "week") or seen.day is not None)
        ]
        if near and same_sentence(self._text, near[-1].end, expression.start):
            return near[-1]
        return max(near, key=lambda seen: (seen.year, seen.month or 0, seen.day or 0, seen.start), default=None)

    def _followed(self, expression: DateExpression, shift: Shift) -> str | None:
        """Give the day that `the following January` counts from: the date before it, if it is near."""
        first = self._text[expression.start : expression.end].split(" ", 1)[0].lower()
        seen = self._recent[-1] if self._recent else self._last
        if shift.amount != 1 or first not in lexicon().following or seen is None or expression.start - seen.end > _NEAR:
            return None
        return stamp(seen.year, seen.month or _DECEMBER)

    def _day_beside(self, expression: DateExpression, which: int) -> str | None:
        """Give the date right before a weekday that it repeats: `4 апреля, в пятницу`."""
        seen = self._recent[-1] if self._recent else None
        if seen is None or seen.month is None or seen.day is None or expression.start - seen.end > _BESIDE:
            return None
        day = date(seen.year, seen.month, seen.day)
        return day.isoformat() if day.isoweekday() == which else None

    def _year_seen_from(self, expression: DateExpression, shift: Shift, dated: str) -> str:
        """Give the day that `this year` and `last year` count from in a yearly review: it looks back on the year in its title."""
        if self._reviewed is not None and shift.amount == 0:
            return date(self._reviewed, 12, 31).isoformat()
        if self._closing and shift.amount == -1 and word_before(self._text, expression.start) not in lexicon().comparing:
            return date(int(dated[:4]) + 1, 1, 1).isoformat()
        return dated

    def _month_seen_from(self, expression: DateExpression, shift: Shift, dated: str) -> str:
        """Give the day that `this month` counts from in a monthly review: the month under review; so does `last month` beside a date of that month."""
        seen = self._recent[-1] if self._recent else None
        beside = seen is not None and (seen.year, seen.month) == self._month and same_sentence(self._text, seen.end, expression.start)
        return stamp(*self._month) if self._month is not None and (shift.amount == 0 or (shift.amount < 0 and beside)) else dated

    def _before_its_end(self, expression: DateExpression, shift: Shift, dated: str) -> str:
        """Give the day that `the end of the year` counts from: early in a year or a month, what has happened did so at the end of the last one."""
        early = dated[5:7] <= _FEBRUARY if shift.unit == "year" else dated[8:10] <= _TENTH
        if len(dated) < len(_DAY) or not early or self._month is not None:
            return dated
        if tense_at(self._text, expression.start, expression.end) is not Tense.PAST or stands_until(self._text, expression.start):
            return dated
        year, month = int(dated[:4]), int(dated[5:7])
        return stamp(year - 1, _DECEMBER) if shift.unit == "year" else stamp(*month_shift(year, month, -1))

    # ---- dates counted from the day of the report

    def _precedes(self, expression: DateExpression) -> bool:
        """Say whether `the previous year` is the one before a year that the sentence has just named: `834 in 2023, against 582 the previous year`."""
        seen = self._year
        if seen is None or expression.start - seen.end > _NEAR or not same_sentence(self._text, seen.end, expression.start):
            return False
        return not cue("preceding").isdisjoint(self._text[expression.start : expression.end].lower().split())

    def _relative(self, expression: DateExpression) -> str | None:
        shift, dated = expression.shift, self._dated
        if shift is None or dated is None:
            return None
        if shift.unit == "year" and not shift.span and shift.amount == -1 and self._precedes(expression):
            return stamp(self._year.year - 1) if self._year is not None else None
        if shift.unit == "year" and not shift.span and expression.low.month is None:
            dated = self._year_seen_from(expression, shift, dated)
        if shift.unit == "month" and not shift.span and expression.low.day is None and self._month is not None:
            dated = self._month_seen_from(expression, shift, dated)
        if expression.mod == "late" and shift.amount == 0 and not shift.span:
            dated = self._before_its_end(expression, shift, dated)
        if shift.unit == "weekday" and shift.span:
            beside = self._day_beside(expression, shift.which)
            if beside is not None:
                return beside
        if shift.unit == "weekday" and shift.span and tense_at(self._text, expression.start, expression.end) is Tense.FUTURE:
            expression = replace(expression, shift=Shift("weekday", 1, which=shift.which))
        dated = self._followed(expression, shift) or dated
        value = resolve(expression, dated)
        if value is not None and shift.unit != "weekday" and "/" not in value and value.count("-") == 2:  # noqa: PLR2004
            self._met(_Seen(expression.start, expression.end, *(int(part) for part in value.split("-"))))
        return value
