"""Decide whether a date is only told aside: in brackets with a figure of its own, or in a clause that a participle opens."""

from __future__ import annotations

from functools import cache

from reptrack.extract.claims.phrases import word_set
from reptrack.extract.claims.times.roles import CLAUSE_ENDS, is_as_of
from reptrack.extract.claims.tokens import Sentence, is_digits
from reptrack.extract.claims.verbs import is_participle
from reptrack.extract.claims.vocabulary import tables
from reptrack.values.numbers import lexicon

__all__ = ["bracketed_with_figure", "in_participle_clause"]

_BRACKETS = frozenset("()")
_PARTICIPLE_REACH = 9  # tokens from a participle to the date of its clause


def bracketed_with_figure(sentence: Sentence, index: int) -> tuple[int, int] | None:
    """Give the tokens of the brackets in which a date stands with a figure of its own: `104 convicted (in September 131)`; None for `(as of 7 May, 8 p.m.)`."""
    if "(" not in sentence.low or is_as_of(sentence, index):
        return None
    opened = closed = index
    while opened > 0 and sentence.low[opened] not in _BRACKETS:
        opened -= 1
    while closed < len(sentence.low) - 1 and sentence.low[closed] not in _BRACKETS:
        closed += 1
    if sentence.low[opened] != "(" or sentence.low[closed] != ")" or not any(map(is_digits, sentence.low[opened:closed])):
        return None
    return opened, closed


def in_participle_clause(sentence: Sentence, index: int) -> bool:
    """Tell whether a date stands in a clause that a participle opens behind a comma, about the past of somebody: `двенадцать, вышедших 24 мая`."""
    for i in range(index - 1, max(0, index - _PARTICIPLE_REACH), -1):
        if sentence.low[i] in CLAUSE_ENDS or not sentence.low[i][0].isalpha():
            return False
        if sentence.low[i - 1] == ",":
            end = next((k for k in range(index + 1, len(sentence.low)) if sentence.low[k] in CLAUSE_ENDS), len(sentence.low))
            word, rest = sentence.low[i], sentence.low[index + 1 : end]
            if any(is_digits(told) or told in lexicon().cardinals for told in rest):
                return False  # (осуждённого 22 января на девять лет)
            if word.isascii():
                return not any(told[0].isalnum() for told in rest) and is_participle(word) and word not in tables().verbs
            return word.endswith(_participle_endings())
    return False


@cache
def _participle_endings() -> tuple[str, ...]:
    return tuple(sorted(word_set("claim_times.toml", "participles", "endings")))
