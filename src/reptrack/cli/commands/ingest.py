"""`reptrack ingest`: raw files in, report records out."""

from __future__ import annotations

import typer

from reptrack.cli.options import Lang, Output, Paths
from reptrack.cli.session import Problems, end

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("ingest")(command)


def command(paths: Paths, lang: Lang = None, output: Output = None) -> None:
    """Split raw files into report items, one record a line.

    Example: reptrack ingest reports/ > items.jsonl
    """
    from reptrack.ingest.pipeline import ingest
    from reptrack.jsonl import open_output, write_records

    problems = Problems()
    with open_output(output) as out:
        write_records(ingest(paths, lang=lang, on_problem=problems), out)
    end(problems.exit_code)
