"""A report is the same report however its white space was copied: line ends, indents, spaces of other kinds, signs of no width, gaps."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from reptrack.ingest.pipeline import ingest_bytes

ROOT = Path(__file__).parents[2]
TEXTS = sorted([*(ROOT / "seeds").glob("*.txt"), *(ROOT / "tests/gold").glob("*/*.txt")])

WAYS: dict[str, Callable[[str], str]] = {
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "spaces at the ends of lines": lambda text: text.replace("\n", "  \n"),
    "indented": lambda text: re.sub(r"(?m)^(?=.)", "    ", text),
    "gaps of two lines": lambda text: re.sub(r"\n\n+", "\n\n\n", text),
    "blank lines that are not empty": lambda text: text.replace("\n\n", "\n \n"),
    "spaces that do not break": lambda text: re.sub(r"(?<=[^\W\d_]) (?=[^\W\d_])", "\u00a0", text),
    "narrow spaces between figures": lambda text: re.sub(r"(?<=\d) (?=\d\d\d\b)", "\u202f", text),
    "a sign of no width before every line": lambda text: re.sub(r"(?m)^", "\u200b", text),
    "signs of direction": lambda text: re.sub(r"(?m)^(?=.)", "\u200e", text),
    "a mark of order at the start": lambda text: "\ufeff" + text,
    "new pages": lambda text: text.replace("\n\n", "\n\n\f", 3),
}


def seen(text: str) -> list[tuple[str | None, str | None, str | None]]:
    """Give title, day and publisher of every record, spaces of any kind as one."""
    plain = {ord(sign): None for sign in "\u200b\u200e\ufeff"} | dict.fromkeys(map(ord, "\u00a0\u202f\u2028"), " ")
    records = ingest_bytes(text.encode(), "a.txt")
    return [
        (" ".join(r.title.translate(plain).split()) if r.title is not None else None, r.published, r.publisher)
        for r in records
        if r.title is not None
    ]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_white_space_changes_nothing(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    known = seen(text)
    for name, way in WAYS.items():
        if "gap" in name and "\n\n\n" in text:
            continue  # two kinds of gaps tell something
        assert seen(way(text)) == known, name


@pytest.mark.parametrize("sign", ["\u200b", "\u200e", "\ufeff", "\u2060"])
@pytest.mark.parametrize("path", TEXTS[::7], ids=lambda path: path.stem)
def test_nothing_is_lost(path: Path, sign: str) -> None:
    """Signs of no width are characters too: each is in exactly one record."""
    text = re.sub(r"(?m)^|\n\n", lambda match: f"{match[0]}{sign}", path.read_text(encoding="utf-8")) + f"\n{sign}\n"
    spans = [(r.source.start, r.source.end) for r in ingest_bytes(text.encode(), "a.txt")]
    offset = text.startswith("\ufeff")
    text = text[offset:]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    inside = {n for start, end in spans for n in range(start, end)}
    assert [n for n, char in enumerate(text) if not char.isspace() and n not in inside] == []
