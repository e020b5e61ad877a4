"""Decide who speaks: the person quoted, where a quotation runs over several sentences, and the interviewee of an interview."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from reptrack.extract.claims.tokens import Sentence
from reptrack.records import Claim, Name
from reptrack.resources import each_toml
from reptrack.text.view import View

__all__ = ["Speech"]

_HEAD = 600  # characters in which an interview says that it is one
_FEWEST_QUESTIONS = 2
# A line of an interview that asks: it ends with a question mark and is no longer than people ask.
_QUESTION = re.compile(r"^[^\n]{4,300}\?[”\"»]?[^\S\n]*$", re.MULTILINE)
_OPENING, _CLOSING = "«“„", "»”"
_CLOSING_SINGLE = re.compile(r"(?<=[.,!?])’(?!\w)")
_MARKS = frozenset("»”\"’")


@cache
def _interview() -> tuple[frozenset[str], frozenset[str]]:
    """Give the words that call a text an interview, and those before who asks."""
    packs = [table.get("interview", {}) for table in each_toml("attribution.toml").values()]
    return tuple(frozenset(word for pack in packs for word in pack.get(key, ())) for key in ("words", "by"))  # type: ignore[return-value]


class Speech:
    """Who speaks at the sentence that was entered last."""

    __slots__ = ("_asked", "_before", "_from", "_inside", "_open", "_pending", "_quoted", "_speaker", "_speaks", "_straight", "_text")

    def __init__(self, view: View, names: Sequence[Name]) -> None:
        self._text = view.text
        self._speaker = _interviewee(view, names)
        self._speaks = False
        self._asked = False  # whether a question was put before
        self._from = 0  # where the quotation marks were counted up to
        self._open = 0  # how many quotations are open there
        self._straight = False  # whether one between straight quotes is
        self._inside = False  # whether the sentence begins inside a quotation
        self._quoted: str | None = None  # who says it
        self._before: str | None = None  # who said the quotation before
        self._pending: list[int] = []  # claims of the quotation that nobody was found for yet

    def enter(self, start: int, end: int) -> None:
        """Go on to the sentence at `start:end`."""
        text = self._text
        gap = text.find("\n", self._from, start) >= 0
        if gap:
            self._from, self._open, self._straight = start, 0, False
        self._open = max(0, self._open + _depth(text, self._from, start))
        self._inside = self._open > 0 or self._straight
        self._open = max(0, self._open + _depth(text, start, end))
        self._straight ^= text.count('"', self._from, end) % 2 == 1
        self._from = end
        if not self._inside:
            opens = text[start] in _OPENING or text[start] in "\"‘"
            if not opens:
                self._before = None if gap else self._before
            self._quoted = self._before if opens else None  # (“…,” she said. “…”)
            self._pending = []
        if self._speaker is not None and (gap or start == 0):
            self._turn(start)

    def _turn(self, start: int) -> None:
        line = self._text.rfind("\n", 0, start) + 1
        if _QUESTION.match(self._text, line):
            self._asked, self._speaks = True, False
        else:
            self._speaks = self._asked

    def source(self, sentence: Sentence, found: str | None, claims: list[Claim]) -> str | None:
        """Give who the figures of the sentence come from.

        Args:
            sentence: the sentence entered last.
            found: who it says itself. Earlier sentences of the same quotation get it too.
            claims: the claims so far.
        """
        if found is not None:
            for index in self._pending if self._inside else ():
                if index < len(claims):
                    claims[index] = replace(claims[index], attributed_to=claims[index].attributed_to or found)
            self._quoted = found if self._open or self._straight else None
            self._before = found if any(mark in sentence.low for mark in _MARKS) else None
            self._pending = []
            return found
        if self._quoted is not None:
            return self._quoted
        if self._open or self._inside or self._straight:
            self._pending += range(len(claims), len(claims) + len(sentence.low))
        return self._speaker if self._speaks else None


def _depth(text: str, start: int, end: int) -> int:
    """Give how many more quotations are opened than closed between two places; straight quotes are counted apart."""
    depth = sum(text.count(mark, start, end) for mark in _OPENING) - sum(text.count(mark, start, end) for mark in _CLOSING)
    singles = text.count("‘", start, end)
    return depth + singles - (len(_CLOSING_SINGLE.findall(text, start, end)) if singles or "‘" in text[max(0, start - _HEAD) : start] else 0)


def _interviewee(view: View, names: Sequence[Name]) -> str | None:
    """Give who is interviewed: the first person of a text that calls itself an interview and has questions, but not the one who asks."""
    head = view.text[:_HEAD].lower()
    words, by = _interview()
    if not any(word in head for word in words) or len(_QUESTION.findall(view.text)) < _FEWEST_QUESTIONS:
        return None
    for name in names:
        if name.start > _HEAD:
            break
        if name.kind == "person" and not any(view.text[: name.start].lower().rstrip().endswith(word) for word in by):
            return name.name
    return None
