"""Recognise a feed or an export: records that each print their fields with labels, `Title: …` or `Headline: …` among them."""

from __future__ import annotations

from reptrack.ingest.dateline import PrintedDate
from reptrack.ingest.phrases import after_label
from reptrack.ingest.segment.page import Boundary, Page, Split

__all__ = ["find"]

_SHORTEST = 6
_FIELDS = 8
"""A record has fewer labelled fields before its text."""


def find(page: Page) -> Split | None:
    """Split before the fields of every record with a labelled title; two at least."""
    titles = [n for n in page.layout.filled if _is_title(page, n)]
    if len(titles) < 2:  # noqa: PLR2004 - one is the head of a file that is one report
        return None
    found = []
    for number in titles:
        first = number
        while first and number - first < _FIELDS and page.lines[first - 1] and _is_field(page, first - 1):
            first -= 1
        found.append(Boundary(first, _title(page, number), _date(page, first)))
    return Split(0.97, tuple(found), "feed")


def _is_title(page: Page, number: int) -> bool:
    line = page.lines[number]
    label = after_label("title_labels", line) if len(line) <= _LONGEST and ":" in line[:_LABEL] else None
    return label is not None and len(line) - label >= _SHORTEST


_LONGEST, _LABEL = 300, 20


def _title(page: Page, number: int) -> tuple[int, int]:
    """Give the span of a title behind its label, or behind two (`Subject: FW: …`), without quotes around it."""
    line = page.lines[number]
    at = after_label("title_labels", line) or 0
    at += after_label("title_labels", line[at:]) or 0
    quoted = len(line) - at > _SHORTEST and line[at] == line[-1] == '"'
    start = page.layout.start(number)
    return start + at + quoted, start + len(line) - quoted


def _is_field(page: Page, number: int) -> bool:
    return number in page.dates or number in page.sources or number in page.links or page.is_label(number)


def _date(page: Page, first: int) -> PrintedDate | None:
    """Give the date among the fields that a record begins with."""
    for number in range(first, min(first + _FIELDS, len(page.lines))):
        if not page.lines[number]:
            return None
        if number in page.dates and page.dates[number].kind == "alone":
            return page.dates[number].date
    return None
