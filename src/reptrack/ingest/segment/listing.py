"""Recognise a page that lists texts, each a headline over its first lines: of a category, a tag, an author, or tightly set one under the other."""

from __future__ import annotations

from itertools import takewhile

from reptrack.ingest.segment.lines import is_listing
from reptrack.ingest.segment.page import Boundary, Page, Split
from reptrack.ingest.segment.sections import heads_section
from reptrack.ingest.segment.web_dump import unnumbered

__all__ = ["find"]

_TOP = 4
_WORDS, _TIGHT_WORDS = 4, 5
"""Headlines have so many words on average; more where nothing else says that the page is a list."""
_PAIRS = 3


def find(page: Page) -> Split | None:
    """Split at the headlines over text below the head of a list, or at those of a page that has nothing but headlines, each with a paragraph."""
    top = [n for n in page.layout.filled[:_TOP] if is_listing(page.lines[n]) or (n in page.furniture and page.lines[n][-1].isdigit())]
    if top:
        heads = [n for n in page.layout.filled if n > top[-1] and page.layout.marker(n) is None and heads_section(page, n)]
        return _split(page, heads, least=2, words=_WORDS, score=0.8)
    return _split(page, _tight(page), least=_PAIRS, words=_TIGHT_WORDS, score=0.7)


def _tight(page: Page) -> list[int]:
    """Give the headlines of a file in which every second line is one, and every other a paragraph, without blank lines between them."""
    lines = page.layout.filled
    lines = lines[1:] if lines and page.is_label(lines[0]) else lines  # `Section: Courts`
    if len(lines) < 2 * _PAIRS or page.layout.wrapped or lines[len(lines) - 1] - lines[0] != len(lines) - 1:
        return []
    rows = lines if len(lines) % 2 == 0 else lines[:-1]
    pairs = list(takewhile(lambda at: page.headline_like(rows[at]) and page.is_body(rows[at + 1]), range(0, len(rows), 2)))
    return [rows[at] for at in pairs] if 2 * len(pairs) == len(rows) else []


def _split(page: Page, heads: list[int], *, least: int, words: int, score: float) -> Split | None:
    if len(heads) < least or sum(len(page.lines[n].split()) for n in heads) / len(heads) < words:
        return None
    return Split(score, tuple(unnumbered(page, [Boundary(n, page.headline_span(n)) for n in heads])))
