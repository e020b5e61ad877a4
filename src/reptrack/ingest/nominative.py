"""Put the name of an organisation into the nominative: behind the words that say who made a report it stands in another case."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from reptrack import resources
from reptrack.values.declension import case_forms

__all__ = ["head_of", "nominative"]

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_FEMININE, _NEUTER = ("а", "я", "ь"), ("о", "е", "ё", "ства")
_VELAR = ("к", "г", "х")


class _Language(NamedTuple):
    """How a language's adjectives end: in other cases, the longest first, and in the nominative (masculine, behind к г х, feminine, neuter)."""

    oblique: tuple[str, ...]
    nominative: tuple[str, str, str, str]
    heads: dict[str, str]
    foreign: frozenset[str]


@cache
def _languages() -> tuple[_Language, ...]:
    """Give the languages whose names change by case; a head word's form leads to its nominative, which is never a form of another word."""
    found = []
    for lang, table in resources.each_toml("ingest.toml").items():
        if "oblique_adjectives" not in table:
            continue
        shapes = resources.each_toml("organisation_shapes.toml").get(lang, {})
        listed = (*table["organisations"], *table["more_organisations"], *shapes.get("heads", ()), *shapes.get("before_quotes", ()))
        nouns = [noun for noun in dict.fromkeys(listed) if noun.islower()]
        forms = {form: noun for noun in reversed(nouns) for form in case_forms(noun, lang)} | {noun: noun for noun in nouns}
        oblique = tuple(sorted(table["oblique_adjectives"], key=lambda ending: (-len(ending), ending)))
        one, two, three, four = table["nominative_adjectives"]
        found.append((lang, _Language(oblique, (one, two, three, four), forms, frozenset(table["foreign_letters"]))))
    return tuple(
        language for _, language in sorted(found, key=lambda pair: pair[0], reverse=True)
    )  # Russian first: letters tell Belarusian, seldom Russian


def head_of(name: str) -> tuple[re.Match[str], _Language] | None:
    """Give the head word of a name in Cyrillic letters, outside quotes, and its language: `группы` of `Харьковской правозащитной группы «Сова»`."""
    opening = name.split("«", 1)[0].split("“", 1)[0].split('"', 1)[0]
    letters = set(name.lower())
    for word in _WORD.finditer(opening):
        for language in _languages():
            if word[0].lower() in language.heads and letters.isdisjoint(language.foreign):
                return word, language
    return None


def nominative(name: str) -> str:
    """Give a name with its adjectives and its head in the nominative; one without a known head as it is.

    Examples: `Харьковской правозащитной группы` is `Харьковская правозащитная группа`, `Алматинским бюро по наблюдению` is `Алматинское бюро …`.
    """
    found = head_of(name)
    if found is None:
        return name
    head, language = found
    base = language.heads[head[0].lower()]
    if base == head[0].lower() and not base.endswith(_NEUTER):
        return name  # `Городской комитет`; `бюро` is alike in all cases
    before = [_adjective(word, base, language) for word in name[: head.start()].split()]
    shaped = base.upper() if head[0].isupper() and len(head[0]) > 1 else base.capitalize() if head[0][0].isupper() else base
    return " ".join([*before, shaped]) + name[head.end() :]


def _adjective(word: str, noun: str, language: _Language) -> str:
    """Give the nominative of an adjective that agrees with a noun; a word that is none, or stands so already, as it is."""
    ending = next((ending for ending in language.oblique if word.lower().endswith(ending) and len(word) > len(ending) + 1), None)
    if ending is None or not (word.islower() or word.istitle() or word.isupper() or "-" in word):
        return word
    if word.isupper():
        return _adjective(word.lower(), noun, language).upper()
    stem = word[: -len(ending)]
    hard, velar, feminine, neuter = language.nominative
    if noun.endswith(_NEUTER):
        return stem + neuter
    if noun.endswith(_FEMININE):
        return stem + feminine
    return stem + (velar if stem.endswith(_VELAR) else hard)
