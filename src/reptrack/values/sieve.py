"""Sift the words of a text for those that a look-up knows something of, at the cost of one look-up for each of the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reptrack.text.remember import Remembered
from reptrack.text.words import Word

__all__ = ["Sieve"]

_MOST = 1 << 14  # words remembered


class Sieve:
    """A test of words by their form, and the forms that have failed it: most words of a text have been seen before.

    Attributes:
        wanted: the test; it must give the same for the same form.
    """

    def __init__(self, wanted: Callable[[str], object]) -> None:
        self.wanted = wanted
        self._passes = Remembered(lambda form: bool(wanted(form)))
        self._dull: set[str] = set()

    def sift(self, words: Sequence[Word]) -> list[Word]:
        """Give the words whose form passes, in their order."""
        dull = self._dull
        rest = [word for word in words if word[0] not in dull]
        passes = self._passes
        found = [word for word in rest if passes[word[0]]]
        if len(found) < len(rest):
            if len(dull) > _MOST:
                dull.clear()
            passed = {word[0] for word in found}
            dull.update(word[0] for word in rest if word[0] not in passed)
        return found
