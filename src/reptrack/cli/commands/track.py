"""`reptrack track`: one figure over time, from all reports."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reptrack.cli.options import FormatOption, Input
from reptrack.cli.render import Format, choose_format, print_rows
from reptrack.cli.session import Problems, choose_input, end
from reptrack.errors import UsageError, printable

if TYPE_CHECKING:
    from reptrack.analyse.track import Point, Series

__all__ = ["register"]

Metric = Annotated[
    str, typer.Argument(metavar="METRIC", help="What is followed, such as political-prisoners; `reptrack stats --by metric` lists them.")
]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="WHAT", help="A point for each gender, place, country, publisher or attribution (who is said to say it)."),
]
In = Annotated[
    str | None,
    typer.Option("--place", metavar="PLACE", help="Only figures of this country (RU, Russia, Россия), or of this town or region."),
]
Since = Annotated[str | None, typer.Option("--from", metavar="DATE", help="Only from this day, month or year on, such as 2024-03.")]
Until = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Only up to this day, month or year.")]

COLUMNS = [
    "time", "country", "group", "qualifier", "value", "low", "high", "attributed_to", "publisher", "report", "reports", "repeats", "disputed", "rivals",
    "path", "start", "end", "subject", "sentence",
]  # fmt: skip
BAR = 16


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("track")(command)


def command(
    metric: Metric,
    source: Input = None,
    by: By = None,
    place: In = None,
    since: Since = None,
    until: Until = None,
    form: FormatOption = None,
) -> None:
    """Follow one figure over time: every value that any report gives, repeats folded, rival values marked, countries apart.

    Example: reptrack track political-prisoners corpus --from 2024
    """
    from reptrack.analyse.figures import FigureRecord
    from reptrack.analyse.track import track
    from reptrack.jsonl import read_records

    problems = Problems()
    records = read_records(choose_input(source), shape=FigureRecord, on_problem=problems)
    series = track(records, metric, by=by, place=place, since=since, until=until, repeats=False)
    chosen = choose_format(form)
    if chosen is Format.table:
        _print_charts(series, apart=by not in {"place", "country"})
    elif chosen is Format.csv:
        print_rows(({**point.as_dict(), "rivals": " | ".join(map(str, point.rivals))} for point in series.points), COLUMNS, chosen)
    else:
        print_rows((point.as_dict() for point in series.points), COLUMNS, chosen)
    _tell_left_out(series)
    end(problems.exit_code)


def _refuse_unknown(metric: str) -> None:
    """Say what was perhaps meant, if no corpus has a metric of this name."""
    from difflib import get_close_matches

    from reptrack.analyse.track import metrics

    known = metrics()
    if metric not in known:
        near = get_close_matches(metric.lower().replace(" ", "-"), known, n=3, cutoff=0.5)
        raise UsageError(f"{metric}: no metric of that name", f"perhaps {', '.join(near)}" if near else "see docs/metrics.md")


def _tell_left_out(series: Series) -> None:
    if not series.points:
        if not series.undated:
            _refuse_unknown(series.metric)
        print(
            f"reptrack: no dated figures for {printable(series.metric)} with these options; `reptrack stats --by metric` lists what there is",
            file=sys.stderr,
        )
    if series.undated:
        print(f"reptrack: {series.undated} figures of {printable(series.metric)} have no time and are left out", file=sys.stderr)


def _print_charts(series: Series, *, apart: bool) -> None:
    """Print the points as a table with a bar each, a table for each country; those of an unknown country stand last."""
    from reptrack.analyse.countries import country_name

    if not apart:
        _print_chart(series.metric, series.points)
        return
    countries = series.by_country()
    for country, points in countries.items():
        unknown = "country not known" if len(countries) > 1 else None
        _print_chart(" · ".join(part for part in (series.metric, country_name(country) or unknown) if part), points)


def _print_chart(title: str, points: list[Point]) -> None:
    """Print points; an open bar end means "at least", disputed values are marked."""
    if not points:
        return
    most = max(point.high or point.value for point in points) or 1
    rows = [_row(point, most) for point in points]
    columns = ["time", *(["group"] if any(row["group"] for row in rows) else []), "value", "", "said by", "reports", "note"]
    print_rows(rows, columns, Format.table, title)


SIGNS = {"at_least": "≥ ", "more_than": "> ", "less_than": "< ", "up_to": "≤ ", "no_more_than": "≤ ", "about": "≈ ", "almost": "≲ "}


def _row(point: Point, most: float) -> dict[str, Any]:
    bar = "█" * max(1, round(BAR * point.value / most)) if point.value else ""
    if point.qualifier in {"at_least", "more_than"}:
        bar += "→"
    figures = f"{point.low:,}–{point.high:,}" if point.low is not None and point.high is not None else f"{point.value:,}"
    first = point.figures[0]
    rivals = ", ".join(f"{value:,}" for value in point.rivals)
    note = f"{'contradicts' if point.disputed else 'also given:'} {rivals}" if rivals else ""
    return {
        "time": point.time,
        "group": point.group or "",
        "value": figures if point.low is not None else SIGNS.get(point.qualifier, "") + figures,
        "": bar,
        "said by": first.claim.attributed_to or first.publisher or "",
        "reports": point.reports,
        "note": note,
    }
