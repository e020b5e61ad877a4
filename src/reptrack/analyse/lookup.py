"""Find the entities that a query means: by id, by any spelling in any script, by a part of the name."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct

from reptrack.analyse.textless import LightName
from reptrack.merge.compare import same_person
from reptrack.merge.context import normal
from reptrack.merge.partial_names import partial_fits
from reptrack.merge.places_and_orgs import organisation_entity, place_entity
from reptrack.values.names.person import parse
from reptrack.values.names.schemes import fold

__all__ = ["Known", "NamedRecord", "find_entities", "meant_by"]

# (kind, form) → the entities that bear it.
Known = dict[tuple[str, str], set[str]]


class NamedRecord(Struct, frozen=True):
    """A record with only its names."""

    schema: str
    names: list[LightName] = []


def find_entities(records: Iterable[NamedRecord], query: str) -> set[str]:
    """Give the entities that a query means, the surest way that finds any.

    In this order: the id itself; a form that is the query letter by letter (accents and upper case aside); a person whose name is the same in
    another spelling or script; a place or an organisation that the tables know by the query; a person of whom the query is a part, such as the
    surname; an organisation or place that holds the words.

    Args:
        records: the corpus after `merge`; before it, the name itself stands for the entity.
        query: what the user typed.
    """
    known: Known = {}
    for record in records:
        for name in record.names:
            known.setdefault((name.kind, normal(name.name)), set()).add(name.entity or name.name)
    return meant_by(known, query)


def meant_by(known: Known, query: str) -> set[str]:
    """Give the entities that a query means among known names; see `find_entities`."""
    wanted = normal(query)
    for matches in (_by_id(wanted), _by_form(wanted), _by_name(wanted), _by_thing(wanted), _by_part(wanted), _by_words(wanted)):
        found = {entity for (kind, form), entities in known.items() for entity in entities if matches(kind, form, entity)}
        if found:
            return found
    return set()


Test = Callable[[str, str, str], bool]


def _by_id(query: str) -> Test:
    return lambda _kind, _form, entity: entity == query


def _by_form(query: str) -> Test:
    folded = fold(query)
    return lambda _kind, form, _entity: fold(form) == folded


def _by_name(query: str) -> Test:
    person = parse(query)
    return lambda kind, form, _entity: kind == "person" and person.shape == "full" and same_person(person, parse(form)) is True


def _by_thing(query: str) -> Test:
    entities = {"place": place_entity(query), "org": organisation_entity(query)}
    return lambda kind, _form, entity: entities.get(kind) == entity


def _by_part(query: str) -> Test:
    person = parse(query)
    return lambda kind, form, _entity: (
        kind == "person" and person.shape != "full" and parse(form).shape == "full" and partial_fits(person, (parse(form),))
    )


def _by_words(query: str) -> Test:
    folded = fold(query)
    return lambda kind, form, _entity: kind != "person" and folded in fold(form)
