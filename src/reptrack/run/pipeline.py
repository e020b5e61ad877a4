"""Take raw files to a corpus folder: only what is new is read and extracted, and a run that was interrupted goes on where it stopped.

Steps, each of which leaves the folder sound if it is the last:

1. list the files and hash them (`_Work`), see which are known from an earlier run;
2. ingest and extract the others in batches, each batch one part on disk (`parts`), in several processes if that pays;
3. if anything changed, merge the names over all records and put the new corpus in place in one step (`corpus`).
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from reptrack import __version__
from reptrack.analyse.distinct import Distinct
from reptrack.errors import OnProblem, Problem, ReptrackError, UsageError, log_problem
from reptrack.ingest.files import find, is_special, shown
from reptrack.jsonl import RECORDS_FILE, BadRecordError, decode, encode, open_output
from reptrack.merge.decisions import Decision, read_decisions
from reptrack.records import SCHEMA, Name, NameKind, Place, Report, Source
from reptrack.resources import models_digest
from reptrack.run.corpus import DECISIONS_FILE, NAMES_FILE, Corpus, state_of
from reptrack.run.parts import Extracted, PartStore, part_name, write_part
from reptrack.run.workers import map_ordered, worker_count

__all__ = ["OnProgress", "Outcome", "run"]

# A batch is one part and one task of a worker: large enough that its overhead vanishes, small enough that an interruption costs little,
# and of a short corpus there are some for each worker.
BATCH_BYTES, LEAST_BATCH_BYTES = 2_000_000, 50_000
BATCH_FILES = 500
BATCHES_A_WORKER = 12

_UNREADABLE = "unreadable"

OnProgress = Callable[[str, int, int], None]
"""Called with the name of the step, what is done of it, and all of it."""


@dataclass(slots=True)
class Outcome:
    """What a run did.

    Attributes:
        sources: files that were given and could be looked at. processed: those that were new or changed.
        records: records in the corpus. repeated: further places of reports that were met more than once.
        left: files of the earlier corpus that are not in this one. changed: whether the corpus was written anew.
    """

    sources: int = 0
    processed: int = 0
    records: int = 0
    repeated: int = 0
    left: int = 0
    changed: bool = False


@dataclass(frozen=True, slots=True)
class _Input:
    """One file to process: where it is, its name in the records, and what its records depend on."""

    path: str
    size: int
    key: str


@dataclass(frozen=True, slots=True)
class _Batch:
    """A worker's task: the files of one part."""

    folder: Path
    name: str
    inputs: tuple[_Input, ...]
    lang: str | None


class _Work:
    """All inputs of a run, in order, and those that no part holds yet; kept small, for there may be millions."""

    def __init__(self) -> None:
        self._paths: list[str] = []
        self._keys = bytearray()
        self._sizes = array("Q")
        self._new = array("Q")

    def add(self, item: _Input, *, new: bool) -> None:
        """Take in the next input."""
        if new:
            self._new.append(len(self._paths))
        self._paths.append(item.path)
        self._keys += bytes.fromhex(item.key)
        self._sizes.append(item.size)

    def __len__(self) -> int:
        """Give the number of inputs."""
        return len(self._paths)

    def __iter__(self) -> Iterator[_Input]:
        """Give all inputs."""
        return map(self._at, range(len(self._paths)))

    def _at(self, number: int) -> _Input:
        return _Input(self._paths[number], self._sizes[number], self._keys[number * _KEY : (number + 1) * _KEY].hex())

    def sources(self) -> Iterator[tuple[str, str]]:
        """Give path and key of all inputs."""
        return ((item.path, item.key) for item in self)

    @property
    def new(self) -> Iterator[_Input]:
        """The inputs that no part holds yet."""
        return map(self._at, self._new)

    @property
    def new_count(self) -> int:
        """How many these are."""
        return len(self._new)


_KEY = hashlib.sha256().digest_size


def run(
    paths: Sequence[str | Path],
    folder: str | Path,
    *,
    jobs: str = "auto",
    lang: str | None = None,
    prune: bool = False,
    on_problem: OnProblem = log_problem,
    on_progress: OnProgress = lambda _step, _done, _all: None,
) -> Outcome:
    """Make or update the corpus folder from raw files.

    A file that is gone from the disk leaves the corpus; one that is there but not among `paths` does so only with `prune`, so that
    a mistyped path empties nothing. A file that cannot be read for the moment keeps its records.

    Args:
        paths: files, folders and globs, as for `ingest`.
        folder: the corpus folder; made if it is not there.
        jobs: worker processes, a number or `auto`.
        lang: the language of all texts, None to detect it for each.
        prune: let go what is not among `paths`.
        on_problem: called for every input that could not be used, also for those known from an earlier run.
        on_progress: called as the work goes on.

    Raises:
        ReptrackError: the folder cannot be used, or another process holds it.
        UsageError: standard input was named, or files of the corpus are not among `paths`.
    """
    if any(str(path) == "-" for path in paths):
        raise UsageError("run reads files, not standard input", "use reptrack ingest - | reptrack extract | reptrack merge")
    if "://" in str(folder):
        raise UsageError(f"{folder}: a corpus at a URL is made by a cluster only", "add --cluster ADDRESS, or name a folder")
    corpus = Corpus(Path(folder))
    with corpus.locked():
        corpus.recover()
        store = PartStore(corpus.parts)
        before = corpus.sources()
        work = _look(paths, store, lang, before, on_problem, on_progress)
        left = _left(work, before, prune=prune, filled=bool(before) or corpus.is_filled())
        size = sum(item.size for item in work.new)
        count = worker_count(jobs, size)
        limit = max(LEAST_BATCH_BYTES, min(BATCH_BYTES, size // (BATCHES_A_WORKER * count)))
        done = 0
        for name, files in map_ordered(make_part, _batches(work.new, corpus.parts, lang, limit), count, meanwhile=_load_merge):
            store.add(name)
            done += files
            on_progress("extract", done, work.new_count)
        outcome = Outcome(sources=len(work), processed=work.new_count, left=left)
        _tell_troubles(work, store, on_problem)
        _assemble(work, corpus, store, outcome, on_problem, on_progress)
        store.drop_unused(item.key for item in work)
    return outcome


def _look(
    paths: Sequence[str | Path],
    store: PartStore,
    lang: str | None,
    before: dict[str, str],
    on_problem: OnProblem,
    on_progress: OnProgress,
) -> _Work:
    """List and hash the files; what cannot be read goes on to ingest, which says why."""
    work = _Work()
    listed = list(find(paths, on_problem=on_problem))
    for done, file in enumerate(listed, start=1):
        on_progress("read", done, len(listed))
        if is_special(file):  # it could not be read a second time, to see whether it has changed
            on_problem(Problem(shown(file), "a pipe, socket or device, not a file", "use reptrack ingest, which reads it once"))
            continue
        digest, size = _digest(file)
        if digest.startswith(_UNREADABLE) and before.get(file) in store:
            on_problem(Problem(shown(file), "cannot be read now", "its records of the last run are kept; make it readable and run again"))
            work.add(_Input(file, size, before[file]), new=False)
            continue
        parts = ("reptrack", __version__, models_digest(), SCHEMA, lang or "", file, digest)
        key = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()
        work.add(_Input(file, size, key), new=key not in store)
    return work


def _digest(path: str) -> tuple[str, int]:
    try:
        with Path(path).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest(), stream.tell()
    except OSError as error:
        return f"{_UNREADABLE} {error.errno}", 0


def _left(work: _Work, before: dict[str, str], *, prune: bool, filled: bool) -> int:
    """Say how many files leave the corpus.

    Raises:
        UsageError: some of them are still on the disk, or nothing would be left, and nobody said `prune`.
    """
    now = {item.path for item in work} if before else set()
    gone = [path for path in before if path not in now]
    here = [path for path in gone if Path(path).exists()]
    if here and not prune:
        example = shown(here[0])
        message = f"{len(here)} files of this corpus are not among the paths, such as {example}"
        raise UsageError(message, "name their folder too, or add --prune to take them out; nothing was changed")
    if filled and not len(work) and not prune:
        raise UsageError("there is nothing to read", "check the paths, or add --prune to empty the corpus; nothing was changed")
    return len(gone)


def _batches(inputs: Iterable[_Input], folder: Path, lang: str | None, limit: int) -> Iterator[_Batch]:
    batch: list[_Input] = []
    size = 0
    for item in inputs:
        batch.append(item)
        size += item.size
        if size >= limit or len(batch) >= BATCH_FILES:
            yield _Batch(folder, part_name(i.key for i in batch), tuple(batch), lang)
            batch, size = [], 0
    if batch:
        yield _Batch(folder, part_name(i.key for i in batch), tuple(batch), lang)


def make_part(batch: _Batch) -> tuple[str, int]:
    """Ingest and extract the files of one batch and write them as a part; runs in a worker process."""
    write_part(batch.folder, batch.name, (_extracted(item, batch.lang) for item in batch.inputs))
    return batch.name, len(batch.inputs)


def _extracted(item: _Input, lang: str | None) -> Extracted:
    from reptrack.extract.pipeline import extract  # noqa: PLC0415 - spaCy loads in the process that needs it
    from reptrack.ingest.pipeline import ingest  # noqa: PLC0415

    problems: list[Problem] = []
    records = list(extract(ingest([item.path], lang=lang, on_problem=problems.append), on_problem=problems.append))
    return Extracted(item.key, shown(item.path), records, problems)


def _tell_troubles(work: _Work, store: PartStore, on_problem: OnProblem) -> None:
    for item in work:
        for trouble in store.entry(item.key).troubles:
            on_problem(Problem(shown(item.path), trouble.message, trouble.hint, trouble.line))


def _assemble(work: _Work, corpus: Corpus, store: PartStore, outcome: Outcome, on_problem: OnProblem, on_progress: OnProgress) -> None:
    """Merge and put the corpus in place, unless it is already made of exactly these sources."""
    decisions = corpus.folder / DECISIONS_FILE
    decided = _digest(str(decisions))[0]
    first, repeats = _repeats(work, store)
    outcome.records, outcome.repeated = first, sum(map(len, repeats.values()))
    said = _decisions(decisions, on_problem)
    altered = corpus.altered()
    for name in altered:
        path = shown(str(corpus.folder / name))
        on_problem(
            Problem(
                path,
                "was changed since the last run",
                "it is written anew from the sources; what you decide on names goes into decisions.jsonl",
            )
        )
    if not altered and corpus.is_made_of(state_of(store.lasting(work.sources()), decided)):
        return
    from reptrack.merge.pipeline import apply, register_of, resolve, study  # noqa: PLC0415 - not needed where nothing changed
    from reptrack.merge.register import Ledger, write_register  # noqa: PLC0415

    target = corpus.begin()
    resolution = resolve(study(_folded(work, store, repeats)), said)
    ledger = Ledger()
    with open_output(target / RECORDS_FILE) as out, open_output(target / NAMES_FILE) as names:
        for done, record in enumerate(_folded(work, store, repeats), start=1):
            out.write(encode(apply(record, resolution, ledger)))
            if not done % 256:
                on_progress("merge", done, first)
        write_register(register_of(ledger, resolution), names)
    on_progress("merge", first, first)
    corpus.commit(state_of(store.lasting(work.sources()), decided))
    outcome.changed = True


def _decisions(path: Path, on_problem: OnProblem) -> list[Decision]:
    """Read what the user decided; its problems are told in every run, also where nothing changed."""
    if not path.exists():
        return []
    return list(read_decisions(path, on_problem=on_problem))


def _load_merge() -> None:
    """Load the tables of merge, by merging names of each kind."""
    from reptrack.merge.pipeline import merge  # noqa: PLC0415 - not needed where nothing changed

    text = "Ivan Harbun, Viasna, Minsk, Іван Гарбун"
    named: tuple[tuple[str, NameKind], ...] = (("Ivan Harbun", "person"), ("Viasna", "org"), ("Minsk", "place"), ("Іван Гарбун", "person"))
    names = [Name(start=at, end=at + len(form), text=form, kind=kind, name=form) for form, kind in named if (at := text.find(form)) >= 0]
    source = Source(path="-", sha256="", encoding="utf-8", start=0, end=len(text))
    list(merge([Report(id="0", source=source, text=text, names=names)]))


def _repeats(inputs: _Work, store: PartStore) -> tuple[int, dict[str, list[Place]]]:
    """Find the reports met more than once: the number of different reports, and id → the further places."""
    seen = Distinct()
    suspects = {piece.id for item in inputs for piece in store.entry(item.key).slices if not seen.add(piece.id)}
    repeats: dict[str, list[Place]] = {}
    total = 0
    for item in inputs:
        entry = store.entry(item.key)
        total += len(entry.slices)
        for piece in entry.slices:
            if piece.id not in suspects:
                continue
            place = Place(path=entry.path, sha256=entry.sha256, start=piece.start, end=piece.end)
            repeats.setdefault(piece.id, []).append(place)
    further = {name: found[1:] for name, found in repeats.items() if len(found) > 1}
    return total - sum(map(len, further.values())), further


def _kept(store: PartStore, key: str) -> Iterator[Report]:
    """Give the records of a source as they were extracted.

    Raises:
        ReptrackError: what was kept is damaged.
    """
    try:
        yield from map(decode, store.lines(key))
    except BadRecordError as error:
        message = f"{store.folder}: what was kept of an earlier run is damaged ({error})"
        raise ReptrackError(message, "remove this folder and run again; nothing is lost, it is made from your files") from error


def _folded(inputs: _Work, store: PartStore, repeats: dict[str, list[Place]]) -> Iterator[Report]:
    """Give every report once, with the other places where it was met."""
    given: set[str] = set()
    for item in inputs:
        for record in _kept(store, item.key):
            if record.id not in repeats:
                yield record
            elif record.id not in given:
                given.add(record.id)
                yield msgspec.structs.replace(record, source=msgspec.structs.replace(record.source, also_at=repeats[record.id]))
