"""The command table: `reptrack` and its commands, each loaded only when it is used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from reptrack import __version__
from reptrack.cli.session import guarded, plainly

__all__ = ["COMMANDS", "app", "main"]

# A command and the first line of its help; the module of the same name in `commands/` holds it. Its order is that of `--help`.
COMMANDS = {
    "run": "Make or update a corpus from raw files: ingest, extract and merge in one.",
    "ingest": "Split raw files into report items, one record a line.",
    "extract": "Add dates, names, articles and claims to records.",
    "merge": "Give one entity to all spellings of a name.",
    "stats": "Count what is in a corpus.",
    "names": "List who and what a corpus names, find a name in any spelling, explain a comparison, or list what is doubtful.",
    "track": "Follow one figure over time: every value that any report gives, repeats folded, rival values marked, countries apart.",
    "check": "Find what does not hold together: sums, percentages, rival figures, falling totals, wrong dates, doubtful merges.",
    "show": "Show a report with its mentions highlighted, or every mention of a name or an article in its line of context.",
    "export": "Write a corpus as tables, a workbook, a database or FollowTheMoney entities.",
    "report": "Write a corpus as one page: summary, charts, findings, people, articles, and each text with its mentions linked.",
    "schema": "Print the JSON Schema that every record follows.",
}
PLAIN: dict[str, Any] = {"rich_markup_mode": None, "pretty_exceptions_enable": False, "add_completion": False}


class LazyCommands(Mapping[str, Any]):
    """The commands by name; one is imported when it is asked for, so that `reptrack --help` loads none of them."""

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - typer's own types are private
        """Give the command of a name."""
        if name not in COMMANDS:
            raise KeyError(name)
        alone = typer.Typer(**PLAIN)
        import_module(f"reptrack.cli.commands.{name}").register(alone)
        command = get_command(alone)
        command.name = name
        return command

    def __iter__(self) -> Iterator[str]:
        """Give the names."""
        return iter(COMMANDS)

    def __len__(self) -> int:
        """Give the number of commands."""
        return len(COMMANDS)


class LazyGroup(TyperGroup):
    """The group of commands; what a command raises ends it as `guarded` says, before typer's own handling."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - handed on
        super().__init__(**{**settings, "commands": LazyCommands()})

    def get_params(self, ctx: Any) -> Any:  # noqa: ANN401 - typer's own types are private
        """Give the options, flags that nobody set as False: for None, typer loads pydantic to learn that it stays None."""
        params = super().get_params(ctx)
        for param in params:
            if getattr(param, "is_flag", False) and param.default is None:
                param.default = False
        return params

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """List the commands in the help without loading them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def make_context(self, *args: Any, **settings: Any) -> Any:  # noqa: ANN401
        """Read the command line up to the command's name."""
        with plainly():
            return super().make_context(*args, **settings)

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401
        """Run the command that was named."""
        with guarded(), plainly():
            return super().invoke(ctx)


# rich would draw boxes around the help, and take longer to load than everything else here.
app = typer.Typer(
    name="reptrack",
    cls=LazyGroup,
    help="Turn raw human rights reports into a normalised corpus: who, when, under which article, how many.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    **{**PLAIN, "add_completion": True},
)


def _print_version(value: bool) -> None:  # noqa: FBT001 - typer's callback signature
    if value:
        from reptrack.resources import models_digest

        print(f"reptrack {__version__} (rule data {models_digest()})")
        raise typer.Exit


@app.callback()
def root(
    version: bool = typer.Option(False, "--version", help="Print the version and its rule data.", callback=_print_version, is_eager=True),  # noqa: FBT001, FBT003
) -> None:
    """Turn raw human rights reports into a normalised corpus: who, when, under which article, how many."""
    del version


def main() -> None:
    """Run the command line."""
    app()
