"""Decide how exact a figure is, from the words before and after it: at least, more than, about, nearly, up to."""

from __future__ import annotations

from typing import cast

from reptrack.extract.claims.readings import Reading
from reptrack.extract.claims.tables import tables
from reptrack.extract.claims.tokens import Sentence, is_digits
from reptrack.records import Qualifier
from reptrack.values.numbers import lexicon

__all__ = ["qualifier_of"]

# Signs that may stand between a qualifier and its number.
_OPENING = frozenset('“"(«')
_FEW = 10
_SOFT = frozenset({"at_least", "about", "almost"})


def qualifier_of(sentence: Sentence, reading: Reading) -> tuple[Qualifier, int]:
    """Give the qualifier of a figure, and the token where the figure with its qualifier begins."""
    if reading.high is not None:
        return "at_least", reading.before()
    if reading.value is None:
        return "about", reading.before()
    start = reading.before()
    for i in (start, start - 1):
        if i != start and not _may_stand_between(sentence.at(i)):
            break
        found = tables().qualifier_before.before(sentence.low, i)
        if found is not None and i != start and sentence.at(i) in tables().qualifier_prepositions and found[1] not in _SOFT:
            continue
        if found is not None and not _only_spatial(sentence, reading, found[0]):
            return cast("Qualifier", found[1]), found[0]
    after = tables().qualifier_after.at(sentence.low, reading.j)
    if after is None and reading.kind != "duration":
        after = _after_noun(sentence, reading)
    if after is not None:
        return cast("Qualifier", after[1]), start
    return "exact", start


def _may_stand_between(token: str) -> bool:
    return token in _OPENING or token in tables().qualifier_between or token in tables().qualifier_prepositions


def _after_noun(sentence: Sentence, reading: Reading) -> tuple[int, str] | None:
    """Find `or more` one or two words after the number: `200 people or more`."""
    for j in (reading.j + 1, reading.j + 2):
        if sentence.at(j) in tables().joints:
            return tables().qualifier_after.at(sentence.low, j)
    return None


def _only_spatial(sentence: Sentence, reading: Reading, at: int) -> bool:
    """Tell whether the word before is no qualifier here: `guilty under two articles`, `tried over two posts`, `from 5 to 7`."""
    word = sentence.low[at]
    if word in tables().range_words and (is_digits(sentence.at(at - 1)) or sentence.at(at - 1) in lexicon().cardinals):
        return True
    if word in tables().spatial_few and reading.kind == "count" and isinstance(reading.value, int) and reading.value < _FEW:
        return True
    return word in tables().spatial and reading.kind == "count"
