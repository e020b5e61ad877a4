"""Turn one record into rows of the flat tables, every mention with its place in the raw file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from msgspec import UNSET

from reptrack.analyse.article_titles import title_of
from reptrack.analyse.distinct import Distinct
from reptrack.export.tables import ARTICLES, CLAIMS, DATES, NAMES, REPORTS, Row, Table
from reptrack.records import Article, Claim, Date, Mention, Name, Report
from reptrack.values.edtf import bounds

__all__ = ["UniqueIds", "entity_id", "report_rows"]


class UniqueIds:
    """Gives each report an id of its own: the second report with an id gets `~2` behind it."""

    def __init__(self) -> None:
        self._seen = Distinct()
        self._again: dict[str, int] = {}

    def __call__(self, report_id: str) -> str:
        """Give the id to use for the next report with this id."""
        given = report_id
        while not self._seen.add(given):
            self._again[report_id] = self._again.get(report_id, 1) + 1
            given = f"{report_id}~{self._again[report_id]}"
        return given


def entity_id(kind: str, entity: str) -> str:
    """Give the key of an entity: a person and a place may share a slug."""
    return f"{kind}:{entity}"


def report_rows(report: Report, rid: str) -> Iterator[tuple[Table, list[Row]]]:
    """Give the rows of a record, table by table.

    Args:
        report: the record.
        rid: the id to use for it, unique in the export.
    """
    yield REPORTS, [_report(report, rid)]
    yield DATES, [_date(report, rid, index, date) for index, date in enumerate(report.dates)]
    yield NAMES, [_name(report, rid, index, name) for index, name in enumerate(report.names)]
    yield ARTICLES, [row for index, article in enumerate(report.articles) for row in _article(report, rid, index, article)]
    yield CLAIMS, [_claim(report, rid, index, claim) for index, claim in enumerate(report.claims)]


def _report(report: Report, rid: str) -> Row:
    source = report.source
    others = "" if source.also_at is UNSET else "\n".join(f"{p.path}:{p.start}-{p.end}" for p in source.also_at)
    warnings = "\n".join(f"{w.code}: {w.message}" for w in report.warnings)
    known = (rid, report.title, report.publisher, report.published, report.dated, report.lang)
    place = (source.path, source.start, source.end, source.sha256, source.encoding)
    return (*known, *place, others or None, warnings or None, report.text)


def _place(report: Report, mention: Mention) -> tuple[int, int, str, int, int]:
    begin = report.source.start
    return mention.start, mention.end, report.source.path, begin + mention.start, begin + mention.end


def _date(report: Report, rid: str, index: int, date: Date) -> Row:
    first, last = (bounds(date.value) if date.value else None) or (None, None)
    days = (first.isoformat() if first else None, last.isoformat() if last else None)
    mod = None if date.mod is UNSET else date.mod
    return (f"{rid}/d{index}", rid, date.text, date.value, *days, date.basis, mod, *_place(report, date))


def _name(report: Report, rid: str, index: int, name: Name) -> Row:
    key = None if name.entity is None else entity_id(name.kind, name.entity)
    return (f"{rid}/n{index}", rid, name.text, name.kind, name.name, name.entity, key, *_place(report, name))


def _article(report: Report, rid: str, index: int, article: Article) -> Iterator[Row]:
    mention = f"{rid}/a{index}"
    for number, ref in enumerate(article.refs or [None]):
        parts: Sequence[str | None] = [part or None for part in ref.split(":", 3)] if ref else []
        title = title_of(ref) or None if ref else None
        row = (f"{mention}.{number}", rid, mention, article.text, ref, *parts, *[None] * (4 - len(parts)))
        yield (*row, title, article.gloss, *_place(report, article))


def _claim(report: Report, rid: str, index: int, claim: Claim) -> Row:
    total = claim.part_of
    part_of = f"{rid}/c{total}" if total is not None and 0 <= total < len(report.claims) else None
    low, high = claim.sentence or (claim.start, claim.end)
    return (
        f"{rid}/c{index}",
        rid,
        claim.text,
        claim.kind,
        _number(claim.value),
        None if claim.value is None else str(claim.value),
        claim.qualifier,
        _number(claim.low),
        _number(claim.high),
        _given(claim.currency),
        _given(claim.unit),
        claim.subject,
        claim.metric,
        claim.dims.get("gender"),
        json.dumps(claim.dims, ensure_ascii=False, sort_keys=True) if claim.dims else None,
        claim.time,
        claim.attributed_to,
        report.text[max(low, 0) : max(high, 0)],
        part_of,
        *_place(report, claim),
    )


def _given(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _number(value: object) -> float | None:
    """Give a number as a float; None for anything else and for what no float can hold (`value_text` still says it)."""
    if not isinstance(value, int | float):
        return None
    try:
        return float(value)
    except OverflowError:
        return None
