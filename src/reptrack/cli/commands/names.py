"""`reptrack names`: who is in a corpus; why two names are one person's or not; what the machine was unsure of."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from reptrack.cli.options import FormatOption
from reptrack.cli.render import Format, choose_format, print_rows
from reptrack.cli.session import Problems, choose_input, end, in_order, tell
from reptrack.cli.stages import Staged
from reptrack.errors import ReptrackError, UsageError, printable

if TYPE_CHECKING:
    from reptrack.merge.decisions import Decision

__all__ = ["register"]

Explain = Annotated[
    tuple[str, str] | None, typer.Option("--explain", metavar="A B", help="Say whether two names can be one person's, and why.")
]
Doubtful = Annotated[bool, typer.Option("--doubtful", help="List the pairs of names that the machine was unsure of, with both contexts.")]
Ask = Annotated[bool, typer.Option("--ask", help="With --doubtful: ask about each pair; answers are added to the decisions.")]
Decide = Annotated[
    str | None,
    typer.Option("--decide", metavar="TABLE", help="Add the judgements that you filled into a table of --doubtful to the decisions."),
]
DecisionsFile = Annotated[
    str | None,
    typer.Option(
        "--decisions", metavar="FILE", help="What you decided so far, JSONL or CSV; default: decisions.jsonl in the corpus folder."
    ),
]
Kind = Annotated[Literal["person", "org", "place"] | None, typer.Option("--kind", help="Only persons, organisations or places.")]
Query = Annotated[
    str | None, typer.Argument(metavar="[QUERY]", help="A name in any spelling and script, a part of it, or an id; default: all names.")
]
In = Annotated[str | None, typer.Argument(metavar="[IN]", help="A JSONL file, a corpus folder, or -; default: standard input.")]
Top = Annotated[int | None, typer.Option("--top", metavar="N", min=1, help="Only the N names with the most mentions.")]
COLUMNS = ["entity", "kind", "name", "mentions", "reports", "first", "last", "spellings", "articles", "figures"]
TABLE_COLUMNS = ["name", "mentions", "reports", "when", "spellings", "articles", "figures"]
OUTCOMES = {
    "same": "both are taken for one person",
    "different": "these are two people",
    "unsure": "the names alone do not tell; they stay apart unless the reports or you say more",
}
_SPELLINGS_SHOWN = 3
_ARTICLES_SHOWN = 3
_FIGURES_SHOWN = 2
_WIDE = 110  # columns of a terminal in which figures have room


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("names")(command)


def command(
    query: Query = None,
    source: In = None,
    explain: Explain = None,
    doubtful: Doubtful = False,  # noqa: FBT002 - a flag
    ask: Ask = False,  # noqa: FBT002
    decide: Decide = None,
    decisions: DecisionsFile = None,
    kind: Kind = None,
    top: Top = None,
    form: FormatOption = None,
) -> None:
    """List who and what a corpus names, find a name in any spelling, explain a comparison, or list what is doubtful.

    A single argument that is an existing file, a folder or - is what to read; anything else is the name to look for.

    Example: reptrack names --explain "Maryja Kaleśnikava" "Мария Колесникова"
    """
    if query is not None and source is None and (doubtful or decide or _is_input(query)):
        query, source = None, query
    if query is not None:
        in_order(query, source, "name")
    if explain is not None:
        _explain(*explain, choose_format(form))
    elif decide is not None:
        _decide(decide, _decisions_of(source, decisions))
    elif doubtful:
        _doubtful(choose_input(source), decisions, choose_format(form), ask=ask)
    elif ask:
        raise UsageError("--ask goes with --doubtful")
    else:
        _listing(choose_input(source), query, kind, top, choose_format(form))


def _explain(first: str, second: str, form: Format) -> None:
    from reptrack.merge.explain import compare

    verdict = compare(first, second)
    if form is not Format.table:
        rows = [{"judgement": verdict.judgement, "score": verdict.score, "step": step} for step in verdict.steps]
        print_rows(rows, ["judgement", "score", "step"], form)
        return
    print(f"{verdict.judgement}: {OUTCOMES[verdict.judgement]}" + (f" (likeness {verdict.score:.2f})" if verdict.score else ""))
    for step in verdict.steps:
        print(f"  {printable(step)}")


def _is_input(word: str) -> bool:
    return word == "-" or Path(word).exists()


def _listing(place: str, query: str | None, kind: str | None, top: int | None, form: Format) -> None:
    from reptrack.analyse.lookup import Known, meant_by
    from reptrack.analyse.people import ProfiledRecord, profiles
    from reptrack.jsonl import read_records, relax_collector
    from reptrack.merge.context import normal

    relax_collector()
    problems = Problems()
    records = Staged(read_records(place, shape=ProfiledRecord, on_problem=problems), place, merged=True)
    found = profiles(records, None, kind)
    if query is not None:
        known: Known = {}
        for profile in found:
            for name in profile.full:
                known.setdefault((profile.kind, normal(name)), set()).add(profile.entity)
        entities = meant_by(known, query)
        found = [profile for profile in found if profile.entity in entities]
    rows = (profile.as_dict() for profile in found[:top])
    if form is Format.table:
        wide = shutil.get_terminal_size().columns >= _WIDE
        print_rows(map(_shown, rows), TABLE_COLUMNS if wide else TABLE_COLUMNS[:-1], form)
    elif form is Format.csv:
        joined = ("spellings", "articles", "figures")
        print_rows(({**row, **{key: " | ".join(row[key]) for key in joined}} for row in rows), COLUMNS, form)
    else:
        print_rows(rows, COLUMNS, form)
    if not records.tell(problems) and not found:
        named = "no names" if kind is None else f"no names of the kind {kind}"
        tell(
            named if query is None else f"no name like {query!r}",
            "" if query is kind is None else "`reptrack names` alone lists all there are",
        )
    end(problems.exit_code)


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    """Make a row short enough for a terminal."""
    first, last = ((row[key] or "?")[:7] for key in ("first", "last"))
    return {
        **row,
        "when": first if first == last else f"{first}–{last}",
        "spellings": _some([s for s in row["spellings"] if s != row["name"]], _SPELLINGS_SHOWN),
        "articles": _some(list(row["articles"]), _ARTICLES_SHOWN),
        "figures": _some(list(row["figures"]), _FIGURES_SHOWN),
    }


def _some(words: list[str], most: int) -> str:
    more = f" +{len(words) - most}" if len(words) > most else ""
    return ", ".join(words[:most]) + more


def _doubtful(place: str, path: str | None, form: Format, *, ask: bool) -> None:
    from reptrack.jsonl import read_records
    from reptrack.merge.decisions import read_decisions
    from reptrack.merge.doubtful import COLUMNS as DOUBT_COLUMNS
    from reptrack.merge.doubtful import doubtful
    from reptrack.merge.pipeline import resolve, study

    if path is None:
        path = _decisions_of(place, path)
    elif not ask and not Path(path).exists():
        raise ReptrackError(f"{path}: there is no such file", "name a file of decisions, JSONL or CSV")
    if ask and path is None:
        raise UsageError("--ask needs a place for the answers", "add --decisions decisions.jsonl")
    if ask and path is not None and Path(path).suffix.lower() in {".csv", ".tsv"}:
        raise UsageError("--ask adds lines of JSON, not rows of a table", "add --decisions decisions.jsonl")
    if ask and place == "-":
        raise UsageError("--ask reads your answers from standard input", "name the JSONL file or corpus folder")
    problems = Problems()
    said = list(read_decisions(path, on_problem=problems)) if path and Path(path).exists() else []
    staged = Staged(read_records(place, on_problem=problems), place)
    records = list(staged) if place == "-" else None
    corpus = study(records if records is not None else staged)
    again = records if records is not None else read_records(place, on_problem=lambda _: None)
    rows = doubtful(corpus, resolve(corpus, said), said, again)
    if ask and path:
        _ask(rows, path)
    else:
        columns = ["a", "b", "now", "why", "a_context", "b_context"] if form is Format.table else DOUBT_COLUMNS
        print_rows(rows, columns, form)
    staged.tell(problems)
    end(problems.exit_code)


def _decisions_of(place: str | None, path: str | None) -> str | None:
    """Give the file of decisions: the one asked for, else that of a corpus folder."""
    from reptrack.merge.decisions import decisions_in

    inside = decisions_in(place) if path is None and place is not None else None
    return path if inside is None else str(inside)


def _decide(table: str, path: str | None) -> None:
    """Add the rows of a table that have a judgement to a file of decisions."""
    from reptrack.merge.decisions import append_decision, has_judgements, read_decisions

    if path is None:
        raise UsageError("--decide needs a place for the judgements", "name the corpus folder, or add --decisions decisions.jsonl")
    problems = Problems()
    if not has_judgements(table):
        raise ReptrackError(f"{table}: has no column judgement", "fill in a table that `reptrack names --doubtful --format csv` wrote")
    said = list(read_decisions(table, on_problem=problems))
    for decision in said:
        append_decision(path, decision)
    if said:
        _say_what_next(len(said), path)
    elif not problems.count:
        tell(f"{table}: no judgement is filled in, and none was added", "write same or different into the column judgement")
    end(problems.exit_code)


def _say_what_next(count: int, path: str) -> None:
    print(f"{count} judgement{'s' * (count != 1)} added to {printable(path)}; `reptrack run` on the corpus, or `reptrack merge --decisions`, "
          "will follow them", file=sys.stderr)  # fmt: skip


def _ask(rows: list[dict[str, Any]], path: str) -> None:
    """Ask about each pair on the terminal; an empty answer leaves it open, q ends."""
    from reptrack.merge.decisions import append_decision

    answered = 0
    for number, row in enumerate(rows, start=1):
        print(f"\n{number}/{len(rows)}  {printable(row['why'])}; now {row['now']}", file=sys.stderr)
        for side in ("a", "b"):
            print(f"  {printable(row[side])}\n      … {printable(row[side + '_context'])} …", file=sys.stderr)
        print("  same person? y/n, Enter to pass, q to stop: ", end="", file=sys.stderr, flush=True)
        answer = sys.stdin.readline()
        if not answer or answer.strip().lower().startswith("q"):
            break
        if answer.strip()[:1].lower() in ("y", "n"):
            append_decision(path, _decision(row, same=answer.strip().lower().startswith("y")))
            answered += 1
    print(file=sys.stderr)
    _say_what_next(answered, path)


def _decision(row: dict[str, Any], *, same: bool) -> Decision:
    from reptrack.merge.decisions import Decision

    judgement: Literal["same", "different"] = "same" if same else "different"
    return Decision(a=row["a"], b=row["b"], judgement=judgement, a_report=row["a_report"], b_report=row["b_report"])
