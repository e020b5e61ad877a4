"""Give the words around a date that tell how it is meant: the section `cues` of `models/*/dates.toml`, all languages together."""

from __future__ import annotations

from functools import cache

from reptrack.resources import each_toml

__all__ = ["cue"]


@cache
def cue(name: str) -> frozenset[str]:
    """Give the words of one kind, in small letters; empty for a kind that no pack has."""
    return frozenset(word for pack in each_toml("dates.toml").values() for word in pack.get("cues", {}).get(name, ()))
