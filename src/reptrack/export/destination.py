"""Make an output appear whole or not at all: written under a temporary name beside its place, then renamed."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from reptrack.errors import ReptrackError, UsageError
from reptrack.jsonl import open_output, unfinished

__all__ = ["whole_file", "whole_folder"]


@contextlib.contextmanager
def _workshop(target: Path) -> Iterator[Path]:
    """Give an empty folder beside `target`, readable by its owner only, that is removed with all it holds at the end."""
    folder = unfinished(target)
    try:  # begins before the folder is there, so that there is no moment in which Ctrl-C would leave it behind
        try:
            folder.mkdir(mode=0o700)
        except OSError as error:
            raise ReptrackError(f"{target}: {error.strerror or error}", "choose a place that can be written to") from error
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def whole_file(target: Path) -> Iterator[tuple[Path, Path]]:
    """Give `(file to write, working folder)`; the file takes its place at the end, nothing does on an error.

    A pipe or a device (`/dev/null`, `>(gzip > x.gz)`) is written to, never replaced.

    Raises:
        UsageError: the target is a folder.
    """
    if target.is_dir():
        raise UsageError(f"{target}: is a folder", "name a file with -o")
    if target.exists() and not target.is_file():
        with tempfile.TemporaryDirectory(prefix="reptrack-") as place:
            made = Path(place) / "output"
            yield made, Path(place)
            with made.open("rb") as whole, open_output(target) as device:
                shutil.copyfileobj(whole, device)
        return
    with _workshop(target) as folder:
        path = folder / "output"
        yield path, folder
        path.chmod(0o600)
        _sync(path)
        path.replace(target)


@contextlib.contextmanager
def whole_folder(target: Path, files: set[str]) -> Iterator[tuple[Path, Path]]:
    """Give `(folder to write in, working folder)`; the folder takes its place at the end, nothing does on an error.

    A folder that an earlier export made is replaced; one that holds anything else than `files` is not touched.

    Raises:
        UsageError: the target is a file, or a folder with other files.
    """
    if target.exists() and not target.is_dir():
        raise UsageError(f"{target}: is a file", "name a folder with -o")
    if target.is_dir() and (others := sorted(entry.name for entry in target.iterdir() if entry.name not in files)):
        raise UsageError(f"{target}: holds other files ({', '.join(others[:3])})", "name a new folder with -o; it is replaced as a whole")
    with _workshop(target) as folder:
        fresh = folder / "output"
        fresh.mkdir(mode=0o700)
        yield fresh, folder
        for path in fresh.iterdir():
            path.chmod(0o600)
            _sync(path)
        _swap(fresh, target, folder / "before")


def _swap(fresh: Path, target: Path, aside: Path) -> None:
    if target.exists():
        target.rename(aside)
    try:
        fresh.rename(target)
    except OSError:
        if aside.exists():
            aside.rename(target)
        raise


def _sync(path: Path) -> None:
    with path.open("rb") as stream:
        os.fsync(stream.fileno())
