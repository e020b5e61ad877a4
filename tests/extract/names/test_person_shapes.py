"""Persons: every shape of a name in every context, in every case that the context asks for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from reptrack.extract.names import find_names
from reptrack.text.view import View

TABLE = tomllib.loads((Path(__file__).parents[2] / "cases" / "person_shapes.toml").read_text(encoding="utf-8"))
_SLOT = re.compile(r"\{(\w*)\}")


def _forms(language: dict[str, Any], name: str) -> dict[str, str]:
    """Give the forms of a name by case; one that does not change has the empty case."""
    forms = [form.strip() for form in name.split(" = ")]
    return dict(zip(language["cases"], forms, strict=True)) if language["cases"] else {"": name}


def _found(text: str, lang: str) -> list[tuple[str, str]]:
    return [(one.text, one.name) for one in find_names(View(text, lang=lang)) if one.kind == "person"]


NAMES = [(language, name) for language in TABLE["language"] for name in language["names"]]


@pytest.mark.parametrize(("language", "name"), NAMES, ids=lambda part: part.split(" = ")[0] if isinstance(part, str) else part["lang"])
def test_every_context_finds_the_name_and_its_base_form(language: dict[str, Any], name: str) -> None:
    forms = _forms(language, name)
    base = next(iter(forms.values()))
    ambiguous = language.get("ambiguous", {})
    for context in language["contexts"]:
        text = _SLOT.sub(lambda slot: forms[slot[1]], context)
        spans = [forms[slot[1]] for slot in _SLOT.finditer(context)]
        found = _found(text, language["lang"])
        assert [span for span, _ in found] == spans, text
        if base not in ambiguous.get(context, []):
            assert {full for _, full in found} == {base}, text


OPENERS = [
    (language, case, word)
    for language in TABLE["language"]
    for case, words in language.get("openers", {}).items()
    for word in words.split()
]


@pytest.mark.parametrize(("language", "case", "word"), OPENERS, ids=lambda part: part if isinstance(part, str) else part["lang"])
def test_no_word_that_opens_a_sentence_is_part_of_the_name_behind_it(language: dict[str, Any], case: str, word: str) -> None:
    for name in language["names"]:
        form = _forms(language, name)[case]
        text = f"{word} {form} {language['opened']}"
        assert [span for span, _ in _found(text, language["lang"])] == [form], text
