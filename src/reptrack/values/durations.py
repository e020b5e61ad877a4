"""Decide how a length of time is written in ISO 8601: years and months from `two and a half years`, `2 y. 3 m.`."""

from __future__ import annotations

from collections.abc import Iterable

from reptrack.values.numbers import tidy

__all__ = ["iso_duration"]

# The smaller unit that a fraction of a unit is written in, and how many make one.
_SMALLER = {"Y": ("M", 12), "M": ("D", 30), "W": ("D", 7), "D": ("H", 24), "H": ("MIN", 60), "MIN": ("S", 60)}
_DATE_UNITS = ("Y", "M", "W", "D")
_TIME_UNITS = (("H", "H"), ("MIN", "M"), ("S", "S"))


def iso_duration(parts: Iterable[tuple[float, str]]) -> str | None:
    """Write lengths of time as one ISO 8601 duration: `[(1, "Y"), (6, "M")]` gives `P1Y6M`, `[(2.5, "Y")]` gives `P2Y6M`.

    Units are Y, M, W, D, H, MIN, S and 10Y (decades). The numbers stay as the text has them: 18 months are `P18M`.
    None if a fraction has no smaller unit to be written in.
    """
    amounts: dict[str, float] = {}
    for number, unit in parts:
        value, name = (number * 10, "Y") if unit == "10Y" else (number, unit)
        if not _add(amounts, value, name):
            return None
    date = "".join(f"{tidy(amounts[u])}{u}" for u in _DATE_UNITS if u in amounts)
    time = "".join(f"{tidy(amounts[u])}{sign}" for u, sign in _TIME_UNITS if u in amounts)
    return f"P{date}{'T' if time else ''}{time}" if date or time else None


def _add(amounts: dict[str, float], value: float, unit: str) -> bool:
    whole = int(value)
    fraction = value - whole
    if whole or not fraction:
        amounts[unit] = amounts.get(unit, 0) + whole
    if not fraction:
        return True
    if unit not in _SMALLER:
        return False
    smaller, size = _SMALLER[unit]
    rest = fraction * size
    if abs(rest - round(rest)) > 0.2:  # noqa: PLR2004
        return False
    amounts[smaller] = amounts.get(smaller, 0) + round(rest)
    return True
