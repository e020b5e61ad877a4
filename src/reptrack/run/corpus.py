"""Own a corpus folder: its files, its lock, and the step that puts a finished corpus in place.

    corpus/
      records.jsonl     the records, merged, in the order of the sources
      names.jsonl       the register of names
      decisions.jsonl   the user's own decisions on names, if there are any
      .reptrack/        working files: parts (what was extracted, by source), state, made (size, time and hash of the first two), lock

`records.jsonl` and `names.jsonl` change together: both are written whole under `.reptrack/next`, a marker is set, then they are
renamed into place. A run that is killed after the marker is completed by the next one; killed before it, the old corpus stands.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import platform
import shutil
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, zip_longest
from pathlib import Path
from typing import TextIO

from filelock import FileLock, Timeout

from reptrack.errors import ReptrackError, UsageError
from reptrack.jsonl import RECORDS_FILE
from reptrack.merge.decisions import DECISIONS_FILE

__all__ = ["NAMES_FILE", "Corpus", "state_of"]

NAMES_FILE = "names.jsonl"
SEALED = (RECORDS_FILE, NAMES_FILE)
_WORK = ".reptrack"
_LOOKS, _BETWEEN_LOOKS = 40, 0.05  # seconds between looks for the name of who holds the folder


class Corpus:
    """A corpus folder. Creating one makes the folder, readable by its owner only.

    Raises:
        ReptrackError: the folder cannot be made, or the place is taken by something else.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.work = folder / _WORK
        self.parts = self.work / "parts"
        self.next = self.work / "next"
        if folder.is_file():
            raise UsageError(f"{folder}: is a file", "a corpus is a folder: give another name with -o")
        try:
            if not folder.exists():
                folder.mkdir(parents=True, mode=0o700, exist_ok=True)  # another run may make it at the same moment
            if not self.work.is_dir() and any(entry.name not in {DECISIONS_FILE, _WORK} for entry in folder.iterdir()):
                raise UsageError(f"{folder}: not empty, and no corpus", "choose a new folder with -o, so that nothing is mixed up")
            for path in (self.work, self.parts):
                path.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise ReptrackError(f"{folder}: {error.strerror or error}", "choose another folder with -o") from error

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the folder for this process.

        Raises:
            ReptrackError: another process holds it; the message says which.
        """
        lock = FileLock(self.work / "lock", mode=0o600)
        holder = self.work / "holder"
        try:
            lock.acquire(timeout=0)
        except (OSError, NotImplementedError) as error:
            if isinstance(error, Timeout):
                raise ReptrackError(
                    f"{self.folder}: in use by {_read_holder(holder)}", "wait until it ends, or choose another folder"
                ) from None
            reason = getattr(error, "strerror", None) or "its filesystem has no locks"
            raise ReptrackError(f"{self.folder}: cannot be held ({reason})", "choose a folder on a local disk") from error
        try:
            named = holder.with_name(f"holder.{os.getpid()}")
            with _private(named) as out:
                out.write(f"process {os.getpid()} on {platform.node()}")
            named.replace(holder)  # at once, so that nobody reads half a name
            yield
        finally:
            holder.unlink(missing_ok=True)
            lock.release()

    def recover(self) -> None:
        """Complete a change of the corpus that was interrupted after it was decided, forget one that was not."""
        if (self.next / "ready").exists():
            self._put_in_place()
        self._clear_next()

    def begin(self) -> Path:
        """Give the empty folder in which the next corpus is written."""
        self._clear_next()
        self.next.mkdir(mode=0o700)
        return self.next

    def commit(self, state: Iterable[str]) -> None:
        """Make what stands in `next` the corpus; `state` says from what it was made, see `state_of`."""
        with _private(self.next / "state") as out:
            out.writelines(f"{line}\n" for line in state)
        made = {name: _seal(self.next / name) for name in SEALED if (self.next / name).is_file()}
        with _private(self.next / "made") as out:
            json.dump(made, out)
        for path in self.next.iterdir():
            _sync(path)
        (self.next / "ready").touch()
        _sync(self.next)
        self._put_in_place()
        self._clear_next()

    def _state(self) -> Iterator[str]:
        """Say from what the present corpus was made, line by line; nothing if there is none."""
        if not all((self.folder / name).is_file() for name in SEALED):
            return
        with contextlib.suppress(OSError), (self.work / "state").open(encoding="utf-8", errors="replace") as stream:
            for line in stream:
                yield line.rstrip("\n")

    def is_made_of(self, state: Iterable[str]) -> bool:
        """Tell whether the present corpus was made of exactly this, wherever its sources stood then."""
        return all(old == new or _content(old) == _content(new) for old, new in zip_longest(self._state(), state))

    def sources(self) -> dict[str, tuple[str, str]]:
        """Give the sources of the present corpus: path → key of what was extracted from it, and where the file stood (empty if unknown)."""
        try:
            return {str(path): (str(key), "".join(place)) for path, key, *place in map(json.loads, islice(self._state(), 1, None))}
        except (ValueError, TypeError):  # damaged: the next corpus is made from the parts, as if there had been none
            return {}

    @staticmethod
    def is_at(folder: Path) -> bool:
        """Tell whether a folder is a corpus already."""
        return (folder / _WORK).is_dir()

    def is_filled(self) -> bool:
        """Tell whether there are records, from whatever they were made."""
        records = self.folder / RECORDS_FILE
        return records.is_file() and records.stat().st_size > 0

    def altered(self) -> list[str]:
        """Name the files of the corpus that are not as the last run left them: edited, cut, or damaged."""
        try:
            made = json.loads((self.work / "made").read_text(encoding="utf-8"))
            return [name for name in SEALED if name in made and not _is_as_sealed(self.folder / name, made[name])]
        except (OSError, ValueError, TypeError):
            return []

    def _put_in_place(self) -> None:
        for name in reversed(SEALED):
            if (self.next / name).exists():
                (self.next / name).replace(self.folder / name)
        for name in ("made", "state"):
            if (self.next / name).exists():
                (self.next / name).replace(self.work / name)
        _sync(self.folder)

    def _clear_next(self) -> None:
        if not self.next.is_dir():
            self.next.unlink(missing_ok=True)
            return
        (self.next / "ready").unlink(missing_ok=True)
        shutil.rmtree(self.next)


def _content(line: str | None) -> object:
    """Give what a line of the state says, without where a file stood."""
    try:
        told = json.loads(line or "")
    except ValueError:
        return line
    return told[:2] if isinstance(told, list) else told


def _read_holder(path: Path) -> str:
    """Give who holds a folder. The holder needs a moment between taking the lock and writing its name."""
    for _ in range(_LOOKS):
        try:
            return path.read_text(encoding="utf-8")
        except OSError:
            time.sleep(_BETWEEN_LOOKS)
    return "another process"


def _private(path: Path) -> TextIO:
    """Open a file for writing that only its owner may read, whatever the user's umask."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8")


def _seal(path: Path) -> tuple[int, int, str]:
    """Give size, time and hash of a file."""
    status = path.stat()
    with path.open("rb") as stream:
        return status.st_size, status.st_mtime_ns, hashlib.file_digest(stream, "sha256").hexdigest()


def _is_as_sealed(path: Path, seal: Sequence[object]) -> bool:
    """Tell whether a file is as it was; one of the same size and time is not read."""
    status = path.stat()
    return [status.st_size, status.st_mtime_ns] == seal[:2] or (status.st_size == seal[0] and _seal(path)[2] == seal[2])


def _sync(path: Path) -> None:
    """Make sure that a file or folder has reached the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def state_of(sources: Iterable[tuple[str, str, str]], decisions: str) -> Iterator[str]:
    """Give what a corpus is made of as lines of JSON: the hash of the user's decisions, then its sources (path, key, where it stood) in order."""
    yield json.dumps({"decisions": decisions})
    for source in sources:
        yield json.dumps(source)
