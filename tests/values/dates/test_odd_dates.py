"""Odd numbers, days that no calendar has and reports of impossible years raise nothing and give no value that is not EDTF."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reptrack.extract.dates import find_dates
from reptrack.text.view import View
from reptrack.text.words import words
from reptrack.values.dates.tokens import tokens
from reptrack.values.edtf import bounds, day_of, is_edtf

PHRASES = [
    "tomorrow", "yesterday", "next year", "last month", "next week", "200 years ago", "exactly 150 years ago", "the past 200 years",
    "two and a half years ago", "last Friday", "next winter", "this December", "29 February", "February 30 and 31", "31 February 2024",
    "the end of the year", "on 9 May 1800, the next day", "31st of last month", "first half of February", "winter 2023–24", "00.00.0000",
    "0000-00-00", "31.02.2024", "29.02.2023", "12/31/9999", "January 9999", "year 0000", "99.99.2024", "on 5 May 1805, 199 years earlier",
    "from December to January", "on the 31st, he", "5 days earlier",
]  # fmt: skip
REPORTS = [
    None, "2024-12-16", "2024-02-29", "2023-03-31", "2024", "2024-12", "0000-01-01", "0001-01-01", "0001", "9999-12-31", "9999", "2024-13-01",
    "abc", "", "2024-24", "202X", "../2024", "2024-01/..", "XXXX-12-01", "0150-03-01", "999X",
]  # fmt: skip
PIECES = ["0", "00", "31", "29", "30", "32", "13", "99", "2024", "9999", "02", "January", "Feb.", "мая", "29-го", "26th", "1990s", "Q3", "half",
          "of", "the", "and", "to", "–", "-", "/", ".", ",", ":", " ", "\n", "last", "next", "year", "days", "ago", "earlier", "между", "конца",
          "грудня", "grudnia", "18", "2024 m.", "9-Aug-2020", "9Aug", "today’s", "mid-March", "1er", "²", "٣"]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text("0123456789-/., –:\n", max_size=8)), max_size=20)


def check(text: str, dated: str | None, lang: str | None = "en") -> None:
    for date in find_dates(View(text, lang, dated, dated, None, text)):
        assert text[date.start : date.end] == date.text
        assert date.value is None or is_edtf(date.value)
        if date.value is not None:
            bounds(date.value)


@pytest.mark.parametrize("dated", REPORTS)
def test_no_report_date_is_too_odd(dated: str | None) -> None:
    for phrase in PHRASES:
        check(phrase, dated)
        check(f"He came {phrase} and will come {phrase}.", dated)


@settings(max_examples=200, deadline=None)
@given(TEXTS.map(" ".join) | TEXTS.map("".join), st.sampled_from(REPORTS), st.sampled_from([None, "en", "pl", "uk"]))
def test_no_digits_are_too_odd(text: str, dated: str | None, lang: str | None) -> None:
    check(text, dated, lang)


@settings(max_examples=200, deadline=None)
@given(TEXTS.map("".join) | st.text(max_size=40))
def test_words_found_before_give_the_same_tokens(text: str) -> None:
    assert list(tokens(text)) == list(tokens(text, None, words(text)))


def test_days_to_count_from() -> None:
    assert day_of("0000-01-01") is day_of("9999") is day_of("abc") is day_of(None) is day_of("") is None
    assert str(day_of("2024-02")) == "2024-02-29"
