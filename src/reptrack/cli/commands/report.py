"""`reptrack report`: a corpus as one page that can be sent to a colleague."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reptrack.cli.day import chosen_day
from reptrack.cli.options import Input, Quiet
from reptrack.cli.progress import is_watched, watched
from reptrack.cli.render import texts
from reptrack.cli.session import Problems, choose_input, end, keep_apart
from reptrack.cli.stages import Staged
from reptrack.errors import UsageError, printable

if TYPE_CHECKING:
    from reptrack.export.page.selection import Selection

__all__ = ["register"]

Target = Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="The page, such as report.html; - is standard output.")]
Title = Annotated[str | None, typer.Option("--title", metavar="TEXT", help="The heading of the page.")]
Limit = Annotated[int, typer.Option("--limit", min=1, metavar="N", help="The newest N texts; the page says how many it leaves out.")]
Today = Annotated[
    str | None,
    typer.Option("--today", metavar="DAY", help="The day of the check for dates in the future, YYYY-MM-DD; default: today (UTC)."),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("report")(command)


def command(
    source: Input = None,
    target: Target = None,
    title: Title = None,
    limit: Limit = 1000,
    today: Today = None,
    quiet: Quiet = False,  # noqa: FBT002 - typer's options
) -> None:
    """Write a corpus as one page: summary, charts, findings, people, articles, and each text with its mentions linked.

    The page needs no network and lets nothing run but its own script. Charts need: pip install "reptrack[page]"

    Example: reptrack report corpus -o report.html
    """
    from reptrack.export.page import newest, write_page
    from reptrack.jsonl import open_output, read_records

    _check(target)
    place = choose_input(source)
    keep_apart(target, place)
    day = chosen_day(today)
    problems = Problems()
    records = Staged(read_records(place, on_problem=problems), place, merged=True)
    selection = newest(watched(records, "read", show=is_watched(target, quiet=quiet)), limit)
    with open_output(target) as stream:
        write_page(selection, stream, today=day, title=title)
    records.tell(problems)
    if not quiet:
        for note in _notes(selection, target):
            print(printable(f"reptrack: {note}"), file=sys.stderr)
    end(problems.exit_code)


def _check(target: str | None) -> None:
    if target is None and sys.stdout.isatty():
        raise UsageError("a page is not for a terminal", "name a file with -o, such as -o report.html")
    if target is not None and target != "-" and Path(target).is_dir():
        raise UsageError(f"{target}: is a folder", "name a file with -o, such as -o report.html")


def _notes(selection: Selection, target: str | None) -> list[str]:
    shown, left_out, until = len(selection.reports), selection.left_out, selection.left_out_until
    items = sum(record.title is not None for record in selection.reports)
    notes = [f"{texts(items, shown)} in {target}"] if target not in {None, "-"} else []
    if left_out:
        which = f"dated up to {until}" if until else "without a date"
        notes.append(f"{left_out:,} further texts, {which}, are left out; --limit {shown + left_out} takes all of them")
    return notes
