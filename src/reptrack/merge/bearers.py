"""Read what stands beside a person's name about its bearer: age, year of birth, home town; and tell two bearers of one name apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from reptrack.merge.things import place_entity
from reptrack.records import Claim, Name, Report
from reptrack.resources import each_toml

__all__ = ["Sighting", "bearers", "called_kin", "normal", "tell"]

_SPACES = re.compile(r"\s+")
_NEAR = 3  # characters between a name and its age: "Ivan Ivanou, 41,"
_BORN_NEAR = 40
_YOUNGEST = 8  # years: a person with a full name in a report is older, a year of birth that says else is something else
_LONGEST_KIN = 14  # characters of "daughter, "
_LONGEST_PHRASE = 30  # characters of "a resident of"


class _Phrases(NamedTuple):
    born: re.Pattern[str]
    home_after: re.Pattern[str]
    home_before: re.Pattern[str]
    kin: re.Pattern[str]


@cache
def _phrases() -> _Phrases:
    """Read what tells of a bearer from every language's `bearers.toml`."""

    def every(key: str) -> str:
        return "|".join(phrase for table in each_toml("bearers.toml").values() for phrase in table.get(key, ())) or r"(?!)"

    year = r"((?:19|20)\d\d)"
    return _Phrases(
        born=re.compile(rf"(?:{every('born')})\D{{0,25}}?{year}|{year}\s*(?:{every('born_after')})", re.IGNORECASE),
        home_after=re.compile(rf"\s*[,(]?\s*(?:{every('from')})\s+(?:г\. ?)?$", re.IGNORECASE),
        home_before=re.compile(rf"\s+(?:{every('resident')})\s+$", re.IGNORECASE),
        kin=re.compile(rf"\b(?:{every('kin')}),?\s+$", re.IGNORECASE),
    )


@dataclass(frozen=True, slots=True)
class Sighting:
    """What one report tells of a person beside the name.

    Attributes:
        report, name, dated: where and when. born: the years in which the person can have been born, or None. home: the town they are said to be from.
    """

    report: str
    name: str
    born: tuple[int, int] | None = None
    home: str = ""
    dated: str = ""


def normal(name: str) -> str:
    """Give a name with single spaces: how forms are told apart."""
    return _SPACES.sub(" ", name).strip()


def tell(record: Report) -> list[Sighting]:
    """List what a report tells of its persons, one sighting a name; persons of whom it tells nothing are left out."""
    persons = [n for n in record.names if n.kind == "person"]
    if not persons:
        return []
    born: dict[str, tuple[int, int]] = {}
    home: dict[str, str] = {}
    ages = [c for c in record.claims if c.kind == "age" and isinstance(c.value, int | float)]
    places = [n for n in record.names if n.kind == "place"]
    year = int(record.dated[:4]) if record.dated and record.dated[:4].isdigit() else 0
    for person in persons:
        name = normal(person.name)
        told = _year_of_birth(record.text, person, year) or _from_age(person, ages, record.text, year)
        if told is not None:
            born.setdefault(name, told)
        town = _home(person, places, record.text)
        if town:
            home.setdefault(name, town)
    return [Sighting(record.id, name, born.get(name), home.get(name, ""), record.dated or "") for name in sorted({*born, *home})]


def called_kin(text: str, name: Name) -> bool:
    """Say whether a name stands beside a word for kin: "her husband Viktar", "яго дачка, Надзея"."""
    return _phrases().kin.search(text[max(0, name.start - _LONGEST_KIN) : name.start]) is not None


def _year_of_birth(text: str, person: Name, year: int) -> tuple[int, int] | None:
    after = text[person.end : person.end + _BORN_NEAR]
    match = _phrases().born.search(after.partition("\n")[0].partition(";")[0])
    if match is None:
        return None
    told = int(match[1] or match[2])
    return (told, told) if not year or told <= year - _YOUNGEST else None


def _home(person: Name, places: Sequence[Name], text: str) -> str:
    """Give the town that a person is said to be from: `Ivan Zub from Brest`, `Brest resident Ivan Zub`."""
    for place in places:
        if 0 < place.start - person.end <= _LONGEST_PHRASE and _phrases().home_after.match(text[person.end : place.start]):
            return place_entity(place.name)
        if 0 < person.start - place.end <= _LONGEST_PHRASE and _phrases().home_before.match(text[place.end : person.start]):
            return place_entity(place.name)
    return ""


def _from_age(person: Name, ages: Sequence[Claim], text: str, year: int) -> tuple[int, int] | None:
    if not year:
        return None
    for age in ages:
        between = (
            text[person.end : age.start] if age.start >= person.end else text[age.end : person.start] if age.end <= person.start else None
        )
        if between is not None and len(between) <= _NEAR and not between.strip(" ,(-–—"):
            value = int(age.value)  # type: ignore[arg-type]
            return year - value - 1, year - value
    return None


def bearers(sightings: Iterable[Sighting]) -> list[list[Sighting]]:
    """Group the sightings of one name by bearer: years of birth, or else home towns, that contradict each other are two people.

    Returns:
        Groups, the one met first in front; a single group where nothing contradicts.
    """
    listed = sorted(sightings, key=lambda s: (s.born or (9999, 0), s.report, s.name))
    groups: list[list[Sighting]] = []
    reach = 0
    for sighting in (s for s in listed if s.born is not None):
        low, high = sighting.born or (0, 0)
        if groups and low <= reach:
            groups[-1].append(sighting)
        else:
            groups.append([sighting])
            reach = high + 1  # an age is at times a year off: the birthday, an old text. The first of a group anchors it: no chain of years
    for sighting in (s for s in listed if s.born is None and s.home):
        _settle(sighting, groups)
    return sorted(groups, key=lambda group: min((s.dated or "9999", s.report) for s in group))


def _settle(sighting: Sighting, groups: list[list[Sighting]]) -> None:
    """Put a sighting that tells only a home town to those of that town, to one of whom no town is told, or on its own."""
    for group in groups:
        if any(s.home == sighting.home for s in group):
            group.append(sighting)
            return
    for group in groups:
        if not any(s.home for s in group):
            group.append(sighting)
            return
    groups.append([sighting])
