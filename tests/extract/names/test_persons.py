"""Persons: tables of marked texts in three languages, and properties that hold for any text."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reptrack.extract.names.persons import find_persons
from reptrack.records import Name
from reptrack.text.view import View

CASES = Path(__file__).parents[2] / "cases"
_MARK = re.compile(r"\[([^\]|]*)(?:\|([^\]]+))?\]")


class Case(NamedTuple):
    """A text, the spans of its names, the full forms that are stated, and why the case is there."""

    lang: str
    text: str
    spans: tuple[tuple[int, int], ...] | None
    words: tuple[str, ...]
    full: dict[int, str]
    why: str


def _read(lang: str) -> list[Case]:
    cases, why = [], ""
    for line in (CASES / f"persons_{lang}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            why = line[3:]
        elif line.strip() and not line.startswith("#"):
            cases.append(_case(lang, line.replace("\\n", "\n"), why))
    return cases


def _case(lang: str, line: str, why: str) -> Case:
    if " => " in line:
        text, expected = line.split(" => ")
        return Case(lang, _MARK.sub(r"\1", text), None, tuple(m[1] for m in _MARK.finditer(expected)), {}, why)
    text, spans, full, place = "", [], {}, 0
    for match in _MARK.finditer(line):
        text += line[place : match.start()]
        if match[2]:
            full[len(text)] = match[2]
        spans.append((len(text), len(text) + len(match[1])))
        text += match[1]
        place = match.end()
    return Case(lang, text + line[place:], tuple(spans), (), full, why)


ALL = [case for lang in ("en", "be", "ru") for case in _read(lang)]


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.lang}: {case.text[:60]}")
def test_names_and_full_forms(case: Case) -> None:
    found = find_persons(View(case.text, lang=case.lang), [])
    if case.spans is None:
        assert [name.text for name in found] == list(case.words), case.why
        return
    assert [name.text for name in found] == [case.text[a:b] for a, b in case.spans], case.why
    assert [(name.start, name.end) for name in found] == list(case.spans), case.why
    assert {name.start: name.name for name in found if name.start in case.full} == case.full, case.why


def test_nothing_is_found_inside_what_is_taken() -> None:
    text = "The Andrei Karnei Foundation spoke. Andrei Karnei did not."
    taken = [Name(start=4, end=28, text=text[4:28], kind="org", name=text[4:28])]
    assert [name.start for name in find_persons(View(text), taken)] == [36]


PIECES = [
    "Ivan",
    "Karnei",
    "A.",
    "KAVAL",
    "Алену",
    "Маслюкову",
    "і",
    "and",
    ",",
    "Judge",
    "’s",
    "Minsk",
    "Court",
    "(",
    ")",
    "\n",
    " ",
    ".",
    "van",
    "al-Din",
    "U",
    "May",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from([None, "en", "be", "ru", "xx"]), st.sampled_from(["", " "]))
def test_spans_are_in_order_and_hold_their_text(pieces: list[str], lang: str | None, glue: str) -> None:
    text = glue.join(pieces)
    found = find_persons(View(text, lang=lang), [])
    assert all(text[name.start : name.end] == name.text and name.name and name.kind == "person" for name in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    found = find_persons(View(text), [])
    assert all(text[name.start : name.end] == name.text for name in found)
