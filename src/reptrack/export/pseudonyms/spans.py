"""Replace places of a text and say where every other character went, both ways."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from reptrack.export.pseudonyms.finder import Span
from reptrack.export.pseudonyms.tokens import Piece, joined

__all__ = ["Rewritten", "cut", "disjoint", "rewrite"]

Owned = tuple[int, int, int]


class Rewritten:
    """A text after its replacement.

    Attributes:
        text: the new text.
        grown: by how many characters it is longer than the old one.
    """

    def __init__(self, old: Sequence[int], new: Sequence[int], kept: Sequence[bool], text: str) -> None:
        self.text = text
        # The edges of the pieces, before and after, and of each piece whether it was kept: what is not was replaced as a whole.
        self._old, self._new, self._kept = old, new, kept
        self.grown = new[-1] - old[-1]

    def position(self, at: int) -> int:
        """Give where a character of the old text stands in the new one; inside a replaced place, where that begins."""
        if at <= 0:
            return at
        if at >= self._old[-1]:
            return at + self.grown
        edge = bisect_right(self._old, at) - 1
        return self._new[edge] + (at - self._old[edge] if self._kept[edge] else 0)

    def sure(self, at: int) -> bool:
        """Say whether the place is not inside a replaced one."""
        edge = bisect_right(self._old, at) - 1
        return self._old[edge] == at or self._kept[edge]


def disjoint(places: Iterable[Owned]) -> list[Owned]:
    """Give places in order and without overlaps: of those that overlap, the first listed keeps all of its characters."""
    out: list[Owned] = []
    for start, end, owner in places:
        for left in _left_over(start, end, out):
            insort(out, (*left, owner))
    return out


def _left_over(start: int, end: int, others: Sequence[Owned]) -> list[Span]:
    at = bisect_left(others, (start,))
    at = max(0, at - 1)
    left, begin = [], start
    for low, high, _ in others[at:]:
        if low >= end:
            break
        if high > begin:
            if low > begin:
                left.append((begin, low))
            begin = max(begin, high)
    if begin < end:
        left.append((begin, end))
    return left


def cut(places: Iterable[Owned], edges: Sequence[int]) -> list[Owned]:
    """Cut places wherever a mention begins or ends inside them, so that each edge stays an edge.

    Args:
        places: disjoint, in order.
        edges: sorted.
    """
    out = []
    for start, end, owner in places:
        low, high = bisect_left(edges, start + 1), bisect_left(edges, end)
        points = [start, *dict.fromkeys(edges[low:high]), end]
        out += [(a, b, owner) for a, b in pairwise(points)]
    return out


def rewrite(text: str, places: Iterable[Owned], written: Callable[[int, str], str], *, close: bool) -> Rewritten:
    """Replace places of a text.

    Args:
        text: the text.
        places: disjoint, in order, none empty.
        written: gives what stands for the characters of an owner.
        close: close pseudonyms where what follows would be read as a part of them.
    """
    pieces: list[Piece] = []
    old, at = [0], 0
    for start, end, owner in places:
        if start > at:
            pieces.append((text[at:start], False))
            old.append(start)
        pieces.append((written(owner, text[start:end]), True))
        old.append(end)
        at = end
    if at < len(text):
        pieces.append((text[at:], False))
        old.append(len(text))
    out = joined(pieces) if close else [piece for piece, _ in pieces]
    new = [0]
    for piece in out:
        new.append(new[-1] + len(piece))
    return Rewritten(old, new, [not is_token for _, is_token in pieces], "".join(out))
