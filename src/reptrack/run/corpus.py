"""Own a corpus folder: its files, its lock, and the step that puts a finished corpus in place.

    corpus/
      records.jsonl     the records, merged, in the order of the sources
      names.jsonl       the register of names
      decisions.jsonl   the user's own decisions on names, if there are any
      .reptrack/        working files: parts (what was extracted, by source), state, lock

`records.jsonl` and `names.jsonl` change together: both are written whole under `.reptrack/next`, a marker is set, then they are
renamed into place. A run that is killed after the marker is completed by the next one; killed before it, the old corpus stands.
"""

from __future__ import annotations

import contextlib
import json
import os
import platform
from collections.abc import Iterator, Sequence
from pathlib import Path

from filelock import FileLock, Timeout

from reptrack.errors import ReptrackError, UsageError

__all__ = ["DECISIONS_FILE", "NAMES_FILE", "Corpus"]

NAMES_FILE = "names.jsonl"
DECISIONS_FILE = "decisions.jsonl"
_WORK = ".reptrack"


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
        try:
            if not folder.exists():
                folder.mkdir(parents=True, mode=0o700)
            elif not self.work.is_dir() and any(entry.name != DECISIONS_FILE for entry in folder.iterdir()):
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
        except Timeout:
            raise ReptrackError(
                f"{self.folder}: in use by {_read_holder(holder)}", "wait until it ends, or choose another folder"
            ) from None
        try:
            holder.write_text(f"process {os.getpid()} on {platform.node()}", encoding="utf-8")
            yield
        finally:
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

    def commit(self, state: str) -> None:
        """Make what stands in `next` the corpus; `state` says from what it was made."""
        (self.next / "state").write_text(state, encoding="utf-8")
        for path in self.next.iterdir():
            _sync(path)
        (self.next / "ready").touch()
        _sync(self.next)
        self._put_in_place()
        self._clear_next()

    def state(self) -> str | None:
        """Say from what the present corpus was made, or None if there is none."""
        if not all((self.folder / name).is_file() for name in ("records.jsonl", NAMES_FILE)):
            return None
        try:
            return (self.work / "state").read_text(encoding="utf-8")
        except OSError:
            return None

    def sources(self) -> dict[str, str]:
        """Give the sources of the present corpus: path → key of what was extracted from it."""
        state = self.state()
        return dict(json.loads(state)["sources"]) if state else {}

    def _put_in_place(self) -> None:
        for name in (NAMES_FILE, "records.jsonl"):
            if (self.next / name).exists():
                (self.next / name).replace(self.folder / name)
        if (self.next / "state").exists():
            (self.next / "state").replace(self.work / "state")

    def _clear_next(self) -> None:
        if not self.next.is_dir():
            return
        marker = self.next / "ready"
        marker.unlink(missing_ok=True)
        for path in self.next.iterdir():
            path.unlink()
        self.next.rmdir()


def _read_holder(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return "another process"


def _sync(path: Path) -> None:
    """Make sure that a file or folder has reached the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def dump_state(sources: Sequence[tuple[str, str]], decisions: str) -> str:
    """Give what a corpus is made of as text: its sources (path and key) in order, and the hash of the user's decisions."""
    return json.dumps({"sources": sources, "decisions": decisions})
