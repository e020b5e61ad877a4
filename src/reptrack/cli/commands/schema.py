"""`reptrack schema`: the JSON Schema of the record."""

from __future__ import annotations

import json

import typer

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("schema")(command)


def command() -> None:
    """Print the JSON Schema that every record follows.

    Example: reptrack schema > record.schema.json
    """
    from reptrack.records import json_schema

    print(json.dumps(json_schema(), indent=2))
