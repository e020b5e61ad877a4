"""Hold what the layout recognisers look at: the lines of a file with their date lines, labels and furniture, each worked out once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import pairwise
from typing import NamedTuple
from unicodedata import category

from reptrack.ingest.dateline import DateLine, PrintedDate, is_time_span, read_date_line
from reptrack.ingest.organisations import is_place
from reptrack.ingest.phrases import after_label, normal, phrases
from reptrack.ingest.posted import says_posted
from reptrack.ingest.segment.asides import asides, furniture_lines
from reptrack.text.layout import Layout

__all__ = ["Boundary", "Page", "Split", "list_between"]

_SHORT = 60
_SENDER = 2
_BODY = 200
"""No headline is longer."""
_BODY_ENDS = (".", "…", ".”", ".»", '."', ":", ";", "//", "?", "!")
_HEADLINE_MIN = 8
_LONGEST = 220
_WRAPPED = 50
_FEW = 3
_BYLINE_SPACES, _BYLINE_THE = 4, 8
_MAX_WRAPPED = 4
"""A hard-wrapped headline has fewer lines."""
_LABEL_WITHIN = 40
_TOP = 20
_NOTICE = 400
_BROKEN = 110
_LABEL_SIGN = frozenset(":：—–-")


# What is no letter, figure or mark: pictures and what colours them.
_PICTURES = frozenset(["So", "Sk", "Cf", "Mn"])
# What leads to the page in a table of contents: `A judge resigns ....... 3`.
_LEADER = re.compile(r"\.{4,}\s*\d{0,4}$|\s…{2,}\s*\d{1,4}$")
# <h1>Azerbaijan: journalist sentenced</h1>
_TAGGED = re.compile(r"<\w[^<>]{0,80}>([^<>]+)</\w{1,12}>")
_HASHES = re.compile(r"#{1,6}\s+(?=\S)")
# An address without `https://`. Example: `site.example/news/14`.
_BARE_ADDRESS = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,12}/\S*", re.IGNORECASE)


def _dates_something(line: str, colon: int) -> bool:
    """Tell whether a label before a figure speaks of a date: `Date of statement: 6 Esfand 1403`."""
    return line[colon + 1 :].lstrip()[:1].isdigit() and normal(line[:colon]).split(" ")[0] in phrases("date_labels")


def _is_path(line: str) -> bool:
    """Tell whether a line is the path of a page on its site: `Home › News › Courts`."""
    return len(line) <= _PATH_MAX and any(
        len(line.split(sign)) > 1 and line.count(" ") <= _PATH_SPACES for sign in (" › ", " > ", " » ", " → ")
    )


_PATH_MAX, _PATH_SPACES = 120, 12


def _is_menu(line: str) -> bool:
    """Tell whether a line is a site's menu: four or more words or pairs of words, widely parted: `HOME  NEWS  COURTS  ABOUT US`, `EN | BY | RU   Search…`."""
    if len(line) > _PATH_MAX or not ("  " in line or "|" in line or "\t" in line or "·" in line or "•" in line):
        return False
    parts = [part for part in _WIDELY.split(line) if part]
    return len(parts) >= _ENTRIES and all(part.count(" ") < _PAIR and not any(map(str.isdigit, part)) for part in parts)


_WIDELY = re.compile(r"\s{2,}|\t|\s*[|•·]\s*")
_ENTRIES, _PAIR = 4, 2


@cache
def _label_words() -> frozenset[str]:
    return phrases("head_labels") | phrases("date_labels") | phrases("bylines")


@cache
def _tuple(kind: str, ending: str = "") -> tuple[str, ...]:
    return tuple(sorted(phrase + ending for phrase in phrases(kind)))


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
    layout: str = "default"


def list_between(numbers: Sequence[int], first: int, after: int) -> Sequence[int]:
    """Give those of the sorted line numbers that are in `first:after`."""
    return numbers[bisect_left(numbers, first) : bisect_left(numbers, after)]


class Page:
    """The lines of one file and what they print."""

    def __init__(self, text: str) -> None:
        self.layout = Layout(text)
        self.sender: str | None = None
        self.lines = self.layout.lines
        self._headlines: dict[int, tuple[int, int] | None] = {}
        self._bodies: dict[int, bool] = {}

    @cached_property
    def dates(self) -> dict[int, DateLine]:
        """The lines that print a date, by number."""
        found = {}
        for number in self.layout.filled:
            line = self.lines[number]
            read = read_date_line(line) if len(line) <= 320 else None  # noqa: PLR2004 - no date line is that long
            if read is not None and not self.in_table(number):
                found[number] = read
        aside = asides(self.layout, self.furniture, found)
        return self._without_senders({n: read for n, read in found.items() if n not in aside} if aside else found)

    def _without_senders(self, found: dict[int, DateLine]) -> dict[int, DateLine]:
        """Take what stands beside most of the dates for the sender of messages, not for a headline: `[12.03.2025 09:14] Voices:`."""
        beside = Counter(self.lines[n][slice(*read.rest)] for n, read in found.items() if read.rest[0] < read.rest[1])
        name, times = beside.most_common(1)[0] if beside else ("", 0)
        if times < _SENDER or times < len(found) / 2 or len(name) > _SHORT:
            return self._without_prefix(found)
        named = name[after_label("source_labels", name) or 0 :].strip(" :,|·•–—/")
        self.sender = None if is_place(named) or says_posted(named) else named
        return {n: replace(read, kind="alone") if self.lines[n][slice(*read.rest)] == name else read for n, read in found.items()}

    def _without_prefix(self, found: dict[int, DateLine]) -> dict[int, DateLine]:
        """Take the name before the colon of most stamped messages off their text: `[01/02/2025, 10:00] Sea Voice: Four arrested`."""
        stamped = {n: self.lines[n][slice(*read.rest)].partition(": ") for n, read in found.items() if self.lines[n].startswith("[")}
        names = Counter(name for name, sign, _ in stamped.values() if sign and len(name) <= _SHORT)
        name, times = names.most_common(1)[0] if names else ("", 0)
        if times < _SENDER or times < len(stamped) / 2:
            return found
        self.sender = name
        skip = len(name) + 2
        cut = {n: (read.rest[0] + skip, read.rest[1]) for n, read in found.items() if n in stamped and stamped[n][0] == name}
        return {n: replace(read, kind="lead", rest=cut[n]) if n in cut else read for n, read in found.items()}

    def in_table(self, number: int) -> bool:
        """Tell whether a line is a row of a table with another row above or below it."""
        layout = self.layout
        if not layout.is_row(number):
            return False
        return (number > 0 and layout.is_row(number - 1)) or (number + 1 < len(self.lines) and layout.is_row(number + 1))

    @cached_property
    def sources(self) -> dict[int, tuple[int, int]]:
        """The lines `Source: X`, by number, and the span of X in the text."""
        found = {}
        for number in self.layout.filled:
            line = self.lines[number]
            if len(line) > 160 or _LABEL_SIGN.isdisjoint(line[:_LABEL_WITHIN]):  # noqa: PLR2004 - a publisher's name is shorter
                continue
            opening = len(line) - len(line.lstrip("([*_ "))
            at = after_label("source_labels", line[opening:])
            if at is not None and opening + at < len(line):
                start = self.layout.start(number)
                found[number] = (start + opening + at, start + len(line.rstrip(")]*_ ")))
        return found

    @cached_property
    def source_lines(self) -> list[int]:
        """The numbers of the lines `Source: X`, in order."""
        return list(self.sources)

    @cached_property
    def furniture(self) -> frozenset[int]:
        """The lines that open page furniture: `Share the Post:`, `Самое читаемое`."""
        return furniture_lines(self.layout)

    @cached_property
    def links(self) -> frozenset[int]:
        """The lines that end in a link or are a `Read more` line."""
        known = phrases("more_labels")
        return frozenset(
            n
            for n in self.layout.filled
            if ("://" in self.lines[n][-300:] and " " not in self.lines[n].rsplit("://", 1)[-1].strip())
            or (len(self.lines[n]) <= _SHORT and normal(self.lines[n]) in known)
            or self._bare_link(n)
        )

    def _bare_link(self, number: int) -> bool:
        """Tell whether a line is an address without its scheme, or ends in one behind a label: `Read more: site.example/news/14`."""
        line = self.lines[number]
        last = line[line.rfind(" ") + 1 :]
        if "/" not in last or "." not in last or _BARE_ADDRESS.fullmatch(last) is None:
            return False
        return last == line or after_label("more_labels", line) is not None

    @cached_property
    def running_heads(self) -> frozenset[int]:
        """The lines that a paged document repeats on every page, with its number or without: `Ashgrove Institute | Review 2024    12`."""
        seen: dict[str, list[int]] = {}
        for number in self.layout.filled:
            if len(self.lines[number]) <= _BROKEN:
                seen.setdefault(self.lines[number].rstrip("0123456789 "), []).append(number)
        paged = (numbers for bare, numbers in seen.items() if len(numbers) > 1 and bare and self._is_paged(numbers))
        return frozenset(number for numbers in paged for number in numbers)

    def _is_paged(self, numbers: list[int]) -> bool:
        """Tell whether lines that are alike close with numbers that rise by one, or with none between wide gaps."""
        ends = [line[len(line.rstrip("0123456789")) :] for line in (self.lines[n] for n in numbers)]
        if all(ends):
            return all(int(b) == int(a) + 1 for a, b in pairwise(ends))
        return not any(ends) and all("   " in self.lines[n] for n in numbers)

    @cached_property
    def notices(self) -> frozenset[int]:
        """The lines at the top that a site shows to every reader: `We use cookies to improve your experience`."""
        words = _tuple("notices")
        top = [n for n in self.layout.filled[:_TOP] if len(self.lines[n]) <= _NOTICE]
        together = "\n".join([self.lines[n] for n in top]).lower()
        words = tuple(word for word in words if word in together)
        if not words:
            return frozenset()
        return frozenset(n for n in top if any(word in self.lines[n].lower() for word in words))

    @cached_property
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
        if not self._may_head(number):
            return None
        first = last = number
        if not self.layout.wrapped and number in self.broken_headings:
            return self.broken_headings[number]
        if not self.layout.wrapped and self._runs_on(number):
            return None
        if self.layout.wrapped:
            while first > 0 and self.lines[first - 1] and self._may_head(first - 1) and number - first < _MAX_WRAPPED:
                first -= 1
            while last + 1 < len(self.lines) and self.lines[last + 1] and self._may_head(last + 1) and last - number < _MAX_WRAPPED:
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

    def _runs_on(self, number: int) -> bool:
        """Tell whether a long line goes on in the next one, as the lines of a hard-wrapped paragraph do."""
        if len(self.lines[number]) < _WRAPPED or number + 1 >= len(self.lines):
            return False
        below = self.lines[number + 1]
        if not below or not (below[0].islower() or below[0].isdigit()) or number + 1 in self.dates:
            return False
        return self.layout.marker(number + 1) is None and not is_time_span(below)

    def is_menu(self, number: int) -> bool:
        """Tell whether a line is a site's menu."""
        return _is_menu(self.lines[number])

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
        ):
            return False
        line = self.lines[number]
        if len(line) > _LONGEST or self.is_label(number) or is_time_span(line):
            return False
        return _LEADER.search(line) is None and not _is_menu(line)

    def is_label(self, number: int) -> bool:
        """Tell whether a line is `Label: content` of a document's head, or a byline: `Original: English`, `By Jane Roe`."""
        line = self.lines[number]
        colon = line.find(":", 0, _LABEL_WITHIN)
        if colon > 0 and (normal(line[:colon]) in _label_words() or _dates_something(line, colon)):
            return True
        if _is_path(line):
            return True
        if len(line) > _SHORT:
            return False
        lowered, spaces = line.lower(), line.count(" ")
        if lowered.startswith(_tuple("head_lines")) or (spaces < _FEW and lowered.endswith(_tuple("head_ends"))):
            return True
        return spaces <= (_BYLINE_THE if lowered.startswith("by the ") else _BYLINE_SPACES) and lowered.startswith(_tuple("bylines", " "))

    def is_body(self, number: int | None) -> bool:
        """Tell whether a line is running text: long, or ended like a sentence."""
        if number is None:
            return False
        if number not in self._bodies:
            self._bodies[number] = self._is_body(number)
        return self._bodies[number]

    def _is_body(self, number: int) -> bool:
        if number in self.dates or number in self.sources or number in self.notices:
            return False
        if (not self.layout.wrapped and number in self.broken_headings) or _is_menu(self.lines[number]):
            return False
        line = self.lines[number]
        if len(line) > _BODY:
            return True
        return line.endswith(_BODY_ENDS) and line.count(" ") >= _FEW and not is_time_span(line)

    def span(self, number: int, skip: int = 0) -> tuple[int, int]:
        """Give the span of a line in the text, without `skip` characters at its start."""
        start = self.layout.start(number)
        return start + skip, start + len(self.lines[number])

    def headline_span(self, number: int) -> tuple[int, int]:
        """Give the span of the headline that a line belongs to (of the line itself if it is none), without a bullet, a picture or a label before it."""
        first, last = self.headline(number) or (number, number)
        line = self.lines[first]
        marker = self.layout.marker(first)
        skip = marker.length if marker is not None and marker.kind == "bullet" else 0
        while skip < len(line) - 1 and (category(line[skip]) in _PICTURES or (skip and line[skip].isspace())):
            skip += 1
        skip += len(match[0]) if (match := _HASHES.match(line, skip)) is not None else 0
        tags = _TAGGED.fullmatch(line)
        if tags is not None and first == last:
            return self.layout.start(first) + tags.start(1), self.layout.start(first) + tags.end(1)
        label = after_label("title_labels", line[skip:])
        quoted = 0
        if label is not None and (again := after_label("title_labels", line[skip + label :])) is not None:
            label += again  # "Subject: FW: …"
        if label is not None and skip + label < len(line):
            skip += label
            quoted = len(line) - skip > 2 and line[skip] == line[-1] == '"'  # noqa: PLR2004 - more than the quotes
        return self.layout.start(first) + skip + quoted, self.layout.end(last) - quoted
