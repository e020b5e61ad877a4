"""Find numeric claims: scan for numbers, keep those that count, and say of each what, when and by whom."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import compress
from operator import itemgetter

from msgspec.structs import replace

from reptrack.extract.claims.numbers.numerals import BEGINNERS
from reptrack.extract.claims.positions import ends_line, inside, outside
from reptrack.extract.claims.progress import State, begin_report
from reptrack.extract.claims.read import read_sentence
from reptrack.extract.claims.settle import settle
from reptrack.extract.claims.sources.attribution import looks_back, source_of, words_by
from reptrack.extract.claims.subjects.how_many import explanations, tell_how_many
from reptrack.extract.claims.times.period import lean_on, new_paragraph
from reptrack.extract.claims.tokens import Fold, tokenize
from reptrack.records import Article, Claim, Date, Name
from reptrack.text.view import View
from reptrack.text.words import Word

__all__ = ["find_claims"]

# An item of a list: `• …`, `- …`, `▪️ …`, `(a) …`, `3) …`.
_LIST_ITEM = re.compile(r"[•●▪▫◦■□◆►▶➤➡✔✓✅❗❌🔹🔸🔺🔻🔴🔵⚡*–—-]\ufe0f?\s|\(?(?:\d{1,2}|[^\W\d_])[.)]\s")
_LEAD_IN = 40  # characters of the longest line without a date that may introduce a list: `In total over the week:`
_WIDEST_GAP = 2  # characters between sentences of one paragraph


def find_claims(view: View, dates: Sequence[Date], names: Sequence[Name], articles: Sequence[Article]) -> list[Claim]:
    """Find the claims of a text, in order of their start, without overlaps; no claim overlaps a date or an article.

    Args:
        view: the text.
        dates: its dates, for the time of each claim.
        names: its names, for whom a figure is attributed to.
        articles: its article references, for dims.
    """
    state = begin_report(view, dates, names, articles)
    hits = outside(_beginnings(view.words, state.fold), dates, articles)
    days = [date.start for date in dates]
    text, back, explains = view.text, looks_back(), explanations()
    reach, openings = _openings()
    at = 0
    previous_end = 0
    for start, end in view.sentences:
        gap = text[previous_end:start]
        if gap != " ":  # as between most sentences
            _cross(state, gap, start)
        previous_end = end
        first = at
        while at < len(hits) and hits[at] < end:
            at += 1
        _note(state, start)
        told = text[start : start + reach] in openings  # as nearly no sentence is
        if told and state.claims and text.startswith(explains, start):
            _explain(state, start, end)
        if at > first and read_sentence(state, start, end):
            continue
        if told and text.startswith(back, start):
            _look_back(state, start, end)
        elif state.speech.waits(start, end):
            _credit(state, start, end)
        elif (text[end - 1] == ":" and end - start <= _LEAD_IN) or ((day := bisect_left(days, start)) < len(days) and days[day] < end):
            lean_on(tokenize(text, start, end, dates, articles, state.fold), state.period)
    return settle(state.claims, view, dates, names, state.rows, state.title_end)


@cache
def _openings() -> tuple[int, frozenset[str]]:
    """Give how the sentences begin that say whose the figures before them are, or what they count: so many characters, and those."""
    said = (*looks_back(), *explanations())
    reach = min(map(len, said))
    return reach, frozenset(opening[:reach] for opening in said)


def _beginnings(words: list[Word], fold: Fold | None) -> list[int]:
    """Give where the words stand that may begin a number expression."""
    forms: Iterable[str] = map(itemgetter(0), words)
    if fold is not None:
        forms = (fold(form.lower()) for form in forms)
    return [word.start for word in compress(words, map(BEGINNERS.__getitem__, forms))]


def _look_back(state: State, start: int, end: int) -> None:
    """Read `This was reported by X.`: the figures of the sentence before come from X."""
    sentence = tokenize(state.view.text, start, end, state.dates, state.articles, state.fold)
    source = source_of(sentence, [name for name in inside(state.names, start, end) if name.kind != "place"], state.sources)
    before = state.claims[-1].sentence if state.claims else None
    if source is None or before is None or "\n" in state.view.text[before[1] : start]:
        return
    for index in range(len(state.claims) - 1, -1, -1):
        claim = state.claims[index]
        if claim.sentence != before:
            break
        state.claims[index] = replace(claim, attributed_to=claim.attributed_to or source)


def _explain(state: State, start: int, end: int) -> None:
    """Read `That is how many prisoners X counts.`: the figure of the heading above counts these."""
    sentence = tokenize(state.view.text, start, end, state.dates, state.articles, state.fold)
    names = [name for name in inside(state.names, start, end) if name.kind != "place"]
    told = tell_how_many(state.claims, sentence, source_of(sentence, names, state.sources))
    if told is not None:
        state.subject = state.latest = told


def _credit(state: State, start: int, end: int) -> None:
    """Read `“…,” X said.`: the figures of the quotation before come from X."""
    sentence = tokenize(state.view.text, start, end, state.dates, state.articles, state.fold)
    names = [name for name in inside(state.names, start, end) if name.kind != "place"]
    source = source_of(sentence, names, state.sources) or words_by(sentence, names)
    state.speech.source(sentence, source, state.claims)
    lean_on(sentence, state.period)


def _cross(state: State, gap: str, start: int) -> None:
    """Step from a sentence over what stands behind it to the one that begins at `start`: a new paragraph or item of a list, or a line of both."""
    item = ("\n" in gap or len(gap) > _WIDEST_GAP) and _LIST_ITEM.match(state.view.text, start) is not None
    apart = gap.count("\n") > 1 or ("\n" in gap and ends_line(state.view.text, start - len(gap)))
    if item or apart:
        new_paragraph(state.period, item=item)
    if apart:
        state.sources.speaker = None
        state.subject = state.term = None


def _note(state: State, start: int) -> None:
    """Remember the names before a sentence: `she` is the last person."""
    names, at = state.names, state.name_at
    if at == len(names) or names[at].start >= start:
        state.sources.named = None
        return
    orgs = set[str]()
    while at < len(names) and (name := names[at]).start < start:
        if name.kind == "org":
            orgs.add(name.text)
        if name.kind == "person":
            state.sources.person = name.text if len(name.text) > 2 else state.sources.person  # noqa: PLR2004
        at += 1
    state.name_at = at
    state.sources.named = orgs.pop() if len(orgs) == 1 else None
