"""`reptrack stats`: what is in a corpus, counted by anything."""

from __future__ import annotations

import shutil
from dataclasses import asdict
from typing import Annotated, Any

import typer

from reptrack.cli.options import FormatOption, Input
from reptrack.cli.render import Format, choose_format, print_rows
from reptrack.cli.session import Problems, choose_input, end

__all__ = ["register"]

By = Annotated[
    list[str] | None,
    typer.Option(
        "--by", metavar="WHAT", help="Count by publisher, month, article, entity, person, metric, lang, …; twice for a cross table."
    ),
]
BAR, ROOMY = 20, 80  # letters of the longest bar, columns of a terminal that has room for bars
Top = Annotated[int | None, typer.Option("--top", min=1, metavar="N", help="Only the N most frequent.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("stats")(command)


def command(source: Input = None, by: By = None, top: Top = None, form: FormatOption = None) -> None:
    """Count what is in a corpus.

    Example: reptrack stats corpus --by article --top 10
    """
    from reptrack.analyse.textless import LightRecord
    from reptrack.jsonl import read_records

    problems = Problems()
    records = read_records(choose_input(source), shape=LightRecord, on_problem=problems)
    rows, columns, title = _rows(records, by or [])
    chosen = choose_format(form)
    shown = _most(rows, top)
    if chosen is Format.table and len(by or []) == 1 and shown and shutil.get_terminal_size().columns >= ROOMY:
        shown, columns = _with_bars(shown), [*columns, ""]
    print_rows(shown, columns, chosen, title)
    end(problems.exit_code)


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
    from reptrack.errors import UsageError

    if not by:
        return [{"what": key, "count": count} for key, count in asdict(totals(records)).items()], ["what", "count"], None
    if len(by) == 1:
        counted = [
            {
                by[0]: row.key,
                **({"title": title_of(row.key)} if by[0] in {"article", "ref"} else {}),
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
