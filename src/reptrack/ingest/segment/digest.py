"""Recognise a digest: independent stories under headings of their own, below a masthead that calls the file a digest, weekly or newsletter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reptrack.ingest.masthead import is_title, numbers_issue, says_digest
from reptrack.ingest.naming import is_imprint
from reptrack.ingest.phrases import normal, phrases
from reptrack.ingest.segment import newsletter
from reptrack.ingest.segment.days import of_days, placed_day
from reptrack.ingest.segment.page import Boundary, Page, Split
from reptrack.ingest.segment.sections import heads_section, names_newsletter

__all__ = ["find"]

_HASHES = re.compile(r"#{2,4}\s+(?=\S)")
_LETTERED = re.compile(r"([A-ZА-Я])[.)]\s+(?=[^\W\d_])")
_MASTHEAD = 8
"""A masthead has fewer lines."""
_STORY, _TOLD = 5, 2
"""Headings of so many words on average are headlines of stories, even below a masthead with a title of its own."""
_PLAIN = 1.5
_NUMBERED = 3.5
"""And below one that has only the number of an issue."""
_TOP = 12
_WRAPPED, _NARROWER = 3, 0.85
_ISSUE_HEADS = 3


def find(page: Page) -> Split | None:
    """Split at the headings that the file uses: `## `, letters in order, or lines over text."""
    top = page.layout.filled[:_TOP]
    said = any(says_digest(page.lines[n]) for n in top[:_MASTHEAD])
    if not said and not any(numbers_issue(page.lines[n]) for n in top[:_MASTHEAD]):
        return None
    hashed = [(n, match.end()) for n in page.layout.filled if (match := _HASHES.match(page.lines[n])) is not None]
    lettered = _lettered(page)
    framed = _framed(page)
    others = (lettered, framed, _signed(page), _worded(page), _numbered(page) if said else [])
    heads = next((found for found in (hashed, *others) if len(found) > 1), None)
    marked = heads is not None
    if heads is None:
        heads = _plain(page)
        by_links = newsletter.find(page)
        if by_links is not None:
            linked = [b.line for b in by_links.boundaries if b.title is not None and not says_digest(page.lines[b.line])]
            heads = _before_furniture(page, heads, linked[-1] if linked else 0)
            if not {n for n, _ in heads}.issuperset(linked):
                return None  # its links tell better where sections end
    masthead = [n for n in top if heads and n < heads[0][0]]
    if len(heads) < (2 if said else _ISSUE_HEADS) or not any(says_digest(page.lines[n]) or numbers_issue(page.lines[n]) for n in masthead):
        return None
    words = sum(len(page.lines[n][skip:].split()) for n, skip in heads) / len(heads)
    few = said and not marked and words < _PLAIN  # too few, whatever the masthead is
    if few or (heads is not framed and _dated_beside(page, heads)) or 2 * sum(page.lines[n][-1] == "?" for n, _ in heads) > len(heads):
        return None  # their days tell better where stories begin; questions make an interview
    newsy = words >= _STORY or any(names_newsletter(page.lines[n]) for n in masthead)  # so many are enough below any
    titled = not newsy and any((is_title(page.lines[n]) or page.is_body(n)) and not is_imprint(page.lines[n]) for n in masthead)
    stories = titled and heads is hashed and max(len(page.lines[n][skip:].split()) for n, skip in heads) >= _STORY - 1
    capitals = all(page.lines[n].isupper() for n, _ in heads)
    least = _TOLD if stories else 0 if capitals and not said else _STORY if titled else _NUMBERED if not said else 0 if marked else _PLAIN
    if words < least:
        return None
    return Split(0.96 if marked else 0.92, tuple(of_days(page, [_boundary(page, n, skip) for n, skip in heads], masthead)))


def _dated_beside(page: Page, heads: list[tuple[int, int]]) -> bool:
    """Tell whether a day with its year stands alone right above or below most headings: `11.12.2024⏎Blogger fined`."""
    beside = ([near(n) for n, _ in heads] for near in (page.layout.previous_filled, page.layout.next_filled))
    above, below = (sum(n is not None and _is_day(page, n) and page.dates[n].date.year is not None for n in lines) for lines in beside)
    longer = [n for n, _ in heads if " " in page.lines[n]] or heads  # one word may be the tag of an entry
    return max(above, below) > max(1, len(longer) / 2)


def _lettered(page: Page) -> list[tuple[int, int]]:
    """Give the lines `A. Arrests`, `B. Sentences` … in the order of the alphabet, with the length of the letter."""
    found: list[tuple[int, int]] = []
    letter = ""
    for number in page.layout.filled:
        match = _LETTERED.match(page.lines[number])
        if match is None or len(page.lines[number]) > 100 or page.is_body(number):  # noqa: PLR2004 - a heading is short
            continue
        if match[1] in ("A", "А") if not letter else match[1] == _next(letter):
            letter = match[1]
            found.append((number, match.end()))
    return found


def _framed(page: Page) -> list[tuple[int, int]]:
    """Give the headlines behind numbers in brackets or behind a sign, `[1] Teacher jailed`, `#1 Teacher jailed`, first in their blocks, in order."""
    found: list[tuple[int, int]] = []
    for block in page.layout.blocks:
        match = _FRAMED.match(page.lines[block.first])
        if match is None or int(match[1] or match[2]) != len(found) + 1:
            continue
        if len(page.lines[block.first]) > _HEAD or page.is_body(block.first) or page.layout.next_filled(block.first) is None:
            return []
        found.append((block.first, match.end()))
    return found


# Examples: `[1] `, `(2) `, `#3 `, `№ 4. `; a name or a quote behind it.
_FRAMED = re.compile(r"(?:[\[(](\d{1,2})[\])]|[#№]\s?(\d{1,2})[.:)]?)\s+(?=[^\W\d_]|[“\"«„])")


def _signed(page: Page) -> list[tuple[int, int]]:
    """Give the first lines of blocks that begin with the same run of marks, no list's, over text: `>> Case 1. Ana Ruiz, El Faro`, `=== Trials`."""
    found: dict[str, list[tuple[int, int]]] = {}
    for block in page.layout.blocks:
        match = _SIGN.match(page.lines[block.first])
        if match is not None and _over_text(page, block.first):
            found.setdefault(match[1], []).append((block.first, match.end()))
    return max(found.values(), key=len, default=[])


# Two or more marks or one arrow, and a word behind them. Examples: `>> `, `=== `, `:: `, `→ `.
_SIGN = re.compile(r"([>=~+:/|<»«\\*_-]{2,6}|[→⇒»◆◇❖§※▪])\s*(?=[^\W\d_]|[“\"«])")


def _worded(page: Page) -> list[tuple[int, int]]:
    """Give the headlines that begin with the same word and a number that rises by one: `Case 1. Ana Ruiz`, `Дело № 2: учительница`."""
    found: list[tuple[int, int]] = []
    word = ""
    for block in page.layout.blocks:
        match = _WORDED.match(page.lines[block.first])
        if match is None or int(match[2]) != len(found) + 1 or (found and match[1] != word) or not _over_text(page, block.first):
            continue
        word = match[1]
        found.append((block.first, 0))
    return found


_WORDED = re.compile(r"([^\W\d_]{3,12})\s(?:№\s?|[Nn]o\.?\s)?(\d{1,2})\s?[.:)–—-]\s+(?=\S)")


def _over_text(page: Page, number: int) -> bool:
    """Tell whether a line is like a heading and something that is no other heading of its kind stands below it."""
    below = page.layout.next_filled(number)
    line = page.lines[number]
    return below is not None and page.layout.heading_like(number) and len(line) <= _HEAD and line[:4] != page.lines[below][:4]


_HEAD = 130


def _next(letter: str) -> str:
    return chr(ord(letter) + 1)


def _numbered(page: Page) -> list[tuple[int, int]]:
    """Give the numbered headlines `1. Teacher jailed` … over stories, in the order of their numbers; a list of sentences is none."""
    found: list[tuple[int, int]] = []
    for number in page.layout.filled:
        marker = page.layout.marker(number)
        if marker is None or marker.kind != "number" or int(marker.sign) != len(found) + 1:
            continue
        below = page.layout.next_filled(number)
        if below is None or not page.headline_like(number) or page.layout.marker(below) is not None or not page.is_body(below):
            return []
        found.append((number, marker.length))
    return found


def _before_furniture(page: Page, heads: list[tuple[int, int]], last: int) -> list[tuple[int, int]]:
    """Leave out links and what stands behind the page furniture below the last section with a link: `Share this letter:`."""
    end = min((n for n in page.furniture if n > last), default=len(page.lines))
    return [(n, skip) for n, skip in heads if n < end and n not in page.links]


def _plain(page: Page) -> list[tuple[int, int]]:
    """Give the headings over text or over a list that stand first in their blocks, or behind the end of a story above in the same block."""
    heads = []
    for number, end in _openings(page):
        if says_digest(page.lines[number]) or normal(page.lines[number]) in phrases("sections") or page.layout.marker(number) is not None:
            continue
        if placed_day(page.lines[number]) is not None or page.is_label(number):
            continue
        if _in_capitals(page, number, end) or heads_section(page, number) or _heads_list(page, number) or _tops_block(page, number, end):
            heads.append((number, 0))
    return heads


def _openings(page: Page) -> Iterator[tuple[int, int]]:
    """Give the lines at which a story may begin, each with the line after its block: the first of a block, the one behind its day, behind a story's end."""
    top = set(page.layout.filled[:_MASTHEAD])
    for block in page.layout.blocks:
        if block.first in top and any(_is_masthead(page, n) for n in range(block.first, block.end) if n in top):
            continue
        yield block.first, block.end
        if not page.layout.wrapped:
            yield from ((n, block.end) for n in range(block.first + 1, block.end) if _opens_story(page, n))


def _opens_story(page: Page, number: int) -> bool:
    """Tell whether a headline over text stands right below the end of a paragraph, a source or the day of its story."""
    above = number - 1
    ended = page.is_body(above) or above in page.sources or above in page.links or _is_day(page, above)
    return ended and not page.is_body(number) and heads_section(page, number)


def _is_day(page: Page, number: int) -> bool:
    return number in page.dates and page.dates[number].kind == "alone"


def _in_capitals(page: Page, number: int, end: int) -> bool:
    """Tell whether a line is a short heading in capitals at the top of its block, `АНОНС`, or a very short one over text: `Trials`."""
    line, below = page.lines[number], page.layout.next_filled(number)
    if not _CAPITALS[0] <= len(line) <= _CAPITALS[1] or below is None or not page.layout.heading_like(number) or number in page.dates:
        return False
    if (_ASIDE.sub("", line) if "(" in line else line).isupper():
        return (end - number > 1 or page.is_figures(below)) and _LEADER not in page.lines[below]
    return end - number == 1 and len(line) < _SHORTEST and page.is_body(below)


_ASIDE = re.compile(r"\s*\([^()]*\)")
_CAPITALS, _LEADER, _SHORTEST = (4, 60), "....", 8


def _is_masthead(page: Page, number: int) -> bool:
    """Tell whether a line calls the file a digest or numbers it, so that its block is a masthead."""
    line = page.lines[number]
    return (says_digest(line) or numbers_issue(line)) and not page.is_body(number)


def _heads_list(page: Page, number: int) -> bool:
    headline = page.headline(number)
    below = page.layout.next_filled(headline[1]) if headline is not None and not page.is_body(number) else None
    return below is not None and page.layout.marker(below) is not None


def _tops_block(page: Page, number: int, end: int) -> bool:
    """Tell whether a line is a headline right above hard-wrapped text, in the same block: the line below begins a sentence of its own."""
    if end - number < _WRAPPED or not page.layout.heading_like(number) or number in page.dates or page.is_label(number):
        return False
    line, below = page.lines[number], page.lines[number + 1]
    widest = max(len(page.lines[n]) for n in range(number + 1, end))
    if len(line) > _NARROWER * widest and not line.isupper():
        return False  # the first line of the paragraph itself
    begins = line.isupper() or below[0].isupper() or below[0].isdigit()
    return begins and not below.isupper() and page.is_body(end - 1)


def _boundary(page: Page, number: int, skip: int) -> Boundary:
    return Boundary(number, page.span(number, skip) if skip or page.headline(number) is None else page.headline_span(number))
