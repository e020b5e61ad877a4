"""Find named organisations and places."""

from __future__ import annotations

from reptrack.records import Name
from reptrack.text.view import View

__all__ = ["find_organisations"]


def find_organisations(view: View) -> list[Name]:
    """Find organisations (`kind` org) and places (`kind` place), in order of their start, without overlaps."""
    del view
    return []
