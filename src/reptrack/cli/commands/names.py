"""`reptrack names`: who is in a corpus; why two names are one person's or not; what the machine was unsure of."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from reptrack.cli.options import FormatOption, Input
from reptrack.cli.render import Format, choose_format, print_rows
from reptrack.cli.session import Problems, choose_input, end
from reptrack.errors import UsageError, printable

if TYPE_CHECKING:
    from reptrack.merge.decisions import Decision

__all__ = ["register"]

Explain = Annotated[
    tuple[str, str] | None, typer.Option("--explain", metavar="A B", help="Say whether two names can be one person's, and why.")
]
Doubtful = Annotated[bool, typer.Option("--doubtful", help="List the pairs of names that the machine was unsure of, with both contexts.")]
Ask = Annotated[bool, typer.Option("--ask", help="With --doubtful: ask about each pair; answers are added to the decisions.")]
DecisionsFile = Annotated[str | None, typer.Option("--decisions", metavar="FILE", help="What you decided so far, as JSONL or CSV.")]
Kind = Annotated[Literal["person", "org", "place"] | None, typer.Option("--kind", help="Only persons, organisations or places.")]
COLUMNS = ["entity", "kind", "name", "mentions", "reports", "first", "last", "spellings"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("names")(command)


def command(
    source: Input = None,
    explain: Explain = None,
    doubtful: Doubtful = False,  # noqa: FBT002 - a flag
    ask: Ask = False,  # noqa: FBT002
    decisions: DecisionsFile = None,
    kind: Kind = None,
    form: FormatOption = None,
) -> None:
    """List the names of a corpus, explain a comparison, or list what is doubtful.

    Example: reptrack names --explain "Maryja Kaleśnikava" "Мария Колесникова"
    """
    if explain is not None:
        _explain(*explain, choose_format(form))
    elif doubtful:
        _doubtful(choose_input(source), decisions, choose_format(form), ask=ask)
    elif ask:
        raise UsageError("--ask goes with --doubtful")
    else:
        _listing(choose_input(source), kind, choose_format(form))


def _explain(first: str, second: str, form: Format) -> None:
    from reptrack.merge.compare import compare

    verdict = compare(first, second)
    if form is not Format.table and not sys.stdout.isatty() and form is not Format.jsonl:
        rows = [{"judgement": verdict.judgement, "score": verdict.score, "step": step} for step in verdict.steps]
        print_rows(rows, ["judgement", "score", "step"], form)
        return
    print(f"{verdict.judgement} ({verdict.score:.2f})")
    for step in verdict.steps:
        print(f"  {printable(step)}")


def _listing(place: str, kind: str | None, form: Format) -> None:
    from reptrack.analyse.people import profiles
    from reptrack.jsonl import read_records

    problems = Problems()
    rows = [profile.as_dict() for profile in profiles(read_records(place, on_problem=problems), None, kind)]
    if form in (Format.table, Format.csv):
        rows = [{**row, "spellings": " | ".join(row["spellings"])} for row in rows]
    print_rows(rows, COLUMNS, form)
    end(problems.exit_code)


def _doubtful(place: str, path: str | None, form: Format, *, ask: bool) -> None:
    from pathlib import Path

    from reptrack.jsonl import read_records
    from reptrack.merge.decisions import read_decisions
    from reptrack.merge.doubtful import COLUMNS as DOUBT_COLUMNS
    from reptrack.merge.doubtful import doubtful
    from reptrack.merge.pipeline import resolve, study

    if ask and path is None:
        raise UsageError("--ask needs a place for the answers", "add --decisions decisions.jsonl")
    if ask and place == "-":
        raise UsageError("--ask reads your answers from standard input", "name the JSONL file or corpus folder")
    problems = Problems()
    said = list(read_decisions(path, on_problem=problems)) if path and (Path(path).exists() or not ask) else []
    corpus = study(read_records(place, on_problem=problems))
    rows = doubtful(corpus, resolve(corpus, said), said)
    if ask and path:
        _ask(rows, path)
    else:
        columns = ["a", "b", "now", "why", "a_context", "b_context"] if form is Format.table else DOUBT_COLUMNS
        print_rows(rows, columns, form)
    end(problems.exit_code)


def _ask(rows: list[dict[str, Any]], path: str) -> None:
    """Ask about each pair on the terminal; an empty answer leaves it open, q ends."""
    from reptrack.merge.decisions import append_decision

    for number, row in enumerate(rows, start=1):
        print(f"\n{number}/{len(rows)}  {printable(row['why'])}; now {row['now']}", file=sys.stderr)
        for side in ("a", "b"):
            print(f"  {printable(row[side])}\n      … {printable(row[side + '_context'])} …", file=sys.stderr)
        print("  same person? y/n, Enter to pass, q to stop: ", end="", file=sys.stderr, flush=True)
        answer = sys.stdin.readline().strip().lower()
        if answer.startswith("q"):
            return
        if answer[:1] in ("y", "n"):
            append_decision(path, _decision(row, same=answer.startswith("y")))


def _decision(row: dict[str, Any], *, same: bool) -> Decision:
    from reptrack.merge.decisions import Decision

    judgement: Literal["same", "different"] = "same" if same else "different"
    return Decision(a=row["a"], b=row["b"], judgement=judgement, a_report=row["a_report"], b_report=row["b_report"])
