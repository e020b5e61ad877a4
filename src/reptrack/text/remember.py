"""Decide how much is remembered of the words met so far: enough that most come again in time, and never more, for an archive has no last new word.

Of 200,000 words in long reports, a bound of 4,096 answers as often as one of 65,536, to within a hundredth, wherever the question is put to words
as they come; most of what is met later than that is met once. With these bounds 100,000 reports take the memory of 1,000 (`benchmarks/run.py memory`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

__all__ = ["NAMES", "READINGS", "WORDS", "Remembered"]

WORDS = 1 << 12  # of what is asked of words as they come: a flag or a short text each
NAMES = 1 << 11  # of what is asked of some words only: of capitalised ones, of numbers, of the words for what is counted
READINGS = 1 << 10  # of what takes a kilobyte or more each: every case and gender that a name may stand in

V = TypeVar("V")


class Remembered(dict[str, V]):
    """What was worked out of words, looked up as in a plain dict, in two halves: when the newer is full the older is forgotten.

    So a word that comes often never has to be worked out again, and a look-up need not note when it was made.

    Attributes:
        work: gives what is to be remembered of a word, the same each time.
    """

    __slots__ = ("_half", "_older", "work")

    def __init__(self, work: Callable[[str], V], most: int = 4 * WORDS) -> None:
        super().__init__()
        self.work, self._half = work, most // 2
        self._older: dict[str, V] = {}

    def __missing__(self, word: str) -> V:
        if len(self) >= self._half:
            self._older = self.copy()
            super().clear()
        older = self._older
        self[word] = found = older[word] if word in older else self.work(word)
        return found

    def clear(self) -> None:
        """Forget everything."""
        super().clear()
        self._older = {}
