"""Write the list of licences in docs/dependencies.md: every library that `pip install reptrack` brings, with its licence as its own metadata say it.

    python tools/licences.py

Run it in an environment with the newest versions; `tests/test_release.py` checks that nothing is missing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "dependencies.md"
BEGIN = "## Licences of all that is installed\n"
# Requirements that a marker leaves out everywhere but on Windows, PyPy or an old Python are not followed.
_ELSEWHERE = re.compile(r"extra ==|sys_platform|platform_system|os_name|python_version <|python_full_version <|PyPy")


def canonical(requirement: str) -> str:
    """Give the name of a requirement: `dask[distributed]>=2024.8` is `dask`."""
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=!~;\[( ]", requirement.strip(), maxsplit=1)[0]).lower()


def closure(requirements: Iterable[str]) -> Iterator[str]:
    """Give the names of everything that the requirements bring, sorted."""
    found: set[str] = set()
    todo = list(requirements)
    while todo:
        requirement = todo.pop()
        name = canonical(requirement)
        extras = re.findall(r"[\w-]+", (re.search(r"\[(.*?)\]", requirement) or ["", ""])[1])
        if name == "reptrack" or (name in found and not extras):
            continue
        found.add(name)
        for need in metadata.requires(name) or []:
            marker = need.partition(";")[2]
            if not _ELSEWHERE.search(marker) or any(re.search(rf"extra == ['\"]{extra}['\"]", marker) for extra in extras):
                todo.append(need.partition(";")[0])
    return iter(sorted(found))


def licence(name: str) -> str:
    """Give the licence of an installed library as it declares it."""
    about = metadata.metadata(name)
    declared = [line.split(" :: ")[-1] for line in about.get_all("Classifier") or [] if line.startswith("License ::")]
    expression, old = ([*(about.get_all(field) or []), ""][0] for field in ("License-Expression", "License"))
    text = expression or ", ".join(declared) or (old or "not declared").splitlines()[0]
    return text.replace("|", "/")


def table() -> str:
    """Give the section as Markdown."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = list(closure(project["dependencies"]))
    extras = [need for name, extra in project["optional-dependencies"].items() if name != "tests" for need in extra]
    more = [name for name in closure(extras) if name not in needed]
    text = "What `pip install reptrack` brings, with the licence that each library declares; written by `python tools/licences.py`."
    return f"{BEGIN}\n{text}\n\n{_rows(needed)}\nWhat the extras `xlsx`, `parquet`, `page` and `cluster` bring besides:\n\n{_rows(more)}"


def _rows(names: list[str]) -> str:
    return "| library | licence |\n|---|---|\n" + "".join(f"| {name} | {licence(name)} |\n" for name in names)


if __name__ == "__main__":
    head = TARGET.read_text(encoding="utf-8").partition(BEGIN)[0].rstrip("\n")
    TARGET.write_text(f"{head}\n\n{table()}", encoding="utf-8")
