"""Define what is read off a date expression before anything is known of its context."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reptrack.records import Basis

__all__ = ["DateExpression", "Mod", "Parts", "Shift", "Unit"]

Unit = Literal["day", "week", "month", "quarter", "year", "weekday", "season"]
Mod = Literal["early", "mid", "late"]


@dataclass(frozen=True, slots=True)
class Parts:
    """One end of an expression, with None for what the text does not say.

    Attributes:
        year: the year, or the first year of a decade.
        month: 1 to 12, or 21 (spring) to 24 (winter).
        day: 1 to 31.
        decade: the year stands for its ten years.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    decade: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """A place in time counted from the day of the report.

    Attributes:
        unit: what is counted; `quarter` is one of the calendar; `weekday` and `season` look for the nearest one that is meant.
        amount: how many units later (negative: earlier).
        span: the whole stretch between then and the day of the report is meant ("the past two months").
        from_text: it is counted from the date before it in the text ("the next day"), not from the day of the report.
        which: the weekday (1 Monday to 7 Sunday) for `weekday`, the season or month for `season`.
    """

    unit: Unit
    amount: float
    span: bool = False
    which: int = 0
    from_text: bool = False


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A calendar expression of a text, not yet resolved.

    Attributes:
        start, end: its characters.
        basis: `explicit` (it says its year), `yearless` or `relative`.
        low: its parts, or those of its first end.
        high: its second end, where it is an interval.
        open_end: it runs on ("2020 to the present").
        shift: for `relative` ones, what is counted from the day of the report; parts in `low` then lie in that year.
        mod: `early`, `mid` or `late`.
        weekday: 1 (Monday) to 7, where it stands before a day.
        solar: month and day of the Iranian calendar, where the year that makes it exact is not said.
    """

    start: int
    end: int
    basis: Basis
    low: Parts = Parts()
    high: Parts | None = None
    open_end: bool = False
    shift: Shift | None = None
    mod: Mod | None = None
    weekday: int | None = None
    solar: tuple[int, int] | None = None
