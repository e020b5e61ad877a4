"""Decide which names a report introduces as organisations: by a word before or behind them, by its layout, or as its publisher."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reptrack.extract.names.gazetteer import hits
from reptrack.extract.names.led_places import town
from reptrack.extract.names.persons.context_words import is_deed, is_speech
from reptrack.extract.names.persons.lexicon import ALLCAPS, FUNCTION, GIVEN, NOT, WEAK, WEAK_SHAPE, look_up
from reptrack.extract.names.phrase import Found, adjacent, capital, name_words, tidy
from reptrack.extract.names.place_words import place_words
from reptrack.extract.names.shapes import BEFORE_LATIN, INTRODUCER, common_words, english, listed_words, marked
from reptrack.extract.names.spelling import spelling_key
from reptrack.text.view import View

__all__ = ["introduced"]

# `March 5, Rubon. Courts have` …: the agency in a wire report's first line.
_DATELINE = re.compile(r"(?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2} [A-Z][a-z]+), ([A-ZŁŠŽČŚŹĆ][^\W\d_]{2,})\. (?=[A-Z])", re.MULTILINE)
# `GENEVA, 4 May (Northline) —`: the agency in brackets before a dash.
_AGENCY = re.compile(r"\(([A-ZА-ЯŁŠŽČŚŹĆЁІЎ][^\W\d_]{3,}(?: [^\W\d_]+){0,2})\)\s?[—–-]")
# `TARTU, Northline –`: the agency behind the town of a dateline.
_BEHIND_TOWN = re.compile(
    r"[ \t]*([A-ZŁŠŽČŚŹĆ][^\W\d_]+(?:[ -][A-ZŁŠŽČŚŹĆ][^\W\d_]+)?), ([A-ZŁŠŽČŚŹĆ][^\W\d_]{3,}(?: [A-Z][^\W\d_]+)?) ?[–—-]+ ?(?=[\w“\"])"
)
_SOURCE = re.compile(r"[ \t]*(?:Sources?|Photo|Via|Источник|Крыніца|Krynica|Źródło): ?([A-ZА-ЯЁІЎ][^\n,;:.()]{2,60}?)[ \t]*$", re.MULTILINE)
# `Lantern, an independent rights `: what stands before the word that explains a name.
_APPOSITION = re.compile(
    r"(?<![\w.] )\b([A-ZŁŠŽČŚŹĆ][^\W\d_]{2,}(?: [A-ZŁŠŽČŚŹĆ][^\W\d_]+){0,3}), (?:an?|the|one of the) (?:(?!(?:an?|the) )[\w’'-]+ ){0,4}$"
)
# © 1998–2022 Lipa · …: who holds the rights.
_RIGHTS = re.compile(
    r"(?:©|\([cC]\)(?= ?\d{4})) ?(?:\d{4}(?: ?[–-] ?\d{4})?,? ?)?([A-ZА-ЯЁІЎŁŠŽČŚŹĆ][^\n·|,;.©]{2,50}?)(?= ?(?:[·|,;.\n]|\d{4}|$))"
)
_LONGEST_SOURCE = 4
# A word of no less than four letters before what it is, in one piece however many capitals it has, behind an article or not: the INeedHelpBY initiative.
_BEFORE_HEAD = re.compile(r"(?<![\w’'.-])([Tt]he )?([A-ZŁŠŽČŚŹĆİŞÇĞÖÜ][^\W\d_]{3,}) $")
_LONGEST_WORD = 40
# Peoples and parts of the world: the Taiwanese agency.
_OF_PEOPLE = re.compile(r"(?:ian|ese|ish|ist|ic|an|i)$")
_SHORTEST_ALIAS, _SHORTEST_PUBLISHER, _DATELINE_LENGTH = 4, 5, 50


def introduced(view: View) -> list[Found]:
    """Find organisations that a word or the layout introduces: `the rights group Sviedka`, `Source: Free Press Desk`, and the agency of `March 5, Rubon.` too."""
    found = view.extra.get("introduced")
    if not isinstance(found, list):
        places = {hit.start for hit in hits(view) if hit.entry.kind == "place"}
        found = [
            one
            for one in (
                *_behind_introducers(view),
                *_before_heads(view),
                *_explained(view),
                *_in_latin(view),
                *_in_layout(view.text, places),
                *_publisher(view),
            )
            if one.start not in places or " " in one.name
        ]
        view.extra["introduced"] = found
    return found


def _behind_introducers(view: View) -> Iterator[Found]:
    tokens, text = name_words(view), view.text
    for index, mark in marked(view):
        if not mark & INTRODUCER or index + 1 >= len(tokens):
            continue
        form, start, end = tokens[index + 1]
        bare = (
            form.replace("-", "").isalpha()
            and not form.isupper()
            and capital(form)
            and len(form) >= _SHORTEST_ALIAS
            and adjacent(text, tokens[index], tokens[index + 1])
        )
        more = index + 2 < len(tokens) and capital(tokens[index + 2].form) and adjacent(text, tokens[index + 1], tokens[index + 2])
        inside = index > 0 and capital(form) and not capital(tokens[index].form)
        if bare and not more and (inside or spelling_key(form) not in common_words()) and spelling_key(form) not in english().openers:
            yield Found(start, end, form)


def _in_latin(view: View) -> Iterator[Found]:
    """Find a name in Latin letters behind the Cyrillic word for what it is: фонда `Rassvet`."""
    tokens, text = name_words(view), view.text
    for index, mark in marked(view):
        if not mark & BEFORE_LATIN:
            continue
        last = index
        while last - index < _LONGEST_SOURCE and last + 1 < len(tokens) and adjacent(text, tokens[last], tokens[last + 1]):
            if tokens[last + 1].form[0] >= "Ѐ" or not capital(tokens[last + 1].form):
                break
            last += 1
        name = text[tokens[index + 1].start : tokens[last].end] if last > index else ""
        if name and not _is_person(name):
            yield Found(tokens[index + 1].start, tokens[last].end, tidy(name))


def _before_heads(view: View) -> Iterator[Found]:
    """Find a name of one word that no list has before what it is: `the Sviedka initiative`, and media without an article: `independent Rubon daily`."""
    tokens, heads, media = name_words(view), listed_words("named_before"), listed_words("media_behind")
    for index, mark in marked(view):
        if not mark & INTRODUCER or tokens[index].form not in heads:
            continue
        start = tokens[index].start
        match = _BEFORE_HEAD.search(view.text, max(0, start - _LONGEST_WORD), start)
        if match is None or not (match[1] or tokens[index].form in media):
            continue
        if spelling_key(match[2]) in common_words() or _OF_PEOPLE.search(match[2]) or town(match[2]):
            continue
        if not look_up(match[2]).flags & ~(ALLCAPS | WEAK_SHAPE):
            yield Found(match.start(2), match.end(2), match[2])


def _explained(view: View) -> Iterator[Found]:
    """Find the name that a word explains: `Lantern, an independent rights group, said`."""
    tokens = name_words(view)
    for index, mark in marked(view):
        if not mark & INTRODUCER:
            continue
        match = _APPOSITION.search(view.text, max(0, tokens[index].start - 90), tokens[index].start)
        if (
            match
            and not _of_somebody(view, index)
            and spelling_key(match[1]) not in english().openers
            and spelling_key(match[1].rsplit(" ", 1)[-1]) not in place_words().after
        ):
            yield Found(match.start(1), match.end(1), tidy(match[1]))


def _of_somebody(view: View, index: int) -> bool:
    """Tell a word that says whose somebody is, rather than what explains a name: Ivan Karnei, the media `tycoon`; a rights group `lawyer`."""
    tokens = name_words(view)
    if index + 1 >= len(tokens) or not adjacent(view.text, tokens[index], tokens[index + 1]):
        return False
    following = tokens[index + 1].form
    verb = is_speech(following) or is_deed(following) or following.endswith(("ed", "ing"))
    return following.islower() and not verb and not look_up(following).flags & FUNCTION


def _in_layout(text: str, places: set[int]) -> Iterator[Found]:
    begin = 0
    while begin >= 0:
        start = begin + 1 if begin or text.startswith("\n") else 0
        match = _DATELINE.match(text, start) or _source(text, start, places)
        if match:
            yield Found(match.start(1), match.end(1), match[1])
        elif (
            (match := _BEHIND_TOWN.match(text, start))
            and (match[1].isupper() or match.start(1) in places)
            and look_up(match[2]).flags & NOT == 0
            and match.start(2) not in places
        ):
            yield Found(match.start(2), match.end(2), match[2])
        begin = text.find("\n", start)
    for match in filter(None, (_RIGHTS.match(text, start) for start in _signs_of_rights(text))):
        whole = all(word[:1].isupper() for word in match[1].split()) and not look_up(match[1].split()[0]).flags & (FUNCTION | NOT)
        if whole and spelling_key(match[1]) not in common_words() and not _is_person(match[1]):
            yield Found(match.start(1), match.end(1), match[1])
    for match in _AGENCY.finditer(text):
        low = max(0, match.start() - _DATELINE_LENGTH)
        if not low or "\n" in text[low : match.start()]:
            yield Found(match.start(1), match.end(1), match[1])


def _signs_of_rights(text: str) -> Iterator[int]:
    """Yield where ©, (c) or (C) stands."""
    for sign in ("©", "(c)", "(C)"):
        start = text.find(sign)
        while start >= 0:
            yield start
            start = text.find(sign, start + 1)


def _source(text: str, start: int, places: set[int]) -> re.Match[str] | None:
    """Match a line that names its source, where that is no person: one unknown word, or words that tell an organisation."""
    match = _SOURCE.match(text, start)
    if match is None:
        return None
    words = [spelling_key(word) for word in match[1].split()]
    if len(words) == 1:
        return match if len(words[0]) >= _SHORTEST_ALIAS and words[0] not in common_words() else None
    telling = any(word in english().telling or word in english().heads for word in words)
    if telling or not places.isdisjoint(range(*match.span(1))):
        return match
    return match if len(words) <= _LONGEST_SOURCE and not _is_person(match[1]) else None


def _is_person(name: str) -> bool:
    """Tell a person's name: its first or last word is a given name and no other word, and the last none of those that head bodies."""
    words = name.split()
    return spelling_key(words[-1]) not in english().heads and any(
        look_up(word).flags & (GIVEN | WEAK) == GIVEN for word in (words[0], words[-1])
    )


def _publisher(view: View) -> Iterator[Found]:
    """Find the publisher of the report where the report names it, in its spelling or in capitals."""
    name = (view.publisher or "").strip()
    if (
        len(name) < _SHORTEST_PUBLISHER
        or not name[0].isupper()
        or _is_person(name)
        or (" " not in name and spelling_key(name) in common_words())
    ):
        return
    for spelled in dict.fromkeys((name, name.upper())):
        start = view.text.find(spelled)
        while start >= 0:
            end = start + len(spelled)
            if not (view.text[start - 1 : start].isalnum() or view.text[end : end + 1].isalnum()):
                yield Found(start, end, tidy(name))
            start = view.text.find(spelled, end)
