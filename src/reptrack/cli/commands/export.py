"""`reptrack export`: a corpus in other formats, with or without the names of persons."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reptrack.cli.options import Input, Quiet
from reptrack.cli.progress import is_watched, watched
from reptrack.cli.render import texts
from reptrack.cli.session import Problems, choose_input, end, keep_apart
from reptrack.errors import UsageError, printable
from reptrack.export.forms import Form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reptrack.export.pseudonyms.session import Session
    from reptrack.records import Report

__all__ = ["register"]

FormArgument = Annotated[Form, typer.Argument(metavar="FORMAT", help="csv, xlsx, parquet, sqlite, ftm or jsonl.", show_default=False)]
Target = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="DEST", help="A folder for csv and parquet, else a file; ftm and jsonl go to standard output without it."
    ),
]
Pseudonyms = Annotated[
    Path | None,
    typer.Option("--pseudonyms", metavar="KEYFILE", help="Replace persons' names by pseudonyms; the key file is made or goes on."),
]
Keep = Annotated[Path | None, typer.Option("--keep", metavar="FILE", help="With --pseudonyms: public figures to keep, one name a line.")]
Reveal = Annotated[Path | None, typer.Option("--reveal", metavar="KEYFILE", help="Turn pseudonyms back into names; for jsonl only.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("export")(command)


def command(
    form: FormArgument,
    source: Input = None,
    target: Target = None,
    pseudonyms: Pseudonyms = None,
    keep: Keep = None,
    reveal: Reveal = None,
    quiet: Quiet = False,  # noqa: FBT002 - typer's options
) -> None:
    """Write a corpus as tables, a workbook, a database or FollowTheMoney entities.

    The columns of the tables are explained in docs/export.md, and in the table `columns` of each export.

    Example: reptrack export sqlite corpus -o corpus.db
    """
    from reptrack.export.pipeline import export

    _check(form, target, (pseudonyms, keep, reveal))
    place = choose_input(source)
    keep_apart(target, place, keep)
    for key in (pseudonyms, reveal):
        keep_apart(key, place, keep)
    problems = Problems()
    with _records(place, (pseudonyms, keep, reveal), problems) as (records, session, unknown):
        titled = _Titled(records)
        summary = export(watched(titled, "export", show=is_watched(target, quiet=quiet)), form, target)
    notes = [*summary.notes]
    if session is not None:
        notes += _told(session, pseudonyms)
    if unknown:
        notes.append(f"{len(unknown):,} pseudonyms or ids are not in the key and stay as they are ({', '.join(sorted(unknown)[:3])})")
    if not quiet:
        rows = {name: count for name, count in summary.rows.items() if name not in _OF_TEXTS}
        notes.insert(
            0, ", ".join([titled.told, *(f"{name} {count:,}" for name, count in rows.items())]) if titled.records else "nothing to export"
        )
        for note in notes:
            print(printable(f"reptrack: {note}"), file=sys.stderr)
    end(problems.exit_code)


_OF_TEXTS = frozenset({"reports", "documents"})
"""Tables with a row for each record."""


class _Titled:
    """Gives records on and counts those that are reports, and all."""

    def __init__(self, records: Iterable[Report]) -> None:
        self._given, self.items, self.records = records, 0, 0

    def __iter__(self) -> Iterator[Report]:
        """Give the records on."""
        for record in self._given:
            self.records += 1
            self.items += record.title is not None
            yield record

    @property
    def told(self) -> str:
        """How many reports and other texts there were."""
        return texts(self.items, self.records)


def _check(form: Form, target: str | None, files: tuple[Path | None, Path | None, Path | None]) -> None:
    from reptrack.export.pseudonyms.session import outside

    pseudonyms, keep, reveal = files
    if keep and not pseudonyms:
        raise UsageError("--keep goes with --pseudonyms", "name the key file")
    if reveal and (pseudonyms or form is not Form.jsonl):
        raise UsageError("--reveal turns jsonl back, nothing else", "reptrack export jsonl --reveal KEYFILE shared.jsonl -o corpus.jsonl")
    for key in (pseudonyms, reveal):
        if key and target and target != "-":
            outside(key, Path(target))


@contextlib.contextmanager
def _records(
    source: str, files: tuple[Path | None, Path | None, Path | None], problems: Problems
) -> Iterator[tuple[Iterator[Report], Session | None, set[str]]]:
    from reptrack.export.pseudonyms.session import hiding, revealing
    from reptrack.jsonl import read_records

    pseudonyms, keep, reveal = files
    if pseudonyms:
        with hiding(source, pseudonyms, keep, problems) as session:
            yield session.records, session, set()
        return
    records = read_records(source, on_problem=problems)
    if reveal:
        revealed, unknown = revealing(records, reveal)
        yield revealed, None, unknown
        return
    yield records, None, set()


def _told(session: Session, key: Path | None) -> list[str]:
    tally, kept = session.tally, session.kept
    replaced = f"{tally.marked + tally.unmarked:,} mentions of {len(tally.persons):,} persons have pseudonyms"
    if tally.unmarked:
        replaced += f", {tally.unmarked:,} of them where only the form was known"
    if kept.persons or kept.unmet:
        replaced += f"; {len(kept.persons):,} persons kept"
        replaced += f", {kept.unmet:,} lines of the list named nobody here" if kept.unmet else ""
    return [
        replaced,
        "names that were not found stay in the texts, and what is told of a person may name them: read before you share",
        f"the key stays with you: {key}",
    ]
