"""Do the same work on many pieces in several processes: results in the order of the pieces, a bounded number under way."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from multiprocessing import get_context, resource_tracker
from multiprocessing.context import BaseContext
from queue import SimpleQueue
from typing import TypeVar

from reptrack.errors import ReptrackError, UsageError
from reptrack.run.worker import Worker, WorkerGoneError, interrupts_held

__all__ = ["AUTO_BYTES", "map_ordered", "worker_count"]

Piece = TypeVar("Piece")
Result = TypeVar("Result")

# To start a fork server and workers takes some tenths of a second; below this much text one process is done sooner.
AUTO_BYTES = 400_000


def worker_count(jobs: str, work: int | None = None) -> int:
    """Give the number of processes for `--jobs`.

    Args:
        jobs: a number as text, or `auto`.
        work: bytes of text to process, None if unknown; only `auto` looks at it.

    Raises:
        UsageError: `jobs` is neither.
    """
    if jobs == "auto":
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        return cores if work is not None and work >= AUTO_BYTES else 1
    if jobs.isascii() and jobs.isdigit() and 1 <= int(jobs) <= 1024:  # noqa: PLR2004 - far above any machine this runs on
        return int(jobs)
    raise UsageError(f"--jobs {jobs}: not a number of processes", "give a whole number from 1, or auto")


def map_ordered(
    function: Callable[[Piece], Result], pieces: Iterable[Piece], jobs: int, *, meanwhile: Callable[[], object] = lambda: None
) -> Generator[Result, None, None]:
    """Apply a function to pieces in `jobs` processes and give the results in the order of the pieces.

    At most `2 * jobs` pieces are under way, so memory stays flat however many there are. With one job everything happens here.
    The function must be importable, its pieces and results picklable. If anything goes wrong, or the generator is closed, the workers are ended at once. With several jobs, `meanwhile` is called once, in this process, while
    the workers' server loads.

    Raises:
        ReptrackError: a worker process died.
    """
    if jobs == 1:
        yield from map(function, pieces)
        return
    context = _context()
    meanwhile()
    workers: list[Worker[Piece, Result]] = []
    idle: SimpleQueue[Worker[Piece, Result]] = SimpleQueue()

    def ask(piece: Piece) -> Result:
        worker = idle.get()
        try:
            return worker.apply(piece)
        finally:
            idle.put(worker)

    todo, done = iter(pieces), False
    waiting: deque[Future[Result]] = deque()
    threads = ThreadPoolExecutor(jobs, "worker")
    try:
        while True:
            for piece in islice(todo, 2 * jobs - len(waiting)):
                if len(workers) < jobs:
                    with interrupts_held():
                        workers.append(Worker(context, function))
                    idle.put(workers[-1])
                waiting.append(threads.submit(ask, piece))
            if not waiting:
                break
            yield waiting.popleft().result()
        done = True
    except WorkerGoneError as error:
        hint = f"too little memory is the usual cause: try --jobs {jobs // 2}; what is finished is kept by reptrack run"
        raise ReptrackError("a worker process died in the middle of its work", hint) from error
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.end(at_once=not done)
        for worker in workers:
            worker.join()


def _context() -> BaseContext:
    """Give the way to start workers: as copies of a server that loads the pipeline, from now on, where that is safe; else each loads its own.

    Copies of this very process would do without a server, but are not safe: it may have threads, such as that of a progress bar.
    """
    if sys.platform != "win32":
        # Starting the tracker of shared resources unblocks Ctrl-C (up to Python 3.12), which a worker or its server would then inherit.
        with interrupts_held():
            resource_tracker.ensure_running()
    if sys.platform != "linux":  # Windows cannot, and the libraries of macOS do not always survive in a copy
        return get_context("spawn")
    from multiprocessing import forkserver  # noqa: PLC0415 - not everywhere

    context = get_context("forkserver")
    context.set_forkserver_preload(["__main__", "reptrack.run.warm"])
    try:
        with interrupts_held():
            forkserver.ensure_running()
    except OSError:  # its socket cannot be made, for example because the folder for temporary files has too long a name
        return get_context("spawn")
    return context
