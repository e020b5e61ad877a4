"""`reptrack check`: what does not hold together in a corpus."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reptrack.cli.day import chosen_day
from reptrack.cli.options import FormatOption, Input
from reptrack.cli.render import Format, choose_format, print_rows
from reptrack.cli.session import Problems, choose_input, end
from reptrack.cli.stages import Staged
from reptrack.errors import printable

if TYPE_CHECKING:
    from reptrack.analyse.finding import Finding
    from reptrack.merge.decisions import Decision

__all__ = ["register"]

Strict = Annotated[bool, typer.Option("--strict", help="Exit with 3 if there is any finding.")]
Today = Annotated[str | None, typer.Option("--today", metavar="DAY", help="The day of the check, YYYY-MM-DD; default: today (UTC).")]

Said = Annotated[
    str | None,
    typer.Option("--decisions", metavar="FILE", help="What you decided about names; default: decisions.jsonl of the corpus folder."),
]
COLUMNS = ["code", "severity", "message", "path", "start", "end", "text", "report", "remedy"]

# What `--strict` ends with if there is a finding: neither 1 (some input could not be used) nor 2 (wrong usage).
FOUND = 3
LONGEST = 400  # characters of a sentence that are shown


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("check")(command)


def command(
    source: Input = None,
    strict: Strict = False,  # noqa: FBT002 - a flag
    today: Today = None,
    decisions: Said = None,
    form: FormatOption = None,
) -> None:
    """Find what does not hold together: sums, percentages, rival figures, falling totals, wrong dates, doubtful merges.

    Example: reptrack check corpus --strict
    """
    from reptrack.analyse.check import check
    from reptrack.analyse.figures import FigureRecord
    from reptrack.jsonl import read_records, relax_collector

    relax_collector()
    day, place, problems = chosen_day(today), choose_input(source), Problems()
    said = _decisions(decisions, place, problems)
    records = Staged(read_records(place, shape=FigureRecord, on_problem=problems), place, merged=True)
    counted: Counter[str] = Counter()
    named = "CORPUS" if place == "-" else place
    found = _counted(check(records, today=day, decisions=said, place=named, on_apart=lambda n: _tell_apart(n, named)), counted)
    chosen = choose_format(form)
    if chosen is Format.table:
        _print_findings(found)
        print(f"reptrack: errors: {counted['error']}, warnings: {counted['warning']}", file=sys.stderr)
    elif chosen is Format.csv:
        print_rows((row for finding in found for row in _flat(finding)), COLUMNS, chosen)
    else:
        print_rows((finding.as_dict() for finding in found), [], chosen)
    records.tell(problems)
    end(FOUND if strict and counted.total() else problems.exit_code)


def _decisions(given: str | None, place: str, problems: Problems) -> list[Decision]:
    from reptrack.merge.decisions import decisions_in, read_decisions

    inside = decisions_in(place)
    path = given or (str(inside) if inside is not None and inside.is_file() else None)
    return list(read_decisions(path, on_problem=problems)) if path else []


def _tell_apart(pairs: int, place: str) -> None:
    what = "pair of names was" if pairs == 1 else "pairs of names were"
    print(printable(f"reptrack: {pairs:,} {what} kept apart in doubt; `reptrack names --doubtful {place}` lists them"), file=sys.stderr)


def _counted(found: Iterator[Finding], counts: Counter[str]) -> Iterator[Finding]:
    """Give findings on as they come, counted by severity."""
    for finding in found:
        counts[finding.severity] += 1
        yield finding


def _flat(finding: Finding) -> list[dict[str, Any]]:
    return [
        {"code": finding.code, "severity": finding.severity, "message": finding.message, "remedy": finding.remedy, **place}
        for place in finding.as_dict()["places"]
    ]


def _print_findings(found: Iterable[Finding]) -> None:
    """Print each finding as a sentence with its places below it, words that show several places once."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console()
    for finding in found:
        head = Text(f"{finding.severity:8}", style="bold red" if finding.severity == "error" else "bold yellow")
        console.print(head + Text(f"{finding.code}  {printable(finding.message)}"))
        words: dict[tuple[str, str], list[str]] = {}
        for spot in finding.spots:
            words.setdefault((spot.path, spot.text), []).append(str(spot.start))
        for (path, text), places in words.items():
            console.print(Text(f"    {printable(path)}:{', '.join(places)}", style="dim"), soft_wrap=True)
            console.print(Padding(Text(printable(_short(text))), (0, 0, 0, 8)))
        if finding.remedy:
            console.print(Text(f"    decide with: {printable(finding.remedy)}", style="dim"), soft_wrap=True)


def _short(text: str) -> str:
    """Cut a very long sentence."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
