"""Look at what stands around a number or a word to say whether it is a date: counted nouns, numbers of laws and cases, web addresses."""

from __future__ import annotations

import re

from reptrack.values.dates.lexicon import lexicon

__all__ = ["counts", "heads_number", "in_address", "line_start", "opens_here", "opens_line_or_sentence", "word_after", "word_before"]

_OPENING = ('"', "“", "«", "(", "*")
_BLANKS = " \t\u00a0\u202f"
_SIGNS = ("№", "§")
_CELL = 12  # characters in which the bar before a figure that fills its cell is looked for
_AFTER = re.compile(r"[ \t\u00a0\u202f]*\n?[ \t]*[\"“«(]?([^\W\d_]+)")
_REACH = 28
_ADDRESS = ("://", "www.", "@", "#", "\\")
_MAX_CHUNK = 160


def word_before(text: str, start: int) -> str:
    """Give the word right before a place, in small letters; empty if there is a mark between, or none."""
    before = text[max(0, start - _REACH) : start]
    if before[-1:] in _OPENING:
        before = before[:-1]
    before = before.rstrip(" \t").removesuffix("\n").rstrip(_BLANKS).removesuffix(".")
    at = len(before)
    while at and before[at - 1].isalpha():
        at -= 1
    return before[at:].lower() if at < len(before) else before[-1:] if before[-1:] in _SIGNS else ""


def word_after(text: str, end: int) -> str:
    """Give the word right after a place, in small letters; empty if there is a mark between, or none."""
    match = _AFTER.match(text, end)
    return match[1].lower() if match else ""


def counts(text: str, end: int) -> bool:
    """Say whether a number that ends here counts what comes after it: `15 people`, `2024 roubles`, `9-year-old`; the last cell of a row counts nothing."""
    if text[end : end + 1] == "\n" and text[max(0, end - _CELL) : end].rstrip("0123456789").rstrip(" ")[-1:] in ("|", "\t"):
        return False
    if text[end : end + 1] in "-‑" and text[end + 1 : end + 2].isalpha():
        return True
    return word_after(text, end) in lexicon().count_nouns


def heads_number(text: str, start: int) -> bool:
    """Say whether a number that begins here is the number of something: `Article 20`, `No. 2024`, `№ 15`."""
    return word_before(text, start) in lexicon().number_heads


def in_address(text: str, start: int, end: int) -> bool:
    """Say whether a place lies in a web address, an e-mail address or a handle."""
    low, high = start, end
    while low > 0 and start - low < _MAX_CHUNK and not text[low - 1].isspace():
        low -= 1
    while high < len(text) and high - end < _MAX_CHUNK and not text[high].isspace():
        high += 1
    if high - low == end - start:
        return False
    chunk = text[low:high]
    return any(mark in chunk for mark in _ADDRESS) or ".com/" in chunk or ".org/" in chunk


_INDENT = 200
"""Characters that space, quotes and bullets before the first word of a line take at most."""


def line_start(text: str, start: int) -> bool:
    """Say whether a place is the first on its line, but for space, quotes and bullets."""
    low = max(0, start - _INDENT)
    return not text[max(low, text.rfind("\n", low, start) + 1) : start].strip(' \t\u00a0"“«•*–—-')


def opens_line_or_sentence(text: str, start: int) -> bool:
    """Say whether a place is the first of its line or stands right behind the end of a sentence."""
    return line_start(text, start) or _ENDED.search(text, max(0, start - _MARKS), start) is not None


_MARKS = 4
_ENDED = re.compile(r"[.!?…][”\"»)]?\s\Z")


def opens_here(text: str, end: int, words: tuple[str, ...], *, dash: bool) -> int | None:
    """Give where the words for an open end stop that follow a place (`–present`, `onwards`), None if there are none."""
    at = end
    while at < len(text) and text[at] in " \u00a0":
        at += 1
    if dash:
        if text[at : at + 1] not in ("-", "–", "—"):
            return None
        at += 1
        while at < len(text) and text[at] in " \u00a0":
            at += 1
    rest = text[at : at + 24].lower()
    for word in words:
        if rest.startswith(word) and not rest[len(word) : len(word) + 1].isalnum() and (at > end or dash):
            return at + len(word)
    return None
