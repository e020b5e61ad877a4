"""Write a corpus as FollowTheMoney entities, one JSON object a line, as Aleph and OpenSanctions tools import them.

A report becomes a `PlainText` document (with the article refs as keywords), a name mentioned a `Mention` in it, a person a `Person`
with all spellings as aliases, an organisation an `Organization` or `PublicBody`, a place an `Address`. The objects are written here:
the library that defines the model needs a C++ compiler to install, and is used in the tests to check every value instead.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import PurePosixPath
from typing import BinaryIO

from reptrack.export.register import Entity
from reptrack.records import Name, Report
from reptrack.resources import each_toml, tsv
from reptrack.text.words import words

__all__ = ["Writer"]

# An id may hold ASCII letters, digits and hyphens; what follows a dot Aleph takes for its own signature.
_NOT_IN_ID = re.compile(r"[^0-9A-Za-z-]|-$")
_DATE = re.compile(r"[12]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
# What FollowTheMoney lists on a document itself, by kind of name.
_MENTIONED = {"person": "peopleMentioned", "org": "companiesMentioned", "place": "locationMentioned"}

Values = str | None | Iterable[str]


class Writer:
    """Writes entities to a stream; `report` for each record, then `entity` for each person, organisation and place."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def report(self, report: Report, rid: str) -> None:
        """Write a record and its names."""
        source = report.source
        properties: dict[str, Values] = {
            "title": report.title,
            "fileName": PurePosixPath(source.path).name,
            "notes": f"{source.path}, characters {source.start}-{source.end}",
            "publisher": report.publisher,
            "publishedAt": _date(report.published),
            "date": _date(report.dated),
            "language": _languages().get(report.lang or ""),
            "encoding": source.encoding,
            "mimeType": "text/plain",
            "bodyText": report.text,
            "keywords": [ref for article in report.articles for ref in article.refs],
        }
        for kind, listed in _MENTIONED.items():
            properties[listed] = [name.name for name in report.names if name.kind == kind]
        self._write("PlainText", _id("report", rid), properties)
        for index, name in enumerate(report.names):
            self._mention(rid, index, name)

    def entity(self, entity: Entity) -> None:
        """Write a person, organisation or place."""
        name = entity.spellings[0]
        full = name if entity.kind == "place" else None
        properties: dict[str, Values] = {"name": name, "full": full, "alias": entity.spellings[1:], "weakAlias": entity.short_forms}
        self._write(_schema(entity.kind, name), _id(entity.kind, entity.entity), properties)

    def _mention(self, rid: str, index: int, name: Name) -> None:
        properties: dict[str, Values] = {
            "document": _id("report", rid),
            "name": name.name,
            "detectedSchema": _schema(name.kind, name.name),
            "resolved": None if name.entity is None else _id(name.kind, name.entity),
        }
        self._write("Mention", _id("mention", f"{rid}-{index}"), properties)

    def _write(self, schema: str, key: str, properties: dict[str, Values]) -> None:
        lists = {name: _listed(values) for name, values in properties.items()}
        entity = {"id": key, "schema": schema, "properties": {name: values for name, values in lists.items() if values}}
        self._stream.write(json.dumps(entity, ensure_ascii=False).encode() + b"\n")


def _listed(values: Values) -> list[str]:
    """Give values as FollowTheMoney has them: a list without repetitions and blanks."""
    found = [values] if isinstance(values, str) else values or []
    return list(dict.fromkeys(value.strip() for value in found if value.strip()))


def _id(kind: str, key: str) -> str:
    return f"rt-{kind}-" + _NOT_IN_ID.sub(lambda match: f"-u{ord(match.group()):x}u", key)


def _date(value: str | None) -> str | None:
    return value if value and _DATE.fullmatch(value) else None


@cache
def _languages() -> dict[str, str]:
    return {row["iso639_1"]: row["iso639_3"] for row in tsv("world/languages.tsv")}


def _schema(kind: str, name: str) -> str:
    if kind == "person":
        return "Person"
    if kind == "place":
        return "Address"
    return "PublicBody" if any(_is_public(word.form.casefold()) for word in words(name)) else "Organization"


def _is_public(word: str) -> bool:
    stems, whole = _public()
    return word in whole or word.startswith(stems)


@cache
def _public() -> tuple[tuple[str, ...], frozenset[str]]:
    """Give what names a body of a state: beginnings of words (`court`, `ministr`, `суд`) and whole words (`kgb`)."""
    packs = each_toml("public_bodies.toml").values()
    return tuple(stem for pack in packs for stem in pack["stems"]), frozenset(word for pack in packs for word in pack["words"])
