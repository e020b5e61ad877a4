"""Find numeric claims and say what they count, when, and who says so."""

from __future__ import annotations

from collections.abc import Sequence

from reptrack.records import Article, Claim, Date, Name
from reptrack.text.view import View

__all__ = ["find_claims"]


def find_claims(view: View, dates: Sequence[Date], names: Sequence[Name], articles: Sequence[Article]) -> list[Claim]:
    """Find the claims of a text, in order of their start, without overlaps; no claim overlaps a date or an article.

    Args:
        view: the text.
        dates: its dates, for the time of each claim.
        names: its names, for whom a figure is attributed to.
        articles: its article references, for dims.
    """
    del view, dates, names, articles
    return []
