"""A place that a word beside it signs never takes the given name of the person behind it."""

from __future__ import annotations

from itertools import product

import pytest

from reptrack.extract.names import find_names
from reptrack.text.view import View

SIGNED = {"be": ("г. Гродна", "в. Дубрава"), "ru": ("г. Гродно", "д. Липово"), "en": ("the village of Dalnik", "the town of Lipava")}
PERSONS = {
    "be": ("Анатоль Гюрджан-Ліпскі", "Іван Карней", "Марыя Зубко"),
    "ru": ("Анатолий Гюрджан-Липский", "Иван Карней", "Мария Зубко"),
    "en": ("Anatol Hurdzhan-Lipski", "Ivan Karnei", "Maryia Zubko"),
}
FRAMES = {
    "be": "Пра гэта паведаміў жыхар {} {} у панядзелак.",
    "ru": "Об этом сообщил житель {} {} в понедельник.",
    "en": "The teacher of {} {} was fined.",
}
CASES = [(lang, place, person) for lang in SIGNED for place, person in product(SIGNED[lang], PERSONS[lang])]


@pytest.mark.parametrize(("lang", "place", "person"), CASES)
def test_the_person_keeps_the_given_name(lang: str, place: str, person: str) -> None:
    text = FRAMES[lang].format(place, person)
    found = {(one.kind, one.text) for one in find_names(View(text, lang=lang))}
    assert ("person", person) in found
    assert ("place", place.rsplit(" ", 1)[-1]) in found
