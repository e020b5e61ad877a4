"""Do the work of a cluster run on one shard, a group of input files: extract it, collect its names, give the names their entities.

Each step reads and writes files that every machine reaches, and gives back only what is small: ids, names and counts. A step that is done
twice, because the machine that did it died, writes the same bytes again.
"""

from __future__ import annotations

import threading
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import msgspec

from reptrack import __version__
from reptrack.errors import Problem, ReptrackError
from reptrack.jsonl import BadRecordError, decode, encode
from reptrack.merge.context import Corpus
from reptrack.merge.pipeline import Resolution, apply, study
from reptrack.merge.register import Ledger
from reptrack.records import Place, Report
from reptrack.resources import models_digest
from reptrack.run import storage
from reptrack.run.parts import Entry, Slice, Trouble
from reptrack.run.storage import Input

__all__ = ["Done", "Fold", "Shard", "index_of", "join_shard", "make_shard", "study_shard", "version"]

# spaCy's memory zones belong to one thread at a time; a worker with several of them takes turns.
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True, slots=True)
class Shard:
    """A group of inputs: the name of its working files, the folder where they stand, the language of its texts if it was given."""

    name: str
    folder: str
    inputs: tuple[Input, ...]
    lang: str | None = None

    def file(self, suffix: str) -> str:
        """Give the place of one of its working files."""
        return storage.join(self.folder, f"{self.name}{suffix}")


@dataclass(frozen=True, slots=True)
class Done:
    """What the driver needs to know of an extracted shard: its records' ids (0 where repeats are not folded), the problems of its inputs."""

    ids: array[int]
    troubles: tuple[tuple[str, Trouble], ...]


@dataclass(slots=True)
class Fold:
    """How the repeated reports of a shard are folded.

    Attributes:
        dropped: numbers of records, counted from 0, that an earlier record repeats.
        also_at: id → the further places, for records of this shard that come first.
    """

    dropped: set[int] = field(default_factory=set)
    also_at: dict[str, list[Place]] = field(default_factory=dict)


def version() -> str:
    """Say which rules this machine works with; all machines must give the same."""
    return f"reptrack {__version__}, rule data {models_digest()}"


def make_shard(shard: Shard) -> Done:
    """Ingest and extract the inputs of a shard into its `.jsonl`, unless an earlier run did; its `.index.jsonl` is written last."""
    if storage.exists(shard.file(".index.jsonl")):
        return _done(index_of(shard))
    entries: list[Entry] = []
    with _ONE_AT_A_TIME, storage.open_whole(shard.file(".jsonl")) as out:
        for item in shard.inputs:
            problems: list[Problem] = []
            records = 0
            slices = []
            sha256 = ""
            for record in _extracted(item, shard.lang, problems):
                out.write(encode(record))
                records += 1
                if not item.holds_records:
                    slices.append(Slice(record.id, record.source.start, record.source.end))
                    sha256 = record.source.sha256
            troubles = [Trouble(problem.message, problem.hint, problem.line) for problem in problems]
            path = _shown(item)
            entries.append(Entry(key="", path=path, sha256=sha256, offset=0, length=records, slices=slices, troubles=troubles))
    with storage.open_whole(shard.file(".index.jsonl")) as out:
        out.writelines(msgspec.json.encode(entry) + b"\n" for entry in entries)
    return _done(entries)


def index_of(shard: Shard) -> list[Entry]:
    """Read what is kept of the inputs of an extracted shard; `length` counts records here."""
    with storage.open_input(shard.file(".index.jsonl")) as stream:
        return [msgspec.json.decode(line, type=Entry) for line in stream]


def _done(entries: Iterable[Entry]) -> Done:
    ids = array("Q")
    troubles = []
    for entry in entries:
        ids.extend([int(piece.id, 16) for piece in entry.slices] or [0] * entry.length)
        troubles += [(entry.path, trouble) for trouble in entry.troubles]
    return Done(ids, tuple(troubles))


def _shown(item: Input) -> str:
    from reptrack.ingest.files import shown  # noqa: PLC0415 - ingest loads in the process that needs it

    return shown(item.path)


def _extracted(item: Input, lang: str | None, problems: list[Problem]) -> Iterator[Report]:
    from reptrack.extract.pipeline import extract  # noqa: PLC0415 - spaCy loads in the process that needs it

    return extract(_records(item, lang, problems), on_problem=problems.append)


def _records(item: Input, lang: str | None, problems: list[Problem]) -> Iterator[Report]:
    """Give the records of an input, read from its text or as they are."""
    from reptrack.ingest.pipeline import ingest_bytes  # noqa: PLC0415

    place = _shown(item)
    try:
        if item.holds_records:
            yield from _ready(item, place, problems)
        else:
            yield from ingest_bytes(storage.read_bytes(item), place, lang=lang)
    except OSError as error:
        problems.append(Problem(place, (error.strerror or str(error)).lower(), "check the file and its permissions"))
    except ReptrackError as error:
        problems.append(Problem(place, str(error), error.hint))


def _ready(item: Input, place: str, problems: list[Problem]) -> Iterator[Report]:
    for number, line in _lines(item):
        if line.isspace():
            continue
        try:
            yield decode(line)
        except BadRecordError as error:
            problems.append(Problem(place, str(error), error.hint, number or None))


def _lines(item: Input) -> Iterator[tuple[int, bytes]]:
    if not item.path.endswith(".parquet"):
        yield from storage.lines_between(item)
        return
    from reptrack.export.record_table import read_lines  # noqa: PLC0415 - pyarrow is an extra

    with storage.open_input(item.place) as stream:
        yield from read_lines(stream)


def _kept(shard: Shard, fold: Fold) -> Iterator[Report]:
    """Give the extracted records of a shard without repeats, the first of them with the other places."""
    with storage.open_input(shard.file(".jsonl")) as stream:
        for number, line in enumerate(stream):
            if number in fold.dropped:
                continue
            record = decode(line)
            others = fold.also_at.get(record.id)
            yield (
                record if others is None else msgspec.structs.replace(record, source=msgspec.structs.replace(record.source, also_at=others))
            )


def study_shard(shard: Shard, fold: Fold) -> Corpus:
    """Collect the distinct names of an extracted shard."""
    return study(_kept(shard, fold))


def join_shard(shard: Shard, fold: Fold, resolution: Resolution, target: str) -> Ledger:
    """Write an extracted shard with its entities to `target`, as JSON lines or as Parquet by its name, and count its names."""
    ledger = Ledger()
    lines = (encode(apply(record, resolution, ledger)) for record in _kept(shard, fold))
    with storage.open_whole(target) as out:
        if target.endswith(".parquet"):
            from reptrack.export.record_table import write_table  # noqa: PLC0415 - pyarrow is an extra

            write_table(lines, out)
        else:
            out.writelines(lines)
    return ledger
