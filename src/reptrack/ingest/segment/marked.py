"""Recognise stories one under the other whose headlines all open alike: with a picture, in bold, or with their country or town before a colon."""

from __future__ import annotations

from collections.abc import Callable
from unicodedata import category

from reptrack.ingest.organisations import is_place
from reptrack.ingest.segment.page import Boundary, Page, Split
from reptrack.ingest.segment.sections import heads_section

__all__ = ["find"]

_LEAST, _WORDS = 3, 4
"""So many headlines, of so many words on average: the sections of one report have fewer."""
_SHARE = 0.8
_PLACE = 30


def find(page: Page) -> Split | None:
    """Split at the headlines over text that open alike, if nearly all do and no title stands above the first."""
    if not any(_opens(page.lines[n]) for n in page.layout.filled[:_LEAST]):
        return None
    heads = [b.first for b in page.layout.blocks if heads_section(page, b.first)]
    for opens in _OPENINGS:
        found = [n for n in heads if opens(page.lines[n])]
        if len(found) >= _LEAST and len(found) >= _SHARE * len(heads) and _are_stories(page, found):
            return Split(0.6, tuple(Boundary(n, page.headline_span(n)) for n in found))
    return None


def _are_stories(page: Page, heads: list[int]) -> bool:
    words = sum(sum(any(map(str.isalnum, word)) for word in page.lines[n].split()) for n in heads)
    above = [n for n in page.layout.filled if n < heads[0]]
    return words >= _WORDS * len(heads) and not any(page.is_body(n) or page.headline_like(n) for n in above)


def _opens(line: str) -> bool:
    return any(opens(line) for opens in _OPENINGS)


def _with_picture(line: str) -> bool:
    return not line[0].isascii() and category(line[0]) == "So"


def _in_bold(line: str) -> bool:
    return line.startswith("**") and line.endswith("**")


def _with_place(line: str) -> bool:
    """Tell whether a line opens with a place that a pack knows: `Tajikistan: two hikers held at the border`."""
    colon = line.find(": ", 0, _PLACE)
    return colon > 0 and is_place(line[:colon])


_OPENINGS: tuple[Callable[[str], bool], ...] = (_with_picture, _in_bold, _with_place)
