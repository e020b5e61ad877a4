"""Names that a report tells by what it says of them: who speaks, who signs, what is found again, what else a person is called."""

from __future__ import annotations

import tomllib
from itertools import product
from pathlib import Path

import pytest

from reptrack.extract.names import find_names
from reptrack.records import Name
from reptrack.text.view import View

TABLE = tomllib.loads((Path(__file__).parents[2] / "cases" / "told_names.toml").read_text(encoding="utf-8"))


def found(text: str, lang: str, kind: str) -> list[Name]:
    """Give the names of a kind in a text."""
    return [one for one in find_names(View(text, lang=lang)) if one.kind == kind]


def texts(text: str, lang: str, kind: str) -> list[str]:
    """Give them as they are written."""
    return [one.text for one in found(text, lang, kind)]


@pytest.mark.parametrize(("frame", "name"), [*product(TABLE["spoken"]["frames"], TABLE["spoken"]["names"])])
def test_who_speaks_is_an_organisation(frame: str, name: str) -> None:
    """A name of ordinary words is an organisation where it speaks or somebody speaks for it."""
    assert texts(frame.format(name), "en", "org") == [name]


@pytest.mark.parametrize("text", TABLE["spoken"]["none"])
def test_offices_laws_and_persons_are_none(text: str) -> None:
    """An office, a law or a person that speaks is no organisation."""
    assert texts(text, "en", "org") == []


@pytest.mark.parametrize(("text", "name"), [*product(TABLE["again"]["texts"], TABLE["again"]["names"])])
def test_a_name_told_once_is_found_again(text: str, name: str) -> None:
    """A name is found everywhere, before and behind the place that tells it."""
    assert texts(text.format(name), "en", "org") == [name, name]


@pytest.mark.parametrize(("text", "name"), [*product(TABLE["short"]["texts"], TABLE["short"]["names"])])
def test_a_first_word_is_the_short_name(text: str, name: str) -> None:
    """The first word of a body's name stands for it where no list has the word."""
    whole = text.format(name, name.split(" ", 1)[0])
    assert {one.name for one in found(whole, "en", "org")} == {name}
    assert len(found(whole, "en", "org")) == 2


@pytest.mark.parametrize("name", TABLE["short"]["none"])
def test_a_surname_or_a_town_is_no_short_name(name: str) -> None:
    """A surname, a given name or a town that a body is called by stays what it is."""
    first = name.split(" ", 1)[0]
    assert first not in texts(f"The {name} is shut. They wrote to {first} in May.", "en", "org")


QUOTED = [(part["lang"], frame, name) for part in TABLE["quoted"] for frame, name in product(part["frames"], part["names"])]
NOT_QUOTED = [(part["lang"], frame, name) for part in TABLE["quoted"] for frame, name in product(part["none"], part["names"])]


@pytest.mark.parametrize(("lang", "frame", "name"), QUOTED)
def test_a_quoted_name_that_tells_is_an_organisation(lang: str, frame: str, name: str) -> None:
    """In quotation marks, behind `according to` or before a verb of telling."""
    assert texts(frame.format(name), lang, "org") == [name]


@pytest.mark.parametrize(("lang", "frame", "name"), NOT_QUOTED)
def test_a_title_is_none(lang: str, frame: str, name: str) -> None:
    """A film, a book, a station."""
    assert texts(frame.format(name), lang, "org") == []


@pytest.mark.parametrize(("lang", "heading"), TABLE["signed"]["headings"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_who_signs_is_an_organisation(lang: str, heading: str, gap: str) -> None:
    """Every line below the heading, unless it is somebody with an office."""
    lines = [*TABLE["signed"]["lines"], *TABLE["signed"]["persons"]]
    text = f"We call for their release.\n\n{heading}{gap}" + "\n".join(lines) + "\n"
    assert texts(text, lang, "org") == TABLE["signed"]["lines"]


CYRILLIC = [
    (part["lang"], frame, *pair.rsplit("/", 1)) for part in TABLE["cyrillic"] for frame, pair in product(part["frames"], part["found"])
]


@pytest.mark.parametrize(("lang", "frame", "base", "form"), CYRILLIC)
def test_bodies_by_their_shape_in_cyrillic(lang: str, frame: str, base: str, form: str) -> None:
    """The whole name is found, with its nominative."""
    assert [(one.text, one.name) for one in found(frame.format(form), lang, "org")] == [(form, base)]


@pytest.mark.parametrize(("lang", "text"), [(part["lang"], text) for part in TABLE["cyrillic"] for text in part["none"]])
def test_no_body_by_an_adjective_of_a_country(lang: str, text: str) -> None:
    """`A Russian court` names no court, and an illness in capitals no body."""
    assert texts(text, lang, "org") == []


@pytest.mark.parametrize(("text", "place"), TABLE["places"]["again"])
def test_a_place_told_once_is_found_everywhere(text: str, place: str) -> None:
    """By a lead, a court, the rows of a table, the end of a line; nobody is invented."""
    bodies = sum(place in body for body in texts(text, "en", "org"))
    assert texts(text, "en", "place").count(place) == text.count(place) - bodies
    assert place not in texts(text, "en", "person")


@pytest.mark.parametrize(("lang", "square"), TABLE["places"]["squares"])
def test_a_square_is_a_place_with_its_name(lang: str, square: str) -> None:
    """The word for it and the name together."""
    assert texts(f"… {square}.", lang, "place") == [square]


@pytest.mark.parametrize("text", TABLE["places"]["none"])
def test_weekdays_and_airports_are_no_places(text: str) -> None:
    """A weekday in Latin letters, the town in an airport's name."""
    assert texts(text, "be" if "sakavika" in text else "en", "place") == []


ALIASES = [(part["lang"], frame, *pair) for part in TABLE["aliases"] for frame, pair in product(part["frames"], part["pairs"])]


@pytest.mark.parametrize(("lang", "frame", "name", "other"), ALIASES)
def test_another_name_behind_a_name_is_the_same_person(lang: str, frame: str, name: str, other: str) -> None:
    """Both are found, and have one full form."""
    persons = found(frame.format(name, other), lang, "person")
    assert [one.text for one in persons] == [name, other]
    assert {one.name for one in persons} == {name}


@pytest.mark.parametrize(("text", "persons"), TABLE["not_aliases"]["texts"])
def test_others_in_brackets_stay_others(text: str, persons: list[str]) -> None:
    """A town, a body, a relative."""
    assert [one.name for one in found(text, "en", "person")] == persons


@pytest.mark.parametrize(("text", "name"), [*product(TABLE["articles"]["texts"], TABLE["articles"]["names"])])
def test_a_surname_without_its_article_is_the_same_person(text: str, name: str) -> None:
    """The surname alone, written without al- or el-, has the full form of the name."""
    persons = found(text.format(name, name.rsplit("-", 1)[1]), "en", "person")
    assert [one.name for one in persons] == [name, name]


@pytest.mark.parametrize(("lang", "text", "bodies"), TABLE["around"]["texts"])
def test_a_body_is_told_by_what_stands_around(lang: str, text: str, bodies: list[str]) -> None:
    """The kind before a Latin name, the kind behind a comma, a full name behind its letters, a picture's agency."""
    assert texts(text, lang, "org") == bodies
