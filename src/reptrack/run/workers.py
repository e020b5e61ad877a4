"""Do the same work on many pieces in several processes: results in the order of the pieces, a bounded number under way."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

from reptrack.errors import UsageError

__all__ = ["AUTO_BYTES", "map_ordered", "worker_count"]

Piece = TypeVar("Piece")
Result = TypeVar("Result")

# A worker process needs about a second to load the pipeline; below this much text one process is done sooner.
AUTO_BYTES = 4_000_000


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


def map_ordered(function: Callable[[Piece], Result], pieces: Iterable[Piece], jobs: int) -> Iterator[Result]:
    """Apply a function to pieces in `jobs` processes and give the results in the order of the pieces.

    At most `2 * jobs` pieces are under way, so memory stays flat however many there are. With one job everything happens here.
    The function must be importable, its pieces and results picklable by the standard library's process pool.
    """
    if jobs == 1:
        yield from map(function, pieces)
        return
    todo = iter(pieces)
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_ignore_interrupt) as pool:
        waiting: deque[Future[Result]] = deque(pool.submit(function, piece) for piece in islice(todo, 2 * jobs))
        try:
            while waiting:
                yield waiting.popleft().result()
                waiting.extend(pool.submit(function, piece) for piece in islice(todo, 1))
        finally:
            for future in waiting:
                future.cancel()


def _ignore_interrupt() -> None:
    """Leave Ctrl-C to the parent, which ends the workers in order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
