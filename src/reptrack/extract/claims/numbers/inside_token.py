"""Decide that digits are a part of something longer: G7, SIZO-1, 14:00, an ordinal, an address, a handle, a footnote mark."""

from __future__ import annotations

import re

from reptrack.extract.claims.numbers.expressions import Number
from reptrack.extract.claims.numbers.money import glued_letter, written_as_code
from reptrack.extract.claims.numbers.named_numbers import has_unit
from reptrack.extract.claims.tokens import DATE, Sentence, is_digits
from reptrack.extract.claims.vocabulary import tables

__all__ = ["inside_token"]

_LABEL_SIGNS = frozenset({"#", "№", "@", "_", "§", "\\"})
_ADDRESS = re.compile(r"://|www\.|@|\.(?:com|org|net|by|ru|info|gov|html?)\b")
_DASHES = frozenset("-–—‑−")
_LINE_REACH = 400  # characters looked at for the ends of a line or a word: a line can be as long as a file
_EMPHASIS = frozenset("*_")
_STRESS = 3  # signs
_AFTER_WORD = frozenset('.,;”»)"’]')


def inside_token(sentence: Sentence, number: Number) -> bool:  # noqa: PLR0911 - a rule a line
    """Tell whether digits are a part of something longer: G7, SIZO-1, 14:00, 24/7, 1.2.3, 4th, an address, a handle."""
    start, end = sentence.begins[number.i], sentence.ends[number.j - 1]
    text = sentence.text
    before, after = text[start - 1 : start], text[end : end + 1]
    code = before.isalpha() and sentence.at(number.i - 1) in tables().currency_before and written_as_code(sentence.form(number.i - 1))
    if before.isalpha() and not code and not _lost_space(sentence, number) and glued_letter(sentence, number) is None:
        return True
    if _footnoted_number(sentence, number) or before.isdecimal():
        return True
    if before in _EMPHASIS and _emphasised(text, start):
        return False
    if before in _LABEL_SIGNS or (before in {"/", ":", "=", "&", "*"} and not text[start - 2 : start - 1].isspace()):
        return True
    if before == "+" and not has_unit(sentence, number):
        return True
    if before in _DASHES and (text[start - 2 : start - 1].isalnum() or text[start - 2 : start - 1] in '»”"'):
        return True
    if after in {"/", ":"} and text[end + 1 : end + 2].isdecimal():
        return True
    if after in _DASHES and text[end + 1 : end + 2].isdecimal():
        return True
    if _glued_footnote(text, start) or (sentence.at(number.i - 1) == "." and sentence.at(number.i - 2) == DATE and before == "."):
        return True
    return _suffixed(sentence, number) or _in_address(text, start, end) or _footnote(sentence, number)


def _emphasised(text: str, start: int) -> bool:
    """Tell whether the signs before digits only stress them, as in Markdown: `**6,298 persons**`, `_14_`."""
    before = text[max(0, start - _STRESS - 1) : start]
    opens = before.rstrip("*_")
    return len(before) - len(opens) <= _STRESS and not opens[-1:].isalnum()


def _lost_space(sentence: Sentence, number: Number) -> bool:
    """Tell whether a space was lost between a small word and a number: `about1,254`, `of35`, but `anon99` is a name."""
    t, before = tables(), sentence.at(number.i - 1)
    if number.value is None or number.value < 10 or not sentence.form(number.i - 1).islower():  # noqa: PLR2004
        return False
    small = any(before in words for words in (t.prepositions, t.joints, t.stops, t.auxiliaries, t.determiners, t.adverbs, t.verbs))
    return small or t.qualifier_before.before(sentence.low, number.i) is not None


def _glued_footnote(text: str, start: int) -> bool:
    """Tell whether digits stand right after the stop or quote that ends a word: `in the country.14`, `violence”3`."""
    return text[start - 1 : start] in _AFTER_WORD and (text[start - 2 : start - 1].isalpha() or text[start - 2 : start - 1] in _AFTER_WORD)


def _footnoted_number(sentence: Sentence, number: Number) -> bool:
    """Tell whether a full stop between digits ends a sentence, and a footnote mark follows it: `in December 2018.15 On 19 August`."""
    form = sentence.low[number.i]
    whole, dot, mark = form.partition(".")
    after = number.j < len(sentence.low) and sentence.form(number.j)[:1].isupper() and not sentence.glued(number.j)
    return (
        bool(dot)
        and after
        and number.scale == 1
        and mark.isdecimal()
        and len(mark) < len("100")
        and whole.isdecimal()
        and not has_unit(sentence, number)
    )


def _suffixed(sentence: Sentence, number: Number) -> bool:
    """Tell whether digits are an ordinal or a code: 26th, 3-й, 4G."""
    j = number.j
    if sentence.glued(j) and sentence.low[j][0].isalpha():
        letters = sentence.low[j]
        if sentence.glued(j + 1) and is_digits(sentence.low[j + 1]):
            return True  # (0xA1B2)
        return letters in tables().suffixes or (len(letters) < 2 and tables().duration.at(sentence.low, j) is None)  # noqa: PLR2004
    if sentence.at(j) == "-" and sentence.glued(j) and sentence.glued(j + 1) and sentence.at(j + 1) in tables().suffixes:
        return sentence.at(j + 2) != "-" and tables().age_after.at(sentence.low, j + 2) is None
    return False


def _in_address(text: str, start: int, end: int) -> bool:
    low, high = max(0, start - _LINE_REACH), min(len(text), end + _LINE_REACH)
    left = max(low, text.rfind(" ", low, start) + 1)
    left = max(left, text.rfind("\n", left, start) + 1)
    right = text.find(" ", end, high)
    right = high if right < 0 else right
    line = text.find("\n", end, right)
    right = right if line < 0 else line
    return right - left > 8 and _ADDRESS.search(text, left, right) is not None  # noqa: PLR2004


def _footnote(sentence: Sentence, number: Number) -> bool:
    """Tell whether digits are a footnote mark or a number in brackets that names a part: `[4]`, `(2)` after a sign."""
    before, after = sentence.at(number.i - 1), sentence.at(number.j)
    return before == "[" and after == "]"
