"""What is said of a claim beside its value: subject, metric, time, source, total and dimensions."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from reptrack.extract.claims import find_claims
from reptrack.extract.claims.metric import metric_of
from reptrack.records import Article, Date, Name
from reptrack.resources import each_toml
from reptrack.text.view import View

CASES = tomllib.loads((Path(__file__).resolve().parents[2] / "cases" / "claims_told.toml").read_text(encoding="utf-8"))["case"]


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
