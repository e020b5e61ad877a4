"""Decide the time a figure is about: a date of its sentence, or the day or period that its report or paragraph speaks of."""

from __future__ import annotations

from dataclasses import dataclass, field

from reptrack.extract.claims.readings import Reading
from reptrack.extract.claims.metric import is_stock
from reptrack.extract.claims.tables import tables
from reptrack.extract.claims.tokens import DATE, Sentence, is_digits

__all__ = ["Period", "claim_time", "sentence_time"]

_SINCE_REACH = 5


@dataclass(slots=True)
class Period:
    """What the text around a sentence says about time, as EDTF.

    Attributes:
        dated: the day of the report.
        title: the period named in its title.
        paragraph: the last date of the paragraph so far.
        event: the last day or month named so far, for rulings.
        ahead: the first date after the title, for headlines.
    """

    dated: str | None = None
    title: str | None = None
    paragraph: str | None = None
    event: str | None = None
    ahead: str | None = None
    seen: list[str] = field(default_factory=list)


def sentence_time(sentence: Sentence) -> str | None:
    """Give the date of a sentence that later sentences may lean on: its first one, with `since` made an open interval."""
    for index in sorted(sentence.dates):
        value = _value(sentence, index)
        if value is not None:
            return value
    return None


def claim_time(sentence: Sentence, reading: Reading, metric: str | None, period: Period, *, headline: bool) -> str | None:
    """Give the time of a claim as EDTF, or None where the text does not tell.

    Args:
        sentence: its sentence.
        reading: the figure.
        metric: its metric: a state holds on the day of the report unless the text says otherwise.
        period: the context.
        headline: the sentence is the report's title.
    """
    index = _nearest(sentence, reading)
    if index is not None:
        return _value(sentence, index)
    if reading.kind in {"duration", "age", "money"} or reading.unit == "base unit":
        return period.ahead if headline else period.event
    if _is_present(sentence) and not _is_modal(sentence):
        return period.dated
    if headline:
        return period.title or (period.dated if is_stock(metric) else None)
    if period.paragraph is not None:
        return period.paragraph
    return period.title or (period.dated if is_stock(metric) else None)


def _is_present(sentence: Sentence) -> bool:
    return tables().present.find(sentence.low) is not None


def _is_modal(sentence: Sentence) -> bool:
    return any(word in tables().modal for word in sentence.low)


def _nearest(sentence: Sentence, reading: Reading) -> int | None:
    """Give the token of the date that a figure belongs to: after it in its phrase, else the last one before it, else any after it."""
    usable = [i for i in sorted(sentence.dates) if sentence.dates[i].value is not None]
    if not usable:
        return None
    for i in usable:
        if i >= reading.j and _same_phrase(sentence, reading.j, i):
            return i
    segment = _clause(sentence, reading.i)
    before = [i for i in usable if segment[0] <= i < reading.i]
    after = [i for i in usable if reading.j <= i < segment[1]]
    if before:
        return before[-1]
    if after:
        return after[0]
    return next((i for i in reversed(usable) if i < reading.i), None)


def _same_phrase(sentence: Sentence, i: int, j: int) -> bool:
    """Tell whether nothing between two tokens begins another statement."""
    return not any(token in {",", ";", ":", "—", "("} or is_digits(token) or token in {"and", "и", "і", "a", "whose"} and False for token in sentence.low[i:j])


def _clause(sentence: Sentence, i: int) -> tuple[int, int]:
    start = max((k + 1 for k in range(i) if sentence.low[k] == ";"), default=0)
    end = next((k for k in range(i, len(sentence.low)) if sentence.low[k] == ";"), len(sentence.low))
    return start, end


def _value(sentence: Sentence, index: int) -> str | None:
    value = sentence.dates[index].value
    if value is None or "/" in value:
        return value
    return f"{value}/.." if _after_since(sentence, index) else value


def _after_since(sentence: Sentence, index: int) -> bool:
    """Tell whether a date opens a period that goes on: `since 2020`, `since the beginning of 2024`, `с января 2021 года`."""
    t = tables()
    for i in range(index, max(-1, index - _SINCE_REACH), -1):
        found = t.since.before(sentence.low, i)
        if found is not None:
            return not _closed(sentence, index)
        if i > 0 and (not sentence.low[i - 1][0].isalpha() or sentence.low[i - 1] in t.auxiliaries):
            return False
    return False


def _closed(sentence: Sentence, index: int) -> bool:
    return tables().until.at(sentence.low, index + 1) is not None and DATE in sentence.low[index + 1 : index + 5]
