"""Find, read and write files wherever they are: local paths by the standard library, URLs (`s3://…`, `hdfs://…`) by fsspec."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, BinaryIO

from reptrack.errors import OnProblem, Problem, ReptrackError
from reptrack.export import extras
from reptrack.ingest import files
from reptrack.jsonl import open_output

__all__ = [
    "Input",
    "exists",
    "find",
    "is_url",
    "join",
    "lines_between",
    "listed",
    "need",
    "open_input",
    "open_whole",
    "read_bytes",
    "remove",
]

RECORD_SUFFIXES = (".jsonl", ".parquet")
_TEXT_SUFFIXES = (".txt", ".txt.gz", ".txt.zst")


@dataclass(frozen=True, slots=True)
class Input:
    """One file to work on.

    Attributes:
        path: as the user named it, which is how the records name it. place: where every machine can open it.
        size: its bytes. mark: changes when the file does.
        first, last: of a long JSONL file, the bytes among which the lines begin.
    """

    path: str
    place: str
    size: int
    mark: str
    first: int = 0
    last: int | None = None

    @property
    def holds_records(self) -> bool:
        """Whether it holds records already, not text."""
        return self.path.endswith(RECORD_SUFFIXES)


def need(module: str) -> Any:  # noqa: ANN401 - a module
    """Give a module of the extra `cluster`.

    Raises:
        UsageError: it is not installed.
    """
    return extras.need(module, "cluster", user="--cluster", where=", on every machine of the cluster")


def is_url(path: str) -> bool:
    """Tell whether a path belongs to fsspec: `s3://bucket/reports`."""
    return "://" in path


def join(folder: str, *names: str) -> str:
    """Give the place of something in a folder."""
    return "/".join((folder.rstrip("/"), *names)) if is_url(folder) else str(Path(folder, *names))


def _system(url: str) -> tuple[Any, str]:
    try:
        system, path = need("fsspec.core").url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise ReptrackError(f"{url}: {error}", "install the library that fsspec needs for it, on every machine") from error
    return system, path


def find(paths: Iterable[str | Path], *, on_problem: OnProblem) -> Iterator[Input]:
    """Give the files that paths, folders, globs and URLs stand for, each once, in the order given and sorted within a folder or glob."""
    seen: set[str] = set()
    for given in map(str, paths):
        found = _remote(given, on_problem) if is_url(given) else _local(given, on_problem)
        for item in found:
            if item.place not in seen:
                seen.add(item.place)
                yield item


def _local(given: str, on_problem: OnProblem) -> Iterator[Input]:
    for path in files.find([given], on_problem=on_problem):
        try:
            status = os.stat(path)  # noqa: PTH116 - paths stay strings, as given
            size, mark = status.st_size, f"{status.st_size} {status.st_mtime_ns}"
        except OSError:
            size, mark = 0, "unreadable"  # the worker that opens it says why
        yield Input(path, os.path.abspath(path), size, mark)  # noqa: PTH100 - Path would drop bytes that are no UTF-8


def _remote(given: str, on_problem: OnProblem) -> Iterator[Input]:
    system, path = _system(given)
    try:
        if any(sign in path for sign in "*?["):
            found = sorted(p for p in system.glob(path) if not system.isdir(p))
        elif system.isdir(path):
            found = sorted(p for p in system.find(path) if p.lower().endswith(_TEXT_SUFFIXES) and "/." not in p[len(path) :])
        else:
            found = [path] if system.exists(path) else []
        if not found:
            on_problem(Problem(files.shown(given), "no text files there", "reptrack reads .txt, .txt.gz and .txt.zst"))
        for name in found:
            url = system.unstrip_protocol(name)
            yield Input(url, url, int(system.size(name) or 0), str(system.ukey(name)))
    except OSError as error:
        on_problem(Problem(files.shown(given), (error.strerror or str(error)).lower(), "check the address and its permissions"))


def open_input(place: str) -> IO[bytes]:
    """Open a file or URL for reading.

    Raises:
        OSError: it cannot be opened.
    """
    if not is_url(place):
        return open(place, "rb")  # noqa: PTH123 - the caller closes it
    system, path = _system(place)
    stream: IO[bytes] = system.open(path, "rb")
    return stream


@contextmanager
def open_whole(place: str) -> Iterator[BinaryIO]:
    """Open a file for writing; its folder is made if it is not there.

    A local file appears whole or not at all. A URL is written to as its filesystem does it: object stores show it when it is closed.
    """
    if not is_url(place):
        Path(place).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open_output(place) as out:
            yield out
        return
    system, path = _system(place)
    system.makedirs(path.rpartition("/")[0], exist_ok=True)
    with system.open(path, "wb") as stream:
        yield stream


def exists(place: str) -> bool:
    """Tell whether there is a file."""
    if not is_url(place):
        return Path(place).is_file()
    system, path = _system(place)
    return bool(system.isfile(path))


def listed(folder: str) -> list[str]:
    """List the places of the files in a folder."""
    if not is_url(folder):
        return sorted(str(path) for path in Path(folder).glob("*") if path.is_file())
    system, path = _system(folder)
    return sorted(system.unstrip_protocol(name) for name in system.find(path, maxdepth=1)) if system.isdir(path) else []


def remove(place: str) -> None:
    """Remove a file, if it is there."""
    if not is_url(place):
        Path(place).unlink(missing_ok=True)
        return
    system, path = _system(place)
    if system.isfile(path):
        system.rm_file(path)


def read_bytes(item: Input) -> bytes:
    """Read a text file, unpacked.

    Raises:
        ReptrackError: it cannot be read.
    """
    if not is_url(item.place):
        return files.read(item.place)
    try:
        with open_input(item.place) as stream:
            return files.unpack(stream)
    except OSError as error:
        raise ReptrackError((error.strerror or str(error)).lower(), "check the address and its permissions") from error


def lines_between(item: Input) -> Iterator[tuple[int, bytes]]:
    """Give the lines of a JSONL file that begin among the bytes of an input, numbered if they are the file's first."""
    with open_input(item.place) as stream:
        at = item.first
        if at:
            stream.seek(at - 1)
            at += len(stream.readline()) - 1
        for number, line in enumerate(stream, start=1):
            if item.last is not None and at >= item.last:
                return
            yield (number if not item.first else 0), line
            at += len(line)
