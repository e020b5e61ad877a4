"""`reptrack merge`: one entity for all spellings of a name."""

from __future__ import annotations

import typer

from reptrack.cli.options import Input, Output
from reptrack.cli.session import Problems, choose_input, end
from reptrack.jsonl import open_output, read_records, write_records

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("merge")(command)


def command(source: Input = None, output: Output = None) -> None:
    """Give one entity to all spellings of a name.

    Example: reptrack ingest reports/ | reptrack extract | reptrack merge > corpus.jsonl
    """
    place = choose_input(source)
    from reptrack.merge.pipeline import merge

    problems = Problems()
    with open_output(output) as out:
        write_records(merge(read_records(place, on_problem=problems)), out)
    end(problems.exit_code)
