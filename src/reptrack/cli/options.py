"""Arguments and options that mean the same in every command."""

from __future__ import annotations

from typing import Annotated

import typer

from reptrack.cli.render import Format
from reptrack.errors import UsageError

__all__ = ["FormatOption", "Input", "Jobs", "Lang", "Output", "Paths", "Quiet"]

Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH…", help="Text files, folders, globs, or -; default: standard input.", show_default=False),
]
Input = Annotated[str | None, typer.Argument(metavar="IN", help="A JSONL file, a corpus folder, or -; default: standard input.")]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write there instead of standard output.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary; problems are still named.")]
Jobs = Annotated[str, typer.Option("--jobs", "-j", metavar="N", help="Worker processes; auto takes as many as the work deserves.")]


def _known_language(code: str | None) -> str | None:
    """Refuse what is no code of a language."""
    if code is None:
        return None
    from reptrack.resources import tsv

    known = [row["iso639_1"] for row in tsv("world/languages.tsv")]
    if code not in known:
        raise UsageError(f"--lang {code}: no language that is known", f"one of {', '.join(known)}")
    return code


Lang = Annotated[
    str | None,
    typer.Option(
        "--lang", metavar="CODE", callback=_known_language, help="The language of all texts (en, be, ru, …); default: detected for each."
    ),
]
FormatOption = Annotated[Format | None, typer.Option("--format", "-f", help="Default: a table on a terminal, JSON lines in a pipe.")]
