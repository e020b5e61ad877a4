"""Hold what the layout recognisers look at: the lines of a file with their date lines, labels and furniture, each worked out once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from reptrack.ingest.dateline import DateLine, is_time_span, read_date_line
from reptrack.ingest.dateline_signs import MAX_LINE, may_print_date
from reptrack.ingest.organisations import is_place
from reptrack.ingest.phrases import after_label, held, normal, phrases
from reptrack.ingest.posted import is_posted, says_posted
from reptrack.ingest.printed_dates import PrintedDate
from reptrack.ingest.segment.asides import asides
from reptrack.ingest.segment.lines import (
    headline_in,
    is_caption,
    is_contents,
    is_document_label,
    is_label,
    is_link,
    is_listing,
    is_menu,
    is_running_text,
    leads_on,
    opens_credit,
    opens_furniture,
    source_in,
    unframed,
)
from reptrack.ingest.segment.menus import counters_on_top, menu_on_top
from reptrack.ingest.segment.openings import DATE, DOCUMENT, FURNITURE, KEY, MORE, SOURCE, Openings
from reptrack.text.layout import Layout
from reptrack.text.lazy import lazy

__all__ = ["Boundary", "Page", "Split", "list_between"]

_SHORT = 60
_SENDER = 2
_SITE = re.compile(r"[a-z0-9.-]+\.[a-z]{2,12}")  # `harbourvoices.example`
_FIGURE = re.compile(r"[^\W\d_][^:—–]{2,80}(?::|\s[—–-])\s?\d[\d\s.,]{0,12}%?(?:[ ,][^\d:]{1,30}|\s?\([^()]*\))?")  # `Releases: 5`
_HEADLINE_MIN, _LONGEST = 8, 220
_ENDED = re.compile(r"[^\W\d_]{3}\.$")  # a sentence, not an initial
_WRAPPED = 50
_MAX_WRAPPED = 4
"""A hard-wrapped headline has fewer lines."""
_TOP = 20
_NOTICE = 400
_PAGE = 3
"""Figures of the number of a page, at most."""
_BROKEN = 110
_DOCUMENT_TOP = 8
_COLUMN, _FIGURES, _URL = "   ", "0123456789", "://"
_OPENINGS = Openings()


class Boundary(NamedTuple):
    """Where a record begins: a line, the span of its title (None: the text belongs to no item), and the date printed for it."""

    line: int
    title: tuple[int, int] | None
    date: PrintedDate | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """What a recogniser makes of a file: how sure it is (0 to 1), and the boundaries in order."""

    score: float
    boundaries: tuple[Boundary, ...]


def list_between(numbers: Sequence[int], first: int, after: int) -> Sequence[int]:
    """Give those of the sorted line numbers that are in `first:after`."""
    return numbers[bisect_left(numbers, first) : bisect_left(numbers, after)]


class Page:
    """The lines of one file and what they print."""

    def __init__(self, text: str) -> None:
        self.layout = Layout(text)
        self.sender: str | None = None
        self.senders: dict[int, str] = {}
        self.lines = self.layout.lines
        self.heads: dict[int, list[int]] = {}
        self._headlines: dict[int, tuple[int, int] | None] = {}
        self._bodies: dict[int, bool] = {}

    @lazy
    def openings(self) -> list[int]:
        """What the filled lines may open, as flags, in order."""
        lines = self.lines
        return [_OPENINGS[lines[number][:KEY]] for number in self.layout.filled]

    @lazy
    def _openers(self) -> list[tuple[int, int]]:
        return [(number, flags) for number, flags in zip(self.layout.filled, self.openings, strict=True) if flags]

    def opening(self, kind: int) -> list[int]:
        """Give the numbers of the lines that may open what is asked for, by their first letters."""
        return [number for number, flags in self._openers if flags & kind]

    @lazy
    def dates(self) -> dict[int, DateLine]:
        """The lines that print a date, by number."""
        found = {}
        lines = self.lines
        for number, flags in zip(self.layout.filled, self.openings, strict=True):
            line = lines[number]
            if len(line) <= MAX_LINE and (flags & DATE or may_print_date(line)):
                read = read_date_line(line)
                if read is not None and not (self._is_cells(number, read) or opens_credit(line)):
                    found[number] = read
        aside = asides(self.layout, self.furniture, found)
        return self._without_senders({n: read for n, read in found.items() if n not in aside} if aside else found)

    def _without_senders(self, found: dict[int, DateLine]) -> dict[int, DateLine]:
        """Take what stands beside most of the dates for the sender of messages, not for a headline: `[12.03.2025 09:14] Voices:`."""
        rests = [self.lines[n][slice(*read.rest)] for n, read in found.items() if read.rest[0] < read.rest[1]]
        name, times = Counter(rests).most_common(1)[0] if rests else ("", 0)
        if times < _SENDER or times < len(found) / 2 or len(name) > _SHORT:
            return found
        named = name[after_label("source_labels", name) or 0 :].strip(" :,|·•–—/")
        self.sender = None if is_place(named) or says_posted(named) else named
        return {n: read._replace(kind="alone") if self.lines[n][slice(*read.rest)] == name else read for n, read in found.items()}

    def _is_cells(self, number: int, read: DateLine) -> bool:
        """Tell whether a date is one of a table's, not one among what a page prints beside it: `Jane Roe        3 May 2025        Updated: 4 May`."""
        return self.in_table(number) and not is_posted(self.lines[number], read.date.start, read.date.end)

    def in_table(self, number: int) -> bool:
        """Tell whether a line is a row of a table with another row above or below it."""
        layout = self.layout
        if not layout.is_row(number):
            return False
        near = (layout.previous_filled(number), layout.next_filled(number))
        return any(other is not None and layout.is_row(other) and self._parted_by(other) == self._parted_by(number) for other in near)

    def _parted_by(self, number: int) -> list[bool]:
        """Tell which signs part the cells of a row."""
        return [sign in self.lines[number] for sign in ("|", "\t", _COLUMN)]

    def is_figures(self, number: int) -> bool:
        """Tell whether a line is one of a list of figures behind their labels, with another one above or below it: `Releases: 5`, `Прочие — 12`."""
        near = [n for n in (number - 1, number + 1) if 0 <= n < len(self.lines)]
        return _FIGURE.fullmatch(self.lines[number]) is not None and any(_FIGURE.fullmatch(self.lines[n]) for n in near)

    @lazy
    def sources(self) -> dict[int, tuple[int, int]]:
        """The lines `Source: X`, by number, and the span of X in the text."""
        opened, lines = self.opening(SOURCE), self.lines
        spans = ((n, source_in(lines[n])) for n in opened if lines[n][0].isalpha() or lines[n][0] in "([*_")  # a label is a word
        found = ((n, self.layout.start(n), span) for n, span in spans if span is not None)
        told = {n: (start + span[0], start + span[1]) for n, start, span in found}
        labels = [n for n in opened if any(lines[n + 1 : n + 2])]
        below = {n + 1: self.span(n + 1) for n in labels if self._is_source_label(n)}
        return dict(sorted((told | below).items())) if below else told

    def _is_source_label(self, number: int) -> bool:
        """Tell whether a line is only the label of a source, whose name stands right below, last in its block: `Source:⏎Birch Wire`."""
        lines = self.lines
        if normal(lines[number]) not in phrases("source_labels"):
            return False
        return len(lines[number + 1]) <= _SHORT and not any(lines[number + 2 : number + 3]) and not is_running_text(lines[number + 1])

    @lazy
    def source_lines(self) -> list[int]:
        """The numbers of the lines `Source: X`, in order."""
        return list(self.sources)

    @lazy
    def furniture(self) -> frozenset[int]:
        """The lines that open page furniture: `Share the Post:`, `Самое читаемое`."""
        lines = self.lines
        return (
            frozenset(n for n in self.opening(FURNITURE) if len(lines[n]) <= _SHORT and opens_furniture(self.lines[n]))
            | menu_on_top(self.layout)
            | counters_on_top(self.layout)
        )

    @lazy
    def links(self) -> frozenset[int]:
        """The lines that end in a link, or in `Read more`, or are such a line."""
        lines, filled = self.lines, self.layout.filled
        addresses = [n for n in filled if "/" in lines[n]]
        long = [n for n in filled if len(lines[n]) > _SHORT and (lines[n][-1] != "." or lines[n].endswith("..."))]  # most end a sentence
        return frozenset(n for n in (*self.opening(MORE), *addresses) if is_link(lines[n])).union(n for n in long if leads_on(lines[n]))

    def is_link(self, number: int) -> bool:
        """Tell of one line whether it is among `links`, which nobody may ask for."""
        return is_link(self.lines[number]) or leads_on(self.lines[number])

    @lazy
    def is_document(self) -> bool:
        """Whether the file has the head of an official document (`Distr.: General`): all dates there are its own."""
        top = zip(self.layout.filled[:_DOCUMENT_TOP], self.openings, strict=False)
        return any(is_document_label(self.lines[n]) for n, flags in top if flags & DOCUMENT or _COLUMN in self.lines[n])

    @lazy
    def running_heads(self) -> frozenset[int]:
        """The lines that a paged document repeats on every page, with its number or without: `Ashgrove Institute | Review 2024    12`."""
        lines = self.lines
        seen: dict[str, list[int]] = {}
        for number in self.layout.filled:
            line = lines[number]
            if len(line) <= _BROKEN and (line[-1] in _FIGURES or _COLUMN in line):  # no other line can be one
                seen.setdefault(line.rstrip(_FIGURES + " "), []).append(number)
        paged = {line: numbers for line, numbers in seen.items() if len(numbers) > 1 and line and self._is_paged(numbers)}
        if paged:  # a line that stands there without a number too is none
            whole = set(lines)
            paged = {line: numbers for line, numbers in paged.items() if _COLUMN in line or line not in whole}
        return frozenset(number for numbers in paged.values() for number in numbers)

    def _is_paged(self, numbers: list[int]) -> bool:
        """Tell whether lines that are alike close with numbers that rise by one, or with none between wide gaps."""
        ends = [line[len(line.rstrip(_FIGURES)) :] for line in (self.lines[n] for n in numbers)]
        if all(ends):
            return all(int(b) == int(a) + 1 for a, b in pairwise(ends))
        return not any(ends) and all(_COLUMN in self.lines[n] for n in numbers)

    @lazy
    def notices(self) -> frozenset[int]:
        """The lines at the top that a site shows to every reader: `We use cookies to improve your experience`."""
        top = [n for n in self.layout.filled[:_TOP] if len(self.lines[n]) <= _NOTICE]
        together = "\n".join([self.lines[n] for n in top]).lower()
        words = held("notices", together)
        if not words:
            return frozenset()
        return frozenset(n for n in top if any(word in self.lines[n].lower() for word in words))

    @lazy
    def broken_headings(self) -> dict[int, tuple[int, int]]:
        """The lines of headings that are broken over two to four lines, by number: their first and last line.

        Example: `JOINT STATEMENT⏎of 14 organisations⏎on the death of Valiantsin S.⏎in penal colony No. 17`.
        """
        found: dict[int, tuple[int, int]] = {}
        for block in self.layout.blocks:
            first, last = block.first, block.end - 1
            if not first < last < first + _MAX_WRAPPED or block.end >= len(self.lines) or not self._goes_on(first, last):
                continue
            if self.layout.heading_like(first, last):
                found |= dict.fromkeys(range(first, block.end), (first, last))
        return found

    def _goes_on(self, first: int, last: int) -> bool:
        """Tell whether every line but the first continues the one above."""
        if any(len(self.lines[n]) > _BROKEN or self.layout.marker(n) is not None for n in range(first, last + 1)):
            return False
        if any(_SITE.fullmatch(self.lines[n]) for n in range(first + 1, last + 1)):
            return False
        if any(_ENDED.search(self.lines[n]) for n in range(first, last)):
            return False  # `700+⏎arrested in the days after the fighting began.⏎Heron Watch`
        small = all(self.lines[n][0].islower() or self.lines[n - 1].rsplit(" ", 1)[-1].islower() for n in range(first + 1, last + 1))
        return small and self.lines[first + 1][0].islower() and all(self._may_head(n) for n in range(first, last + 1))

    def headline(self, number: int | None) -> tuple[int, int] | None:
        """Give the first and last line of the headline that a line belongs to, or None if it could be none.

        A headline is like a heading, and no label, date, furniture or kicker. It is one line, unless the file is hard-wrapped.
        """
        if number is None:
            return None
        if number not in self._headlines:
            self._headlines[number] = self._headline(number)
        return self._headlines[number]

    def _headline(self, number: int) -> tuple[int, int] | None:
        wrapped = self.layout.wrapped
        if not wrapped and number in self.broken_headings:
            return self.broken_headings[number]
        if not (wrapped or self.layout.heading_like(number)) or not self._may_head(number) or (not wrapped and self._runs_on(number)):
            return None
        first = last = number
        if wrapped:
            while first > 0 and self.wraps(first - 1) and self._may_head(first - 1) and number - first < _MAX_WRAPPED:
                first -= 1
            while self.wraps(last) and self._may_head(last + 1) and last - number < _MAX_WRAPPED:
                last += 1
            if last - first >= _MAX_WRAPPED:
                return None
        if (
            len(self.lines[first]) < _HEADLINE_MIN
            or not self.layout.heading_like(first, last)
            or normal(self.lines[first]) in phrases("kickers")
        ):
            return None
        return first, last

    def wraps(self, number: int) -> bool:
        """Tell whether a line of a hard-wrapped file goes on in the next one: it begins small, or its first word had no room left on the line."""
        lines = self.lines
        if not lines[number] or number + 1 >= len(lines) or not lines[number + 1]:
            return False
        below = lines[number + 1]
        return below[0].islower() or len(lines[number]) + len(below.split(" ", 1)[0]) >= self.layout.width

    def _runs_on(self, number: int) -> bool:
        """Tell whether a long line goes on in the next one, as the lines of a hard-wrapped paragraph do."""
        if len(self.lines[number]) < _WRAPPED or number + 1 >= len(self.lines):
            return False
        below = self.lines[number + 1]
        if (
            not below
            or not (below[0].islower() or below[0].isdigit())
            or number + 1 in self.dates
            or len(below) > _LONGEST
            or _URL in below
        ):
            return False
        return self.layout.marker(number + 1) is None and not is_time_span(below)

    def headline_like(self, number: int | None) -> bool:
        """Tell whether a line could be (part of) the headline of an item."""
        return self.headline(number) is not None

    def _may_head(self, number: int) -> bool:
        if (
            number in self.dates
            or number in self.sources
            or number in self.furniture
            or number in self.notices
            or number in self.running_heads
            or self._is_page_head(number)
        ):
            return False
        line = self.lines[number]
        if len(line) > _LONGEST or is_label(line) or is_time_span(line) or is_contents(line) or is_menu(line):
            return False
        return not (is_caption(line) or (number < _TOP and is_listing(line)))

    def _is_page_head(self, number: int) -> bool:
        """Tell whether a line touches the number of a page that breaks the text: `… were prisoners of conscience.⏎36⏎Annual Report 2013`."""
        lines = self.lines
        if number and lines[number - 1].isdecimal():
            return len(lines[number - 1]) <= _PAGE and number > 1 and self._ends_page(number - 1)
        if number + 1 < len(lines) and lines[number + 1].isdecimal():
            return len(lines[number + 1]) <= _PAGE and self._ends_page(number)
        return False

    def _ends_page(self, number: int) -> bool:
        """Tell whether running text stands above a line; `is_body` would ask in turn whether it is a heading."""
        above = self.layout.previous_filled(number)
        return above is not None and above not in self.dates and above not in self.sources and is_running_text(self.lines[above])

    def is_label(self, number: int) -> bool:
        """Tell whether a line is `Label: content` of a document's head, a path or a byline."""
        return is_label(self.lines[number])

    def may_name(self, number: int) -> bool:
        """Tell whether a line may be a name of its own: no label, furniture or notice."""
        return not (self.is_label(number) or number in self.furniture or number in self.notices)

    def is_body(self, number: int | None) -> bool:
        """Tell whether a line is running text: long, or ended like a sentence."""
        if number is None:
            return False
        if number not in self._bodies:
            self._bodies[number] = self._is_body(number)
        return self._bodies[number]

    def _is_body(self, number: int) -> bool:
        line = self.lines[number]
        return (
            is_running_text(line)
            and not (number in self.dates or number in self.sources or number in self.notices or is_menu(line))
            and (self.layout.wrapped or number not in self.broken_headings)
        )

    def span(self, number: int, skip: int = 0) -> tuple[int, int]:
        """Give the span of a line in the text, without `skip` characters at its start and the same mark at its end."""
        start = self.layout.start(number)
        return start + skip, start + len(unframed(self.lines[number], skip))

    def headline_span(self, number: int) -> tuple[int, int]:
        """Give the span of the headline that a line belongs to (of the line itself if it is none), without what stands around it."""
        first, last = self.headline(number) or (number, number)
        marker = self.layout.marker(first)
        start, end = headline_in(self.lines[first], marker.length if marker is not None and marker.kind == "bullet" else 0)
        offset = self.layout.start(first)
        return offset + start, self.layout.end(last) if last > first else offset + end
