"""The months of languages without a pack are known by dateparser's data, which is loaded only when a text has such a shape."""

from __future__ import annotations

import subprocess
import sys

import pytest

from reptrack.values.dates.foreign import is_foreign, month_between, month_of


@pytest.mark.parametrize(
    ("word", "month"), [("grudnia", 12), ("Dezember", 12), ("août", 8), ("people", None), ("out", None), ("listopad", None)]
)
def test_months(word: str, month: int | None) -> None:
    """`listopad` is November in Polish and Czech, October in Croatian: outside of these languages it is neither."""
    assert month_of(word) == month


@pytest.mark.parametrize(
    ("gap", "number"),
    [(" grudnia ", 12), (". Dezember ", 12), (" de diciembre de ", 12), ("er août ", 8), (" people ", None), (", ", None)],
)
def test_between_day_and_year(gap: str, number: int | None) -> None:
    found = month_between(gap)
    assert (found[2] if found else None) == number


def test_languages() -> None:
    assert is_foreign("pl")
    assert not is_foreign("en")
    assert not is_foreign(None)


def test_loaded_only_when_needed() -> None:
    code = (
        "import sys; from reptrack.values.dates import find_expressions as f; "
        "f('On 5 May 2024, 15 people; 3 мая 2024 года'); assert 'dateparser' not in sys.modules; "
        "f('18 grudnia 2024'); assert 'dateparser' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
