"""Cut records into their sentences, so that what is counted together was said together: a person and the article in one sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from reptrack.analyse.textless import LightArticle, LightClaim, LightDate, LightName, LightRecord, LightSource, LightWarn
from reptrack.text.sentences import sentences

__all__ = ["PlacedRecord", "by_sentence"]


class PlacedDate(LightDate, frozen=True, kw_only=True):
    """A date with its place."""

    start: int


class PlacedName(LightName, frozen=True, kw_only=True):
    """A name with its place."""

    start: int


class PlacedArticle(LightArticle, frozen=True, kw_only=True):
    """An article reference with its place."""

    start: int


class PlacedClaim(LightClaim, frozen=True, kw_only=True):
    """A figure with its place."""

    start: int


class PlacedRecord(Struct, frozen=True):
    """A record with its text and the places of its mentions."""

    id: str
    schema: str
    source: LightSource
    text: str
    title: str | None = None
    publisher: str | None = None
    dated: str | None = None
    lang: str | None = None
    dates: list[PlacedDate] = []
    names: list[PlacedName] = []
    articles: list[PlacedArticle] = []
    claims: list[PlacedClaim] = []
    warnings: list[LightWarn] = []


_KINDS = ("dates", "names", "articles", "claims")


def by_sentence(records: Iterable[PlacedRecord]) -> Iterator[LightRecord]:
    """Give a record for each sentence that holds a mention, with the mentions that begin in it and all else of its report."""
    for record in records:
        starts = [start for start, _ in sentences(record.text)]
        held: defaultdict[int, dict[str, list[Any]]] = defaultdict(lambda: {kind: [] for kind in _KINDS})
        for kind in _KINDS:
            for mention in getattr(record, kind):
                held[bisect_right(starts, mention.start)][kind].append(mention)
        for _, mentions in sorted(held.items()):
            yield LightRecord(
                record.id, record.schema, record.source, record.title, record.publisher, record.dated, record.lang, **mentions
            )
