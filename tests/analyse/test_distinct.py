"""Different values are counted, however often and in whatever order they come."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reptrack.analyse.distinct import Distinct


@given(st.lists(st.text(max_size=2)))
def test_it_counts_what_a_set_counts(values):
    counted = Distinct()
    seen = set()
    for value in values:
        assert counted.add(value) == (value not in seen)
        seen.add(value)
    assert len(counted) == len(set(values))
    counted.add("one more that is longer")
    assert len(counted) == len(set(values)) + 1


def test_it_folds_many_times_over():
    counted = Distinct()
    for number in range(30_000):
        counted.add(f"reports/{number % 9_000}.txt")
    assert len(counted) == 9_000
