"""Percentages against the numbers beside them, and days that no calendar has: cases as data."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from reptrack.analyse.check import check
from reptrack.analyse.figures import FigureRecord, figures
from reptrack.analyse.impossible_dates import impossible_dates
from reptrack.analyse.shares import shares
from reptrack.records import Claim, Source

CASES = Path(__file__).resolve().parents[1] / "cases"
MARK = re.compile(r"\[([^\]{]+)(?:\{([mw>^])\})?\]")


def rows(name):
    lines = [line for line in (CASES / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def record(marked, lang):
    """Make a record of one sentence, its figures marked: `Of [200] trials, [50] ([40%]) …`."""
    text, claims = "", []
    for part in re.split(r"(\[[^\]]+\])", marked):
        if not (found := MARK.fullmatch(part)):
            text += part
            continue
        number = float(found[1].strip("%").replace(",", ""))
        claims.append(
            {
                "start": len(text),
                "end": len(text) + len(found[1]),
                "text": found[1],
                "value": int(number) if number.is_integer() else number,
                "kind": "percent" if "%" in found[1] else "count",
                "qualifier": "more_than" if found[2] == ">" else "exact",
                "dims": {"gender": {"m": "men", "w": "women"}[found[2]]} if found[2] in {"m", "w"} else {},
                "part_of": 0 if found[2] == "^" else None,
            }
        )
        text += found[1]
    source = Source(path="x", sha256="", encoding="utf-8", start=0, end=len(text))
    made = [Claim(**claim, sentence=(0, len(text))) for claim in claims]
    return FigureRecord("x", "reptrack/1", source, text, lang=lang, claims=made)


@pytest.mark.parametrize("case", rows("shares.tsv"), ids=lambda case: case["text"])
def test_shares(case):
    made = record(case["text"], case["lang"])
    assert [f.message for f in shares(list(figures([made])), made.text, made.lang)] == ([case["expected"]] if case["expected"] else []), (
        case["why"]
    )


@pytest.mark.parametrize("case", rows("impossible_dates.tsv"), ids=lambda case: case["text"])
def test_impossible_dates(case):
    assert [why for _, _, why in impossible_dates(case["text"])] == (case["expected"].split("|") if case["expected"] else []), case["why"]


def test_an_impossible_date_is_a_finding_with_its_place(make_report):
    (finding,) = check([make_report("Held.\nShe was detained on February 30, 2025, in Brest.\nMore.", path="a.txt")], today="2026-01-01")
    (place,) = finding.spots
    assert (finding.code, finding.severity, place.path, place.start, place.end) == ("impossible-date", "error", "a.txt", 26, 43)
    assert place.text == "She was detained on February 30, 2025, in Brest."
