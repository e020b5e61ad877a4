"""Settle what only the whole report tells of a claim: the time of headline figures, rulings dated in notes, two halves of a total."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from reptrack.extract.claims.metrics.subsets import tell_subsets
from reptrack.extract.claims.phrases import phrase_set
from reptrack.extract.claims.sources.credits import credit_figures
from reptrack.extract.claims.subjects.left_out import fill_in
from reptrack.extract.claims.times.logs import of_total_rows, of_weekdays
from reptrack.extract.claims.tokens import tokenize
from reptrack.extract.claims.verbs import is_participle
from reptrack.extract.claims.vocabulary import tables
from reptrack.records import Claim, Date, Mention, Name
from reptrack.text.view import View

__all__ = ["settle"]

_DAY = len("2024-11-30")
_INITIALS = 3  # letters of the longest initial: `Dzm.`
_HALVES = 2
_LINE = 160  # characters of the longest heading
_BENEATH = 600  # characters under a heading in which its figure is told again
_STOPS = ".!?;:,"
_STOPS_INSIDE = frozenset({";", ".", "!", "?"})
_FEW = 12  # a count so low is told of many things
_STEM = 5  # letters of a word that its forms share
_RESTATED = 40  # characters between a figure and the same said again
_AGAIN = 3  # words behind `that is`: a qualifier
_BETWEEN = 6  # words between a figure and `that is`
_LABELS = 3  # lines of a card that begin with a label, at least
# Three lines or more, one under the other, that begin with a label: `Court: …`, `Charge: …`, `Verdict: …`, and the lines among them.
_CARD = re.compile(r"^(?:[^\W\d_][^\n:.!?]{1,30}:[^\S\n][^\n]*(?:\n|\Z)){3,}", re.MULTILINE)
Row = tuple[int, int, int, int]  # start, end, first claim, claim after the last


def settle(
    claims: list[Claim], view: View, dates: Sequence[Date], names: Sequence[Name], rows: Sequence[Row], title_end: int
) -> list[Claim]:
    """Give the claims of a report with what was left open.

    Args:
        claims: the claims, in order.
        view: the report.
        dates: its dates.
        names: its names.
        rows: the rows of its tables: their characters and claims.
        title_end: where its title ends.
    """
    if claims:
        fill_in(claims, view, dates)
        _same_statement(claims, view, dates)
        _headline_times(claims, view, dates, title_end)
        _heading_times(claims, view, dates, title_end)
        _cards(claims, view, dates)
        _halves(claims)
        tell_subsets(claims, view.text)
        credit_figures(claims, view.text, dates, names)
        of_weekdays(claims, view, dates)
        if rows:
            of_total_rows(claims, view, dates, rows)
            _rulings(claims, view, dates, names, rows)
    return claims


def _same_statement(claims: list[Claim], view: View, dates: Sequence[Date]) -> None:
    """Give a figure the time of the one right before it that it only says again, or goes on with: `87%, that is 172 people`, `18 cases: 11 men and 7 women`."""
    again, joints = phrase_set("subjects.toml", "tense", "again"), tables().joints
    for i in range(1, len(claims)):
        before, claim = claims[i - 1], claims[i]
        if before.sentence != claim.sentence or before.time is None or claim.time == before.time or claim.kind == "age":
            continue
        if claim.start - before.end > _LINE or _has_day(dates, before.end, claim.start):
            continue
        if claim.time is not None and claim.start - before.end > _RESTATED:
            continue
        sentence = tokenize(view.text, before.end, claim.start, [], [])
        found = sentence.find(again)
        restated = found is not None and len(sentence.low) <= found[1] + _AGAIN and found[0] <= _BETWEEN
        # 12 (previous letter: 9); 31 people in a region with a population of 3.6 million
        timeless = any(sentence.find(phrase_set("claim_times.toml", "background", kind)) is not None for kind in ("previous", "lasting"))
        listed = claim.time is None and not timeless and all(_in_list(word) or word in joints for word in sentence.low)
        if restated or listed:
            claims[i] = replace(claim, time=before.time)


def _in_list(word: str) -> bool:
    """Tell whether a word can stand between two figures of one statement: no verb and no new sentence."""
    t = tables()
    if not word[0].isalpha():
        return word not in _STOPS_INSIDE
    return word not in t.verbs and word not in t.auxiliaries and word not in t.stops and not is_participle(word)


def _headline_times(claims: list[Claim], view: View, dates: Sequence[Date], title_end: int) -> None:
    """Give a figure of the title, where no date stands beside it, the time and the source's sentence give it in the body."""
    own = next((date for date in dates if date.value != view.published), None)
    if not title_end or (own is not None and own.start < title_end):
        return
    for i, claim in enumerate(claims):
        if claim.start >= title_end:
            return
        same = (c for c in claims[i + 1 :] if c.start >= title_end and c.kind == claim.kind and c.value == claim.value and c.time)
        body = next(same, None)
        if body is not None and claim.value is not None:
            claims[i] = replace(claim, time=body.time)


def _heading_times(claims: list[Claim], view: View, dates: Sequence[Date], title_end: int) -> None:
    """Give a figure of a heading in the body, where no date stands in it, the time of the same figure in the paragraph beneath."""
    for i, claim in enumerate(claims):
        if claim.start < title_end or claim.value is None or claim.sentence is None or not _is_heading(view.text, claim.sentence):
            continue
        if _has_day(dates, *claim.sentence):
            continue
        first, end = i + 1, claim.sentence[1] + _BENEATH
        for below in claims[first : bisect_left(claims, end, key=_begin)]:
            told_again = below.sentence != claim.sentence and below.kind == claim.kind and below.value == claim.value
            if told_again and below.time and _alike(claim, below):
                claims[i] = replace(claim, time=below.time)
                break


def _alike(claim: Claim, other: Claim) -> bool:
    """Tell whether two figures of one value can be the same: as large as few are, of one metric, or with a word in common."""
    if claim.kind != "count" or not isinstance(claim.value, int) or claim.value > _FEW or claim.metric == other.metric is not None:
        return True
    words = [{word[:_STEM] for word in (c.subject or "").lower().split() if len(word) >= _STEM} for c in (claim, other)]
    return not words[0].isdisjoint(words[1])


def _is_heading(text: str, sentence: tuple[int, int]) -> bool:
    """Tell whether a sentence is, or ends, a short line of its own without a full stop."""
    start, end = sentence
    line = text.rfind("\n", max(0, end - _LINE), start) + 1
    return text[end : end + 1] == "\n" and text[end - 1] not in _STOPS and (line > 0 or end <= _LINE)


def _cards(claims: list[Claim], view: View, dates: Sequence[Date]) -> None:
    """Give the figures of a card (`Verdict: 11 months`, `What happened: On 8 May …`) the first day that the card tells of.

    A card is lines without a blank one between them, of which three or more begin with a label; a day still to come is none of it.
    """
    for card in _CARD.finditer(view.text) if view.text.count(":") >= _LABELS else ():
        start, end = card.span()
        days = [d for d in _between(dates, start, end) if len(d.value or "") == _DAY and (d.value or "") <= (view.dated or "9")]
        if not days:
            continue
        first = days[0]
        line = view.text.rfind("\n", 0, first.start) + 1
        for i in range(bisect_left(claims, start, key=_begin), bisect_left(claims, line, key=_begin)):
            claim = claims[i]
            if claim.time in {None, view.dated} and claim.kind != "age" and not (claim.sentence and _has_day(dates, *claim.sentence)):
                claims[i] = replace(claim, time=first.value)


def _between(dates: Sequence[Date], start: int, end: int) -> Sequence[Date]:
    return dates[bisect_left(dates, start, key=_begin) : bisect_left(dates, end, key=_begin)]


def _begin(mention: Mention) -> int:
    return mention.start


def _halves(claims: list[Claim]) -> None:
    """Make women and men parts of the count before them in their sentence, if they make it up: `38 people, 25 men and 13 women`."""
    for i in range(_HALVES, len(claims)):
        first, second = claims[i - 1], claims[i]
        genders = {first.dims.get("gender"), second.dims.get("gender")}
        if genders != {"women", "men"} or first.sentence != second.sentence or first.part_of is not None or second.part_of is not None:
            continue
        total = claims[i - _HALVES]
        values = [claim.value for claim in (total, first, second)]
        if total.sentence != first.sentence or {c.kind for c in (total, first, second)} != {"count"} or "gender" in total.dims:
            continue
        if all(isinstance(value, int) for value in values) and values[0] == values[1] + values[2]:  # type: ignore[operator]
            claims[i - 1] = replace(first, part_of=i - _HALVES, time=total.time)
            claims[i] = replace(second, part_of=i - _HALVES, time=total.time)


def _rulings(claims: list[Claim], view: View, dates: Sequence[Date], names: Sequence[Name], rows: Sequence[Row]) -> None:
    """Give the sentences and ages in a row of a table the day that the notes tell for its person."""
    persons = [name for name in names if name.kind == "person"]
    spans = [row[:2] for row in rows]
    told = _told(view, dates, [p for p in persons if not _within(spans, p.start)])
    starts = [person.start for person in persons]
    for start, end, first, last in rows:
        at = bisect_left(starts, start)
        if first == last or at == len(persons) or persons[at].start >= end or _has_day(dates, start, end):
            continue
        day = next((day for person, day in told if _same(persons[at], person)), None) or _of_family(view, dates, persons[at], rows[-1][1])
        if day is not None:
            for index in range(first, last):
                claims[index] = replace(claims[index], time=day)


def _within(spans: Sequence[tuple[int, int]], at: int) -> bool:
    i = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return i >= 0 and at < spans[i][1]


def _has_day(dates: Sequence[Date], start: int, end: int) -> bool:
    i = bisect_left(dates, start, key=lambda d: d.start)
    return i < len(dates) and dates[i].start < end


def _told(view: View, dates: Sequence[Date], persons: Sequence[Name]) -> list[tuple[Name, str]]:
    """Give the persons of the running text with the first day that their sentence names after them."""
    found: list[tuple[Name, str]] = []
    sentences = view.sentences
    for person in persons:
        i = bisect_right(sentences, person.start, key=lambda span: span[0]) - 1
        end = sentences[i][1] if i >= 0 else person.end
        k = bisect_left(dates, person.end, key=lambda d: d.start)
        if k < len(dates) and dates[k].start < end and len(dates[k].value or "") == _DAY:
            found.append((person, dates[k].value or ""))
    return found


def _of_family(view: View, dates: Sequence[Date], person: Name, end: int) -> str | None:
    """Give the day of a note after the table about all who bear a surname: `The Mazheikas heard their sentence on 14 March`."""
    surname = next((word for word in person.text.split() if word.isupper() and len(word) > _INITIALS), None)
    at = view.text.find(f"{surname.title()}s ", end) if surname else -1
    at = at if at >= 0 or not surname else view.text.find(f"{surname.title()}s,", end)
    if at < 0:
        return None
    sentences = view.sentences
    stop = sentences[bisect_right(sentences, at, key=lambda span: span[0]) - 1][1]
    k = bisect_left(dates, at, key=lambda d: d.start)
    return dates[k].value if k < len(dates) and dates[k].start < stop and len(dates[k].value or "") == _DAY else None


def _same(row: Name, note: Name) -> bool:
    """Tell whether a note is about the person of a row: the same name, the surname alone or in the plural, or with a fitting initial."""
    if row.name == note.name or {word.upper() for word in row.text.split()} == {word.upper() for word in note.text.split()}:
        return True
    surnames = {word for word in row.text.split() if word.isupper()} or {row.name.rpartition(" ")[2].upper()}
    words = note.text.replace(".", " ").split()
    surname = next((word for word in words if any(word.upper().startswith(known) for known in surnames)), None)
    if surname is None:
        return False
    given = [word for word in words if word != surname]
    others = [word.upper() for word in row.text.split() if word.upper() not in surnames]
    return not given or (len(given[0]) <= _INITIALS and any(other.startswith(given[0].upper()) for other in others))
