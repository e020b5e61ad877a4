"""Define how a pseudonym is written in a text, so that it reads well and can be found again without doubt.

`Person-0017` is a person's full form, `Person-0017-2` another spelling of it, `Person-0017-S` the surname alone, `-G` the given name,
`-M` a word between them, `-P` any other part. Number 0 stands for words of the source that look like a pseudonym themselves. Where the
next character would be read as a part of it, a `_` closes a pseudonym: `Person-0017_5`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["LITERAL", "TOKEN", "Piece", "entity", "entity_number", "joined", "token"]

TOKEN = re.compile(r"Person-(?P<number>[0-9]{4,})(?:-[A-Z][0-9]*|-[0-9]+)?_?")
_ENTITY = re.compile(r"person-([0-9]{4,})")
LITERAL = 0
Piece = tuple[str, bool]


def token(number: int, label: str, nth: int) -> str:
    """Write the pseudonym of the `nth` spelling (from 1) of a part of a name: label S, G, M, P, or empty for the full form."""
    return f"Person-{number:04d}" + (f"-{label}" if label else "" if nth == 1 else "-") + ("" if nth == 1 else str(nth))


def entity(number: int) -> str:
    """Write the pseudonym of a person's entity."""
    return f"person-{number:04d}"


def entity_number(slug: str) -> int | None:
    """Give the number in an entity that is written like a pseudonym, None for any other."""
    match = _ENTITY.fullmatch(slug)
    return int(match[1]) if match else None


def joined(pieces: Sequence[Piece]) -> list[str]:
    """Close each pseudonym that would not be read back as itself before what follows it.

    Args:
        pieces: `(characters, are they a pseudonym)` in order; none is empty.
    """
    out: list[str] = []
    following = ""
    for piece, is_token in reversed(pieces):
        read = TOKEN.match(piece + following) if is_token else None
        written = piece + "_" if read is not None and read.end() != len(piece) else piece
        out.append(written)
        following = (written + following)[:2]
    return out[::-1]
