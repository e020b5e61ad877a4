"""Follow one figure over time: every value that any report gives for a metric, repeats folded, rival values marked, countries kept apart.

track(records, "political-prisoners")
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from msgspec import UNSET

from reptrack.analyse.countries import Countries, country_name, place_id, read_country
from reptrack.analyse.distinct import Distinct
from reptrack.analyse.figures import Figure, FigureRecord, agree, by_date, figures, near
from reptrack.errors import UsageError
from reptrack.records import Claim
from reptrack.resources import toml
from reptrack.values.edtf import bounds

__all__ = ["Point", "Series", "metrics", "other_metrics", "track"]

GROUPS = ("gender", "publisher", "place", "country", "attribution")


@dataclass(slots=True)
class Point:
    """One value of the metric at one time, with everyone who gives it.

    Attributes:
        time: EDTF, the period or as-of date. value, low, high, qualifier: the figure.
        country: the country it is of, ISO 3166-1, or None where nothing tells.
        group: the group it is of, where the series is split (`women`, a publisher, …).
        figures: the claims that say so, the earliest report first; only that one if `track` was told to keep no others.
        repeats: how many claims say so. reports: in how many reports.
        rivals: other values given for the same time, and who gives each (the one said to, else the publisher, else the file).
        disputed: whether one of them is near enough to be of the same thing and cannot be true together with this one.
    """

    time: str
    value: int | float
    qualifier: str
    country: str | None
    group: str | None
    figures: list[Figure]
    repeats: int
    reports: int
    low: int | float | None = None
    high: int | float | None = None
    rivals: dict[int | float, str] = field(default_factory=dict)
    disputed: bool = False

    @property
    def said_by(self) -> str:
        """Who gives the figure first: the one said to, else the publisher, else the file."""
        first = self.figures[0]
        return first.claim.attributed_to or first.publisher or first.path

    def as_dict(self) -> dict[str, Any]:
        """Give the point as plain data, the first figure's words with it."""
        first = self.figures[0]
        return {
            "time": self.time,
            "value": self.value,
            "qualifier": self.qualifier,
            **({"low": self.low, "high": self.high} if self.low is not None else {}),
            "country": self.country,
            **({"group": self.group} if self.group is not None else {}),
            "attributed_to": first.claim.attributed_to,
            "publisher": first.publisher,
            "report": first.report,
            "reports": self.reports,
            "repeats": self.repeats,
            "rivals": list(self.rivals),
            "rivals_said_by": list(self.rivals.values()),
            "disputed": self.disputed,
            "subject": first.claim.subject,
            "sentence": first.sentence,
            "path": first.path,
            "start": first.start,
            "end": first.end,
        }


@dataclass(frozen=True, slots=True)
class Series:
    """The points of a metric in the order of time.

    Attributes:
        undated: how many figures no time could be found for. countries: all that have a figure of the metric, wanted or not.
    """

    metric: str
    points: list[Point]
    undated: int
    countries: tuple[str, ...] = ()

    def by_country(self) -> dict[str | None, list[Point]]:
        """Give the points of each country, that of most figures first, those of an unknown country last."""
        apart: defaultdict[str | None, list[Point]] = defaultdict(list)
        for point in self.points:
            apart[point.country].append(point)
        return dict(sorted(apart.items(), key=lambda item: (item[0] is None, -sum(p.repeats for p in item[1]), item[0] or "")))


def track(
    records: Iterable[FigureRecord],
    metric: str,
    *,
    by: str | None = None,
    place: str | None = None,
    since: str | None = None,
    until: str | None = None,
    repeats: bool = True,
) -> Series:
    """Collect the figures of one metric.

    Without `by`, only figures for the whole are taken (no gender, town or other part); with it, a point for each group. Figures of two countries
    are never one point nor rivals. A figure whose country neither its words nor its report tell is of the country of the other figures of its
    file, if they are of one; else of that of all others, if they are.

    Args:
        records: the corpus.
        metric: a slug of `models/*/metrics.toml`, such as `political-prisoners`.
        by: split by `gender`, `place`, `country`, `publisher` or `attribution`.
        place: only figures of this country (a name or an ISO code), or of this town or region.
        since: EDTF; only points that reach into it or come later.
        until: EDTF; only points that begin in it or before.
        repeats: keep every figure of a point; without, memory grows with the points alone, however often a figure is repeated.

    Raises:
        UsageError: there is no such split, or `since` or `until` is no date.
    """
    _check_options(by, since, until)
    collected = _Collected(by, _Wanted.of(place))
    for record in records:
        countries: Countries | None = None
        for figure in _figures(record, metric):
            claim = figure.claim
            if collected.takes(claim) and (claim.time is None or _within(claim.time, since, until)):
                countries = countries or Countries(record)
                collected.add(figure, countries.of(claim), keep=repeats)
    return Series(metric, *collected.settled(), countries=tuple(sorted(collected.everywhere())))


def _figures(record: FigureRecord, metric: str) -> Iterator[Figure]:
    """Give the counts of a metric; most records have none, which is quickly told."""
    if any(claim.metric == metric for claim in record.claims):
        found = figures([record])
        yield from (f for f in found if f.claim.metric == metric and f.claim.kind == "count" and f.claim.value is not None)


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


def other_metrics() -> set[str]:
    """Give the metrics that are no counts, and so are not followed: lengths of time, sums of money."""
    return {name for name, metric in toml("world/metrics.toml")["metrics"].items() if metric["measures"] in {"term", "money"}}


class _Wanted:
    """Which figures are wanted: of a country, of a town, or of any place."""

    def __init__(self, country: str | None, town: str | None) -> None:
        self.country, self.town = country, town

    @classmethod
    def of(cls, place: str | None) -> _Wanted:
        country = read_country(place) if place is not None else None
        return cls(country, None if country or place is None else place_id(place))

    def has(self, claim: Claim) -> bool:
        """Tell whether a figure is of the town, where one is wanted."""
        return self.town is None or place_id(claim.dims.get("place", "")) == self.town


# Country, or the file of a figure without one; group; time; qualifier; value with its range.
_Key = tuple[tuple[str | None, str], str | None, str, str, Any]


class _Collected:
    """The figures of a metric as they come, and at the end their points, each with its country."""

    def __init__(self, by: str | None, wanted: _Wanted) -> None:
        self.by, self.wanted = by, wanted
        self.said: dict[_Key, _Said] = {}
        self.undated: Counter[tuple[str | None, str]] = Counter()
        self.files: defaultdict[str, set[str]] = defaultdict(set)

    def takes(self, claim: Claim) -> bool:
        """Take wholes, or with a split by a dim the parts that have this dim and no other."""
        dims = set(claim.dims)
        if self.wanted.town is not None:
            if not self.wanted.has(claim):
                return False
            dims -= {"place"}
        if self.by == "place":
            return dims <= {"place"}
        return dims == ({"gender"} if self.by == "gender" else set())

    def add(self, figure: Figure, country: str | None, *, keep: bool) -> None:
        """Take a figure in."""
        claim, land = figure.claim, (country, "" if country else figure.path)
        if country:
            self.files[figure.path].add(country)
        if claim.time is None:
            self.undated[land] += 1
            return
        key = land, self._group(figure), claim.time, claim.qualifier, (claim.value, claim.low, claim.high)
        self.said.setdefault(key, _Said()).add(figure, keep=keep)

    def everywhere(self) -> set[str]:
        """Give the countries that have a figure."""
        return set().union(*self.files.values())

    def settled(self) -> tuple[list[Point], int]:
        """Give the points in the order of time, and the number of figures without a time."""
        everywhere = self.everywhere()
        found: dict[Any, _Said] = {}
        for (land, *rest), said in self.said.items():
            country = self._country(land, everywhere)
            if self.wanted.country in {None, country}:
                found.setdefault((country, *rest), _Said()).take(said)
        points = [
            _point(time, qualifier, country, country_name(country) if group is None and self.by in {"place", "country"} else group, said)
            for (country, group, time, qualifier, _), said in found.items()
        ]
        points.sort(key=lambda p: (*_order(p.time), p.country or "~", p.group or "", p.value, p.qualifier))
        _mark_rivals(points)
        undated = sum(n for land, n in self.undated.items() if self.wanted.country in {None, self._country(land, everywhere)})
        return points, undated

    def _country(self, land: tuple[str | None, str], everywhere: set[str]) -> str | None:
        country, path = land
        for known in (self.files.get(path, set()), everywhere):
            if country is None and len(known) == 1:
                (country,) = known
        return country

    def _group(self, figure: Figure) -> str | None:
        match self.by:
            case "publisher":
                return figure.publisher
            case "attribution":
                return figure.claim.attributed_to
            case "gender" | "place":
                return figure.claim.dims.get(self.by)
            case _:
                return None


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

    def take(self, other: _Said) -> None:
        """Add what was collected under another key; of figures not all kept, the earliest stays."""
        kept = len(self.figures) == self.count and len(other.figures) == other.count
        self.figures = [*self.figures, *other.figures] if kept else [min((*self.figures, *other.figures), key=by_date)]
        self.count += other.count
        self.reports.take(other.reports)

    def add(self, figure: Figure, *, keep: bool) -> None:
        """Add a figure."""
        self.count += 1
        self.reports.add(figure.report)
        if keep or not self.figures:
            self.figures.append(figure)
        elif by_date(figure) < by_date(self.figures[0]):
            self.figures[0] = figure


def _point(time: str, qualifier: str, country: str | None, group: str | None, said: _Said) -> Point:
    members = sorted(said.figures, key=by_date)
    claim = members[0].claim
    if not isinstance(claim.value, int | float):  # counts are numbers: see docs/record.md
        raise TypeError(f"a count with the value {claim.value!r}")
    low, high = (None if bound is UNSET else bound for bound in (claim.low, claim.high))
    return Point(time, claim.value, qualifier, country, group, members, said.count, len(said.reports), low=low, high=high)


def _mark_rivals(points: list[Point]) -> None:
    """Mark points of the same time, country and group that give another value; a running total grows from one day to another."""
    same: defaultdict[tuple[str, str | None, str | None, str | None], list[Point]] = defaultdict(list)
    for point in points:
        day = point.figures[0].dated if point.time.endswith("/..") else None
        same[point.time, point.country, point.group, day].append(point)
    for rivals in same.values():
        for point in rivals:
            others = [other for other in rivals if other.value != point.value]
            point.rivals = {other.value: other.said_by for other in sorted(others, key=lambda other: other.value)}
            claims = [other.figures[0].claim for other in others]
            point.disputed = any(near(point.figures[0].claim, claim) and not agree(point.figures[0].claim, claim) for claim in claims)
