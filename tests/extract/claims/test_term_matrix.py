"""What a term or another length of time is told of, with every filling of its slots, in three languages."""

from __future__ import annotations

import itertools

import pytest

from reptrack.extract.claims import find_claims
from reptrack.records import Claim, Name
from reptrack.text.view import View

GIVEN = {
    "en": (
        ["gave", "handed"],
        ["him", "Jan Lozka", "Jan Lozka, a nurse from Horka, 52,", "her husband Jan Lozka, arrested in May,"],
        ["nine years", "three years and six months"],
        ["", " for a comment", " under a law on rallies"],
    ),
    "ru": (
        ["назначил", "дал", "добавил"],
        ["ему", "Ивану Лозке", "Ивану Лозке, 41-летнему строителю из Горки,", "Ивану и Анне Лозкам"],
        ["девять лет", "три года и шесть месяцев"],
        ["", " колонии строгого режима", " лишения свободы", " ограничения свободы"],
    ),
    "be": (
        ["прызначыў", "даў", "дадаў"],
        ["яму", "Івану Лозку", "Івану Лозку, 41-гадоваму будаўніку з Горкі,", "Івану і Ганне Лозкам"],
        ["дзевяць гадоў", "тры гады і шэсць месяцаў"],
        ["", " калоніі строгага рэжыму", " пазбаўлення волі", " хатняй хіміі"],
    ),
}
COURTS = {"en": "The court", "ru": "Суд", "be": "Суд"}


def first(text: str, figure: str, lang: str, *persons: str) -> Claim:
    names = [Name(start=at, end=at + len(p), text=p, kind="person", name=p) for p in persons if (at := text.find(p)) >= 0]
    found = find_claims(View(text, lang=lang, dated="2024-07-03"), [], names, [])
    return next(claim for claim in found if claim.text == figure)


@pytest.mark.parametrize("lang", GIVEN)
def test_a_term_has_the_verb_that_gives_it_whatever_is_said_of_the_person(lang: str) -> None:
    verbs, persons, terms, rest = GIVEN[lang]
    for verb, person, term, behind in itertools.product(verbs, persons, terms, rest):
        text = f"{COURTS[lang]} {verb} {person} {term}{behind}."
        subject = first(text, term, lang, "Jan Lozka", "Ивану Лозке", "Івану Лозку").subject or ""
        assert subject.split()[0] == verb, (text, subject)
        noun = behind.split()[:1]
        if lang != "en" and noun:
            assert subject.split()[1] == noun[0], (text, subject)


@pytest.mark.parametrize(
    ("lang", "verb", "subject"),
    [
        ("en", "disappeared for", "disappeared"),
        ("en", "was let go after", "let go"),
        ("en", "sat for", "sat"),
        ("en", "was read out in less than", "read out"),
        ("en", "were admitted after", "admitted"),
        ("en", "was allowed to telephone her mother after", "allowed to telephone her mother"),
        ("ru", "говорил", "говорил"),
        ("ru", "голодает уже", "голодает"),
        ("ru", "не спала почти", "спала"),
        ("be", "прастаяла ў калідоры больш за", "прастаяла"),
        ("be", "маўчаў амаль", "маўчаў"),
    ],
)
def test_a_length_of_time_has_the_verb_before_it_and_not_the_person(lang: str, verb: str, subject: str) -> None:
    unit = {"en": "three hours", "ru": "три часа", "be": "тры гадзіны"}[lang]
    for person in ("Jan Lozka", "Ганна Лозка", "Анна Лозка"):
        assert (first(f"{person} {verb} {unit}.", unit, lang, person).subject or "").endswith(subject)


@pytest.mark.parametrize(
    ("text", "figure", "lang", "subject"),
    [
        ("After more than 600 days without letters, Jan Lozka was moved.", "600 days", "en", "without letters"),
        ("Jan Lozka has ten days to appeal.", "ten days", "en", "to appeal"),
        ("Lozka had eleven weeks to go.", "eleven weeks", "en", "to go"),
        ("Прокурор просил на год больше.", "год", "ru", "больше"),
        ("Суд даў на паўгода менш, чым прасіў пракурор.", "паўгода", "be", "менш"),
        ("Обыск длился пять часов.", "пять часов", "ru", "Обыск длился"),
        ("Горка: шесть лет за сбор подписей", "шесть лет", "ru", "за сбор подписей"),
        ("Retired teacher Jan Lozka, 66, 15 years for a voice note.", "15 years", "en", "for a voice note"),
        ("За чатыры гады мы страцілі многіх.", "чатыры гады", "be", "страцілі многіх"),
    ],
)
def test_what_lasts_stands_behind_the_length_of_time(text: str, figure: str, lang: str, subject: str) -> None:
    assert first(text, figure, lang, "Jan Lozka").subject == subject


@pytest.mark.parametrize("between", [" – ", ", ", " (", ", 44, "])
def test_a_term_with_nothing_but_a_name_before_it_is_of_the_person(between: str) -> None:
    closed = ")" if "(" in between else ""
    assert first(f"Ganna Lozka{between}six years{closed}.", "six years", "en", "Ganna Lozka").subject == "Ganna Lozka"


@pytest.mark.parametrize("joint", [", ", "; ", ", and "])
def test_a_term_told_like_the_one_before_has_its_person_and_its_noun(joint: str) -> None:
    text = f"Jan Lozka received seven years of imprisonment{joint}Ganna Horka five years."
    subject = first(text, "five years", "en", "Jan Lozka", "Ganna Horka").subject or ""
    assert subject.startswith("Ganna Horka"), subject
    assert "Lozka" not in subject
