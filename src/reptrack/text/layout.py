"""Decide how a text is laid out: its lines, blocks between blank lines, list markers, table rows, headings and hard-wrapped lines.

Everything is an offset into the text; nothing is rewritten. A blank line is one of white space only; blocks are runs of lines that are not blank.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate, compress, count, pairwise
from operator import add
from typing import NamedTuple

from reptrack.text.lazy import lazy
from reptrack.text.letters import SMALL

__all__ = ["Block", "Layout", "Marker", "plain_spaces"]

# A list marker and the space behind it. Examples: `• `, `- `, `📌 `, `12. `, `3) `, `(2) `, `(a) `, `IV. `.
_MARKER = re.compile(
    r"(?P<bullet>[•●▪■◦‣⁃∙·*➤►▶✔✅📌🔹🔸🔴🔗*–—-])(?=\s|[^\W\d_]|[“\"«‘])\s*"
    r"|(?P<number>\d{1,3})[.)](?=\s)\s*"
    r"|\((?P<enclosed>\d{1,2})\)\s+"
    r"|\((?P<letter>[" + SMALL + r"]|[ivx]{1,4}|\d{1,2})\)\s*"
    r"|(?P<roman>[IVXLІХ]{1,5})\.(?=\s)\s*"
)
_MARKER_FIRST = frozenset("•●▪■◦‣⁃∙·*➤►▶✔✅📌🔹🔸🔴🔗–—-(0123456789IVXLІХ")
_SENTENCE_END = (".", ";", ",", ":", "…", "//")
_YEAR_WORDS = ("г.", "р.")
_YEAR_END = re.compile(r"\d\d\d\d\s?[гр]\.$")  # "Обзор за 3–9 марта 2025 г."
_HEADING_MAX = 220
_HEADING_WORDS = 36
_WRAP_MIN, _WRAP_MAX = 50, 110
_RUNNING_ON = 0.25
"""So many of the lines below another one begin small where paragraphs are broken over lines; headlines and their stories begin with capitals."""


# What looks like a space or like nothing, and is none to a comparison; each is one character, so that offsets stay as they are.
_SPACES = "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u200b\u200e\u200f\u2060\ufeff"


def plain_spaces(text: str) -> str:
    """Give a text with a plain space for other kinds of it and for signs of no width, character for character."""
    if not text.isascii():
        for sign in _SPACES:
            if sign in text:  # to look for one character and to replace it is far sooner done than to translate all
                text = text.replace(sign, " ")
    return text


class Block(NamedTuple):
    """A run of lines without a blank one: the numbers of its first line and of the line after its last."""

    first: int
    end: int


class Marker(NamedTuple):
    """A list marker at the start of a line: its kind (`bullet`, `number`, `letter`, `roman`), the sign, and the length with the space behind it."""

    kind: str
    sign: str
    length: int


@dataclass
class Layout:
    """A text as lines: `lines[n]` is a line without the white space around it; spaces of any kind and signs of no width are plain spaces there."""

    text: str

    def __post_init__(self) -> None:
        """Split once; everything else is worked out when asked for."""
        text = plain_spaces(self.text)
        if "\r" in text:
            self._raw = text.splitlines(keepends=True)
            self.raw_starts = [0, *accumulate(map(len, self._raw))]
        else:  # every break is one character: lines without it that need no strip are not copied
            self._raw = text.splitlines()
            self.raw_starts = list(map(add, accumulate(map(len, self._raw), initial=0), count()))
            self.raw_starts[-1] = len(self.text)
        self.lines = list(map(str.strip, self._raw))

    def __len__(self) -> int:
        """Give the number of lines."""
        return len(self.lines)

    def start(self, number: int) -> int:
        """Give the offset of the first character of a line that is not blank; of a blank line, where the next one begins."""
        raw, line = self._raw[number], self.lines[number]
        if not line:
            return self.raw_starts[number + 1]
        return self.raw_starts[number] if raw is line else self.raw_starts[number] + len(raw) - len(raw.lstrip())

    def end(self, number: int) -> int:
        """Give the offset behind the last character of a line that is not blank."""
        return self.start(number) + len(self.lines[number])

    @lazy
    def filled(self) -> list[int]:
        """The numbers of the lines that are not blank, in order."""
        return list(compress(count(), self.lines))

    @lazy
    def blocks(self) -> list[Block]:
        """The blocks between blank lines, in order."""
        gaps = [(above + 1, number) for above, number in pairwise(self.filled) if number > above + 1]
        if not self.filled:
            return []
        firsts = [self.filled[0], *(after for _, after in gaps)]
        ends = [*(before for before, _ in gaps), self.filled[-1] + 1]
        new = tuple.__new__  # what `Block(…)` comes to, without a call in between
        return [new(Block, span) for span in zip(firsts, ends, strict=True)]

    def next_filled(self, number: int) -> int | None:
        """Give the next line after `number` that is not blank."""
        for other in range(number + 1, len(self.lines)):
            if self.lines[other]:
                return other
        return None

    def previous_filled(self, number: int) -> int | None:
        """Give the last line before `number` that is not blank."""
        for other in range(number - 1, -1, -1):
            if self.lines[other]:
                return other
        return None

    @lazy
    def markers(self) -> dict[int, Marker]:
        """The list markers that lines begin with, by the number of the line, in order."""
        lines = self.lines
        signed = ((n, _MARKER.match(lines[n])) for n in self.filled if lines[n][0] in _MARKER_FIRST and _may_mark(lines[n]))
        return {n: _marker(match) for n, match in signed if match is not None and match.end() < len(match.string)}

    def marker(self, number: int) -> Marker | None:
        """Give the list marker that a line begins with, or None."""
        return self.markers.get(number)

    def is_row(self, number: int) -> bool:
        """Tell whether a line is a row of a table: three cells or more, parted by `|`, tabs or wide gaps."""
        line = self.lines[number]
        if "|" not in line and "\t" not in line and "   " not in line:
            return False
        return line.count("|") >= 2 or line.count("\t") >= 2 or line.count("   ") >= 2  # noqa: PLR2004 - two separators make three cells

    @lazy
    def wrapped(self) -> bool:
        """Whether the text is hard-wrapped: most lines inside blocks are filled to about the same width and run on."""
        inner = [line for block in self.blocks[:400] for line in self.lines[block.first : block.end - 1]]
        if len(inner) < 6:  # noqa: PLR2004 - fewer lines show no habit
            return False
        if len([1 for line in inner if _WRAP_MIN <= len(line) <= _WRAP_MAX]) < 0.7 * len(inner):
            return False
        if len([1 for line in inner if not line.endswith((".", "!", "?", "”", ":", ";"))]) < 0.6 * len(inner):
            return False
        below = (line for block in self.blocks[:400] for line in self.lines[block.first + 1 : block.end])
        return sum(line[0].islower() for line in below) >= _RUNNING_ON * len(inner)

    @lazy
    def width(self) -> int:
        """The width to which the lines of a hard-wrapped text are filled: nearly all inside blocks are shorter."""
        inner = sorted(len(line) for block in self.blocks[:400] for line in self.lines[block.first : block.end - 1])
        return inner[len(inner) * 19 // 20] if inner else 0

    def heading_like(self, first: int, last: int | None = None) -> bool:
        """Tell whether a line (or the lines to `last`, hard-wrapped) could be a heading: short, begun like one, not ended like a sentence."""
        line = self.lines[first] if last is None or last == first else " ".join(self.lines[first : last + 1])
        if line.endswith(_SENTENCE_END) and not (line.endswith(_YEAR_WORDS) and _YEAR_END.search(line)):
            return False
        if not 3 <= len(line) <= _HEADING_MAX or line.count(" ") > _HEADING_WORDS:  # noqa: PLR2004 - no heading is shorter
            return False
        opening = line.lstrip("“”\"«„‘'([#*•-–— ")[:1]
        return bool(opening) and not opening.islower() and not self.is_row(first) and "://" not in line and not line.startswith("www.")


def _may_mark(line: str) -> bool:
    """Tell whether a line with a first character of a marker may have one: behind figures or a Roman number stands a full stop or a bracket."""
    return not line[0].isalnum() or "." in line[1:_NUMBER_MAX] or ")" in line[1:_NUMBER_MAX]


_NUMBER_MAX = 6  # `XVIII.`


def _marker(match: re.Match[str]) -> Marker:
    kind = match.lastgroup or ""
    return Marker("number" if kind == "enclosed" else kind, match[kind], match.end())
