"""Decide which unit a bare number has that the text says once for several: `six years, and Petrova for three`, `$5 to $220`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from reptrack.extract.claims.nouns import counts_nothing
from reptrack.extract.claims.numbers.lone_units import sentenced
from reptrack.extract.claims.numbers.numerals import changes
from reptrack.extract.claims.phrases import phrase_set, word_set
from reptrack.extract.claims.readings import Reading, bare, with_unit
from reptrack.extract.claims.tokens import Sentence
from reptrack.extract.claims.vocabulary import tables
from reptrack.records import Name
from reptrack.values.numbers import lexicon

__all__ = ["join_ranges", "share_units"]

_LONG_DASHES = frozenset("–—")
_DASHES = frozenset("-–—‑−")
_SHARED = frozenset({"money", "duration", "percent", "other"})
_HALF = 0.5
_DATIVE = 2  # tokens: `адвокату и`
_SHARE = 40  # tokens of what one person of a list got, with what is said of the person
_TITLE = 3  # tokens of a title: `; Mr. Khiem`
_LONGEST_TERM = 40  # of years, months or days that a bare number stands for
_NAME_GAP = 1  # characters
_LIST_GAP = 2  # tokens: a comma and `and`
_CENTS = re.compile(r"\d+[.,]\d\d")


def share_units(sentence: Sentence, readings: list[Reading], persons: Sequence[Name] = (), before: Reading | None = None) -> list[Reading]:
    """Let bare numbers take the unit that is said once: `800, 840 and 1,050 rubles`, `three years …, his wife — four`, `asked for six`.

    Args:
        sentence: the sentence.
        readings: its figures, in order.
        persons: the persons named in it: `Ivanov six years and Petrova three`.
        before: the last length of time of the sentence before, for `The judge gave five.`
    """
    shared = list(readings)
    for k in range(len(shared) - 2, -1, -1):
        this, after = shared[k], shared[k + 1]
        if (
            bare(this)
            and after.kind in _SHARED
            and after.i - this.j == 1
            and _joins(sentence.low[this.j])
            and not _of_people(sentence, this)
        ):
            shared[k] = with_unit(this, after)
    filled = -1
    for k, this in enumerate(shared):
        if k and _goes_on_ages(sentence, shared[k - 1], this):
            shared[k] = replace(this, kind="age", value=this.amount, unit_code=None)
        if not bare(this) or not this.value or _of_people(sentence, this):
            continue
        model = shared[k - 1] if filled == k - 1 >= 0 and _listed(sentence, shared[k - 1], this) else None
        model = model or (_unit_before(sentence, shared, k) if k else None) or _unit_left_out(sentence, shared, k, persons, before)
        if model is not None:
            shared[k], filled = with_unit(this, model), k
    return shared


def _listed(sentence: Sentence, last: Reading, this: Reading) -> bool:
    """Tell whether a bare number goes on a list whose first one left out its unit too: `had asked for eight, five and three`."""
    gap = sentence.low[last.j : this.i]
    listed = 0 < len(gap) <= _LIST_GAP and all(word == "," or word in tables().joints for word in gap)
    return listed and _closed(sentence, this.j) and sentence.at(this.j) not in _LONG_DASHES  # (двое — по 7, один — 13)


def _goes_on_ages(sentence: Sentence, last: Reading, this: Reading) -> bool:
    """Tell whether years after an age are one too: `the children, twelve and seven years`, `Ганне — 29, Міхасю — 31 год`."""
    years = this.kind == "duration" and this.unit_code == "Y" and this.amount is not None and this.high is None
    if not years or last.kind != "age":
        return False
    alike = sentence.at(this.i - 1) in _LONG_DASHES and sentence.at(last.i - 1) in _LONG_DASHES and ";" not in sentence.low[last.j : this.i]
    return alike or (this.i - last.j == 1 and sentence.low[last.j] in tables().joints)


def _of_people(sentence: Sentence, reading: Reading) -> bool:
    """Tell whether a numeral can count people only: `двое`, `на дваіх`."""
    return reading.j - reading.i == 1 and sentence.low[reading.i] in word_set("numbers.toml", "parts", "collective")


def _unit_before(sentence: Sentence, shared: list[Reading], k: int) -> Reading | None:  # noqa: PLR0911 - a rule a line
    """Give the reading before a bare number whose unit it shares."""
    this, before = shared[k], shared[k - 1]
    link, after = sentence.at(this.i - 1), sentence.at(this.j)
    if after[:1].isalpha() and after not in tables().joints:
        return None
    each = word_set("quantities.toml", "duration_words", "each")
    if before.kind == "age" and this.i - before.j == 1 and counts_nothing(sentence, this.j) and _goes_on_list(sentence, this, link):
        return before  # (her daughters, aged 9 and 12)
    if link in each:
        before = shared[k - 2] if k > 1 and before.kind == "count" else before  # (двое — по 10 суток, ещё трое — по 13)
    elif link in word_set("quantities.toml", "duration_words", "up_to_end"):
        same = _same_link(sentence, shared[:k], link)
        if same is not None and same.kind == "other" and not after[:1].isalpha():
            return same  # (похудел на 11 кг, а его сосед на семь)
        return _model_outside_brackets(sentence, shared, k) if not after[:1].isalpha() else None
    elif link in _LONG_DASHES and ";" not in sentence.low[before.j : this.i]:
        return _before_dash(sentence, shared, k)
    elif not (link in tables().joints and this.i - before.j == 1 and sentence.at(before.i - 1) in each):  # (по 13 и 15)
        half = before.kind == "duration" and isinstance(this.value, float) and this.value % 1 == _HALF
        return before if half else None  # (asked for five years, got three and a half)
    return before if before.kind in _SHARED else None


def _goes_on_list(sentence: Sentence, this: Reading, link: str) -> bool:
    """Tell whether a number ends a list, or is inside one that `and` ends: `9 and 12`, `34, 45 and 61`."""
    if link in tables().joints:
        return True
    after = {sentence.at(this.j), sentence.at(this.j + 1)}
    return link == "," and (sentence.at(this.j) in tables().joints or (sentence.at(this.j) == "," and any(w.isdecimal() for w in after)))


def _before_dash(sentence: Sentence, shared: list[Reading], k: int) -> Reading | None:
    """Give the reading whose unit a number behind a dash shares: `двое — по 7 лет, один — 13`; `3 года — 12` tells how many got them."""
    this, before = shared[k], shared[k - 1]
    if before.kind == "duration" and this.i - before.j == 1 and sentence.at(this.j) in {",", ";", ".", ""}:
        return None
    if sentence.at(before.i - 1) == "(":
        return _model_outside_brackets(sentence, shared, k)
    each = word_set("quantities.toml", "duration_words", "each")
    if k > 1 and bare(before) and before.j == this.i - 1 and sentence.at(shared[k - 2].i - 1) in _LONG_DASHES | each:
        before = shared[k - 2]
    return before if _is_term(before) or before.kind in {"percent", "age"} else None


def _model_outside_brackets(sentence: Sentence, shared: list[Reading], k: int) -> Reading | None:
    """Give the last fine or term before a bare number: `оштрафовали на 30 базовых (1 260 руб.), его коллегу на 20`."""
    for before in reversed(shared[max(0, k - 3) : k]):
        if sentence.at(before.i - 1) != "(" and (before.kind in {"money", "duration"} or before.unit == "base unit"):
            return before
    return None


def _unit_left_out(sentence: Sentence, shared: list[Reading], k: int, persons: Sequence[Name], before: Reading | None) -> Reading | None:
    """Give the term or fine whose unit is left out: the same preposition, another person, or what is asked for and given.

    `for six years, and Petrova for three`; `к шести годам, а Лилию — к трём`; `Ivanov six years, Petrova three`; `the prosecutor asked for six`.
    """
    found = _once_more(sentence, shared, k) or _compared(sentence, shared, k)
    if found is not None or not _closed(sentence, shared[k].j):
        return found
    return (
        _change_opened(sentence, shared[:k], sentence.at(shared[k].i - 1))
        or _same_frame(sentence, shared, k)
        or _of_same_link(sentence, shared, k, persons, before)
    )


def _compared(sentence: Sentence, shared: Sequence[Reading], k: int) -> Reading | None:
    """Read `90,000 kyats, up from 35,000 a year ago`."""
    this, last = shared[k], shared[k - 1] if k else None
    compared = phrase_set("quantities.toml", "duration_words", "compared").before(sentence.low, this.i)
    if last is not None and sentence.at(last.i - 1) == "(" and sentence.at(last.j) == ")":
        last = shared[k - 2] if k > 1 else None  # (fourteen (12.5 per cent), up from four)
    if compared is None or last is None or last.kind not in _SHARED or sentence.at(this.j) in tables().countable:
        return None
    return last if _closed(sentence, this.j) or sentence.at(this.j) in lexicon().articles else None


def _same_frame(sentence: Sentence, shared: Sequence[Reading], k: int) -> Reading | None:
    """Read `500 rubles for him and 300 for her`, `28 лет адвокату и 15 — помощнику`."""
    this, last, t = shared[k], shared[k - 1] if k else None, tables()
    if last is None or not _is_term(last) or not (sentence.at(this.i - 1) in t.joints or sentence.at(this.i - 1) == ","):
        return None
    if sentence.at(this.j) == sentence.at(last.j) and sentence.at(this.j) in t.prepositions:
        return last
    dative = this.i - last.j == _DATIVE and not sentence.low[last.j].isascii() and sentence.low[last.j].endswith(t.dative_endings)
    return last if dative and sentence.at(this.j) in _LONG_DASHES else None


def _of_same_link(sentence: Sentence, shared: list[Reading], k: int, persons: Sequence[Name], before: Reading | None) -> Reading | None:
    """Give the term or fine that stands behind the same preposition or verb as figure `k`, or that of another person."""
    this, t = shared[k], tables()
    if not isinstance(this.value, int | float) or this.value > _LONGEST_TERM:
        return None
    hedge = t.qualifier_before.before(sentence.low, this.i)
    start = hedge[0] if hedge and sentence.low[hedge[0]] not in t.range_words else this.i
    link = sentence.at(start - 1)
    same = _same_link(sentence, shared[:k], link) if link in t.prepositions or link in t.range_words else None
    if same is not None:
        return same if _is_term(same) else None
    taken_by = phrase_set("quantities.toml", "duration_words", "taken_by")
    if any(taken_by.before(sentence.low, at) is not None for at in {start, this.i}):
        return _nearest_term(sentence, shared, k) or before
    if link in word_set("quantities.toml", "duration_words", "up_to_end") and sentenced(sentence, start):
        return before  # (осудили на 12)
    another = _of_another(sentence, start, persons) or _ends_share(sentence, shared, k, persons)
    return _nearest_term(sentence, shared[:k], k) if another else None


def _once_more(sentence: Sentence, shared: Sequence[Reading], k: int) -> Reading | None:
    """Give the figure before whose unit goes on: `15 суток, затем ещё десять`, `17 years, the first four of them in prison`, `14,70 рубля, было 12,10`."""
    last, this = (shared[k - 1], shared[k]) if k else (None, shared[k])
    if last is None:
        return None
    after = sentence.at(this.j)
    if last.kind == "money" and _CENTS.fullmatch(sentence.low[this.j - 1]) and _closed(sentence, this.j):
        return last
    if sentence.at(this.i - 1) in word_set("quantities.toml", "duration_words", "again") and _closed(sentence, this.j) and _is_term(last):
        return last
    if last.kind != "duration":
        return None
    row = phrase_set("quantities.toml", "duration_words", "in_a_row").at(sentence.low, this.j) is not None
    first = sentence.at(this.i - 1) in word_set("quantities.toml", "duration_words", "opening")
    of_them = first and (tables().of_whom.at(sentence.low, this.j) is not None or not after[:1].isalpha())
    return last if row or of_them else None


def _change_opened(sentence: Sentence, earlier: Sequence[Reading], link: str) -> Reading | None:
    """Give the figure after `from` that a `to` belongs to: `fell from 2,100 calories a day to 1,350`."""
    starts = word_set("qualifiers.toml", "joining", "from")
    last = earlier[-1] if earlier and link in tables().range_words else None
    return last if last is not None and last.kind in _SHARED and sentence.at(last.i - 1) in starts else None


def _closed(sentence: Sentence, j: int) -> bool:
    """Tell whether nothing follows that a number could count: the clause ends, or a preposition stands there, but not `of`."""
    t, after = tables(), sentence.at(j)
    if after[:1].isalpha():
        closes = after in t.joints or after in t.prepositions or after in word_set("quantities.toml", "duration_words", "apart")
        return closes and after not in word_set("quantities.toml", "duration_words", "of_these")
    return after not in {"%", "/", "-", "+", "\0"} and not after[:1].isdecimal()


def _same_link(sentence: Sentence, earlier: Sequence[Reading], link: str) -> Reading | None:
    """Give the last figure before that stands after the same preposition, or after the `from` that a `to` belongs to."""
    starts = word_set("qualifiers.toml", "joining", "from") if link in tables().range_words else frozenset()
    for reading in reversed(earlier):
        before = sentence.at(reading.i - 1)
        if before == link or before in starts:
            return reading
    return None


def _nearest_term(sentence: Sentence, shared: Sequence[Reading], k: int) -> Reading | None:
    """Give the last term or fine before figure `k`, in no brackets if there is one, else the first one after it."""
    earlier = [reading for reading in reversed(shared[:k]) if _is_term(reading)]
    found = next((reading for reading in earlier if sentence.at(reading.i - 1) != "("), next(iter(earlier), None))
    return found or next((reading for reading in shared[k + 1 :] if reading.kind == "duration"), None)


def _is_term(reading: Reading) -> bool:
    return reading.kind in {"duration", "money"} or reading.unit == "base unit"


def _of_another(sentence: Sentence, start: int, persons: Sequence[Name]) -> bool:
    """Tell whether a person, or `his wife`, stands right before a number: `Ivanov six years and Petrova three`."""
    if start < 1 or start >= len(sentence.low):
        return False
    at = sentence.begins[start]
    if any(0 <= at - person.end <= _NAME_GAP for person in persons):
        return True
    opens = sentence.at(start - 3)
    if sentence.at(start - 1) == "," and sentence.at(start - 2) in tables().pronouns and sentence.at(start - 3) in {";", ","}:
        return True  # (he got 15 days; she, 10)
    owner = sentence.at(start - 2) in tables().determiners and sentence.at(start - 1)[:1].isalpha()
    return owner and (opens in tables().joints or opens in {",", ";"})


def _ends_share(sentence: Sentence, shared: Sequence[Reading], k: int, persons: Sequence[Name]) -> bool:
    """Tell whether a number ends what a semicolon and a person's name opened: `…; Novik, whom the court held to be the author, eight`."""
    this, low = shared[k], sentence.low
    if sentence.at(this.i - 1) != "," or sentence.at(this.j) not in {".", ";", ""}:
        return False
    first = next((i + 1 for i in range(this.i - 1, max(-1, this.i - _SHARE), -1) if low[i] == ";"), -1)
    if first < 0 or not any(reading.kind == "duration" and reading.j < first for reading in shared[:k]):
        return False
    return any(0 <= sentence.index(person.start) - first <= _TITLE for person in persons)


def _joins(word: str) -> bool:
    return word == "," or word in tables().joints or word in tables().range_words


def join_ranges(sentence: Sentence, readings: list[Reading]) -> list[Reading]:
    """Make one range of two figures that both name their unit: `$5 to $220`, `от 5% до 10%`, `between two years and five years`."""
    joined: list[Reading] = []
    for reading in readings:
        last = joined[-1] if joined else None
        merged = _range(sentence, last, reading) if last is not None else None
        if merged is None:
            joined.append(reading)
        else:
            joined[-1] = merged
    return joined


def _range(sentence: Sentence, low: Reading, high: Reading) -> Reading | None:
    alike = low.kind == high.kind and low.kind in _SHARED and (low.currency, low.unit) == (high.currency, high.unit)
    if not alike or high.i - low.j != 1 or low.high is not None or high.high is not None or low.unit_code != high.unit_code:
        return None
    first, second = _size(low), _size(high)
    if first is None or second is None or not first < second:
        return None
    word, opens = sentence.low[low.j], sentence.at(low.i - 1)
    between = tables().range_pairs.get(opens) == word
    dash = word in _DASHES and sentence.glued(low.j) == sentence.glued(high.i)
    joins = word in tables().range_words and not changes(sentence, low.i)
    if not (between or dash or joins) or (dash and low.kind == "duration" and not sentence.glued(low.j)):
        return None
    return replace(low, i=low.i - 1 if between else low.i, j=high.j, low=first, high=second)


def _size(reading: Reading) -> int | float | None:
    """Give the number of a figure; of a length of time, how many of its unit."""
    if reading.kind == "duration":
        return reading.amount
    return reading.value if isinstance(reading.value, int | float) else None
