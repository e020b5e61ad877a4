"""Courts and places of detention are one entity in every language; others stay apart."""

from __future__ import annotations

import pytest

from reptrack.merge.places_and_orgs import organisation_entity

SAME = """
minsk-city-court: Мінскі гарадскі суд | Минский городской суд | Minsk City Court | MINSK CITY COURT
brest-regional-court: Брэсцкі абласны суд | Брестский областной суд | Brest Regional Court | Brest Region Court
homel-regional-court: Гомельский областной суд | Гомельскі абласны суд | Homieĺ Regional Court | Gomel Regional Court
hrodna-regional-court: Гродненский областной суд | Гродзенскі абласны суд | Hrodna Regional Court
prison-4: тюрьма № 4 | турма № 4 | Prison No. 4
leninski-hrodna-district-court: суд Ленінскага раёна Гродна | Leninski District Court of Hrodna | Ленинский районный суд Гродно
kastrychnitski-minsk-district-court: Суд Кастрычніцкага раёна Мінска | Kastryčnicki District Court of Minsk | Кастрычніцкі раённы суд Мінска
maskouski-minsk-district-court: Суд Маскоўскага раёна Мінска | Maskouski District Court of Minsk | Московский районный суд г. Минска
homel-colony-4: гомельская калонія № 4 | Homel Colony No. 4
sizo-1: СІЗА № 1 | СИЗО-1 | pre-trial detention center No. 1
"""
ROWS = [line.split(": ") for line in SAME.strip().splitlines()]


@pytest.mark.parametrize(("slug", "name"), [(slug, name.strip()) for slug, names in ROWS for name in names.split("|")])
def test_a_court_in_every_language(slug, name):
    assert organisation_entity(name) == slug


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Minsk City Court", "Minsk Regional Court"),
        ("Minsk City Court", "Суд Ленінскага раёна Мінска"),
        ("Leninski District Court of Minsk", "Leninski District Court of Brest"),
        ("Prison No. 4", "Prison No. 8"),
        ("Prison No. 4", "Penal Colony No. 4"),
        ("Court of Appeal", "Court of Cassation"),
        ("Homel Regional Court", "Homel Regional Executive Committee"),
    ],
)
def test_others_stay_apart(a, b):
    assert organisation_entity(a) != organisation_entity(b)
