"""Recognise press wires: a headline over a paragraph that opens with a dateline, such as `March 4, Pozirk. Since …` or `MINSK, 4 March (BelTA) — …`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reptrack.ingest.dateline import PrintedDate, find_date
from reptrack.ingest.segment.page import Boundary, Page, Split

__all__ = ["Dateline", "find", "read_dateline"]

_WITHIN = 110
# A name in a dateline: one to five words that begin with a capital or stand in quotes, small joining words allowed inside.
_NAME = r"[“«\"„]?[^\W\d_a-zа-яёіў][\w’'.-]*(?:[ -](?:of|the|on|для|на|по|de|[“«\"„]?[^\W\d_a-zа-яёіў][\w’'-]*[”»\"]?)){0,4}[”»\"]?"
_BEFORE = re.compile(rf"(?P<city>{_NAME}(?:, {_NAME})?)(?:\s*[(/](?P<agency>[^()/\d]{{2,40}})[)/])?\s*(?:,|\.|—|–|-|\||:)?\s+[(/]?")
# Behind the date: an agency in brackets or bare, then the sign that ends the dateline.
_AFTER_BRACKET = re.compile(r"\s*[,.]?\s*[(/\[](?P<agency>[^()/\[\]\d]{2,40})[)/\]]\s*(?:[—–.:-]\s*)?(?=\S)")
_AFTER_NAME = re.compile(rf"\s*(?:,|\.|—|–|-|/)\s*(?P<agency>{_NAME})\s*(?:\.\s|:\s|\s[—–-]\s|/\s)(?=\S)")
_AFTER_BARE = re.compile(r"(?:[)/]\s*)?\s*(?:[—–:-]|\.)\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a paragraph says before it begins: its date, the place and the agency, if printed; spans are in the paragraph."""

    date: PrintedDate
    city: str | None
    agency: tuple[int, int] | None
    end: int


@lru_cache(maxsize=1024)
def _read(opening: str) -> Dateline | None:
    date = find_date(opening)
    city = before = None
    at = 0
    if date is None:
        before = _BEFORE.match(opening)
        if before is None:
            return None
        city, at = before["city"], before.end()
        date = find_date(opening, at)
        if date is None:
            return None
    after = _AFTER_BRACKET.match(opening, date.end) or _AFTER_NAME.match(opening, date.end)
    if after is not None:
        return _with_agency(date, city, after)
    bare = _AFTER_BARE.match(opening, date.end)
    if bare is None or city is None:
        return None
    agency = before.span("agency") if before is not None and before["agency"] else None
    return Dateline(date, city, agency, bare.end())


def _with_agency(date: PrintedDate, city: str | None, after: re.Match[str]) -> Dateline:
    return Dateline(date, city, after.span("agency"), after.end())


def read_dateline(paragraph: str) -> Dateline | None:
    """Read the dateline that a paragraph opens with, or None."""
    opening = paragraph[:_WITHIN]
    if not any(char.isdigit() for char in opening[:60]):
        return None
    return _read(opening)


def find(page: Page) -> Split | None:
    """Split at the headline over every paragraph with a dateline; two at least."""
    boundaries: list[Boundary] = []
    for number in page.layout.filled:
        line = page.lines[number]
        if len(line) < 60 or number in page.dates:  # noqa: PLR2004 - a story's first paragraph is longer
            continue
        dateline = read_dateline(line)
        headline = page.layout.previous_filled(number) if dateline is not None else None
        if dateline is not None and headline is not None and page.headline_like(headline) and not (boundaries and headline <= boundaries[-1].line):
            boundaries.append(Boundary(headline, page.span(headline), dateline.date))
    if len(boundaries) < 2:  # noqa: PLR2004 - one story is a whole file
        return None
    return Split(0.9 * (1 - boundaries[0].line / max(1, len(page.lines))), tuple(boundaries), "wire")
