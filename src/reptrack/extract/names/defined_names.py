"""Decide which names a report defines by a short form in brackets whose letters begin their words: `Harbour Young Nurses’ Circle (HYNC)`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reptrack.extract.names.persons.lexicon import GIVEN, look_up
from reptrack.extract.names.phrase import Found, tidy
from reptrack.extract.names.place_words import place_words
from reptrack.extract.names.shapes import alternatives, english, listed_words
from reptrack.extract.names.spelling import spelling_key, unpossessed

__all__ = ["defined_names"]

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
# A short name before its full one: HYNC (Harbour Young Nurses’ Circle).
_BRACKETED = re.compile(r" \(([A-Z][^()\n,;:.0-9]{7,90})\)")
_LETTERS, _LONGEST_SHORT = re.compile(r"\b[A-Z]{3,8}$"), 9
_PARTS = re.compile(r"[-‑–]")
_LONGEST, _MOST_WORDS, _LONGEST_PART, _PAIR = 110, 12, 3, 2


@cache
def _short() -> re.Pattern[str]:
    """Match a short name of Latin letters in brackets, behind a word: ` (HYNC)`, ` (hereinafter “HYNC”)`, ` (HYNC UK)`."""
    return re.compile(rf" \((?:(?:{alternatives('before_short')}) )?[\"“]?([A-Z][A-Za-z&.-]{{1,10}}(?: [A-Z]{{2}})?)[\"”]?\)")


def defined_names(text: str) -> Iterator[Found]:
    """Find the names right before short forms in brackets that are made of their words' first letters, and those in brackets behind such forms."""
    yield from _explained(text)
    for match in _short().finditer(text):
        if not match.start() or not (text[match.start() - 1].isalnum() or text[match.start() - 1] == "’"):
            continue
        letters = "".join(letter for letter in match[1] if letter.isalpha())
        if match[1].upper() in _no_names() or match[1].endswith("s"):
            continue  # the short form of a treaty or of people: ICCPR, HRDs
        low = max(0, match.start() - _LONGEST)
        words = _words_before(text, low, match.start())
        count = _spelled(words, spelling_key(letters))
        if count and _may_be_organisation(words[-count:], letters):
            start = words[-count].start()
            yield Found(start, match.start(), tidy(text[start : match.start()]))


def _explained(text: str) -> Iterator[Found]:
    """Find the full names in brackets right behind short ones whose letters begin their words: `HYNC (Harbour Young Nurses’ Circle)`."""
    for match in _BRACKETED.finditer(text):
        short = _LETTERS.search(text, max(0, match.start() - _LONGEST_SHORT), match.start())
        words = list(_WORD.finditer(text, *match.span(1))) if short and short[0] not in _no_names() else []
        whole = bool(words) and words[0].start() == match.start(1) and words[-1].end() == match.end(1)
        if short and whole and _spelled(words, spelling_key(short[0])) == len(words) and _may_be_organisation(words, short[0]):
            yield Found(match.start(1), match.end(1), tidy(match[1]))


@cache
def _no_names() -> frozenset[str]:
    return frozenset(word.upper() for word in listed_words("not_acronyms"))


def _words_before(text: str, low: int, end: int) -> list[re.Match[str]]:
    """Give the last words before a place that only spaces part."""
    words = list(_WORD.finditer(text, low, end))[-_MOST_WORDS:]
    first = len(words)
    behind = end
    while first and text[words[first - 1].end() : behind] in {"", " ", "’ ", "' "}:
        first -= 1
        behind = words[first].start()
    return words[first:]


def _spelled(words: Sequence[re.Match[str]], letters: str) -> int:
    """Give how many of the last words the letters stand for, one or more from each with a capital, at most one from others; 0 for none."""
    reached = {len(letters)}
    for count, word in enumerate(reversed(words), 1):
        capital = word[0][0].isupper()
        left: set[int] = set() if capital else set(reached)
        for place in reached:
            left |= _taken(word[0], letters, place, capital=capital)
        if capital and 0 in left:
            return count
        reached = left
        if not reached:
            break
    return 0


def _taken(word: str, letters: str, place: int, *, capital: bool) -> set[int]:
    """Give how many letters may be left before `place` once a word has taken its own: the first of it, of each part, or the first two or three."""
    parts = [spelling_key(part) for part in _PARTS.split(unpossessed(word)) if part]
    options = {"".join(part[0] for part in parts), parts[0][0]}
    if capital:
        options |= {parts[0][:length] for length in range(_PAIR, _LONGEST_PART + 1)}
    return {place - len(own) for own in options if letters.endswith(own, 0, place)}


def _may_be_organisation(words: Sequence[re.Match[str]], letters: str) -> bool:
    """Tell a body from a law, a sort of people, a place, a person: two capitals or more, no word for a document; two letters take a word for a body."""
    forms = [word[0] for word in words]
    keys = [spelling_key(form) for form in forms]
    if keys[0] in english().openers or any(key in english().titles for key, form in zip(keys, forms, strict=True) if form[0].isupper()):
        return False
    if any(key in english().heads for key in keys):
        return True
    if len(letters) == _PAIR or sum(form[0].isupper() for form in forms) < _PAIR or not place_words().after.keys().isdisjoint(keys):
        return False
    return not (all(form[0].isupper() for form in forms) and look_up(forms[0]).flags & GIVEN)
