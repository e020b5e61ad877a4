"""Tables whose columns are set apart by spaces: every figure counts what stands over its column, whatever the table looks like."""

from __future__ import annotations

from itertools import product

import pytest

from reptrack.extract.articles import find_articles
from reptrack.extract.claims import find_claims
from reptrack.extract.claims.tables.fixed_width import fixed_width
from reptrack.extract.dates import find_dates
from reptrack.extract.names import find_names
from reptrack.text.view import View

# Language: the title, the head of the first column, heads of figures (broken where they may run over two lines), and rows with their labels.
TABLES = {
    "en": (
        "Table 3. Cases tried in the regions",
        "Region",
        ("Searches", "Sentenced to / imprisonment", "Fines paid"),
        ("Minsk", "Brest", "the capital"),
        "Total",
    ),
    "ru": (
        "Таблица 3. Дела в регионах",
        "Область",
        ("Обыски", "Осуждены к / лишению свободы", "Штрафы"),
        ("Минская", "Брестская", "столица"),
        "Итого",
    ),
    "be": (
        "Табліца 3. Справы ў рэгіёнах",
        "Вобласць",
        ("Ператрусы", "Асуджаныя да / пазбаўлення волі", "Штрафы"),
        ("Мінская", "Брэсцкая", "сталіца"),
        "Усяго",
    ),
}
FIGURES = (("1,254", "38", "7%"), ("9", "1 041", "-"), ("12", "115", "16%"), ("1,275", "1 194", "8%"))
YEARS = ("2021", "2022", "2023", "2024")


def claims_of(text: str, lang: str) -> list[tuple[str, str | None]]:
    view = View(text, lang=lang, dated="2024-12-05")
    dates, names, articles = find_dates(view), find_names(view), find_articles(view)
    return [(claim.text, claim.subject) for claim in find_claims(view, dates, names, articles)]


def line_of(cells: tuple[str, ...], widths: tuple[int, ...], side: str) -> str:
    return "".join(f"{cell:{side if n else '<'}{width}}" for n, (cell, width) in enumerate(zip(cells, widths, strict=True))).rstrip()


@pytest.mark.parametrize("lang", TABLES)
@pytest.mark.parametrize("side", ["<", ">", "^"])
@pytest.mark.parametrize("indent", ["", "  ", "      "])
@pytest.mark.parametrize("head_lines", [1, 2])
@pytest.mark.parametrize(("rules", "gap"), list(product([0, 1], ["\n", "\n\n"])))
def test_heads_over_columns(lang: str, side: str, indent: str, head_lines: int, rules: int, gap: str) -> None:
    """Labels that are places, small words or years; heads in one line or two; figures to the left, the right, in the middle; with lines or not."""
    title, first, heads, places, total = TABLES[lang]
    widths = (14, 14, 34, 16)
    for labels in ((*places, total), YEARS, (*YEARS[:3], total)):
        pieces = [tuple(reversed([part.strip() for part in head.split("/")])) for head in heads]
        upper = ("", *(piece[1] if len(piece) > 1 else "" for piece in pieces))
        lower = (first, *(piece[0] for piece in pieces))
        whole = (first, *(" ".join(reversed(piece)) for piece in pieces))
        above = [upper, lower] if head_lines > 1 else [whole]
        lines = [line_of(cells, widths, side) for cells in above]
        lines += ["-" * sum(widths)] * rules
        lines += [line_of((label, *figures), widths, side) for label, figures in zip(labels, FIGURES, strict=True)]
        found = claims_of(f"What we saw\n\n{title}{gap}" + "\n".join(indent + line for line in lines) + "\n\nThe end.\n", lang)
        wanted = [(figure, head) for figures in FIGURES for figure, head in zip(figures, whole[1:], strict=True) if figure != "-"]
        assert [(text, (subject or "").lower()) for text, subject in found if text not in YEARS] == [(t, h.lower()) for t, h in wanted], (
            lines
        )


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        ("Women", "women"),
        ("By a court", "NGOs struck off, by a court"),
        ("Of which unions", "NGOs struck off, of which unions"),
        ("Total", "NGOs struck off"),
        ("Number", "NGOs struck off"),
    ],
)
@pytest.mark.parametrize("kind", ["   ", "\t", " | "])
def test_caption_says_what_a_head_leaves_out(head: str, wanted: str, kind: str) -> None:
    """A head that is a total or begins with a small word goes on from the title of the table, in every kind of table."""
    rows = [("Year", head, "Fines"), ("2021", "302", "192"), ("2022", "424", "321")]
    body = "\n".join("".join(f"{cell:<22}" for cell in row).rstrip() if kind == "   " else kind.join(row) for row in rows)
    found = claims_of(f"Table 4. NGOs struck off\n\n{body}\n", "en")
    subjects = [(text, subject.lower() if subject else None) for text, subject in found]
    assert subjects == [("302", wanted.lower()), ("192", "fines"), ("424", wanted.lower()), ("321", "fines")]


def test_missing_cell_and_head_over_two_columns() -> None:
    text = (
        "Verdicts\n\n"
        "                    2023                 2024\n"
        "Region          Men     Women       Men     Women\n"
        "Minsk            12         4        15         7\n"
        "Brest             9                   8         2\n"
        "Homiel            6         1                   3\n"
    )
    view = View(text, lang="en", dated="2025-02-05")
    found = find_claims(view, find_dates(view), find_names(view), find_articles(view))
    told = [(claim.text, claim.subject, claim.time) for claim in found]
    assert told == [
        ("12", "Men", "2023"),
        ("4", "Women", "2023"),
        ("15", "Men", "2024"),
        ("7", "Women", "2024"),
        ("9", "Men", "2023"),
        ("8", "Men", "2024"),
        ("2", "Women", "2024"),
        ("6", "Men", "2023"),
        ("1", "Women", "2023"),
        ("3", "Women", "2024"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Homes searched      14\nFines               97\n",  # no head: labels
        "We counted 12   arrests.\nThey held 14   people.\n",
        "   In May, 12 people were held.\n   In June, 14 were.\n",
    ],
)
def test_no_table(text: str) -> None:
    assert all(subject is None or "\n" not in subject for _, subject in claims_of(text, "en"))
    assert fixed_width(text, []) == {}
