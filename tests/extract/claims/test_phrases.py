"""Phrases of a table are found as a plain reading finds them, however few tokens are looked at."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reptrack.extract.claims.ages.ages import may_be_age, read_age
from reptrack.extract.claims.numbers.kinds import _near_unit
from reptrack.extract.claims.numbers.numerals import BEGINNERS, find_numbers
from reptrack.extract.claims.phrases import Phrases, roles_of
from reptrack.extract.claims.tokens import tokenize
from reptrack.extract.claims.vocabulary import tables
from reptrack.values.numbers import is_number_word

_WORDS = st.sampled_from(["per", "cent", "percent", "percentage", "p", "%", "лет", "летний", "of", "the"])
_PATTERNS = st.one_of(_WORDS, st.sampled_from(["per*", "лет*", "p*", "cent*", "of*"]))
_TABLES = st.lists(st.lists(_PATTERNS, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=6, unique=True)
_SENTENCES = st.lists(_WORDS, min_size=0, max_size=12)


def _fits(pattern: str, token: str) -> bool:
    return token.startswith(pattern[:-1]) if pattern.endswith("*") else token == pattern


def _plainly(phrases: list[str], low: list[str], i: int) -> int | None:
    """Give the end of the longest phrase that begins at a token, by trying all of them."""
    ends = [i + len(p) for p in map(str.split, phrases) if i + len(p) <= len(low) and all(map(_fits, p, low[i:]))]
    return max(ends, default=None)


@given(_TABLES, _SENTENCES)
@settings(max_examples=300)
def test_each_phrase_is_found(phrases: list[str], low: list[str]) -> None:
    """A token begins the longest phrase that fits, or none."""
    table = Phrases((phrase, True) for phrase in phrases)
    plain = [(i, end) for i in range(len(low)) if (end := _plainly(phrases, low, i)) is not None]
    assert [(i, end) for i, end, _ in table.each(low)] == plain
    assert [(i, found[0]) for i in range(len(low)) if (found := table.at(low, i)) is not None] == plain
    assert [table.begins(token) for token in low] == [any(_fits(p.split()[0], token) for p in phrases) for token in low]


@given(_TABLES, _SENTENCES, st.integers(0, 6), st.integers(0, 12))
@settings(max_examples=300)
def test_sentence_without_words_of_a_table_has_none_of_its_phrases(phrases: list[str], low: list[str], start: int, end: int) -> None:
    """What a sentence knows of its tokens rules out no phrase that stands in it, be the table made before the sentence or after it."""
    text = " ".join(low)
    early = tokenize(text, 0, len(text), [], [])
    table = Phrases((phrase, True) for phrase in phrases)
    late = tokenize(text, 0, len(text), [], [])
    for sentence in (early, late):
        assert sentence.find(table, start, end) == table.find(sentence.low, start, end)
        assert sentence.may_have(table) or not list(table.each(sentence.low))
    assert late.may_have(table) == any(table.begins(token) for token in late.low)


def test_empty_stem_fits_any_token() -> None:
    """A phrase that begins or ends with any token is known to every one."""
    table = Phrases([("* people", True)])
    assert roles_of(["whatever"])[0] & table.begins_bit
    assert table.at(["whatever", "people"], 0) == (2, True)


@given(
    st.one_of(
        st.sampled_from(["Two", "half-a", "каждый", "двухлетний", "год", "SocietyTwo", "dozens", "7th", "полгода"]),
        st.text("adehlnoprtwіяет-", min_size=1),
    )
)
def test_words_that_may_begin_a_number(form: str) -> None:
    """The one look-up of a word finds all that its tables would, asked one after the other."""
    low, t = form.lower(), tables()
    asked = (
        form[0].isdecimal()
        or is_number_word(form)
        or t.vague.begins(low)
        or t.fraction.begins(low)
        or low in t.each
        or low in t.lone_units
        or low.split("-", 1)[0] in t.fraction_bare
        or t.duration_fixed.at([low], 0) is not None
    )
    assert BEGINNERS[form] or not asked


def _of_numbers(text: str) -> list[tuple[bool, bool]]:
    """Give of each number of a sentence that no unit stands near whether it may be an age, and whether it is one."""
    sentence = tokenize(text, 0, len(text), [], [])
    numbers = [number for number in find_numbers(sentence) if not _near_unit(sentence, number)]
    return [(may_be_age(sentence, number), read_age(sentence, number, []) is not None) for number in numbers]


@pytest.mark.parametrize(
    "before", ["", "Jan Novik,", "Jan Novik (", "He is", "aged", "under", "Яму", "Дочке", "the youngest is", "a boy of", "старше"]
)
@pytest.mark.parametrize("number", ["17", "34", "six", "шесть", "семилетний", "15 to 20", "80"])
@pytest.mark.parametrize("after", ["", ",", ")", ".", "people", "were", "and", "of", "или", "года назад", "detained", "years old", "лет"])
def test_number_that_may_be_no_age_is_none(before: str, number: str, after: str) -> None:
    """Where no rule for ages is tried, none would have found one."""
    assert all(may for may, is_age in _of_numbers(f"{before} {number} {after}".strip()) if is_age)
