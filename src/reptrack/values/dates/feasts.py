"""Find days that are told by their name: `New Year's Eve`, `Christmas Day 2023`; the names are in `feasts` of `models/*/dates.toml`."""

from __future__ import annotations

import re
from functools import cache

from reptrack.resources import each_toml
from reptrack.values.dates.expression import DateExpression, Parts

__all__ = ["find_feasts"]


@cache
def _days() -> dict[str, tuple[int, int]]:
    """Give the month and the day of each name."""
    found: dict[str, tuple[int, int]] = {}
    for pack in each_toml("dates.toml").values():
        for day, names in pack.get("feasts", {}).items():
            month, _, number = day.partition("-")
            found |= dict.fromkeys(names, (int(month), int(number)))
    return found


@cache
def _stems() -> tuple[str, ...]:
    """Give what a text must hold to be looked through: the longest word of each name."""
    return tuple(sorted({max(re.split(r"[^\w]+", name), key=len) for name in _days()}))


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(name).replace("'", "['’]") for name in sorted(_days(), key=lambda name: (-len(name), name)))
    return re.compile(rf"(?<!\w)({names})(?!\w)(?:,?\s((?:19|20)\d\d)(?!\d))?")


def find_feasts(text: str) -> list[DateExpression]:
    """Find the days with a name in a text, in order; the year behind one belongs to it."""
    if not any(stem in text for stem in _stems()):
        return []
    found = []
    for match in _pattern().finditer(text):
        month, day = _days()[match[1].replace("’", "'")]
        year = int(match[2]) if match[2] else None
        found.append(DateExpression(match.start(), match.end(), "explicit" if year else "yearless", Parts(year, month, day)))
    return found
