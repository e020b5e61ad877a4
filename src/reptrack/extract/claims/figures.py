"""Give the figures of a sentence: its numbers without those that count nothing, each with its kind and the unit it shares."""

from __future__ import annotations

from reptrack.extract.claims.numbers.expressions import Number
from reptrack.extract.claims.numbers.guards import no_claim
from reptrack.extract.claims.numbers.kinds import is_relative, read_kind
from reptrack.extract.claims.numbers.lone_units import fixed_durations
from reptrack.extract.claims.numbers.named_numbers import in_name
from reptrack.extract.claims.numbers.numerals import find_numbers
from reptrack.extract.claims.numbers.units import join_ranges, share_units
from reptrack.extract.claims.readings import Reading
from reptrack.extract.claims.tokens import Sentence
from reptrack.records import Name

__all__ = ["figures_of"]


def figures_of(sentence: Sentence, names: list[Name], term: Reading | None) -> list[Reading]:
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
    taken = fixed.copy()
    persons = [name for name in names if name.kind == "person"]
    for index, number in enumerate(kept):
        if number.i < end or (taken and any(f.i <= number.i < f.j for f in taken)):
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
    if len(fixed) > 1:
        fixed.sort(key=lambda reading: reading.i)
    shared = share_units(sentence, fixed, persons, term)
    return join_ranges(sentence, shared) if len(shared) > 1 else shared
