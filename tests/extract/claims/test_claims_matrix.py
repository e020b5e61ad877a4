"""Every way of writing a number with every kind of figure, qualifier and place on the page comes out the same."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path
from typing import Any

import pytest

from reptrack.extract.claims import find_claims
from reptrack.text.view import View

TABLE = tomllib.loads((Path(__file__).resolve().parents[2] / "cases" / "claims_matrix.toml").read_text(encoding="utf-8"))
LANGUAGES = sorted(TABLE["languages"])


def scaled(value: Any, kind: dict[str, Any]) -> Any:
    """Give what a number comes to with its unit: an ISO 8601 duration for a length of time."""
    return f"P{value}{kind['iso']}" if "iso" in kind else value


def combinations(lang: str) -> list[tuple[str, str, Any]]:
    """Give text, expected surface and what is expected of it: all numbers, kinds and qualifiers, each in three places taken in turn."""
    own = TABLE["languages"][lang]
    rows = []
    places = TABLE["places"] + own["places"]
    said_so = itertools.product(own["numbers"], own["kinds"], own["qualifiers"])
    for (number, kind, qualifier), place in ((said, places[(at + k) % len(places)]) for at, said in enumerate(said_so) for k in (0, 5, 9)):
        case = qualifier.get("case", "nominative")
        if number["case"] != case or (number["value"] > kind.get("most", 10**9)) or qualifier["name"] in kind.get("not_with", ()):
            continue
        unit = kind["units"].get(number["agrees"], kind["units"].get(case, "")) if case == "nominative" else kind["units"].get(case)
        if unit is None:
            continue
        surface = kind["span"].format(number=number["form"], unit=unit)
        said = qualifier["text"].format(claim=kind["text"].format(span=surface, unit=unit))
        rows.append((place["text"].format(said=said), surface, (scaled(number["value"], kind), kind["kind"], qualifier["name"])))
    return rows


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_combination_of_number_kind_qualifier_and_place(lang: str) -> None:
    wrong, rows = [], combinations(lang)
    for text, surface, (value, kind, qualifier) in rows:
        found = [(c.text, c.value, c.kind, c.qualifier) for c in find_claims(View(text, lang=lang), [], [], [])]
        if (surface, value, kind, qualifier) not in found or len(found) > 1:
            wrong.append(f"{text!r}: wanted {(surface, value, kind, qualifier)}, found {found}")
    assert len(rows) > TABLE["fewest"]
    assert not wrong, f"{len(wrong)} of {len(rows)}\n" + "\n".join(wrong[:: max(1, len(wrong) // 60)])
