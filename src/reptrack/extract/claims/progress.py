"""Hold what is carried from one sentence of a report to the next, and begin it with what the title and the lines under it say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reptrack.extract.claims.attribution import Sources
from reptrack.extract.claims.parts import Parts, Total
from reptrack.extract.claims.readings import Reading
from reptrack.extract.claims.rows import Columns
from reptrack.extract.claims.speech import Speech
from reptrack.extract.claims.subject import Subject
from reptrack.extract.claims.time_context import Period, heading_period, leading_date, reporting_period, reviewed_year
from reptrack.extract.claims.tokens import Fold, Sentence, folding
from reptrack.records import Article, Claim, Date, Name
from reptrack.text.view import View

__all__ = ["Here", "State", "begin_report"]

_REVIEW_SIGNS = frozenset(".:,—–-|/")
_LEAD = 400  # characters after the title in which its event is dated


@dataclass(slots=True)
class State:
    """What is carried from one sentence of a report to the next."""

    view: View
    dates: Sequence[Date]
    names: Sequence[Name]
    articles: Sequence[Article]
    period: Period
    sources: Sources
    title_end: int
    speech: Speech
    fold: Fold | None = None
    claims: list[Claim] = field(default_factory=list)
    rows: list[tuple[int, int, int, int]] = field(default_factory=list)
    columns: Columns | None = None
    row_end: int = -1
    subject: Subject | None = None
    latest: Subject | None = None
    last: Total | None = None
    term: Reading | None = None
    name_at: int = 0


@dataclass(slots=True)
class Here:
    """One sentence, or one cell of a table, and what is known of it: who speaks, what adds up."""

    sentence: Sentence
    span: tuple[int, int]
    names: list[Name]
    source: str | None
    column: str | None
    parts: Parts


def begin_report(view: View, dates: Sequence[Date], names: Sequence[Name], articles: Sequence[Article]) -> State:
    """Begin with what the title, and the date it stands under, say of the period."""
    title_end = 0
    period = Period(dated=view.dated, printed=view.published, as_of=view.dated)
    if view.title:
        at = view.text.find(view.title)
        title_end = at + len(view.title) if at >= 0 else 0
        in_title = [d for d in dates if at <= d.start < title_end and d.value]
        if in_title:
            before = view.text[at : in_title[0].start].rstrip()
            reporting_period(period, in_title[0].value or "", review=before[-1:] in _REVIEW_SIGNS)
    under = view.text[title_end : max(title_end, view.text.find("\n\n", title_end))][:_LEAD]
    heading_period(period, view.title, under, [d for d in dates if title_end <= d.start < title_end + len(under)])
    reviewed_year(period, view.text, dates)
    ahead = [d.value for d in dates if title_end <= d.start < title_end + _LEAD and d.value and d.value != view.published]
    period.lead = leading_date(ahead, view.dated)
    return State(
        view,
        dates,
        names,
        articles,
        period,
        Sources(publisher=view.publisher),
        title_end,
        Speech(view, names),
        folding(view.text, view.lang),
    )
