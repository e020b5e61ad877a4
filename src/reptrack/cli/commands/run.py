"""`reptrack run`: raw files to a corpus folder, with a progress bar and a closing summary."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from reptrack.cli.options import Jobs, Lang, Quiet
from reptrack.cli.progress import bars
from reptrack.cli.render import counted, texts
from reptrack.cli.session import Problems, choose_input, end
from reptrack.errors import UsageError, printable

if TYPE_CHECKING:
    from reptrack.run.pipeline import Outcome

__all__ = ["register"]

Folder = Annotated[str, typer.Option("--output", "-o", metavar="DIR", help="The corpus folder; made if it is not there, updated if it is.")]
Cluster = Annotated[
    str | None,
    typer.Option("--cluster", metavar="ADDRESS", help="Work on a Dask cluster: tcp://host:8786, or its scheduler file; see docs/scale.md."),
]
Parquet = Annotated[bool, typer.Option("--parquet", help="With --cluster: write records/part-….parquet instead of records.jsonl.")]


Sources = Annotated[list[str] | None, typer.Argument(metavar="PATH…", help="Text files, folders, globs.", show_default=False)]
Prune = Annotated[bool, typer.Option("--prune", help="Let go files of the corpus that are still on the disk but not among the paths.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("run")(command)


def command(
    paths: Sources = None,
    *,
    folder: Folder,
    jobs: Jobs = "auto",
    lang: Lang = None,
    prune: Prune = False,
    cluster: Cluster = None,
    parquet: Parquet = False,
    quiet: Quiet = False,
) -> None:
    """Make or update a corpus from raw files: ingest, extract and merge in one.

    Only new and changed files are read again; a run that was interrupted goes on where it stopped. A file that is gone from the disk
    leaves the corpus; name every folder that belongs to it, each time, in any spelling: the first one stays in the records.

    Example: reptrack run reports/ -o corpus
    """
    if parquet and cluster is None:
        raise UsageError("--parquet goes with --cluster", "for tables in Parquet use `reptrack export parquet`")
    given = paths or [choose_input(None, "name files or folders")]
    if cluster is not None:
        _on_cluster(given, folder, cluster, jobs, lang, parquet=parquet, quiet=quiet)
    from reptrack.jsonl import relax_collector
    from reptrack.run.pipeline import run

    relax_collector()

    problems = Problems()
    with bars(show=not quiet and sys.stderr.isatty()) as on_progress:
        outcome = run(given, folder, jobs=jobs, lang=lang, prune=prune, on_problem=problems, on_progress=on_progress)
    if not quiet:
        _print_summary(folder, outcome)
    end(problems.exit_code)


def _on_cluster(paths: list[str], folder: str, address: str, jobs: str, lang: str | None, *, parquet: bool, quiet: bool) -> NoReturn:
    if jobs != "auto":
        raise UsageError("--jobs goes without --cluster", "the cluster has as many processes as it has workers")
    from reptrack.run.cluster import run_on_cluster

    problems = Problems()
    with bars(show=not quiet and sys.stderr.isatty()) as on_progress:
        outcome = run_on_cluster(paths, folder, address, parquet=parquet, lang=lang, on_problem=problems, on_progress=on_progress)
    if not quiet:
        repeats = f", {counted(outcome.repeated, 'repeat')} folded" if outcome.repeated else ""
        made = f"{counted(outcome.records, 'record')} in {counted(outcome.sources, 'file')}{repeats}"
        print(printable(f"{folder}: {made}"), file=sys.stderr)
    end(problems.exit_code)


def _print_summary(folder: str, outcome: Outcome) -> None:
    """Tell on stderr what the corpus holds and what to ask it next."""
    from reptrack.analyse.counts import totals
    from reptrack.analyse.textless import LightRecord
    from reptrack.jsonl import read_records

    found = totals(read_records(folder, shape=LightRecord))
    work = f"{outcome.processed} of {counted(outcome.sources, 'file')} new or changed" if outcome.changed else "nothing changed"
    shown = printable(str(Path(folder)))
    named = shlex.quote(shown)
    lines = [
        f"{shown}: {texts(found.items, found.records)} in {counted(found.sources, 'file')} ({work})",
        f"  {counted(found.dates, 'date')}, {counted(found.names, 'name')} of {counted(found.entities, 'entity', 'entities')},",
        f"  {counted(found.refs, 'article reference')}, {counted(found.claims, 'numeric claim')}, {counted(found.warnings, 'warning')}",
    ]
    if outcome.left:
        lines.append(f"  {counted(outcome.left, 'file')} left the corpus")
    if outcome.repeated:
        lines.append(f"  {counted(outcome.repeated, 'repeat')} of the same text folded into one record")
    if found.records:
        lines += ["Try next:", f"  reptrack stats {named} --by article --top 10", f"  reptrack stats {named} --by person --top 10"]
    print("\n".join(lines), file=sys.stderr)
