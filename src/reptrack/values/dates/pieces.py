"""Find the words and figures of a text that may be part of a date; most words of a text are none and cost one look-up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reptrack.text.words import Word
from reptrack.values.dates.feasts import feast_words
from reptrack.values.dates.foreign import is_foreign, words_of
from reptrack.values.dates.lexicon import Entry, lexicon
from reptrack.values.dates.other_calendars import solar_names
from reptrack.values.dates.roman import ROMAN_MONTHS
from reptrack.values.sieve import Sieve

__all__ = ["PIECE", "pieces_of", "words_of_dates"]

# A word, or digits with the tail they may have (26th, 1990s, 2023-го, 1990-х).
PIECE = re.compile(r"[^\W\d_]+|[0-9]+(?:[-‑–’']?[^\W\d_]{1,3}(?![^\W_]))?")
_TAILS = ("-", "‑", "–", "’", "'")


def words_of_dates(words: Sequence[Word], lang: str | None) -> list[Word]:
    """Give the words that may be part of a date: those that a language knows, numbers, joined words that have such a part, other calendars' words."""
    return _sieve(lang if is_foreign(lang) else None).sift(words)


@cache
def _sieve(foreign: str | None) -> Sieve:
    known = words_of(foreign) if foreign is not None else lexicon().words

    def is_wanted(form: str) -> bool:
        if form in known or form in solar_names() or form in feast_words() or form in ROMAN_MONTHS:
            return True
        return not form.isalpha() and any(part[0] in known or part[0] < ":" for part in PIECE.finditer(form))

    return Sieve(is_wanted)


def pieces_of(text: str, words: Sequence[Word], known: dict[str, Entry]) -> list[Word]:
    """Give the pieces of a text that may be part of a date, from the words that may hold one."""
    found: list[Word] = []
    at = 0
    for word in words:
        form, start, end = word
        if form.isalpha():
            if start >= at and form in known:
                found.append(word)
            continue
        if form < ":" and form.isascii() and (behind := text[end : end + 1]) not in _TAILS and not behind.isalnum() and start >= at:
            found.append(word)  # figures without a tail
            continue
        start = max(start, at)  # 26th, mid-March, August–September, today’s
        while start < end and (piece := PIECE.search(text, start, end)) is not None:
            piece = PIECE.match(text, piece.start()) or piece  # digits may have a tail behind the word
            start = at = piece.end()
            if piece[0] in known or piece[0] < ":":
                found.append(Word(piece[0], *piece.span()))
    return found
