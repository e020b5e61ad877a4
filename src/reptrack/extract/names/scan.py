"""Look at every word of a text once and note for the rules the words that each begins with: known names, signs, leads, capitals.

The rules find their words in `view.extra` then; a rule that is asked alone looks for them itself.
"""

from __future__ import annotations

from typing import NamedTuple

from reptrack.extract.names.gazetteer import Starts, starts_with
from reptrack.extract.names.persons.tokens import may_be_name
from reptrack.extract.names.phrase import apart, glue_of
from reptrack.extract.names.place_words import leads
from reptrack.extract.names.shapes import english, marks_of
from reptrack.text.remember import Remembered
from reptrack.text.view import View
from reptrack.text.words import Word

__all__ = ["scan"]


class _Note(NamedTuple):
    """What a word may be the beginning of.

    Attributes:
        starts: known names. mark: signs of names, as bits. leads: whether a place may follow. lists: whether organisations one after another may.
        capital: whether it may belong to a person's name. glued: whether two words are glued together in it.
    """

    starts: Starts | None
    mark: int
    leads: bool
    lists: bool
    capital: bool
    glued: bool


def _note(form: str) -> _Note | None:
    """Give the note of a form; None for the most, which begin nothing."""
    starts, mark, glued = starts_with(form), marks_of(form), glue_of(form) > 0
    leading, listing, capital = form in leads().words, form in english().lead_lists, may_be_name(form)
    return _Note(starts, mark, leading, listing, capital, glued) if starts or mark or leading or listing or capital or glued else None


_notes = Remembered(_note)


def scan(view: View) -> None:
    """Note the words of a text that any rule for names begins with."""
    words = view.words
    found = _noted(words)
    if [place for place, note in found if note[-1]]:  # glued; any() would take twice as long
        view.extra["persons:capitalised"] = [place for place, note in found if note.capital]
        words = apart(words)
        found = _noted(words)
    known, marked, leading, listing, capital = [], [], [], [], []
    for place, (starts, mark, leads_on, lists, may_be_of_person, _) in found:  # once for all: one word in three is noted
        if may_be_of_person:
            capital.append(place)
        if starts:
            known.append((place, starts))
        if mark:
            marked.append((place, mark))
        if leads_on:
            leading.append(place)
        if lists:
            listing.append(words[place].end)
    view.extra.setdefault("persons:capitalised", capital)
    view.extra |= {"name_words": words, "names:known": known, "marked": marked, "names:leads": leading, "names:lists": listing}


def _noted(words: list[Word]) -> list[tuple[int, _Note]]:
    """Give the words that begin something, by their place, with their notes."""
    return [(place, note) for place, word in enumerate(words) if (note := _notes[word[0]])]
