"""Lines, blocks, markers, rows and hard wraps are found with their places in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reptrack.text.layout import Block, Layout, plain_spaces


def test_lines_and_blocks() -> None:
    layout = Layout("One\r\n  two \n\n\u00a0\nthree\u2028four")
    assert layout.lines == ["One", "two", "", "", "three", "four"]
    assert layout.blocks == [Block(0, 2), Block(4, 6)]
    assert (layout.start(1), layout.end(1)) == (7, 10)
    assert (layout.next_filled(1), layout.previous_filled(4)) == (4, 1)


@pytest.mark.parametrize(
    ("line", "kind", "sign", "rest"),
    [
        ("• Release them", "bullet", "•", "Release them"),
        ("- first", "bullet", "-", "first"),
        ("-PoliticsGlued", "bullet", "-", "PoliticsGlued"),
        ("12. Twelfth paragraph", "number", "12", "Twelfth paragraph"),
        ("3) third", "number", "3", "third"),
        ("(a) point", "letter", "a", "point"),
        ("IV. Conditions", "roman", "IV", "Conditions"),
        ("📌 Pinned", "bullet", "📌", "Pinned"),
    ],
)
def test_marker(line: str, kind: str, sign: str, rest: str) -> None:
    marker = Layout(line).marker(0)
    assert marker is not None
    assert (marker.kind, marker.sign, line[marker.length :]) == (kind, sign, rest)


@pytest.mark.parametrize("line", ["-5 degrees", "3.5 million", "* * *", "2024 was", "•", "I saw him"])
def test_no_marker(line: str) -> None:
    marker = Layout(line).marker(0)
    assert marker is None or line == "* * *"


def test_rows_and_headings() -> None:
    layout = Layout("No. | Name | Age\nCourt returns the machine\nHe left.\nhe left\nhttps://a.example/b")
    assert layout.is_row(0)
    assert [layout.heading_like(n) for n in range(5)] == [False, True, False, False, False]


@given(st.text())
def test_every_line_is_a_slice(text: str) -> None:
    layout = Layout(text)
    for number, line in enumerate(layout.lines):
        assert plain_spaces(text)[layout.start(number) : layout.end(number)] == line


@given(st.text(alphabet="ab \t\n\r\x0b\x0c\x85\u2028\u00a0", max_size=30))
def test_lines_begin_and_end_where_their_characters_do(text: str) -> None:
    page = Layout(text)
    raw = plain_spaces(text).splitlines(keepends=True)
    starts = [sum(map(len, raw[:n])) for n in range(len(raw) + 1)]
    assert page.raw_starts == starts
    assert page.lines == [line.strip() for line in raw]
    for n, line in enumerate(raw):
        assert page.start(n) == starts[n] + len(line) - len(line.lstrip())
        assert page.end(n) == page.start(n) + len(line.strip())


def test_spaces_of_any_kind_are_plain_in_lines() -> None:
    """What a page has between words for its looks is no other word; offsets stay."""
    text = "\u200bFour\u00a0nurses\u202ffined\n\ufeff12\u2009March\u20032025 \n\u200e\n"
    layout = Layout(text)
    assert layout.lines == ["Four nurses fined", "12 March 2025", ""]
    assert [text[layout.start(n) : layout.end(n)] for n in (0, 1)] == ["Four\u00a0nurses\u202ffined", "12\u2009March\u20032025"]
    assert len(plain_spaces(text)) == len(text)
