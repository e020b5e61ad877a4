"""Decide which mentions stand in a stretch of text, and which numbers stand in none."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import TypeVar

from reptrack.records import Article, Date, Mention

__all__ = ["START", "inside", "outside"]

START = attrgetter("start")
M = TypeVar("M", bound=Mention)


def outside(hits: list[int], dates: Sequence[Date], articles: Sequence[Article]) -> list[int]:
    """Give the hits that are in no date or article."""
    taken = sorted((m.start, m.end) for mentions in (dates, articles) for m in mentions)
    kept: list[int] = []
    at = 0
    for hit in hits:
        while at < len(taken) and taken[at][1] <= hit:
            at += 1
        if at == len(taken) or hit < taken[at][0]:
            kept.append(hit)
    return kept


def inside(mentions: Sequence[M], start: int, end: int) -> list[M]:
    """Give the mentions that begin in a stretch of text."""
    i = bisect_left(mentions, start, key=START)
    found: list[M] = []
    while i < len(mentions) and mentions[i].start < end:
        found.append(mentions[i])
        i += 1
    return found
