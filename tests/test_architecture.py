"""The house stands as `docs/architecture.md` draws it: data flows one way, and a heavy library has one room."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "reptrack"
ROOMS = ["errors", "records", "resources", "jsonl", "text", "values", "ingest", "extract", "merge", "analyse", "export", "run", "cli"]
HOMES = {
    "spacy": {"extract/components.py", "extract/pipeline.py", "extract/tokenizer.py"},
    "dateparser": {"values"},
    "rapidfuzz": {"merge"},
    "typer": {"cli"},
    "rich": {"cli"},
    "click": {"cli"},
    "dask": {"run"},
    "distributed": {"run"},
    "fsspec": {"run"},
    "vl_convert": {"export"},
    "jinja2": {"export"},
    "markupsafe": {"export"},
    "pyarrow": {"export"},
    "xlsxwriter": {"export"},
    "charset_normalizer": {"ingest"},
    "zstandard": {"ingest"},
}
FORBIDDEN = {"pickle", "marshal", "shelve", "requests", "urllib", "http", "socket"}
MODULES = sorted(SOURCE.rglob("*.py"))


def imports(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found += [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            pytest.fail(f"{path}: relative import; rooms are named in full")
    return found


def room_of(name: str) -> str | None:
    parts = name.split(".")
    return parts[1] if parts[0] == "reptrack" and len(parts) > 1 and parts[1] in ROOMS else None


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_no_module_imports_from_a_room_to_its_right(path: Path) -> None:
    own = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    if own in {"__init__", "__main__"}:
        return  # the public names and the way in: they stand before the house
    for name in imports(path):
        room = room_of(name)
        if room is not None:
            assert ROOMS.index(room) <= ROOMS.index(own), f"{own} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_heavy_libraries_stay_in_their_room(path: Path) -> None:
    where = path.relative_to(SOURCE)
    for name in imports(path):
        top = name.split(".")[0]
        assert top not in FORBIDDEN, f"{where} imports {name}"
        homes = HOMES.get(top)
        if homes is not None:
            assert where.parts[0] in homes or where.as_posix() in homes, f"{where} imports {name}"


def test_every_module_says_what_it_decides() -> None:
    for path in MODULES:
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), path


def test_help_does_not_load_what_it_does_not_need() -> None:
    code = "import sys, reptrack.cli.app; print(sorted({m.split('.')[0] for m in sys.modules} & {'spacy', 'dateparser', 'rapidfuzz', 'numpy'}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def defined(tree: ast.Module) -> Iterator[str]:
    """Give the names that a module defines at its top: functions, classes, constants."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        for target in node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []:
            yield from (part.id for part in ast.walk(target) if isinstance(part, ast.Name))


def used(tree: ast.Module) -> Iterator[str]:
    """Give the names that a module reads or imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.alias):
            yield node.name.rsplit(".", 1)[-1]


# Called by name: factories that spaCy looks up, the maker of a part of docs/export.md.
CALLED_BY_NAME = {"make_articles", "make_claims", "make_dates", "make_names", "make_tokenizer", "make_whole_tokenizer", "markdown"}


def test_nothing_is_defined_that_nobody_uses():
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}
    others = [path for folder in ("benchmarks", "tools") for path in (SOURCE.parents[1] / folder).rglob("*.py")]
    everywhere = {name for tree in trees.values() for name in used(tree)}
    everywhere |= {name for path in others for name in used(ast.parse(path.read_text(encoding="utf-8")))}
    commands = {"app", "cli"}
    for path, tree in trees.items():
        here = set(used(tree))
        for name in defined(tree):
            if name.startswith("__") or name in CALLED_BY_NAME | commands or ("cli" in path.parts and not name.startswith("_")):
                continue
            assert name in (here if name.startswith("_") else everywhere), f"{path.relative_to(SOURCE)}: nobody uses {name}"


def test_metrics_that_code_names_exist():
    metrics = set(tomllib.loads((SOURCE.parents[1] / "models" / "world" / "metrics.toml").read_text(encoding="utf-8"))["metrics"])
    named = {
        (path.relative_to(SOURCE).as_posix(), node.value)
        for path in (SOURCE / "extract" / "claims").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"[a-z]+(?:-[a-z]+)+", node.value)
    }
    assert named
    assert {name for name in named if name[1] not in metrics} == set()
