"""`reptrack extract`: add dates, names, articles and claims to records."""

from __future__ import annotations

import typer

from reptrack.cli.options import Input, Output
from reptrack.cli.session import Problems, choose_input, end
from reptrack.jsonl import open_output, read_records, write_records

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("extract")(command)


def command(source: Input = None, output: Output = None) -> None:
    """Add dates, names, articles and claims to records.

    Example: reptrack ingest reports/ | reptrack extract > mentions.jsonl
    """
    place = choose_input(source)
    from reptrack.extract.pipeline import extract

    problems = Problems()
    with open_output(output) as out:
        write_records(extract(read_records(place, on_problem=problems)), out)
    end(problems.exit_code)
