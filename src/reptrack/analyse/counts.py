"""Count what is in a corpus: totals, counts by anything, and cross tables of two things.

A *dimension* says by what is counted. Some belong to the record (`publisher`, `lang`, `month`, …: one key a record), others to its
mentions (`entity`, `article`, `metric`, …: a key for each mention). Every figure equals a count over the JSONL.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from reptrack.analyse.article_titles import article_of
from reptrack.analyse.countries import Countries
from reptrack.analyse.distinct import Distinct
from reptrack.analyse.textless import LightRecord
from reptrack.errors import UsageError

__all__ = ["DIMENSIONS", "ENTITIES", "TIMES", "CrossTable", "Row", "Totals", "count_by", "cross", "totals", "usual_name"]

NONE = "(none)"


@dataclass(slots=True)
class Totals:
    """How much there is of everything."""

    records: int = 0
    items: int = 0
    sources: int = 0
    dates: int = 0
    names: int = 0
    persons: int = 0
    orgs: int = 0
    places: int = 0
    entities: int = 0
    articles: int = 0
    refs: int = 0
    claims: int = 0
    warnings: int = 0


def totals(records: Iterable[LightRecord]) -> Totals:
    """Count everything once.

    `items` are records with a title, `entities` distinct people, organisations and places (after `merge`), `refs` the single
    articles and parts that the article references name.
    """
    out = Totals()
    sources, entities = Distinct(), Distinct()
    kinds: Counter[str] = Counter()
    for record in records:
        out.records += 1
        out.items += record.title is not None
        out.dates += len(record.dates)
        out.names += len(record.names)
        out.articles += len(record.articles)
        out.refs += sum(len(article.refs) for article in record.articles)
        out.claims += len(record.claims)
        out.warnings += len(record.warnings)
        kinds.update(name.kind for name in record.names)
        sources.add(record.source.path)
        for name in record.names:
            if name.entity is not None:
                entities.add((name.kind, name.entity))
    out.sources, out.entities = len(sources), len(entities)
    out.persons, out.orgs, out.places = kinds["person"], kinds["org"], kinds["place"]
    return out


class Row(NamedTuple):
    """One line of a count: the key, how many mentions have it (records, for a record's own dimension), in how many records.

    `name` is what an entity is mostly called, see `usual_name`; None in counts by anything else.
    """

    key: str
    mentions: int
    records: int
    name: str | None = None


Keys = Callable[[LightRecord], Iterable[str]]


# The dimensions whose keys are entities, and the kind of name that they count; None for all.
ENTITIES = {"entity": None, "org": "org", "person": "person", "place": "place"}


def _names(kind: str | None) -> Keys:
    return lambda record: [n.entity or n.name for n in record.names if kind is None or n.kind == kind]


def usual_name(forms: Counter[str]) -> str:
    """Give the base form that most mentions of an entity have, the longer one of two."""
    return max(forms, key=lambda form: (forms[form], len(form), form))


# By what can be counted: the name on the command line → the keys that a record has.
_OF_RECORDS: dict[str, Keys] = {
    "publisher": lambda record: [record.publisher or NONE],
    "country": lambda record: [Countries(record).own() or NONE],
    "lang": lambda record: [record.lang or NONE],
    "year": lambda record: [record.dated[:4] if record.dated else NONE],
    "month": lambda record: [record.dated[:7] if record.dated else NONE],
    "day": lambda record: [record.dated or NONE],
    "source": lambda record: [record.source.path],
}
_OF_MENTIONS: dict[str, Keys] = {
    "article": lambda record: [article_of(ref) for a in record.articles for ref in a.refs],
    "attribution": lambda record: [c.attributed_to or NONE for c in record.claims],
    "basis": lambda record: [d.basis for d in record.dates],
    "code": lambda record: [ref.split(":", 1)[0] for a in record.articles for ref in a.refs],
    "date": lambda record: [d.value or NONE for d in record.dates],
    "entity": _names(ENTITIES["entity"]),
    "gender": lambda record: [c.dims["gender"] for c in record.claims if "gender" in c.dims],
    "kind": lambda record: [c.kind for c in record.claims],
    "metric": lambda record: [c.metric or NONE for c in record.claims],
    "name-kind": lambda record: [n.kind for n in record.names],
    "org": _names(ENTITIES["org"]),
    "person": _names(ENTITIES["person"]),
    "place": _names(ENTITIES["place"]),
    "ref": lambda record: [ref for a in record.articles for ref in a.refs],
    "time": lambda record: [c.time or NONE for c in record.claims],
    "warning": lambda record: [w.code for w in record.warnings],
}
# Keys that are read as a series.
TIMES = frozenset({"day", "month", "year"})
DIMENSIONS: dict[str, Keys] = dict(sorted({**_OF_RECORDS, **_OF_MENTIONS}.items()))


def _dimension(name: str) -> Keys:
    try:
        return DIMENSIONS[name]
    except KeyError:
        raise UsageError(f"--by {name}: nothing is counted by that", f"one of {', '.join(DIMENSIONS)}") from None


def count_by(records: Iterable[LightRecord], by: str) -> list[Row]:
    """Count by one dimension: times in their order, all else with the most frequent first, equal counts in alphabetical order.

    Raises:
        UsageError: there is no such dimension.
    """
    keys = _dimension(by)
    counts: Counter[str] = Counter()
    holders: Counter[str] = Counter()
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for record in records:
        found = Counter(keys(record))
        counts.update(found)
        holders.update(found.keys())
        for name in record.names if by in ENTITIES else ():
            if ENTITIES[by] in {None, name.kind}:
                forms[name.entity or name.name][name.name] += 1
    rows = (Row(key, count, holders[key], usual_name(forms[key]) if by in ENTITIES else None) for key, count in counts.items())
    return sorted(rows, key=(lambda row: row.key) if by in TIMES else (lambda row: (-row.mentions, row.key)))


@dataclass(frozen=True, slots=True)
class CrossTable:
    """A count by two dimensions: `cells[row key][column key]`; keys that never meet are not there."""

    rows: list[str]
    columns: list[str]
    cells: dict[str, dict[str, int]]

    def lines(self) -> Iterator[tuple[str, list[int]]]:
        """Give each row key with its cells in the order of the columns."""
        for row in self.rows:
            cells = self.cells.get(row, {})
            yield row, [cells.get(column, 0) for column in self.columns]


def cross(records: Iterable[LightRecord], first: str, second: str) -> CrossTable:
    """Count by two dimensions at once.

    If one of the two is a record's own, a cell counts the mentions (or records) of the other under it; if both belong to mentions, a
    cell counts the records in which both are met. Rows are sorted by their sum, columns alphabetically.

    Raises:
        UsageError: there is no such dimension.
    """
    first_keys, second_keys = _dimension(first), _dimension(second)
    both_mentions = first in _OF_MENTIONS and second in _OF_MENTIONS
    cells: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for record in records:
        mine, theirs = Counter(first_keys(record)), Counter(second_keys(record))
        for row, n in mine.items():
            for column, m in theirs.items():
                cells[row][column] += 1 if both_mentions else n * m
    sums = {row: sum(columns.values()) for row, columns in cells.items()}
    columns = sorted({column for found in cells.values() for column in found})
    return CrossTable(sorted(cells, key=lambda row: (-sums[row], row)), columns, {row: dict(found) for row, found in cells.items()})
