"""Decide that a number is somebody's age: `41-year-old`, `aged 63`, `Jan Novik, 34,`, `the youngest is 18`."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from reptrack.extract.claims.ages.age_words import LONGEST_TERM, WINDOW, age_endings, names_person, terms_near
from reptrack.extract.claims.ages.dative_ages import read_dative
from reptrack.extract.claims.ages.family_ages import of_family, up_to_age
from reptrack.extract.claims.nouns import counts_nothing
from reptrack.extract.claims.numbers.expressions import Number
from reptrack.extract.claims.phrases import phrase_set, word_set
from reptrack.extract.claims.readings import Reading, compound_unit, reading_of
from reptrack.extract.claims.tokens import Sentence
from reptrack.extract.claims.vocabulary import tables
from reptrack.records import Name
from reptrack.values.durations import iso_duration
from reptrack.values.numbers import lexicon

__all__ = ["may_be_age", "read_age"]

_DASHES = frozenset("-‑–")
_YOUNGEST, _OLDEST, _ADOLESCENT = 1, 115, 10
_LONG_DASHES = frozenset("–—:")
_CLOSING = frozenset({",", ":", ";", ".", ")", "–", "—", ""})
_GROWN_UP = _MAJORITY = 18
_REACH = 5
_CLAUSE = 16  # tokens of a clause that says who is so old
_OPENS = 3  # tokens in which such a clause names the oldest
_INITIAL = 3  # letters of the longest initial: `Dzm.`
_NEXT = 5  # tokens in which a term would be called one: `Novik, 20 years, strict regime`
_IN_BRACKETS = 3  # half the tokens behind a comma in which a term is said to be one
_ADJECTIVES = 3  # words from an article to its noun: `a young tram driver`
_ASIDE = 6  # tokens between a name and an age: `Novik, a former priest, 71`


def may_be_age(sentence: Sentence, number: Number) -> bool:
    """Tell whether a number that no unit stands near may be an age: not one right before a noun, unless a comma and so a name may be before it."""
    after, t = sentence.at(number.j), tables()
    if number.rest or counts_nothing(sentence, number.j) or sentence.at(number.i - 1) == ",":
        return True
    return after in t.joints or after in t.auxiliaries


def read_age(sentence: Sentence, number: Number, persons: Sequence[Name]) -> Reading | None:
    """Read a number as an age if the words beside it say so, or as the term that a compound such as `двухлетний` stands for."""
    if number.rest:
        return _compound(number)
    value = number.value
    if value is None or not _YOUNGEST <= value <= _OLDEST or value != int(value) or number.fraction:
        return None
    return (
        _with_years_old(sentence, number)
        or _after_age_words(sentence, number)
        or _older_than(sentence, number)
        or _up_to(sentence, number)
        or _of_superlative(sentence, number)
        or _in_brackets(sentence, number, persons)
        or _bare(sentence, number, persons)
        or (reading_of(number, "age") if of_family(sentence, number, persons) else None)
        or read_dative(sentence, number, persons)
    )


def _compound(number: Number) -> Reading | None:
    """Read `семилетний`, `трёхмесячный`; whether it is an age or a term, the words after it would have to say."""
    unit = compound_unit(number.rest)
    if unit is None or number.value is None:
        return None
    return Reading(number.i, number.j, "duration", iso_duration([(float(number.value), unit)]), unit_code=unit)


def _with_years_old(sentence: Sentence, number: Number) -> Reading | None:
    """Read `41-year-old`, `34 years old`, `63-летний`."""
    end = _years_old_end(sentence, number.j)
    if end is None or _of_a_thing(sentence, end):
        return None
    more = tables().age_before.before(sentence.low, number.i)
    return replace(reading_of(number, "age", j=end), at=more[0] if more else -1)


def _of_a_thing(sentence: Sentence, j: int) -> bool:
    """Tell whether what is so old is no person: `10-летний тюремный срок`."""
    things = phrase_set("quantities.toml", "ages", "things")
    adjective = sentence.at(j).endswith(tables().adjective_endings)
    return things.at(sentence.low, j) is not None or (adjective and things.at(sentence.low, j + 1) is not None)


def _years_old_end(sentence: Sentence, j: int) -> int | None:
    low = sentence.low
    dash = sentence.at(j) in _DASHES
    k = j + 1 if dash else j
    if sentence.at(k + 1) == "-" and sentence.at(k) in word_set("quantities.toml", "ages", "years"):
        return k + 3 if sentence.at(k + 2) in word_set("quantities.toml", "ages", "old") else None
    found = tables().age_after.at(low, k)
    if found is None and dash and len(sentence.at(k)) < 3 and sentence.at(k + 1) == "-":  # noqa: PLR2004 - 27-ми-летний
        found = tables().age_after.at(low, k + 2)
    return found[0] if found and (dash or low[k].isascii()) else None


def _after_age_words(sentence: Sentence, number: Number) -> Reading | None:
    """Read `aged 63`, `at the age of 64`, `в возрасте 45 лет`."""
    t, low = tables(), sentence.low
    hedge = t.qualifier_before.before(low, number.i)
    start = hedge[0] if hedge else number.i
    if number.high is not None and sentence.at(start - 1) in word_set("quantities.toml", "ages", "from"):
        start -= 1  # (в возрасте от 18 до 25 лет)
    before = t.age_before.before(low, start - 1 if sentence.at(start - 1) in _LONG_DASHES else start)  # (Возраст — 37 лет)
    if before is None:
        return None
    end = t.duration.at(low, number.j)
    if not counts_nothing(sentence, number.j) and (end is None or end[1] != "Y"):
        return None
    if low[before[0]] in t.past_tense and (end is None or not _in_dative(sentence.at(before[0] - 1))):
        return None  # (было пятнадцать лет, стало три)
    if number.high is not None and not (end or number.high < _OLDEST):
        return None
    return replace(reading_of(number, "age", j=end[0] if end else number.j), at=number.i if hedge else before[0])


def _in_dative(word: str) -> bool:
    """Tell whether a word may say whose age it is: `ему было`, `Алене было`."""
    return word in tables().age_pronouns or word in word_set("quantities.toml", "ages", "kin") or word.endswith(tables().dative_endings)


def _bare(sentence: Sentence, number: Number, persons: Sequence[Name]) -> Reading | None:  # noqa: PLR0911 - a rule a line
    """Read a number without any word for years: `Jan Novik, 34,`, `(34)`, `the youngest is 18`, `a teacher of 67`, `under 18 at the time`."""
    t, i = tables(), number.i
    if number.high is not None or number.value is None or number.value < _ADOLESCENT or (number.digits and number.j - i > 1):
        return None
    before, after = sentence.at(i - 1), sentence.at(number.j)
    hedge = t.qualifier_before.before(sentence.low, i)
    if hedge is not None and sentence.at(hedge[0] - 1) == "," and number.digits and after in {",", ".", ""}:
        found = names_person(sentence, hedge[0] - 1, persons)
        return replace(reading_of(number, "age"), at=i) if found else None
    if before == "," and number.digits and after not in {"%", "/", "-"} and _apposed(sentence, number, persons):
        return reading_of(number, "age")
    bracket = i - 1 if before == "(" else _bracket_closed(sentence, number)
    if bracket > 0 and after in {")", ","} and number.digits and names_person(sentence, bracket, persons):
        return reading_of(number, "age")
    if not counts_nothing(sentence, number.j):
        return None
    kin = sentence.at(i - 2) in word_set("quantities.toml", "ages", "kin")
    if before in t.age_copulas and (
        kin
        or any(word in t.age_persons for word in sentence.low[max(0, i - _REACH) : i - 1])
        or (number.digits and names_person(sentence, i - 1, persons))
    ):
        return reading_of(number, "age")
    if before in t.age_over and number.digits and (number.value == _MAJORITY or _of_persons(sentence, number)):
        return reading_of(number, "age")
    if before in {"of", ","} and number.digits and _of_somebody(sentence, number):
        return reading_of(number, "age")
    near = sentence.low[max(0, i - 4) : i - 1]
    if (
        before == "of"
        and number.digits
        and any(word in lexicon().articles for word in near)
        and names_person(sentence, i, persons, reach=80)
    ):
        return reading_of(number, "age")
    return reading_of(number, "age") if before in t.superlatives else None


def _bracket_closed(sentence: Sentence, number: Number) -> int:
    """Give the bracket that a number ends behind a word and a comma: `(m, 24)`, `(Pinsk, 34)`; -1 if there is none."""
    if sentence.at(number.i - 1) != "," or sentence.at(number.j) != ")":
        return -1
    near = range(number.i - 2, max(-1, number.i - 2 - _ASIDE), -1)
    return next((k for k in near if sentence.low[k] == "("), -1)


def _of_somebody(sentence: Sentence, number: Number) -> bool:
    """Tell whether an age stands beside `a man`, `the girl`: `a man of 54`, `a woman, 61,`."""
    i = number.i
    closed = sentence.at(i - 1) == "of" or sentence.at(number.j) in {",", ".", ")", ""}
    article = sentence.at(i - 3) in lexicon().articles or sentence.at(i - 3) in tables().determiners
    return closed and article and sentence.at(i - 2) in word_set("quantities.toml", "ages", "one_person")


def _of_persons(sentence: Sentence, number: Number) -> bool:
    """Tell whether `over 65`, `under 18` is said of persons: `children under 18`, `half of them are under 30`, not `killing over 30`."""
    t = tables()
    said_of = sentence.at(number.i - 2)
    after = sentence.at(number.j)
    figures = word_set("quantities.toml", "ages", "not_persons")
    if said_of in t.age_copulas and not figures.isdisjoint(sentence.low[max(0, number.i - 2 - _REACH) : number.i - 2]):
        return False  # (the number of inmates was under 40)
    if said_of == "%" or t.percent.before(sentence.low, number.i - 1) or t.fraction.before(sentence.low, number.i - 1):
        return True  # (a tenth over 65)
    if said_of in word_set("quantities.toml", "ages", "groups"):
        return True  # (people over 65 may vote)
    if after in t.auxiliaries or after in t.verbs or after in t.adverbs:
        return said_of in t.age_persons and said_of not in t.age_copulas
    return said_of in t.age_copulas or said_of in t.age_persons or t.dims.before(sentence.low, number.i - 1) is not None


def _older_than(sentence: Sentence, number: Number) -> Reading | None:
    """Read `older than 60`, `старше 60 лет`, `маладзейшыя за 18`."""
    t = tables()
    found = phrase_set("quantities.toml", "ages", "compared").before(sentence.low, number.i)
    if found is None or number.high is not None:
        return None
    end = t.duration.at(sentence.low, number.j)
    if end is None and not counts_nothing(sentence, number.j):
        return None
    return reading_of(number, "age", j=end[0]) if end and end[1] == "Y" else reading_of(number, "age") if end is None else None


def _of_superlative(sentence: Sentence, number: Number) -> Reading | None:
    """Read `самой старшей – 74 года`, `the oldest, V. Novik of Brest, is 86`: the youngest or oldest of several, and a number that counts nothing."""
    low, end = sentence.low, tables().duration.at(sentence.low, number.j)
    if number.high is not None or (end is None and not counts_nothing(sentence, number.j)) or (end is not None and end[1] != "Y"):
        return None
    most = phrase_set("quantities.toml", "ages", "most")
    dash = sentence.at(number.i - 1) in _LONG_DASHES
    k = number.i - dash
    while sentence.at(k - 1) in word_set("quantities.toml", "ages", "fillers"):
        k -= 1
    said = dash or sentence.at(k - 1) in tables().age_copulas
    first = _first_of_clause(sentence, k) if said else k
    opens = said and any(most.at(low, i) is not None for i in range(first, min(first + _OPENS, k)))
    if not opens and most.before(low, k) is None and (most.before(low, k - 1) is None or not low[k - 1][0].isalpha()):
        return None
    return reading_of(number, "age", j=end[0] if end else number.j)


def _first_of_clause(sentence: Sentence, i: int) -> int:
    """Give the token after the last semicolon, bracket or full stop before token `i`; the stop of an initial is none."""
    first = i
    while first > 0 and i - first < _CLAUSE:
        before = sentence.low[first - 1]
        if before in {";", "(", ":"} or (before == "." and len(sentence.at(first - 2)) > _INITIAL):
            break
        first -= 1
    return first


def _up_to(sentence: Sentence, number: Number) -> Reading | None:
    """Read `люди до 30 лет`, `половина из них — до 35 лет`, `моладзь да 25`."""
    end = tables().duration.at(sentence.low, number.j)
    years = end is not None and end[1] == "Y"
    if not (years or (end is None and counts_nothing(sentence, number.j))) or number.high is not None or not up_to_age(sentence, number):
        return None
    return reading_of(number, "age", j=end[0] if end else number.j)


def _in_brackets(sentence: Sentence, number: Number, persons: Sequence[Name]) -> Reading | None:
    """Read `Jan Novik (69 years)`, `Иванов (19 лет)`: no term is so long, or nothing speaks of a term."""
    t, i = tables(), number.i
    end = t.duration.at(sentence.low, number.j)
    if end is None or end[1] != "Y" or number.high is not None:
        return None
    value = number.value or 0
    if sentence.at(i - 1) != "(":
        return _between_commas(sentence, number, end[0], persons)
    if sentence.at(end[0]) not in {")", ","}:
        return None
    named = names_person(sentence, i - 1, persons) or (i > 1 and sentence.form(i - 2)[:1].isupper())
    if value < _GROWN_UP or not (named or value > LONGEST_TERM) or (value <= LONGEST_TERM and terms_near(sentence, i)):
        return None
    if terms_near(sentence, end[0] + _IN_BRACKETS, _IN_BRACKETS):
        return None  # (Novik (28 years, later cut by six))
    return reading_of(number, "age", j=end[0])


def _between_commas(sentence: Sentence, number: Number, end: int, persons: Sequence[Name]) -> Reading | None:
    """Read `a former teacher, 37 years, …`, `37 лет, безработный`, `Новик, учитель, 71 год:`: no term is so long, or nothing speaks of one."""
    i = number.i
    if (number.value or 0) <= LONGEST_TERM:
        named = sentence.at(i - 1) == "," and sentence.at(end) == "," and names_person(sentence, i - 1, persons)
        grown_up = number.digits and (number.value or 0) >= _GROWN_UP
        return reading_of(number, "age", j=end) if named and grown_up and not terms_near(sentence, end, _NEXT) else None
    if number.digits and sentence.at(i - 1) == "," and sentence.at(end) in _CLOSING and _follows_person(sentence, i - 1, persons):
        return reading_of(number, "age", j=end)
    if not number.digits or sentence.at(end) != "," or not (i == 0 or sentence.low[i - 1] in {",", "—", "–"}):
        return None
    somebody = sentence.find(phrase_set("quantities.toml", "ages", "somebody"), max(0, i - WINDOW), i) is not None
    return reading_of(number, "age", j=end) if somebody or not terms_near(sentence, i) else None


def _follows_person(sentence: Sentence, i: int, persons: Sequence[Name]) -> bool:
    """Tell whether a person ends before token `i`, by name or with initials, or with a description between commas."""
    initial = sentence.at(i - 1) == "." and len(sentence.at(i - 2)) <= _INITIAL and sentence.form(i - 2)[:1].isupper()
    return names_person(sentence, i, persons) or (i >= _OPENS and initial) or _described(sentence, i, persons)


def _described(sentence: Sentence, i: int, persons: Sequence[Name]) -> bool:
    """Tell whether only a description between commas stands between a person's name and token `i`: `Новик, бывший учитель`."""
    for person in persons:
        first = sentence.index(person.end)
        if first < i <= first + _ASIDE and sentence.low[first] == ",":
            return all(word[0].isalpha() for word in sentence.low[first + 1 : i])
    return False


def _apposed(sentence: Sentence, number: Number, persons: Sequence[Name]) -> bool:
    """Tell whether a number between commas follows a person: by name, or by a capital where names were not found."""
    if names_person(sentence, number.i - 1, persons):
        return counts_nothing(sentence, number.j) or (
            sentence.at(number.j)[:1].islower() and sentence.at(number.j) not in tables().countable and _participle(sentence, number.j)
        )
    after, k = sentence.at(number.j), number.i - 2
    return (
        (after in {",", ")", "."} and _noun_apposed(sentence, k, ends=after == "."))
        or (after in {",", ")"} and _described(sentence, k + 1, persons))
        or _capital_apposed(sentence, number, k)
    )


def _capital_apposed(sentence: Sentence, number: Number, k: int) -> bool:
    """Tell whether a word with a capital, for which no person was found, stands before the comma of an age: `Nasrin, 61, got …`."""
    after = sentence.at(number.j)
    if k == 0 and after == "," and sentence.form(0)[:1].isupper() and sentence.at(number.j + 1)[:1].islower():
        t = tables()
        return not any(sentence.low[0] in words for words in (t.adverbs, t.determiners, t.stops, t.prepositions)) and number.value != 1
    capital = k >= 1 and sentence.form(k)[:1].isupper() and sentence.form(k - 1)[:1].isupper() and sentence.low[k][0].isalpha()
    return capital and (after in {",", "."} or after == "") and tables().months.at(sentence.low, k) is None


def _noun_apposed(sentence: Sentence, k: int, *, ends: bool) -> bool:
    """Tell whether a noun with its article stands before the comma of an age: `The artist, 33, has …`; not `the total, 33,`, `At the rally, 33, …`.

    At the end of a sentence the article must be `a`: `went to a retired colonel, 71.`
    """
    t = tables()
    openers = t.determiners | lexicon().articles
    i = next((i for i in range(k - 1, max(-1, k - 1 - _ADJECTIVES), -1) if sentence.low[i] in openers or not sentence.low[i].isalpha()), -1)
    if i < 0 or sentence.low[i] not in openers or not sentence.low[k].isalpha() or not sentence.low[k].isascii():
        return False
    noun = sentence.low[k]
    figures = word_set("quantities.toml", "ages", "not_persons")
    counted = noun in figures or noun in t.countable or noun in t.generic or noun.endswith(tables().plural_endings)
    if ends and sentence.low[i] not in lexicon().articles:
        return False
    return sentence.form(k)[:1].islower() and not counted and sentence.at(i - 1) not in t.place_prepositions


def _participle(sentence: Sentence, j: int) -> bool:
    word = sentence.at(j)
    return word.endswith(age_endings("said_of")) or word in tables().participles
