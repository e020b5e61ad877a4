"""Decide which words before or after a length of time say what lasts so long, or who gives a term: `sentenced her to`, `was let go after`."""

from __future__ import annotations

from reptrack.extract.claims.nouns import DASHES, predicate_end
from reptrack.extract.claims.phrases import phrase_set, word_set
from reptrack.extract.claims.subjects.noun_before import left_phrase
from reptrack.extract.claims.subjects.subject_words import Subject, subject_of
from reptrack.extract.claims.tokens import ARTICLE, DATE, Sentence
from reptrack.extract.claims.verbs import PREDICATE_ENDS, is_participle, looks_like_verb
from reptrack.extract.claims.vocabulary import tables

__all__ = ["giving_verb", "is_term_verb", "verb_around", "verb_before"]

_PREDICATE, _GIST = 5, 3  # words that tell what was done
_REACH = 12  # tokens before a term in which the verb that gives it stands
_FAR = 26  # tokens before it, where whom it is given is described between commas: `gave Jan Novik, a nurse from Pinsk, 52, nine years`
_AHEAD = 6  # tokens behind it in which the verb stands: `За полгода она не получила`
_NAME = 2  # words of a name that are enough
_APART = frozenset({";", ":", "|", "!", "?"})
_QUOTES = frozenset('“”"«»„')


def is_term_verb(sentence: Sentence, i: int) -> bool:
    """Tell whether a word gives or gets a length of time: `got`, `served`, `sought`."""
    return i >= 0 and sentence.low[i] in word_set("subjects.toml", "term_verbs")


def giving_verb(sentence: Sentence, start: int, key: str = "term_givers") -> tuple[int, int] | None:
    """Give the tokens of the verb that gives, asks or gets the term that begins at a token, None if there is none.

    Whom it is given stands between, with all that is said of them: `назначил Ивану Новику, 41-летнему строителю, 17 лет`. `key` is where
    subjects.toml lists the verbs.
    """
    given, t = phrase_set("subjects.toml", key), tables()
    before = sentence.at(start - 1)
    if not sentence.may_have(given) or (before in t.prepositions and before not in word_set("subjects.toml", "term_prepositions")):
        return None
    named = sentence.form(start - 1)[:1].isupper() if start else False
    for i in range(start - 1, max(-1, start - _FAR), -1):
        word = sentence.low[i]
        if word in _APART or (word == "." and len(sentence.at(i - 1)) > _GIST):
            return None
        found = given.before(sentence.low, i + 1)
        if found is not None:
            return found[0], i + 1
        apposed = sentence.at(i - 1) == ","  # (gave Jan Novik, arrested in May, nine years)
        other = looks_like_verb(sentence, i) or (word.isascii() and not apposed and _is_done(sentence, i))
        if other or (named and t.duration.at(sentence.low, i) is not None):
            return None  # (Novik got six years, Lozka four years)
    return None


def verb_around(sentence: Sentence, start: int, end: int) -> Subject | None:
    """Give the Cyrillic verb of the clause of a length of time: before it, else behind it; None if there is none."""
    if (sentence.at(start - 1) + sentence.at(start) + sentence.at(end)).isascii():
        return None
    for i in range(start - 1, max(-1, start - _REACH), -1):
        if sentence.low[i] in PREDICATE_ENDS - {DATE, "(", ")"}:
            break
        if looks_like_verb(sentence, i):
            return subject_of(sentence, (i, i + 1))
    for i in range(end, min(end + _AHEAD, len(sentence.low))):
        if sentence.low[i] in PREDICATE_ENDS - {DATE}:
            break
        if looks_like_verb(sentence, i):
            return subject_of(sentence, (i, predicate_end(sentence, i, _GIST)))
    return None


def verb_before(sentence: Sentence, start: int, stop: int) -> Subject:  # noqa: PLR0911 - a rule a line
    """Give the predicate before a length of time: the last words since the auxiliary or subject; a preposition and a date between are passed over.

    Args:
        sentence: its sentence.
        start: the token where the length of time begins with its qualifier.
        stop: the token behind it.
    """
    t, end = tables(), start
    if sentence.at(start - 1) in t.term_before:
        end -= 1
    dated = False
    while end > 0 and _stands_between(sentence.low[end - 1], dated=dated):
        dated = dated or sentence.low[end - 1] == DATE
        end -= 1
    if end > 1 and sentence.low[end - 1] in t.lasting:
        at = end - 2 if sentence.at(end - 2) in t.relatives else end - 1
        left = left_phrase(sentence, at)
        said = (f"{left.text} {sentence.low[end - 1]}", (*left.tokens, sentence.low[end - 1]))
        return Subject(*said) if left.text else subject_of(sentence, (end - 1, end))
    if end > 0 and is_term_verb(sentence, end - 1):
        return subject_of(sentence, (_named_before(sentence, end - 1), end))  # (Jan Novik got five years)
    if sentence.at(end - 1) in word_set("subjects.toml", "term_measures"):
        return left_phrase(sentence, end)  # (ролик длиной 52 секунды)
    if (gave := giving_verb(sentence, start)) is not None:
        return subject_of(sentence, gave)
    if (told := verb_around(sentence, start, stop)) is not None:
        return told
    if (given := _giving(sentence, end)) >= 0:
        return subject_of(sentence, (given, given + 1))  # (sentenced the physicist Jan Novik to)
    i = _predicate_begin(sentence, end)
    cut = end - i == _PREDICATE or sentence.at(i - 1) in t.joints
    done_here = any(_is_done(sentence, n) and sentence.at(n - 1) not in t.prepositions for n in range(i, end))
    bare = i < end and sentence.low[i] not in t.prepositions and not done_here
    if cut and bare and (done := _done_before(sentence, i)) is not None:
        return done
    return subject_of(sentence, (i, end)) if i < end else Subject(None)


def _stands_between(word: str, *, dated: bool) -> bool:
    """Tell whether a word may stand between a verb and its length of time; before a date also what is part of when."""
    t = tables()
    return word in {DATE, ARTICLE} or word in _QUOTES or word in t.prepositions or word in t.after or (dated and word in t.since_fillers)


def _is_done(sentence: Sentence, i: int) -> bool:
    """Tell whether a word is a participle or a verb that says what somebody did."""
    word = sentence.low[i]
    named = not word.isascii() and sentence.form(i)[:1].isupper()
    return not named and (is_participle(word) or word in tables().verbs)


def _predicate_begin(sentence: Sentence, end: int) -> int:
    """Give the token where the predicate begins that ends at a token: no farther back than its verb."""
    t, i = tables(), end
    particles, objects = word_set("subjects.toml", "particles"), word_set("subjects.toml", "objects")
    while i > 0 and end - i < _PREDICATE:
        word = sentence.low[i - 1]
        verb = _is_done(sentence, i - 1)
        if not (word[0].isalpha() or word in DASHES) or word in t.auxiliaries or (word in t.pronouns and word not in objects):
            break
        passes = word in t.prepositions or word in t.adverbs or verb or word in objects or (i == end and word in particles)
        if word in t.stops and not passes:
            break
        i -= 1
        if (verb or word.endswith("ing")) and sentence.at(i - 1) not in t.prepositions:
            break
    return i


def _done_before(sentence: Sentence, end: int) -> Subject | None:
    """Give what has been done to somebody for so long, where much stands between: `deprived of contact with the world and their families for a year`."""
    for n in range(end, max(-1, end - _REACH), -1):
        if not sentence.low[n][0].isalpha():
            return None
        if is_participle(sentence.low[n]) and sentence.at(n - 1) in tables().auxiliaries:
            return subject_of(sentence, (n, predicate_end(sentence, n, _GIST)))
    return None


def _named_before(sentence: Sentence, verb: int) -> int:
    """Give the token where the name begins that stands right before a verb, or the verb itself."""
    i = verb
    while i > 0 and verb - i < _NAME and sentence.form(i - 1)[:1].isupper() and sentence.low[i - 1] not in tables().pronouns:
        i -= 1
    return i


def _giving(sentence: Sentence, end: int) -> int:
    """Give the token of the verb before a name that somebody is given a term with: `gave Jan and Ina Novik`; -1 if no name stands between."""
    t, named = tables(), False
    for i in range(end - 1, max(-1, end - _REACH), -1):
        word = sentence.low[i]
        if is_term_verb(sentence, i) or _is_done(sentence, i):
            return i if named and sentence.low[i + 1] not in t.prepositions else -1
        if not (word[0].isalpha() or word in DASHES) or word in t.auxiliaries or word in t.relatives:
            return -1
        named = named or sentence.form(i)[:1].isupper()
    return -1
