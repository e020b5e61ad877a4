"""Recognise a newsletter or collection without links: headed sections parted by rules (`* * *`), by wider gaps, or under a newsletter's masthead."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

from reptrack.ingest.phrases import normal, phrases
from reptrack.ingest.segment.days import placed_day
from reptrack.ingest.segment.page import Boundary, Page, Split
from reptrack.ingest.segment.single import head
from reptrack.text.layout import Block

__all__ = ["find", "heads_section", "names_newsletter", "opens_paragraph"]

# A rule: three or more signs and nothing else. Examples: `* * *`, `-----`, `═════`, `###`.
_RULE = re.compile(r"(?:[*\-_=~#•·—–═─⁂+]\s*){3,}$|⁂$")
_RULE_SIGNS = frozenset("*-_=~#•·—–═─⁂+")
_RULE_MAX = 200
_LONG_TITLE = 6
_TITLE = 4
_SHORT_TITLE = 2.5


def find(page: Page) -> Split | None:
    """Split at the headlines behind rules, behind wider gaps, or of all sections when the masthead calls the file a newsletter."""
    return _behind_rules(page) or _behind_gaps(page) or _in_blocks(page) or _in_newsletter(page)


def _behind_rules(page: Page) -> Split | None:
    rules = [
        n for n in page.layout.filled if page.lines[n][0] in _RULE_SIGNS and len(page.lines[n]) < _RULE_MAX and _RULE.match(page.lines[n])
    ]
    if len(rules) < 2:  # noqa: PLR2004 - one rule parts the notes from the text
        return None
    first = page.layout.filled[0]
    openings = [page.layout.next_filled(n) for n in rules]
    heads = [n for n in openings if n is not None and heads_section(page, n)]
    if heads_section(page, first):
        heads.insert(0, first)
    return _split(page, heads, len([n for n in openings if n is not None]), _TITLE, 0.6)


def _behind_gaps(page: Page) -> Split | None:
    blocks = page.layout.blocks
    wide = [b.first for a, b in itertools.pairwise(blocks) if b.first - a.end > 1]
    narrow = len(blocks) - 1 - len(wide)
    if len(wide) < 3 or narrow < len(wide):  # noqa: PLR2004 - gaps tell something only if there are two kinds
        return None
    heads = [n for n in wide if heads_section(page, n)]
    if heads_section(page, blocks[0].first):
        heads.insert(0, blocks[0].first)
    return _split(page, heads, len(wide), _LONG_TITLE, 0.5)


def _in_blocks(page: Page) -> Split | None:
    """Split where nearly every block is a headline with its text right below, the first one too: three blocks behind wider gaps, or four."""
    blocks = page.layout.blocks
    wide = all(b.first - a.end > 1 for a, b in itertools.pairwise(blocks))
    if len(blocks) < _BLOCKS - wide or page.layout.wrapped or not _heads_block(page, blocks[0]):
        return None
    heads = [b.first for b in blocks if _heads_block(page, b)]
    return _split(page, heads, len(blocks), _LONG_TITLE - wide, 0.5) if len(heads) >= _BLOCKS - wide else None


def _heads_block(page: Page, block: Block) -> bool:
    """Tell whether the first line of a block is a headline of some words, with text right below."""
    if block.end - block.first < 2 or len(page.lines[block.first].split()) < _TITLE:  # noqa: PLR2004 - a headline and its text
        return False
    return heads_section(page, block.first) and page.is_body(block.first + 1)


_BLOCKS = 4


def _in_newsletter(page: Page) -> Split | None:
    lines = head(page)
    if not any(names_newsletter(page.lines[n]) for n in lines[:8]):
        return None
    heads = [b.first for b in page.layout.blocks if heads_section(page, b.first)]
    heads = [n for n in heads if not names_newsletter(page.lines[n]) and normal(page.lines[n]) not in phrases("sections")]
    if lines and heads and heads[0] == lines[0]:
        heads = heads[1:]
    return _split(page, heads, len(heads), _SHORT_TITLE, 0.5)


@lru_cache(maxsize=1024)
def names_newsletter(line: str) -> bool:
    """Tell whether a line of a masthead calls the file a newsletter."""
    if len(line) > 120:  # noqa: PLR2004 - a masthead line is short
        return False
    words = _WORD.findall(line.lower())
    return not phrases("newsletters").isdisjoint((*words, *(f"{a} {b}" for a, b in itertools.pairwise(words))))


_WORD = re.compile(r"[^\W\d_]+")


def heads_section(page: Page, number: int) -> bool:
    """Tell whether a line is a headline with running text right below it."""
    headline = page.headline(number)
    below = page.layout.next_filled(headline[1]) if headline is not None else None
    if below is None or page.layout.marker(below) is not None:
        return False
    if below in page.dates or page.is_label(below) or placed_day(page.lines[below]) is not None:
        below = page.layout.next_filled(below)
    return below is not None and (page.is_body(below) or _opens_wrapped(page, number, below)) and not page.layout.is_row(below)


def opens_paragraph(page: Page, number: int) -> bool:
    """Tell whether running text begins with a line; in a hard-wrapped file its end may stand some lines below."""
    last = number
    while page.layout.wrapped and not page.is_body(last) and page.wraps(last) and last - number < _PARAGRAPH:
        last += 1
    return page.is_body(last) or (last > number and page.lines[last].endswith(_ENDS))  # `… nobody⏎told them.`


_ENDS = (".", "…", "!", "?", ".”", ".»", "//")


def _opens_wrapped(page: Page, head: int, number: int) -> bool:
    """Tell whether the line below a headline opens a paragraph that is broken over lines: long, and the last line ends a sentence."""
    last = number
    if number == head + 1 and len(page.lines[head]) > _NARROWER * len(page.lines[number]):
        return False  # the headline is itself the first line of the paragraph
    while last + 1 < len(page.lines) and page.lines[last + 1] and last - number < _PARAGRAPH:
        last += 1
    return last > number and len(page.lines[number]) >= _FILLED and page.is_body(last) and page.layout.marker(number) is None


_PARAGRAPH, _FILLED, _NARROWER = 40, 50, 0.85


def _split(page: Page, heads: list[int], expected: int, words: float, score: float) -> Split | None:
    if len(heads) < 2 or len(heads) < 0.6 * expected:  # noqa: PLR2004
        return None
    if sum(len(page.lines[n].split()) for n in heads) / len(heads) < words:
        return None
    return Split(score, tuple(Boundary(n, page.headline_span(n)) for n in heads))
