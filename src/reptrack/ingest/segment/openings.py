"""Tell by the first letters of a line what it may open: most lines are no candidates for most questions, and are asked them no more.

What is said here is only that a line may open something; whether it does is read from the whole line. Lines of an archive begin with few
different letters, so that the answers are kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from reptrack.ingest.dateline_signs import first_words
from reptrack.ingest.phrases import phrases
from reptrack.ingest.segment.lines import furniture_phrases

__all__ = ["DATE", "DOCUMENT", "FURNITURE", "KEY", "MORE", "SOURCE", "TITLE", "Openings"]

KEY = 5
"""So many characters of a line are looked at."""
DATE, SOURCE, TITLE, FURNITURE, DOCUMENT, MORE = 1, 2, 4, 8, 16, 32
"""A date, a label of one or what may stand before them; `Source: X`; `Title: X`; page furniture; a label of an official document; `Read more`."""
_MOST = 50_000


class Openings(dict[str, int]):
    """What lines may open, as flags, by their first characters; worked out when asked for the first time."""

    def __missing__(self, letters: str) -> int:
        """Work the flags out and keep them."""
        if len(self) >= _MOST:
            self.clear()
        self[letters] = flags = _flags(letters)
        return flags


def _flags(letters: str) -> int:
    lowered = letters.lower()[:KEY]
    if not letters[0].isalpha():
        return DATE | SOURCE | FURNITURE | MORE | (DOCUMENT if _may_begin("document_labels", lowered) else 0)
    flags = DATE if _may_open_date(lowered) else 0
    flags |= SOURCE if _may_begin("source_labels", lowered) else 0
    flags |= TITLE if _may_begin("title_labels", lowered) else 0
    flags |= DOCUMENT if _may_begin("document_labels", lowered) else 0
    flags |= MORE if _may_begin("more_labels", lowered) else 0
    return flags | (FURNITURE if _may_begin("furniture", lowered) else 0)


def _may_open_date(lowered: str) -> bool:
    """Tell whether letters may begin a word that opens a date, or an article before a day in figures: `the 17th of April`."""
    word, space, rest = lowered.partition(" ")
    if space:
        return word.rstrip(".,:") in first_words() or (word == "the" and rest.isdigit())
    return word.rstrip(".,:") in first_words() or word in _keys("date")


def _may_begin(kind: str, lowered: str) -> bool:
    return lowered in _keys(kind) or any(lowered.startswith(phrase) for phrase in _short(kind))


@cache
def _keys(kind: str) -> frozenset[str]:
    return frozenset(phrase[:KEY] for phrase in _all(kind))


@cache
def _short(kind: str) -> tuple[str, ...]:
    return tuple(phrase for phrase in _all(kind) if len(phrase) < KEY)


def _all(kind: str) -> Iterable[str]:
    return first_words() if kind == "date" else furniture_phrases() | phrases("site_words") if kind == "furniture" else phrases(kind)
