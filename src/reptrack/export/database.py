"""Write the flat tables as one SQLite file: keys and indexes, a full-text index, and views that read like answers.

The standard library's own module does all of it, so this format needs nothing installed. Datasette finds keys, views and the
full-text index by itself.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from reptrack.errors import ReptrackError
from reptrack.export.tables import TABLES, Column, Row, Table

__all__ = ["VIEWS", "writing"]

_TYPES = {"text": "TEXT", "integer": "INTEGER", "number": "REAL"}
VIEWS = {
    "view_figures": """
        SELECT c.time, c.metric, c.qualifier, c.value_text AS value, c.kind, c.subject, c.gender, c.attributed_to, c.sentence,
            r.dated, r.publisher, r.title, c.path, c.file_start, c.file_end, c.report_id, c.id AS claim_id
        FROM claims c JOIN reports r ON r.id = c.report_id""",
    "view_people": """
        SELECT name, mentions, reports, first_dated, last_dated, spellings, short_forms, id AS entity_id
        FROM entities WHERE kind = 'person' ORDER BY mentions DESC, name""",
    "view_articles_cited": """
        SELECT a.code, a.article, max(a.article_title) AS title, count(*) AS mentions, count(DISTINCT a.report_id) AS reports,
            min(r.dated) AS first_dated, max(r.dated) AS last_dated
        FROM articles a JOIN reports r ON r.id = a.report_id WHERE a.ref IS NOT NULL
        GROUP BY a.code, a.article ORDER BY mentions DESC, a.code, a.article""",
    "view_names_in_context": """
        SELECT n.kind, n.name, n.text, r.dated, r.publisher, r.title,
            substr(r.text, max(n.text_start - 79, 1), min(n.text_start, 80)) || '[' || n.text || ']' || substr(r.text, n.text_end + 1, 80)
                AS context, n.path, n.file_start, n.file_end, n.report_id, n.entity_id
        FROM names n JOIN reports r ON r.id = n.report_id""",
    "view_people_and_articles": """
        SELECT e.name, a.ref, max(a.article_title) AS title, count(DISTINCT n.report_id) AS reports, e.id AS entity_id
        FROM names n JOIN entities e ON e.id = n.entity_id JOIN articles a ON a.report_id = n.report_id
        WHERE n.kind = 'person' AND a.ref IS NOT NULL GROUP BY e.id, a.ref ORDER BY reports DESC, e.name""",
}


@contextlib.contextmanager
def writing(path: Path) -> Iterator[Callable[[Table, Sequence[Row]], None]]:
    """Create a database at `path`; give the function that adds rows. Indexes and views are made at the end.

    Raises:
        ReptrackError: the rows do not fit together, or this Python's SQLite has no full-text search.
    """
    try:
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as base:
            base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -2048;")
            base.execute("BEGIN")
            for table in TABLES:
                base.execute(_create(table))
            inserts = {table.name: _insert(table) for table in TABLES}

            def add(table: Table, rows: Sequence[Row]) -> None:
                base.executemany(inserts[table.name], rows)

            yield add
            _finish(base)
    except sqlite3.Error as error:
        raise ReptrackError(f"{path.name}: SQLite says: {error}", "check the free space on the disk") from error


def _create(table: Table) -> str:
    lines = [f"  {_column(column)} -- {column.about}" for column in table.columns]
    # A comma stands before the comment, and none after the last column.
    lines = [line.replace(" -- ", ", -- ", 1) for line in lines[:-1]] + lines[-1:]
    return f"CREATE TABLE {table.name} ( -- {table.about}\n" + "\n".join(lines) + "\n)"


def _column(column: Column) -> str:
    parts = [f"[{column.name}]", _TYPES[column.type]]
    if column.role == "key":
        parts.append("PRIMARY KEY NOT NULL")
    if column.refers:
        table, name = column.refers.split(".")
        parts.append(f"REFERENCES {table}({name})")
    return " ".join(parts)


def _insert(table: Table) -> str:
    return f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(table.columns))})"  # noqa: S608 - names from the definition


def _finish(base: sqlite3.Connection) -> None:
    for table in TABLES:
        for column in table.columns:
            if column.role == "index":
                base.execute(f"CREATE INDEX idx_{table.name}_{column.name} ON {table.name}([{column.name}])")
        if table.searched:
            _index_words(base, table)
    for name, query in VIEWS.items():
        base.execute(f"CREATE VIEW {name} AS {query}")
    base.execute("COMMIT")
    if base.execute("PRAGMA foreign_key_check").fetchone():
        raise ReptrackError("the rows of the tables do not fit together", "please report this with the input")
    base.executescript("ANALYZE; PRAGMA journal_mode = DELETE;")


def _index_words(base: sqlite3.Connection, table: Table) -> None:
    """Make a full-text index that reads its texts from the table; searching ignores case and accents."""
    columns = ", ".join(f"[{name}]" for name in table.searched)
    options = f"content=[{table.name}], tokenize='unicode61 remove_diacritics 2'"
    base.execute(f"CREATE VIRTUAL TABLE {table.name}_fts USING FTS5 ({columns}, {options})")
    base.execute(f"INSERT INTO {table.name}_fts (rowid, {columns}) SELECT rowid, {columns} FROM {table.name}")  # noqa: S608 - names from the definition
