"""Decide who answers in an interview, and which paragraphs are answers: not the questions, nor what the reporter says of the interviewee."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reptrack.extract.claims.phrases import word_set
from reptrack.records import Name
from reptrack.text.view import View

__all__ = ["Interview", "interview_of"]

_HEAD = 600  # characters in which an interview says that it is one
_FEWEST_QUESTIONS = 2
_BEHIND = frozenset({" ", ", ", " – ", " — "})  # between `X’s wife` and her name
# The kin or fellow of somebody: `’s cellmate`.
_OWNED = re.compile(r"[’']s [^\W\d_]+")
_FILE = "attribution.toml"
# A line that asks: it ends with a question mark and is no longer than people ask.
_QUESTION = re.compile(r"^[^\n]{4,300}\?[”\"»]?[^\S\n]*$", re.MULTILINE)
_PARAGRAPH = re.compile(r"\S[^\n]*")
# How an answer may be marked: `— …`, `“…`, or by who speaks: `A: …`, `Novik: …`.
_DASH = re.compile(r"[—–-]\s|[“«\"„]")
_LABEL = re.compile(r"[^\W\d_]{1,20}\.?:\s")


@dataclass(frozen=True, slots=True)
class Interview:
    """Who answers, and where the paragraphs of the answers begin and end, in order.

    Attributes:
        speaker: the interviewee. spans: the paragraphs.
    """

    speaker: str
    spans: tuple[tuple[int, int], ...]

    def answers(self, at: int) -> bool:
        """Tell whether a character of the text is in an answer."""
        i = bisect_right(self.spans, at, key=lambda span: span[0]) - 1
        return i >= 0 and at < self.spans[i][1]


def interview_of(view: View, names: Sequence[Name]) -> Interview | None:
    """Read a text that calls itself an interview and has questions; None for any other, or if nobody can tell who answers."""
    head = view.text[:_HEAD].lower()
    if not any(map(head.__contains__, word_set(_FILE, "interview", "words"))):
        return None
    questions = [match.span() for match in _QUESTION.finditer(view.text)]
    if len(questions) < _FEWEST_QUESTIONS:
        return None
    speaker = _interviewee(view, names)
    if speaker is None:
        return None
    called = frozenset(name.start for name in names if name.name == speaker)
    return Interview(speaker, tuple(_answers(view.text, questions, called)))


def _interviewee(view: View, names: Sequence[Name]) -> str | None:
    """Give the first person at the beginning who does not ask; of `an interview with X’s cellmate` these words, or the name behind them."""
    by = word_set(_FILE, "interview", "by")
    kin = word_set(_FILE, "interview", "kin")
    persons = [name for name in names if name.kind == "person" and name.start <= _HEAD]
    for at, name in enumerate(persons):
        before = view.text[max(0, name.start - 40) : name.start].lower().rstrip()
        if any(before.endswith(word) for word in by):
            continue
        owned = _OWNED.match(view.text, name.end)
        if owned is not None:
            after = next((other for other in persons[at + 1 :] if view.text[owned.end() : other.start] in _BEHIND), None)
            return after.name if after is not None else view.text[name.start : owned.end()]
        if any(before.endswith(f" {word}") for word in kin):
            return None
        return name.name
    return None


def _answers(text: str, questions: Sequence[tuple[int, int]], called: frozenset[int]) -> list[tuple[int, int]]:
    """Give the paragraphs after the first question that are no questions and do not speak of the interviewee by name.

    Where answers are marked, those that a dash or quotation mark should open have it; after `A:` an answer may go on for paragraphs.
    """
    asked = {match[0] for match in questions}
    paragraphs = [m.span() for m in _PARAGRAPH.finditer(text, questions[0][0])]
    first = [paragraphs[k + 1] for k in range(len(paragraphs) - 1) if paragraphs[k][0] in asked and paragraphs[k + 1][0] not in asked]
    marked = sum(_DASH.match(text, start) is not None for start, _ in first) * 2 > len(first)
    spans: list[tuple[int, int]] = []
    for start, end in paragraphs:
        if start in asked or (marked and _DASH.match(text, start) is None):
            continue
        label = _LABEL.match(text, start)
        named = any(start <= at < end and not (label is not None and at < label.end()) for at in called)
        if not named:
            spans.append((start, end))
    return spans
