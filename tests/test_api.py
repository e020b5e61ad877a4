"""reptrack as a library: what the three functions take and say, and the spaCy components where the package is installed."""

from __future__ import annotations

import inspect
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

import reptrack
from reptrack.extract import components
from reptrack.extract.pipeline import extract
from reptrack.ingest.pipeline import ingest
from reptrack.merge.pipeline import merge
from reptrack.records import Report

TEXT = "On 5 May 2025 at least 7 people were detained in Minsk.\n"


@pytest.mark.parametrize("public", [ingest, extract, merge], ids=lambda function: function.__name__)
def test_a_public_function_names_every_option_of_its_stage(public):
    given = inspect.signature(getattr(reptrack, public.__name__)).parameters
    meant = inspect.signature(public).parameters
    assert list(given) == list(meant)
    assert [(p.kind, p.default) for p in given.values()] == [(p.kind, p.default) for p in meant.values()]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "in").mkdir()
    for name in ("a", "b"):
        (tmp_path / "in" / f"{name}.txt").write_text(f"{name}: {TEXT}")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        ("in", ["in/a.txt", "in/b.txt"]),
        ("in/a.txt", ["in/a.txt"]),
        ("in/*.txt", ["in/a.txt", "in/b.txt"]),
        (Path("in"), ["in/a.txt", "in/b.txt"]),
        (Path("in/b.txt"), ["in/b.txt"]),
        (["in"], ["in/a.txt", "in/b.txt"]),
        (("in/b.txt", Path("in/a.txt")), ["in/b.txt", "in/a.txt"]),
        (iter(["in/a.txt"]), ["in/a.txt"]),
        ([], []),
    ],
)
@pytest.mark.usefixtures("folder")
def test_ingest_takes_one_path_or_several(paths, expected):
    problems = []
    assert [record.source.path for record in reptrack.ingest(paths, on_problem=problems.append)] == expected
    assert problems == []


@pytest.mark.usefixtures("folder")
def test_the_stages_one_after_another():
    registers = []
    records = list(
        reptrack.merge(reptrack.extract(reptrack.ingest("in", lang="en")), on_register=lambda entries: registers.append(list(entries)))
    )
    assert [[claim.value for claim in record.claims] for record in records] == [[7], [7]]
    assert {name.entity for record in records for name in record.names} == {entry.id for entry in registers[0]} != set()
    assert all(isinstance(record, Report) and record.lang == "en" for record in records)


@pytest.mark.usefixtures("folder")
def test_what_cannot_be_read_is_told_to_whoever_asks_and_else_logged(caplog):
    told = []
    assert list(reptrack.ingest("nosuch", on_problem=told.append)) == []
    assert [str(problem) for problem in told] == ["nosuch: no such file or folder; check the path"]
    assert list(reptrack.ingest("nosuch")) == []
    assert [record.message for record in caplog.records] == [str(told[0])]


def test_every_component_is_an_entry_point():
    registered = {
        point.name: point.value for point in metadata.entry_points(group="spacy_factories") if point.dist and point.dist.name == "reptrack"
    }
    assert registered == {f"reptrack_{kind}": f"reptrack.extract.components:make_{kind}" for kind in components.KINDS}, (
        "after a change of pyproject.toml: pip install -e . again"
    )


@pytest.mark.parametrize("before", ["", "import reptrack; ", "import reptrack.extract.pipeline; "])
def test_an_installed_component_is_found_by_its_name(before, tmp_path):
    code = f"""{before}import spacy
nlp = spacy.blank("en")
nlp.add_pipe("reptrack_claims")
nlp.add_pipe("reptrack_dates", config={{"spans": False}})
doc = nlp({TEXT!r})
print([claim.value for claim in doc._.reptrack_claims], [date.value for date in doc._.reptrack_dates])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (done.stdout, done.stderr) == ("[7] ['2025-05-05']\n", "")
