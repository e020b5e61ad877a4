"""Look up phrases of one or more tokens in a sentence, where a token may end in `*` for any ending."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

__all__ = ["Phrases"]

V = TypeVar("V")
Entry = tuple[tuple[str, ...], V]
_CACHE_LIMIT = 1 << 16
_LONGEST_STEM = 40  # no stem of the tables is longer; a token can be as long as a file


class Phrases(Generic[V]):
    """A table of phrases: which of them begins at a token, or ends before it; the longest wins.

    A phrase is written with spaces between its tokens: `per cent`, `руб .`, `политических заключ*`.
    """

    def __init__(self, entries: Iterable[tuple[str, V]]) -> None:
        self._first: dict[str, list[Entry[V]]] = {}
        self._last: dict[str, list[Entry[V]]] = {}
        for phrase, value in entries:
            tokens = tuple(phrase.split())
            self._first.setdefault(tokens[0], []).append((tokens, value))
            self._last.setdefault(tokens[-1], []).append((tokens, value))
        self._known: tuple[dict[str, list[Entry[V]]], dict[str, list[Entry[V]]]] = ({}, {})

    def __contains__(self, token: str) -> bool:
        """Tell whether a single token is a phrase of the table."""
        return self.at([token], 0) is not None

    def begins(self, token: str) -> bool:
        """Tell whether a phrase, maybe of several tokens, begins with a token."""
        return bool(self._candidates(token, 0))

    def at(self, low: list[str], i: int) -> tuple[int, V] | None:
        """Give `(end, value)` of the longest phrase that begins at token `i`."""
        if not 0 <= i < len(low):
            return None
        for tokens, value in self._candidates(low[i], 0):
            end = i + len(tokens)
            if end <= len(low) and all(map(_fits, low[i:end], tokens)):
                return end, value
        return None

    def before(self, low: list[str], i: int) -> tuple[int, V] | None:
        """Give `(start, value)` of the longest phrase that ends right before token `i`."""
        if not 0 < i <= len(low):
            return None
        for tokens, value in self._candidates(low[i - 1], 1):
            start = i - len(tokens)
            if start >= 0 and all(map(_fits, low[start:i], tokens)):
                return start, value
        return None

    def find(self, low: list[str], start: int = 0, end: int | None = None) -> tuple[int, int, V] | None:
        """Give `(start, end, value)` of the first phrase between two tokens."""
        for i in range(start, len(low) if end is None else end):
            found = self.at(low, i)
            if found is not None and (end is None or found[0] <= end):
                return i, found[0], found[1]
        return None

    def _candidates(self, token: str, side: int) -> list[Entry[V]]:
        known = self._known[side]
        found = known.get(token)
        if found is None:
            if len(known) > _CACHE_LIMIT:
                known.clear()
            table = (self._first, self._last)[side]
            found = list(table.get(token, ()))
            for n in range(2, min(len(token), _LONGEST_STEM) + 1):
                found += table.get(token[:n] + "*", ())
            found.sort(key=lambda entry: -len(entry[0]))
            known[token] = found
        return found


def _fits(token: str, pattern: str) -> bool:
    return token == pattern or (pattern[-1] == "*" and token.startswith(pattern[:-1]))
