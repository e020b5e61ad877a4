"""Give one entity to all spellings of a name: read the records once for their distinct names, decide, and write them with entities.

Records are kept on disk in between, never in memory; what is held grows with the distinct names, not with the mentions.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import IO

import msgspec

from reptrack.jsonl import decode, encode
from reptrack.merge.context import Corpus, add, defined_acronyms, form_of, normal
from reptrack.merge.decisions import Decision, Decisions
from reptrack.merge.evidence import called_kin
from reptrack.merge.partial_names import part_fits, partial_fits
from reptrack.merge.persons import Persons, kin_of, named_by_father, resolve_persons
from reptrack.merge.places_and_orgs import resolve_places_or_orgs
from reptrack.merge.register import Entry, Ledger
from reptrack.records import Name, Report
from reptrack.values.names.person import parse

__all__ = ["Resolution", "apply", "merge", "register_of", "resolve", "study"]

_IN_MEMORY = 32 * 1024 * 1024
_RELATIVES = 3  # persons named before a first name whose kin it may be
_MARK = 6  # letters of a report's id that tell its unknown "Siarhei" from another's


@dataclass(frozen=True, slots=True)
class Resolution:
    """All that was decided for a corpus: the persons, the places and organisations, acronyms with several meanings."""

    persons: Persons
    others: dict[tuple[str, str], str]
    acronyms: dict[str, set[str]]


def merge(
    records: Iterable[Report],
    *,
    decisions: Iterable[Decision] = (),
    register: Iterable[Entry] = (),
    on_register: Callable[[Iterable[Entry]], None] | None = None,
) -> Iterator[Report]:
    """Set `entity` on every name of the records, in order.

    Args:
        records: any iterable; read once.
        decisions: what the user said about names.
        register: an earlier register: its ids stay.
        on_register: is called at the end with the new register.
    """
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as spool:  # bytes: the records wait here for the second pass
        corpus = study(_spooled(records, spool))
        resolution = resolve(corpus, decisions, register)
        spool.seek(0)
        ledger = Ledger()
        for line in spool:
            yield apply(decode(line), resolution, ledger)
    if on_register is not None:
        on_register(register_of(ledger, resolution))


def _spooled(records: Iterable[Report], spool: IO[bytes]) -> Iterator[Report]:
    for record in records:
        spool.write(encode(record))
        yield record


def study(records: Iterable[Report]) -> Corpus:
    """Collect the distinct names of records."""
    corpus = Corpus()
    for record in records:
        add(corpus, record)
    return corpus


def resolve(corpus: Corpus, decisions: Iterable[Decision] = (), register: Iterable[Entry] = ()) -> Resolution:
    """Decide the entities of all names of a corpus."""
    said = list(decisions)
    known = {entry.id: [f for f in entry.forms if parse(f).shape == "full"] for entry in register if entry.kind == "person"}
    persons = resolve_persons(corpus, Decisions.of(said), {entity: forms for entity, forms in known.items() if forms})
    others: dict[tuple[str, str], str] = {}
    several: dict[str, set[str]] = {}
    for kind in ("org", "place"):
        names = [name for k, name in corpus.forms if k == kind]
        found, meanings = resolve_places_or_orgs(kind, names, corpus.acronyms, Decisions.of(said, kind))
        others |= {(kind, name): entity for name, entity in found.items()}
        several |= meanings
    return Resolution(persons, others, several)


def apply(record: Report, resolution: Resolution, ledger: Ledger | None = None) -> Report:
    """Set the entities of one record."""
    if not record.names:
        return record
    meant = _Meant(record, resolution)
    names = [msgspec.structs.replace(n, entity=meant.by(n, form)) for n, form in zip(record.names, meant.forms, strict=True)]
    if ledger is not None:
        for name in names:
            ledger.note(name.kind, name.entity or "", normal(name.name))
        ledger.note_report({(n.kind, n.entity or "") for n in names}, record.dated)
    return msgspec.structs.replace(record, names=names)


class _Meant:
    """Who is meant by the names of one report."""

    def __init__(self, record: Report, resolution: Resolution) -> None:
        self._record, self._persons, self._others = record, resolution.persons, resolution.others
        self.forms = [form_of(n, record.text) for n in record.names]
        self._present = self._full()
        self._explained = _explained(record, resolution)
        self._partials: dict[str, str] = {}

    def by(self, name: Name, form: str) -> str:
        """Give the entity of a mention."""
        if name.kind != "person":
            return self._explained.get(form) or self._others[name.kind, form]
        persons, present = self._persons, self._present
        if form in persons.by_form:
            bearer = self._bearer(form, name.start)
            family = [e for e in persons.family.get(bearer, ()) if e in present]
            if len(family) == 1:  # Ivan Zub, where the report has one Ivan Piatrovich Zub
                return family[0]
            return (named_by_father(form, persons, present) if form in persons.by_father else None) or bearer
        if " " not in form and called_kin(self._record.text, name, self._record.names):
            kin = self._kin(form, name)
            if kin is not None:
                return kin
            if self._is_told_apart(form):
                return f"{self._persons.own.get(form, 'unnamed')}-{self._record.id[:_MARK]}"
        if form not in self._partials:
            self._partials[form] = self._partial(form)
        return self._partials[form]

    def _full(self) -> list[str]:
        """List the persons whom the report names in full, or by initials if no more is known of them anywhere."""
        persons = self._persons
        mentions = [(form, n.start) for n, form in zip(self._record.names, self.forms, strict=True) if n.kind == "person"]
        full = {self._bearer(form, start) for form, start in mentions if form in persons.by_form}
        return sorted(full | {own for form, _ in mentions if (own := persons.own.get(form)) in persons.initialled})

    def _bearer(self, form: str, start: int) -> str:
        """Give the bearer of a full name that a mention means."""
        report, persons = self._record.id, self._persons
        return persons.bearer.get((report, form)) or persons.id_in(persons.by_form[form], report, start)

    def _kin(self, form: str, name: Name) -> str | None:
        """Find the person of a first name who is kin to one of those named just before, the nearest that has such kin."""
        before = [n.name for n in self._record.names if n.kind == "person" and n.end < name.start]
        relatives = dict.fromkeys(other for other in map(normal, reversed(before)) if other in self._persons.by_form)
        return next((found for other in list(relatives)[:_RELATIVES] if (found := kin_of(form, other, self._persons))), None)

    def _partial(self, form: str) -> str:
        """Find whom a partial name means: the one person of the report whom it fits, else the only one of the corpus."""
        persons, present = self._persons, self._present
        own = persons.own.get(form, "unnamed")
        person = parse(form)
        here = [e for e in present if e in persons.entities and partial_fits(person, persons.entities[e].members)]
        here = here or [e for e in present if e in persons.initialled and partial_fits(person, persons.initialled[e])]
        here = here or [e for e in present if e in persons.entities and part_fits(person, persons.entities[e].members)]
        if len(here) == 1:
            return here[0]
        anywhere = persons.partial.get(form, ())
        if len(anywhere) == 1 and not here:
            return anywhere[0]
        return f"{own}-{self._record.id[:_MARK]}" if anywhere or person.shape == "given" else own

    def _is_told_apart(self, given: str) -> bool:
        """Say whether the report names somebody of a first name in full, whom a mention without the full form does not mean."""
        named = zip(self._record.names, self.forms, strict=True)
        return any(n.kind == "person" and form.startswith(f"{given} ") and " " in normal(n.text) for n, form in named)


def _explained(record: Report, resolution: Resolution) -> dict[str, str]:
    """Say what the acronyms with several meanings mean in this report."""
    if not resolution.acronyms:
        return {}
    return {short: resolution.others["org", full] for full, short in sorted(defined_acronyms(record)) if short in resolution.acronyms}


def register_of(ledger: Ledger, resolution: Resolution) -> Iterator[Entry]:
    """Give the register of all records that a ledger has seen."""
    for entity in resolution.persons.entities.values():
        ledger.origin[entity.id] = entity.origin
    for own in resolution.persons.own.values():
        ledger.origin.setdefault(own, "partial")
    yield from ledger.entries()
