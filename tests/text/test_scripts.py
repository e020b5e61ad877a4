"""Letters of another script that look alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reptrack.merge.explain import compare
from reptrack.text.scripts import unmix


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Цiханоўскі", "Ціханоўскі"),  # Latin i
        ("Сeргей Зубoў", "Сергей Зубоў"),  # Latin e, o
        ("Zubаu", "Zubau"),  # Cyrillic а
        ("Ivan Zub and Иван Зуб", "Ivan Zub and Иван Зуб"),  # each word of one script
        ("Radыo", "Radыo"),  # ы has no look-alike
    ],
)
def test_a_word_is_of_the_script_of_most_of_its_letters(text, right):
    assert unmix(text) == right


@given(st.text(alphabet="аеосрхуіaeocpxyiZzЖж -", max_size=20))
def test_places_stay_and_doing_it_twice_changes_nothing(text):
    assert len(unmix(text)) == len(text)
    assert unmix(unmix(text)) == unmix(text)


def test_names_are_compared_without_it():
    assert compare("Сяргей Зyбаў", "Siarhei Zubau").judgement == "same"
