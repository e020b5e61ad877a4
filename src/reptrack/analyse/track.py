"""Follow one figure over time: every value that any report gives for a metric, repeats folded, rival values marked.

track(records, "political-prisoners")
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from msgspec import UNSET

from reptrack.analyse.distinct import Distinct
from reptrack.analyse.figures import Figure, FigureRecord, agree, figures
from reptrack.errors import UsageError
from reptrack.resources import toml
from reptrack.values.edtf import bounds

__all__ = ["Point", "Series", "metrics", "track"]

GROUPS = ("gender", "publisher", "place", "attribution")


@dataclass(slots=True)
class Point:
    """One value of the metric at one time, with everyone who gives it.

    Attributes:
        time: EDTF, the period or as-of date. value, low, high, qualifier: the figure.
        group: the group it is of, where the series is split (`women`, a publisher, …).
        figures: the claims that say so, the earliest report first; only that one if `track` was told to keep no others.
        repeats: how many claims say so. reports: in how many reports.
        rivals: other values given for the same time. disputed: whether one of them cannot be true together with this one.
    """

    time: str
    value: int | float
    qualifier: str
    group: str | None
    figures: list[Figure]
    repeats: int
    reports: int
    low: int | float | None = None
    high: int | float | None = None
    rivals: list[int | float] = field(default_factory=list)
    disputed: bool = False

    def as_dict(self) -> dict[str, Any]:
        """Give the point as plain data, the first figure's words with it."""
        first = self.figures[0]
        return {
            "time": self.time,
            "value": self.value,
            "qualifier": self.qualifier,
            **({"low": self.low, "high": self.high} if self.low is not None else {}),
            **({"group": self.group} if self.group is not None else {}),
            "attributed_to": first.claim.attributed_to,
            "publisher": first.publisher,
            "report": first.report,
            "reports": self.reports,
            "repeats": self.repeats,
            "rivals": self.rivals,
            "disputed": self.disputed,
            "subject": first.claim.subject,
            "sentence": first.sentence,
            "path": first.path,
            "start": first.start,
            "end": first.end,
        }


@dataclass(frozen=True, slots=True)
class Series:
    """The points of a metric in the order of time; `undated` counts figures that no time could be found for."""

    metric: str
    points: list[Point]
    undated: int


def track(
    records: Iterable[FigureRecord],
    metric: str,
    *,
    by: str | None = None,
    since: str | None = None,
    until: str | None = None,
    repeats: bool = True,
) -> Series:
    """Collect the figures of one metric.

    Without `by`, only figures for the whole are taken (no gender, place or other part); with it, a point for each group.

    Args:
        records: the corpus.
        metric: a slug of `models/*/metrics.toml`, such as `political-prisoners`.
        by: split by `gender`, `place`, `publisher` or `attribution`.
        since: EDTF; only points that reach into it or come later.
        until: EDTF; only points that begin in it or before.
        repeats: keep every figure of a point; without, memory grows with the points alone, however often a figure is repeated.

    Raises:
        UsageError: there is no such split, or `since` or `until` is no date.
    """
    _check_options(by, since, until)
    found: defaultdict[tuple[str, str | None, str, Any], _Said] = defaultdict(_Said)
    undated = 0
    for figure in figures(records):
        claim = figure.claim
        if claim.metric != metric or claim.kind != "count" or claim.value is None or not _of_group(figure, by):
            continue
        if claim.time is None:
            undated += 1
        elif _within(claim.time, since, until):
            found[claim.time, _group(figure, by), claim.qualifier, (claim.value, claim.low, claim.high)].add(figure, keep=repeats)
    points = [_point(time, group, qualifier, said) for (time, group, qualifier, _), said in found.items()]
    points.sort(key=lambda p: (*_order(p.time), p.group or "", p.value, p.qualifier))
    _mark_rivals(points)
    return Series(metric, points, undated)


def _check_options(by: str | None, since: str | None, until: str | None) -> None:
    """Refuse what cannot be meant, with what can."""
    if by is not None and by not in GROUPS:
        raise UsageError(f"--by {by}: a figure is not split by that", f"one of {', '.join(GROUPS)}")
    for option, value in (("--from", since), ("--to", until)):
        if value is not None and bounds(value) is None:
            raise UsageError(f"{option} {value}: not a date", "give a day, month or year such as 2024-03-04, 2024-03 or 2024")


def metrics() -> list[str]:
    """List the names of all metrics that claims are sorted into."""
    return sorted(toml("world/metrics.toml")["metrics"])


def _of_group(figure: Figure, by: str | None) -> bool:
    """Take wholes, or with a split by a dim the parts that have this dim and no other."""
    dims = set(figure.claim.dims)
    return dims == ({by} if by in {"gender", "place"} else set())


def _group(figure: Figure, by: str | None) -> str | None:
    match by:
        case None:
            return None
        case "publisher":
            return figure.publisher
        case "attribution":
            return figure.claim.attributed_to
        case _:
            return figure.claim.dims[by]


def _within(time: str, since: str | None, until: str | None) -> bool:
    first, last = _order(time)
    return (since is None or last >= _order(since)[0]) and (until is None or first <= _order(until)[1])


def _order(time: str) -> tuple[str, str]:
    """Give the first and last day of a time as sortable text; an open end sorts last."""
    span = bounds(time)
    if span is None:
        return "9999", "9999"
    first, last = span
    return first.isoformat() if first else "0000", last.isoformat() if last else "9999"


@dataclass(slots=True)
class _Said:
    """The figures of one point: all, or the earliest alone."""

    figures: list[Figure] = field(default_factory=list)
    count: int = 0
    reports: Distinct = field(default_factory=Distinct)

    def add(self, figure: Figure, *, keep: bool) -> None:
        self.count += 1
        self.reports.add(figure.report)
        if keep or not self.figures:
            self.figures.append(figure)
        elif _by_date(figure) < _by_date(self.figures[0]):
            self.figures[0] = figure


def _by_date(figure: Figure) -> tuple[str, str, int]:
    return figure.dated or "9999", figure.path, figure.start


def _point(time: str, group: str | None, qualifier: str, said: _Said) -> Point:
    members = sorted(said.figures, key=_by_date)
    claim = members[0].claim
    if not isinstance(claim.value, int | float):  # counts are numbers: see docs/record.md
        raise TypeError(f"a count with the value {claim.value!r}")
    low, high = (None if bound is UNSET else bound for bound in (claim.low, claim.high))
    return Point(time, claim.value, qualifier, group, members, said.count, len(said.reports), low=low, high=high)


def _mark_rivals(points: list[Point]) -> None:
    """Mark points of the same time and group that give another value."""
    same: defaultdict[tuple[str, str | None], list[Point]] = defaultdict(list)
    for point in points:
        same[point.time, point.group].append(point)
    for rivals in same.values():
        for point in rivals:
            others = [other for other in rivals if other.value != point.value]
            point.rivals = sorted({other.value for other in others})
            point.disputed = any(not agree(point.figures[0].claim, other.figures[0].claim) for other in others)
