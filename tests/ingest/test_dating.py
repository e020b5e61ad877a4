"""A printed date stands unless the file contradicts it, and a year is never invented."""

from __future__ import annotations

import pytest

from reptrack.ingest.dating import Item, resolve
from reptrack.ingest.printed_dates import find_date


def item(date: str, text: str, title: str | None = "A headline") -> Item:
    return Item(text, title, find_date(date))


@pytest.mark.parametrize(
    ("date", "text", "dated"),
    [
        ("Feb 03, 2024", "On January 26th 2025, the vote was held.", "2025-02-03"),
        ("Feb 03, 2024", "She was convicted in December 2024 in her absence.", "2025-02-03"),
        ("3 февраля 2024", "Голосование прошло 26 января 2025 года без наблюдателей.", "2025-02-03"),
        ("3 лютага 2024", "Галасаванне адбылося 26 студзеня 2025 года без назіральнікаў.", "2025-02-03"),
        ("Feb 03, 2024", "The vote will be held on January 26, 2025.", "2024-02-03"),
        ("Feb 03, 2024", "His term ends soon; he stays until January 26, 2025.", "2024-02-03"),
        ("Feb 03, 2024", "On February 1, 2024 she was tried. Her passport is valid for life.", "2024-02-03"),
        ("Nov 15, 2024", "The vote of January 26, 2025 casts its shadow.", "2024-11-15"),
        ("Nov 15, 2024", "In 2025 and 2025 and 2025 again.", "2024-11-15"),
    ],
)
def test_content_against_the_printed_date(date: str, text: str, dated: str) -> None:
    found = resolve([item(date, text)])[0]
    assert found.dated == dated
    assert bool(found.warnings) == (found.dated != found.published)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("She was arrested on April 29, 2025.", "2025-05-05"),
        ("At least 300 people were tried since the start of 2025.", "2025-05-05"),
        ("The next hearing will be held on 20 May 2025.", "2025-05-05"),
        ("He has been in prison since December 2021.", None),
        ("Nothing is said of any year.", None),
    ],
)
def test_year_of_a_dateline_without_one(text: str, published: str | None) -> None:
    found = resolve([item("May 5", text)])[0]
    assert found.published == found.dated == published
    assert [w.code for w in found.warnings] == ["year-inferred" if published else "year-unknown"]


def test_neighbours_give_the_year() -> None:
    found = resolve([item("May 5", "No year."), item("May 2, 2025", "Nothing.")])
    assert found[0].published == "2025-05-05"


def test_the_order_of_the_file_moves_neighbours_with_evidence() -> None:
    dates = ["Feb 4, 2024", "Jan 28, 2024", "Jan 11, 2025", "Jan 11, 2024", "Dec 30, 2024", "Dec 2, 2024"]
    texts = ["Nothing.", "On January 26, 2025, the vote was held.", "", "Nothing.", "Nothing.", "Nothing."]
    found = resolve([item(date, text) for date, text in zip(dates, texts, strict=True)])
    assert [f.dated for f in found] == ["2025-02-04", "2025-01-28", "2025-01-11", "2025-01-11", "2024-12-30", "2024-12-02"]


def test_without_any_evidence_the_order_alone_moves_nothing() -> None:
    dates = ["Feb 4, 2024", "Jan 28, 2024", "Dec 30, 2024", "Dec 2, 2024"]
    found = resolve([item(date, "Nothing.") for date in dates])
    assert [f.dated for f in found] == [f.published for f in found]


@pytest.mark.parametrize(
    ("date", "text", "dated"),
    [
        ("Dec 28, 2025", "The vote will be held on January 26, 2025.", "2024-12-28"),
        ("Dec 28, 2025", "The vote will be held on January 26, 2026.", "2025-12-28"),
        ("Dec 28, 2025", "The vote scheduled for January 26, 2025 was held in silence; in May 2025 he was tried.", "2025-12-28"),
        ("Jun 28, 2025", "The vote will be held on January 26, 2025.", "2025-06-28"),
        ("Jan 14, 2024", "Over the whole of 2024, courts sentenced 1,721 people.", "2025-01-14"),
        ("Jan 14, 2024", "Over the whole of 2024, the fund will support forty families.", "2024-01-14"),
        ("14 студзеня 2024", "За ўвесь 2024 год асудзілі 1721 чалавека.", "2025-01-14"),
        ("14 студзеня 2024", "У сьнежні 2024 году паводле такіх указаў выйшлі 29 чалавек.", "2025-01-14"),
    ],
)
def test_years_that_are_off_by_one(date: str, text: str, dated: str) -> None:
    assert resolve([item(date, text)])[0].dated == dated


def test_a_headline_of_january_can_sum_up_half_of_the_year_it_carries() -> None:
    assert resolve([item("10 января 2024", "Тридцать один.", "Итоги первого полугодия 2024 года")])[0].dated == "2025-01-10"


def test_a_lone_date_a_year_ahead_of_a_file_in_order() -> None:
    dates = ["Jan 9, 2025", "Jan 3, 2025", "Dec 30, 2025", "Dec 21, 2024", "Dec 2, 2024", "Nov 30, 2024"]
    found = resolve([item(date, "Nothing.") for date in dates])
    assert [f.dated for f in found] == ["2025-01-09", "2025-01-03", "2024-12-30", "2024-12-21", "2024-12-02", "2024-11-30"]


@pytest.mark.parametrize(
    ("title", "dated"),
    [
        ("Human rights in the north: May 2025", "2025-05"),
        ("Digest of 10–16 February 2025", "2025-02"),
        ("Дайджест за 28 студзеня – 3 лютага 2025 года", "2025-02"),
        ("What May 2025 has changed for lawyers", None),
        ("Sentenced on 5 May 2025", None),
        ("The year 2024", None),
    ],
)
def test_a_title_that_closes_with_its_time_dates_a_report_to_the_month(title: str, dated: str | None) -> None:
    found = resolve([Item("Nothing.", title, None)])[0]
    assert (found.published, found.dated) == (None, dated)
    assert [w.code for w in found.warnings] == (["date-inferred"] if dated else [])


def test_undated_statements_take_the_month_of_the_latest_day_of_their_file() -> None:
    found = resolve([Item("On February 19, 2025, he was tried.", "A", None), Item("Since December 22 nothing.", "B", None)])
    assert [f.dated for f in found] == ["2025-02", "2025-02"]


def test_undated_statements_stay_undated_where_a_later_year_is_named() -> None:
    found = resolve([Item("On February 19, 2023, he was tried.", "A", None), Item("In 2025 he is still in prison.", "B", None)])
    assert [f.dated for f in found] == [None, None]


def test_an_undated_report_between_two_of_one_month() -> None:
    found = resolve([item("May 12, 2025", "Nothing."), Item("Nothing.", "B", None), item("May 9, 2025", "Nothing.")])
    assert found[1].dated == "2025-05"


def test_a_single_undated_report_stays_undated() -> None:
    assert resolve([Item("On February 19, 2023, he was tried.", "A", None)])[0].dated is None


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("Reporting period: 1 July - 30 September 2025", "2025-09"),
        ("Period covered: Q3 2025", "2025-09"),
        ("Отчётный период: июль–сентябрь 2025 года", "2025-09"),
        ("Период мониторинга: I квартал 2025 года", "2025-03"),
        ("Перыяд: 1.07.2025 – 30.09.2025", "2025-09"),
        ("Volkhov Monitor            Third quarter of 2025", "2025-09"),
        ("Volkhov Monitor | January–June 2025 | Tver", "2025-06"),
        ("Founded: March 1998", None),  # whose label is of no period
        ("Reporting period: the year 2025", None),  # no month is printed
        ("Visits      12 March 2025", None),  # one day is no span
    ],
)
def test_a_head_that_names_its_period_dates_its_file_to_the_month(line: str, dated: str | None) -> None:
    text = f"Volkhov Legal Aid\n{line}\n\nSummary\n\nOn 14 July two men were detained."
    assert resolve([Item(text, None, None)])[0].dated == dated


@pytest.mark.parametrize(
    ("own", "past"),
    [
        ("On 23 March work on a memorial stone began.", "It is for those who died on 11 April 2021."),
        ("23 марта начали ставить памятный камень.", "Он стоит там, где 11 апреля 2021 года погибли люди."),
        ("23 сакавіка пачалі ставіць памятны камень.", "Ён стаіць там, дзе 11 красавіка 2021 года загінулі людзі."),
    ],
)
def test_a_day_with_a_year_behind_days_without_one_dates_nothing(own: str, past: str) -> None:
    """Who tells of the own days without a year tells with it what was before; alone such a day is the latest that the file tells of."""
    other = Item("Nothing more is known.", "Another headline", None)
    assert [found.dated for found in resolve([Item(f"{own} {past}", "A headline", None), other])] == [None, None]
    assert [found.dated for found in resolve([Item(past, "A headline", None), other])] == ["2021-04", "2021-04"]


@pytest.mark.parametrize("line", ["February 2026", "Февраль 2026 года", "Люты 2026 года"])
def test_a_month_that_closes_a_report(line: str) -> None:
    """The last line of a file that is one report dates it, if it is nothing but a time; a figure credited with its month on top does not."""
    told = "He has been held without a lawyer for five weeks, and nobody has seen him since."
    assert resolve([Item(f"A headline\n\n{told}\n\n{line}", "A headline", None)])[0].dated == "2026-02"
    credited = f"700+\narrested in the days after the fighting had begun, and most of them in one town.\nHeron Watch, {line}\n\n{told}"
    assert resolve([Item(credited, None, None)])[0].dated is None
