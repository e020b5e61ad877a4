"""Surnames that look like the plural of others, Савиных beside Савин: behind a given name they are somebody's own, bare ones may be either."""

from __future__ import annotations

from itertools import product

import pytest

from reptrack.merge.compare import same_person
from reptrack.merge.partial_names import partial_fits
from reptrack.merge.slugs import person_slug
from reptrack.values.names.person import parse

GIVEN = {"andrei": ("Андрей", "Андрэй", "Andrei"), "volha": ("Ольга", "Вольга", "Volha")}
# The slug of the surname, what it looks like a plural of (a man's form), and its spellings: Russian, Belarusian, Latin.
OWN = {
    "savinykh": ("Савин", ("Савиных", "Савіных", "Savinykh")),
    "charnykh": ("Чёрный", ("Черных", "Чарных", "Charnykh")),
    "sivykh": ("Сивый", ("Сивых", "Сівых", "Sivykh")),
    "kudzinykh": ("Кудин", ("Кудиных", "Кудзіных", "Kudzinykh")),
}


@pytest.mark.parametrize(("given", "surname"), list(product(GIVEN, OWN)))
def test_all_spellings_are_one_person_with_one_id(given, surname):
    forms = [parse(f"{first} {last}") for first, last in zip(GIVEN[given], OWN[surname][1], strict=True)]
    assert all(same_person(a, b) for a, b in product(forms, forms))
    assert {person_slug([form]) for form in forms} == {f"{given}-{surname}"}


@pytest.mark.parametrize(("surname", "first", "script"), list(product(OWN, ("Андрей", "Андрэй", "Andrei"), (0, 1, 2))))
def test_nobody_of_the_surname_that_it_looks_like_is_meant(surname, first, script):
    other, spellings = OWN[surname]
    assert not same_person(parse(f"{first} {spellings[script]}"), parse(f"Андрей {other}"))


@pytest.mark.parametrize("family", ["Савиных", "Савіных", "Кудиных", "Сікорскіх", "Скворцовых"])
def test_a_bare_plural_is_one_of_the_family_or_somebody_of_that_surname(family):
    singular = {"Савиных": "Савин", "Савіных": "Савін", "Кудиных": "Кудин", "Сікорскіх": "Сікорскі", "Скворцовых": "Скворцов"}[family]
    assert partial_fits(parse(family), (parse(f"Олег {singular}"),))
    assert partial_fits(parse(family), (parse(f"Олег {family}"),))
    assert not partial_fits(parse(singular), (parse(f"Олег {family}"),))


def test_a_ch_in_latin_letters_is_a_kh_behind_hard_endings_of_adjectives():
    assert person_slug([parse("Andrei Savinych")]) == "andrei-savinykh"
    assert person_slug([parse("Andrej Čarnych")]) == "andrei-charnykh"
    assert person_slug([parse("Ivan Petrovych")]) == "ivan-piatrovich"
