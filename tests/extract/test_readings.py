"""A text in other clothes has the mentions of the plain one: other spaces, hyphens and apostrophes, unseen signs, lines broken to fit a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import msgspec
import pytest

from reptrack.extract.pipeline import extract
from reptrack.ingest.pipeline import ingest_bytes
from reptrack.records import Mention, Report

ROOT = Path(__file__).parents[2]
KINDS = ("dates", "names", "articles", "claims")
FILES = sorted(path for path in (ROOT / "seeds").glob("*.txt"))

Cells = list[str]
"""What each character of the plain text becomes."""


def each(pattern: str, instead: str) -> Callable[[str], Cells]:
    """Replace the character with which each match begins."""

    def dress(text: str) -> Cells:
        places = {match.start() for match in re.finditer(pattern, text)}
        return [instead if place in places else sign for place, sign in enumerate(text)]

    return dress


def behind(pattern: str, sign: str) -> Callable[[str], Cells]:
    """Put a sign behind the character with which each match begins."""

    def dress(text: str) -> Cells:
        places = {match.start() for match in re.finditer(pattern, text)}
        return [letter + sign if place in places else letter for place, letter in enumerate(text)]

    return dress


DRESSES = {
    "no-break space": each(r"(?<=\S) (?=\S)", "\u00a0"),
    "narrow no-break space": each(r"(?<=\S) (?=\S)", "\u202f"),
    "thin space": each(r"(?<=\S) (?=\S)", "\u2009"),
    "some no-break spaces": each(r"(?<=[^\W\d_]) (?=[^\Wa-zа-яёіў])", "\u00a0"),
    "soft hyphens": behind(r"(?<=[^\W\d_]{2})[^\W\d_](?=[^\W\d_]{3})", "\u00ad"),
    "zero-width spaces": behind(r" ", "\u200b"),
    "marks of direction": behind(r"(?<=\s)[^\W\d_]", "\u200e"),
    "no-break hyphens": each(r"(?<=\w)-(?=\w)", "\u2011"),
    "hyphens": each(r"(?<=\w)-(?=\w)", "\u2010"),
    "modifier apostrophes": each(r"(?<=[^\W\d_])’(?=[^\W\d_])", "\u02bc"),
    "carriage returns": each(r"\n", "\r\n"),
    "letters and marks apart": lambda text: [
        {"й": "и\u0306", "ў": "у\u0306", "ń": "n\u0301", "č": "c\u030c", "š": "s\u030c"}.get(c, c) for c in text
    ],
    "letters of the other script": each(r"(?<=[а-яёў])і(?=[а-яёў])", "i"),
}


def dressed(reports: Iterable[Report], dress: Callable[[str], Cells]) -> Iterable[tuple[Report, list[int]]]:
    """Give each report in other clothes, and the place in the plain text of each of its characters."""
    for report in reports:
        cells = dress(report.text)
        places = [place for place, cell in enumerate(cells) for _ in cell]
        title = report.title and "".join(dress(report.title))
        yield msgspec.structs.replace(report, text="".join(cells), title=title), [*places, len(report.text)]


def seen(mention: Mention, places: list[int]) -> dict[str, object]:
    """Give what a mention says, with its characters in the plain text and without what it is spelled like."""
    told = msgspec.to_builtins(mention)
    told |= {"start": places[mention.start], "end": places[mention.end - 1] + 1, "text": None}
    if told.get("sentence"):
        start, end = told["sentence"]
        told["sentence"] = (places[start], places[end - 1] + 1)
    return {key: value.replace("'", "’") if isinstance(value, str) else value for key, value in told.items()}


@pytest.fixture(scope="module")
def plain() -> list[Report]:
    """Give the sample reports with their mentions."""
    return list(extract(report for path in FILES for report in ingest_bytes(path.read_bytes(), path.name)))


@pytest.mark.parametrize("dress", DRESSES.values(), ids=DRESSES)
def test_the_clothes_of_a_text_change_no_mention(plain, dress):
    others = list(dressed(plain, dress))
    for report, (_, places), other in zip(plain, others, extract(report for report, _ in others), strict=True):
        same = range(len(report.text) + 1)
        for kind in KINDS:
            assert all(other.text[m.start : m.end] == m.text for m in getattr(other, kind))
            assert [seen(m, places) for m in getattr(other, kind)] == [seen(m, list(same)) for m in getattr(report, kind)], kind


PARAGRAPHS = {
    "en": "The Sviedka group said on 14 March 2024 that the {court} had sentenced teacher {name} under Article 342 of the Criminal Code to "
    "two years in a colony, and that {name} had spent 31 days in detention before the trial, which opened after a fourth delay.",
    "be": "Праваабарончая група «Сведка» паведаміла 14 сакавіка 2024 года, што {court} пакараў настаўніка па імені {name} паводле "
    "артыкула 342 Крымінальнага кодэкса двума гадамі калоніі, а да таго {name} правёў 31 дзень у ізалятары, дзе яму не далі лістоў.",
    "ru": "Правозащитная группа «Сведка» сообщила 14 марта 2024 года, что {court} приговорил учителя по имени {name} по статье 342 "
    "Уголовного кодекса к двум годам колонии, а до того {name} провёл 31 день в изоляторе, где ему не отдали ни одного письма.",
}
COURTS = {"en": "Leninski District Court of Brest", "be": "суд Ленінскага раёна Брэста", "ru": "суд Ленинского района Бреста"}
PERSONS = {
    "en": ("Mikalai Zubko", "Yazep Hajdukievič-Kozyr"),
    "be": ("Мікалай Зубко", "Язэп Гайдукевіч-Козыр"),
    "ru": ("Николай Зубко", "Иосиф Гайдукевич-Козырь"),
}


def broken(text: str, width: int, margin: str) -> tuple[str, list[int]]:
    """Break a paragraph so that no line is longer than a width; give it with the place in the plain text of each character."""
    cells, line = list(text), 0
    for match in re.finditer(r" (?=(\S+))", text):
        if match.end(1) - line > width:
            cells[match.start()] = "\n" + margin
            line = match.end()
    return "".join(cells), [*(place for place, cell in enumerate(cells) for _ in cell), len(text)]


@cache
def report_of(text: str, lang: str) -> Report:
    """Give the report of a text, with its mentions."""
    (report,) = ingest_bytes(text.encode(), "text.txt")
    report = msgspec.structs.replace(report, text=text, lang=lang, title=None, dated="2024-03-15", published=None, publisher=None)
    return next(iter(extract([report])))


@pytest.mark.parametrize("margin", ["", "   ", "> "], ids=["flush", "indented", "quoted"])
@pytest.mark.parametrize("width", [44, 51, 60, 66, 72, 75, 80, 92])
@pytest.mark.parametrize(("lang", "name"), [(lang, name) for lang, names in PERSONS.items() for name in names])
def test_where_a_paragraph_is_broken_changes_no_mention(lang, name, width, margin):
    text = PARAGRAPHS[lang].format(court=COURTS[lang], name=name)
    other, places = broken(text, width, margin)
    plain, wrapped = report_of(text, lang), report_of(other, lang)
    for kind in KINDS:
        expected, got = getattr(plain, kind), getattr(wrapped, kind)
        assert expected, kind
        assert [seen(m, places) for m in got] == [seen(m, list(range(len(text) + 1))) for m in expected], kind
