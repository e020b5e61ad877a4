"""Decide which year a date without one belongs to: by the headings above it, the dates before it, its sentence, and the day of the report."""

from __future__ import annotations

import re
from datetime import date

from reptrack.extract.dates.above import end_of, is_stamp, stands_above, weekday_behind
from reptrack.extract.dates.counted import Counted
from reptrack.extract.dates.tense import (
    Tense,
    begins,
    compares,
    deferred_to,
    happened_at,
    is_announced,
    is_deadline,
    is_due,
    is_updated,
    of_event,
    of_that_year,
    on_agenda,
    opens_sentence,
    parted,
    same_sentence,
    set_for,
    stands_until,
    tense_at,
)
from reptrack.extract.dates.told import NEAR, Frame, Seen, Told
from reptrack.extract.dates.undated import Undated
from reptrack.values.dates import DateExpression, Parts, likely_year, resolve
from reptrack.values.dates.context import word_before
from reptrack.values.dates.lexicon import lexicon
from reptrack.values.edtf import first_month, month_days

__all__ = ["Flow"]

_CHAIN_SENTENCE, _CHAIN_PARAGRAPH = 6, 3  # months between two dates of one sentence, and of sentences that follow each other
_BEFORE = 2  # months by which what brackets add to a date lies before it
_LEAD = 40  # characters before a date that are looked at for `a year later`
_DAY, _YEAR_ALONE = len("2024-12-16"), len("2024")
_HALF_YEAR, _DECEMBER = 6, 12

_BESIDE = re.compile(r",?\s[^\W\d_]{1,2}\s")  # between `летась` and its month: `летась у ліпені`, `last year, in July`
_APPOSED = re.compile(r",\s(?:[^\W\d_]{1,2}\s)?")  # between `two days before` and its day
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


class Flow:
    """The dates of one text in their order; `value` must be asked for each in turn."""

    def __init__(self, text: str, dated: str | None, published: str | None, title: str | None, expressions: list[DateExpression]) -> None:
        self._text = text
        self._expressions = expressions
        self._frame = Frame(text, dated, published, title, expressions)
        self._told = Told()
        self._counted = Counted(text, self._frame, self._told)
        years = set(_YEAR.findall(title or ""))
        titled = int(years.pop()) if len(years) == 1 else None  # `Update 3/2025`
        self._undated = Undated(text, expressions, self._told, titled)

    def value(self, index: int) -> tuple[str | None, bool]:
        """Give the value of an expression, None for a day that no calendar has, and whether it is a date at all."""
        expression = self._expressions[index]
        if expression.shift is not None:
            if not expression.shift.from_text:
                value = self._counted.from_report(expression, expression.shift)
                if value is not None and len(value) == _YEAR_ALONE:
                    self._told.shifted = Seen(expression.start, expression.end, int(value))
                return value, True
            value = self._named_beside(index) or self._counted.from_text(expression, expression.shift)
            return value, value is not None
        if expression.low.month is None and expression.low.day is not None:
            value = self._counted.day_of_month(expression)
            return value, value is not None
        year = None
        known = expression.low.year is not None
        future = None
        if not known:
            year, future = self._year_of(index)
        value = resolve(expression, self._frame.dated, year=year, future=future)
        if value is not None:
            self._remember(expression, value, told=known or (year is not None and year != self._guess(expression.low, None)))
        return value, True  # none on the calendar: `February 30`

    def _named_beside(self, index: int) -> str | None:
        """Give the day that stands right behind one that is counted, as the same: `two days before, on 27 May`."""
        expression, after = self._expressions[index], self._expressions[min(index + 1, len(self._expressions) - 1)]
        shift = expression.shift
        if shift is None or shift.unit not in {"day", "week"} or after.low.day is None or after.low.month is None or after.high is not None:
            return None
        if _APPOSED.fullmatch(self._text, expression.end, after.start) is None or (self._frame.dated is None and after.low.year is None):
            return None
        return resolve(after, self._frame.dated)

    # ---- what is told

    def _remember(self, expression: DateExpression, value: str, *, told: bool) -> None:
        if value.startswith("X") or expression.low.decade:
            return
        parts = [int(part) for part in value.split("/", maxsplit=1)[0].split("-")]
        month = first_month(parts[1]) if len(parts) > 1 else None
        day = parts[2] if len(parts) > 2 else None  # noqa: PLR2004 - year, month, day
        seen = Seen(expression.start, expression.end, parts[0], month, day)
        if expression.basis == "explicit":
            self._told.year = seen
            self._note_stretch(seen, value)
            self._stamped(expression, value)
        if expression.high is None and day is None and begins(self._text, expression.start):
            return  # "since June 2021": what is told next is not of that month
        if month is not None and (expression.high is None or day is not None):
            self._told.recent.append(seen)
        frames = month is not None or word_before(self._text, expression.start) in lexicon().year_frame
        whole = expression.high is None or _in_one_month(value)
        framing = told and frames and whole and (expression.low.month or 0) <= _DECEMBER
        if framing and (expression.low.year is None or not of_event(self._text, expression.start)):
            self._told.last = seen
        if expression.basis == "explicit" and self._is_heading(expression, value):
            self._told.heading = seen

    def _note_stretch(self, seen: Seen, value: str) -> None:
        """Keep a stretch of months of one year; days told below it without a year lie in it."""
        end = [int(part) for part in value.partition("/")[2].split("-") if part.isdigit()]
        ended = happened_at(self._text, seen.start) or of_event(
            self._text, seen.start
        )  # "14 bloggers arrested between July and December 2011"
        if seen.month is not None and len(end) > 1 and end[0] == seen.year and not ended:
            self._told.stretch = (seen, Seen(seen.start, seen.end, end[0], end[1]))

    def _stamped(self, expression: DateExpression, value: str) -> None:
        """Take the stamp of a reader's comment for the day that what stands below counts from."""
        if len(value) == _DAY and value not in self._frame.own and is_stamp(self._text, expression.start, expression.end):
            self._frame.move_to(value)

    def _is_heading(self, expression: DateExpression, value: str) -> bool:
        """Say whether a date stands above what follows, and is not the date of the report."""
        if value in self._frame.own or expression.high is not None or expression.start < self._frame.title_end:
            return False
        return stands_above(self._text, expression.start, expression.end)

    # ---- dates without a year

    def _guess(self, low: Parts, future: bool | None) -> int | None:  # noqa: FBT001 - three-valued
        return likely_year(low, self._frame.dated, future=future)

    def _year_of(self, index: int) -> tuple[int | None, bool | None]:
        """Give the year of a yearless expression, and what its sentence says of the future."""
        expression = self._expressions[index]
        low = expression.low
        if of_that_year(self._text, expression.end) and (year := self._named_before(expression)) is not None:
            return year, None
        if self._frame.today is None:
            year = self._by_heading(low) or self._undated.year_of(index)
            return (None if year is None else self._by_weekday(expression, year)), None
        said = self._of_year_beside(expression) or self._a_year_on(expression) or self._frame.reviewed
        if said is not None:
            return said, None
        future = self._future(expression)
        end = end_of(expression)
        guess = self._guess(end, future)
        if guess is None:
            return None, future
        guess -= (end.month or 0) < (low.month or 0)
        if future and low.month is not None and len(self._frame.dated or "") > _YEAR_ALONE and is_deadline(self._text, expression.start):
            return self._frame.today.year + (first_month(low.month) < self._frame.today.month), future
        year = self._by_heading(low)
        if year is not None and year > guess:
            year = None  # no heading puts a date after the report
        if year is None and not future:
            year = self._by_chain(expression, guess) or self._by_next(index, guess)
        return self._by_weekday(expression, year or guess), future

    def _named_before(self, expression: DateExpression) -> int | None:
        """Give the year that the text has named last."""
        near = [seen for seen in (self._told.year, self._told.shifted) if seen is not None and expression.start - seen.end <= NEAR]
        return max(near, key=lambda seen: seen.start).year if near else None

    def _by_weekday(self, expression: DateExpression, year: int) -> int:
        """Take the year before or after where only then the day is the weekday that stands beside it: `Tuesday, 7 May`, `May 7 (Tuesday)`."""
        low = expression.low
        weekday = expression.weekday or weekday_behind(self._text, expression.end)
        if weekday is None or low.month is None or low.day is None:
            return year
        days = [date(near, low.month, low.day) for near in (year, year - 1, year + 1) if low.day <= month_days(near, low.month)]
        return next((day.year for day in days if day.isoweekday() == weekday), year)

    def _of_year_beside(self, expression: DateExpression) -> int | None:
        """Give the year that stands right before, as it is counted: `летась у ліпені`, `last year, in July`."""
        shifted = self._told.shifted
        beside = shifted is not None and _BESIDE.fullmatch(self._text, shifted.end, expression.start) is not None
        return shifted.year if shifted is not None and beside else None

    def _a_year_on(self, expression: DateExpression) -> int | None:
        """Give the year after that of the date before: `detained on November 3, 2024, and Hanna a year later, on November 28`."""
        before = self._text[max(0, expression.start - _LEAD) : expression.start].lower().rstrip(" ,")
        lead, _, word = before.rpartition(" ")
        before = lead.rstrip(" ,") if word in lexicon().day_lead else before
        if not before.endswith(tuple(lexicon().year_on)):
            return None
        seen = self._told.recent[-1] if self._told.recent else self._told.last
        if seen is None or self._frame.today is None or expression.start - seen.end > NEAR:
            return None
        return seen.year + 1 if seen.year < self._frame.today.year else None

    def _future(self, expression: DateExpression) -> bool | None:
        """Tell the sentence's tense where it matters: only for days that may lie after the report."""
        low = end_of(expression)
        if self._frame.today is None or low.month is None:
            return None
        start, today = (first_month(low.month), low.day or 1), (self._frame.today.month, self._frame.today.day)
        if start <= today and (self._frame.today.month < _HALF_YEAR or start[0] > _HALF_YEAR):  # safely behind
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
        if deferred_to(self._text, expression.start) or (tense is Tense.UNKNOWN and is_announced(self._text, expression.start)):
            return True
        if stands_until(self._text, expression.start) and (low.day is not None or expression.mod is not None or tense is Tense.UNKNOWN):
            return True
        if later and (is_due(self._text, expression.start) or on_agenda(self._text, expression.start)):
            return True
        opens = opens_sentence(self._text, expression.start)
        if len(self._frame.dated or "") < _DAY and later:
            return None  # only the month of the report is known: it may have come out a little later
        if later:
            return False if tense is Tense.PAST and (opens or happened_at(self._text, expression.start)) else None
        return False if tense is Tense.PAST else None

    def _by_heading(self, low: Parts) -> int | None:
        heading = self._told.heading
        if heading is None or low.month is None:
            return None
        if heading.month is None:
            return heading.year
        apart = first_month(low.month) - heading.month
        return heading.year - (apart > _HALF_YEAR) + (apart < -_HALF_YEAR)  # December under a heading of January

    def _by_chain(self, expression: DateExpression, guess: int) -> int | None:
        """Carry the year of a date before on: `detained in November 2022 … On December 5, … in February`."""
        last, low, today = self._told.last, expression.low, self._frame.today
        if last is None or today is None or low.month is None or expression.start - last.end > NEAR:
            return None
        between = self._text[last.end : expression.start]
        if parted(self._text, last.end, expression.start) or between.count(")") > between.count("("):
            return None  # another paragraph; a date in brackets is an aside
        month = first_month(low.month)
        year = last.year
        aside = (
            between.count("(") > between.count(")") and 0 <= (last.month or 0) - month <= _BEFORE
        )  # "in March 2023 (after the search of February 26)"
        if last.month is not None and (month, low.day or 31) < (last.month, last.day or 1) and not aside:
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
        if index + 1 >= len(self._expressions) or self._frame.today is None:
            return None
        expression, after = self._expressions[index], self._expressions[index + 1]
        low, then = expression.low, after.low
        if then.year is None or then.month is None or low.month is None or low.month > _DECEMBER or then.month > _DECEMBER:
            return None
        between, month = self._text[expression.end : after.start], low.day is None
        counted = month and then.day is None and any(map(str.isdecimal, between))
        if ";" in between or counted or (month and low.month == then.month):
            return None  # "97 in March, and in March 2023 40" sets two years side by side
        year = then.year - (low.month > then.month)
        gap = (then.year - year) * 12 + then.month - low.month
        recent = (self._frame.today.year - guess) * 12 + self._frame.today.month - low.month
        if year >= guess or gap > _CHAIN_PARAGRAPH or recent <= 1 or compares(self._text, expression.start):
            return None
        return year if same_sentence(self._text, expression.end, after.start) else None


def _in_one_month(value: str) -> bool:
    """Say whether a stretch is one of days within a month: `9–10 August 2020`."""
    first, _, last = value.partition("/")
    return len(first) == len(last) == _DAY and first[:7] == last[:7]
