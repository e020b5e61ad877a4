"""Tell what a corpus holds of each entity: its spellings, when it is met, and the articles and figures in the same sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from reptrack.analyse.distinct import Distinct
from reptrack.records import Name, Report
from reptrack.text.sentences import sentences

__all__ = ["Profile", "profiles"]


@dataclass(slots=True)
class Profile:
    """An entity as a corpus knows it.

    Attributes:
        entity, kind: its id, and person, org or place.
        full: base forms → mentions. spellings: words as they stand in the texts → mentions.
        reports: counts the reports that name it. first, last: their earliest and latest dates.
        articles: refs in the same sentence → times. figures: claims in the same sentence, as `value subject` → times.
    """

    entity: str
    kind: str
    full: Counter[str] = field(default_factory=Counter)
    spellings: Counter[str] = field(default_factory=Counter)
    reports: Distinct = field(default_factory=Distinct)
    first: str | None = None
    last: str | None = None
    articles: Counter[str] = field(default_factory=Counter)
    figures: Counter[str] = field(default_factory=Counter)

    @property
    def name(self) -> str:
        """The base form met most often, the longer one of two."""
        return max(self.full, key=lambda form: (self.full[form], len(form), form))

    def as_dict(self) -> dict[str, Any]:
        """Give the profile as plain data."""
        return {
            "entity": self.entity,
            "kind": self.kind,
            "name": self.name,
            "spellings": dict(_ranked(self.spellings)),
            "mentions": sum(self.spellings.values()),
            "reports": len(self.reports),
            "first": self.first,
            "last": self.last,
            "articles": dict(_ranked(self.articles)),
            "figures": dict(_ranked(self.figures)),
        }


def profiles(records: Iterable[Report], wanted: set[str] | None = None, kind: str | None = None) -> list[Profile]:
    """Collect the profiles of entities, those with the most mentions first.

    Args:
        records: the corpus after `merge`.
        wanted: only these entities; None for all.
        kind: only `person`, `org` or `place`; None for all.
    """
    found: dict[tuple[str, str], Profile] = {}
    for record in records:
        names = [n for n in record.names if (kind is None or n.kind == kind) and (wanted is None or (n.entity or n.name) in wanted)]
        if names:
            _add(found, record, names)
    return sorted(found.values(), key=lambda p: (-sum(p.spellings.values()), p.entity))


def _add(found: dict[tuple[str, str], Profile], record: Report, names: list[Name]) -> None:
    """Add the mentions of one record."""
    starts = [start for start, _ in sentences(record.text)]

    def sentence(at: int) -> int:
        return bisect_right(starts, at)

    articles: dict[int, list[str]] = {}
    for article in record.articles:
        articles.setdefault(sentence(article.start), []).extend(article.refs)
    figures: dict[int, list[str]] = {}
    for claim in record.claims:
        figures.setdefault(sentence(claim.start), []).append(f"{claim.text} {claim.subject or ''}".strip())
    for name in names:
        key = (name.kind, name.entity or name.name)
        profile = found.setdefault(key, Profile(key[1], key[0]))
        profile.full[name.name] += 1
        profile.spellings[name.text] += 1
        profile.articles.update(articles.get(sentence(name.start), ()))
        profile.figures.update(figures.get(sentence(name.start), ()))
        profile.reports.add(record.id)
        if record.dated:
            profile.first = min(profile.first or record.dated, record.dated)
            profile.last = max(profile.last or record.dated, record.dated)


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
