"""Decide the entity of a court, prison or colony from what its name says in any language: `Мінскі гарадскі суд` is the Minsk City Court.

The words are data: `institutions.toml` of every language, and the places of the gazetteer with the adjectives that regions and districts have.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from reptrack.resources import each_toml, each_tsv
from reptrack.values.names.official import spell
from reptrack.values.names.schemes import fold, is_cyrillic, weigh
from reptrack.values.names.skeleton import skeleton

__all__ = ["institution"]

_HEADS = ("court", "prison", "colony", "sizo", "ik")
_REGION = re.compile(r"-(?:region|district)$")
_OF_REGION = re.compile(r"^(\S+(?:ск|цк)ая) (?:вобласць|вобласьць|область)$|^(\S+(?:ск|цк)(?:і|ий)) (?:раён|район)$")
# The endings of adjectives in -ski, in any case that a name's inner words have.
_ADJECTIVE = re.compile(r"(?<=[сцc]к)(?:і|ий|ой|ая|ага|ого|аму|ому|ай|ім|им)$|(?<=[sc]k)(?:i|y|yi|iy|ij|yj|aya|aja|aia)$")
_PLACE_ENDINGS = ("", "ь", "а", "о", "і", "и", "ы", "е", "к")
_NUMBER = re.compile(r"\d+$")


class _Words(NamedTuple):
    heads: dict[str, str]
    phrases: dict[str, str]
    kinds: dict[str, str]
    noise: frozenset[str]


@cache
def _words() -> _Words:
    heads: dict[str, str] = {}
    phrases: dict[str, str] = {}
    kinds: dict[str, str] = {}
    noise: set[str] = set()
    for table in each_toml("institutions.toml").values():
        heads |= {fold(word): meant for word, meant in table["heads"].items()}
        phrases |= {fold(word): meant for word, meant in table["phrases"].items()}
        kinds |= {fold(word): meant for word, meant in table["kinds"].items()}
        noise |= set(table["noise"])
    return _Words(heads, phrases, kinds, frozenset(noise))


@cache
def _adjectives() -> dict[str, str]:
    """Learn from the names of regions and districts which adjective belongs to which place: горацк → horki."""
    found: dict[str, str] = {}
    for row in (row for rows in each_tsv("places.tsv").values() for row in rows):
        for column in ("be", "ru"):
            for form in row.get(column, "").split("|"):
                match = _OF_REGION.match(fold(form))
                if match and _REGION.search(row["slug"]):
                    found[_ADJECTIVE.sub("", match[1] or match[2])] = _REGION.sub("", row["slug"])
    return found


@dataclass(slots=True)
class _Said:
    """What the words of a name say: what it is, which one, where, its own name, its number."""

    heads: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    where: dict[str, str] = field(default_factory=dict)
    own: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)


def institution(name: str, tidy: str, towns: Mapping[str, str]) -> str:
    """Give the slug of a court or place of detention; empty if the name is none's, or says something that is not known.

    Args:
        name: the name.
        tidy: the name folded, without punctuation.
        towns: spellings of places, with their slugs.

    Example: `мінскі гарадскі суд` and `minsk city court` are `minsk-city-court`.
    """
    said = _said(tidy, towns)
    if len(said.heads) != 1 or len(said.where) > 1 or len(said.own) > 1 or not (said.where or said.numbers or said.own):
        return ""
    printed = {fold(word): word for word in name.split()}
    called = [_called(printed.get(word, word)) for word in said.own]
    if called and not (called[0] and "district" in said.kinds):  # a name of its own, of which nothing is known
        return ""
    return "-".join([*called, *said.where.values(), *sorted(kind for kind in said.kinds if kind), *said.heads, *said.numbers])


def _said(tidy: str, towns: Mapping[str, str]) -> _Said:
    words = _words()
    for phrase, meant in words.phrases.items():
        if phrase in tidy:
            tidy = re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", meant, tidy)
    said = _Said()
    for word in tidy.split():
        if word in words.heads or word in _HEADS:
            said.heads.append(words.heads.get(word, word))
        elif word in words.kinds:
            said.kinds.append(words.kinds[word])
        elif _NUMBER.match(word):
            said.numbers.append(word)
        elif word not in words.noise:
            place = towns.get(word) or _inflected(word, towns)
            if place:
                said.where[word] = place
            else:
                said.own.append(word)
    if len(said.where) > 1:  # the Moscow district of Minsk
        said.own += [word for word in said.where if _ADJECTIVE.search(word)]
        said.where = {word: place for word, place in said.where.items() if word not in said.own}
    return said


def _inflected(word: str, towns: Mapping[str, str]) -> str:
    """Find the place of an adjective (Мінскі) or of a genitive (Мінска, Гомеля) in Cyrillic."""
    if not is_cyrillic(word):
        return ""
    if not _ADJECTIVE.search(word):
        return next((towns[word[:-1] + ending] for ending in _PLACE_ENDINGS if word[:-1] + ending in towns), "")
    stem = _ADJECTIVE.sub("", word)
    if stem in _adjectives():
        return _adjectives()[stem]
    return next((towns[noun] for noun in _nouns(stem) if noun in towns), "")


def _nouns(stem: str) -> list[str]:
    """List the nouns that an adjective's stem can come from: `мінск`, `гомельск` → `гомель`, `брэсцк` → `брэст`."""
    bare = stem.removesuffix("ск").removesuffix("цк")
    bases = [stem, bare, f"{bare}т", f"{bare}к", f"{bare}ц"]
    return [base + ending for base in bases for ending in _PLACE_ENDINGS]


def _called(word: str) -> str:
    """Spell an adjective that names a district of a town: Ленінскага, Ленинский and Leninski are leninski."""
    stem = _ADJECTIVE.sub("", word.lower())
    if stem == word.lower():
        return ""
    return spell(skeleton(stem, weigh(word)[0][0]).places) + "i"
