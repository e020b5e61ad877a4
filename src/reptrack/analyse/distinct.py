"""Count different values in a stream without keeping them: eight bytes each, however long they are."""

from __future__ import annotations

import heapq
from array import array
from collections.abc import Hashable
from itertools import groupby

__all__ = ["Distinct"]

_FEWEST = 256
_MASK = (1 << 64) - 1


class Distinct:
    """Counts the different values it was given.

    Values are told apart by their 64-bit hash: among a million of them, two are taken for one with a probability of three in a hundred million.
    """

    __slots__ = ("_known", "_last", "_new")

    def __init__(self) -> None:
        self._known = array("Q")
        self._new: set[int] = set()
        self._last: Hashable = None

    def add(self, value: Hashable) -> None:
        """Take note of a value."""
        if value == self._last:
            return
        self._last = value
        self._new.add(hash(value) & _MASK)
        if len(self._new) >= max(_FEWEST, len(self._known) // 4):
            self._fold()

    def __len__(self) -> int:
        """Give the number of different values so far."""
        self._fold()
        return len(self._known)

    def _fold(self) -> None:
        if self._new:
            self._known = array("Q", (key for key, _ in groupby(heapq.merge(self._known, sorted(self._new)))))
            self._new = set()
