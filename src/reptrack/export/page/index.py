"""Know where everything stands on a page: the anchor of each report and mention, and the mentions of each person, place and article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from reptrack.analyse.article_titles import article_of
from reptrack.merge.context import normal
from reptrack.merge.register import Ledger
from reptrack.records import Article, Claim, Mention, Name, Report

__all__ = ["LETTERS", "Index", "Row", "Where", "anchor", "claim_anchor", "entity_of"]

LETTERS = {"dates": "d", "names": "n", "articles": "a", "claims": "c"}
# The anchor of an entry begins with a letter of its table.
TABLES = {"person": "p", "org": "o", "place": "l", "article": "s"}


def anchor(report: int, kind: str, mention: int) -> str:
    """Give the anchor of a mention: the number of its report on the page, the letter of its kind, its index in the record."""
    return f"r{report}-{LETTERS[kind]}{mention}"


def entity_of(name: Name) -> tuple[str, str]:
    """Give the entity of a name; before `merge` each full form is one."""
    return name.kind, name.entity or name.name


@dataclass(frozen=True, slots=True)
class Where:
    """The mentions of an entry in one report: the report's number, and the anchors."""

    report: int
    anchors: tuple[str, ...]


@dataclass(slots=True)
class Row:
    """One entry of the tables of people, organisations, places and articles.

    Attributes:
        anchor: of the row. key: entity or article. name: how it is called.
        forms: spellings or parts of the article, each with its mentions. mentions: their sum.
        first, last: dates of the earliest and the latest report. where: the mentions, the newest report first.
    """

    anchor: str
    key: str
    name: str
    forms: dict[str, int]
    mentions: int
    first: str | None
    last: str | None
    where: list[Where] = field(default_factory=list)

    @property
    def reports(self) -> int:
        """In how many reports it is mentioned."""
        return len(self.where)


class Index:
    """Where everything stands. Reports are numbered from 1 in the order of the page.

    Attributes:
        reports: the reports of the page.
        tables: `person`, `org`, `place` and `article` → the rows, most mentioned first.
    """

    def __init__(self, reports: Sequence[Report]) -> None:
        self.reports = reports
        self._spots: dict[tuple[str, str, int, int], str] = {}
        self._holders: dict[tuple[str, str], str] = {}
        self._entries: dict[tuple[str, str], str] = {}
        entities: defaultdict[tuple[str, str], dict[int, list[str]]] = defaultdict(dict)
        articles: defaultdict[str, dict[int, list[str]]] = defaultdict(dict)
        for number, report in enumerate(reports, start=1):
            self._note_spots(number, report)
            for i, name in enumerate(report.names):
                entities[entity_of(name)].setdefault(number, []).append(anchor(number, "names", i))
            for i, article in enumerate(report.articles):
                for key in dict.fromkeys(map(article_of, article.refs)):
                    articles[key].setdefault(number, []).append(anchor(number, "articles", i))
        self.tables = {**self._entity_tables(entities), "article": self._article_table(articles)}

    def spot(self, report: str, path: str, start: int, end: int) -> str | None:
        """Give the anchor of a claim, a name or a whole report by its characters in the file; of other characters that of the report."""
        return self._spots.get((report, path, start, end)) or self._holders.get((report, path))

    def entry(self, mention: Mention) -> str | None:
        """Give the anchor of the entry that a name or an article (its first reference) belongs to."""
        if isinstance(mention, Name):
            return self._entries.get(entity_of(mention))
        if isinstance(mention, Article) and mention.refs:
            return self._entries.get(("article", article_of(mention.refs[0])))
        return None

    def article(self, ref: str) -> str | None:
        """Give the anchor of the article that a reference belongs to."""
        return self._entries.get(("article", article_of(ref)))

    def _note_spots(self, number: int, report: Report) -> None:
        source = report.source
        self._holders.setdefault((report.id, source.path), f"r{number}")
        self._spots.setdefault((report.id, source.path, source.start, source.end), f"r{number}")
        for kind, mentions in (("claims", report.claims), ("names", report.names)):
            for i, mention in enumerate(mentions):
                place = (report.id, source.path, source.start + mention.start, source.start + mention.end)
                self._spots.setdefault(place, anchor(number, kind, i))

    def _dates(self, where: list[Where]) -> tuple[str | None, str | None]:
        dated = [date for place in where if (date := self.reports[place.report - 1].dated)]
        return (min(dated), max(dated)) if dated else (None, None)

    def _entity_tables(self, found: dict[tuple[str, str], dict[int, list[str]]]) -> dict[str, list[Row]]:
        ledger = Ledger()
        for report in self.reports:
            for name in report.names:
                ledger.note(*entity_of(name), normal(name.name))
        tables: dict[str, list[Row]] = {"person": [], "org": [], "place": []}
        for entry in ledger.entries():
            places = _where(found[entry.kind, entry.id])
            tables[entry.kind].append(Row("", entry.id, entry.name, entry.forms, sum(entry.forms.values()), *self._dates(places), places))
        for kind, rows in tables.items():
            self._number(kind, rows)
        return tables

    def _article_table(self, found: dict[str, dict[int, list[str]]]) -> list[Row]:
        parts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for report in self.reports:
            for article in report.articles:
                for ref in article.refs:
                    parts[article_of(ref)][ref] += 1
        rows = []
        for key, counted in parts.items():
            places = _where(found[key])
            rows.append(Row("", key, key, dict(counted.most_common()), counted.total(), *self._dates(places), places))
        self._number("article", rows)
        return rows

    def _number(self, kind: str, rows: list[Row]) -> None:
        rows.sort(key=lambda row: (-row.mentions, row.name.casefold(), row.key))
        for i, row in enumerate(rows, start=1):
            row.anchor = f"{TABLES[kind]}{i}"
            self._entries[kind, row.key] = row.anchor


def _where(found: dict[int, list[str]]) -> list[Where]:
    return [Where(number, tuple(anchors)) for number, anchors in sorted(found.items())]


def claim_anchor(number: int, claims: Sequence[Claim], index: int | None) -> str | None:
    """Give the anchor of another claim of the same report, if there is such a claim."""
    return anchor(number, "claims", index) if index is not None and 0 <= index < len(claims) else None
