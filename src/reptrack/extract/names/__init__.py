"""Find named persons, organisations and places."""

from __future__ import annotations

from reptrack.extract.names.organisations import find_organisations
from reptrack.extract.names.persons import find_persons, without_surnames
from reptrack.extract.names.places import find_places
from reptrack.extract.names.scan import scan
from reptrack.records import Name
from reptrack.text.view import View

__all__ = ["find_names"]


def find_names(view: View) -> list[Name]:
    """Find the names of a text, in order of their start, without overlaps.

    Organisations come first, then places outside them: a person is not looked for inside either.
    """
    scan(view)
    organisations = find_organisations(view)
    taken = sorted([*organisations, *find_places(view, organisations)], key=lambda name: name.start)
    taken = without_surnames(view, taken)
    return sorted([*taken, *find_persons(view, taken)], key=lambda name: name.start)
