"""Decide what a record prints about itself: its date and its publisher, from its own lines or from the masthead over it."""

from __future__ import annotations

from dataclasses import dataclass

from reptrack.ingest.dateline import PrintedDate
from reptrack.ingest.organisations import is_organisation
from reptrack.ingest.phrases import after_label, phrases
from reptrack.ingest.segment.page import Boundary, Page, list_between
from reptrack.ingest.segment.single import head
from reptrack.ingest.segment.wire import read_dateline

__all__ = ["Printed", "printed"]

_EDGE = " \t\xa0.,;"
_STORY_WITHIN = 40
"""A dateline opens the first running text, so many lines below the title at most."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed for a record: a date (maybe without a year) and a publisher, None where nothing is."""

    date: PrintedDate | None = None
    publisher: str | None = None


def printed(page: Page, boundary: Boundary, after: int, *, headed: bool) -> Printed:
    """Read date and publisher of the record from `boundary.line` to `after`; `headed` says to look at its head as at a masthead."""
    date, publisher = boundary.date, _source(page, boundary.line, after)
    lines = [n for n in head(page, boundary.line) if n < after] if headed else []
    if date is None:
        date = next((page.dates[n].date for n in lines if n in page.dates and page.dates[n].kind != "lead"), None)
    if publisher is None:
        publisher = _from_masthead(page, lines, boundary)
    if date is None or publisher is None:
        story = _dateline(page, boundary.line, after)
        date = date or story.date
        publisher = publisher or story.publisher
    return Printed(date, publisher)


def _source(page: Page, first: int, after: int) -> str | None:
    lines = list_between(page.source_lines, first, after)
    if not lines:
        return None
    start, end = page.sources[lines[-1]]
    name = page.layout.text[start:end].strip(_EDGE)
    return name if name and "://" not in name else None


def _from_masthead(page: Page, lines: list[int], boundary: Boundary) -> str | None:
    for number in lines:
        if boundary.title is not None and page.span(number)[0] <= boundary.title[0] < page.span(number)[1]:
            continue
        name = _publisher_line(page, number)
        if name is not None:
            return name
    return None


def _publisher_line(page: Page, number: int) -> str | None:
    line = page.lines[number]
    read = page.dates.get(number)
    if read is not None:
        rest = line[slice(*read.rest)].strip(_EDGE)
        return rest if rest and is_organisation(rest) else None
    for label in sorted(phrases("from_labels"), key=len, reverse=True):
        if line.lower().startswith(label + " "):
            name = line[len(label) :].strip(_EDGE + ":")
            name = name.removeprefix("the ")
            return name if is_organisation(name) else None
    at = after_label("from_labels", line)
    if at is not None and is_organisation(line[at:]):
        return line[at:].strip(_EDGE)
    return line.strip(_EDGE) if is_organisation(line) else None


def _dateline(page: Page, first: int, after: int) -> Printed:
    for number in list_between(page.layout.filled, first, min(after, first + _STORY_WITHIN)):
        if page.is_body(number):
            dateline = read_dateline(page.lines[number])
            if dateline is None:
                return Printed()
            agency = page.lines[number][slice(*dateline.agency)].strip(_EDGE) if dateline.agency else None
            return Printed(dateline.date, agency)
    return Printed()
