"""Recognise a list of dated headlines: lines such as `20.12.2024 Five judges named`, each with a summary or nothing below."""

from __future__ import annotations

from collections import Counter
from itertools import takewhile

from reptrack.ingest.phrases import months
from reptrack.ingest.segment.days import day_above, in_title
from reptrack.ingest.segment.page import Boundary, Page, Split
from reptrack.ingest.segment.sections import heads_section
from reptrack.ingest.segment.web_dump import unnumbered

__all__ = ["find"]

_MIN_WORDS = 3


def find(page: Page) -> Split | None:
    """Split before every dated headline of the file's usual form; two at least."""
    candidates = []
    for number, read in page.dates.items():
        if read.kind == "alone" or read.date.year is None:
            continue
        start, end = read.rest
        rest = page.lines[number][start:end]
        if len(rest.split()) >= _MIN_WORDS and not _runs_on(page, number):
            candidates.append((number, read, rest.endswith((".", ";", ","))))
    if len(candidates) < 2:  # noqa: PLR2004 - one is no list
        return _without_year(page)
    form = Counter((read.kind, read.date.form) for _, read, _ in candidates).most_common(1)[0][0]
    chosen = [row for row in candidates if (row[1].kind, row[1].date.form) == form]
    if len(chosen) < 2 or sum(sentence for _, _, sentence in chosen) > len(chosen) / 3:  # noqa: PLR2004 - entries of a chronicle are sentences
        return None
    boundaries = []
    for number, read, _ in chosen:
        start = page.layout.start(number)
        boundaries.append(Boundary(number, (start + read.rest[0], start + read.rest[1]), read.date))
    late = chosen[0][0] > len(page.lines) / 4
    return Split((0.5 if late else 0.95) * len(chosen) / len(candidates), tuple(unnumbered(page, boundaries)))


def _without_year(page: Page) -> Split | None:
    """Split at headlines with their days, without a year, over text: `3 March. Teacher jailed`; only a short masthead may stand above the first."""
    top = takewhile(lambda n: not page.is_body(n), page.layout.filled[:_MASTHEAD])
    if not any(_dated(page, n) is not None for n in top):
        return None
    found = [boundary for n in page.layout.filled if (boundary := _dated(page, n)) is not None]
    least = 2 if found[0].line == page.layout.filled[0] else 3
    return Split(0.9, tuple(_with_further(page, found))) if len(found) >= least else None


def _with_further(page: Page, found: list[Boundary]) -> list[Boundary]:
    """Add the further stories of a day: headlines right above their text, first in their blocks, where those with a day stand so too."""
    blocks = [b for b in page.layout.blocks if b.first > found[0].line and b.end - b.first > 1]
    begun = {boundary.line for boundary in found}
    if not begun.intersection(b.first for b in blocks):
        return found
    further = [b.first for b in blocks if b.first not in begun and heads_section(page, b.first) and page.is_body(b.first + 1)]
    dates = {n: max((b for b in found if b.line < n), key=lambda boundary: boundary.line).date for n in further}
    return sorted((*found, *(Boundary(n, page.headline_span(n), dates[n]) for n in further)), key=lambda boundary: boundary.line)


_MASTHEAD = 6


def _dated(page: Page, number: int) -> Boundary | None:
    line, above = page.lines[number], page.layout.previous_filled(number)
    told = line[0].isdigit() or line[-1] in ")]" or line.split(" ", 1)[0].lower() in months()
    if not (told or above in page.dates) or not heads_section(page, number):
        return None
    boundary = Boundary(number, page.headline_span(number))
    return in_title(page, boundary) or day_above(page, boundary)


def _runs_on(page: Page, number: int) -> bool:
    """Tell whether a line of a hard-wrapped file continues the one above."""
    above = page.lines[number - 1] if number else ""
    return page.layout.wrapped and bool(above) and not above.endswith((".", "!", "?", ":", "”", "»"))
