"""Profiles of entities: every number in them is a count over the mentions."""

from __future__ import annotations

from collections import Counter

import pytest

from reptrack.analyse.people import profiles
from reptrack.jsonl import read_records
from reptrack.records import Article, Claim, Name


@pytest.fixture
def report(make_report):
    text = "Ivan Karnei was fined 20 rubles under Article 342. On Friday Karnei left. Alena Sych stayed."

    def at(cls, words, **fields):
        start = text.index(words)
        return cls(start=start, end=start + len(words), text=words, **fields)

    return make_report(
        text,
        dated="2024-05-01",
        names=[
            at(Name, "Ivan Karnei", kind="person", name="Ivan Karnei", entity="ivan-karnei"),
            Name(start=60, end=66, text="Karnei", kind="person", name="Ivan Karnei", entity="ivan-karnei"),
            at(Name, "Alena Sych", kind="person", name="Alena Sych", entity="alena-sych"),
        ],
        articles=[at(Article, "Article 342", refs=["BY-CC:342"])],
        claims=[at(Claim, "20 rubles", value=20, kind="money", subject="fined")],
    )


def test_articles_and_figures_are_those_of_the_same_sentence(report):
    ivan, alena = profiles([report])
    assert (ivan.name, ivan.spellings, ivan.articles) == ("Ivan Karnei", {"Ivan Karnei": 1, "Karnei": 1}, {"BY-CC:342": 1})
    assert ivan.figures == {"20 rubles fined": 1}
    assert (alena.entity, alena.articles, alena.first, alena.last) == ("alena-sych", {}, "2024-05-01", "2024-05-01")


def test_every_mention_is_counted_once(seeds_corpus, seeds_records):
    found = profiles(read_records(seeds_corpus))
    expected = Counter((n["kind"], n["entity"]) for r in seeds_records for n in r["names"])
    assert {(p.kind, p.entity): sum(p.spellings.values()) for p in found} == expected


def test_only_what_is_wanted(report):
    assert [p.entity for p in profiles([report], wanted={"alena-sych"})] == ["alena-sych"]
    assert profiles([report], kind="org") == []
