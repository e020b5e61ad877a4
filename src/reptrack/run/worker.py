"""One worker process, which applies a function to piece after piece, and the pipe by which it is asked.

Each worker has a pipe of its own, whose other end its parent alone holds. So whatever ends a worker, even in the middle of an answer,
ends its pipe too, and the parent knows. The standard library's process pool shares one pipe among all workers and holds a writing end
itself: if a worker is killed while it writes, for want of memory or by Ctrl-C, the pool waits for the rest for ever.
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import traceback
from collections.abc import Callable, Iterator
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from multiprocessing.reduction import ForkingPickler
from typing import Any, Generic, TypeVar

from reptrack.jsonl import relax_collector

__all__ = ["Worker", "WorkerGoneError", "interrupts_held"]

Piece = TypeVar("Piece")
Result = TypeVar("Result")

_PATIENCE = 5.0
# What a terminal sends to every process that it started: at Ctrl-C, and when it is closed.
_FROM_TERMINAL = {number for name in ("SIGINT", "SIGHUP") if (number := getattr(signal, name, None)) is not None}


class WorkerGoneError(Exception):
    """A worker process ended before it had answered."""


class Worker(Generic[Piece, Result]):
    """A process that applies a function; it ends with its parent, and when it is told to.

    To be made in the main thread, and used by one thread at a time. The function must be importable, its pieces and results picklable.

    Raises:
        WorkerGoneError: the process could not be started.
    """

    def __init__(self, context: BaseContext, function: Callable[[Piece], Result]) -> None:
        self._pipe, theirs = context.Pipe()
        # mypy does not know that every context has a kind of process of its own
        self._process = context.Process(target=_serve, args=(theirs, function), daemon=True)  # type: ignore[attr-defined]
        try:
            with theirs, interrupts_held():
                self._process.start()
        except (EOFError, OSError) as gone:  # the fork server has died
            raise WorkerGoneError from gone

    def apply(self, piece: Piece) -> Result:
        """Apply the function to one piece, there, and wait for what it gives.

        Raises:
            WorkerGoneError: the process ended.
            Exception: whatever the function raised, with the traceback of the worker as its note.
        """
        try:
            self._pipe.send(piece)
            answer: tuple[Result, None] | tuple[None, Exception] = self._pipe.recv()
        except (EOFError, OSError) as gone:
            raise WorkerGoneError from gone
        if answer[1] is not None:
            raise answer[1]
        return answer[0]

    def end(self, *, at_once: bool) -> None:
        """Tell the process to end: at once, in the middle of its work, or by itself when it has none."""
        if at_once:
            self._process.kill()
        else:
            self._pipe.close()

    def join(self) -> None:
        """Wait some seconds for the end of the process."""
        self._process.join(_PATIENCE)


@contextlib.contextmanager
def interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C and the like back while a process is started: it inherits that, so that the parent alone hears it and ends all in order."""
    if not hasattr(signal, "pthread_sigmask") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _FROM_TERMINAL)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(pipe: Connection, function: Callable[[Any], Any]) -> None:
    """Be a worker: answer pieces with `(result, None)` or `(None, error)`, pickled, until the parent closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    relax_collector()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with contextlib.suppress(EOFError, BrokenPipeError, MemoryError):  # the parent learns of the last by the end of the pipe
        while True:
            pipe.send_bytes(_answer(function, pipe.recv()))


def _answer(function: Callable[[Any], Any], piece: object) -> memoryview:
    try:
        return ForkingPickler.dumps((function(piece), None))
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - the parent raises it
        told = "".join(traceback.format_exception(error))
        error.add_note(told)  # a traceback does not go through a pipe, a note does
        try:
            answer = ForkingPickler.dumps((None, error))
            ForkingPickler.loads(answer)  # some errors can be packed but not made again
        except Exception:  # noqa: BLE001 - of any library
            return ForkingPickler.dumps((None, RuntimeError(told)))
        return answer


def _end_with_parent() -> None:
    """End this worker when its parent is gone, however it went: nobody is left to send work, or to end it."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
