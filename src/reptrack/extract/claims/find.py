"""Find numeric claims: scan for numbers, keep those that count, and say of each what, when and by whom."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import compress
from operator import itemgetter

from msgspec import UNSET
from msgspec.structs import replace

from reptrack.extract.claims.attribution import Sources, looks_back, source_of
from reptrack.extract.claims.bracketed import without_brackets
from reptrack.extract.claims.demands import demanded_by
from reptrack.extract.claims.dims import dims_of
from reptrack.extract.claims.expressions import Number
from reptrack.extract.claims.guards import no_claim
from reptrack.extract.claims.kinds import in_column, is_relative, read_kind
from reptrack.extract.claims.lone_units import fixed_durations
from reptrack.extract.claims.metric import is_difference, metric_of, narrower_metric
from reptrack.extract.claims.money import currency_code
from reptrack.extract.claims.named_numbers import in_name, is_issue
from reptrack.extract.claims.numerals import BEGINNERS, find_numbers
from reptrack.extract.claims.parts import Parts, Total
from reptrack.extract.claims.period import Period, heading_period, leading_date, lean_on, new_paragraph, reporting_period
from reptrack.extract.claims.persons import full_name, nearest_person, person_meant
from reptrack.extract.claims.places import ends_line, inside, outside
from reptrack.extract.claims.qualifiers import qualifier_of
from reptrack.extract.claims.readings import Reading
from reptrack.extract.claims.rows import Columns, cells, columns, is_label, is_row, row_date
from reptrack.extract.claims.settle import settle
from reptrack.extract.claims.speech import Speech
from reptrack.extract.claims.subject import Subject, count_subject
from reptrack.extract.claims.tables import tables
from reptrack.extract.claims.terms import person_subject, term_subject
from reptrack.extract.claims.time import claim_time, has_own_time
from reptrack.extract.claims.tokens import Fold, Sentence, folding, tokenize
from reptrack.extract.claims.units import join_ranges, share_units
from reptrack.records import Article, Claim, Date, Name
from reptrack.text.view import View
from reptrack.text.words import Word

__all__ = ["find_claims"]

_REVIEW_SIGNS = frozenset(".:,—–-|/")
# An item of a list: `• …`, `- …`, `(a) …`, `3) …`.
_LIST_ITEM = re.compile(r"[•●▪◦*–—-]\s|\(?(?:\d{1,2}|[^\W\d_])[.)]\s")
_APART = 4  # characters between a name and its term: `Novik – 12 years`
_WIDEST_GAP = 2  # characters between sentences of one paragraph
_WIDEST_LINE = 130  # characters of a line of a text broken to fit a page
_SENTENCE_ENDS = frozenset('.!?…”»")')
_LEAD = 400  # characters after the title in which its event is dated


@dataclass(slots=True)
class _State:
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
class _Here:
    """One sentence, or one cell of a table, and what is known of it: who speaks, what adds up."""

    sentence: Sentence
    span: tuple[int, int]
    names: list[Name]
    source: str | None
    column: str | None
    parts: Parts


def find_claims(view: View, dates: Sequence[Date], names: Sequence[Name], articles: Sequence[Article]) -> list[Claim]:
    """Find the claims of a text, in order of their start, without overlaps; no claim overlaps a date or an article.

    Args:
        view: the text.
        dates: its dates, for the time of each claim.
        names: its names, for whom a figure is attributed to.
        articles: its article references, for dims.
    """
    state = _start(view, dates, names, articles)
    hits = outside(_beginnings(view.words, state.fold), dates, articles)
    days = [date.start for date in dates]
    text, back = view.text, looks_back()
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
        if at > first and _read_sentence(state, start, end):
            continue
        if text.startswith(back, start):
            _look_back(state, start, end)
        elif state.speech.waits(start):
            _credit(state, start, end)
        elif bisect_left(days, start) < bisect_left(days, end):
            lean_on(tokenize(text, start, end, dates, articles, state.fold), state.period)
    return settle(state.claims, view, dates, names, state.rows, state.title_end)


def _beginnings(words: list[Word], fold: Fold | None) -> list[int]:
    """Give where the words stand that may begin a number expression."""
    forms: Iterable[str] = map(itemgetter(0), words)
    if fold is not None:
        forms = (fold(form.lower()) for form in forms)
    return [word.start for word in compress(words, map(BEGINNERS.__getitem__, forms))]


def _look_back(state: _State, start: int, end: int) -> None:
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


def _credit(state: _State, start: int, end: int) -> None:
    """Read `“…,” X said.`: the figures of the quotation before come from X."""
    sentence = tokenize(state.view.text, start, end, state.dates, state.articles, state.fold)
    names = [name for name in inside(state.names, start, end) if name.kind != "place"]
    state.speech.source(sentence, source_of(sentence, names, state.sources), state.claims)
    lean_on(sentence, state.period)


def _start(view: View, dates: Sequence[Date], names: Sequence[Name], articles: Sequence[Article]) -> _State:
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
    ahead = [d.value for d in dates if title_end <= d.start < title_end + _LEAD and d.value and d.value != view.published]
    period.lead = leading_date(ahead, view.dated)
    return _State(
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


def _cross(state: _State, gap: str, start: int) -> None:
    """Step from a sentence over what stands behind it to the one that begins at `start`: a new paragraph or item of a list, or a line of both."""
    item = ("\n" in gap or len(gap) > _WIDEST_GAP) and _LIST_ITEM.match(state.view.text, start) is not None
    apart = gap.count("\n") > 1 or ("\n" in gap and ends_line(state.view.text, start - len(gap)))
    if item or apart:
        new_paragraph(state.period, item=item)
    if apart:
        state.sources.speaker = None
        state.subject = state.term = None


def _note(state: _State, start: int) -> None:
    """Remember the names before a sentence: `she` is the last person."""
    names, orgs = state.names, set[str]()
    if state.name_at == len(names) or names[state.name_at].start >= start:
        state.sources.named = None
        return
    while state.name_at < len(names) and names[state.name_at].start < start:
        name = names[state.name_at]
        if name.kind == "org":
            orgs.add(name.text)
        if name.kind == "person":
            state.sources.person = name.text if len(name.text) > 2 else state.sources.person  # noqa: PLR2004
        state.name_at += 1
    state.sources.named = orgs.pop() if len(orgs) == 1 else None


def _read_sentence(state: _State, start: int, end: int) -> bool:
    """Read a sentence or the row of a table; tell whether it holds a figure."""
    text = state.view.text
    if is_row(text, start, end):
        _read_row(state, start, end)
        return True
    return _read_tokens(state, tokenize(text, start, end, state.dates, state.articles, state.fold), (start, end))


def _read_tokens(state: _State, sentence: Sentence, span: tuple[int, int], column: str | None = None) -> bool:
    without_brackets(sentence)
    names = inside(state.names, *span)
    readings = _readings(sentence, names, state.term)
    if column:
        readings = in_column(sentence, readings, column)
    if span[0] < state.title_end:
        readings = [reading for reading in readings if not is_issue(sentence, reading)]
    if not readings:
        return False
    source = source_of(sentence, [name for name in names if name.kind != "place"], state.sources)
    source = state.speech.source(sentence, source, state.claims)
    state.last = replace(state.last, end=-1) if state.last else None
    here = _Here(sentence, span, names, source, column, Parts(sentence, state.claims, state.last))
    if column is None:
        state.subject = state.subject if readings and _leans_back(sentence, readings[0]) else None
    for reading in readings:
        _claim(state, here, reading)
    state.term = next((reading for reading in reversed(readings) if reading.kind == "duration"), None)
    if column is None:
        lean_on(sentence, state.period)
    return True


def _leans_back(sentence: Sentence, reading: Reading) -> bool:
    """Tell whether a sentence goes on counting what the one before it counted."""
    return sentence.find(tables().including, 0, max(reading.i, 1)) is not None or tables().of_whom.at(sentence.low, reading.j) is not None


def _readings(sentence: Sentence, names: list[Name], term: Reading | None) -> list[Reading]:
    """Give the figures of a sentence in order; `term` is the last length of time before it."""
    numbers = find_numbers(sentence)
    rejected: set[int] = set()
    kept: list[Number] = []
    for number in numbers:
        if in_name(sentence, number, names) or no_claim(sentence, number, rejected):
            rejected.add(number.j)
            rejected.add(number.j - 1)
        else:
            kept.append(number)
    end = 0
    fixed = [reading for reading in fixed_durations(sentence) if not is_relative(sentence, reading)]
    persons = [name for name in names if name.kind == "person"]
    for index, number in enumerate(kept):
        if number.i < end or any(f.i <= number.i < f.j for f in fixed):
            continue
        reading = read_kind(sentence, number, kept[index + 1 : index + 3], persons)
        if reading is None:
            continue
        if reading.i < end:
            continue
        end = reading.j
        if reading.kind == "duration" and is_relative(sentence, reading):
            continue
        fixed.append(reading)
    shared = share_units(sentence, sorted(fixed, key=lambda r: r.i), persons, term)
    return join_ranges(sentence, shared) if len(shared) > 1 else shared


def _claim(state: _State, here: _Here, reading: Reading) -> None:
    """Add one claim."""
    sentence, claims = here.sentence, state.claims
    qualifier, start = qualifier_of(sentence, reading)
    subject = _subject(state, here, reading, start)
    metric = narrower_metric(sentence, reading, start, metric_of(subject.tokens))
    dims = dims_of(sentence, reading, subject, metric, [name for name in here.names if name.kind == "place"])
    part = here.parts.total_of(reading, start, dims)
    begin, end = sentence.begins[reading.i], sentence.ends[reading.j - 1]
    claim = Claim(
        start=begin,
        end=end,
        text=state.view.text[begin:end],
        value=reading.value,
        kind=reading.kind,
        qualifier=qualifier,
        currency=currency_code(state.view, reading.currency) if reading.currency else UNSET,
        unit=reading.unit or UNSET,
        low=reading.low if reading.low is not None else UNSET,
        high=reading.high if reading.high is not None else UNSET,
        subject=subject.text,
        metric=metric,
        dims=dims,
        time=_time(state, here, reading, start, metric, part),
        attributed_to=demanded_by(sentence, reading, here.names, state.sources)
        or here.source
        or (claims[part.index].attributed_to if part else None),
        sentence=here.span,
        part_of=part.index if part else None,
    )
    claims.append(claim)
    state.latest = subject
    if not is_difference(sentence, reading, start):
        here.parts.remember(reading, start, part)
        state.last = here.parts.last
        if reading.kind in {"count", "percent"} and subject.text and part is None and not _only_where(state, here, start):
            state.subject = subject


def _only_where(state: _State, here: _Here, start: int) -> bool:
    """Tell whether a count only says where those counted right before it are: `112 searches in thirteen regions`."""
    there = here.sentence.at(start - 1) in tables().place_prepositions
    return there and len(state.claims) > 1 and state.claims[-2].sentence == here.span and state.claims[-2].kind == "count"


def _time(state: _State, here: _Here, reading: Reading, start: int, metric: str | None, part: Total | None) -> str | None:
    sentence, claims = here.sentence, state.claims
    if reading.kind == "percent" and sentence.at(start - 1) == "(" and claims:
        return claims[-1].time
    if part is not None and (total := claims[part.index].time) and not has_own_time(sentence, reading, metric, total):
        return total
    if claims and claims[-1].sentence == here.span and is_difference(sentence, reading, start):
        return claims[-1].time
    headline = here.span[0] < state.title_end
    time = claim_time(sentence, reading, metric, state.period, headline=headline, row=here.column is not None)
    if here.column is not None and not sentence.dates:
        time = row_date(state.dates, here.span) or time
    return time


def _subject(state: _State, here: _Here, reading: Reading, start: int) -> Subject:  # noqa: PLR0911 - a rule a line
    sentence, column = here.sentence, here.column
    if column and reading.j - reading.i == len(sentence.low) and reading.kind != "age":
        return Subject(column, tuple(column.lower().split()))
    if reading.kind == "age":
        persons = [(n.start, n.end, full_name(n)) for n in here.names if n.kind == "person"]
        found = person_subject(sentence, reading, persons)
        return person_meant(found, state.sources.person, here.source, state.names)
    if reading.kind == "duration":
        listed = sentence.at(start - 1) in tables().listing and not sentence.at(reading.j)[:1].isalpha()
        begin = sentence.begins[reading.i]
        dashed = not sentence.at(start - 1).isalpha()
        listed = listed and not (dashed and any(n.kind == "person" and 0 <= begin - n.end <= _APART for n in here.names))
        if (
            listed
            and state.claims
            and state.claims[-1].sentence == here.span
            and state.claims[-1].kind == "duration"
            and state.latest is not None
        ):
            return state.latest  # (one to nine years in prison, the other to eight)
        if sentence.at(start - 1) in tables().worth and state.latest is not None:
            return state.latest  # (41 arrests totalling 543 days)
        found = term_subject(sentence, reading, start)
        return found if found.text else nearest_person(here.names, sentence.begins[reading.i])
    if reading.kind == "percent" and sentence.at(start - 1) == "(" and state.latest is not None:
        return state.latest
    sum_of_money = reading.kind == "money" or reading.unit == "base unit"
    found = count_subject(sentence, reading, start, state.latest if sum_of_money else state.subject)
    counts = state.claims and {state.claims[-1].kind, reading.kind} <= {"count", "percent", "fraction"}
    if found.text or state.latest is None or not counts:
        return found
    return Subject(state.latest.text, ())  # for the reader; too far for a metric


def _read_row(state: _State, start: int, end: int) -> None:
    """Read a row of a table cell by cell; the heading of the column says what a bare number is, and of when."""
    text = state.view.text
    line = text.rfind("\n", 0, start) + 1
    above = state.columns if state.columns and state.row_end == line else columns(text, line, state.dates)
    state.columns, state.row_end = above, text.find("\n", end) + 1
    first, names = len(state.claims), inside(state.names, start, end)
    row = cells(text, start, end, above.heads)
    heads = [] if above.heads == [text[begin:stop] for begin, stop in row] else above.heads  # the row of headings itself
    for number, (begin, stop) in enumerate(row):
        heading = heads[number].lower() if number < len(heads) else ""
        piece = text[begin:stop]
        if not piece or is_label(heading) or (not heading and piece.isdecimal()):
            continue
        sentence = tokenize(text, begin, stop, state.dates, state.articles, state.fold)
        words = heading.replace(",", " ").split()[:1]
        if words and words[0] in tables().age_columns and piece.isdecimal():
            here = _Here(sentence, (start, end), names, None, heading, Parts(sentence, state.claims, None))
            _claim(state, here, Reading(0, 1, "age", int(piece)))
        elif not (number == 0 and piece.rstrip(".").isdecimal()):
            before, subject = len(state.claims), above.subject(number, text, row, names) if heading else ""
            _read_tokens(state, sentence, (start, end), subject)
            if heading and not sentence.dates:
                state.claims[before:] = above.timed(state.claims[before:], number, subject)
    state.rows.append((start, end, first, len(state.claims)))
