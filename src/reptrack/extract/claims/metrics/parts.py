"""Decide which figures are parts of a total: `144 people, of whom 35 are women and 109 are men`, `six of the eight`."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from reptrack.extract.claims.phrases import grammar
from reptrack.extract.claims.readings import Reading
from reptrack.extract.claims.tokens import Sentence
from reptrack.extract.claims.verbs import skip_auxiliaries
from reptrack.extract.claims.vocabulary import tables
from reptrack.records import Claim

__all__ = ["Parts", "Total"]

_BREAKS = frozenset({";"})
_PARTS = frozenset({"count", "percent", "fraction"})
_BACK = 8  # claims in which a total that is named again was given before
_OPENING = 3  # tokens in which `Among them were 71 men` must begin


class Total(msgspec.Struct, frozen=True, gc=False):
    """A count that later figures may be parts of.

    Attributes:
        index: its place among the claims.
        value: its value.
        end: the token after it, or -1 if it stands in an earlier sentence.
    """

    index: int
    value: float
    end: int = -1


class Parts:
    """The totals of one sentence, as its figures are read in order.

    Attributes:
        last: the last count that is no part, here or in the sentence before.
        total: the total that parts were found of in this sentence; outer: the one around it.
        latest: the count right before.
    """

    __slots__ = ("claims", "last", "latest", "outer", "previous", "sentence", "total")

    def __init__(self, sentence: Sentence, claims: list[Claim], last: Total | None) -> None:
        self.sentence, self.claims, self.last = sentence, claims, last
        self.total: Total | None = None
        self.outer: Total | None = None
        self.latest: Total | None = None
        self.previous: Reading | None = None

    def total_of(self, reading: Reading, start: int, dims: Mapping[str, str]) -> Total | None:  # noqa: PLR0911 - a rule a line
        """Give the total that a figure is a part of, or None; `start` is the token where it begins with its qualifier."""
        low = self.sentence.low
        if not isinstance(reading.value, int | float) or reading.kind not in _PARTS or tables().compared.before(low, start) is not None:
            return None
        if self._names_total(reading, start):
            return None
        candidate = self._candidate(start, dims)
        if candidate is None or not _smaller(reading, candidate):
            return None
        if tables().of_whom.at(low, reading.j) is not None or (self.total is None and self._of_the(reading, candidate)):
            return candidate
        if candidate.end >= 0 and low[start - 1 : start] == [","] and self._is_section(reading):
            return candidate
        if candidate.end >= 0 and self._of_leading(candidate, start):
            return candidate
        if candidate.end < 0 and start == 0 and self._are_of_them(reading):
            return candidate
        since = max(candidate.end, 0)
        told = self.latest.end if candidate is self.total and self.latest is not None else since
        if not _BREAKS.isdisjoint(low[max(since, told) : start]):
            return None
        if _introduced(self.sentence, since, start, first=candidate.end < 0):
            return candidate
        return candidate if self.total is not None and (candidate.end >= 0 or candidate is self.total) else None

    def _candidate(self, start: int, dims: Mapping[str, str]) -> Total | None:
        """Give the nearest total: the count right before if it is opened by `including`; the outer one once its other half is told."""
        total, latest = self.total, self.latest
        if total is not None and latest is not None and latest.index != total.index and latest.end < start:
            found = self.sentence.find(tables().including, latest.end, start)
            if found is not None and found[0] > latest.end and self.sentence.low[found[0]] not in grammar("with"):
                return latest
        if total is not None and self.outer is not None and dims.get("gender"):
            inner = self.claims[total.index].dims.get("gender")
            if inner not in {None, dims["gender"]}:
                return self.outer
        return total or self.last

    def _is_section(self, reading: Reading) -> bool:
        """Read `42 were detained, 12 in Minsk`; not `in May`."""
        word, after = self.sentence.at(reading.j), self.sentence.at(reading.j + 1)
        return reading.kind == "count" and word in tables().inner and word.isascii() and word not in grammar("of") and after[:1].isalpha()

    def _are_of_them(self, reading: Reading) -> bool:
        """Read `53 people are held. Six are women`: the sentence goes on with those counted in the one before."""
        after = skip_auxiliaries(self.sentence, reading.j)
        return reading.kind == "count" and after > reading.j and tables().dims.at(self.sentence.low, after) is not None

    def _of_leading(self, candidate: Total, start: int) -> bool:
        """Read `Of the 200 trials, only 50 were closed`: the sentence opens with its total."""
        low = self.sentence.low
        comma = start - 1 - (self.sentence.at(start - 1) in tables().just)
        return self.sentence.at(comma) == "," and low[0] in grammar("of") and candidate.end <= _OPENS

    def _of_the(self, reading: Reading, candidate: Total) -> bool:
        """Read `26 hearings …; 11 of the hearings`."""
        found = tables().of_the.at(self.sentence.low, reading.j)
        if found is None or candidate.end < 0 or self.sentence.at(found[0] - 1) not in tables().determiners:
            return False
        return self.sentence.at(found[0]) in self.sentence.low[candidate.end : candidate.end + 4]

    def _names_total(self, reading: Reading, start: int) -> bool:
        """Tell whether a count is the total of the one before it: `six of the eight`."""
        before = self.previous
        if before is None or before.kind not in _PARTS or reading.kind != "count" or not isinstance(before.value, int | float):
            return False
        found = tables().of_the.at(self.sentence.low, before.j)
        if found is None or found[0] != start:
            return False
        return before.kind != "count" or float(before.value) <= float(reading.value or 0)

    def remember(self, reading: Reading, start: int, part: Total | None) -> None:
        """Take notice of the figure that was added to the claims last."""
        index = len(self.claims) - 1
        if self._names_total(reading, start) and index:
            self._join(index, reading)
        elif part is not None:
            if self.total is not None and part.index != self.total.index:
                self.outer = self.total if part.index > self.total.index else None
            self.total = part
            if self.last is not None and part.index != self.last.index:
                self.last = part
        elif reading.kind == "count" and isinstance(reading.value, int | float):
            if tables().compared.before(self.sentence.low, start) is not None or self._is_aside(reading):
                return
            self.last = Total(index, float(reading.value), reading.j)
            self.total = self.outer = None
        if reading.kind == "count" and isinstance(reading.value, int | float):
            self.latest = Total(index, float(reading.value), reading.j)
        self.previous = reading

    def _is_aside(self, reading: Reading) -> bool:
        """Tell whether a count stands in brackets behind another one that is no part of it: `104 convicted (in April 131), of them 40 women`."""
        low, since = self.sentence.low, self.last.end if self.last is not None else -1
        return since >= 0 and "(" in low[since : reading.i] and ")" not in low[since : reading.i] and ")" in low[reading.j :]

    def _join(self, index: int, reading: Reading) -> None:
        """Make the claim before `index` a part of it; a total that is named again has the time it was given with."""
        claims, this = self.claims, self.claims[index]
        same = (c for c in reversed(claims[max(0, index - _BACK) : index - 1]) if c.kind == "count" and c.value == this.value and c.time)
        time = next((c.time for c in same), None)
        if time is not None and not self.sentence.dates:
            claims[index] = replace(this, time=time)
            claims[index - 1] = replace(claims[index - 1], time=time)
        claims[index - 1] = replace(claims[index - 1], part_of=index)
        self.last = self.total = Total(index, float(reading.value or 0), reading.j)


_OPENS = 5  # tokens of `Of all the 200`


def _smaller(reading: Reading, total: Total) -> bool:
    return reading.kind != "count" or float(reading.value or 0) <= total.value


def _introduced(sentence: Sentence, since: int, start: int, *, first: bool) -> bool:
    """Tell whether `including`, `of these` or a colon stands between the total and the part; in a later sentence, at its beginning."""
    found = sentence.find(tables().including, since, start)
    if found is not None:
        word = sentence.low[found[0]]
        if word in grammar("with") and not (found[1] == start and sentence.at(found[0] - 1) == ","):
            return False
        if (
            found[0] > 0
            and word in tables().prepositions
            and sentence.low[found[0] - 1][0].isalpha()
            and sentence.low[found[0] - 1] not in tables().joints
        ):
            return False  # (many of them …)
        return not first or found[0] <= _OPENING
    return not first and ":" in sentence.low[since:start]
