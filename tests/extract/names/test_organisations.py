"""Organisations and places: texts with the marked spans, and what must hold of any text."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reptrack.extract.names.organisations import find_organisations
from reptrack.extract.names.places import find_places
from reptrack.text.view import View

CASES = Path(__file__).parents[2] / "cases"
MARKED = re.compile(r"\[([^\]|]+)(?:\|([^\]]+))?\]|\{([^}|]+)(?:\|([^}]+))?\}")


def rows(name):
    """Give the marked texts of a table with the group they stand in."""
    group = ""
    for number, line in enumerate((CASES / name).read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("== "):
            group = line[3:]
        elif line and not line.startswith("#"):
            yield pytest.param(line.replace("\\n", "\n"), group, id=f"{name}:{number}")


def unmark(line):
    """Give the bare text and the spans (kind, text, name) of a marked one; `|[span]` at the end adds one that cannot be marked in place."""
    line, *more = re.split(r"\|(?=[\[{][^|]*$)(?=[\[{][^\]}]*[\]}]$)", line)
    text, spans, end = "", [], 0
    for match in MARKED.finditer(line):
        text += line[end : match.start()]
        kind, own = ("org", match[1]) if match[1] else ("place", match[3])
        spans.append((len(text), kind, own, (match[2] or match[4] or own)))
        text += own
        end = match.end()
    text += line[end:]
    for extra in more:
        match = MARKED.fullmatch(extra)
        kind, own = ("org", match[1]) if match[1] else ("place", match[3])
        spans.append((text.index(own), kind, own, own))
    return text, sorted(spans)


@pytest.mark.parametrize(("line", "why"), [*rows("organisations.txt"), *rows("places.txt")])
def test_marked_texts(line, why):
    """What is marked is found, with its base form, and nothing else."""
    text, expected = unmark(line)
    view = View(text)
    organisations = find_organisations(view)
    found = [*organisations, *find_places(view, organisations)]
    assert sorted((n.start, n.kind, n.text, n.name) for n in found) == expected, why


LACINKA = [
    ("Sud Leninskaha rajonu Miensku pakaraŭ jaho.", "Sud Leninskaha rajonu Miensku", "Sud Leninskaha rajonu Miensku"),
    ("Staršynia Hrodzienskaha abłasnoha suda maŭčaŭ.", "Hrodzienskaha abłasnoha suda", "Hrodzienski abłasny sud"),
    ("U Homielskim abłasnym sudzie pačaŭsia praces.", "Homielskim abłasnym sudzie", "Homielski abłasny sud"),
    ("Minskaja haradskaja prakuratura admoviła.", "Minskaja haradskaja prakuratura", "Minskaja haradskaja prakuratura"),
    ("Jon u kałonii № 17.", "kałonii № 17", "kałonija № 17"),
]


@pytest.mark.parametrize(("text", "span", "name"), LACINKA)
def test_belarusian_in_latin_letters(text, span, name):
    """The rules for Cyrillic names hold for Łacinka, and so do the base forms."""
    assert [(n.text, n.name) for n in find_organisations(View(text, lang="be"))] == [(span, name)]


PIECES = st.sampled_from(
    [
        "Minsk",
        "Court",
        "of",
        "the",
        "“Viasna”",
        "Центр",
        "«Весна»",
        "суд",
        "Мінска",
        "No. 3",
        "colony",
        "(BHC)",
        "SIZO-1",
        "г.",
        "Region",
        "\n",
        ". ",
        "’s",
        "KGB",
        "Committee",
        "in",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=30).map(" ".join))
@example("Minsk KGB Region")
def test_any_text(text):
    """Whatever the text, spans are slices of it, in order, without overlaps."""
    view = View(text)
    organisations = find_organisations(view)
    found = sorted([*organisations, *find_places(view, organisations)], key=lambda n: n.start)
    assert all(n.text == text[n.start : n.end] and n.text and n.name for n in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_publisher_introduces_its_short_name():
    """A report of “Sviedka” may name it without marks."""
    view = View("Sviedka counted them again.", publisher="Human Rights Group “Sviedka”")
    assert [n.text for n in find_organisations(view)] == ["Sviedka"]
