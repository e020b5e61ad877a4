"""Decide where sentences begin and end, from punctuation, line structure and each language's abbreviations."""

from __future__ import annotations

import re

__all__ = ["sentences"]

# A full stop, question or exclamation mark with its closing quotes or brackets, then space, then what may open a sentence;
# or an empty line. Example: `He left. “Why?”` breaks after `left.`
_BREAK = re.compile(r"(?<=[.!?…])[\"”’»)\]]*(?=\s+[\"“‘«(\[—–-]*\s?[^\W_a-zа-яёіў])|\n[ \t]*\n")
_ABBREVIATION = re.compile(r"(?:\b[^\W\d_]|\b(?:Mr|Mrs|Ms|Dr|Art|Arts|No|Nos|St|Fr|ст|ч|г|арт|гг|им|ул|вул|п|пп))\.$")


def sentences(text: str) -> list[tuple[int, int]]:
    """Give the sentences of a text as `(start, end)` character spans without surrounding space, in order."""
    spans = []
    start = 0
    for match in _BREAK.finditer(text):
        if not match.group().startswith("\n") and _ABBREVIATION.search(text, max(start, match.start() - 8), match.start()):
            continue
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(text)))
    return [span for span in (_trim(text, a, b) for a, b in spans) if span[0] < span[1]]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
