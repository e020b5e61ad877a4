"""Turn the number of an article, as printed, into the parts of a reference: `361⁴`, `314/2`, `505-A`, `10–12`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["MAX_PART", "NUMBER", "Number", "expand", "latin", "make_ref", "read_number"]

MAX_PART = 30  # no article has more parts, so that a higher number is no part
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "і": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "u", "ф": "f", "х": "kh",
    "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ы": "y", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip

# 342 · 361-4 · 20.3.3 · 361⁴ · 505A · 505-A · 314/2 · 217/A · 217/A-1. Ends where no further digit, decimal or percent follows.
NUMBER = re.compile(
    r"(?P<base>\d{1,4})(?!\d)"
    r"(?P<tail>(?:[.\-‑]\d{1,2}(?!\d)){0,3})"
    r"(?P<sup>[⁰¹²³⁴⁵⁶⁷⁸⁹]{0,2})"
    r"(?P<letter>(?:-?[A-Z]{1,2}|-?[a-z])(?![^\W_]))?"
    r"(?P<slash>(?:[/-](?:\d{1,2}|[A-Z]|(?<=/)[a-z])(?![^\W_])(?:-[a-z](?![^\W_])){0,4})*)"
    r"(?![.,:]?\d|\s?%)"
)

_LAST_DIGITS = re.compile(r"((?:.*[.-])?)(\d+)")


class Number(NamedTuple):
    """The printed number of an article, taken apart.

    Attributes:
        base: its first digits. tail: dotted or hyphenated additions, each with its sign (`.3.3`, `-4`).
        raised: a superscript in plain digits. letter: a capital that belongs to the number (505A).
        part: after a slash (314/2). point: a small letter that stands without brackets (66d). upto: the last of several parts (220/6-7).
        points: further letters (53/1-a-e).
    """

    base: str
    tail: str = ""
    raised: str = ""
    letter: str = ""
    part: str | None = None
    point: str | None = None
    upto: str | None = None
    points: str = ""

    @property
    def plain(self) -> bool:
        """Whether it is digits alone."""
        return not (self.tail or self.raised or self.letter or self.part or self.point)

    def parts(self) -> list[str | None]:
        """List the parts after the slash: `6`, `7` of `220/6-7`; of no part one None."""
        return [*expand(self.part, self.upto)] if self.part and self.upto else [self.part]

    def article(self, join: str | None) -> str:
        """Give the article in the way of a code that joins additions by `join`; None leaves the printed signs."""
        if not (self.tail or self.raised):
            return self.base + self.letter
        tail = self.tail.replace("‑", "-")
        if join:
            tail = tail.replace("-", join).replace(".", join)
        raised = f"{join or '-'}{self.raised}" if self.raised else ""
        return f"{self.base}{tail}{raised}{self.letter}"


def read_number(match: re.Match[str]) -> Number:
    """Take a match of `NUMBER` apart."""
    letter = (match["letter"] or "").lstrip("-")
    part = upto = None
    points = ""
    point = letter if letter.islower() else None
    for piece in re.findall(r"[/-](\w+)", match["slash"]):
        if piece.isdigit():
            upto = piece if part and int(part) < int(piece) else upto
            part = part or piece
        elif piece.islower():
            points += piece if point else ""
            point = point or piece
        else:
            letter += piece
    return Number(
        match["base"], match["tail"], match["sup"].translate(_SUPERSCRIPTS), "" if letter.islower() else letter, part, point, upto, points
    )


def expand(first: str, last: str, limit: int = 20) -> list[str]:
    """List what a range of two printed numbers holds: `10`, `12` → 10 11 12; `361-1`, `361-4` → all four; long or odd ranges → the ends.

    From an article to one added to it, `361`, `361-4`, it is the article and all that were added up to there.

    Args:
        first: the number before the dash.
        last: the one after it.
        limit: a longer range is given by its ends.
    """
    if added := re.fullmatch(rf"({re.escape(first)}[.-])(\d{{1,2}})", last):
        return [first, *(f"{added[1]}{n}" for n in range(1, min(int(added[2]), limit) + 1))]
    match = _LAST_DIGITS.fullmatch(first)
    if match is None:
        return [first, last]
    prefix, low = match[1], int(match[2])
    tail = last.removeprefix(prefix)
    if not tail.isdigit() or not low < int(tail) < low + limit:
        return [first, last]
    return [f"{prefix}{n}" for n in range(low, int(tail) + 1)]


def latin(letter: str) -> str:
    """Write the letter of a point in small Latin letters: `е` → `e`, `A` → `a`."""
    return "".join(_LATIN.get(c, c) for c in letter.lower())


def make_ref(code: str, article: str, part: str | None = None, point: str | None = None) -> str:
    """Join the pieces of a reference that are there: `RU-CC`, `207.3`, `2`, `e` → `RU-CC:207.3:2:e`."""
    pieces: Iterable[str | None] = (code, article, part, point)
    return ":".join(piece for piece in pieces if piece)
