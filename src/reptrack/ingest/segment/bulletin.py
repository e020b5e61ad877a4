"""Recognise a bulletin: bulleted or numbered headlines, each with a statement of its own in a paragraph below."""

from __future__ import annotations

from collections import Counter

from reptrack.ingest.masthead import says_digest
from reptrack.ingest.segment.page import Boundary, Page, Split
from reptrack.ingest.segment.sections import opens_paragraph

__all__ = ["find"]

_SIGN_OFF = ("//", "***", "###", "■", "◼")


def find(page: Page) -> Split | None:
    """Split at every marked headline; two at least, and they must make up most of the file."""
    marked = [(n, marker) for n, marker in page.layout.markers.items() if marker.kind in ("bullet", "number")]
    if len(marked) < 2:  # noqa: PLR2004
        return None
    sign = Counter(_kind(marker.kind, marker.sign) for _, marker in marked).most_common(1)[0][0]
    rows = [(n, marker.length) for n, marker in marked if _kind(marker.kind, marker.sign) == sign]
    items = [(n, length) for n, length in rows if _has_statement(page, n) and page.headline_like(n)]
    questions = sum(page.lines[n].endswith("?") for n, _ in items)
    if len(items) < 2 or len(items) < 0.7 * sum(_has_text(page, n) for n, _ in rows) or questions > len(items) / 2:  # noqa: PLR2004 - questions make an interview
        return None
    if sign == "number" and not _statements(page, items):
        return None
    coverage = 1 - items[0][0] / max(1, len(page.lines))
    return Split(0.8 * coverage, tuple(_boundaries(page, rows, items)))


def _kind(kind: str, sign: str) -> str:
    return "number" if kind == "number" else sign


def _has_text(page: Page, number: int) -> bool:
    """Tell whether anything but another mark follows a marked line; a menu's last words have nothing below."""
    below = page.layout.next_filled(number)
    return below is not None and page.layout.marker(below) is None


def _has_statement(page: Page, number: int) -> bool:
    below = page.layout.next_filled(number)
    return below is not None and page.layout.marker(below) is None and opens_paragraph(page, below)


def _statements(page: Page, items: list[tuple[int, int]]) -> bool:
    """Tell numbered statements from the numbered sections of one review: their headlines are long, and no text stands before the first."""
    words = sum(page.lines[n].count(" ") for n, _ in items) / len(items)
    prose_before = any(page.is_body(n) for n in page.layout.filled if n < items[0][0])
    return words >= 6 and not prose_before  # noqa: PLR2004 - `2. Political prisoners` is a section


def _boundaries(page: Page, rows: list[tuple[int, int]], items: list[tuple[int, int]]) -> list[Boundary]:
    lengths = dict(items)
    digest = any(says_digest(page.lines[n]) for n in page.layout.filled[:_MASTHEAD])
    lengths |= {n: length for n, length in rows if n not in lengths and digest and _heads_list(page, n)}
    found = [Boundary(n, page.span(n, lengths[n]) if n in lengths else None) for n, _ in rows]
    found = sorted([*found, *_lists(page, items)], key=lambda boundary: boundary.line)
    if _uses_sign_off(page, found):
        for boundary, after in zip(list(found), [*[b.line for b in found[1:]], len(page.lines)], strict=True):
            end = _sign_off(page, boundary.line, after)
            if boundary.title is not None and end is not None:
                found.append(Boundary(end, None))
        found.sort(key=lambda boundary: boundary.line)
    return found


def _heads_list(page: Page, number: int) -> bool:
    """Tell whether a marked line heads a list with marks of its own: `► In brief` over `— The European Union …`."""
    own, below = page.layout.marker(number), page.layout.next_filled(number)
    other = page.layout.marker(below) if below is not None else None
    return own is not None and other is not None and other.sign != own.sign and page.layout.heading_like(number)


def _lists(page: Page, items: list[tuple[int, int]]) -> list[Boundary]:
    """Give the headings of lists behind the items of a digest: `In brief` over marked sentences is a section of its own."""
    if not any(says_digest(page.lines[n]) for n in page.layout.filled[:_MASTHEAD]):
        return []
    found = []
    for block in page.layout.blocks:
        head = block.first
        below = page.layout.next_filled(head)
        if head < items[-1][0] or page.layout.marker(head) is not None or below is None or below in dict(items):
            continue
        if page.layout.marker(below) is not None and page.headline_like(head):
            found.append(Boundary(head, page.headline_span(head)))
    return found


_MASTHEAD = 8


def _sign_off(page: Page, first: int, after: int) -> int | None:
    """Give the line behind the one that signs a statement off (`… //`), if text follows before the next statement."""
    for number in range(first, after):
        if page.lines[number].endswith(_SIGN_OFF):
            following = page.layout.next_filled(number)
            return following if following is not None and following < after else None
    return None


def _uses_sign_off(page: Page, found: list[Boundary]) -> bool:
    signed = sum(line.endswith(_SIGN_OFF) for line in page.lines)
    return signed >= 0.7 * sum(boundary.title is not None for boundary in found)
