"""What is told of a line by its first letters or by single signs leaves out no line that the slow reading finds."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from reptrack.ingest import dateline, dateline_signs, mentioned, posted, printed_dates
from reptrack.ingest.phrases import after_label, months, phrases, weekdays
from reptrack.ingest.segment import openings
from reptrack.ingest.segment.lines import is_document_label, is_link, opens_furniture, source_in
from reptrack.ingest.segment.page import Page
from reptrack.text import layout

DATES = [
    "3 March 2025",
    "March 3, 2025",
    "03.03.25",
    "3-Mar-25",
    "2025-03-03",
    "3 марта 2025 г.",
    "2025-03-03T10:05:00Z",
    "Monday, 3 March 2025",
    "3 March",
]
PARTS = [
    *DATES,
    *[
        "Published on",
        "Posted in",
        "by admin",
        "4 Comments",
        "Minsk,",
        "Вильнюс,",
        "Issue 12",
        "Sea Voice",
        "Rights Council",
        "ROUNDUP",
        "14:05",
        "CEST",
        "pm",
    ],
    *[
        "The teacher was jailed",
        "They left in",
        "Updated",
        "Запись:",
        "The",
        "the",
        "in 2024",
        "on",
        "2024",
        "(Birch Wire)",
        "г.",
        "четверг",
        "posted",
        "12",
    ],
    *sorted(phrases("date_labels"))[::9],
    *sorted(phrases("posted_words"))[::11],
    *sorted(phrases("kickers"))[::15],
]
SIGNS = [" ", " ", " ", ", ", ". ", ": ", " | ", " · ", " — ", " - ", "-", ".", "   ", "\t", " (", ") ", "[", "]: ", "’", "«", "»"]
LINES = st.lists(st.tuples(st.sampled_from(PARTS), st.sampled_from(SIGNS)), min_size=1, max_size=5).map(
    lambda parts: "".join(word + sign for word, sign in parts).strip() or "x"
)
OPENINGS = openings.Openings()


def read_slowly(line):
    """Read a date line without the short cut."""
    signs, dateline.shows_date = dateline.shows_date, lambda _line: True
    try:
        return dateline.read_date_line.__wrapped__(line)
    finally:
        dateline.shows_date = signs


@settings(max_examples=600, deadline=None)
@given(LINES, st.sampled_from(["", "", "* ", "[", "«", "📌 ", "1. "]), st.sampled_from(["", "", ".", ")", "*", " »"]))
def test_a_line_is_read_though_its_signs_are_looked_at_before(line, before, behind):
    line = (before + line + behind).strip()
    read = read_slowly(line)
    assert dateline.read_date_line.__wrapped__(line) == read
    if read is not None:
        assert OPENINGS[line[: openings.KEY]] & openings.DATE or dateline_signs.may_print_date(line)


@settings(max_examples=300, deadline=None)
@given(LINES)
def test_boilerplate_opens_a_piece_where_it_may(line):
    if any(posted._kind(piece) == "said" for piece in posted._pieces(line)):
        assert posted.may_be_posted(line)
    date = printed_dates.find_date(line, anywhere=True)
    if date is not None and date.year is not None and posted.is_posted(line, date.start, date.end):
        assert posted.may_be_posted(line)


OPENED = {
    "source": (phrases("source_labels"), lambda line: source_in(line) is not None, openings.SOURCE),
    "title": (phrases("title_labels"), lambda line: after_label("title_labels", line) is not None, openings.TITLE),
    "furniture": (
        phrases("furniture") | phrases("buttons") | phrases("comment_heads") | phrases("site_words"),
        opens_furniture,
        openings.FURNITURE,
    ),
    "more": (phrases("more_labels"), lambda line: "/" not in line and is_link(line), openings.MORE),
    "document": (phrases("document_labels"), is_document_label, openings.DOCUMENT),
}


@settings(max_examples=400)
@given(st.data(), st.sampled_from(sorted(OPENED)))
def test_first_letters_leave_nothing_out(data, kind):
    words, opens, flag = OPENED[kind]
    phrase = data.draw(st.sampled_from(sorted(words)))
    phrase = data.draw(st.sampled_from([phrase, phrase.title(), phrase.upper(), phrase.capitalize()]))
    before = data.draw(st.sampled_from(["", "", "(", "[*", "• ", "— "]))
    behind = data.draw(st.sampled_from(["", ":", ": Sea Voice", " (4)", " the page", " — X", " 12"]))
    line = (before + phrase + behind).strip()
    if opens(line):
        assert OPENINGS[line[: openings.KEY]] & flag


@given(
    st.sampled_from(["1", "12", "123", "IV", "XVIII", "(2", "(a", "(iv", "•", "-", "Х", "3", "(12"]),
    st.sampled_from([". ", ") ", " ", "x", ".", ")"]),
)
def test_a_marker_is_found_where_it_may_be(sign, behind):
    line = f"{sign}{behind}Teacher jailed"
    if line[0] in layout._MARKER_FIRST and layout._MARKER.match(line) is not None:
        assert layout._may_mark(line)


@given(
    st.lists(
        st.sampled_from(
            ["Report 2024   1", "Report 2024   2", "Report 2024   3", "Page 7", "Page 8", "Page", "A  B   C", "x", "12", "A 1", "A"]
        ),
        max_size=12,
    )
)
def test_lines_of_every_page_are_those_that_all_lines_say(lines):
    page = Page("\n\n".join(lines) or "x")
    alike: dict[str, list[int]] = {}
    for number in page.layout.filled:
        alike.setdefault(page.lines[number].rstrip("0123456789 "), []).append(number)
    expected = {n for line, numbers in alike.items() if line and len(numbers) > 1 and page._is_paged(numbers) for n in numbers}
    assert page.running_heads == expected


TOLD = [*sorted(months())[::20], *sorted(weekdays())[::20], "May", "January", "held", "on", "In", "early", "until", "(the"]
TEXTS = st.lists(
    st.tuples(
        st.sampled_from([*TOLD, "3", "31", "32", "2024", "2025", "12024", "03.03.2024"]),
        st.sampled_from([" ", " ", " ", ", ", ". ", "\n\n", "-", "–", ") "]),
    ),
    max_size=14,
).map(lambda parts: "".join(word + sign for word, sign in parts))


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.sampled_from([2024, 2025]))
def test_a_day_in_plain_words_is_read_as_all_are(text, year):
    at = text.find(str(year))
    while at >= 0:
        plain = mentioned._in_plain_words(text, at, year)
        if plain is not None:
            low = max(0, at - 40)
            assert mentioned._read(text[low : at + 4], year, cut=low > 0) == (plain[0], plain[1], plain[2] - low)
        at = text.find(str(year), at + 1)


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.dates(dt.date(2024, 1, 1), dt.date(2025, 12, 31)))
def test_only_days_that_nobody_asks_for_are_left_out(text, since):
    told = [(m.first, m.precision, m.place) for m in mentioned.mentions(text, (since.year,))]
    kept = [(m.first, m.precision, m.place) for m in mentioned.mentions(text, (since.year,), since=since)]
    assert [m for m in told if m[0] >= since] == [m for m in kept if m[0] >= since]
    assert [m for m in told if m in kept] == kept
