"""Define a number expression: which tokens it takes, its value, and how it is written."""

from __future__ import annotations

import msgspec

__all__ = ["Number"]


class Number(msgspec.Struct, frozen=True, gc=False):
    """A number expression: tokens `i` up to `j` of its sentence.

    Attributes:
        value: the number; the lower bound of a range; None for vague words.
        digits: written in digits, at least in part.
        high: the upper bound of a range.
        fraction: it is a part of a whole ("two thirds").
        scale: what the last words multiplied by ("million"), 1 if nothing.
        rest: what follows the number inside a compound word ("летний" of "семилетний").
    """

    i: int
    j: int
    value: int | float | None
    digits: bool = False
    high: int | float | None = None
    fraction: bool = False
    scale: int = 1
    rest: str = ""
