"""Decide who speaks: the person quoted, where a quotation runs over several sentences, and the interviewee of an interview."""

from __future__ import annotations

import re
from bisect import bisect_right
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
# Nobody is quoted for longer; without it the time for a line would grow with its square.
_FARTHEST = 5_000
_STARTS = frozenset(_OPENING + '"‘')
_ANY_QUOTE = re.compile(r"[«“„\"‘]")
_MARKS = frozenset('»”"’')


@cache
def _interview_words() -> tuple[frozenset[str], frozenset[str]]:
    """Give the words that call a text an interview, and those before who asks."""
    packs = [table.get("interview", {}) for table in each_toml("attribution.toml").values()]
    return tuple(frozenset(word for pack in packs for word in pack.get(key, ())) for key in ("words", "by"))  # type: ignore[return-value]


class Speech:
    """Who speaks in the sentences that are asked about, in order."""

    __slots__ = ("_before", "_end", "_line", "_pending", "_questions", "_quoted", "_quotes", "_speaker", "_text")

    def __init__(self, view: View, names: Sequence[Name]) -> None:
        self._text = view.text
        self._quotes = _ANY_QUOTE.search(view.text) is not None
        self._speaker, self._questions = _interview(view, names)
        self._line = -1  # where the line of the last sentence begins
        self._end = 0  # where the last sentence ends
        self._quoted: str | None = None  # who says the quotation that it ended in
        self._before: str | None = None  # who said the quotation that it closed
        self._pending: list[int] = []  # claims of the open quotation that nobody was found for yet

    def source(self, sentence: Sentence, found: str | None, claims: list[Claim]) -> str | None:
        """Give who the figures of the sentence come from.

        Args:
            sentence: the sentence.
            found: who it says itself. Earlier sentences of the same quotation get it too.
            claims: the claims so far.
        """
        said = self._quotation(sentence, found, claims) if self._quotes else found
        if said is not None or self._speaker is None:
            return said
        asked = bisect_right(self._questions, (sentence.start, len(self._text))) - 1
        return self._speaker if asked >= 0 and self._questions[asked][1] <= sentence.start else None

    def _quotation(self, sentence: Sentence, found: str | None, claims: list[Claim]) -> str | None:
        """Let a quotation that runs over sentences, or is taken up again, have one speaker."""
        text, start = self._text, sentence.start
        line = text.rfind("\n", 0, start) + 1
        if line != self._line:
            self._quoted = self._before = None
            self._pending = []
        inside = _depth(text, line, start) > 0
        if not inside or _closes(text, self._end, start):
            self._quoted, self._pending = None, []
        again = not inside and text[start] in _STARTS and line == self._line
        quoted = self._quoted or (self._before if again else None)
        open_ = _depth(text, line, sentence.end) > 0
        if found is not None:
            for index in self._pending:
                if index < len(claims):
                    claims[index] = replace(claims[index], attributed_to=claims[index].attributed_to or found)
            quoted = found
            self._before = found if any(mark in sentence.low for mark in _MARKS) else None
            self._pending = []
        elif quoted is None and open_:
            self._pending += range(len(claims), len(claims) + len(sentence.low))
        if found is None and not again and not inside:
            self._before = None
        self._quoted = quoted if open_ else None
        self._line, self._end = line, sentence.end
        return quoted


def _closes(text: str, start: int, end: int) -> bool:
    return any(text.find(mark, start, end) >= 0 for mark in _CLOSING)


def _depth(text: str, start: int, end: int) -> int:
    """Give how many more quotations are opened than closed between two places; straight quotes open and close in turn."""
    start = max(start, end - _FARTHEST)
    if text.count('"', start, end) % 2:
        return 1
    depth = sum(text.count(mark, start, end) for mark in _OPENING) - sum(text.count(mark, start, end) for mark in _CLOSING)
    singles = text.count("‘", start, end)
    return (
        depth + singles - (len(_CLOSING_SINGLE.findall(text, start, end)) if singles or "‘" in text[max(0, start - _HEAD) : start] else 0)
    )


def _interview(view: View, names: Sequence[Name]) -> tuple[str | None, list[tuple[int, int]]]:
    """Give who is interviewed, and where the questions stand.

    It is the first person of a text that calls itself an interview and has questions, but not the one who asks.
    """
    head = view.text[:_HEAD].lower()
    words, by = _interview_words()
    questions = [match.span() for match in _QUESTION.finditer(view.text)] if any(word in head for word in words) else []
    if len(questions) < _FEWEST_QUESTIONS:
        return None, []
    for name in names:
        if name.start > _HEAD:
            break
        if name.kind == "person" and not any(view.text[: name.start].lower().rstrip().endswith(word) for word in by):
            return name.name, questions
    return None, []
