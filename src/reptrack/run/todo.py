"""List the files that a run is about, and of these the ones that no part holds yet; kept small, for there may be millions."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from reptrack.run.spelling import resolved

__all__ = ["File", "Work"]

_KEY = hashlib.sha256().digest_size


@dataclass(frozen=True, slots=True)
class File:
    """One file to process: its path as the records name it, its bytes, the key of what its records depend on, and where it can be read."""

    path: str
    size: int
    key: str
    place: str


class Work:
    """All files of a run, in order, and those that no part holds yet."""

    def __init__(self) -> None:
        self._paths: list[str] = []
        self._keys = bytearray()
        self._sizes = array("Q")
        self._new = array("Q")
        self._places: dict[int, str] = {}  # of the files that cannot be read, from here, by the path that the records have

    def add(self, file: File, *, new: bool) -> None:
        """Take in the next file."""
        if new:
            self._new.append(len(self._paths))
        if file.place != file.path:
            self._places[len(self._paths)] = file.place
        self._paths.append(file.path)
        self._keys += bytes.fromhex(file.key)
        self._sizes.append(file.size)

    def __len__(self) -> int:
        """Give the number of files."""
        return len(self._paths)

    def __getitem__(self, number: int) -> File:
        """Give a file by its number, from 0."""
        path = self._paths[number]
        return File(path, self._sizes[number], self.key(number), self._places.get(number, path))

    def __iter__(self) -> Iterator[File]:
        """Give all files."""
        return map(self.__getitem__, range(len(self._paths)))

    def key(self, number: int) -> str:
        """Give the key of a file by its number."""
        return self._keys[number * _KEY : (number + 1) * _KEY].hex()

    @property
    def keys(self) -> Iterator[str]:
        """The keys of all files."""
        return map(self.key, range(len(self._paths)))

    def sources(self) -> Iterator[tuple[str, str, str]]:
        """Give of all files path, key and where they stand."""
        return ((path, self.key(number), resolved(self._places.get(number, path))) for number, path in enumerate(self._paths))

    @property
    def new(self) -> Iterator[File]:
        """The files that no part holds yet."""
        return map(self.__getitem__, self._new)

    @property
    def new_count(self) -> int:
        """How many these are."""
        return len(self._new)
