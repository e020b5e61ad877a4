"""Surnames behind a word for a relative stand in the genitive; a country behind title and given name is a surname."""

from __future__ import annotations

from itertools import product

import pytest

from reptrack.extract.names import find_names
from reptrack.text.view import View

KIN = {"ru": ("Мать", "Отец", "Жена", "Брат"), "be": ("Маці", "Бацька", "Жонка", "Брат")}
BEARERS = {
    "ru": (("Абдурефиева", "Абдурефиев"), ("Сейтаблаева", "Сейтаблаев"), ("Шпаковой", "Шпакова")),
    "be": (("Гарбузава", "Гарбузаў"), ("Шпаковай", "Шпакова")),
}
TOLD = {"ru": "{} {} узнали об этом вчера.", "be": "{} {} даведаліся пра гэта ўчора."}


@pytest.mark.parametrize(
    ("lang", "kin", "bearer"), [(lang, kin, bearer) for lang in KIN for kin, bearer in product(KIN[lang], BEARERS[lang])]
)
def test_the_relative_named_is_a_genitive(lang: str, kin: str, bearer: tuple[str, str]) -> None:
    found = find_names(View(TOLD[lang].format(kin, bearer[0]), lang=lang))
    assert [(one.text, one.name) for one in found if one.kind == "person"] == [bearer]


@pytest.mark.parametrize(
    ("title", "name", "frame"),
    list(
        product(
            ("Ambassador", "Judge", "Minister", "Professor"),
            ("Neil Holland", "Ruth Poland", "Amal France"),
            ("{} said so.", "The court heard {} in May.", "According to {}, it rained."),
        )
    ),
)
def test_a_country_behind_title_and_given_name_is_a_surname(title: str, name: str, frame: str) -> None:
    found = find_names(View(frame.format(f"{title} {name}"), lang="en"))
    assert [(one.kind, one.text) for one in found] == [("person", name)]


@pytest.mark.parametrize("frame", ["He went to {}.", "{} condemned it.", "Talks between {} and Norway went on."])
@pytest.mark.parametrize("country", ["France", "Poland", "Holland"])
def test_a_country_alone_stays_one(country: str, frame: str) -> None:
    found = find_names(View(frame.format(country), lang="en"))
    assert ("place", country) in [(one.kind, one.text) for one in found]
