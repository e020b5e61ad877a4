"""Places: towns, regions, rivers and squares in every case and behind every kind of word."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from reptrack.extract.names import find_names
from reptrack.text.view import View

TABLE = tomllib.loads((Path(__file__).parents[2] / "cases" / "place_shapes.toml").read_text(encoding="utf-8"))
PLACES = [(language, place) for language in TABLE["language"] for place in language["places"]]


@pytest.mark.parametrize(("language", "place"), PLACES, ids=lambda part: part.split("/")[0] if isinstance(part, str) else part["lang"])
def test_every_case_of_a_place_is_found_with_its_base_form(language: dict[str, Any], place: str) -> None:
    contexts, forms = language["contexts"], place.split("/")
    base = language["bases"].get(forms[0], forms[0])
    forms = forms if len(forms) == len(contexts) else forms * len(contexts)
    for context, form in zip(contexts, forms, strict=True):
        text = context.replace("{}", form)
        found = [(one.text, one.name) for one in find_names(View(text, lang=language["lang"])) if one.kind == "place"]
        assert [span for span, _ in found] == [form], text
        assert found[0][1] in {base, forms[0]}, text
