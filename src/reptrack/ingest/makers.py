"""Read who a clause says that made a report: behind a label (`Compiled by:`), a word of making (`Подготовила`), or at the head of a line (`From`)."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from reptrack.ingest.nominative import head_of, nominative
from reptrack.ingest.organisations import is_country, is_generic, is_house, is_organisation, is_person, is_place, opens_sentence
from reptrack.ingest.phrases import begins, longest_first, months, normal, phrases, weekdays
from reptrack.text.letters import CAPITALS, SMALL

__all__ = ["DAY", "cut_name", "is_making", "kinds", "made_together", "maker_in", "name_at", "no_names"]

DAY = "\x00"
"""Stands for a printed date with its time, which may be written with every sign that parts a line."""
_EDGE = " \t\xa0.,;:#*_|·•–—-=<>~№"
_NAME_WORDS = 11
_LABEL_WORDS = 6


def maker_in(clause: str) -> str | None:
    """Give the name of who a clause says that made a report, in the nominative; None if it says nothing of the kind."""
    return _labelled(clause) or _made_by(clause)


def made_together(clause: str) -> bool:
    """Tell whether a clause says that several made a report together: `Prepared jointly by …`, `Подготовлено совместно …`."""
    words = _WORD.findall(clause.lower())
    return not phrases("jointly").isdisjoint(words) and any(map(is_making, words))


def _labelled(clause: str) -> str | None:
    """Give the name behind a label of words that say who made a text: `Research and text: Witness Line`, `Издатель — Центр «Мост»`."""
    match = _LABEL.match(clause) if any(map(clause.__contains__, _LABEL_SIGNS)) else None
    if match is None:
        return None
    words = match[1].lower().replace("/", " ").replace(",", " ").replace("&", " ").split()
    pairs = {" ".join(pair) for pair in pairwise(words)}
    if len(words) > _LABEL_WORDS:
        return None
    by = words[-1] in phrases("made_by")  # "Kept by: Kampala Court Watch", whatever was done
    told = not phrases("maker_words").isdisjoint(pairs.union(words)) or any(map(is_making, words))
    only = not pairs.isdisjoint(phrases("maker_words")) or all(
        is_making(word) or any(word in phrases(kind) for kind in ("maker_words", "joining", "made_by", "kind_words")) for word in words
    )
    if not by and not (told and only):
        return None
    if _are_two(match[2]):
        return None
    if phrases("bylines").isdisjoint(words) and not by:
        return name_at(match[2])
    names = (name_at(piece) for piece in match[2].split(","))
    return next((name for name in names if name is not None and is_house(name)), None)  # "Author: Jane Roe, Harbour Centre"


_LABEL_SIGNS = ":：—–-"
# Example: `Compiled and edited by: `, `Складальнік — `.
_LABEL = re.compile(r"([^\W\d_][^\d:：—–|]{1,60}?)(?:\s*[:：]|\s+[—–-])\s*(\S.*)")


def is_making(word: str) -> bool:
    """Tell whether a word says that something was made: `compiled`, `подготовила`, `складзены`; not `издание`."""
    return word in _made() or (word[-1:] in "аоыиія" and word[:-1] in phrases("made_stems"))


@cache
def _made() -> frozenset[str]:
    return phrases("made") | phrases("made_stems")


def _made_by(clause: str) -> str | None:
    """Give the name behind a word of making: `Mailed to subscribers on 20.11.2023 by Perelyot Archive`, `Обзор подготовила инициатива «Мост»`."""
    lowered = clause.lower()
    if (opening := _opening(lowered, "forwarded")) is not None:
        return name_at(clause[opening:])
    if (opening := _opening(lowered, "from_labels", "bylines")) is not None:
        name = name_at(clause[opening:])
        if name is None or not is_house(name):
            return None
        return name[1:-1] if name[0] == "«" and name[-1] == "»" else name  # `Рассылка «Скамейка»`
    for word in _WORD.finditer(clause):
        lowered = word[0].lower()
        if not is_making(lowered):
            continue
        rest = clause[word.end() :]
        if lowered.isascii():
            behind = _BY.search(rest)
            rest = rest[behind.end() :] if behind is not None else ""
        else:
            rest = _behind_small(rest)
        name = name_at(rest)
        if name is not None:
            return None if _is_shaped_like_person(name) or _are_two(rest) else name
    return None


def _is_shaped_like_person(name: str) -> bool:
    """Tell whether a name may as well be a person's whom no pack has: two or three words in capitals, none that an organisation has."""
    words = name.split()
    return len(words) in _PERSON and all(word[:1].isupper() and not word.isupper() for word in words) and not is_house(name)


_PERSON = (2, 3)


def _are_two(rest: str) -> bool:
    """Tell whether two houses made a report: `by the Heron Centre and the Birch Fund`, `Центром «Мост» и Фондом «Дом»`."""
    for sign in _AND.finditer(rest):
        before, behind = rest[: sign.start()], rest[sign.end() :]
        second = name_at(behind)
        if second is None or " " not in second or not is_house(second) or not is_house(cut_name(before)):
            continue
        if sign[0].endswith("the ") or _OPEN_END.search(before) is None:
            return True
    return False


_AND = re.compile(r"(?:(?<=[\w»”\"]) (?:and|и|і|й|та|ды|i|dy) (?:the )?| ?[&+] ?)(?=[^\W\d_]|[«“\"])")
_OPEN_END = re.compile(r"\b(?:of|for|on|against|по|за|для|па|з|із|з)\b [^«»“”]*$")


_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


def _opening(lowered: str, *kinds_of_phrase: str) -> int | None:
    """Give where a clause goes on behind a phrase that opens it, the longest one that does."""
    if not any(begins(kind, lowered, " ") for kind in kinds_of_phrase):
        return None
    return next((len(phrase) + 1 for phrase in longest_first(*kinds_of_phrase) if lowered.startswith(f"{phrase} ")), None)


_BY = re.compile(r"(?<!\w)(?:by|BY)\s+")


def _behind_small(rest: str) -> str:
    """Give what stands behind the small words and the date between a word of making and the name: `и упорядочил Клуб «Мост»`."""
    for _ in range(_LABEL_WORDS):
        rest = rest.lstrip(" " + DAY)
        word = _WORD.match(rest)
        if word is None or not word[0][0].islower() or is_organisation(_until_stop(rest)):
            return rest
        rest = rest[word.end() :]
    return rest.lstrip(" " + DAY)


def name_at(rest: str) -> str | None:
    """Give the name that something begins with, in the nominative: up to a comma, a bracket, a date or words that lead on; None if none does."""
    rest = rest.lstrip(" *_")
    for article in _ARTICLES:
        rest = rest.removeprefix(article)
    crew = _WORD.match(rest)
    if crew is not None and crew[0] in phrases("crews") and (behind := _OF_CREW.match(rest, crew.end())) is not None:
        rest = rest[behind.end() :]
    if (told := _PERSON_FOR.match(rest)) is not None and not is_house(told[1]) and is_house(cut_name(rest[told.end() :])):
        rest = rest[told.end() :]
    name = cut_name(rest)
    name = name[1:-1] if name[:1] == name[-1:] == '"' else name
    if not name or name.count(" ") >= _NAME_WORDS or "@" in name or any(map(str.isdigit, name)):
        return None
    if not _begins_large(name) and not is_organisation(name) and not (head_of(name) is not None and _LARGE.search(name) is not None):
        return None
    if opens_sentence(name.split()):
        return None
    if normal(name) in no_names() or is_place(name) or (is_person(name) and not is_house(name)) or is_generic(name):
        return None
    return nominative(name)


_PERSON_FOR = re.compile(
    r"([^\W\d_" + SMALL + r"][\w.’'-]*(?: [^\W\d_" + SMALL + r"][\w.’'-]*){1,2}) (?:for|of) (?:the )?(?=[^\W\d_" + SMALL + r"])"
)  # `Marta Nowak for the Warsaw Office`
# Between people and the organisation that they are of. Examples: ` of the `, ` at `, and nothing in Cyrillic: `команда Центра «Мост»`.
_OF_CREW = re.compile(r" (?:(?:of|at|from) (?:the )?)?(?=[^\W\d_" + SMALL + r"]|[«“\"]|[а-яёіўїє]+ [«“\"])")
_ARTICLES = ("the ", "The ", "our ", "by ", "the ")


_LARGE = re.compile(r" [^\W\d_" + SMALL + r"]")  # `праваабарончая ініцыятыва Dissidentby`


def _begins_large(name: str) -> bool:
    return name.lstrip("“«\"„'")[:1].isupper() or name[-1] in "”»"


def cut_name(rest: str) -> str:
    """Give the name that something begins with, without what leads on behind it."""
    return _trimmed(_until_stop(rest))


def _until_stop(rest: str) -> str:
    """Give what stands before the first sign outside quotes that no name holds; a country in brackets belongs to a name, all else there does not."""
    quoted = [match.span() for match in _QUOTED.finditer(rest)]
    for stop in _NAME_STOP.finditer(rest):
        if any(a < stop.start() < b for a, b in quoted):
            continue
        closing = rest.find(")", stop.end())
        if stop[0].strip() == "(" and closing > 0 and is_country(rest[stop.end() : closing]):
            return rest[: closing + 1]
        return rest[: stop.start()]
    return rest


_QUOTED = re.compile(r"[«“„\"][^«»“”„\"]{2,80}[»”“\"]")
_NAME_STOP = re.compile(r"\s*[,;|·•<:(\[]|\s+[–—-]+\s|\.(?=\s|$)|\*|\s/\s|\x00")


_BEHIND_QUOTE = re.compile(r"(?<=[»”]) [^\W\d_" + CAPITALS + r"].*$")
_SINCE = re.compile(r"\s+(?:[^\W\d_]{1,5}\s+)?\d.*$")


def _trimmed(name: str) -> str:
    """Cut a name before small words that lead on: `Harbour Centre on` a date, `Nile Initiative and sent to the press`, `Цэнтр «Бераг» з 2019 года`."""
    name = _BEHIND_QUOTE.sub("", _SINCE.sub("", name))
    if name.isascii():
        words = name.split()
        small = next(
            (n for n, word in enumerate(words) if word.islower() and word.isalpha() and word not in phrases("joining")), len(words)
        )
        name = " ".join(words[:small]) if small else name
    words = name.strip(_EDGE).split(" ")
    while len(words) > 1 and any(words[-1] in phrases(kind) for kind in ("openers", "joining", "date_leads")):
        words.pop()
    return " ".join(words).strip(_EDGE)


@cache
def no_names() -> frozenset[str]:
    """Give what is no name although it may stand where one does: kinds of publications, labels, furniture, weekdays, months."""
    listed = (
        "kickers",
        "no_names",
        "general_terms",
        "sections",
        "date_labels",
        "head_labels",
        "bylines",
        "furniture",
        "digests",
        "kind_words",
        "frequencies",
        "newsletters",
    )
    return frozenset().union(*(phrases(kind) for kind in listed), weekdays(), months())


@cache
def kinds() -> frozenset[str]:
    """Give the words for kinds of publications."""
    return phrases("kickers") | phrases("kind_words") | phrases("digests")
