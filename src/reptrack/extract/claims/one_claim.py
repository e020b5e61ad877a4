"""Make one claim of a figure: what it counts, of when, given by whom, and of which total it is a part."""

from __future__ import annotations

from msgspec import UNSET

from reptrack.extract.claims.ages.persons import full_name, person_before, person_meant, with_noun_of
from reptrack.extract.claims.ages.whose_age import person_subject
from reptrack.extract.claims.metrics.dims import dims_of
from reptrack.extract.claims.metrics.metric import is_difference, metric_of, narrower_metric
from reptrack.extract.claims.metrics.parts import Total
from reptrack.extract.claims.numbers.money import currency_code
from reptrack.extract.claims.numbers.qualifiers import qualifier_of
from reptrack.extract.claims.progress import Here, State
from reptrack.extract.claims.readings import Reading
from reptrack.extract.claims.sources.demands import demanded_by
from reptrack.extract.claims.sources.sources import QUOTES
from reptrack.extract.claims.subjects.list_headings import counted_in_list
from reptrack.extract.claims.subjects.subject import Subject, count_subject
from reptrack.extract.claims.subjects.terms import term_subject
from reptrack.extract.claims.tables.rows import row_date
from reptrack.extract.claims.times.restated import is_of_earlier_report, time_told_before
from reptrack.extract.claims.times.time import claim_time, has_own_time, ruled_on, time_of_change
from reptrack.extract.claims.vocabulary import tables
from reptrack.records import Claim

__all__ = ["add_claim"]


def add_claim(state: State, here: Here, reading: Reading) -> None:
    """Add one claim."""
    sentence, claims = here.sentence, state.claims
    qualifier, start = qualifier_of(sentence, reading)
    subject = _subject(state, here, reading, start)
    differs = is_difference(sentence, reading, start)
    metric = None if differs else narrower_metric(sentence, reading, start, metric_of(subject.tokens))
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
    if not differs:
        here.parts.remember(reading, start, part)
        state.last = here.parts.last
        if reading.kind in {"count", "percent"} and subject.text and part is None and not _only_where(state, here, start):
            state.subject = subject


def _sum_before(state: State, here: Here) -> Subject | None:
    """Give what the figure right before a sum counts, if it stands in the same sentence or is a sum too: `a fine. He paid 500 rubles`."""
    near = state.claims and state.claims[-1].sentence == here.span
    latest = state.latest
    return latest if latest is not None and (near or tables().money_nouns.find(list(latest.tokens)) is not None) else None


def _only_where(state: State, here: Here, start: int) -> bool:
    """Tell whether a count only says where those counted right before it are: `112 searches in thirteen regions`."""
    there = here.sentence.at(start - 1) in tables().place_prepositions
    return there and len(state.claims) > 1 and state.claims[-2].sentence == here.span and state.claims[-2].kind == "count"


def _time(state: State, here: Here, reading: Reading, start: int, metric: str | None, part: Total | None) -> str | None:
    sentence, claims = here.sentence, state.claims
    if is_of_earlier_report(sentence, reading):
        return None
    if reading.kind == "percent" and sentence.at(start - 1) == "(" and claims:
        return claims[-1].time
    if part is not None and (total := claims[part.index].time) and not has_own_time(sentence, reading, metric, total):
        return total
    if claims and claims[-1].sentence == here.span and is_difference(sentence, reading, start):
        return time_of_change(sentence, state.period, claims[-1].time)
    if (told := time_told_before(claims, sentence, reading, start)) is not None:
        return told
    headline = here.span[0] < state.title_end
    time = claim_time(sentence, reading, metric, state.period, headline=headline, row=here.column is not None)
    if here.column is not None and not sentence.dates:
        time = ruled_on(row_date(state.dates, _line(state, here)), reading, metric) or time
    return time


def _line(state: State, here: Here) -> tuple[int, int]:
    """Give the line that a cell stands in: what was taken for a sentence may be of two rows."""
    text, at = state.view.text, here.sentence.start
    end = text.find("\n", at)
    return max(here.span[0], text.rfind("\n", 0, at) + 1), min(here.span[1], end if end >= 0 else len(text))


def _subject(state: State, here: Here, reading: Reading, start: int) -> Subject:  # noqa: PLR0911 - a rule a line
    sentence, column = here.sentence, here.column
    if column and reading.j - reading.i == len(sentence.low) and reading.kind != "age":
        return Subject(column, tuple(column.lower().split()))
    if reading.kind == "age":
        persons = [(n.start, n.end, full_name(n)) for n in here.names if n.kind == "person"]
        found = person_subject(sentence, reading, persons)
        return person_meant(found, state.sources.person, here.source, state.names)
    if reading.kind == "duration":
        listed = (
            sentence.at(start - 1) in tables().listing and not sentence.at(reading.j + (sentence.at(reading.j) in QUOTES))[:1].isalpha()
        )
        person = person_before(here.names, sentence, start - listed)
        before = state.claims[-1] if state.claims and state.claims[-1].sentence == here.span else None
        if listed and before is not None and before.kind == "duration" and state.latest is not None:
            return with_noun_of(person, state.latest)  # (one to nine years in prison, the other to eight)
        if sentence.at(start - 1) in tables().worth and state.latest is not None:
            return state.latest  # (41 arrests totalling 543 days)
        found = term_subject(sentence, reading, start)
        if not found.text and before is not None and before.kind == "duration" and state.latest is not None and person.text:
            return with_noun_of(person, state.latest)  # (Novik got nine years, Lozka seven)
        return found if found.text else person
    if reading.kind == "percent" and sentence.at(start - 1) == "(" and state.latest is not None:
        return state.latest
    sum_of_money = reading.kind == "money" or reading.unit == "base unit"
    if column is None and reading.kind == "count" and (listed_under := counted_in_list(sentence, reading, state.names)) is not None:
        return listed_under
    found = count_subject(sentence, reading, start, _sum_before(state, here) if sum_of_money else state.subject)
    counts = state.claims and {state.claims[-1].kind, reading.kind} <= {"count", "percent", "fraction"}
    if found.text or state.latest is None or not counts:
        return found
    return Subject(state.latest.text, ())  # for the reader; too far for a metric
