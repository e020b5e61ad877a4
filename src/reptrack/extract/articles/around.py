"""Look at the text around the number of a citation: does the number count something, end its list, or stand before its word."""

from __future__ import annotations

import re

from reptrack.extract.articles.cites import UNITS
from reptrack.extract.articles.lexicon import lists
from reptrack.extract.articles.tokens import Token
from reptrack.values.dates.lexicon import lexicon

__all__ = [
    "counts",
    "ends_here",
    "goes_with",
    "is_counted",
    "is_inverted",
    "is_ordinal",
    "is_part_range",
    "is_spaced",
    "list_before_word",
]

# What follows a count that has its share beside it: `57 (19 %)`, `57 per cent`.
_SHARE = re.compile(r"\s?\(?\s?(?:\d+(?:[.,]\d+)?)?\s?(?:%|per\s?cent)")
_LAW = re.compile(r"-[A-ZА-ЯІЎ]{2,}(?!\w)")  # 282-ФЗ
_THING = re.compile(r"(?<![\w.-])\d[GD]$")  # 5G, 3D
_NOUN = re.compile(r"\s([^\W\d_]+)")
_ORDINAL = re.compile(r"\d{3}-[а-яіў]{1,3}")  # 167-й, 342-ю


def is_counted(text: str, end: int) -> bool:
    """Whether the number that ends here is a count with its share, or of a law or a thing: `57 (19 %)`, `57 per cent`, `282-ФЗ`, `5G networks`."""
    return _SHARE.match(text, end) is not None or _LAW.match(text, end) is not None or _THING.search(text, max(0, end - 3), end) is not None


def counts(text: str, end: int, *, listed: bool) -> bool:
    """Whether the first number behind a word for articles counts: `political articles: 98 men` (`listed`), `wrote an article 12 times`."""
    word = _NOUN.match(text, end)
    if word is None:
        return False
    return word[1].lower() in lists("times") or (listed and word[1].lower() in lexicon().count_nouns)


def is_ordinal(text: str, number: Token) -> bool:
    """Whether a number of three figures ends as an ordinal does: `167-й`, `342-ю`."""
    form = text[number.start : number.end]
    return _ORDINAL.fullmatch(form) is not None


def ends_here(text: str, end: int) -> bool:
    """Whether a number is followed by a stop, a bracket or the end of its line, not by a word."""
    after = text[end : end + 2]
    return not after or after[0] == "\t" or not after[0].isspace() or not text[end : end + 24].strip() or after.startswith("\n\n")


def goes_with(text: str, end: int, *, alone: bool) -> bool:
    """Whether the word after a number may follow a list of articles; where the number stands `alone`, none may."""
    word = text[end : end + 24].split(maxsplit=1)[0]
    if word[0] in "–—[|(":
        return True
    return not alone and word.strip('.,;:!?)»”"').lower() in lists("after_number")


def is_spaced(text: str, dash: Token) -> bool:
    """Whether a dash has a blank before or after it."""
    return dash.end - dash.start == 1 and (text[dash.start - 1].isspace() or text[dash.end].isspace())


def is_part_range(text: str, tokens: list[Token]) -> bool:
    """Whether a dash leads to the last of several parts, not to a count or a measure: `ч. 1 - 10 базовых`, `ч. 1 – 12 (4 %)`.

    `tokens` are the dash, the number after it, and the next one if the citation goes on.
    """
    dash, last = tokens[:2]
    return not is_counted(text, last.end) and (not is_spaced(text, dash) or len(tokens) > 2 or ends_here(text, last.end))  # noqa: PLR2004


def is_inverted(text: str, number: Token, word: Token) -> bool:
    """Whether the number before an article's word is its number, not a count: `342-й статье`, `314. maddesi`, not `12 articles`."""
    if text[number.end - 1].isalpha() or text[number.end - 1] == "." or not number.value.plain:
        return True
    return len(number.value.base) == 3 and not word.value.isascii() and word.value not in lists("plural")  # noqa: PLR2004


def list_before_word(text: str, tokens: list[Token], at: int) -> int:
    """Give the tokens of a list at a place that its word closes (`220/7 ve 314/2 maddeleri`, `130-я и 342-я статьи`), 0 if it is none."""
    kinds = [token.kind for token in tokens]
    ahead = at
    while (
        kinds[ahead : ahead + 1] == ["number"]
        and (tokens[ahead].value.part or is_ordinal(text, tokens[ahead]))
        and kinds[ahead + 1 : ahead + 2] in (["and"], ["comma"])
    ):
        ahead += 2
    closed = ahead > at and kinds[ahead : ahead + 1] == ["number"] and kinds[ahead + 1 : ahead + 2] and kinds[ahead + 1] in UNITS
    return ahead + 1 - at if closed else 0
