"""Recognise a dump of pages or statements, one under the other: headline, date on a line of its own and body, or date, headline and body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from reptrack.ingest.masthead import says_digest
from reptrack.ingest.phrases import begins, normal, phrases
from reptrack.ingest.printed_dates import PrintedDate
from reptrack.ingest.segment.page import Boundary, Page, Split, list_between
from reptrack.ingest.segment.single import choose_title, head

__all__ = ["find", "unnumbered"]

_HeadlineOf = Callable[[Page, int], tuple[int, int] | None]
"""Finds where the item of a date line begins and its headline, on one side of it."""
_SMALL_MAX = 160
_BETWEEN = 3
"""So many short lines (byline, category, lead-in) may stand between a headline and its date."""


def find(page: Page) -> Split | None:
    """Split at every headline that stands beside a date line; two at least, all on the same side."""
    if page.is_document:
        return None
    dates = {n: read.date for n, read in page.dates.items() if read.kind == "alone" and read.date.year is not None}
    if len(dates) < 2:  # noqa: PLR2004 - one date is no dump
        return None
    listed = _listed(page)
    if listed is not None and 0 < sum(n < listed for n in dates) < len(dates):
        own = _best_side(page, {n: date for n, date in dates.items() if n < listed}, _SIDES)
        return Split(0.9, tuple(own)) if own else None  # several pages as a dump is
    if listed is not None and min(dates) > listed:
        return None  # only the other headlines of a site have days
    form = Counter(date.form for date in dates.values()).most_common(1)[0][0]
    of_form = _items(page, {n: date for n, date in dates.items() if date.form == form})
    mixed = {n: date for n, date in dates.items() if date.form == form or _tells(page, n)}
    of_all = _items(page, mixed) if any(date.form != form for date in mixed.values()) else None
    return of_all if of_form is None or (of_all is not None and len(of_all.boundaries) > len(of_form.boundaries)) else of_form


def _tells(page: Page, number: int) -> bool:
    """Tell whether running text stands right below a date, or below its headline, and no masthead above: below that one's stands the first item."""
    above = page.layout.previous_filled(number)
    if above is not None and says_digest(page.lines[above]):
        return False
    below = page.layout.next_filled(number)
    further = page.layout.next_filled(below) if below is not None and below not in page.dates else None
    return page.is_body(below) or page.is_body(further)


def _sender_above(page: Page, dates: dict[int, PrintedDate]) -> str | None:
    """Give the name that stands right above every date line, as in the copy of a channel: `Fergana Courier⏎12.03.2025 14:05⏎Four nurses fined`."""
    names = {page.lines[n - 1] if n and (n == 1 or not page.lines[n - 2]) else "" for n in dates}
    name = names.pop()
    return name if name and not names and len(name) <= _LABEL + _LABEL and page.may_name(min(dates) - 1) else None


def _stand_below_text(page: Page, boundaries: Sequence[Boundary]) -> bool:
    """Tell whether all running text stands above the first headline: a site's list of other texts below one report."""
    return any(page.is_body(n) for n in page.layout.filled if n < boundaries[0].line) and not any(
        page.is_body(n) for n in page.layout.filled if n > boundaries[0].line
    )


def _signs_text(page: Page, head: int, dates: dict[int, PrintedDate]) -> bool:
    """Tell whether what stands above the first date signs the text right above it, in a block that closes with the date: `… for all of us.⏎The Board⏎3 May 2025`."""
    date = min((n for n in dates if n >= head), default=head)
    closes = date > head and date + 1 < len(page.lines) and not page.lines[date + 1]
    return closes and head > 0 and page.is_body(head - 1) and all(page.lines[head:date])


def _items(page: Page, dates: dict[int, PrintedDate]) -> Split | None:
    """Give the items of these date lines, where most of them have a headline, all on the same side."""
    if len(dates) < 2:  # noqa: PLR2004
        return None
    if (sender := _sender_above(page, dates)) is not None:
        page.sender = sender
        below = _split(page, dates, _headline_below)
        return Split(1.0, tuple(b._replace(line=b.line - 1) for b in below)) if len(below) > 1 else None
    opens = page.layout.filled[0] in dates or _adjoining(page, dates)
    best = _best_side(page, dates, _SIDES[::-1] if opens else _SIDES)
    if opens and len(best) < len(dates):
        best = _with_short_ones(page, dates, best)
    if len(best) < 2 or len(best) < 0.6 * len(dates) or _stand_below_text(page, best) or _signs_text(page, best[0].line, dates):  # noqa: PLR2004
        return None
    article = _article_above(page, best[0].line)
    return Split(0.9 + 0.1 * len(best) / len(dates), tuple(best) if article is None else (article, *best))


def _article_above(page: Page, first: int) -> Boundary | None:
    """Give the report that a page prints with its own day above the furniture (`On this subject`) over a list of other texts."""
    told = [n for n in list_between(page.layout.filled, 0, first) if page.is_body(n)]
    if len(told) < _PARAGRAPHS or not any(told[-1] < n < first for n in page.furniture):
        return None
    lines = [n for n in head(page) if n < told[0]]
    date = next((page.dates[n].date for n in lines if n in page.dates and page.dates[n].kind == "alone"), None)
    title = choose_title(page, lines) if date is not None and date.year is not None else None
    return None if title is None else Boundary(title, page.headline_span(title), date)


_PARAGRAPHS = 2


def _listed(page: Page) -> int | None:
    """Give the line of page furniture behind which there is no running text: a site's list of other headlines with their dates."""
    if not page.furniture:
        return None
    last = _last_text(page)
    return min((n for n in page.furniture if n > last), default=None)


def _last_text(page: Page) -> int:
    """Give the last paragraph of a file with two or more, else its last line of running text, -1 if there is none.

    Below two paragraphs a short sentence may be the teaser of another text.
    """
    last, told = -1, -1
    for number in reversed(page.layout.filled):
        if not page.is_body(number) or _is_legal(page.lines[number]):
            continue
        last = max(last, number)
        if len(page.lines[number]) > _TEASER:
            if told >= 0:
                return told
            told = number
    return last


def _is_legal(line: str) -> bool:
    return begins("copyright", line[:_LABEL].lower()) > 0


_LABEL, _TEASER = 20, 80


def _best_side(page: Page, dates: dict[int, PrintedDate], sides: Sequence[_HeadlineOf]) -> list[Boundary]:
    """Give the items with their headlines on the side of their dates where more have one, on the first side if both have as many."""
    first = _split(page, dates, sides[0])
    return max(first, _split(page, dates, sides[1], more_than=len(first)), key=len)


def _split(page: Page, dates: dict[int, PrintedDate], headline_of: _HeadlineOf, more_than: int = 0) -> list[Boundary]:
    """Give the items of one side; it is given up when there cannot be more of them than so many."""
    boundaries: list[Boundary] = []
    for left, (number, date) in zip(range(len(dates), 0, -1), dates.items(), strict=True):
        if len(boundaries) + left <= more_than:
            return []
        found = headline_of(page, number)
        if found is None:
            continue
        first, headline = found
        while first and page.lines[first - 1] and _is_kicker(page.lines[first - 1]):
            first -= 1  # `Statement 2` over the headline
        title = page.headline_span(headline)
        if boundaries and (first <= boundaries[-1].line or title == boundaries[-1].title):
            continue
        boundaries.append(Boundary(first, title, date))
    return unnumbered(page, boundaries)


def unnumbered(page: Page, boundaries: list[Boundary]) -> list[Boundary]:
    """Take the bullets off titles, and the numbers off those that are numbered in order: `1. Belarus: …`, `2/ Belarus: …`."""
    text = page.layout.text
    signs = [_NUMBER.match(text, b.title[0]) if b.title else None for b in boundaries]
    if len(signs) > 1 and [sign and sign[1] for sign in signs] == [str(n) for n in range(1, len(signs) + 1)]:
        return [b._replace(title=(sign.end(), b.title[1])) for b, sign in zip(boundaries, signs, strict=True) if b.title and sign]
    return [_unmarked(page, boundary) for boundary in boundaries]


def _unmarked(page: Page, boundary: Boundary) -> Boundary:
    marker = page.layout.marker(boundary.line)
    if marker is None or marker.kind != "bullet" or boundary.title is None or boundary.title[0] != page.layout.start(boundary.line):
        return boundary
    return boundary._replace(title=(boundary.title[0] + marker.length, boundary.title[1]))


_NUMBER = re.compile(r"(\d{1,2})[.)/]\s+(?=\S)")


def _is_kicker(line: str) -> bool:
    return len(line) <= _KICKER and normal(line.rstrip("0123456789 №.")) in phrases("kickers")


_KICKER = 40


def _headline_above(page: Page, number: int) -> tuple[int, int] | None:
    """Find the headline over a date; what follows the date must not be another short line alone (then the date is a headline's own)."""
    if not _has_text_below(page, number):
        return None
    line = page.layout.previous_filled(number)
    if line is not None and _small_headline(page, line):
        return line, line
    for _ in range(_BETWEEN):
        if line is None:
            return None
        headline = page.headline(line)
        if headline is not None:
            return headline
        if not page.is_label(line):
            return None
        line = page.layout.previous_filled(line)
    return None


def _with_short_ones(page: Page, dates: dict[int, PrintedDate], found: list[Boundary]) -> list[Boundary]:
    """Add the items whose headline is like none, `In brief`, where most items begin with their date and the headline touches it."""
    begun = {boundary.line for boundary in found}
    if len(begun.intersection(dates)) <= len(dates) / 2:
        return found
    short = [n for n in dates if n not in begun and _touches_short_line(page, n)]
    added = [Boundary(n, page.headline_span(n + 1), dates[n]) for n in short]
    return sorted((*found, *added), key=lambda boundary: boundary.line)


def _touches_short_line(page: Page, number: int) -> bool:
    """Tell whether a date behind an empty line touches a single line that is no running text, over running text."""
    if number + 2 >= len(page.lines) or (number and page.lines[number - 1]) or not page.lines[number + 1] or number + 1 in page.dates:
        return False
    below = page.layout.next_filled(number + 1)
    return len(page.lines[number + 1]) <= _SMALL_MAX and not page.is_body(number + 1) and below is not None and below not in page.dates


def _small_headline(page: Page, number: int) -> bool:
    """Tell whether a line alone between blank lines, behind the source line of another item, is a headline although it begins small."""
    line = page.lines[number]
    return (
        line[0].islower()
        and len(line) <= _SMALL_MAX
        and not line.endswith((".", ":", ";", ","))
        and "://" not in line
        and page.layout.previous_filled(number) in page.sources
    )


def _has_text_below(page: Page, number: int) -> bool:
    below = page.layout.next_filled(number)
    return below is not None and below not in page.dates


def _headline_below(page: Page, number: int) -> tuple[int, int] | None:
    line = page.layout.next_filled(number)
    for _ in range(_BETWEEN):
        if line is None or page.is_link(line):
            return None  # "Read more" closes a story above
        headline = page.headline(line)
        if headline is not None:
            below = page.layout.next_filled(headline[1])
            return (number, line) if below is None or below not in page.dates else None
        if not page.is_label(line):
            return (number, line) if _is_stamp(page, number) and line not in page.dates else None
        line = page.layout.next_filled(line)
    return None


_SIDES = (_headline_above, _headline_below)


def _is_stamp(page: Page, number: int) -> bool:
    """Tell whether a line is the stamp of a message, so that whatever stands below is one: `[13.03.2025 08:02]`."""
    line = page.lines[number]
    return (line.startswith("[") or line.endswith(("]:", "]"))) and ":" in line


def _adjoining(page: Page, dates: dict[int, PrintedDate]) -> bool:
    """Tell whether date lines touch the line below and not the one above: the date opens the item."""
    touch_below = sum(1 for n in dates if n + 1 < len(page.lines) and page.lines[n + 1])
    touch_above = sum(1 for n in dates if n and page.lines[n - 1])
    return touch_below > touch_above
