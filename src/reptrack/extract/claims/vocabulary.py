"""Gather what the models of all languages say about claims into one set of tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from reptrack.extract.claims.phrases import Phrases, phrase_set, word_set
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


# A field of `Tables`, and where its words stand: a file of the models, and the keys in it.
_SETS = {
    "range_words": "numbers.toml ranges words",
    "joints": "numbers.toml ranges joints",
    "fraction_determiners": "numbers.toml fraction_words determiners",
    "fraction_bare": "numbers.toml fraction_words bare",
    "fraction_not_after": "numbers.toml fraction_words not_after",
    "each": "numbers.toml each words",
    "each_not_before": "numbers.toml each not_before",
    "one_more": "numbers.toml parts one_more",
    "one_not_after": "numbers.toml parts one_not_after",
    "one_not_before": "numbers.toml parts one_not_before",
    "duration_between": "quantities.toml duration_words between",
    "rate": "quantities.toml duration_words rate",
    "superlatives": "quantities.toml ages superlatives",
    "long_words": "quantities.toml ages long",
    "duration_joiners": "quantities.toml duration_words joiners",
    "past": "quantities.toml duration_words past",
    "age_columns": "quantities.toml ages column",
    "age_pronouns": "quantities.toml ages pronouns",
    "age_persons": "quantities.toml ages persons",
    "age_copulas": "quantities.toml ages copulas",
    "age_over": "quantities.toml ages over",
    "suffixes": "quantities.toml not_claims suffixes",
    "clock_before": "quantities.toml not_claims clock_before",
    "countable": "quantities.toml not_claims countable",
    "year_words": "quantities.toml not_claims year_words",
    "column_labels": "quantities.toml not_claims column_labels",
    "footnote_words": "quantities.toml not_claims footnote_words",
    "date_joints": "quantities.toml not_claims date_joints",
    "dative_stops": "quantities.toml ages dative_stops",
    "qualifier_between": "qualifiers.toml between words",
    "qualifier_prepositions": "qualifiers.toml between prepositions",
    "spatial": "qualifiers.toml spatial words",
    "spatial_few": "qualifiers.toml spatial few",
    "just": "subjects.toml just",
    "after": "subjects.toml after",
    "listing": "subjects.toml listing",
    "worth": "subjects.toml worth",
    "term_before": "subjects.toml term_before",
    "term_inner": "subjects.toml term_inner",
    "lasting": "subjects.toml lasting",
    "term_links": "subjects.toml term_links",
    "verbs": "subjects.toml verbs",
    "relatives": "subjects.toml relatives",
    "skip": "subjects.toml skip",
    "keep": "subjects.toml keep",
    "prepositions": "subjects.toml prepositions",
    "inner": "subjects.toml inner",
    "determiners": "subjects.toml determiners",
    "auxiliaries": "subjects.toml auxiliaries",
    "adverbs": "subjects.toml adverbs",
    "having": "subjects.toml having",
    "generic": "subjects.toml generic",
    "not_participles": "subjects.toml not_participles",
    "participles": "subjects.toml participles",
    "pronouns": "subjects.toml pronouns",
    "states": "subjects.toml restriction states",
    "place_prepositions": "subjects.toml restriction in_place",
    "past_tense": "subjects.toml tense past",
    "modal": "subjects.toml tense modal",
    "perfect": "subjects.toml tense perfect",
    "since_fillers": "subjects.toml tense since_fillers",
    "period_words": "subjects.toml tense period_words",
    "than": "subjects.toml tense than",
    "background": "subjects.toml tense background",
}
_PHRASES = {
    "vague": "numbers.toml vague words",
    "ordinal": "numbers.toml ordinals words",
    "out_of": "numbers.toml fraction_words out_of",
    "one_in": "numbers.toml fraction_words one_in",
    "change": "numbers.toml change words",
    "one_of": "numbers.toml parts one_of",
    "percent": "quantities.toml percent words",
    "minor_unit": "quantities.toml minor_units words",
    "ago": "quantities.toml duration_words ago",
    "base_unit": "quantities.toml base_units words",
    "age_after": "quantities.toml ages after",
    "age_before": "quantities.toml ages before",
    "labels": "quantities.toml not_claims labels",
    "clock": "quantities.toml not_claims clock",
    "months": "quantities.toml not_claims months",
    "set_phrases": "quantities.toml not_claims phrases",
    "money_nouns": "subjects.toml money_nouns",
    "of_whom": "subjects.toml of_whom",
    "including": "subjects.toml including",
    "total_of": "subjects.toml total_of",
    "difference_before": "subjects.toml difference before",
    "difference_after": "subjects.toml difference after",
    "restricting": "subjects.toml restriction words",
    "of_the": "subjects.toml of_the",
    "closing": "subjects.toml closing",
    "present": "subjects.toml tense present",
    "since": "subjects.toml tense since",
    "until": "subjects.toml tense until",
    "year_to_date": "subjects.toml tense year_to_date",
    "over_period": "subjects.toml tense over_period",
    "compared": "subjects.toml tense compared",
    "as_of": "subjects.toml tense as_of",
    "month_end": "subjects.toml tense month_end",
    "period_end": "subjects.toml tense period_end",
    "background_before": "subjects.toml tense background_before",
}
_ENDINGS = {
    "dative_endings": "quantities.toml ages dative endings",
    "plural_endings": "quantities.toml not_claims plural_endings",
    "participle_endings": "subjects.toml participle_endings",
    "verb_endings": "subjects.toml verb_endings",
    "adjective_endings": "subjects.toml adjective_endings",
    "passive_endings": "subjects.toml restriction passive_endings",
    "present_endings": "subjects.toml tense present_endings",
}


def _collect(name: str, *path: str) -> Iterator[Any]:
    """Give what stands at a path in a file of every language pack that has it."""
    for table in each_toml(name).values():
        value: Any = table
        for key in path:
            value = value.get(key) if isinstance(value, dict) else None
        if value is not None:
            yield value


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
    return named.union(*(word_set("quantities.toml", *path) for path in listed))


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


def _meanings() -> dict[str, Any]:
    """Read the tables whose words have a meaning: a value, a unit, a qualifier."""
    numbers, quantities, qualifiers = "numbers.toml", "quantities.toml", "qualifiers.toml"
    return {
        "range_pairs": _merged(numbers, "ranges", "pairs"),
        "fraction": Phrases(_fractions("fractions")),
        "each_ordinal": Phrases(_fractions("each", "ordinals")),
        "currency": _keyed(quantities, "currencies"),
        "currency_before": _merged(quantities, "signs") | dict(_pairs(_collect(quantities, "codes"))),
        "scale_letters": _merged(quantities, "scale_letters"),
        "duration": _keyed(quantities, "durations"),
        "duration_fixed": Phrases(_merged(quantities, "duration_words", "fixed").items()),
        "lone_units": _merged(quantities, "duration_words", "lone"),
        "duration_compound": _merged(quantities, "duration_words", "compound"),
        "unit": _keyed(quantities, "units"),
        "any_unit": Phrases((word, True) for word in sorted(_units())),
        "qualifier_before": _keyed(qualifiers, "before"),
        "qualifier_after": _keyed(qualifiers, "after"),
        "stops": word_set("subjects.toml", "stops") | word_set("subjects.toml", "verbs"),
        "dims": Phrases(_dims()),
    }


@cache
def tables() -> Tables:
    """Read the models once."""
    read: dict[str, Any] = {name: word_set(*where.split()) for name, where in _SETS.items()}
    read |= {name: phrase_set(*where.split()) for name, where in _PHRASES.items()}
    read |= {name: tuple(sorted(word_set(*where.split()))) for name, where in _ENDINGS.items()}
    return Tables(**read, **_meanings())
