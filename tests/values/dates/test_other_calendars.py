"""Iranian solar days and ISO weeks have the Gregorian days of the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reptrack.values.dates.other_calendars import find_others, gregorian, iso_week, month_length, solar_month

# First days of years and days that history knows by both names.
KNOWN = [
    ((1300, 1, 1), "1921-03-21"),
    ((1357, 11, 22), "1979-02-11"),
    ((1399, 1, 1), "2020-03-20"),
    ((1400, 1, 1), "2021-03-21"),
    ((1403, 1, 1), "2024-03-20"),
    ((1403, 12, 30), "2025-03-20"),
    ((1404, 1, 1), "2025-03-21"),
    ((1404, 10, 9), "2025-12-30"),
    ((1405, 1, 1), "2026-03-21"),
]
LEAP = {1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408, 1412}


@pytest.mark.parametrize(("solar", "day"), KNOWN)
def test_known_days(solar: tuple[int, int, int], day: str) -> None:
    assert gregorian(*solar) == date.fromisoformat(day)


def test_leap_years() -> None:
    assert {year for year in range(1370, 1414) if month_length(year, 12) == 30} == LEAP


@given(st.integers(1178, 1632), st.integers(1, 12))
def test_months_follow_each_other(year: int, month: int) -> None:
    """The first day of a month is the day after the last one of the month before."""
    span = solar_month(year, month)
    after = solar_month(year + (month == 12), month % 12 + 1)
    assert span is not None
    assert after is not None
    assert after[0] - span[1] == timedelta(days=1)
    assert (span[1] - span[0]).days + 1 == month_length(year, month)


@pytest.mark.parametrize("wrong", [(1404, 13, 1), (1404, 12, 30), (1404, 7, 31), (900, 1, 1), (1404, 0, 5)])
def test_days_that_are_none(wrong: tuple[int, int, int]) -> None:
    assert gregorian(*wrong) is None


@given(st.integers(1990, 2060), st.integers(0, 60))
def test_weeks_begin_on_monday(year: int, week: int) -> None:
    span = iso_week(year, week)
    if span is not None:
        assert span[0].isocalendar()[:2] == (year, week)
        assert span[0].weekday() == 0
        assert span[1] - span[0] == timedelta(days=6)


@given(st.text(alphabet="0123456789 -–/WDeyMhrTi.,", max_size=60))
def test_any_text(text: str) -> None:
    for expression in find_others(text):
        assert 0 <= expression.start < expression.end <= len(text)
