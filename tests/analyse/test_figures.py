"""What a claim allows, and whether two claims can both be true."""

from __future__ import annotations

import math

import pytest

from reptrack.analyse.figures import agree, span_of


@pytest.mark.parametrize(
    ("value", "qualifier", "expected"),
    [
        (1254, "exact", (1254, 1254)),
        (40, "at_least", (40, math.inf)),
        (500, "more_than", (500, math.inf)),
        (20, "up_to", (0, 20)),
        (20, "no_more_than", (0, 20)),
        (3000, "almost", (2700, 3000)),
        (200, "about", (180, 220)),
        ("P2Y", "exact", None),
        (None, "about", None),
    ],
)
def test_span(make_claim, value, qualifier, expected):
    span = span_of(make_claim(value, qualifier=qualifier))
    assert span == (None if expected is None else pytest.approx(expected))


def test_a_range_allows_what_it_says(make_claim):
    assert span_of(make_claim(15, qualifier="at_least", low=15, high=20)) == (15, 20)


@pytest.mark.parametrize(
    ("first", "second", "expected", "why"),
    [
        ((1287, "exact"), (1278, "exact"), False, "two exact values that differ"),
        ((1000, "at_least"), (1278, "exact"), True, "1,278 is at least 1,000"),
        ((1300, "at_least"), (1278, "exact"), False, "1,278 is not at least 1,300"),
        ((3000, "almost"), (2950, "exact"), True, "2,950 is almost 3,000"),
        ((100, "up_to"), (101, "more_than"), False, "nothing is up to 100 and more than 101"),
    ],
)
def test_agree(make_claim, first, second, expected, why):
    a, b = (make_claim(value, qualifier=qualifier) for value, qualifier in (first, second))
    assert agree(a, b) is expected, why
    assert agree(b, a) is expected, why
