"""Find merges that the machine was unsure of: two names that carry one entity although their spellings alone do not say that they are one person's."""

from __future__ import annotations

import shlex
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from reptrack.analyse.finding import Finding, Spot
from reptrack.merge.context import Corpus, normal, note_names
from reptrack.merge.decisions import DECISIONS_FILE, Decision, Decisions, decisions_in
from reptrack.merge.doubtful import doubtful
from reptrack.merge.persons import Persons
from reptrack.merge.pipeline import resolve

__all__ = ["Merges"]


class Merges:
    """The persons of a corpus as its records pass by, and at the end the doubtful merges; memory grows with the distinct names.

    Far less is taken from each record than `merge` takes: no places, no organisations, nothing of what stands beside a name. What that told
    of two bearers of one name is in the entities already.
    """

    def __init__(self, decisions: Iterable[Decision], place: str) -> None:
        """Begin.

        Args:
            decisions: what the user has judged before; it is not asked again.
            place: the corpus as the user names it, for the command that settles a doubt.
        """
        self._decisions, self._place = list(decisions), place
        self._corpus = Corpus()
        self._seen: dict[str, tuple[str, str | None, str, int, int]] = {}
        self._entities: defaultdict[str, set[str]] = defaultdict(set)
        self.apart = 0

    def add(self, record: Any) -> None:  # noqa: ANN401 - a FigureRecord, or a Report
        """Take in the persons of one record."""
        persons = [name for name in record.names if name.kind == "person"]
        for name in persons:
            bare = normal(name.name)
            seen = self._seen.get(bare)
            if seen is None or record.id < seen[0]:
                start = record.source.start
                self._seen[bare] = (record.id, name.entity, record.source.path, start + name.start, start + name.end)
        if any(name.entity is not None for name in persons):
            for form, name in zip(note_names(self._corpus, record, persons), persons, strict=True):
                if name.entity is not None:
                    self._entities[form].add(name.entity)

    def findings(self) -> Iterator[Finding]:
        """Give a finding for each entity with a doubtful merge, and count in `apart` the pairs that were kept apart in doubt."""
        if not self._corpus.forms:
            return
        doubted: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        resolution = resolve(self._corpus, self._decisions)
        self.apart = self._bearers(resolution.persons)
        for row in doubtful(self._corpus, resolution, self._decisions):
            a, b = self._seen.get(row["a"]), self._seen.get(row["b"])
            if row["now"] != "merged":
                self.apart += 1
            elif a and b and a[1] is not None and a[1] == b[1]:
                doubted[a[1]].append(row)
        command = self._command()
        for entity, rows in sorted(doubted.items()):
            names = dict.fromkeys(name for side in "ab" for name in (row[side] for row in rows))
            why = rows[0]["why"] + (f"; {len(rows) - 1} more like it" if len(rows) > 1 else "")
            message = f"{' and '.join(names)} are taken for one person, {entity}: {why}"
            contexts = {row[side]: row[f"{side}_context"] for row in rows for side in "ab"}
            yield Finding("doubtful-merge", "warning", message, tuple(self._spot(name, contexts[name]) for name in names), command)

    def _bearers(self, persons: Persons) -> int:
        """Count the bearers of one name whom the reports told apart, not the user: `ivan-zub-b1950` beside `ivan-zub`."""
        carried: defaultdict[str, set[str]] = defaultdict(set)
        for form, entity in persons.by_form.items():
            carried[entity] |= self._entities.get(form, set())
        told = sum(any(entity.startswith(f"{other}-") for other in found) for found in carried.values() for entity in found)
        return max(0, told - len(Decisions.of(self._decisions).bearers))

    def _spot(self, name: str, context: str) -> Spot:
        report, _, path, start, end = self._seen[name]
        return Spot(report, path, start, end, context)

    def _command(self) -> str:
        said = str(decisions_in(self._place) or DECISIONS_FILE)
        return shlex.join(["reptrack", "names", "--doubtful", "--ask", "--decisions", said, self._place])
