"""Read the number of an article in words: `сто девятая`, `триста сорок второй`, `сорак восьмага`, `Nineteen`."""

from __future__ import annotations

import re
from typing import NamedTuple

from reptrack.extract.articles.lexicon import lists, ordinals, roles
from reptrack.extract.articles.names import code_after
from reptrack.values.numbers import is_number_word, read_number

__all__ = ["Spelled", "first_word", "is_article_of_code", "is_followed_by_article", "is_free", "is_of_part", "spelled_number"]

_WORD = re.compile(r"[^\W\d_]+|-")
_NEXT = re.compile(r"\s([^\W\d_]+)")
_BEHIND = re.compile(r"\s(?:of (?:the )?)?(?=\w)")
_BEFORE = re.compile(r"(?<!\w)([^\W\d_]+)[\s-]$")
_MAX_WORDS = 4  # `триста пятьдесят седьмой`, `one hundred and nine`
_REACH = 60
_HIGHEST = 999


class Spelled(NamedTuple):
    """A number in words: where it ends, its value, whether it ends as an ordinal, and of how many words it is."""

    end: int
    value: int
    ordinal: bool
    words: int


def spelled_number(text: str, at: int) -> Spelled | None:
    """Give the number in words that stands at a place."""
    places: list[re.Match[str]] = []
    for word in _WORD.finditer(text, at, at + _REACH):
        if word.start() != (places[-1].end() if places else at) and text[places[-1].end() : word.start()] not in {" ", "\u00a0", "\n"}:
            break
        places.append(word)
        if len(places) > _MAX_WORDS:
            break
    low = [place.group().lower() for place in places]
    read = read_number(low, 0) if low else None
    value, index = read or (0, 0)
    ordinal = index < len(low) and low[index] in ordinals() and low[index] in _last(int(value))
    if ordinal:
        value, index = int(value) + int(ordinals()[low[index]]), index + 1
    if not index or value != int(value) or not 0 < value <= _HIGHEST:
        return None
    return Spelled(places[index - 1].end(), int(value), ordinal, index)


def _last(value: int) -> frozenset[str]:
    """Give the ordinals that may close a number which has said so much already: behind `сто` any below 100, behind `двадцать` those below 10."""
    room = next((room for room in (100, 10) if value and value % room == 0), 1 if value else 1000)
    return frozenset(word for word, number in ordinals().items() if int(number) < room)


def is_followed_by_article(text: str, end: int) -> bool:
    """Whether a word for articles follows: `сто девятая статья`."""
    return _role_after(text, end) in {"article", "section"}


def is_article_of_code(text: str, end: int) -> bool:
    """Whether a word for articles follows, and the name of a code or treaty: `второй статьи Европейской конвенции`, `first article of the Covenant`."""
    word = _NEXT.match(text, end)
    if word is None or roles().get(word[1].lower()) != "article" or (behind := _BEHIND.match(text, word.end())) is None:
        return False
    return code_after(text, behind.end(), linked=False) is not None


def is_free(text: str, end: int) -> bool:
    """Whether nothing follows that an ordinal could belong to, but a mark, a small word or a code: `48 и пятьдесят первой`, not `и второй приговор`."""
    word = _NEXT.match(text, end)
    return word is None or word[1].lower() in lists("after_number") or code_after(text, word.start(1), linked=False) is not None


def is_of_part(text: str, end: int) -> bool:
    """Whether a word for parts follows: `статьи первой части`."""
    return _role_after(text, end) in {"part", "point"}


def _role_after(text: str, end: int) -> str | None:
    word = _NEXT.match(text, end)
    return roles().get(word[1].lower()) if word is not None else None


def first_word(text: str, start: int) -> int:
    """Give where a number in words begins whose last word is at `start`: that of `сто` in `сто девятая`."""
    while (word := _BEFORE.search(text, max(0, start - _REACH), start)) is not None and is_number_word(word[1]):
        start = word.start(1)
    return start
