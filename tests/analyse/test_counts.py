"""Every figure of `stats` is a count over the records."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from reptrack.analyse.counts import DIMENSIONS, ENTITIES, TIMES, count_by, cross, totals
from reptrack.analyse.textless import LightRecord
from reptrack.errors import UsageError
from reptrack.jsonl import read_records


@pytest.fixture(scope="module")
def light(seeds_corpus):
    return list(read_records(seeds_corpus, shape=LightRecord))


def test_totals_equal_a_count_over_the_jsonl(light, seeds_records):
    found = totals(light)
    assert found.records == len(seeds_records) > 40
    assert found.items == sum(r["title"] is not None for r in seeds_records)
    assert found.dates == sum(len(r["dates"]) for r in seeds_records)
    assert found.claims == sum(len(r["claims"]) for r in seeds_records)
    assert found.refs == sum(len(a["refs"]) for r in seeds_records for a in r["articles"])
    assert found.entities == len({(n["kind"], n["entity"]) for r in seeds_records for n in r["names"]})
    assert found.sources == 12


def test_by_article(light, seeds_records):
    expected = Counter(":".join(ref.split(":")[:2]) for r in seeds_records for a in r["articles"] for ref in a["refs"])
    assert {row.key: row.mentions for row in count_by(light, "article")} == expected


@pytest.mark.parametrize("by", DIMENSIONS)
def test_rows_are_sorted_and_records_never_exceed_mentions(light, by):
    rows = count_by(light, by)
    assert rows == sorted(rows, key=(lambda row: row.key) if by in TIMES else (lambda row: (-row.mentions, row.key)))
    assert all(0 < row.records <= row.mentions for row in rows)


def test_a_cross_table_sums_to_its_rows(light):
    table = cross(light, "article", "month")
    by_article = {row.key: row.mentions for row in count_by(light, "article")}
    assert {key: sum(cells) for key, cells in table.lines()} == by_article


def test_an_unknown_dimension_is_refused():
    with pytest.raises(UsageError, match="colour"):
        count_by([], "colour")


def test_the_command_prints_the_same_figures_in_every_format(reptrack, seeds_corpus, light):
    rows = [{"lang": row.key, "mentions": row.mentions, "records": row.records} for row in count_by(light, "lang")]
    as_json = json.loads(reptrack("stats", seeds_corpus, "--by", "lang", "--format", "json").stdout)
    as_jsonl = [json.loads(line) for line in reptrack("stats", seeds_corpus, "--by", "lang").stdout.splitlines()]
    as_csv = reptrack("stats", seeds_corpus, "--by", "lang", "-f", "csv").stdout.decode().splitlines()
    assert as_json == as_jsonl == rows
    assert as_csv == ["lang,mentions,records", *(",".join(map(str, row.values())) for row in rows)]


@pytest.mark.parametrize(("by", "kind"), ENTITIES.items())
def test_an_entity_has_the_name_that_most_of_its_mentions_have(light, seeds_records, by, kind):
    names = [n for r in seeds_records for n in r["names"] if kind in {None, n["kind"]}]
    for row in count_by(light, by)[:40]:
        forms = Counter(n["name"] for n in names if n["entity"] == row.key)
        assert forms[row.name] == max(forms.values())


def test_other_counts_have_no_name(light):
    assert {row.name for by in DIMENSIONS if by not in ENTITIES for row in count_by(light, by)} == {None}
