"""A date without a year takes the likely one; a relative one counts from the day of the report."""

from __future__ import annotations

import pytest

from reptrack.values.dates import Parts, find_expressions, likely_year, resolve


@pytest.mark.parametrize(
    ("parts", "dated", "future", "year"),
    [
        (Parts(month=12, day=10), "2025-01-09", None, 2024),  # behind, over the turn of the year
        (Parts(month=1, day=26), "2025-01-09", None, 2025),  # a few days ahead
        (Parts(month=2), "2025-01-09", None, 2024),  # a month is hardly ahead
        (Parts(month=2), "2025-01-09", True, 2025),  # unless the sentence says so
        (Parts(month=6, day=1), "2025-01-09", None, 2024),
        (Parts(month=6, day=1), "2025-01-09", True, 2025),
        (Parts(month=1, day=15), "2024-12-20", None, 2025),  # next month is next year
        (Parts(month=1, day=15), "2024-12-20", False, 2024),
        (Parts(month=12, day=20), "2024-12-20", None, 2024),  # the very day
        (Parts(month=23), "2025-03-01", None, 2024),  # a season
        (Parts(month=3), "2024", None, 2024),  # only the year of the report is known
        (Parts(month=3), None, None, None),
    ],
)
def test_likely_year(parts: Parts, dated: str | None, future: bool | None, year: int | None) -> None:  # noqa: FBT001 - three-valued
    assert likely_year(parts, dated, future=future) == year


@pytest.mark.parametrize(
    ("text", "dated", "value"),
    [
        ("today", "2024-12", None),  # the day of the report is not known
        ("last month", "2024-12", "2024-11"),
        ("this year", "2024", "2024"),
        ("last month", "2024", None),
        ("last month", None, None),
        ("last month", "2025-01-31", "2024-12"),
        ("exactly four years ago", "2024-02-29", "2020-02-29"),
        ("exactly three years ago", "2024-02-29", "2021-02-28"),
        ("three days ago", "2025-01-02", "2024-12-30"),
        ("two weeks ago", "2025-01-02", "2024-12-19"),
        ("on the 29 February 2023", "2024-01-01", None),  # no such day
        ("last spring", "2025-01-09", "2024-21"),
        ("this winter", "2025-01-09", "2024-24"),
        ("next summer", "2025-01-09", "2025-22"),
        ("last December", "2025-12-16", "2024-12"),
        ("last Friday", "2024-10-18", "2024-10-11"),  # a Friday looks back a week
        ("next Friday", "2024-10-18", "2024-10-25"),
        ("next month", "2024-12-16", "2025-01"),
        ("December 28 – January 3", "2025-01-09", "2024-12-28/2025-01-03"),
        ("a decade ago", "2025-01-09", "2015"),
    ],
)
def test_resolve(text: str, dated: str | None, value: str | None) -> None:
    found = find_expressions(text)
    assert [resolve(expression, dated) for expression in found] == [value]


def test_the_caller_may_know_the_year() -> None:
    expression = find_expressions("on March 5 he left")[0]
    assert resolve(expression, "2024-12-16", year=2021) == "2021-03-05"
    assert resolve(expression, None) == "XXXX-03-05"
