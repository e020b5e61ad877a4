"""Decide how a text is read: with plain spaces and hyphens, whole words and paragraphs, and nothing that nobody sees, each character knowing its place.

A text copied from a page or a PDF has no-break spaces, soft hyphens, words and paragraphs broken at the ends of lines, letters of another
script that look alike. The extractors read a plain copy of it; what they find is given at the characters of the text itself.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from reptrack.text.letters import CAPITALS
from reptrack.text.scripts import unmix

__all__ = ["Reading", "read"]

_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_HYPHENS = "\u2010\u2011"
_APOSTROPHE = "\u02bc"
_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_MARKS = "\u0300-\u036f"
_ODD = re.compile(rf"[{_SPACES}{_UNSEEN}\r{_HYPHENS}{_APOSTROPHE}{_MARKS}](?:(?<=[{_MARKS}])[{_MARKS}]*)?")
_STRESS = re.compile("(?<=[\u0400-\u04ff])[\u0300\u0301]")
# A word broken at the end of a line: `Kalina-⏎vich` is whole again, `Hajdukievič-⏎Kozyr`, `2020-⏎2021` and `twenty-⏎five` keep the hyphen.
_BROKEN_WORD = re.compile(rf"(?P<sign>[-{_HYPHENS}\u00ad])(?<=\w.)[ \t]*\r?\n[ \t>]*(?=\w)")
# Whether a line ends so, asked of the ends of lines: of those there are fewer than hyphens.
_BREAKS_WORD = re.compile("\n(?:(?<=[-\u00ad\u2010]\n)|(?<=[-\u00ad\u2010][\r ]\n))")
_KEEPS_HYPHEN = re.compile(r"(?:[\W\d_]|^|(?i:ty))[^\W\d_]?$")
# What begins a line of its own, an item of a list, a note, a date of figures, and what a row of cells has: a bar, a wide gap, a leader of dots.
_ITEM = re.compile(r"[•●▪◦*–—-]\s|\(?(?:\d{1,3}|[^\W\d_]|[ivx]{1,4})[.)]\s|\[\d{1,3}\]|\d{1,2}\.\d{1,2}\.\d{4}|#")
_CELLS = re.compile(r"\||\t|\S {3,}\S|\.{4}")
_MARGIN = " \t\r>\u00a0"
# A line that begins with what is no capital, figure or mark of a list or a quotation: where none does, no line goes on with the sentence above.
_MAY_RUN_ON = re.compile(rf"\n[{_MARGIN}]*[^\s\d{CAPITALS}#|*•(\[«“\"„–—-]")
_NARROWEST, _WIDEST, _FEWEST_LINES = 40, 120, 4
_FULL, _RUNNING_ON = 0.4, 0.25

Edit = tuple[int, int, str]


class Reading(NamedTuple):
    """A text as it is read.

    Attributes:
        text: what is read.
        written: the text itself.
        cuts: the places in what is read before which characters were left out, in order.
        shifts: how many were left out up to each of them; the first, before all cuts, is 0.
    """

    text: str
    written: str
    cuts: Sequence[int] = ()
    shifts: Sequence[int] = (0,)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the characters of the text itself for one or more characters of what is read."""
        if not self.cuts:
            return start, end
        last, behind = self._place(end - 1) + 1, self._place(end)
        while last < behind and unicodedata.combining(self.written[last]):
            last += 1  # what was read as one letter with it
        return self._place(start), last

    def _place(self, at: int) -> int:
        return at + self.shifts[bisect_right(self.cuts, at)]

    def read_span(self, start: int, end: int) -> tuple[int, int]:
        """Give the characters of what is read for characters of the text itself."""
        return self._read_place(start), self._read_place(end)

    def _read_place(self, at: int) -> int:
        number = bisect_right(range(len(self.cuts)), at, key=lambda n: self.cuts[n] + self.shifts[n + 1])
        return min([at - self.shifts[number], *self.cuts[number : number + 1]])


def read(text: str) -> Reading:
    """Give what is read of a text; nearly always it is the text."""
    edits = [*_broken_words(text), *_broken_lines(text)] if "\n" in text else []
    if not text.isascii() or "\r" in text:
        edits += _odd_signs(text)
    plain, cuts, shifts = _edited(text, sorted(edits, key=_longest_first)) if edits else (text, (), (0,))
    return Reading(unmix(plain), text, cuts, shifts)


def _longest_first(edit: Edit) -> tuple[int, int]:
    return edit[0], -edit[1]


def _edited(text: str, edits: Sequence[Edit]) -> tuple[str, Sequence[int], Sequence[int]]:
    """Give the text with each edit made, of two that overlap the first, and where characters were left out."""
    pieces: list[str] = []
    cuts: list[int] = []
    lost: list[int] = [0]
    done = length = 0
    for start, end, instead in edits:
        if start < done:
            continue
        pieces += (text[done:start], instead)
        length += start - done + len(instead)
        if len(instead) < end - start:
            cuts.append(length)
            lost.append(end - start - len(instead))
        done = end
    pieces.append(text[done:])
    return "".join(pieces), cuts, list(accumulate(lost))


def _odd_signs(text: str) -> Iterator[Edit]:
    """Give the edits for letters with marks that are signs of their own, unseen signs, and other spaces, hyphens and apostrophes."""
    for match in _ODD.finditer(text):
        start, end = match.span()
        sign = text[start]
        if unicodedata.combining(sign):
            start = max(start - 1, 0)
            whole = _STRESS.sub("", unicodedata.normalize("NFC", text[start:end]))
            if whole != text[start:end]:
                yield start, end, whole
        elif sign != "\r" or text[end : end + 1] == "\n":
            yield start, end, _instead(sign)


def _instead(sign: str) -> str:
    """Give what is read for a sign: a plain space, hyphen or apostrophe, nothing for what is not seen."""
    if sign in _HYPHENS:
        return "-"
    if sign == _APOSTROPHE:
        return "’"
    return " " if sign.isspace() and sign != "\r" else ""


def _broken_words(text: str) -> Iterator[Edit]:
    """Give the edits that make words whole that the end of a line broke."""
    if _BREAKS_WORD.search(text) is None:
        return
    for match in _BROKEN_WORD.finditer(text):
        whole = match["sign"] == "\u00ad" or (
            text[match.end()].islower() and not _KEEPS_HYPHEN.search(text, match.start() - 3, match.start())
        )
        yield match.start(), match.end(), "" if whole else "-"


def _broken_lines(text: str) -> Iterator[Edit]:
    """Give the edits that join the lines of paragraphs that were broken to fit a page."""
    if _MAY_RUN_ON.search(text) is None:
        return
    lines = text.split("\n")
    bare = [line.strip(_MARGIN) for line in lines]
    if not any(line[:1].islower() for line in bare):
        return
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    width = _wrapped_at(bare)
    for first, end in _stretches(bare):
        own = _paragraph_width(bare[first:end])
        for number in range(first, end - 1):
            if own or _runs_on(bare[number], bare[number + 1], width):
                above, below = lines[number].rstrip(), lines[number + 1]
                yield starts[number] + len(above), starts[number + 1] + len(below) - len(below.lstrip(_MARGIN)), " "


def _stretches(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Give the runs of two or more lines that may be of one paragraph: none is blank, a row of cells, or below the first an item of a list."""
    first = 0
    for number, line in enumerate([*lines, ""]):
        ends = not line or _CELLS.search(line) is not None
        if ends or _ITEM.match(line):
            if number - first > 1:
                yield first, number
            first = number + ends


def _paragraph_width(lines: Sequence[str]) -> int:
    """Give the width of a paragraph in which every line ends only where the next word had no room, and one of them within a sentence; else 0."""
    width = max(map(len, lines))
    if not _NARROWEST <= width <= _WIDEST or not any(line[0].islower() for line in lines[1:]):
        return 0
    return width if all(_has_no_room(line, following, width) for line, following in pairwise(lines)) else 0


def _wrapped_at(lines: Sequence[str]) -> int:
    """Give the width to which the lines of a text were filled, or 0 if they are whole paragraphs, headlines or cells."""
    lengths = sorted(len(line) for line in lines if line)
    if len(lengths) < _FEWEST_LINES:
        return 0
    width = lengths[-1 - len(lengths) // 50]
    if not _NARROWEST <= width <= _WIDEST or sum(length > 0.8 * width for length in lengths) < _FULL * len(lengths):
        return 0
    below = [line[0] for above, line in pairwise(lines) if above and line]
    return width if sum(map(str.islower, below)) >= _RUNNING_ON * len(below) else 0


def _runs_on(line: str, following: str, width: int) -> bool:
    """Tell that a line was broken within a sentence, or, in a text filled to a width, only because the next word had no room in it."""
    return (following[0].islower() and len(line) >= _NARROWEST) or (width > 0 and _has_no_room(line, following, width))


def _has_no_room(line: str, following: str, width: int) -> bool:
    return len(line) + 1 + len(following.split(None, 1)[0]) > width
