"""Write records in one of the export formats, streaming: the output appears whole or not at all."""

from __future__ import annotations

import contextlib
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reptrack.errors import UsageError
from reptrack.export import csv_folder, database, parquet, workbook
from reptrack.export.destination import whole_file, whole_folder
from reptrack.export.forms import Form
from reptrack.export.ftm import Writer
from reptrack.export.register import Register, gathering
from reptrack.export.rows import UniqueIds, report_rows
from reptrack.export.tables import COLUMNS, ENTITIES, Row, Table, column_rows
from reptrack.jsonl import open_output, write_records
from reptrack.records import Report

__all__ = ["Summary", "export"]

Add = Callable[[Table, Sequence[Row]], None]
# So many entities are written at once.
_BATCH = 1000


@dataclass(slots=True)
class Summary:
    """What was written: rows by table (or lines by kind), and what the user should know about it."""

    rows: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)


def export(records: Iterable[Report], form: Form, target: str | Path | None) -> Summary:
    """Write records as `form`.

    Args:
        records: the records, read once and not kept.
        form: the format.
        target: a folder for csv and parquet, a file for the others; None or `-` is standard output, for jsonl and ftm only.

    Raises:
        UsageError: there is no target, it is of the wrong sort, or a library is missing.
    """
    summary = Summary()
    if form is Form.jsonl:
        with open_output(target) as stream:
            summary.rows["reports"] = write_records(records, stream)
    elif form is Form.ftm:
        _entities(records, target, summary)
    elif target is None or str(target) == "-":
        raise UsageError(f"{form} cannot go to standard output", "name a place with -o")
    else:
        with _tables(form, Path(target), summary) as (add, folder):
            _fill(records, add, folder, summary)
    return summary


@contextlib.contextmanager
def _tables(form: Form, target: Path, summary: Summary) -> Iterator[tuple[Add, Path]]:
    """Open a tabular format; gives the function that adds rows and a folder for working files."""
    if form in {Form.csv, Form.parquet}:
        module = csv_folder if form is Form.csv else parquet
        with whole_folder(target, module.FILES) as (place, folder), module.writing(place) as add:
            yield add, folder
        return
    with whole_file(target) as (place, folder), _one_file(form, place, summary) as add:
        yield add, folder


def _one_file(form: Form, place: Path, summary: Summary) -> contextlib.AbstractContextManager[Add]:
    return workbook.writing(place, summary.notes.append) if form is Form.xlsx else database.writing(place)


def _fill(records: Iterable[Report], add: Add, folder: Path, summary: Summary) -> None:
    ids = UniqueIds()

    def count(table: Table, rows: Sequence[Row]) -> None:
        if rows:
            summary.rows[table.name] += len(rows)
            add(table, rows)

    with gathering(folder) as register:
        for record in records:
            rid = ids(record.id)
            for table, rows in report_rows(record, rid):
                count(table, rows)
            register.add(record, rid)
        for rows in _batches(register):
            count(ENTITIES, rows)
    add(COLUMNS, column_rows())


def _batches(register: Register) -> Iterator[list[Row]]:
    batch: list[Row] = []
    for entity in register.entities():
        batch.append(entity.row())
        if len(batch) == _BATCH:
            yield batch
            batch = []
    yield batch


def _entities(records: Iterable[Report], target: str | Path | None, summary: Summary) -> None:
    ids = UniqueIds()
    with open_output(target) as stream, tempfile.TemporaryDirectory(prefix="reptrack-") as folder, gathering(Path(folder)) as register:
        writer = Writer(stream)
        for record in records:
            rid = ids(record.id)
            writer.report(record, rid)
            register.add(record, rid)
            summary.rows.update(documents=1, mentions=len(record.names))
        for entity in register.entities():
            writer.entity(entity)
            summary.rows.update(entities=1)
