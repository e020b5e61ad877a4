"""Find merges that the machine was unsure of: two names that carry one entity although their spellings alone do not say that they are one person's."""

from __future__ import annotations

import shlex
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from reptrack.analyse.finding import Finding, Spot
from reptrack.merge.context import Corpus, Form, around, normal
from reptrack.merge.decisions import Decision, Decisions
from reptrack.merge.doubtful import doubtful
from reptrack.merge.partial_names import part_fits, partial_fits
from reptrack.merge.persons import Persons
from reptrack.merge.pipeline import resolve
from reptrack.values.names import generation
from reptrack.values.names.person import parse

__all__ = ["Merges"]

_ALONE = ("surname", "initials")  # shapes of names that need a full name elsewhere


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
        self._normal: dict[str, str] = {}
        self.apart = 0

    def add(self, record: Any) -> None:  # noqa: ANN401 - a FigureRecord, or a Report
        """Take in the persons of one record."""
        persons = [name for name in record.names if name.kind == "person"]
        merged = any(name.entity is not None for name in persons)
        here: dict[str, Any] = {}
        for name in persons:
            bare = self._normal.get(name.name) or self._normal.setdefault(name.name, normal(name.name))
            seen = self._seen.get(bare)
            if seen is None or record.id < seen[0]:
                start = record.source.start
                self._seen[bare] = (record.id, name.entity, record.source.path, start + name.start, start + name.end)
            if merged:
                self._count(_with_generation(bare, name, record.text), name, here)
        for form, name in here.items():
            known = self._corpus.forms["person", form]
            known.reports += 1
            if not known.sample[0] or record.id < known.sample[0]:
                known.sample = (record.id, around(record.text, name))
        if merged:
            self._note_crossing(here, record)

    def _count(self, form: str, name: Any, here: dict[str, Any]) -> None:  # noqa: ANN401
        """Count a mention, and note the first of its form in the report."""
        known = self._corpus.forms.get(("person", form))
        if known is None:
            known = self._corpus.forms["person", form] = Form()
        known.count += 1
        here.setdefault(form, name)
        if name.entity is not None:
            self._entities[form].add(name.entity)

    def _note_crossing(self, here: dict[str, Any], record: Any) -> None:  # noqa: ANN401
        """Note the bare surnames and initials that no full name of their report answers to."""
        alone = [form for form in here if parse(form).shape in _ALONE]
        forms = self._corpus.forms
        wanted = [form for form in alone if not (at := forms["person", form].crossing[0]) or record.id < at]
        if not wanted:
            return
        full = [person for person in map(parse, here) if person.shape == "full"]
        for form in wanted:
            person = parse(form)
            if not any(partial_fits(person, (other,)) or part_fits(person, (other,)) for other in full):
                forms["person", form].crossing = (record.id, around(record.text, here[form]))

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
        said = str(Path(self._place) / "decisions.jsonl") if Path(self._place).is_dir() else "decisions.jsonl"
        return shlex.join(["reptrack", "names", "--doubtful", "--ask", "--decisions", said, self._place])


def _with_generation(form: str, name: Any, text: str) -> str:  # noqa: ANN401
    """Give the form of a person as `merge` compares it: `Ivan Zub (junior)` where the text beside the name says so."""
    told = generation.beside(text, name.start, name.end) if " " in form else ""
    return f"{form} ({told})" if told and not generation.split(form)[1] else form
