"""Decide which names that no gazetteer holds are places, by the words that lead to them: `in Kitgum`, `жители Рушана`, `GLDANI, 5 May —`.

What is told depends on how much leads: behind `in` or `residents of` any unknown name is a place, behind `from` or `to` one of the small towns
of `towns.txt`, or any where somebody comes from there or is taken there.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from reptrack.extract.names.gazetteer import hits
from reptrack.extract.names.persons.around import lowered
from reptrack.extract.names.persons.context_words import is_role, particles
from reptrack.extract.names.persons.lexicon import (
    ALLCAPS,
    COMMON,
    FUNCTION,
    GIVEN,
    INITIAL,
    LACINKA,
    NOT,
    SHAPE,
    SURNAME,
    TITLE,
    WEAK,
    is_form_of_word,
    look_up,
)
from reptrack.extract.names.persons.tokens import line_of
from reptrack.extract.names.phrase import Found, adjacent, capital, name_words, tidy
from reptrack.extract.names.place_words import Leads, leads
from reptrack.extract.names.spelling import spelling_key, unpossessed
from reptrack.resources import lines
from reptrack.text.remember import NAMES
from reptrack.text.view import View
from reptrack.text.words import Word
from reptrack.values.declension import nominatives

__all__ = ["datelines", "is_town", "led_places", "opens_as_town", "town"]

_MOST_WORDS, _SHORTEST, _SURE = 3, 4, 2
_FIRST_CYRILLIC = "Ѐ"
_NO_PLACE = COMMON | NOT | TITLE | FUNCTION
_OF_PERSON = GIVEN | SHAPE | SURNAME
# What people believe in: Marxism.
_TEACHING = ("ism", "isms")
# `GLDANI, 5 May —`, `Osh, Kyrgyzstan:`, `Ош, 5 мая 2024`: a town that opens a line, before a date, a dash, a colon or a bar.
_DATELINE = re.compile(
    r"[ \t]*(?:[*•▪(—–-][ \t]*)?([^\W\d_][^\W\d_]+(?:[- ][^\W\d_]+){0,3})"
    r"(?=[, :/])(?=(?:, [^\W\d_][^\W\d_ ]+)?(?: \([^()\n]{2,30}\))?(?:,? \d{1,2}(?:st|nd|rd|th)? [^\W\d_]{3,}|, [^\W\d_]{3,9}\.? \d{1,2}\b|,? [—–|-]+ |: |/))",
)
_DATED = re.compile(r", (?:\d{1,2} [^\W\d_]|[^\W\d_]{3,9}\.? \d)")
_LINE_END = re.compile("\n")


class _Name(NamedTuple):
    """An unknown name behind a word that leads to it.

    Attributes:
        first, last: its words. flags: those of all of them. town: its base form, folded, if it is a small town.
        goes_on: another capitalised word stands behind the town, which makes another name of it: from Lerik Hasanov, in Novy God.
    """

    first: int
    last: int
    flags: int
    town: str
    goes_on: bool


@cache
def _towns() -> frozenset[str]:
    return frozenset(lines("world/towns.txt"))


@lru_cache(maxsize=NAMES)
def town(name: str) -> str:
    """Give the base form of a small town's name in any case, folded, or nothing: `Лисичанска` is лисичанск."""
    key = spelling_key(name)
    if key in _towns():
        return key
    if key[0] < _FIRST_CYRILLIC or not _may_begin(key.split(" ", 1)):
        return ""
    parts = re.split("([ -])", key)
    for lang in ("ru", "be"):
        for words in product(*(nominatives(word, lang) if word not in {" ", "-"} else (word,) for word in parts)):
            if "".join(words) in _towns():
                return "".join(words)
    return ""


@cache
def _first_words() -> frozenset[str]:
    """Give the first words of the towns that have several."""
    return frozenset(name.split(" ", 1)[0] for name in _towns() if " " in name)


def _may_begin(words: list[str]) -> bool:
    """Tell whether a town can have the first of several words, in any case."""
    return len(words) == 1 or any(base in _first_words() for lang in ("ru", "be") for base in nominatives(words[0], lang))


def is_town(name: str) -> bool:
    """Tell the name of a small town, in any case."""
    return bool(town(name))


def led_places(view: View) -> Iterator[Found]:
    """Find unknown names that the words before them, or their place in a line, make places."""
    tokens, text = name_words(view), view.text
    known, words, last = leads(), leads().words, len(tokens) - 1
    listed = {hit.first for hit in hits(view) if hit.last == len(tokens) or not capital(tokens[hit.last].form)}
    found = view.extra.get("names:leads")
    for index in found if isinstance(found, list) else [place for place, token in enumerate(tokens) if token[0] in words]:
        if index == last or not tokens[index + 1][0][0].isupper() or index + 1 in listed:
            continue
        if adjacent(text, tokens[index], tokens[index + 1]):
            name = _name(text, tokens, index + 1)
            if name is not None and _is_led(view, tokens, index, name, known):
                yield _found(text, tokens, name)


def datelines(text: str, known: Container[int], listed: Container[int]) -> Iterator[Found]:
    """Find towns that open a line before a date, a dash or a colon; one that is an ordinary word too if other lines open alike.

    `known` are the characters at which places begin that are told otherwise, `listed` those at which a name of the gazetteer does.
    """
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    lines_open = [(match, _opens_with(match, known, listed)) for start in starts if (match := _DATELINE.match(text, start))]
    signs = {_sign(match) for match, told in lines_open if told == _SURE}
    for match, told in lines_open:
        if told == _SURE or (told and _sign(match) in signs):
            yield Found(match.start(1), match.end(1), match[1])


def opens_as_town(text: str, start: int) -> bool:
    """Tell a word in capitals that opens a line as towns do: `GULU, 5 May —`."""
    match = _DATELINE.match(text, text.rfind("\n", 0, start) + 1)
    return match is not None and match.start(1) == start and is_town(match[1])


def _sign(match: re.Match[str]) -> str:
    return match.string[match.end(1) : match.end(1) + 2].strip()


def _opens_with(match: re.Match[str], known: Container[int], listed: Container[int]) -> int:
    """Tell how surely the name that opens a line is a place: `_SURE`, 1 for one that is another word or a given name too, or 0."""
    if match.start(1) in known:
        return _SURE
    bulleted = match[1].isupper() and match.start(1) > match.start()
    if match.start(1) in listed and (bulleted or _DATED.match(match.string, match.end(1))):
        return _SURE  # * PERM: beekeeper jailed *; Ош, 5 мая
    if not is_town(match[1]):
        return 0
    doubtful = any(look_up(word).flags & (_NO_PLACE | _OF_PERSON) for word in match[1].split(" "))
    return int(match[1].isupper()) if doubtful else _SURE


def _found(text: str, tokens: list[Word], name: _Name) -> Found:
    end = tokens[name.last - 1].start + len(unpossessed(tokens[name.last - 1].form))
    own = text[tokens[name.first].start : end]
    if not name.town or spelling_key(own) == name.town:
        return Found(tokens[name.first].start, end, tidy(own))
    return Found(tokens[name.first].start, end, " ".join("-".join(map(str.capitalize, word.split("-"))) for word in name.town.split(" ")))


def _name(text: str, tokens: list[Word], first: int) -> _Name | None:
    """Give the name that begins at a word: the longest that is a small town, else the whole run of capitalised words."""
    last = first + 1
    while last < len(tokens) and last - first <= _MOST_WORDS and adjacent(text, tokens[last - 1], tokens[last]):
        form = tokens[last].form
        if not capital(form) and not ("-" in form and form.split("-", 1)[0] in particles()):
            break
        last += 1
    if last - first > _MOST_WORDS or unpossessed(tokens[first].form) != tokens[first].form:
        return None
    for end in range(last, first, -1):
        forms = [unpossessed(token.form) for token in tokens[first:end]]
        if base := town(" ".join(forms)):
            return _Name(first, end, _flags(forms), base, goes_on=end < last)
    return _Name(first, last, _flags([token.form for token in tokens[first:last]]), "", goes_on=False)


def _flags(forms: list[str]) -> int:
    found = 0
    for form in forms:
        found |= look_up(form).flags
    return found


def _is_led(view: View, tokens: list[Word], index: int, name: _Name, known: Leads) -> bool:
    """Tell whether the word at `index`, and what stands before it, leave the name behind it a place."""
    lead, first = tokens[index].form.lower(), tokens[index + 1].form.lower()
    before = tokens[index - 1].form.lower() if index and adjacent(view.text, tokens[index - 1], tokens[index]) else ""
    if before in known.not_before or first in known.never or _of_another(view.text, tokens, lead, name, known):
        return False
    sure = lead in known.sure or lead in known.residents or lead in known.many or (lead in known.of and before in known.people)
    sure = sure or _comes_or_goes(lead, before, known) or _goes_to(tokens, index, known)
    if name.town and len(name.town) >= _SHORTEST:
        return sure or lead in known.inside or (not name.flags & _OF_PERSON and lead not in known.of)
    if (lead in known.many and name.last - name.first == 1) or (lead in known.of and before in known.many):
        return not name.flags & ALLCAPS  # whatever else the word may be: жители Рушана, residents of El Geneina
    if lead in known.inside:
        sure = not known.other.search(first) and not is_form_of_word(tokens[index + 1].form, view.lang)
    never = first.endswith(_TEACHING) or lead in known.listed_only
    return sure and not never and _may_be_place(view, tokens, name)


def _of_another(text: str, tokens: list[Word], lead: str, name: _Name, known: Leads) -> bool:
    """Tell an ordinary word, and a name that the word behind it makes another's: from Lerik Hasanov, outside Makindye barracks."""
    if name.flags & (_NO_PLACE | INITIAL) and " " not in name.town:
        return True
    if name.goes_on and lead not in known.residents:
        return True
    follows = name.last < len(tokens) and adjacent(text, tokens[name.last - 1], tokens[name.last])
    return follows and tokens[name.last].form in known.things


def _comes_or_goes(lead: str, before: str, known: Leads) -> bool:
    """Tell `a mechanic from` and `was taken to`."""
    comes = before in known.comers or is_role(before) or (len(before) > _SHORTEST and before.endswith("s") and before.isascii())
    return (lead in known.away and comes) or (lead in known.toward and before in known.movers)


def _goes_to(tokens: list[Word], index: int, known: Leads) -> bool:
    """Tell the second place of `from Táchira to Zulia`."""
    place = index - 1
    while place > 0 and index - place <= _MOST_WORDS and capital(tokens[place].form):
        place -= 1
    return 0 <= place < index - 1 and tokens[index].form in known.toward and tokens[place].form.lower() in known.away


def _may_be_place(view: View, tokens: list[Word], name: _Name) -> bool:
    """Tell an unknown name that nothing makes a person's or a word of a headline."""
    first, end = tokens[name.first], tokens[name.last - 1].end
    if name.flags & (_OF_PERSON | ALLCAPS | WEAK | LACINKA) or view.text[end : end + 1] in {"'", "’"} or len(first.form) < _SHORTEST:
        return False
    if unpossessed(tokens[name.last - 1].form) != tokens[name.last - 1].form or first.form.lower() in lowered(view):
        return False
    return not line_of(view, first.start).title_case
