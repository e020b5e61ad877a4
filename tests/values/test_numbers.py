"""What number a run of digits or words stands for, and how lengths of time are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reptrack.values.durations import iso_duration
from reptrack.values.numbers import compound, parse_digits, read_number

DIGITS = [
    ("7", 7), ("1,254", 1254), ("1 254", 1254), ("1\u00a0254", 1254), ("1\u202f254\u202f000", 1254000), ("1'254", 1254), ("1’254’000", 1254000),
    ("160.000", 160000), ("1.254,50", 1254.5), ("1,254.50", 1254.5), ("31,5", 31.5), ("31.5", 31.5), ("0.125", 0.125), ("0,25", 0.25),
    ("1,234,567", 1234567), ("1.234.567", 1234567), ("12.5", 12.5), ("18.12.2024", None), ("20.3.3", None), ("12,34,567", None), ("1,254,50", None),
]  # fmt: skip

WORDS = [
    ("zero", 0, 1), ("nineteen", 19, 1), ("twenty - five", 25, 3), ("twenty five", 25, 2), ("two hundred and five", 205, 4), ("three thousand", 3000, 2),
    ("one hundred and twenty - three thousand four hundred", 123400, 9), ("two and a half", 2.5, 4), ("two and a half million", 2500000, 5),
    ("two dozen", 24, 2), ("five twenty", 5, 1), ("five and six", 5, 1), ("ten people", 10, 1),
    ("двадцать пять", 25, 2), ("сто двадцать тысяч", 120000, 3), ("двести сорок", 240, 2), ("пяти", 5, 1), ("полтора", 1.5, 1), ("три с половиной года", 3.5, 3),
    ("семерых", 7, 1), ("одиннадцать тысяч двести", 11200, 3), ("пятьсот", 500, 1),
    ("двух десятков", 20, 2), ("две сотни", 200, 2), ("два дзясяткі", 20, 2), ("тысячу - паўтары", 1000, 1), ("fifteen - twenty", 15, 1),
    ("two lakh", 200000, 2), ("three crore", 30000000, 2), ("try", None, 0), ("полмиллиона", 500000, 1),
    ("дваццаць пяць", 25, 2), ("чатыры з паловай", 4.5, 3), ("паўтара", 1.5, 1), ("трыста", 300, 1), ("дзве тысячы", None, 0), ("дзвюх", 2, 1), ("пяцёра", 5, 1),
]  # fmt: skip


@pytest.mark.parametrize(("form", "value"), DIGITS)
def test_digits_are_read_with_any_separator(form: str, value: float | None) -> None:
    assert parse_digits(form) == value


def test_a_separator_before_three_digits_may_be_decimal() -> None:
    assert parse_digits("1.254", decimal=True) == 1.254
    assert parse_digits("1.254") == 1254


@pytest.mark.parametrize(("words", "value", "end"), [row for row in WORDS if row[1] is not None])
def test_words_are_read_as_one_number(words: str, value: float, end: int) -> None:
    assert read_number(words.split(), 0) == (value, end)


def test_words_that_are_no_number() -> None:
    assert read_number(["people"], 0) is None


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("двухлетний", (2, "летний")),
        ("двадцатисемилетнего", (27, "летнего")),
        ("трохгадовы", (3, "гадовы")),
        ("шестимесячный", (6, "месячный")),
    ],
)
def test_compound_adjectives_hold_a_number(word: str, parts: tuple[int, str]) -> None:
    assert compound(word) == parts


@pytest.mark.parametrize("word", ["летний", "двухтомник", "семья", "полугодие", "пятница"])
def test_other_words_hold_none(word: str) -> None:
    assert compound(word) is None


@pytest.mark.parametrize(
    ("parts", "iso"),
    [
        ([(1, "Y"), (6, "M")], "P1Y6M"), ([(2.5, "Y")], "P2Y6M"), ([(18, "M")], "P18M"), ([(15, "D")], "P15D"), ([(2, "W")], "P2W"), ([(72, "H")], "PT72H"),
        ([(3, "10Y")], "P30Y"), ([(2.5, "M")], "P2M15D"), ([(1.5, "H")], "PT1H30M"), ([(1, "Y"), (2, "M"), (10, "D")], "P1Y2M10D"), ([(0.5, "Y")], "P6M"),
        ([(2.33, "W")], None), ([], None),
    ],
)  # fmt: skip
def test_lengths_of_time_are_iso(parts: list[tuple[float, str]], iso: str | None) -> None:
    assert iso_duration(parts) == iso


@given(st.integers(min_value=0, max_value=10**12))
def test_grouping_does_not_change_a_number(number: int) -> None:
    for separator in (",", ".", " ", "\u00a0", "'"):
        assert parse_digits(f"{number:,}".replace(",", separator)) == number
