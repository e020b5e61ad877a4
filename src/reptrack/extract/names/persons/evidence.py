"""Decide whether several words in a row are a person's name, from their kinds and from what stands around them."""

from __future__ import annotations

import re

from reptrack.extract.names.gazetteer import is_of_place
from reptrack.extract.names.persons.around import LIKE_ADJECTIVE, acts, has_age, lowered, role_before
from reptrack.extract.names.persons.context_words import (
    befalls,
    is_one_of_kin,
    is_owned,
    is_relative,
    is_role,
    is_speech,
    opens_clause,
    with_kin,
)
from reptrack.extract.names.persons.levels import is_local
from reptrack.extract.names.persons.lexicon import (
    ALLCAPS,
    COMMON,
    CYRILLIC,
    FAMOUS,
    FUNCTION,
    GIVEN,
    INITIAL,
    NOT,
    OWN,
    PATRONYMIC,
    PLACE,
    SHAPE,
    SUFFIX,
    SURNAME,
    TITLE,
    WEAK_SHAPE,
    address_gender,
    is_form_of_word,
    is_title,
    word_list,
)  # fmt: skip
from reptrack.extract.names.persons.tokens import (
    Run,
    Token,
    is_given,
    is_initial,
    line_of,
    next_words,
    opens_sentence,
    previous_word,
    word_before_comma,
)
from reptrack.text.view import View

__all__ = ["is_full", "is_told", "like_surname", "takes_word"]

_SHORTEST_CAPITALS = 3
_NUMBERS = frozenset("IVXІХ")
_MOST_NAMES_WITH_INITIALS = 2
# What somebody is, behind the name: Hope Tarrow, editor of; Ivan Karnei, a poet; Timba Rukaara, the group’s Deputy Head of.
_APPOSED = re.compile(r", ((?:[\w’'&-]+ ){0,5}[\w’'-]+)")
# Elio Lukwanda, who leads the team.
_WHO = re.compile(r", (?:who|whose|whom)\b")
# Tarrow’s mother.
_OWNED = re.compile("[’']s ([a-z]+)")
_ADJECTIVE = re.compile(
    r"(?:ый|ий|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ую|юю|ым|им|ой|ей|ыя|ія|ае|яе|ага|яга|аму|яму|ым|ім|ай|яй|[кгхн]і|ны)$"
)
_PAIR_OF_WORDS = 2
# Surnames that are genitive plurals of words too: следователь Петров, прокурор Волкова.
_LIKE_SURNAME = re.compile(r"(?:[оеё]в|[аоеё]ў|[оеё]ва|[аоеё]ва)$")


def like_surname(token: Token) -> bool:
    """Tell a Cyrillic word that ends like a surname, though it may be a genitive plural: Морозов."""
    return bool(token.flags & CYRILLIC) and _LIKE_SURNAME.search(token.form) is not None


def takes_word(token: Token, title: str) -> bool:
    """Tell whether an ordinary word is a surname after a form of address that shows a gender: Ms. Brown, Mr. Bell; or after an office, if it ends like one."""
    named = bool(address_gender(title)) or like_surname(token)
    return named and not token.flags & (FUNCTION | NOT | PLACE | ALLCAPS | TITLE)


def is_full(view: View, core: Run, address: str, *, touched: bool) -> bool:
    """Tell whether two or more words are one person's name.

    `address` is the title before them; `touched` tells that other capitalised words stand beside them.
    """
    if all(map(is_initial, core)):
        return False
    if any(map(is_given, core)):
        return _capitals_fit(core)
    if any(map(is_initial, core)):
        return _initials_fit(view, core, touched=touched)
    if any(token.flags & GIVEN for token in core):
        return (bool(address) and not core[-1].flags & COMMON and _capitals_fit(core)) or _weak_given_fits(view, core)
    if any(token.flags & ALLCAPS for token in core):
        return bool(core[-1].flags & SUFFIX) and _capitals_fit(core)  # КЕРИМОВ Ровшан Акиф оглы
    return _unknown_fits(view, core, address, touched=touched)


def _unknown_fits(view: View, core: Run, address: str, *, touched: bool) -> bool:
    """Judge words none of which is a known given name: by a surname's shape inside a sentence, else by what stands around."""
    first, last = core[0], core[-1]
    if (
        len(core) == _PAIR_OF_WORDS
        and not touched
        and last.flags & (SURNAME if not last.flags & CYRILLIC else SURNAME | WEAK_SHAPE)
        and not (opens_sentence(view.text, first.start) or line_of(view, first.start).title_case)
        and not LIKE_ADJECTIVE.search(first.form)
        and not _ADJECTIVE.search(first.form)
    ):
        return True
    if len(core) == _PAIR_OF_WORDS and not touched and _are_foreign(view, core):
        return True
    if any(token.flags & (SHAPE | PATRONYMIC) for token in core) and not touched and not line_of(view, core[0].start).title_case:
        return True
    return _evidence(view, core, address) or (not touched and _is_befallen(view, core))


def _is_befallen(view: View, core: Run) -> bool:
    """Tell two or three unknown words as whom something is done to, if nothing behind makes them what somebody is of: not freed Boko Haram fighters."""
    if not befalls(previous_word(view, core[0])) or any(token.flags & (COMMON | PLACE | NOT | FUNCTION | TITLE) for token in core):
        return False
    behind = next_words(view, core[-1])[0]
    return not behind or behind in word_list("function_words.txt")


def _are_foreign(view: View, core: Run) -> bool:
    """Tell two Cyrillic words that no list has, in no case: Пахшан Азизи. Of other names only the first word has a capital."""
    if line_of(view, core[0].start).title_case or _ADJECTIVE.search(core[0].form) or LIKE_ADJECTIVE.search(core[0].form):
        return False
    return all(
        token.flags & (CYRILLIC | COMMON | NOT | PLACE | TITLE | FUNCTION | ALLCAPS | INITIAL) == CYRILLIC
        and not is_form_of_word(token.form, view.lang)
        and not is_of_place(token.form)
        and token.form.lower() not in lowered(view)
        for token in core
    )


def _weak_given_fits(view: View, core: Run) -> bool:
    """Judge a given name that is also a word or a place (Grace Moyo, Рада Еўропы) by the words beside it."""
    if any(t.flags & OWN for t in core) and not any(t.flags & (COMMON | PLACE) and not t.flags & GIVEN for t in core):
        return _capitals_fit(core)
    last = core[-1].flags
    if last & SHAPE or (is_local(view) and all(t.flags & GIVEN for t in core)):
        return True
    if line_of(view, core[0].start).title_case:
        return False
    if last & WEAK_SHAPE or not opens_sentence(view.text, core[0].start):
        return True
    return not last & (COMMON | NOT | PLACE) and _evidence(view, core, "")


def _capitals_fit(core: Run) -> bool:
    """Tell MAZHEIKA Zinaida (a surname in capitals) from an acronym before a name."""
    upper = [t for t in core if t.flags & ALLCAPS and not t.flags & INITIAL]
    if not upper or len(upper) == len(core):
        return True
    others = [t for t in core if not t.flags & ALLCAPS]
    if len(upper) == 1 and upper[0] is core[-1] and len(upper[0].form) >= _SHORTEST_CAPITALS and core[0].flags & GIVEN:
        return True  # Clément Nyaletsossi VOULE
    return bool(others[-1].flags & SUFFIX) or all(t.flags & (GIVEN | PATRONYMIC | INITIAL) for t in others)  # ГАСАНЛЫ Лейла Мубариз кызы


def _initials_fit(view: View, core: Run, *, touched: bool) -> bool:
    """Tell A. Lukashenka and Marozau A. from a letter that stands for something else."""
    names = [t for t in core if not is_initial(t)]
    if len(names) > _MOST_NAMES_WITH_INITIALS or any(t.flags & PLACE and not t.flags & SHAPE for t in names):
        return False
    if is_initial(core[0]):
        if names[0].flags & COMMON and (touched or _is_heading(view, core)) and not like_surname(names[0]):
            return False  # A. Introduction
        if names[0].flags & ALLCAPS:  # A. KARNEI, but I. SUMMARY
            return len(names[0].form) > _SHORTEST_CAPITALS and not (core[0].form in _NUMBERS and _is_heading(view, core))
        return True
    # Behind the surname an initial may also end a sentence: it takes a surname's shape, a second initial, or the end of a cell.
    if names[0].flags & (SHAPE | WEAK_SHAPE | FAMOUS) or len(core) - len(names) > 1:
        return True
    behind = view.text[core[-1].end + 1 : core[-1].end + 3]
    return not names[0].flags & (COMMON | PLACE) and (behind in {" (", " |"} or behind[:1] in ("", ",", ";", ")", "\n", "\t", "|"))


def _is_heading(view: View, core: Run) -> bool:
    """Tell whether a name opens a line that does not end like a sentence."""
    line = line_of(view, core[0].start)
    return line.start == core[0].start and view.text[line.start : line.end].rstrip()[-1:] not in ".:;!?,"


def _evidence(view: View, core: Run, address: str) -> bool:
    """Tell whether what stands around a name says that it is a person: a title, a role, a deed, an age."""
    if address:
        return True
    if is_speech(previous_word(view, core[0])):
        return True
    before = word_before_comma(view, core[0])
    if role_before(view, core[0]) or is_role(before) or is_relative(before) or is_one_of_kin(before.lower()):
        return True
    end = core[-1].end
    owned = _OWNED.match(view.text, end)
    return (
        is_told(view, core[-1])
        or acts(view, core[-1])
        or bool(with_kin().match(view.text, end))
        or (owned is not None and is_owned(owned[1]))
    )


def is_told(view: View, token: Token) -> bool:
    """Tell what is said of persons alone right behind the last word of a name: an age, `who`, what somebody is."""
    return has_age(view, token) or _WHO.match(view.text, token.end) is not None or _is_apposed(view.text, token.end)


def _is_apposed(text: str, end: int) -> bool:
    """Tell what somebody is, behind the name: a role among the next words, with no name of somebody else behind it (in Kani Soru, President Bell said)."""
    apposed = _APPOSED.match(text, end)
    words = apposed[1].split(" ") if apposed else []
    for place, word in enumerate(words):
        if opens_clause(word):
            return False
        if is_role(word.lower()) or (place and is_title(word.lower())):
            following = words[place + 1] if place + 1 < len(words) else ""
            if word[0].islower() or not following[:1].isupper():
                return True
    return False
