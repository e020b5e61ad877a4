"""Who publishes a report is told from how its lines name it, in every language, case and place of the page; its printed date likewise."""

from __future__ import annotations

import tomllib
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from reptrack.ingest.naming import names_in
from reptrack.ingest.nominative import nominative
from reptrack.ingest.pipeline import ingest_bytes

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parents[1] / "cases/ingest/publishers.toml").read_text(encoding="utf-8"))[
    "case"
]


def items(text: str) -> list[list[str]]:
    return [[r.title, r.publisher or "", r.published or ""] for r in ingest_bytes(text.encode(), "a.txt") if r.title is not None]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_head(case: dict[str, Any]) -> None:
    """Each head of a house gives its publisher and date."""
    assert items(case["text"]) == case["items"]


# ---- words of making × names

BODY = {
    "en": "The court sentenced the teacher to three years on Monday, and nobody was let in. Her lawyer will appeal the verdict.",
    "ru": "Суд в понедельник приговорил учительницу к трём годам колонии, в зал никого не пустили. Адвокат подаст жалобу.",
    "be": "Суд у панядзелак прысудзіў настаўніцы тры гады калоніі, у залу нікога не пусцілі. Адвакат падасць скаргу.",
}
TITLES = {"en": "Courts of the north: March in figures", "ru": "Суды севера: март в цифрах", "be": "Суды поўначы: сакавік у лічбах"}
# How a name is given: as it is, and in the case that words of making want.
NAMES = {
    "en": [(name, name) for name in ("Birch Lane Archive", "Centre for Open Courts", "Group “Heron”", "OVD-Info", "Quiet Harbour Press")],
    "ru": [
        ("Центр открытых судов", "Центром открытых судов"),
        ("Правозащитная группа «Цапля»", "Правозащитной группой «Цапля»"),
        ("Северное бюро адвокатов", "Северным бюро адвокатов"),
        ("Объединение «Тихий зал»", "Объединением «Тихий зал»"),
    ],
    "be": [
        ("Цэнтр адкрытых судоў", "Цэнтрам адкрытых судоў"),
        ("Праваабарончая група «Чапля»", "Праваабарончай групай «Чапля»"),
        ("Суполка «Ціхая зала»", "Суполкай «Ціхая зала»"),
    ],
}
MAKERS = {
    "en": [
        "Compiled by {}", "Prepared by the {}", "Published on 3 April 2025 by {}", "Monthly review by {}", "Kept by: {}", "Publisher: {}", "Research and text: {}",
        "Issued by {} on 3 April 2025", "Mailed to subscribers by {}", "A publication of {}", "{} | 3 April 2025", "Text: {}, with the support of the Danube Fund",
        "Funded by the Danube Fund. Compiled by {}", "Written and checked by {} (Oslo)", "Organisation – {}",
    ],
    "ru": [
        "Подготовлено {i}", "Обзор подготовлен {i}", "Обзор подготовила {}", "Составитель: {}", "Издатель — {}", "Исследование и текст: {}", "{} | 3 апреля 2025",
        "Автор: {}. При поддержке Дунайского фонда", "Выпускает {}", "Разослано 3 апреля 2025 {i}", "Собрала и упорядочила {}; перевод: Дунайский фонд",
    ],
    "be": [
        "Падрыхтавана {i}", "Агляд падрыхтаваны {i}", "Агляд падрыхтавала {}", "Складальнік: {}", "Выдавец — {}", "Даследаванне і тэкст: {}", "{} | 3 красавіка 2025",
        "Аўтар: {}. Пры падтрымцы Дунайскага фонду", "Выдае {}", "Сабрала і ўпарадкавала {}; пераклад: Дунайскі фонд",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("lang", "making"), [(lang, making) for lang, forms in MAKERS.items() for making in forms])
def test_words_of_making(lang: str, making: str) -> None:
    """Whoever is named behind words of making is the publisher, above the title and below it, and no one else in the line is."""
    for name, oblique in NAMES[lang]:
        line = making.format(name, i=oblique)
        for text in (f"{TITLES[lang]}\n{line}\n\n{BODY[lang]}\n", f"{line}\n\n{TITLES[lang]}\n\n{BODY[lang]}\n"):
            title, publisher, _ = items(text)[0]
            assert (title, publisher) == (TITLES[lang], name), text


@pytest.mark.parametrize(("name", "oblique"), [*NAMES["ru"], *NAMES["be"]])
def test_nominative(name: str, oblique: str) -> None:
    """A name comes back from its case, and one in the nominative stays."""
    assert nominative(oblique) == name
    assert nominative(name) == name


@pytest.mark.parametrize(
    "line",
    [
        "With the support of the Danube Fund", "Photo: Birch Wire", "To: Human Rights Council, Geneva", "Translated by the Harbour Centre",
        "Перевод: Центр «Мост»", "При поддержке Дунайского фонда", "Кому: Комитет по делам заключённых", "Фота: «Бярозавая хваля»", "Каму: Рада адвакатаў",
        "By Jane Roe", "Compiled by Anna Petrova", "Автор: Анна Петрова", "Аўтар: Ганна Пятрова", "Published: Friday, 4 April 2025", "Joint Appeal",
        "СПЕЦИАЛЬНЫЙ ДОКЛАД", "Обращение правозащитных организаций", "Vilnius, 4 April 2025",
    ],
)  # fmt: skip
def test_no_publisher(line: str) -> None:
    """Who paid, translated, is written to or is a person is not the house of a report; nor is a kind of publication."""
    assert not [named for named in names_in(line) if named.how != "name"]
    assert items(f"{TITLES['en']}\n{line}\n\n{BODY['en']}\n")[0][1] == ""


# ---- printed dates: form × place in the head

_FIGURES = (
    "17.04.2025", "17/04/2025", "2025-04-17", "2025/04/17", "2025.04.17", "17-04-2025", "17.4.2025", "2025-04-17T10:00:00+03:00", "2025-04-17 10:00",
    "17.04.2025, 14:05", "17.04.25",
)  # fmt: skip
DATES = {
    "en": [
        "17 April 2025", "April 17, 2025", "17th April 2025", "April 17th, 2025", "17th of April 2025", "17th April, 2025", "17 Apr. 2025", "Apr. 17, 2025",
        "17-Apr-2025", "17-Apr-25", "Thursday, 17 April 2025", "Thursday 17 April 2025", "Thu, 17 Apr 2025", "Thu. 17 April 2025", "17 April 2025 (Thursday)",
        "17 APRIL 2025", "Thu, 17 Apr 2025 09:12:33 +0300", "17 April, 2025", "17 April 2025, 2 pm", *_FIGURES,
    ],
    "ru": [
        "17 апреля 2025", "17 апреля 2025 г.", "17 апреля 2025 года", "17 апреля 2025г.", "«17» апреля 2025 г.", "четверг, 17 апреля 2025",
        "17 апреля 2025 года, четверг", "17 апреля 2025 (четверг)", "чт, 17 апр 2025", "17 апр. 2025", "17-го апреля 2025 года", "17.04.2025 г.", "17.04.2025г.",
        "17 АПРЕЛЯ 2025", "17 апреля 2025, 14:05", "17 апреля 2025 в 14:05", *_FIGURES,
    ],
    "be": [
        "17 красавіка 2025", "17 красавіка 2025 г.", "17 красавіка 2025 года", "17 красавіка 2025 году", "«17» красавіка 2025 г.", "чацвер, 17 красавіка 2025",
        "17 красавіка 2025 года, чацвер", "17 крас. 2025", "17.04.2025 г.", "17.04.2025г.", "17 КРАСАВІКА 2025", "17 красавіка 2025, 14:05",
        "17 красавіка 2025 а 14:05", *_FIGURES,
    ],
}  # fmt: skip
WORDS = {
    "en": {
        "head": "Four nurses fined in Osh after a picket", "org": "Fergana Lawyers’ Network", "city": "Bishkek", "pub": "Published", "upd": "Last updated",
        "rel": "Date of release", "by": "Compiled by", "no": "Issue 7", "kind": "Monthly review",
    },
    "ru": {
        "head": "Четырёх медсестёр оштрафовали в Оше за пикет", "org": "Ферганская сеть адвокатов", "city": "Бишкек", "pub": "Опубликовано", "upd": "Обновлено",
        "rel": "Дата выпуска", "by": "Подготовлено:", "no": "Выпуск № 7", "kind": "Ежемесячный обзор",
    },
    "be": {
        "head": "Чатырох медсясцёр аштрафавалі ў Ошы за пікет", "org": "Ферганская сетка адвакатаў", "city": "Бішкек", "pub": "Апублікавана", "upd": "Абноўлена",
        "rel": "Дата выпуску", "by": "Падрыхтавана:", "no": "Выпуск № 7", "kind": "Штомесячны агляд",
    },
}  # fmt: skip
HEADS = (
    "{head}\n{d}", "{d}\n{head}", "{head}\n{org}\n{d}", "{head}\n{org}, {d}", "{head}\n{org} | {d}", "{head}\n{org} – {d}", "{head}\n{org} ({d})",
    "{head}\n{org}, {city} – {d}", "{head}\n{org}, {city}, {d}", "{head}\n{org} | {city}, {d}", "{head}\n{d} | {org}", "{head}\n{d} — {org}", "{head}\n{d}, {org}",
    "{head}\n{d} | {org}, {city}", "{head}\n{city}, {d}", "{head}\n({city}, {d})", "{head}\n{pub}: {d}", "{head}\n{pub} {d}", "{head}\n{upd}: {d}",
    "{head}\n{rel}: {d}", "{head}\n{rel} — {d}", "{head}\n{by} {org}, {d}", "{head}\n{by} {org}. {rel}: {d}", "{head}\n{by} {org}; {rel}: {d}",
    "{org}\n{no}, {d}\n\n{head}", "{org}\n{no} | {d}\n\n{head}", "{org} · {no} · {d}\n\n{head}", "{org}\n{kind}\n{d}\n\n{head}",
    "{head}\n*{org} — {kind}. {rel}: {d}*", "{head}\n{org} · {kind} · {pub} {d}", "# {head}\n\n**{rel}:** {d}  \n**{pub}:** {org}",
)  # fmt: skip


@pytest.mark.parametrize(("lang", "head"), list(product(DATES, HEADS)))
def test_date_in_a_head(lang: str, head: str) -> None:
    """However a date is written, and wherever it stands in a head, title, publisher and day come out right."""
    words = WORDS[lang]
    expected = [[words["head"], words["org"] if "{org}" in head else "", "2025-04-17"]]
    wrong = [form for form in DATES[lang] if items(f"{head.format(d=form, **words)}\n\n{BODY[lang]}\n") != expected]
    assert not wrong


# ---- a date without its year

YEARLESS = {
    "en": ["Compiled by Heron Watch – Monday, Apr. 7th", "Heron Watch, Oslo – Monday, 7 April", "Heron Watch | Released: 7 April"],
    "ru": ["Обзор подготовил Центр «Цапля». Дата выпуска — 7 апреля", "Центр «Цапля», Осло – понедельник, 7 апреля"],
    "be": ["Агляд падрыхтаваў Цэнтр «Чапля». Дата выпуску — 7 красавіка", "Цэнтр «Чапля», Осла – панядзелак, 7 красавіка"],
}
TITLED = {"en": "Courts of the north: March 2025", "ru": "Суды севера: март 2025 года", "be": "Суды поўначы: сакавік 2025 года"}


@pytest.mark.parametrize(("lang", "line"), [(lang, line) for lang, lines in YEARLESS.items() for line in lines])
def test_date_without_a_year(lang: str, line: str) -> None:
    """The day behind a label or beside its house takes its year from the title."""
    ((title, publisher, day),) = items(f"{TITLED[lang]}\n{line}\n\n{BODY[lang]}\n")
    assert (title, day) == (TITLED[lang], "2025-04-07")
    assert publisher in {"Heron Watch", "Центр «Цапля»", "Цэнтр «Чапля»"}
