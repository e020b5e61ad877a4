"""Decide which full names of persons are one person's: clusters in which every two names can be the same, found in any order alike.

No chain of likenesses joins two names that a pairwise look keeps apart: a cluster takes a name only if it fits all its members.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from reptrack.merge.compare import closeness, conflict, same_person
from reptrack.values.names.person import Person

__all__ = ["Cluster", "cluster", "signature", "tells_family"]

Cluster = tuple[Person, ...]
Same = Callable[[Person, Person], bool | None]


def signature(person: Person) -> tuple[object, ...]:
    """Give all that the comparison looks at: names with equal signatures are compared once."""
    known = person.given.ids or person.given.pet
    given = (tuple(sorted(person.given.ids)), tuple(sorted(person.given.pet)), () if person.given.ids else person.given_places)
    father = person.patronymic and (tuple(sorted(person.patronymic.ids)), () if person.patronymic.ids else person.patronymic.stem)
    plain = person.plain if person.foreign or not (known and any(p.slavic for p in person.surname)) else ""
    return (given, person.places, father, person.gender, person.middle, person.generation, plain)


def cluster(persons: Iterable[Person], *, apart: frozenset[frozenset[str]] = frozenset()) -> list[Cluster]:
    """Cluster full names.

    Args:
        persons: the names, read.
        apart: pairs of names that the user keeps apart.

    Returns:
        Clusters in the order of their first names, each sorted by text: the same for any order of the input.
    """
    named_apart = frozenset(name for pair in apart for name in pair)

    def same(a: Person, b: Person) -> bool | None:
        return False if apart and frozenset((a.text, b.text)) in apart else same_person(a, b)

    blocks: dict[str, list[Person]] = defaultdict(list)
    for person in sorted(persons, key=lambda p: p.text):
        blocks[person.key].append(person)
    found: list[Cluster] = []
    for block in blocks.values():
        for bucket in _buckets(block):
            found += _clusters_of(bucket, same, named_apart)
    return sorted(found, key=lambda members: members[0].text)


def _buckets(block: Sequence[Person]) -> list[list[Person]]:
    """Part the names of one surname key by given name; a name that may be two given names keeps both in one bucket."""
    parent: dict[str, str] = {}

    def find(name: str) -> str:
        while parent.setdefault(name, name) != name:
            name = parent[name]
        return name

    for person in block:
        first, *others = _given_keys(person)
        for other in others:
            a, b = sorted((find(first), find(other)))
            parent[b] = a
    buckets: dict[str, list[Person]] = defaultdict(list)
    for person in block:
        buckets[find(_given_keys(person)[0])].append(person)
    return list(buckets.values())


def _given_keys(person: Person) -> list[str]:
    return sorted(person.given.ids or person.given.pet) or [f"{len(person.given_places)}?"]


def _clusters_of(bucket: Sequence[Person], same: Same, named_apart: frozenset[str]) -> list[Cluster]:
    """Cluster one bucket; names that the comparison cannot tell apart are compared once."""
    alike: dict[tuple[object, ...], list[Person]] = defaultdict(list)
    for person in bucket:
        alike[(*signature(person), person.text if person.text in named_apart else "")].append(person)
    groups = {group[0].text: group for group in alike.values()}
    together = _agglomerate([group[0] for group in groups.values()], same) if len(groups) > 1 else [[bucket[0]]]
    clusters = ([p for first in members for p in groups[first.text]] for members in together)
    return [tuple(sorted(members, key=lambda p: p.text)) for members in clusters]


def _agglomerate(persons: Sequence[Person], same: Same) -> list[list[Person]]:
    """Cluster the representatives of one block."""
    fathers = [p for p in persons if tells_family(p)]
    if all(conflict(a, b) not in ("patronymic", "generation") for a, b in combinations(fathers, 2)):
        return _complete_link(persons, same, closeness)
    # Bearers of one name with different fathers, or father and son: a name that does not tell which joins one only if no other fits.
    named = _complete_link(fathers, same, closeness)
    for group in _complete_link([p for p in persons if not tells_family(p)], same, closeness):
        fitting = [other for other in named if all(same(a, b) for a in group for b in other)]
        if len(fitting) == 1:
            fitting[0].extend(group)
        else:
            named.append(group)
    return named


def tells_family(person: Person) -> bool:
    """Say whether a name tells which of a family's bearers of it is meant: by the father's name, or as elder or younger."""
    return person.patronymic is not None or bool(person.generation)


def _complete_link(persons: Sequence[Person], same: Same, close: Callable[[Person, Person], float]) -> list[list[Person]]:
    """Join the closest first; a pair that cannot be the same keeps its clusters apart."""
    pairs = {(i, j): same(persons[i], persons[j]) for i, j in combinations(range(len(persons)), 2)}
    agree = [pair for pair, verdict in pairs.items() if verdict]
    if len(agree) == len(pairs):
        return [list(persons)] if persons else []
    members = {i: [i] for i in range(len(persons))}
    home = list(range(len(persons)))
    for _, i, j in sorted((-close(persons[i], persons[j]), i, j) for i, j in agree):
        a, b = home[i], home[j]
        if a == b or any(pairs[min(x, y), max(x, y)] is False for x in members[a] for y in members[b]):
            continue
        for x in members[b]:
            home[x] = a
        members[a] += members.pop(b)
    return [[persons[i] for i in group] for group in members.values()]
