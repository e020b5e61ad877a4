"""Read the names that a line of a masthead or of a document's head gives, and how it gives each: as that of who made the report, or just so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from reptrack.ingest.dateline import is_time_span
from reptrack.ingest.makers import DAY, is_making, kinds, made_together, maker_in, no_names
from reptrack.ingest.masthead import says_digest, unadorned, without_kind
from reptrack.ingest.name_forms import (
    in_one_language,
    in_quotes,
    is_adjective,
    is_small_name,
    maker_for,
    of_periodical,
    without_generic,
    without_place,
)
from reptrack.ingest.organisations import is_country, is_generic, is_house, is_name, is_organisation, is_person, is_place, is_several
from reptrack.ingest.owners import owner_of
from reptrack.ingest.phrases import longest_first, may_hold, normal, phrases
from reptrack.ingest.posted import says_posted
from reptrack.ingest.printed_dates import find_date
from reptrack.text.letters import CAPITALS, SMALL

__all__ = ["Named", "is_imprint", "names_in", "names_others"]

_MAX = 240
"""A longer line is running text."""
_EDGE = " \t\xa0.,;:#*_|·•–—-=<>~№/"
_SCHEME = 8  # `https://`
_SMALL = 3


class Named(NamedTuple):
    """A name, and how it is given.

    `how` is `maker` (words say that it made the report), `kind` (the kind of the publication is said to be its own), `organisation` (a part of the
    line is an organisation's name), `quoted` or `name` (a part is nothing but a name).
    """

    name: str
    how: str


@lru_cache(maxsize=1024)
def names_in(line: str) -> tuple[Named, ...]:
    """Give the names in a line, those of its makers first.

    Examples: `Mailed on 20.11.2023 by Perelyot Archive` gives a maker, `Отчёт Харьковской группы защиты прав` a kind's owner,
    `Rights Council · Newsletter No. 4` an organisation, `«Тихий двор», 4 мая 2025` a quoted name.
    """
    if len(line) > _MAX or "://" in line[:_SCHEME]:
        return ()
    if line.startswith("<"):
        line = _TAGS.sub(" ", line).strip()
        if not line:
            return ()
    found: list[Named] = []
    bare = _masked(unadorned(line.replace("**", "")).strip(_EDGE))
    if ":" in bare:
        bare = _COUNTED.sub(" ; ", bare)
    for clause in _clauses(_without_others(bare)):
        if made_together(clause):
            continue
        maker = maker_in(clause)
        if maker is not None:
            found.insert(sum(named.how == "maker" for named in found), Named(of_periodical(without_generic(maker_for(maker))), "maker"))
        else:
            found += _parts_of(clause)
    return tuple(found)


# What is counted, with its figure: `Subscribers: 14 873.`
_COUNTED = re.compile(r"(?:^|(?<=[.;|•·] ))[^\W\d_]{3,}(?: [^\W\d_]+){0,3}:\s*\d[\d\s.,]*(?=$|[\s;|•·])")


_TAGS = re.compile(r"<[^<>]{1,80}>")


def is_imprint(line: str) -> bool:
    """Tell whether a line only says whose publication it heads, or who made it: `Monthly report by Witness Line`, `Rights Council • Memo 5`.

    So does `Joint appeal by nine unions`; `Report of the Working Group on Detention` may be a title.
    """
    named = names_in(line)
    if not named:
        words = line.split()
        own = next((n for n, word in enumerate(words) if word.lower() not in _kind_words()), len(words))
        rest = " ".join(words[own:])
        return own > 0 and (not rest or is_several(rest) or is_time_span(rest))  # "Сводка за 3–9 марта 2025 года"
    masked = _without_others(_masked(line))
    if any(how == "maker" and not _goes_on(masked, name) for name, how in named):
        return True
    if _TITLED.search(masked) is not None:
        return False
    return any(how == "kind" for _, how in named) or (named[0].how == "organisation" and len(named) < len(_CLAUSE.split(line)) + 1 > _TWO)


def _goes_on(line: str, name: str) -> bool:
    """Tell whether a sentence goes on behind a name: `A report published by the Rights Council criticises …`."""
    return name in line and _SMALL_WORD.match(line, line.find(name) + len(name)) is not None


_SMALL_WORD = re.compile(r"\s[^\W\d_" + CAPITALS + r"]{3,}")
_TWO = 2
_TITLED = re.compile(r" of |:")


# ---- what a line is made of


def _masked(line: str) -> str:
    date = find_date(line, anywhere=True)
    while date is not None:
        before = line[: date.start].removesuffix("the ").rstrip("«“(")
        line = f"{before}{DAY}{_CLOCK.sub('', line[date.end :], count=1).lstrip(')')}"
        date = find_date(line, date.start + 1, anywhere=True)
    return line


# A time right behind a date. Examples: `T10:00:00Z`, `, 14:05`, ` at 2 pm`, ` 09:12:33 +0300`.
_CLOCK = re.compile(
    r"^(?:T|,?\s*(?:at|в|у|а|\|)?\s*)\d{1,2}(?::\d\d(?::\d\d)?|(?=\s?[ap]m))(?:\s*[ap]\.?m\b\.?|\s*[+-]\d\d:?\d\d|\s*(?:GMT|UTC|MSK)|Z)?",
    re.IGNORECASE,
)


# What parts the clauses of a line: a bar, a bullet, a semicolon, a wide gap, the end of a sentence or of a bracket.
_CLAUSE = re.compile(
    r"(?=[\s|·•;_*])"  # what it can begin with: soon seen, unlike the alternatives
    r"(?:\s*[|·•;\t]\s*|\s{3,}|(?<=[^\W_]{2}[.])\s+|(?<=[»”\"*][.])\s+|\s*_{1,3}\s+|\s*\*\s*)"
)
# What parts a clause: a dash or a slash between spaces, square brackets.
_PART = re.compile(r"(?=[\s\[\]\x00])(?:\s+[–—-]{1,2}\s+|\s+/\s+|\s*[\[\]\x00]\s*)")


def _clauses(line: str) -> Iterator[str]:
    """Give the clauses of a line; what stands in quotes is never parted: `Проект «Память. Север»`."""
    at, quoted = 0, [match.span() for match in _IN_QUOTES.finditer(line)] if any(map(line.__contains__, '«“„"')) else []
    for sign in _CLAUSE.finditer(line):
        if any(start < sign.start() and sign.end() < end for start, end in quoted):
            continue
        if clause := line[at : sign.start()].strip(" "):
            yield clause
        at = sign.end()
    if clause := line[at:].strip(" "):
        yield clause


_IN_QUOTES = re.compile(r"«[^«»]{2,80}»|“[^“”]{2,80}”|„[^„“”]{2,80}[“”]|\"[^\"]{2,80}\"")


def _without_others(line: str) -> str:
    """Take off the parts of a line that name who did not make the report: `Text: Witness Line, with the support of the Danish Institute`."""
    match = _others().search(line) if may_hold("other_parts", line) else None
    while match is not None:
        joined = _JOINED.search(line, 0, match.start())
        if joined is not None and is_making(joined[1].lower()):  # `Chosen and translated by Heron Watch`
            match = _others().search(line, match.end())
            continue
        stop = _STOP.search(line, match.end())
        line = line[: match.start()] + (" ; " + line[stop.start() :] if stop is not None else "")
        match = _others().search(line, match.start() + 1)
    return line


_JOINED = re.compile(r"([^\W\d_]+) (?:and|&|и|і|й|ды|та|i|dy) $")


@cache
def _others() -> re.Pattern[str]:
    """Build the pattern of what stands before such a name: a phrase anywhere, a single word as a label."""
    longer = "|".join(re.escape(phrase) for phrase in longest_first("other_parts") if " " in phrase)
    single = "|".join(re.escape(phrase) for phrase in longest_first("other_parts") if " " not in phrase)
    return re.compile(rf"(?<!\w)(?:{longer})(?!\w)|(?:^|(?<=[|·•;.] ))(?:{single})\s*:", re.IGNORECASE)


def names_others(line: str) -> bool:
    """Tell whether a line names who helped or paid: `Produced with the financial support of the Danube Fund`."""
    return may_hold("other_parts", line) and _others().search(line) is not None


_STOP = re.compile(r"[|·•;]|\.\s|\s[–—]\s")


# ---- names that a part of a line is


def _parts_of(clause: str) -> Iterator[Named]:
    """Give the names that the parts of a clause are; a clause that speaks of its kind may name whose it is."""
    for piece in _PART.split(clause):
        part = _without_figures(piece)
        if not part or (not is_organisation(part) and is_time_span(piece)):
            continue
        owner = owner_of(part)
        if owner is not None:
            yield Named(maker_for(owner), "kind")
            continue
        yield from _plain(part)


def _without_figures(piece: str) -> str:
    """Take its number and what stands in brackets (but a country) off a part of a line."""
    if "(" in piece:
        piece = _BRACKETED.sub(lambda match: match[0] if is_country(match[1]) else " , ", piece)
    return (_NUMBER.sub(" , ", piece) if _FIGURE.search(piece) is not None else piece).strip(_EDGE)


_BRACKETED = re.compile(r"\s*[(]([^()]{1,60})[)]?")
_FIGURE = re.compile(r"[\d№]")
_NUMBER = re.compile(r"\s*(?:№|#|\b[Nn][or]\.?)?\s?\d{1,5}(?:/\d{2,4})?\b|№")


def _plain(part: str) -> Iterator[Named]:
    """Give the names that the pieces of a part between commas are: an organisation, a name in quotes, or nothing but a name."""
    if "," not in part or (is_organisation(part) and _LISTED.search(part) is not None):
        pieces = [without_place(part)]
    else:
        pieces = [piece for piece in (piece.strip(_EDGE) for piece in part.split(",")) if piece]
    for number, piece in enumerate(pieces):
        if number and pieces[number - 1].count(" ") >= _LONG and not is_organisation(pieces[number - 1]):
            return  # `Hearing on the rights of lawyers, Global Press Groups`: what a text is about
        bare = without_kind(piece)
        quoted = _ONLY_QUOTED.fullmatch(bare)
        if is_generic(bare):
            continue
        if is_organisation(bare) and not (bare == piece and says_digest(piece)):
            yield Named(quoted[1] if quoted is not None and bare != piece else in_quotes(maker_for(bare)), "organisation")
        elif quoted is not None and quoted[1][0].isupper():
            yield Named(in_one_language(quoted[1]), "quoted")
        elif _KIND_QUOTED.fullmatch(bare):
            yield Named(in_quotes(bare), "quoted")
        elif (labelled := _LABELLED.fullmatch(piece)) is not None and labelled[1].lower() in kinds():
            yield Named(in_one_language(labelled[2]), "quoted")
        elif not any(map(str.isdigit, bare)) and _is_bare_name(bare, piece):
            yield Named(bare, "name")


_LABELLED = re.compile(r"([^\W\d_]+)(?: [^\W\d_]+){0,2}: [«“„\"]([^«»“”„\"]{2,60})[»”“\"]")  # `Архив канала: «Мост»`


_LONG = 4
_LISTED = re.compile(r",[^,]* (?:and|und|i|и|і|та) ")  # `Association for Democracy, Peace and Rights`
_KIND_QUOTED = re.compile(
    r"[^\W\d_" + SMALL + r"][^\W\d_]+(?:[ -][^\W\d_]+){0,2} [«“„\"][^«»“”„\"]{2,60}[»”“\"]"
)  # `Сообщество «Тихий зал»`
_ONLY_QUOTED = re.compile(r"[«“„\"]([^«»“”„\"]{2,60})[»”“\"]")


def _is_bare_name(name: str, piece: str) -> bool:
    """Tell whether a part of a line could be the name of a medium: neither a place nor a person, nor a word for what every page has."""
    if len(name) < _SMALL or not (is_name(name) or is_small_name(name) or (name != piece and is_small_name(name, words=1))):
        return False
    if normal(name) in no_names() or is_place(name) or says_posted(piece) or (is_person(name) and not is_house(name)):
        return False
    words = name.lower().split()
    if len(words) == 1 and name != piece and is_adjective(words[0]):
        return False  # "Important" of "Important news"
    # "Press Briefing Notes on Tajikistan", "СПЕЦИАЛЬНЫЙ ДОКЛАД", "Joint Appeal"
    return " ".join(words[:2]) not in phrases("kickers") and not (
        words[-1] in phrases("kickers") and (not name.isascii() or words[0] in _before_kinds())
    )


@cache
def _kind_words() -> frozenset[str]:
    return kinds() | phrases("frequencies") | phrases("joint_words")


@cache
def _before_kinds() -> frozenset[str]:
    return phrases("joint_words") | phrases("frequencies")
