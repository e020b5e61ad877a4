"""Decide whether a figure is one told before: a count named again (`Ten of those 94`), or that of an earlier report (`12 (previous letter: 9)`)."""

from __future__ import annotations

from collections.abc import Sequence

from reptrack.extract.claims.phrases import phrase_set
from reptrack.extract.claims.readings import Reading
from reptrack.extract.claims.times.tense import is_present
from reptrack.extract.claims.tokens import DATE, Sentence
from reptrack.extract.claims.vocabulary import tables
from reptrack.records import Claim

__all__ = ["is_of_earlier_report", "time_told_before"]

_FILE = "subjects.toml"
_BACK = 40  # claims, and characters, in which a number that is named again was given before
_NEAR = 4_000
_FEW = 12  # a count so low is told of many things
_BRACKET = 7  # tokens from a bracket to the figure in it
_COMPARED = 4  # tokens from `than` to a bracket behind it
_STEM = 5  # letters of a word that its forms share


def time_told_before(claims: Sequence[Claim], sentence: Sentence, reading: Reading, start: int) -> str | None:
    """Give the time of a count that is said to be one told before; None where it is new, or the sentence tells a date of its own.

    Args:
        claims: the claims before it.
        sentence: its sentence.
        reading: the count.
        start: the token where it begins with its qualifier.
    """
    if reading.kind != "count" or not isinstance(reading.value, int) or not claims:
        return None
    whole = phrase_set("claim_times.toml", "restated", "whole").before(sentence.low, start) is not None
    named = whole or (not sentence.dates and phrase_set(_FILE, "left_out", "all").before(sentence.low, start) is not None)
    if not named or (not whole and is_present(sentence, reading)):
        return None
    at = sentence.begins[reading.i]
    for claim in reversed(claims[-_BACK:]):
        if at - claim.end > _NEAR:
            return None
        if claim.kind == "count" and claim.value == reading.value:
            return claim.time if reading.value > _FEW or _alike(claim, sentence, reading) else None
    return None


def _alike(claim: Claim, sentence: Sentence, reading: Reading) -> bool:
    """Tell whether a low count has no noun of its own, or one that the count before has too."""
    noun = sentence.at(reading.j)
    words = {word[:_STEM] for word in (claim.subject or "").lower().split()}
    return not noun[:1].isalpha() or noun[:_STEM] in words


def is_of_earlier_report(sentence: Sentence, reading: Reading) -> bool:
    """Tell whether a figure is that of an earlier report whose day the sentence does not tell: `Arrests: 12 (previous letter: 9)`."""
    low = sentence.low
    if "(" not in low:
        return False
    opened = next((k for k in range(reading.i - 1, max(-1, reading.i - _BRACKET), -1) if low[k] in {"(", ")"}), -1)
    if opened < 0 or low[opened] != "(" or DATE in low[opened : reading.i]:
        return False
    if sentence.find(phrase_set("claim_times.toml", "background", "previous"), opened, reading.i) is not None:
        return True
    since = max(0, opened - _COMPARED)  # (больше, чем в первом (55))
    return DATE not in sentence.low[since:opened] and not tables().than.isdisjoint(sentence.low[since:opened])
