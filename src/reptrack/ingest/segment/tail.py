"""Find the page furniture that trails the last item: a site's list of other headlines, share buttons, menus."""

from __future__ import annotations

import re
from bisect import bisect_right

from reptrack.ingest.segment.page import Boundary, Page
from reptrack.text.letters import CAPITALS, SMALL

__all__ = ["cut_tail"]

# A category word glued to a headline, as copied from a site's list: `EconomyBelarus’ networks`, `Politics, SecurityCouncil`.
_GLUED = re.compile(r"^[-•*–]?\s*(?:[^\W\d_]+, )*[^\W\d_]*[" + SMALL + r"](?=[" + CAPITALS + r"“«])")
_MIN_LIST = 3


def cut_tail(page: Page, boundaries: tuple[Boundary, ...]) -> tuple[Boundary, ...]:
    """Add a boundary without a title where trailing furniture begins, if there is any."""
    if not boundaries or boundaries[-1].title is None:
        return boundaries
    headline = bisect_right(page.layout.raw_starts, boundaries[-1].title[1] - 1) - 1
    start = _list_start(page, headline)
    if start is None:
        start = _furniture_start(page, headline)
    return boundaries if start is None else (*boundaries, Boundary(start, None))


def _list_start(page: Page, first: int) -> int | None:
    """Find a trailing list of site headlines: glued to category words, or closing in the same phrase line after line."""
    rows = []
    for number in reversed(page.layout.filled):
        if number <= first or page.layout.marker(number) is None:
            break
        rows.append(number)
    if len(rows) < _MIN_LIST:
        return None
    lines = [page.lines[n] for n in rows]
    glued = sum(_GLUED.match(line) is not None for line in lines)
    if glued < len(lines) / 2:
        return None
    start = rows[-1]
    above = page.layout.previous_filled(start)
    if above is not None and above > first and len(page.lines[above]) <= 120 and not page.is_body(above):  # noqa: PLR2004 - the list's own heading
        start = above
    return start


def _furniture_start(page: Page, first: int) -> int | None:
    """Find a furniture phrase with nothing but short lines, links and lists from there to the end."""
    text = next((n for n in page.layout.filled if n > first and page.is_body(n)), first)  # the story itself is no furniture
    for number in sorted(page.furniture):
        if number <= text:
            continue
        rest = [n for n in page.layout.filled if n > number]
        if not any(len(page.lines[n]) > 160 and page.is_body(n) for n in rest):  # noqa: PLR2004 - running text is longer
            return number
    return None
