"""Whatever a file holds, nothing of it is lost or doubled, and the same content gives the same records."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from reptrack.errors import ReptrackError
from reptrack.ingest.pipeline import ingest_bytes
from reptrack.records import Report

LINES = st.sampled_from(
    [
        "",
        "",
        "   ",
        "News",
        "Court returns the coffee machine",
        "Суд адмовіў у апеляцыі",
        "Feb 04, 2024",
        "12.05.2025",
        "31 декабря 2024 г.",
        "20.12.2024 Nine picketers fined in Vorsk",
        "Source: Bar Watch",
        "Крыніца: «Вольны суд»",
        "• Drop the charges!",
        "1. Release the nine picketers of Vorsk at once",
        "* * *",
        "VORSK, 5 May (Lumen) — A court fined the librarian on Monday, her lawyer said, and nobody knows why.",
        "Nobody else was in the room, said the lawyer of Alena Rudenka. She was arrested on January 3, 2025.",
        "For additional reading: https://okno.example/1",
        "Share the post:",
        "- PoliticsMinistry closes two librariesSubscribers only",
        "1 | RUDENKA Alena | 44 | 368",
        "Monthly newsletter of the Vorsk Rights Council",
        "Courts",
        "3 March 2025",
        "4 March 2025 | Heron Post",
        "Updated: 12 May 2025",
        "By Jane Roe",
        "See below.",
        "36",
        "https://okno.example/a/14",
        "© 2025 Vorsk Rights Council",
        "\u2028odd\x85breaks\x0b\x0c",
    ]
)
FILES = st.one_of(st.lists(LINES, max_size=40).map("\n".join), st.lists(LINES, max_size=40).map("\r\n".join), st.text(max_size=400))


def records_of(text: str, path: str = "a.txt") -> list[Report]:
    try:
        return list(ingest_bytes(text.encode("utf-8", "replace"), path))
    except ReptrackError:
        return []


@settings(max_examples=300, deadline=None)
@given(FILES)
def test_every_character_is_in_one_record_and_texts_are_slices(text: str) -> None:
    text = text.encode("utf-8", "replace").decode("utf-8").removeprefix("\ufeff")
    records = records_of(text)
    if not records or records[0].source.encoding != "utf-8":
        return  # a zero byte may make another encoding likelier
    rest, end = [], 0
    for record in records:
        source = record.source
        assert source.start >= end
        assert record.text == text[source.start : source.end]
        assert record.text.strip()
        assert record.title is None or record.title in record.text
        rest.append(text[end : source.start])
        end = source.end
    assert not "".join([*rest, text[end:]]).strip()


@settings(max_examples=100, deadline=None)
@given(FILES)
def test_ids_depend_on_content_alone_and_runs_are_equal(text: str) -> None:
    first, second = records_of(text), records_of(text, "elsewhere/b.txt")
    assert [r.id for r in first] == [r.id for r in second]
    assert records_of(text) == first


@settings(max_examples=100, deadline=None)
@given(FILES)
def test_dates_are_dates_and_a_change_is_explained(text: str) -> None:
    for record in records_of(text):
        codes = {w.code for w in record.warnings}
        assert record.published is None or dt.date.fromisoformat(record.published)
        if record.dated is not None:
            assert dt.date.fromisoformat(f"{record.dated}-01" if "date-inferred" in codes else record.dated)
        if record.published != record.dated:
            assert "published-contradicted" in codes or (record.published is None and "date-inferred" in codes)


def test_a_page_number_between_small_letters() -> None:
    """What the line above a number of a page is, is told without asking what the lines below it are."""
    text = "The court in Vorsk fined a librarian on Monday for a song.\n\n1\nhttps://okno.example/a\nCourts\n\nNobody else was in the room that day."
    assert [record.text for record in records_of(text)] == [text]
