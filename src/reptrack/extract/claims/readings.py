"""Define what a number says once its kind is known."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from reptrack.extract.claims.numbers.expressions import Number
from reptrack.extract.claims.vocabulary import tables
from reptrack.records import ClaimKind
from reptrack.values.durations import iso_duration

__all__ = ["Reading", "bare", "compound_unit", "reading_of", "with_unit"]


class Reading(msgspec.Struct, frozen=True, gc=False):
    """A number read as a claim: tokens `i` up to `j` of its sentence, its kind and value.

    Attributes:
        at: the token that a qualifier must end before, where that is not `i` ("over the age of 60"); -1 if it is.
        unit_code: the unit of a duration, for numbers beside it that leave it out.
        amount: how many of that unit, where there is no other.
    """

    i: int
    j: int
    kind: ClaimKind
    value: int | float | str | None
    currency: str | None = None
    unit: str | None = None
    low: int | float | None = None
    high: int | float | None = None
    at: int = -1
    unit_code: str | None = None
    amount: int | float | None = None

    def before(self) -> int:
        """Give the token that a qualifier must end before."""
        return self.i if self.at < 0 else self.at


def reading_of(number: Number, kind: ClaimKind, *, i: int | None = None, j: int | None = None) -> Reading:
    """Read a number as `kind`; `i` and `j` widen it over its sign or unit."""
    high = number.high
    return Reading(
        number.i if i is None else i, number.j if j is None else j, kind, number.value, low=number.value if high else None, high=high
    )


def compound_unit(rest: str) -> str | None:
    """Give the unit in the second part of a compound adjective: `летний` is years."""
    return next((unit for stem, unit in tables().duration_compound.items() if rest.startswith(stem)), None)


def bare(reading: Reading) -> bool:
    """Tell whether a figure names no unit."""
    return reading.kind == "count" and isinstance(reading.value, int | float)


def with_unit(reading: Reading, model: Reading) -> Reading:
    """Read a bare number as one of the unit that another figure names."""
    value = reading.value
    if model.kind == "duration":
        if model.unit_code is None or not isinstance(value, int | float):
            return reading
        amount, value = value, iso_duration([(value, model.unit_code)])
        return replace(reading, kind=model.kind, value=value, unit_code=model.unit_code, amount=amount)
    return replace(reading, kind=model.kind, value=value, currency=model.currency, unit=model.unit, unit_code=model.unit_code)
