"""Decide which reports a page is about: the newest ones up to a limit. All that the page says is counted over them."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass

from reptrack.records import Report

__all__ = ["DEFAULT_LIMIT", "Selection", "newest"]

# A page of so many reports opens in a second or two; one of ten times as many does not.
DEFAULT_LIMIT = 1000


@dataclass(frozen=True, slots=True)
class Selection:
    """The reports of a page, the newest first and undated ones last, and what was left out.

    Attributes:
        reports: the reports of the page. left_out: how many more there are. left_out_until: the latest date among those.
    """

    reports: list[Report]
    left_out: int
    left_out_until: str | None


def newest(records: Iterable[Report], limit: int = DEFAULT_LIMIT) -> Selection:
    """Choose the newest reports; of equally old ones those that come first. No more than `limit` are kept in memory."""
    heap: list[tuple[str, int, Report]] = []
    left_out, until = 0, ""
    for number, record in enumerate(records):
        entry = (record.dated or "", -number, record)
        if len(heap) < limit:
            heapq.heappush(heap, entry)
            continue
        dropped = heapq.heappushpop(heap, entry)
        left_out, until = left_out + 1, max(until, dropped[0])
    heap.sort(key=lambda entry: entry[:2], reverse=True)
    return Selection([record for _, _, record in heap], left_out, until or None)
