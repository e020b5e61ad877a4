"""Decide how well one capitalised word fits into a person's name, given the words at its sides."""

from __future__ import annotations

import re

from reptrack.extract.names.persons.context_words import generations, is_role, markers
from reptrack.extract.names.persons.lexicon import (  # fmt: skip
    ALLCAPS,
    COMMON,
    CYRILLIC,
    FAMOUS,
    FUNCTION,
    GIVEN,
    INITIAL,
    LACINKA,
    LACINKA_TITLE,
    LOCAL,
    NOT,
    PLACE,
    SHAPE,
    SUFFIX,
    SURNAME,
    TITLE,
    WEAK,
    WEAK_SHAPE,
    honorifics,
    may_be_surname,
    word_key,
)
from reptrack.extract.names.persons.tokens import Run, Token, is_given, is_initial, line_of, opens_sentence
from reptrack.text.view import View
from reptrack.values.lacinka import to_cyrillic

__all__ = ["GIVEN_NAME", "NO_NAME", "ORDINARY", "SHAPED", "UNKNOWN", "is_lacinka_title", "is_local", "is_title_here", "level"]

NO_NAME, ORDINARY, UNKNOWN, SHAPED, GIVEN_NAME = range(5)

_VOWEL = re.compile(r"[AEIOUYАЕЁИОУЫЭЮЯІ]")
_SHORTEST_CAPITALS, _LONGEST_SYLLABLE = 3, 4
_NUMBER = frozenset({"no", "nos", "nr"})
_NUMBERED = re.compile(r"\.?\s?\d")
# Plural verbs and participles, which open Slavic sentences before a name: Задержали, Асуджаныя, Вызваленыя.
# … and imperatives and infinitives: Пішыце, Пачакайце, Напісаць.
_PLURAL = re.compile(r"(?:л[иі]|[ыи]е|[ыі]я|[аоу]ны|[іыа]й?це|[аяеіы]ць|цца|[аяеиыу]ть|ться|[иа]йте|[^а]ите)$")


def level(view: View, token: Token, following: Token | None, before: Token | None) -> int:
    """Say how well a word fits into a name: not at all, an ordinary word, unknown, shaped like a name, a given name."""
    flags = token.flags
    if before is not None and is_given(before) and token.form in generations():
        return SHAPED  # Бенедикт XVI
    if flags & FUNCTION and token.key in _NUMBER and _NUMBERED.match(view.text, token.end):
        return NO_NAME  # Law No. 5
    if is_initial(token) or flags & SUFFIX:
        return SHAPED
    if is_given(token) and not flags & NOT:
        return NO_NAME if _is_lacinka_word(view, token) else GIVEN_NAME
    if flags & (NOT | TITLE | FUNCTION | LACINKA):
        told = _of_poor_word(view, token, following, before)
        if told is not None:
            return told
    plain = following is not None and before is None and _opens_plainly(view, token)
    return ORDINARY if plain else _of_word(view, token, following, before)


def _of_poor_word(view: View, token: Token, following: Token | None, before: Token | None) -> int | None:
    """Judge a word that is in few names: a people, a title, a small word; None if nothing speaks against it after all."""
    flags = token.flags
    if flags & NOT and before is not None and following is not None and is_given(following) and _is_inner_syllable(view, token):
        return UNKNOWN  # Bach Hong Duong
    ends = before is not None and is_given(before) and following is None
    if flags & NOT and flags & GIVEN:
        return UNKNOWN if ends else _of_faith(following)
    if before is not None and flags & (FUNCTION | NOT) and _ends_foreign(view, token, before):
        return UNKNOWN
    if flags & FUNCTION:
        return _of_function_word(view, token, following, before)
    # A country that stands here is no place any more: the words before it have made it a surname.
    if flags & NOT and ends and (may_be_surname(token.key) or (flags & PLACE and not flags & CYRILLIC)):
        return UNKNOWN
    return NO_NAME if (flags & (NOT | TITLE) and not flags & GIVEN) or _is_lacinka_word(view, token) else None


def _of_faith(following: Token | None) -> int:
    """Judge a word that is a faith or a part of the world, and a given name: Muslim Aliyev."""
    if following is None or following.flags & (COMMON | NOT | TITLE | GIVEN | PLACE | INITIAL | ALLCAPS):
        return NO_NAME
    return UNKNOWN if following.flags & (SHAPE | SURNAME | WEAK_SHAPE) else NO_NAME


def _ends_foreign(view: View, token: Token, before: Token) -> bool:
    """Tell a short word with a capital behind a given name inside a sentence: Kim Jong Un, Thich Quang Do."""
    if token.flags & (CYRILLIC | ALLCAPS | LACINKA_TITLE) or len(token.form) > _LONGEST_SYLLABLE or not before.flags & GIVEN:
        return False
    if _NUMBERED.match(view.text, token.end):
        return False  # freed Maria June 5
    return token.form[1:].islower() and not line_of(view, token.start).title_case


def _is_inner_syllable(view: View, token: Token) -> bool:
    """Tell a short word with a capital that may stand inside a name."""
    short = len(token.form) <= _LONGEST_SYLLABLE and token.form[1:].islower() and not token.flags & (CYRILLIC | PLACE | FUNCTION)
    return short and not line_of(view, token.start).title_case


def _is_lacinka_word(view: View, token: Token) -> bool:
    """Tell an ordinary word at the start of a Belarusian sentence in Latin letters: Jana (she), Praŭda."""
    return bool(token.flags & LACINKA) and view.lang == "be" and opens_sentence(view.text, token.start)


def _of_function_word(view: View, token: Token, following: Token | None, before: Token | None) -> int:
    """Judge a word like Than, May or Яны, which is a given name somewhere: only among given names, or inside a Cyrillic sentence."""
    if not token.flags & GIVEN:
        return NO_NAME
    sure = GIVEN if is_local(view) and not opens_sentence(view.text, token.start) else 0
    if token.flags & CYRILLIC and following is not None and is_given(following) and opens_sentence(view.text, token.start):
        return NO_NAME  # Яны Іван
    if token.flags & CYRILLIC and following is not None and following.flags & (SHAPE | SURNAME):
        return UNKNOWN  # Яна Карней: no pronoun stands before a surname
    among = any(t is not None and (is_given(t) or t.flags & sure) for t in (before, following))
    inside = token.flags & CYRILLIC and not opens_sentence(view.text, token.start)
    return UNKNOWN if among or inside else NO_NAME


def _in_company(following: Token | None, before: Token | None) -> bool:
    """Tell whether a given name stands at a side of an ordinary word that is one in its country: Win Myint Oo."""
    return (before is not None and bool(before.flags & GIVEN)) or (following is not None and is_given(following))


def _of_word(view: View, token: Token, following: Token | None, before: Token | None) -> int:
    flags = token.flags
    if flags & (SHAPE | FAMOUS):
        return SHAPED
    if flags & GIVEN:
        return UNKNOWN if not flags & LOCAL or is_local(view) or _in_company(following, before) else ORDINARY
    if flags & COMMON and flags & CYRILLIC and following is not None and is_initial(following):
        return ORDINARY if opens_sentence(view.text, token.start) else UNKNOWN
    if flags & (COMMON | PLACE):  # Tirana Hassan: the place was no place
        no_place = not flags & (COMMON | CYRILLIC | NOT) and following is not None and _is_sure(following)
        return UNKNOWN if no_place else ORDINARY
    if flags & ALLCAPS and (len(token.form) < _SHORTEST_CAPITALS or not _VOWEL.search(token.form.upper())):
        return NO_NAME
    return UNKNOWN


def _is_sure(token: Token) -> bool:
    """Tell a word that is a given name or shaped like a surname, and nothing else."""
    return bool(token.flags & (GIVEN | SHAPE | SURNAME)) and not token.flags & (COMMON | NOT | TITLE | WEAK)


def _opens_plainly(view: View, token: Token) -> bool:
    """Tell a verb or a role at the start of a Slavic sentence: Задержали, Адвокатка, Advakatka."""
    if token.flags & (GIVEN | SHAPE | FAMOUS):
        return False
    if not (token.flags & CYRILLIC or view.lang == "be"):
        return (is_role(token.form.lower()) or token.form.endswith("woman")) and opens_sentence(view.text, token.start)
    word = token.form.lower() if token.flags & CYRILLIC else to_cyrillic(token.form.lower())
    return bool(_PLURAL.search(word) or is_role(word)) and opens_sentence(view.text, token.start)


def is_title_here(view: View, token: Token, following: Token | None, piece: Run, title: str = "") -> bool:
    """Tell a title from a name of the same form: Judge Karnei, King Faisal, but Martin Luther King.

    `piece` are the words of the name so far, `title` is the title before them: Ko is one in Ko Htin Kyaw, and none in U Ko Ni and Ko Ko Gyi.
    """
    if (
        token.key in honorifics()
        and not piece
        and (word_key(title) in honorifics() or (following is not None and following.key == token.key))
    ):
        return False
    if token.key in honorifics() and not piece and following is not None:
        # U Tin Maung Oo, Daw Khin Hla
        return bool(following.flags & GIVEN) or (not following.flags & (COMMON | NOT | PLACE | TITLE) and is_local(view))
    if is_initial(token) or is_given(token) or not (token.flags & TITLE or is_lacinka_title(view, token)):
        return False
    return following is not None or not piece


def is_local(view: View) -> bool:
    """Tell a report on a country whose names are ordinary words elsewhere (Myanmar: Naw Paw Say, Thaw Reh)."""
    told = view.extra.get("persons:local")
    if not isinstance(told, bool):
        told = view.extra["persons:local"] = markers().search(view.text) is not None
    return told


def is_lacinka_title(view: View, token: Token) -> bool:
    """Tell a title in a Belarusian text in Latin letters: Spadar, Sudździa."""
    return bool(token.flags & LACINKA_TITLE) and view.lang == "be"
