"""Decide which treaty an article means that no code stands beside: the one in a heading, that of the court or the publisher, the one cited last."""

from __future__ import annotations

import re
from functools import lru_cache

from reptrack.extract.articles.cites import Cite
from reptrack.extract.articles.context import Context
from reptrack.extract.articles.lexicon import Reading, codes, lists, publishers, weighs_fully
from reptrack.extract.articles.memory import Memory
from reptrack.extract.articles.refs import fits

__all__ = ["by_court", "by_owner", "by_publisher", "by_treaty_before", "goes_on", "of_no_country"]

_COURT_BACK = 120  # characters before a bare article in which the court that applies a treaty may be named
# What stands before an article that opens a line, as in a heading: `A. ARTICLE 5 – RIGHT TO LIBERTY`.
_HEADS_LINE = re.compile(r"\n[ \t#*•|-]*(?:\w{1,4}[.)]\s)?\Z")
_LINE_LEAD = 12
# The word right before a citation: `its `.
_OWNER = re.compile(r"(?<!\w)([^\W\d_]+)\s\Z")
_OF_RIGHTS = frozenset({"treaty", "constitution", "standard"})


@lru_cache(maxsize=512)
def of_no_country(readings: tuple[Reading, ...]) -> str | None:
    """Give the instrument of no single country that a full name stands for, or None."""
    return next((r.code for r in readings if not r.short and r.code and codes()[r.code].country is None), None)


def by_treaty_before(cite: Cite, context: Context) -> str | None:
    """Give the treaty named shortly before, as in a heading over its articles, where no crime is spoken of."""
    before = f"\n{context.view.text[: cite.start]}" if cite.start < _LINE_LEAD else context.view.text[cite.start - _LINE_LEAD : cite.start]
    heads = context.view.text[cite.start : cite.end].isupper() or _HEADS_LINE.search(before) is not None
    if cite.unit != "article" or (context.speaks_of("criminal", cite.start) and not heads):
        return None
    treaty = context.treaty_before(cite.start)
    return treaty if treaty is not None and fits(cite, treaty) else None


def by_court(cite: Cite, context: Context) -> str | None:
    """Give the treaty whose court the sentence names: the ECtHR finds violations of the Convention; where `§` cites a part, anywhere in the report."""
    signed = "§" in context.view.text[cite.start : cite.end]
    a, b = (
        (0, len(context.view.text)) if signed else (max(context.paragraph(cite.start, cite.end)[0], cite.start - _COURT_BACK), cite.start)
    )
    return next((code for at, code in context.courts if a <= at < b and fits(cite, code)), None)


def by_owner(cite: Cite, context: Context) -> str | None:
    """Give the treaty or constitution named last in the paragraph, where a word says that the article is its own: `… the Covenant. Its Article 9`."""
    owner = _OWNER.search(context.view.text, max(0, cite.start - _LINE_LEAD), cite.start)
    if owner is None or owner[1].lower() not in lists("owners"):
        return None
    named = context.names_between(context.paragraph(cite.start, cite.end)[0], cite.start)
    return next((r.code for name in reversed(named) for r in name.readings if r.code and r.kind in _OF_RIGHTS and fits(cite, r.code)), None)


def by_publisher(cite: Cite, context: Context) -> str | None:
    """Give the treaty that the publisher means by a bare article, where no crime is spoken of: a UN office and `article 6 (2)`."""
    name = context.view.publisher or ""
    found = next((code for publisher, code in publishers() if publisher in name and fits(cite, code)), None)
    return None if found is None or cite.unit != "article" or context.speaks_of("criminal", cite.start) else found


def goes_on(cite: Cite, context: Context, memory: Memory) -> bool:
    """Whether a citation goes on with the treaty or constitution cited before it in the paragraph."""
    known = codes().get(memory.last or "")
    if known is None or known.kind not in _OF_RIGHTS or not fits(cite, known.id):
        return False
    if context.speaks_of("criminal", cite.start):
        return False
    a, _ = context.paragraph(cite.start, cite.end)
    scores = context.shares
    return memory.last_end >= a or not (scores and weighs_fully(max(scores, key=lambda iso: (scores[iso], iso))))
