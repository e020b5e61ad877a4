"""Decide which figures are background, of no day of what is told beside them: what a law allows for, a population, years of experience."""

from __future__ import annotations

from reptrack.extract.claims.phrases import phrase_set
from reptrack.extract.claims.readings import Reading
from reptrack.extract.claims.times.shifts import segment
from reptrack.extract.claims.tokens import Sentence

__all__ = ["is_background"]

_TIMES = "claim_times.toml"


def is_background(sentence: Sentence, reading: Reading) -> bool:
    """Tell whether a figure has no time, whatever date stands beside it."""
    return _of_law(sentence, reading) or _is_lasting(sentence, reading)


def _of_law(sentence: Sentence, reading: Reading) -> bool:
    """Tell whether a length of time or a sum is what a law allows, which is of no day: `an offence that carries up to six years`."""
    if reading.kind not in {"duration", "money"} and reading.unit != "base unit":
        return False
    span = segment(sentence, reading)
    allowed = sentence.find(phrase_set(_TIMES, "background", "law"), *span) is not None
    return allowed and sentence.find(phrase_set("subjects.toml", "tense", "now"), *span) is None


def _is_lasting(sentence: Sentence, reading: Reading) -> bool:
    """Tell whether a figure only describes a place or a person, and is of no day of the event: `a population of 3.6 million`, `thirty years of experience`."""
    before, after = phrase_set(_TIMES, "background", "lasting"), phrase_set(_TIMES, "background", "experience")
    return before.before(sentence.low, reading.i) is not None or after.at(sentence.low, reading.j) is not None
