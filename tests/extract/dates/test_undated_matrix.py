"""Dates in reports whose day nobody knows, months that headlines open with, and other forms, combined."""

from __future__ import annotations

from itertools import product

import pytest

from reptrack.extract.dates import find_dates
from reptrack.text.view import View
from reptrack.values.lacinka import to_latin


def dates(text: str, dated: str | None = None, lang: str | None = None, title: str | None = None) -> list[tuple[str, str | None]]:
    return [(d.text, d.value) for d in find_dates(View(text, lang=lang, dated=dated, title=title))]


MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


# ---- without the day of the report


FILLER = "The lawyer of the accused spoke of long hearings and of little light in the cells. " * 8


@pytest.mark.parametrize(("month", "told"), list(product(range(1, 13), range(2, 12))))
def test_days_near_others_that_are_all_of_one_year_are_of_it_too(month: int, told: int) -> None:
    others = f"On {MONTHS[told - 1]} 20, 2023, he fell ill.\n\nOn {MONTHS[told]} 2, 2023, he was taken to a clinic."
    near = min(abs(month - told), abs(month - told - 1)) <= 3
    day = f"{MONTHS[month - 1]} 14"
    for text in (f"{day} was a bad day.\n\n{FILLER}\n\n{others}", f"{others}\n\n{FILLER}\n\nOn {day} he was freed."):
        assert dict(dates(text))[day] == (f"2023-{month:02}-14" if near else f"XXXX-{month:02}-14"), text


@pytest.mark.parametrize("other", ["On May 2, 2019, he was fined.", "He left in 2019 and came back on June 1, 2021."])
def test_days_of_several_years_tell_none(other: str) -> None:
    text = f"On May 20, 2023, he fell ill.\n\n{FILLER}\n\n{other}\n\n{FILLER}\n\nOn June 14 he was freed."
    assert dict(dates(text))["June 14"] == "XXXX-06-14"


@pytest.mark.parametrize("later", ["until {} 2, 2027", "by {} 2, 2027"])
def test_days_to_come_are_not_told(later: str) -> None:
    before = "She was arrested on March 3, 2023.\n\nOn April 2, 2023, she was tried."
    text = f"{before}\n\nHer ban runs {later.format('March')}.\n\n{FILLER}\n\nOn May 5 she wrote."
    assert dict(dates(text))["May 5"] == "2023-05-05"


@pytest.mark.parametrize(
    ("first", "words"), [("In April and May 2021", "On June 2"), ("On May 3, 2021", "In July"), ("On 9 January 2021", "On 14 February")]
)
def test_a_story_goes_on_within_its_paragraph(first: str, words: str) -> None:
    value = dict(dates(f"{first}, seven people were asked. {FILLER}{words} the ministry answered."))[words.partition(" ")[2]]
    assert value is not None
    assert value.startswith("2021-")


@pytest.mark.parametrize("title", ["Annual Report 2021/22", "The state of rights in 2021", "Report 2021"])
def test_a_year_in_the_title_goes_before_days_of_other_years(title: str) -> None:
    days = "On 20 August, 54 groups were closed.\n\nThey had been warned in December 2020.\n\nOn 9 January, the site was blocked."
    found = dict(dates(f"{title}\n\n{days}", title=title))
    assert (found["20 August"], found["9 January"]) == ("2021-08-20", "2021-01-09")


WEEKDAYS = {"Tuesday": ("April 11", 2023), "Monday": ("February 13", 2023), "Friday": ("April 11", 2025)}


@pytest.mark.parametrize(("weekday", "shape"), list(product(WEEKDAYS, ["{d}th, {w}", "{d}, {w}", "{d} ({w})", "{w}, {d}"])))
def test_the_weekday_beside_a_day_tells_its_year(weekday: str, shape: str) -> None:
    day, year = WEEKDAYS[weekday]
    text = f"{shape.format(d=day, w=weekday)}\n\nThe case began on June 30, {year - 1}, and went on until November 22, {year - 1}."
    assert dates(text)[0][1] == f"{year}-{MONTHS.index(day.split()[0]) + 1:02}-{day.split()[1]}", text


# ---- counted from the sentence before


@pytest.mark.parametrize(
    ("words", "value"), [("The next day", "2024-03-11"), ("The same day", "2024-03-10"), ("Two days later", "2024-03-12")]
)
def test_days_are_counted_from_the_sentence_before_not_from_the_latest_day(words: str, value: str) -> None:
    text = f"8 July 2024: the court sat again.\nHe was held on 10 March 2024 at the airport.\n{words}, he was questioned."
    assert dates(text)[-1][1] == value


# ---- months that headlines and sentences open with


@pytest.mark.parametrize(("month", "tail"), list(product(["May", "March", "August"], [
    " Month in Review", " in Numbers", " Digest", " Chronology", " closed with a rally.", " saw 40 arrests.", " was a hard month.", " brought 12 verdicts.",
])))  # fmt: skip
def test_a_month_opens_a_headline_or_a_sentence(month: str, tail: str) -> None:
    for lead in ("", "They won. ", "Tbilisi\n\n"):
        assert dates(f"{lead}{month}{tail}", "2024-09-10") == [(month, f"2024-{MONTHS.index(month) + 1:02}")], f"{lead}{month}{tail}"


@pytest.mark.parametrize(
    "text", ["May he rest in peace.", "March with us!", "March on, they sang.", "The May family left.", "A march closed the day."]
)
def test_words_that_look_like_months_are_none(text: str) -> None:
    assert dates(text, "2024-09-10") == []


# ---- what is called after a day or a month


@pytest.mark.parametrize(
    "text",
    [
        "He lives in the October Gardens.", "a rally on October Square", "the 6th of October City", "members of the April 6 Youth Movement",
        "у доме па вуліцы 8 Сакавіка", "на улице 8 Марта", "на ул. 1 Мая, 5", "на площади 25 Октября", "на вулиці 9 Травня", "case No. 2526 of 2023", "Act No. 6 of 2024",
    ],
)  # fmt: skip
def test_names_and_numbers_hold_no_date(text: str) -> None:
    assert dates(text, "2024-09-10") == []


@pytest.mark.parametrize(
    "text", ["In October Human Rights Watch said so.", "On 8 March women marched.", "8 марта в Минске", "the March 25 Freedom Day"]
)
def test_days_beside_names_stay_days(text: str) -> None:
    assert len(dates(text, "2024-09-10")) == 1


# ---- other forms

ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]


@pytest.mark.parametrize(("month", "mark"), list(product(range(1, 13), [".", "/", " ", "-", ". "])))
def test_roman_months(month: int, mark: str) -> None:
    text = f"12{mark}{ROMAN[month - 1]}{mark}2023"
    assert dates(f"Рашэнне ад {text}, Мінск") == [(text, f"2023-{month:02}-12")]


@pytest.mark.parametrize("text", ["Charles V 2023", "Part IV 2023", "40.XII.2023", "Law 5/XIII/2023", "X 2023 roku"])
def test_roman_numbers_that_are_no_months(text: str) -> None:
    assert dates(text) in ([("2023", "2023")], [])


@pytest.mark.parametrize(("day", "noun"), list(product([1, 5, 12, 28], ["числа", "чысла"])))
def test_a_day_of_the_month_in_figures(day: int, noun: str) -> None:
    assert dates(f"Его отпустили {day} {noun}.", "2024-06-29", "ru") == [(str(day), f"2024-06-{day:02}")]


@pytest.mark.parametrize(("weekday", "day"), list(product(["Tuesday", "Tue", "вторник"], ["30/07/1991", "30.07.1991", "1991-07-30"])))
def test_a_weekday_before_a_day_in_figures(weekday: str, day: str) -> None:
    assert dates(f"{weekday} {day}: adopted") == [(f"{weekday} {day}", "1991-07-30")]


@pytest.mark.parametrize(("lead", "year"), [("Last", 2023), ("last", 2023)])
def test_a_day_of_last_september(lead: str, year: int) -> None:
    assert dates(f"{lead} September 22, he was jailed.", "2024-06-20") == [("September 22", f"{year}-09-22")]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("першым квартале", "2024-01/2024-03"), ("другім квартале", "2024-04/2024-06"), ("трэцім квартале 2023 года", "2023-07/2023-09"),
        ("апошні квартал мінулага года", "2023-10/2023-12"), ("першай палове 2023 года", "2023-01/2023-06"),
    ],
)  # fmt: skip
def test_what_is_read_in_cyrillic_is_read_in_lacinka(words: str, value: str) -> None:
    for text in (words, to_latin(words)):
        assert dates(f"За {text}" if text == words else f"Za {text}", "2024-12-20", "be") == [(text, value)], text


@pytest.mark.parametrize("seasons", [("summer", "autumn"), ("spring", "summer"), ("winter", "spring")])
def test_two_seasons_of_a_year(seasons: tuple[str, str]) -> None:
    codes = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
    first, second = seasons
    found = dates(f"in the {first} and {second} of 2021")
    assert found == [(first, f"{2020 if first == 'winter' else 2021}-{codes[first]}"), (f"{second} of 2021", f"2021-{codes[second]}")]
