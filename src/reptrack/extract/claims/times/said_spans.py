"""Give the week or the year that a report means by `over the week`, `За год:`, from the day it comes out."""

from __future__ import annotations

from datetime import timedelta

from reptrack.extract.claims.phrases import phrase_set
from reptrack.extract.claims.times.roles import DAY
from reptrack.extract.claims.times.time_context import Period
from reptrack.extract.claims.tokens import Sentence
from reptrack.values.edtf import day_of

__all__ = ["week_said", "year_said"]

_WORDS = "subjects.toml"
_SUNDAY, _SATURDAY = 6, 5
_DECEMBER = 12


def week_said(sentence: Sentence, period: Period) -> str | None:
    """Give the calendar week of `in total over the week` in a report that comes out at its end or on the Monday after."""
    day = day_of(period.dated) if period.dated and len(period.dated) == DAY else None
    if day is None or sentence.find(phrase_set(_WORDS, "tense", "over_week")) is None:
        return None
    if day.weekday() in {_SATURDAY, _SUNDAY}:
        monday = day - timedelta(days=day.weekday())
    elif day.weekday() == 0:
        monday = day - timedelta(days=7)
    else:
        return None
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def year_said(sentence: Sentence, period: Period) -> str | None:
    """Give the year of `in all over the year` in a report that comes out at its end or in the January after."""
    day = day_of(period.dated) if period.dated and len(period.dated) == DAY else None
    if day is None or sentence.find(phrase_set(_WORDS, "tense", "over_year")) is None:
        return None
    return str(day.year) if day.month == _DECEMBER else str(day.year - 1) if day.month == 1 else None
