"""Keep whole records in Parquet files, and read them back to the very same lines: a row a record, lists as JSON text.

The flat tables of `reptrack export parquet` answer questions; this form loses nothing and is what a cluster passes on.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO, Any

import msgspec

from reptrack.export.extras import need
from reptrack.records import Report

__all__ = ["read_lines", "write_table"]

_ROWS = 2_000
# Fields that are a column of text as they are; every other one is a column of JSON.
_PLAIN = ("id", "schema", "title", "publisher", "published", "dated", "lang", "text")
_FIELDS = Report.__struct_fields__


def _schema() -> Any:  # noqa: ANN401 - pyarrow is an extra
    pa = need("pyarrow", "parquet")
    about = {name: {} if name in _PLAIN else {"description": "JSON, as in the record"} for name in _FIELDS}
    return pa.schema([pa.field(name, pa.string(), metadata=about[name]) for name in _FIELDS])


def write_table(lines: Iterable[bytes], stream: IO[bytes]) -> None:
    """Write records, given as lines of JSON, as a Parquet file.

    Raises:
        UsageError: pyarrow is not installed.
    """
    pa, pq = need("pyarrow", "parquet"), need("pyarrow.parquet", "parquet")
    schema = _schema()
    with pq.ParquetWriter(stream, schema, compression="zstd") as writer:
        rows: list[tuple[str | None, ...]] = []
        for line in lines:
            rows.append(_row(line))
            if len(rows) >= _ROWS:
                writer.write_table(_table(pa, schema, rows))
                rows = []
        writer.write_table(_table(pa, schema, rows))


def _table(pa: Any, schema: Any, rows: list[tuple[str | None, ...]]) -> Any:  # noqa: ANN401 - pyarrow is an extra
    columns = zip(*rows, strict=True) if rows else [()] * len(_FIELDS)
    return pa.table([pa.array(column, type=pa.string()) for column in columns], schema=schema)


def _row(line: bytes) -> tuple[str | None, ...]:
    cells = msgspec.json.decode(line, type=dict[str, msgspec.Raw])
    return tuple(msgspec.json.decode(cells[name], type=str | None) if name in _PLAIN else bytes(cells[name]).decode() for name in _FIELDS)


def read_lines(stream: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Give the records of a Parquet file as numbered lines of JSON, as `reptrack.jsonl.read_lines` gives those of a JSONL file.

    Raises:
        UsageError: pyarrow is not installed.
    """
    pq = need("pyarrow.parquet", "parquet")
    number = 0
    with _seekable(stream) as file:
        for batch in pq.ParquetFile(file).iter_batches(batch_size=_ROWS):
            for row in batch.to_pylist():
                number += 1
                yield number, _line(row)


@contextmanager
def _seekable(stream: IO[bytes]) -> Iterator[IO[bytes]]:
    """Give a stream that can be read from the end, where Parquet keeps its index."""
    if stream.seekable():
        yield stream
        return
    with tempfile.TemporaryFile() as copy:
        while chunk := stream.read(1 << 20):
            copy.write(chunk)
        copy.seek(0, os.SEEK_SET)
        yield copy


def _line(row: dict[str, str | None]) -> bytes:
    cells = {name: _cell(name, row.get(name)) for name in _FIELDS}
    return msgspec.json.encode(cells) + b"\n"


def _cell(name: str, value: str | None) -> object:
    return value if name in _PLAIN or value is None else msgspec.Raw(value.encode())
