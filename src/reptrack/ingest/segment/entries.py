"""Recognise a page that lists texts of which each closes with its date: tags, headline, first lines, date; the next one begins right below.

Between two dates stands the same in such a page as in one whose entries open with their dates. What stands at its ends tells: above the first date
a headline with its text, behind the last one nothing of the kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from statistics import median
from typing import NamedTuple

from reptrack.ingest.masthead import says_digest
from reptrack.ingest.phrases import begins
from reptrack.ingest.segment.page import Boundary, Page, Split, list_between
from reptrack.ingest.segment.web_dump import unnumbered

__all__ = ["find"]

_LEAST = 3
"""So many dates close entries; two do where empty lines stand behind them and none above."""
_MOST = 0.8
_WORDS, _ENOUGH = 4, 8
"""Headlines have so many words on average; more than enough of them make no better one."""
_NEARLY = 0.6
_COLUMNS, _ENTRIES = 6, 40
"""So many lines of an entry may be its headline, and so many entries tell which one is."""
_LONG, _LABEL = 120, 20


class _Entry(NamedTuple):
    """The lines of an entry up to its date, and the number of its headline; its tags stand above that one."""

    lines: Sequence[int]
    title: int


def find(page: Page) -> Split | None:
    """Split where the dates of a list of texts tell: behind them, or before them if tags stand between date and headline."""
    dates = _dates(page)
    if page.is_document or len(dates) < 2:  # noqa: PLR2004 - one date parts nothing
        return None
    gaps = _gaps(page, dates)
    inner = gaps[1:-1]
    above = any(len(page.lines[n]) > _LONG or page.is_body(n) for n in gaps[0])
    tagged = not above and 2 * sum(bool(gap) and page.lines[gap[0]].count(" ") < _WORDS for gap in inner) > len(inner)
    if not above and not tagged:
        return None  # what most files are: soon seen
    if sum(_opens_with_text(page, gap) for gap in inner) > len(inner) - _MOST * len(inner):
        return None
    place = _Place.of(page, inner[:_ENTRIES])
    if place is None:
        return None
    boundaries = (_closing if above else _opening)(page, dates, gaps, place)
    return Split(0.95, tuple(boundaries)) if boundaries else None


def _closing(page: Page, dates: Sequence[int], gaps: Sequence[Sequence[int]], place: _Place) -> list[Boundary]:
    """Give the records of a list whose entries close with their dates: the first one stands above the first date, nothing alike behind the last."""
    if not _may_close(page, dates) or _breaks_order(page, dates):
        return []
    inner = [_entry(page, gap, place) for gap in gaps[1:-1]]
    usual = median([sum(1 for _ in _text_of(page, entry)) for entry in inner if entry is not None] or [0])
    inner = [_dated(page, entry) if entry is not None and usual <= 1 else entry for entry in inner]
    first = _first(page, gaps[0], gaps[1:-1], place)
    if first is None or not _is_like(page, first.lines, inner) or _is_like(page, gaps[-1], inner):
        return []
    entries = [first, *inner]
    if not _are_entries(page, entries):
        return []
    found = [boundary for entry, date in zip(entries, dates, strict=True) if entry for boundary in _of_entry(page, entry, date)]
    found = unnumbered(page, found)
    return [*found, Boundary(gaps[-1][0], None)] if gaps[-1] else found


def _opening(page: Page, dates: Sequence[int], gaps: Sequence[Sequence[int]], place: _Place) -> list[Boundary]:
    """Give the records of a list whose entries open with their dates, where tags that come again stand between date and headline.

    Without tags such a list is a dump of pages, and read as one.
    """
    if not _is_like(page, gaps[-1], [_entry(page, gap, place) for gap in gaps[1:-1]]):
        return []
    entries = [_entry(page, gap, place) for gap in (*gaps[1:-1], _without_footer(page, gaps[-1]))]
    found = [entry for entry in entries if entry is not None]
    tags = Counter(page.lines[n] for entry in found for n in entry.lines[: entry.lines.index(entry.title)])
    tagged = sum(any(tags[page.lines[n]] > 1 for n in entry.lines[: entry.lines.index(entry.title)]) for entry in found)
    if 2 * tagged <= len(entries) or not _are_entries(page, entries):
        return []
    dated = ((entry, date) for entry, date in zip(entries, dates, strict=True) if entry is not None)
    return unnumbered(page, [Boundary(date, page.headline_span(entry.title), page.dates[date].date) for entry, date in dated])


def _without_footer(page: Page, gap: Sequence[int]) -> Sequence[int]:
    """Give the last entry up to the end of its text."""
    told = next((at for at, n in enumerate(gap) if _is_text(page, n)), len(gap))
    return gap[: told + 1]


def _dates(page: Page) -> list[int]:
    """Give the lines that hold nothing but a date with its year, of the form that most of them have: `Updated: 9 May 2025` is none of many `9 May 2025`."""
    forms = {
        n: (read.date.form, read.date.start == 0) for n, read in page.dates.items() if read.kind == "alone" and read.date.year is not None
    }
    usual = Counter(forms.values()).most_common(1)
    return [n for n, form in forms.items() if form == usual[0][0]]


def _may_close(page: Page, dates: Sequence[int]) -> bool:
    """Tell whether no empty lines say that the dates open what stands below; two dates close something only where they say it."""
    below = sum(1 for n in dates if n + 1 < len(page.lines) and page.lines[n + 1])
    above = sum(1 for n in dates if n and page.lines[n - 1])
    return below <= above if len(dates) >= _LEAST else above == len(dates) and below == 0


def _breaks_order(page: Page, dates: Sequence[int]) -> bool:
    """Tell whether only the last date falls out of the order of all others, as the day on which a review was closed does."""
    days = [page.dates[n].date.iso or "" for n in dates]
    steps = [(later > earlier) - (later < earlier) for earlier, later in pairwise(days)]
    return len(days) > _LEAST and len(set(steps[:-1]) - {0}) == 1 and steps[-1] == -sum(set(steps[:-1]))


def _gaps(page: Page, dates: Sequence[int]) -> list[list[int]]:
    """Give the filled lines above the first date, between the dates, and behind the last, without what closes the entry above.

    A byline or a link stands behind its date if one stands behind the last date too.
    """
    edges = [-1, *dates, len(page.lines)]
    gaps = [list(list_between(page.layout.filled, a + 1, b)) for a, b in pairwise(edges)]
    if not _closers(page, gaps[-1]):
        return gaps
    return [gaps[0], *(gap[_closers(page, gap) :] for gap in gaps[1:])]


def _closers(page: Page, gap: Sequence[int]) -> int:
    return sum(1 for _ in takewhile(lambda n: page.is_label(n) or page.is_link(n) or n in page.sources, gap))


def _opens_with_text(page: Page, gap: Sequence[int]) -> bool:
    return not gap or _is_text(page, gap[0])


def _is_text(page: Page, number: int) -> bool:
    """Tell whether a line is some of an entry's text: no headline is so long, or it ends like a sentence."""
    line = page.lines[number]
    return len(line) > _LONG or (page.is_body(number) and not page.headline_like(number))


def _may_be_title(page: Page, number: int) -> bool:
    return page.headline_like(number) and not page.is_link(number)


class _Place(NamedTuple):
    """Where the headline stands in each entry: so many lines behind its first one, before its text, or before its date."""

    anchor: str
    step: int
    value: float

    def line(self, page: Page, gap: Sequence[int]) -> int | None:
        """Give the number of the line that stands in this place."""
        if self.anchor == "start":
            at = self.step
        elif self.anchor == "end":
            at = len(gap) - 1 - self.step
        else:
            at = next((at for at, n in enumerate(gap) if at and _is_text(page, n)), 0) - 1 - self.step
        return gap[at] if 0 <= at < len(gap) else None

    @classmethod
    def of(cls, page: Page, gaps: Sequence[Sequence[int]]) -> _Place | None:
        """Give the place in which most entries have a line that may be a headline, the longest: tags are shorter, and not everywhere."""
        best: _Place | None = None
        for anchor in ("text", "start", "end"):
            places = [cls(anchor, step, 0) for step in range(_COLUMNS)]
            places = [place._replace(value=place.worth(page, gaps)) for place in places]
            most = max(place.value for place in places)
            high = [place for place in places if place.value >= _NEARLY * most]
            chosen = high[0] if anchor == "start" else high[-1]  # a text of one line without a full stop stands below the headline
            if chosen.value and (best is None or chosen.value > best.value):
                best = chosen
        return best

    def worth(self, page: Page, gaps: Sequence[Sequence[int]]) -> float:
        """Give how many words the lines in this place have that may be headlines, shared among all entries."""
        lines = [self.line(page, gap) for gap in gaps]
        words = [min(len(page.lines[n].split()), _ENOUGH) for n in lines if n is not None and _may_be_title(page, n)]
        return sum(words) / len(gaps) if gaps else 0


def _entry(page: Page, gap: Sequence[int], place: _Place) -> _Entry | None:
    """Give an entry with the line in the place of the headline, else with the longest line that may be one."""
    title = place.line(page, gap)
    few = title is None or len(page.lines[title].split()) < 2  # noqa: PLR2004 - a tag
    if title is None or few or not _may_be_title(page, title) or any(page.is_figures(n) for n in gap if n < title):
        above = list(takewhile(lambda n: not page.is_figures(n), gap))  # a headline stands over its figures
        others = [n for n in above or gap if _may_be_title(page, n) and not _is_text(page, n)]
        title = max(others, key=lambda n: len(page.lines[n]), default=None)
    return None if title is None else _Entry(gap, title)


def _first(page: Page, gap: Sequence[int], others: Sequence[Sequence[int]], place: _Place) -> _Entry | None:
    """Give the first entry, below all that stands on top of a page: it begins as far above its headline as the others do."""
    told = [n for n in gap if _is_text(page, n)]
    if not told:
        return None
    long = median(sum(_is_text(page, n) for n in other) for other in others) > 1
    heads = [n for at, n in enumerate(gap) if _may_be_title(page, n) and not _is_text(page, n) and told[-1] > n]
    heads = [n for n in heads if len(page.lines[n].split()) >= _WORDS] or heads
    if not heads:
        return None
    title = heads[0] if long else place.line(page, gap) if place.anchor == "end" else heads[-1]
    title = title if title in heads else heads[-1]
    alike = [entry for other in others if (entry := _entry(page, other, place)) is not None]
    return _Entry(gap[_begin(page, gap, gap.index(title), alike) :], title)


def _begin(page: Page, gap: Sequence[int], title: int, others: Sequence[_Entry]) -> int:
    """Give where the first entry begins: at a tag that others begin with too, else so far above its headline as all the others do."""
    tags = [entry.lines.index(entry.title) for entry in others]
    openings = {page.lines[entry.lines[0]] for entry in others}
    above = range(max(0, title - max(tags)), title)
    above = range(next((at + 1 for at in reversed(above) if _is_text(page, gap[at]) or gap[at] in page.furniture), above.start), title)
    return next((at for at in above if page.lines[gap[at]] in openings), max(above.start, title - min(tags)))


def _are_entries(page: Page, entries: Sequence[_Entry | None]) -> bool:
    """Tell whether most are entries with headlines of some words, and half of them with text below."""
    found = [entry for entry in entries if entry is not None]
    if len(found) < _MOST * len(entries) or says_digest(page.lines[found[0].title]):
        return False
    words = sum(len(page.lines[entry.title].split()) for entry in found) / len(found)
    told = sum(any(_is_text(page, n) for n in entry.lines if n > entry.title) for entry in found)
    return words >= _WORDS and 2 * told >= len(found)


def _is_like(page: Page, end: Sequence[int], entries: Sequence[_Entry | None]) -> bool:
    """Tell whether what stands at an end of the page is like the entries: it begins with text, or text at least half as long stands below a headline."""
    end = [n for n in end if n not in page.furniture and not begins("copyright", page.lines[n][:_LABEL].lower())]
    if end and _is_text(page, end[0]):
        return True
    found = [entry for entry in entries if entry is not None]
    if not found:
        return False
    usual = median(sum(len(page.lines[n]) for n in _text_of(page, entry)) for entry in found)
    words = median(len(page.lines[entry.title].split()) for entry in found)
    heads = [n for n in end if _may_be_title(page, n) and 2 * len(page.lines[n].split()) >= words]
    told = sum(len(page.lines[n]) for n in end if heads and n > heads[0] and _is_text(page, n))
    return 2 * told >= usual


def _text_of(page: Page, entry: _Entry) -> Iterator[int]:
    return (n for n in entry.lines if n > entry.title and _is_text(page, n))


def _dated(page: Page, entry: _Entry) -> _Entry:
    """Give the lines between two dates with the headline that the second one belongs to: the last over other lines, if another entry stands above it."""
    told = next(_text_of(page, entry), None)
    between = list_between(entry.lines, told, entry.lines[-1]) if told is not None else ()
    heads = [n for n in between if not _is_text(page, n) and _may_be_title(page, n) and len(page.lines[n].split()) >= _WORDS]
    return _Entry(entry.lines, heads[-1]) if heads else entry


def _of_entry(page: Page, entry: _Entry, date: int) -> Iterator[Boundary]:
    """Give the record of an entry with the date below it, and before it that of an entry without a date that stands above."""
    told = [n for n in entry.lines if n < entry.title and _is_text(page, n)]
    if told:
        heads = [n for n in entry.lines if n < told[0] and _may_be_title(page, n) and len(page.lines[n].split()) >= _WORDS]
        yield Boundary(entry.lines[0], page.headline_span(heads[-1]) if heads else None)
    first = next(n for n in entry.lines if not told or n > told[-1])
    yield Boundary(first, page.headline_span(entry.title), page.dates[date].date)
