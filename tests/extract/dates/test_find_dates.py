"""Each row of cases/dates.tsv is a text in which every expected date is marked; nothing else may come out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reptrack.extract.dates import find_dates
from reptrack.text.view import View

_CASES = Path(__file__).resolve().parents[2] / "cases" / "dates.tsv"
_MARK = re.compile(r"⟦([^⟦⟧]*)=([^⟦⟧=]*)⟧")


def rows() -> list[list[str]]:
    lines = [line for line in _CASES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


def read(marked: str) -> tuple[str, list[tuple[int, int, str | None, str]]]:
    marked = marked.replace("\\n", "\n").replace("\\_", "\u00a0")
    text, expected, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        value, _, mod = match[2].partition(" ")
        expected.append((len(text), len(text) + len(match[1]), None if value == "-" else value, mod))
        text += match[1]
        at = match.end()
    return text + marked[at:], expected


@pytest.mark.parametrize(("lang", "dated", "marked", "why"), rows(), ids=lambda value: value[:40])
def test_dates_of_a_text(lang: str, dated: str, marked: str, why: str) -> None:
    text, expected = read(marked)
    view = View(text, lang=lang, dated=None if dated == "-" else dated)
    found = [(d.start, d.end, d.value, d.mod or "") for d in find_dates(view)]
    assert [(text[a:b], value, mod) for a, b, value, mod in found] == [(text[a:b], value, mod) for a, b, value, mod in expected], why
    assert found == expected, why
