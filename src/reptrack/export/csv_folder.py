"""Write the flat tables as a folder of CSV files: UTF-8, RFC 4180, cells that a spreadsheet would run defused."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from reptrack.export.cells import csv_writer, defused
from reptrack.export.tables import TABLES, Row, Table

__all__ = ["FILES", "writing"]

FILES = {f"{table.name}.csv" for table in TABLES}


@contextlib.contextmanager
def writing(folder: Path) -> Iterator[Callable[[Table, Sequence[Row]], None]]:
    """Open a file a table in `folder`; give the function that adds rows."""
    with contextlib.ExitStack() as stack:
        writers = {}
        for table in TABLES:
            stream = stack.enter_context((folder / f"{table.name}.csv").open("w", encoding="utf-8", newline=""))
            writers[table.name] = csv_writer(stream)
            writers[table.name].writerow([column.name for column in table.columns])

        def add(table: Table, rows: Sequence[Row]) -> None:
            writers[table.name].writerows([defused(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)

        yield add
