"""Find the files that the user means, and read their bytes, compressed or not, within bounds.

Folders are walked in sorted order, each real folder once, hidden entries left out; what cannot be used is reported and the rest goes on.
"""

from __future__ import annotations

import glob
import os
import stat
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

import zstandard

from reptrack.errors import OnProblem, Problem, ReptrackError

__all__ = ["MAX_BYTES", "UnreadableError", "find", "is_special", "read", "shown", "unpack"]

MAX_BYTES = 1 << 30
"""The largest file, unpacked, that is read: a gigabyte, about 150 million words."""
_MAX_RATIO = 200
_RATIO_FROM = 64 << 20
_CHUNK = 1 << 20
_STEP = 4096
_SUFFIXES = (".txt", ".txt.gz", ".txt.zst")
_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"


class UnreadableError(ReptrackError):
    """A file that cannot be read as a whole."""


def shown(path: str) -> str:
    r"""Give a path as a record carries it: forward slashes, bytes that are no UTF-8 written as `\xff`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace").replace(os.sep, "/")


def find(paths: Iterable[str | Path], *, on_problem: OnProblem) -> Iterator[str]:
    """Give the files that paths, folders and globs stand for, each once, in the order given and sorted within a folder or glob."""
    seen: set[str] = set()
    for given in paths:
        for path in _expand(str(given), on_problem):
            if path not in seen:
                seen.add(path)
                yield path


def _expand(given: str, on_problem: OnProblem) -> Iterator[str]:
    if given == "-" or os.path.lexists(given):
        yield from _walk(given, on_problem) if given != "-" and Path(given).is_dir() else [given]
        return
    matches = sorted(glob.glob(given, recursive=True)) if glob.has_magic(given) else []  # noqa: PTH207 - keeps the path as the user wrote it
    if not matches:
        message = "nothing matches" if glob.has_magic(given) else "no such file or folder"
        on_problem(Problem(shown(given), message, "check the path"))
    for match in matches:
        if not Path(match).is_dir():
            yield match
        elif not ("**" in given and any(other.startswith(match.rstrip("/") + "/") for other in matches)):
            yield from _walk(match, on_problem)


def _walk(folder: str, on_problem: OnProblem) -> Iterator[str]:
    """Give the text files under a folder; a link back to a folder above is not followed twice."""
    count = 0
    others: Counter[str] = Counter()
    for path in _files_under(folder, frozenset(), on_problem, others):
        count += 1
        yield path
    if count and others:
        told = ", ".join(f"{number:,} {ending}" for ending, number in others.most_common(_ENDINGS))
        count = others.total()
        message = f"{count:,} other {'file is' if count == 1 else 'files are'} left out: {told}" + (", …" if len(others) > _ENDINGS else "")
        on_problem(Problem(shown(folder), message, "of a folder reptrack reads .txt, .txt.gz and .txt.zst", harmless=True))
    if not count:
        on_problem(Problem(shown(folder), "no text files in this folder", "reptrack reads .txt, .txt.gz and .txt.zst"))


_NO_REPORTS = ("readme", "license", "copying", "thumbs.db", "desktop.ini")
"""How files begin that nobody takes for reports."""
_ENDINGS = 5
"""Kinds of files that are named among those that are left out."""


def _files_under(folder: str, above: frozenset[tuple[int, int]], on_problem: OnProblem, others: Counter[str]) -> Iterator[str]:
    try:
        status = os.stat(folder)  # noqa: PTH116 - paths stay strings, as given
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        on_problem(Problem(shown(folder), _reason(error), "make the folder readable, or leave it out"))
        return
    key = (status.st_dev, status.st_ino)
    if key in above:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if _is_folder(entry):
            yield from _files_under(entry.path, above | {key}, on_problem, others)
        elif entry.name.lower().endswith(_SUFFIXES):
            if is_special(entry.path):
                on_problem(Problem(shown(entry.path), "a pipe, socket or device, not a file", "name it alone if you mean it"))
            else:
                yield entry.path
        elif not entry.name.lower().startswith(_NO_REPORTS):
            others[Path(entry.name).suffix.lower()[:20] or "without ending"] += 1


def is_special(path: str) -> bool:
    """Tell whether a path is there and is neither a file nor a folder: reading it could wait, or go on, for ever."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - paths stay strings, as given
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def read(path: str) -> bytes:
    """Read a file or `-`, unpacking gzip and zstd by their first bytes.

    Raises:
        UnreadableError: it cannot be opened, is cut off, damaged, or too large.
    """
    try:
        if path == "-":
            return unpack(sys.stdin.buffer)
        with open(path, "rb") as stream:  # noqa: PTH123 - paths stay strings, as given
            return unpack(stream)
    except OSError as error:
        hint = "name files, folders, globs or -" if isinstance(error, FileNotFoundError) else "check the file and its permissions"
        raise UnreadableError(_reason(error), hint) from error


def unpack(stream: IO[bytes]) -> bytes:
    """Read an open file to its end, unpacking gzip and zstd by their first bytes.

    Raises:
        UnreadableError: it is cut off, damaged, or too large.
    """
    head = stream.read(_CHUNK)
    if head.startswith(_GZIP):
        return _inflate(head, stream)
    if head.startswith(_ZSTD):
        return _unzstd(head, stream)
    if len(head) < _CHUNK:
        more = stream.read(_CHUNK)
        if not more:
            return head
        head += more
    return _bounded(iter(lambda: stream.read(_CHUNK), b""), head)


def _bounded(chunks: Iterator[bytes], head: bytes) -> bytes:
    parts, size = [head], len(head)
    for chunk in chunks:
        parts.append(chunk)
        size += len(chunk)
        if size > MAX_BYTES:
            raise UnreadableError(f"larger than {MAX_BYTES >> 20} MB", "split it into smaller files")
    return b"".join(parts)


def _check(packed: int, unpacked: int) -> None:
    if unpacked > MAX_BYTES:
        raise UnreadableError(f"unpacks to more than {MAX_BYTES >> 20} MB", "unpack it and split it into smaller files")
    if unpacked > _RATIO_FROM and unpacked > _MAX_RATIO * packed:
        raise UnreadableError(f"unpacks to more than {_MAX_RATIO} times its size, as no text does", "unpack it by hand if you trust it")


def _inflate(head: bytes, stream: IO[bytes]) -> bytes:
    """Unpack gzip, several members in a row too; a member that does not end is a file cut off."""
    out, size, packed = [], 0, 0
    unpacker = zlib.decompressobj(wbits=31)
    data = head
    try:
        while data:
            packed += len(data)
            while data:
                if unpacker.eof:
                    if not data.strip(b"\0"):
                        break
                    unpacker = zlib.decompressobj(wbits=31)
                out.append(unpacker.decompress(data, _CHUNK))
                size += len(out[-1])
                _check(packed, size)
                data = unpacker.unconsumed_tail or unpacker.unused_data
            data = stream.read(_CHUNK)
    except zlib.error as error:
        raise UnreadableError(f"damaged gzip data ({error})", "get the file again") from error
    if not unpacker.eof:
        raise UnreadableError("gzip data is cut off", "get the whole file")
    return b"".join(out)


def _unzstd(head: bytes, stream: IO[bytes]) -> bytes:
    """Unpack zstd, several frames in a row too; small steps keep a bomb from unfolding at once."""
    out, size, packed = [], 0, 0
    make = zstandard.ZstdDecompressor(max_window_size=1 << 27).decompressobj
    unpacker = make()
    data = head
    try:
        while data:
            for at in range(0, len(data), _STEP):
                step = data[at : at + _STEP]
                packed += len(step)
                while step:
                    if unpacker.eof:
                        unpacker = make()
                    out.append(unpacker.decompress(step))
                    size += len(out[-1])
                    _check(packed, size)
                    step = unpacker.unused_data if unpacker.eof else b""
            data = stream.read(_CHUNK)
    except zstandard.ZstdError as error:
        raise UnreadableError(f"damaged zstd data ({error})", "get the file again") from error
    if not unpacker.eof:
        raise UnreadableError("zstd data is cut off", "get the whole file")
    return b"".join(out)
