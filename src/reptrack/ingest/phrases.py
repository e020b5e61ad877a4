"""Hold the furniture of reports in every language that has a pack as look-ups and patterns; months and weekdays are those of `values.dates`."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Any

from reptrack import resources
from reptrack.values.dates.lexicon import month_names as months
from reptrack.values.dates.lexicon import weekday_names as weekdays
from reptrack.values.lacinka import to_latin

__all__ = [
    "after_label",
    "beginnings",
    "begins",
    "held",
    "issue_pattern",
    "may_hold",
    "months",
    "normal",
    "phrases",
    "weekdays",
    "year_words",
]

_EDGE = " \t\xa0:.—–-|•*#_=>[]()«»“”\"'…/\\›‹→➤►▶"


@cache
def _packs() -> dict[str, dict[str, Any]]:
    return resources.each_toml("ingest.toml")


@cache
def phrases(kind: str) -> frozenset[str]:
    """Give the phrases of a kind in all languages, in lower case, those of a language with a Latin alphabet beside its Cyrillic one in both."""
    found = {phrase for pack in _packs().values() for phrase in pack.get(kind, ())}
    if not kind.endswith(_PARTS_OF_WORDS):
        both = (phrase for language in resources.each_toml("lacinka.toml") for phrase in _packs().get(language, {}).get(kind, ()))
        found.update(latin for phrase in both if len(latin := to_latin(phrase)) >= _LATIN_MIN)
    return frozenset(found)


_PARTS_OF_WORDS = ("endings", "adjectives", "letters", "suffixes")
_LATIN_MIN = 3
"""A shorter word in Latin letters is a word of another language as well: `а` is `a`."""


@cache
def beginnings(kind: str) -> tuple[str, ...]:
    """Give the phrases of a kind, sorted, as `str.startswith` takes them."""
    return tuple(sorted(phrases(kind)))


def begins(kind: str, lowered: str, ending: str = "") -> int:
    """Give the length of the longest phrase of a kind (with `ending` behind it) that a line in lower case begins with, 0 if there is none.

    It is whole words: `distr` begins `distr.: general`, not `district court`.
    """
    near = _by_letter(kind, ending).get(lowered[:1], ())
    if not lowered.startswith(near):
        return 0
    return max((len(phrase) for phrase in near if lowered.startswith(phrase) and _is_whole(lowered, len(phrase))), default=0)


def _is_whole(line: str, end: int) -> bool:
    return not (line[end - 1].isalnum() and line[end : end + 1].isalnum())


@cache
def _by_letter(kind: str, ending: str) -> dict[str, tuple[str, ...]]:
    """Give the phrases of a kind by their first letters: a line is compared with the few that begin like it."""
    found: dict[str, list[str]] = {}
    for phrase in beginnings(kind):
        found.setdefault(phrase[0], []).append(phrase + ending)
    return {letter: tuple(of_letter) for letter, of_letter in found.items()}


def may_hold(kind: str, line: str) -> bool:
    """Tell quickly whether a line may hold a phrase of a kind, one of a single word as a label: `with the support of`, `Photo:`."""
    runs = _RUN.findall(line.lower())
    single, pairs = _first_runs(kind)
    return not pairs.isdisjoint(pairwise(runs)) or (":" in line and not single.isdisjoint(runs))


def held(kind: str, lowered: str) -> list[str]:
    """Give the phrases of a kind that stand in a text in lower case; most texts have none of the fewer letters without which there is no phrase."""
    return [phrase for phrase in phrases(kind) if phrase in lowered] if any(map(lowered.__contains__, _signs(kind))) else []


@cache
def _signs(kind: str) -> frozenset[str]:
    """Give the first letters of the longest words of the phrases: `cook` of `cookies` and of `cookie policy`."""
    return frozenset(max(phrase.split(), key=len)[:4] for phrase in phrases(kind))


_RUN = re.compile(r"[^\W\d_]+")


@cache
def _first_runs(kind: str) -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """Give the letters of the phrases of one word, and the first two runs of letters of the others."""
    runs = [_RUN.findall(phrase) for phrase in phrases(kind)]
    return frozenset(first for first, *more in runs if not more), frozenset((first, more[0]) for first, *more in runs if more)


@cache
def longest_first(*kinds: str) -> tuple[str, ...]:
    """Give the phrases of some kinds, the longest first, as a pattern or a search for a beginning wants them."""
    return tuple(sorted((phrase for kind in kinds for phrase in phrases(kind)), key=lambda phrase: (-len(phrase), phrase)))


@cache
def year_words() -> frozenset[str]:
    """Give the words that may follow a year."""
    return phrases("year_words")


@cache
def issue_pattern() -> str:
    """Give the pattern of what stands before the number of an issue: `№ `, `Issue `, `выпуск `."""
    words = "|".join(map(re.escape, longest_first("issue_words")))
    return rf"(?:№|(?<!\w)(?:{words})(?!\w))\s?"


def normal(line: str) -> str:
    """Give a line in lower case without the punctuation around it, for a look-up among phrases."""
    return line.strip(_EDGE).lower()


@cache
def _label_pairs(kind: str) -> frozenset[str]:
    return frozenset(phrase[:2] for phrase in phrases(kind))


@cache
def _label_pattern(kind: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, longest_first(kind)))
    return re.compile(rf"(?:{words})\s*[:：—–-]\s*", re.IGNORECASE)


def after_label(kind: str, line: str) -> int | None:
    """Give where the content of `Label: content` begins if the label is of this kind, or None.

    Example: `after_label("source_labels", "Source: BAJ")` is 8.
    """
    match = _label_pattern(kind).match(line) if line[:2].lower() in _label_pairs(kind) else None
    return match.end() if match else None
