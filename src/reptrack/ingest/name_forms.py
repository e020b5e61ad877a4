"""Give the form of a name that its house has: without its place, the word for what it is, the other language, or whom it worked for."""

from __future__ import annotations

import re

from reptrack.ingest.makers import kinds
from reptrack.ingest.organisations import is_generic, is_organisation
from reptrack.ingest.phrases import phrases
from reptrack.text.letters import SMALL

__all__ = [
    "in_one_language",
    "in_quotes",
    "is_adjective",
    "is_small_name",
    "maker_for",
    "of_periodical",
    "without_generic",
    "without_place",
]

_EDGE = " \t\xa0.,;:#*_|·•–—-=<>~№"
_TWO, _SMALL = 2, 3


def is_small_name(name: str, *, words: int = 2) -> bool:
    """Tell whether something is a name in a language that writes only its first word large: `Палеская хваля`, `Кримська хвиля`."""
    parts = name.split()
    return (
        words <= len(parts) <= _SMALL
        and (not name.isascii() or parts[0].endswith(_LATIN_ADJECTIVES))
        and name[0].isupper()
        and (len(parts) < _TWO or _agree(parts[0].lower(), parts[1].lower(), last=len(parts) == _TWO))
        and all(part.replace("’", "").replace("-", "").isalpha() for part in parts)
        and not (any(parts[0].lower() in known for known in (kinds(), phrases("date_labels"), phrases("head_labels"))) or name.isupper())
    )


def is_adjective(word: str) -> bool:
    """Tell whether a word in small letters has the ending of an adjective, so that it is no name alone."""
    return word.endswith(_ADJECTIVES)


def _agree(first: str, second: str, *, last: bool) -> bool:
    """Tell whether a name can begin with two words: an adjective and its noun, a noun and its genitive or a preposition; no entry of a menu does.

    `Палеская хваля`, `Дом памяти`, `Голас за акном` can, `Нет войне` and `Форма входа` cannot.
    """
    known = phrases("site_words")
    joined = is_adjective(first) or second.endswith(_GENITIVES) or (len(second) <= _SMALL and not last)
    return joined and first not in known and second not in known


_LATIN_ADJECTIVES = (
    "aja",
    "aje",
    "oje",
    "jaja",
    "yja",
    "ija",
)  # of Belarusian in Latin letters, and of no English word: `Paleskaja chvala`
_GENITIVES = ("а", "я", "и", "ы", "і", "ў", "у", "ю", "ов", "ев", "ей", "ів", "аў", "яў", "y", "i", "aŭ", "iaŭ")
_ADJECTIVES = (
    "ая",
    "яя",
    "ый",
    "ий",
    "ой",
    "ое",
    "ее",
    "ые",
    "ие",
    "ы",
    "і",
    "ае",
    "яе",
    "ыя",
    "ія",
    "aja",
    "aje",
    "oje",
    "yja",
    "ija",
    "y",
    "i",
)


def without_place(name: str) -> str:
    """Take the place off the end of a name that is an organisation's without it: `Cedar Monitoring Network, Yerevan`."""
    match = _PLACE.fullmatch(name)
    return match[1] if match is not None and is_organisation(match[1]) and not is_organisation(name[match.end(1) :].strip(_EDGE)) else name


_PLACE = re.compile(r"([^,]+), ?[^\W\d_" + SMALL + r"][^\W\d_]+(?:[ -][^\W\d_" + SMALL + r"][^\W\d_]+)?")


def in_quotes(name: str) -> str:
    """Give the name in quotes or in Latin letters behind a word that only says what it is: `Инициатива «Зал суда»`, `Ассоциация Heron-LEX`."""
    match = _PLAIN.fullmatch(name)
    if match is not None and any(match[1].lower() in phrases(kind) for kind in ("plain_kinds", "digests", "kind_words")):
        return match[2]
    return without_generic(name)


def of_periodical(name: str) -> str:
    """Give the name in quotes behind the word for a periodical: `канал «Мост»`."""
    match = _PLAIN.fullmatch(name)
    return match[2] if match is not None and match[1].lower() in phrases("kind_words") else name


def without_generic(name: str) -> str:
    """Give the name in Latin letters behind the word in Cyrillic ones that only says what it is: `Ассоциация Heron-LEX`, `Редакция «Heron-Voice»`."""
    kind, _, rest = name.partition(" ")
    rest = rest.strip('«»“”„"')
    latin = rest.replace(_FIRM_HYPHEN, "-").isascii() and rest[:1].isupper()
    return rest if latin and not kind.isascii() and is_generic(kind) else name


_FIRM_HYPHEN = "\u2011"


def in_one_language(name: str) -> str:
    """Give the part of a name in two languages, parted by a bar or slash, whose letters are those of a language with a pack: `Қала үні | Голос города`."""
    parts = [part.strip() for part in _BOTH.split(name)]
    told = [part for part in parts if phrases("foreign_alphabet").isdisjoint(part.lower())]
    return told[0] if len(parts) == _TWO and len(told) == 1 else name


_BOTH = re.compile(r"\s[|/]\s")
_PLAIN = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)?) [«“„\"]([^«»“”„\"]+)[»”“\"]")


def maker_for(name: str) -> str:
    """Give who made something for another: `Heron Watch` of `Heron Watch for the Danube Fund`."""
    maker, sign, other = name.partition(" for the ")
    own = maker.removeprefix("The ")
    return maker if sign and " " in own and is_organisation(maker) and is_organisation(other) else name
