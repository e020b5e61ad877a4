"""Decide who speaks: the person quoted, where a quotation runs over several sentences, or in an interview the one who answers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from reptrack.extract.claims.phrases import phrase_set
from reptrack.extract.claims.positions import START
from reptrack.extract.claims.sources.interviews import interview_of
from reptrack.extract.claims.sources.sources import is_addressed, words_of
from reptrack.extract.claims.tokens import Sentence, is_digits
from reptrack.extract.claims.vocabulary import tables
from reptrack.records import Claim, Name
from reptrack.text.layout import Layout
from reptrack.text.view import View

__all__ = ["Speech"]

_HEAD = 600  # characters in which a single opening quote may stand
_AT_FIRST = 6  # tokens at the beginning of a sentence that tell whether it goes on with the one before
_LINE = 160  # characters of the longest line that introduces a list
_FAR = 400  # characters after a quotation in which its speaker is named
_CLOSING = "»”"
_CLOSING_SINGLE = re.compile(r"(?<=[.,!?])’(?!\w)")
# Nobody is quoted for longer; without it the time for a line would grow with its square.
_FARTHEST = 5_000
_DIGIT = re.compile(r"\d")
_OPENING = {"«": "»", "“": "”"}
_STEPS = {"«": 1, "“": 1, "„": 1, "»": -1, "”": -1}
_ENDS = ".,:;!?"
_STARTS = frozenset('«“„"‘')
_ANY_QUOTE = re.compile(r"[«“„\"‘]")
_MARKS = frozenset('»”"’')


class Speech:
    """Who speaks in the sentences that are asked about, in order."""

    __slots__ = (
        "_before",
        "_block",
        "_carried",
        "_end",
        "_interview",
        "_last",
        "_line",
        "_list",
        "_named",
        "_pairs",
        "_pending",
        "_persons",
        "_publisher",
        "_quoted",
        "_quotes",
        "_single",
        "_straight",
        "_text",
        "_wrapped",
    )

    def __init__(self, view: View, names: Sequence[Name]) -> None:
        self._text = view.text
        self._publisher = view.publisher
        self._quotes = _ANY_QUOTE.search(view.text) is not None
        self._straight, self._single = '"' in view.text, "‘" in view.text
        self._pairs = [(mark, step) for mark, step in _STEPS.items() if self._quotes and mark in view.text]
        self._wrapped: bool | None = None  # whether the text is broken to fit a page, once somebody asks
        self._interview = interview_of(view, names)
        self._named = [name for name in names if name.kind == "person"]
        self._block = -1  # where a quotation begins that goes on from the paragraph before, or opens this one
        self._persons = frozenset(name.text for name in self._named)
        self._line = -1  # where the line, or in a text broken to fit a page the paragraph, of the last sentence begins
        self._end = 0  # where the last sentence ends
        self._carried: str | None = None  # the source of the sentence before that had figures
        self._last = 0  # where it ends
        self._quoted: str | None = None  # who says the quotation that it ended in
        self._before: str | None = None  # who said the quotation that it closed
        self._list: tuple[str, int] | None = None  # the source of the lines beneath, and where the line that names it ends
        self._pending: list[int] = []  # claims of the open quotation that nobody was found for yet

    def source(self, sentence: Sentence, found: str | None, claims: list[Claim]) -> str | None:
        """Give who the figures of the sentence come from.

        Args:
            sentence: the sentence.
            found: who it says itself. Earlier sentences of the same quotation get it too.
            claims: the claims so far.
        """
        said = self._quotation(sentence, found, claims) if self._quotes else found
        if said is None and self._interview is not None and self._interview.answers(sentence.start):
            said = self._interview.speaker
        if said is None and self._carried is not None and self._goes_on(sentence):
            said = self._carried
        said = self._listed(sentence, said)
        speaks = self._quoted is not None or self._text[sentence.start] in _STARTS
        self._carried, self._last = None if speaks else said, sentence.end
        return said

    def _goes_on(self, sentence: Sentence) -> bool:
        """Tell whether a sentence goes on with the figures of the one right before: `Of them, …`, `In all, …`, `Some 17 per cent …`."""
        gap = self._text[self._last : sentence.start]
        if self._carried != self._publisher and self._carried not in self._persons and _in_table(self._text, gap, sentence.start):
            return True
        if gap.strip() or gap.count("\n") > self._is_wrapped():
            return False
        if phrase_set("attribution.toml", "goes_on").at(sentence.low, 0) is not None:
            return True
        t = tables()
        return sentence.find(t.including, 0, _AT_FIRST) is not None or _begins_with_share(sentence) or _counts_on(sentence)

    def _listed(self, sentence: Sentence, said: str | None) -> str | None:
        """Give the source of a list to its lines: of `According to X:`, and of a heading such as `Figures of X`, up to the next blank line."""
        text = self._text
        if self._list is not None and said is None:
            source, end = self._list
            gap = text[end : sentence.start]
            if "\n\n" not in gap.lstrip("\n") and len(gap) < _FARTHEST:
                return source
        self._list = (said, sentence.end) if said is not None and _introduces(text, sentence.start, sentence.end) else None
        return said

    def waits(self, start: int, end: int) -> bool:
        """Tell whether a sentence without figures may name their source: of a quotation before it or right behind it, or of a list beneath."""
        if self._lists(start) or (self._quotes and self._text[end + 1 : end + 2] in _STARTS and _ANY_QUOTE.search(self._text, start, end)):
            return True
        return bool(self._pending) and start - self._end <= _FAR and self._paragraph(start) == self._line

    def _lists(self, start: int) -> bool:
        """Tell whether a line without figures that begins a sentence introduces a list."""
        end = self._text.find("\n", start, start + _LINE)
        return end > 0 and _introduces(self._text, start, end) and _DIGIT.search(self._text, end, end + _LINE) is not None

    def _is_wrapped(self) -> bool:
        """Tell whether a text with quotations is broken to fit a page."""
        if self._wrapped is None:
            self._wrapped = self._quotes and "\n" in self._text and Layout(self._text).wrapped
        return self._wrapped

    def _paragraph(self, start: int) -> int:
        """Give where the paragraph around a place begins."""
        if self._is_wrapped():
            return self._text.rfind("\n\n", max(0, start - _FARTHEST), start) + 1
        return self._text.rfind("\n", max(0, start - _FARTHEST), start) + 1

    def _opened_at(self, line: int) -> int:
        """Give where the quotation begins that a paragraph stands in: at its own beginning, or at that of one before which leaves it open; -1 if none does."""
        text = self._text
        if text[line : line + 1] in _OPENING:
            return line
        low = max(0, line - _FARTHEST)
        begin = max(text.rfind(f"\n{mark}", low, line) for mark in _OPENING) + 1
        if not begin or "„" in text[begin:line]:
            return -1
        mark = text[begin]
        return begin if text.count(mark, begin, line) > text.count(_OPENING[mark], begin, line) else -1

    def _announced(self, block: int) -> str | None:
        """Give whose words the paragraph before a quotation says follow: the only person that it names (`Her speech in full:`)."""
        text = self._text
        stop = len(text[:block].rstrip())
        begin = max(text.rfind("\n", 0, stop) + 1, stop - _LINE)
        words = text[begin:stop].lower().split()
        if not 0 < stop - begin < _LINE or not (text[stop - 1] == ":" or any(word.strip(_ENDS) in words_of("speeches") for word in words)):
            return None
        i = bisect_left(self._named, begin, key=START)
        there = {name.text for name in self._named[i : bisect_left(self._named, stop, key=START)] if not is_addressed(name)}
        return there.pop() if len(there) == 1 else None

    def _depth(self, start: int, end: int) -> int:
        """Give how many more quotations are opened than closed between two places; straight quotes open and close in turn."""
        text, start = self._text, max(start, end - _FARTHEST)
        if self._straight and text.count('"', start, end) % 2:
            return 1
        depth = 0
        for mark, step in self._pairs:
            depth += step * text.count(mark, start, end)
        if not self._single:
            return depth
        opened = text.count("‘", start, end)
        closing = opened > 0 or "‘" in text[max(0, start - _HEAD) : start]
        return depth + opened - (len(_CLOSING_SINGLE.findall(text, start, end)) if closing else 0)

    def _quotation(self, sentence: Sentence, found: str | None, claims: list[Claim]) -> str | None:
        """Let a quotation that runs over sentences, or is taken up again, have one speaker."""
        text, start = self._text, sentence.start
        line = self._paragraph(start)
        if line != self._line:
            self._block = self._opened_at(line)
            self._quoted = self._announced(self._block) if self._block >= 0 else None
            self._before, self._pending = None, []
        first = line if self._block < 0 else self._block
        inside = self._depth(first, start) > 0
        behind = not inside and text[start] not in _STARTS and text[max(0, self._end - 1)] in _MARKS
        anew = self._block >= 0 and max(self._end, first) <= start and not _closes(text, max(self._end, first), start)
        if not behind and not anew and (not inside or _closes(text, self._end, start)):
            self._quoted, self._pending = None, []
        again = not inside and text[start] in _STARTS and line == self._line
        quoted = self._quoted or (self._before if again else None)
        open_ = self._depth(first, sentence.end) > 0
        if found == self._publisher and inside and quoted is not None:
            found = None  # (`I` and `we` are whoever is quoted)
        if found is not None:
            for index in self._pending:
                if index < len(claims):
                    claims[index] = replace(claims[index], attributed_to=claims[index].attributed_to or found)
            quoted = found
            spoke = behind or found in self._persons or any(mark in sentence.low for mark in _MARKS)
            self._before = found if spoke else None
            self._pending = []
        elif quoted is None and (open_ or inside or text[start] in _STARTS):
            self._pending += range(len(claims), len(claims) + len(sentence.low))
        if found is None and not again and not inside:
            self._before = None
        self._quoted = quoted if open_ else None
        self._line, self._end = line, sentence.end
        return quoted


def _in_table(text: str, gap: str, start: int) -> bool:
    """Tell whether nothing but rows of a table stands between a sentence and a cell: the table is its figures."""
    if "\n" not in gap:
        return "|" in gap and not gap.strip(" |")
    line = text.rfind("\n", 0, start) + 1
    lines = [row for row in gap.split("\n")[:-1] if row.strip()]
    return (
        "|" in text[line : text.find("\n", start)] and gap.count("\n\n") <= 1 and all("|" in row for row in lines[bool(gap[:1].strip()) :])
    )


def _counts_on(sentence: Sentence) -> bool:
    """Tell whether a sentence begins with a figure that has no noun of its own: `Some 417 remain in detention`, `1,805 are civilians`."""
    t = tables()
    hedge = t.qualifier_before.at(sentence.low, 0)
    k = hedge[0] if hedge is not None else 0
    verb = sentence.at(k + 1)
    return is_digits(sentence.at(k)) and verb.isascii() and (verb in t.auxiliaries or verb in t.verbs)


def _begins_with_share(sentence: Sentence) -> bool:
    """Tell whether a sentence begins with a share of what was counted before: `Some 17 per cent …`, `More than half of the sentences …`."""
    t = tables()
    return sentence.find(t.percent, 0, _AT_FIRST) is not None or sentence.find(t.fraction, 0, _AT_FIRST) is not None


def _introduces(text: str, start: int, end: int) -> bool:
    """Tell whether a line introduces the lines beneath: by a colon, or as a heading that speaks of figures."""
    if text[end : end + 1] != "\n" or not text[end + 1 : end + 3].strip():
        return False
    if text[end - 1] == ":":
        return True
    line = text.rfind("\n", max(0, start - 1), start) + 1 == start or start == 0
    return line and text[end - 1].isalnum() and not _words_for_figures().isdisjoint(text[start:end].lower().split())


@cache
def _words_for_figures() -> frozenset[str]:
    return words_of("figures") | words_of("own_figures")


def _closes(text: str, start: int, end: int) -> bool:
    return any(text.find(mark, start, end) >= 0 for mark in _CLOSING)
