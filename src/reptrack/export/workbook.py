"""Write the flat tables as one Excel workbook: a sheet a table, nothing run, nothing cut.

What a cell cannot hold goes on the sheet `long_cells`, what a sheet cannot hold on `names_2` and so on; each is told in a note.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reptrack.export.cells import CELL_LIMIT, ROW_LIMIT, length, pieces, risky, without_noncharacters
from reptrack.export.extras import need
from reptrack.export.tables import TABLES, Column, Row, Table

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

__all__ = ["LONG_CELLS", "writing"]

# How much of a long text its own cell still shows.
_SHOWN = 500
LONG_CELLS = Table(
    "long_cells",
    "A row a piece of a text that is too long for a cell of Excel; the pieces of a cell, joined, are the text.",
    (
        Column("table_name", "text", "the table that the cell belongs to"),
        Column("row_id", "text", "the row's id, or its number where the table has none"),
        Column("column_name", "text", "the column"),
        Column("piece", "integer", "counted from 1"),
        Column("text", "text", "the piece"),
    ),
)
_WIDTHS = {"text": 18, "integer": 11, "number": 11}


@contextlib.contextmanager
def writing(path: Path, note: Callable[[str], None], *, row_limit: int = ROW_LIMIT) -> Iterator[Callable[[Table, Sequence[Row]], None]]:
    """Open a workbook at `path`; give the function that adds rows.

    Args:
        path: the file.
        note: is told at the end what stands elsewhere than in its own cell or sheet.
        row_limit: rows of a sheet, the heading included.
    """
    xlsxwriter = need("xlsxwriter", "xlsx")
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "tmpdir": str(path.parent),
    }
    book: Workbook = xlsxwriter.Workbook(str(path), options)
    book.use_zip64()
    sheets = _Sheets(book, row_limit)
    try:
        yield sheets.add
    except BaseException:
        # A workbook that nobody will see is not put together; only its working files are closed.
        for sheet in book.worksheets():
            sheet.row_data_fh.close()
        book.fileclosed = 1
        raise
    book.close()
    for line in sheets.notes():
        note(line)


class _Sheets:
    """The sheets of one workbook."""

    def __init__(self, book: Workbook, row_limit: int) -> None:
        self._book = book
        self._row_limit = row_limit
        self._bold = book.add_format({"bold": True, "bottom": 1})
        # Excel then shows the text as it is and keeps it text when the cell is edited.
        self._inert = book.add_format({"quote_prefix": True})
        self._open: dict[str, tuple[Worksheet, int]] = {}
        self._parts: dict[str, int] = {}
        self._long = self._replaced = 0
        for table in (*TABLES, LONG_CELLS):
            self._next_sheet(table)

    def add(self, table: Table, rows: Sequence[Row]) -> None:
        """Add rows to the sheet of a table."""
        for row in rows:
            sheet, line = self._open[table.name]
            if line >= self._row_limit:
                self._next_sheet(table)
                sheet, line = self._open[table.name]
            self._open[table.name] = (sheet, line + 1)
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    text = self._fitting(table, row, column, cell)
                    sheet.write_string(line, column, text, self._inert if risky(text) else None)
                elif cell is not None:
                    sheet.write_number(line, column, cell)

    def notes(self) -> Iterator[str]:
        """Say what stands elsewhere than in its own cell or sheet."""
        if self._long:
            yield f"{self._long:,} texts are longer than the {CELL_LIMIT:,} characters of an Excel cell: they stand whole on the sheet long_cells"
        for name, parts in self._parts.items():
            if parts > 1:
                yield f"{name} has more rows than a sheet of Excel: it goes on on {name}_2" + (f" to {name}_{parts}" if parts > 2 else "")  # noqa: PLR2004
        if self._replaced:
            yield f"{self._replaced:,} cells held U+FFFE or U+FFFF, which no workbook can hold: they show U+FFFD there"

    def _next_sheet(self, table: Table) -> None:
        part = self._parts[table.name] = self._parts.get(table.name, 0) + 1
        sheet = self._book.add_worksheet(table.name if part == 1 else f"{table.name}_{part}")
        sheet.freeze_panes(1, 0)
        for index, column in enumerate(table.columns):
            sheet.set_column(index, index, _WIDTHS[column.type])
            sheet.write_string(0, index, column.name, self._bold)
        self._open[table.name] = (sheet, 1)

    def _fitting(self, table: Table, row: Row, column: int, text: str) -> str:
        fit = without_noncharacters(text)
        self._replaced += fit != text
        if len(fit) * 2 <= CELL_LIMIT or length(fit) <= CELL_LIMIT:
            return fit
        self._long += 1
        key = row[0] if table.columns[0].role == "key" else self._open[table.name][1] - 1
        name = table.columns[column].name
        self.add(LONG_CELLS, [(table.name, str(key), name, n, piece) for n, piece in enumerate(pieces(fit), start=1)])
        return f"{fit[:_SHOWN]}… [{len(fit):,} characters: the whole text stands on the sheet long_cells]"
