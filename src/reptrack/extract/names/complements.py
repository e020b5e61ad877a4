"""Decide how far a Belarusian or Russian name of a body goes behind its head word: what it is of, for or against, and where.

Words in the genitive belong to it: `Комитет [солидарности]`, `Управление [внутренних дел]`, `прокуратура [Гомельской области]`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reptrack.extract.names.persons.lexicon import FUNCTION, is_title, look_up
from reptrack.extract.names.phrase import adjacent, capital
from reptrack.extract.names.shapes import CYRILLIC_HEAD, alternatives, listed_words, marks
from reptrack.text.words import Word

__all__ = ["GENITIVE_ADJECTIVE", "GENITIVE_NOUN", "complement", "opens_sentence", "place_word", "takes_any"]

_AND = frozenset("иі")
_MOST, _LOOK_BACK, _SHORTEST_ADJECTIVE = 5, 40, 4
# Adjectives and nouns in the genitive behind a head: внутренних дел, ўнутраных спраў, журналистов, государственной безопасности.
GENITIVE_ADJECTIVE = re.compile(r"(?:[ое]го|[аяо]га|[ыиі]х|[оеая]й|яй)$")
GENITIVE_NOUN = re.compile(r"(?:[аяыиіуюь]|ов|ев|ёв|аў|яў|оў|ей|эй|ел|[^аеёиоуыэюяіьй])$")
# Genitive plurals of people; past tenses of Belarusian verbs end alike (`падпісаў`), so the suffixes are named.
_PEOPLE = re.compile(r"(?:ов|ев|ей|яў|(?:іст|ік|ак|ц|цел|ор|яр|ар|ян|ын|ін|ат|эт|ер|эр|ав)[аяо]ў)$")
_OF_WHAT = re.compile(r"(?:[ая]|[оеё]в|[еи]й|[аяо]ў)$")
_OF_ANYTHING = re.compile(r"..(?:[аяыиі]|[оеё]в|ей)$|^(?:прав|правоў)$")
# A place that is no genitive: Минск, Беларусь.
_NOMINATIVE = re.compile(r"[^аеёиоуыэюяій]$")
# Verbs that end like genitives: Коалиция против пыток назвала.
_PAST = re.compile(r"(?:[аеёияуы]л[аи]|[аеіыя]лі|[лўт]ся|лась|лася)$")
# What a service does: исполнения наказаний.
_OF_DEED = re.compile(r"(?:ния|ция|ции|ства|ння|ньня|цыі|ства)$")
_OF_OFFICE = re.compile(r"(?:ы|[иі]|ния|ння|аньня|еньня|та)$")


@cache
def place_word() -> re.Pattern[str]:
    """Match a word that makes a place of its neighbour: района, вобласці, г."""
    return re.compile(rf"(?:{alternatives('place_stems')})|(?:{alternatives('place_words')})$", re.IGNORECASE)


@cache
def _ministry() -> re.Pattern[str]:
    return re.compile(alternatives("ministries"), re.IGNORECASE)


def opens_sentence(text: str, start: int) -> bool:
    """Tell whether a word is the first of its sentence, line or item."""
    before = text[max(0, start - _LOOK_BACK) : start].rstrip(' \t"“«„')
    return not before or before[-1] in ".!?…\n:•—"


def complement(text: str, tokens: Sequence[Word], index: int, places: frozenset[int], *, named: bool) -> tuple[int, bool]:
    """Walk over words in the genitive: adjectives, then a noun, then the place whose institution it is; `named` tells of capitals before the head."""
    last, noun, free = index, False, takes_any(text, tokens, index, named=named)
    while last - index < _MOST and last + 1 < len(tokens) and adjacent(text, tokens[last], tokens[last + 1]):
        form = tokens[last + 1].form
        if last + 1 in places and not _is_nominative(form):
            return _end_of_place(text, tokens, last + 1), True
        if last == index and (end := _about(text, tokens, index, named=named)):
            return end, True
        if last == index and _is_acronym(form) and capital(tokens[index].form):
            noun, last = True, last + 1  # Миссия ОБСЕ
            continue
        if free and noun and form in _AND and last + 2 < len(tokens) and _is_of(tokens[last + 2].form):
            last += 2  # Институт мира и демократии
            continue
        if form in listed_words("stops") or (capital(form) and not GENITIVE_ADJECTIVE.search(form) and not form.isupper()):
            break
        if GENITIVE_ADJECTIVE.search(form) and len(form) > _SHORTEST_ADJECTIVE:
            last += 1
        elif noun and (end := _of_service(text, tokens, last)):
            last = end
        elif (free and (_is_of(form) or (noun and _is_acronym(form)))) or (
            not noun and (last > index or _is_first_noun(tokens[index].form, form)) and GENITIVE_NOUN.search(form) and not capital(form)
        ):
            noun, last = True, last + 1
        else:
            break
    return (last if noun or last == index or place_word().match(tokens[last].form) else index), noun


def takes_any(text: str, tokens: Sequence[Word], index: int, *, named: bool) -> bool:
    """Tell a head whose capital makes a name of whatever it is of: inside a sentence, in `Институте мира и демократии`; at its head if it speaks."""
    head = tokens[index].form
    if named or not capital(head) or head.isupper():
        return False
    if not opens_sentence(text, tokens[index].start):
        return True
    behind = [token.form for token in tokens[index + 2 : index + _MOST + 1]]
    return any(map(_speaks, behind))


def _speaks(form: str) -> bool:
    return form.startswith(tuple(listed_words("speak_stems")))


def _is_of(form: str) -> bool:
    """Tell a noun in the genitive that is no verb: мира, защиты, прав."""
    of = _OF_ANYTHING.search(form) or _PEOPLE.search(form)
    verb = _PAST.search(form) or _speaks(form)
    return form.islower() and of is not None and not verb and form not in listed_words("stops") and not look_up(form).flags & FUNCTION


def _is_first_noun(head: str, form: str) -> bool:
    """Tell a noun right behind a head that says whose or what body it is: Союз журналистов, Министерство обороны, Администрация президента."""
    return bool(_PEOPLE.search(form) or _is_office_of(head, form) or is_title(form))


def _is_nominative(form: str) -> bool:
    """Tell a place that is no genitive, and no part of the name before it: Рады ЕС | `Беларусь`."""
    return not form.isupper() and _NOMINATIVE.search(form) is not None


def _end_of_place(text: str, tokens: Sequence[Word], last: int) -> int:
    """Walk over the signs behind a place: прокуратура Гомельской `области`."""
    while last + 1 < len(tokens) and adjacent(text, tokens[last], tokens[last + 1]) and place_word().match(tokens[last + 1].form):
        last += 1
    return last


def _about(text: str, tokens: Sequence[Word], index: int, *, named: bool) -> int:
    """Give the last word of what a named body is for or against: Комитет `по правам человека`; 0 for none."""
    head, joint = tokens[index].form, index + 1
    if joint + 2 >= len(tokens) or tokens[joint].form not in listed_words("about") or not (named or capital(head)):
        return 0
    if head.isupper() and not capital(tokens[joint + 1].form):
        return 0
    behind = tokens[joint + 2].form
    joined = adjacent(text, tokens[joint + 1], tokens[joint + 2]) and not _PAST.search(behind)
    return joint + 2 if joined and (_OF_WHAT.search(behind) or place_word().match(behind)) else joint + 1


def _of_service(text: str, tokens: Sequence[Word], last: int) -> int:
    """Give the last word of what a service does: Управление Федеральной службы `исполнения наказаний`; 0 for none."""
    deed = last + 1
    if not marks[tokens[last].form] & CYRILLIC_HEAD or capital(tokens[deed].form) or not _OF_DEED.search(tokens[deed].form):
        return 0
    if deed + 1 >= len(tokens) or not adjacent(text, tokens[deed], tokens[deed + 1]):
        return deed
    behind = tokens[deed + 1].form
    return deed + bool(_OF_WHAT.search(behind) and not _PAST.search(behind) and not capital(behind))


def _is_acronym(form: str) -> bool:
    """Tell an acronym that is no sort of body with its name behind it: Миссия ОБСЕ, but Рада ПЦ «Липа»."""
    return form.isupper() and len(form) > 1 and form.isalpha() and form not in listed_words("before_quotes")


def _is_office_of(head: str, form: str) -> bool:
    """Tell what a ministry is of: Міністэрства інфармацыі."""
    return bool(_ministry().match(head) and _OF_OFFICE.search(form))
