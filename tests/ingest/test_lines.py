"""A line is told by its own words and signs, whatever stands around it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from reptrack.ingest.segment import lines

ROWS = [
    row
    for row in csv.reader(
        (Path(__file__).parents[1] / "cases/ingest/lines.tsv").read_text(encoding="utf-8").splitlines(),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
    if not row[0].startswith("#")
][1:]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[2]}")
def test_line(row: list[str]) -> None:
    question, expected, line, why = [*row, ""][:4]
    answer = getattr(lines, question)(line)
    if isinstance(answer, bool):
        assert answer == (expected == "yes"), why
    else:
        assert (line[slice(*answer)] if answer is not None else "none") == expected, why


def test_every_question_is_asked() -> None:
    functions = {name for name in lines.__all__ if name not in {"behind_title_label", "furniture_phrases", "unframed"}}
    assert functions == {row[0] for row in ROWS}


@pytest.mark.parametrize("mark", ["*", "==", "##", "—", "•", "~~"])
@pytest.mark.parametrize("words", ["Nurse fined in Rustavi", "Медсестру оштрафовали", "Медсястру аштрафавалі"])
def test_a_mark_on_both_ends_frames_a_headline(mark: str, words: str) -> None:
    at = len(mark) + 1
    for line in (f"{mark} {words}", f"{mark} {words} {mark}"):
        assert lines.unframed(line, at)[at:] == words


def test_figures_and_letters_are_no_frame() -> None:
    assert lines.unframed("2. Arrests in 2022", 3) == "2. Arrests in 2022"
