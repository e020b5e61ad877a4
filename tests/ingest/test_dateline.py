"""Date lines are read in every form that reports print, and running text is not taken for one."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from reptrack.ingest.dateline import read_date_line
from reptrack.ingest.segment.wire import read_dateline

ROWS = [
    row
    for row in csv.reader(
        (Path(__file__).parents[1] / "cases/ingest/datelines.tsv").read_text(encoding="utf-8").splitlines(),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
    if not row[0].startswith("#")
][1:]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_date_line(row: list[str]) -> None:
    line, kind, date, rest = (row + [""] * 4)[:4]
    found = read_date_line(line)
    if kind == "none":
        assert found is None
        return
    assert found is not None
    printed = found.date.iso or f"--{found.date.month:02d}-{found.date.day:02d}"
    assert (found.kind, printed, line[slice(*found.rest)]) == (kind, date, rest)


@pytest.mark.parametrize(
    ("paragraph", "date", "city", "agency", "rest"),
    [
        ("May 5, Lumen. A court fined", "--05-05", None, "Lumen", "A court fined"),
        ("VORSK, May 5 (Lumen News) — A court", "--05-05", "VORSK", "Lumen News", "A court"),
        ("VORSK (Lumen), 5 May 2025 — A court", "2025-05-05", "VORSK", "Lumen", "A court"),
        ("Vorsk. 5 May. Lumen – A court", "--05-05", "Vorsk", "Lumen", "A court"),
        ("[Lumen, 5 May 2025] A court", "2025-05-05", None, "Lumen", "A court"),
        ("ВОРСК, 5 мая – Люмен. Суд", "--05-05", "ВОРСК", "Люмен", "Суд"),
        ("Ворск, 5 мая, «Люмен». Суд", "--05-05", "Ворск", "«Люмен»", "Суд"),
        ("Ворск, 5 мая 2025 года. Суд", "2025-05-05", "Ворск", None, "Суд"),
    ],
)
def test_dateline_of_a_wire(paragraph: str, date: str, city: str | None, agency: str | None, rest: str) -> None:
    found = read_dateline(paragraph)
    assert found is not None
    printed = found.date.iso or f"--{found.date.month:02d}-{found.date.day:02d}"
    name = paragraph[slice(*found.agency)] if found.agency else None
    assert (printed, found.city, name, paragraph[found.end :]) == (date, city, agency, rest)


@pytest.mark.parametrize(
    "paragraph",
    [
        "On March 4, 2024. He was",
        "March 25 Freedom Day. He was",
        "The court of Vorsk said on May 5, 2025 that",
        "Alena Rudenka was born on May 5. She",
        "15 мая суд отложил заседание. Адвокат",
        "No date here. At all",
    ],
)
def test_running_text_is_no_dateline(paragraph: str) -> None:
    assert read_dateline(paragraph) is None
