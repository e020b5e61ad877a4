"""Organisations: courts, prisons, ministries, units, media, firms and groups, each in every context."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from reptrack.extract.names import find_names
from reptrack.text.view import View

TABLE = tomllib.loads((Path(__file__).parents[2] / "cases" / "organisation_shapes.toml").read_text(encoding="utf-8"))
NAMES = [(language, name, key == "inside") for language in TABLE["language"] for key in ("whole", "inside") for name in language[key]]


def _label(part: object) -> str:
    return part["lang"] if isinstance(part, dict) else str(part)


@pytest.mark.parametrize(("language", "name", "inside"), NAMES, ids=_label)
def test_an_organisation_is_found_whole(language: dict[str, Any], name: str, inside: bool) -> None:  # noqa: FBT001 - a column of the table
    expected = name.split("«")[1].rstrip("»") if inside else name
    for context in language["contexts"]:
        text = context.replace("{}", name)
        found = [one.text for one in find_names(View(text, lang=language["lang"])) if one.kind == "org"]
        assert found == [expected], text
