"""See every numeric claim of a corpus as a figure: what it may be at least and at most, when, who says so, where it stands."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from msgspec import UNSET, Struct, structs

from reptrack.analyse.textless import DateInText, LightArticle, NameInText
from reptrack.records import Claim, Source, Warn

__all__ = ["COMPLETE_GROUPS", "Figure", "FigureRecord", "Span", "agree", "by_date", "figures", "near", "span_of"]

# Groups whose parts make up the whole when all of them are given.
COMPLETE_GROUPS = {"gender": {"women", "men"}}


class FigureRecord(Struct, frozen=True):
    """A record with what figures need: its text and claims, and what tells its country."""

    id: str
    schema: str
    source: Source
    text: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    dated: str | None = None
    lang: str | None = None
    dates: list[DateInText] = []
    claims: list[Claim] = []
    names: list[NameInText] = []
    articles: list[LightArticle] = []
    warnings: list[Warn] = []


@dataclass(frozen=True, slots=True)
class Figure:
    """A claim in its context.

    Attributes:
        claim: the claim itself. index: its place in the record's `claims`.
        report, title, publisher, dated: of the record that holds it.
        path, start, end: the file and the characters in it.
        words: the sentence it stands in, as the text has it.
        beside_date: whether that sentence prints a date.
    """

    claim: Claim
    index: int
    report: str
    title: str | None
    publisher: str | None
    dated: str | None
    path: str
    start: int
    end: int
    words: str
    beside_date: bool

    @property
    def sentence(self) -> str:
        """The sentence in one line."""
        return " ".join(self.words.split())


def by_date(figure: Figure) -> tuple[str, str, int]:
    """Sort figures by the dates of their reports, undated ones last; then by file and place."""
    return figure.dated or "9999", figure.path, figure.start


def figures(records: Iterable[FigureRecord]) -> Iterator[Figure]:
    """Give all claims of all records in order; a part without a metric of its own has that of its total."""
    for record in records:
        dates = [date.start for date in record.dates]
        for index, given in enumerate(record.claims):
            claim = given if given.metric or given.part_of is None else _as_part(given, record.claims)
            low, high = claim.sentence or (claim.start, claim.end)
            yield Figure(
                claim=claim,
                index=index,
                report=record.id,
                title=record.title,
                publisher=record.publisher,
                dated=record.dated,
                path=record.source.path,
                start=record.source.start + claim.start,
                end=record.source.start + claim.end,
                words=record.text[low:high],
                beside_date=bisect_left(dates, low) < bisect_left(dates, high),
            )


def _as_part(claim: Claim, claims: list[Claim]) -> Claim:
    """Give a part the metric of its total: of "1,405 political prisoners, 170 of them women" the women are political prisoners too."""
    total = claim.part_of
    if total is None or not 0 <= total < len(claims) or not claim.dims or claim.kind != claims[total].kind:
        return claim
    return structs.replace(claim, metric=claims[total].metric)


Span = tuple[float, float]


def span_of(claim: Claim) -> Span | None:
    """Give the numbers that a claim allows, `(lowest, highest)`, or None if its value is no number.

    `at least 40` allows 40 and more, `almost 3,000` up to 3,000, `about 200` a tenth to either side (a reader's allowance, not a
    statistical one), a range what it says.
    """
    if not isinstance(claim.value, int | float):
        return None
    value = float(claim.value)
    if claim.low is not UNSET and claim.high is not UNSET:
        return float(claim.low), float(claim.high)
    low, high = _ALLOWANCE.get(claim.qualifier, (1.0, 1.0))
    return value * low, value * high if high < math.inf else high


# What a qualifier allows, as factors of the number said: (lowest, highest).
_ALLOWANCE: dict[str, Span] = {
    "at_least": (1.0, math.inf),
    "more_than": (1.0, math.inf),
    "less_than": (0.0, 1.0),
    "up_to": (0.0, 1.0),
    "no_more_than": (0.0, 1.0),
    "almost": (0.9, 1.0),
    "about": (0.9, 1.1),
}


def agree(first: Claim, second: Claim) -> bool:
    """Say whether two claims can both be true of the same thing at the same time."""
    a, b = span_of(first), span_of(second)
    if a is None or b is None:
        return first.value == second.value
    return a[0] <= b[1] and b[0] <= a[1]


# Figures further apart than this share of the larger one are of different things, whatever their words say.
_NEAR = 0.25


def near(first: Claim, second: Claim) -> bool:
    """Say whether two claims are so close that a reader would take them for the same count."""
    a, b = first.value, second.value
    return isinstance(a, int | float) and isinstance(b, int | float) and abs(a - b) <= _NEAR * max(a, b)
