"""Decide the time of a figure that is counted from the date named before: `the next day`, `up from nine a year earlier`."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from reptrack.extract.claims.phrases import word_set
from reptrack.extract.claims.readings import Reading
from reptrack.extract.claims.times.roles import CLAUSE_ENDS, month_before, next_day, week_before, year_before
from reptrack.extract.claims.times.time_context import Period
from reptrack.extract.claims.tokens import Sentence, is_digits

__all__ = ["segment", "shifted"]

_REACH = 60  # words on either side that can belong to the statement of a figure
_HEAD = 8  # tokens before a figure in which `a year earlier` stands
_WORDS = "subjects.toml"


def shifted(sentence: Sentence, reading: Reading, period: Period, index: int | None) -> str | None:
    """Read `three were freed the next day`, `up from nine a year earlier`: a time counted from the date that was named before."""
    whole = sentence.text[sentence.start : sentence.end].lower()
    if not any(map(whole.__contains__, _words_of_them())):
        return None
    start, end = segment(sentence, reading)
    text = sentence.text[sentence.begins[start] : sentence.ends[end - 1]].lower() if start < end else ""
    text += _words_before(sentence, reading)
    if not any(said in text for said in _counted_on()):
        return None
    earlier = [i for i in sorted(sentence.dates) if i < reading.i and sentence.dates[i].value and not _counts_on(sentence, i)]
    base = sentence.dates[earlier[-1]].value if earlier else None
    if any(said in text for said in word_set(_WORDS, "tense", "next_day")):
        return next_day(base or period.paragraph or period.section)
    while end > reading.j and any(is_digits(token) for token in sentence.low[reading.j : end]):
        end -= 1
    after = sentence.text[sentence.ends[reading.j - 1] : sentence.ends[end - 1]].lower()
    before, follows = _words_before(sentence, reading), index is None or index < reading.i or _counts_on(sentence, index)
    for kind, shift in _SHIFTS.items():
        words = _said(kind)
        if any(said in before for said in words) or (follows and any(said in after for said in words)):
            base = base or period.told or period.paragraph or period.title or period.as_of
            return shift(base) if base is not None else None
    return None


def _words_before(sentence: Sentence, reading: Reading) -> str:
    """Give the few words right before a figure, from the figure or semicolon before it on."""
    low, start = sentence.low, reading.i
    while start > 0 and reading.i - start < _HEAD and low[start - 1] != ";" and not is_digits(low[start - 1]):
        start -= 1
    return sentence.text[sentence.begins[start] : sentence.begins[reading.i]].lower()


@cache
def _said(kind: str) -> frozenset[str]:
    return word_set(_WORDS, "tense", kind) | word_set("claim_times.toml", "counted", kind)


_SHIFTS: dict[str, Callable[[str], str | None]] = {"year_before": year_before, "month_before": month_before, "week_before": week_before}


@cache
def _counted_on() -> frozenset[str]:
    """Give the expressions that count from the date that was named before."""
    return frozenset().union(word_set(_WORDS, "tense", "next_day"), *map(_said, _SHIFTS))


@cache
def _words_of_them() -> frozenset[str]:
    """Give a word of each of them, of which one must stand where one of them does: there are fewer, and nearly all sentences have none."""
    return frozenset(max(said.split(), key=len) for said in _counted_on())


def _counts_on(sentence: Sentence, index: int) -> bool:
    """Tell whether what was read as a date counts from the one before it: `a year earlier`, `the next day`."""
    said = sentence.dates[index].text.lower()
    return any(phrase == said or phrase.endswith(f" {said}") for phrase in _counted_on())


def segment(sentence: Sentence, reading: Reading) -> tuple[int, int]:
    """Give the tokens around a figure that make one statement: up to the commas and semicolons beside it."""
    i, j, start, end = sentence.statement
    if (i, j) == (reading.i, reading.j):
        return start, end
    low, start, end = sentence.low, reading.i, reading.j
    first, last = max(0, start - _REACH), min(len(low), end + _REACH)
    while start > first and low[start - 1] not in CLAUSE_ENDS:
        start -= 1
    while end < last and low[end] not in CLAUSE_ENDS:
        end += 1
    sentence.statement = reading.i, reading.j, start, end
    return start, end
