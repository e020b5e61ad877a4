"""Gather what the models of all languages say about claims into one set of tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from reptrack.extract.claims.phrases import Phrases
from reptrack.resources import each_toml

__all__ = ["Tables", "tables"]


@dataclass(frozen=True)
class Tables:
    """The word tables for claims, merged over languages. Phrases map to what they mean; sets hold lower-case words."""

    vague: Phrases[bool]
    range_words: frozenset[str]
    range_pairs: dict[str, str]
    joints: frozenset[str]
    ordinal: Phrases[bool]
    fraction: Phrases[float]
    fraction_determiners: frozenset[str]
    fraction_bare: frozenset[str]
    fraction_not_after: frozenset[str]
    out_of: Phrases[bool]
    one_in: Phrases[bool]
    each: frozenset[str]
    each_ordinal: Phrases[float]
    each_not_before: frozenset[str]
    change: Phrases[bool]
    one_more: frozenset[str]
    one_not_after: frozenset[str]
    one_not_before: frozenset[str]
    one_of: Phrases[bool]
    percent: Phrases[bool]
    currency: Phrases[str]
    currency_before: dict[str, str]
    scale_letters: dict[str, int]
    duration: Phrases[str]
    duration_joiners: frozenset[str]
    duration_between: frozenset[str]
    rate: frozenset[str]
    minor_unit: Phrases[bool]
    superlatives: frozenset[str]
    long_words: frozenset[str]
    duration_fixed: Phrases[str]
    duration_compound: dict[str, str]
    lone_units: dict[str, str]
    ago: Phrases[bool]
    past: frozenset[str]
    unit: Phrases[str]
    base_unit: Phrases[bool]
    any_unit: Phrases[bool]
    age_after: Phrases[bool]
    age_before: Phrases[bool]
    age_columns: frozenset[str]
    age_pronouns: frozenset[str]
    age_persons: frozenset[str]
    age_copulas: frozenset[str]
    age_over: frozenset[str]
    dative_endings: tuple[str, ...]
    qualifier_before: Phrases[str]
    qualifier_after: Phrases[str]
    qualifier_between: frozenset[str]
    qualifier_prepositions: frozenset[str]
    labels: Phrases[bool]
    suffixes: frozenset[str]
    clock: Phrases[bool]
    clock_before: frozenset[str]
    months: Phrases[bool]
    countable: frozenset[str]
    year_words: frozenset[str]
    column_labels: frozenset[str]
    footnote_words: frozenset[str]
    money_nouns: Phrases[bool]
    worth: frozenset[str]
    listing: frozenset[str]
    term_links: frozenset[str]
    term_before: frozenset[str]
    term_inner: frozenset[str]
    lasting: frozenset[str]
    just: frozenset[str]
    after: frozenset[str]
    set_phrases: Phrases[bool]
    stops: frozenset[str]
    verbs: frozenset[str]
    relatives: frozenset[str]
    skip: frozenset[str]
    keep: frozenset[str]
    prepositions: frozenset[str]
    inner: frozenset[str]
    determiners: frozenset[str]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    having: frozenset[str]
    generic: frozenset[str]
    of_whom: Phrases[bool]
    including: Phrases[bool]
    total_of: Phrases[bool]
    participles: frozenset[str]
    not_participles: frozenset[str]
    plural_endings: tuple[str, ...]
    date_joints: frozenset[str]
    dative_stops: frozenset[str]
    spatial: frozenset[str]
    spatial_few: frozenset[str]
    participle_endings: tuple[str, ...]
    adjective_endings: tuple[str, ...]
    verb_endings: tuple[str, ...]
    pronouns: frozenset[str]
    dims: Phrases[tuple[str, str]]
    present: Phrases[bool]
    present_endings: tuple[str, ...]
    past_tense: frozenset[str]
    since: Phrases[bool]
    until: Phrases[bool]
    modal: frozenset[str]
    perfect: frozenset[str]
    since_fillers: frozenset[str]
    over_period: Phrases[bool]
    year_to_date: Phrases[bool]
    period_words: frozenset[str]
    than: frozenset[str]
    compared: Phrases[bool]
    as_of: Phrases[bool]
    period_end: Phrases[bool]
    month_end: Phrases[bool]
    background: frozenset[str]
    background_before: Phrases[bool]
    difference_before: Phrases[bool]
    difference_after: Phrases[bool]
    restricting: Phrases[bool]
    states: frozenset[str]
    passive_endings: tuple[str, ...]
    place_prepositions: frozenset[str]
    of_the: Phrases[bool]
    closing: Phrases[bool]


def _collect(name: str, *path: str) -> Iterator[Any]:
    """Give what stands at a path in a file of every language pack that has it."""
    for table in each_toml(name).values():
        value: Any = table
        for key in path:
            value = value.get(key) if isinstance(value, dict) else None
        if value is not None:
            yield value


def _set(name: str, *path: str) -> frozenset[str]:
    return frozenset(word for words in _collect(name, *path) for word in words)


def _flags(name: str, *path: str) -> Phrases[bool]:
    return Phrases((word, True) for word in sorted(_set(name, *path)))


def _keyed(name: str, *path: str) -> Phrases[str]:
    return Phrases(_pairs(_collect(name, *path)))


def _pairs(found: Iterable[dict[str, list[str]]]) -> Iterator[tuple[str, str]]:
    for table in found:
        for key, phrases in table.items():
            for phrase in phrases:
                yield phrase, key


def _units() -> set[str]:
    """Gather what may follow a number and make it more than a count, of whatever kind."""
    named = {phrase for table in ("durations", "currencies") for phrase, _ in _pairs(_collect("quantities.toml", table))}
    listed = (("percent", "words"), ("base_units", "words"), ("ages", "after"))
    return named.union(*(_set("quantities.toml", *path) for path in listed))


def _fractions(*path: str) -> Iterator[tuple[str, float]]:
    for form, key in _pairs(_collect("numbers.toml", *path)):
        numerator, denominator = key.split("/")
        yield form, int(numerator) / int(denominator)


def _dims() -> Iterator[tuple[str, tuple[str, str]]]:
    for found in _collect("subjects.toml", "dims"):
        for dim, values in found.items():
            for value, phrases in values.items():
                for phrase in phrases:
                    yield phrase, (dim, value)


def _merged(name: str, *path: str) -> dict[str, Any]:
    return {key: value for table in _collect(name, *path) for key, value in table.items()}


def _numbers() -> dict[str, Any]:
    """Read the tables of number words."""
    numbers = "numbers.toml"
    return {
        "range_words": _set(numbers, "ranges", "words"),
        "range_pairs": _merged(numbers, "ranges", "pairs"),
        "joints": _set(numbers, "ranges", "joints"),
        "vague": _flags(numbers, "vague", "words"),
        "ordinal": _flags(numbers, "ordinals", "words"),
        "fraction": Phrases(_fractions("fractions")),
        "fraction_determiners": _set(numbers, "fraction_words", "determiners"),
        "fraction_bare": _set(numbers, "fraction_words", "bare"),
        "fraction_not_after": _set(numbers, "fraction_words", "not_after"),
        "out_of": _flags(numbers, "fraction_words", "out_of"),
        "one_in": _flags(numbers, "fraction_words", "one_in"),
        "each": _set(numbers, "each", "words"),
        "each_ordinal": Phrases(_fractions("each", "ordinals")),
        "each_not_before": _set(numbers, "each", "not_before"),
        "change": _flags(numbers, "change", "words"),
        "one_more": _set(numbers, "parts", "one_more"),
        "one_not_after": _set(numbers, "parts", "one_not_after"),
        "one_not_before": _set(numbers, "parts", "one_not_before"),
        "one_of": _flags(numbers, "parts", "one_of"),
    }


def _quantities() -> dict[str, Any]:
    """Read the tables of what stands beside a number."""
    quantities = "quantities.toml"
    return {
        "percent": _flags(quantities, "percent", "words"),
        "currency": _keyed(quantities, "currencies"),
        "currency_before": _merged(quantities, "signs") | dict(_pairs(_collect(quantities, "codes"))),
        "scale_letters": _merged(quantities, "scale_letters"),
        "duration": _keyed(quantities, "durations"),
        "duration_between": _set(quantities, "duration_words", "between"),
        "rate": _set(quantities, "duration_words", "rate"),
        "minor_unit": _flags(quantities, "minor_units", "words"),
        "superlatives": _set(quantities, "ages", "superlatives"),
        "long_words": _set(quantities, "ages", "long"),
        "duration_joiners": _set(quantities, "duration_words", "joiners"),
        "duration_fixed": Phrases(_merged(quantities, "duration_words", "fixed").items()),
        "lone_units": _merged(quantities, "duration_words", "lone"),
        "duration_compound": _merged(quantities, "duration_words", "compound"),
        "ago": _flags(quantities, "duration_words", "ago"),
        "past": _set(quantities, "duration_words", "past"),
        "unit": _keyed(quantities, "units"),
        "base_unit": _flags(quantities, "base_units", "words"),
        "any_unit": Phrases((word, True) for word in sorted(_units())),
        "age_after": _flags(quantities, "ages", "after"),
        "age_before": _flags(quantities, "ages", "before"),
        "age_columns": _set(quantities, "ages", "column"),
        "age_pronouns": _set(quantities, "ages", "pronouns"),
        "age_persons": _set(quantities, "ages", "persons"),
        "age_copulas": _set(quantities, "ages", "copulas"),
        "age_over": _set(quantities, "ages", "over"),
        "dative_endings": tuple(sorted(_set(quantities, "ages", "dative", "endings"))),
        "labels": _flags(quantities, "not_claims", "labels"),
        "suffixes": _set(quantities, "not_claims", "suffixes"),
        "clock": _flags(quantities, "not_claims", "clock"),
        "clock_before": _set(quantities, "not_claims", "clock_before"),
        "months": _flags(quantities, "not_claims", "months"),
        "countable": _set(quantities, "not_claims", "countable"),
        "year_words": _set(quantities, "not_claims", "year_words"),
        "column_labels": _set(quantities, "not_claims", "column_labels"),
        "footnote_words": _set(quantities, "not_claims", "footnote_words"),
        "set_phrases": _flags(quantities, "not_claims", "phrases"),
        "plural_endings": tuple(sorted(_set(quantities, "not_claims", "plural_endings"))),
        "date_joints": _set(quantities, "not_claims", "date_joints"),
        "dative_stops": _set(quantities, "ages", "dative_stops"),
    }


def _qualifiers() -> dict[str, Any]:
    """Read the tables of what says how exact a figure is."""
    qualifiers = "qualifiers.toml"
    return {
        "qualifier_before": _keyed(qualifiers, "before"),
        "qualifier_after": _keyed(qualifiers, "after"),
        "qualifier_between": _set(qualifiers, "between", "words"),
        "qualifier_prepositions": _set(qualifiers, "between", "prepositions"),
        "spatial": _set(qualifiers, "spatial", "words"),
        "spatial_few": _set(qualifiers, "spatial", "few"),
    }


def _subjects() -> dict[str, Any]:
    """Read the tables of words around what is counted."""
    subjects = "subjects.toml"
    return {
        "just": _set(subjects, "just"),
        "after": _set(subjects, "after"),
        "listing": _set(subjects, "listing"),
        "worth": _set(subjects, "worth"),
        "term_before": _set(subjects, "term_before"),
        "term_inner": _set(subjects, "term_inner"),
        "lasting": _set(subjects, "lasting"),
        "term_links": _set(subjects, "term_links"),
        "money_nouns": _flags(subjects, "money_nouns"),
        "stops": _set(subjects, "stops") | _set(subjects, "verbs"),
        "verbs": _set(subjects, "verbs"),
        "relatives": _set(subjects, "relatives"),
        "skip": _set(subjects, "skip"),
        "keep": _set(subjects, "keep"),
        "prepositions": _set(subjects, "prepositions"),
        "inner": _set(subjects, "inner"),
        "determiners": _set(subjects, "determiners"),
        "auxiliaries": _set(subjects, "auxiliaries"),
        "adverbs": _set(subjects, "adverbs"),
        "having": _set(subjects, "having"),
        "generic": _set(subjects, "generic"),
        "of_whom": _flags(subjects, "of_whom"),
        "including": _flags(subjects, "including"),
        "total_of": _flags(subjects, "total_of"),
        "not_participles": _set(subjects, "not_participles"),
        "participles": _set(subjects, "participles"),
        "participle_endings": tuple(sorted(_set(subjects, "participle_endings"))),
        "verb_endings": tuple(sorted(_set(subjects, "verb_endings"))),
        "adjective_endings": tuple(sorted(_set(subjects, "adjective_endings"))),
        "pronouns": _set(subjects, "pronouns"),
        "dims": Phrases(_dims()),
        "difference_before": _flags(subjects, "difference", "before"),
        "difference_after": _flags(subjects, "difference", "after"),
        "restricting": _flags(subjects, "restriction", "words"),
        "states": _set(subjects, "restriction", "states"),
        "passive_endings": tuple(sorted(_set(subjects, "restriction", "passive_endings"))) or ("\0",),
        "place_prepositions": _set(subjects, "restriction", "in_place"),
        "of_the": _flags(subjects, "of_the"),
        "closing": _flags(subjects, "closing"),
    }


def _tense() -> dict[str, Any]:
    """Read the tables of words that say when."""
    subjects = "subjects.toml"
    return {
        "present": _flags(subjects, "tense", "present"),
        "present_endings": tuple(sorted(_set(subjects, "tense", "present_endings"))),
        "past_tense": _set(subjects, "tense", "past"),
        "since": _flags(subjects, "tense", "since"),
        "until": _flags(subjects, "tense", "until"),
        "modal": _set(subjects, "tense", "modal"),
        "perfect": _set(subjects, "tense", "perfect"),
        "since_fillers": _set(subjects, "tense", "since_fillers"),
        "year_to_date": _flags(subjects, "tense", "year_to_date"),
        "over_period": _flags(subjects, "tense", "over_period"),
        "period_words": _set(subjects, "tense", "period_words"),
        "than": _set(subjects, "tense", "than"),
        "compared": _flags(subjects, "tense", "compared"),
        "as_of": _flags(subjects, "tense", "as_of"),
        "month_end": _flags(subjects, "tense", "month_end"),
        "period_end": _flags(subjects, "tense", "period_end"),
        "background_before": _flags(subjects, "tense", "background_before"),
        "background": _set(subjects, "tense", "background"),
    }


@cache
def tables() -> Tables:
    """Read the models once."""
    return Tables(**_numbers(), **_quantities(), **_qualifiers(), **_subjects(), **_tense())
