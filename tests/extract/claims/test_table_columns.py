"""The figures of a table have the time that stands over their column, and count what the rest of that heading or their row says."""

from __future__ import annotations

from itertools import product

import pytest

from reptrack.extract.articles import find_articles
from reptrack.extract.claims import find_claims
from reptrack.extract.dates import find_dates
from reptrack.extract.names import find_names
from reptrack.text.view import View

# Language: the heading of the first column, two rows, and headings with their times.
TABLES = {
    "en": (
        "Kind of repression",
        ("Political prisoners", "Women"),
        [
            ("October", "2024-10"),
            ("Nov 2024", "2024-11"),
            ("2023", "2023"),
            ("31 December 2023", "2023-12-31"),
            ("Q1 2024", "2024-01/2024-03"),
        ],
    ),
    "ru": (
        "Вид репрессий",
        ("Политзаключённые", "Женщины"),
        [
            ("октябрь", "2024-10"),
            ("ноябрь 2024 г.", "2024-11"),
            ("2023", "2023"),
            ("31 декабря 2023", "2023-12-31"),
            ("1 квартал 2024 года", "2024-01/2024-03"),
        ],
    ),
    "be": (
        "Від рэпрэсій",
        ("Палітвязні", "Жанчыны"),
        [
            ("верасень", "2024-09"),
            ("кастрычнік", "2024-10"),
            ("лістапад 2024 г.", "2024-11"),
            ("2023", "2023"),
            ("31 снежня 2023", "2023-12-31"),
        ],
    ),
}
# What parts the cells, and what stands around a row.
KINDS = (("\t", "{}"), *product((" | ", "|"), ("{}", "| {} |", "|{}|")))


def claims_of(text: str, lang: str) -> list[tuple[str, str | None, str | None]]:
    view = View(text, lang=lang, dated="2024-12-05")
    dates, names, articles = find_dates(view), find_names(view), find_articles(view)
    return [(claim.text, claim.time, claim.subject) for claim in find_claims(view, dates, names, articles)]


@pytest.mark.parametrize("lang", TABLES)
@pytest.mark.parametrize(("sign", "frame"), KINDS)
def test_time_of_columns(lang: str, sign: str, frame: str) -> None:
    """Every two headings beside each other, in every kind of table."""
    first, rows, heads = TABLES[lang]
    for (one, when), (two, then) in product(heads, heads):
        if one == two or (when[:4] in one) != (then[:4] in two):
            continue  # which October stands beside `2023` nobody knows
        lines = [sign.join((first, one, two)), *(sign.join((row, f"{31 + n}", f"{57 + n}")) for n, row in enumerate(rows))]
        found = claims_of("\n".join(frame.format(line) for line in lines) + "\n", lang)
        assert found == [("31", when, rows[0]), ("57", then, rows[0]), ("32", when, rows[1]), ("58", then, rows[1])], (one, two)


@pytest.mark.parametrize("number", ["Table 3. ", "TABLE 1: ", ""])
@pytest.mark.parametrize("grouped", [" by region", " per court", ""])
@pytest.mark.parametrize("dated", ["", ", October–November 2024"])
def test_rest_of_a_heading_and_caption(number: str, grouped: str, dated: str) -> None:
    """Beside a date the heading says what is counted; a row of a place counts what the caption says, not by what or when."""
    rows = "Region | October | women, November | Fines\nMinsk | 38 | 13 | 5\nTotal | 97 | 34 | 9\n"
    found = claims_of(f"{number}Verdicts{grouped}{dated}\n\n{rows}", "en")
    assert [(figure, subject) for figure, _, subject in found] == [
        ("38", "Verdicts"),
        ("13", "women"),
        ("5", "Fines"),
        ("97", "Verdicts"),
        ("34", "women"),
        ("9", "Fines"),
    ]
    assert [time for _, time, _ in found[:2]] == ["2024-10", "2024-11"]


def test_no_other_cell_tells_what_one_counts() -> None:
    """Without a caption a row of a place has no subject, whatever the cell before it counts."""
    text = "The list was made in December.\n\nRegion | women, October | November\nMinsk | 13 | 38\nBrest | 6 | 17\n"
    assert claims_of(text, "en") == [
        ("13", "2024-10", "women"),
        ("38", "2024-11", None),
        ("6", "2024-10", "women"),
        ("17", "2024-11", None),
    ]


def test_a_date_in_the_cell_itself_tells_more() -> None:
    """`12 on 3 March` under `March 2024` is of that day."""
    text = "Court | March 2024\nTrials in Minsk | 12 on 3 March 2024\n"
    assert [(form, time) for form, time, _ in claims_of(text, "en")] == [("12", "2024-03-03")]
