"""Run records through the spaCy pipeline and give them back with their mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

import msgspec
import spacy
from spacy.language import Language

import reptrack.extract.tokenizer  # noqa: F401 - registers the factories
from reptrack.errors import OnProblem, Problem, log_problem
from reptrack.extract.components import Component
from reptrack.records import Name, Report, Warn
from reptrack.text.view import View

__all__ = ["build", "extract"]

# spaCy remembers every word it has seen; its memory zones forget them again, here after so many records.
RECORDS_PER_ZONE = 16
FAILED = "extract-failed"


@cache
def build(*, spans: bool = False) -> Language:
    """Build the pipeline: a blank language, a tokenizer and the four components.

    Args:
        spans: also fill `doc.spans`, and have the words as tokens, with spaCy's attributes (`shape_`, `like_url`, …). The extractors look at
            neither, so that without spans a text stays whole.
    """
    name = "reptrack.words.v1" if spans else "reptrack.whole.v1"
    nlp = spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": name}}})
    for kind in ("dates", "articles", "names", "claims"):
        nlp.add_pipe(f"reptrack_{kind}", config={"spans": spans})
    nlp.max_length = 2**31
    if not spans:
        nlp.vocab.lex_attr_getters = {}  # type: ignore[attr-defined]  # it is there, spaCy's stubs leave it out
    return nlp


def extract(records: Iterable[Report], *, on_problem: OnProblem = log_problem) -> Iterator[Report]:
    """Add dates, names, articles and claims to records, in order, a few at a time.

    A record that was extracted before is extracted again; the entities that `merge` gave its names stay.

    Args:
        records: from `ingest`.
        on_problem: told of a record on which an extractor failed; the record goes on with what the others found, and a warning.
    """
    nlp = build()
    components = nlp.pipeline  # made anew whenever it is asked for
    todo = iter(records)
    while batch := list(islice(todo, RECORDS_PER_ZONE)):
        with nlp.memory_zone():
            found = [_extracted(nlp, components, record, on_problem) for record in batch]
        yield from found


def _extracted(nlp: Language, components: list[tuple[str, Component]], record: Report, on_problem: OnProblem) -> Report:
    doc = nlp.make_doc(record.text)
    found = doc._  # as is this
    found.reptrack_view = View.of(
        record.text,
        lang=record.lang,
        dated=record.dated,
        published=record.published,
        publisher=record.publisher,
        title=record.title,
    )
    warnings = [warning for warning in record.warnings if warning.code != FAILED]
    for name, component in components:
        try:
            doc = component(doc)
        except Exception as error:  # noqa: BLE001 - one report must not stop a million others, and it must not disappear either
            message = f"{name} failed on this report ({type(error).__name__}: {error})"
            on_problem(Problem(f"{record.source.path}, report {record.id}", message, "please report it with the text"))
            warnings.append(Warn(code=FAILED, message=message))
    return msgspec.structs.replace(
        record,
        dates=found.reptrack_dates or [],
        names=_with_entities(found.reptrack_names or [], record.names),
        articles=found.reptrack_articles or [],
        claims=found.reptrack_claims or [],
        warnings=warnings,
    )


def _with_entities(found: list[Name], before: list[Name]) -> list[Name]:
    known = {(n.start, n.end, n.kind, n.name): n.entity for n in before if n.entity is not None}
    if not known:
        return found
    return [msgspec.structs.replace(n, entity=known.get((n.start, n.end, n.kind, n.name))) for n in found]
