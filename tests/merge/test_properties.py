"""What must hold for any corpus: order says nothing, ids stay as reports are added, what cannot be one stays apart."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reptrack.merge.cluster import cluster
from reptrack.merge.compare import conflict
from reptrack.merge.context import Corpus, Form
from reptrack.merge.decisions import Decision, Decisions
from reptrack.merge.persons import resolve_persons
from reptrack.merge.pipeline import resolve
from reptrack.values.names.person import parse
from reptrack.values.names.skeleton import can_be_same

GIVEN = [
    "Siarhei",
    "Сяргей",
    "Сергей",
    "Śviatłana",
    "Светлана",
    "Aliaksandr",
    "Александра",
    "Ales",
    "Саша",
    "Volha",
    "Ольга",
    "Anna",
    "Hanna",
    "Mehmet",
]
SURNAMES = [
    "Zubau", "Зубов", "Зубаў", "Zubava", "Зубова", "Shushkevich", "Сушкевич", "Suškievič", "Suskievic", "Šuškievič", "Novik", "Новиков", "Kaya", "Шевцова", "Шаўцоў",
    "Шовцов",
]  # fmt: skip
FATHERS = ["", "", "", "Petrovich", "Пятроўна", "Михайлович"]

full_names = st.builds(
    lambda g, f, s: " ".join(filter(None, (g, f, s))), st.sampled_from(GIVEN), st.sampled_from(FATHERS), st.sampled_from(SURNAMES)
)
partial_names = st.builds(lambda i, s: f"{i}{s}", st.sampled_from(["", "S. ", "А. ", "V. "]), st.sampled_from(SURNAMES))
corpora = st.lists(full_names | partial_names, min_size=1, max_size=25, unique=True)


def corpus(names):
    return Corpus(forms={("person", name): Form(count=1, reports=1) for name in names})


def entities(names, **more):
    persons = resolve(corpus(names), **more).persons
    return {name: persons.by_form.get(name, persons.own.get(name)) for name in names}, persons


@settings(max_examples=60, deadline=None)
@given(corpora, st.randoms(use_true_random=False))
def test_order_says_nothing(names, dice):
    shuffled = list(names)
    dice.shuffle(shuffled)
    first, one = entities(names)
    second, other = entities(shuffled)
    assert first == second
    assert one.partial == other.partial
    assert one.doubts == other.doubts


@settings(max_examples=60, deadline=None)
@given(corpora)
def test_no_chain_joins_what_contradicts(names):
    for members in cluster([p for p in map(parse, names) if p.shape == "full"]):
        for a, b in combinations(members, 2):
            assert not conflict(a, b)
            assert not (a.given.ids and b.given.ids and not a.given.ids & b.given.ids)


@settings(max_examples=60, deadline=None)
@given(corpora)
def test_late_joins_respect_conflicts(names):
    persons = resolve_persons(corpus(names), Decisions())
    for entity in persons.entities.values():
        assert [c for a, b in combinations(entity.members, 2) if (c := conflict(a, b))] == []


@settings(max_examples=60, deadline=None)
@given(corpora, st.data())
def test_what_the_user_said_holds(names, data):
    full = [name for name in names if parse(name).shape == "full"]
    if len(full) < 2:
        return
    pair = st.lists(st.sampled_from(full), min_size=2, max_size=2, unique=True)
    a, b = data.draw(pair)
    found, _ = entities(names, decisions=[Decision(a=a, b=b, judgement="different")])
    assert found[a] != found[b]
    found, _ = entities(names, decisions=[Decision(a=a, b=b, judgement="same")])
    assert found[a] == found[b]


# Spellings of three people, each unambiguous: whatever part of them a corpus has, ids are these.
PEOPLE = {
    "siarhei-padhaiski": ["Сяргей Падгайскі", "Сергей Подгайский", "Siarhei Padhaiski", "Siarhiej Padhajski", "Sergei Podgaisky", "Sergey Podgayskiy", "Padhaiski, Siarhei"],
    "volha-leuchankava": ["Вольга Леўчанкава", "Ольга Левченкова", "Volha Leuchankava", "Volha Leŭčankava", "Olga Levchenkova"],
    "uladzimir-tarashkevich": ["Уладзімір Тарашкевіч", "Владимир Тарашкевич", "Uladzimir Tarashkevich", "Uładzimir Taraškievič", "Vladimir Tarashkevich"],
}  # fmt: skip
ALL = sorted(form for forms in PEOPLE.values() for form in forms)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(ALL), min_size=1, unique=True), st.lists(st.sampled_from(ALL), unique=True))
def test_ids_stay_as_names_are_added(some, more):
    before, _ = entities(some)
    after, _ = entities(sorted({*some, *more}))
    assert {name: after[name] for name in some} == before


@pytest.mark.parametrize("order", [1, -1])
def test_every_spelling_alone_gives_the_id(order):
    for name, forms in PEOPLE.items():
        assert {entities([form])[0][form] for form in forms[::order]} == {name}


@settings(max_examples=40, deadline=None)
@given(corpora, corpora)
def test_a_register_keeps_its_ids(before, added):
    from reptrack.merge.register import Entry  # noqa: PLC0415

    first, _ = entities(before)
    full = [name for name in before if parse(name).shape == "full"]
    groups: dict[str, list[str]] = {}
    for name in full:
        groups.setdefault(first[name], []).append(name)
    register = [
        Entry(id=entity, kind="person", name=forms[0], forms=dict.fromkeys(forms, 1), reports=1) for entity, forms in groups.items()
    ]
    again, _ = entities(before, register=register)
    assert {name: again[name] for name in full} == {name: first[name] for name in full}
    later, persons = entities(sorted({*before, *added}), register=register)
    kept = {entity for name, entity in later.items() if name in full}
    assert kept & set(groups) or not groups
    assert len(persons.entities) == len(set(persons.by_form.values()))


@given(st.text(max_size=40))
def test_any_text_can_be_read(text):
    person = parse(text)
    assert person.shape in {"full", "initials", "surname", "given", "other"}
    assert all(can_be_same(part.places, part.places) for part in person.surname)
