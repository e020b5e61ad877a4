"""Days that only a weekday gives a month, days in cells, tenses of a date's own clause, numbers that are no years: in every combination."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest

from reptrack.extract.dates import find_dates
from reptrack.text.view import View


def dates(text: str, dated: str | None = None, lang: str | None = None) -> list[tuple[str, str | None]]:
    return [(d.text, d.value) for d in find_dates(View(text, lang=lang, dated=dated, published=dated, title=None))]


# ---- a weekday and a day, the month not said

WEEKDAYS = {
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    "ru": ["Понедельник", "Вторник", "Среда", "Четверг", "Пятница", "Суббота", "Воскресенье"],
    "be": ["Панядзелак", "Аўторак", "Серада", "Чацвер", "Пятніца", "Субота", "Нядзеля"],
}
LINES = ["{}\nNobody came.", "• {}\nNobody came.", "{}:\nNobody came.", "{} – nobody came."]


@pytest.mark.parametrize(("lang", "back", "line"), list(product(WEEKDAYS, [0, 1, 9, 27], LINES)))
def test_a_day_below_its_weekday_is_in_the_month_in_which_it_falls_on_it(lang: str, back: int, line: str) -> None:
    day = date(2024, 3, 5) - timedelta(days=back)
    said = f"{WEEKDAYS[lang][day.weekday()]} {day.day}"
    assert (said, day.isoformat()) in dates("Five stood at the gate.\n\n" + line.format(said), "2024-03-05", lang)


@pytest.mark.parametrize("text", ["On Friday 13 people were fined.", "Friday 13 people were fined", "on Friday, 13 people left."])
def test_a_count_behind_a_weekday_is_no_day(text: str) -> None:
    assert not any(words.endswith("13") for words, _ in dates(text, "2024-09-16", "en"))


ORDINALS = {"en": "on Thursday, the {}th", "ru": "в четверг, {}-го", "be": "у чацвер, {}-га"}


@pytest.mark.parametrize(
    ("lang", "dated", "expected"), list(product(ORDINALS, ["2025-03-04", "2025-02-28"], [("27", "2025-02-27"), ("13", "2025-02-13")]))
)
def test_an_ordinal_takes_the_month_of_its_weekday(lang: str, dated: str, expected: tuple[str, str]) -> None:
    number, day = expected
    found = [value for words, value in dates(f"The court sat {ORDINALS[lang].format(number)}.", dated, lang) if number in words]
    assert found == [day]


def test_the_next_day_counts_from_such_a_day() -> None:
    assert ("next day", "2023-02-10") in dates("Thursday 9\nHe was detained, and freed the next day.", "2023-02-20", "en")


# ---- cells

HEADS = {"en": ("Date", "and"), "ru": ("Дата", "и"), "be": ("Дата", "і")}


@pytest.mark.parametrize(("lang", "days"), list(product(HEADS, [("4", "11"), ("3", "5", "12")])))
def test_days_of_one_month_in_a_cell(lang: str, days: tuple[str, ...]) -> None:
    head, link = HEADS[lang]
    cell = f"{', '.join(days[:-1])} {link} {days[-1]}.02"
    found = dates(f"№\t{head}\tN\n1\t03.02\tA\n2\t{cell}\tB\n", "2025-03-01", lang)
    assert found == [("03.02", "2025-02-03"), *((f"{d}.02" if d == days[-1] else d, f"2025-02-{int(d):02}") for d in days)]


@pytest.mark.parametrize(
    "text",
    [
        "Сегодня перенос на {}",
        "Заседание отложено на {}.",
        "The case was adjourned to {}.",
        "перанос на {}",
    ],
)
def test_what_is_put_off_to_figures_is_put_off_to_a_day(text: str) -> None:
    assert ("10.03", "2025-03-10") in dates(text.format("10.03"), "2025-02-20")


@pytest.mark.parametrize("text", ["штраф на 10.03 рубля", "выросла на 10.03%", "fell to 10.03 euros"])
def test_other_figures_behind_to_are_no_days(text: str) -> None:
    assert dates(text, "2025-02-20") == []


# ---- the tense of the date's own clause

CLAUSES = {
    "The trial, which opened on May 21, has been adjourned nine times.": "2024-05-21",
    "The trial, which opened on May 21, will go on.": "2024-05-21",
    "Police detained 22 people in the early hours of May 21 and three more the next day.": "2024-05-21",
    "The court will sit on May 21, after he was questioned.": "2025-05-21",
    "He is expected to be sentenced on May 21.": "2025-05-21",
    "He said that he will be tried on May 21.": "2025-05-21",
}


@pytest.mark.parametrize(("text", "expected"), list(CLAUSES.items()))
def test_the_verb_of_a_dates_own_clause_tells_its_year(text: str, expected: str) -> None:
    assert dict(dates(text, "2024-12-06", "en"))["May 21"] == expected


FOLLOWING = {
    "He was detained on 29 November 2022 and sentenced in March of the following year.": "March of the following year",
    "Его задержали 29 ноября 2022 года, а в марте следующего года приговорили.": "марте следующего года",
    "Яго затрымалі 29 лістапада 2022 года, а ў сакавіку наступнага года прысудзілі.": "сакавіку наступнага года",
}


@pytest.mark.parametrize(("text", "dated"), list(product(FOLLOWING, ["2024-11-16", "2023-05-02"])))
def test_the_following_year_follows_the_date_before(text: str, dated: str) -> None:
    assert dict(dates(text, dated))[FOLLOWING[text]] == "2023-03"


# ---- numbers that are no years


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the list of 2000+ blocked sites", []),
        ("the terms of Resolution 1973 (2011)", ["2011"]),
        ("мы следуем определению ПАСЕ 1900 (2012).", ["2012"]),
        ("in 2023 (2022) five died", ["2023", "2022"]),
    ],
)
def test_numbers_that_look_like_years(text: str, expected: list[str]) -> None:
    assert [value for _, value in dates(text)] == expected
