"""Hold what a citation says: its articles with their parts and points, and small decisions about single tokens of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reptrack.extract.articles.lexicon import lists, ordinals
from reptrack.extract.articles.names import CodeName
from reptrack.extract.articles.tokens import Token
from reptrack.values.articles import MAX_PART, NUMBER, Number, read_number
from reptrack.values.dates.lexicon import lexicon

__all__ = [
    "UNITS",
    "Cite",
    "Entry",
    "Sub",
    "add_sub",
    "counts",
    "ends_here",
    "goes_with",
    "is_abbreviation",
    "is_added",
    "is_counted",
    "is_inverted",
    "is_ordinal",
    "is_part",
    "is_part_range",
    "is_spaced",
    "list_before_word",
    "own_subs",
    "paragraph",
    "printed",
    "steps_between",
    "sub_of",
]

UNITS = frozenset({"article", "section", "rule"})
_MAX_ABBREVIATION = 12
# What follows a count that has its share beside it: `57 (19 %)`, `57 per cent`.
_SHARE = re.compile(r"\s?\(?\s?(?:\d+(?:[.,]\d+)?)?\s?(?:%|per\s?cent)")
_LAW = re.compile(r"-[A-ZА-ЯІЎ]{2,}(?!\w)")  # 282-ФЗ
_THING = re.compile(r"(?<![\w.-])\d[GD]$")  # 5G, 3D
_NOUN = re.compile(r"\s([^\W\d_]+)")
_MAX_ADDED = 20
_PARAGRAPH = re.compile(r"\d+(?:\.\d+)*")

# A part and a point, either of which may be missing.
Sub = tuple[str | None, str | None]


@dataclass
class Entry:
    """An article that is named, with its parts and points."""

    number: Number
    subs: list[Sub] = field(default_factory=list)


@dataclass
class Cite:
    """One citation: its place, its articles, what it calls them, the code beside it, and what brackets say it is about."""

    start: int
    end: int
    entries: list[Entry]
    unit: str
    code: CodeName | None = None
    gloss: str | None = None


def is_abbreviation(words: str) -> bool:
    """Whether brackets only give the short name of the code: `(ICCPR)`, `(hereafter CC)`."""
    head = words.split(maxsplit=1)[0].strip(',:–—-“"«').lower()
    return head in lists("hereafter") or (len(words) < _MAX_ABBREVIATION and " " not in words and sum(c.isupper() for c in words) > 1)


def printed(article: str) -> Number:
    """Read an article's number that stands alone."""
    match = NUMBER.match(article)
    return read_number(match) if match else Number(article)


def is_part(number: Number) -> bool:
    """Whether a number is small and plain enough for a part."""
    return int(number.base) <= MAX_PART and not (number.letter or number.raised or number.part)


def sub_of(token: Token) -> Sub:
    """Read a number, an ordinal or a letter as a part or a point."""
    if token.kind == "letter":
        return None, str(token.value)
    if token.kind == "ordinal":
        return ordinals()[token.value], None
    return token.value.article(None), None


def add_sub(subs: list[Sub], value: str, *, joined: bool) -> None:
    """Add a bracketed value to the parts of an article: a number is a part, a letter its point."""
    if value.isdigit() or value[0].isdigit():
        if subs and subs[-1][1] is None and not joined:
            subs[-1] = (subs[-1][0], value)
        else:
            subs.append((value, None))
    elif joined and subs and subs[-1][1] is not None:
        subs.append((subs[-1][0], value))
    elif subs and subs[-1][1] is None and subs[-1][0] is not None:
        subs[-1] = (subs[-1][0], value)
    else:
        subs.append((None, value))


def paragraph(sub: Sub) -> Entry | None:
    """Read the paragraph of an instrument without articles as its article: `3.1 (a)`."""
    part, point = sub
    if part is None and point and _PARAGRAPH.fullmatch(point):
        part, point = point, None
    if part is None:
        return None
    base, _, tail = part.partition(".")
    return Entry(Number(base, f".{tail}" if tail else ""), [(None, point)] if point else [])


def steps_between(first: Number, last: Number) -> int:
    """Tell how far apart two articles stand; an added article is one step from its own: 361 and 361-4."""
    return int(last.base) - int(first.base) or int(bool(last.tail))


def is_added(first: Number, last: Number) -> bool:
    """Whether a dash may join the number of an added article: `361–4`, not `361–365`."""
    return first.plain and last.plain and int(last.base) < min(int(first.base), _MAX_ADDED)


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


_ORDINAL = re.compile(r"\d{3}-[а-яіў]{1,3}")


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


def list_before_word(tokens: list[Token], at: int) -> int:
    """Give the tokens of a list of slashed numbers at a place that its word closes (`220/7 ve 314/2 maddeleri`), 0 if it is none."""
    kinds = [token.kind for token in tokens]
    ahead = at
    while kinds[ahead : ahead + 1] == ["number"] and tokens[ahead].value.part and kinds[ahead + 1 : ahead + 2] in (["and"], ["comma"]):
        ahead += 2
    closed = ahead > at and kinds[ahead : ahead + 1] == ["number"] and kinds[ahead + 1 : ahead + 2] and kinds[ahead + 1] in UNITS
    return ahead + 1 - at if closed else 0


def own_subs(number: Number) -> list[Sub]:
    """List the parts and points that a number carries with it: `314/2`, `53/1-a-e`."""
    if not (number.part or number.point):
        return []
    return [(part, point) for part in number.parts() for point in (number.point, *number.points)]
