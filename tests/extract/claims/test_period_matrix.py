"""Whose period a figure takes: that of the head, of a heading, of a list's lead-in, of its own side of a comparison, in every combination."""

from __future__ import annotations

from itertools import product

import pytest

from reptrack.extract.claims import find_claims
from reptrack.extract.dates import find_dates
from reptrack.text.view import View

DATED = "2024-10-18"
HEARD = {"en": "Courts heard {} cases.", "ru": "Суды рассмотрели {} дел.", "be": "Суды разгледзелі {} спраў."}


def times(text: str, lang: str, *, dated: str | None = DATED, title: str | None = None) -> list[tuple[str, str | None]]:
    view = View(text, lang=lang, dated=dated, published=dated, title=title)
    return [(claim.text, claim.time) for claim in find_claims(view, find_dates(view), [], [])]


# ---- the head of a report

HEADS = {
    "en": (
        ["Annual report {}", "Report for {} (excerpt)", "{}: review of the year", "Survey | {}", "Bulletin, {}"],
        [("2023", "2023"), ("September 2024", "2024-09"), ("Q3 2024", "2024-07/2024-09"), ("1–14 October 2024", "2024-10-01/2024-10-14")],
    ),
    "ru": (
        ["Доклад за {}", "Бюллетень, {}", "Обзор | {}", "Итоги: {}"],
        [("2023 год", "2023"), ("сентябрь 2024 года", "2024-09"), ("III квартал 2024 года", "2024-07/2024-09")],
    ),
    "be": (
        ["Справаздача за {}", "Бюлетэнь, {}", "Агляд | {}", "Вынікі: {}"],
        [("2023 год", "2023"), ("верасень 2024 года", "2024-09"), ("ІІІ квартал 2024 года", "2024-07/2024-09")],
    ),
}
TITLES = {"en": "CLOSED DOORS", "ru": "ЗАКРЫТЫЕ ДВЕРИ", "be": "ЗАЧЫНЕНЫЯ ДЗВЕРЫ"}
BETWEEN = ["", "Desk of Observers\n", "\n"]


@pytest.mark.parametrize("lang", HEADS)
def test_a_line_at_the_head_names_the_period(lang: str) -> None:
    lines, periods = HEADS[lang]
    title = TITLES[lang]
    for line, (said, value), between, above in product(lines, periods, BETWEEN, [False, True]):
        named = line.format(said)
        head = f"{named}\n{title}\n" if above else f"{title}\n{between}{named}\n"
        text = f"{head}\n{HEARD[lang].format(214)}"
        assert times(text, lang, title=title)[-1] == ("214", value), text


@pytest.mark.parametrize(
    "line",
    [
        "Founded in 1996",
        "Monitoring since 1996",
        "Vilnius, September 2024",
        "Annual report 2019",
        "2. Second quarter of 2024",
        "© 2016–2024",
    ],
)
def test_other_dates_at_the_head_name_none(line: str) -> None:
    text = f"CLOSED DOORS\n{line}\n\n1. What we saw\n\nCourts heard 214 cases."
    assert times(text, "en", title="CLOSED DOORS")[-1] == ("214", None), text


# ---- headings of sections

SECTIONS = {
    "en": (
        [("April 2024", "2024-04"), ("Second quarter of 2024", "2024-04/2024-06"), ("1–14 July 2024", "2024-07-01/2024-07-14")],
        "How we count",
    ),
    "ru": (
        [("Апрель 2024 года", "2024-04"), ("II квартал 2024 года", "2024-04/2024-06"), ("1–14 июля 2024 года", "2024-07-01/2024-07-14")],
        "Методика",
    ),
    "be": (
        [
            ("Красавік 2024 года", "2024-04"),
            ("ІІ квартал 2024 года", "2024-04/2024-06"),
            ("1–14 ліпеня 2024 года", "2024-07-01/2024-07-14"),
        ],
        "Метадалогія",
    ),
}


@pytest.mark.parametrize("lang", SECTIONS)
def test_a_heading_dates_what_stands_beneath_until_the_next(lang: str) -> None:
    headings, other = SECTIONS[lang]
    heard = HEARD[lang]
    for (first, one), (second, two), rank, gap in product(headings, headings, ["", "{}. ", "### "], ["\n", "\n\n"]):
        if one == two or one.partition("/")[0] > two.partition("/")[0]:
            continue
        parts = [(first, 51), (second, 62), (other, 14)]
        body = "\n\n".join(f"{rank.format(n)}{head}{gap}{heard.format(number)}" for n, (head, number) in enumerate(parts, start=1))
        text = f"{TITLES[lang]}\n\n{heard.format(900)}\n\n{body}"
        found = dict(times(text, lang, title=TITLES[lang]))
        assert (found["51"], found["62"]) == (one, two), text
        assert found["14"] is None, text


WEEKS = {
    "en": (["Over the week:", "In total over the week:"], ["12 people were detained", "5 people were freed"]),
    "ru": (["За неделю:", "Итого за неделю:"], ["задержаны 12 человек", "освобождены 5 человек"]),
    "be": (["За тыдзень:", "Усяго за тыдзень:"], ["затрыманыя 12 чалавек", "вызваленыя 5 чалавек"]),
}


@pytest.mark.parametrize(("lang", "mark"), list(product(WEEKS, ["- ", "• ", "▪️ ", "🔹 ", "1) "])))
def test_a_line_that_introduces_a_list_dates_its_items(lang: str, mark: str) -> None:
    leads, items = WEEKS[lang]
    for lead in leads:
        text = f"{TITLES[lang]}\n\n{lead}\n" + "\n".join(f"{mark}{item}" for item in items)
        found = dict(times(text, lang, dated="2024-10-20", title=TITLES[lang]))
        assert found["12"] == found["5"] == "2024-10-14/2024-10-20", text


# ---- two sides of a sentence

SIDES = {
    "en": [
        "In March 51 people were detained{joint} in April 62 were fined.",
        "Police detained 51 people in March and 62 in April.",
        "Police detained 62 people in April, up from 51 in March.",
        "There were 62 arrests in April, compared with 51 in March.",
        "In April there were 62 arrests (51 in March).",
        "In April there were 62 arrests (in March: 51).",
        "The number of arrests grew from 51 in March to 62 in April.",
    ],
    "ru": [
        "В марте задержали 51 человека{joint} в апреле — 62.",
        "В апреле задержали 62 человек против 51 в марте.",
        "В апреле задержали 62 человек, тогда как в марте — 51.",
        "В апреле задержали 62 человек (в марте — 51).",
        "Число задержаний выросло с 51 в марте до 62 в апреле.",
    ],
    "be": [
        "У сакавіку затрымалі 51 чалавека{joint} ў красавіку — 62.",
        "У красавіку затрымалі 62 чалавекі супраць 51 у сакавіку.",
        "У красавіку затрымалі 62 чалавекі, тады як у сакавіку — 51.",
        "У красавіку затрымалі 62 чалавекі (у сакавіку — 51).",
    ],
}
JOINTS = {"en": [";", ", and", ","], "ru": [";", ", а", ", а уже"], "be": [";", ", а", ", а ўжо"]}


@pytest.mark.parametrize("lang", SIDES)
def test_each_figure_takes_the_period_of_its_side(lang: str) -> None:
    for frame, joint in product(SIDES[lang], JOINTS[lang]):
        found = dict(times(frame.format(joint=joint), lang))
        assert (found["51"], found["62"]) == ("2024-03", "2024-04"), frame.format(joint=joint)


SET_OFF = {
    "en": "Compared with the first quarter of 2024, detentions rose by 12%: 62 against 55.",
    "ru": "По сравнению с первым кварталом 2024 года число задержаний выросло на 12%: 62 против 55.",
    "be": "У параўнанні з першым кварталам 2024 года лік затрыманняў вырас на 12%: 62 супраць 55.",
}
QUARTER = {"en": "Q2 2024", "ru": "II квартал 2024 года", "be": "ІІ квартал 2024 года"}


@pytest.mark.parametrize("lang", SET_OFF)
def test_what_a_period_is_compared_with_dates_only_its_own_figure(lang: str) -> None:
    found = dict(times(SET_OFF[lang], lang))
    assert (found["62"], found["12%"], found["55"]) == (None, None, "2024-01/2024-03")
    title = f"{TITLES[lang]}: {QUARTER[lang]}"
    found = dict(times(f"{title}\n\n{SET_OFF[lang]}", lang, title=title))
    assert (found["62"], found["12%"], found["55"]) == ("2024-04/2024-06", "2024-04/2024-06", "2024-01/2024-03")


ASIDES = {
    "en": (
        ["(in April 131)", "(131 in April)", "(in April: 131)"],
        "In May 104 people were convicted {}{}.",
        ", 40 of them women",
        "Police detained 31 people.",
    ),
    "ru": (
        ["(в апреле — 131)", "(в апреле было 131)"],
        "В мае осудили 104 человека {}{}.",
        ", из них 40 женщин",
        "Полиция задержала 31 человека.",
    ),
    "be": (
        ["(у красавіку — 131)", "(у красавіку быў 131)"],
        "У маі асудзілі 104 чалавекі {}{}.",
        ", з іх 40 жанчын",
        "Міліцыя затрымала 31 чалавека.",
    ),
}


@pytest.mark.parametrize("lang", ASIDES)
def test_brackets_with_a_figure_of_their_own_lend_no_date(lang: str) -> None:
    asides, frame, part, after = ASIDES[lang]
    for aside, rest in product(asides, ["", part]):
        text = f"{frame.format(aside, rest)} {after}"
        found = dict(times(text, lang))
        assert (found["104"], found["131"], found["31"]) == ("2024-05", "2024-04", "2024-05"), text
        assert found.get("40", "2024-05") == "2024-05", text


LABELLED = {
    "en": "His term was extended twice: 19 March — by three months and 29 May — by two months.",
    "ru": "Срок продлевался дважды: 19 марта — на три месяца и 29 мая — ещё на два месяца.",
    "be": "Тэрмін працягвалі двойчы: 19 сакавіка — на тры месяцы і 29 мая — яшчэ на два месяцы.",
}


@pytest.mark.parametrize("lang", LABELLED)
def test_dates_with_dashes_are_labels(lang: str) -> None:
    assert [time for _, time in times(LABELLED[lang], lang)] == ["2024-03-19", "2024-05-29"]


# ---- the same part of another year

SAME = {
    "en": (
        [
            ("In the first half of 2024", "2024-01/2024-06"),
            ("In the second quarter of 2024", "2024-04/2024-06"),
            ("In May 2024", "2024-05"),
        ],
        "{} courts heard 62 cases, in the {} 51.",
        ["same period of 2023", "same months of 2023", "corresponding period of last year", "same period last year"],
    ),
    "ru": (
        [
            ("В первом полугодии 2024 года", "2024-01/2024-06"),
            ("Во II квартале 2024 года", "2024-04/2024-06"),
            ("В мае 2024 года", "2024-05"),
        ],
        "{} суды рассмотрели 62 дела, за {} — 51.",
        ["тот же период 2023 года", "те же месяцы прошлого года", "аналогичный период прошлого года", "такой же период 2023 года"],
    ),
    "be": (
        [
            ("У першым паўгоддзі 2024 года", "2024-01/2024-06"),
            ("У ІІ квартале 2024 года", "2024-04/2024-06"),
            ("У маі 2024 года", "2024-05"),
        ],
        "{} суды разгледзелі 62 справы, за {} — 51.",
        ["той жа перыяд 2023 года", "тыя самыя месяцы мінулага года", "аналагічны перыяд мінулага года", "такі ж перыяд 2023 года"],
    ),
}


@pytest.mark.parametrize("lang", SAME)
def test_the_same_part_of_another_year(lang: str) -> None:
    stretches, frame, sames = SAME[lang]
    for (said, value), same in product(stretches, sames):
        text = frame.format(said, same)
        found = dict(times(text, lang))
        assert (found["62"], found["51"]) == (value, value.replace("2024", "2023")), text


YEAR_TO_DATE = {
    "en": "Since the beginning of the year, courts have heard 214 cases.",
    "ru": "С начала года суды рассмотрели 214 дел.",
    "be": "З пачатку года суды разгледзелі 214 спраў.",
}


@pytest.mark.parametrize("lang", YEAR_TO_DATE)
def test_the_year_so_far_ends_with_the_period_covered(lang: str) -> None:
    said = {"en": "Q3 2024", "ru": "III квартал 2024 года", "be": "ІІІ квартал 2024 года"}[lang]
    title = f"{TITLES[lang]}: {said}"
    assert dict(times(f"{title}\n\n{YEAR_TO_DATE[lang]}", lang, title=title))["214"] == "2024-01/2024-09"
    assert dict(times(YEAR_TO_DATE[lang], lang))["214"] == f"2024-01-01/{DATED}"


# ---- what lends no date, and what has none

CLAUSES = {
    "en": (
        "In May courts heard 62 cases.",
        "They freed {}, {} on 24 April.",
        "Police detained 31 people.",
        [("Jan Novik", "arrested"), ("a nurse", "detained")],
    ),
    "ru": (
        "В мае суды рассмотрели 62 дела.",
        "Среди них есть {}, {} 24 апреля.",
        "Полиция задержала 31 человека.",
        [("люди", "вышедшие"), ("медсестра", "задержанная"), ("сварщик", "умерший")],
    ),
    "be": (
        "У маі суды разгледзелі 62 справы.",
        "Сярод іх ёсць {}, {} 24 красавіка.",
        "Міліцыя затрымала 31 чалавека.",
        [("людзі", "затрыманыя"), ("медсястра", "вызваленая"), ("зваршчык", "памерлы")],
    ),
}


@pytest.mark.parametrize("lang", ["en", "ru", "be"])
def test_a_clause_about_the_past_lends_no_date(lang: str) -> None:
    first, frame, after, slots = CLAUSES[lang]
    for who, done in slots[:2] if lang == "be" else slots:
        text = f"{first} {frame.format(who, done)} {after}"
        assert dict(times(text, lang))["31"] == "2024-05", text


LAWS = {
    "en": [
        "a charge that carries up to six years in prison",
        "an offence punishable by a maximum of six years",
        "a law that provides for six years",
    ],
    "ru": ["статье, которая предусматривает до шести лет колонии", "статье, по которой грозит шесть лет"],
    "be": ["артыкуле, які прадугледжвае да шасці гадоў калоніі", "артыкуле, паводле якога пагражае шэсць гадоў"],
}
CHARGED = {"en": "On 14 May he was charged under {}.", "ru": "14 мая его обвинили по {}.", "be": "14 мая яго абвінавацілі па {}."}


@pytest.mark.parametrize("lang", LAWS)
def test_what_a_law_allows_is_of_no_day(lang: str) -> None:
    for law in LAWS[lang]:
        text = CHARGED[lang].format(law)
        assert [time for _, time in times(text, lang)] == [None], text


EARLIER = {
    "en": ("Arrests: 12 ({}: 9)", ["previous letter", "previous issue", "last report"]),
    "ru": ("Арестов: 12 ({} — 9)", ["в предыдущей редакции", "в прошлом выпуске"]),
    "be": ("Арыштаў: 12 ({} — 9)", ["у папярэднім агляді", "у мінулым выпуску"]),
}


@pytest.mark.parametrize("lang", EARLIER)
def test_the_figure_of_an_earlier_report_has_no_known_time(lang: str) -> None:
    frame, befores = EARLIER[lang]
    title = f"{TITLES[lang]}: {QUARTER[lang]}"
    for before in befores:
        found = dict(times(f"{title}\n\n{frame.format(before)}", lang, title=title))
        assert (found["12"], found["9"]) == ("2024-04/2024-06", None), before


AGAIN = {
    "en": (
        ["In May police detained 94 people.", "Police detained 94 people in May."],
        ["Ten of those 94 were seized on 2 July.", "Of the 94, ten went on hunger strike on 2 July."],
    ),
    "ru": (["В мае полиция задержала 94 человека."], ["Из этих 94 десять объявили голодовку 2 июля.", "Десять из этих 94 вывезли 2 июля."]),
    "be": (
        ["У маі міліцыя затрымала 94 чалавекі."],
        ["З гэтых 94 дзесяць абвясцілі галадоўку 2 ліпеня.", "Дзесяць з гэтых 94 вывезлі 2 ліпеня."],
    ),
}


@pytest.mark.parametrize("lang", AGAIN)
def test_a_count_that_is_named_again_keeps_its_time(lang: str) -> None:
    firsts, thens = AGAIN[lang]
    for first, then in product(firsts, thens):
        found = [time for text, time in times(f"{first} {then}", lang) if text == "94"]
        assert found == ["2024-05", "2024-05"], then


GIVEN = ["has sentenced Jan Novik", "has given Jan Novik", "has jailed Jan Novik for"]


@pytest.mark.parametrize("given", GIVEN)
def test_a_term_that_a_court_has_given_is_of_the_ruling(given: str) -> None:
    text = f"TEN MONTHS\n\nThe court {given}{'' if given.endswith('for') else ' to'} ten months in prison over a headline. He was convicted on 10 October."
    assert dict(times(text, "en", title="TEN MONTHS"))["ten months"] == "2024-10-10"


def test_two_days_head_a_section() -> None:
    text = "DAY BY DAY\n\nFriday 11 October\n\nPolice detained 12 people.\n\nSaturday 12 – Sunday 13 October\n\nPolice detained 31 people."
    found = dict(times(text, "en", title="DAY BY DAY"))
    assert (found["12"], found["31"]) == ("2024-10-11", "2024-10-12/2024-10-13")


LASTING = {
    "en": [
        "On 14 May police detained 31 people in a region with a population of {}.",
        "In a region with a population of {}, 31 people were detained on 14 May.",
    ],
    "ru": ["14 мая в регионе с населением {} человек задержали 31 человека."],
    "be": ["14 мая ў рэгіёне з насельніцтвам {} чалавек затрымалі 31 чалавека."],
}
MILLIONS = {"en": ["3.6 million", "120,000"], "ru": ["3,6 млн", "120 000"], "be": ["3,6 млн", "120 000"]}


@pytest.mark.parametrize("lang", LASTING)
def test_a_population_is_of_no_day(lang: str) -> None:
    for frame, number in product(LASTING[lang], MILLIONS[lang]):
        found = dict(times(frame.format(number), lang))
        assert (found[number], found["31"]) == (None, "2024-05-14"), frame.format(number)


SHARES = {
    "en": (
        "In May police detained 204 people. {}",
        ["Women are 17 per cent of the detainees.", "Women were 17 per cent of them."],
        "17 per cent",
    ),
    "ru": ("В мае полиция задержала 204 человека. {}", ["Женщины составляют 17% задержанных.", "17% из них — женщины."], "17%"),
    "be": ("У маі міліцыя затрымала 204 чалавекі. {}", ["Жанчыны складаюць 17% затрыманых.", "17% з іх — жанчыны."], "17%"),
}


@pytest.mark.parametrize("lang", SHARES)
def test_a_share_is_of_the_time_of_its_whole(lang: str) -> None:
    frame, shares, share = SHARES[lang]
    for said in shares:
        assert dict(times(frame.format(said), lang))[share] == "2024-05", said


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "On 3 July the list lost ten names of people who were convicted before April 2018."),
        ("ru", "3 июля из списка исключили десять имён осуждённых до апреля 2018 года."),
        ("be", "3 ліпеня са спіса выключылі дзесяць імёнаў асуджаных да красавіка 2018 года."),
    ],
)
def test_a_date_before_which_something_was_is_not_that_of_the_figure(lang: str, text: str) -> None:
    assert [time for _, time in times(text, lang)] == ["2024-07-03"]
