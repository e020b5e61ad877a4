"""The command table: `reptrack` and its commands."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup

from reptrack import __version__
from reptrack.cli.commands import check, export, extract, ingest, merge, run, schema, show, stats, track
from reptrack.cli.session import guarded

__all__ = ["app", "main"]


class GuardedGroup(TyperGroup):
    """The group of commands; what a command raises ends it as `guarded` says, before typer's own handling."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - typer's own types are private
        """Run the command that was named."""
        with guarded():
            return super().invoke(ctx)


app = typer.Typer(
    name="reptrack",
    cls=GuardedGroup,
    help="Turn raw human rights reports into a normalised corpus: who, when, under which article, how many.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(value: bool) -> None:  # noqa: FBT001 - typer's callback signature
    if value:
        print(f"reptrack {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: bool = typer.Option(False, "--version", help="Print the version.", callback=_print_version, is_eager=True),  # noqa: FBT001, FBT003
) -> None:
    """Turn raw human rights reports into a normalised corpus: who, when, under which article, how many."""
    del version


for module in (run, ingest, extract, merge, stats, track, check, show, export, schema):
    module.register(app)


def main() -> None:
    """Run the command line."""
    app()
