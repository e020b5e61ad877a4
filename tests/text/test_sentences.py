"""Where sentences begin and end: abbreviations, initials, lists, headings, tables, broken lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reptrack.text.sentences import sentences

WRAPPED = """The court in the regional capital heard the case behind closed doors and
sentenced both of the men who had stood before it since the winter to long
terms in a colony. Their lawyer was not let in, and the relatives heard the
verdict from a neighbour who worked in the same building as the clerk."""

CASES = [
    ("He left. She stayed.", ["He left.", "She stayed."]),
    ("He asked: “Why?” Nobody spoke.", ["He asked: “Why?”", "Nobody spoke."]),
    ("Mr. Novik met Dr. Lis. They spoke.", ["Mr. Novik met Dr. Lis.", "They spoke."]),
    ("The A. Novik case. It is old.", ["The A. Novik case.", "It is old."]),
    ("Under Art. 130 and para. 3 he is free.", ["Under Art. 130 and para. 3 he is free."]),
    ("Colony No. 17 is full. Colony No. 3 is not.", ["Colony No. 17 is full.", "Colony No. 3 is not."]),
    ("The U.S. Senate met.", ["The U.S. Senate met."]),
    ("He got 2 y. 6 m. in a colony.", ["He got 2 y. 6 m. in a colony."]),
    ("It happened.[3] Then it ended.", ["It happened.[3]", "Then it ended."]),
    ("1. We call on them. 2. We ask.", ["1. We call on them.", "2. We ask."]),
    ("Heading\n\nText of the item.", ["Heading", "Text of the item."]),
    ("• First thing\n• Second thing", ["• First thing", "• Second thing"]),
    ("No. | Name\n1 | NOVIK Jan", ["No. | Name", "1 | NOVIK Jan"]),
    ("A line that goes on\nin the next one.", ["A line that goes on\nin the next one."]),
    ("Headline Without a Stop\nThe text begins here.", ["Headline Without a Stop", "The text begins here."]),
    ("В 2024 г. Суд решил. Он ушёл.", ["В 2024 г.", "Суд решил.", "Он ушёл."]),
    ("Он живёт в г. Минске.", ["Он живёт в г. Минске."]),
    ("По ч. 1 ст. 342 УК. Всё.", ["По ч. 1 ст. 342 УК.", "Всё."]),
    ("Собрали 5 тыс. рублей и т.д. Потом ушли.", ["Собрали 5 тыс. рублей и т.д.", "Потом ушли."]),
    ("Сказал А. Новик. Все молчали.", ["Сказал А. Новик.", "Все молчали."]),
    ("Паводле ч. 1 арт. 342 КК. Усё.", ["Паводле ч. 1 арт. 342 КК.", "Усё."]),
    ("«Чаму?» — спытаў ён. Цішыня.", ["«Чаму?» — спытаў ён.", "Цішыня."]),
    ("", []),
    ("   \n\n ", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sentences_are_those_of_a_reader(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in sentences(text)] == expected


def test_lines_broken_to_fit_a_page_are_joined() -> None:
    assert len(sentences(WRAPPED)) == 2


@given(st.text(max_size=200))
def test_spans_are_in_order_and_hold_every_character_that_is_not_space(text: str) -> None:
    spans = sentences(text)
    kept = [False] * len(text)
    end = 0
    for a, b in spans:
        assert end <= a < b
        assert not text[a].isspace()
        assert not text[b - 1].isspace()
        kept[a:b] = [True] * (b - a)
        end = b
    assert all(k or c.isspace() for k, c in zip(kept, text, strict=True))
