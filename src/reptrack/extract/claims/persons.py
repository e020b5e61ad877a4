"""Decide which person an age or a term is told of where no words beside it say so."""

from __future__ import annotations

from collections.abc import Iterable

from reptrack.extract.claims.phrases import word_set
from reptrack.extract.claims.subject_words import Subject
from reptrack.extract.claims.tables import tables
from reptrack.records import Name

__all__ = ["full_name", "nearest_person", "person_meant"]


def full_name(name: Name) -> str:
    """Give a person's name as it stands, or its full form in the report where only one word of it stands, in no case of its own."""
    words = name.name.split()
    return name.name if len(words) > 1 and name.text in words else name.text


def nearest_person(names: Iterable[Name], begin: int) -> Subject:
    """Give the last person named before a term that nothing else is said of: `Jan Novik gets nine years`."""
    before = [full_name(name) for name in names if name.kind == "person" and name.end <= begin]
    return Subject(before[-1], tuple(before[-1].lower().split())) if before else Subject(None)


def person_meant(found: Subject, person: str | None, speaker: str | None, names: Iterable[Name]) -> Subject:
    """Give whose age it is where the words say `he`: the last person named before; where they say `I`, the person who speaks."""
    t = tables()
    if not word_set("quantities.toml", "ages", "first_person").isdisjoint(found.tokens):
        speaks = any(name.text == speaker and name.kind == "person" for name in names)
        return Subject(speaker if speaks else person or found.text, found.tokens)
    words = {token for token in found.tokens if token not in t.auxiliaries and token not in t.past_tense}
    stands_for = (not words or words <= t.age_persons | t.age_pronouns) and t.superlatives.isdisjoint(words)
    return Subject(person, found.tokens) if stands_for and person is not None else found
