"""The small and the capital letters of the Latin and Cyrillic scripts, for patterns: Python's own have no class for them."""

from __future__ import annotations

__all__ = ["CAPITALS", "SMALL"]

# Basic Latin to Latin Extended-B, Cyrillic and its supplement, Latin Extended Additional.
_BLOCKS = (range(0x0250), range(0x0400, 0x0530), range(0x1E00, 0x1F00))
_LETTERS = [chr(code) for block in _BLOCKS for code in block]

SMALL = "".join(filter(str.islower, _LETTERS))
"""Inside a class: `[SMALL]` is a small letter, and `[^\\W\\d_SMALL]` one that is not: `Š` and `Ї`, and those of scripts that have no capitals, but not `é`."""
CAPITALS = "".join(filter(str.isupper, _LETTERS))
"""Inside a class: `[CAPITALS]` is a capital letter."""
