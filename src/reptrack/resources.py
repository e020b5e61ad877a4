"""Find and read `models/` (what a lawyer or a linguist would edit), in a checkout and in an installed wheel.

Every folder of `models/` is a pack: a language (`en`, `be`, `ru`), a country (`belarus`, …), or `treaties`, `world`. Code asks for
a file name and gets it from every pack that has one, so a new country is a new folder and no new code.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

__all__ = ["each_toml", "each_tsv", "entries", "lines", "models", "models_digest", "packs", "toml", "tsv"]


def _folder(name: str) -> Traversable:
    inside = files("reptrack") / name
    if inside.is_dir():
        return inside
    return Path(__file__).resolve().parents[2] / name


@cache
def models() -> Traversable:
    """Give the folder of models."""
    return _folder("models")


@cache
def packs() -> tuple[str, ...]:
    """List the packs by name, sorted."""
    return tuple(sorted(entry.name for entry in models().iterdir() if entry.is_dir()))


@cache
def models_digest() -> str:
    """Give the version of the rule data: 12 hex characters that change when any file of `models/` does."""
    digest = hashlib.sha256()
    for pack in packs():
        for entry in sorted(models().joinpath(pack).iterdir(), key=lambda e: e.name):
            if entry.is_file():
                digest.update(f"{pack}/{entry.name}\0".encode() + entry.read_bytes())
    return digest.hexdigest()[:12]


def _read(path: str) -> str:
    return models().joinpath(*path.split("/")).read_text(encoding="utf-8")


@cache
def toml(path: str) -> dict[str, Any]:
    """Read a TOML file, given as `pack/file.toml`."""
    return tomllib.loads(_read(path))


@cache
def lines(path: str) -> tuple[str, ...]:
    """Read a list: one entry a line, `#` begins a comment, blank lines are skipped."""
    stripped = (line.split("#", 1)[0].strip() for line in _read(path).splitlines())
    return tuple(line for line in stripped if line)


@cache
def tsv(path: str) -> tuple[dict[str, str], ...]:
    """Read a table: tab-separated, `#` lines are comments, the first other line names the columns; missing cells are empty."""
    rows = [[*map(str.strip, line.split("\t"))] for line in _read(path).splitlines() if line.strip() and line[0] != "#"]
    header = rows[0]
    empty = dict.fromkeys(header, "")
    return tuple([{**empty, **dict(zip(header, row, strict=False))} for row in rows[1:]])


def _having(filename: str) -> list[str]:
    return [pack for pack in packs() if models().joinpath(pack, filename).is_file()]


def each_toml(filename: str) -> dict[str, dict[str, Any]]:
    """Read a TOML file from every pack that has it: pack name → content."""
    return {pack: toml(f"{pack}/{filename}") for pack in _having(filename)}


def each_tsv(filename: str) -> dict[str, tuple[dict[str, str], ...]]:
    """Read a table from every pack that has it: pack name → rows."""
    return {pack: tsv(f"{pack}/{filename}") for pack in _having(filename)}


def entries(filename: str, *keys: str) -> Iterator[str]:
    """Give the entries of a list in a TOML file, of every pack that has it: `entries("shares.toml", "whole")`."""
    for content in each_toml(filename).values():
        table = content
        for key in keys[:-1]:
            table = table.get(key, {})
        yield from table.get(keys[-1], ())
