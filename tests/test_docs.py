"""The documents are true: the reference is what --help says, the README's commands print what it shows, links lead somewhere."""

from __future__ import annotations

import importlib.util
import re
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])


def load(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reference_of_commands_is_up_to_date():
    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == load("cli_reference").reference(), (
        "run python tools/cli_reference.py"
    )


def test_the_readme_shows_what_its_commands_print():
    if not shutil.which("jq"):
        pytest.skip("jq is not installed")
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert text.count("```console") >= 3
    assert load("readme").render(text) == text, "run python tools/readme.py"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
