"""One figure over time: which claims are taken, how they are folded, when they are marked as rivals."""

from __future__ import annotations

import pytest

from reptrack.analyse.track import track
from reptrack.errors import UsageError


@pytest.fixture
def records(make_claim, make_report):
    def one(path, dated, *claims):
        return make_report("In all there were many.", path=path, dated=dated, publisher=path.upper(), claims=list(claims))

    def prisoners(value, time, **fields):
        return make_claim(value, metric="political-prisoners", time=time, **fields)

    return [
        one("b", "2024-12-16", prisoners(1278, "2024-11-30"), prisoners(160, "2024-11-30", dims={"gender": "women"})),
        one("a", "2024-12-02", prisoners(1287, "2024-11-30"), make_claim(12, metric="detained", time="2024-11")),
        one("c", "2025-01-09", prisoners(1278, "2024-11-30"), prisoners(1135, "2025-01", qualifier="more_than"), prisoners(9, None)),
        one("d", "2024-03-05", prisoners(1410, "2024-02"), prisoners(3, "2020/..")),
    ]


def test_points_are_in_the_order_of_time_and_repeats_are_folded(records):
    series = track(records, "political-prisoners")
    assert [(p.time, p.value, len(p.figures)) for p in series.points] == [
        ("2020/..", 3, 1),
        ("2024-02", 1410, 1),
        ("2024-11-30", 1278, 2),
        ("2024-11-30", 1287, 1),
        ("2025-01", 1135, 1),
    ]
    assert series.undated == 1


def test_rivals_are_marked_with_each_other(records):
    rivals = [p for p in track(records, "political-prisoners").points if p.time == "2024-11-30"]
    assert [(p.rivals, p.disputed) for p in rivals] == [({1287: "A"}, True), ({1278: "B"}, True)]


def test_by_gender_takes_the_parts_only(records):
    assert [(p.group, p.value) for p in track(records, "political-prisoners", by="gender").points] == [("women", 160)]


def test_by_publisher_rivals_are_within_one(records):
    points = track(records, "political-prisoners", by="publisher").points
    assert {p.group for p in points if p.time == "2024-11-30"} == {"A", "B", "C"}
    assert not any(p.rivals for p in points)


def test_from_and_to(records):
    assert [p.value for p in track(records, "political-prisoners", since="2024-02", until="2024-10").points] == [3, 1410]


def test_an_unknown_split_is_refused(records):
    with pytest.raises(UsageError):
        track(records, "political-prisoners", by="colour")


def test_a_running_total_grows_and_is_disputed_only_on_one_day(make_claim, make_report):
    def one(path, value, dated):
        return make_report("x", path=path, dated=dated, claims=[make_claim(value, metric="convicted", time="2020-08/..")])

    points = track([one("a", 7412, "2024-12-02"), one("b", 7566, "2025-02-14"), one("c", 7500, "2025-02-14")], "convicted").points
    assert {p.value: p.disputed for p in points} == {7412: False, 7566: True, 7500: True}
