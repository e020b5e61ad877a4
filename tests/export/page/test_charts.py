"""Charts: what is drawn is what was said, in the colours of the page, with nothing that a policy would stop."""

from __future__ import annotations

import re
import sys
import xml.etree.ElementTree as ET

import pytest

from reptrack.analyse.track import track
from reptrack.errors import UsageError
from reptrack.export.page import charts
from reptrack.export.page.selection import newest


@pytest.fixture
def points(make_claim, make_report):
    def make(*figures):
        reports = []
        for i, fields in enumerate(figures):
            claim = make_claim(fields.pop("value"), metric="jailed", **fields)
            reports.append(make_report(f"{i} jailed", dated="2025-06-30", claims=[claim], path=f"{i}.txt"))
        return track(reports, "jailed").points

    return make


def marks(svg, layer):
    """Give the marks of a layer, by its name in the form."""
    groups = ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}g")  # noqa: S314 - our own chart
    return [mark for group in groups if (group.get("class") or "").endswith(f" {layer}_marks") for mark in group]


PERIOD, RANGE, UP, DOWN, FIGURE, DISPUTED = "period", "range", "open_up", "open_down", "figure", "disputed"


@pytest.mark.parametrize(
    ("fields", "layer"),
    [
        ({"qualifier": "at_least"}, UP),
        ({"qualifier": "more_than"}, UP),
        ({"qualifier": "up_to"}, DOWN),
        ({"qualifier": "less_than"}, DOWN),
        ({"qualifier": "about"}, RANGE),
        ({"qualifier": "almost"}, RANGE),
        ({"low": 40, "high": 60}, RANGE),
    ],
)
def test_uncertainty_is_drawn(points, fields, layer):
    svg = charts.series_chart(points({"value": 50, "time": "2025-01-31", **fields}, {"value": 40, "time": "2025-02-28"}))
    assert {kind: len(marks(svg, kind)) for kind in (RANGE, UP, DOWN)} == {kind: int(kind == layer) for kind in (RANGE, UP, DOWN)}
    assert len(marks(svg, FIGURE)) == 2


def test_an_exact_figure_has_no_arms(points):
    svg = charts.series_chart(points({"value": 50, "time": "2025-01-31"}, {"value": 40, "time": "2025-02-28"}))
    assert not marks(svg, RANGE) + marks(svg, UP) + marks(svg, DOWN) + marks(svg, PERIOD)


def test_a_period_is_a_line_and_a_rival_a_ring(points):
    svg = charts.series_chart(
        points({"value": 50, "time": "2025-01"}, {"value": 40, "time": "2025-01"}, {"value": 40, "time": "2025-02-28"})
    )
    assert len(marks(svg, PERIOD)) == 2
    assert (len(marks(svg, DISPUTED)), len(marks(svg, FIGURE))) == (2, 1)


@pytest.mark.parametrize(
    ("time", "stands"),
    [("2025-01-31", "2025-01-31"), ("2025-01", "2025-01-16"), ("2020/..", "2025-06-30"), ("../2025", "2025-12-31"), ("XXXX-12", None)],
)
def test_where_a_point_stands(points, time, stands):
    (point,) = points({"value": 5, "time": time})
    place = charts.placed(point)
    assert (place and place[2].isoformat()) == stands


def test_the_ends_of_the_calendar(points):
    assert charts.series_chart(points({"value": 5, "time": "0001-01-01"}, {"value": 6, "time": "9999-12-31"})).startswith("<svg")
    assert charts.months_chart({"9999-12": 1, "0001-01": 2, "(none)": 3, "<b>": 4}).startswith("<svg")


def test_charts_follow_the_page(points):
    svg = charts.series_chart(points(*({"value": 1000 * i, "time": f"2025-{i:02}", "qualifier": "at_least"} for i in range(1, 13))))
    assert "style=" not in svg
    assert " id=" not in svg
    assert "url(" not in svg
    colours = set(re.findall(r'(?:fill|stroke)="([^"]+)"', svg))
    assert {c for c in colours if c != "none" and not c.startswith("var(--")} == set()
    assert 1 <= len(re.findall(r">[\d,]+\+<", svg)) <= charts.LABELS


def test_without_the_library_the_user_is_told_what_to_install(monkeypatch, points):
    given = points({"value": 5, "time": "2025-01"})
    charts._library.cache_clear()
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(UsageError) as raised:
        charts.series_chart(given)
    assert raised.value.hint == 'pip install "reptrack[page]"'


def test_the_newest_reports_are_chosen(make_report):
    reports = [make_report(str(i), dated=dated) for i, dated in enumerate(["2024-01-01", None, "2025-01-01", "2024", "2025-01-01"])]
    chosen = newest(reports, 3)
    assert [report.text for report in chosen.reports] == ["2", "4", "0"]
    assert (chosen.left_out, chosen.left_out_until) == (2, "2024")
    assert [report.text for report in newest(reports).reports] == ["2", "4", "0", "3", "1"]
    assert newest(reports).left_out == 0
