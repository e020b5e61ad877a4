"""A printed date stands unless the file contradicts it, and a year is never invented."""

from __future__ import annotations

import pytest

from reptrack.ingest.dateline import find_date
from reptrack.ingest.dating import Item, resolve


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
