"""Figures and ordinals that are days, and those that are none: forms, what stands around and languages combined."""

from __future__ import annotations

from itertools import product

import pytest

from reptrack.extract.articles import find_articles
from reptrack.extract.claims import find_claims
from reptrack.extract.dates import find_dates
from reptrack.extract.names import find_names
from reptrack.text.view import View

REPORT = "2025-03-20"


def found(text: str, lang: str, dated: str | None = REPORT) -> list[tuple[str, str | None]]:
    return [(d.text, d.value) for d in find_dates(View(text, lang=lang, dated=dated))]


# ---- days that no calendar has

IMPOSSIBLE = {
    "en": [
        "February 30",
        "30 February",
        "the 31st of April",
        "31 June 2024",
        "February 30, 2024",
        "31.06.2024",
        "2025-02-30",
        "29 February 2025",
    ],
    "ru": ["30 февраля", "31 апреля", "31 июня 2024 года", "31.06.2024", "29 февраля 2025 года"],
    "be": ["30 лютага", "31 красавіка", "31 чэрвеня 2024 года", "31.06.2024", "29 лютага 2025 года"],
}
EVENTS = {
    "en": ["He was detained on {}.", "On {}, the court sat.", "The trial of {} was closed."],
    "ru": ["Его задержали {}.", "{} суд вынес приговор.", "Письмо от {}, без подписи."],
    "be": ["Яго затрымалі {}.", "{} суд вынес прысуд.", "Ліст ад {}, без подпісу."],
}


@pytest.mark.parametrize(("lang", "day"), [(lang, day) for lang, days in IMPOSSIBLE.items() for day in days])
def test_a_day_that_no_calendar_has_is_kept_without_a_value_and_counts_nothing(lang: str, day: str) -> None:
    for event in EVENTS[lang]:
        view = View(event.format(day), lang=lang, dated=REPORT)
        dates = find_dates(view)
        assert [(d.text, d.value) for d in dates] == [(day.removeprefix("the "), None)], view.text
        assert find_claims(view, dates, find_names(view), find_articles(view)) == [], view.text


@pytest.mark.parametrize("month", ["April", "June", "September", "November", "February"])
def test_a_count_beside_a_month_is_no_day(month: str) -> None:
    for verb in ("people were detained", "were freed", "political prisoners left"):
        assert [text for text, _ in found(f"In {month} 31 {verb}.", "en")] == [month]


# ---- a day and its month in figures

FIGURES = [("14.01", "2025-01-14"), ("28.02", "2025-02-28"), ("03.12", "2024-12-03")]
AS_DAYS = {
    "en": [
        "{} — Nikita Z. was tried.",
        "• {}, Pinsk. A search.",
        "On {} she got seven years.",
        "The hearing of {} was closed.",
        "Brest court, {}. Two fines.",
    ],
    "ru": [
        "{} — суд над Никитой З.",
        "— {}, Пинск. Обыск.",
        "Заседание {} прошло в закрытом режиме.",
        "Суд Бреста, {}. Два штрафа.",
        "Слушали дважды: {} – Брест, потом Орша.",
        "Последнее заседание: {}, десять часов.",
    ],
    "be": [
        "{} — суд над Мікітам З.",
        "— {}, Пінск. Ператрус.",
        "Паседжанне {} прайшло за зачыненымі дзвярыма.",
        "Суд Брэста, {}. Два штрафы.",
        "Слухалі двойчы: {} – Брэст, потым Орша.",
        "Апошняе паседжанне: {}, дзесяць гадзін.",
    ],
}
NO_DAYS = {
    "en": [
        "Bread rose to {} roubles.",
        "It grew by {}%.",
        "Article {} of the CAO was applied.",
        "The session opens at {}.",
        "No. {} was empty.",
        "It costs {} today.",
    ],
    "ru": [
        "Хлеб подорожал до {} рубля.",
        "Рост – {} %.",
        "По ст. {} КоАП оштрафовали двоих.",
        "Начало в {}.",
        "Дело № {} закрыто.",
        "КоАП: {} – двое.",
    ],
    "be": [
        "Хлеб падаражэў да {} рубля.",
        "Рост – {} %.",
        "Паводле арт. {} КаАП аштрафавалі дваіх.",
        "Пачатак а {}.",
        "Справа № {} закрытая.",
        "КаАП: {} – двое.",
    ],
}


@pytest.mark.parametrize(("lang", "form"), [(lang, form) for lang, forms in AS_DAYS.items() for form in forms])
def test_figures_that_are_days(lang: str, form: str) -> None:
    for figures, value in FIGURES:
        assert found(form.format(figures), lang) == [(figures, value)], form


@pytest.mark.parametrize(("lang", "form"), [(lang, form) for lang, forms in NO_DAYS.items() for form in forms])
def test_figures_that_are_none(lang: str, form: str) -> None:
    for figures in ("14.01", "19.11", "10.05", "9.1", "20.3"):
        assert [text for text, _ in found(form.format(figures), lang) if text[0].isdigit()] == [], form


@pytest.mark.parametrize("document", ["opinion", "case", "decision", "letter", "resolution", "protocol", "file"])
def test_the_number_of_a_document_is_no_month(document: str) -> None:
    assert found(f"The {document} 10/2024 was read.", "en") == []


# ---- ordinals of the month

LEADS = ["on the {}", "by the {}", "until the {}", "on the night of the {}", "at the hearing of the {}", "on Thursday, the {}"]


@pytest.mark.parametrize(
    ("lead", "follows"), list(product(LEADS[:-1], [".", ", he said.", " he left.", " alone.", " three were freed.", " the court sat."]))
)
def test_ordinals_in_english(lead: str, follows: str) -> None:
    text = f"On 3 March he was detained; {lead.format('17th')}{follows}"
    assert found(text, "en") == [("3 March", "2025-03-03"), ("17th", "2025-03-17")], text


@pytest.mark.parametrize("noun", ["session", "anniversary", "floor", "regiment", "birthday", "prisoner"])
def test_ordinals_before_a_noun(noun: str) -> None:
    for lead in LEADS[:3]:
        assert found(f"On 3 March he was detained; {lead.format('17th')} {noun} was held.", "en") == [("3 March", "2025-03-03")], noun


@pytest.mark.parametrize(("low", "high", "value"), [("17th", "18th", "2025-03-17/2025-03-18"), ("28th", "3rd", "2025-02-28/2025-03-03")])
def test_stretches_of_ordinals(low: str, high: str, value: str) -> None:
    month = "3 March" if low == "17th" else "20 February"
    for lead, dash in product(["from the", "on the night of the"], [" to ", " to the ", "–"]):
        text = f"On {month} he was detained; {lead} {low}{dash}{high} he was not seen."
        assert [v for _, v in found(text, "en")][1:] == [value], text


@pytest.mark.parametrize("joint", [" and ", ", 11th and ", " or "])
def test_lists_of_ordinals(joint: str) -> None:
    text = f"On 3 March he was detained; on the 9th{joint}17th he was tried."
    assert {v for _, v in found(text, "en")} >= {"2025-03-03", "2025-03-09", "2025-03-17"}, text


SLAVIC = {
    "ru": (
        "3 марта начался суд.",
        [
            "{} задержали двоих.",
            "{} Кировский суд вынес приговор.",
            "{} — обыск.",
            "Следующее заседание назначено на {}.",
            "Его держали до {}, потом отпустили.",
        ],
        ["{} отряда сменили начальника.", "Он вырос до {} места.", "Ветераны {} Белорусского фронта вышли."],
        ["17-го", "17-е"],
    ),
    "be": (
        "3 сакавіка пачаўся суд.",
        [
            "{} затрымалі дваіх.",
            "{} Ленінскі суд вынес прысуд.",
            "{} — ператрус.",
            "Наступнае паседжанне прызначана на {}.",
            "Яго трымалі да {}, потым адпусцілі.",
        ],
        ["{} атрада змянілі начальніка.", "Ён вырас да {} месца."],
        ["17-га", "17-е"],
    ),
}


@pytest.mark.parametrize(("lang", "form"), [(lang, form) for lang, (_, forms, _, _) in SLAVIC.items() for form in forms])
def test_ordinals_in_cyrillic(lang: str, form: str) -> None:
    before, _, _, days = SLAVIC[lang]
    for day in days:
        assert [v for _, v in found(f"{before} {form.format(day)}", lang)] == ["2025-03-03", "2025-03-17"], form


@pytest.mark.parametrize(("lang", "form"), [(lang, form) for lang, (_, _, forms, _) in SLAVIC.items() for form in forms])
def test_ordinals_of_things_in_cyrillic(lang: str, form: str) -> None:
    before, _, _, days = SLAVIC[lang]
    assert [v for _, v in found(f"{before} {form.format(days[0])}", lang)] == ["2025-03-03"], form


# ---- stretches whose ends are not alike

UNLIKE = {
    "en": [
        ("from {m1} to {d} {m2}{y}", "{y1}-07/{y1}-11-18"),
        ("from {m1} to {m2} {d}{y}", "{y1}-07/{y1}-11-18"),
        ("from {d} {m1} to {m2}{y}", "{y1}-07-18/{y1}-11"),
    ],
    "ru": [("с {m1} по {d} {m2}{y}", "{y1}-07/{y1}-11-18"), ("с {d} {m1} по {m3}{y}", "{y1}-07-18/{y1}-11")],
    "be": [("з {m1} па {d} {m2}{y}", "{y1}-07/{y1}-11-18"), ("з {d} {m1} па {m3}{y}", "{y1}-07-18/{y1}-11")],
}
ENDS = {"en": ("July", "November", "November"), "ru": ("июля", "ноября", "ноябрь"), "be": ("ліпеня", "лістапада", "лістапад")}
YEARS = {"en": ("", " 2023"), "ru": ("", " 2023 года"), "be": ("", " 2023 года")}
TOLD = {"en": "It was counted {}.", "ru": "Так считали {}.", "be": "Так лічылі {}."}


@pytest.mark.parametrize("lang", list(UNLIKE))
def test_stretches_of_a_month_and_a_day(lang: str) -> None:
    m1, m2, m3 = ENDS[lang]
    for (form, value), year in product(UNLIKE[lang], YEARS[lang]):
        text = TOLD[lang].format(form.format(m1=m1, m2=m2, m3=m3, d=18, y=year))
        assert [v for _, v in found(text, lang)] == [value.format(y1=2023 if year else 2024)], text


# ---- prison terms, articles and counts

TERMS = {
    "en": [
        "{} years",
        "{} years and 6 months",
        "{}-year",
        "{} days in custody",
        "{} months",
        "aged {}",
        "{} people",
        "No. {}",
        "Article {}",
        "part {}",
        "section {}",
        "room {}",
    ],
    "ru": ["{} лет", "{} суток", "{} месяцев", "{} человек", "№ {}", "ст. {}", "ч. {}", "п. {}", "ИК-{}", "{} базовых"],
    "be": ["{} гадоў", "{} сутак", "{} месяцаў", "{} чалавек", "№ {}", "арт. {}", "ч. {}", "п. {}", "ПК-{}", "{} базавых"],
}
TOLD_OF = {
    "en": "In the end the court named {} in its ruling.",
    "ru": "В итоге суд назвал {} в решении.",
    "be": "У выніку суд назваў {} у рашэнні.",
}


@pytest.mark.parametrize(("lang", "form"), [(lang, form) for lang, forms in TERMS.items() for form in forms])
def test_terms_articles_and_counts_are_no_dates(lang: str, form: str) -> None:
    for number in (*range(1, 32), 130, 342, 1994, 2010, 2024):
        if form in {"{}-year", "aged {}", "ИК-{}", "ПК-{}"} and number > 31:
            continue
        assert found(TOLD_OF[lang].format(form.format(number)), lang) == [], form.format(number)


# ---- days that have a name, quarters


@pytest.mark.parametrize(
    ("name", "value"), [("New Year's Eve", "2024-12-31"), ("New Year’s Day", "2025-01-01"), ("Christmas Eve", "2024-12-24")]
)
def test_days_with_a_name(name: str, value: str) -> None:
    for sentence in ("He died on {}.", "On {}, the guards came.", "It was {} when they called."):
        assert [v for _, v in found(sentence.format(name), "en", "2025-01-09")] == [value], sentence


@pytest.mark.parametrize(("quarter", "months"), [(1, "01/2024-03"), (2, "04/2024-06"), (3, "07/2024-09"), (4, "10/2024-12")])
def test_bare_quarters(quarter: int, months: str) -> None:
    for form in ("By quarter: Q{} 144 people.", "In Q{} it doubled.", "It doubled (Q{})."):
        assert [v for _, v in found(form.format(quarter), "en", "2025-01-09")] == [f"2024-{months}"], form
    assert found(f"Q{quarter}: Why did you leave?", "en") == []
