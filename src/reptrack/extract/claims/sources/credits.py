"""Give figures the source that a line of its own, or brackets behind their sentence, names: nothing but names, offices and dates stand there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from reptrack.extract.claims.positions import START
from reptrack.extract.claims.sources.sources import phrases_of
from reptrack.records import Claim, Date, Name

__all__ = ["credit_figures"]

_LONGEST = 120  # characters of a line that only names sources
_BLOCK = 600  # characters of the lines that it may stand under
_PIECE = re.compile(r"[^·,;/&|•]+")
_BEFORE = frozenset({"\n", "·", "/", "&", "—", "–", "-"})
_EDGES = " \t\n—–-•·()[]."


def credit_figures(claims: list[Claim], text: str, dates: Sequence[Date], names: Sequence[Name]) -> None:
    """Credit the figures above a line such as `Viasna · BAJ, May 2024`, or before `(Viasna)` behind a full stop, that have no source yet."""
    ends = [claim.end for claim in claims]
    for name in names:
        if name.kind != "org":
            continue
        before = text[max(0, name.start - 2) : name.start].strip(" ")[-1:]
        if before == "(":
            first = _behind_sentence(text, name.start - 1, text.find(")", name.end, name.end + _LONGEST), dates, names, claims)
        else:
            first = _under_block(text, name, dates, names) if before in _BEFORE else None
        if first is None:
            continue
        begin, stop, source = first
        for index in range(bisect_left(ends, begin), bisect_left(ends, stop)):
            if claims[index].attributed_to is None and claims[index].start >= begin:
                claims[index] = replace(claims[index], attributed_to=source)


Credit = tuple[int, int, str]  # the characters of the figures that are credited, and to whom


def _behind_sentence(
    text: str, opening: int, closing: int, dates: Sequence[Date], names: Sequence[Name], claims: Sequence[Claim]
) -> Credit | None:
    """Read `In June 412 people were held. (Viasna)`: what the figures of the sentence before the brackets come from."""
    if closing < 0 or text[max(0, opening - 2) : opening].strip() not in {".", "!", "»", "”", '"'}:
        return None
    source = _only_sources(text, opening + 1, closing, dates, names)
    last = bisect_left([claim.end for claim in claims], opening) - 1
    if source is None or last < 0:
        return None
    sentence = claims[last].sentence
    near = sentence is not None and not text[sentence[1] : opening].strip(_EDGES)
    return (sentence[0], opening, source) if sentence is not None and near else None


def _under_block(text: str, name: Name, dates: Sequence[Date], names: Sequence[Name]) -> Credit | None:
    """Read a line that closes a block of several lines and names nothing but sources."""
    begin = text.rfind("\n", max(0, name.start - _LONGEST), name.start) + 1
    stop = text.find("\n", name.end, name.end + _LONGEST)
    stop = len(text) if stop < 0 and len(text) - name.end < _LONGEST else stop
    if not begin or stop < 0 or text[stop : stop + 2].strip() or text[max(0, begin - 2) : begin - 1] in {":", "\n"}:
        return None
    source = _only_sources(text, begin, stop, dates, names)
    blank = text.rfind("\n\n", max(0, begin - _BLOCK), begin - 1)
    block = blank + len("\n\n") if blank >= 0 else 0
    several = text.find("\n", block, begin - 1) >= 0  # under one line it is who publishes the headline
    return (block, begin, source) if source is not None and several and begin - block < _BLOCK else None


def _only_sources(text: str, begin: int, stop: int, dates: Sequence[Date], names: Sequence[Name]) -> str | None:
    """Give the first source of a stretch of text in which each piece is an organisation, an office without a name or a date; None if one is not."""
    source = None
    for piece in _PIECE.finditer(text, begin, stop):
        words = piece[0].strip(_EDGES)
        start = piece.start() + piece[0].find(words) if words else piece.start()
        if not words or _begins(dates, start, start + len(words)):
            continue
        low = words.lower().split()
        noun = phrases_of("nouns").at(low, 0)
        if _begins(names, start, start + len(words)) or (noun is not None and noun[0] == len(low)):
            source = source or words
        else:
            return None
    return source


def _begins(mentions: Sequence[Name] | Sequence[Date], start: int, end: int) -> bool:
    """Tell whether an organisation or a date takes up a stretch of text."""
    at = bisect_left(mentions, start, key=START)
    if at == len(mentions) or mentions[at].start != start or mentions[at].end != end:
        return False
    return getattr(mentions[at], "kind", "org") == "org"
