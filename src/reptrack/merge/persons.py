"""Decide the entity of every name of a corpus: clusters of full names, late joins, decisions, ids; and of partial names by report."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reptrack.merge.bearers import Bearer, bearers
from reptrack.merge.cluster import Cluster, cluster, tells_family
from reptrack.merge.compare import conflict, same_person, same_surname
from reptrack.merge.context import Corpus, Form, Sighting
from reptrack.merge.decisions import Decisions
from reptrack.merge.lone_names import Join, joins_of_lone_names
from reptrack.merge.partial_names import partial_fits
from reptrack.merge.slugs import partial_slug, person_slug
from reptrack.values.names.given import made_from, patronymic_stem
from reptrack.values.names.person import Person, parse
from reptrack.values.names.schemes import fold

__all__ = ["Doubt", "Entity", "Persons", "kin_of", "named_by_father", "resolve_persons"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two names of which the machine was unsure, what it did (`merged` or `apart`) and why; with reports and places where it is about mentions."""

    a: str
    b: str
    done: str
    reason: str
    a_report: str = ""
    b_report: str = ""
    a_start: int = -1
    b_start: int = -1


@dataclass(slots=True)
class Entity:
    """One person.

    Attributes:
        id: the slug. members: the full names. origin: where the id came from: `name`, `register` or `decision`.
    """

    id: str
    members: Cluster
    origin: str = "name"


@dataclass(slots=True)
class Persons:
    """The persons of a corpus.

    Attributes:
        entities: by id. by_form: full name → id. partial: partial name → ids of the persons that it can mean.
        own: partial name → the id it has where nobody fits.
        initialled: id → the name, of persons of whom only initials and surname are known. bearer: (report, name) → id, where the user told bearers apart.
        told: (report, id of the name) → (start of a mention, id of the bearer), in order, where bearers were told apart.
        family: id of a name that tells no father → ids of the bearers of it whose fathers differ, or elder and younger.
        by_key: key of a surname → persons. by_father: full names that may be a given name and a patronymic. doubts: what the machine was unsure of.
    """

    entities: dict[str, Entity] = field(default_factory=dict)
    by_form: dict[str, str] = field(default_factory=dict)
    partial: dict[str, tuple[str, ...]] = field(default_factory=dict)
    own: dict[str, str] = field(default_factory=dict)
    initialled: dict[str, Cluster] = field(default_factory=dict)
    bearer: dict[tuple[str, str], str] = field(default_factory=dict)
    told: dict[tuple[str, str], list[tuple[int, str]]] = field(default_factory=dict)
    family: dict[str, tuple[str, ...]] = field(default_factory=dict)
    by_key: dict[str, list[Entity]] = field(default_factory=lambda: defaultdict(list))
    by_father: frozenset[str] = frozenset()
    doubts: list[Doubt] = field(default_factory=list)

    def id_in(self, entity: str, report: str, start: int = 0) -> str:
        """Say which bearer of a name a mention means: the one told of last before it in its report, else the one told of first."""
        marks = self.told.get((report, entity))
        if not marks:
            return entity
        return next((bearer for at, bearer in reversed(marks) if at <= start), marks[0][1])


def resolve_persons(corpus: Corpus, decisions: Decisions, known: Mapping[str, Iterable[str]] | None = None) -> Persons:
    """Decide the persons of a corpus.

    Args:
        corpus: what was gathered.
        decisions: what the user said.
        known: id → full names, from an earlier register: these ids stay.
    """
    forms = {name: form for (kind, name), form in corpus.forms.items() if kind == "person"}
    earlier = {name: entity for entity, names in (known or {}).items() for name in names}
    read = {name: parse(name) for name in sorted({*forms, *earlier})}
    full = [p for p in read.values() if p.shape == "full"]
    persons = Persons()
    mentions = {name: form.count for name, form in forms.items()}
    clusters = _joined(cluster(full, apart=decisions.different), decisions, persons.doubts, mentions)
    clusters = _decided(clusters, decisions)
    _give_ids(persons, clusters, forms, earlier)
    _place_partials(persons, [p for p in read.values() if p.shape != "full"], decisions)
    _find_families(persons)
    _split_bearers(persons, corpus.sightings, decisions)
    persons.by_father = frozenset(p.text for p in full if p.text.count(" ") == 1 and _father(p))
    return persons


def _father(person: Person) -> frozenset[str]:
    """Give the names of the father if the surname may be a patronymic: Arkady Lvovich."""
    found = patronymic_stem(person.surname_text, person.scheme) if len(person.surname) == 1 else None
    return made_from(found[0]) if found else frozenset()


def named_by_father(form: str, persons: Persons, present: Sequence[str]) -> str | None:
    """Find the one person of a report who is called by given name and patronymic: Arkady Lvovich for Arkady Lvovich Feldman."""
    person = parse(form)
    fathers = _father(person)
    fitting = [
        entity
        for entity in present
        if entity in persons.entities
        and any(m.patronymic and m.patronymic.ids & fathers and m.given.ids & person.given.ids for m in persons.entities[entity].members)
    ]
    return fitting[0] if len(fitting) == 1 else None


def kin_of(given: str, relative: str, persons: Persons) -> str | None:
    """Find the one person of a given name who has the surname of a relative: the wife Alesia of Yauhen Krupavets."""
    person, other = parse(given), parse(relative)
    if person.shape != "given" or not (person.given.ids or person.given.pet):
        return None
    fitting = [
        entity.id
        for entity in persons.by_key.get(other.key, ())
        if entity.id != persons.by_form.get(relative)
        and any(same_surname(other.surname, m.surname) for m in entity.members)
        and partial_fits(person, entity.members)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _joined(clusters: Sequence[Cluster], decisions: Decisions, doubts: list[Doubt], mentions: Mapping[str, int]) -> list[Cluster]:
    """Carry out the late joins that have one target; the others are doubts."""
    home = list(range(len(clusters)))
    members = {i: list(c) for i, c in enumerate(clusters)}
    joins = joins_of_lone_names(clusters, mentions)
    for join in sorted(joins, key=lambda j: (len(clusters[j.lone]), clusters[j.lone][0].text)):
        for target in join.targets:
            done = len(join.targets) == 1 and _merge(home, members, join, decisions)
            doubts.append(Doubt(clusters[join.lone][0].text, clusters[target][0].text, "merged" if done else "apart", join.reason))
    return [tuple(sorted(group, key=lambda p: p.text)) for _, group in sorted(members.items())]


def _merge(home: list[int], members: dict[int, list[Person]], join: Join, decisions: Decisions) -> bool:
    a, b = home[join.targets[0]], home[join.lone]
    if a == b:
        return True
    if any(conflict(x, y) or decisions.forbid(x.text, y.text) for x in members[a] for y in members[b]):
        return False
    for i, at in enumerate(home):
        if at == b:
            home[i] = a
    members[a] += members.pop(b)
    return True


def _decided(clusters: list[Cluster], decisions: Decisions) -> list[Cluster]:
    """Join the full names that the user called the same."""
    if not decisions.same:
        return clusters
    at = {p.text: i for i, c in enumerate(clusters) for p in c}
    members = {i: list(c) for i, c in enumerate(clusters)}
    for a, b in decisions.same:
        if a in at and b in at and at[a] != at[b]:
            keep, gone = sorted((at[a], at[b]))
            for person in members[gone]:
                at[person.text] = keep
            members[keep] += members.pop(gone)
    return [tuple(sorted(group, key=lambda p: p.text)) for _, group in sorted(members.items())]


def _give_ids(persons: Persons, clusters: Sequence[Cluster], forms: Mapping[str, Form], earlier: Mapping[str, str]) -> None:
    taken = _from_register(clusters, earlier)
    used = set(taken.values()) | set(earlier.values())
    wanting: dict[str, list[int]] = defaultdict(list)
    for i, members in enumerate(clusters):
        if i not in taken:
            wanting[person_slug(members)].append(i)
    for slug, indexes in sorted(wanting.items()):
        for i in sorted(indexes, key=lambda i: _seniority(clusters[i], forms)):
            taken[i] = slug if slug not in used else _distinct(slug, clusters[i], used)
            used.add(taken[i])
    for i, members in enumerate(clusters):
        origin = "register" if any(earlier.get(p.text) == taken[i] for p in members) else "name"
        persons.entities[taken[i]] = Entity(taken[i], members, origin)
        for person in members:
            persons.by_form[person.text] = taken[i]


def _from_register(clusters: Sequence[Cluster], earlier: Mapping[str, str]) -> dict[int, str]:
    """Give each earlier id to the cluster that holds most of its names, and each cluster one id."""
    if not earlier:
        return {}
    claims: dict[tuple[str, int], int] = defaultdict(int)
    for i, members in enumerate(clusters):
        for person in members:
            if person.text in earlier:
                claims[earlier[person.text], i] += 1
    taken: dict[int, str] = {}
    for (entity, i), _ in sorted(claims.items(), key=lambda c: (-c[1], c[0][0], clusters[c[0][1]][0].text)):
        if i not in taken and entity not in taken.values():
            taken[i] = entity
    return taken


def _seniority(members: Cluster, forms: Mapping[str, Form]) -> tuple[object, ...]:
    """Order bearers of one slug: the one met first keeps it, so that what is added later changes nothing."""
    met = [forms[p.text] for p in members if p.text in forms]
    first = min((f.first for f in met if f.first), default="9999")
    return (first, -len(members), any(tells_family(p) for p in members), members[0].text)


def _distinct(slug: str, members: Cluster, used: set[str]) -> str:
    """Tell a second bearer of a slug apart: by the father's name, as elder or younger, else by a short hash of the name."""
    fathers = sorted({name for p in members if p.patronymic for name in p.patronymic.ids})
    if fathers and f"{slug}-{fathers[0]}" not in used:
        return f"{slug}-{fathers[0]}"
    told = next((p.generation for p in members if p.generation), "")
    if told and f"{slug}-{told}" not in used:
        return f"{slug}-{told}"
    base = hashlib.sha256("\n".join(sorted({p.plain for p in members})[:1]).encode()).hexdigest()
    return next(f"{slug}-{base[:n]}" for n in range(4, 65) if f"{slug}-{base[:n]}" not in used)


def _place_partials(persons: Persons, partials: Sequence[Person], decisions: Decisions) -> None:
    """Say whom initials and bare surnames can mean in any report."""
    for entity in persons.entities.values():
        for key in sorted({p.key for p in entity.members}):
            persons.by_key[key].append(entity)
    told = {
        name: entity for a, b in decisions.same for name, entity in ((a, persons.by_form.get(b)), (b, persons.by_form.get(a))) if entity
    }
    told |= {name: e for a, b in decisions.same for name, e in ((a, b), (b, a)) if e in persons.entities and name not in persons.by_form}
    for person in partials:
        persons.own[person.text] = partial_slug(person)
        if person.text in told:
            persons.partial[person.text] = (told[person.text],)
            persons.by_form[person.text] = told[person.text]
        elif person.shape in ("initials", "surname"):
            keys = {person.key, person.family_key, parse(fold(person.text), "en").key if person.foreign else person.key} - {""}
            near = sorted({e.id for key in keys for e in persons.by_key.get(key, ())})
            fitting = [e for e in near if partial_fits(person, persons.entities[e].members)]
            allowed = [e for e in fitting if not any(decisions.forbid(person.text, m.text) for m in persons.entities[e].members)]
            persons.partial[person.text] = tuple(sorted(allowed))
    _join_initialled(persons, partials, decisions)
    # A first name alone never leaves its report: that a corpus knows only one Anastasiia says nothing of somebody's wife Anastasiia.


def _join_initialled(persons: Persons, partials: Sequence[Person], decisions: Decisions) -> None:
    """Let a bare surname that no full name answers to mean the one of whom initials are known: Łukašenka, if there is an A. Łukašenka."""
    unknown = [p for p in partials if p.text in persons.partial and not persons.partial[p.text]]
    by_key: dict[str, set[str]] = defaultdict(set)
    for person in unknown:
        if person.shape == "initials":
            own = persons.own[person.text]
            persons.initialled[own] = (*persons.initialled.get(own, ()), person)
            by_key[person.key].add(own)
    for person in unknown:
        if person.shape == "surname":
            known = by_key.get(person.key, set()) | by_key.get(person.family_key, set())
            near = ((own, persons.initialled[own]) for own in sorted(known))
            fitting = [own for own, members in near if partial_fits(person, members)]
            persons.partial[person.text] = tuple(
                own for own in fitting if not any(decisions.forbid(person.text, m.text) for m in persons.initialled[own])
            )


def _find_families(persons: Persons) -> None:
    """Note the names that several bearers answer to whose fathers differ: which is meant only the report can tell."""
    for listed in persons.by_key.values():
        telling = [e for e in listed if any(map(tells_family, e.members))]
        if len(telling) < 2:  # noqa: PLR2004 - a contradiction needs two
            continue
        for entity in listed:
            if entity not in telling:
                fitting = [e.id for e in telling if all(same_person(a, b) for a in entity.members for b in e.members)]
                if len(fitting) > 1:
                    persons.family[entity.id] = tuple(sorted(fitting))


def _split_bearers(persons: Persons, sightings: Sequence[Sighting], decisions: Decisions) -> None:
    """Tell apart bearers of one name whom reports tell apart, and those whom the user told apart."""
    by_entity: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        entity = persons.by_form.get(sighting.name)
        if entity is not None:
            by_entity[entity].append(sighting)
    same = [((d.a_report, d.a), (d.b_report, d.b)) for d in decisions.bearers if d.judgement == "same"]
    for entity, seen in sorted(by_entity.items()):
        found = bearers(seen, same)
        ids = [entity]
        for bearer in found[1:]:
            ids.append(_bearer_id(persons, entity, bearer))
            _new_bearer(persons, entity, ids[-1], [(s.report, s.name) for s in bearer.sightings])
            first, other = found[0].sightings[0], bearer.sightings[0]
            persons.doubts.append(
                Doubt(first.name, other.name, "apart", _told_apart(bearer), first.report, other.report, first.start, other.start)
            )
        _note_mentions(persons, entity, dict(zip(ids, found, strict=True)))
    for decision in decisions.bearers:
        entity = persons.by_form.get(decision.b)
        if decision.judgement == "same" or entity is None or not decision.b_report or decision.a_report == decision.b_report:
            continue
        if persons.id_in(entity, decision.a_report) == persons.id_in(entity, decision.b_report):
            mark = hashlib.sha256(decision.b_report.encode()).hexdigest()[:4]
            persons.bearer[decision.b_report, decision.b] = f"{entity}-{mark}"
            _new_bearer(persons, entity, f"{entity}-{mark}", [(decision.b_report, decision.b)])


def _bearer_id(persons: Persons, entity: str, bearer: Bearer) -> str:
    """Make an id of what is told of a bearer: the year of birth, the town, the role; else of the report."""
    told = bearer.sightings
    born, homes, roles = min((s.born[0] for s in told if s.born), default=0), sorted(bearer.homes), sorted({s.role for s in told if s.role})
    mark = f"b{born}" if born else homes[0] if homes else roles[0] if roles else "kin"
    if f"{entity}-{mark}" not in persons.entities:
        return f"{entity}-{mark}"
    first = min((s.dated or "9999", s.report, s.start) for s in told)
    return f"{entity}-{mark}-{hashlib.sha256(repr(first[1:]).encode()).hexdigest()[:4]}"


def _told_apart(bearer: Bearer) -> str:
    """Say what told a bearer apart."""
    if any(s.unlike >= 0 for s in bearer.sightings):
        return "a report names kin of one name"
    if any(s.born for s in bearer.sightings):
        return "years of birth contradict each other"
    return "home towns contradict each other" if bearer.homes else "one tries, the other is tried"


def _note_mentions(persons: Persons, entity: str, found: Mapping[str, Bearer]) -> None:
    """Note which bearer is meant where: in every report that tells, all the mentions that tell it."""
    if len(found) == 1:
        return
    marks: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for name, bearer in found.items():
        for sighting in bearer.sightings:
            marks[sighting.report].append((sighting.start, name))
    for report, listed in marks.items():
        persons.told[report, entity] = sorted(listed)


def _new_bearer(persons: Persons, entity: str, new: str, places: Sequence[tuple[str, str]]) -> None:
    names = {name for _, name in places}
    members = tuple(m for m in persons.entities[entity].members if m.text in names)
    persons.entities[new] = Entity(new, members, "context")
