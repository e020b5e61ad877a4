"""Files of every layout are split into the items that a reader sees."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from reptrack.ingest.pipeline import ingest_bytes

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parents[1] / "cases/ingest/layouts.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_layout(case: dict[str, Any]) -> None:
    records = list(ingest_bytes(case["text"].encode(), "a.txt"))
    items = [[r.title, r.published or "", r.dated or "", r.publisher or ""] for r in records if r.title is not None]
    assert items == case["items"], case["why"]
    assert sum(r.title is None for r in records) == case["rest"], case["why"]
    assert {r.lang for r in records if r.title is not None} <= {case["lang"]}
