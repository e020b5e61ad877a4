"""Decide what the sentence of a figure says befell those whom it counts, where the words beside the figure do not tell it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from reptrack.extract.claims.metrics.metric_terms import Metric, Term, having, is_event, terms
from reptrack.extract.claims.phrases import Phrases, grammar, phrase_set, word_set
from reptrack.extract.claims.readings import Reading
from reptrack.extract.claims.tokens import Sentence, is_digits
from reptrack.extract.claims.verbs import is_participle, skip_auxiliaries
from reptrack.extract.claims.vocabulary import tables
from reptrack.resources import each_toml

__all__ = ["event_before", "is_evident", "main_event", "split_event"]

_BREAKS = frozenset(";:()—–|")
_REACH = 16  # tokens after a figure in which its verb stands
_OBJECT = 8  # tokens of those who are sentenced, before what they are sentenced to
_REST = 4  # tokens of the second half of a term
_UNREAL = 5  # tokens before `release of` in which `demand` stands
_FILE = "metrics.toml"


@cache
def _event_nouns() -> Phrases[Metric]:
    return Phrases(_nouns())


def _nouns() -> Iterator[tuple[str, Metric]]:
    for table in each_toml(_FILE).values():
        for slug, nouns in table.get("events", {}).items():
            if slug != "unreal":
                yield from ((noun, slug) for noun in nouns)


def is_evident(sentence: Sentence, metric: Metric | None) -> bool:
    """Tell whether the sentence says what a metric wants beside its own words: lawyers who lost their licences, journalists behind bars."""
    if metric not in having("evidence", value=True):
        return True
    return sentence.find(phrase_set(_FILE, "evidence", str(metric))) is not None


def event_before(sentence: Sentence, start: int) -> Metric | None:
    """Read `pardoned 37 people`, `the deaths of four prisoners`, `the release of 49 people`, `памілаванне пятнаццаці`.

    What is only called for is none: `demand the release of 49 people`.
    """
    low, i = sentence.low, start
    while sentence.at(i - 1) in tables().determiners:
        i -= 1  # (the release of the two)
    i = i if sentence.at(i - 1) in grammar("of") else start
    of = sentence.at(i - 1) in grammar("of")
    i -= of
    if of and (noun := _event_nouns().before(low, i)) is not None:
        return None if sentence.find(_unreal(), max(0, noun[0] - _UNREAL), noun[0]) is not None else noun[1]
    found = terms().before(low, i) or _among(sentence, start)
    if found is None or not is_event(found[1][1]) or found[1][1] in having("of_people", value=False):
        return None
    wanted = not low[found[0]].isascii() and sentence.find(_unreal(), max(0, found[0] - _UNREAL), found[0]) is not None
    return None if wanted else found[1][1]


def _unreal() -> Phrases[bool]:
    """Give what says that an event is only called for, or feared."""
    return phrase_set(_FILE, "events", "unreal")


def _among(sentence: Sentence, start: int) -> tuple[int, Term] | None:
    """Read `Among the dead are nine prisoners`."""
    t, i = tables(), start
    while sentence.at(i - 1) in t.auxiliaries:
        i -= 1
    if i == start or not word_set(_FILE, "among").intersection(sentence.low[:i]):
        return None
    found = terms().before(sentence.low, i)
    k = found[0] - (sentence.at(found[0] - 1) in t.determiners) if found is not None else 0
    return found if sentence.at(k - 1) in word_set(_FILE, "among") else None


def main_event(sentence: Sentence, reading: Reading) -> Metric | None:
    """Give what befell those of whom a participle only tells who they are: `two inmates convicted of murder were executed`."""
    low, t, aside = sentence.low, tables(), False
    if t.auxiliaries.isdisjoint(low[reading.j + 1 : reading.j + _REACH]):
        return None
    for k in range(reading.j + 1, min(reading.j + _REACH, len(low))):
        word = low[k]
        if word in _BREAKS or word in t.relatives or is_digits(word) or not (word.isascii() or word[0] == "\0"):
            return None
        if word in t.auxiliaries:
            found = terms().at(low, skip_auxiliaries(sentence, k)) if aside else None
            return found[1][1] if found is not None and is_event(found[1][1]) else None
        aside = aside or (is_participle(word) and low[k - 1] not in t.joints)
    return None


def split_event(sentence: Sentence, reading: Reading, start: int) -> Metric | None:
    """Give the metric of a verb whose second half stands behind those counted: `sentenced 31 juveniles to death`."""
    verb = sentence.at(start - 1)
    if not verb.isascii() or not terms().begins(verb):
        return None
    low = sentence.low
    for k in range(reading.j + 1, min(reading.j + _OBJECT, len(low))):
        if low[k] in grammar("to"):
            found = terms().at([verb, *low[k : k + _REST]], 0)
            return found[1][1] if found is not None and found[0] > 1 and is_event(found[1][1]) else None
        if not low[k][0].isalpha():
            return None
    return None
