"""`reptrack extract`: add dates, names, articles and claims to records."""

from __future__ import annotations

import typer

from reptrack.cli.options import Input, Jobs, Output
from reptrack.cli.session import Problems, choose_input, end

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("extract")(command)


def command(source: Input = None, output: Output = None, jobs: Jobs = "auto") -> None:
    """Add dates, names, articles and claims to records.

    Example: reptrack ingest reports/ | reptrack extract > mentions.jsonl
    """
    place = choose_input(source)
    from reptrack.jsonl import open_output, read_lines
    from reptrack.run.extracting import extract_lines
    from reptrack.run.workers import relax_collector

    relax_collector()
    problems = Problems()
    with open_output(output) as out:
        out.writelines(extract_lines(read_lines(place), place, jobs=jobs, on_problem=problems))
    end(problems.exit_code)
