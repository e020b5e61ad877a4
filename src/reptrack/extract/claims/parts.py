"""Decide which figures are parts of a total: `144 people, of whom 35 are women and 109 are men`."""

from __future__ import annotations

from dataclasses import dataclass

from reptrack.extract.claims.readings import Reading
from reptrack.extract.claims.tables import tables
from reptrack.extract.claims.tokens import Sentence

__all__ = ["Total", "find_total"]

_BREAKS = frozenset({";"})


@dataclass(frozen=True, slots=True)
class Total:
    """A count that later figures may be parts of.

    Attributes:
        index: its place among the claims.
        value: its value.
        end: the token after it, or -1 if it stands in an earlier sentence.
    """

    index: int
    value: float
    end: int = -1


def find_total(sentence: Sentence, reading: Reading, start: int, total: Total | None, last: Total | None) -> Total | None:
    """Give the total that a count is a part of, or None.

    Args:
        sentence: its sentence.
        reading: the count.
        start: the token where it begins with its qualifier.
        total: the total that parts were found of before in this sentence, or None.
        last: the last count that is no part.
    """
    if not isinstance(reading.value, int | float) or reading.kind not in {"count", "percent", "fraction"}:
        return None
    candidate = total or last
    if candidate is None or not _smaller(reading, candidate):
        return None
    if tables().of_whom.at(sentence.low, reading.j) is not None:
        return candidate
    since = max(candidate.end, 0)
    gap = sentence.low[since:start]
    if any(token in _BREAKS for token in gap):
        return None
    if _introduced(sentence, since, start, first=candidate.end < 0):
        return candidate
    return candidate if total is not None and candidate.end >= 0 else None


def _smaller(reading: Reading, total: Total) -> bool:
    return reading.kind != "count" or float(reading.value or 0) <= total.value


def _introduced(sentence: Sentence, since: int, start: int, *, first: bool) -> bool:
    """Tell whether `including`, `of these` or a colon stands between the total and the part; in a later sentence, at its beginning."""
    found = tables().including.find(sentence.low, since, start)
    if found is not None:
        word = sentence.low[found[0]]
        if word == "with" and not (found[1] == start and sentence.at(found[0] - 1) == ","):
            return False
        if (
            found[0] > 0
            and word in tables().prepositions
            and sentence.low[found[0] - 1][0].isalpha()
            and sentence.low[found[0] - 1] not in tables().joints
        ):
            return False  # (many of them …)
        return not first or found[0] <= 3  # noqa: PLR2004
    return not first and ":" in sentence.low[since:start]
