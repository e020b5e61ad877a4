"""Decide which stretch `in the same period of last year` means: that of the figure before it, moved to the year that it names."""

from __future__ import annotations

from collections.abc import Sequence

from reptrack.extract.claims.phrases import phrase_set
from reptrack.extract.claims.tokens import DATE, Sentence

__all__ = ["in_year", "names_same_period"]

_WORDS = "claim_times.toml"
_BETWEEN = 3  # tokens from `the same` to `months`: `the same first three months`
_YEAR = len("2024")


def names_same_period(sentence: Sentence) -> bool:
    """Tell whether a sentence names the same part of another year: `in the same period of 2024`, `за те же три месяца 2023 года`."""
    same, periods = phrase_set(_WORDS, "same_period", "same"), phrase_set(_WORDS, "same_period", "periods")
    if not sentence.may_have(same):
        return False
    for _, end, _ in same.each(sentence.low, 0, len(sentence.low)):
        for k in range(end, min(end + _BETWEEN, len(sentence.low))):
            if sentence.low[k] == DATE or not sentence.low[k][0].isalnum():
                break
            if periods.at(sentence.low, k) is not None:
                return True
    return False


def in_year(year: str, around: Sequence[str | None]) -> str | None:
    """Give the stretch or month named last of those around, moved so that it ends in a year; None without one that is closed."""
    base = next((value for value in reversed(around) if value and len(value) > _YEAR and not value.endswith("..")), None)
    if base is None or not base[0].isdecimal():
        return None
    ends = base.split("/")
    by = int(year) - int(ends[-1][:_YEAR])
    return "/".join(f"{int(end[:_YEAR]) + by:04d}{end[_YEAR:]}" for end in ends)
