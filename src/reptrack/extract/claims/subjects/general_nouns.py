"""Decide what is counted where the noun behind a figure says no more than that they are people: `441 people`, `35 people as prisoners`."""

from __future__ import annotations

from reptrack.extract.claims.nouns import noun_phrase
from reptrack.extract.claims.phrases import word_set
from reptrack.extract.claims.subjects.noun_before import counted_before, label_noun
from reptrack.extract.claims.subjects.subject_words import Subject, subject_of
from reptrack.extract.claims.tokens import DATE, Sentence, is_digits
from reptrack.extract.claims.verbs import is_befallen, is_infinitive, is_participle, looks_like_verb, skip_auxiliaries
from reptrack.extract.claims.vocabulary import tables
from reptrack.values.numbers import lexicon

__all__ = ["befell_before", "counted_in_people", "names_somebody", "past_aside", "what_they_became"]

_BEFORE = 8  # tokens before a figure in which the verb stands whose subject it counts
_TOLD = 3  # words of what befell them
_ADDED = 18  # tokens that add to a general noun before its predicate


def counted_in_people(sentence: Sentence, i: int, j: int, start: int) -> Subject | None:
    """Give what is counted in people: before a figure (`the number of prisoners is 441 people`), or what they are taken for; None if nothing says so."""
    if sentence.at(j) in word_set("subjects.toml", "as") and _is_taken(sentence, start):
        return subject_of(sentence, (i, noun_phrase(sentence, j + 1)[1]))  # (recognised 35 people as political prisoners)
    return _number_of(sentence, start) or label_noun(sentence, start) if j - i == 1 else None


def _number_of(sentence: Sentence, start: int) -> Subject | None:
    """Give the noun of `the number of prisoners is 441 people`, `число политзаключённых составляет 441 человек`."""
    while sentence.at(start - 1) in tables().prepositions:
        start -= 1
    verb = sentence.at(start - 1)
    if not verb or not (verb in tables().auxiliaries or verb in word_set("subjects.toml", "left_out", "stood")):
        return None
    return counted_before(sentence, start - 1)


def _is_taken(sentence: Sentence, start: int) -> bool:
    """Tell whether the verb before a figure says what those counted are taken for: `identified`, `recognised`."""
    verb = sentence.at(start - 1)
    return verb in word_set("metrics.toml", "recognising") or verb in word_set("metrics.toml", "regarding")


def names_somebody(sentence: Sentence, i: int) -> bool:
    """Tell whether the predicate that begins at a token is a name: `are Jan Novik and`, `are likely Jan Novik`."""
    after = skip_auxiliaries(sentence, i)
    if after == i:
        return False
    i = after + (sentence.at(after) in tables().adverbs or sentence.at(after) in tables().stops)
    return i + 1 < len(sentence.low) and all(sentence.form(k)[:1].isupper() for k in (i, i + 1))


def past_aside(sentence: Sentence, j: int) -> int:
    """Pass over what only adds to a general noun, up to its predicate: `people, including activists, have been killed`, `people in total were`."""
    t = tables()
    begin = j + 1 if sentence.at(j) == "," else j
    if (t.including if begin > j else t.closing).at(sentence.low, begin) is None:
        return j
    for n in range(begin + 1, min(begin + _ADDED, len(sentence.low))):
        word = sentence.low[n]
        if is_digits(word) or word in {";", "(", ":", "."} or word in t.relatives or word in lexicon().cardinals:
            return j
        if word in t.auxiliaries and word.isascii():
            after = skip_auxiliaries(sentence, n)
            return after if is_participle(sentence.at(after)) else j
    return j


def befell_before(sentence: Sentence, start: int, *, generic: bool) -> tuple[int, int] | None:
    """Give what a Cyrillic clause says of those counted before it counts them: `выйшлі на волю 14 чалавек`, `погиб 21 человек`, `осуждены 36 авторов`.

    Only a general noun needs a verb; to any other a short participle right before the figure is added.
    """
    t = tables()
    if sentence.at(start - 1) in t.prepositions:
        return None
    for i in range(start - 1, max(-1, start - _BEFORE), -1):
        word = sentence.low[i]
        if word == DATE or (i < start - 1 and word in t.prepositions):
            continue
        if not word[0].isalpha() or word in t.auxiliaries or word in t.joints or is_infinitive(word):
            return None
        if is_befallen(word) or (
            generic and (looks_like_verb(sentence, i) or word in t.verbs or word in word_set("subjects.toml", "befell"))
        ):
            end = start
            while end > i + 1 and (sentence.low[end - 1] in t.skip or sentence.low[end - 1] in t.stops):
                end -= 1
            return i, end if end - i <= _TOLD and DATE not in sentence.low[i:end] else i + 1
        if not generic:
            return None
    return None


def what_they_became(sentence: Sentence, start: int) -> int:
    """Give the token that says what people became: `обвиняемыми по делу стали 110 человек`; -1 if none does."""
    if sentence.at(start - 1).isascii() or sentence.at(start - 1) not in tables().auxiliaries:
        return -1
    endings = tuple(sorted(word_set("subjects.toml", "instrumental")))
    near = range(start - 2, max(-1, start - 2 - _BEFORE), -1)
    return next((k for k in near if sentence.low[k].endswith(endings) and len(sentence.low[k]) > _BEFORE), -1)
