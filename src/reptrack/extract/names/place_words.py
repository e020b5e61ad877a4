"""Hold the words that make places of names beside them, from the place_words.toml of every language."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from reptrack.extract.names.spelling import spelling_key
from reptrack.resources import each_toml
from reptrack.values.declension import case_forms

__all__ = ["PlaceWords", "place_words"]


class PlaceWords(NamedTuple):
    """Word lists, folded: signs behind a name (with their nominative) and before one, prepositions, titles, what looks like a name and is none."""

    after: dict[str, str]
    lower: frozenset[str]
    of: frozenset[str]
    prepositions: frozenset[str]
    titles: frozenset[str]
    not_names: frozenset[str]


@cache
def place_words() -> PlaceWords:
    """Give the word lists of all languages together."""
    after: dict[str, str] = {}
    of: set[str] = set()
    rest: dict[str, set[str]] = {"lower": set(), "prepositions": set(), "titles": set(), "not_names": set()}
    for lang, table in each_toml("place_words.toml").items():
        cyrillic = lang != "en"
        for word in table.get("after", ()):
            after |= {spelling_key(form): word for form in (case_forms(word, lang) if cyrillic else [word])}
        for word in table.get("of", ()):
            of |= {spelling_key(form) for form in (case_forms(word, lang) if cyrillic and len(word) > 3 else [word])}  # noqa: PLR2004
        for key, words in rest.items():
            words |= {spelling_key(word) for word in table.get(key, ())}
    return PlaceWords(after=after, of=frozenset(of), **{key: frozenset(words) for key, words in rest.items()})
