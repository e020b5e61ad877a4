"""Decide that a number is a part of a name: `Channel 5`, `the Rabochy Rukh 2 case`, `1211 Geneva 10`."""

from __future__ import annotations

from collections.abc import Sequence

from reptrack.extract.claims.metrics.metric import metric_of
from reptrack.extract.claims.metrics.metric_events import is_evident
from reptrack.extract.claims.numbers.expressions import Number
from reptrack.extract.claims.phrases import word_set
from reptrack.extract.claims.readings import Reading
from reptrack.extract.claims.tokens import Sentence, is_digits
from reptrack.extract.claims.vocabulary import tables
from reptrack.records import Name

__all__ = ["has_unit", "in_name", "is_issue"]

_DASHES = frozenset("-–—‑−")
_POSTCODE = range(4, 7)  # digits


def in_name(sentence: Sentence, number: Number, names: Sequence[Name]) -> bool:
    """Tell whether a number is a part of a name: `Škola No. 5`, `Channel 5`; what a quotation counts is none, whatever was taken for a name."""
    start, end = sentence.begins[number.i], sentence.ends[number.j - 1]
    for name in names:
        if name.start < start and end <= name.end:
            break
    else:
        return number.digits and (_numbered_name(sentence, number, names) or _postal(sentence, number, names))
    if sentence.at(number.j) in tables().countable or has_unit(sentence, number):
        return False
    before = sentence.at(number.i - 1)
    return (
        not before[:1].isalpha() or sentence.form(number.i - 1)[:1].isupper() or tables().labels.before(sentence.low, number.i) is not None
    )


def _numbered_name(sentence: Sentence, number: Number, names: Sequence[Name]) -> bool:
    """Tell whether a number ends a name of several words that no list knows: `the Rabochy Rukh 2 case`."""
    i, after = number.i, sentence.at(number.j)
    if i < 3 or number.j - i > 1 or has_unit(sentence, number) or not sentence.low[i].isdecimal():  # noqa: PLR2004 - a word before the name
        return False
    capitals = all(sentence.low[k][0].isalpha() and sentence.form(k)[:1].isupper() for k in (i - 1, i - 2))
    closes = after in word_set("quantities.toml", "not_claims", "named_things") or after in {'"', "”", "»"}
    if not capitals or not closes:
        return False
    begin = sentence.begins[i - 1]
    return not any(name.kind != "org" and name.start <= begin < name.end for name in names)


def _postal(sentence: Sentence, number: Number, names: Sequence[Name]) -> bool:
    """Tell whether a number is the postal code or the district of a town: `• 1211 Geneva 10, Switzerland`."""
    i, j = number.i, number.j
    if j - i > 1 or not sentence.low[i].isdecimal():
        return False
    beside = (i > 0 and sentence.form(i - 1)[:1].isupper()) or (j < len(sentence.low) and sentence.form(j)[:1].isupper())
    if not beside:
        return False
    for name in names:
        if name.kind != "place":
            continue
        first, after = sentence.index(name.start), sentence.index(name.end)
        if first == j and not sentence.at(i - 1)[:1].isalpha() and len(sentence.low[i]) in _POSTCODE:
            return not sentence.at(after)[:1].isalpha() or not sentence.form(after)[:1].islower()
        if after == i and is_digits(sentence.at(first - 1)) and len(sentence.at(first - 1)) in _POSTCODE:
            return not sentence.at(j)[:1].isalpha()
    return False


def is_issue(sentence: Sentence, reading: Reading) -> bool:
    """Tell whether a number behind a dash at the end of a title is that of an issue: `The press before the courts – 178`."""
    low, i = sentence.low, reading.i
    numbered = reading.kind == "count" and reading.j == len(low) == i + 1 and low[i].isdecimal() and i > 1 and low[i - 1] in _DASHES
    if not numbered or sentence.glued(i):
        return False
    metric = metric_of(tuple(low[: i - 1]))
    return metric is None or not is_evident(sentence, metric)


def has_unit(sentence: Sentence, number: Number) -> bool:
    """Tell whether a unit follows a number, so that it cannot be the number of a colony or an article."""
    after = sentence.at(number.j)
    j = number.j + 1 if after in _DASHES else number.j
    return after == "%" or tables().any_unit.at(sentence.low, j) is not None
