"""Decide what the figure of a heading counts that the sentence beneath explains: `Figure of the day: 1,206`, `That is how many prisoners X counts`."""

from __future__ import annotations

from functools import cache

from msgspec.structs import replace

from reptrack.extract.claims.metrics.metric import metric_of
from reptrack.extract.claims.nouns import noun_phrase
from reptrack.extract.claims.sources.sources import is_verb, phrases_of, words_of
from reptrack.extract.claims.subjects.subject_words import Subject, subject_of
from reptrack.extract.claims.tokens import Sentence
from reptrack.records import Claim

__all__ = ["explanations", "tell_how_many"]

_REACH = 120  # characters between a figure and the sentence beneath: a line with a date may stand there


@cache
def explanations() -> tuple[str, ...]:
    """Give how a sentence begins that says what the figure above it counts, as written."""
    return tuple(sorted(words_of("explains")))


def tell_how_many(claims: list[Claim], sentence: Sentence, source: str | None) -> Subject | None:
    """Give the count before a sentence what that says it is, and whose it is; None if the sentence says nothing of it.

    Args:
        claims: the claims so far; the last one is brought up to date.
        sentence: a sentence whose own figures are not read yet.
        source: who it says the figure comes from.
    """
    opening = phrases_of("how_many").at(sentence.low, 0)
    last = claims[-1] if claims else None
    if opening is None or last is None or last.kind != "count" or not 0 <= sentence.start - last.end <= _REACH:
        return None
    i, j = noun_phrase(sentence, opening[0])
    stop = next((k for k in range(i + 1, j) if is_verb(sentence.low[k]) or not sentence.form(k)[:1].islower()), j)
    if i == stop:
        return None
    subject = subject_of(sentence, (i, stop))
    metric = metric_of(subject.tokens)
    claims[-1] = replace(last, subject=subject.text, metric=metric, attributed_to=last.attributed_to or source)
    return subject
