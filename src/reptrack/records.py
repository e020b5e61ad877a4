"""Define the record: what reptrack says about one report item, and the contract that every stage reads and writes.

A record is one line of JSON. The field names and their order are fixed by the schema version; `docs/record.md` explains
them for people, `reptrack schema` prints them for machines.

All offsets are half-open `[start, end)` and count Unicode characters (code points). `Report.source.start/end` point into the
decoded file, the offsets of mentions into `Report.text`.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec
from msgspec import UNSET, Struct, UnsetType

__all__ = [
    "SCHEMA",
    "Article",
    "Basis",
    "Claim",
    "ClaimKind",
    "Date",
    "Mention",
    "Name",
    "NameKind",
    "Place",
    "Qualifier",
    "Report",
    "Source",
    "Warn",
    "json_schema",
]

SCHEMA = "reptrack/1"

Basis = Literal["explicit", "yearless", "relative"]
NameKind = Literal["person", "org", "place"]
ClaimKind = Literal["count", "percent", "money", "duration", "age", "fraction", "other"]
Qualifier = Literal["exact", "at_least", "more_than", "less_than", "up_to", "about", "almost", "no_more_than"]


class Place(Struct, frozen=True, kw_only=True):
    """Another place where the very same report was met: a file and the characters in it."""

    path: str
    sha256: str
    start: int
    end: int


class Source(Struct, frozen=True, kw_only=True):
    """Where a record comes from.

    Attributes:
        path: the file as given, with forward slashes; `-` for standard input.
        sha256: of the raw bytes of the (decompressed) file, in hex.
        encoding: the one the file was decoded with.
        start: first character of the record in the decoded file.
        end: one past its last character.
        also_at: other places of the same report, only in a corpus folder.
    """

    path: str
    sha256: str
    encoding: str
    start: int
    end: int
    also_at: list[Place] | UnsetType = UNSET


class Mention(Struct, frozen=True, kw_only=True):
    """A span of `Report.text`: `text == report.text[start:end]`, always."""

    start: int
    end: int
    text: str


class Date(Mention, frozen=True, kw_only=True):
    """A calendar expression.

    Attributes:
        value: EDTF (ISO 8601-2), or None where a reader could not tell.
        basis: `explicit` (the year is in the span), `yearless` (resolved from context), `relative` (resolved from `dated`).
        mod: `early`, `mid` or `late` where the text says so.
    """

    value: str | None
    basis: Basis
    mod: Literal["early", "mid", "late"] | UnsetType = UNSET


class Name(Mention, frozen=True, kw_only=True):
    """A named person, organisation or place.

    Attributes:
        name: the full form inside this report, in its base form ("Henadz" of "Henadz and Iryna Saurytski" is "Henadz Saurytski").
        entity: the slug that all spellings share; None until `merge`.
    """

    kind: NameKind
    name: str
    entity: str | None = None


class Article(Mention, frozen=True, kw_only=True):
    """A reference to articles of law.

    Attributes:
        refs: `CODE:ARTICLE[:PART[:POINT]]`, one for each part and article named; codes are defined in `models/`.
        gloss: what the text says in parentheses that the article is about, or None.
    """

    refs: list[str]
    gloss: str | None = None


class Claim(Mention, frozen=True, kw_only=True):
    """A number that says how many, how much, how long or how old.

    Attributes:
        value: a number, an ISO 8601 duration for `duration`, or None for vague words ("dozens").
        currency: ISO 4217, only for money. unit: only for `other`. low, high: only for ranges.
        subject: the words that say what is counted. metric: its slug from `models/`.
        dims: such as `{"gender": "women"}`. time: EDTF of the period or as-of date.
        attributed_to: who is said to give the figure. sentence: the characters of its sentence, `[start, end)` in the text.
        part_of: the index in `claims` of the total that it is a part of.
    """

    value: int | float | str | None
    kind: ClaimKind
    qualifier: Qualifier = "exact"
    currency: str | UnsetType = UNSET
    unit: str | UnsetType = UNSET
    low: int | float | UnsetType = UNSET
    high: int | float | UnsetType = UNSET
    subject: str | None = None
    metric: str | None = None
    dims: dict[str, str] = {}
    time: str | None = None
    attributed_to: str | None = None
    sentence: tuple[int, int] | None = None
    part_of: int | None = None


class Warn(Struct, frozen=True, kw_only=True):
    """Something a careful user should know about a record: a stable code and a plain sentence."""

    code: str
    message: str


class Report(Struct, frozen=True, kw_only=True):
    """One report item, with everything that is known of it."""

    id: str
    schema: str = SCHEMA
    source: Source
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    dated: str | None = None
    lang: str | None = None
    text: str
    dates: list[Date] = []
    names: list[Name] = []
    articles: list[Article] = []
    claims: list[Claim] = []
    warnings: list[Warn] = []


def json_schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of one record."""
    schema = msgspec.json.schema(Report)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": SCHEMA, **schema}
