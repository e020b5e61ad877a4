"""`reptrack merge`: one entity for all spellings of a name."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from reptrack.cli.options import Input, Output, Quiet
from reptrack.cli.progress import is_watched, watched
from reptrack.cli.session import Problems, choose_input, end, keep_apart
from reptrack.cli.stages import Staged

__all__ = ["register"]

NamesFile = Annotated[
    str | None, typer.Option("--names", metavar="FILE", help="Write the register of names there; one that is there already keeps its ids.")
]
DecisionsFile = Annotated[
    str | None,
    typer.Option("--decisions", metavar="FILE", help="What you decided: same or different, as JSONL or CSV; see `reptrack names`."),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("merge")(command)


def command(
    source: Input = None,
    output: Output = None,
    names: NamesFile = None,
    decisions: DecisionsFile = None,
    quiet: Quiet = False,  # noqa: FBT002 - a flag
) -> None:
    """Give one entity to all spellings of a name.

    Example: reptrack ingest reports/ | reptrack extract | reptrack merge > corpus.jsonl
    """
    place = choose_input(source)
    keep_apart(output, place, names, decisions)
    keep_apart(names, place, decisions)
    from reptrack.errors import ReptrackError
    from reptrack.jsonl import open_output, read_records, relax_collector, write_records
    from reptrack.merge.decisions import read_decisions
    from reptrack.merge.pipeline import merge
    from reptrack.merge.register import read_register, write_register

    relax_collector()
    problems = Problems()
    said = list(read_decisions(decisions, on_problem=problems)) if decisions else []
    before = problems.count
    known = list(read_register(names, on_problem=problems)) if names and Path(names).is_file() else []
    if problems.count > before:
        raise ReptrackError(f"{names}: not a register of names, or a damaged one", "name another file for --names; nothing was changed")
    staged = Staged(read_records(place, on_problem=problems), place)
    with ExitStack() as stack:
        out = stack.enter_context(open_output(output))
        listed = stack.enter_context(open_output(names)) if names else None
        records = merge(
            watched(staged, "read", show=is_watched(output, quiet=quiet)),
            decisions=said,
            register=known,
            on_register=None if listed is None else lambda entries: write_register(entries, listed),
        )
        write_records(records, out)
    staged.tell(problems)
    end(problems.exit_code)
