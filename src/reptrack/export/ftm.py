"""Write a corpus as FollowTheMoney entities, one JSON object a line, as Aleph and OpenSanctions tools import them.

A report becomes a `PlainText` document (with the article refs as keywords), a name mentioned a `Mention` in it, a person a `Person`
with all spellings as aliases, an organisation an `Organization` or `PublicBody`, a place an `Address`.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

from reptrack.export.extras import need
from reptrack.export.register import Entity
from reptrack.records import Name, Report
from reptrack.resources import each_toml
from reptrack.text.words import words

if TYPE_CHECKING:
    from followthemoney.proxy import EntityProxy

__all__ = ["Writer"]

_NOT_IN_ID = re.compile(r"[^0-9A-Za-z-]|-$")
# What FollowTheMoney lists on a document itself, by kind of name.
_MENTIONED = {"person": "peopleMentioned", "org": "companiesMentioned", "place": "locationMentioned"}


class Writer:
    """Writes entities to a stream; `report` for each record, then `entity` for each person, organisation and place."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._model = need("followthemoney", "ftm").model

    def report(self, report: Report, rid: str) -> None:
        """Write a record and its names."""
        document = self._new("PlainText", _id("report", rid))
        document.add("title", report.title)
        document.add("fileName", PurePosixPath(report.source.path).name)
        document.add("sourceUrl" if "://" in report.source.path else "notes", _place(report))
        document.add("publisher", report.publisher)
        document.add("publishedAt", report.published)
        document.add("date", report.dated)
        document.add("language", report.lang)
        document.add("encoding", report.source.encoding)
        document.add("mimeType", "text/plain")
        document.add("bodyText", report.text)
        document.add("keywords", list(dict.fromkeys(ref for article in report.articles for ref in article.refs)))
        for name in report.names:
            document.add(_MENTIONED[name.kind], name.name)
        self._write(document)
        for index, name in enumerate(report.names):
            self._mention(rid, index, name)

    def entity(self, entity: Entity) -> None:
        """Write a person, organisation or place."""
        proxy = self._new(_schema(entity.kind, entity.spellings[0]), _id(entity.kind, entity.entity))
        if entity.kind == "place":
            proxy.add("full", entity.spellings[0])
        proxy.add("name", entity.spellings[0])
        proxy.add("alias", entity.spellings[1:])
        proxy.add("weakAlias", entity.short_forms)
        self._write(proxy)

    def _mention(self, rid: str, index: int, name: Name) -> None:
        mention = self._new("Mention", _id("mention", f"{rid}-{index}"))
        mention.add("document", _id("report", rid))
        mention.add("name", name.name)
        mention.add("detectedSchema", _schema(name.kind, name.name))
        if name.entity is not None:
            mention.add("resolved", _id(name.kind, name.entity))
        self._write(mention)

    def _new(self, schema: str, key: str) -> EntityProxy:
        proxy: EntityProxy = self._model.make_entity(schema)
        proxy.id = key
        return proxy

    def _write(self, proxy: EntityProxy) -> None:
        self._stream.write(json.dumps(proxy.to_dict(), ensure_ascii=False).encode() + b"\n")


def _place(report: Report) -> str:
    return f"{report.source.path}, characters {report.source.start}-{report.source.end}"


def _id(kind: str, key: str) -> str:
    """Give an id that FollowTheMoney allows: ASCII letters, digits and hyphens; a dot would be taken for Aleph's own signature."""
    return f"rt-{kind}-" + _NOT_IN_ID.sub(lambda match: f"-u{ord(match.group()):x}u", key)


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
