"""Decide what a record prints about itself: its date and its publisher, from its own lines or from the masthead over it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from reptrack.ingest.dateline import PrintedDate, find_date
from reptrack.ingest.masthead import dates_in, name_in, numbers_issue, says_digest, unadorned
from reptrack.ingest.organisations import is_name, is_organisation
from reptrack.ingest.phrases import after_label, beginnings, normal, phrases
from reptrack.ingest.posted import says_posted
from reptrack.ingest.segment.page import Boundary, Page, list_between
from reptrack.ingest.segment.single import head
from reptrack.ingest.segment.wire import read_dateline

__all__ = ["Printed", "printed", "site"]

_EDGE = " \t\xa0.,;*_"
_CLOSING_LINES = 4
_CLOSING_MAX = 120
_NAME_WORDS = 9
_STORY_WITHIN = 40
"""A dateline opens the first running text, so many lines below the title at most."""


class Printed(NamedTuple):
    """What is printed for a record: a date (maybe without a year) and a publisher, None where nothing is."""

    date: PrintedDate | None = None
    publisher: str | None = None


def printed(page: Page, boundary: Boundary, after: int, *, headed: bool) -> Printed:
    """Read date and publisher of the record from `boundary.line` to `after`; `headed` says to look at its head as at a masthead."""
    date, publisher = boundary.date, _source(page, boundary.line, after)
    if publisher is None and date is not None:
        publisher = page.sender
    lines = [n for n in head(page, boundary.line) if n < after] if headed else []
    if publisher is None and date is not None and not headed:
        publisher = _beside_date(page, boundary.line, after)
    if date is None:
        date = next((page.dates[n].date for n in lines if n in page.dates and page.dates[n].kind != "lead"), None)
        date = None if date is not None and date.year is None and _is_chronicle(page, boundary.line, after) else date
    if date is None:
        signed = (n for n in lines if page.lines[n].lower().startswith(_labels("publisher_labels")))
        date = next((found for n in signed if (found := dates_in(page.lines[n])) is not None), None)
    if date is None and boundary.title is None:
        date = next((found for n in lines if (found := dates_in(page.lines[n])) is not None), None)
    if publisher is None and lines:
        publisher = _from_masthead(page, lines, boundary)
    if headed and boundary.title is not None and after == len(page.lines):
        closing = _closing(page, boundary.line)
        date, publisher = date or closing.date, publisher or closing.publisher
    if date is None or publisher is None:
        story = _dateline(page, boundary, after)
        date = date or story.date
        publisher = publisher or story.publisher
    return Printed(date, publisher)


def _beside_date(page: Page, first: int, after: int) -> str | None:
    """Give the publisher that the line of a record's own date names: `15 January 2025 | “Paliessie Voice”`."""
    number = next((n for n in range(first, min(after, first + _CLOSING_LINES)) if n in page.dates), None)
    if number is None or page.dates[number].kind != "alone":
        return None
    rest = page.lines[number][slice(*page.dates[number].rest)]
    rest = rest[after_label("source_labels", rest) or 0 :]
    return rest.strip(_EDGE) if is_organisation(rest) else _own_name(rest)


def _is_chronicle(page: Page, first: int, after: int) -> bool:
    """Tell whether days without a year head the entries of a chronicle, so that none of them is the day of the report."""
    days = [n for n, read in page.dates.items() if first <= n < after and read.kind == "alone" and read.date.year is None]
    return len(days) > 1


def _closing(page: Page, first: int) -> Printed:
    """Read what the last lines of a file that is one report print: `Vorsk, 9 May 2025`, `© Rights Council 2025`."""
    date, publisher = None, None
    for number in page.layout.filled[-_CLOSING_LINES:]:
        line = page.lines[number]
        if number <= first or len(line) > _CLOSING_MAX:
            continue
        read = page.dates.get(number)
        if read is not None and read.kind != "lead" and read.date.year is not None:
            rest = line[slice(*read.rest)].strip(_EDGE)
            if read.kind == "alone" or is_organisation(rest):
                date, publisher = read.date, (rest if is_organisation(rest) else publisher)
        if _signs(page, number):
            publisher = line.strip(_EDGE).removeprefix("The ")
        publisher = _holder(line) or publisher
    return Printed(date, publisher)


def _holder(line: str) -> str | None:
    """Give the holder of the rights that a last line names: `© 2019–2024 Dzvina Post. All rights reserved.`."""
    if not line.lower().startswith(beginnings("copyright")):
        return None
    name = _RIGHTS.sub(" ", line).strip(_EDGE).split(". ")[0]
    name = " ".join(name.split()).strip(_EDGE)
    return name if name and name in line and name.count(" ") < _NAME_WORDS and not name[0].islower() else None


_RIGHTS = re.compile(r"©|\(c\)|copyright|\d{4}|[–-]|all rights reserved", re.IGNORECASE)


def site(page: Page) -> str | None:
    """Give the holder of the rights in the last lines of a file that is a copied page: the publisher of all that names none."""
    named = (_holder(page.lines[n]) for n in page.layout.filled[-_CLOSING_LINES:] if len(page.lines[n]) <= _CLOSING_MAX)
    return next((name for name in named if name is not None), None)


def _signs(page: Page, number: int) -> bool:
    """Tell whether a last line is the name of the organisation that signs a text, maybe above its date; not one of several that do."""
    above = page.layout.previous_filled(number)
    if page.lines[number - 1] or above is None or not is_organisation(page.lines[number]) or not page.lines[above].endswith("."):
        return False
    last = page.layout.filled[-1]
    return number == last or (last in page.dates and page.layout.next_filled(number) == last)


def _source(page: Page, first: int, after: int) -> str | None:
    lines = list_between(page.source_lines, first, after)
    if not lines:
        return None
    start, end = page.sources[lines[-1]]
    name = page.layout.text[start:end].strip(_EDGE)
    return name if name and "://" not in name else None


def _from_masthead(page: Page, lines: list[int], boundary: Boundary) -> str | None:
    for number in lines:
        labelled = (_behind_label("publisher_labels", part) for part in _SENTENCES.split(page.lines[number]))
        if (name := next((name for name in labelled if name is not None and is_organisation(name)), None)) is not None:
            return name
    for number in lines:
        if boundary.title is not None and page.span(number)[0] <= boundary.title[0] < page.span(number)[1]:
            continue
        name = _publisher_line(page, number)
        if name is not None:
            return name
    if boundary.title is None:
        named = next((name for n in lines if _may_name(page, n) and (name := name_in(unadorned(page.lines[n]))) is not None), None)
        first = unadorned(page.lines[lines[0]]).strip(_EDGE)
        return named or (first if _is_small_name(first) and _may_name(page, lines[0]) and len(lines) > 1 else None)
    return _name_above(page, lines, boundary) or _in_title(page, boundary)


_SENTENCES = re.compile(r"(?<=[^\W_]{2})[.;|·•]\s+")  # "Bulletin 2024/19. Compiled by the Press Law Clinic"


def _may_name(page: Page, number: int) -> bool:
    return not (page.is_label(number) or number in page.furniture or number in page.notices)


def _in_title(page: Page, boundary: Boundary) -> str | None:
    """Give the organisation in the title of a digest that is one report, at the top of its file: `Saffron House for Rights – Weekly, 22 May 2025`."""
    first = page.layout.filled[0]
    if boundary.title is None or not page.layout.start(first) <= boundary.title[0] < page.layout.end(first):
        return None
    line = page.lines[first]
    name = name_in(line) if says_digest(line) else None
    return name if name is not None and not name.isupper() and is_organisation(name) else None


def _name_above(page: Page, lines: list[int], boundary: Boundary) -> str | None:
    """Give the name that stands as a masthead right above the title of a file that is one report: `Caucasus Courier`."""
    if boundary.title is None:
        return None
    above = [n for n in lines if page.layout.end(n) <= boundary.title[0]]
    names = [
        n
        for n in above
        if page.headline_like(n)
        and n not in page.furniture
        and normal(page.lines[n]) not in phrases("sections") | phrases("kickers")
        and is_name(page.lines[n])
    ]
    if len(above) > _MENU and all(page.lines[n].count(" ") < _FEW_WORDS for n in above):
        return _between(page, lines, boundary)  # a site's menu
    if names:
        return unadorned(page.lines[names[0]]).strip(_EDGE)
    signed = next((n for n in above[:1] if n in page.dates and _SIGNED.match(page.lines[n])), None)
    if signed is not None and is_name(page.lines[signed][slice(*page.dates[signed].rest)]):
        return page.lines[signed][slice(*page.dates[signed].rest)].strip(_EDGE)
    first = page.lines[above[0]] if above and above[0] == page.layout.filled[0] else ""
    own = _is_small_name(first) and page.headline_like(above[0]) and not page.is_label(above[0])
    return first.strip(_EDGE) if own and above[0] not in page.furniture and normal(first) not in phrases("kickers") else None


_MENU, _FEW_WORDS = 2, 2


def _between(page: Page, lines: list[int], boundary: Boundary) -> str | None:
    """Give the name in small letters that stands between a title and its date: `Вечерний мост`."""
    below = [n for n in lines if boundary.title is not None and page.layout.start(n) >= boundary.title[1]][:_FEW_WORDS]
    return next((page.lines[n].strip(_EDGE) for n in below if n not in page.dates and _is_small_name(page.lines[n])), None)


# A name and a sign before a date. Example: `MLSA – 5 January 2026`; a comma there stands behind a place.
_SIGNED = re.compile(r"[^\W\d_][^\d,|–—]{1,60}\s[|–—]\s")


def _is_small_name(line: str) -> bool:
    """Tell whether the first line of a file is a name in a language that writes only its first word large: `Кримська хвиля`."""
    words = line.split()
    return 1 < len(words) <= _SMALL_NAME and not line.isascii() and line[0].isupper() and line.replace(" ", "").isalpha()


_SMALL_NAME = 3


def _publisher_line(page: Page, number: int) -> str | None:
    line = page.lines[number]
    read = page.dates.get(number)
    if read is not None:
        line = line[slice(*read.rest)]
        if says_posted(line):
            return _organisation_in(line)
        return (
            _behind_label("publisher_labels", line)
            or _organisation_in(line)
            or _behind_kind(line)
            or _own_name(line)
            or (line if _follows_byline(page, number, line) or _is_timed_name(page.lines[number], line, read.date) else None)
        )
    for kind in ("publisher_labels", "from_labels", "bylines"):
        name = _behind_label(kind, line)
        if name is not None and (kind == "publisher_labels" or is_organisation(name)):
            return name
    return _organisation_in(line) or _behind_kind(line)


def _behind_kind(line: str) -> str | None:
    """Give the organisation behind the kind of a document: `Monthly review by the Legal Aid Group`."""
    match = _KIND_BY.fullmatch(line.strip(_EDGE)) if len(line) <= _CLOSING_MAX else None
    kind = normal(match[1]) if match is not None else ""
    if match is None or kind in phrases("bylines") or phrases("kickers").isdisjoint((kind, kind.rsplit(" ", 1)[-1])):
        return None
    name = match[2].split(",")[0].strip(_EDGE)
    return name if is_organisation(name) or is_name(name) else None


# Example: `Monthly review by the Legal Aid Group "Ruch"`.
_KIND_BY = re.compile(r"([^\W\d_][\w -]{2,40}?) (?:by|of|from) (?:the )?(\S.*)")


def _own_name(rest: str) -> str | None:
    """Give the name in quotes that is all that stands beside a date: `15 студзеня 2025 | «Палескі голас»`."""
    match = _QUOTED.fullmatch(rest.strip(_EDGE + "|–—-"))
    return match[1] if match is not None and not match[1][0].islower() else None


_QUOTED = re.compile(r"[«“„]([^«»“”„]{2,60})[»”“]")


def _is_timed_name(line: str, rest: str, date: PrintedDate) -> bool:
    """Tell whether a name of several words stands before a date with its time, as a site prints its own: `Caucasus Courier, 18.10.2024, 14:05`."""
    if not line.startswith(rest) or " " not in rest or _TIME.match(line, date.end) is None:
        return False
    return is_name(rest) or _is_small_name(rest)


_TIME = re.compile(r"[,\s|]{1,3}\d{1,2}:\d\d")


def _follows_byline(page: Page, number: int, rest: str) -> bool:
    """Tell whether the line above names the author, so that a name of several words beside the date is the medium."""
    above = page.layout.previous_filled(number)
    if above is None or " " not in rest or any(map(str.isdigit, rest)):
        return False
    bylines = beginnings("bylines")
    return page.lines[above].lower().startswith(bylines) and not rest.lower().startswith(bylines)


def _organisation_in(line: str) -> str | None:
    """Give the organisation that a line names, as a whole or in one of its parts: `Rights Council · Newsletter No. 4`."""
    whole = line.strip(_EDGE)
    if is_organisation(whole) and _SENTENCES.search(whole) is None:
        return _in_quotes(_without_place(whole))
    parts = [part.strip(_EDGE) for part in _PARTS.split(line)]
    name = next((part for part in parts if len(parts) > 1 and part and is_organisation(part) and not says_digest(part)), None)
    if name is None and "," in whole and (_YEAR.search(whole) is not None or numbers_issue(line)):
        first = whole[: whole.index(",")].strip(_EDGE)
        name = first if is_organisation(first) and not says_digest(first) else None
    return _in_quotes(name) if name else None


_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_PARTS = re.compile(r"[|·•*_]|\s{3,}|\s[—–]\s|(?<=[»”\"])\s*[,.;]|(?<=[^\W\d_]{4})\.\s")
# A place behind a name. Example: `Cedar Monitoring Network, Yerevan`.
_PLACE = re.compile(r"(.+), [^\W\d_a-z][^\W\d_]+(?: [^\W\d_a-z][^\W\d_]+)?")


def _without_place(name: str) -> str:
    """Take the place off the end of a name that is an organisation's without it."""
    match = _PLACE.fullmatch(name)
    return match[1] if match is not None and is_organisation(match[1]) and not is_organisation(name[match.end(1) :].strip(_EDGE)) else name


def _in_quotes(name: str) -> str:
    """Give the name in quotes behind a word that only says what it is: `Инициатива «Зал суда»`."""
    match = _PLAIN.fullmatch(name)
    return match[2] if match is not None and match[1].lower() in phrases("plain_kinds") else name


_PLAIN = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)?) [«“„\"]([^«»“”„\"]+)[»”“\"]")


def _behind_label(kind: str, line: str) -> str | None:
    """Give the capitalised name behind `From …` or `Published by: …`, up to a comma, bar or bracket."""
    lowered = line.lower()
    label = next(
        (label for label in _labels(kind) if lowered.startswith(label) and not lowered[len(label) : len(label) + 1].isalnum()), None
    )
    if label is None:
        return None
    name = re.split(r"[,|·•(<:]", line[len(label) :].strip(_EDGE + ":—–-").removeprefix("the ").removeprefix("The "), maxsplit=1)[0].strip(
        _EDGE
    )
    day = find_date(name, anywhere=True)
    name = name[: day.start].strip(_EDGE) if day is not None else name
    last = name.rsplit(" ", 1)[-1]
    if last.islower() and last in phrases("openers"):
        name = name[: -len(last)].strip(_EDGE)  # "Prepared by the Harbour Centre on 16 January 2026"
    capital = name.lstrip('“«"„')[:1].isupper() or name.endswith(("”", "»", '"'))
    return name if capital and name.count(" ") < _NAME_WORDS and "://" not in name else None


@cache
def _labels(kind: str) -> tuple[str, ...]:
    return tuple(sorted(phrases(kind), key=lambda label: (-len(label), label)))


_OPENING = 50  # characters of a line that opens a story, at least


def _agency(paragraph: str) -> str | None:
    """Give the agency that a first paragraph opens with beside the place, without a date: `OHCHR / GENEVA – …`, `VILNIUS (Birch Wire) - …`."""
    opening = paragraph[:_AGENCY_WITHIN]
    if "/" not in opening and "(" not in opening:
        return None
    match = _AGENCY.match(paragraph)
    name = (match["before"] or match["in"]).strip(_EDGE) if match is not None else ""
    return name if name and (is_name(name) or is_organisation(name)) else None


_AGENCY_WITHIN = 45
_AGENCY = re.compile(
    r"(?:(?P<before>[^\W\d_][^/()\n\d]{1,40}?) / [^\W\d_a-z][^/()\n\d]{2,30}|[^\W\d_a-z][^/()\n\d]{2,30}? [(/](?P<in>[^()/\n\d]{2,40})[)/]) (?:–|—|-{1,2}) "
)


_PLACED = 3


def _dateline(page: Page, boundary: Boundary, after: int) -> Printed:
    first = boundary.line
    for number in list_between(page.layout.filled, first, min(after, first + _STORY_WITHIN)):
        if (
            boundary.date is not None
            and boundary.title is not None
            and page.layout.start(number) <= boundary.title[0] < page.layout.end(number)
        ):
            continue  # a headline behind its date
        if len(page.lines[number]) >= _OPENING:
            if (agency := _agency(page.lines[number])) is not None:
                return Printed(None, agency)
            read = page.dates.get(number)
            placed = read is None or (read.kind == "lead" and read.date.start > _PLACED)  # `(Bangkok, 5 August 2025) – Twenty-seven …`
            if placed and (opened := read_dateline(page.lines[number])) is not None:
                return Printed(opened.date, page.lines[number][slice(*opened.agency)].strip(_EDGE) if opened.agency else None)
        if number in page.dates and page.dates[number].kind == "lead" and page.lines[number].endswith("."):
            return Printed(page.dates[number].date)  # "30.05.2025 – The President signed …"
        if page.is_body(number):
            dateline = read_dateline(page.lines[number])
            if dateline is None:
                return Printed()
            agency = page.lines[number][slice(*dateline.agency)].strip(_EDGE) if dateline.agency else None
            return Printed(dateline.date, agency)
    return Printed()
