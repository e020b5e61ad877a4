"""How a text is read, and the way from what is read to the characters of the text and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reptrack.text.reading import read

READ = [
    ("Ivan\u00a0Zub", "Ivan Zub", "no-break spaces"),
    ("1\u202f200 and 5\u2009000", "1 200 and 5 000", "narrow and thin spaces"),
    ("за\u00adсу\u00adдили", "засудили", "soft hyphens"),
    ("Ivan \u200bZub\ufeff", "Ivan Zub", "signs of no width"),
    ("Hajdukievič\u2011Kozyr", "Hajdukievič-Kozyr", "a no-break hyphen"),
    ("сувʼязь", "сув’язь", "a modifier apostrophe"),
    ("Николаи\u0306", "Николай", "a letter and its mark"),
    ("Лукаше\u0301нко", "Лукашенко", "a stress"),
    ("Цiханоўскі", "Ціханоўскі", "a letter of the other script"),
    ("one\r\ntwo", "one\ntwo", "a carriage return"),
    ("Kalina-\nvich", "Kalinavich", "a word broken at the end of a line"),
    ("Kalina\u00ad\nvich", "Kalinavich", "a word broken at a soft hyphen"),
    ("Hajdukievič-\nKozyr", "Hajdukievič-Kozyr", "a double name broken at its hyphen"),
    ("2020-\n2021", "2020-2021", "figures"),
    ("20-\nгадовы", "20-гадовы", "a figure before a word"),
    ("twenty-\nfive", "twenty-five", "a numeral"),
    ("Minsk -\nHrodna", "Minsk -\nHrodna", "a dash"),
]


@pytest.mark.parametrize(("text", "expected", "why"), READ, ids=[why for *_, why in READ])
def test_what_is_read(text, expected, why):
    assert read(text).text == expected, why


PROSE = "The court gave the teacher from Brest two years\nfor a comment that nobody could find any more, and\nher brother was fined.\n"


def test_a_paragraph_is_read_in_one_line():
    assert read(PROSE).text == PROSE.rstrip("\n").replace("\n", " ") + "\n"


APART = [
    ("A headline of one line\nThe story begins here and goes on for much longer than the headline above it did.\n", "a headline"),
    ("- the first item of a list that is quite long\n- the second item of it\n", "a list"),
    ("Name | Court | Term of the sentence in years\nzubko | brest | two\n", "a table"),
    ("murder of all kinds ................ 282\nsecurity and order ................. 39\n", "leaders of dots"),
    ("one\ntwo\nthree\n", "words"),
    (PROSE.split("\n", maxsplit=1)[0] + "\n\n" + PROSE, "a blank line"),
]


@pytest.mark.parametrize(("text", "why"), APART, ids=[why for _, why in APART])
def test_other_lines_stay_apart(text, why):
    assert read(text).text.count("\n") >= text.count("\n") - 2 * (PROSE in text), why


SIGNS = "aЯiі.- \n\r\t\u00a0\u00ad\u0301\u0306\u200b\u2011\u2028|>•7"


@given(st.text(SIGNS, max_size=60))
def test_every_character_that_is_read_knows_its_place(text):
    reading = read(text)
    assert len(reading.text) <= len(text)
    for place, sign in enumerate(reading.text):
        start, end = reading.span(place, place + 1)
        assert start < end
        assert reading.read_span(start, end) == (place, place + 1)
        assert sign == text[start] or not sign.isalnum() or text[start].isalpha()


@given(st.text(SIGNS, max_size=60), st.data())
def test_spans_keep_their_order(text, data):
    reading = read(text)
    if reading.text:
        start = data.draw(st.integers(0, len(reading.text) - 1))
        end = data.draw(st.integers(start + 1, len(reading.text)))
        assert 0 <= reading.span(start, end)[0] < reading.span(start, end)[1] <= len(text)
