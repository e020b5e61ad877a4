"""Define what a number says once its kind is known."""

from __future__ import annotations

from dataclasses import dataclass

from reptrack.extract.claims.numerals import Number
from reptrack.extract.claims.tables import tables
from reptrack.records import ClaimKind

__all__ = ["Reading", "compound_unit", "reading_of"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A number read as a claim: tokens `i` up to `j` of its sentence, its kind and value.

    Attributes:
        at: the token that a qualifier must end before, where that is not `i` ("over the age of 60"); -1 if it is.
        unit_code: the unit of a duration, for numbers beside it that leave it out.
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
