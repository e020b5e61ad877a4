"""The finder gives spans of the text it was given, in order, whatever the text; lengths of time and numbers of things are no dates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reptrack.values.dates import find_expressions, resolve
from reptrack.values.edtf import is_edtf

PIECES = [
    "9", "10", "26th", "2020", "2024", "1990s", "05", "31", "24.23", "1,254", "August", "May", "Dec.", "августа", "мая", "лістапада", "года", "г.",
    "spring", "летом", "last", "this", "прошлого", "мінулага", "month", "year", "three", "ago", "назад", "таму", "today", "сёння", "Friday",
    "late", "mid-", "end of", "between", "from", "to", "по", "and", "и", "first", "half", "Q", "quarter", "of", "the", "people", "человек", "No.",
    " ", "  ", "\n", "\n\n", ", ", ". ", "-", "–", " — ", "/", ".", "(", ")", "*", "\u00a0", "%", ":", "https://",
]  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join), st.text()
)


@settings(max_examples=400)
@given(TEXTS, st.one_of(st.none(), st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 1, 1)).map(date.isoformat)))
def test_spans_are_in_order_and_values_are_edtf(text: str, dated: str | None) -> None:
    at = 0
    for expression in find_expressions(text):
        assert at <= expression.start < expression.end <= len(text)
        assert text[expression.start : expression.end].strip() == text[expression.start : expression.end]
        at = expression.end
        value = resolve(expression, dated)
        assert value is None or is_edtf(value), text


@pytest.mark.parametrize(
    "unit", ["years", "days", "months", "weeks", "people", "men", "cases", "лет", "суток", "человек", "дел", "рублей", "гадоў", "чалавек"]
)
@pytest.mark.parametrize("number", ["2", "12", "15", "31", "1950", "1999", "2000", "2020", "2024", "2,024", "1 254", "ten", "10.5"])
def test_counts_and_lengths_are_no_dates(unit: str, number: str) -> None:
    for frame in ("He got {}.", "{}", "up to {} or more", "({})", "and {},", "nearly {} passed", "не менее {}", "больш за {}"):
        assert find_expressions(frame.format(f"{number} {unit}")) == []


@pytest.mark.parametrize(
    "head", ["Article", "Art.", "Articles", "part", "No.", "№", "ст.", "ч.", "арт.", "п.", "Facility No.", "Resolution"]
)
@pytest.mark.parametrize(
    "number", ["1", "12", "130", "342", "361-4", "24.23", "20.3.3", "207.3", "2020", "2024", "19.11", "11/2020", "5/2024"]
)
def test_numbers_of_laws_and_places_are_no_dates(head: str, number: str) -> None:
    for frame in ("under {} of the Code", "{}", "по {} УК", "({}) and"):
        assert find_expressions(frame.format(f"{head} {number}")) == []


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_a_full_date_says_its_day_in_every_shape(day: date) -> None:
    english = day.strftime("%B"), day.strftime("%b.").replace("May.", "May")
    year, number = day.year, day.day
    shapes = [
        f"{number} {english[0]} {year}", f"{english[0]} {number}, {year}", f"{english[1]} {number}, {year}", f"{number:02d}.{day.month:02d}.{year}",
        day.isoformat(), f"{english[0].upper()} {number}, {year}", f"{number}\u00a0{english[0]}\n{year}",
    ]  # fmt: skip
    for shape in shapes:
        found = find_expressions(f"On {shape}, it began.")
        assert [(e.basis, resolve(e, None)) for e in found] == [("explicit", day.isoformat())], shape
        assert (found[0].start, found[0].end) == (3, 3 + len(shape))
