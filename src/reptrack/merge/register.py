"""Keep the register of names: one line an entity, with its forms, its reports, its dates, and where its id came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from reptrack.errors import OnProblem, Problem, ReptrackError, log_problem
from reptrack.records import NameKind

__all__ = ["Entry", "Ledger", "read_register", "write_register"]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entity.

    Attributes:
        id: the slug that mentions carry. kind: person, org or place.
        name: the canonical form: the full form met most often.
        forms: form → mentions. reports: number of reports. first, last: earliest and latest date of a report, or None.
        origin: where the id came from: `name` (made from the name), `register` (kept from an earlier one), `context` (one of several
            bearers), `table` (variants of places and organisations), `acronym` (explained by a report), `partial` (no full name is known).
    """

    id: str
    kind: NameKind
    name: str
    forms: dict[str, int]
    reports: int
    first: str | None = None
    last: str | None = None
    origin: str = "name"


class Ledger:
    """Counts mentions while records pass by, and gives the register at the end."""

    def __init__(self) -> None:
        self._forms: dict[tuple[str, str], dict[str, int]] = {}
        self._reports: dict[tuple[str, str], int] = {}
        self._dates: dict[tuple[str, str], tuple[str, str]] = {}
        self.origin: dict[str, str] = {}

    def note(self, kind: str, entity: str, form: str) -> None:
        """Count one mention."""
        forms = self._forms.setdefault((kind, entity), {})
        forms[form] = forms.get(form, 0) + 1

    def note_report(self, entities: Iterable[tuple[str, str]], dated: str | None) -> None:
        """Count one report for the entities that it names."""
        for entity in entities:
            self._reports[entity] = self._reports.get(entity, 0) + 1
            if dated:
                first, last = self._dates.get(entity, (dated, dated))
                self._dates[entity] = (min(first, dated), max(last, dated))

    def take(self, other: Ledger) -> None:
        """Add what another ledger counted in other reports."""
        for key, forms in other._forms.items():
            ours = self._forms.setdefault(key, {})
            for form, count in forms.items():
                ours[form] = ours.get(form, 0) + count
        for key, count in other._reports.items():
            self._reports[key] = self._reports.get(key, 0) + count
        for key, (first, last) in other._dates.items():
            before = self._dates.get(key, (first, last))
            self._dates[key] = (min(first, before[0]), max(last, before[1]))

    def entries(self) -> Iterator[Entry]:
        """Give the register, sorted by kind and id."""
        for (kind, entity), forms in sorted(self._forms.items()):
            first, last = self._dates.get((kind, entity), (None, None))
            yield Entry(
                id=entity,
                kind=kind,  # type: ignore[arg-type]
                name=_canonical(forms),
                forms=dict(sorted(forms.items(), key=lambda f: (-f[1], f[0]))),
                reports=self._reports.get((kind, entity), 0),
                first=first,
                last=last,
                origin=self.origin.get(entity, "name"),
            )


def _canonical(forms: dict[str, int]) -> str:
    """Choose the form met most often; full names come before initials, capitals as in print before all capitals."""
    return min(forms, key=lambda f: (" " not in f or "." in f or f.isupper() or "," in f, -forms[f], f))


def write_register(entries: Iterable[Entry], out: BinaryIO) -> None:
    """Write a register as JSON lines."""
    out.writelines(msgspec.json.encode(entry) + b"\n" for entry in entries)


def read_register(path: str | Path, *, on_problem: OnProblem = log_problem) -> Iterator[Entry]:
    """Read a register; lines that are none are reported and passed over.

    Raises:
        ReptrackError: the file cannot be opened.
    """
    try:
        stream = Path(path).open("rb")  # noqa: SIM115 - closed below; opening is the only part that may fail
    except OSError as error:
        raise ReptrackError(f"{path}: {error.strerror or error}", "name a register that `reptrack merge --names` wrote") from error
    with stream:
        for number, line in enumerate(stream, start=1):
            if line.isspace():
                continue
            try:
                yield msgspec.json.decode(line, type=Entry)
            except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
                on_problem(Problem(str(path), f"not a line of a register ({error})", "the line was skipped", number))
