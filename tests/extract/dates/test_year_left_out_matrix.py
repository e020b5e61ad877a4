"""Quarters in Roman numbers and counted back, years left out behind an adjective, ends that lie in the following year: in three languages."""

from __future__ import annotations

from itertools import product

import pytest

from reptrack.extract.dates import find_dates
from reptrack.text.view import View


def values(text: str, lang: str, dated: str | None = "2024-11-15") -> list[tuple[str, str | None]]:
    return [(d.text, d.value) for d in find_dates(View(text, lang=lang, dated=dated, published=dated))]


ROMAN = {
    "I": ("01", "03"),
    "II": ("04", "06"),
    "III": ("07", "09"),
    "IV": ("10", "12"),
    "ІІ": ("04", "06"),
    "ІІІ": ("07", "09"),
    "ІV": ("10", "12"),
}
OF_YEAR = {
    "ru": ["{} квартал 2023 года", "в {} квартале 2023 года", "по итогам {} квартала 2023 г."],
    "be": ["{} квартал 2023 года", "у {} квартале 2023 года"],
}


@pytest.mark.parametrize("lang", OF_YEAR)
def test_quarters_in_roman_numbers_of_either_script(lang: str) -> None:
    for frame, (roman, (first, last)) in product(OF_YEAR[lang], ROMAN.items()):
        text = frame.format(roman)
        assert [value for _, value in values(text, lang)] == [f"2023-{first}/2023-{last}"], text


@pytest.mark.parametrize("ordinal", ["первым", "вторым", "третьим", "четвёртым", "четвертым"])
def test_ordinals_of_quarters_in_the_instrumental(ordinal: str) -> None:
    first = 3 * ["перв", "втор", "трет", "четв"].index(ordinal[:4]) + 1
    text = f"По сравнению с {ordinal} кварталом 2023 года дел стало больше."
    assert [value for _, value in values(text, "ru")] == [f"2023-{first:02d}/2023-{first + 2:02d}"]


BEFORE = {
    "en": ("In the {} of 2023 there were 7. In the {} quarter there were 4.", ["first quarter", "third quarter"], ["previous"]),
    "ru": ("В {} 2023 года было 7. В {} квартале было 4.", ["первом квартале", "III квартале"], ["предыдущем"]),
    "be": ("У {} 2023 года было 7. У {} квартале было 4.", ["першым квартале", "ІІІ квартале"], ["папярэднім"]),
}


@pytest.mark.parametrize(("lang", "dated"), list(product(BEFORE, ["2024-11-15", None])))
def test_the_quarter_before_counts_from_the_one_told(lang: str, dated: str | None) -> None:
    frame, quarters, ways = BEFORE[lang]
    for said, way in product(quarters, ways):
        expected = "2022-10/2022-12" if quarters.index(said) == 0 else "2023-04/2023-06"
        assert values(frame.format(said, way), lang, dated)[-1][1] == expected, said


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "There were four last quarter."), ("ru", "В прошлом квартале их было 4."), ("be", "У мінулым квартале іх было 4.")],
)
def test_the_last_quarter_counts_from_the_day_of_the_report(lang: str, text: str) -> None:
    assert values(text, lang)[-1][1] == "2024-07/2024-09"


ELIDED = {
    "ru": (
        "Задержали 29 ноября 2022 года, а в {} следующего {} дал ему два года.",
        [("марте", "03"), ("мае", "05"), ("августе", "08")],
        ["Витебский суд", "на закрытом заседании"],
    ),
    "be": (
        "Затрымалі 29 лістапада 2022 года, а ў {} наступнага {} даў яму два гады.",
        [("сакавіку", "03"), ("маі", "05"), ("жніўні", "08")],
        ["Віцебскі суд", "на закрытым пасяджэнні"],
    ),
}


@pytest.mark.parametrize("lang", ELIDED)
def test_a_year_left_out_behind_an_adjective(lang: str) -> None:
    frame, months, afters = ELIDED[lang]
    for (month, number), after in product(months, afters):
        text = frame.format(month, after)
        assert values(text, lang)[-1][1] == f"2023-{number}", text


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "Заседание в мае прошлого состава суда сорвали."),
        ("be", "Пасяджэнне ў маі мінулага складу суда сарвалі."),
    ],
)
def test_an_adjective_with_a_noun_of_its_own_is_no_year(lang: str, text: str) -> None:
    assert values(text, lang)[0][1] == "2024-05"


NEXT = {
    "en": ["between August 2023 and March of the following year", "from August 2023 to March of the next year"],
    "ru": ["с августа 2023 года по март следующего года"],
    "be": ["са жніўня 2023 года па сакавік наступнага года"],
}


@pytest.mark.parametrize(("lang", "dated"), list(product(NEXT, ["2024-11-15", None])))
def test_a_stretch_that_ends_in_the_following_year(lang: str, dated: str | None) -> None:
    for said in NEXT[lang]:
        assert [value for _, value in values(f"7 {said}.", lang, dated)] == ["2023-08/2024-03"], said


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "In May 2024 there were 62, in the same month of 2023 51."),
        ("ru", "В мае 2024 года было 62, в том же месяце 2023 года — 51."),
        ("be", "У маі 2024 года было 62, у тым жа месяцы 2023 года — 51."),
    ],
)
def test_the_same_month_of_a_year_leaves_the_year(lang: str, text: str) -> None:
    assert [value for _, value in values(text, lang)] == ["2024-05", "2023"]
