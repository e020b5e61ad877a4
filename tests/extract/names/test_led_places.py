"""Places that no gazetteer holds: every context that tells one with every town, and what stands in such a context and is none."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from reptrack.extract.names import find_names
from reptrack.text.view import View

TABLE = tomllib.loads((Path(__file__).parents[2] / "cases" / "place_leads.toml").read_text(encoding="utf-8"))
PAIRS = [(language, context, town) for language in TABLE["language"] for context in language["contexts"] for town in language["towns"]]


def places(text: str, lang: str) -> list[str]:
    """Give the places found in a text, as they are written."""
    return [one.text for one in find_names(View(text, lang=lang)) if one.kind == "place"]


@pytest.mark.parametrize(("language", "context", "town"), PAIRS, ids=lambda part: part if isinstance(part, str) else part["lang"])
def test_every_lead_makes_a_place_of_every_town(language: dict[str, Any], context: str, town: str) -> None:
    """The town is found in each context, in the form that the context asks for, and no other place."""
    forms = town.split("/")
    text = context.format(*forms)
    wanted = {form for form in forms if form in text}
    assert set(places(text, language["lang"])) - set(language["found_too"]) <= wanted, text
    assert wanted & set(places(text, language["lang"])), text


@pytest.mark.parametrize("word", TABLE["no_place"]["en"])
@pytest.mark.parametrize("context", ["Nothing of it was written in {}.", "She spoke in {} that day."])
def test_languages_faiths_and_services_are_no_places(context: str, word: str) -> None:
    """What stands behind `in` with a capital, and is no place."""
    assert places(context.format(word), "en") == []


@pytest.mark.parametrize("text", TABLE["no_place"]["texts"])
def test_what_looks_like_a_lead_and_is_none(text: str) -> None:
    """Persons, bodies and things behind the same words."""
    assert places(text, "ru" if text[0] > "я" or "А" <= text[0] <= "я" else "en") == []
