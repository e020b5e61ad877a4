"""Decide what a record prints about itself: its date and its publisher, from its own lines or from the masthead over it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reptrack.ingest import publisher as publishers
from reptrack.ingest.dateline import ends_in_label
from reptrack.ingest.masthead import dates_in
from reptrack.ingest.naming import names_in
from reptrack.ingest.organisations import is_name, is_organisation
from reptrack.ingest.printed_dates import PrintedDate, find_date
from reptrack.ingest.segment.lines import is_menu
from reptrack.ingest.segment.page import Boundary, Page, list_between
from reptrack.ingest.segment.single import head
from reptrack.ingest.segment.wire import Dateline, read_dateline
from reptrack.ingest.signed import of_closing
from reptrack.text.letters import SMALL

__all__ = ["Printed", "printed"]

_EDGE = " \t\xa0.,;*_"
_CLOSING_LINES = 4
_CLOSING_MAX = 120
_STORY_WITHIN = 40
"""A dateline opens the first running text, so many lines below the title at most."""


class Printed(NamedTuple):
    """What is printed for a record: a date (maybe without a year) and a publisher, None where nothing is."""

    date: PrintedDate | None = None
    publisher: str | None = None


def printed(page: Page, boundary: Boundary, after: int, *, headed: bool) -> Printed:
    """Read date and publisher of the record from `boundary.line` to `after`; `headed` says to look at its head as at a masthead."""
    lines = [n for n in head(page, boundary.line) if n < after] if headed else []
    single = headed and boundary.title is not None and (after == len(page.lines) or after in page.furniture)
    date = boundary.date or _of_head(page, lines, boundary, after)
    if date is None and single:
        date = _of_closing(page, boundary.line, after)
    publisher = publishers.of_dateline(page, boundary, after) or publishers.of_source(page, boundary.line, after)
    if publisher is None and boundary.date is not None:
        sender = page.senders.get(boundary.line) or page.sender
        publisher = sender or (None if headed else publishers.beside_date(page, boundary.line, after))
    if publisher is None and lines:
        publisher = publishers.of_head(page, lines, boundary)
    if publisher is None and single:
        publisher = of_closing(page, boundary.line, after, lines)
    if date is None or publisher is None:
        story = _dateline(page, boundary, after)
        date, publisher = date or story.date, publisher or story.publisher
    return Printed(date, publisher)


def _of_head(page: Page, lines: Sequence[int], boundary: Boundary, after: int) -> PrintedDate | None:
    """Give the date that a head prints: on a line of its own, within the line that names the publisher, or anywhere in a masthead."""
    lines = [n for n in lines if n not in page.dates or not _is_clock(page, n, boundary)]
    date = next((page.dates[n].date for n in lines if n in page.dates and page.dates[n].kind != "lead"), None)
    if date is not None and not (date.year is None and _is_chronicle(page, boundary.line, after)):
        return date
    found = _without_year(page, lines, boundary)
    if found is not None and not _is_chronicle(page, boundary.line, after):
        return found
    if (found := _below_deck(page, boundary, after)) is not None:
        return found
    signed = [n for n in lines if boundary.title is None or any(named.how == "maker" for named in names_in(page.lines[n]))]
    return next((found for n in signed if (found := dates_in(page.lines[n])) is not None), None)


def _below_deck(page: Page, boundary: Boundary, after: int) -> PrintedDate | None:
    """Give the one day that a file that is one report prints on a line of its own below its first sentences: `Heron Watch | 12 March 2025`."""
    if boundary.title is None or after < len(page.lines):
        return None
    own = list(page.dates)
    if len(own) != 1 or own[0] > page.layout.filled[min(_DECK, len(page.layout.filled) - 1)]:
        return None
    number, read = own[0], page.dates[own[0]]
    apart = number > 0 and not page.lines[number - 1] and number + 1 < len(page.lines) and not page.lines[number + 1]
    return read.date if apart and read.kind == "alone" and read.date.year is not None else None


_DECK = 6


def _is_clock(page: Page, number: int, boundary: Boundary) -> bool:
    """Tell whether a day above the title is that on which the page was looked at: the site's menu or furniture stands between them."""
    below = page.layout.next_filled(number)
    if below is None or (boundary.title is not None and page.layout.start(below) > boundary.title[0]):
        return False
    return below in page.furniture or is_menu(page.lines[below])


def _without_year(page: Page, lines: Sequence[int], boundary: Boundary) -> PrintedDate | None:
    """Give the day without a year that a head prints behind a label, or at the end of a line with a weekday or an organisation.

    Examples: `Обзор подготовила инициатива «Мост». Дата выпуска — 10 июня`, `Rights Council, Mae Sot – Monday, Jan. 8th`.
    """
    for number in lines:
        line = page.lines[number]
        date = find_date(line, anywhere=True) if len(line) <= _CLOSING_MAX else None
        if date is None or date.year is not None or not date.start:
            continue
        if boundary.title is not None and page.layout.start(number) <= boundary.title[0] < page.layout.end(number):
            continue
        before, behind = line[: date.start], line[date.end :].strip(_EDGE)
        named = date.weekday is not None or any(how in ("maker", "organisation") for _, how in names_in(before))
        if ends_in_label(before) or (named and not behind and before.rstrip()[-1:] in _PARTING):
            return date
    return None


_PARTING = tuple("–—-|·•,(")


def _is_chronicle(page: Page, first: int, after: int) -> bool:
    """Tell whether days without a year head the entries of a chronicle, so that none of them is the day of the report."""
    days = [n for n, read in page.dates.items() if first <= n < after and read.kind == "alone" and read.date.year is None]
    return len(days) > 1


def _of_closing(page: Page, first: int, after: int) -> PrintedDate | None:
    """Give the date that the last lines of a file that is one report print: `Vorsk, 9 May 2025`; days with their times below each other are those of other texts."""
    date = None
    closing = list_between(page.layout.filled, first + 1, after)[-_CLOSING_LINES:]
    stamps = [n for n in closing if n in page.dates and _TIME.search(page.lines[n]) is not None]
    for number in closing:
        read, line = page.dates.get(number), page.lines[number]
        if len(line) > _CLOSING_MAX:
            continue
        told = find_date(line, anywhere=True)
        if told is None or told.year is None:
            continue
        if ends_in_label(line[: told.start]):
            date = told  # "The team of the Heron Centre. Date of completion: 10.03.2025."
        elif (
            read is not None
            and not (number in stamps and len(stamps) > 1)
            and (read.kind == "alone" or (read.kind == "trail" and is_organisation(line[slice(*read.rest)].strip(_EDGE))))
        ):
            date = read.date
    return date


_TIME = re.compile(r"\d{1,2}:\d\d")
_OPENING = 50  # characters of a line that opens a story, at least


def _agency(paragraph: str) -> str | None:
    """Give the agency that a first paragraph opens with beside the place, without a date: `OHCHR / GENEVA – …`, `VILNIUS (Birch Wire) - …`."""
    opening = paragraph[:_DASH_WITHIN]
    if "–" not in opening and "—" not in opening and "-" not in opening:
        return None
    opening = opening[:_AGENCY_WITHIN]
    if (told := _TOLD_BY.match(paragraph)) is not None and is_organisation(told[1]):
        return told[1]
    if "/" not in opening and "(" not in opening:
        return None
    match = _AGENCY.match(paragraph)
    if match is None or is_organisation(match["place"] or ""):
        return None
    name = (match["before"] or match["in"]).strip(_EDGE)
    return name if name and (is_name(name) or is_organisation(name)) else None


_AGENCY_WITHIN, _DASH_WITHIN = 45, 90
"""So many characters hold the sign behind an agency or its place, and the dash behind both."""
# A house before the first words, in English only: in Slavic languages the dash says what it is. Example: `Heron Watch News Agency (HWNA) – On Monday …`.
_TOLD_BY = re.compile(r"([A-Z][A-Za-z’'& -]{5,60}?)(?: \([A-Za-z-]{2,8}\))?(?: ?[–—]| -{1,2}) (?=[A-Z\d“\"])")
_AGENCY = re.compile(
    r"(?:(?P<before>[^\W\d_][^/()\n\d]{1,40}?) / [^\W\d_"
    + SMALL
    + r"][^/()\n\d]{2,30}|(?P<place>[^\W\d_"
    + SMALL
    + r"][^/()\n\d]{2,30}?) [(/](?P<in>[^()/\n\d]{2,40})[)/]) (?:–|—|-{1,2}) "
)


_PLACED = 3


def _dateline(page: Page, boundary: Boundary, after: int) -> Printed:
    """Read the dateline of the first running text of a record, or the date or agency that a line above it opens with."""
    first = boundary.line
    titled = boundary.date is not None and boundary.title is not None
    for number in list_between(page.layout.filled, first, min(after, first + _STORY_WITHIN)):
        if titled and boundary.title is not None and page.layout.start(number) <= boundary.title[0] < page.layout.end(number):
            continue  # a headline behind its date
        line, read, opened = page.lines[number], page.dates.get(number), None
        if len(line) >= _OPENING:
            if (agency := _agency(line)) is not None:
                return Printed(None, agency)
            opened = read_dateline(line)
            placed = read is None or (read.kind == "lead" and read.date.start > _PLACED)  # `(Bangkok, 5 August 2025) – Twenty-seven …`
            if placed and opened is not None:
                return _NOTHING if _is_entry(page, number) else _opened(line, opened)
        if read is not None and read.kind == "lead" and line.endswith("."):
            return _NOTHING if _is_timeline(page, number, after) else Printed(read.date)  # "30.05.2025 – The President signed …"
        if page.is_body(number):
            opened = opened or (read_dateline(line) if len(line) < _OPENING else None)
            return _NOTHING if opened is None or _is_entry(page, number) else _opened(line, opened)
    return _NOTHING


def _is_entry(page: Page, number: int) -> bool:
    """Tell whether a line is an entry of a list with another one below: the entries open with their own days."""
    below = page.layout.next_filled(number)
    return below is not None and page.layout.marker(number) is not None and page.layout.marker(below) is not None


def _is_timeline(page: Page, number: int, after: int) -> bool:
    """Tell whether more paragraphs of a record open with their own days: the first one's is that of what it tells."""
    return any(number < n < after and read.kind == "lead" and page.lines[n][-1] == "." for n, read in page.dates.items())


_NOTHING = Printed()


def _opened(line: str, dateline: Dateline) -> Printed:
    return Printed(dateline.date, line[slice(*dateline.agency)].strip(_EDGE) if dateline.agency else None)
