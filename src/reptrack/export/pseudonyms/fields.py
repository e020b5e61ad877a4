"""Name the fields of a record that hold words of the source, so that hiding and revealing treat the very same ones."""

from __future__ import annotations

from typing import Protocol, TypeVar

import msgspec
from msgspec import UNSET

from reptrack.export.pseudonyms.spans import Rewritten
from reptrack.records import Article, Claim, Mention, Name, Report, Source, Warn

__all__ = ["Change", "changed", "edges"]

AnyMention = TypeVar("AnyMention", bound=Mention)


class Change(Protocol):
    """How one record changes: its text first, then its words elsewhere."""

    text: Rewritten

    def words(self, words: str, low: int = 0, high: int | None = None) -> str:
        """Change a field; its words may stand in the old text between `low` and `high`."""

    def name(self, name: Name) -> tuple[str, str | None]:
        """Change the full form and the entity of a name."""

    def origin(self, kind: str, value: str) -> str:
        """Change what tells where the record comes from: kind `reports`, `hashes` or `paths`."""


def edges(report: Report) -> list[int]:
    """Give every place inside the text where a mention or a claim's sentence begins or ends, sorted."""
    mentions = [m for group in (report.dates, report.names, report.articles, report.claims) for m in group]
    spans = [(m.start, m.end) for m in mentions] + [c.sentence for c in report.claims if c.sentence]
    return sorted({edge for span in spans for edge in span if 0 < edge < len(report.text)})


def changed(report: Report, change: Change) -> Report:
    """Give the record with its text, mentions and words changed; what holds no words of the source stays."""
    return msgspec.structs.replace(
        report,
        id=change.origin("reports", report.id),
        source=_source(report.source, change),
        title=_words(report.title, change),
        publisher=_words(report.publisher, change),
        text=change.text.text,
        dates=[_moved(date, change) for date in report.dates],
        names=[_name(name, change) for name in report.names],
        articles=[_article(article, change) for article in report.articles],
        claims=[_claim(claim, change) for claim in report.claims],
        warnings=[Warn(code=warning.code, message=change.words(warning.message)) for warning in report.warnings],
    )


def _words(words: str | None, change: Change, low: int = 0, high: int | None = None) -> str | None:
    return None if words is None else change.words(words, low, high)


def _source(source: Source, change: Change) -> Source:
    """Change where a record comes from. The end moves with the length of the text, so that `end - start` stays its length."""
    grown = change.text.grown
    also = source.also_at
    if also is not UNSET:
        also = [
            msgspec.structs.replace(p, path=change.origin("paths", p.path), sha256=change.origin("hashes", p.sha256), end=p.end + grown)
            for p in also
        ]
    path, sha256 = change.origin("paths", source.path), change.origin("hashes", source.sha256)
    return msgspec.structs.replace(source, path=path, sha256=sha256, end=source.end + grown, also_at=also)


def _moved(mention: AnyMention, change: Change) -> AnyMention:
    start, end = change.text.position(mention.start), change.text.position(mention.end)
    return msgspec.structs.replace(mention, start=start, end=end, text=change.text.text[start:end])


def _name(name: Name, change: Change) -> Name:
    full, entity = change.name(name)
    return msgspec.structs.replace(_moved(name, change), name=full, entity=entity)


def _article(article: Article, change: Change) -> Article:
    return msgspec.structs.replace(_moved(article, change), gloss=_words(article.gloss, change, article.start))


def _claim(claim: Claim, change: Change) -> Claim:
    low, high = claim.sentence or (0, None)
    return msgspec.structs.replace(
        _moved(claim, change),
        subject=_words(claim.subject, change, low, high),
        attributed_to=_words(claim.attributed_to, change, low, high),
        dims={key: change.words(value) for key, value in claim.dims.items()},
        sentence=claim.sentence and (change.text.position(claim.sentence[0]), change.text.position(claim.sentence[1])),
    )
