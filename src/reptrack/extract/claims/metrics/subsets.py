"""Decide what sets a part apart from its total where both have one metric, so that no part is taken for the whole."""

from __future__ import annotations

import re

from msgspec.structs import replace

from reptrack.extract.claims.metrics.metric import is_group
from reptrack.records import Claim

__all__ = ["tell_subsets"]

_LONGEST = 6  # words
# What a statement about a figure ends with. Examples: `, `, `; `, ` and 12`.
_ENDS = re.compile(r"[,;:.()\n—–]|\s(?:and|but|и|а|і)\s")


def tell_subsets(claims: list[Claim], text: str) -> None:
    """Give each count that is a part of another of its metric the words that set it apart: `nine have died: seven in colonies`.

    A part that only says again who those are that something befell has the metric of what befell them.

    Args:
        claims: the claims of a report, in order; brought up to date.
        text: the report.
    """
    for index, claim in enumerate(claims):
        total = claims[claim.part_of] if claim.part_of is not None else None
        if total is None or claim.kind != "count" or total.kind != "count" or claim.metric is None or total.metric is None:
            continue
        again = claim.metric != total.metric and is_group(claim.metric) and not is_group(total.metric)
        if again and claim.start > total.end and _shares_head(claim, total):
            claim = claims[index] = replace(claim, metric=total.metric)  # noqa: PLW2901 - the claim as it now stands
        if claim.metric == total.metric and not claim.dims:
            claims[index] = replace(claim, dims={"subset": _apart(claim, text)})


def _shares_head(claim: Claim, total: Claim) -> bool:
    """Tell whether a part is told with the noun of its total."""
    return (claim.subject or "").split()[:1] == (total.subject or "").split()[:1]


def _apart(claim: Claim, text: str) -> str:
    """Give the words behind a part, up to where its statement ends; its subject, if there are none."""
    line = text[claim.end : claim.end + 80]
    end = _ENDS.search(line)
    words = (line[: end.start()] if end is not None else line).split()[:_LONGEST]
    return " ".join(words) or claim.subject or claim.text
