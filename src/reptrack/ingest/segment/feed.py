"""Recognise a feed or an export: records that each print their fields with labels, `Title: …` or `Headline: …` among them, or with tags, `<title>…</title>`."""

from __future__ import annotations

import re

from reptrack.ingest.phrases import after_label
from reptrack.ingest.printed_dates import PrintedDate, find_date
from reptrack.ingest.segment.lines import behind_title_label
from reptrack.ingest.segment.openings import TITLE
from reptrack.ingest.segment.page import Boundary, Page, Split

__all__ = ["find"]

_SHORTEST = 6
_FIELDS = 8
"""A record has fewer labelled fields before its text."""


def find(page: Page) -> Split | None:
    """Split before the fields of every record with a labelled or tagged title; two at least, one in a file of tags."""
    if (tagged := _tagged(page)) is not None:
        return tagged
    titles = [n for n in page.opening(TITLE) if _is_title(page.lines[n])]
    if len(titles) < 2:  # noqa: PLR2004 - one is the head of a file that is one report
        return None
    found = []
    for number in titles:
        first = number
        while first and number - first < _FIELDS and page.lines[first - 1] and _is_field(page, first - 1):
            first -= 1
        low, high = behind_title_label(page.lines[number])
        start = page.layout.start(number)
        found.append(Boundary(first, (start + low, start + high), _date(page, first)))
    return Split(0.97, tuple(found))


def _tagged(page: Page) -> Split | None:
    """Split at the entries of a feed with tags: `<item>`, `<entry>`; the channel's own title stands before the first."""
    starts = [n for n in page.layout.filled if page.lines[n][0] == "<" and page.lines[n].startswith(_ENTRIES)]
    if not starts or "<title" not in page.layout.text:
        return None
    found = []
    for number, after in zip(starts, [*starts[1:], len(page.lines)], strict=True):
        told = ((n, match) for n in range(number, min(after, number + 2 * _FIELDS)) if (match := _TITLE.search(page.lines[n])) is not None)
        line, title = next(told, (0, None))
        if title is not None:
            start = page.layout.start(line)
            found.append(Boundary(number, (start + title.start(1), start + title.end(1)), _tagged_date(page, number, after)))
    return Split(0.97, tuple(found)) if found else None


_ENTRIES = ("<item", "<entry")
_TITLE = re.compile(r"<title[^<>]{0,40}>(?:<!\[CDATA\[)?\s*([^<>\[\]]+?)\s*(?:\]\]>)?</title>")
_DATED = ("<pubdate", "<dc:date", "<published", "<updated", "<date")


def _tagged_date(page: Page, first: int, after: int) -> PrintedDate | None:
    lines = [n for n in range(first, min(after, first + 3 * _FIELDS)) if page.lines[n].lower().startswith(_DATED)]
    return next((date for n in lines if (date := find_date(page.lines[n], anywhere=True)) is not None and date.year is not None), None)


def _is_title(line: str) -> bool:
    label = after_label("title_labels", line) if len(line) <= _LONGEST and ":" in line[:_LABEL] else None
    return label is not None and len(line) - label >= _SHORTEST


_LONGEST, _LABEL = 300, 20


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
