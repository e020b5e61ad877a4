"""EDTF values are written, checked and measured as ISO 8601-2 says."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reptrack.values.edtf import bounds, interval, is_edtf, month_shift, stamp


@pytest.mark.parametrize(
    ("parts", "value"),
    [((2024, 12, 16), "2024-12-16"), ((2024, 11), "2024-11"), ((2024,), "2024"), ((2025, 21), "2025-21"), ((None, 12, 22), "XXXX-12-22")],
)
def test_stamp_writes_what_is_known(parts: tuple[int | None, ...], value: str) -> None:
    assert stamp(*parts) == value
    assert is_edtf(value)


@pytest.mark.parametrize(
    ("low", "high", "value"),
    [("2020", "2024", "2020/2024"), ("2020", None, "2020/.."), (None, "2024-05", "../2024-05"), ("2024-05", "2024-05", "2024-05")],
)
def test_interval_joins_two_ends(low: str | None, high: str | None, value: str) -> None:
    assert interval(low, high) == value


@pytest.mark.parametrize(
    "value",
    ["2024-13", "2024-02-30", "2023-02-29", "2024-25", "24-12-16", "../..", "2020/2021/2022", "..", "202X-05", "2024-1-1", "", "today"],
)
def test_other_strings_are_no_edtf(value: str) -> None:
    assert not is_edtf(value)
    assert bounds(value) is None


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-21", date(2024, 3, 1), date(2024, 5, 31)),
        ("2024-24", date(2024, 12, 1), date(2025, 2, 28)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("2020-09/2024", date(2020, 9, 1), date(2024, 12, 31)),
        ("2020/..", date(2020, 1, 1), None),
        ("../2024-05", None, date(2024, 5, 31)),
    ],
)
def test_bounds_are_the_first_and_the_last_day(value: str, first: date | None, last: date | None) -> None:
    assert bounds(value) == (first, last)


def test_an_unknown_year_has_no_bounds() -> None:
    assert bounds("XXXX-12-22") is None


@given(st.integers(1, 9000), st.integers(1, 12), st.integers(-500, 500))
def test_month_shift_goes_there_and_back(year: int, month: int, by: int) -> None:
    assert month_shift(*month_shift(year, month, by), -by) == (year, month)


@given(st.dates(min_value=date(1800, 1, 1)))
def test_every_day_is_within_its_month_and_its_year(day: date) -> None:
    for value in (stamp(day.year, day.month, day.day), stamp(day.year, day.month), stamp(day.year)):
        first, last = bounds(value) or (None, None)
        assert first is not None
        assert last is not None
        assert first <= day <= last
