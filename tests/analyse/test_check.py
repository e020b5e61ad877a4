"""Each finding of `check` is found where it is and nowhere else."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from reptrack.analyse.check import check
from reptrack.merge.decisions import Decision
from reptrack.records import Date, Name, Warn

TODAY = "2026-01-01"


def codes(records):
    return [finding.code for finding in check(records, today=TODAY)]


@pytest.fixture
def convicted(make_claim, make_report):
    """Make a report: a total, men and women as its parts."""

    def make(total, men, women, qualifier="exact"):
        claims = [
            make_claim(total, qualifier=qualifier, metric="convicted", time="2025"),
            make_claim(men, dims={"gender": "men"}, part_of=0),
            make_claim(women, dims={"gender": "women"}, part_of=0),
        ]
        return make_report("some text", claims=claims)

    return make


@pytest.mark.parametrize(
    ("total", "men", "women", "qualifier", "expected", "why"),
    [
        (1254, 899, 355, "exact", [], "899 + 355 = 1,254"),
        (1254, 890, 355, "exact", ["sum"], "1,245 is not 1,254"),
        (144, 109, 35, "at_least", [], "at least 144, of whom 35 and 109"),
        (144, 150, 35, "exact", ["part-exceeds-total", "sum"], "a part larger than its total"),
        (144, 150, 35, "at_least", ["sum"], "at least 144 leaves room for 150, but the parts give 185"),
    ],
)
def test_parts(convicted, total, men, women, qualifier, expected, why):
    assert codes([convicted(total, men, women, qualifier)]) == expected, why


def test_women_alone_are_no_sum(make_claim, make_report):
    claims = [make_claim(1405), make_claim(170, dims={"gender": "women"}, part_of=0)]
    assert codes([make_report("x", claims=claims)]) == []


def prisoners(make_claim, make_report, path, value, time, dated="2024-12-02", **fields):
    return make_report("x", path=path, dated=dated, claims=[make_claim(value, metric="political-prisoners", time=time, **fields)])


def test_rival_figures(make_claim, make_report):
    records = [prisoners(make_claim, make_report, path, value, "2024-11-30") for path, value in (("a", 1287), ("b", 1278), ("c", 1278))]
    (finding,) = check(records, today=TODAY)
    assert finding.code == "rival-figures"
    assert {spot.path for spot in finding.spots} == {"a", "b"}


def test_figures_for_different_times_are_no_rivals(make_claim, make_report):
    assert codes([prisoners(make_claim, make_report, "a", 1287, "2024-11"), prisoners(make_claim, make_report, "b", 1278, "2024-12")]) == []


def test_women_are_no_rival_of_all(make_claim, make_report):
    women = prisoners(make_claim, make_report, "a", 170, "2024-03-04", dims={"gender": "women"})
    assert codes([women, prisoners(make_claim, make_report, "b", 1405, "2024-03-04")]) == []


@pytest.mark.parametrize(("later", "expected"), [(7604, ["falling-total"]), (7840, [])])
def test_a_running_total_must_not_fall(make_claim, make_report, later, expected):
    first, second = (
        make_report("x", path=path, dated=dated, claims=[make_claim(value, metric="convicted", time="2020-08/..")])
        for path, value, dated in (("a", 7675, "2025-03-05"), ("b", later, "2025-04-30"))
    )
    assert codes([second, first]) == expected


def test_dates(make_report):
    warning = Warn(code="published-contradicted", message="printed date 2024-01-09, but …")
    assert codes([make_report("x", dated="2025-01-09", warnings=[warning])]) == ["printed-date"]
    assert codes([make_report("x", dated="2026-01-02")]) == ["future-date"]
    assert codes([make_report("x", dated=TODAY)]) == []


@pytest.mark.parametrize(
    ("first", "second", "expected", "why"),
    [
        ({"value": 142}, {"value": 152}, ["rival-figures"], "convictions of one month in two reports"),
        ({"value": 142}, {"value": 142}, [], "the same"),
        ({"value": 142}, {"value": 20}, [], "a figure so far off counts something else"),
        ({"value": 142}, {"value": 152, "dims": {"subset": "under this article"}}, [], "a part is no rival of the whole"),
        ({"value": 142}, {"value": 152, "dims": {"place": "Minsk"}}, [], "nor is a town's figure"),
        ({"value": 142, "time": "2024-11-05"}, {"value": 152, "time": "2024-11-05"}, [], "events of one day may be different events"),
        ({"value": 5}, {"value": 6}, [], "small numbers are single events"),
    ],
)
def test_rivals_are_of_the_same_thing(make_claim, make_report, first, second, expected, why):
    claims = [make_claim(**{"metric": "convicted", "time": "2024-11", **fields}) for fields in (first, second)]
    assert codes([make_report("x", path=path, claims=[claim]) for path, claim in zip("ab", claims, strict=True)]) == expected, why


def test_two_figures_of_one_sentence_are_no_rivals(make_claim, make_report):
    claims = [make_claim(value, metric="convicted", time="2024-11", sentence=(0, 1)) for value in (142, 152)]
    assert codes([make_report("x", claims=claims)]) == []


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("In May 2024 courts convicted 142 people.", "Another count for May 2024 gives 152.", ["rival-figures"]),
        ("In May 2024 courts convicted 142 people.", "Over the protests 152 were convicted.", []),
        ("Over the strikes 142 were convicted.", "Over the protests 152 were convicted.", []),
    ],
)
def test_events_told_one_after_another_in_a_report_are_no_rivals(make_claim, make_report, first, second, expected):
    text = f"{first} {second}"
    sentences = ((0, len(first)), (len(first) + 1, len(text)))
    claims = [
        make_claim(value, metric="convicted", time="2024-05", sentence=span) for value, span in zip((142, 152), sentences, strict=True)
    ]
    dates = [Date(start=m.start(), end=m.end(), text=m.group(), value="2024-05", basis="explicit") for m in re.finditer("May 2024", text)]
    assert codes([make_report(text, claims=claims, dates=dates)]) == expected


def test_a_state_is_compared_for_one_day_only(make_claim, make_report):
    figures = [("a", 1287, "2024-11"), ("b", 1278, "2024-11")]
    assert codes([prisoners(make_claim, make_report, *figure) for figure in figures]) == []


def test_others_beside_women_and_men_leave_room(make_claim, make_report):
    """141: 97 men, 38 women and 6 adolescents."""
    claims = [
        make_claim(141, metric="detained"),
        make_claim(97, dims={"gender": "men"}, part_of=0),
        make_claim(38, dims={"gender": "women"}, part_of=0),
        make_claim(6, dims={"age_group": "minors"}, part_of=0),
    ]
    assert codes([make_report("x", claims=claims)]) == []


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("in Belarus", "in Belarus"), ["rival-figures"]),
        (("in Belarus", "in Russia"), []),
        (("in Belarus", "here"), ["rival-figures"]),  # nothing else is known of it
    ],
)
def test_figures_of_two_countries_are_no_rivals(make_claim, make_report, texts, expected):
    def one(path, value, where):
        text = f"{value} political prisoners {where}."
        claim = make_claim(value, metric="political-prisoners", time="2024-11-30", sentence=(0, len(text)))
        return make_report(text, path=path, claims=[claim])

    assert codes([one("a", 1287, texts[0]), one("b", 1278, texts[1])]) == expected


@pytest.fixture
def merged(make_report):
    """Give reports in which a slip and the name it is of carry one entity."""

    def one(path, person):
        text = f"The court fined {person} in Brest."
        name = Name(start=16, end=16 + len(person), text=person, kind="person", name=person, entity="viktar-babaryka")
        return make_report(text, path=path, names=[name])

    return [one("slip", "Viktar Bababryka"), *(one(path, "Viktar Babaryka") for path in "abcdef")]


def test_a_doubtful_merge_is_shown_with_both_places_and_the_command_that_settles_it(merged):
    (finding,) = check(merged, today=TODAY, place="my corpus")
    assert (finding.code, finding.severity) == ("doubtful-merge", "warning")
    assert len({spot.path for spot in finding.spots}) == len({spot.text for spot in finding.spots}) == 2
    assert all("fined" in spot.text for spot in finding.spots)
    assert finding.remedy == "reptrack names --doubtful --ask --decisions decisions.jsonl 'my corpus'"


def test_a_merge_that_the_user_decided_is_not_doubtful(merged):
    said = [Decision(a="Viktar Babaryka", b="Viktar Bababryka", judgement="same")]
    assert list(check(merged, today=TODAY, decisions=said)) == []


def test_names_without_entities_are_not_merged(merged):
    bare = [replace(record, names=[replace(name, entity=None) for name in record.names]) for record in merged]
    assert codes(bare) == []


def test_totals_that_may_begin_together_are_one(make_claim, make_report):
    def convicted(path, value, time, dated):
        return make_report("x", path=path, dated=dated, claims=[make_claim(value, metric="convicted", time=time)])

    first = convicted("a", 7675, "2020-22/..", "2025-03-05")
    assert codes([first, convicted("b", 7604, "2020-08/..", "2025-04-30")]) == ["falling-total"]
    assert codes([first, convicted("b", 7604, "2020-01/..", "2025-04-30")]) == []
    assert codes([first, convicted("b", 66, "2020-08/..", "2025-04-30")]) == []
