"""Decide which words that were taken for a town or a body are surnames: KOBRYN Maryia, Mr. Stolin, and Stolin in a report on Raman Stolin."""

from __future__ import annotations

from collections.abc import Sequence

from reptrack.extract.names.gazetteer import hits
from reptrack.extract.names.persons.context_words import before_places
from reptrack.extract.names.persons.lexicon import (
    ADDRESS,
    ALLCAPS,
    COMMON,
    GIVEN,
    INITIAL,
    NOT,
    PATRONYMIC,
    TITLE,
    WEAK,
    base_keys,
    look_up,
)
from reptrack.extract.names.persons.tokens import capitalised, opens_sentence
from reptrack.records import Name
from reptrack.text.view import View
from reptrack.text.words import Word

__all__ = ["without_surnames"]

_LONGEST_ACRONYM = 4
_SHORTEST_SURNAME, _MOST_BEFORE, _SAME_START = 3, 3, 3


def without_surnames(view: View, taken: Sequence[Name]) -> list[Name]:
    """Give organisations and places without those that are surnames; `taken` is in order of start."""
    single = {name.start: name for name in taken if name.kind in ("place", "org") and name.text.isalpha()}
    if not single:
        return list(taken)
    words = view.words
    forms = {name.text for name in single.values()}
    places = [(index, words[index]) for index in capitalised(view) if words[index][0] in forms]
    known_bodies = frozenset(hit.start for hit in hits(view) if hit.entry.kind == "org")
    surnames = _surnames(view, {key for form in forms for key in _keys(form)})
    dropped = {
        word.start
        for index, word in places
        if word.start in single
        and _is_surname(
            view.text, words, index, single[word.start], known=not surnames.isdisjoint(_keys(word.form)), known_bodies=known_bodies
        )
    }
    return [name for name in taken if name.start not in dropped]


def _keys(form: str) -> frozenset[str]:
    """Give the keys that a word may go back to: its own, and in Cyrillic those of its base forms."""
    return base_keys(form, None) if "Ѐ" <= form[0] <= "ӿ" else frozenset({form})


def _surnames(view: View, wanted: set[str]) -> set[str]:
    """Give those of the wanted keys that stand behind a given name somewhere in the report: Королёву in `Всеволоду Королёву`."""
    text, words = view.text, view.words
    starts = {spelled for key in wanted for spelled in (key[:_SAME_START].capitalize(), key[:_SAME_START].upper())}
    alike = [place for place in capitalised(view) if words[place][0][:_SAME_START] in starts]
    behind_given = [words[place] for place in alike if place and _follows_given(text, words[place - 1], words[place])]
    return {key for word in behind_given for key in _keys(word.form) if key in wanted}


def _follows_given(text: str, before: Word, word: Word) -> bool:
    return text[before.end : word.start] == " " and _is_given(before)


def _is_given(word: Word) -> bool:
    flags = look_up(word.form).flags
    return word.form[0].isupper() and bool(flags & GIVEN) and not flags & WEAK


def _is_capital_surname(text: str, words: Sequence[Word], index: int) -> bool:
    """Tell a surname in capitals of a body that no list knows: Mary LAWLOR, Clément Nyaletsossi VOULE, SHYLA M."""
    if len(words[index].form) < _SHORTEST_SURNAME:
        return False
    if _has_initial(text, words, index):
        return True
    place = index - 1
    while (
        place >= max(0, index - _MOST_BEFORE)
        and text[words[place].end : words[place + 1].start] in (" ", ". ")
        and _ordinary_capital(words[place])
    ):
        if _is_given(words[place]):
            return True
        place -= 1
    return 0 <= place < index - 1 and bool(look_up(words[place].form).flags & ADDRESS)


def _ordinary_capital(word: Word) -> bool:
    return (
        word.form[0].isupper()
        and not word.form.isupper()
        and (not look_up(word.form).flags & (TITLE | COMMON) or bool(look_up(word.form).flags & GIVEN))
    )


def _is_surname(text: str, words: Sequence[Word], index: int, name: Name, *, known: bool, known_bodies: frozenset[int]) -> bool:
    word = words[index]
    flags = look_up(word.form).flags
    before = words[index - 1] if index else None
    if (
        before is not None
        and text[before.end : word.start] in (" ", ". ")
        and before.form[0].isupper()
        and look_up(before.form).flags & ADDRESS
    ):
        return True
    if name.kind == "place" and (
        _has_initial(text, words, index) or (opens_sentence(text, word.start) and _given_follows(text, words, index))
    ):
        return True
    if name.kind == "place" and known:
        return before is None or before.form.lower() not in before_places()
    if name.kind == "org" and flags & ALLCAPS and word.start not in known_bodies and _is_capital_surname(text, words, index):
        return True
    if not flags & ALLCAPS or (
        name.kind == "org" and (flags & (NOT | TITLE) or (len(word.form) <= _LONGEST_ACRONYM and not opens_sentence(text, word.start)))
    ):
        return False
    return _given_follows(text, words, index)


def _has_initial(text: str, words: Sequence[Word], index: int) -> bool:
    """Tell whether an initial stands right before or behind: A. Kobryn, Kobryn A."""
    word = words[index]
    before, after = (words[index - 1] if index else None), (words[index + 1] if index + 1 < len(words) else None)
    if before is not None and text[before.end : word.start] == ". " and look_up(before.form).flags & INITIAL:
        return text[before.start - 1 : before.start] in ("", " ", "\n", "(", "|")
    if (
        after is None
        or text[word.end : after.start] != " "
        or not look_up(after.form).flags & INITIAL
        or text[after.end : after.end + 1] != "."
    ):
        return False
    return text[after.end + 1 : after.end + 2] in ("", ",", ";", "|", ")", "\n") or text[after.end + 1 : after.end + 3] == " |"


def _given_follows(text: str, words: Sequence[Word], index: int) -> bool:
    """Tell whether a given name in ordinary letters stands behind, and no further surname: KOBRYN Maryia, KOBRYN Maryia Ivanauna."""
    following = words[index + 1 : index + 3]
    if not following or text[words[index].end : following[0].start] != " " or not _is_given(following[0]) or following[0].form.isupper():
        return False
    if len(following) == 1 or text[following[0].end : following[1].start] != " " or not following[1].form[0].isupper():
        return True
    return bool(look_up(following[1].form).flags & (PATRONYMIC | INITIAL))
