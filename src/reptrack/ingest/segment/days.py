"""Read the days without a year that the stories of a digest print for themselves; the year is that of the masthead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reptrack.ingest.organisations import is_place
from reptrack.ingest.printed_dates import PrintedDate, find_date
from reptrack.ingest.segment.page import Boundary, Page

__all__ = ["day_above", "in_title", "of_days", "placed_day"]

# What parts a day from the headline behind it. Examples: `. `, ` — `, `: `.
_GAP = re.compile(r"\s*[.:,;|/·•–—-]+\s+(?=\S)")
# A day behind its headline. Examples: ` (3 March)`, ` [3 марта]`.
_BEHIND = re.compile(r"\s*[(\[]([^()\[\]]{3,40})[)\]]$")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def of_days(page: Page, boundaries: Sequence[Boundary], masthead: Sequence[int]) -> list[Boundary]:
    """Give the stories with the days that most of them print in their headlines, or on a line above or below; the title is without the day.

    `masthead` are the numbers of the lines above the first story.
    """
    found = [in_title(page, boundary) or _beside(page, boundary) for boundary in boundaries]
    if sum(row is not None for row in found) <= len(found) / 2:  # a few days without a year may be of what is told
        found = [row if row is not None and row.date is not None and row.date.year is not None else None for row in found]
    issued = _issued(page, masthead)
    return [
        boundary if row is None else row._replace(date=_with_year(row.date, issued))
        for boundary, row in zip(boundaries, found, strict=True)
    ]


def in_title(page: Page, boundary: Boundary) -> Boundary | None:
    """Read `3 March. Teacher jailed`, `Teacher jailed (3 March)`."""
    if boundary.title is None:
        return None
    start, end = boundary.title
    title = page.layout.text[start:end]
    date = find_date(title)
    gap = _GAP.match(title, date.end - (title[date.end - 1] == ".")) if date is not None else None
    if date is not None and gap is not None and date.year is None:
        return boundary._replace(title=(start + gap.end(), end), date=date)
    behind = _BEHIND.search(title)
    date = find_date(behind[1]) if behind is not None else None
    if behind is None or date is None or date.year is not None or date.end < len(behind[1]):
        return None
    return boundary._replace(title=(start, start + behind.start()), date=date)


def day_above(page: Page, boundary: Boundary) -> Boundary | None:
    """Read a day on the line above the headline, which then begins the story."""
    return _beside_at(page, boundary, page.layout.previous_filled(boundary.line))


def _beside(page: Page, boundary: Boundary) -> Boundary | None:
    """Read a day on the line above the headline, which then begins the story, or on the line below."""
    return day_above(page, boundary) or _beside_at(page, boundary, page.layout.next_filled(boundary.line))


def _beside_at(page: Page, boundary: Boundary, number: int | None) -> Boundary | None:
    if number is None:
        return None
    read = page.dates.get(number)
    date = placed_day(page.lines[number]) if read is None else read.date if read.kind == "alone" else None
    if date is None or (date.year is not None and number < boundary.line):
        return None  # a day with its year above may be that of the story above, or of the masthead
    return boundary._replace(line=min(number, boundary.line), date=date)


def placed_day(line: str) -> PrintedDate | None:
    """Read a line that is a day without its year behind a place or two: `Asmara / Nairobi, 11 July`."""
    places, comma, day = line.rpartition(", ") if len(line) <= _PLACED else ("", "", "")
    date = find_date(day) if comma else None
    if date is None or date.end < len(day) or date.year is not None:
        return None
    return date if all(is_place(place) for place in _BETWEEN.split(places)) else None


_PLACED = 60
_BETWEEN = re.compile(r"\s*[/–—]\s*")


def _issued(page: Page, masthead: Sequence[int]) -> tuple[int, int, int] | None:
    """Give the day that the masthead prints, or the end of the one year that it names."""
    for number in masthead:
        read = page.dates.get(number)
        if read is not None and read.date.year is not None:
            return read.date.year, read.date.month, read.date.day
    years = {year for number in masthead for year in _YEAR.findall(page.lines[number])}
    return (int(years.pop()), 12, 31) if len(years) == 1 else None


def _with_year(date: PrintedDate | None, issued: tuple[int, int, int] | None) -> PrintedDate | None:
    """Give a day the year of the issue, or the one before, if it lies behind the day of the issue."""
    if date is None or issued is None or date.year is not None:
        return date
    year, *day = issued
    return date._replace(year=year - ([date.month, date.day] > day))
