"""Give the words around a date that tell how it is meant: the section `cues` of `models/*/dates.toml`, all languages together."""

from __future__ import annotations

from functools import cache

from reptrack.resources import lines, models, packs
from reptrack.values.dates.packs import packs as all_packs

__all__ = ["cue", "is_of_month", "small_words"]


@cache
def cue(name: str) -> frozenset[str]:
    """Give the words of one kind, in small letters; empty for a kind that no pack has."""
    return frozenset(word for pack in all_packs() for word in pack.get("cues", {}).get(name, ()))


@cache
def _of_month() -> tuple[str, ...]:
    return tuple(sorted(f" {word}" for word in cue("of_month")))


def is_of_month(text: str, end: int) -> bool:
    """Say whether the word behind a number makes it a day of the month: `5 числа`."""
    return text.startswith(_of_month(), end)


@cache
def small_words() -> frozenset[str]:
    """Give the small words of all languages (`the`, `и`, `па`): no noun is among them."""
    files = (f"{pack}/function_words.txt" for pack in packs() if models().joinpath(pack, "function_words.txt").is_file())
    return frozenset(word for file in files for line in lines(file) for word in line.split())
