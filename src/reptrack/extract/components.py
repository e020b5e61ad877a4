"""Register the extractors as spaCy components, one factory a kind, so that they can stand in anyone's pipeline.

    import spacy
    import reptrack.extract.components
    nlp = spacy.blank("en")
    nlp.add_pipe("reptrack_dates")
    doc = nlp("They were detained on 9 August 2020.")
    doc._.reptrack_dates[0].value   # '2020-08-09'
    doc.spans["reptrack_dates"]     # the same as spaCy spans, widened to whole tokens

The report's own context (`dated`, `lang`, …) is read from `doc._.reptrack_view`; without one, the bare text is read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar, cast

import msgspec
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens.underscore import Underscore

from reptrack.extract.articles import find_articles
from reptrack.extract.claims import find_claims
from reptrack.extract.dates import find_dates
from reptrack.extract.names import find_names
from reptrack.records import Claim, Mention, Name
from reptrack.text.reading import Reading
from reptrack.text.view import View

__all__ = ["KINDS", "Component"]

KINDS = ("dates", "names", "articles", "claims")

for _kind in KINDS:
    Doc.set_extension(f"reptrack_{_kind}", default=None, force=True)
Doc.set_extension("reptrack_view", default=None, force=True)


def _view_of(doc: Doc, found: Underscore) -> View:
    view: View | None = found.reptrack_view
    if view is None:
        view = View.of(doc.text, lang=doc.lang_)
        found.reptrack_view = view
    return view


def _store(doc: Doc, kind: str, find: Callable[[View, Underscore], Sequence[Mention]], spans: bool) -> Doc:  # noqa: FBT001 - a component setting
    """Find the mentions of a kind and keep them with the doc, at the characters of its text."""
    found = doc._  # made anew whenever it is asked for
    view = _view_of(doc, found)
    mentions = find(view, found)
    if view.reading is not None:
        written = [as_written(mention, view.reading) for mention in mentions]
        view.extra[f"read:{kind}"] = written, mentions
        mentions = written
    found.set(f"reptrack_{kind}", mentions)
    if spans:
        these = (doc.char_span(m.start, m.end, label=_label(m, kind), alignment_mode="expand") for m in mentions)
        doc.spans[f"reptrack_{kind}"] = [span for span in these if span is not None]
    return doc


def _label(mention: Mention, kind: str) -> str:
    return mention.kind if isinstance(mention, Name | Claim) else kind.removesuffix("s")


Found = TypeVar("Found", bound=Mention)


def as_written(mention: Found, reading: Reading) -> Found:
    """Give a mention of what is read at the characters of the text itself."""
    if not reading.cuts:  # each character stands where it is read
        written = reading.written[mention.start : mention.end]
        return mention if written == mention.text else msgspec.structs.replace(mention, text=written)
    start, end = reading.span(mention.start, mention.end)
    changed = msgspec.structs.replace(mention, start=start, end=end, text=reading.written[start:end])
    if isinstance(changed, Claim) and changed.sentence is not None:
        return msgspec.structs.replace(changed, sentence=reading.span(*changed.sentence))
    return changed


def as_read(mention: Found, reading: Reading) -> Found:
    """Give a mention of a text at the characters of what is read; the way back from `as_written`."""
    start, end = reading.read_span(mention.start, mention.end)
    return msgspec.structs.replace(mention, start=start, end=end, text=reading.text[start:end])


def _as_read(kind: str, view: View, found: Underscore) -> Sequence[Any]:
    """Give the mentions of a kind at the characters of what is read: those that were found there, unless the doc has others by now."""
    mentions: Sequence[Mention] = found.get(f"reptrack_{kind}") or ()
    if view.reading is None:
        return mentions
    kept = view.extra.get(f"read:{kind}")
    if isinstance(kept, tuple) and kept[0] is mentions:
        return cast("Sequence[Any]", kept[1])
    return [as_read(mention, view.reading) for mention in mentions]


Component = Callable[[Doc], Doc]


@Language.factory("reptrack_dates", default_config={"spans": True}, assigns=["doc._.reptrack_dates"])
def make_dates(nlp: Language, name: str, spans: bool) -> Component:  # noqa: FBT001
    """Make the component that finds dates."""
    del nlp, name
    return lambda doc: _store(doc, "dates", lambda view, _: find_dates(view), spans)


@Language.factory("reptrack_names", default_config={"spans": True}, assigns=["doc._.reptrack_names"])
def make_names(nlp: Language, name: str, spans: bool) -> Component:  # noqa: FBT001
    """Make the component that finds persons, organisations and places."""
    del nlp, name
    return lambda doc: _store(doc, "names", lambda view, _: find_names(view), spans)


@Language.factory("reptrack_articles", default_config={"spans": True}, assigns=["doc._.reptrack_articles"])
def make_articles(nlp: Language, name: str, spans: bool) -> Component:  # noqa: FBT001
    """Make the component that finds article references."""
    del nlp, name
    return lambda doc: _store(doc, "articles", lambda view, _: find_articles(view), spans)


@Language.factory(
    "reptrack_claims",
    default_config={"spans": True},
    requires=["doc._.reptrack_dates", "doc._.reptrack_names", "doc._.reptrack_articles"],
    assigns=["doc._.reptrack_claims"],
)
def make_claims(nlp: Language, name: str, spans: bool) -> Component:  # noqa: FBT001
    """Make the component that finds numeric claims; it uses what the other three found, where they ran before it."""
    del nlp, name

    def find(view: View, found: Underscore) -> Sequence[Claim]:
        return find_claims(view, *(_as_read(kind, view, found) for kind in KINDS[:3]))

    return lambda doc: _store(doc, "claims", find, spans)
