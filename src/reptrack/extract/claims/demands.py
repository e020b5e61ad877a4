"""Decide who asked for a term or fine that a court had not yet given: `the prosecutor sought 11 years`, `прокурор запросил девять лет`."""

from __future__ import annotations

from collections.abc import Sequence

from reptrack.extract.claims.attribution import Sources
from reptrack.extract.claims.phrases import phrase_set, word_set
from reptrack.extract.claims.readings import Reading
from reptrack.extract.claims.tokens import Sentence
from reptrack.records import Name

__all__ = ["demanded_by"]

_REACH, _NEAR = 24, 8
_INITIAL = 3  # letters of the longest initial: `Dzm.`
_FILE = "attribution.toml"


def demanded_by(sentence: Sentence, reading: Reading, names: Sequence[Name], known: Sources) -> str | None:
    """Give who asked for a figure, in the text's words, or None if nobody is said to have.

    Args:
        sentence: its sentence.
        reading: the figure: a term or a sum.
        names: the persons and organisations named in the sentence.
        known: earlier sources; `he` stands for the person named last.
    """
    if reading.kind not in {"duration", "money", "other"}:
        return None
    low, ends = sentence.low, word_set(_FILE, "demands", "ends")
    for i in range(reading.i - 1, max(-1, reading.i - _REACH), -1):
        if low[i] in ends or low[i] in {";", "("}:
            return None
        if low[i] in word_set(_FILE, "demands", "verbs"):
            return _asker(sentence, i, names, known)
    return None


def _asker(sentence: Sentence, verb: int, names: Sequence[Name], known: Sources) -> str | None:
    """Give the subject of a verb of demanding, if it is a prosecutor: by name if one follows the word, else the word."""
    nouns = phrase_set(_FILE, "demands", "who")
    for i in range(verb - 1, max(-1, verb - _NEAR), -1):
        if sentence.low[i] in {",", ";"} or (sentence.low[i] == "." and len(sentence.at(i - 1)) > _INITIAL):
            break
        found = nouns.at(sentence.low, i)
        if found is not None:
            named = next((n for n in names if sentence.begins[i] < n.start < sentence.begins[verb] and n.kind == "person"), None)
            if named is not None:
                return named.text
            return sentence.slice(i, found[0])
    first = sentence.at(verb - 1)
    return known.person if first in word_set(_FILE, "pronouns") - word_set(_FILE, "plural_pronouns") and verb == 1 else None
