"""Find named persons and tie each mention to its full form in the report."""

from __future__ import annotations

from reptrack.extract.names.persons.find import find_persons
from reptrack.extract.names.persons.towns import without_surnames

__all__ = ["find_persons", "without_surnames"]
