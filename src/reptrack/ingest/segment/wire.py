"""Recognise press wires: a headline over a paragraph that opens with a dateline, such as `March 4, Pozirk. Since …` or `MINSK, 4 March (BelTA) — …`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from reptrack.ingest.phrases import phrases
from reptrack.ingest.printed_dates import PrintedDate, begins_date, find_date
from reptrack.ingest.segment.page import Boundary, Page, Split
from reptrack.text.letters import SMALL

__all__ = ["Dateline", "find", "read_dateline"]

_WITHIN = 120
# What can end a dateline: a dash, a full stop or colon with space, a closing bracket before a capital.
_ENDS = re.compile(r"\s*[—–]\s*|\s-{1,2}\s|[.:]\s+|[)/\]]\s+(?=[“\"«]?[^\W\d_" + SMALL + r"])")
_PARTS = re.compile(r"[^,.()/\[\]—–|:]+")
_DIGIT = re.compile(r"\d")
_INITIAL = re.compile(r"(?<!\w)[^\W\d_][a-zа-яё]?\.")
_MAX_WORDS = 9
_PART_WORDS = 5


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a paragraph says before it begins: its date, the place and the agency, if printed; spans are in the paragraph."""

    date: PrintedDate
    city: str | None
    agency: tuple[int, int] | None
    end: int


@lru_cache(maxsize=1024)
def _read(opening: str) -> Dateline | None:
    """Take the longest opening that is nothing but a date and one or two names, parted by punctuation."""
    date = find_date(opening, anywhere=True)
    if date is None or date.end > _WITHIN - 10:
        return None
    best = None
    for end in _ENDS.finditer(opening, date.end):
        if _INITIAL.search(opening, max(date.end, end.start() - 4), end.start() + 1):
            continue  # "Almaty, 15 May 2025. Marat Zh. was freed"
        names = _names(opening, date, end.start())
        if names is None:
            break
        if names:
            best = _dateline(opening, date, names, end.end())
    return best


def _names(opening: str, date: PrintedDate, end: int) -> list[tuple[int, int]] | None:
    """Give the spans of the names around the date in `opening[:end]`, or None if there is running text among them."""
    found: list[tuple[int, int]] = []
    for low, high in ((0, date.start), (date.end, end)):
        for part in _PARTS.finditer(opening, low, high):
            name = part.group().strip(" -")
            if not name or (low and name.isdigit()):
                continue  # nothing, or a time: `Minsk, 3 March 2025, 14:05 – …`
            if low and not found and part.start() == date.end:
                return None  # "March 25 Freedom Day": no sign between them
            bracketed = opening[: part.start()].endswith(_BRACKETS)
            if not _is_name(name, bracketed=bracketed):
                return None
            start = part.start() + part.group().index(name)
            found.append((start, start + len(name)))
    return found if sum(opening[a:b].count(" ") + 1 for a, b in found) <= _MAX_WORDS else None


_BRACKETS = ("(", "[", "/")


def _is_name(name: str, *, bracketed: bool = False) -> bool:
    """Tell whether a part of a dateline is a name; in brackets only its first word must begin large (`Северная строка`)."""
    words = name.split()
    if len(words) > _PART_WORDS or words[0].lower() in phrases("openers"):
        return False
    bare = [word.lstrip('“«"„') for word in words]
    return bare[0][:1].isupper() and (bracketed or all(word[:1].isupper() or word in phrases("joining") for word in bare))


def _dateline(opening: str, date: PrintedDate, names: list[tuple[int, int]], end: int) -> Dateline:
    """Tell the agency from the place: it stands in brackets, behind a place, or alone behind the date."""
    enclosed = (
        opening[: date.start].rfind("(") > opening[: date.start].rfind(")") and opening[date.end :].lstrip()[:1] == ")"
    )  # (Bangkok, 5 August 2025)
    bracketed = [] if enclosed else [span for span in names if opening[: span[0]].rstrip()[-1:] in ("(", "/", "[")]
    if bracketed:
        agency: tuple[int, int] | None = bracketed[-1]
    elif len(names) > 1:
        agency = names[-1] if names[-1][0] > date.end or names[0][0] > date.end else None
    else:
        agency = names[0] if names[0][0] > date.end else None
    city = next((opening[a:b] for a, b in names if (a, b) != agency), None)
    return Dateline(date, city, agency, end)


def read_dateline(paragraph: str) -> Dateline | None:
    """Read the dateline that a paragraph opens with, or None."""
    if _DIGIT.search(paragraph, 0, 60) is None or not _may_open(paragraph):
        return None
    return _read(paragraph[:_WITHIN])


def _may_open(paragraph: str) -> bool:
    """Tell by its first two words whether a paragraph may open with a dateline: `At least 42 …` and `Police detained 42 …` do not."""
    first, _, rest = paragraph[:_WITHIN].partition(" ")
    if not first.isalpha() or begins_date(first):
        return True
    second = rest.partition(" ")[0]
    return first.lower() not in phrases("openers") and (not second[:1].islower() or second in phrases("joining") or begins_date(second))


def find(page: Page) -> Split | None:
    """Split at the headline over every paragraph with a dateline; two at least."""
    boundaries: list[Boundary] = []
    lines, wrapped = page.lines, page.layout.wrapped
    for above, number in pairwise(page.layout.filled):
        line = lines[number]
        if len(line) < 60 or lines[above][-1] == "." or (wrapped and lines[number - 1]):  # noqa: PLR2004 - a story's first paragraph is longer
            continue
        dateline = read_dateline(line) if number not in page.dates else None
        headline = page.headline(above) if dateline is not None else None
        if dateline is not None and headline is not None and not (boundaries and headline[0] <= boundaries[-1].line):
            boundaries.append(Boundary(headline[0], page.headline_span(headline[0]), dateline.date))
    if len(boundaries) < 2:  # noqa: PLR2004 - one story is a whole file
        return None
    return Split(0.9 * (1 - boundaries[0].line / max(1, len(page.lines))), tuple(boundaries))
