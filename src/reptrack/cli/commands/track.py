"""`reptrack track`: one figure over time, from all reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from reptrack.cli.options import FormatOption, Input
from reptrack.cli.render import Format, choose_format, print_rows
from reptrack.cli.session import Problems, choose_input, end, in_order, tell
from reptrack.cli.stages import Staged
from reptrack.errors import UsageError, printable

if TYPE_CHECKING:
    from rich.text import Text

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
BAR, WIDE = 16, 100  # letters of the longest bar on a terminal of so many columns,
NARROW, MEDIUM = 8, 72  # and on a narrower one; below that there are none
AROUND = 60  # characters of a sentence on each side of its figure


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
    in_order(metric, source, "metric")
    read = choose_input(source)
    records = Staged(read_records(read, shape=FigureRecord, on_problem=problems), read)
    series = track(records, metric, by=by, place=place, since=since, until=until, repeats=False)
    chosen = choose_format(form)
    if chosen is Format.table:
        _print_charts(series, apart=by not in {"place", "country"})
    elif chosen is Format.csv:
        print_rows(
            (
                {**point.as_dict(), "rivals": " | ".join(f"{value} ({who})" for value, who in point.rivals.items())}
                for point in series.points
            ),
            COLUMNS,
            chosen,
        )
    else:
        print_rows((point.as_dict() for point in series.points), COLUMNS, chosen)
    if not series.points:
        _refuse_unknown(series)
        if not records.tell(problems):
            tell(f"no dated figures for {metric} with these options", _what_there_is(series, place))
    _tell_undated(series)
    end(problems.exit_code)


def _refuse_unknown(series: Series) -> None:
    """Say what was perhaps meant, if no corpus has a metric of this name."""
    from difflib import get_close_matches

    from reptrack.analyse.track import metrics

    known, metric = metrics(), series.metric
    if not series.undated and not series.countries and metric not in known:
        near = get_close_matches(metric.lower().replace(" ", "-"), known, n=3, cutoff=0.5)
        raise UsageError(f"{metric}: no metric of that name", f"perhaps {', '.join(near)}" if near else "see docs/metrics.md")


def _tell_undated(series: Series) -> None:
    if series.undated:
        tell(
            f"{series.undated:,} {series.metric} {'figure has no time and is' if series.undated == 1 else 'figures have no time and are'} left out"
        )


def _what_there_is(series: Series, place: str | None) -> str:
    from reptrack.analyse.countries import country_name
    from reptrack.analyse.track import other_metrics

    if series.metric in other_metrics():
        return "it is no count: `reptrack show` and the exports have what is said of it"
    if place is not None:
        named = ", ".join(str(country_name(country)) for country in series.countries)
        return f"{f'there are figures of {named}; ' if named else ''}`--by place` shows all places that have some"
    return "`reptrack stats --by metric` lists what there is"


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
    """Print points with a bar each, who gives them, and the words in the source; an open bar end means "at least"."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if not points:
        return
    console = Console()
    length = BAR if console.width >= WIDE else NARROW if console.width >= MEDIUM else 0
    most = max(point.high or point.value for point in points) or 1
    table = Table(box=box.SIMPLE_HEAD, title=Text(printable(title)), title_justify="left", pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("time", no_wrap=True)
    if grouped := any(point.group for point in points):
        table.add_column("group")
    table.add_column("value", justify="right", no_wrap=True)
    if length:
        table.add_column("", no_wrap=True)
    table.add_column("said by, and where", ratio=1, overflow="fold")
    for point in points:
        cells = [point.time, *([printable(point.group or "")] if grouped else []), _value(point)]
        table.add_row(*map(Text, [*cells, *([_bar(point, most, length)] if length else [])]), _who_and_where(point))
    console.print(table)


SIGNS = {"at_least": "≥ ", "more_than": "> ", "less_than": "< ", "up_to": "≤ ", "no_more_than": "≤ ", "about": "≈ ", "almost": "≲ "}


def _value(point: Point) -> str:
    if point.low is not None and point.high is not None:
        return f"{point.low:,}–{point.high:,}"
    return f"{SIGNS.get(point.qualifier, '')}{point.value:,}"


def _bar(point: Point, most: float, length: int) -> str:
    bar = "█" * max(1, round(length * point.value / most)) if point.value else ""
    return bar + ("→" if point.qualifier in {"at_least", "more_than"} else "")


def _who_and_where(point: Point) -> Text:
    """Give who says so, in how many reports and against whom; below it the place and the words."""
    from rich.text import Text

    first = point.figures[0]
    said_by = point.said_by if point.said_by != first.path else "no publisher known"
    head = printable(said_by) + (f" · {point.reports:,} reports" if point.reports > 1 else "")
    rivals = ", ".join(f"{value:,} ({who})" for value, who in point.rivals.items())
    note = f" · {'contradicts' if point.disputed else 'also given:'} {printable(rivals)}" if rivals else ""
    where = f"\n{printable(first.path)}:{first.start}  {printable(_excerpt(first.sentence, first.claim.text))}"
    return Text.assemble((head, "bold"), (note, "bold red" if point.disputed else "yellow"), (where, "dim"))


def _excerpt(sentence: str, figure: str) -> str:
    """Give the words of a sentence around its figure."""
    at = max(sentence.find(figure), 0)
    before, after = sentence[:at], sentence[at + len(figure) :]
    if len(before) > AROUND:
        before = "… " + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + " …"
    return before + figure + after
