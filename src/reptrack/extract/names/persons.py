"""Find named persons and tie each mention to its full form in the report."""

from __future__ import annotations

from collections.abc import Sequence

from reptrack.records import Name
from reptrack.text.view import View

__all__ = ["find_persons"]


def find_persons(view: View, taken: Sequence[Name]) -> list[Name]:
    """Find persons, in order of their start, without overlaps among themselves or with `taken` (organisations and places)."""
    del view, taken
    return []
