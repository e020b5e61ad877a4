"""Decide what kind of claim a number makes, from what stands beside it: percent, money, duration, age, fraction, measure or count."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache, lru_cache

from msgspec.structs import replace

from reptrack.extract.claims.ages.ages import may_be_age, read_age
from reptrack.extract.claims.nouns import counts_nothing
from reptrack.extract.claims.numbers.expressions import Number
from reptrack.extract.claims.numbers.money import glued_letter, written_as_code
from reptrack.extract.claims.numbers.numerals import find_numbers
from reptrack.extract.claims.phrases import word_set
from reptrack.extract.claims.readings import Reading, bare, compound_unit, reading_of, with_unit
from reptrack.extract.claims.tokens import DATE, Sentence, is_digits, tokenize
from reptrack.extract.claims.vocabulary import tables
from reptrack.records import Name
from reptrack.text.remember import Remembered
from reptrack.values.durations import iso_duration
from reptrack.values.numbers import lexicon, tidy

__all__ = ["in_column", "is_relative", "read_kind"]

_DASHES = frozenset("-‑–")
_SHARED = frozenset({"money", "duration", "percent", "other"})
_HEADED_UNIT = re.compile(r"[,(]\s*([^,()]{1,24}?)\s*\)?$")  # "Fine, rubles", "Доля (%)", "Bail, million tomans"
_HUNDRED = 100
_AFTER_NUMBER = frozenset("%-‑–")
_MINUS = frozenset("-−–")
_OTHER_BEFORE = frozenset({"us", "."})  # $US 25, Rs. 500
_DEGREE = "degree"
_UNIT_ORDER = ("10Y", "Y", "M", "W", "D", "H", "MIN", "S")


def read_kind(sentence: Sentence, number: Number, following: Sequence[Number], persons: Sequence[Name] = ()) -> Reading | None:
    """Read a number as a claim.

    Args:
        sentence: its sentence.
        number: the number.
        following: the numbers after it, for `one year and six months`.
        persons: the persons named in the sentence, for `Jan Novik, 34,`.

    Returns:
        What it says, or None if it turns out to be part of a date (`three years ago`).
    """
    if sentence.at(number.i - 1) in word_set("quantities.toml", "duration_words", "inverted"):
        inverted = _inverted(sentence, number)
        if inverted is not None:
            return inverted
    if not _near_unit(sentence, number):
        aged = read_age(sentence, number, persons) if may_be_age(sentence, number) else None
        return aged or _sum_without_currency(sentence, number) or _plain(number)
    return (
        _percent(sentence, number)
        or _weight(sentence, number)
        or _money(sentence, number, following)
        or _base_units(sentence, number)
        or read_age(sentence, number, persons)
        or _measure(sentence, number)
        or _duration(sentence, number, following)
        or _sum_without_currency(sentence, number)
        or _plain(number)
    )


def _inverted(sentence: Sentence, number: Number) -> Reading | None:  # noqa: PLR0911 - a rule a line
    """Read a unit that stands before its number, as what is about so much does: `лет десять`, `гадзіны тры`, `процентов девяносто дел`."""
    i, after, low, t = number.i - 1, sentence.at(number.j), sentence.low, tables()
    before = sentence.at(i - 1)
    if number.value is None or before[:1].isdecimal() or before in lexicon().cardinals or before in lexicon().scales or before == DATE:
        return None
    if t.percent.at(low, i) is not None:
        return reading_of(number, "percent", i=i)
    counts_on = after[:1].isalpha() and not any(after in words for words in (t.prepositions, t.joints, t.stops, t.pronouns, t.adverbs))
    if counts_on or number.fraction:
        return None
    unit, currency, measure = t.duration.at(low, i), t.currency.at(low, i), t.unit.at(low, i)
    if unit is not None:
        value = iso_duration([(number.value, unit[1])])
        if unit[1] == "Y" and (before in t.age_pronouns or before in word_set("quantities.toml", "ages", "kin")):
            return reading_of(number, "age", i=i)  # (ему лет сорок)
        return None if value is None else replace(reading_of(number, "duration", i=i), value=value, unit_code=unit[1], amount=number.value)
    if currency is not None:
        return replace(reading_of(number, "money", i=i), currency=currency[1])
    return None if measure is None else replace(reading_of(number, "other", i=i), unit=measure[1])


def _may_be_unit(token: str) -> bool:
    """Tell whether a token may begin or announce a unit."""
    t = tables()
    listed = token in t.currency_before or token in t.duration_between or token in word_set("quantities.toml", "multiples", "words")
    return listed or t.any_unit.begins(token) or t.unit.begins(token) or token in _AFTER_NUMBER or compound_unit(token) is not None


_UNITS = Remembered(_may_be_unit)


def _near_unit(sentence: Sentence, number: Number) -> bool:
    """Tell whether a unit may stand beside a number, so that it is worth while to look for each kind of them; most numbers just count."""
    units, before = _UNITS, sentence.at(number.i - 1)
    return (
        units[sentence.at(number.j)]
        or units[sentence.at(number.j + 1)]
        or before == "%"
        or before in tables().currency_before
        or before in _OTHER_BEFORE
        or glued_letter(sentence, number) is not None
    )


def _plain(number: Number) -> Reading:
    return reading_of(number, "fraction" if number.fraction else "count")


def _percent(sentence: Sentence, number: Number) -> Reading | None:
    if sentence.at(number.j) == "%":
        return reading_of(number, "percent", j=number.j + 1)
    if sentence.at(number.i - 1) == "%" and sentence.glued(number.i) and not sentence.glued(number.i - 1):
        return reading_of(number, "percent", i=number.i - 1)  # (Turkish %38,1)
    found = tables().percent.at(sentence.low, number.j)
    return reading_of(number, "percent", j=found[0]) if found else None


def _money(sentence: Sentence, number: Number, following: Sequence[Number]) -> Reading | None:
    """Read a sum of money, with its hundredths: `11 рублёў 40 капеек`."""
    found = _sum(sentence, number)
    minor = following[0] if following else None
    if found is None or minor is None or not isinstance(minor.value, int) or not isinstance(found.value, int):
        return found
    end = tables().minor_unit.at(sentence.low, minor.j)
    joined = minor.i == found.j or (minor.i == found.j + 1 and sentence.low[found.j] in tables().joints)
    return replace(found, j=end[0], value=found.value + minor.value / 100) if end and joined and minor.value < _HUNDRED else found


def _sum(sentence: Sentence, number: Number) -> Reading | None:
    """Read `$9,770`, `BYN 4,000`, `€3 billion`, `1,110 rubles`, `40 000 рублей`, `300$`, `30,000-ruble`."""
    t = tables()
    before, after = sentence.at(number.i - 1), sentence.at(number.j)
    signed = _signed_sum(sentence, number)
    if signed is not None:
        return signed
    currency = t.currency_before.get(before)
    if currency and (not before.isalpha() or (number.digits and written_as_code(sentence.form(number.i - 1)))):
        i = number.i - 1
        if (
            not before.isalpha()
            and sentence.at(i - 1) in word_set("quantities.toml", "dollars", "before")
            and sentence.form(i - 1).isupper()
            and sentence.glued(i)
        ):
            i -= 1
        found = t.currency.at(sentence.low, number.j)
        end = found[0] if found and found[1] == currency else number.j
        return replace(reading_of(number, "money", i=i, j=end), currency=currency)
    if after in t.currency_before and not after.isalpha():
        return replace(reading_of(number, "money", j=number.j + 1), currency=t.currency_before[after])
    dash = after in _DASHES and sentence.glued(number.j) and sentence.glued(number.j + 1)
    found = t.currency.at(sentence.low, number.j + dash) or _foreign_currency(sentence, number.j)
    if found is None or (len(after) < 3 and not number.digits):  # noqa: PLR2004
        return None
    return replace(reading_of(number, "money", j=found[0]), currency=found[1])


def _signed_sum(sentence: Sentence, number: Number) -> Reading | None:
    """Read a sum behind a sign of two tokens or behind one letter: `$US 25`, `Rs. 500`, `N500m`."""
    before, second = sentence.at(number.i - 1), sentence.at(number.i - 2)
    stopped = before == "." and second in word_set("quantities.toml", "dollars", "stopped")
    if stopped or (second == "$" and before in word_set("quantities.toml", "dollars", "before")):
        return replace(reading_of(number, "money", i=number.i - 2), currency=tables().currency_before[second])
    letter = glued_letter(sentence, number)
    return None if letter is None else replace(reading_of(number, "money", i=number.i - 1), currency=letter)


def _foreign_currency(sentence: Sentence, j: int) -> tuple[int, str] | None:
    """Step over the adjective of a country: `12 million Kazakh tenge`, `500 турецких лир`."""
    adjective = sentence.at(j)
    if not adjective[:1].isalpha() or not (sentence.form(j)[:1].isupper() or adjective.endswith(_country_endings())):
        return None
    return tables().currency.at(sentence.low, j + 1)


@cache
def _country_endings() -> tuple[str, ...]:
    return tuple(sorted(word_set("quantities.toml", "dollars", "country_endings")))


def _sum_without_currency(sentence: Sentence, number: Number) -> Reading | None:
    """Read `штраф 700 тыс.`: what is a sum of money is in rubles, where only their thousands are named."""
    after = sentence.at(number.j)
    scaled = number.digits and number.scale > 1 and (not after[:1].isalpha() or after in tables().joints)
    start = max(0, number.i - 3)
    sums = word_set("quantities.toml", "minor_units", "sums")
    if not scaled or (sentence.find(tables().money_nouns, start, number.i) is None and sums.isdisjoint(sentence.low[start : number.i])):
        return None
    scale = next((word for word in sentence.low[number.i + 1 : number.j] if word[0].isalpha()), "a")
    return None if scale.isascii() else replace(reading_of(number, "money"), currency="ruble")


def _base_units(sentence: Sentence, number: Number) -> Reading | None:
    found = tables().base_unit.at(sentence.low, number.j)
    if found is not None and sentence.low[number.j] in word_set("quantities.toml", "base_units", "alone") and found[0] == number.j + 1:
        after = sentence.at(found[0])  # (20 базовых, but not 20 базовых школ)
        done = after.endswith(tables().verb_endings + tables().participle_endings)  # (штраф у 50 базавых прызначылі)
        found = found if done or counts_nothing(sentence, found[0]) else None
    return replace(reading_of(number, "other", j=found[0]), unit="base unit") if found else None


def _measure(sentence: Sentence, number: Number) -> Reading | None:
    """Read `330-meter-long`, `19 kilograms`, `1,5 раза больше`."""
    j = number.j + 1 if sentence.at(number.j) == "-" else number.j
    found = tables().unit.at(sentence.low, j)
    if found is None and sentence.at(j) in word_set("quantities.toml", "multiples", "words"):
        in_ = sentence.at(number.i - 1) in word_set("quantities.toml", "multiples", "after")
        standard = sentence.at(j + 1) in word_set("quantities.toml", "multiples", "standard")
        return (
            replace(reading_of(number, "other", j=j + 1), unit="times") if in_ or standard else None
        )  # (в 2,5 раза, eight times the figure)
    if found is None:
        return None
    end = found[0]
    if sentence.at(end) == "." and tables().duration.at(sentence.low, j) is not None:
        return None  # (35 г.)
    if (
        len(sentence.low[j]) == 1
        and sentence.low[j].isascii()
        and not (counts_nothing(sentence, end) or sentence.at(end) in tables().long_words)
    ):
        return None  # (2.5 m people)
    if sentence.at(end) == "-" and sentence.at(end + 1) in tables().long_words:
        end += 2
    reading = replace(reading_of(number, "other", j=end), unit=found[1])
    if found[1] == _DEGREE and number.value is not None and number.high is None and _is_minus(sentence, number.i - 1):
        return replace(reading, i=number.i - 1, value=-number.value)
    return reading


def _is_minus(sentence: Sentence, i: int) -> bool:
    """Tell whether a dash is the sign of a number below zero: `-25 °C`."""
    return sentence.at(i) in _MINUS and sentence.glued(i + 1) and not sentence.glued(i)


def _weight(sentence: Sentence, number: Number) -> Reading | None:
    """Read `500-pound bombs` as a weight, not as money: `a 500-pound fine`."""
    j = number.j + 1
    glued = sentence.at(number.j) in _DASHES and sentence.glued(number.j) and sentence.glued(j)
    if (
        not glued
        or sentence.at(j) not in word_set("quantities.toml", "unit_or_money", "words")
        or sentence.at(j + 1) in tables().money_nouns
    ):
        return None
    return replace(reading_of(number, "other", j=j + 1), unit=sentence.at(j))


def _duration(sentence: Sentence, number: Number, following: Sequence[Number]) -> Reading | None:
    """Read `four years`, `12-months`, `six-year`, `one year and six months`, `2 y. 6 m.`."""
    end = _unit_end(sentence, number)
    if end is None or number.value is None:
        return None
    parts = [(number.value, end[1])]
    j, unit = end
    for later in following if number.high is None else ():
        second = _unit_end(sentence, later)
        if (
            later.value is None
            or not second
            or not _continues(sentence, j, later.i)
            or _UNIT_ORDER.index(second[1]) <= _UNIT_ORDER.index(unit)
            or not _fills_up(parts[-1], (later.value, second[1]))
        ):
            break
        parts.append((later.value, second[1]))
        j, unit = second
    value = iso_duration(parts)
    if value is None:
        return None
    reading = Reading(number.i, j, "duration", value, unit_code=end[1], amount=number.value if len(parts) == 1 else None)
    return replace(reading, low=number.value, high=number.high) if number.high else reading


# How many of a smaller unit a larger one holds at most, where the two are told together.
_HOLDS = {("Y", "M"): 12, ("Y", "W"): 53, ("Y", "D"): 366, ("M", "W"): 5, ("M", "D"): 31, ("W", "D"): 7, ("D", "H"): 24, ("H", "MIN"): 60}


def _fills_up(larger: tuple[float, str], smaller: tuple[float, str]) -> bool:
    """Tell whether two lengths of time are one: `one year, six months` are; `two and a half years, 12-months` are two."""
    return larger[0] == int(larger[0]) and smaller[0] < _HOLDS.get((larger[1], smaller[1]), math.inf)


def _unit_end(sentence: Sentence, number: Number) -> tuple[int, str] | None:
    t, low = tables(), sentence.low
    dash = sentence.at(number.j) in _DASHES
    k = number.j + 1 if dash else number.j
    if dash and low[k : k + 1] and not low[k].isascii():
        unit = compound_unit(low[k])
        if unit is None and len(low[k]) < 3 and sentence.at(k + 1) == "-":  # noqa: PLR2004
            k, unit = k + 2, compound_unit(sentence.at(k + 2))
        if unit is not None:
            return k + 1, unit
    if not dash and sentence.at(k) in t.duration_between:
        k += 1
    found = t.duration.at(low, k)
    if found is not None and not dash and sentence.at(found[0]) in _DASHES and sentence.glued(found[0]) and sentence.glued(found[0] + 1):
        return None  # (800 day-fines)
    fractional = isinstance(number.value, float)
    if found is None or (len(low[k]) == 1 and (not number.digits or (fractional and low[k].isascii()))):
        return None  # (a population of 3.2m.)
    return found


def _continues(sentence: Sentence, j: int, i: int) -> bool:
    """Tell whether only a joiner stands between two lengths of time."""
    gap = [token for token in sentence.low[j:i] if token not in {".", ","}]
    return all(token in tables().duration_joiners for token in gap) and len(gap) <= 1 and i - j <= 2  # noqa: PLR2004


def is_relative(sentence: Sentence, reading: Reading) -> bool:
    """Tell whether a length of time is a date seen from now: `three years ago`, `over the past four years`, `two weeks later`."""
    t = tables()
    if t.ago.at(sentence.low, reading.j) is not None or sentence.at(reading.i - 1) in t.past or is_digits(sentence.at(reading.j)):
        return True
    if sentence.at(reading.i - 1) in word_set("quantities.toml", "duration_words", "opening"):
        return DATE in sentence.low[reading.j : reading.j + 2]  # (the first two weeks of November)
    ahead = reading.i == 1 and sentence.at(0) in t.place_prepositions and sentence.at(reading.j) == ","
    return ahead and any(word in t.modal for word in sentence.low)  # In two weeks, the court will …


def in_column(sentence: Sentence, readings: list[Reading], column: str) -> list[Reading]:
    """Let a bare number that fills a cell take the unit that the heading of its column names: `Fine, rubles`, `Доля (%)`."""
    if len(readings) != 1 or not bare(readings[0]) or readings[0].i > 0 or readings[0].j < len(sentence.low):
        return readings
    model = _unit_of(column)
    if model is None:
        return readings
    value, times = readings[0].value, model.value
    if isinstance(value, int | float) and isinstance(times, int) and times > 1:
        readings = [replace(readings[0], value=tidy(value * times))]  # (Bail, million tomans)
    return [with_unit(readings[0], model)]


@lru_cache(maxsize=1024)
def _unit_of(heading: str) -> Reading | None:
    """Read the unit of a heading, which stands after a comma or in brackets, as that of the number one."""
    match = _HEADED_UNIT.search(heading)
    if match is None:
        return None
    text = f"1 {match[1]}"
    sentence = tokenize(text, 0, len(text), (), ())
    numbers = find_numbers(sentence)
    model = read_kind(sentence, numbers[0], ()) if numbers else None
    return model if model is not None and model.kind in _SHARED and model.j == len(sentence.low) else None
