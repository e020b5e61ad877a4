"""Look up phrases of one or more tokens in a sentence, where a token may end in `*` for any ending."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, reduce
from itertools import compress, count
from operator import or_
from typing import Any, Generic, TypeVar

from reptrack.resources import each_toml
from reptrack.text.remember import NAMES, Remembered

__all__ = ["Phrases", "grammar", "phrase_set", "roles_of", "word_set"]

V = TypeVar("V")
# How many tokens a phrase has, those besides the one looked up, the same again if one of them ends in `*`, and what the phrase means.
Entry = tuple[int, list[str], tuple[str, ...], V]


class _Roles(Remembered[int]):
    """Tokens, and in which tables a phrase may begin or end with one, a bit each.

    One number tells of all tables at once that a token means nothing to them, as nearly all words of a text do.
    """

    def __init__(self) -> None:
        super().__init__(self._bits_of)
        self.bits: dict[str, int] = {"*": 0}  # of each token of a phrase, and of each stem with its `*`; an empty one fits any token
        self.stems: list[int] = []  # the lengths of the other stems, each once
        self.heads: frozenset[str] = frozenset()  # how those begin, as many letters of each as the shortest has
        self.tables = 0

    def add(self, firsts: Iterable[str], lasts: Iterable[str]) -> tuple[int, int, int]:
        """Enter a table; give its number, the bit of tokens that may begin one of its phrases, and that of those that may end one."""
        number, begins, ends = self.tables, 1 << 2 * self.tables, 2 << 2 * self.tables
        for tokens, bit in ((firsts, begins), (lasts, ends)):
            for token in tokens:
                self.bits[token] = self.bits.get(token, 0) | bit
        stems = [token[:-1] for token in self.bits if token[-1] == "*" and len(token) > 1]
        self.stems = sorted(set(map(len, stems)))
        self.heads = frozenset(stem[: self.stems[0]] for stem in stems)
        self.tables += 1
        self.clear()
        return number, begins, ends

    def _bits_of(self, token: str) -> int:
        bits = self.bits
        found = bits.get(token, 0) | bits["*"]
        if self.stems and token[: self.stems[0]] in self.heads:
            for n in self.stems:  # not every length: a token may be as long as a file
                if n > len(token):
                    break
                found |= bits.get(token[:n] + "*", 0)
        return found


_ROLES = _Roles()


def roles_of(tokens: Iterable[str]) -> tuple[int, int]:
    """Give in which tables a phrase may begin or end with one of some tokens, a bit each, and how many tables there are by now."""
    return reduce(or_, map(_ROLES.__getitem__, tokens), 0), _ROLES.tables


class _Known(Remembered[Sequence[Entry[V]]]):
    """Tokens that may begin (or end) a phrase, and the phrases, the longest first; asked only of those whose role says so."""

    def __init__(self, table: dict[str, list[Entry[V]]]) -> None:
        super().__init__(self._phrases_of, NAMES)
        self.table = table
        self.stems: list[int] = sorted({len(token) - 1 for token in table if token[-1] == "*"})

    def _phrases_of(self, token: str) -> Sequence[Entry[V]]:
        found = list(self.table.get(token, ()))
        for n in self.stems:
            if n > len(token):
                break
            found += self.table.get(token[:n] + "*", ())
        found.sort(key=lambda entry: -entry[0])
        return tuple(found)


class Phrases(Generic[V]):
    """A table of phrases: which of them begins at a token, or ends before it; the longest wins.

    A phrase is written with spaces between its tokens: `per cent`, `руб .`, `политических заключ*`. What a token may begin or end is worked
    out once: nearly all words of a text begin nothing, and are passed over by one look-up.
    """

    __slots__ = ("_ends", "_ends_bit", "_starts", "begins_bit", "number")

    def __init__(self, entries: Iterable[tuple[str, V]]) -> None:
        first: dict[str, list[Entry[V]]] = {}
        last: dict[str, list[Entry[V]]] = {}
        for phrase, value in entries:
            tokens = phrase.split()
            first.setdefault(tokens[0], []).append(_entry(tokens[1:], value))
            last.setdefault(tokens[-1], []).append(_entry(tokens[:-1], value))
        self._starts, self._ends = _Known(first), _Known(last)
        self.number, self.begins_bit, self._ends_bit = _ROLES.add(first, last)

    def __contains__(self, token: str) -> bool:
        """Tell whether a single token is a phrase of the table."""
        return self.begins(token) and any(length == 1 for length, *_ in self._starts[token])

    def begins(self, token: str) -> bool:
        """Tell whether a phrase, maybe of several tokens, begins with a token."""
        return _ROLES[token] & self.begins_bit != 0

    def at(self, low: list[str], i: int) -> tuple[int, V] | None:
        """Give `(end, value)` of the longest phrase that begins at token `i`."""
        try:
            if i < 0 or not _ROLES[low[i]] & self.begins_bit:
                return None
        except IndexError:
            return None
        for length, rest, stems, value in self._starts[low[i]]:
            end = i + length
            if length == 1 or low[i + 1 : end] == rest or (stems and end <= len(low) and _fit(low, i + 1, stems)):
                return end, value
        return None

    def before(self, low: list[str], i: int) -> tuple[int, V] | None:
        """Give `(start, value)` of the longest phrase that ends right before token `i`."""
        try:
            if i <= 0 or not _ROLES[low[i - 1]] & self._ends_bit:
                return None
        except IndexError:
            return None
        for length, rest, stems, value in self._ends[low[i - 1]]:
            start = i - length
            if start >= 0 and (length == 1 or low[start : i - 1] == rest or (stems and _fit(low, start, stems))):
                return start, value
        return None

    def find(self, low: list[str], start: int = 0, end: int | None = None) -> tuple[int, int, V] | None:
        """Give `(start, end, value)` of the first phrase between two tokens."""
        bit, roles = self.begins_bit, _ROLES
        for i, token in enumerate(low if start == 0 and end is None else low[start:end], start):
            if roles[token] & bit and (found := self.at(low, i)) is not None and (end is None or found[0] <= end):
                return i, found[0], found[1]
        return None

    def beginnings(self, low: list[str], start: int = 0, end: int | None = None) -> Iterator[int]:
        """Give the tokens between two that a phrase may begin with."""
        window = low if start == 0 and end is None else low[start:end]
        bit = self.begins_bit
        return compress(count(start), [role & bit for role in map(_ROLES.__getitem__, window)])

    def each(self, low: list[str], start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, V]]:
        """Give `(start, end, value)` of the longest phrase at each token between two that one begins at."""
        for i in self.beginnings(low, start, end):
            found = self.at(low, i)
            if found is not None:
                yield i, found[0], found[1]


def _entry(others: list[str], value: V) -> Entry[V]:
    return len(others) + 1, others, tuple(others) if any(token[-1] == "*" for token in others) else (), value


def _fit(low: list[str], i: int, patterns: tuple[str, ...]) -> bool:
    """Tell whether the tokens from `i` on fit patterns one by one."""
    for pattern in patterns:
        token = low[i]
        if token != pattern and not (pattern[-1] == "*" and token.startswith(pattern[:-1])):
            return False
        i += 1
    return True


@cache
def word_set(filename: str, *path: str) -> frozenset[str]:
    """Give the words that stand at a path in a file of the models, of all packs together."""
    return frozenset(_words_at(filename, path))


@cache
def grammar(role: str) -> frozenset[str]:
    """Give the small words that have a role in a phrase: the prepositions and articles under `[grammar]` of subjects.toml."""
    return word_set("subjects.toml", "grammar", role)


@cache
def phrase_set(filename: str, *path: str) -> Phrases[bool]:
    """Give the phrases that stand at a path in a file of the models, of all packs together."""
    return Phrases((phrase, True) for phrase in sorted(_words_at(filename, path)))


def _words_at(filename: str, path: tuple[str, ...]) -> Iterator[str]:
    for table in each_toml(filename).values():
        value: Any = table
        for key in path:
            value = value.get(key) if isinstance(value, dict) else None
        yield from value or ()
