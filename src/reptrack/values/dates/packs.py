"""Give the words of dates of all languages; those of a language that is also written in Latin letters stand in these too."""

from __future__ import annotations

from functools import cache
from typing import Any

from reptrack.resources import each_toml
from reptrack.values.lacinka import to_latin

__all__ = ["packs"]

_SHORT = 5  # shorter words in plain letters are words of other languages too: `try`, `da`


@cache
def packs() -> tuple[dict[str, Any], ...]:
    """Give what `models/*/dates.toml` hold, a language each, in the order of their folders."""
    both = each_toml("lacinka.toml")
    return tuple(_with_latin(content) if pack in both else content for pack, content in each_toml("dates.toml").items())


def _with_latin(content: Any) -> Any:  # noqa: ANN401 - whatever a TOML file holds
    """Add the Latin forms of all words, in lists and where they are keys."""
    if isinstance(content, list):
        return [*content, *(latin for word in content if (latin := _latin(word)) is not None and latin not in content)]
    if isinstance(content, dict):
        plain = {key: _with_latin(value) for key, value in content.items()}
        return {_latin(key) or key: value for key, value in plain.items()} | plain
    return content


def _latin(word: object) -> str | None:
    """Write a Cyrillic word in Latin letters; None for another, and where the result is too short to be told apart."""
    if not isinstance(word, str) or word.isascii() or not any("а" <= letter <= "я" or letter in "іўё" for letter in word):
        return None
    latin = to_latin(word)
    return None if latin.isascii() and len(latin) < _SHORT else latin
