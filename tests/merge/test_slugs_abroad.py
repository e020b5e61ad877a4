"""Ids of names that nothing shows to be East Slavic keep their own spelling; those of East Slavic names are spelled as ever."""

from __future__ import annotations

from itertools import product

import pytest

from reptrack.merge.slugs import person_slug, slugify
from reptrack.values.names.person import parse

# A given name that the table has in another form or not at all, with surnames of every kind that is no Slav's.
GIVEN_ABROAD = ["Stéphane", "Alex", "Dino", "Mohamed", "Salome", "Thura", "Keo", "Hosni", "Zaurbek", "Dilaver"]
SURNAMES_ABROAD = ["Dubarric", "Vannak", "Meyole", "Zeyna", "Sokolin", "Berrada", "Beraze", "Mubarras", "Joskeby", "Gagiani"]
ABROAD = [
    "Keo Ratanak",
    "Sok Vannak",
    "Yuto Tanaka",
    "Mai Lan Hoi",
    "Le Van Anh",
    "Jina Sara Amiri",
    "André Lisocki",
    "Alex Joske",
    "Sonia Damani",
]


@pytest.mark.parametrize("name", [*ABROAD, *(f"{given} {surname}" for given, surname in product(GIVEN_ABROAD, SURNAMES_ABROAD))])
def test_a_name_from_abroad_keeps_its_spelling(name: str) -> None:
    assert person_slug([parse(name)]) == slugify(name)


# Slavic endings do not make a Slav of somebody from the Caucasus or Central Asia: the Latin spelling and the plain transliteration meet.
SAME_IN_BOTH = {
    "zaurbek-khasiev": ("Заурбек Хасиев", "Zaurbek Khasiev"),
    "edem-osmanov": ("Эдем Османов", "Edem Osmanov"),
    "temirlan-sultanbekov": ("Темирлан Султанбеков", "Temirlan Sultanbekov"),
    "gulnara-doszhanova": ("Гульнара Досжанова", "Gulnara Doszhanova"),
    "keo-ratanak": ("Кео Ратанак", "Keo Ratanak"),
}


@pytest.mark.parametrize("slug", SAME_IN_BOTH)
def test_a_name_from_abroad_has_one_id_in_both_scripts(slug: str) -> None:
    cyrillic, latin = map(parse, SAME_IN_BOTH[slug])
    assert {person_slug([cyrillic]), person_slug([latin]), person_slug([cyrillic, latin])} == {slug}


def test_a_latin_spelling_is_taken_before_a_transliteration() -> None:
    assert person_slug([parse("Реджеп Айдын"), parse("Recep Aydın")]) == "recep-aydin"


def test_a_fathers_name_with_oglu_is_no_part_of_the_id() -> None:
    assert person_slug([parse("МАМЕДЛИ Тофик Акиф оглы")]) == person_slug([parse("Тофик Мамедли")])


# What shows that a name is East Slavic: the given name as it is spelled, an ending of the surname, a patronymic, a letter; in four scripts.
SLAVIC = {"Siarhei": "siarhei", "Siarhiej": "siarhei", "Сяргей": "siarhei", "Сергей": "siarhei", "Sergey": "siarhei"}
SURNAMES = {
    "novak": ["Novak", "Новак"],
    "kavalenka": ["Kavalenka", "Каваленка", "Коваленко", "Kovalenko"],
    "kalinin": ["Kalinin", "Калинин", "Калінін"],
    "arlou": ["Orlov", "Arlou", "Орлов", "Арлоў"],
    "kim": ["Kim", "Ким", "Кім"],
    "savitski": ["Savitski", "Savitsky", "Савицкий", "Савіцкі"],
}


@pytest.mark.parametrize(("given", "surname"), list(product(SLAVIC, SURNAMES)))
def test_a_slavic_name_is_spelled_alike_in_all_languages(given: str, surname: str) -> None:
    for spelled in SURNAMES[surname]:
        if spelled.isascii() == given.isascii():
            assert person_slug([parse(f"{given} {spelled}")]) == f"{SLAVIC[given]}-{surname}"


@pytest.mark.parametrize(
    ("west", "slug"), [("Alexander", "aliaksandr"), ("Victor", "viktar"), ("Eugene", "yauhen"), ("Alexandre", "aliaksandr")]
)
def test_a_western_given_name_beside_a_slavic_surname(west: str, slug: str) -> None:
    for surname, spelled in [("kavalenka", "Kovalenko"), ("arlou", "Orlov"), ("savitski", "Savitsky")]:
        assert person_slug([parse(f"{west} {spelled}")]) == f"{slug}-{surname}"
        assert person_slug([parse(f"{west} Kim")]) == f"{west.lower()}-kim"
