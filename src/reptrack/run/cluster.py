"""Take raw files or record shards to a corpus on a cluster: Dask spreads the work, the driver decides on the names.

1. `make_shard` on the workers: ingest and extract the files of a shard. Back come ids and problems.
2. `study_shard` on the workers: the distinct names of a shard. The driver adds them up and decides on the entities, in one process:
   names are few.
3. `join_shard` on the workers: every mention gets its entity. The driver puts the shards together in the order of the input.

The result is that of `reptrack run` without a cluster, byte for byte. A worker that dies costs only what it was doing.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import tempfile
import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar

from reptrack.analyse.distinct import Distinct
from reptrack.errors import OnProblem, Problem, ReptrackError, UsageError, log_problem
from reptrack.jsonl import RECORDS_FILE
from reptrack.merge.context import Corpus as Names
from reptrack.merge.context import combine
from reptrack.merge.decisions import DECISIONS_FILE, Decision, read_decisions
from reptrack.merge.pipeline import Resolution, register_of, resolve
from reptrack.merge.register import Ledger, write_register
from reptrack.records import SCHEMA, Place
from reptrack.run import storage
from reptrack.run.corpus import NAMES_FILE, Corpus, state_of
from reptrack.run.parts import Slice
from reptrack.run.pipeline import OnProgress, Outcome
from reptrack.run.shards import Done, Fold, Shard, index_of, join_shard, make_shard, study_shard, version
from reptrack.run.storage import Input

__all__ = ["PARQUET_FOLDER", "run_on_cluster"]

PARQUET_FOLDER = "records"
SHARD_BYTES = 2_000_000
SHARD_FILES = 500
# Of a short corpus, each thread of the cluster gets about so many shards, but none shorter than it takes to send one around.
SHARDS_A_THREAD = 4
LEAST_SHARD_BYTES = 50_000
WAIT_SECONDS = 30
CONNECT_SECONDS = 30
# tcp://10.0.0.1:8786, tls://[fe80::1]:8786
_ADDRESS = re.compile(r"(?:tcp|tls|ws|wss|ucx)://(?:\[[^\]/]+\]|[^:/\[\]]+):\d{1,5}/?")
# A task that raised an error (a filesystem that did not answer) is tried again so often.
RETRIES = 2
_CHUNK = 1 << 20

Result = TypeVar("Result")


@dataclass(slots=True)
class _Extracted:
    """All shards in order, with what came back of them."""

    shards: list[Shard]
    done: list[Done] = field(default_factory=list)
    folds: list[Fold] = field(default_factory=list)
    repeated: int = 0

    @property
    def records(self) -> int:
        """The number of different reports."""
        return sum(len(done.ids) for done in self.done) - sum(len(fold.dropped) for fold in self.folds)


def run_on_cluster(
    paths: Sequence[str | Path],
    folder: str,
    address: str,
    *,
    parquet: bool = False,
    lang: str | None = None,
    on_problem: OnProblem = log_problem,
    on_progress: OnProgress = lambda _step, _done, _all: None,
) -> Outcome:
    """Make a corpus from raw files or record shards (`.jsonl`, `.parquet`) with the workers of a Dask cluster.

    Args:
        paths: files, folders, globs and URLs that every worker can open.
        folder: the corpus folder or its URL, which every worker can write to.
        address: of the scheduler, `tcp://host:8786`, or the scheduler file (`….json`).
        parquet: write `records/part-….parquet` instead of `records.jsonl`.
        lang: the language of all texts, None to detect it for each.
        on_problem: called for every input that could not be used.
        on_progress: called as the work goes on.

    Raises:
        UsageError: Dask is not installed, standard input was named, nothing was found, or the address can be none.
        ReptrackError: the cluster cannot be reached, its workers are of another version, or the folder cannot be used.
    """
    if any(str(path) == "-" for path in paths):
        raise UsageError("run reads files, not standard input", "use reptrack ingest - | reptrack extract | reptrack merge")
    inputs = list(storage.find(paths, on_problem=on_problem))
    if not inputs:
        raise UsageError("there is nothing to read", "check the paths; nothing was changed")
    with _connected(address) as cluster, _target(folder) as target:
        found = _Extracted(list(_plan(inputs, target.work, lang, cluster.threads)))
        _extract(cluster, found, on_progress)
        _tell_troubles(found, on_problem)
        _fold(found)
        resolution = _decide(cluster, found, target.decisions(on_problem), on_progress)
        ledger = _join(cluster, found, resolution, target, on_progress, parquet=parquet)
        target.finish(found.shards, ledger, resolution, parquet=parquet)
    return Outcome(sources=len(inputs), processed=len(inputs), records=found.records, repeated=found.repeated, changed=True)


class _Target:
    """The corpus folder, local or at a URL. What is written appears at the end, the register of names last."""

    def __init__(self, folder: str, corpus: Corpus | None) -> None:
        self.folder = folder if corpus is None else str(corpus.folder.absolute())
        self.corpus = corpus
        self.work = storage.join(self.folder, ".reptrack", "shards")

    def decisions(self, on_problem: OnProblem) -> list[Decision]:
        """Read what the user decided on names."""
        place = storage.join(self.folder, DECISIONS_FILE)
        if not storage.exists(place):
            return []
        with tempfile.NamedTemporaryFile(suffix=".jsonl") as copy, storage.open_input(place) as stream:
            copy.write(stream.read())
            copy.flush()
            return list(read_decisions(copy.name, on_problem=on_problem))

    def part(self, shard: Shard, number: int, *, parquet: bool) -> str:
        """Give the place where the joined records of a shard go."""
        if parquet:
            return storage.join(self.folder, PARQUET_FOLDER, f"part-{number:06}.parquet")
        return shard.file(".joined.jsonl")

    def finish(self, shards: Sequence[Shard], ledger: Ledger, resolution: Resolution, *, parquet: bool) -> None:
        """Put the corpus in place and remove working files of other inputs."""
        home = self.folder if self.corpus is None else str(self.corpus.begin())
        if not parquet:
            parts = [self.part(shard, number, parquet=False) for number, shard in enumerate(shards)]
            with storage.open_whole(storage.join(home, RECORDS_FILE)) as out:
                out.writelines(chunk for part in parts for chunk in _chunks(part))
            for part in parts:
                storage.remove(part)
        else:
            used = {self.part(shard, number, parquet=True).rpartition("/")[2] for number, shard in enumerate(shards)}
            self._clear(storage.join(self.folder, PARQUET_FOLDER), used)
        with storage.open_whole(storage.join(home, NAMES_FILE)) as out:
            write_register(register_of(ledger, resolution), out)
        if self.corpus is not None:
            self.corpus.commit(state_of([], "made on a cluster"))
        if parquet:
            storage.remove(storage.join(self.folder, RECORDS_FILE))
        else:
            self._clear(storage.join(self.folder, PARQUET_FOLDER), set())
        self._clear(self.work, {f"{shard.name}{suffix}" for shard in shards for suffix in (".jsonl", ".index.jsonl")})

    def _clear(self, folder: str, used: set[str]) -> None:
        for place in storage.listed(folder):
            if place.rpartition("/")[2] not in used:
                storage.remove(place)


def _chunks(place: str) -> Iterator[bytes]:
    with storage.open_input(place) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


@contextlib.contextmanager
def _target(folder: str) -> Iterator[_Target]:
    if storage.is_url(folder):
        storage.need("fsspec")
        yield _Target(folder, None)
        return
    corpus = Corpus(Path(folder))
    with corpus.locked():
        corpus.recover()
        yield _Target(folder, corpus)


class _Cluster:
    """A connection to a Dask scheduler."""

    def __init__(self, client: Any) -> None:  # noqa: ANN401 - an extra
        self.client = client
        self.threads = sum(client.nthreads().values())

    def each(self, function: Callable[..., Result], *columns: Iterable[Any]) -> Iterator[Result]:
        """Apply a function to the rows of columns on the workers and give the results in order, each forgotten when it was given."""
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Sending large graph")
            futures = self.client.map(function, *columns, pure=False, retries=RETRIES, batch_size=1000)
        futures.reverse()
        while futures:
            future = futures.pop()
            try:
                yield future.result()
            except storage.need("distributed").KilledWorker as error:
                message = f"the cluster gave up: several workers died on the same files ({error})"
                raise ReptrackError(message, "look at the workers' logs; too little memory is the usual cause") from error
            future.release()

    def share(self, value: Result) -> Any:  # noqa: ANN401 - a future
        """Give a value to all workers; a worker that joins later gets it too."""
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Sending large graph")
            return self.client.submit(_same, value, pure=False)


def _same(value: Result) -> Result:
    return value


@contextlib.contextmanager
def _connected(address: str) -> Iterator[_Cluster]:
    """Connect to a cluster whose workers have this version of reptrack.

    Raises:
        ReptrackError: it cannot be reached, has no workers, or they are of another version.
    """
    with _client(address) as client:
        try:
            client.wait_for_workers(1, timeout=WAIT_SECONDS)
        except TimeoutError as error:
            raise ReptrackError(f"--cluster {address}: it has no workers", "start some with `dask worker`") from error
        _check_versions(client, address)
        yield _Cluster(client)


def _client(address: str) -> Any:  # noqa: ANN401 - an extra
    """Connect to a scheduler.

    Raises:
        UsageError: this cannot be the address of one.
        ReptrackError: none answers there.
    """
    where = _where(address)
    distributed = storage.need("distributed")
    client = distributed.Client.__new__(distributed.Client)  # in two steps: it has to be ended too if it cannot connect
    errors: list[Exception] = []

    def connect() -> None:
        try:
            client.__init__(**where, timeout=CONNECT_SECONDS, set_as_default=False)
        except Exception as error:  # noqa: BLE001 - what answers may be anything, and so may be the error
            errors.append(error)

    attempt = Thread(target=connect, daemon=True)  # Dask waits for ever for one who takes the call and says nothing
    attempt.start()
    failure: object = "interrupted"
    try:
        attempt.join(CONNECT_SECONDS + 1)
        failure = f"no word in {CONNECT_SECONDS} s" if attempt.is_alive() else next(iter(errors), None)
    finally:
        if failure is not None:
            with contextlib.suppress(Exception):
                client.close(timeout=1)
            client.status = "closed"
    if failure is not None:
        raise ReptrackError(f"--cluster {address}: no scheduler answers there ({failure})", "start one with `dask scheduler`")
    return client


def _where(address: str) -> dict[str, str]:
    """Give an address as Dask takes it, after some seconds if it is a file that a scheduler has still to write.

    Raises:
        UsageError: it is neither scheme, host and port nor a file that comes: Dask would wait for that for ever.
    """
    deadline = time.monotonic() + WAIT_SECONDS
    while address.endswith(".json") and not Path(address).is_file() and time.monotonic() < deadline:
        time.sleep(0.1)
    if Path(address).is_file():
        return {"scheduler_file": address}
    if _ADDRESS.fullmatch(address):
        return {"address": address}
    if address.endswith(".json"):
        raise UsageError(f"--cluster {address}: no such scheduler file", "start one with `dask scheduler --scheduler-file FILE`")
    raise UsageError(f"--cluster {address}: not the address of a scheduler", "give it as tcp://HOST:8786, or name its scheduler file")


def _check_versions(client: Any, address: str) -> None:  # noqa: ANN401 - an extra
    for worker, found in client.run(version, on_error="return").items():
        if found != version():
            message = f"--cluster {address}: the worker {worker} has {found if isinstance(found, str) else f'no usable reptrack ({found})'}"
            raise ReptrackError(message, f"install the same on every machine: {version()}")


def _plan(inputs: Sequence[Input], work: str, lang: str | None, threads: int) -> Iterator[Shard]:
    """Group the inputs into shards; a long JSONL file is cut into several, at the ends of lines."""
    total = sum(item.size for item in inputs)
    limit = max(LEAST_SHARD_BYTES, min(SHARD_BYTES, total // (SHARDS_A_THREAD * max(threads, 1))))
    group: list[Input] = []
    size = 0
    for item in (piece for whole in inputs for piece in _cut(whole, limit)):
        group.append(item)
        size += (item.size if item.last is None else item.last) - item.first
        if size >= limit or len(group) >= SHARD_FILES:
            yield _shard(group, work, lang)
            group, size = [], 0
    if group:
        yield _shard(group, work, lang)


def _cut(item: Input, limit: int) -> Iterator[Input]:
    if not item.path.endswith(".jsonl") or item.size <= 2 * limit:
        yield item
        return
    for first in range(0, item.size, limit):
        yield Input(item.path, item.place, item.size, item.mark, first, min(first + limit, item.size))


def _shard(group: Sequence[Input], work: str, lang: str | None) -> Shard:
    told = [version(), SCHEMA, lang or "", *(f"{i.path}\0{i.place}\0{i.mark}\0{i.first}\0{i.last}" for i in group)]
    return Shard(hashlib.sha256("\n".join(told).encode("utf-8", "surrogateescape")).hexdigest()[:16], work, tuple(group), lang)


def _extract(cluster: _Cluster, found: _Extracted, on_progress: OnProgress) -> None:
    for done in cluster.each(make_shard, found.shards):
        found.done.append(done)
        on_progress("extract", len(found.done), len(found.shards))


def _tell_troubles(found: _Extracted, on_problem: OnProblem) -> None:
    for done in found.done:
        for path, trouble in done.troubles:
            on_problem(Problem(path, trouble.message, trouble.hint, trouble.line))


def _fold(found: _Extracted) -> None:
    """Find the reports that were met more than once: the first stays and gets the places of the others."""
    seen = Distinct()
    suspects = {number for done in found.done for number in done.ids if number and not seen.add(f"{number:x}")}
    firsts: dict[int, Fold] = {}
    for shard, done in zip(found.shards, found.done, strict=True):
        fold = Fold()
        found.folds.append(fold)
        if suspects.isdisjoint(done.ids):
            continue
        nothing: list[Slice | None] = [None]
        places_of = [(piece, entry) for entry in index_of(shard) for piece in (entry.slices or nothing * entry.length)]
        for number, (known, (piece, entry)) in enumerate(zip(done.ids, places_of, strict=True)):
            if piece is None or known not in suspects:
                continue
            if known not in firsts:
                firsts[known] = fold
                continue
            fold.dropped.add(number)
            found.repeated += 1
            place = Place(path=entry.path, sha256=entry.sha256, start=piece.start, end=piece.end)
            firsts[known].also_at.setdefault(piece.id, []).append(place)


def _decide(cluster: _Cluster, found: _Extracted, decisions: list[Decision], on_progress: OnProgress) -> Resolution:
    names = Names()
    for number, part in enumerate(cluster.each(study_shard, found.shards, found.folds), start=1):
        combine(names, part)
        on_progress("names", number, len(found.shards))
    return resolve(names, decisions)


def _join(
    cluster: _Cluster, found: _Extracted, resolution: Resolution, target: _Target, on_progress: OnProgress, *, parquet: bool
) -> Ledger:
    ledger = Ledger()
    shared = cluster.share(resolution)
    parts = [target.part(shard, number, parquet=parquet) for number, shard in enumerate(found.shards)]
    for number, part in enumerate(cluster.each(join_shard, found.shards, found.folds, [shared] * len(parts), parts), start=1):
        ledger.take(part)
        on_progress("merge", number, len(parts))
    return ledger
