"""Ids of names whose endings are Slavic by chance keep their own spelling; those of Slavic names are spelled as ever."""

from __future__ import annotations

from itertools import product

import pytest

from reptrack.merge.slugs import person_slug
from reptrack.values.names.person import parse

ABROAD = ["Keo Ratanak", "Sok Vannak", "Yuto Tanaka", "Thura Zeyna", "Chhim Sokolin"]


@pytest.mark.parametrize("name", ABROAD)
def test_a_name_from_abroad_keeps_its_spelling(name: str) -> None:
    assert person_slug([parse(name)]) == name.lower().replace(" ", "-")


def test_a_name_from_abroad_in_cyrillic() -> None:
    assert person_slug([parse("Кео Ратанак")]) == "keo-ratanak"
    assert person_slug([parse("Кео Ратанак"), parse("Keo Ratanak")]) == "keo-ratanak"


SLAVIC = {"Siarhei": "siarhei", "Сяргей": "siarhei", "Сергей": "siarhei", "Sergey": "siarhei"}
SURNAMES = {"novak": ["Novak", "Новак"], "kavalenka": ["Kavalenka", "Каваленка", "Коваленко"], "kalinin": ["Kalinin", "Калинин", "Калінін"]}


@pytest.mark.parametrize(("given", "surname"), list(product(SLAVIC, SURNAMES)))
def test_a_slavic_name_is_spelled_alike_in_all_languages(given: str, surname: str) -> None:
    for spelled in SURNAMES[surname]:
        if spelled.isascii() == given.isascii():
            assert person_slug([parse(f"{given} {spelled}")]) == f"{SLAVIC[given]}-{surname}"
