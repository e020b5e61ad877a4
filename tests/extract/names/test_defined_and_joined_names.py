"""Organisations that a short form defines, that joined words stand before, that are called by what they are for, in every combination."""

from __future__ import annotations

from itertools import product

import pytest

from reptrack.extract.names import find_names
from reptrack.text.view import View

DEFINED = {
    "HYNC": "Harbour Young Nurses’ Circle",
    "HYLA": "Harbour Young Lawyer’s Association",
    "CDNT": "Coalition for the Defence of Nurses in Tartu",
    "HNA": "Harbour news agency",
    "WiE": "Women in Exile",
    "AOHR UK": "Aspen organisation for Human Rights in the UK",
    "Sermin": "Servicio Modelo de Informes Nuevos",
}
FRAMES = (
    "On Monday the {} said so. Later {} wrote.",
    "She works for {} in Tartu. {} closed.",
    "A letter of the {} came. It was {} that wrote it.",
)
BRACKETS = ("{} ({})", "{} (hereinafter {})", "{} (the {})", "{} (“{}”)")


def organisations(text: str, lang: str = "en") -> list[tuple[str, str]]:
    return [(one.text, one.name) for one in find_names(View(text, lang=lang)) if one.kind == "org"]


@pytest.mark.parametrize(("short", "frame", "bracket"), list(product([s for s in DEFINED if s != "Sermin"], FRAMES, BRACKETS)))
def test_a_short_form_in_brackets_defines_the_name_before_it(short: str, frame: str, bracket: str) -> None:
    name = DEFINED[short]
    assert organisations(frame.format(bracket.format(name, short), short)) == [(name, name), (short, name), (short, name)]


def test_the_letters_may_be_beginnings_of_words() -> None:
    assert organisations("La sede del Servicio Modelo de Informes (Sermin), al oeste.")[:1] == [("Servicio Modelo de Informes",) * 2]


@pytest.mark.parametrize(
    ("phrase", "frame"),
    list(
        product(
            (
                "Democratic Republic of Harbour (DRH)",
                "Harbour Rights Act (HRA)",
                "Ivan Petrovich Sidorov (IPS)",
                "internally displaced persons (IDPs)",
                "Human Rights Defenders (HRDs)",
                "Blue Lake Region (BLR)",
            ),
            ("On Monday the {} came up.", "They spoke of {} again."),
        )
    ),
)
def test_laws_places_people_and_sorts_of_people_are_not_defined_so(phrase: str, frame: str) -> None:
    whole = phrase.split(" (", maxsplit=1)[0]
    assert whole not in [text for text, _ in organisations(frame.format(phrase))]


@pytest.mark.parametrize(
    ("first", "joint", "rest", "frame"),
    list(
        product(
            ("Tolerance", "Monitoring", "Solidarity", "Peace"),
            ("and", "for", "against", "without"),
            ("Diversity Institute", "Equal Rights Association", "Torture Committee", "Borders Coalition"),
            ("She is a lawyer of the {}.", "On Monday the {} wrote."),
        )
    ),
)
def test_ordinary_words_behind_an_article_belong_to_the_head(first: str, joint: str, rest: str, frame: str) -> None:
    name = f"{first} {joint} {rest}"
    assert [text for text, _ in organisations(frame.format(name))] == [name]


@pytest.mark.parametrize("office", ["President", "Speaker", "Minister", "Chairman", "Ambassador", "Director"])
def test_an_office_before_the_joint_does_not(office: str) -> None:
    found = [text for text, _ in organisations(f"On Monday the {office} and Human Rights Committee met.")]
    assert found == ["Human Rights Committee"]


@pytest.mark.parametrize(
    ("before", "name", "what"),
    list(
        product(
            ("the shuttered", "an independent", "its rival,"),
            ("Sviedkar", "Rubonik", "Şemdar"),
            ("daily", "newspaper", "weekly", "magazine"),
        )
    ),
)
def test_a_medium_before_what_it_is(before: str, name: str, what: str) -> None:
    found = [text for text, _ in organisations(f"He wrote for {before} {name} {what} in May. Later {name} closed.")]
    assert found == [name, name]


@pytest.mark.parametrize(
    "text",
    ["He reads a Belarusian newspaper.", "the Minsk daily wrote", "a Kurdish weekly came", "his Sunday magazine", "the Morning newspaper"],
)
def test_peoples_towns_and_words_before_a_newspaper_are_none(text: str) -> None:
    assert organisations(text) == []


CHAINS = {
    "ru": (
        ("Международного фонда защиты свободы слова «Липа»", "Международный фонд защиты свободы слова «Липа»"),
        ("Центра по правам человека «Липа»", "Центр по правам человека «Липа»"),
        ("Областной организации помощи беженцам «Мост»", "Областная организация помощи беженцам «Мост»"),
        ("Комитета против пыток «Тихий сад»", "Комитет против пыток «Тихий сад»"),
    ),
    "be": (
        ("Міжнароднага фонду абароны свабоды слова «Ліпа»", "Міжнародны фонд абароны свабоды слова «Ліпа»"),
        ("Цэнтра па правах чалавека «Ліпа»", "Цэнтр па правах чалавека «Ліпа»"),
    ),
}
CHAIN_FRAMES = {
    "ru": ("По материалам {}.", "Об этом узнали от {} вчера."),
    "be": ("Паводле звестак {}.", "Пра гэта даведаліся ад {} учора."),
}


@pytest.mark.parametrize(
    ("lang", "name", "frame"), [(lang, name, frame) for lang in CHAINS for name in CHAINS[lang] for frame in CHAIN_FRAMES[lang]]
)
def test_what_a_body_is_for_stands_between_its_head_and_the_marks(lang: str, name: tuple[str, str], frame: str) -> None:
    assert organisations(frame.format(name[0]), lang) == [name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Эксперты Миссии ОБСЕ в Молдове приехали.", ("Миссии ОБСЕ в Молдове", "Миссия ОБСЕ в Молдове")),
        ("Суд № 2 Есильского района Астаны приговорил его.", ("Суд № 2 Есильского района Астаны",) * 2),
        ("Вчера суд № 3 города Алматы приговорил его.", ("суд № 3 города Алматы",) * 2),
        (
            "Сообщили в Управлении Федеральной службы исполнения наказаний по Тверской области.",
            (
                "Управлении Федеральной службы исполнения наказаний по Тверской области",
                "Управление Федеральной службы исполнения наказаний по Тверской области",
            ),
        ),
        (
            "По данным Казахстанского бюро по правам детей, так.",
            ("Казахстанского бюро по правам детей", "Казахстанское бюро по правам детей"),
        ),
        ("Их партию «Вперёд, Тартария!» не регистрируют.", ("Вперёд, Тартария!",) * 2),
        ("Его держат в СИЗО-2 «Липа» с мая.", ("СИЗО-2 «Липа»",) * 2),
        ("Волонтёр «Тихого сада» уехал.", ("Тихого сада",) * 2),
    ],
)
def test_bodies_by_number_seat_and_service(text: str, expected: tuple[str, str]) -> None:
    assert organisations(text, "ru") == [expected]


@pytest.mark.parametrize(
    "text", ["Срок по «Тихому делу» ему дали.", "Закон о «Липовом законе» не приняли.", "Группа требует закрыть «Дом»."]
)
def test_trials_laws_and_what_a_verb_parts_from_a_head(text: str) -> None:
    assert organisations(text, "ru") == []


@pytest.mark.parametrize(
    ("sign", "years", "end"), list(product(("©", "(c)", "(C)"), ("1998–2022", "2024"), (" · Усе правы", ", All rights", "\n")))
)
def test_the_holder_of_rights(sign: str, years: str, end: str) -> None:
    assert organisations(f"Тэкст.\n{sign} {years} Ліпавы Дом{end}", "be")[:1] == [("Ліпавы Дом", "Ліпавы Дом")]
