"""What a street or a law is called is no person; a person beside such a word is one."""

from __future__ import annotations

from itertools import product

import pytest

from reptrack.extract.names import find_names
from reptrack.text.view import View

STREETS = {
    "be": ("вуліцы", "вуліцу", "праспекце", "завулка", "бульвары"),
    "ru": ("улице", "улицу", "проспекте", "переулка", "бульваре"),
}
HONOURED = {"be": ("Кірава", "Сурганава", "Сакалоўскай", "Якуба Мазура"), "ru": ("Кирова", "Сурганова", "Соколовской", "Якова Мазура")}
SENTENCES = {"be": ("Яго затрымалі на {}.", "Дом на {} абшукалі ўначы."), "ru": ("Его задержали на {}.", "Дом на {} обыскали ночью.")}


def found(text: str, lang: str) -> list[str]:
    return [name.text for name in find_names(View(text, lang=lang)) if name.kind == "person"]


@pytest.mark.parametrize("lang", ["be", "ru"])
def test_whom_a_street_honours_is_no_person(lang: str) -> None:
    wrong = []
    for street, name, sentence in product(STREETS[lang], HONOURED[lang], SENTENCES[lang]):
        text = sentence.format(f"{street} {name}")
        if found(text, lang):
            wrong.append(text)
    assert wrong == []


@pytest.mark.parametrize(
    ("lang", "text"), [("be", "На вуліцы Іван Мазур сказаў, што яго збілі."), ("ru", "На улице Иван Мазур сказал, что его избили.")]
)
def test_a_person_in_the_nominative_behind_a_street_is_one(lang: str, text: str) -> None:
    assert found(text, lang) == ["Іван Мазур" if lang == "be" else "Иван Мазур"]


@pytest.mark.parametrize(
    ("about", "law", "end"),
    list(product(["Cybersecurity", "Harbour", "Press Freedom"], ["Bill", "Act"], ["was passed", "restricts speech"])),
)
def test_a_law_is_no_person(about: str, law: str, end: str) -> None:
    assert found(f"The {about} {law} {end}.", "en") == []
    assert found(f"Critics of the {about} {law} were fined.", "en") == []


def test_a_man_called_bill_is_a_person() -> None:
    assert found("Bill Tarrow was fined.", "en") == ["Bill Tarrow"]
