"""Figures of two countries never become one line: which country a figure is of, and what `track` makes of it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from reptrack.analyse.countries import Countries, country_name, read_country
from reptrack.analyse.track import track
from reptrack.records import Claim

LINES = (Path(__file__).resolve().parents[1] / "cases" / "countries.tsv").read_text(encoding="utf-8").splitlines()
CASES = list(csv.DictReader([line for line in LINES if not line.startswith("#")], delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_the_country_of_a_figure(case, make_report):
    start, end = case["text"].index("["), case["text"].index("]") - 1
    sentence = case["text"].replace("[", "").replace("]", "")
    claim = Claim(
        start=start, end=end, text=sentence[start:end], value=1, kind="count", attributed_to=case["by"] or None, sentence=(0, len(sentence))
    )
    record = make_report(f"{sentence}\n{case['about'] or ''}", title=None, publisher=None)
    assert (Countries(record).of(claim) or "") == case["expected"], case["why"]


@pytest.mark.parametrize(
    ("said", "expected"), [("by", "BY"), ("Belarus", "BY"), ("Беларусь", "BY"), ("россия", "RU"), ("Minsk", None), ("Mars", None)]
)
def test_a_country_is_read_in_any_spelling(said, expected):
    assert read_country(said) == expected


def test_a_country_has_a_name():
    assert [country_name(code) for code in ("BY", "RU", None)] == ["Belarus", "Russia", None]


@pytest.fixture
def prisoners(make_report):
    """Make a report of one figure: `prisoners("a", 1265, "in Belarus")`."""

    def make(path, value, where, time="2025-01-15", **fields):
        text = f"{value} political prisoners {where}."
        claim = Claim(
            start=0, end=len(str(value)), text=str(value), value=value, kind="count", metric="political-prisoners", time=time,
            sentence=(0, len(text)), **fields,
        )  # fmt: skip
        return make_report(text, path=path, claims=[claim], title=None, publisher=None)

    return make


def test_two_countries_are_two_points_and_no_rivals(prisoners):
    points = track([prisoners("a", 1265, "in Belarus"), prisoners("b", 1500, "in Russia")], "political-prisoners").points
    assert [(p.country, p.value, p.rivals) for p in points] == [("BY", 1265, {}), ("RU", 1500, {})]
    assert [p.as_dict()["country"] for p in points] == ["BY", "RU"]


def test_a_figure_without_a_country_is_of_that_of_its_file(prisoners):
    records = [prisoners("a", 1265, "in Belarus"), prisoners("a", 1270, "now"), prisoners("b", 1500, "in Russia"), prisoners("c", 9, "now")]
    assert [(p.value, p.country) for p in track(records, "political-prisoners").points] == [
        (1265, "BY"),
        (1270, "BY"),
        (1500, "RU"),
        (9, None),
    ]


def test_where_one_country_is_known_all_figures_are_of_it_and_repeats_fold(prisoners):
    (point,) = track([prisoners("a", 1265, "in Belarus"), prisoners("b", 1265, "now")], "political-prisoners").points
    assert (point.country, point.repeats, point.reports) == ("BY", 2, 2)


@pytest.mark.parametrize(
    ("place", "expected"), [("ru", [1500]), ("Беларусь", [1265]), ("Brest", [63]), ("Брест", [63]), ("Gomel", []), (None, [1265, 1500])]
)
def test_figures_of_one_place(prisoners, place, expected):
    town = prisoners("c", 63, "in Brest", dims={"place": "Brest"})
    records = [prisoners("a", 1265, "in Belarus"), prisoners("b", 1500, "in Russia"), town]
    assert [p.value for p in track(records, "political-prisoners", place=place).points] == expected


def test_by_place_names_towns_and_countries(prisoners):
    records = [
        prisoners("a", 1265, "in Belarus"),
        prisoners("b", 1500, "in Russia"),
        prisoners("c", 63, "in Brest", dims={"place": "Brest"}),
    ]
    assert {(p.group, p.value) for p in track(records, "political-prisoners", by="place").points} == {
        ("Belarus", 1265),
        ("Russia", 1500),
        ("Brest", 63),
    }
    assert {p.group for p in track(records, "political-prisoners", by="country").points} == {"Belarus", "Russia"}
