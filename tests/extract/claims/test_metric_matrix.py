"""Every noun for people, with every predicate, in three languages: the metric is what a reader would sort the figure under."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from reptrack.extract.claims import find_claims
from reptrack.records import Name
from reptrack.text.view import View

GROUPS = tomllib.loads((Path(__file__).resolve().parents[2] / "cases" / "metric_matrix.toml").read_text(encoding="utf-8"))["group"]
FIGURES = ["28", "1,243"]
CELLS = [
    (group["lang"], pattern.format(n=figure, noun=noun), figure, metric)
    for group in GROUPS
    for pattern, metric in group["predicates"]
    for noun in group["nouns"]
    for figure in (FIGURES if group["lang"] == "en" else ["28", "1243"])
]


def claim_of(text: str, figure: str, lang: str, names: list[Name] | None = None):
    found = find_claims(View(text, lang=lang, dated="2025-06-03"), [], names or [], [])
    return next(claim for claim in found if claim.text.startswith(figure))


def test_the_matrix_is_large() -> None:
    assert len({(lang, text) for lang, text, _, _ in CELLS}) >= 150


@pytest.mark.parametrize(("lang", "text", "figure", "metric"), CELLS, ids=lambda cell: str(cell)[:60])
def test_the_metric_of_a_noun_with_a_predicate(lang: str, text: str, figure: str, metric: str) -> None:
    assert (claim_of(text, figure, lang).metric or "") == metric, text


@pytest.mark.parametrize(
    ("text", "subset"),
    [
        ("In the case of the Lozka analysts, 28 people were convicted at once.", "In the case of the Lozka analysts"),
        ('28 people were convicted of "insulting an official" in May.', 'of "insulting an official"'),
        ("28 people were convicted of political crimes.", None),
        ("28 people were convicted.", None),
    ],
)
def test_what_narrows_the_convicted(text: str, subset: str | None) -> None:
    assert claim_of(text, "28", "en").dims.get("subset") == subset


@pytest.mark.parametrize("whole", ["200 trials", "the 200 trials", "all 200 trials", "the 200 people"])
@pytest.mark.parametrize("rest", ["50 were closed", "50 (25%) were closed", "only 50 were closed"])
def test_a_sentence_that_opens_with_its_total(whole: str, rest: str) -> None:
    text = f"Of {whole}, {rest}."
    assert claim_of(text, "50", "en").part_of == 0


@pytest.mark.parametrize(
    ("text", "town", "place"),
    [
        ("In Pinsk, 28 people were detained.", "Pinsk", "Pinsk"),
        ("In Pinsk, at least 28 people were detained.", "Pinsk", "Pinsk"),
        ("In Pinsk there were 28 arrests.", "Pinsk", "Pinsk"),
        ("In Warsaw, the politician said that 28 people were detained.", "Warsaw", None),
        ("In Belarus, 28 people were detained.", "Belarus", None),
        ("У Пінску затрымалі 28 чалавек.", "Пінску", "Пінску"),
        ("В Пинске задержаны не менее 28 человек.", "Пинске", "Пинске"),
    ],
)
def test_the_town_that_a_sentence_opens_with(text: str, town: str, place: str | None) -> None:
    start = text.index(town)
    names = [Name(start=start, end=start + len(town), text=town, kind="place", name=town)]
    assert claim_of(text, "28", "en" if town.isascii() else "be", names).dims.get("place") == place
