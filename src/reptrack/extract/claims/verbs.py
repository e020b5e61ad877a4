"""Decide which words are verbs and participles: by lists, and by their endings."""

from __future__ import annotations

from functools import cache, lru_cache

from reptrack.extract.claims.phrases import phrase_set, word_set
from reptrack.extract.claims.tokens import DATE, Sentence
from reptrack.extract.claims.vocabulary import tables
from reptrack.text.remember import NAMES
from reptrack.values.numbers import lexicon

__all__ = ["PREDICATE_ENDS", "finite_verb", "is_befallen", "is_infinitive", "is_participle", "looks_like_verb", "skip_auxiliaries"]

PREDICATE_ENDS = frozenset({"(", ")", "[", ";", ",", ".", ":", "!", "?", DATE, "|", "—"})
_SHORTEST = 4  # letters of a Cyrillic verb
_VERB_REACH = 12  # tokens before a figure in which its verb stands


def skip_auxiliaries(sentence: Sentence, k: int) -> int:
    """Give the token after the auxiliary verbs that begin at `k`, `k` if there is none."""
    t = tables()
    auxiliaries, word = t.auxiliaries, sentence.at(k)
    while word in auxiliaries or (word in t.adverbs and sentence.at(k - 1) in auxiliaries):
        k += 1
        word = sentence.at(k)
    return k


def finite_verb(sentence: Sentence, end: int) -> int:
    """Give the token of the Cyrillic verb that the words before a figure depend on, -1 if there is none: `аштрафаваў Людмілу Пузыню на`."""
    t = tables()
    for i in range(end - 1, max(-1, end - _VERB_REACH), -1):
        word = sentence.low[i]
        if word in PREDICATE_ENDS:
            return -1
        if len(word) > 4 and not word.isascii() and word.endswith(t.verb_endings) and word not in t.generic:  # noqa: PLR2004
            if word in t.verbs:
                return -1
            if sentence.form(i)[:1].islower():
                return i  # (a name may end as a verb does: приговорил Руслана Исхакова)
    return -1


@cache
def _latin_endings() -> tuple[str, ...]:
    return tuple(sorted(word_set("subjects.toml", "participle_endings_latin")))


@lru_cache(maxsize=NAMES)
def is_participle(word: str) -> bool:
    """Tell whether a word says what was done to somebody: detained, held, задержаны; told by its ending or from the list."""
    t = tables()
    if not word[:1].isalpha():
        return False
    if word.isascii():
        return word in t.participles or (
            len(word) > 4 and word.endswith(_latin_endings()) and word not in t.not_participles  # noqa: PLR2004
        )
    return len(word) > 4 and word.endswith(t.participle_endings) and word not in t.generic  # noqa: PLR2004


@cache
def _endings(name: str) -> tuple[str, ...]:
    return tuple(sorted(word_set("subjects.toml", name)))


def looks_like_verb(sentence: Sentence, i: int) -> bool:
    """Tell whether a token looks like a Cyrillic verb in the past, the present or the infinitive: `читала`, `голодает`, `спаў`."""
    word = sentence.at(i)
    if len(word) < _SHORTEST or word.isascii() or not word.endswith(_endings("term_verb_endings")) or word in lexicon().cardinals:
        return False
    if sentence.form(i)[:1].isupper() and i > 0:
        return False
    return phrase_set("subjects.toml", "no_term_verbs").at(sentence.low, i) is None and word not in tables().generic


def is_befallen(word: str) -> bool:
    """Tell whether a word is a short Cyrillic participle in the plural: `осуждены`, `затрыманыя`."""
    return not word.isascii() and word.endswith(_endings("befallen_endings"))


def is_infinitive(word: str) -> bool:
    """Tell whether a Cyrillic word ends as an infinitive does: `освободить`, `вызваліць`."""
    return not word.isascii() and word.endswith(_endings("infinitive_endings"))
