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
from typing import TypeVar

import msgspec
from spacy.language import Language
from spacy.tokens import Doc

from reptrack.extract.articles import find_articles
from reptrack.extract.claims import find_claims
from reptrack.extract.dates import find_dates
from reptrack.extract.names import find_names
from reptrack.records import Article, Claim, Date, Mention, Name
from reptrack.text.reading import Reading
from reptrack.text.view import View

__all__ = ["KINDS", "Component", "view_of"]

KINDS = ("dates", "names", "articles", "claims")

for _kind in KINDS:
    Doc.set_extension(f"reptrack_{_kind}", default=None, force=True)
Doc.set_extension("reptrack_view", default=None, force=True)


def view_of(doc: Doc) -> View:
    """Give the view that the doc was made with, or one of its bare text in the pipeline's language."""
    view: View | None = doc._.reptrack_view
    if view is None:
        view = View.of(doc.text, lang=doc.lang_)
        doc._.reptrack_view = view
    return view


def _store(doc: Doc, kind: str, mentions: Sequence[Mention], spans: bool) -> Doc:  # noqa: FBT001 - a component setting
    reading = view_of(doc).reading
    if reading is not None:
        mentions = [as_written(mention, reading) for mention in mentions]
    doc._.set(f"reptrack_{kind}", mentions)
    if spans:
        found = (doc.char_span(m.start, m.end, label=_label(m, kind), alignment_mode="expand") for m in mentions)
        doc.spans[f"reptrack_{kind}"] = [span for span in found if span is not None]
    return doc


def _label(mention: Mention, kind: str) -> str:
    return mention.kind if isinstance(mention, Name | Claim) else kind.removesuffix("s")


Found = TypeVar("Found", bound=Mention)


def as_written(mention: Found, reading: Reading) -> Found:
    """Give a mention of what is read at the characters of the text itself."""
    start, end = reading.span(mention.start, mention.end)
    changed = msgspec.structs.replace(mention, start=start, end=end, text=reading.written[start:end])
    if isinstance(changed, Claim) and changed.sentence is not None:
        return msgspec.structs.replace(changed, sentence=reading.span(*changed.sentence))
    return changed


def as_read(mention: Found, reading: Reading) -> Found:
    """Give a mention of a text at the characters of what is read; the way back from `as_written`."""
    start, end = reading.read_span(mention.start, mention.end)
    return msgspec.structs.replace(mention, start=start, end=end, text=reading.text[start:end])


Component = Callable[[Doc], Doc]


@Language.factory("reptrack_dates", default_config={"spans": True}, assigns=["doc._.reptrack_dates"])
def make_dates(nlp: Language, name: str, spans: bool) -> Component:  # noqa: FBT001
    """Make the component that finds dates."""
    del nlp, name
    return lambda doc: _store(doc, "dates", find_dates(view_of(doc)), spans)


@Language.factory("reptrack_names", default_config={"spans": True}, assigns=["doc._.reptrack_names"])
def make_names(nlp: Language, name: str, spans: bool) -> Component:  # noqa: FBT001
    """Make the component that finds persons, organisations and places."""
    del nlp, name
    return lambda doc: _store(doc, "names", find_names(view_of(doc)), spans)


@Language.factory("reptrack_articles", default_config={"spans": True}, assigns=["doc._.reptrack_articles"])
def make_articles(nlp: Language, name: str, spans: bool) -> Component:  # noqa: FBT001
    """Make the component that finds article references."""
    del nlp, name
    return lambda doc: _store(doc, "articles", find_articles(view_of(doc)), spans)


@Language.factory(
    "reptrack_claims",
    default_config={"spans": True},
    requires=["doc._.reptrack_dates", "doc._.reptrack_names", "doc._.reptrack_articles"],
    assigns=["doc._.reptrack_claims"],
)
def make_claims(nlp: Language, name: str, spans: bool) -> Component:  # noqa: FBT001
    """Make the component that finds numeric claims; it uses what the other three found, where they ran before it."""
    del nlp, name

    def component(doc: Doc) -> Doc:
        found, reading = doc._, view_of(doc).reading
        dates: Sequence[Date] = found.reptrack_dates or ()
        names: Sequence[Name] = found.reptrack_names or ()
        articles: Sequence[Article] = found.reptrack_articles or ()
        if reading is not None:
            dates = [as_read(date, reading) for date in dates]
            names = [as_read(name, reading) for name in names]
            articles = [as_read(article, reading) for article in articles]
        return _store(doc, "claims", find_claims(view_of(doc), dates, names, articles), spans)

    return component
