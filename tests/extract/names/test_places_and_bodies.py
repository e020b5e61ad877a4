"""Signs that bodies bear too, regions of the world, and what stands in the title of a channel or a film."""

from __future__ import annotations

from itertools import product

import pytest

from reptrack.extract.names import find_names
from reptrack.text.view import View


def places(text: str, lang: str = "en") -> list[str]:
    return [one.text for one in find_names(View(text, lang=lang)) if one.kind == "place"]


@pytest.mark.parametrize(
    "phrase",
    [
        "Chief State Attorney",
        "Resident District Commissioner",
        "Parallel State Structure",
        "Civil Division",
        "Criminal Division",
        "Deep State",
    ],
)
@pytest.mark.parametrize("frame", ["On Monday the {} wrote to them.", "It was sent to the {} in May."])
def test_ordinary_words_before_a_sign_make_no_place(phrase: str, frame: str) -> None:
    assert places(frame.format(phrase)) == []


@pytest.mark.parametrize("phrase", ["Blue Nile State", "Northern District", "Tver Region", "Büyükova island", "Robika island"])
@pytest.mark.parametrize("frame", ["They came from {} in May.", "It rained in {} all day."])
def test_names_before_a_sign_do(phrase: str, frame: str) -> None:
    assert places(frame.format(phrase)) == [phrase]


@pytest.mark.parametrize("frame", ["A bomb fell near {} Village in May.", "He was held in {} Town that day."])
@pytest.mark.parametrize("name", ["Myay Ne", "Hpaung"])
def test_a_settlement_may_have_its_sign_in_capitals(name: str, frame: str) -> None:
    assert places(frame.format(name)) == [name]


@pytest.mark.parametrize(
    ("what", "title"), list(product(("channel", "film", "song", "campaign"), ("Real Belarus", "Minsk Nights", "Love in Kyiv", "Tbilisi")))
)
def test_nothing_in_the_title_of_a_channel_or_film_is_a_place(what: str, title: str) -> None:
    assert places(f"He was held for the {what} “{title}” in May.") == []


@pytest.mark.parametrize(
    "region",
    [
        "Sinai",
        "South Sinai",
        "North Darfur",
        "Tigray",
        "Anzoátegui",
        "Zulia",
        "Helmand",
        "Khyber Pakhtunkhwa",
        "Uttar Pradesh",
        "Guangdong",
        "Mindanao",
        "Cabo Delgado",
    ],
)
def test_regions_of_the_world_are_known(region: str) -> None:
    assert places(f"The police of {region} said so.") == [region]
