"""Split a file into report items: every layout recogniser says how sure it is, the surest decides where records begin."""

from __future__ import annotations

import re

from reptrack.ingest.segment import (
    bulletin,
    chat,
    dated_headlines,
    digest,
    entries,
    feed,
    listing,
    marked,
    newsletter,
    sections,
    single,
    web_dump,
    wire,
)
from reptrack.ingest.segment.page import Boundary, Page, Split
from reptrack.ingest.segment.tail import cut_tail

__all__ = ["Page", "split"]

RECOGNISERS = (
    chat.find,
    feed.find,
    entries.find,
    digest.find,
    dated_headlines.find,
    web_dump.find,
    newsletter.find,
    bulletin.find,
    wire.find,
    sections.find,
    listing.find,
    marked.find,
    single.find,
)

_SURE = 0.9
"""With such a score there is no need to ask the others."""


def split(page: Page) -> tuple[Boundary, ...]:
    """Give the boundaries of the records of a file, the first at its first line."""
    best = Split(0, ())
    for recogniser in RECOGNISERS:
        result = recogniser(page)
        if result is not None and result.score > best.score:
            best = result
        if best.score >= _SURE:
            break
    boundaries = cut_tail(page, best.boundaries)
    first = page.layout.filled[0]
    if boundaries[0].line > first:
        boundaries = (Boundary(first, None), *boundaries)
    return _within(page, boundaries)


def _within(page: Page, boundaries: tuple[Boundary, ...]) -> tuple[Boundary, ...]:
    """Keep every title inside its record, whatever a recogniser took for a headline over several lines."""
    ends = [page.layout.start(boundary.line) for boundary in boundaries[1:]]
    kept = []
    for boundary, end in zip(boundaries, [*ends, len(page.layout.text)], strict=True):
        start = page.layout.start(boundary.line)
        if boundary.title is None or (start <= boundary.title[0] and boundary.title[1] <= end):
            kept.append(boundary)
        else:
            low, high = max(start, boundary.title[0]), min(end, boundary.title[1])
            kept.append(boundary._replace(title=(low, high) if page.layout.text[low:high].strip() else None))
    return tuple(_without_link(page, boundary) for boundary in kept)


def _without_link(page: Page, boundary: Boundary) -> Boundary:
    """Take the address off the end of a title: `Four nurses fined https://courier.example/14`."""
    start, end = boundary.title or (0, 0)
    link = _LINK.search(page.layout.text, start, end) if boundary.title is not None and "://" in page.layout.text[start:end] else None
    return boundary._replace(title=(start, link.start())) if link is not None else boundary


_LINK = re.compile(r"(?<=[^\s:(–—-])[\s:(–—-]+https?://\S+$")
