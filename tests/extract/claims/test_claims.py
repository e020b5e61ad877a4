"""Which numbers are claims, and what they say: a table in three languages, and what holds for any text."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reptrack.extract.claims import find_claims
from reptrack.records import Claim
from reptrack.text.view import View

CASES = Path(__file__).resolve().parents[2] / "cases" / "claims.tsv"
QUALIFIERS = {"at_least", "more_than", "less_than", "up_to", "about", "almost", "no_more_than"}
KINDS = {"percent", "money", "duration", "age", "fraction", "other"}


def rows() -> list[dict[str, str]]:
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def told(claim: Claim) -> str:
    value = round(claim.value, 6) if isinstance(claim.value, float) else claim.value
    extra = claim.currency if isinstance(claim.currency, str) else claim.unit if isinstance(claim.unit, str) else ""
    kind = "" if claim.kind == "count" else claim.kind
    qualifier = "" if claim.qualifier == "exact" else claim.qualifier
    return " ".join(part for part in (f"{claim.text}={value}", extra, kind, qualifier) if part)


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['why']}: {row['text'][:30]}")
def test_a_reader_finds_these_claims(row: dict[str, str]) -> None:
    found = find_claims(View(row["text"].replace("\\n", "\n").replace("\\t", "\t")), [], [], [])
    assert " ; ".join(told(claim) for claim in found) == row["claims"], row["why"]


@given(st.text(alphabet=st.sampled_from("0123456789 ,.%–-/()[]|\t\n№$€aofyears людейгадоў«»'’½°′+×<>:;"), max_size=80))
def test_spans_are_slices_in_order_without_overlaps(text: str) -> None:
    end = 0
    for claim in find_claims(View(text, dated="2025-01-01"), [], [], []):
        assert text[claim.start : claim.end] == claim.text
        assert claim.start >= end
        assert claim.sentence is not None
        assert claim.sentence[0] <= claim.start
        assert claim.end <= claim.sentence[1]
        end = claim.end
