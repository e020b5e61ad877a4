"""Print rows as a table for people or as JSON, JSON lines or CSV for programs, safely whatever the cells hold."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any

from reptrack.errors import inert_json, printable
from reptrack.export.cells import csv_writer, risky

__all__ = ["Format", "choose_format", "counted", "print_rows", "texts"]


class Format(StrEnum):
    """How rows are printed."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


def choose_format(given: Format | None) -> Format:
    """Give the format asked for, else a table on a terminal and JSON lines in a pipe."""
    return given or (Format.table if sys.stdout.isatty() else Format.jsonl)


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Give a number with its noun: `1 file`, `1,200 entities`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def texts(items: int, records: int) -> str:
    """Say how many records are reports, and how many are other texts, such as a page's menu: they have no heading.

    Example: `texts(44, 52)` is `44 reports and 8 other texts`.
    """
    others = records - items
    if not others:
        return counted(items, "report")
    return f"{counted(items, 'report')} and {counted(others, 'other text')}" if items else f"{counted(others, 'text')} without a heading"


def print_rows(rows: Iterable[dict[str, Any]], columns: Sequence[str], form: Format, title: str | None = None) -> None:
    """Print rows to standard output.

    Args:
        rows: a dict a row; missing cells are empty.
        columns: the keys to print, in order.
        form: the format.
        title: stands above a table.
    """
    if form is Format.jsonl:
        for row in rows:
            _print_json(row)
    elif form is Format.json:
        _print_json(list(rows), indent=2)
    elif form is Format.csv:
        writer = csv_writer(sys.stdout)
        writer.writerow(_csv_cell(key) for key in columns)
        writer.writerows([_csv_cell(row.get(key)) for key in columns] for row in rows)
    else:
        _print_table(rows, columns, title)


UNBROKEN, ROOMY = 10, 72  # letters that are not broken (days, ids), on a terminal with so many columns


def _csv_cell(value: object) -> object:
    """Defuse a cell that a spreadsheet would run, and on a terminal what would act on it; numbers stay numbers."""
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str):
        return "" if value is None else value
    shown = printable(value) if sys.stdout.isatty() else value
    return "'" + shown if risky(value) else shown


def _print_json(value: object, indent: int | None = None) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    print(inert_json(text) if sys.stdout.isatty() else text)


def _print_table(rows: Iterable[dict[str, Any]], columns: Sequence[str], title: str | None) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, title=title and Text(printable(title)), title_justify="left", pad_edge=False)
    listed = list(rows)
    console = Console(soft_wrap=False)
    unbroken = UNBROKEN if console.width >= ROOMY else 0
    for column in columns:
        numeric = all(isinstance(row.get(column), int | float | None) for row in listed)
        longest = max((len(_table_cell(row.get(column))) for row in listed), default=0)
        table.add_column(
            Text(printable(column)),
            justify="right" if numeric else "left",
            overflow="fold",
            min_width=longest if numeric else min(longest, unbroken),
        )
    for row in listed:
        table.add_row(*(Text(_table_cell(row.get(column))) for column in columns))
    console.print(table)


def _table_cell(value: object) -> str:
    """Show a cell: numbers grouped by thin commas, text with anything that acts on a terminal escaped."""
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return "" if value is None else printable(str(value))
