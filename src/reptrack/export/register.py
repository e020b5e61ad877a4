"""Gather the people, organisations and places of a corpus while it streams by, on disk, so that memory does not grow with them."""

from __future__ import annotations

import contextlib
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reptrack.export.rows import entity_id
from reptrack.export.tables import Row
from reptrack.records import Report

__all__ = ["Entity", "Register", "gathering"]

_SCHEMA = """
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    CREATE TABLE entities (kind, entity, mentions, reports, first, last, report_id, path, start, finish, PRIMARY KEY (kind, entity));
    CREATE TABLE forms (kind, entity, form, full, n, PRIMARY KEY (kind, entity, full, form)) WITHOUT ROWID;
"""
_ADD_ENTITY = """
    INSERT INTO entities VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions, reports = reports + 1,
        first = min(coalesce(first, excluded.first), coalesce(excluded.first, first)),
        last = max(coalesce(last, excluded.last), coalesce(excluded.last, last))
"""
_ADD_FORM = "INSERT INTO forms VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n"
# A person's whole name has so many words.
_WHOLE = 2
_FORMS = "SELECT form, full FROM forms WHERE kind = ? AND entity = ? ORDER BY n DESC, form"


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organisation or place of the corpus; the attributes are the columns of the table `entities`."""

    kind: str
    entity: str
    spellings: tuple[str, ...]
    short_forms: tuple[str, ...]
    mentions: int
    reports: int
    first_dated: str | None
    last_dated: str | None
    report_id: str
    path: str
    file_start: int
    file_end: int

    def row(self) -> Row:
        """Give the row of the table `entities`."""
        known = (entity_id(self.kind, self.entity), self.kind, self.entity, self.spellings[0])
        forms = (" | ".join(self.spellings), " | ".join(self.short_forms) or None)
        counts = (self.mentions, self.reports, self.first_dated, self.last_dated)
        return (*known, *forms, *counts, self.report_id, self.path, self.file_start, self.file_end)


class Register:
    """Counts mentions of entities, record by record; gives them at the end in the order of their first mention."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        base.executescript(_SCHEMA)

    def add(self, report: Report, rid: str) -> None:
        """Count the names of one record; names without an entity are left out."""
        forms: Counter[tuple[str, str, str, int]] = Counter()
        mentions: Counter[tuple[str, str]] = Counter()
        firsts: dict[tuple[str, str], tuple[int, int]] = {}
        for name in report.names:
            if name.entity is None:
                continue
            key = (name.kind, name.entity)
            mentions[key] += 1
            firsts.setdefault(key, (report.source.start + name.start, report.source.start + name.end))
            forms[*key, name.name, 1] += 1
            forms[*key, name.text, 0] += 1
        rows = [(*key, n, report.dated, report.dated, rid, report.source.path, *firsts[key]) for key, n in mentions.items()]
        self._base.executemany(_ADD_ENTITY, rows)
        self._base.executemany(_ADD_FORM, [(*key, n) for key, n in forms.items()])

    def entities(self) -> Iterator[Entity]:
        """Give the entities in the order of their first mention."""
        for kind, entity, *rest in self._base.execute("SELECT * FROM entities ORDER BY rowid"):
            found = self._base.execute(_FORMS, (kind, entity)).fetchall()
            full = tuple(form for form, is_full in found if is_full)
            if kind == "person":
                # Somebody mostly called by the surname alone is still listed by the whole name.
                full = tuple(sorted(full, key=lambda form: len(form.split()) < _WHOLE))
            short = tuple(form for form, is_full in found if not is_full and form not in full)
            yield Entity(kind, entity, full, short, *rest)


@contextlib.contextmanager
def gathering(folder: Path) -> Iterator[Register]:
    """Open a register whose working file stands in `folder` (beside the output, readable by its owner only) and is removed at the end."""
    path = folder / "entities.tmp"
    try:
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as base:
            base.execute("PRAGMA cache_size = -1024")
            register = Register(base)
            base.execute("BEGIN")
            yield register
    finally:
        path.unlink(missing_ok=True)
