"""Decide that a number is the age of somebody in the dative: `яму 62 гады`, `Климовичу — 61`, `Дочке семь`."""

from __future__ import annotations

from collections.abc import Sequence

from reptrack.extract.claims.ages.age_words import LONGEST_TERM, WINDOW, age_endings, names_person, terms_near
from reptrack.extract.claims.ages.family_ages import clause_before, only_dative
from reptrack.extract.claims.nouns import counts_nothing
from reptrack.extract.claims.numbers.expressions import Number
from reptrack.extract.claims.phrases import phrase_set, word_set
from reptrack.extract.claims.readings import Reading, reading_of
from reptrack.extract.claims.tokens import Sentence
from reptrack.extract.claims.vocabulary import tables
from reptrack.records import Name
from reptrack.values.numbers import lexicon

__all__ = ["read_dative"]

_ADOLESCENT = 10
_REACH = 5
_LONG_DASHES = frozenset("–—:")


def read_dative(sentence: Sentence, number: Number, persons: Sequence[Name]) -> Reading | None:
    """Read a number as an age if somebody in the dative, or a noun for a person, stands before it."""
    return _dative(sentence, number) or _of_somebody_so_old(sentence, number) or _bare_dative(sentence, number, persons)


def _dative(sentence: Sentence, number: Number) -> Reading | None:
    """Read `яму 62 гады`, `Алене Новик 34 года`: somebody in the dative, a number of years, and the clause ends."""
    t = tables()
    end = t.duration.at(sentence.low, number.j)
    if end is None or end[1] != "Y" or sentence.low[number.j].isascii() or number.high is not None:
        return None
    dash = sentence.at(number.i - 1) in _LONG_DASHES
    goes_on = sentence.at(end[0])[:1].isalpha() and sentence.at(end[0]) not in t.dative_stops
    if goes_on or (dash and not _too_long_for_term(sentence, number)):
        return None
    first, i = clause_before(sentence, number.i - dash)
    words = [word for word in sentence.low[first:i] if word[0].isalpha()]
    if not words or len(words) > _REACH or not _starts_clause(sentence, first) or not only_dative(sentence, first, i):
        return None
    if words[-1] in t.prepositions | t.past | word_set("quantities.toml", "ages", "not_dative"):
        return None
    if not (t.verbs | t.auxiliaries).isdisjoint(words):
        return None
    dative = any(word in t.age_pronouns for word in words) or words[0].endswith(t.dative_endings)
    dative = dative or (words[0] in t.determiners and len(words) > 1 and words[1].endswith(t.dative_endings))
    return reading_of(number, "age", j=end[0]) if dative else None


def _too_long_for_term(sentence: Sentence, number: Number) -> bool:
    """Tell whether a number of years is more than any term, and nothing near speaks of one."""
    return (number.value or 0) > LONGEST_TERM and not terms_near(sentence, number.i)


def _of_somebody_so_old(sentence: Sentence, number: Number) -> Reading | None:
    """Read `пенсіянерцы 80 гадоў`, `учитель 54 лет`: a noun for a person and a number of years that is no term."""
    end = tables().duration.at(sentence.low, number.j)
    if end is None or end[1] != "Y" or number.high is not None or sentence.low[number.j].isascii():
        return None
    if phrase_set("quantities.toml", "ages", "somebody").before(sentence.low, number.i) is None:
        return None
    return reading_of(number, "age", j=end[0]) if _too_long_for_term(sentence, number) else None


def _starts_clause(sentence: Sentence, first: int) -> bool:
    return first == 0 or not sentence.low[first - 1][0].isalpha()


def _bare_dative(sentence: Sentence, number: Number, persons: Sequence[Name]) -> Reading | None:
    """Read `сейчас ему 35`, `ей 19, ему 20`, `Клімовічу — 61`: somebody in the dative and a number, in a clause without any measure."""
    t = tables()
    value = number.value or 0
    if number.high is not None or (number.digits and number.j - number.i > 1):
        return None
    if not number.digits or value < _ADOLESCENT:
        return reading_of(number, "age") if _said_of_kin(sentence, number) else None
    after = sentence.at(number.j)
    if (after[:1].isalpha() and after not in t.joints and after not in t.prepositions) or after in {"%", "/", "-", "–"}:
        return None
    k = number.i - 1
    dash = sentence.at(k) in {"—", "–", "-"}
    k -= dash
    while k > 0 and sentence.at(k) in word_set("quantities.toml", "ages", "fillers"):
        k -= 1
    word = sentence.at(k)
    if not word[:1].isalpha() or word.isascii():
        return None
    pronoun = word in t.age_pronouns and not (dash and word in t.pronouns)
    alone = (
        dash
        and sentence.form(k)[:1].isupper()
        and (k == 0 or sentence.low[k - 1] in {",", ";"})
        and word.endswith(age_endings("masculine_dative"))
    )
    named = alone or (word.endswith(t.dative_endings) and names_person(sentence, k + 1, persons))
    kin = word in t.age_pronouns or word in word_set("quantities.toml", "ages", "kin")
    apart = sentence.at(k - 1) == "," and after == "," and not dash  # (Пятро, якому 33, правёў у карцары 45 сутак)
    if not (pronoun or kin or named) or (not apart and _measures(sentence, number)):
        return None
    return reading_of(number, "age")


def _said_of_kin(sentence: Sentence, number: Number) -> bool:
    """Tell whether a clause is but somebody in the dative and a small number, or one in words: `Мне пятьдесят два`, `Дочке семь`."""
    first, stop = clause_before(sentence, number.i)
    words = [word for word in sentence.low[first:stop] if word[0].isalpha()]
    if not words or not _starts_clause(sentence, first) or not counts_nothing(sentence, number.j):
        return False
    collective = sentence.low[number.i] in word_set("numbers.toml", "parts", "collective")
    if collective or sentence.at(number.j) in word_set("quantities.toml", "duration_words", "of_these") or _measures(sentence, number):
        return False
    known = tables().age_pronouns | word_set("quantities.toml", "ages", "kin") | tables().superlatives
    return not known.isdisjoint(words) and only_dative(sentence, first, stop)


def _measures(sentence: Sentence, number: Number) -> bool:
    """Tell whether a length of time or a sum stands near, that a bare number may share: `Новіку — 13, Кузьме — 15 сутак`."""
    low, t = sentence.low, tables()
    window = range(max(1, number.i - WINDOW), min(len(low), number.j + WINDOW))
    for k in window:
        if not (low[k - 1][0].isdecimal() or low[k - 1] in lexicon().cardinals):
            continue
        unit = t.duration.at(low, k)
        if (unit is not None and unit[1] != "Y") or t.currency.at(low, k) is not None or t.base_unit.at(low, k) is not None:
            return True
        if unit is not None and phrase_set("quantities.toml", "ages", "terms").find(low, window.start, window.stop) is not None:
            return True
    return False
