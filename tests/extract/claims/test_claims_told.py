"""What is said of a claim beside its value: subject, metric, time, source, total and dimensions."""

from __future__ import annotations

import tomllib
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from reptrack.extract.claims import find_claims
from reptrack.extract.claims.metrics.metric import metric_of
from reptrack.extract.dates import find_dates
from reptrack.records import Article, Claim, Date, Name
from reptrack.resources import each_toml
from reptrack.text.view import View

FOLDER = Path(__file__).resolve().parents[2] / "cases"
CASES = tomllib.loads((FOLDER / "claims_told.toml").read_text(encoding="utf-8"))["case"]
MATRIX = tomllib.loads((FOLDER / "claims_told_matrix.toml").read_text(encoding="utf-8"))
DATED = "2025-03-06"


def place(text: str, surface: str) -> dict[str, Any]:
    start = text.index(surface)
    return {"start": start, "end": start + len(surface), "text": surface}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_a_reader_says_this_of_the_claim(case: dict[str, Any]) -> None:
    text = case["text"]
    dates = [Date(**place(text, surface), value=value, basis="explicit") for surface, value in case.get("dates", ())]
    names = [Name(**place(text, surface), kind=kind, name=surface) for surface, kind in case.get("names", ())]
    articles = [Article(**place(text, surface), refs=[ref]) for surface, ref in case.get("articles", ())]
    claims = find_claims(View(text, lang=case.get("lang"), dated=case.get("dated"), title=case.get("title")), dates, names, articles)
    claim = next(claim for claim in claims if claim.text == case["claim"])
    for field in ("subject", "metric", "time", "attributed_to", "kind", "dims"):
        if field in case:
            assert getattr(claim, field) == case[field], f"{field}: {case['why']}"
    for field in case.get("null", ()):
        assert getattr(claim, field) is None, f"{field}: {case['why']}"
    if "part_of" in case:
        assert claim.part_of is not None
        assert claims[claim.part_of].text == case["part_of"]


def cells(kind: str, *axes: str) -> list[tuple[Any, ...]]:
    """Give every combination of the parts of the tables of a kind, with their language first."""
    return [(table["lang"], *cell) for table in MATRIX[kind] for cell in product(*(table[axis] for axis in axes))]


def told(text: str, lang: str, *names: Name, title: str = "News") -> list[Claim]:
    """Give the claims of an item under a headline."""
    text = f"{title}\n\n{text}"
    view = View(text, lang=lang, dated=DATED, published=DATED, title=title)
    shift = len(title) + 2
    names = tuple(replace(name, start=name.start + shift, end=name.end + shift) for name in names)
    return find_claims(view, find_dates(view), names, [])


@pytest.mark.parametrize(("lang", "speaker", "verb", "shape"), cells("attributed", "speakers", "verbs", "places"), ids=str)
def test_whoever_says_it_with_whatever_verb_wherever(lang: str, speaker: list[str], verb: str, shape: str) -> None:
    words, wanted, *named = speaker
    text = shape.replace("V", verb).replace("S", words)
    text = (text[0].upper() + text[1:]).replace(",,", ",").replace(",.", ".")
    names = [Name(**place(text, named[0]), kind=named[1], name=named[0])] if named else []
    claims = told(text, lang, *names)
    assert claims, text
    assert [claim for claim in claims if wanted.lower() not in (claim.attributed_to or "").lower()] == [], text


@pytest.mark.parametrize(
    ("lang", "earlier", "org", "lead", "body", "verb", "shape"),
    cells("stands_for", "earlier", "orgs", "leads", "bodies", "verbs", "texts"),
    ids=str,
)
def test_a_body_without_a_name_is_the_one_named_before(
    lang: str, earlier: str, org: str, lead: str, body: str, verb: str, shape: str
) -> None:
    text = earlier + lead.replace("O", org, 1) + shape.replace("B", body).replace("V", verb)
    names = [Name(**place(text, name), kind="org", name=name) for name in (org, "Harbour Watch", "Гавани") if name in text]
    assert told(text, lang, *sorted(names, key=lambda name: name.start))[-1].attributed_to == org, text


@pytest.mark.parametrize(("lang", "text"), cells("nobody", "texts"), ids=str)
def test_nobody_is_said_to_tell_it(lang: str, text: str) -> None:
    assert [claim.attributed_to for claim in told(text, lang) if claim.attributed_to] == [], text


@pytest.mark.parametrize(("lang", "verb", "cell"), cells("time", "verbs", "texts"), ids=str)
def test_every_way_of_telling_when(lang: str, verb: str, cell: list[str]) -> None:
    shape, *wanted = cell
    text = shape.replace("V", verb)
    times = [claim.time for claim in told(text, lang)]
    assert times == wanted, text


@pytest.mark.parametrize(
    ("lang", "title", "lead", "gap", "text", "time"), cells("stated", "titles", "leads", "gaps", "texts", "times"), ids=str
)
def test_what_the_text_before_says_of_time_goes_on(lang: str, title: str, lead: str, gap: str, text: str, time: str) -> None:
    assert told(lead + gap + text, lang, title=title)[-1].time == time


@pytest.mark.parametrize(("lang", "noun", "shape"), cells("subject", "nouns", "texts"), ids=str)
def test_what_is_counted_stands_before_or_behind(lang: str, noun: str, shape: str) -> None:
    text = shape.replace("N", noun)
    assert noun in (told(text, lang)[0].subject or ""), text


@pytest.mark.parametrize(("lang", "noun", "shape"), cells("left_out", "nouns", "texts"), ids=str)
def test_a_number_without_a_noun_goes_on_counting(lang: str, noun: str, shape: str) -> None:
    claims = told(shape.replace("N", noun), lang)
    assert noun in (claims[-1].subject or ""), claims[-1]
    assert claims[-1].metric == claims[0].metric


def test_every_metric_has_words_in_three_languages() -> None:
    packs = each_toml("metrics.toml")
    slugs = set(packs["world"]["metrics"])
    assert len(slugs) >= 40
    for lang in ("en", "be", "ru"):
        assert set(packs[lang]["terms"]) == slugs


def test_the_longest_term_names_the_metric() -> None:
    assert metric_of(("former", "political", "prisoners")) == "former-political-prisoners"
    assert metric_of(("political", "prisoners")) == "political-prisoners"
    assert metric_of(("chairs",)) is None
