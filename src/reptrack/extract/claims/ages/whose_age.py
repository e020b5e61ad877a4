"""Decide whose age is given: a named person's, that of kin or children, or of those who are over it."""

from __future__ import annotations

from collections.abc import Sequence

from reptrack.extract.claims.nouns import noun_phrase
from reptrack.extract.claims.phrases import grammar, phrase_set, word_set
from reptrack.extract.claims.readings import Reading
from reptrack.extract.claims.subjects.noun_before import left_phrase
from reptrack.extract.claims.subjects.subject_words import Subject, subject_of
from reptrack.extract.claims.tokens import Sentence, is_digits
from reptrack.extract.claims.vocabulary import tables
from reptrack.values.numbers import is_number_word, lexicon

__all__ = ["person_subject"]

_LONGEST = 8  # words of a clause before an age
_NEAR = 100  # characters from a name to an age that is still that person's
_COUPLE = 2
_GROUP = 4  # words of those who are over an age
_INDEFINITE = 4  # tokens of `a young man of`
_APPOSED = 6  # characters between a name and the age after it: `Jan Novik, a 67-year-old`


def person_subject(sentence: Sentence, reading: Reading, persons: Sequence[tuple[int, int, str]]) -> Subject:  # noqa: C901, PLR0911 - a rule a line
    """Say whose age is given: the named person beside it, else the words after or before it.

    Args:
        sentence: its sentence.
        reading: the age.
        persons: the named persons of the sentence: where they begin and end in the text, and their names.
    """
    t = tables()
    kin = _kin_before(sentence, reading.i)
    if kin >= 0:
        return subject_of(sentence, (kin, kin + 1))
    begin, end = sentence.begins[reading.i], sentence.ends[reading.j - 1]
    if (child := _family_before(sentence, reading.i)) is not None and not any(0 <= a - end <= 1 for a, _, _ in persons):
        return child
    most = reading.i - 1 - (sentence.at(reading.i - 1) in t.auxiliaries)
    if sentence.at(most) in t.superlatives:
        return subject_of(sentence, (most, most + 1))  # (the oldest 66, the youngest was fourteen)
    left = [
        (_gap(sentence.text[b:begin]), name) for a, b, name in persons if b <= begin and not _called_too(sentence, a, b, begin, persons)
    ]
    if left and min(left)[0] <= _APPOSED and sentence.at(reading.i - 1) not in t.joints:
        return _person(_first_of_two(sentence, reading, left, persons) or min(left)[1])
    if sentence.at(reading.i - 1) in t.age_over or sentence.at(reading.i - 1) in t.than:
        return _group_over(sentence, reading.i - 1)
    if reading.j - reading.i > 1:
        i, j = noun_phrase(sentence, reading.j)
        reach = sentence.begins[j] if j < len(sentence.low) else sentence.end
        ahead = [(a - end, name) for a, _, name in persons if a >= end and a <= max(end + 1, reach)]
        if ahead:
            return _person(min(ahead)[1])
        if i < j and sentence.form(i)[:1].islower() and sentence.low[i] not in tables().verbs:
            return subject_of(sentence, (i, j))
    if left and min(left)[0] <= _NEAR:
        return _person(min(left)[1])
    found = left_phrase(sentence, reading.before())
    if found.tokens and any(article in grammar("a") for article in sentence.low[max(0, reading.i - _INDEFINITE) : reading.i]):
        return Subject(found.text, (*found.tokens, "a"))  # (a man of 51: nobody named before)
    return found if found.text else _clause_before(sentence, reading.i)


def _first_of_two(
    sentence: Sentence, reading: Reading, left: Sequence[tuple[int, str]], persons: Sequence[tuple[int, int, str]]
) -> str | None:
    """Give whose the first of two ages is: of `Ina and Jan Novik, 39 and 35` Ina's; None where there are not two persons and two ages."""
    joints, after = tables().joints, sentence.at(reading.j + 1)
    if len(left) < _COUPLE or sentence.at(reading.j) not in joints or not (is_digits(after) or is_number_word(after)):
        return None
    one, other = [(a, b, name) for a, b, name in persons if b <= sentence.begins[reading.i]][-2:]
    return one[2] if sentence.text[one[1] : other[0]].strip() in joints else None


def _group_over(sentence: Sentence, end: int) -> Subject:
    """Give those who are over an age: of `the release of all detainees over 60` the detainees, and none whose name stands near."""
    t = tables()
    while end > 0 and (sentence.low[end - 1] in t.auxiliaries or sentence.low[end - 1] in t.relatives or sentence.at(end) in t.than):
        end -= 1
    begin = end
    while begin > 0 and end - begin < _GROUP and sentence.low[begin - 1][0].isalpha() and sentence.low[begin - 1] not in t.prepositions:
        if sentence.low[begin - 1] in t.determiners or sentence.low[begin - 1] in t.stops:
            break
        begin -= 1
    return subject_of(sentence, (begin, end)) if begin < end else left_phrase(sentence, end)


def _gap(between: str) -> int:
    """Give how many characters stand between a name and an age, without what brackets right behind the name hold."""
    bracketed = between.lstrip().startswith("(") and ")" in between
    return len(between) - between.index(")") - 1 if bracketed else len(between)


def _called_too(sentence: Sentence, a: int, b: int, begin: int, persons: Sequence[tuple[int, int, str]]) -> bool:
    """Tell whether a name stands in brackets behind a person's, of whom the age behind the brackets is told: `Volha Novik (Olga Novik), 45`."""
    opening = sentence.text.rfind("(", sentence.start, a)
    if opening < 0 or ")" in sentence.text[opening:a] or ")" not in sentence.text[b:begin]:
        return False
    return any(0 <= opening - stop <= 1 for _, stop, _ in persons)


def _family_before(sentence: Sentence, i: int) -> Subject | None:
    """Give kin or children right before their ages: `María Cedeño's son, 17,`, `двое детей, 9 и 14 лет`, `the boys are seven and four`."""
    t, cardinals = tables(), lexicon().cardinals
    k, between = i, t.joints | t.auxiliaries | cardinals.keys() | {",", "("}
    while k > 0 and (sentence.low[k - 1] in between or is_digits(sentence.low[k - 1])):
        k -= 1
    while (said := t.age_before.before(sentence.low, k)) is not None:
        k = said[0] - (sentence.at(said[0] - 1) == ",")  # (their children, aged six and eleven)
    family = word_set("quantities.toml", "ages", "kin") | word_set("quantities.toml", "ages", "kin_groups")
    if k in {0, i} or sentence.low[k - 1] not in family:
        return None
    owner = k - 1
    while owner > 0 and (
        sentence.low[owner - 1] in {"s", "'s", "’s", "'", "’"} or (owner < k - 1 and sentence.form(owner - 1)[:1].isupper())
    ):
        owner -= 1
    return subject_of(sentence, (owner, k))


def _kin_before(sentence: Sentence, i: int) -> int:
    """Give the token of `husband` in `her husband is 47`, `яе мужу 47 гадоў`: kin without a name; -1 if there is none."""
    t = tables()
    while i > 0 and sentence.low[i - 1] in t.auxiliaries:
        i -= 1
    kin = phrase_set("subjects.toml", "kin")
    owned = i > 1 and (sentence.low[i - 2] in t.determiners or sentence.low[i - 2] in t.pronouns or sentence.low[i - 2] in t.stops)
    return i - 1 if owned and sentence.low[i - 1] in kin else -1


def _person(name: str) -> Subject:
    return Subject(name, tuple(name.lower().split()))


def _clause_before(sentence: Sentence, end: int) -> Subject:
    """Give the words of the clause before a figure, without `of them`."""
    i = end
    while i > 0 and end - i < _LONGEST and (sentence.low[i - 1][0].isalnum() or sentence.low[i - 1] in {"-", "’", "'"}):
        i -= 1
    t = tables()
    found = t.of_whom.before(sentence.low, end)
    end = found[0] if found else end
    while end > i + 1 and (
        sentence.low[end - 1] in t.prepositions or sentence.low[end - 1] in t.auxiliaries or sentence.low[end - 1] in t.relatives
    ):
        end -= 1
    return subject_of(sentence, (i, end))
