"""`find_articles` reads every way of citing in the table of cases: the spans that it marks and the references of each."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reptrack.extract.articles import find_articles
from reptrack.text.view import View

CASES = Path(__file__).resolve().parents[2] / "cases" / "articles.tsv"


def rows() -> list[dict[str, str]]:
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    names = lines[0].split("\t")
    return [dict(zip(names, line.split("\t"), strict=True)) for line in lines[1:]]


def unmark(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """Take the [[ ]] out of a text and tell where they stood."""
    text, spans = "", []
    for piece in marked.replace("\\n", "\n").replace("\\t", "\t").split("[["):
        inside, sep, rest = piece.partition("]]")
        if sep:
            spans.append((len(text), len(text) + len(inside)))
        text += inside + rest
    return text, spans


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['lang']}: {row['why']}: {row['text'][:40]}")
def test_citations_are_found_with_their_references(row: dict[str, str]) -> None:
    text, spans = unmark(row["text"])
    found = find_articles(View(text, lang=row["lang"], publisher=row["publisher"] or None))
    expected = [refs.split() for refs in row["refs"].split("|")] if row["refs"] else []
    assert [a.refs for a in found] == expected
    assert [(a.start, a.end) for a in found] == spans


@pytest.mark.parametrize(
    ("text", "gloss"),
    [
        ("Minsk: Article 130 of the Criminal Code (incitement of other social hatred), he said", "incitement of other social hatred"),
        ("Minsk: Article 130 (incitement) of the Criminal Code", "incitement"),
        ("Мінск: арт. 342 КК («грубае парушэнне парадку»)", "грубае парушэнне парадку"),
        ("Минск: ст. 369 УК (оскорбление представителя власти)", "оскорбление представителя власти"),
        ("Minsk: Article 342 “gross violation of public order”", "gross violation of public order"),
        ("Minsk: Article 19 of the Covenant (ICCPR)", None),
        ("Minsk: Article 342 of the Criminal Code (hereafter CC)", None),
        ("Minsk: Article 342 of the Criminal Code, he said (twice)", None),
        ("Minsk: Article 314 of the Criminal Code (CC) (membership)", "membership"),
    ],
)
def test_the_gloss_is_what_brackets_or_quotes_right_after_say(text: str, gloss: str | None) -> None:
    assert [a.gloss for a in find_articles(View(text, lang="en"))] == [gloss]


PIECES = ["Article ", "Articles ", "Art. ", "part ", "342", "361-4", " (1)", " and ", ", ", " of the ", "Criminal Code", " (", ")", "ст. ", "ч. 1 ",
          " УК", "арт. ", "КоАП", "\n", "\n\n", " | ", "§ ", "«а»", "/2", "20.3.3", " to ", "–", "п. ", "19", " people", " p. ", " – ", " (4%)", "\n5. Name", ";", "по ", "411-й", " bis", "m. ", "TCK ", "Covenant", ". ", "⁴"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_mentions_are_in_order_apart_and_where_they_say(text: str) -> None:
    found = find_articles(View(text, lang="en"))
    assert all(text[a.start : a.end] == a.text and a.refs for a in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(":" in ref and " " not in ref for a in found for ref in a.refs)


@given(st.text(max_size=80))
def test_any_text_is_read_without_an_error(text: str) -> None:
    find_articles(View(f"Article 1 {text} ст. 342 {text}"))


CELLS = ["342(1)", "19.11 CAO", "19.11(2) CAO", "342", "Article 368", "ст. 369 УК", "ч. 1 арт. 342", "361-4, 368", "342 (12%)", "342 – 12 (3 %)", "1–", "",
         "A. Novik", "12.03.2024", "p. 1 CC", "CC", "5 years", "TCK m. 314/2", "(1)", "343 and", "411-й", "342;"]  # fmt: skip
HEADS = ["No.", "Article", "Charge (CC)", "Статья УК", "Артыкул", "Outcome", "CAO"]


@given(
    st.sampled_from([" | ", "\t", ";", "    "]),
    st.lists(st.sampled_from(HEADS), min_size=2, max_size=5),
    st.lists(st.lists(st.sampled_from(CELLS), min_size=2, max_size=5), max_size=6),
)
def test_any_table_is_read_without_an_error(mark: str, heads: list[str], lines: list[list[str]]) -> None:
    text = "\n".join(mark.join(line) for line in [heads, *lines])
    found = find_articles(View(text, lang="en", publisher="Belarus Watch"))
    assert all(text[a.start : a.end] == a.text and a.refs for a in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_the_code_comes_from_the_rest_of_the_report() -> None:
    text = "Human rights in Belarus.\n\n" + "He stayed at home. " * 40 + "\n\nShe was convicted under Article 411."
    assert [a.refs for a in find_articles(View(text, lang="en"))] == [["BY-CC:411"]]


def test_a_new_country_is_only_data() -> None:
    text = "The court in Managua applied article 412 of the Penal Code."
    assert [a.refs for a in find_articles(View(text, lang="en"))] == [["NI-PC:412"]]
