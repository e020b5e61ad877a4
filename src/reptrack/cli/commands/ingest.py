"""`reptrack ingest`: raw files in, report records out."""

from __future__ import annotations

from pathlib import Path

import typer

from reptrack.cli.options import Lang, Output, Paths, Quiet
from reptrack.cli.progress import is_watched, watched
from reptrack.cli.session import Problems, choose_input, end, keep_apart

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("ingest")(command)


def command(paths: Paths = None, lang: Lang = None, output: Output = None, quiet: Quiet = False) -> None:  # noqa: FBT002 - a flag
    """Split raw files into report items, one record a line.

    Example: reptrack ingest reports/ > items.jsonl
    """
    from reptrack.ingest.pipeline import ingest
    from reptrack.jsonl import open_output, relax_collector, write_records

    relax_collector()
    given = paths or [choose_input(None, "name files or folders, or pipe a text in")]
    _spare(output, given)
    problems = Problems()
    with open_output(output) as out:
        records = ingest(given, lang=lang, on_problem=problems)
        write_records(watched(records, "ingest", show=is_watched(output, quiet=quiet)), out)
    end(problems.exit_code)


def _spare(output: str | None, paths: list[str]) -> None:
    """Make sure that no raw file is written over."""
    from reptrack.ingest.files import find

    if output is not None and Path(output).is_file():
        for path in find(paths, on_problem=lambda _problem: None):
            keep_apart(output, path)
