"""Find days that are told by their name: `New Year's Eve`, `Christmas Day 2023`; the names are in `feasts` of `models/*/dates.toml`."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import cache

from reptrack.values.dates.expression import DateExpression, Parts
from reptrack.values.dates.packs import packs

__all__ = ["feast_words", "find_feasts"]


@cache
def _days() -> dict[str, tuple[int, int]]:
    """Give the month and the day of each name."""
    found: dict[str, tuple[int, int]] = {}
    for pack in packs():
        for day, names in pack.get("feasts", {}).items():
            month, _, number = day.partition("-")
            found |= dict.fromkeys(names, (int(month), int(number)))
    return found


@cache
def feast_words() -> frozenset[str]:
    """Give what a text must hold to be looked through: the longest word of each name, with either apostrophe."""
    longest = {max(name.split(), key=len) for name in _days()}
    return frozenset(longest | {word.replace("'", "’") for word in longest})


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(name).replace("'", "['’]") for name in sorted(_days(), key=lambda name: (-len(name), name)))
    return re.compile(rf"(?<!\w)({names})(?!\w)(?:,?\s((?:19|20)\d\d)(?!\d))?")


def find_feasts(text: str, forms: AbstractSet[str]) -> list[DateExpression]:
    """Find the days with a name in a text, in order; the year behind one belongs to it. The `forms` of its words must hold those of names."""
    if forms.isdisjoint(feast_words()):
        return []
    found = []
    for match in _pattern().finditer(text):
        month, day = _days()[match[1].replace("’", "'")]
        year = int(match[2]) if match[2] else None
        found.append(DateExpression(match.start(), match.end(), "explicit" if year else "yearless", Parts(year, month, day)))
    return found
