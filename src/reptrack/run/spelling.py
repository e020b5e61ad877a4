"""Know a file of the corpus again however its path is spelled now: `./reports/a.txt`, the absolute path, or from another folder."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

__all__ = ["Known", "once", "resolved", "spelled_before"]

Known = Mapping[str, tuple[str, str]]
"""The sources of a corpus: path as it was spelled first → its key, and where it stood (empty if that is not known)."""


def resolved(path: str) -> str:
    """Give where a file stands: its folder without links, and its own name, so that a link to a file stays a file of its own."""
    folder, name = os.path.split(path)
    here = "" if os.path.isabs(folder) else os.getcwd()  # noqa: PTH109, PTH117 - paths stay strings, as given
    return os.path.join(_real(folder, here), name)  # noqa: PTH118


@lru_cache(maxsize=1024)
def _real(folder: str, _working_folder: str) -> str:
    return os.path.realpath(folder)


def once(files: Iterable[str]) -> list[str]:
    """Give files that were named in several ways once, as they were named first."""
    first: dict[str, str] = {}
    for file in files:
        first.setdefault(os.path.abspath(file), file)  # noqa: PTH100
    return list(first.values())


def spelled_before(files: Sequence[str], known: Known) -> dict[str, str]:
    """Give file → its spelling in the corpus, for the files that the corpus has under another one."""
    now = set(files)
    waiting: dict[str, list[str]] = {}
    for path, (_, place) in known.items():
        if path not in now:
            stood = place if place and os.path.lexists(place) else resolved(path)
            waiting.setdefault(stood, []).append(path)
    if not waiting:
        return {}
    out = {}
    for file in files:
        if file not in known and (spellings := waiting.get(resolved(file))):
            out[file] = spellings.pop(0)
    return out
