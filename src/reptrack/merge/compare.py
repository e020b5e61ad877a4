"""Decide whether two names of persons can be one person's."""

from __future__ import annotations

from typing import Literal

from reptrack.merge.slugs import slugify
from reptrack.values.names import given as givens
from reptrack.values.names.person import Patronymic, Person
from reptrack.values.names.schemes import fold, is_cyrillic
from reptrack.values.names.skeleton import can_be_same, certainty, doubtful_vowel
from reptrack.values.names.surname import Part

__all__ = [
    "Relation",
    "accents_say_nothing",
    "closeness",
    "conflict",
    "given_relation",
    "initials_fit",
    "same_person",
    "same_surname",
    "vowels_apart",
]

Relation = Literal["same", "near", "kin", "other", "western"]


def given_relation(a: Person, b: Person) -> Relation:  # noqa: PLR0911 - a line a relation
    """Compare the given names.

    Returns:
        `same`; `near`, a short form or a name that serves as one; `kin`, names at times used for one person; `western`, names that are one
        in Slavic usage only, of people who may be no Slavs; or `other`.
    """
    x, y = a.given, b.given
    if x.ids and y.ids:
        if x.ids & y.ids:
            return "western" if _western_pair(a, b) else "same"
        if x.pet & y.ids or y.pet & x.ids:
            return "near"
        return "kin" if givens.near(x.ids) & y.ids or givens.near(y.ids) & x.ids else "other"
    if x.pet or y.pet:
        if a.given_places and can_be_same(a.given_places, b.given_places):
            return "same"
        return "near" if (x.ids | x.pet) & (y.ids | y.pet) else "other"
    if x.ids or y.ids:
        return "other"
    return "same" if can_be_same(a.given_places, b.given_places) else "other"


def _western_pair(a: Person, b: Person) -> bool:
    """Say whether only a Slavic reading makes the two given names one: Anna Berg is not Hanna Berg."""
    if any(p.slavic for p in (*a.surname, *b.surname)) or is_cyrillic(a.text) or is_cyrillic(b.text):
        return False
    return fold(a.given_text) != fold(b.given_text) and givens.western(a.given_text) and givens.western(b.given_text)


def same_surname(a: tuple[Part, ...], b: tuple[Part, ...]) -> bool:
    """Say whether two surnames can be one, part by part."""
    return len(a) == len(b) and bool(a) and all(can_be_same(x.places, y.places) for x, y in zip(a, b, strict=True))


def _patronymics_agree(a: Patronymic | None, b: Patronymic | None) -> bool:
    if a is None or b is None:
        return True
    if a.ids and b.ids:
        return bool(a.ids & b.ids)
    return can_be_same(a.stem, b.stem)


def _middles_agree(a: Person, b: Person) -> bool:
    """Compare what stands between: initials with names, and names with names where both have some."""
    if a.middle and b.patronymic:
        return _middle_fits(a.middle, b.patronymic)
    if b.middle and a.patronymic:
        return _middle_fits(b.middle, a.patronymic)
    if a.middle and b.middle:
        return all(_middle_words_agree(x, y) for x, y in zip(a.middle, b.middle, strict=False))
    return True


def _middle_words_agree(x: str, y: str) -> bool:
    if is_cyrillic(x) != is_cyrillic(y):  # Тайип, Tayyip
        return slugify(x)[:1] == slugify(y)[:1]
    return x == y or (min(len(x), len(y)) == 1 and x[:1] == y[:1])


def _middle_fits(middle: tuple[str, ...], patronymic: Patronymic) -> bool:
    return len(middle[0]) > 2 or not patronymic.ids or middle[0] in givens.initials_of(patronymic.ids)  # noqa: PLR2004 - longer than an initial


def conflict(a: Person, b: Person) -> str:
    """Name what forbids that two names are one person's, whatever their likeness; empty if nothing does."""
    if a.gender and b.gender and a.gender != b.gender:
        return "gender"
    if not _patronymics_agree(a.patronymic, b.patronymic):
        return "patronymic"
    if not _middles_agree(a, b):
        return "middle name"
    if a.generation and b.generation and a.generation != b.generation:
        return "generation"
    return ""


def same_person(a: Person, b: Person) -> bool | None:
    """Say whether two full names are one person's as far as names can tell; None where they are not likely to be and nothing forbids it."""
    if a.plain == b.plain and a.gender == b.gender and accents_say_nothing(a, b):
        return True
    if (a.foreign or b.foreign) and is_cyrillic(a.text) == is_cyrillic(b.text):
        return False
    if conflict(a, b) or _more_words(a, b):
        return False
    alike = same_surname(a.surname, b.surname)
    if not alike and vowels_apart(a, b) != "a and o":  # akannie may be bridged by a third spelling; Luk and Liuk are not
        return False
    relation = given_relation(a, b)
    if relation not in ("same", "western"):
        return False
    return True if alike and relation == "same" else None


def accents_say_nothing(a: Person, b: Person) -> bool:
    """Say whether equal folded names are equal: Suskievic may be Šuškievič, but Suškievič is not."""
    return a.foreign or is_cyrillic(a.text) or a.text.isascii() or b.text.isascii()


def vowels_apart(a: Person, b: Person) -> str:
    """Name the vowels in which alone two surnames differ, if writers mix them up: doubtful, not different; empty if there is more or nothing."""
    if len(a.surname) != len(b.surname):
        return ""
    parts = [(x.places, y.places) for x, y in zip(a.surname, b.surname, strict=True)]
    told = {"" if can_be_same(x, y) else doubtful_vowel(x, y) or "more" for x, y in parts} - {""}
    return told.pop() if len(told) == 1 and "more" not in told else ""


def _more_words(a: Person, b: Person) -> bool:
    """Say whether a foreign name has words that the other lacks: Khin Maung Win is not Khin Win."""
    return (a.foreign or b.foreign) and a.middle != b.middle


def closeness(a: Person, b: Person) -> float:
    """Say how closely two names that can be one person's agree."""
    if a.plain == b.plain:
        return 1.0
    surname = [certainty(x.places, y.places) for x, y in zip(a.surname, b.surname, strict=False) if len(x.places) == len(y.places)]
    return round(0.9 * sum(surname) / max(len(surname), 1) + (0.09 if a.given_places == b.given_places else 0.0), 6)


def initials_fit(a: Person, b: Person) -> bool:
    """Say whether the initials of one name fit the given name (and patronymic) of the other, or its initials."""
    if a.initials and b.initials:
        return all(x == y or fold(x)[:1] == fold(y)[:1] for x, y in zip(a.initials, b.initials, strict=False))
    short, full = (a, b) if a.initials else (b, a)
    if not short.initials:
        return True
    if not _initial_fits(short.initials[0], full):
        return False
    if len(short.initials) > 1 and full.patronymic is not None and full.patronymic.ids:
        return short.initials[1] in givens.initials_of(full.patronymic.ids)
    return True


def _initial_fits(letter: str, full: Person) -> bool:
    if full.given.ids or full.given.pet:
        allowed = givens.initials_of(full.given.ids or full.given.pet)
        if letter in allowed or (len(letter) > 1 and not is_cyrillic(letter) and fold(letter) in allowed):
            return True
    return fold(full.given_text).startswith(fold(letter))
