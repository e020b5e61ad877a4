"""Write docs/commands.md from the commands' own help, so that the reference cannot go stale (`tests/test_docs.py` compares).

python tools/cli_reference.py
"""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

import typer
from typer.main import get_command

from reptrack.cli.app import app

TARGET = Path(__file__).resolve().parents[1] / "docs" / "commands.md"
HEAD = """# Commands

Generated from `--help` by `python tools/cli_reference.py`.

The same in every command: `IN` is a JSONL file, a corpus folder or `-`; without one, standard input is read. Data goes to standard output (or
`-o`), everything else to standard error. On a terminal a table, in a pipe JSON lines; `--format` overrides. Exit code 0: all good; 1: some
input could not be used (each is named on standard error, the rest was processed); 2: wrong usage; 130: interrupted. A file named with `-o`
appears whole or not at all. Nothing found is no error: the answer is empty (`[]`, no rows), a line on standard error says so, and the exit code
is 0; the same where a stage was left out, such as `stats --by person` before `extract` or `merge`.

A *report* is a text with a heading; what else a file holds, such as a page's menu, stands in the corpus too and is counted as *other texts*.
"""


def reference() -> str:
    """Give the text of the reference."""
    group = get_command(app)
    parts = [HEAD]
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        parts.append(f"\n## reptrack {name}\n\n{inspect.cleandoc(command.help or '')}\n\n{_parameters(command)}")
    return "".join(parts)


def _takes(parameter: Any, shown: str) -> str:  # noqa: ANN401 - typer's own types are private
    """Give what an option takes, as its help shows it: ` N`, ` table|jsonl|csv`, nothing for a flag."""
    words = parameter.metavar or shown.rsplit(" ", maxsplit=1)[-1]
    return "" if words.startswith("-") else f" `{words.strip('<>[]')}`"


def _parameters(command: typer.core.TyperCommand) -> str:
    lines = []
    for parameter in command.params:
        record = parameter.get_help_record(typer.Context(command)) if parameter.param_type_name == "option" else None
        if record is not None:
            lines.append(f"- `{', '.join(parameter.opts)}`{_takes(parameter, record[0])}: {vars(parameter)['help']}")
        elif parameter.param_type_name == "argument":
            lines.append(f"- `{parameter.metavar}`: {vars(parameter)['help']}")
    return "\n".join(lines) + ("\n" if lines else "")


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
