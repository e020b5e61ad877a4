"""Decide what a figure counts whose noun stands in an earlier sentence: `in May it was 26`, `the release of all 36`, `two were acquitted`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from reptrack.extract.claims.metrics.metric import is_flow, metric_of
from reptrack.extract.claims.phrases import phrase_set, word_set
from reptrack.extract.claims.subjects.subject_words import Subject, head
from reptrack.extract.claims.tokens import DATE, Sentence, tokenize
from reptrack.extract.claims.vocabulary import tables
from reptrack.records import Claim, Date
from reptrack.text.view import View

__all__ = ["fill_in"]

_FILE = "subjects.toml"
_BACK = 40  # claims before a figure among which the one is that it goes on from
_NEAR = 2000  # characters between them
_BREAKS = frozenset({",", ";", ":", "—", "–", "(", ".", "?", "!"})


def fill_in(claims: list[Claim], view: View, dates: Sequence[Date]) -> None:
    """Give the counts of a report whose noun is left out what the count that they go on from counts.

    Args:
        claims: the claims, in order; brought up to date.
        view: the report.
        dates: its dates.
    """
    for i, claim in enumerate(claims):
        if claim.kind in {"money", "duration", "other"} and _is_extreme(claim):
            claims[i] = _of_sums(claims, i)
        if claim.kind != "count" or claim.sentence is None:
            continue
        start, end = claim.sentence
        before = view.text[start : claim.start].lower()
        if not before.rstrip().endswith(_again()) and _figures().isdisjoint(before.split()):
            continue
        sentence = tokenize(view.text, start, end, dates, [])
        at = sentence.index(claim.start)
        noun = _noun_follows(sentence, claim)
        if phrase_set(_FILE, "left_out", "all").before(sentence.low, at) is not None:
            same = next((c for c in _earlier(claims, i) if c.value == claim.value and c.kind == "count" and c.subject), None)
            if same is not None and noun:
                claims[i] = replace(claim, time=claim.time or same.time)
            elif same is not None and (same.metric is not None or not _befalls_people(sentence, at)):
                claims[i] = replace(claim, subject=same.subject, metric=same.metric, dims=same.dims, time=claim.time or same.time)
        elif not noun and _stands_for_figure(sentence, at):
            total = next((c for c in _earlier(claims, i) if c.kind == "count" and c.part_of is None and c.subject), None)
            if total is not None:
                claims[i] = replace(claim, subject=total.subject, metric=total.metric, dims=total.dims)


def _befalls_people(sentence: Sentence, at: int) -> bool:
    """Tell whether the verb before `all three` says what befell people, so that it cannot be three things: `convicted all three`."""
    k = at - 1
    while k > 0 and sentence.low[k] not in tables().verbs and sentence.low[k] in tables().determiners | tables().stops:
        k -= 1
    metric = metric_of((sentence.low[k],)) if k >= 0 else None
    return metric is not None and is_flow(metric)


def _is_extreme(claim: Claim) -> bool:
    """Tell whether a sum or term is only said to be the largest or smallest: `The smallest was 15,000 rubles`."""
    words = (claim.subject or "").lower().split()
    return bool(words) and all(word in word_set(_FILE, "left_out", "extreme") for word in words)


def _of_sums(claims: Sequence[Claim], i: int) -> Claim:
    """Give a claim that is the largest of some with what those are: the last fines or terms that were spoken of."""
    claim = claims[i]
    ends = ("fines", "fine-amount") if claim.kind != "duration" else ("prison-term",)
    of = next((c for c in _earlier(claims, i) if c.metric in ends and c.subject and not _is_extreme(c)), None)
    if of is None:
        return claim
    return replace(
        claim, subject=f"{claim.subject} {head(Subject(of.subject, tuple((of.subject or '').lower().split())))}", metric=ends[-1]
    )


@cache
def _figures() -> frozenset[str]:
    """Give the words that stand for a figure without a noun."""
    return word_set(_FILE, "left_out", "figure")


@cache
def _again() -> tuple[str, ...]:
    """Give what stands right before a number that was told before."""
    return tuple(sorted(word_set(_FILE, "left_out", "all")))


def _earlier(claims: Sequence[Claim], i: int) -> Iterator[Claim]:
    """Give the claims before one, the last first, as far as a reader still has them in mind."""
    for k in range(i - 1, max(-1, i - 1 - _BACK), -1):
        if claims[i].start - claims[k].end > _NEAR:
            return
        yield claims[k]


def _noun_follows(sentence: Sentence, claim: Claim) -> bool:
    """Tell whether a word comes right behind a figure that it could count."""
    after = sentence.at(sentence.index(claim.end))
    t = tables()
    return (
        after[:1].isalpha() and after not in t.prepositions and after not in t.stops and after not in t.auxiliaries and after not in t.verbs
    )


def _stands_for_figure(sentence: Sentence, at: int) -> bool:
    """Tell whether the clause before a number says no more than `in May there were`, `a year ago that figure was under`, `у студзені іх было`."""
    t, figure, verb = tables(), False, False
    for k in range(at - 1, -1, -1):
        word = sentence.low[k]
        if word in _BREAKS:
            break
        if word in word_set(_FILE, "left_out", "figure"):
            figure = True
        elif word in t.auxiliaries or word in t.past_tense or word in word_set(_FILE, "left_out", "stood"):
            verb = True
        elif not _says_nothing(sentence, k):
            return False
    return figure and verb


def _says_nothing(sentence: Sentence, k: int) -> bool:
    """Tell whether a word is a small one, part of a date, or a qualifier."""
    t, word = tables(), sentence.low[k]
    small = any(word in words for words in (t.prepositions, t.determiners, t.stops, t.just)) or not word[0].isalpha()
    return small or t.qualifier_before.before(sentence.low, k + 1) is not None or _when(sentence, k)


def _when(sentence: Sentence, k: int) -> bool:
    """Tell whether a word belongs to a date, or says when as counted from another: `a year before`."""
    if sentence.low[k] == DATE:
        return True
    at = sentence.begins[k]
    said = word_set(_FILE, "tense", "year_before")
    text = sentence.text[sentence.start : sentence.end].lower()
    return any((found := text.find(phrase)) >= 0 and found <= at - sentence.start < found + len(phrase) for phrase in said)
