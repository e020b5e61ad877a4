"""Find the persons of a report in two passes: what can be told at the place, then every further mention of those who are known."""

from __future__ import annotations

from collections.abc import Sequence

from reptrack.extract.names.persons.memory import Memory
from reptrack.extract.names.persons.segments import Found, decide
from reptrack.extract.names.persons.tokens import Run, runs
from reptrack.records import Name
from reptrack.text.view import View

__all__ = ["find_persons"]


def find_persons(view: View, taken: Sequence[Name]) -> list[Name]:
    """Find persons, in order of their start, without overlaps among themselves or with `taken` (organisations and places)."""
    all_runs = list(runs(view, sorted(taken, key=lambda name: name.start)))
    found: list[Found] = [name for run in all_runs for name in decide(view, run)]
    memory = Memory(view, found)
    found = sorted([*found, *_known(view, all_runs, found, memory)], key=lambda name: name.start)
    memory = Memory(view, found)
    return [_record(view, name, memory) for name in found]


def _known(view: View, all_runs: list[Run], found: list[Found], memory: Memory) -> list[Found]:
    """Find the mentions of known persons that the first pass passed over."""
    covered = {token.start for name in found for token in name.tokens}
    more = []
    for run in all_runs:
        rest = [token for token in run if token.start not in covered]
        if rest:
            more += memory.mentions(view, run, rest)
    return more


def _record(view: View, name: Found, memory: Memory) -> Name:
    start, end = name.start, name.end
    return Name(start=start, end=end, text=view.text[start:end], kind="person", name=memory.full_form(name))
