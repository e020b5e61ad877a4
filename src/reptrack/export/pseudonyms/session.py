"""Run one export with pseudonyms: read the corpus twice (who is there, then what is written), keep the key file up to date."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reptrack.errors import OnProblem, UsageError
from reptrack.export.pseudonyms.hide import Hider, Tally
from reptrack.export.pseudonyms.key import Key, load, save
from reptrack.export.pseudonyms.people import Kept, People, keep, read_list
from reptrack.export.pseudonyms.reveal import Revealer
from reptrack.jsonl import decode, encode, read_records
from reptrack.records import Report

__all__ = ["Session", "hiding", "outside", "revealing"]


@dataclass
class Session:
    """An export with pseudonyms under way: its records, and what was done to them so far."""

    records: Iterator[Report]
    tally: Tally
    kept: Kept


def outside(key: Path, target: Path) -> None:
    """Make sure that the key does not stand where the export goes.

    Raises:
        UsageError: it does; it would be shared with it.
    """
    if target.resolve() in (key.resolve(), *key.resolve().parents):
        raise UsageError(f"{key}: the key would stand inside the export", "keep it in another folder, it holds the real names")


@contextlib.contextmanager
def hiding(source: str, key_path: Path, keep_path: Path | None, on_problem: OnProblem) -> Iterator[Session]:
    """Give the records of `source` with pseudonyms.

    The key file is read, or made if there is none, and written before the last record is given, so that no finished export lacks it.

    Args:
        source: a JSONL file, a corpus folder or `-`.
        key_path: the key file.
        keep_path: names of public figures, one a line, or None.
        on_problem: called for each line that cannot be used.
    """
    key = load(key_path) if key_path.exists() else Key()
    listed = read_list(keep_path) if keep_path else []
    save(key, key_path)
    with _twice(source, on_problem) as records:
        people = People()
        for record in records():
            people.add(record)
        kept = keep(people, listed, str(keep_path), on_problem)
        hider = Hider(key, people, kept.persons)
        try:
            yield Session(_hidden(hider, records, key_path), hider.tally, kept)
        finally:
            save(key, key_path)


def _hidden(hider: Hider, records: Callable[[], Iterator[Report]], key_path: Path) -> Iterator[Report]:
    for record in records():
        yield hider.hide(record)
    save(hider.key, key_path)


@contextlib.contextmanager
def _twice(source: str, on_problem: OnProblem) -> Iterator[Callable[[], Iterator[Report]]]:
    """Give a function that reads the records; problems are told the first time. What can be read once only is kept in a nameless file."""
    if source != "-" and (Path(source).is_file() or Path(source).is_dir()):
        times = iter([on_problem])
        yield lambda: read_records(source, on_problem=next(times, _nothing))
        return
    with tempfile.TemporaryFile() as spool:
        for record in read_records(source, on_problem=on_problem):
            spool.write(encode(record))

        def again() -> Iterator[Report]:
            spool.seek(0)
            return (decode(line) for line in spool)

        yield again


def _nothing(_: object) -> None:
    """Tell nobody: the problem was told before."""


def revealing(records: Iterator[Report], key_path: Path) -> tuple[Iterator[Report], set[str]]:
    """Give records with the real names again, and the set that gathers what the key does not know."""
    revealer = Revealer(load(key_path))
    return (revealer.reveal(record) for record in records), revealer.unknown
