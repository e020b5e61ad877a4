"""Decide which mentions stand in a stretch of text, which numbers stand in none, and where a paragraph ends without a blank line."""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import TypeVar

from reptrack.records import Article, Date, Mention

__all__ = ["START", "ends_line", "inside", "outside"]

START = attrgetter("start")
_WIDEST_LINE = 130  # characters of a line of a text broken to fit a page
_SENTENCE_ENDS = frozenset('.!?…”»")')
M = TypeVar("M", bound=Mention)


def outside(hits: list[int], dates: Sequence[Date], articles: Sequence[Article]) -> list[int]:
    """Give the hits that are in no date or article."""
    taken = sorted((m.start, m.end) for mentions in (dates, articles) for m in mentions)
    if not taken:
        return hits
    taken.append((hits[-1] + 1 if hits else 0, sys.maxsize))  # behind all
    kept: list[int] = []
    at = 0
    for hit in hits:
        while taken[at][1] <= hit:
            at += 1
        if hit < taken[at][0]:
            kept.append(hit)
    return kept


def inside(mentions: Sequence[M], start: int, end: int) -> list[M]:
    """Give the mentions that begin in a stretch of text."""
    if not mentions or mentions[-1].start < start or mentions[0].start >= end:
        return []
    first = bisect_left(mentions, start, key=START)
    last, count = first, len(mentions)
    while last < count and mentions[last].start < end:  # as a rule, there are few
        last += 1
    return list(mentions[first:last])


def ends_line(text: str, end: int) -> bool:
    """Tell whether the line that ends at a place is too long to be one of a text broken to fit a page: then a new paragraph begins on the next."""
    return text[end - 1 : end] in _SENTENCE_ENDS and text.rfind("\n", max(0, end - _WIDEST_LINE), end) < 0 and end > _WIDEST_LINE
