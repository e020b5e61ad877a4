"""Decide that digits number a line, an item of a list or a footnote, and count nothing."""

from __future__ import annotations

import re

from reptrack.extract.claims.numbers.expressions import Number
from reptrack.extract.claims.phrases import word_set
from reptrack.extract.claims.tokens import Sentence
from reptrack.extract.claims.vocabulary import tables

__all__ = ["enumerates", "leads_line"]

_LIST_MARK_ENDS = frozenset({".", ")", "|", "\t"})
_INDENT = 40  # characters before the first number of a line, at most
_LINE_REACH = 400  # characters looked at for the ends of a line or a word: a line can be as long as a file
_RUN_REACH = 2000  # characters in which a neighbour of a numbered line is looked for
_NUMBERED = re.compile(r"^[ \t]*(\d+)[.) \t]+\S", re.MULTILINE)
_MOST_ITEMS = 30  # of a list inside a line


def leads_line(sentence: Sentence, number: Number) -> bool:
    """Tell whether digits number a list item or a table row: `3. `, `4) `, `7 | `, `(2) `."""
    start = sentence.begins[number.i]
    line = sentence.line_around(start)[0]
    head = sentence.text[line:start].strip() if start - line <= _INDENT else None
    after = sentence.at(number.j)
    if head not in {"", "("}:
        return False
    if after == "." and number.j + 1 < len(sentence.low) and not sentence.glued(number.j + 1):
        return True
    if after in _LIST_MARK_ENDS - {"."}:
        return not (head == "(" and after != ")")
    end = sentence.ends[number.j - 1]
    gap = sentence.text[end : end + 2]
    if after in tables().footnote_words or gap == "  " or gap[:1] == "\t" or _opens_sentence(sentence, number.j):
        return True
    if _numbered_line(sentence, number, line):
        return True
    rest = sentence.text[end : end + _LINE_REACH].split("\n", 1)[0].strip()
    return not rest or rest == "."


def _opens_sentence(sentence: Sentence, j: int) -> bool:
    """Tell whether a sentence begins at a token, so that the number before it is a mark: `12 All figures are …`, no noun to be counted."""
    word = sentence.at(j)
    return sentence.form(j)[:1].isupper() and word in word_set("quantities.toml", "not_claims", "openers") if word else False


def enumerates(sentence: Sentence, number: Number) -> bool:
    """Tell whether a number counts off the items of a list inside a line: `Related: 1. Ten years for a repost 2. A fine for a song`."""
    value, after, j = number.value, sentence.at(number.j), number.j
    if (
        not isinstance(value, int)
        or value > _MOST_ITEMS
        or after not in {".", ")"}
        or number.j - number.i > 1
        or sentence.at(number.i - 1) == "("
    ):
        return False
    following = sentence.form(j + 1) if j + 1 < len(sentence.low) else sentence.text[sentence.end : sentence.end + 2].strip()
    if sentence.glued(j + 1) or not (following[:1].isupper() or following[:1].isdecimal() or after == ")"):
        return False
    text, at = sentence.text, sentence.begins[number.i]
    low, high = max(0, at - _LINE_REACH), min(len(text), at + _LINE_REACH)
    stop = text.find("\n\n", at, high)
    near = text[max(low, text.rfind("\n\n", low, at)) : stop if stop >= 0 else high]
    return any(re.search(rf"(?<![\d(.,]){n}[{after}]\s", near) for n in (value - 1, value + 1) if n > 0)


def _numbered_line(sentence: Sentence, number: Number, line: int) -> bool:
    """Tell whether a line is one of a numbered run, though no sign follows its number: footnotes, rows of a table set with spaces."""
    value = number.value
    if not isinstance(value, int) or number.j >= len(sentence.low) or not sentence.form(number.j)[:1].isupper():
        return False
    window = sentence.text[max(0, line - _RUN_REACH) : line + _RUN_REACH]
    neighbours = {str(n) for n in (value - 1, value + 1) if n > 0}
    return any(line[1] in neighbours for line in _NUMBERED.finditer(window))
