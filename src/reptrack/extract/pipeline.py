"""Run records through the spaCy pipeline and give them back with their mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import msgspec
import spacy
from spacy.language import Language

import reptrack.extract.components  # noqa: F401 - registers the factories
from reptrack.records import Name, Report
from reptrack.text.view import View

__all__ = ["build", "extract"]


@cache
def build(*, spans: bool = False) -> Language:
    """Build the pipeline: a blank language and the four components; `spans` also fills `doc.spans`."""
    nlp = spacy.blank("xx")
    for kind in ("dates", "articles", "names", "claims"):
        nlp.add_pipe(f"reptrack_{kind}", config={"spans": spans})
    return nlp


def extract(records: Iterable[Report]) -> Iterator[Report]:
    """Add dates, names, articles and claims to records, one at a time and in order.

    A record that was extracted before is extracted again; the entities that `merge` gave its names stay.
    """
    nlp = build()
    for record in records:
        doc = nlp.make_doc(record.text)
        doc._.reptrack_view = View(
            record.text,
            lang=record.lang,
            dated=record.dated,
            published=record.published,
            publisher=record.publisher,
            title=record.title,
        )
        for _, component in nlp.pipeline:
            doc = component(doc)
        yield msgspec.structs.replace(
            record,
            dates=doc._.reptrack_dates,
            names=_with_entities(doc._.reptrack_names, record.names),
            articles=doc._.reptrack_articles,
            claims=doc._.reptrack_claims,
        )


def _with_entities(found: list[Name], before: list[Name]) -> list[Name]:
    known = {(n.start, n.end, n.kind, n.name): n.entity for n in before if n.entity is not None}
    if not known:
        return found
    return [msgspec.structs.replace(n, entity=known.get((n.start, n.end, n.kind, n.name))) for n in found]


