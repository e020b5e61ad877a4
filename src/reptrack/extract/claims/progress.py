"""Hold what is carried from one sentence of a report to the next, and begin it with what the title and the lines under it say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reptrack.extract.claims.metrics.parts import Parts, Total
from reptrack.extract.claims.readings import Reading
from reptrack.extract.claims.sources.attribution import Sources
from reptrack.extract.claims.sources.speech import Speech
from reptrack.extract.claims.subjects.subject import Subject
from reptrack.extract.claims.tables.fixed_width import fixed_width
from reptrack.extract.claims.tables.rows import Cell, Columns
from reptrack.extract.claims.times.head_period import begin_period
from reptrack.extract.claims.times.time_context import Period
from reptrack.extract.claims.tokens import Fold, Sentence, folding
from reptrack.records import Article, Claim, Date, Name
from reptrack.text.view import View

__all__ = ["Here", "State", "begin_report"]


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
    aligned: dict[int, tuple[Columns, list[Cell]]] = field(default_factory=dict)  # rows of tables in fixed width, by where they begin
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
    period, title_end = begin_period(view, dates)
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
        aligned=fixed_width(view.text, dates),
    )
