"""Words are letters with their inner marks, and runs of digits, as a plain pattern has them."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reptrack.text.words import words

_PLAIN = re.compile(r"[^\W\d_]+(?:[̀-ͯ]+[^\W\d_]*)*(?:['’ʼ‑-][^\W\d_]+(?:[̀-ͯ]+[^\W\d_]*)*)*|\d+")
_PARTS = st.sampled_from([*"aéßбЯ𝐀12 _.,'’ʼ‑-–", "\u0300", "\u0301", "🕊"])


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Hajeuski-Khanada was Zavadski’s neighbour.", ["Hajeuski-Khanada", "was", "Zavadski’s", "neighbour"]),
        ("Яраш-Ілья, аб'ява: 361 чалавек", ["Яраш-Ілья", "аб'ява", "361", "чалавек"]),
        ("за́мак зачынены", ["за́мак", "зачынены"]),
        ("25-year-old, the ’90s, O’Neill--Smith", ["25", "year-old", "the", "90", "s", "O’Neill", "Smith"]),
    ],
)
def test_forms(text: str, forms: list[str]) -> None:
    """One hyphen or apostrophe joins letters; digits stand alone."""
    assert [word.form for word in words(text)] == forms


@given(st.lists(_PARTS, max_size=20).map("".join))
@example("а\u0301-б\u0300\u0301в’г-")
@settings(max_examples=500)
def test_fast_pattern_finds_what_the_plain_one_finds(text: str) -> None:
    """Every word, with its place."""
    assert words(text) == [(match[0], match.start(), match.end()) for match in _PLAIN.finditer(text)]
