"""`reptrack stats`: what is in a corpus, counted by anything."""

from __future__ import annotations

import shutil
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from reptrack.cli.options import FormatOption, Input
from reptrack.cli.render import Format, choose_format, print_rows
from reptrack.cli.session import Problems, choose_input, end, tell
from reptrack.cli.stages import Staged
from reptrack.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reptrack.analyse.textless import LightRecord

__all__ = ["register"]

By = Annotated[
    list[str] | None,
    typer.Option(
        "--by", metavar="WHAT", help="Count by publisher, month, article, entity, person, metric, lang, …; twice for a cross table."
    ),
]
BAR, ROOMY = 20, 80  # letters of the longest bar, columns of a terminal that has room for bars
KEY, HEADING, GAP = 30, 12, 3  # letters of a row's name and of a column's in a cross table, and between columns
Within = Annotated[
    Literal["report", "sentence"],
    typer.Option("--within", help="What two things must share to be counted together; with sentence, records are sentences."),
]
Top = Annotated[int | None, typer.Option("--top", min=1, metavar="N", help="Only the N most frequent.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("stats")(command)


def command(
    source: Input = None,
    by: By = None,
    within: Within = "report",
    top: Top = None,
    form: FormatOption = None,
) -> None:
    """Count what is in a corpus.

    Two things are counted together by report, or by sentence: --by person --by article --within sentence tells who is named under which article.

    Example: reptrack stats corpus --by article --top 10
    """
    problems = Problems()
    if within == "sentence" and not by:
        raise UsageError("--within sentence goes with --by", "say what to count, such as --by person --by article")
    records, staged = _read(choose_input(source), within, by or [], problems)
    rows, columns, title = _rows(records, by or [])
    chosen = choose_format(form)
    shown = _most(rows, top)
    if chosen is Format.table and len(by or []) > 1:
        columns = _fitting(shown, columns)
    roomy = ROOMY + (KEY if "name" in columns else 0)
    if chosen is Format.table and len(by or []) == 1 and shown and shutil.get_terminal_size().columns >= roomy:
        shown, columns = _with_bars(shown), [*columns, ""]
    print_rows(shown, columns, chosen, title)
    _tell(staged, rows, by or [], problems)
    end(problems.exit_code)


def _fitting(rows: list[dict[str, Any]], columns: list[str]) -> list[str]:
    """Keep the columns of a cross table that a terminal has room for, those with the largest sums; tell how many are left out."""
    key, *others = columns
    room = shutil.get_terminal_size().columns - min(max((len(row[key]) for row in rows), default=0), KEY)
    sums = {column: sum(row[column] for row in rows) for column in others}
    kept = set()
    for column in sorted(others, key=lambda name: (-sums[name], name)):
        room -= max(len(f"{sums[column]:,}"), min(len(column), HEADING)) + GAP
        if room < 0:
            break
        kept.add(column)
    if len(kept) < len(others):
        print(
            f"reptrack: {len(others) - len(kept):,} columns have no room here; --format csv or json gives all {len(others):,}",
            file=sys.stderr,
        )
    return [key, *(column for column in others if column in kept)]


def _read(place: str, within: str, by: list[str], problems: Problems) -> tuple[Iterable[LightRecord], Staged[Any]]:
    from reptrack.analyse.counts import ENTITIES
    from reptrack.analyse.sentencewise import PlacedRecord, by_sentence
    from reptrack.analyse.textless import LightRecord
    from reptrack.jsonl import read_records

    merged = not by or not ENTITIES.keys().isdisjoint(by)
    if within == "sentence":
        placed = Staged(read_records(place, shape=PlacedRecord, on_problem=problems), place, merged=merged)
        return by_sentence(placed), placed
    light = Staged(read_records(place, shape=LightRecord, on_problem=problems), place, merged=merged)
    return light, light


def _tell(staged: Staged[Any], rows: list[dict[str, Any]], by: list[str], problems: Problems) -> None:
    """Tell what was missing for the count: a stage before this, or anything of the kind. Languages are counted without mentions."""
    from reptrack.analyse.counts import ENTITIES

    if rows and by and ENTITIES.keys().isdisjoint(by):
        return
    if not staged.tell(problems) and not rows:
        tell(f"nothing to count by {' and '.join(by)}", "`reptrack stats` without --by tells what there is")


def _most(rows: list[dict[str, Any]], top: int | None) -> list[dict[str, Any]]:
    """Keep the rows with the most mentions, in the order they stand."""
    if top is None or len(rows) <= top:
        return rows
    if "mentions" not in rows[0]:
        return rows[:top]
    kept = sorted(range(len(rows)), key=lambda i: (-rows[i]["mentions"], i))[:top]
    return [rows[i] for i in sorted(kept)]


def _with_bars(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Add a bar to each row, as long as its mentions are many."""
    most = max(row["mentions"] for row in rows)
    return [{**row, "": "█" * max(1, round(BAR * row["mentions"] / most))} for row in rows]


def _rows(records: Any, by: list[str]) -> tuple[list[dict[str, Any]], list[str], str | None]:  # noqa: ANN401 - an iterator of LightRecord
    from reptrack.analyse.article_titles import title_of
    from reptrack.analyse.counts import count_by, cross, totals

    if not by:
        return [{"what": key, "count": count} for key, count in asdict(totals(records)).items()], ["what", "count"], None
    if len(by) == 1:
        counted = [
            {
                by[0]: row.key,
                **({"title": title_of(row.key)} if by[0] in {"article", "ref"} else {}),
                **({"name": row.name} if row.name is not None else {}),
                "mentions": row.mentions,
                "records": row.records,
            }
            for row in count_by(records, by[0])
        ]
        return counted, list(dict.fromkeys(key for row in counted for key in row)) or [by[0], "mentions", "records"], None
    if len(by) > 2:  # noqa: PLR2004 - a table has two sides
        raise UsageError("--by was given more than twice", "count by one thing, or by two for a cross table")
    table = cross(records, by[0], by[1])
    crossed = [{by[0]: key, **dict(zip(table.columns, cells, strict=True))} for key, cells in table.lines()]
    return crossed, [by[0], *table.columns], f"{by[0]} by {by[1]}"
