"""Do the same work on many pieces in several processes: results in the order of the pieces, a bounded number under way."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import active_children, get_context, parent_process, resource_tracker
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import TypeVar

from reptrack.errors import ReptrackError, UsageError
from reptrack.jsonl import relax_collector

__all__ = ["AUTO_BYTES", "map_ordered", "worker_count"]

Piece = TypeVar("Piece")
Result = TypeVar("Result")

# To start a fork server and workers takes some tenths of a second; below this much text one process is done sooner.
AUTO_BYTES = 400_000
_PATIENCE = 5.0
# What a terminal sends to every process that it started: at Ctrl-C, and when it is closed.
_FROM_TERMINAL = {number for name in ("SIGINT", "SIGHUP") if (number := getattr(signal, name, None)) is not None}


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
    The function must be importable, its pieces and results picklable by the standard library's process pool. If anything goes wrong, or the
    generator is closed, the workers are ended at once. With several jobs, `meanwhile` is called once, in this process, while
    the workers' server loads.

    Raises:
        ReptrackError: a worker process died.
    """
    if jobs == 1:
        yield from map(function, pieces)
        return
    todo = iter(pieces)
    others = set(active_children())
    context = _context()
    meanwhile()
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin)
    waiting: deque[Future[Result]] = deque()
    try:
        while True:
            for piece in islice(todo, 2 * jobs - len(waiting)):
                with _interrupts_held():
                    waiting.append(pool.submit(function, piece))
            if not waiting:
                break
            yield waiting.popleft().result()
        pool.shutdown()
    except BrokenExecutor as error:
        hint = f"too little memory is the usual cause: try --jobs {jobs // 2}; what is finished is kept by reptrack run"
        raise ReptrackError("a worker process died in the middle of its work", hint) from error
    finally:
        _end(pool, others)


def _context() -> BaseContext:
    """Give the way to start workers: as copies of a server that loads the pipeline, from now on, where that is safe; else each loads its own.

    Copies of this very process would do without a server, but are not safe: it may have threads, such as that of a progress bar.
    """
    if sys.platform != "win32":
        # Starting the tracker of shared resources unblocks Ctrl-C (up to Python 3.12), which a worker or its server would then inherit.
        with _interrupts_held():
            resource_tracker.ensure_running()
    if sys.platform != "linux":  # Windows cannot, and the libraries of macOS do not always survive in a copy
        return get_context("spawn")
    from multiprocessing import forkserver  # noqa: PLC0415 - not everywhere

    context = get_context("forkserver")
    context.set_forkserver_preload(["__main__", "reptrack.run.loaded"])
    try:
        with _interrupts_held():
            forkserver.ensure_running()
    except OSError:  # its socket cannot be made, for example because the folder for temporary files has too long a name
        return get_context("spawn")
    return context


def _end(pool: ProcessPoolExecutor, others: set[BaseProcess]) -> None:
    """End the workers now; those that are through with their work are gone already."""
    pool.shutdown(wait=False, cancel_futures=True)
    mine = [process for process in active_children() if process not in others]
    for process in mine:
        process.terminate()
    for process in mine:
        process.join(_PATIENCE)


@contextlib.contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C and the like back while a process is started: it inherits that, so that the parent alone hears it and ends all in order."""
    if not hasattr(signal, "pthread_sigmask") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _FROM_TERMINAL)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """Prepare a worker process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    relax_collector()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this worker when its parent is gone, however it went: nobody is left to send work, or to end it."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
