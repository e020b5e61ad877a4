"""Collect what a corpus says of each name: how often, where, when, and what the text beside it tells of its bearer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Protocol

from reptrack.merge.evidence import NameIn, Sighting, form_of, normal, tell
from reptrack.merge.partial_names import part_fits, partial_fits
from reptrack.records import Report
from reptrack.values.names.person import parse

__all__ = ["Corpus", "Form", "Sighting", "add", "around", "combine", "defined_acronyms", "form_of", "normal", "note_names"]

_BRACKET_GAP = 4
_LONGEST_ACRONYM = 12
_CONTEXT = 70  # characters on each side in a sample
_SHORTEST_ACRONYM = 3
_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ALONE = ("surname", "initials")  # shapes of names that need a full name beside them
_ACRONYM = re.compile(r"\s*[(\[]\s*[\"“«]?$")


class Named(Protocol):
    """What of a record is looked at here besides its names."""

    @property
    def id(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def dated(self) -> str | None: ...


@dataclass(slots=True)
class Form:
    """One spelling of a name in a corpus.

    Attributes:
        count: mentions. reports: reports that have it. first, last: their earliest and latest dates, or nothing.
        sample: the id of the first report by id, and the words around the mention.
        crossing: the same of the first report that has this bare surname, or initials, and names nobody in full who bears it.
    """

    count: int = 0
    reports: int = 0
    first: str = ""
    last: str = ""
    sample: tuple[str, str] = ("", "")
    crossing: tuple[str, str] = ("", "")


@dataclass(slots=True)
class Corpus:
    """All distinct names of a corpus with their contexts; texts are not held.

    Attributes:
        forms: (kind, name) → Form.
        sightings: what reports tell of persons.
        acronyms: (full name, acronym) of organisations as reports define them, with the reports' number.
    """

    forms: dict[tuple[str, str], Form] = field(default_factory=dict)
    sightings: list[Sighting] = field(default_factory=list)
    acronyms: dict[tuple[str, str], int] = field(default_factory=dict)


def add(corpus: Corpus, record: Report) -> None:
    """Add the names of one record."""
    note_names(corpus, record, record.names)
    for pair in defined_acronyms(record):
        corpus.acronyms[pair] = corpus.acronyms.get(pair, 0) + 1
    corpus.sightings += tell(record)


def note_names(corpus: Corpus, record: Named, names: Sequence[NameIn]) -> list[str]:
    """Count names of one record, note where each form stands, and give their forms."""
    forms = [form_of(name, record.text) for name in names]
    first: dict[tuple[str, str], NameIn] = {}
    for name, text in zip(names, forms, strict=True):
        place = (name.kind, text)
        form = corpus.forms.get(place)
        if form is None:
            form = corpus.forms[place] = Form()
        form.count += 1
        if place not in first:
            first[place] = name
            _note_report(form, record, name)
    _note_crossing(corpus, record, {text: name for (kind, text), name in first.items() if kind == "person"})
    return forms


def combine(corpus: Corpus, other: Corpus) -> None:
    """Add what another part of the corpus, with other reports, says of its names."""
    for place, theirs in other.forms.items():
        ours = corpus.forms.setdefault(place, Form())
        ours.count += theirs.count
        ours.reports += theirs.reports
        if theirs.first:
            ours.first = min(ours.first or theirs.first, theirs.first)
            ours.last = max(ours.last, theirs.last)
        if theirs.sample[0] and (not ours.sample[0] or theirs.sample < ours.sample):
            ours.sample = theirs.sample
        if theirs.crossing[0] and (not ours.crossing[0] or theirs.crossing < ours.crossing):
            ours.crossing = theirs.crossing
    for pair, count in other.acronyms.items():
        corpus.acronyms[pair] = corpus.acronyms.get(pair, 0) + count
    corpus.sightings += other.sightings


def _note_report(form: Form, record: Named, mention: NameIn) -> None:
    form.reports += 1
    if record.dated:
        form.first = min(form.first or record.dated, record.dated)
        form.last = max(form.last, record.dated)
    if not form.sample[0] or record.id < form.sample[0]:
        form.sample = (record.id, around(record.text, mention))


def _note_crossing(corpus: Corpus, record: Named, persons: Mapping[str, NameIn]) -> None:
    """Note the bare surnames and initials that no full name of their report answers to: another report has to."""
    read = list(map(parse, persons))
    full = [person for person in read if person.shape == "full"]
    for name, person in zip(persons, read, strict=True):
        if person.shape not in _ALONE:
            continue
        form = corpus.forms["person", name]
        if form.crossing[0] and form.crossing[0] <= record.id:
            continue
        if not any(partial_fits(person, (other,)) or part_fits(person, (other,)) for other in full):
            form.crossing = (record.id, around(record.text, persons[name]))


def around(text: str, mention: NameIn) -> str:
    """Give a mention with the words before and after it."""
    return normal(text[max(0, mention.start - _CONTEXT) : mention.end + _CONTEXT])


def defined_acronyms(record: Report) -> set[tuple[str, str]]:
    """List the acronyms that a report explains: an organisation followed by another one in brackets.

    Example: "the Belarusian Association of Journalists (BAJ)" gives `("Belarusian Association of Journalists", "BAJ")`. An acronym without
    brackets is explained by the only organisation of the report of which it is the initials.
    """
    organisations = [n for n in record.names if n.kind == "org"]
    found = set()
    for first, second in pairwise(organisations):
        if 0 < second.start - first.end <= _BRACKET_GAP and _ACRONYM.match(record.text[first.end : second.start]):
            short, full = sorted((normal(first.name), normal(second.name)), key=len)
            if _looks_like_acronym(short) and not _looks_like_acronym(full):
                found.add((full, short))
    return found | _by_initials({normal(n.name) for n in organisations}, {short for _, short in found})


def _by_initials(names: set[str], explained: set[str]) -> set[tuple[str, str]]:
    """Pair acronyms with the only name of the same report that begins its words so: "Kartli Lawyers' Association … the KLA"."""
    acronyms = {name for name in names if len(name) >= _SHORTEST_ACRONYM and name.isupper() and name.isalpha()} - explained
    if not acronyms:
        return set()
    initials: dict[str, list[str]] = {}
    for name in sorted(names):
        words = _WORDS.findall(name)
        if len(words) >= _SHORTEST_ACRONYM:
            for kept in dict.fromkeys(("".join(w[0] for w in words), "".join(w[0] for w in words if w[0].isupper()))):
                initials.setdefault(kept.upper(), []).append(name)
    return {(initials[short][0], short) for short in acronyms if len(initials.get(short, ())) == 1}


def _looks_like_acronym(name: str) -> bool:
    letters = [c for c in name if c.isalpha()]
    return " " not in name and len(name) <= _LONGEST_ACRONYM and sum(c.isupper() for c in letters) * 2 > len(letters)
