"""Turn raw human rights reports into a normalised corpus: who, when, under which article, how many, each with its place in the source.

    import reptrack
    for record in reptrack.merge(reptrack.extract(reptrack.ingest("reports/"))):
        print(record.dated, [name.entity for name in record.names])

The three functions are the three stages of the command line: iterators of typed records in, iterators of typed records out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

# The rooms ingest/, extract/ and merge/ share their names with the public functions below. Loading the (empty) packages first
# makes the functions the last to take the names: `reptrack.merge(…)` calls, `from reptrack.merge import …` still imports.
import reptrack.extract
import reptrack.ingest
import reptrack.merge  # noqa: F401
from reptrack.errors import OnProblem, log_problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from reptrack.merge.decisions import Decision
    from reptrack.merge.register import Entry
    from reptrack.records import Report, json_schema

__all__ = ["Report", "__version__", "extract", "ingest", "json_schema", "merge"]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    """Load the data model when it is asked for: `reptrack --help` does without."""
    if name in {"Report", "json_schema"}:
        from reptrack import records

        return getattr(records, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def ingest(paths: str | Path | Iterable[str | Path], *, lang: str | None = None, on_problem: OnProblem = log_problem) -> Iterator[Report]:
    """Read files, folders and globs and give their report items, file by file, folders in sorted order.

    Args:
        paths: one or several files, folders (all text files below), globs; `-` is standard input.
        lang: the language of all of them (`en`, `be`, `ru`, …), if known; else each item's is detected.
        on_problem: told of every file that cannot be used; the rest goes on. Default: a warning in the log.
    """
    from os import PathLike

    from reptrack.ingest.pipeline import ingest as run

    return run([paths] if isinstance(paths, str | PathLike) else paths, lang=lang, on_problem=on_problem)


def extract(records: Iterable[Report], *, on_problem: OnProblem = log_problem) -> Iterator[Report]:
    """Add dates, names, articles and claims to records, in order, a few at a time.

    Args:
        records: from `ingest`.
        on_problem: told of a report on which an extractor failed; it goes on with what the others found, and a warning.
    """
    from reptrack.extract.pipeline import extract as run

    return run(records, on_problem=on_problem)


def merge(
    records: Iterable[Report],
    *,
    decisions: Iterable[Decision] = (),
    register: Iterable[Entry] = (),
    on_register: Callable[[Iterable[Entry]], None] | None = None,
) -> Iterator[Report]:
    """Set one entity for all spellings of a name; all records are read before the first is given.

    Args:
        records: from `extract`.
        decisions: what the user said about names, see `reptrack.merge.decisions.read_decisions`.
        register: an earlier register of names, whose ids stay, see `reptrack.merge.register.read_register`.
        on_register: called at the end with the new register.
    """
    from reptrack.merge.pipeline import merge as run

    return run(records, decisions=decisions, register=register, on_register=on_register)
