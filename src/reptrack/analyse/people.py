"""Tell what a corpus holds of each entity: its spellings, when it is met, and the articles and figures in the same sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from msgspec import Struct

from reptrack.analyse.counts import usual_name
from reptrack.analyse.distinct import Distinct
from reptrack.analyse.textless import DateInText, NameInText
from reptrack.records import Report
from reptrack.text.sentences import sentences

__all__ = ["Profile", "ProfiledRecord", "profiles"]

_MOST_FIGURES = 400  # different figures held of one entity: those met most often
_SHOWN_FIGURES = 20


class ProfiledArticle(Struct, frozen=True):
    """An article reference in its place."""

    start: int
    refs: list[str]


class ProfiledClaim(Struct, frozen=True):
    """A figure in its sentence."""

    start: int
    text: str
    subject: str | None = None
    sentence: tuple[int, int] | None = None


class ProfiledRecord(Struct, frozen=True):
    """A record with what profiles are made from: faster to read than a whole one."""

    id: str
    schema: str
    text: str
    dated: str | None = None
    dates: list[DateInText] = []
    names: list[NameInText] = []
    articles: list[ProfiledArticle] = []
    claims: list[ProfiledClaim] = []


@dataclass(slots=True)
class Profile:
    """An entity as a corpus knows it.

    Attributes:
        entity, kind: its id, and person, org or place.
        full: base forms → mentions. spellings: words as they stand in the texts → mentions.
        reports: counts the reports that name it. first, last: their earliest and latest dates.
        articles: refs in the same sentence → times. figures: claims in the same sentence, as `value subject` → times; of very many those met
            most often.
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
        return usual_name(self.full)

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
            "figures": dict(_ranked(self.figures)[:_SHOWN_FIGURES]),
        }


def profiles(records: Iterable[Report | ProfiledRecord], wanted: set[str] | None = None, kind: str | None = None) -> list[Profile]:
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


def _add(found: dict[tuple[str, str], Profile], record: Report | ProfiledRecord, names: Iterable[Any]) -> None:
    """Add the mentions of one record."""
    beside = _Beside(record)
    here: dict[tuple[str, str], Profile] = {}
    for name in names:
        key = (name.kind, name.entity or name.name)
        profile = found.get(key)
        if profile is None:
            profile = found[key] = Profile(key[1], key[0])
        here[key] = profile
        profile.full[name.name] += 1
        profile.spellings[name.text] += 1
        beside.add(profile, name.start)
    for profile in here.values():
        profile.reports.add(record.id)
        if record.dated:
            profile.first = min(profile.first or record.dated, record.dated)
            profile.last = max(profile.last or record.dated, record.dated)


class _Beside:
    """The articles and figures of a record, by sentence.

    A claim says where its sentence begins and ends; the text is cut into sentences only for articles that stand in none of these.
    """

    def __init__(self, record: Report | ProfiledRecord) -> None:
        self._among(sorted({claim.sentence or (claim.start, claim.start) for claim in record.claims}))
        if any(self._sentence(mention.start) is None for mention in (*record.articles, *record.claims)):
            self._among(sentences(record.text))
        self._articles: dict[int | None, list[str]] = {}
        for article in record.articles:
            self._articles.setdefault(self._sentence(article.start), []).extend(article.refs)
        self._figures: dict[int | None, list[str]] = {}
        for claim in record.claims:
            self._figures.setdefault(self._sentence(claim.start), []).append(f"{claim.text} {claim.subject or ''}".strip())

    def _among(self, spans: Sequence[tuple[int, int]]) -> None:
        self._starts, self._ends = [start for start, _ in spans], [end for _, end in spans]

    def _sentence(self, at: int) -> int | None:
        """Give the number of the sentence that a character stands in."""
        number = bisect_right(self._starts, at) - 1
        return number if number >= 0 and at < self._ends[number] else None

    def add(self, profile: Profile, at: int) -> None:
        """Add what stands in the sentence of a name."""
        sentence = self._sentence(at)
        if sentence is None:
            return
        if sentence in self._articles:
            profile.articles.update(self._articles[sentence])
        if sentence in self._figures:
            profile.figures.update(self._figures[sentence])
            if len(profile.figures) > 2 * _MOST_FIGURES:
                profile.figures = Counter(dict(_ranked(profile.figures)[:_MOST_FIGURES]))


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
