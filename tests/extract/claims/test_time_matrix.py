"""The time of a figure by what its report, its paragraph and its sentence say, in every combination of their wordings."""

from __future__ import annotations

import itertools

import pytest

from reptrack.extract.claims import find_claims
from reptrack.extract.dates import find_dates
from reptrack.records import Claim
from reptrack.text.view import View


def claim_of(text: str, figure: str, *, lang: str = "en", dated: str = "2024-06-04", title: str | None = None) -> Claim:
    view = View(text, lang=lang, dated=dated, published=dated, title=title)
    return next(claim for claim in find_claims(view, find_dates(view), [], []) if claim.text == figure)


EVENTS = ["the February 1, 2021 coup", "the 1 February 2021 coup", "the coup of 1 February 2021"]
TOLD = ["Since {event}, 3,509 people have been killed.", "Since {event}, a total of 3,509 people were killed."]
LATER = ["Since the coup, 22,252 people were arrested.", "A total of 22,252 people have been arrested since the coup."]


@pytest.mark.parametrize("event", EVENTS)
def test_an_event_that_a_date_was_said_of_opens_a_period(event: str) -> None:
    for told, later in itertools.product(TOLD, LATER):
        text = f"{told.format(event=event)}\n{later}"
        assert claim_of(text, "3,509").time == "2021-02-01/..", text
        assert claim_of(text, "22,252").time == "2021-02-01/..", text


@pytest.mark.parametrize("state", ["are currently under detention", "are still in custody", "remain behind bars"])
def test_those_who_are_held_now_are_of_the_day_of_the_report(state: str) -> None:
    text = f"Since 2021, 22,252 people were arrested, and among them 17,948 {state}."
    claim = claim_of(text, "17,948")
    assert (claim.time, claim.metric) == ("2024-06-04", "in-detention")


MONTHLY = {
    "en": ("Monthly {kind} on the courts", ["review", "report", "bulletin"], "We followed 207 hearings."),
    "ru": ("Ежемесячный {kind} о судах", ["обзор", "отчёт", "бюллетень"], "Состоялось 207 заседаний."),
    "be": ("Штомесячны {kind} пра суды", ["агляд", "бюлетэнь"], "Адбылося 207 пасяджэнняў."),
}


@pytest.mark.parametrize("lang", MONTHLY)
@pytest.mark.parametrize(("dated", "month"), [("2024-06-04", "2024-05"), ("2024-01-12", "2023-12"), ("2024-05-30", "2024-05")])
def test_a_monthly_report_covers_the_month_before_its_day(lang: str, dated: str, month: str) -> None:
    pattern, kinds, figure = MONTHLY[lang]
    for kind in kinds:
        title = pattern.format(kind=kind)
        assert claim_of(f"{title}\n\n{figure}", "207", lang=lang, dated=dated, title=title).time == month, kind


@pytest.mark.parametrize(
    ("lang", "label", "sentence"),
    [
        ("en", "Date of visit: 14 May 2024", "Access was refused in March and April. The prison has 1,036 places."),
        ("en", "Date of visit: Tuesday, 14 May 2024", "Access was refused in March and April. The prison has 1,036 places."),
        ("ru", "Дата посещения: 14.05.2024", "В марте и апреле допуска не было. Лимит — 1036 мест."),
        ("ru", "Дата посещения: вторник, 14.05.2024", "В марте и апреле допуска не было. Лимит — 1036 мест."),
        ("be", "Дата наведвання: 14.05.2024", "У сакавіку і красавіку доступу не было. Ліміт — 1036 месцаў."),
    ],
)
def test_what_was_seen_is_of_the_day_of_the_visit(lang: str, label: str, sentence: str) -> None:
    figure = "1,036" if lang == "en" else "1036"
    assert claim_of(f"{label}\n\n{sentence}", figure, lang=lang).time == "2024-05-14"


@pytest.mark.parametrize(
    ("lang", "first", "aside"),
    [
        ("en", "In May, courts heard 96 cases.", "For comparison, there were 58 in April."),
        ("en", "In May, courts heard 96 cases.", "In April there were fewer: 58."),
        ("ru", "В мае суды рассмотрели 96 дел.", "Для сравнения: в апреле было 58 дел."),
        ("be", "У маі суды разгледзелі 96 спраў.", "У красавіку спраў было менш — 58."),
    ],
)
def test_what_is_set_against_a_figure_lends_its_date_to_no_other(lang: str, first: str, aside: str) -> None:
    after = {"en": "Police detained 31 people.", "ru": "Полиция задержала 31 человека.", "be": "Міліцыя затрымала 31 чалавека."}[lang]
    text = f"{first} {aside} {after}"
    assert claim_of(text, "58", lang=lang).time == "2024-04"
    assert claim_of(text, "31", lang=lang).time == "2024-05"


@pytest.mark.parametrize(
    ("text", "figure", "time"),
    [
        ("This is 43% above 2022 (582) and the most since 2015.", "582", "2022"),
        ("The opinion, published in May 2023, found 14 gaps in the law.", "14", "2023-05"),
        ("The ministry says that 214 cases under two articles (riots; incitement) were opened in 2023.", "214", "2023"),
        ("From March to May, 55 women were fined; 305 people were detained.", "305", "2024-03/2024-05"),
    ],
)
def test_a_date_is_that_of_its_figure(text: str, figure: str, time: str) -> None:
    assert claim_of(text, figure).time == time


@pytest.mark.parametrize("since", ["ад", "з", "пачынаючы ад"])
def test_a_period_opens_in_belarusian(since: str) -> None:
    assert (
        claim_of(f"Паводле нашых звестак, {since} жніўня 2020 года асуджана 11 тысяч чалавек.", "11 тысяч", lang="be").time == "2020-08/.."
    )


@pytest.mark.parametrize(
    ("text", "figure", "lang", "time"),
    [
        ("Число дел против участников протестов выросло в мае до 31 дела.", "31", "ru", "2024-05"),
        ("Cases against opponents of the mine rose in May by 31.", "31", "en", "2024-05"),
        ("In May, 31 cases were heard, against 58 in April.", "31", "en", "2024-05"),
        ("In May, 31 cases were heard, against 58 in April.", "58", "en", "2024-04"),
    ],
)
def test_against_compares_only_figures(text: str, figure: str, lang: str, time: str) -> None:
    assert claim_of(text, figure, lang=lang).time == time


@pytest.mark.parametrize("period", ["(from May 2, 2023, to May 1, 2024)", "(a period from May 2, 2023, to May 1, 2024)"])
def test_a_period_in_brackets_is_that_of_the_figure_behind(period: str) -> None:
    assert claim_of(f"In the first year {period}, 29,688 people were arrested.", "29,688").time == "2023-05-02/2024-05-01"


def test_the_same_period_of_two_years() -> None:
    text = "За первое полугодие 2024 года задержали 96 человек. За аналогичный период 2023 года задержаний было 79, а в 2022 году – 156."
    assert claim_of(text, "79", lang="ru").time == "2023-01/2023-06"
    assert claim_of(text, "156", lang="ru").time == "2022-01/2022-06"


def test_kinds_of_people_are_no_state() -> None:
    text = (
        "Between March 2023 and February 2024, 96 people were arrested. The list includes:\n\n– 28 people arrested for posts\n– 19 minors\n"
    )
    assert claim_of(text, "19", dated="2024-03-20").time == claim_of(text, "28", dated="2024-03-20").time
