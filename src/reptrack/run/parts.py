"""Keep what was extracted from each source file, so that a later run only works on what is new.

A *part* is one file of extracted records (`<name>.jsonl`, the records of several sources one after another) with an index beside it
(`<name>.index.jsonl`, a line a source). Parts are written whole and never changed; the index is written last, so a part without
one is from a run that was interrupted, and is ignored and overwritten.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import msgspec

from reptrack.errors import Problem
from reptrack.jsonl import encode, open_output
from reptrack.records import Report

__all__ = ["Entry", "Extracted", "PartStore", "Slice", "Trouble", "part_name", "write_part"]


class Trouble(msgspec.Struct, frozen=True):
    """A problem that a source had, kept so that a run without new work can tell it again."""

    message: str
    hint: str = ""
    line: int | None = None


class Slice(msgspec.Struct, frozen=True):
    """One record of a source: its id and the characters it covers."""

    id: str
    start: int
    end: int


class Entry(msgspec.Struct, frozen=True):
    """What is kept of one source.

    Attributes:
        key: what its records depend on, hashed: file, content, version, options.
        path: the file as the records name it. sha256: of its bytes, as the records say; empty if there are none.
        offset: first byte of its records in the part. length: their bytes.
        slices: its records. troubles: its problems. passing: it could not be read, which may be otherwise in the next run.
    """

    key: str
    path: str
    sha256: str
    offset: int
    length: int
    slices: list[Slice] = []
    troubles: list[Trouble] = []
    passing: bool = False


class _Keyed(msgspec.Struct):
    """As much of an entry as is needed to find it."""

    key: str
    offset: int
    length: int
    passing: bool = False


_ENTRY = msgspec.json.Decoder(Entry)
_KEY = msgspec.json.Decoder(_Keyed)
_PLACE_BITS = 40
UNREAD = "00"


class PartStore:
    """The parts of a corpus folder. Of a source, memory holds the key and where its entry stands; the entry itself is read when asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._names: list[str] = []
        # Key → number of the part and place of the line in its index, in one number: for a million sources that makes a difference.
        self._places: dict[bytes, int] = {}
        self._passing: set[str] = set()
        self._open: tuple[int, BinaryIO] | None = None
        for index in sorted(folder.glob("*.index.jsonl")):
            name = index.name.removesuffix(".index.jsonl")
            if self._is_sound(name):  # else it is as if it had never been: what it held is extracted again
                self.add(name, lasting=True)

    def __contains__(self, key: str | None) -> bool:
        """Tell whether a source is kept."""
        return key is not None and bytes.fromhex(key) in self._places

    def add(self, name: str, *, lasting: bool = False) -> None:
        """Take in a part that was just written with `write_part`, or, `lasting`, what an earlier run wrote: sources it could not read are tried again."""
        part = len(self._names) << _PLACE_BITS
        self._names.append(name)
        at = 0
        with (self.folder / f"{name}.index.jsonl").open("rb") as stream:
            for line in stream:
                entry = _KEY.decode(line)
                if not (lasting and entry.passing):
                    self._places[bytes.fromhex(entry.key)] = part | at
                if entry.passing and not lasting:
                    self._passing.add(entry.key)
                at += len(line)

    def lasting(self, sources: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
        """Give path, key and place of sources; one that could not be read has a key that nothing else has, so that the next run is no repetition of this."""
        return ((path, UNREAD if key in self._passing else key, place) for path, key, place in sources)

    def _is_sound(self, name: str) -> bool:
        """Tell whether a part can be used: its index can be read, and it has as many bytes as the index says."""
        try:
            entries = self._entries(name)
            return (self.folder / f"{name}.jsonl").stat().st_size == max((e.offset + e.length for e in entries), default=0)
        except (OSError, ValueError, msgspec.DecodeError):
            return False

    def _entries(self, name: str) -> list[_Keyed]:
        with (self.folder / f"{name}.index.jsonl").open("rb") as stream:
            entries = list(map(_KEY.decode, stream))
        for entry in entries:
            bytes.fromhex(entry.key)
        return entries

    def _found(self, key: str) -> tuple[str, Entry]:
        part, at = divmod(self._places[bytes.fromhex(key)], 1 << _PLACE_BITS)
        if self._open is None or self._open[0] != part:
            self.close()
            self._open = (part, (self.folder / f"{self._names[part]}.index.jsonl").open("rb"))
        self._open[1].seek(at)
        return self._names[part], _ENTRY.decode(self._open[1].readline())

    def close(self) -> None:
        """Close the index that was read last."""
        if self._open is not None:
            self._open[1].close()
            self._open = None

    def entry(self, key: str) -> Entry:
        """Give what is kept of a source."""
        return self._found(key)[1]

    def lines(self, key: str) -> Iterator[bytes]:
        """Give the records of a source, a line each."""
        name, entry = self._found(key)
        with (self.folder / f"{name}.jsonl").open("rb") as stream:
            stream.seek(entry.offset)
            left = entry.length
            while left > 0:
                line = stream.readline(left)
                if not line:
                    return
                left -= len(line)
                yield line

    def drop_unused(self, keys: Iterable[str]) -> None:
        """Remove the parts of which no source is in use any more."""
        self.close()
        used = {self._names[self._places[place] >> _PLACE_BITS] for key in keys if (place := bytes.fromhex(key)) in self._places}
        for path in self.folder.iterdir():
            if path.name.removesuffix(".jsonl").removesuffix(".index") not in used:
                with contextlib.suppress(IsADirectoryError, PermissionError):
                    path.unlink(missing_ok=True)


def part_name(keys: Iterable[str]) -> str:
    """Give the name of the part that holds these sources, the same on every run."""
    return hashlib.sha256("\n".join(keys).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Extracted:
    """What became of one source: its records and its problems."""

    key: str
    path: str
    records: list[Report]
    problems: list[Problem]


def write_part(folder: Path, name: str, sources: Iterable[Extracted]) -> None:
    """Write a part and then its index, under a name from `part_name`."""
    entries = []
    offset = 0
    with open_output(folder / f"{name}.jsonl") as out:
        for source in sources:
            length = sum(out.write(encode(record)) for record in source.records)
            entries.append(
                Entry(
                    key=source.key,
                    path=source.path,
                    sha256=source.records[0].source.sha256 if source.records else "",
                    offset=offset,
                    length=length,
                    slices=[Slice(r.id, r.source.start, r.source.end) for r in source.records],
                    troubles=[Trouble(p.message, p.hint, p.line) for p in source.problems],
                    passing=any(p.passing for p in source.problems),
                )
            )
            offset += length
    with open_output(folder / f"{name}.index.jsonl") as out:
        out.writelines(msgspec.json.encode(entry) + b"\n" for entry in entries)
