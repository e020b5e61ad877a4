"""The printed number of an article is taken apart and written in the way of its code."""

from __future__ import annotations

import pytest

from reptrack.values.articles import NUMBER, expand, latin, make_ref, read_number


@pytest.mark.parametrize(
    ("printed", "join", "article", "part", "point"),
    [
        ("342", "-", "342", None, None),
        ("361-4", "-", "361-4", None, None),
        ("361⁴", "-", "361-4", None, None),
        ("205⁵", ".", "205.5", None, None),
        ("207-3", ".", "207.3", None, None),
        ("20.3.3", ".", "20.3.3", None, None),
        ("314/2", None, "314", "2", None),
        ("217/A", None, "217A", None, None),
        ("217/A-1", None, "217A", "1", None),
        ("125/3-a", None, "125", "3", "a"),
        ("33/a", None, "33", None, "a"),
        ("505A", None, "505A", None, None),
        ("505-A", None, "505A", None, None),
        ("66d", None, "66", None, "d"),
    ],
)
def test_a_number_is_taken_apart(printed: str, join: str | None, article: str, part: str | None, point: str | None) -> None:
    match = NUMBER.fullmatch(printed)
    assert match is not None
    number = read_number(match)
    assert (number.article(join), number.part, number.point) == (article, part, point)


@pytest.mark.parametrize("printed", ["72%", "12 %", "14:00", "1,254", "12.03.2024", "160.000"])
def test_other_numbers_are_no_articles(printed: str) -> None:
    assert NUMBER.match(printed) is None


@pytest.mark.parametrize(
    ("first", "last", "articles"),
    [
        ("10", "12", ["10", "11", "12"]),
        ("361-1", "361-4", ["361-1", "361-2", "361-3", "361-4"]),
        ("280.1", "280.3", ["280.1", "280.2", "280.3"]),
        ("1", "100", ["1", "100"]),
        ("12", "10", ["12", "10"]),
        ("361-1", "342", ["361-1", "342"]),
        ("217A", "218", ["217A", "218"]),
    ],
)
def test_short_ranges_are_expanded(first: str, last: str, articles: list[str]) -> None:
    assert expand(first, last) == articles


@pytest.mark.parametrize(("letter", "written"), [("д", "d"), ("е", "e"), ("б", "b"), ("A", "a"), ("ж", "zh"), ("і", "i")])
def test_letters_of_points_are_latin(letter: str, written: str) -> None:
    assert latin(letter) == written


def test_a_reference_holds_what_there_is() -> None:
    assert make_ref("RU-CC", "207.3", "2", "e") == "RU-CC:207.3:2:e"
    assert make_ref("GUIDELINES", "3.1", None, "a") == "GUIDELINES:3.1:a"
    assert make_ref("BY-CC", "342") == "BY-CC:342"
