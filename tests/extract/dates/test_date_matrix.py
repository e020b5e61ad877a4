"""Expressions, the words before them, tenses and days of the report, combined: each combination has the value that a reader gives it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest

from reptrack.extract.dates import find_dates
from reptrack.text.view import View

REPORTS = [date(2025, 1, 9), date(2025, 6, 15), date(2025, 12, 20), date(2024, 3, 1)]
MONTHS = {
    "en": ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
    "ru": ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"],
    "be": [
        "студзеня",
        "лютага",
        "сакавіка",
        "красавіка",
        "мая",
        "чэрвеня",
        "ліпеня",
        "жніўня",
        "верасня",
        "кастрычніка",
        "лістапада",
        "снежня",
    ],
}
IN_MONTH = {
    "en": MONTHS["en"],
    "ru": ["январе", "феврале", "марте", "апреле", "мае", "июне", "июле", "августе", "сентябре", "октябре", "ноябре", "декабре"],
    "be": [
        "студзені",
        "лютым",
        "сакавіку",
        "красавіку",
        "маі",
        "чэрвені",
        "ліпені",
        "жніўні",
        "верасні",
        "кастрычніку",
        "лістападзе",
        "снежні",
    ],
}
# A sentence of the past and one of the future around a day, with what stands before it.
PAST = {
    "en": ["She was detained on {} in Brest.", "On {}, the court sentenced two men.", "The police searched the flat on the morning of {}."],
    "ru": ["Её задержали {} в Бресте.", "{} суд приговорил двух мужчин.", "Обыск прошёл утром {}."],
    "be": ["Яе затрымалі {} у Брэсце.", "{} суд прысудзіў двух мужчын.", "Ператрус прайшоў раніцай {}."],
}
FUTURE = {
    "en": ["The trial will open on {}.", "The hearing is scheduled for {}.", "The hearing was adjourned until {}.", "Next hearing: {}"],
    "ru": ["Суд начнётся {}.", "Заседание назначено на {}.", "Заседание отложили до {}.", "Следующее заседание: {}"],
    "be": ["Суд пачнецца {}.", "Паседжанне прызначана на {}.", "Паседжанне адклалі да {}.", "Наступнае паседжанне: {}"],
}


def values(text: str, lang: str, dated: date | str | None) -> list[str | None]:
    return [d.value for d in find_dates(View(text, lang=lang, dated=None if dated is None else str(dated)))]


def written(lang: str, day: date, *, year: bool) -> list[str]:
    """Give a day in the ways of a language."""
    month = MONTHS[lang][day.month - 1]
    if lang == "en":
        tail = f", {day.year}" if year else ""
        behind = f" {day.year}" if year else ""
        return [
            f"{month} {day.day}{tail}",
            f"{day.day} {month}{behind}",
            f"{month} {day.day}th{tail}",
            f"the {day.day}th of {month}{behind}",
        ]
    return [f"{day.day} {month}{tail}" for tail in ((f" {day.year}", f" {day.year} года", f" {day.year} г.") if year else ("",))]


@pytest.mark.parametrize(("lang", "dated"), list(product(MONTHS, REPORTS)))
def test_days_with_their_year(lang: str, dated: date) -> None:
    """A year that is said is the year, whatever the sentence says of the time."""
    for day, sentence in product([date(2024, 5, 14), date(2020, 8, 9), date(2026, 2, 17)], PAST[lang] + FUTURE[lang]):
        for form in written(lang, day, year=True):
            assert values(sentence.format(form), lang, dated) == [day.isoformat()], (sentence, form)


def last(month: int, day: int, dated: date) -> date:
    this = date(dated.year, month, day)
    return this if this <= dated else date(dated.year - 1, month, day)


@pytest.mark.parametrize(("lang", "dated", "month"), list(product(MONTHS, REPORTS, range(1, 13))))
def test_past_days_without_a_year(lang: str, dated: date, month: int) -> None:
    """What has happened on a day without a year did so on the last such day before the report."""
    day = last(month, 14, dated)
    for sentence, form in product(PAST[lang], written(lang, day, year=False)):
        assert values(sentence.format(form), lang, dated) == [day.isoformat()], (sentence, form)


@pytest.mark.parametrize(("lang", "dated", "ahead"), list(product(MONTHS, REPORTS, [5, 30, 75, 120])))
def test_coming_days_without_a_year(lang: str, dated: date, ahead: int) -> None:
    """What is still to come lies in the months after the report."""
    day = dated + timedelta(ahead)
    for sentence, form in product(FUTURE[lang], written(lang, day, year=False)):
        if "th" in form and day.day in (1, 2, 3, 21, 22, 23, 31):
            continue
        assert values(sentence.format(form), lang, dated) == [day.isoformat()], (sentence, form)


IN = {
    "en": ["In {}, three men were detained.", "Three men were detained in {}."],
    "ru": ["В {} задержали троих.", "Троих задержали в {}."],
    "be": ["У {} затрымалі траіх.", "Траіх затрымалі ў {}."],
}


@pytest.mark.parametrize(("lang", "dated", "month"), list(product(MONTHS, REPORTS, range(1, 13))))
def test_past_months_without_a_year(lang: str, dated: date, month: int) -> None:
    """A month without a year is the last one that has begun."""
    year = dated.year - (month > dated.month)
    for sentence in IN[lang]:
        assert values(sentence.format(IN_MONTH[lang][month - 1]), lang, dated) == [f"{year}-{month:02}"], sentence


# An expression, and what is counted: days, months or years from the report.
COUNTED: dict[str, list[tuple[str, tuple[str, int]]]] = {
    "en": [
        ("today", ("day", 0)),
        ("this morning", ("day", 0)),
        ("this afternoon", ("day", 0)),
        ("this evening", ("day", 0)),
        ("tonight", ("day", 0)),
        ("yesterday", ("day", -1)),
        ("last night", ("day", -1)),
        ("tomorrow", ("day", 1)),
        ("the day before yesterday", ("day", -2)),
        ("two days ago", ("day", -2)),
        ("three weeks ago", ("day", -21)),
        ("last month", ("month", -1)),
        ("this month", ("month", 0)),
        ("two months ago", ("month", -2)),
        ("last year", ("year", -1)),
        ("this year", ("year", 0)),
        ("next year", ("year", 1)),
        ("four years ago", ("year", -4)),
        ("a year ago", ("year", -1)),
    ],
    "ru": [
        ("сегодня", ("day", 0)),
        ("вчера", ("day", -1)),
        ("накануне вечером", ("day", -1)),
        ("завтра", ("day", 1)),
        ("позавчера", ("day", -2)),
        ("два дня назад", ("day", -2)),
        ("три недели назад", ("day", -21)),
        ("в прошлом месяце", ("month", -1)),
        ("в этом месяце", ("month", 0)),
        ("два месяца назад", ("month", -2)),
        ("в прошлом году", ("year", -1)),
        ("в этом году", ("year", 0)),
        ("в следующем году", ("year", 1)),
        ("четыре года назад", ("year", -4)),
        ("год назад", ("year", -1)),
    ],
    "be": [
        ("сёння", ("day", 0)),
        ("учора", ("day", -1)),
        ("напярэдадні ўвечары", ("day", -1)),
        ("заўтра", ("day", 1)),
        ("пазаўчора", ("day", -2)),
        ("два дні таму", ("day", -2)),
        ("тры тыдні таму", ("day", -21)),
        ("у мінулым месяцы", ("month", -1)),
        ("у гэтым месяцы", ("month", 0)),
        ("два месяцы таму", ("month", -2)),
        ("у мінулым годзе", ("year", -1)),
        ("летась", ("year", -1)),
        ("сёлета", ("year", 0)),
        ("чатыры гады таму", ("year", -4)),
        ("год таму", ("year", -1)),
    ],
}
AROUND = {
    "en": ["She was released {}.", "The court, he said {}, heard no witness."],
    "ru": ["Её освободили {}.", "Суд, сказал он {}, не слушал свидетелей."],
    "be": ["Яе вызвалілі {}.", "Суд, сказаў ён {}, не слухаў сведак."],
}


def counted(dated: date, unit: str, amount: int) -> str:
    if unit == "day":
        return (dated + timedelta(amount)).isoformat()
    if unit == "year":
        return str(dated.year + amount)
    months = dated.year * 12 + dated.month - 1 + amount
    return f"{months // 12}-{months % 12 + 1:02}"


@pytest.mark.parametrize(("lang", "dated"), list(product(COUNTED, REPORTS)))
def test_counted_from_the_report(lang: str, dated: date) -> None:
    for (form, (unit, amount)), sentence in product(COUNTED[lang], AROUND[lang]):
        assert values(sentence.format(form), lang, dated) == [counted(dated, unit, amount)], (sentence, form)


# Counted from the date before: "detained on May 3 and released the next day".
AFTER = {
    "en": (
        "He was detained on {}. {}, he was released.",
        MONTHS["en"],
        [
            ("The next day", 1),
            ("The following day", 1),
            ("A day later", 1),
            ("Two days later", 2),
            ("The day before", -1),
            ("Three days earlier", -3),
        ],
    ),
    "ru": (
        "Его задержали {}. {} его отпустили.",
        MONTHS["ru"],
        [("На следующий день", 1), ("Двумя днями ранее", -2), ("Тремя днями позже", 3)],
    ),
    "be": (
        "Яго затрымалі {}. {} яго адпусцілі.",
        MONTHS["be"],
        [("На наступны дзень", 1), ("Двума днямі раней", -2), ("Трыма днямі пазней", 3)],
    ),
}


@pytest.mark.parametrize(("lang", "dated"), list(product(AFTER, REPORTS)))
def test_counted_from_the_date_before(lang: str, dated: date) -> None:
    sentence, _, forms = AFTER[lang]
    day = last(11, 14, dated)
    for form, days in forms:
        assert values(sentence.format(written(lang, day, year=False)[0], form), lang, dated) == [
            day.isoformat(),
            (day + timedelta(days)).isoformat(),
        ], form


ORDINALS = ["on the {}", "around the {}", "by the {}", "until the {}", "since the {}"]


@pytest.mark.parametrize("dated", REPORTS)
def test_ordinals_of_the_month(dated: date) -> None:
    """A day in figures with its tail belongs to the month that the text is in."""
    day = last(11, 14, dated)
    for lead, number in product(ORDINALS, ["26th", "22nd", "28th"]):
        text = f"He was detained on {written('en', day, year=False)[0]}. He was not seen {lead.format(number)}."
        assert values(text, "en", dated) == [day.isoformat(), f"{day.year}-11-{number[:2]}"], text


NO_DATES = [
    ("en", "Police carried out over 2000 raids."),
    ("en", "About 1990 people signed."),
    ("en", "The list holds more than 2010 names."),
    ("en", "The 26th session ended."),
    ("ru", "Прошло более 2000 обысков."),
    ("ru", "Собрали свыше 2010 подписей."),
    ("ru", "Накануне выборов прошли обыски."),
    ("be", "Прайшло больш за 2000 ператрусаў."),
    ("be", "Напярэдадні выбараў прайшлі ператрусы."),
]


@pytest.mark.parametrize(("lang", "text"), NO_DATES)
def test_no_dates(lang: str, text: str) -> None:
    assert values(text, lang, "2025-01-09") == []


def test_a_figure_at_the_end_of_a_line_is_not_of_the_month_below() -> None:
    assert values("Итого 27\nНоябрь", "ru", "2025-01-09") == ["2024-11"]
