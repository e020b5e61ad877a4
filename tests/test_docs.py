"""The documents are true: the reference is what --help says, the README's commands print what it shows, links lead somewhere."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
from decimal import ROUND_HALF_UP, Decimal
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


PYTHON = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("code", PYTHON, ids=["stages", "spacy"])
def test_the_examples_from_python_work(code):
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_every_file_of_models_is_explained_in_their_readme():
    text = (ROOT / "models" / "README.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE))
    assert told == {path.name for path in (ROOT / "models").glob("*/*")}


def test_the_readme_counts_the_countries():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    countries = [path.parent.name for path in (ROOT / "models").glob("*/codes.toml") if "\n[country]\n" in path.read_text(encoding="utf-8")]
    named = ("belarus", "russia", "ukraine", "myanmar", "iran", "turkiye")
    assert set(named) <= set(countries)
    assert f"{len(countries) - len(named)} more\ncountries" in text


@pytest.mark.parametrize(
    ("words", "row"),
    [
        ("persons", "persons"),
        ("figures", "claims"),
        ("articles", "articles"),
        ("dates", "dates"),
        ("organisations", "organisations"),
        ("report items", "items"),
        ("what a figure is about", "subject of a claim"),
        ("its time", "time of a claim"),
    ],
)
def test_the_readme_gives_the_worst_and_the_best_first_contact(words, row):
    table = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8").split("first contact")[1]
    figures = [Decimal(cell) for cell in re.search(rf"^\| {row} \|(.+)\|$", table, re.MULTILINE)[1].split("|")]
    low, high = (str(figure.quantize(Decimal("0.01"), ROUND_HALF_UP)).removeprefix("0") for figure in (min(figures), max(figures)))
    assert f"{words} {low} to {high}" in " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
