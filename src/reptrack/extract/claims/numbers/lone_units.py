"""Find the lengths of time that hold no number: `for a year`, `a year and one month`, `almost a month`, `год колонии`, `паўгода`."""

from __future__ import annotations

from reptrack.extract.claims.phrases import phrase_set, word_set
from reptrack.extract.claims.readings import Reading
from reptrack.extract.claims.tokens import Sentence, is_digits
from reptrack.extract.claims.vocabulary import tables
from reptrack.values.durations import iso_duration
from reptrack.values.numbers import lexicon, read_number

__all__ = ["fixed_durations", "sentenced"]

# The units that one of a larger unit goes on with: a year and so many months.
_SMALLER = {"Y": {"M", "W", "D"}, "M": {"W", "D"}, "W": {"D"}, "D": {"H"}, "H": {"MIN", "S"}, "MIN": {"S"}}
_REACH = 6  # tokens between a verb of sentencing and `на год`


def fixed_durations(sentence: Sentence) -> list[Reading]:
    """Give the lengths of time whose number is hidden in the words: `a year and a half`, `полгода`, `for a year`."""
    found: list[Reading] = []
    match = sentence.find(tables().duration_fixed)
    while match is not None:
        if not _is_rate(sentence, match[0]):
            found.append(Reading(match[0], match[1], "duration", match[2]))
        match = sentence.find(tables().duration_fixed, match[1])
    units = tables().lone_units
    if not units.keys().isdisjoint(sentence.low):
        for k, word in enumerate(sentence.low):
            if word in units and not any(reading.i <= k < reading.j for reading in found):
                lone = _lone(sentence, k, units[word])
                found += [lone] if lone is not None else []
        found.sort(key=lambda reading: reading.i)
    return found


def _lone(sentence: Sentence, k: int, unit: str) -> Reading | None:
    """Read one unit of time that stands without a number, if it is how long something lasts."""
    low = sentence.low
    latin = low[k].isascii()
    start = k - 1 if latin else k
    if latin and sentence.at(start) in word_set("quantities.toml", "duration_words", "one_more"):
        start -= sentence.at(start - 1) in lexicon().articles  # (a further year)
    elif latin and sentence.at(start) not in lexicon().articles:
        return None
    if not latin and _numbered(sentence, k):
        return None
    more = _and_more(sentence, k, unit)
    if more is not None:
        j, value = more
        return Reading(start, j, "duration", value, unit_code=unit)
    lasts = _lasts(sentence, start, k + 1, unit) and sentence.at(k + 1) not in {"-", "and"} and tables().ago.at(low, k + 1) is None
    return Reading(start, k + 1, "duration", iso_duration([(1, unit)]), unit_code=unit, amount=1) if lasts else None


def _is_rate(sentence: Sentence, i: int) -> bool:
    """Tell whether the words before a unit of time say how often, or how much in each: `раз на полгода`, `800 рублей на месяц`, `840 на месяц`."""
    t, low = tables(), sentence.low
    if not t.rate.isdisjoint(low[max(0, i - 2) : i]):
        return True
    if sentence.at(i - 1) not in word_set("quantities.toml", "duration_words", "up_to_end"):
        return False
    return t.currency.before(low, i - 1) is not None or is_digits(sentence.at(i - 2))


def _numbered(sentence: Sentence, k: int) -> bool:
    """Tell whether a number stands before a unit: `один год`, `2024 год`, `три с половиной года`; a genitive needs `больше`, `около`."""
    before = sentence.at(k - 1)
    if (
        sentence.low[k] in word_set("quantities.toml", "duration_words", "genitive")
        and tables().qualifier_before.before(sentence.low, k) is None
    ):
        return True
    return before[:1].isdecimal() or before[:1] == "\0" or before in lexicon().cardinals or before in lexicon().scales


def _and_more(sentence: Sentence, k: int, unit: str) -> tuple[int, str] | None:
    """Read what goes on after it: `a year and one month`, `год и два месяца`, `час двадцать минут`."""
    low, t = sentence.low, tables()
    if sentence.at(k + 1) == "," or (low[k].isascii() and sentence.at(k + 1) not in t.duration_joiners):
        return None
    joined = sentence.at(k + 1) in t.duration_joiners
    if not joined and (sentence.at(k - 1) in t.rate or sentence.at(k - 1) in t.determiners):
        return None  # (каждый час 5 минут прогулки)
    first = k + 2 if joined else k + 1  # (минуту сорок секунд)
    read = read_number(low, first) if first < len(low) else None
    if read is None and sentence.at(first).isdecimal():
        read = int(low[first]), first + 1
    if read is None:
        read = (1, first + 1) if sentence.at(first) in lexicon().articles else (1, first)
    end = t.duration.at(low, read[1])
    if end is None or end[1] not in _SMALLER.get(unit, ()) or (read[1] == first and (not joined or low[first] not in t.lone_units)):
        return None
    value = iso_duration([(1, unit), (read[0], end[1])])
    return (end[0], value) if value else None


def _lasts(sentence: Sentence, start: int, j: int, unit: str) -> bool:  # noqa: PLR0911 - a rule a line
    """Tell whether the words around say how long something lasts, and not when or how often."""
    t, low = tables(), sentence.low
    before = sentence.at(start - 1)
    hedge = t.qualifier_before.before(low, start)
    opens = hedge[0] if hedge else start
    after = sentence.at(j)
    if after in word_set("quantities.toml", "duration_words", "later"):
        return False
    if before in t.rate or _is_rate(sentence, opens):
        return False
    if unit in {"Y", "M"} and phrase_set("quantities.toml", "duration_words", "of_term").at(low, j) is not None:
        return True
    if hedge is not None:
        return hedge[1] != "up_to" or not (after[:1].isalpha() and after not in t.prepositions)
    if sentence.at(opens - 1) in word_set("quantities.toml", "duration_words", "again"):
        opens -= 1
    if sentence.at(opens - 1) in word_set("quantities.toml", "duration_words", "for"):
        return not after[:1].isalpha() or after in t.prepositions or after in t.joints or after in t.adverbs
    if phrase_set("quantities.toml", "duration_words", "taken_by").before(low, opens) is not None:
        return not after[:1].isalpha() or after in t.prepositions
    if sentence.at(opens - 1) in word_set("quantities.toml", "duration_words", "lasts"):
        return not after[:1].isalpha() or after in t.prepositions or after in t.joints
    more = word_set("quantities.toml", "duration_words", "longer")
    return sentence.at(opens - 1) in word_set("quantities.toml", "duration_words", "up_to_end") and (
        after in more or sentenced(sentence, opens) or not after[:1].isalpha()
    )


def sentenced(sentence: Sentence, i: int) -> bool:
    """Tell whether a verb of sentencing stands a few words before `на год`."""
    terms = phrase_set("quantities.toml", "ages", "terms")
    return sentence.find(terms, max(0, i - _REACH), i) is not None
