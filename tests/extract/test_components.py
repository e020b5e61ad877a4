"""The extractors as spaCy components: in anyone's pipeline, with any tokenizer, saved and loaded."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

import reptrack.extract.components  # noqa: F401 - registers the factories
from reptrack.extract.pipeline import build, extract
from reptrack.extract.tokenizer import WholeTokenizer, WordTokenizer
from reptrack.records import Report, Source
from reptrack.text.view import View

TEXT = "On 9 August 2020 at least 120 people were detained in Minsk under Article 342 of the Criminal Code, said Volha Paulouskaya."
KINDS = ("dates", "names", "articles", "claims")


@pytest.fixture(params=["en", "xx", "ru"])
def nlp(request):
    """Give a blank pipeline of spaCy's own with our four components."""
    pipeline = spacy.blank(request.param)
    for kind in KINDS:
        pipeline.add_pipe(f"reptrack_{kind}")
    return pipeline


def test_each_component_works_in_a_blank_pipeline(nlp):
    doc = nlp(TEXT)
    for kind in KINDS:
        mentions = doc._.get(f"reptrack_{kind}")
        assert mentions, kind
        assert all(TEXT[m.start : m.end] == m.text for m in mentions)
        spans = doc.spans[f"reptrack_{kind}"]
        assert len(spans) == len(mentions)
        assert all(span.start_char <= m.start and m.end <= span.end_char for span, m in zip(spans, mentions, strict=True))


def test_a_single_component_stands_alone():
    pipeline = spacy.blank("en")
    pipeline.add_pipe("reptrack_claims")
    assert [claim.value for claim in pipeline("At least 120 people were detained.")._.reptrack_claims] == [120]


def test_the_context_of_a_report_is_used():
    pipeline = spacy.blank("en")
    pipeline.add_pipe("reptrack_dates")
    doc = pipeline.make_doc("They met on 9 August.")
    doc._.reptrack_view = View(doc.text, lang="en", dated="2021-09-01")
    assert [date.value for date in pipeline(doc)._.reptrack_dates] == ["2021-08-09"]


def test_the_pipeline_is_saved_and_loaded(tmp_path):
    build().to_disk(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")
    assert loaded(TEXT)._.reptrack_dates == build()(TEXT)._.reptrack_dates != []


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from([WordTokenizer, WholeTokenizer]))
def test_the_tokenizer_loses_nothing(text, tokenizer):
    assert tokenizer(build().vocab)(text).text == text


def test_with_spans_the_tokens_are_words():
    assert [token.text for token in build(spans=True)("On 9 August.")] == ["On", "9", "August", "."]


def report(text):
    return Report(
        id="0", source=Source(path="a", sha256="", encoding="utf-8", start=0, end=len(text)), text=text, lang="en", dated="2020-09-01"
    )


def test_extracting_again_changes_nothing_and_keeps_entities():
    (once,) = extract([report(TEXT)])
    (again,) = extract([once])
    assert again == once


@settings(deadline=None)  # the first text loads the tables
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_every_mention_is_where_it_says(text):
    (record,) = extract([report(text)])
    for kind in KINDS:
        mentions = getattr(record, kind)
        assert all(text[m.start : m.end] == m.text != "" for m in mentions)
        assert [m.start for m in mentions] == sorted(m.start for m in mentions)
