"""Tell how much of a line the text below says again: a title is about its text, the furniture above it is about the site."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reptrack.ingest.segment.page import Page, list_between

__all__ = ["Echo"]

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5
"""So many letters of a word are the same in all its cases."""
_LINES, _CHARACTERS = 12, 2000
_SHARE, _WORDS = 0.3, 3
_CHANCE = 0.25
"""Less than this, of a single word, is said again by chance."""


class Echo:
    """The words of the first lines of text below a head."""

    def __init__(self, page: Page, lines: Sequence[int]) -> None:
        first = lines[-1] + 1 if lines else 0
        below = [*(n for n in lines if page.is_body(n)), *list_between(page.layout.filled, first, len(page.lines))[:_LINES]]
        self._text = " ".join([page.lines[n] for n in below])[:_CHARACTERS].lower()

    def is_silent(self, line: str) -> bool:
        """Tell whether the text says no word of a line again, or one of many."""
        words = _stems(line)
        return bool(self._text) and self._again(words) < max(1, min(2, _CHANCE * len(words)))

    def says(self, line: str) -> bool:
        """Tell whether the text says enough of a line again to be what it is about."""
        words = _stems(line)
        return self._again(words) >= max(_WORDS, _SHARE * len(words))

    def _again(self, words: frozenset[str]) -> int:
        return sum(word in self._text for word in words)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(text.lower()))
