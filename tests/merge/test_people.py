"""Spellings of one person are one entity, look-alikes are not: the tables in tests/cases, all in one corpus and pair by pair."""

from __future__ import annotations

import csv
from itertools import combinations
from pathlib import Path

import pytest

from reptrack.merge.context import Corpus, Form, normal
from reptrack.merge.explain import compare
from reptrack.merge.pipeline import resolve

CASES = Path(__file__).resolve().parents[1] / "cases"


def rows(name):
    with (CASES / name).open(encoding="utf-8") as file:
        return list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"))


PEOPLE = [(row["why"], [normal(form) for form in row["forms"].split("|")]) for row in rows("merge_people.tsv")]
APART = [(row["a"], row["b"], row["why"]) for row in rows("merge_apart.tsv")]


def entities(names):
    persons = resolve(Corpus(forms={("person", name): Form(count=1, reports=1) for name in names})).persons
    return {name: persons.by_form.get(name) or (persons.partial.get(name) or (persons.own[name],))[0] for name in names}


@pytest.fixture(scope="module")
def all_people():
    return entities([form for _, forms in PEOPLE for form in forms])


@pytest.mark.parametrize("forms", [forms for _, forms in PEOPLE], ids=[why for why, _ in PEOPLE])
def test_one_person_is_one_entity(all_people, forms):
    assert len({all_people[form] for form in forms}) == 1, {form: all_people[form] for form in forms}


def test_no_two_people_share_an_entity(all_people):
    owners = {}
    for why, forms in PEOPLE:
        for form in forms:
            owners.setdefault(all_people[form], set()).add(why)
    assert {entity: who for entity, who in owners.items() if len(who) > 1} == {}


@pytest.mark.parametrize(("a", "b", "why"), APART, ids=[f"{a}/{b}" for a, b, _ in APART])
def test_two_people_stay_two(a, b, why):
    assert compare(a, b).judgement != "same", why
    found = entities([a, b])
    assert found[a] != found[b], why


def test_two_people_stay_two_in_one_corpus_of_all():
    found = entities(sorted({name for a, b, _ in APART for name in (a, b)}))
    assert [(a, b) for a, b, _ in APART if found[a] == found[b]] == []


@pytest.mark.parametrize("forms", [forms for _, forms in PEOPLE], ids=[why for why, _ in PEOPLE])
def test_a_comparison_is_symmetric_and_gives_reasons(forms):
    for a, b in combinations(forms[:4], 2):
        one, other = compare(a, b), compare(b, a)
        assert (one.judgement, one.score) == (other.judgement, other.score)
        assert one.steps


SCHEMES = rows("merge_schemes.tsv")


@pytest.fixture(scope="module")
def in_every_scheme():
    return entities(sorted({form for row in SCHEMES for form in row.values()}))


@pytest.mark.parametrize("scheme", list(SCHEMES[0]))
def test_ten_persons_in_a_scheme(in_every_scheme, scheme):
    assert len(SCHEMES) == 10
    wrong = [(row["be"], row[scheme]) for row in SCHEMES if in_every_scheme[row[scheme]] != in_every_scheme[row["be"]]]
    assert wrong == []


def test_ten_persons_in_every_scheme_are_ten(in_every_scheme):
    assert len(set(in_every_scheme.values())) == len(SCHEMES)


@pytest.mark.parametrize("scheme", list(SCHEMES[0]))
def test_the_pair_alone_has_a_verdict_with_its_scheme_named(scheme):
    for row in SCHEMES:
        verdict = compare(row["be"], row[scheme])
        assert verdict.judgement != "different", (row["be"], row[scheme], verdict.steps)
        assert "read as" in verdict.steps[0] or row["be"] == row[scheme]
