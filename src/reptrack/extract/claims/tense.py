"""Decide the tense in which a figure is told: what is so now, what has lasted until now, what has come about by now."""

from __future__ import annotations

from reptrack.extract.claims.phrases import phrase_set
from reptrack.extract.claims.readings import Reading
from reptrack.extract.claims.shifts import segment
from reptrack.extract.claims.sources import is_verb
from reptrack.extract.claims.tables import tables
from reptrack.extract.claims.tokens import Sentence
from reptrack.extract.claims.verbs import is_participle

__all__ = ["is_perfect", "is_present", "until_now"]

_REACH = 14  # tokens before a length of time in which `has` stands
_SHORT = 8  # tokens of a statement without a verb, in a language whose verbs have no ending of their own
_WORDS = "subjects.toml"


def is_present(sentence: Sentence, reading: Reading) -> bool:
    """Tell whether the statement of a figure is in the present tense: `are held`, `складае`."""
    t = tables()
    start, end = segment(sentence, reading)
    words = sentence.low[start:end]
    if any(word in t.modal or word in t.past_tense for word in words):
        return False
    if t.present.find(sentence.low, start, end) is not None:
        return True
    said = reading.kind == "money"  # (Viasna estimates the fines at 27,800 rubles)
    return any(
        len(word) > 4 and not word.isascii() and word.endswith(t.present_endings) and not (said and is_verb(word))  # noqa: PLR2004
        for word in words
    )


def is_perfect(sentence: Sentence, reading: Reading) -> bool:
    """Tell whether a length of time has gone on until now: `has been held for three years`."""
    words = sentence.low[max(0, reading.i - _REACH) : reading.i]
    return reading.kind == "duration" and any(word in tables().perfect for word in words)


def until_now(sentence: Sentence, reading: Reading) -> bool:
    """Tell whether what is told without a date has come about by the day of the report: `214 have already signed`, `Шестеро под стражей`."""
    if phrase_set(_WORDS, "tense", "already").find(sentence.low) is not None:
        return True
    start, end = segment(sentence, reading)
    words = sentence.low[start:end]
    short = end - start <= _SHORT or not any(word.isascii() and word.isalpha() for word in words)
    return short and not any(map(_can_be_verb, words))


def _can_be_verb(word: str) -> bool:
    t = tables()
    return word in t.verbs or word in t.past_tense or is_participle(word) or (not word.isascii() and word.endswith(t.verb_endings))
