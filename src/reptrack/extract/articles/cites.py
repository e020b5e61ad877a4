"""Hold what a citation says: its articles with their parts and points, and read single numbers and letters as these."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reptrack.extract.articles.lexicon import lists, ordinals
from reptrack.extract.articles.names import CodeName
from reptrack.extract.articles.tokens import Token
from reptrack.values.articles import MAX_PART, NUMBER, Number, read_number

__all__ = [
    "MAX_ADDED",
    "UNITS",
    "Cite",
    "Entry",
    "Sub",
    "add_sub",
    "is_abbreviation",
    "is_added",
    "is_part",
    "own_subs",
    "paragraph",
    "printed",
    "steps_between",
    "sub_of",
]

UNITS = frozenset({"article", "section", "rule"})
_MAX_ABBREVIATION = 12
MAX_ADDED = 20  # an article has no more articles added to it
_ROMAN = re.compile(r"[ivx]+")
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
        elif subs and subs[-1][0] is None and not joined:
            subs[-1] = (subs[-1][1], value)  # `4(c)(4)`
        else:
            subs.append((value, None))
    elif subs and subs[-1][1] is not None and (joined or subs[-1][0] is not None):
        if joined or not _ROMAN.fullmatch(value):  # `22(2)(a)(iii)`: no reference goes deeper than the point
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


def own_subs(number: Number) -> list[Sub]:
    """List the parts and points that a number carries with it: `314/2`, `53/1-a-e`."""
    if not (number.part or number.point):
        return []
    return [(part, point) for part in number.parts() for point in (number.point, *number.points)]


def steps_between(first: Number, last: Number) -> int:
    """Tell how far apart two articles stand; an added article is one step from its own: 361 and 361-4."""
    return int(last.base) - int(first.base) or int(bool(last.tail))


def is_added(first: Number, last: Number) -> bool:
    """Whether a dash may join the number of an added article: `361–4`, not `361–365`."""
    return first.plain and last.plain and int(last.base) < min(int(first.base), MAX_ADDED)
