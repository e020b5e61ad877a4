"""Tell the surname of a full name from its other words."""

from __future__ import annotations

from reptrack.extract.names.persons.context_words import particles
from reptrack.extract.names.persons.lexicon import ALLCAPS, GIVEN, INITIAL, PATRONYMIC, SHAPE, SUFFIX, WEAK, is_syllabic
from reptrack.extract.names.persons.tokens import Token

__all__ = ["is_aside", "surname_place", "without_article"]


def is_aside(token: Token) -> bool:
    """Tell a word of a name that has no cases and is no surname: an initial, kyzy, Jr."""
    return bool(token.flags & SUFFIX or (token.flags & INITIAL and token.point))


def without_article(surname: str) -> str:
    """Give a surname without the article that it is often written without: Sisi of al-Sisi; nothing if it has none."""
    if "-" not in surname:
        return ""
    article, _, rest = surname.partition("-")
    return rest if article.lower() in particles() and rest[:1].isupper() else ""


def surname_place(words: list[Token]) -> int:
    """Find the surname among the words of a full name: the capitals in MAZHEIKA Zinaida, the first in Марозаў Іван, else the last."""
    if is_syllabic(words[-1].form):
        return 0  # Chan Po-ying
    upper = [i for i, t in enumerate(words) if t.flags & ALLCAPS]
    if len(upper) == 1 and len(words) > 1:
        return upper[0]
    first, last = words[0].flags, words[-1].flags
    if last & (GIVEN | PATRONYMIC) and not last & (SHAPE | WEAK) and not first & GIVEN and len(words) > 1:
        return 0
    return len(words) - 1
