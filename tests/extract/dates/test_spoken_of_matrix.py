"""Dates beside events only spoken of, terms to come, days of a year named before, months in small letters and diaries, in every combination."""

from __future__ import annotations

from itertools import product

import pytest

from reptrack.extract.dates import find_dates
from reptrack.text.view import View


def dates(text: str, dated: str | None = None, lang: str | None = None, title: str | None = None) -> list[tuple[str, str | None]]:
    return [(d.text, d.value) for d in find_dates(View(text, lang=lang, dated=dated, published=dated, title=title))]


# ---- events only spoken of

SPOKEN_OF = {
    "en": (
        "17 January",
        "14 October 2020",
        ["for a speech of {}", "over the posts of {}", "since his arrest on {}", "because of the rally of {}"],
    ),
    "ru": (
        "17 января",
        "14 октября 2020 года",
        ["за пост от {}", "после речи, из-за акции {}", "в связи с выборами {}", "из-за взрыва {}"],
    ),
    "be": ("17 студзеня", "14 кастрычніка 2020 года", ["за допіс ад {}", "праз акцыю {}", "у сувязі з выбарамі {}", "праз выбух {}"]),
}
STORY = {
    "en": "The court gave him four years {}. Further verdicts came on {}.",
    "ru": "Суд дал ему четыре года {}. Новый приговор вынесли {}.",
    "be": "Суд даў яму чатыры гады {}. Новы прысуд вынеслі {}.",
}


@pytest.mark.parametrize(("lang", "dated"), list(product(SPOKEN_OF, ["2024-10-28", "2025-05-02", None])))
def test_an_event_only_spoken_of_lends_its_year_to_no_other_day(lang: str, dated: str | None) -> None:
    day, event, places = SPOKEN_OF[lang]
    expected = "XXXX-01-17" if dated is None else f"{dated[:4]}-01-17"
    for place in places:
        text = STORY[lang].format(place.format(event), day)
        assert dict(dates(text, dated, lang))[day] == expected, text


AT_EVENT = {
    "en": ["At the rally of 14 October 2020 he was beaten. On 17 November he went to a doctor.", "17 November"],
    "ru": ["На митинге 14 октября 2020 года его избили. 17 ноября он пошёл к врачу.", "17 ноября"],
    "be": ["На мітынгу 14 кастрычніка 2020 года яго збілі. 17 лістапада ён пайшоў да лекара.", "17 лістапада"],
}


@pytest.mark.parametrize("lang", AT_EVENT)
def test_an_event_at_which_something_happened_does(lang: str) -> None:
    text, day = AT_EVENT[lang]
    for dated in ("2024-06-28", None):
        assert dict(dates(text, dated, lang))[day] == "2020-11-17"


BESIDE = {
    "en": "On 23 March flowers were laid in memory of the explosion of 11 April 2011.",
    "ru": "23 марта возложили цветы в память о взрыве 11 апреля 2011 года.",
    "be": "23 сакавіка ўсклалі кветкі ў памяць пра выбух 11 красавіка 2011 года.",
}


@pytest.mark.parametrize("lang", BESIDE)
def test_a_day_is_not_of_the_year_of_what_it_remembers(lang: str) -> None:
    assert dates(BESIDE[lang], None, lang)[0][1] == "XXXX-03-23"


# ---- the year named before

OF_THAT_YEAR = {
    "en": ("He was sacked in {}, and 57 more on {} of that year.", ["August 2022", "2022"], "1 June", ["that year", "the same year"]),
    "ru": ("Его уволили в {}, а ещё 57 — {} того же года.", ["августе 2022 года", "2022 году"], "1 июня", ["того года"]),
    "be": ("Яго звольнілі ў {}, а яшчэ 57 — {} таго ж года.", ["жніўні 2022 года", "2022 годзе"], "1 чэрвеня", ["таго года"]),
}


@pytest.mark.parametrize(("lang", "dated"), list(product(OF_THAT_YEAR, ["2023-02-01", "2025-04-24", None])))
def test_a_day_of_that_year(lang: str, dated: str | None) -> None:
    pattern, firsts, day, again = OF_THAT_YEAR[lang]
    for first, that_year in product(firsts, again):
        text = pattern.format(first, day)
        said = text.rpartition(f"{day} ")[2].rstrip(".")
        for told in (text, text.replace(said, that_year)):
            assert dict(dates(told, dated, lang))[day] == "2022-06-01", told


# ---- terms to come

DUE = {
    "en": ["We call on the ministry to publish by 1 July how it was spent.", "It is asked to answer by 1 July."],
    "ru": ["Срок закончился бы 1 июля."],
    "be": ["Тэрмін скончыўся б 1 ліпеня."],
}
AGENDA = {
    "en": ["What is next", "Coming up", "Upcoming hearings"],
    "ru": ["Что дальше", "Анонсы", "Предстоящие суды"],
    "be": ["Што далей", "Анонсы"],
}
ENTRY = {"en": "{} Late November: the bills return.", "ru": "{} Ноябрь: комитет заседает.", "be": "{} Лістапад: камітэт засядае."}


@pytest.mark.parametrize("lang", DUE)
def test_a_term_lies_ahead(lang: str) -> None:
    for text in DUE[lang]:
        assert dates(text, "2025-04-24", lang)[0][1] == "2025-07-01", text
        assert dates(f"In 2023 it was promised.\n\n{text}", "2025-04-24", lang)[-1][1] == "2025-07-01", text


@pytest.mark.parametrize(("lang", "bullet"), list(product(AGENDA, ["•", "-", "*"])))
def test_an_agenda_lies_ahead(lang: str, bullet: str) -> None:
    for heading in AGENDA[lang]:
        text = f"A past text.\n\n{heading}\n\n{ENTRY[lang].format(bullet)}"
        assert [value for _, value in dates(text, "2024-10-28", lang)] == ["2024-11"], text


# ---- two years side by side

SIDE_BY_SIDE = [
    ("en", "There were 151 in June, 118 in July 2023.", "June"),
    ("en", "In June there were 151, and in July 2023, 118.", "June"),
    ("ru", "В июне их было 151, а в июле 2023-го – 118.", "июне"),
    ("be", "У чэрвені іх было 151, а ў ліпені 2023-га – 118.", "чэрвені"),
]


@pytest.mark.parametrize(("lang", "text", "month"), SIDE_BY_SIDE)
def test_months_with_a_figure_each_are_of_two_years(lang: str, text: str, month: str) -> None:
    assert dict(dates(text, "2024-08-07", lang))[month] == "2024-06"


# ---- small letters, numbers beside months, figures


@pytest.mark.parametrize(
    ("dash", "months"), list(product([" - ", "-", " – ", " to "], [("january", "march", 1, 3), ("march", "may", 3, 5)]))
)
def test_months_in_small_letters_beside_a_year(dash: str, months: tuple[str, str, int, int]) -> None:
    first, last, low, high = months
    for frame in ("Arrests in Brest {}", "Protest topics ({})"):
        span = f"{first}{dash}{last} 2013"
        assert dates(frame.format(span)) == [(span, f"2013-{low:02}/2013-{high:02}")]


@pytest.mark.parametrize("text", ["They may 2013 times ask.", "On the march 2013 people sang.", "It may be so in every march."])
def test_such_words_are_no_months_elsewhere(text: str) -> None:
    assert not [d for d in dates(text, "2024-01-01") if "may" in d[0] or "march" in d[0]]


@pytest.mark.parametrize(
    ("lead", "noun"), list(product(["In", "During", "In September and"], ["volunteers sat", "new members came", "lawyers wrote"]))
)
def test_a_number_behind_a_month_counts_the_noun(lead: str, noun: str) -> None:
    assert dates(f"{lead} October 23 {noun} here.", "2024-10-28")[-1] == ("October", "2024-10")


@pytest.mark.parametrize(
    "text", ["On October 23 volunteers sat here.", "In October 23 he sat here.", "In October 23, volunteers sat here."]
)
def test_but_a_day_stays_a_day(text: str) -> None:
    assert dates(text, "2024-10-28") == [("October 23", "2024-10-23")]


@pytest.mark.parametrize(("between", "joint"), [("between", "and"), ("между", "и"), ("паміж", "і"), ("між", "і")])
def test_days_in_figures_between(between: str, joint: str) -> None:
    assert dates(f"died {between} 20 {joint} 22.02.2025.")[0][1] == "2025-02-20/2025-02-22"
    assert dates(f"died {between} 28.11 {joint} 03.12.2024.")[0][1] == "2024-11-28/2024-12-03"


@pytest.mark.parametrize("words", ["Courts of the north", "«Новая» пра суды", "Суды и колонии"])
def test_lines_of_a_diary_open_with_days(words: str) -> None:
    text = "\n".join(f"{day}.03 {words}" for day in ("10", "09", "08"))
    assert [value for _, value in dates(text, "2025-03-14")] == ["2025-03-10", "2025-03-09", "2025-03-08"]
    sections = "\n".join(f"10.{number:02} {words}" for number in (1, 2, 3))
    assert dates(sections, "2025-03-14") == []


# ---- undated reports

FRAMED = {
    "en": "In {} two cases were opened. In late January three men were arrested.",
    "ru": "В {} году возбудили два дела. В конце января арестовали троих.",
    "be": "У {} годзе распачалі дзве справы. У канцы студзеня арыштавалі траіх.",
}


@pytest.mark.parametrize(("lang", "year"), list(product(FRAMED, [2012, 2015, 2024])))
def test_a_year_that_opens_a_paragraph_frames_it(lang: str, year: int) -> None:
    assert dates(FRAMED[lang].format(year), None, lang)[1][1] == f"{year}-01"


NEWS = {
    "en": ("On Friday, 30 January 2015, a new case was opened.", "In June she was seized."),
    "ru": ("В пятницу, 30 января 2015 года, возбудили новое дело.", "В июне её схватили."),
    "be": ("У пятніцу, 30 студзеня 2015 года, распачалі новую справу.", "У чэрвені яе схапілі."),
}


@pytest.mark.parametrize("lang", NEWS)
def test_undated_news_counts_from_the_day_of_its_lead(lang: str) -> None:
    lead, past = NEWS[lang]
    assert dates(f"{lead}\n\n{past}", None, lang)[-1][1] == "2014-06"
    later = dates(f"{lead}\n\n{past}\n\nIn May 2019 it was closed.", None, lang)
    assert later[-2][1] == "XXXX-06"


@pytest.mark.parametrize("background", ["since his arrest in April 2011", "over the unrest in May 2011"])
def test_a_year_before_which_prisoners_were_held_is_under_review(background: str) -> None:
    text = f"At least 27 prisoners (detained before 2012) remained held.\n\nIn October, his wife had not seen him {background}."
    assert dict(dates(text))["October"] == "2012-10"


NIGHTS = {
    "en": ("On the night of 9 to 10 August 2020, 3,000 were held; by {} it was 6,700.", "12 August"),
    "ru": ("В ночь с 9 на 10 августа 2020 года задержали 3000, {} их было 6700.", "12 августа"),
    "be": ("У ноч з 9 на 10 жніўня 2020 года затрымалі 3000, {} іх было 6700.", "12 жніўня"),
}


@pytest.mark.parametrize(("lang", "dated"), list(product(NIGHTS, ["2024-03-12", "2022-09-01", None])))
def test_a_few_days_lend_their_year_as_one_does(lang: str, dated: str | None) -> None:
    text, day = NIGHTS[lang]
    assert dict(dates(text.format(day), dated, lang))[day] == "2020-08-12"


@pytest.mark.parametrize("aside", ["(after the sabotage of {})", "(it followed the search of {})"])
@pytest.mark.parametrize(("first", "day", "value"), [("March 2023", "26 February", "2023-02-26"), ("May 2023", "3 April", "2023-04-03")])
def test_what_brackets_add_lies_shortly_before(first: str, day: str, value: str, aside: str) -> None:
    text = f"Arrests came in {first} {aside.format(day)} and went on."
    assert dict(dates(text, "2025-01-16", "en"))[day] == value
