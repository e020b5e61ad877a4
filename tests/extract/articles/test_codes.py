"""The codes and titles in `models/` hang together: every title belongs to a code that can have such an article."""

from __future__ import annotations

import re

import pytest

from reptrack.extract.articles.lexicon import codes, country_of_word, roles, units
from reptrack.extract.articles.names import name_at
from reptrack.resources import each_toml, each_tsv

ROWS = [row for rows in each_tsv("articles.tsv").values() for row in rows]


def test_every_code_has_an_id_of_its_own() -> None:
    ids = [row["id"] for pack in each_toml("codes.toml").values() for row in pack.get("code", [])]
    assert len(ids) == len(set(ids))


def test_the_id_of_a_country_s_code_begins_with_the_country() -> None:
    assert all(code.country is None or code.id.startswith(f"{code.country}-") for code in codes().values())


def test_every_title_belongs_to_an_article_that_its_code_can_have() -> None:
    odd = [row["ref"] for row in ROWS if not codes()[row["ref"].split(":")[0]].holds(row["ref"].split(":")[1])]
    assert odd == []


def test_every_article_has_one_title_in_three_languages() -> None:
    refs = [row["ref"] for row in ROWS]
    assert len(refs) == len(set(refs))
    assert [row["ref"] for row in ROWS if not (row["title"] and row["title_be"] and row["title_ru"])] == []


def test_belarusian_titles_have_no_russian_letters() -> None:
    assert [row["ref"] for row in ROWS if re.search("[иъщ]", row["title_be"].lower())] == []


def test_russian_titles_have_no_belarusian_letters() -> None:
    assert [row["ref"] for row in ROWS if re.search("[іў]", row["title_ru"].lower())] == []


@pytest.mark.parametrize("country", ["BY", "RU", "UA", "MM", "IR", "TR"])
def test_the_codes_meant_by_a_bare_number_exist(country: str) -> None:
    assert all(code in codes() for code in units(country)[1])


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("Мінску", "BY"),
        ("Belarusian", "BY"),
        ("Россией", "RU"),
        ("Крымінальнага", None),
        ("Крыму", "RU"),
        ("Azerbaijani", "AZ"),
        ("Iran’s", "IR"),
        ("may", None),
    ],
)
def test_words_show_a_country(word: str, country: str | None) -> None:
    assert country_of_word(word) == country


@pytest.mark.parametrize(
    ("text", "code"),
    [("Rome Statute", "ROME"), ("МПГПП", "ICCPR"), ("Канвенцыі супраць катаванняў", "CAT"), ("TCK", "TR-TPC"), ("КоАП РФ", "RU-CAO")],
)
def test_names_of_codes_are_read(text: str, code: str) -> None:
    found = name_at(text, 0)
    assert found is not None
    assert (found.end, found.readings[0].code) == (len(text), code)


@pytest.mark.parametrize("text", ["cc", "Pact", "Rome", "Статуэтка", "cat"])
def test_other_words_are_no_names_of_codes(text: str) -> None:
    assert name_at(text, 0) is None


def test_words_of_citing_are_in_small_letters() -> None:
    assert [word for word in roles() if word != word.lower()] == []
