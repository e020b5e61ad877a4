"""Run records through the spaCy pipeline and give them back with their mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

import msgspec
import spacy
from spacy.language import Language

import reptrack.extract.components
import reptrack.extract.tokenizer  # noqa: F401 - registers the factories
from reptrack.records import Name, Report
from reptrack.text.view import View

__all__ = ["build", "extract"]

# spaCy remembers every word it has seen; its memory zones forget them again, here after so many records.
RECORDS_PER_ZONE = 16


@cache
def build(*, spans: bool = False) -> Language:
    """Build the pipeline: a blank language, the word tokenizer and the four components; `spans` also fills `doc.spans`."""
    nlp = spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": "reptrack.words.v1"}}})
    for kind in ("dates", "articles", "names", "claims"):
        nlp.add_pipe(f"reptrack_{kind}", config={"spans": spans})
    nlp.max_length = 2**31
    return nlp


def extract(records: Iterable[Report]) -> Iterator[Report]:
    """Add dates, names, articles and claims to records, in order, a few at a time.

    A record that was extracted before is extracted again; the entities that `merge` gave its names stay.
    """
    nlp = build()
    todo = iter(records)
    while batch := list(islice(todo, RECORDS_PER_ZONE)):
        with nlp.memory_zone():
            found = [_extracted(nlp, record) for record in batch]
        yield from found


def _extracted(nlp: Language, record: Report) -> Report:
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
    return msgspec.structs.replace(
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
