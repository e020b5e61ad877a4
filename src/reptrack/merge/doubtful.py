"""List what the machine was unsure of, with both contexts, for a person to decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from rapidfuzz.distance import OSA

from reptrack.merge.compare import conflict, same_person
from reptrack.merge.context import Corpus, Form, around
from reptrack.merge.decisions import Decision, Decisions
from reptrack.merge.explain import explain
from reptrack.merge.persons import Doubt, Entity, Persons
from reptrack.merge.pipeline import Resolution
from reptrack.records import Report
from reptrack.values.names.person import parse
from reptrack.values.names.schemes import fold, is_cyrillic

__all__ = ["COLUMNS", "doubtful"]

COLUMNS = ["judgement", "a", "b", "now", "why", "a_entity", "b_entity", "a_report", "a_context", "b_report", "b_context", "kind"]

_RARE = 2  # mentions of a name that may be a slip of another
_LONG = 6  # letters of a surname in which a slip is likelier than another surname
_MOST_BEARERS = 200  # persons of one surname key of whom each pair is looked at


def doubtful(
    corpus: Corpus, resolution: Resolution, decisions: Iterable[Decision] = (), records: Iterable[Report] = ()
) -> list[dict[str, Any]]:
    """Give a row for each pair of names that a person should look at and has not judged yet.

    Args:
        corpus: what `study` gathered.
        resolution: what `resolve` decided.
        decisions: what the user has judged.
        records: the corpus once more, for the words around mentions of two bearers of one name; read only if there are any.

    Returns:
        Rows with the columns of `COLUMNS`. `now` says what was done with the pair: `merged` or `apart`. A filled-in `judgement`
        (same, different) makes a row a decision.
    """
    said = Decisions.of(decisions)
    judged = {_pair(a, b) for a, b in (*said.same, *(sorted(pair) for pair in said.different))}
    judged |= {_pair(d.a, d.b, d.a_report, d.b_report) for d in said.bearers}
    persons = resolution.persons
    rows: dict[object, Doubt] = {}
    for doubt in (*persons.doubts, *_crossing(persons, corpus), *_several(persons), *_likely(persons), *_near_surnames(persons, corpus)):
        if _pair(doubt.a, doubt.b, doubt.a_report, doubt.b_report) not in judged:
            rows.setdefault(_asked(doubt, persons), doubt)
    listed = sorted(rows.values(), key=lambda d: (d.a, d.b, d.a_report, d.b_report, d.a_start, d.b_start))
    quotes = _quotes(listed, records)
    return [_row(doubt, corpus, persons, quotes) for doubt in listed]


def _pair(a: str, b: str, a_report: str = "", b_report: str = "") -> tuple[tuple[str, str], ...]:
    return tuple(sorted(((a, a_report), (b, b_report))))


def _asked(doubt: Doubt, persons: Persons) -> object:
    """Give what a doubt asks: of two persons with several spellings it is asked once."""
    sides = ((doubt.a, doubt.a_report, doubt.a_start), (doubt.b, doubt.b_report, doubt.b_start))
    entities = [_entity(name, report, start, persons) or name for name, report, start in sides]
    alone = any(name not in persons.by_form for name, _, _ in sides)
    return _pair(doubt.a, doubt.b) if alone or entities[0] == entities[1] else tuple(sorted(entities))


def _quotes(doubts: Sequence[Doubt], records: Iterable[Report]) -> dict[tuple[str, int], str]:
    """Read the words around the mentions that doubts are about."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for doubt in doubts:
        for report, start in ((doubt.a_report, doubt.a_start), (doubt.b_report, doubt.b_start)):
            if report:
                wanted[report].add(start)
    found: dict[tuple[str, int], str] = {}
    for record in records if wanted else ():
        for name in record.names:
            if name.start in wanted.get(record.id, ()):
                found[record.id, name.start] = around(record.text, name)
    return found


def _row(doubt: Doubt, corpus: Corpus, persons: Persons, quotes: Mapping[tuple[str, int], str]) -> dict[str, Any]:
    a, b = (corpus.forms.get(("person", name), Form()) for name in (doubt.a, doubt.b))
    return {
        "judgement": "",
        "a": doubt.a,
        "b": doubt.b,
        "now": doubt.done,
        "why": doubt.reason,
        "a_entity": _entity(doubt.a, doubt.a_report, doubt.a_start, persons),
        "b_entity": _entity(doubt.b, doubt.b_report, doubt.b_start, persons),
        "a_report": doubt.a_report,
        "b_report": doubt.b_report,
        "a_context": quotes.get((doubt.a_report, doubt.a_start)) or a.crossing[1] or a.sample[1],
        "b_context": quotes.get((doubt.b_report, doubt.b_start)) or b.sample[1],
        "kind": "person",
    }


def _entity(name: str, report: str, start: int, persons: Persons) -> str:
    known = persons.by_form.get(name)
    if known is None:
        meant = persons.partial.get(name, ())
        return meant[0] if len(meant) == 1 else persons.own.get(name, "")
    return persons.bearer.get((report, name)) or persons.id_in(known, report, start)


def _crossing(persons: Persons, corpus: Corpus) -> Iterator[Doubt]:
    """Bare surnames and initials in reports that do not name the person in full: the only one of the corpus is meant, it seems."""
    for name, fitting in sorted(persons.partial.items()):
        if len(fitting) == 1 and corpus.forms["person", name].crossing[0] and name not in persons.by_form:
            entity = persons.entities.get(fitting[0])
            members = entity.members if entity else persons.initialled[fitting[0]]
            yield Doubt(
                name,
                members[0].text,
                "merged",
                f"{name} stands alone in its report: the only person of the corpus who has that name is meant",
            )


def _several(persons: Persons) -> Iterator[Doubt]:
    """Initials and bare surnames that more than one person answers to."""
    for name, fitting in sorted(persons.partial.items()):
        if len(fitting) > 1 and parse(name).shape != "given":
            for entity in fitting:
                members = persons.entities[entity].members if entity in persons.entities else persons.initialled[entity]
                if members:
                    yield Doubt(name, members[0].text, "apart", f"{len(fitting)} persons answer to {name}")


def _likely(persons: Persons) -> Iterator[Doubt]:
    """Persons whose names nearly say that they are one."""
    by_key: dict[str, list[Entity]] = defaultdict(list)
    for entity in persons.entities.values():
        for key in sorted({p.key for p in entity.members}):
            by_key[key].append(entity)
    for entities in by_key.values():
        if len(entities) <= _MOST_BEARERS:
            for a, b in combinations(sorted(entities, key=lambda e: e.id), 2):
                yield from _unsure(a, b)


def _unsure(a: Entity, b: Entity) -> Iterator[Doubt]:
    for x in a.members[:3]:
        for y in b.members[:3]:
            if same_person(x, y) is None or (explain(x, y).judgement == "unsure" and not conflict(x, y)):
                yield Doubt(x.text, y.text, "apart", explain(x, y).steps[-1])
                return


def _near_surnames(persons: Persons, corpus: Corpus) -> Iterator[Doubt]:
    """Rare names one letter off a name with the same given name: a slip, or another surname."""
    index: dict[tuple[str, str], set[str]] = defaultdict(set)
    rare: list[tuple[str, str, Entity]] = []
    for entity in persons.entities.values():
        mentions = sum(corpus.forms.get(("person", p.text), Form()).count for p in entity.members)
        for given, surname in sorted({(g, fold(p.surname_text)) for p in entity.members for g in p.given.ids or (fold(p.given_text),)}):
            if len(surname) >= _LONG:
                for variant in _shortened(surname):
                    index[given, variant].add(entity.id)
                if mentions <= _RARE:
                    rare.append((given, surname, entity))
    for given, surname, entity in rare:
        others = {e for variant in _shortened(surname) for e in index[given, variant] if e != entity.id}
        for other in sorted(others):
            yield from _slip(surname, entity, persons.entities[other])


def _slip(surname: str, a: Entity, b: Entity) -> Iterator[Doubt]:
    for y in b.members:
        right = fold(y.surname_text)
        if is_cyrillic(right) == is_cyrillic(surname) and OSA.distance(surname, right, score_cutoff=1) == 1 and not _conflict(a, b):
            yield Doubt(a.members[0].text, y.text, "apart", "the surnames differ in one letter")
            return


def _conflict(a: Entity, b: Entity) -> bool:
    return any(conflict(x, y) for x in a.members for y in b.members)


def _shortened(word: str) -> Sequence[str]:
    return [word, *(word[:i] + word[i + 1 :] for i in range(len(word)))]
