"""Group the findings of `check` for a page: by code, errors first, each place linked to the words that show it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from reptrack.analyse import check as checks
from reptrack.analyse.check import check
from reptrack.analyse.figures import FigureRecord
from reptrack.analyse.finding import Finding
from reptrack.export.page.index import Index
from reptrack.records import Report

__all__ = ["Group", "Quote", "findings"]

# A row of the table in the docstring of `analyse.check`: | `code` | severity | what it means |
_MEANING = re.compile(r"^\| `([a-z-]+)` \| \w+ \| (.+?) \|$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a source, with all places of a finding in them: the character in the file, and the anchor if it is on the page."""

    text: str
    path: str
    places: list[tuple[int, str | None]]


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one code; each with the words that show it."""

    code: str
    severity: str
    meaning: str
    findings: list[tuple[Finding, list[Quote]]]


def findings(reports: Sequence[Report], index: Index, *, today: str) -> list[Group]:
    """Check the reports as of a day and give the findings, errors before warnings, rare codes before frequent ones."""
    grouped: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in check(cast("Sequence[FigureRecord]", reports), today=today):
        grouped[finding.severity, finding.code].append(finding)
    meanings = dict(_MEANING.findall(checks.__doc__ or ""))
    ordered = sorted(grouped.items(), key=lambda item: (item[0][0] != "error", len(item[1]), item[0][1]))
    return [
        Group(code, severity, meanings.get(code, ""), [(finding, _quotes(finding, index)) for finding in found])
        for (severity, code), found in ordered
    ]


def _quotes(finding: Finding, index: Index) -> list[Quote]:
    """Give the sentences that show a finding, each once."""
    quotes: dict[tuple[str, str, str], Quote] = {}
    for spot in finding.spots:
        quote = quotes.setdefault((spot.report, spot.path, spot.text), Quote(spot.text, spot.path, []))
        quote.places.append((spot.start, index.spot(spot.report, spot.path, spot.start, spot.end)))
    return list(quotes.values())
