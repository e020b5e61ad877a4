"""Decide which unknown names are places by where they stand on the page: a row of a table of places, the end of a line behind who comes from there."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterator

from reptrack.extract.names.led_places import town
from reptrack.extract.names.phrase import Found
from reptrack.extract.names.signed_places import is_unknown
from reptrack.text.letters import SMALL

__all__ = ["laid_out_places"]

_NAME = r"[^\W\d_" + SMALL + r"][^\W\d_]+(?:[- ][^\W\d_" + SMALL + r"][^\W\d_]+){0,2}"
# A row: a name, then dots, bars, dashes or spaces, then a figure: `Cairo ........ 102`, `| Sohag | 14 |`.
_ROW = re.compile(rf"^[ \t|*•–-]*({_NAME})[ \t.…|:,;–—-]+\d[\d .,%|\t]*$", re.MULTILINE)
# The last part of a line: `judge (retired), Sousse`.
_LAST = re.compile(rf", ({_NAME})(?=\r?\n|$)")
_LEAST_KNOWN, _LEAST_SHARE, _INDENT, _LONGEST = 2, 0.5, 8, 40


def laid_out_places(text: str, known: Collection[int]) -> Iterator[Found]:
    """Find the unknown names of tables most of whose names are places, and small towns that end a line; `known` are the characters at which places begin."""
    yield from _at_ends(text)
    block: list[re.Match[str]] = []
    opening = sum(start <= _INDENT or "\n" in text[start - _INDENT : start] for start in known)
    for row in _ROW.finditer(text) if opening >= _LEAST_KNOWN else ():
        if block and text.count("\n", block[-1].end(), row.start()) > 1:
            yield from _of_table(block, known)
            block = []
        block.append(row)
    yield from _of_table(block, known)


def _at_ends(text: str) -> Iterator[Found]:
    """Find the small towns that end a line behind a comma."""
    end = -1
    while (end := text.find("\n", end + 1)) >= 0:
        comma = text.rfind(", ", max(0, end - _LONGEST), end)
        match = _LAST.match(text, comma) if comma >= 0 else None
        if match and is_unknown(match[1]) and town(match[1]):
            yield Found(match.start(1), match.end(1), match[1])


def _of_table(block: list[re.Match[str]], known: Container[int]) -> Iterator[Found]:
    told = [row for row in block if row.start(1) in known]
    if len(told) < _LEAST_KNOWN or len(told) < _LEAST_SHARE * len(block):
        return
    for row in block:
        if row.start(1) not in known and is_unknown(row[1]):
            yield Found(row.start(1), row.end(1), row[1])
