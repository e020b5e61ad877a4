"""Tell which dates of a copied page are not those of its texts: the stamps of readers' comments, and the dated links of a site's lists."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import takewhile

from reptrack.ingest.dateline import DateLine
from reptrack.ingest.phrases import phrases
from reptrack.ingest.segment.lines import opens_comments
from reptrack.text.layout import Layout

__all__ = ["asides"]

_TEXT = 60
_ENDS = (".", "!", "?", "…", ".”", ".»", '."')
_NAME = 4
_TIME = re.compile(r"\d{1,2}[:.]\d\d(?!\d)")


def asides(layout: Layout, furniture: frozenset[int], found: Mapping[int, DateLine]) -> set[int]:
    """Give those of the lines with dates that are stamps of comments or links of a list below a text."""
    if not furniture or not found:
        return set()
    text = next((n for n in layout.filled if len(layout.lines[n]) > _TEXT and layout.lines[n].endswith(_ENDS)), None)
    below = sorted(n for n in furniture if text is not None and n > text)
    if not below:
        return set()
    comments = [n for n in below if opens_comments(layout.lines[n])]
    stamps = {n for n, read in found.items() if comments and n > comments[0] and _is_stamp(layout.lines[n], read)}
    return stamps | _links(layout, below, found)


def _is_stamp(line: str, read: DateLine) -> bool:
    """Tell whether a line is a reader's name with the day and time of the comment: `Margo, 10.01.2024 23:50`, `Анна К. | 3 мая 2025 в 14:02`."""
    if read.kind == "lead" or _TIME.search(line[: read.date.start] + " " + line[read.date.end :]) is None:
        return False
    name = line[slice(*read.rest)]
    return len(name.split()) <= _NAME and not any(word.lower() in phrases("posted_words") for word in name.split()[:1])


def _links(layout: Layout, below: Sequence[int], found: Mapping[int, DateLine]) -> set[int]:
    """Give the dated lines of the block that a line of furniture opens, or of the next block if all its lines are dated: `You may also like`."""
    links: set[int] = set()
    firsts = [block.first for block in layout.blocks]
    for number in below:
        at = bisect_right(firsts, number) - 1
        block = layout.blocks[at]
        rows = list(takewhile(lambda n: n in found, range(number + 1, block.end)))
        if number == block.end - 1 and at + 1 < len(firsts):
            after = layout.blocks[at + 1]
            rows = list(takewhile(lambda n: n in found, range(after.first, after.end)))
            rows = rows if len(rows) == after.end - after.first else []
        links.update(n for n in rows if found[n].kind != "alone")
    return links
