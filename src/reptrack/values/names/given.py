"""Look up which given name a spelling stands for, its gender, its initials and the patronymics made from it.

The names are data: `given_equivalents.tsv` (forms that are one name across languages) and `given_names.tsv` (names known to exist).
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import NamedTuple

from reptrack.resources import each_tsv
from reptrack.values.names.schemes import fold, is_cyrillic, lower, sounds
from reptrack.values.names.skeleton import Skeleton, can_be_same, certainty, settle, skeleton, soften, trim

__all__ = [
    "UNKNOWN",
    "Given",
    "east_slavic",
    "gender_of",
    "in_table",
    "initials_of",
    "is_given",
    "languages_of",
    "look_up",
    "made_from",
    "near",
    "patronymic_stem",
    "western",
]

_UKRAINIAN_ONLY = re.compile(r"[їєґ]|ій$|ія$")
# How a patronymic ends, in softened sounds: -ович, -евич, -авіч, -ич; -овна, -аўна, -івна, -ична.
_SON = re.compile(r"^(.{2,}?)(?:[aoeAOEL]v[iI][CQ]|[iIy][CQ])$")
_DAUGHTER = re.compile(r"^(.{2,}?)(?:[aoeAOELiIj][vwu]na|[iIy][CQ]na|[iIy]n[iIy][CQ]na)$")
# The letters that a name in Cyrillic may start with in print.
_FIRST = {
    "а": "a", "б": "b", "в": "v w", "г": "h g", "ґ": "g", "д": "d dz ds", "е": "e y ye j je", "ё": "yo y e j jo", "є": "ye y e j je",
    "ж": "zh z j ž ż s sh", "з": "z s", "и": "i y j", "і": "i y j", "ї": "i y yi", "й": "y j", "к": "k c q", "л": "l ł", "м": "m", "н": "n",
    "о": "o", "п": "p", "р": "r", "с": "s ś", "т": "t", "у": "u w v", "ф": "f ph th", "х": "kh h ch k x", "ц": "ts t c z ć", "ч": "ch c č cz t",
    "ш": "sh s š sz", "щ": "sh shch s", "э": "e", "ю": "yu y iu i ju j u", "я": "ya y ia i ja j",
}  # fmt: skip


class Given(NamedTuple):
    """What a word says as a given name.

    Attributes:
        ids: the names that it is a form of.
        pet: the names that it is a short or pet form of: evidence, never proof.
    """

    ids: frozenset[str]
    pet: frozenset[str]


UNKNOWN = Given(frozenset(), frozenset())


class _Table(NamedTuple):
    exact: dict[str, Given]
    sounding: dict[str, tuple[tuple[tuple[int, ...], str, bool], ...]]
    gender: dict[str, str]
    near: dict[str, frozenset[str]]
    initials: dict[str, frozenset[str]]
    western: frozenset[str]
    languages: dict[str, frozenset[str]]
    stems: dict[str, tuple[tuple[tuple[int, ...], str], ...]]


def _cells(row: dict[str, str], column: str) -> list[str]:
    return [form.strip() for form in row.get(column, "").split(",") if form.strip()]


def _language(form: str, column: str) -> str:
    """Name the scheme that a form of a column is written in."""
    if column in ("be", "ru", "uk"):
        return column
    if not is_cyrillic(form):
        return ""
    return "be" if re.search(r"[ўі]|дз", lower(form)) and not _UKRAINIAN_ONLY.search(lower(form)) else "ru"


@cache
def _table() -> _Table:
    exact: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    sounding: dict[str, set[tuple[tuple[int, ...], str, bool]]] = defaultdict(set)
    stems: dict[str, set[tuple[tuple[int, ...], str]]] = defaultdict(set)
    gender: dict[str, str] = {}
    nearby: dict[str, frozenset[str]] = {}
    initials: dict[str, frozenset[str]] = {}
    west: set[str] = set()
    languages: dict[str, set[str]] = defaultdict(set)
    for row in (row for rows in each_tsv("given_equivalents.tsv").values() for row in rows):
        name = row["id"]
        gender[name] = row["gender"]
        nearby[name] = frozenset(_cells(row, "near"))
        first: set[str] = {name[0]}
        for column in ("be", "ru", "uk", "latin", "west", "dim"):
            for form in _cells(row, column):
                pet = column == "dim"
                exact[fold(form)][pet].add(name)
                language = _language(form, column)
                if language:
                    spoken = _strictly(form, language)
                    sounding[spoken.key].add((spoken.places, name, pet))
                    if not pet and row["gender"] == "m":
                        stem = trim(spoken.places)
                        stems[spoken.key].add((stem, name))
                languages[fold(form)].add(language)
                if not pet:
                    first |= _first_letters(form)
                if column in ("west", "latin") and not is_cyrillic(form):
                    west.add(fold(form))
        for form in _cells(row, "patr"):
            stem_of = _stem(form, _language(form, "patr"))
            if stem_of is not None:
                stems[stem_of.key].add((trim(stem_of.places), name))
        initials[name] = frozenset(first)
    return _Table(
        exact={form: Given(frozenset(ids), frozenset(pet)) for form, (ids, pet) in exact.items()},
        sounding={key: tuple(sorted(found)) for key, found in sounding.items()},
        gender=gender,
        near=nearby,
        initials=initials,
        western=frozenset(west),
        languages={form: frozenset(found) for form, found in languages.items()},
        stems={key: tuple(sorted(found)) for key, found in stems.items()},
    )


def _strictly(form: str, language: str) -> Skeleton:
    """Give the skeleton of a form of the table: its Ukrainian і is no е, or Ihor would be Yehor."""
    return settle(soften(sounds(form, language).replace("I", "i")), language)


def _letter_by_letter(form: str, scheme: str) -> Skeleton:
    """Give the skeleton of a form in which an a is an a and an o an o."""
    return settle(soften(sounds(form, scheme)), scheme, stressed=True)


@cache
def _native() -> dict[str, frozenset[tuple[int, ...]]]:
    """Give the skeletons, letter by letter, of the forms of the table in Cyrillic, by key."""
    found: dict[str, set[tuple[int, ...]]] = defaultdict(set)
    for row in (row for rows in each_tsv("given_equivalents.tsv").values() for row in rows):
        for column in ("be", "ru", "uk", "latin", "dim"):
            for form in filter(is_cyrillic, _cells(row, column)):
                spoken = _letter_by_letter(form, _language(form, column))
                found[spoken.key].add(spoken.places)
    return {key: frozenset(places) for key, places in found.items()}


def _first_letters(form: str) -> set[str]:
    letter = lower(form)[:1]
    return {letter, fold(letter), *_FIRST.get(letter, "").split()}


@lru_cache(maxsize=65536)
def look_up(word: str, scheme: str) -> Given:
    """Say which given names a word in a scheme may be; exact forms of the table come first, then forms that sound like it.

    Example: `look_up("Sjarhej", "de").ids` is `{"siarhei"}`, `look_up("Саша", "ru").pet` is `{"aliaksandr", "aliaksandra"}`.
    """
    table = _table()
    found = table.exact.get(fold(word))
    if found is not None and found.ids:
        return found
    spoken = skeleton(word, scheme)
    pet = set(found.pet if found is not None else ())
    sure: dict[str, float] = {}
    for places, name, is_pet in table.sounding.get(spoken.key, ()):
        if can_be_same(places, spoken.places):
            if is_pet:
                pet.add(name)
            else:
                sure[name] = max(sure.get(name, 0.0), certainty(places, spoken.places))
    best = max(sure.values(), default=0.0)
    ids = frozenset(name for name, how in sure.items() if how == best)  # Darya could be Dora, but is Darya
    return Given(ids, frozenset(pet - ids)) if ids or pet else UNKNOWN


def in_table(word: str) -> bool:
    """Say whether a word stands in the table letter for letter."""
    return fold(word) in _table().exact


def languages_of(word: str) -> frozenset[str]:
    """List the languages (be, ru, uk) in which the table has a form letter for letter."""
    return _table().languages.get(fold(word), frozenset())


@cache
def _known() -> dict[str, str]:
    known: dict[str, str] = {}
    for rows in each_tsv("given_names.tsv").values():
        for row in rows:
            name, gender = fold(row["name"]), row.get("gender", "")
            gender = gender if gender in ("m", "f") else ""
            known[name] = gender if known.get(name, gender) == gender else ""
    return known


def is_given(word: str) -> bool:
    """Say whether a word is known as a given name anywhere."""
    return fold(word) in _known()


def gender_of(given: Given, word: str = "") -> str:
    """Give `m`, `f`, or nothing where both bear the name or nobody knows."""
    table = _table()
    genders = {table.gender[name] for name in (given.ids or given.pet)}
    if len(genders) == 1:
        return genders.pop()
    return _known().get(fold(word), "") if word and not genders else ""


def near(ids: frozenset[str]) -> frozenset[str]:
    """List the names that reports at times use for a person of these names."""
    table = _table().near
    return frozenset(n for name in ids for n in table.get(name, ()))


@lru_cache(maxsize=16384)
def initials_of(ids: frozenset[str]) -> frozenset[str]:
    """List the letters that these names may start with: `v`, `o`, `в`, `о` for Volha."""
    table = _table().initials
    return frozenset(letter for name in ids for letter in table[name])


def western(word: str) -> bool:
    """Say whether a Westerner may bear the name in this spelling: Hanna, Anna, Peter."""
    return fold(word) in _table().western


@lru_cache(maxsize=65536)
def east_slavic(word: str, scheme: str) -> bool:
    """Say whether a word in Latin letters spells an East Slavic given name letter by letter: Siarhei, Mikhail, Anton; not Dino (Дзіна), Alexander."""
    spoken = _letter_by_letter(word, scheme)
    return any(can_be_same(places, spoken.places) for places in _native().get(spoken.key, ()))


def _stem(word: str, scheme: str) -> Skeleton | None:
    found = patronymic_stem(word, scheme)
    return None if found is None else found[0]


@lru_cache(maxsize=65536)
def patronymic_stem(word: str, scheme: str) -> tuple[Skeleton, str] | None:
    """Take a patronymic apart: the stem of the father's name and the gender of the child; None if the word does not end like one.

    Example: `Аляксандраўна` gives the stem of Аляксандр and `f`.
    """
    spoken = soften(sounds(word, scheme))
    for pattern, gender in ((_DAUGHTER, "f"), (_SON, "m")):
        match = pattern.match(spoken)
        if match:
            return settle(match[1], scheme), gender
    return None


@lru_cache(maxsize=65536)
def made_from(stem: Skeleton) -> frozenset[str]:
    """Say from which given names a patronymic's stem is made."""
    places = trim(stem.places)
    return frozenset(name for known, name in _table().stems.get(stem.key, ()) if can_be_same(known, places))
