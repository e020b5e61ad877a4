"""Give each mention in its line of context: of a person however spelled, of an article of law, or all mentions of one report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from reptrack.records import Article, Mention, Name, Report

__all__ = ["KINDS", "Context", "contexts", "find_report", "line_around", "mentions_of", "of_entities", "under_article", "under_number"]

KINDS = ("dates", "names", "articles", "claims")
WIDTH = 60


@dataclass(frozen=True, slots=True)
class Context:
    """A mention in its line: the words before and after it, the report, the characters in the file."""

    report: str
    title: str | None
    dated: str | None
    path: str
    start: int
    end: int
    before: str
    text: str
    after: str

    def as_dict(self) -> dict[str, Any]:
        """Give the context as plain data."""
        return {name: getattr(self, name) for name in self.__slots__}


def contexts(records: Iterable[Report], wanted: Callable[[Mention], bool], width: int = WIDTH) -> Iterator[Context]:
    """Give every wanted mention of the records in its line of context.

    Args:
        records: the corpus.
        wanted: says whether a mention is wanted; see `of_entities` and `under_article`.
        width: characters of context to either side, cut at the line.
    """
    for record in records:
        for _, mention in mentions_of(record):
            if wanted(mention):
                yield _context(record, mention, width)


def mentions_of(record: Report) -> Iterator[tuple[str, Mention]]:
    """Give all mentions of a record with their kind, in the order of the text."""
    found = [(kind, mention) for kind in KINDS for mention in getattr(record, kind)]
    yield from sorted(found, key=lambda pair: (pair[1].start, -pair[1].end))


def of_entities(entities: set[str]) -> Callable[[Mention], bool]:
    """Want the names of these entities."""
    return lambda mention: isinstance(mention, Name) and (mention.entity or mention.name) in entities


def under_article(ref: str) -> Callable[[Mention], bool]:
    """Want references to an article or to any part of it: `BY-CC:342` finds `BY-CC:342:2` too, and not `BY-CC:342-1`."""
    return lambda mention: isinstance(mention, Article) and any(r == ref or r.startswith(ref + ":") for r in mention.refs)


def under_number(article: str) -> Callable[[Mention], bool]:
    """Want references to an article by its number alone, of whatever code: `342` finds `BY-CC:342:2`."""
    return lambda mention: isinstance(mention, Article) and any(ref.split(":")[1:2] == [article] for ref in mention.refs)


def line_around(text: str, start: int, end: int, width: int = WIDTH) -> tuple[int, int]:
    """Give the characters around a place, at most `width` to either side and all in its line."""
    line_end = text.find("\n", end)
    return max(text.rfind("\n", 0, start) + 1, start - width), min(len(text) if line_end < 0 else line_end, end + width)


def find_report(records: Iterable[Report], start: str) -> Report | None:
    """Find the report whose id begins with these characters, the first one if there are several."""
    return next((record for record in records if record.id.startswith(start)), None)


def _context(record: Report, mention: Mention, width: int) -> Context:
    text = record.text
    low, high = line_around(text, mention.start, mention.end, width)
    return Context(
        report=record.id,
        title=record.title,
        dated=record.dated,
        path=record.source.path,
        start=record.source.start + mention.start,
        end=record.source.start + mention.end,
        before=text[low : mention.start],
        text=mention.text,
        after=text[mention.end : high],
    )
