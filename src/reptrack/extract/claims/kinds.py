"""Decide what kind of claim a number makes, from what stands beside it: percent, money, duration, age, fraction, measure or count."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reptrack.extract.claims.numerals import Number
from reptrack.extract.claims.tables import tables
from reptrack.extract.claims.tokens import Sentence, is_digits
from reptrack.records import ClaimKind
from reptrack.values.durations import iso_duration
from reptrack.values.numbers import tidy

__all__ = ["Reading", "fixed_durations", "read_kind"]

_DASHES = frozenset("-‑–")
_UNIT_ORDER = ("10Y", "Y", "M", "W", "D", "H", "MIN", "S")
_YOUNGEST, _OLDEST = 1, 115
_RUBLE = "ruble"


@dataclass(frozen=True, slots=True)
class Reading:
    """A number read as a claim: tokens `i` up to `j`, its kind and value.

    `at` is where the words before it end that may qualify it; `person` says that an age was given without the word for years.
    """

    i: int
    j: int
    kind: ClaimKind
    value: int | float | str | None
    currency: str | None = None
    unit: str | None = None
    low: int | float | None = None
    high: int | float | None = None
    at: int = -1
    more: bool = False

    def before(self) -> int:
        """Give the token that a qualifier must end before."""
        return self.i if self.at < 0 else self.at


def read_kind(sentence: Sentence, number: Number, following: Number | None) -> Reading | None:
    """Read a number as a claim.

    Args:
        sentence: its sentence.
        number: the number.
        following: the number after it, for `one year and six months`.

    Returns:
        What it says, or None if it turns out to be part of a date (`three years ago`).
    """
    return (
        _percent(sentence, number)
        or _money(sentence, number)
        or _base_units(sentence, number)
        or _age(sentence, number)
        or _measure(sentence, number)
        or _duration(sentence, number, following)
        or _plain(number)
    )


def _reading(number: Number, kind: ClaimKind, *, i: int | None = None, j: int | None = None) -> Reading:
    high = number.high
    return Reading(number.i if i is None else i, number.j if j is None else j, kind, number.value, low=number.value if high else None, high=high)


def _plain(number: Number) -> Reading:
    return _reading(number, "fraction" if number.fraction else "count")


def _percent(sentence: Sentence, number: Number) -> Reading | None:
    if sentence.at(number.j) == "%":
        return _reading(number, "percent", j=number.j + 1)
    found = tables().percent.at(sentence.low, number.j)
    return _reading(number, "percent", j=found[0]) if found else None


def _money(sentence: Sentence, number: Number) -> Reading | None:
    """Read `$9,770`, `BYN 4,000`, `€3 billion`, `1,110 rubles`, `40 000 рублей`, `300$`."""
    t = tables()
    before, after = sentence.at(number.i - 1), sentence.at(number.j)
    currency = t.currency_before.get(before)
    if currency and (not before.isalpha() or (number.digits and sentence.form(number.i - 1).isupper() and len(before) > 2)):  # noqa: PLR2004
        i = number.i - 1
        if not before.isalpha() and sentence.at(i - 1) in {"us", "c", "a"} and sentence.form(i - 1).isupper():
            i -= 1
        found = t.currency.at(sentence.low, number.j)
        end = found[0] if found and found[1] == currency else number.j
        return replace(_reading(number, "money", i=i, j=end), currency=currency)
    if after in t.currency_before and not after.isalpha():
        return replace(_reading(number, "money", j=number.j + 1), currency=t.currency_before[after])
    found = t.currency.at(sentence.low, number.j)
    if found is None or (len(after) < 3 and not number.digits):  # noqa: PLR2004
        return None
    return replace(_reading(number, "money", j=found[0]), currency=found[1])


def _base_units(sentence: Sentence, number: Number) -> Reading | None:
    found = tables().base_unit.at(sentence.low, number.j)
    return replace(_reading(number, "other", j=found[0]), unit="base unit") if found else None


def _age(sentence: Sentence, number: Number) -> Reading | None:
    """Read `41-year-old`, `aged 63`, `at the age of 64`, `63-летний`, `34 years old`."""
    t, low = tables(), sentence.low
    if number.rest:
        return _compound_age(number)
    if not _is_age(number.value):
        return None
    found = _age_after(sentence, number.j)
    if found is not None:
        more = t.age_before.before(low, number.i)
        return replace(_reading(number, "age", j=found), at=more[0] if more else -1)
    before = t.age_before.before(low, number.i)
    if before is None or not _bare_or_years(sentence, number):
        return None
    end = t.duration.at(low, number.j)
    if sentence.low[before[0]] in t.past_tense and end is None:
        return None
    return replace(_reading(number, "age", j=end[0] if end else number.j), at=before[0])


def _compound_age(number: Number) -> Reading | None:
    """Read `семилетний`: a person's age or a term, which the caller decides by the next word; `трёхмесячный` is a duration."""
    unit = _compound_unit(number.rest)
    if unit is None or number.value is None:
        return None
    return Reading(number.i, number.j, "duration", iso_duration([(float(number.value), unit)]))


def _compound_unit(rest: str) -> str | None:
    return next((unit for stem, unit in tables().duration_compound.items() if rest.startswith(stem)), None)


def _is_age(value: float | None) -> bool:
    return value is not None and _YOUNGEST <= value <= _OLDEST and value == int(value)


def _age_after(sentence: Sentence, j: int) -> int | None:
    """Give the end of `-year-old`, `years old`, `-летний` after a number, or None."""
    low = sentence.low
    dash = sentence.at(j) in _DASHES
    k = j + 1 if dash else j
    plain = [token for token in low[k : k + 4]]
    if plain[1:2] == ["-"] and plain[0] in {"year", "years", "month", "months"}:
        tail = sentence.at(k + 2)
        return k + 3 if tail in {"old", "olds"} and plain[0].startswith("year") else None
    found = tables().age_after.at(low, k)
    if found is None and dash and len(sentence.at(k)) < 3 and sentence.at(k + 1) == "-":  # noqa: PLR2004 - 27-ми-летний
        found = tables().age_after.at(low, k + 2)
    return found[0] if found and (dash or low[k].isascii()) else None


def _bare_or_years(sentence: Sentence, number: Number) -> bool:
    after = sentence.at(number.j)
    if tables().duration.at(sentence.low, number.j) is not None:
        return True
    return not after[:1].isalpha() or after in tables().stops or after in tables().prepositions or after == "\0date"


def _measure(sentence: Sentence, number: Number) -> Reading | None:
    """Read `330-meter-long`, `19 kilograms`, `1,5 раза больше`."""
    j = number.j + 1 if sentence.at(number.j) == "-" else number.j
    found = tables().unit.at(sentence.low, j)
    if found is None:
        return None
    end = found[0]
    if sentence.at(end) == "-" and sentence.at(end + 1) in {"long", "wide", "high", "tall", "deep"}:
        end += 2
    return replace(_reading(number, "other", j=end), unit=found[1])


def _duration(sentence: Sentence, number: Number, following: Number | None) -> Reading | None:
    """Read `four years`, `12-months`, `six-year`, `one year and six months`, `2 y. 6 m.`."""
    end = _unit_end(sentence, number)
    if end is None or number.value is None:
        return None
    parts = [(number.value, end[1])]
    j = end[0]
    if following is not None and following.value is not None and number.high is None:
        second = _unit_end(sentence, following)
        if second and _continues(sentence, j, following.i) and _UNIT_ORDER.index(second[1]) > _UNIT_ORDER.index(end[1]):
            parts.append((following.value, second[1]))
            j = second[0]
    value = iso_duration(parts)
    if value is None:
        return None
    reading = Reading(number.i, j, "duration", value)
    return replace(reading, low=number.value, high=number.high) if number.high else reading


def _unit_end(sentence: Sentence, number: Number) -> tuple[int, str] | None:
    t, low = tables(), sentence.low
    dash = sentence.at(number.j) in _DASHES
    k = number.j + 1 if dash else number.j
    if dash and low[k : k + 1] and not low[k].isascii():
        unit = _compound_unit(low[k])
        if unit is None and len(low[k]) < 3 and sentence.at(k + 1) == "-":  # noqa: PLR2004
            k, unit = k + 2, _compound_unit(sentence.at(k + 2))
        if unit is not None:
            return k + 1, unit
    found = t.duration.at(low, k)
    if found is None or (len(low[k]) == 1 and not number.digits):
        return None
    return found


def _continues(sentence: Sentence, j: int, i: int) -> bool:
    """Tell whether only a joiner stands between two lengths of time."""
    gap = [token for token in sentence.low[j:i] if token not in {".", ","}]
    return all(token in tables().duration_joiners for token in gap) and len(gap) <= 1 and i - j <= 2  # noqa: PLR2004


def fixed_durations(sentence: Sentence) -> list[Reading]:
    """Give the lengths of time whose number is hidden in the words: `a year and a half`, `полгода`."""
    found: list[Reading] = []
    i = 0
    while i < len(sentence.low):
        match = tables().duration_fixed.at(sentence.low, i)
        if match is not None:
            found.append(Reading(i, match[0], "duration", match[1]))
        i = match[0] if match else i + 1
    return found


def is_relative(sentence: Sentence, reading: Reading) -> bool:
    """Tell whether a length of time is a date seen from now: `three years ago`, `over the past four years`, `two weeks later`."""
    t = tables()
    return t.ago.at(sentence.low, reading.j) is not None or sentence.at(reading.i - 1) in t.past or is_digits(sentence.at(reading.j))
