"""Recognise a newsletter: headed sections that each close with a link (`For additional reading: …`) or a source line."""

from __future__ import annotations

from reptrack.ingest.masthead import says_digest
from reptrack.ingest.segment.page import Boundary, Page, Split

__all__ = ["find"]


def find(page: Page) -> Split | None:
    """Split at the headline of every section that closes with a link; text behind the last one belongs to no item."""
    blocks = page.layout.blocks
    closings = [i for i, block in enumerate(blocks) if block.end - 1 in page.links or block.end - 1 in page.sources]
    if len(closings) < 2:  # noqa: PLR2004
        return None
    boundaries: list[Boundary] = []
    headed = 0
    after = 0
    for closing in closings:
        headline = _headline(page, after, closing)
        if headline is not None:
            headed += 1
            boundaries.append(Boundary(headline, page.headline_span(headline)))
        after = closing + 1
    if headed < 2 or headed < 0.7 * len(closings):  # noqa: PLR2004
        return None
    if after < len(blocks):
        boundaries.append(Boundary(blocks[after].first, None))
    inside = blocks[closings[-1]].end - boundaries[0].line
    coverage = inside / max(1, len(page.lines))
    return Split(0.85 * headed / len(closings) * min(1.0, coverage + 0.3), tuple(boundaries))


def _headline(page: Page, first: int, closing: int) -> int | None:
    """Find the headline of the section that ends with block `closing`: over its text, the topmost unless a masthead stands above."""
    blocks = page.layout.blocks
    heads = [i for i in range(first, closing + 1) if page.headline_like(blocks[i].first)]
    heads = [i for i in heads if i < closing or blocks[i].end - blocks[i].first > 1]
    if not heads:
        return None
    if heads[-1] == closing and any(page.is_body(n) for n in range(blocks[closing].first + 1, blocks[closing].end)):
        return blocks[closing].first  # headline, text and link in one block
    if first:
        return blocks[heads[0]].first if heads[0] == first else None
    stories = [i for i in heads if not says_digest(page.lines[blocks[i].first])]
    if stories and len(stories) < len(heads):
        return blocks[stories[-1]].first  # below a masthead, and a greeting perhaps
    before_text = next(
        (
            i
            for i in range(closing + 1)
            if any(page.is_body(n) and not page.headline_like(n) for n in range(blocks[i].first, blocks[i].end))
        ),
        closing,
    )
    heads = [i for i in heads if i <= before_text]
    return blocks[heads[-1]].first if heads else None
