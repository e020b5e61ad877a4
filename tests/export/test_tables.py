"""The definition of the tables is what people read in docs/export.md and what every row keeps to."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from msgspec.structs import replace

from reptrack.export.register import gathering
from reptrack.export.rows import UniqueIds, report_rows
from reptrack.export.tables import ARTICLES, CLAIMS, COLUMNS, DATES, ENTITIES, NAMES, REPORTS, TABLES, column_rows, markdown
from reptrack.jsonl import read_records

KINDS = {"text": str, "integer": int, "number": float}
ROOT = Path(__file__).resolve().parents[2]


def rows_of(reports, folder):
    """Give the rows of all tables: table name → list of dicts."""
    found = {table.name: [] for table in TABLES}
    ids = UniqueIds()
    with gathering(folder) as register:
        for report in reports:
            rid = ids(report.id)
            for table, rows in report_rows(report, rid):
                found[table.name] += rows
            register.add(report, rid)
        found["entities"] += [entity.row() for entity in register.entities()]
    return {table.name: [dict(zip((c.name for c in table.columns), row, strict=True)) for row in found[table.name]] for table in TABLES}


def test_the_documentation_holds_the_definition():
    assert markdown().rstrip() in (ROOT / "docs" / "export.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_is_defined_well(table):
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    assert set(table.searched) <= set(names)
    keys = {f"{t.name}.{c.name}" for t in TABLES for c in t.columns if c.role == "key"}
    assert all(column.refers in keys for column in table.columns if column.refers)
    # Words that SQL reserves would need quotes in every query.
    assert not {"end", "index", "order", "group", "references", "table", "column"} & set(names)


def test_every_mention_table_has_its_report_and_its_place():
    for table in (DATES, NAMES, ARTICLES, CLAIMS):
        assert {"report_id", "path", "file_start", "file_end"} <= {column.name for column in table.columns}


def test_rows_keep_to_the_columns_and_their_types(reports, tmp_path):
    for table in TABLES[:-1]:
        for row in rows_of(reports, tmp_path)[table.name]:
            for column in table.columns:
                assert row[column.name] is None or type(row[column.name]) is KINDS[column.type], (table.name, column.name)
    assert len(column_rows()) == sum(len(table.columns) for table in TABLES if table is not COLUMNS)


def test_what_the_rows_say(reports, tmp_path):
    tables = rows_of(reports, tmp_path)
    articles = tables["articles"]
    assert [(a["ref"], a["code"], a["article"], a["part"], a["point"]) for a in articles] == [
        ("BY-CC:342:1", "BY-CC", "342", "1", None),
        ("BY-CC:342:2", "BY-CC", "342", "2", None),
    ]
    assert len({a["mention"] for a in articles}) == 1
    duration, people, women = tables["claims"]
    assert (duration["value"], duration["value_text"]) == (None, "P2Y")
    assert (people["value"], people["value_text"], people["qualifier"], people["attributed_to"]) == (1254.0, "1254", "at_least", "Viasna")
    assert (women["part_of"], women["gender"], women["dims"]) == (people["id"], "women", '{"gender": "women"}')
    assert women["sentence"].startswith("Karatkevich is one of")
    date = tables["dates"][0]
    assert (date["value"], date["first_day"], date["last_day"], date["mod"]) == ("2024-03-04", "2024-03-04", "2024-03-04", "early")
    assert tables["reports"][0]["also_at"].startswith("copy.txt:0-")
    volha = next(e for e in tables["entities"] if e["entity"] == "volha-karatkevich")
    assert volha["name"] == "Volha Karatkevich"
    assert volha["spellings"] == "Volha Karatkevich | Вольга Караткевич"
    assert volha["short_forms"] == "Karatkevich"
    assert (volha["mentions"], volha["reports"], volha["first_dated"], volha["last_dated"]) == (4, 2, "2024-03-05", "2024-04-01")
    assert (volha["report_id"], volha["file_start"]) == ("aaaa0001", reports[0].source.start + reports[0].names[0].start)


def test_a_place_in_the_raw_file_leads_to_the_words(reports, tmp_path):
    raw = " " * 100 + reports[0].text
    raw = raw.ljust(900) + reports[1].text
    for name in ("dates", "names", "articles", "claims"):
        for row in rows_of(reports, tmp_path)[name]:
            assert raw[row["file_start"] : row["file_end"]] == row["text"]


def test_a_report_met_twice_has_two_rows_and_two_ids(make_first, tmp_path):
    tables = rows_of([make_first(), make_first(), make_first()], tmp_path)
    assert [row["id"] for row in tables["reports"]] == ["aaaa0001", "aaaa0001~2", "aaaa0001~3"]
    assert len({row["id"] for row in tables["claims"]}) == 9


def test_an_id_that_looks_like_the_second_of_another_stays_unique():
    ids = UniqueIds()
    assert [ids(x) for x in ("a~2", "a", "a", "a")] == ["a~2", "a", "a~3", "a~4"]


@pytest.mark.parametrize(
    ("change", "column", "expected"),
    [
        ({"value": 10**400}, "value", None),
        ({"value": 10**400}, "value_text", str(10**400)),
        ({"value": 2**60}, "value", float(2**60)),
        ({"part_of": 99}, "part_of", None),
        ({"part_of": -1}, "part_of", None),
        ({"sentence": (-5, 10_000)}, "attributed_to", "Viasna"),
        ({"value": None}, "value_text", None),
    ],
)
def test_odd_claims(make_first, tmp_path, change, column, expected):
    report = make_first()
    odd = replace(report.claims[1], **change)
    tables = rows_of([replace(report, claims=[report.claims[0], odd])], tmp_path)
    assert tables["claims"][1][column] == expected


def test_a_person_and_a_place_may_share_a_slug(make_first, tmp_path):
    report = make_first()
    names = [replace(name, entity="brest") for name in report.names[:2]]
    tables = rows_of([replace(report, names=names)], tmp_path)
    assert [row["id"] for row in tables["entities"]] == ["person:brest", "place:brest"]


def test_a_person_is_listed_by_the_whole_name_though_the_surname_is_met_more_often(make_first, tmp_path):
    report = make_first()
    alone = [replace(report.names[4], name="Karatkevich")] * 5
    tables = rows_of([replace(report, names=[*report.names[:1], *alone])], tmp_path)
    (volha,) = tables["entities"]
    assert (volha["name"], volha["spellings"]) == ("Volha Karatkevich", "Volha Karatkevich | Karatkevich")


def test_the_tables_of_the_sample_corpus_count_what_its_records_hold(seeds_records, seeds_corpus, tmp_path):
    tables = rows_of(read_records(seeds_corpus), tmp_path)
    assert len(tables["reports"]) == len(seeds_records)
    for kind in ("dates", "names", "claims"):
        assert len(tables[kind]) == sum(len(record[kind]) for record in seeds_records)
    assert Counter(row["ref"] for row in tables["articles"] if row["ref"]) == Counter(
        ref for record in seeds_records for article in record["articles"] for ref in article["refs"]
    )
    entities = {(name["kind"], name["entity"]) for record in seeds_records for name in record["names"] if name["entity"] is not None}
    assert {(row["kind"], row["entity"]) for row in tables["entities"]} == entities
    assert sum(row["mentions"] for row in tables["entities"]) == sum(
        name["entity"] is not None for r in seeds_records for name in r["names"]
    )
    assert all(row["path"] for row in tables["reports"])
    assert REPORTS.columns[0].role == ENTITIES.columns[0].role == "key"
