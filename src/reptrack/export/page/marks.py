"""Turn a report's text into markup: each mention highlighted by its kind and linked, whatever they overlap with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from reptrack.analyse.concordance import KINDS
from reptrack.export.page.index import LETTERS, Index, anchor
from reptrack.export.page.inert import plain, visible
from reptrack.export.page.words import date_reading, period, value_of
from reptrack.records import Article, Claim, Date, Mention, Name, Report

__all__ = ["marked_text"]


@dataclass(slots=True)
class _Mark:
    """A mention on its way into markup; `placed` once its anchor stands on the page."""

    mention: Mention
    anchor: str
    classes: str
    placed: bool = False


def marked_text(report: Report, number: int, index: Index) -> Markup:
    """Give the text as markup.

    A mention is a link: names and articles to their entries, dates and figures to their readings below the text. Where mentions
    overlap, the text is cut where one begins or ends; a piece links for the shortest of its mentions and shows the others around it.

    Args:
        report: the report.
        number: its number on the page.
        index: where the entries stand.
    """
    out: list[Markup] = []
    for start, end, marks in _pieces(report, number):
        piece = visible(report.text[start:end])
        for depth, mark in enumerate(sorted(marks, key=lambda m: (m.mention.end - m.mention.start, m.anchor))):
            piece = _wrap(piece, mark, _target(mark, index) if depth == 0 else None)
        out.append(piece)
    return Markup().join(out)


def _pieces(report: Report, number: int) -> Iterator[tuple[int, int, list[_Mark]]]:
    """Cut the text wherever a mention begins or ends; give each piece with the mentions it is in."""
    length = len(report.text)
    marks = [
        _Mark(mention, anchor(number, kind, i), _classes(kind, mention))
        for kind in KINDS
        for i, mention in enumerate(getattr(report, kind))
        if 0 <= mention.start < mention.end <= length
    ]
    marks.sort(key=lambda mark: mark.mention.start)
    cuts = sorted({0, length, *(m.mention.start for m in marks), *(m.mention.end for m in marks)})
    active: list[_Mark] = []
    following = 0
    for start, end in pairwise(cuts):
        active = [mark for mark in active if mark.mention.end > start]
        while following < len(marks) and marks[following].mention.start == start:
            active.append(marks[following])
            following += 1
        yield start, end, active


def _classes(kind: str, mention: Mention) -> str:
    return f"m {LETTERS[kind]} {mention.kind}" if isinstance(mention, Name) else f"m {LETTERS[kind]}"


def _target(mark: _Mark, index: Index) -> str | None:
    """Give where a mention leads: its entry, or its reading below the text."""
    if isinstance(mark.mention, Name | Article):
        return index.entry(mark.mention)
    return f"v-{mark.anchor}"


def _wrap(piece: Markup, mark: _Mark, target: str | None) -> Markup:
    own = Markup("") if mark.placed else Markup(' id="{}"').format(mark.anchor)
    mark.placed = True
    title = escape(plain(_READINGS[type(mark.mention)](mark.mention)))
    if target is None:
        return Markup('<span class="{}"{} title="{}">{}</span>').format(mark.classes, own, title, piece)
    return Markup('<a class="{}"{} href="#{}" title="{}">{}</a>').format(mark.classes, own, target, title, piece)


def _claim(claim: Claim) -> str:
    said = (f"{value_of(claim)} {claim.subject or ''}".strip(), period(claim.time) if claim.time else "", claim.attributed_to or "")
    return "Figure: " + " · ".join(part for part in said if part)


_KIND_WORDS = {"person": "Person", "org": "Organisation", "place": "Place"}
# What a mention was read as, shown where the pointer rests on it.
_READINGS: dict[type[Mention], Callable[..., str]] = {
    Date: lambda date: f"Date: {date_reading(date)}",
    Name: lambda name: f"{_KIND_WORDS[name.kind]}: {name.name}",
    Article: lambda article: f"Article: {', '.join(article.refs) or 'not known'}",
    Claim: _claim,
}
