from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reptrack.text.remember import Remembered


@given(st.lists(st.text(max_size=2)), st.integers(2, 20))
def test_what_is_remembered_is_what_would_be_worked_out_and_never_more_than_so_much(words: list[str], most: int) -> None:
    known = Remembered(str.upper, most)
    for word in words:
        assert known[word] == word.upper()
        assert len(known) + len(known._older) <= most


def test_a_word_that_comes_often_is_worked_out_once() -> None:
    asked: list[str] = []
    known = Remembered(lambda word: asked.append(word) or len(asked), 8)
    for number in range(50):
        assert known["often"] == 1
        _ = known[f"rare {number}"]
    assert asked.count("often") == 1


def test_it_can_be_told_to_forget() -> None:
    asked: list[str] = []
    known = Remembered(asked.append, 4)
    for _ in range(2):
        _ = [known[word] for word in "abcd"]
        known.clear()
    assert asked == list("abcdabcd")
