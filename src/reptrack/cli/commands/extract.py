"""`reptrack extract`: add dates, names, articles and claims to records."""

from __future__ import annotations

import typer

from reptrack.cli.options import Input, Jobs, Output, Quiet
from reptrack.cli.progress import is_watched, watched
from reptrack.cli.session import Problems, choose_input, end, keep_apart

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("extract")(command)


def command(source: Input = None, output: Output = None, jobs: Jobs = "auto", quiet: Quiet = False) -> None:  # noqa: FBT002 - a flag
    """Add dates, names, articles and claims to records.

    Example: reptrack ingest reports/ | reptrack extract > mentions.jsonl
    """
    place = choose_input(source)
    keep_apart(output, place)
    from reptrack.jsonl import open_output, read_lines, relax_collector
    from reptrack.run.extracting import extract_lines

    relax_collector()
    problems = Problems()
    with open_output(output) as out:
        lines = watched(read_lines(place), "extract", show=is_watched(output, quiet=quiet))
        out.writelines(extract_lines(lines, place, jobs=jobs, on_problem=problems))
    end(problems.exit_code)
