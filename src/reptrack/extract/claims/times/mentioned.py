"""Decide whether a date is only that of something mentioned: the deed somebody is tried for, a law, a gathering they took part in, a year of birth."""

from __future__ import annotations

from reptrack.extract.claims.phrases import Phrases, phrase_set, word_set
from reptrack.extract.claims.times.roles import CLAUSE_ENDS, is_as_of
from reptrack.extract.claims.tokens import Sentence, is_digits
from reptrack.extract.claims.verbs import is_participle
from reptrack.extract.claims.vocabulary import tables

__all__ = ["is_birth_year", "mentioned_from"]

_WORDS = "claim_times.toml"
_REACH = 12  # tokens before a date in which what it belongs to is named
_SUBJECT = 4  # tokens before a law in which a preposition says that it is only cited
_PLACE = 6  # tokens of a place between a gathering and its day: `in Minsk on`
_GROWN = 12  # years before the report up to which a year alone may be that of a birth
_YEAR = len("2024")


def mentioned_from(sentence: Sentence, index: int) -> int | None:
    """Give the token with which what a date only mentions begins, None if it mentions nothing: `four years | for a speech of 14 October 2020`."""
    if is_as_of(sentence, index):
        return None
    law = _law(sentence, index)
    return law if law is not None else _deed(sentence, index) if sentence.may_have(_leads()) else _gathering(sentence, index)


def _leads() -> Phrases[bool]:
    return phrase_set(_WORDS, "deeds", "lead")


def _law(sentence: Sentence, index: int) -> int | None:
    """Read `under Decree-Law 54 of 13 September 2022`, `по указу № 5 от 3 мая`; not the one that does something: `The decree of 22 May freed 15`."""
    nouns = phrase_set(_WORDS, "laws", "nouns")
    if not sentence.may_have(nouns):
        return None
    low, i = sentence.low, index
    if sentence.at(i - 1) in word_set(_WORDS, "laws", "from"):
        i -= 1
    while i > 1 and (is_digits(low[i - 1]) or low[i - 1] in word_set(_WORDS, "laws", "number") or low[i - 1] in {".", "-", "/"}):
        i -= 1
    found = nouns.before(low, i) if i < index else None
    if found is None:
        return None
    prepositions = tables().prepositions
    return found[0] if any(word in prepositions for word in low[max(0, found[0] - _SUBJECT) : found[0]]) else None


def _deed(sentence: Sentence, index: int) -> int | None:
    """Read `for having stood in a column in August`, `за пост от 3 мая`; a gathering that somebody took part in too."""
    nouns, gerund = phrase_set(_WORDS, "deeds", "nouns"), tuple(word_set(_WORDS, "deeds", "gerund"))
    for i in range(index - 1, max(-1, index - _REACH), -1):
        if sentence.low[i] in CLAUSE_ENDS or sentence.low[i] in {".", "!", "?"}:
            break
        found = _leads().at(sentence.low, i)
        if found is None:
            continue
        word = sentence.at(found[0])
        named = word.isascii() and word.endswith(gerund) and word not in word_set(_WORDS, "deeds", "no_gerunds")
        if named or any(nouns.at(sentence.low, k) is not None for k in range(found[0], index)):
            return i
    return _gathering(sentence, index)


def _gathering(sentence: Sentence, index: int) -> int | None:
    """Read `over taking part in a march through Brest on 9 May`."""
    part, nouns = phrase_set(_WORDS, "gatherings", "part_in"), phrase_set(_WORDS, "gatherings", "nouns")
    if not sentence.may_have(part) or not sentence.may_have(nouns):
        return None
    low, i = sentence.low, index
    while i > 0 and index - i < _PLACE + 1 and nouns.at(low, i - 1) is None:
        if low[i - 1] in CLAUSE_ENDS:
            return None
        i -= 1
    if i == 0 or nouns.at(low, i - 1) is None:
        return None
    for k in range(i - 1, max(0, i - _REACH), -1):
        if (found := part.before(low, k)) is not None:
            return found[0]
        if low[k - 1] in CLAUSE_ENDS - {","} or low[k - 1] in tables().auxiliaries:
            return None
    return None


def is_birth_year(sentence: Sentence, index: int, dated: str | None) -> bool:
    """Tell whether a year alone stands behind a name as that of a birth: `- Novik Jan, 1968, Brest: 4 years`, `Novik (1979)`."""
    value = sentence.dates[index].value or ""
    if len(value) != _YEAR or not value.isdecimal() or sentence.low[index - 1 : index] not in ([","], ["("]):
        return False
    if sentence.at(index + 1) not in {",", ")", ";", ":", "."} or is_participle(sentence.at(index - 2)):
        return False
    return dated is not None and int(value) <= int(dated[:_YEAR]) - _GROWN
