"""Decide which numbers are parts of a whole: `half`, `two thirds`, `1/3`, `one in five`, `every tenth`, `пятая часть`."""

from __future__ import annotations

from msgspec.structs import replace

from reptrack.extract.claims.numbers.expressions import Number
from reptrack.extract.claims.numbers.ones import is_one_of_them
from reptrack.extract.claims.phrases import grammar, word_set
from reptrack.extract.claims.tokens import Sentence, is_digits
from reptrack.extract.claims.vocabulary import tables
from reptrack.values.numbers import lexicon, parse_digits, tidy

__all__ = ["each_at", "fraction_word_at", "join_fractions", "slash_fraction"]

_COMMON_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10})
_MOST_OUT_OF = 12
_TENS = frozenset({10, 100})
_WHOLES = frozenset({2, 3, 4, 5, 10, 100})  # what shares are told of: "two out of three", "9 of every 10"


def join_fractions(sentence: Sentence, numbers: list[Number]) -> list[Number]:
    """Join `two thirds`, `one in five`, `two out of three`."""
    if not (sentence.may_have(tables().fraction) or sentence.may_have(tables().out_of)):
        return numbers
    joined: list[Number] = []
    skip = -1
    for index, number in enumerate(numbers):
        if number.i < skip:
            continue
        following = numbers[index + 1] if index + 1 < len(numbers) else None
        fraction = _fraction_of(sentence, number) or _out_of(sentence, number, following)
        joined.append(fraction or number)
        skip = fraction.j if fraction else -1
    return joined


def _fraction_of(sentence: Sentence, number: Number) -> Number | None:
    if number.value is None or number.fraction or number.digits or number.high is not None:
        return None
    j = number.j + 1 if sentence.at(number.j) == "-" else number.j
    found = tables().fraction.at(sentence.low, j)
    if found is None or number.value * found[1] >= 1:
        return None
    return replace(number, j=found[0], value=round(number.value * found[1], 6), fraction=True)


def _out_of(sentence: Sentence, number: Number, following: Number | None) -> Number | None:
    if number.value is None or following is None or following.value is None or number.high is not None:
        return None
    found = tables().out_of.at(sentence.low, number.j)
    if sentence.low[number.i] in lexicon().ones and is_one_of_them(sentence, number.i):
        found = None
    if found is None or found[0] != following.i or not 0 < number.value < following.value <= _MOST_OUT_OF:
        return None
    one_in = tables().one_in.at(sentence.low, number.j) is not None
    of_whom = sentence.at(following.j) in grammar("of")  # (three in four of the respondents)
    if found[0] - number.j == 1 and one_in and number.value != 1 and not of_whom and (following.value not in _TENS or following.scale > 1):
        return None
    if not one_in and following.value not in _WHOLES:
        return None
    if not one_in and number.value != 1 and not sentence.low[number.i].isascii() and _names_things(sentence, following.j):
        return None  # (трох з дзесяці сведкаў)
    return replace(number, j=following.j, value=round(number.value / following.value, 6), fraction=True)


def _names_things(sentence: Sentence, j: int) -> bool:
    """Tell whether a noun, and no verb, stands at token `j`: `двое из трёх подсудимых`, but `двое из трёх уехали`."""
    t, word = tables(), sentence.at(j)
    others = any(word in words for words in (t.prepositions, t.stops, t.auxiliaries, t.verbs, t.adverbs))
    return word[:1].isalpha() and not others and not word.endswith(t.verb_endings + t.participle_endings)


def fraction_word_at(sentence: Sentence, i: int) -> Number | None:
    """Read `half of them`, `a third`, `половина`; a numeral before the word is joined later."""
    found = tables().fraction.at(sentence.low, i)
    if found is None:
        return None
    j, value = found
    before = sentence.at(i - 1)
    if before in tables().fraction_determiners and before not in lexicon().cardinals:
        if before.isascii() and _is_ordinal(sentence, i, j):
            return None
        scaled = sentence.at(j) == "of" and sentence.at(j + 1) in lexicon().articles
        return _half_of_scale(sentence, i - 1, j, value) if scaled else Number(i - 1, j, value, fraction=True)
    if sentence.low[i] in tables().fraction_bare and before not in tables().fraction_not_after:
        return _half_of_scale(sentence, i, j, value)
    if sentence.at(j) in word_set("numbers.toml", "fraction_words", "part"):
        return Number(i, j + 1, value, fraction=True)  # (пятая частка)
    return None


def _is_ordinal(sentence: Sentence, i: int, j: int) -> bool:
    """Tell whether `a third` is followed by what it is the third of: `a third woman`; `a third of them`, `a third were` are shares."""
    t, after = tables(), sentence.at(j)
    if sentence.low[i] in t.fraction_bare or sentence.low[i] == "quarter" or not after[:1].isalpha():
        return False
    if t.qualifier_before.before(sentence.low, i - 1) is not None:
        return False
    return not any(after in words for words in (t.prepositions, t.stops, t.auxiliaries, t.adverbs, t.modal, t.past_tense))


def each_at(sentence: Sentence, i: int) -> Number | None:
    """Read `every third prisoner`, `каждый десятый`: a share; `every second day` is none."""
    t = tables()
    if sentence.low[i] not in t.each:
        return None
    found = t.each_ordinal.at(sentence.low, i + 1)
    return None if found is None or sentence.at(found[0]) in t.each_not_before else Number(i, found[0], round(found[1], 6), fraction=True)


def _half_of_scale(sentence: Sentence, i: int, j: int, value: float) -> Number:
    """Read `half a million` as 500,000, anything else as the fraction."""
    words = lexicon()
    k = j + 1 if sentence.at(j) == "of" and sentence.at(j + 1) in words.articles else j
    k = k + 1 if sentence.at(k) in words.articles else k
    if sentence.at(j) == "-" and sentence.at(j + 1) in words.articles and sentence.at(j + 2) == "-":
        k = j + 3  # (half-a-million)
    scale = words.scales.get(sentence.at(k), 1)
    if scale > 1:
        return Number(i, k + 1, tidy(value * scale), scale=scale)
    return Number(i, j, value, fraction=True)


def slash_fraction(sentence: Sentence, number: Number) -> Number | None:
    """Read `1/3`, if digits over so many are a fraction that people use."""
    j = number.j
    if sentence.at(j) != "/" or not sentence.glued(j) or not sentence.glued(j + 1) or not is_digits(sentence.at(j + 1)):
        return None
    below = parse_digits(sentence.low[j + 1])
    if not isinstance(below, int) or below not in _COMMON_DENOMINATORS or number.value is None or not 0 < number.value < below:
        return None
    return replace(number, j=j + 2, value=tidy(number.value / below), fraction=True)
