"""Decide what a figure counts whose noun stands before it: `the number of X reached`, `X: 15`, `a cell for ten`, or what the one before counted."""

from __future__ import annotations

from functools import cache

from reptrack.extract.claims.nouns import DASHES, noun_phrase
from reptrack.extract.claims.phrases import grammar, word_set
from reptrack.extract.claims.sources.sources import is_verb
from reptrack.extract.claims.subjects.labels import label_before
from reptrack.extract.claims.subjects.subject_words import Subject, head, subject_of
from reptrack.extract.claims.tokens import DATE, Sentence, is_digits
from reptrack.extract.claims.verbs import finite_verb, is_participle
from reptrack.extract.claims.vocabulary import tables

__all__ = ["counted_before", "label_noun", "left_phrase", "noun_before"]

_FAR = 26
_REGION = 3  # words of `у Гомельскай вобласці`
_PLACE = 2  # words of `в Петербурге`, or of a name of a place
_LABEL = 4  # words before a dash that say what the figure behind it counts


def noun_before(sentence: Sentence, start: int, previous: Subject | None) -> Subject:  # noqa: C901, PLR0911 - a rule a line
    """Find what is counted before the number: `the number of X reached`, `X: 15`, or what the figure before counted."""
    t = tables()
    if (counted := counted_before(sentence, start)) is not None:
        return counted
    if (label := _label(sentence, start, previous) or _on_its_line(sentence, start)) is not None:
        return label
    if sentence.at(start - 1) == "(" and (place := _place_before(sentence, start - 1)) >= 0:
        return previous if previous and previous.text else left_phrase(sentence, place)  # (most searches were in Minsk (38))
    for i in range(start, max(0, start - 5), -1) if sentence.may_have(t.of_whom) else ():
        antecedent = t.of_whom.before(sentence.low, i)
        if antecedent is not None and antecedent[0] > 0:
            return left_phrase(sentence, antecedent[0])
    if (held := _left_noun(sentence, start)) is not None:
        return held
    verb = start - 1
    if is_verb(sentence.at(verb)) and sentence.at(verb - 1) not in t.determiners:
        return Subject(previous.text, previous.tokens) if previous and previous.text else Subject(None)  # (Viasna counted 52)
    done = finite_verb(sentence, start) == verb or (sentence.at(verb) in t.verbs and not sentence.at(verb).isascii())
    if sentence.at(verb) in word_set("subjects.toml", "left_out", "recorded") and (noun := left_phrase(sentence, verb)).text:
        return noun  # (таких задержаний было зафиксировано 79)
    if verb >= 0 and done and t.percent.at(sentence.low, start + 1) is None:
        begin = verb - 2 if sentence.at(verb - 2) in t.prepositions and sentence.form(verb - 1)[:1].islower() else verb
        return subject_of(sentence, (begin, start))
    if previous and previous.text:
        return Subject(previous.text, previous.tokens)
    return left_phrase(sentence, start)


def counted_before(sentence: Sentence, start: int) -> Subject | None:
    """Give the noun of `the number of X` before a token, None if no number is spoken of."""
    t = tables()
    for i in range(start - 1, max(-1, start - _FAR), -1) if sentence.may_have(t.total_of) else ():
        found = t.total_of.at(sentence.low, i)
        if found is not None and found[0] <= start:
            a, b = noun_phrase(sentence, found[0])
            while b > a + 1 and (
                is_participle(sentence.low[b - 1]) or sentence.low[b - 1] in word_set("subjects.toml", "left_out", "stood")
            ):
                b -= 1
            if a < b <= start and not _told_of_another(sentence, b, start):
                return subject_of(sentence, (a, b))
    return None


def _told_of_another(sentence: Sentence, i: int, start: int) -> bool:
    """Tell whether a figure behind its noun took a number before: `the number of men is 942, women – 300`."""
    between = sentence.low[i:start]
    return "," in between and any(map(is_digits, between))


def _is_where(sentence: Sentence, i: int, j: int) -> bool:
    """Tell whether a label only says where: `в Петербурге — 11`, `У Гомельскай вобласці – 16, Менскай – 13`."""
    t = tables()
    if sentence.low[i] in t.prepositions:
        return not sentence.low[i].isascii() and _PLACE <= j - i <= _REGION and sentence.form(i + 1)[:1].isupper()
    listed = i > 1 and j - i < _PLACE and sentence.form(i)[:1].isupper() and is_digits(sentence.low[i - 2]) and sentence.low[i - 1] == ","
    return listed and sentence.low[0] in t.place_prepositions and sentence.form(1)[:1].isupper()


def _place_before(sentence: Sentence, end: int) -> int:
    """Give the token of the preposition before a place by name that ends at a token: `in New Lozka (38)`; -1 if there is none."""
    i = end
    while i > 0 and end - i < _PLACE and sentence.form(i - 1)[:1].isupper():
        i -= 1
    return i - 1 if i < end and sentence.at(i - 1) in tables().place_prepositions | tables().joints else -1


def _left_noun(sentence: Sentence, start: int) -> Subject | None:
    """Give the noun right before a number that ends its clause: `a cell for ten`, `камера на десять`, `затрыманых ужо 20 тысяч`; `convicted 109`."""
    t, i = tables(), start
    while i > 0 and (sentence.low[i - 1] in t.adverbs or sentence.low[i - 1] in grammar("articles")):
        i -= 1
    word, noun = sentence.at(i - 1), sentence.at(i - 2)
    if word in grammar("room") and noun.isalpha() and noun not in t.stops and t.percent.at(sentence.low, start + 1) is None:
        verb = is_participle(noun) or noun.endswith(_endings("reflexive")) or finite_verb(sentence, i - 1) == i - 2
        return None if verb or noun in word_set("subjects.toml", "left_out", "meant") else subject_of(sentence, (i - 2, i - 1))
    if is_participle(word) and word.isascii() and not is_verb(word) and word not in t.stops and sentence.at(i - 2) not in t.prepositions:
        return subject_of(sentence, (i - 1, i))
    counted = not word.isascii() and word.isalpha() and word.endswith(_endings("genitive")) and sentence.at(i - 2) not in t.prepositions
    return subject_of(sentence, (i - 1, i)) if counted and not is_participle(word) else None


@cache
def _endings(name: str) -> tuple[str, ...]:
    return tuple(sorted(word_set("subjects.toml", "left_out", name)))


def _on_its_line(sentence: Sentence, start: int) -> Subject | None:
    """Give the label that opens the line or sentence of a figure: `Homes searched: 14`, `arrests ........ 97`."""
    label = label_before(sentence, start)
    if label is None:
        return None
    return _before_verb(sentence, 0, start) or Subject(*label)


def _before_verb(sentence: Sentence, i: int, j: int) -> Subject | None:
    """Give the noun of a label that is a clause: `У маі такіх прысудаў было менш – 101`; None where it has no verb in the past tense."""
    said = next((k for k in range(i + 1, j) if sentence.low[k] in tables().past_tense and sentence.low[k - 1].isalpha()), -1)
    return left_phrase(sentence, said) if said > 0 else None


def label_noun(sentence: Sentence, start: int) -> Subject | None:
    """Give the noun of a label before a number of people: `Men among them – 2,923 people`; None where a verb or a place stands there."""
    if sentence.at(start - 1) not in {"–", "—"} or sentence.glued(start - 1):
        return None
    t, i = tables(), start - 1
    while i > 0 and sentence.low[i - 1].isalpha():
        i -= 1
    words = sentence.low[i : start - 1]
    if not words or words[0] in t.prepositions or finite_verb(sentence, start - 1) >= 0:
        return None
    if any(word in t.auxiliaries or word in t.verbs or is_participle(word) for word in words):
        return None
    a, b = noun_phrase(sentence, i)
    return subject_of(sentence, (a, b)) if a < b <= start - 1 else None


def _label(sentence: Sentence, start: int, previous: Subject | None) -> Subject | None:
    """Give the words right before a dash, or before `among them`: `(men – 71, women – 25)`, `за решёткой — 377`, `женщин среди них 64`."""
    t = tables()
    j = start
    if sentence.at(j - 1) in {"–", "—"} and not sentence.glued(j - 1):
        j -= 1
    elif (among := t.including.before(sentence.low, j)) is not None and 0 < among[0] < j - 1 and sentence.low[among[0] - 1].isalpha():
        j = among[0]
    if j == start:
        return None
    i = j
    while i > 0 and j - i < _LABEL and (sentence.low[i - 1][0].isalpha() or sentence.low[i - 1] in {"“", "”", "«", "»", '"'}):
        i -= 1
    if i < j and all(word in t.months for word in sentence.low[i:j]):
        return previous if previous and previous.text else Subject(None)  # (calls: 743 (April – 201, May – 268))
    if _is_where(sentence, i, j):  # (в Петербурге — 11)
        return subject_of(sentence, (i, j), prefix=head(previous, 1)) if previous and previous.text else Subject(None)
    opens = i == 0 or sentence.low[i - 1] in {",", ";", "(", ":", ".", "•"}
    while i < j - 1 and (sentence.low[i] in t.joints or sentence.low[i] in word_set("subjects.toml", "left_out", "and")):
        i += 1  # (а женщин – 494)
    words = [word for word in sentence.low[i:j] if word not in t.pronouns and word not in t.of_the]
    if opens and (clause := _before_verb(sentence, i, j)) is not None and clause.text:
        return clause
    return subject_of(sentence, (i, j)) if opens and words and sentence.low[i:j] != ["total"] else None


def left_phrase(sentence: Sentence, start: int, *, whole: bool = True) -> Subject:
    """Give the last noun phrase before the verb or colon that the number follows; not `whole`, only the word that it depends on."""
    t = tables()
    j = start
    while j > 0 and (
        sentence.low[j - 1] in t.auxiliaries
        or (not whole and sentence.low[j - 1] in t.pronouns)
        or sentence.low[j - 1] in t.prepositions
        or sentence.low[j - 1] in {":", "–", "—", "(", "|", DATE}
    ):
        j -= 1
    i = j
    while i > 0 and j - i < 5 and (sentence.low[i - 1][0].isalpha() or sentence.low[i - 1] in DASHES):  # noqa: PLR2004
        if sentence.low[i - 1] in t.stops and sentence.low[i - 1] not in t.prepositions:
            break
        if sentence.low[i - 1] in t.determiners and i < j and sentence.at(i - 2) not in t.prepositions:
            break
        i -= 1
        if not whole and is_participle(sentence.low[i]):
            break
    figure = word_set("subjects.toml", "left_out", "and")
    while i < j and (sentence.low[i] in t.determiners or sentence.low[i] in t.prepositions or (i < j - 1 and sentence.low[i] in figure)):
        i += 1
    return subject_of(sentence, (i, j)) if i < j else Subject(None)
