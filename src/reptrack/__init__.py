"""Turn raw human rights reports into a normalised corpus: who, when, under which article, how many, each with its place in the source.

    import reptrack
    for record in reptrack.merge(reptrack.extract(reptrack.ingest(["reports/"]))):
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

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from reptrack.records import Report, json_schema

__all__ = ["Report", "__version__", "extract", "ingest", "json_schema", "merge"]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    """Load the data model when it is asked for: `reptrack --help` does without."""
    if name in {"Report", "json_schema"}:
        from reptrack import records

        return getattr(records, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def ingest(paths: Iterable[str | Path], **options: Any) -> Iterator[Report]:  # noqa: ANN401
    """Give the report items of files, folders and globs; see `reptrack.ingest.pipeline.ingest`."""
    from reptrack.ingest.pipeline import ingest as run

    return run(paths, **options)


def extract(records: Iterable[Report], **options: Any) -> Iterator[Report]:  # noqa: ANN401
    """Add dates, names, articles and claims to records; see `reptrack.extract.pipeline.extract`."""
    from reptrack.extract.pipeline import extract as run

    return run(records, **options)


def merge(records: Iterable[Report], **options: Any) -> Iterator[Report]:  # noqa: ANN401
    """Set one entity for all spellings of a name; see `reptrack.merge.pipeline.merge`."""
    from reptrack.merge.pipeline import merge as run

    return run(records, **options)
