"""Decide that `one` counts nothing: `no one`, `one of the most`, `the price of one parcel`; but `one of them a woman` does."""

from __future__ import annotations

from reptrack.extract.claims.numbers.expressions import Number
from reptrack.extract.claims.phrases import word_set
from reptrack.extract.claims.tokens import Sentence, is_digits
from reptrack.extract.claims.vocabulary import tables
from reptrack.values.numbers import lexicon

__all__ = ["is_one_of_them", "one_more_of_these", "one_of_so_many", "pronoun_one"]

_LIST_REACH = 12  # tokens in which a list of figures began
_LONG_DASHES = frozenset("–—")
_CLOSING = frozenset({",", ".", ";", ""})


def pronoun_one(sentence: Sentence, number: Number) -> bool:  # noqa: C901, PLR0911 - a rule a line
    """Tell whether `one` stands for something else than the number: `no one`, `one of the most`, `один из`."""
    ones = lexicon().ones
    if number.j - number.i > 1 or sentence.low[number.i] not in ones:
        return False
    t = tables()
    before, after = sentence.at(number.i - 1), sentence.at(number.j)
    if one_more_of_these(sentence, number) or one_of_so_many(sentence, number):
        return False
    if before in t.one_more or (before in t.just and after[:1].isalpha() and after not in t.one_not_before and after not in t.stops):
        return False
    if _of_any(sentence, number):
        return True
    if before in t.one_not_after and not (before == "that" and _conjunction(sentence, number.i - 1)):
        return True
    of_them = t.one_of.at(sentence.low, number.j)
    if of_them is not None:
        return _of_these_things(sentence, of_them[0])
    if t.duration.at(sentence.low, number.j) is not None:
        return (
            after in t.one_not_before
            and before not in word_set("numbers.toml", "parts", "one_span_after")
            and not _hedged(sentence, number)
        )
    if t.qualifier_before.before(sentence.low, number.i) is not None and after not in t.one_not_before:
        return False
    if not sentence.low[number.i].isascii():
        if sentence.at(number.j + 1) in word_set("numbers.toml", "parts", "one_per") and _is_number(sentence, number.j + 2):
            return False  # (один прокурор на сорок колоний)
        if after in t.one_not_before:
            return True  # (один раз)
        return after not in t.countable and after not in t.generic and t.dims.at(sentence.low, number.j) is None
    if after in {"-", ""}:
        return after == "" or t.duration.at(sentence.low, number.j + 1) is None
    return after in t.one_not_before or not (after[0].isalpha() or after[0] == "\0")


def _of_these_things(sentence: Sentence, j: int) -> bool:
    """Tell whether a noun follows `one of these`, so that it is as little a figure as `one of the charges`."""
    t, noun = tables(), sentence.at(j)
    named = noun[:1].isalpha() and noun not in t.stops and noun not in t.auxiliaries and noun not in t.prepositions
    return named and sentence.low[j - 1] in t.determiners


def one_of_so_many(sentence: Sentence, number: Number) -> bool:
    """Tell whether a number of people or things follows `one of`, so that it is one of them: `one of nine witnesses has appeared`, `один из девяти`."""
    t, j = tables(), number.j
    if sentence.low[number.i] not in lexicon().ones or sentence.at(j) not in word_set("numbers.toml", "parts", "one_out_of"):
        return False
    if sentence.at(number.i - 1) in word_set("numbers.toml", "parts", "any_one") or is_one_of_them(sentence, number.i):
        return False  # (each one of the 12 cells)
    j += 2 if sentence.at(j + 1) in t.determiners else 1
    return _is_number(sentence, j) and sentence.at(j) not in lexicon().ones


def is_one_of_them(sentence: Sentence, i: int) -> bool:
    """Tell whether `one of so many` at token `i` says what somebody is: `he is one of four members`, `он один из четырёх`."""
    return i > 0 and (sentence.low[i - 1] in tables().auxiliaries or sentence.low[i - 1] in tables().pronouns)


def _is_number(sentence: Sentence, j: int) -> bool:
    return is_digits(sentence.at(j)) or sentence.at(j) in lexicon().cardinals


def one_more_of_these(sentence: Sentence, number: Number) -> bool:
    """Tell whether `one` ends a list of figures: `two in Minsk and one in Brest`, `by two votes to one`."""
    before, after = sentence.at(number.i - 1), sentence.at(number.j)
    near = sentence.low[max(0, number.i - _LIST_REACH) : number.i - 1]
    if not any(is_digits(word) or word in lexicon().cardinals for word in near):
        return False
    if not sentence.low[number.i].isascii():  # (двое арестованы, один избит; двумя голосами против одного)
        t = tables()
        if before in word_set("numbers.toml", "parts", "against"):
            return True
        listed = before in t.joints or not before[:1].isalpha() or before in word_set("numbers.toml", "parts", "but")
        closed = after in _LONG_DASHES or (after == "," and before[:1].isalpha())  # (а аднаго, інжынэра Жука, пасадзілі)
        return listed and (closed or after.endswith(t.participle_endings + t.verb_endings))
    listed = before in tables().joints or before in {",", ";"}
    t = tables()
    same = after in near and after in t.prepositions  # (three years for "insult", one for "calls")
    if listed and after != "of" and (same or after in t.place_prepositions | t.listing):
        return True
    if listed and after == "of" and sentence.form(number.j + 1)[:1].isupper():
        return sentence.at(number.j + 2) in _CLOSING or sentence.at(number.j + 2) in tables().joints  # (two of Latvia, one of Germany)
    return before in tables().range_words and not after[:1].isalpha() and len(near) > 1 and not is_digits(near[-1])


def _of_any(sentence: Sentence, number: Number) -> bool:
    """Tell whether `one` stands for any: `the price of one parcel`, `Fighting one tyranny means fighting all`."""
    t, i = tables(), number.i
    if sentence.at(i - 1) == "of" and sentence.at(i - 2) in word_set("numbers.toml", "parts", "one_rates"):
        return True
    gerund = i == 1 and sentence.at(0).endswith("ing") and sentence.at(0) not in t.prepositions
    return gerund and t.including.at(sentence.low, 0) is None and t.duration.at(sentence.low, number.j) is None


def _conjunction(sentence: Sentence, i: int) -> bool:
    """Tell whether `that` opens a clause: `told us that one parcel got through`."""
    t, before, noun = tables(), sentence.at(i - 1), sentence.at(i + 2)
    says = before[:1].isalpha() and not any(before in words for words in (t.prepositions, t.joints, t.stops, t.auxiliaries))
    return says and noun[:1].isalpha() and not any(noun in words for words in (t.one_not_before, t.stops, t.auxiliaries, t.prepositions))


def _hedged(sentence: Sentence, number: Number) -> bool:
    return tables().qualifier_before.before(sentence.low, number.i) is not None
