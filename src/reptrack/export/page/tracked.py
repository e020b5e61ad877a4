"""Decide which figures a page draws and lists: every metric's dated totals, as a chart where there are several, as rows in any case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from markupsafe import Markup

from reptrack.analyse.countries import country_name
from reptrack.analyse.figures import FigureRecord
from reptrack.analyse.finding import qualified
from reptrack.analyse.track import Point, track
from reptrack.export.page.charts import placed, series_chart
from reptrack.export.page.index import Index
from reptrack.export.page.words import metric_label, number, period
from reptrack.records import Report

__all__ = ["PointRow", "Tracked", "Tracks", "tracked"]


@dataclass(frozen=True, slots=True)
class PointRow:
    """A value of a metric as the page lists it.

    Attributes:
        metric: its label, for lists of several metrics. time, figure, said_by, sentence: in words. sort: the number.
        anchors: of all claims that give it. disputed: whether another value for the same time cannot be true together with it.
    """

    metric: str
    time: str
    figure: str
    sort: float
    said_by: str
    sentence: str
    anchors: tuple[str, ...]
    disputed: bool


@dataclass(frozen=True, slots=True)
class Tracked:
    """A metric with its chart.

    Attributes:
        anchor, label: of the metric and, if the page has figures of several countries, of one of them. chart: SVG. alt: the chart in a sentence.
        rows: its values. figures: claims in them. reports: holding them.
    """

    anchor: str
    label: str
    chart: Markup
    alt: str
    rows: list[PointRow]
    figures: int
    reports: int


@dataclass(frozen=True, slots=True)
class Tracks:
    """All tracked figures of a page.

    Attributes:
        charts: the metrics with a chart, those with most figures first. single: values of metrics without a chart.
        drawn, listed: claims in charts and in `single`. undated: claims with a metric and no time. all: claims of any kind.
    """

    charts: list[Tracked]
    single: list[PointRow]
    drawn: int
    listed: int
    undated: int
    all: int


def tracked(reports: Sequence[Report], index: Index) -> Tracks:
    """Collect the tracked figures of the reports."""
    charts, single, undated = [], [], 0
    for metric, holders in _holders(reports).items():
        series = track(cast("list[FigureRecord]", holders), metric)
        undated += series.undated
        by_country = series.by_country()
        for country, points in by_country.items():
            label = _label(metric, country, len(by_country))
            anchor = f"f-{metric}" + (f"-{country}" if len(by_country) > 1 else "")
            for ending, addition, drawn in _apart(points):
                rows = [_row(point, label, index) for point in drawn]
                if _drawable(drawn):
                    charts.append(_charted(anchor + ending, label + addition, drawn, rows))
                else:
                    single += rows
    charts.sort(key=lambda chart: (-chart.figures, chart.label))
    single.sort(key=lambda row: row.metric)
    shown, listed = sum(chart.figures for chart in charts), sum(len(row.anchors) for row in single)
    return Tracks(charts, single, shown, listed, undated, sum(len(report.claims) for report in reports))


def _holders(reports: Sequence[Report]) -> dict[str, list[Report]]:
    """Give the metrics in alphabetical order, each with the reports that have a figure of it."""
    holders: defaultdict[str, list[Report]] = defaultdict(list)
    for report in reports:
        for metric in {claim.metric for claim in report.claims if claim.metric}:
            holders[metric].append(report)
    return dict(sorted(holders.items()))


def _apart(points: list[Point]) -> list[tuple[str, str, list[Point]]]:
    """Take running totals ("since 2020") out of the figures of months: beside 7,000 since 2020 all months are one flat line."""
    running = [point for point in points if point.time.endswith("/..")]
    others = [point for point in points if not point.time.endswith("/..")]
    if not _drawable(running) or not _drawable(others):
        return [("", "", points)]
    return [("", "", others), ("-since", ", running totals", running)]


def _drawable(points: list[Point]) -> bool:
    """Tell whether points have two places in time or more."""
    return len({place[2] for point in points if (place := placed(point))}) > 1


def _label(metric: str, country: str | None, countries: int) -> str:
    """Say a metric, with the country where the page has figures of several."""
    said = metric_label(metric)
    return said if countries == 1 else f"{said}, {country_name(country) or 'country not known'}"


def _charted(anchor: str, label: str, points: list[Point], rows: list[PointRow]) -> Tracked:
    times = [point.time for point in points]
    reports = len({figure.report for point in points for figure in point.figures})
    lowest, highest = (number(end(point.value for point in points)) for end in (min, max))
    alt = (
        f"{label}: {len(points)} values from {lowest} to {highest}, {period(times[0])} to {period(times[-1])}. The table below lists them."
    )
    return Tracked(
        anchor=anchor,
        label=label,
        chart=series_chart(points),
        alt=alt,
        rows=rows,
        figures=sum(len(point.figures) for point in points),
        reports=reports,
    )


def _row(point: Point, label: str, index: Index) -> PointRow:
    first = point.figures[0]
    ranged = point.low is not None and point.high is not None
    value = f"{number(point.low)}–{number(point.high)}" if point.low is not None and point.high is not None else number(point.value)
    found = (index.spot(f.report, f.path, f.start, f.end) for f in point.figures)
    return PointRow(
        metric=label,
        time=period(point.time),
        figure=value if ranged else qualified(point.qualifier, value),
        sort=point.value,
        said_by=first.claim.attributed_to or first.publisher or "",
        sentence=first.sentence,
        anchors=tuple(place for place in found if place is not None),
        disputed=point.disputed,
    )
