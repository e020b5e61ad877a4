"""Show on a terminal how far a long command is: a bar for each step where its end is known, else a count."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

__all__ = ["bars", "is_watched", "watched"]

Item = TypeVar("Item")
_EVERY = 64


def is_watched(output: str | None, *, quiet: bool) -> bool:
    """Tell whether somebody watches a command whose data goes to a file.

    In a pipe the other commands would draw over its bar, and on a terminal the data.
    """
    if quiet or not sys.stderr.isatty():
        return False
    if output is not None and output != "-":
        return True
    try:
        return stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    except (OSError, ValueError):
        return False


@contextmanager
def bars(*, show: bool) -> Iterator[Callable[[str, int, int | None], None]]:
    """Give a function that moves a bar on stderr, told the step, what is done and all there is (None: unknown); or one that does nothing."""
    if not show:
        yield lambda _step, _done, _all: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

    tasks: dict[str, TaskID] = {}
    columns = (TextColumn("{task.description:8}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:

        def move(step: str, done: int, total: int | None) -> None:
            if step not in tasks:
                tasks[step] = progress.add_task(step, total=total)
            progress.update(tasks[step], completed=done, total=total)

        yield move


def watched(items: Iterable[Item], step: str, *, show: bool) -> Iterator[Item]:
    """Give the items on, counted before the eyes of whoever watches."""
    if not show:
        yield from items
        return
    with bars(show=True) as move:
        for number, item in enumerate(items, start=1):
            yield item
            if not number % _EVERY:
                move(step, number, None)
