"""`reptrack check`: what does not hold together in a corpus."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reptrack.cli.options import FormatOption, Input
from reptrack.cli.render import Format, choose_format, print_rows
from reptrack.cli.session import Problems, choose_input, end
from reptrack.errors import UsageError, printable

if TYPE_CHECKING:
    from reptrack.analyse.check import Finding

__all__ = ["register"]

Strict = Annotated[bool, typer.Option("--strict", help="Exit with 3 if there is any finding.")]
Today = Annotated[str | None, typer.Option("--today", metavar="DAY", help="The day of the check, YYYY-MM-DD; default: today (UTC).")]

# What `--strict` ends with if there is a finding: neither 1 (some input could not be used) nor 2 (wrong usage).
FOUND = 3
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("check")(command)


def command(source: Input = None, strict: Strict = False, today: Today = None, form: FormatOption = None) -> None:  # noqa: FBT002
    """Find what does not hold together: sums, percentages, rival figures, falling totals, wrong dates.

    Example: reptrack check corpus --strict
    """
    from reptrack.analyse.check import check
    from reptrack.analyse.figures import FigureRecord
    from reptrack.jsonl import read_records

    day = today or datetime.now(UTC).date().isoformat()
    if not _DAY.fullmatch(day):
        raise UsageError(f"--today {day}: not a day", "give it as YYYY-MM-DD")
    problems = Problems()
    records = read_records(choose_input(source), shape=FigureRecord, on_problem=problems)
    counted: Counter[str] = Counter()
    found = _counted(check(records, today=day), counted)
    chosen = choose_format(form)
    if chosen is Format.table:
        _print_findings(found)
        print(f"reptrack: errors: {counted['error']}, warnings: {counted['warning']}", file=sys.stderr)
    elif chosen is Format.csv:
        print_rows(
            (row for finding in found for row in _flat(finding)), ["code", "severity", "message", "path", "start", "end", "text"], chosen
        )
    else:
        print_rows((finding.as_dict() for finding in found), [], chosen)
    end(FOUND if strict and counted.total() else problems.exit_code)


def _counted(found: Iterator[Finding], counts: Counter[str]) -> Iterator[Finding]:
    """Give findings on as they come, counted by severity."""
    for finding in found:
        counts[finding.severity] += 1
        yield finding


def _flat(finding: Finding) -> list[dict[str, Any]]:
    return [
        {"code": finding.code, "severity": finding.severity, "message": finding.message, **place} for place in finding.as_dict()["places"]
    ]


def _print_findings(found: Iterable[Finding]) -> None:
    """Print each finding as a sentence with its places below it."""
    from rich.console import Console
    from rich.text import Text

    console = Console()
    for finding in found:
        head = Text(f"{finding.severity:8}", style="bold red" if finding.severity == "error" else "bold yellow")
        console.print(head + Text(f"{finding.code}  {printable(finding.message)}"))
        for spot in finding.spots:
            console.print(Text(f"         {printable(spot.path)}:{spot.start}  {printable(spot.text)}"), overflow="ellipsis", no_wrap=True)
