"""Decide that a number without any word for years is the age of a child, of kin or of who speaks: `the boys are seven and four`, `Мне пятьдесят два`."""

from __future__ import annotations

from collections.abc import Sequence

from reptrack.extract.claims.numbers.expressions import Number
from reptrack.extract.claims.phrases import phrase_set, word_set
from reptrack.extract.claims.tokens import Sentence
from reptrack.extract.claims.vocabulary import tables
from reptrack.records import Name

__all__ = ["clause_before", "of_family", "only_dative", "up_to_age"]

_CLOSING = frozenset({",", ")", ".", ";", "", "–", "—", "]", "!", "?", ":", '"', "”", "»"})
_BREAKS = frozenset({",", ".", ";", ":", "—", "–", "("})
_FRAME = 5  # tokens of `for her elder son,`
_NEAR = 10  # tokens in which kin are spoken of
_CLAUSE = 7  # tokens of a clause that names somebody in the dative
_ASIDE = 3  # words of a parenthesis: `между прочим`
_FEWEST_OF_OTHERS = 10
_TERM_WINDOW = 16


def _ages(key: str) -> frozenset[str]:
    return word_set("quantities.toml", "ages", key)


def of_family(sentence: Sentence, number: Number, persons: Sequence[Name]) -> bool:  # noqa: PLR0911 - a rule a line
    """Tell whether a bare number is the age of a child or of kin, of whatever size and in digits or words."""
    i, before = number.i, sentence.at(number.i - 1)
    if number.high is not None:
        return False
    if before == "of" and sentence.at(i - 2) in _ages("young"):
        return _closed(sentence, number.j) or sentence.at(number.j) in tables().auxiliaries | tables().stops  # (a boy of six)
    if not _closed(sentence, number.j):
        return False
    kin = _ages("kin") | _ages("kin_groups")
    if before in _ages("fillers"):
        before, i = sentence.at(i - 2), i - 1  # (is now four)
    if before in tables().age_copulas:
        said_of = sentence.at(_before_name(sentence, i - 1, persons) - 1)
        return sentence.at(i - 2) in kin | tables().superlatives or said_of in kin
    if before in _ages("contracted"):
        return True
    if before in tables().superlatives:
        return True  # (the eldest is 12, the youngest three)
    after = sentence.at(number.j)
    if after in tables().prepositions and after in sentence.low[max(0, i - _FRAME) : i]:
        return False  # (12 years for her son, 15 for her assistant)
    if before in {",", "("} and after not in {"–", "—", ":", '"'}:
        return _in_apposition(sentence, i, persons, kin)
    return _having(sentence, number, persons)


def _closed(sentence: Sentence, j: int) -> bool:
    t, after = tables(), sentence.at(j)
    return (
        after in _CLOSING
        or after in t.joints
        or (after in t.prepositions and after not in word_set("quantities.toml", "duration_words", "of_these"))
    )


def _before_name(sentence: Sentence, i: int, persons: Sequence[Name]) -> int:
    """Give the token where a person's name begins that ends before token `i`, or `i` itself."""
    if not 0 < i <= len(sentence.low):
        return i
    end = sentence.ends[i - 1]
    name = next((person for person in persons if person.end == end), None)
    return sentence.index(name.start) if name is not None else i


def _in_apposition(sentence: Sentence, i: int, persons: Sequence[Name], kin: frozenset[str]) -> bool:
    """Tell whether kin stand before a comma or bracket: `a son, 4,`, `two children (7 and 12)`, `her daughter Uljana, 9,`, `Jan (9) and Ina (6)`."""
    first = _before_name(sentence, i - 1, persons)
    named = first < i - 1
    if sentence.at(first - 1 if named else i - 2) in kin:
        return True
    return named and not kin.isdisjoint(sentence.low[max(0, first - _NEAR) : first])


def _having(sentence: Sentence, number: Number, persons: Sequence[Name]) -> bool:
    """Tell whether somebody `has` so many years, which Belarusian may leave out: `бабуля, якая мела 69`."""
    i = number.i
    if sentence.at(i - 1) not in _ages("having") or not number.digits or (number.value or 0) < _FEWEST_OF_OTHERS:
        return False
    who = sentence.at(i - 2)
    begin = sentence.begins[i - 1]
    return who in _ages("having_who") or any(0 <= begin - person.end <= 1 for person in persons)


def clause_before(sentence: Sentence, i: int) -> tuple[int, int]:
    """Give the clause before token `i`: from the last comma or stop on, but over a short parenthesis (`…, между прочим, 16 лет`)."""
    first = _clause_start(sentence, i)
    if first == i and sentence.at(i - 1) == ",":
        aside = _clause_start(sentence, i - 1)
        if 0 < aside < i - 1 <= aside + _ASIDE and sentence.low[aside - 1] == ",":
            return _clause_start(sentence, aside - 1), aside - 1
    return first, i


def _clause_start(sentence: Sentence, i: int) -> int:
    first = i
    while first > 0 and i - first < _CLAUSE and sentence.low[first - 1] not in _BREAKS:
        first -= 1
    return first


def only_dative(sentence: Sentence, first: int, i: int) -> bool:
    """Tell whether a clause names somebody in the dative and says nothing else: `Его жене уже 34`, not `Мне дали пять лет`."""
    t = tables()
    fillers = _ages("fillers")
    for k in range(first, i):
        word = sentence.low[k]
        if k == first or not word[0].isalpha() or word in fillers or word in t.age_pronouns or word in t.determiners:
            continue
        if not sentence.form(k)[:1].isupper() and not word.endswith(t.dative_endings):
            return False
    return True


def up_to_age(sentence: Sentence, number: Number) -> bool:
    """Tell whether `до 35 лет`, `да 35 гадоў` says how old people are, and nothing speaks of a term: `люди до 30 лет`, `половина из них — до 35 лет`."""
    k = number.i - 1
    if sentence.at(k) not in _ages("limits"):
        return False
    terms = phrase_set("quantities.toml", "ages", "terms")
    if sentence.find(terms, max(0, k - _TERM_WINDOW), k + _TERM_WINDOW) is not None:
        return False
    groups = phrase_set("quantities.toml", "ages", "people")
    if sentence.at(k - 1) in {"—", "–", "-"}:
        return groups.before(sentence.low, k - 1) is not None or tables().fraction.before(sentence.low, k - 1) is not None
    return groups.before(sentence.low, k) is not None
