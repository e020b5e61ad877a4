"""Look at what stands around a number that may be somebody's age: the end of its clause, a person's name, words for a term."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from reptrack.extract.claims.phrases import phrase_set, word_set
from reptrack.extract.claims.tokens import Sentence
from reptrack.records import Name

__all__ = ["LONGEST_TERM", "WINDOW", "age_endings", "names_person", "terms_near"]

LONGEST_TERM = 25  # years; what is more is an age
WINDOW = 24  # tokens around a bare number that may say what its neighbours measure


@cache
def age_endings(name: str) -> tuple[str, ...]:
    """Give the endings that `[ages]` of quantities.toml has under a name."""
    return tuple(sorted(word_set("quantities.toml", "ages", name)))


def names_person(sentence: Sentence, i: int, persons: Sequence[Name], reach: int = 2) -> bool:
    """Tell whether a person's name ends within `reach` characters before token `i`, or before brackets right behind the name."""
    at = sentence.begins[i]
    if i > 0 and sentence.low[i - 1] == ")" and "(" in sentence.low[max(0, i - WINDOW) : i]:
        opening = max(k for k in range(max(0, i - WINDOW), i) if sentence.low[k] == "(")
        return any(0 <= sentence.begins[opening] - person.end <= 1 for person in persons)
    return any(0 <= at - person.end <= reach for person in persons)


def terms_near(sentence: Sentence, i: int, reach: int = WINDOW) -> bool:
    """Tell whether words within so many tokens of token `i` speak of a term: prison, sentence, колонии."""
    terms = phrase_set("quantities.toml", "ages", "terms")
    return sentence.find(terms, max(0, i - reach), i + reach) is not None
