"""Decide the tense in which a figure is told: what is so now, what has lasted until now, what has come about by now."""

from __future__ import annotations

from functools import cache

from reptrack.extract.claims.phrases import phrase_set, word_set
from reptrack.extract.claims.readings import Reading
from reptrack.extract.claims.sources.sources import is_verb
from reptrack.extract.claims.times.roles import CLAUSE_ENDS
from reptrack.extract.claims.times.shifts import segment
from reptrack.extract.claims.tokens import Sentence
from reptrack.extract.claims.verbs import is_participle
from reptrack.extract.claims.vocabulary import tables

__all__ = ["contains", "is_perfect", "is_present", "until_now"]

_REACH = 14  # tokens before a length of time in which `has` stands
_WORDS = "subjects.toml"
_TIMES = "claim_times.toml"


def is_present(sentence: Sentence, reading: Reading) -> bool:
    """Tell whether the statement of a figure is in the present tense: `are held`, `складае`."""
    t = tables()
    start, end = segment(sentence, reading)
    start = _of_lead(sentence, start, end)
    words = sentence.low[start:end]
    if not t.modal.isdisjoint(words) or not t.past_tense.isdisjoint(words):
        return False
    if sentence.find(t.present, start, end) is not None or sentence.at(reading.i - 1) in t.perfect:
        return True  # (the group has 426 complaints)
    if sentence.find(phrase_set(_TIMES, "now", "signing"), start, end) is not None:
        return True  # (We, the undersigned 19 organisations)
    said = reading.kind == "money"  # (Viasna estimates the fines at 27,800 rubles)
    cyrillic = [word for word in words if not word.isascii() and len(word) > 4]  # noqa: PLR2004
    return any(_ends_in_present(word) and not (said and is_verb(word)) for word in cyrillic)


def _ends_in_present(word: str) -> bool:
    """Tell whether a Cyrillic word ends as a verb in the present tense."""
    endings, others = _endings()
    return word.endswith(endings) and not word.endswith(others)


@cache
def _endings() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the endings of verbs in the present tense, and those of other words that end so too."""
    present = word_set(_TIMES, "now", "present_endings")
    return (*tables().present_endings, *sorted(present)), tuple(sorted(word_set(_TIMES, "now", "not_present")))


def _of_lead(sentence: Sentence, start: int, end: int) -> int:
    """Give where the words that say when begin: behind a colon without a verb those before it count: `The longest still running is that of X: six years`."""
    low = sentence.low
    if start == 0 or low[start - 1] != ":" or any(map(_can_be_verb, low[start:end])):
        return start
    lead = start - 1
    while lead > max(0, start - _REACH) and low[lead - 1] not in CLAUSE_ENDS:
        lead -= 1
    return lead


def contains(sentence: Sentence, reading: Reading) -> bool:
    """Tell whether a figure is said to be in something: `The list includes more than 3,500 names`."""
    said = word_set(_WORDS, "tense", "contains")
    return not said.isdisjoint(sentence.low) and not said.isdisjoint(sentence.low[segment(sentence, reading)[0] : reading.i])


def is_perfect(sentence: Sentence, reading: Reading) -> bool:
    """Tell whether a length of time has gone on until now: `has been held for three years`; not what a court `has sentenced` somebody to."""
    before = sentence.low[max(0, reading.i - _REACH) : reading.i]
    if reading.kind != "duration" or tables().perfect.isdisjoint(before):
        return False
    said = next(k for k, word in enumerate(before) if word in tables().perfect)
    return word_set(_TIMES, "counted", "rulings").isdisjoint(before[said:])


def until_now(sentence: Sentence, reading: Reading, *, flow: bool) -> bool:
    """Tell whether what is told without a date has come about by the day of the report: `214 have already signed`, `Шестеро под стражей`.

    What happens over a period (`flow`) is not, where only the lack of a verb would say so.
    """
    if sentence.find(phrase_set(_WORDS, "tense", "already")) is not None:
        return True
    if flow or sentence.find(tables().over_period) is not None:
        return False
    done, t = sentence.at(reading.i - 1), tables()
    if (
        sentence.at(reading.i - 2).endswith(tuple(t.perfect))
        and done.isalpha()
        and done not in t.determiners
        and done not in t.prepositions
    ):
        return True  # (I’ve read 212 books)
    start, end = segment(sentence, reading)
    words = sentence.low[start:end]
    told_by_endings = not any(word.isascii() and word.isalpha() for word in words)
    return told_by_endings and not any(map(_can_be_verb, words))


def _can_be_verb(word: str) -> bool:
    t = tables()
    return word in t.verbs or word in t.past_tense or is_participle(word) or (not word.isascii() and word.endswith(t.verb_endings))
