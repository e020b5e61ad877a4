"""Count different values in a stream, and tell new ones, without keeping them: eight bytes each, however long they are."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Hashable

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

    def add(self, value: Hashable) -> bool:
        """Take note of a value, and tell whether it is new."""
        if value == self._last:
            return False
        self._last = value
        key = hash(value) & _MASK
        new, known = self._new, self._known
        if key in new:
            return False
        if known:
            place = bisect_left(known, key)
            if place < len(known) and known[place] == key:
                return False
        new.add(key)
        if len(new) >= _FEWEST and len(new) >= len(known) // 8:
            self._fold()
        return True

    def take(self, other: Distinct) -> None:
        """Add the values that another one was given."""
        self._new |= other._new
        self._fold()
        self._known = array("Q", sorted({*self._known, *other._known}))

    def __len__(self) -> int:
        """Give the number of different values so far."""
        return len(self._known) + len(self._new)

    def _fold(self) -> None:
        """Put the new values among the known ones, which keep their order: stretches of these are copied as a whole."""
        known, merged, at = self._known, array("Q"), 0
        for key in sorted(self._new):
            place = bisect_left(known, key, at)
            merged.extend(known[at:place])
            merged.append(key)
            at = place
        merged.extend(known[at:])
        self._known, self._new = merged, set()
