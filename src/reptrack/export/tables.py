"""Define the flat tables of an export once: their columns, types, keys and what each column means.

Every tabular format and `docs/export.md` are made from these definitions. Places count Unicode characters, from 0, the end is one
past the last: `text_start`/`text_end` in the report's text, `file_start`/`file_end` in the decoded raw file `path`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = [
    "ARTICLES",
    "CLAIMS",
    "COLUMNS",
    "DATES",
    "ENTITIES",
    "NAMES",
    "REPORTS",
    "TABLES",
    "Column",
    "Row",
    "Table",
    "column_rows",
    "markdown",
]

Type = Literal["text", "integer", "number"]
Row = tuple[str | int | float | None, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        name: the name in every format.
        type: text, integer or number (a float).
        about: what a cell holds, one sentence without a full stop.
        role: `key` (unique in its table), `index` (often searched by) or empty.
        refers: `table.column` that the cell names a row of, or empty.
    """

    name: str
    type: Type
    about: str
    role: Literal["key", "index", ""] = ""
    refers: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, what a row is, its columns, and the columns that a full-text index covers."""

    name: str
    about: str
    columns: tuple[Column, ...]
    searched: tuple[str, ...] = ()


def _text(name: str, about: str, role: Literal["key", "index", ""] = "", refers: str = "") -> Column:
    return Column(name, "text", about, role, refers)


def _integer(name: str, about: str) -> Column:
    return Column(name, "integer", about)


def _number(name: str, about: str) -> Column:
    return Column(name, "number", about)


_REPORT = _text("report_id", "the report that the mention stands in", "index", "reports.id")
_PATH = _text("path", "the raw file")
_IN_FILE = (
    _PATH,
    _integer("file_start", "first character in the raw file"),
    _integer("file_end", "one past the last character in the raw file"),
)
_PLACE = (
    _integer("text_start", "first character in the report's text"),
    _integer("text_end", "one past the last character in the report's text"),
    *_IN_FILE,
)

REPORTS = Table(
    "reports",
    "A row a report item.",
    (
        _text("id", "the report's id, made from its content; met again in the same input it gets `~2`, `~3` behind it", "key"),
        _text("title", "the headline; empty for text that belongs to no item"),
        _text("publisher", "who published it", "index"),
        _text("published", "the date that the report prints"),
        _text("dated", "the best date for it: the printed one unless the content contradicts it", "index"),
        _text("lang", "language, ISO 639-1"),
        *_IN_FILE,
        _text("sha256", "of the raw file's bytes, in hex"),
        _text("encoding", "the encoding that the raw file was read in"),
        _text("also_at", "other places of the same report, a line each: path:start-end"),
        _text("warnings", "what a careful user should know, a line each: code: sentence"),
        _text("text", "the report's text, never rewritten"),
    ),
    searched=("title", "text"),
)
DATES = Table(
    "dates",
    "A row a date mentioned.",
    (
        _text("id", "the mention's id", "key"),
        _REPORT,
        _text("text", "the words of the text"),
        _text("value", "the date in EDTF (ISO 8601-2): 2024-12-16, 2024-11, 2024/2025; empty if a reader cannot tell", "index"),
        _text("first_day", "the first day that the value covers; empty for an open beginning"),
        _text("last_day", "the last day that the value covers; empty for an open end"),
        _text("basis", "explicit (the year is written), yearless (found from context) or relative (counted from the report's date)"),
        _text("mod", "early, mid or late, where the text says so"),
        *_PLACE,
    ),
)
ENTITIES = Table(
    "entities",
    "A row a person, organisation or place; made by `reptrack merge` from all spellings. The place is its first mention's.",
    (
        _text("id", "kind and slug, such as person:volha-karatkevich", "key"),
        _text("kind", "person, org or place", "index"),
        _text("entity", "the slug, as in the records"),
        _text("name", "the full form met most often; for a person one of two words or more, if there is one"),
        _text("spellings", "all full forms met, beginning with `name`, then the more frequent first, with | between"),
        _text("short_forms", "other words that stand for it in texts, such as a surname alone, with | between"),
        _integer("mentions", "how often it is mentioned"),
        _integer("reports", "in how many reports"),
        _text("first_dated", "date of the earliest report that mentions it"),
        _text("last_dated", "date of the latest report that mentions it"),
        _text("report_id", "the report of the first mention", "index", "reports.id"),
        *_IN_FILE,
    ),
    searched=("name", "spellings", "short_forms"),
)
NAMES = Table(
    "names",
    "A row a name mentioned.",
    (
        _text("id", "the mention's id", "key"),
        _REPORT,
        _text("text", "the words of the text"),
        _text("kind", "person, org or place", "index"),
        _text("name", "the full form inside the report, in its base form"),
        _text("entity", "the slug that all spellings share; empty before `reptrack merge`"),
        _text("entity_id", "kind and slug: the row of entities", "index", "entities.id"),
        *_PLACE,
    ),
    searched=("text", "name"),
)
ARTICLES = Table(
    "articles",
    "A row an article or part of law referred to; a reference to three parts has three rows.",
    (
        _text("id", "the row's id", "key"),
        _REPORT,
        _text("mention", "the same for all rows that one reference gave", "index"),
        _text("text", "the words of the text"),
        _text("ref", "CODE:ARTICLE[:PART[:POINT]]; empty if the reference names none", "index"),
        _text("code", "the code or treaty", "index"),
        _text("article", "article"),
        _text("part", "part"),
        _text("point", "point"),
        _text("article_title", "the article's title, where reptrack knows it"),
        _text("gloss", "what the text says in parentheses that it is about"),
        *_PLACE,
    ),
)
CLAIMS = Table(
    "claims",
    "A row a number that says how many, how much, how long or how old.",
    (
        _text("id", "the mention's id", "key"),
        _REPORT,
        _text("text", "the words of the text"),
        _text("kind", "count, percent, money, duration, age, fraction or other", "index"),
        _number("value", "the number; empty for a duration and for vague words"),
        _text("value_text", "the value as the record has it: the number, or an ISO 8601 duration such as P1Y6M"),
        _text("qualifier", "exact, at_least, more_than, less_than, up_to, about, almost or no_more_than"),
        _number("low", "the lower end of a range"),
        _number("high", "the upper end of a range"),
        _text("currency", "ISO 4217, for money"),
        _text("unit", "the unit, for kind other"),
        _text("subject", "the words that say what is counted"),
        _text("metric", "its normal slug", "index"),
        _text("gender", "the gender among dims"),
        _text("dims", "all that narrows the subject, as JSON"),
        _text("time", "the period or as-of date, EDTF", "index"),
        _text("attributed_to", "who is said to give the figure"),
        _text("sentence", "the sentence that it stands in"),
        _text("part_of", "the claim that this one is a part of", "index", "claims.id"),
        *_PLACE,
    ),
)
COLUMNS = Table(
    "columns",
    "A row a column of the other tables: what it holds.",
    (
        _text("table_name", "the table"),
        _text("column_name", "the column"),
        _text("type", "text, integer or number"),
        _text("about", "what a cell holds"),
        _text("refers", "table.column that the cell names a row of"),
    ),
)
# The order is that in which people read them; `reports` comes first, as all others refer to it.
TABLES: tuple[Table, ...] = (REPORTS, DATES, NAMES, ARTICLES, CLAIMS, ENTITIES, COLUMNS)


def column_rows() -> list[Row]:
    """Give the rows of the table `columns`."""
    return [(table.name, c.name, c.type, c.about, c.refers or None) for table in TABLES[:-1] for c in table.columns]


def markdown() -> str:
    """Give the definitions as Markdown: what `docs/export.md` holds."""
    parts = []
    for table in TABLES:
        parts += [f"### {table.name}", "", table.about, "", "| column | type | what it holds |", "|---|---|---|"]
        parts += [f"| {c.name} | {c.type} | {_described(c)} |" for c in table.columns]
        parts.append("")
    return "\n".join(parts)


def _described(column: Column) -> str:
    about = column.about.replace("|", "\\|")
    return f"{about}; a row of `{column.refers}`" if column.refers else about
