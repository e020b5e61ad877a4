"""The queries that docs/export.md shows run on an exported database, and find what is in it."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import reptrack
from reptrack.export.forms import Form
from reptrack.export.pipeline import export

ROOT = Path(__file__).resolve().parents[2]
QUERIES = re.findall(r"```sql\n(.*?)```", (ROOT / "docs" / "export.md").read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    """Export the sample reports."""
    paths = [str(ROOT / "seeds" / name) for name in ("monthly-review.txt", "wire-report.txt")]
    target = tmp_path_factory.mktemp("queries") / "corpus.db"
    export(reptrack.merge(reptrack.extract(reptrack.ingest(paths))), Form.sqlite, target)
    return target


def test_there_are_queries() -> None:
    assert len(QUERIES) >= 6


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: " ".join(query.split())[:50])
def test_a_query_of_the_docs_finds_something(database, query) -> None:
    with closing(sqlite3.connect(database)) as base:
        rows = base.execute(query).fetchall()
    assert rows, query


def test_the_query_in_the_running_text_works(database) -> None:
    (query,) = re.findall(
        r"`(SELECT [^`]*MATCH 'strike';)`", (ROOT / "docs" / "export.md").read_text(encoding="utf-8").replace("\n  ", " ")
    )
    with closing(sqlite3.connect(database)) as base:
        base.execute(query).fetchall()
