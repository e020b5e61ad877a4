"""What must not enter the curve of a metric: parts of its figures, one colony, people of another kind; and who cannot be a source."""

from __future__ import annotations

import pytest

from reptrack.extract.claims import find_claims
from reptrack.records import Claim, Name
from reptrack.text.view import View


def read(text: str, lang: str = "en", orgs: tuple[str, ...] = ()) -> dict[str, Claim]:
    names = [Name(start=text.index(org), end=text.index(org) + len(org), text=org, kind="org", name=org) for org in orgs]
    found = find_claims(View(text, lang=lang, dated="2024-06-03"), [], sorted(names, key=lambda name: name.start), [])
    return {claim.text: claim for claim in found}


@pytest.mark.parametrize(
    "whole", ["Nine political prisoners have died behind bars", "144 people were detained", "96 people were convicted"]
)
@pytest.mark.parametrize("joint", [": four in colonies and five in remand prisons.", ", four in Lozka and five in Horka."])
def test_a_part_of_a_figure_is_not_taken_for_the_whole(whole: str, joint: str) -> None:
    claims = read(whole + joint)
    total = claims[whole.split(maxsplit=1)[0]]
    assert total.dims == {}
    for part in ("four", "five"):
        assert claims[part].part_of == 0
        assert claims[part].metric != total.metric or claims[part].dims


@pytest.mark.parametrize("place", ["Colony No. 4", "Prison No. 8", "SIZO-1", "Horka Prison No. 8"])
@pytest.mark.parametrize(
    "pattern",
    ["In {place} there are 32 political prisoners.", "32 political prisoners are held in {place}.", "{place}: 32 political prisoners."],
)
def test_those_of_one_colony_are_a_subset(place: str, pattern: str) -> None:
    claim = read(pattern.format(place=place))["32"]
    assert claim.metric == "political-prisoners"
    assert claim.dims.get("subset")


@pytest.mark.parametrize(
    "pattern", ["32 political prisoners are held in prison.", "32 political prisoners are in colonies of the country."]
)
def test_colonies_in_general_are_no_subset(pattern: str) -> None:
    assert "subset" not in read(pattern)["32"].dims


@pytest.mark.parametrize("place", ["Colony No. 4", "Prison No. 8", "SIZO-1"])
def test_a_place_of_detention_says_nothing(place: str) -> None:
    assert read(f"{place}: 14 people.", orgs=(place,))["14"].attributed_to is None
    text = f"According to the administration of {place}, 32 women are held there."
    assert read(text, orgs=(place,))["32"].attributed_to == f"administration of {place}"


@pytest.mark.parametrize(
    ("text", "figure", "source"),
    [
        ("According to data collected by Lozka Watch, 55 people were killed.", "55", "Lozka Watch"),
        ("Two journalists released in a trial; 45 more detained.", "45", None),
        ("20 were held in a centre (Horka state), 13 in police stations.", "13", None),
        ("Based on previous reports obtained by us, two of the five were fined.", "two", None),
    ],
)
def test_nouns_that_look_like_verbs_of_saying(text: str, figure: str, source: str | None) -> None:
    orgs = ("Lozka Watch",) if "Lozka Watch" in text else ()
    assert read(text, orgs=orgs)[figure].attributed_to == source


def test_parts_told_in_the_next_sentence() -> None:
    claims = read("In all, 53 people were in custody. Six are women and two were minors.")
    assert claims["Six"].part_of == claims["two"].part_of == 0
