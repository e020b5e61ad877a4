"""Decide which case forms a Cyrillic name of a place or an institution can stand in; the paradigms are `place_inflection.toml` of each language."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache

from reptrack.resources import each_toml
from reptrack.text.remember import READINGS

__all__ = ["case_forms", "case_words", "nominatives"]


@cache
def _endings(lang: str) -> dict[str, list[tuple[str, int, tuple[str, ...]]]]:
    table: dict[str, list[tuple[str, int, tuple[str, ...]]]] = defaultdict(list)
    for paradigm in each_toml("place_inflection.toml").get(lang, {}).get("paradigm", []):
        forms = tuple("" if form == "-" else form for form in paradigm["forms"].split())
        for end in paradigm["ends"].split():
            table[end].append((paradigm["role"], paradigm["cut"], forms))
    return dict(table)


def _word(word: str, lang: str) -> tuple[str, list[str]]:
    """Give the role of a word and its forms, the nominative first."""
    table = _endings(lang)
    if "-на-" in word:
        own, rest = word.split("-на-", 1)
        return "noun", [f"{form}-на-{rest}" for form in _word(own, lang)[1]]
    for length in (4, 3, 2, 1):
        found = table.get(word[-length:].lower())
        if found and len(word) > length:
            role = found[0][0]
            # `Барысаў` and `Ріо` alike: what is written in capitals keeps its stem, the ending follows in lower case.
            return role, [word, *(word[: len(word) - cut] + form for _, cut, forms in found for form in forms)]
    return "noun", [word]


def case_words(name: str, lang: str) -> list[list[str]]:
    """Give for each word of a name the forms that it may stand in, the nominative first; words after the first noun do not change.

    Example: `case_words("Верховный суд", "ru")` has `Верховного` in the first list and `суда` in the second. Forms that no speaker
    uses may be among them: they are never met.
    """
    parts = name.split(" ")
    forms: list[list[str]] = []
    changing = True
    for index, part in enumerate(parts):
        role, own = _word(part, lang) if changing else ("", [part])
        forms.append(own)
        if role == "noun" and not (index + 1 < len(parts) and parts[index + 1] in {"и", "і", "й"}):
            changing = False
    return forms


def case_forms(word: str, lang: str) -> list[str]:
    """Give one word in every case, the nominative first."""
    return _word(word, lang)[1]


@cache
def _starts(lang: str) -> dict[str, frozenset[str]]:
    """Give for each ending that a word may have in some case the endings that it may come from."""
    found: dict[str, set[str]] = defaultdict(set)
    for end, paradigms in _endings(lang).items():
        for _, cut, forms in paradigms:
            for form in forms if cut <= len(end) else ():
                found[end[: len(end) - cut] + form].add(end)
    return {ending: frozenset(ends) for ending, ends in found.items()}


@lru_cache(maxsize=READINGS)
def nominatives(word: str, lang: str) -> tuple[str, ...]:
    """Give the words in the nominative that a word in lower case may come from, itself first; most of them are none that exist."""
    table, found = _starts(lang), {word: None}
    for length in range(min(len(word) - 1, 6), -1, -1):
        stem = word[: len(word) - length]
        for end in table.get(word[len(word) - length :], ()):
            if word in case_forms(stem + end, lang):
                found[stem + end] = None
    return tuple(sorted(found, key=lambda base: (base != word, base)))
