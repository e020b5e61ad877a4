"""Hold the words that make places of names beside them, from the place_words.toml of every language."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from reptrack.extract.names.spelling import spelling_key
from reptrack.resources import each_toml
from reptrack.values.declension import case_forms

__all__ = ["Leads", "PlaceWords", "leads", "place_words"]


class PlaceWords(NamedTuple):
    """Word lists, folded: signs behind a name (with their nominative) and before one, prepositions, titles, what looks like a name and is none, what is paid in, short forms, signs that name bodies too, settlements, parts of the world, squares with their nominative."""

    after: dict[str, str]
    lower: frozenset[str]
    of: frozenset[str]
    prepositions: frozenset[str]
    titles: frozenset[str]
    not_names: frozenset[str]
    money: frozenset[str]
    abbreviated: frozenset[str]
    bodies: frozenset[str]
    settlements: frozenset[str]
    wide: frozenset[str]
    squares: dict[str, str]


@cache
def place_words() -> PlaceWords:
    """Give the word lists of all languages together."""
    after: dict[str, str] = {}
    squares: dict[str, str] = {}
    of: set[str] = set()
    rest: dict[str, set[str]] = {
        "lower": set(),
        "prepositions": set(),
        "titles": set(),
        "not_names": set(),
        "money": set(),
        "abbreviated": set(),
        "bodies": set(),
        "settlements": set(),
        "wide": set(),
    }
    for lang, table in each_toml("place_words.toml").items():
        cyrillic = lang != "en"
        after |= {spelling_key(short): whole for short, whole in table.get("short", {}).items()}
        rest["abbreviated"] |= set(table.get("short", {}))
        for word in table.get("after", ()):
            after |= {spelling_key(form): word for form in (case_forms(word, lang) if cyrillic else [word])}
        squares |= {spelling_key(form): word for word in table.get("squares", ()) for form in case_forms(word, lang)}
        for word in table.get("of", ()):
            of |= {spelling_key(form) for form in (case_forms(word, lang) if cyrillic and len(word) > 3 else [word])}  # noqa: PLR2004
        for key, words in rest.items():
            words |= {spelling_key(word) for word in table.get(key, ())}
    return PlaceWords(after=after, of=frozenset(of), squares=squares, **{key: frozenset(words) for key, words in rest.items()})


class Leads(NamedTuple):
    """Words before a name, folded, that may make a place of it, and what stands before those.

    Attributes:
        words: all of them, with and without a capital.
        sure: behind them any unknown name is a place. listed_only: only a town that is known. of: `of`, and what is like it.
        residents, many: one or more who live there: `жителя`, `жители`. inside: prepositions behind which no person stands: `в`, `из`.
        away, toward: where somebody comes from or goes to. people: who is of a place. comers, movers: who comes from one, is moved to one.
        not_before: what leads to something else: `membership in`. never: what is no place behind any of them: `in Swahili`.
        things: what has the name of its place: `Makindye barracks`. other: matches what bodies and media are called, in lower case: `в Мосгорсуде`.
    """

    words: frozenset[str]
    sure: frozenset[str]
    listed_only: frozenset[str]
    of: frozenset[str]
    residents: frozenset[str]
    many: frozenset[str]
    inside: frozenset[str]
    away: frozenset[str]
    toward: frozenset[str]
    people: frozenset[str]
    comers: frozenset[str]
    movers: frozenset[str]
    not_before: frozenset[str]
    never: frozenset[str]
    things: frozenset[str]
    other: re.Pattern[str]


@cache
def leads() -> Leads:
    """Give the words that lead to places, of all languages together."""
    tables = [table.get("leads", {}) for table in each_toml("place_words.toml").values()]
    parts = {key: frozenset(word for table in tables for word in table.get(key, "").split()) for key in Leads._fields[1:-1]}
    own = frozenset().union(*(parts[key] for key in ("sure", "listed_only", "of", "residents", "many", "inside", "away", "toward")))
    stems = [word for table in tables for word in table.get("other", "").split()]
    return Leads(words=own | {word.capitalize() for word in own}, **parts, other=re.compile("|".join(map(re.escape, stems))))
