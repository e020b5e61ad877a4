"""Decide which person an age or a term is told of where no words beside it say so."""

from __future__ import annotations

from collections.abc import Iterable

from reptrack.extract.claims.phrases import word_set
from reptrack.extract.claims.subjects.subject_words import Subject
from reptrack.extract.claims.tokens import Sentence
from reptrack.extract.claims.vocabulary import tables
from reptrack.records import Name

__all__ = ["full_name", "person_before", "person_meant", "with_noun_of"]


_NOUN = 3  # words of what a term is of


def full_name(name: Name) -> str:
    """Give a person's name as it stands, or its full form in the report where only one word of it stands, in no case of its own."""
    words = name.name.split()
    return name.name if len(words) > 1 and name.text in words else name.text


def person_before(names: Iterable[Name], sentence: Sentence, start: int) -> Subject:
    """Give the person named right before a term: `Jan Novik – nine years`; only marks, an age or a year of birth may stand between."""
    begin = sentence.begins[start] if start < len(sentence.begins) else sentence.end
    before = [name for name in names if name.kind == "person" and name.end <= begin]
    if not before or any(map(str.isalpha, sentence.text[before[-1].end : begin])):
        return Subject(None)
    person = full_name(before[-1])
    return Subject(person, tuple(person.lower().split()))


def with_noun_of(person: Subject, latest: Subject) -> Subject:
    """Give the subject of a term that is told like the one before it: whose it is, where that is told, and what it is of."""
    if not person.text or not latest.text or person.text in latest.text:
        return latest
    rest = latest.text.split()
    while len(rest) > 1 and rest[0][:1].isupper():
        rest.pop(0)  # (another's name)
    return Subject(" ".join([person.text, *rest[:_NOUN]]), latest.tokens) if not rest[0][:1].isupper() else person


def person_meant(found: Subject, person: str | None, speaker: str | None, names: Iterable[Name]) -> Subject:
    """Give whose age it is where the words say `he`: the last person named before; where they say `I`, the person who speaks."""
    t = tables()
    if not word_set("quantities.toml", "ages", "first_person").isdisjoint(found.tokens):
        speaks = any(name.text == speaker and name.kind == "person" for name in names)
        return Subject(speaker if speaks else person or found.text, found.tokens)
    words = {token for token in found.tokens if token not in t.auxiliaries and token not in t.past_tense}
    stands_for = (not words or words <= t.age_persons | t.age_pronouns) and t.superlatives.isdisjoint(words)
    return Subject(person, found.tokens) if stands_for and person is not None else found
