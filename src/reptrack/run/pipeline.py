"""Take raw files to a corpus folder: only what is new is read and extracted, and a run that was interrupted goes on where it stopped.

Steps, each of which leaves the folder sound if it is the last:

1. list the files and hash them (`work`), see which are known from an earlier run;
2. ingest and extract the others in batches, each batch one part on disk (`parts`), in several processes if that pays;
3. if anything changed, merge the names over all records (`merging`) and put the new corpus in place in one step (`corpus`).
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reptrack import __version__
from reptrack.analyse.distinct import Distinct
from reptrack.errors import OnProblem, Problem, ReptrackError, UsageError, log_problem
from reptrack.ingest.files import find, is_special, read, shown
from reptrack.merge.decisions import DECISIONS_FILE, Decision, read_decisions
from reptrack.records import SCHEMA, Place, Report
from reptrack.resources import models_digest
from reptrack.run.corpus import Corpus, state_of
from reptrack.run.parts import Extracted, PartStore, part_name, write_part
from reptrack.run.pool import map_ordered, worker_count
from reptrack.run.spelling import Known, once, spelled_before
from reptrack.run.todo import File, Work

if TYPE_CHECKING:
    from reptrack.run.merging import Merging

__all__ = ["OnProgress", "Outcome", "run"]

# A batch is one part and one task of a worker: large enough that its overhead vanishes, small enough that an interruption costs little,
# and of a short corpus there are some for each worker.
BATCH_BYTES, LEAST_BATCH_BYTES = 2_000_000, 50_000
BATCH_FILES = 500
BATCHES_A_WORKER = 12
# After each part, the names of at most so many times its files are collected: workers must not wait while those of a long earlier corpus are.
_AHEAD = 2

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
class _Batch:
    """A worker's task: the files of one part."""

    folder: Path
    name: str
    files: tuple[File, ...]
    lang: str | None


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

    A file that is gone from the disk leaves the corpus; one that is there but not among `paths`, however spelled, does so only with
    `prune`, so that a mistyped path empties nothing. A file that cannot be read for the moment keeps its records.

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
        UsageError: standard input was named, nothing was found for a new corpus, or files of the corpus are not among `paths`.
    """
    if any(str(path) == "-" for path in paths):
        raise UsageError("run reads files, not standard input", "use reptrack ingest - | reptrack extract | reptrack merge")
    if "://" in str(folder):
        raise UsageError(f"{folder}: a corpus at a URL is made by a cluster only", "add --cluster ADDRESS, or name a folder")
    listed = None if Corpus.is_at(Path(folder)) else _listed(paths, on_problem)
    if listed == []:
        raise UsageError("there is nothing to read", "check the paths; no corpus was made")
    corpus = Corpus(Path(folder))
    with corpus.locked():
        corpus.recover()
        store = PartStore(corpus.parts)
        before = corpus.sources()
        listed = _listed(paths, on_problem) if listed is None else listed
        work = _look(listed, store, lang, before, on_problem, on_progress)
        left = _left(work, before, prune=prune, filled=bool(before) or corpus.is_filled())
        size = sum(item.size for item in work.new)
        count = worker_count(jobs, size)
        limit = max(LEAST_BATCH_BYTES, min(BATCH_BYTES, size // (BATCHES_A_WORKER * count)))
        merging = _extract(work, store, _batches(work.new, corpus.parts, lang, limit), count, on_progress)
        outcome = Outcome(sources=len(work), processed=work.new_count, left=left)
        _tell_troubles(work, store, on_problem)
        _assemble(work, corpus, store, merging, outcome, on_problem, on_progress)
        store.drop_unused(work.keys)
    return outcome


def _listed(paths: Sequence[str | Path], on_problem: OnProblem) -> list[str]:
    """List the files, each once."""
    listed = list(find(paths, on_problem=on_problem))
    return once(listed) if len(paths) > 1 else listed


def _look(
    listed: Sequence[str],
    store: PartStore,
    lang: str | None,
    before: Known,
    on_problem: OnProblem,
    on_progress: OnProgress,
) -> Work:
    """Hash the files; what cannot be read goes on to ingest, which says why. A file that the corpus has keeps its first spelling."""
    work = Work()
    respelled = spelled_before(listed, before)
    for done, file in enumerate(listed, start=1):
        on_progress("read", done, len(listed))
        if is_special(file):  # it could not be read a second time, to see whether it has changed
            on_problem(Problem(shown(file), "a pipe, socket or device, not a file", "use reptrack ingest, which reads it once"))
            continue
        digest, size = _digest(file)
        path = respelled.get(file, file)
        if digest.startswith(_UNREADABLE) and path in before and before[path][0] in store:
            on_problem(Problem(shown(file), "cannot be read now", "its records of the last run are kept; make it readable and run again"))
            work.add(File(path, size, before[path][0], file), new=False)
            continue
        parts = ("reptrack", __version__, models_digest(), SCHEMA, lang or "", path, digest)
        key = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()
        work.add(File(path, size, key, file), new=key not in store)
    return work


def _digest(path: str) -> tuple[str, int]:
    try:
        with Path(path).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest(), stream.tell()
    except OSError as error:
        return f"{_UNREADABLE} {error.errno}", 0


def _left(work: Work, before: Known, *, prune: bool, filled: bool) -> int:
    """Say how many files leave the corpus.

    Raises:
        UsageError: some of them are still on the disk, or nothing would be left, and nobody said `prune`.
    """
    now = {item.path for item in work} if before else set()
    gone = [path for path in before if path not in now]
    here = [path for path in gone if any(place and Path(place).exists() for place in (path, before[path][1]))]
    if here and not prune:
        example = shown(here[0])
        message = f"{len(here)} files of this corpus are not among the paths, such as {example}"
        raise UsageError(message, "name their folder too, or add --prune to take them out; nothing was changed")
    if filled and not len(work) and not prune:
        raise UsageError("there is nothing to read", "check the paths, or add --prune to empty the corpus; nothing was changed")
    return len(gone)


def _batches(files: Iterable[File], folder: Path, lang: str | None, limit: int) -> Iterator[_Batch]:
    batch: list[File] = []
    size = 0
    for file in files:
        batch.append(file)
        size += file.size
        if size >= limit or len(batch) >= BATCH_FILES:
            yield _Batch(folder, part_name(f.key for f in batch), tuple(batch), lang)
            batch, size = [], 0
    if batch:
        yield _Batch(folder, part_name(f.key for f in batch), tuple(batch), lang)


def _extract(work: Work, store: PartStore, batches: Iterator[_Batch], jobs: int, on_progress: OnProgress) -> Merging | None:
    """Extract what is new; give the merge that goes on meanwhile, or nothing if nothing is new."""
    if not work.new_count:
        return None
    from reptrack.run.merging import Merging, load  # noqa: PLC0415 - not needed where nothing changed

    merging, done = Merging(work, store), 0
    with contextlib.closing(map_ordered(make_part, batches, jobs, meanwhile=load)) as parts:
        for name, files in parts:
            store.add(name)
            done += files
            on_progress("extract", done, work.new_count)
            merging.go_on(_AHEAD * files)
    return merging


def make_part(batch: _Batch) -> tuple[str, int]:
    """Ingest and extract the files of one batch and write them as a part; runs in a worker process."""
    write_part(batch.folder, batch.name, (_extracted(file, batch.lang) for file in batch.files))
    return batch.name, len(batch.files)


def _extracted(file: File, lang: str | None) -> Extracted:
    from reptrack.extract.pipeline import extract  # noqa: PLC0415 - spaCy loads in the process that needs it

    problems: list[Problem] = []
    records = list(extract(_ingested(file, lang, problems), on_problem=problems.append))
    return Extracted(file.key, shown(file.path), records, problems)


def _ingested(file: File, lang: str | None, problems: list[Problem]) -> Iterator[Report]:
    """Give the report items of a file under the path that the records have."""
    from reptrack.ingest.pipeline import ingest_bytes  # noqa: PLC0415

    path = shown(file.path)
    try:
        yield from ingest_bytes(read(file.place), path, lang=lang)
    except ReptrackError as error:
        problems.append(Problem(path, str(error), error.hint, passing=isinstance(error.__cause__, OSError)))


def _tell_troubles(work: Work, store: PartStore, on_problem: OnProblem) -> None:
    for item in work:
        for trouble in store.entry(item.key).troubles:
            on_problem(Problem(shown(item.path), trouble.message, trouble.hint, trouble.line))


def _assemble(
    work: Work,
    corpus: Corpus,
    store: PartStore,
    merging: Merging | None,
    outcome: Outcome,
    on_problem: OnProblem,
    on_progress: OnProgress,
) -> None:
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
                f"it is written anew from the sources; what you decide on names goes into {DECISIONS_FILE}",
            )
        )
    if not altered and corpus.is_made_of(state_of(store.lasting(work.sources()), decided)):
        return
    if merging is None:
        from reptrack.run.merging import Merging  # noqa: PLC0415 - not needed where nothing changed

        merging = Merging(work, store)
    merging.write(corpus.begin(), first, repeats, said, lambda done: on_progress("merge", done, first))
    on_progress("merge", first, first)
    corpus.commit(state_of(store.lasting(work.sources()), decided))
    outcome.changed = True


def _decisions(path: Path, on_problem: OnProblem) -> list[Decision]:
    """Read what the user decided; its problems are told in every run, also where nothing changed."""
    if not path.exists():
        return []
    return list(read_decisions(path, on_problem=on_problem))


def _repeats(work: Work, store: PartStore) -> tuple[int, dict[str, list[Place]]]:
    """Find the reports met more than once: the number of different reports, and id → the further places."""
    seen = Distinct()
    suspects = {piece.id for key in work.keys for piece in store.entry(key).slices if not seen.add(piece.id)}
    repeats: dict[str, list[Place]] = {}
    total = 0
    for key in work.keys:
        entry = store.entry(key)
        total += len(entry.slices)
        for piece in entry.slices:
            if piece.id not in suspects:
                continue
            place = Place(path=entry.path, sha256=entry.sha256, start=piece.start, end=piece.end)
            repeats.setdefault(piece.id, []).append(place)
    further = {name: found[1:] for name, found in repeats.items() if len(found) > 1}
    return total - sum(map(len, further.values())), further
