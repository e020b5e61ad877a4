"""Decide which of the persons that a report introduces a surname alone stands for."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from reptrack.values.inflection import Reading

__all__ = ["LOOK_AROUND", "Person", "agrees", "nearest"]

# How many bearers of a surname are looked at on either side of a mention: a report of a thousand namesakes stays quick.
LOOK_AROUND = 20


class Person(NamedTuple):
    """A person as introduced in the report: the full form and where it stands."""

    full: str
    given: str
    surname: str
    gender: str
    start: int


def nearest(people: list[Person], start: int, gender: str) -> Person:
    """Give the person named closest before a place, else after it, who has the gender and a given name; failing that, any."""
    place = bisect_left(people, start, key=lambda p: p.start)
    near = [*reversed(people[max(0, place - LOOK_AROUND) : place]), *people[place : place + LOOK_AROUND]]
    fitting = [p for p in near if not gender or p.gender in (gender, "")] or near
    return next((p for p in fitting if p.given), fitting[0])


def agrees(person: Person, options: tuple[Reading, ...], cases: list[str], gender: str) -> bool:
    """Tell whether a form can be a person's surname in one of the cases, and the person of the gender that a verb asks for."""
    if gender and person.gender not in ("", gender):
        return False
    own = [r for r in options if r.words[0] == person.surname]
    return not own or any(r.case in cases for r in own)
