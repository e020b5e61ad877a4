"""Write the flat tables as a folder of Parquet files, row group by row group, each column with its description."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reptrack.export.extras import need
from reptrack.export.tables import TABLES, Row, Table

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["FILES", "writing"]

FILES = {f"{table.name}.parquet" for table in TABLES}
# Rows of a row group; and characters, as thousands of long texts would be much memory.
_GROUP_ROWS = 5_000
_GROUP_CHARACTERS = 2_000_000


@contextlib.contextmanager
def writing(folder: Path) -> Iterator[Callable[[Table, Sequence[Row]], None]]:
    """Open a file a table in `folder`; give the function that adds rows."""
    need("pyarrow.parquet", "parquet")
    with contextlib.ExitStack() as stack:
        files = {table.name: stack.enter_context(_file(table, folder)) for table in TABLES}

        def add(table: Table, rows: Sequence[Row]) -> None:
            files[table.name].add(rows)

        yield add


@contextlib.contextmanager
def _file(table: Table, folder: Path) -> Iterator[_File]:
    import pyarrow.parquet as pq  # noqa: PLC0415 - an extra

    schema = _schema(table)
    with pq.ParquetWriter(folder / f"{table.name}.parquet", schema, compression="zstd") as writer:
        file = _File(writer, schema)
        yield file
        file.flush()


class _File:
    """Gathers rows of one table and writes them as row groups."""

    def __init__(self, writer: object, schema: pa.Schema) -> None:
        self._writer, self._schema = writer, schema
        self._rows: list[Row] = []
        self._characters = 0

    def add(self, rows: Sequence[Row]) -> None:
        self._rows += rows
        self._characters += sum(len(cell) for row in rows for cell in row if isinstance(cell, str))
        if len(self._rows) >= _GROUP_ROWS or self._characters >= _GROUP_CHARACTERS:
            self.flush()

    def flush(self) -> None:
        import pyarrow as pa  # noqa: PLC0415 - an extra

        if self._rows:
            columns = zip(*self._rows, strict=True)
            arrays = [pa.array(column, type=field.type) for column, field in zip(columns, self._schema, strict=True)]
            self._writer.write_table(pa.table(arrays, schema=self._schema))  # type: ignore[attr-defined]
        self._rows, self._characters = [], 0


def _schema(table: Table) -> pa.Schema:
    import pyarrow as pa  # noqa: PLC0415 - an extra

    types = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64()}
    fields = [pa.field(column.name, types[column.type], metadata={"description": column.about}) for column in table.columns]
    return pa.schema(fields, metadata={"description": table.about})
