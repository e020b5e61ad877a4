"""Decide whether a name that is not whole, initials, a bare surname or a first name, can mean a person of these full names."""

from __future__ import annotations

from reptrack.merge.cluster import Cluster
from reptrack.merge.compare import initials_fit, same_surname
from reptrack.values.names.given import gender_of
from reptrack.values.names.person import Person

__all__ = ["part_fits", "partial_fits"]


def partial_fits(person: Person, members: Cluster) -> bool:
    """Say whether initials and surname, a surname, or a given name can mean the person of these full names."""
    if person.shape == "given":
        return any(m.given.ids & (person.given.ids | person.given.pet) or m.given.pet & person.given.ids for m in members) and _gender_fits(
            person, members
        )
    if not any(_surname_fits(person, m) for m in members):
        return False
    if not _gender_fits(person, members):
        return False
    return person.shape != "initials" or any(initials_fit(person, m) for m in members)


def part_fits(person: Person, members: Cluster) -> bool:
    """Say whether a bare surname is a part of the double surname of these full names: Feldman for Feldman-Orlov."""
    if person.shape != "surname" or len(person.surname) != 1 or not _gender_fits(person, members):
        return False
    return any(len(m.surname) > 1 and any(same_surname(person.surname, (part,)) for part in m.surname) for m in members)


def _surname_fits(person: Person, member: Person) -> bool:
    """Say whether a surname is a member's, or the plural of it, which means the man where a couple is known: Савиных of Савин, and of Савиных."""
    a_man = member.gender != "f" or any(part.gender == "m" for part in member.surname)
    if same_surname(person.surname, member.surname) or _folded_alike(person, member):
        return True
    return a_man and same_surname(person.family, member.surname)


def _folded_alike(person: Person, member: Person) -> bool:
    return bool(person.surname_text) and person.plain.split()[-1:] == member.plain.split()[-1:]


def _gender_fits(person: Person, members: Cluster) -> bool:
    """Compare genders; a woman who is listed under the family's masculine surname answers to it."""
    gender = gender_of(person.given, person.given_text) if person.shape == "given" else person.gender
    others = {m.gender for m in members if m.gender}
    if not gender or not others or gender in others:
        return True
    return any(part.gender == gender for m in members for part in m.surname)
