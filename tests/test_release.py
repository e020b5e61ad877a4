"""Every dependency is explained, and the licence of all that is installed is listed."""

from __future__ import annotations

import importlib.util
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PAGE = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
SPEC = importlib.util.spec_from_file_location("licences", ROOT / "tools" / "licences.py")
licences = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(licences)
EXPLAINED, LISTED = PAGE.split(licences.BEGIN)
OURS = [*PROJECT["dependencies"], *(need for extra in PROJECT["optional-dependencies"].values() for need in extra)]
RUN_TIME = [
    need for name, extra in {"": PROJECT["dependencies"], **PROJECT["optional-dependencies"]}.items() if name != "tests" for need in extra
]


@pytest.mark.parametrize("requirement", OURS)
def test_it_is_explained(requirement):
    name = licences.canonical(requirement)
    assert name == "reptrack" or name in EXPLAINED.lower().replace("_", "-")


@pytest.mark.parametrize("requirement", [need for need in OURS if not need.startswith("reptrack[")])
def test_it_has_a_lower_bound_that_can_be_tested(requirement):
    assert ">=" in requirement
    assert "<" not in requirement


def test_what_is_installed_is_listed_with_a_licence():
    """Older versions of our libraries may bring other libraries along: what the newest bring must be listed."""
    rows = {
        line.split("|")[1].strip(): line.split("|")[2].strip()
        for line in LISTED.splitlines()
        if line.startswith("| ") and "library" not in line
    }
    assert "not declared" not in rows.values()
    assert {licences.canonical(need) for need in RUN_TIME} - {"reptrack"} <= set(rows)
    copyleft = {name: licence for name, licence in rows.items() if "GPL" in licence}
    assert copyleft == {}


def test_the_version_is_one_everywhere_and_names_its_rule_data(reptrack):
    from reptrack import __version__  # noqa: PLC0415
    from reptrack.resources import models_digest  # noqa: PLC0415

    assert "version" not in PROJECT  # typed once, in the package; the wheel takes it from there
    assert metadata.version("reptrack") == __version__
    assert reptrack("--version").stdout.decode() == f"reptrack {__version__} (rule data {models_digest()})\n"


def test_the_changelog_tells_of_every_command_and_the_exit_codes():
    from reptrack.cli.app import COMMANDS  # noqa: PLC0415

    told = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"`reptrack {command}`" in told or f"`{command}`" in told, command
    for option in ("--cluster", "--prune", "--strict", "--pseudonyms"):
        assert f"`{option}`" in told, option
