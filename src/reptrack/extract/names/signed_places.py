"""Decide which names are places by a word beside them that says so: `X Region`, `г. X`, `the village of X`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reptrack.extract.names.gazetteer import hits
from reptrack.extract.names.nominatives import nominative_adjective
from reptrack.extract.names.persons.lexicon import ALLCAPS, COMMON, CYRILLIC, GIVEN, NOT, SHAPE, TITLE, look_up
from reptrack.extract.names.phrase import Found, adjacent, capital, name_words, tidy
from reptrack.extract.names.place_words import PlaceWords, place_words
from reptrack.extract.names.shapes import BEFORE_PLACE, BEHIND_PLACE, english, marked
from reptrack.extract.names.spelling import spelling_key, unpossessed
from reptrack.text.letters import CAPITALS
from reptrack.text.view import View
from reptrack.text.words import Word

__all__ = ["is_unknown", "signed_places"]

_CYRILLIC = re.compile("[Ѐ-ӿ]")
_ADJECTIVE_STEM = re.compile(r"(?:ск|цк|зк|н|в|ц)(?:ий|ой|ого|ому|им|ом|ая|ую|і|ага|аму|ім|ай|ае|ый|ым|ы|ое|ое|аю)$")
# Endings of the first of two words: Новая Боровая, Марьина Горка, Вялікія Аўцюкі.
_FIRST_PART_ENDS = ("ая", "ое", "ие", "ые", "ой", "ый", "ий", "ае", "ыя", "ія", "на", "ны")
_MOST_WORDS, _SHORT = 2, 2
# A town that no list has before its region: in Kashin, Tver Region.
_BEFORE_REGION = re.compile(r"\b(?:in|from|at|to|outside) ([" + CAPITALS + r"][^\W\d_]{2,}(?:-[" + CAPITALS + r"][^\W\d_]+)?), $")
_LONGEST_SEAT = 45


def signed_places(view: View) -> Iterator[Found]:
    """Find places that a word beside them makes places of."""
    tokens, text, words = name_words(view), view.text, place_words()
    for index, mark in marked(view):
        found = None
        if mark & BEHIND_PLACE:
            found = _before_sign(text, tokens, index, words) or _square(text, tokens, index, words)
        elif mark & BEFORE_PLACE:
            found = _behind_sign(text, tokens, index) or _village(text, tokens, index)
        if found and (tokens[index].form != "region" or not _is_land(view, found.start, index)):  # Tigray | region, but Minsk region
            yield found
        if found:
            seat = _BEFORE_REGION.search(text, max(0, found.start - _LONGEST_SEAT), found.start)
            if seat and is_unknown(seat[1]):
                yield Found(seat.start(1), seat.end(1), seat[1])


def _is_land(view: View, start: int, last: int) -> bool:
    """Tell a region or a country that begins at a character and ends before a word."""
    return any(hit.start == start and hit.last == last and hit.entry.type in {"region", "country"} for hit in hits(view))


def _before_sign(text: str, tokens: Sequence[Word], index: int, words: PlaceWords) -> Found | None:
    """Find `Brest Region`, `Минской области`: a capitalised name or adjective with the sign."""
    first = index
    while index - first < _MOST_WORDS and first and adjacent(text, tokens[first - 1], tokens[first]) and capital(tokens[first - 1].form):
        key = spelling_key(tokens[first - 1].form)
        strange = (key in words.not_names or key in english().openers) and not _goes_through(text, tokens, first - 1)
        if strange or key.endswith("'s") or key in words.after or key in english().nationalities:
            break
        if _CYRILLIC.match(key) and not _ADJECTIVE_STEM.search(key):
            break
        first -= 1
        if _CYRILLIC.match(key):
            break
    if first == index or not _suits_lower_sign(text, tokens, first, index):
        return None
    plain = _is_plain(tokens, first, index)
    for nxt in (index + 1, index + 2):
        if not (nxt < len(tokens) and adjacent(text, tokens[nxt - 1], tokens[nxt]) and capital(tokens[nxt].form)):
            break
        if plain or spelling_key(unpossessed(tokens[nxt].form)) in english().heads:
            return None  # `Southern District Military Court`, `Resident District Commissioner`
    if spelling_key(tokens[index].form) in words.bodies and (plain or spelling_key(tokens[index - 1].form) in words.wide):
        return None  # `Civil Division`, `Asia Division`
    end = tokens[index].start + len(unpossessed(tokens[index].form))
    end += spelling_key(tokens[index].form) in words.abbreviated and text[end : end + 1] == "."
    return Found(tokens[first].start, end, _base(text, tokens, first, index, words))


def _square(text: str, tokens: Sequence[Word], index: int, words: PlaceWords) -> Found | None:
    """Find a square with its name behind the word for it: `плошча Якуба Коласа`."""
    noun = words.squares.get(spelling_key(tokens[index].form))
    last = index
    while noun and last - index < _MOST_WORDS and last + 1 < len(tokens) and adjacent(text, tokens[last], tokens[last + 1]):
        if not capital(tokens[last + 1].form):
            break
        last += 1
    if noun is None or last == index:
        return None
    end = tokens[last].end
    return Found(tokens[index].start, end, tidy(noun + text[tokens[index].end : end]))


def _goes_through(text: str, tokens: Sequence[Word], index: int) -> bool:
    """Tell a small word with a capital that a strange name has in its middle: Nghe `An` province."""
    before = tokens[index - 1] if index else None
    if before is None or len(tokens[index].form) > _SHORT:
        return False
    return capital(before.form) and adjacent(text, before, tokens[index]) and is_unknown(before.form, person=GIVEN)


def _is_plain(tokens: Sequence[Word], first: int, index: int) -> bool:
    """Tell whether all words before a sign are ordinary English ones: `Chief State`, but `Blue Nile State`."""
    return all(look_up(token.form).flags & (COMMON | CYRILLIC) == COMMON for token in tokens[first:index])


def _suits_lower_sign(text: str, tokens: Sequence[Word], first: int, index: int) -> bool:
    """Tell whether a sign in lower case leaves two words before it a place: `Quang Nam province`, none of them an ordinary word."""
    if capital(tokens[index].form) or index - first == 1 or _CYRILLIC.match(tokens[index].form):
        return True
    flags = [look_up(token.form).flags for token in tokens[first:index]]
    # A short word behind a strange one is a part of the name: Nghe An province.
    flags = [own for own, token in zip(flags, tokens[first:index], strict=True) if token is tokens[first] or len(token.form) > _SHORT]
    plain = any(own & (COMMON | NOT | TITLE | SHAPE) and not own & GIVEN for own in flags)
    return not plain and first > 0 and text[tokens[first - 1].end : tokens[first].start] in {" ", ", "}


def _base(text: str, tokens: Sequence[Word], first: int, index: int, words: PlaceWords) -> str:
    sign = tokens[index].form
    if not _CYRILLIC.match(sign):
        return tidy(text[tokens[first].start : tokens[index].start + len(unpossessed(sign))])
    noun = words.after[spelling_key(sign)]
    return " ".join([*(nominative_adjective(token.form, noun) for token in tokens[first:index]), noun])


def _behind_sign(text: str, tokens: Sequence[Word], index: int) -> Found | None:
    """Find the X of `village of X`, `г. X`, `вёска X`."""
    nxt = index + 1
    if nxt >= len(tokens) or _is_of_year(text, tokens, index):
        return None
    form, gap = tokens[index].form, text[tokens[index].end : tokens[nxt].start]
    if not _CYRILLIC.match(form):
        if spelling_key(tokens[nxt].form) != "of" or nxt + 1 >= len(tokens):
            return None
        nxt += 1
        gap = text[tokens[nxt - 1].end : tokens[nxt].start]
    short = len(form) <= 3  # noqa: PLR2004 - г., дер., аг.
    if (short and (gap not in {". ", "."} or not form.islower())) or (not short and gap != " "):
        return None
    name = tokens[nxt]
    if not capital(name.form) or len(name.form) < 3 or spelling_key(name.form) in english().openers:  # noqa: PLR2004
        return None
    if short and text[name.end : name.end + 1] == "." and len(name.form) < 3:  # noqa: PLR2004
        return None
    last = nxt
    while (
        last - nxt < _MOST_WORDS
        and last + 1 < len(tokens)
        and adjacent(text, tokens[last], tokens[last + 1])
        and _goes_on(tokens[last].form, tokens[last + 1].form)
        and not _is_person(text, tokens, last + 1)
        and not _of_next_sign(tokens, last + 1)
    ):
        last += 1
    end = tokens[last].start + len(unpossessed(tokens[last].form))
    return Found(name.start, end, tidy(text[name.start : end]))


def _is_of_year(text: str, tokens: Sequence[Word], index: int) -> bool:
    """Tell the short form of `year` behind a number: 2024 г. Двое."""
    before = tokens[index - 1] if index else None
    return (
        before is not None and len(tokens[index].form) == 1 and before.form.isdigit() and text[before.end : tokens[index].start].isspace()
    )


def _village(text: str, tokens: Sequence[Word], index: int) -> Found | None:
    """Find the X of `X village`, in English, inside a sentence."""
    first = index
    while (
        index - first < _MOST_WORDS + 1 and first and adjacent(text, tokens[first - 1], tokens[first]) and capital(tokens[first - 1].form)
    ):
        first -= 1
    if (
        first == index
        or not first
        or spelling_key(tokens[index].form) not in place_words().settlements
        or _CYRILLIC.match(tokens[first].form)
    ):
        return None
    if capital(tokens[index].form) and _is_plain(tokens, first, index):
        return None  # the Olympic Village
    key, end = spelling_key(tokens[first].form), tokens[index - 1].end
    before = text[tokens[first - 1].end : tokens[first].start]
    if key in english().openers or key in english().nationalities or key in place_words().not_names or before != " " or key.endswith("'s"):
        return None
    return Found(tokens[first].start, end, tidy(text[tokens[first].start : end]))


def _is_person(text: str, tokens: Sequence[Word], index: int) -> bool:
    """Tell a given name that has its surname behind it: г. Гродна `Анатоль Курловіч`, the village of Dalnik `Ivan Orlov`."""
    flags = look_up(tokens[index].form).flags
    if not flags & GIVEN or index + 1 >= len(tokens):
        return False
    surname = tokens[index + 1]
    return capital(surname.form) and adjacent(text, tokens[index], surname) and spelling_key(surname.form) not in place_words().after


def _of_next_sign(tokens: Sequence[Word], index: int) -> bool:
    """Tell an adjective that belongs to the next place: у вёсцы Ольшаны `Столінскага раёна`."""
    behind = tokens[index + 1].form if index + 1 < len(tokens) else ""
    return (
        bool(_CYRILLIC.match(behind))
        and spelling_key(behind) in place_words().after
        and _ADJECTIVE_STEM.search(tokens[index].form) is not None
    )


def _goes_on(form: str, following: str) -> bool:
    """Tell whether a place's name has another word. Example: `Марьина Горка`, `Vialikija Aŭciuki`."""
    if not capital(following):
        return False
    return form.endswith(_FIRST_PART_ENDS) if _CYRILLIC.match(form) else True


def is_unknown(name: str, person: int = 0) -> bool:
    """Tell a name whose words are no ordinary ones and no parts of persons' names, but for the kind of part that is told."""
    return not any(look_up(word).flags & (COMMON | NOT | TITLE | ALLCAPS | SHAPE | GIVEN) & ~person for word in name.split())
