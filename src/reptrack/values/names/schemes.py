"""Decide in which scheme a name is written, and give the sounds of its letters in that scheme.

The schemes are data: `romanisation.toml`. One name is read in one scheme: `č` in a name means that its `c` is ц, `sch` that its `z` is.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from reptrack.resources import each_toml
from reptrack.text.scripts import unmix

__all__ = ["Scheme", "fold", "is_cyrillic", "loose", "lower", "rank", "scheme", "schemes", "sounds", "weigh"]

_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
# Signs that say nothing about the sound: apostrophes and soft signs in print.
_MARKS = re.compile(r"[’'ʼʹʺ`´\u02B9-\u02BC\u2018\u0301\u00AD\u200B-\u200F]")
_LETTERS_WITHOUT_DECOMPOSITION = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ə": "a"}
)


@dataclass(frozen=True, slots=True)
class Scheme:
    """A way to write names.

    Attributes:
        name: its key in `romanisation.toml`.
        cyrillic: the script.
        akannie: whether `a` may stand for an unstressed `о`.
        fold: whether accents that it does not know are taken off.
        soft_l: whether an `l` before a and u may be soft. i, y: the sounds that i and y may stand for.
        marks: patterns that speak for it, with their weights.
        graphemes: written → sounds.
        pattern: finds the graphemes, longest first.
    """

    name: str
    cyrillic: bool
    akannie: bool
    fold: bool
    soft_l: bool
    i: tuple[str, ...]
    y: tuple[str, ...]
    marks: tuple[tuple[re.Pattern[str], int], ...]
    graphemes: dict[str, str]
    pattern: re.Pattern[str]


@cache
def schemes() -> dict[str, Scheme]:
    """Read the schemes of every pack, by precedence: the earlier one wins a tie."""
    tables = {name: table for content in each_toml("romanisation.toml").values() for name, table in content.items()}
    return {name: _scheme(name, tables[name]) for name in sorted(tables, key=lambda name: (tables[name]["precedence"], name))}


@cache
def loose(name: str) -> str:
    """Give the name of the same scheme with `h` read as г or х, for a second look at a name that stands alone."""
    s = scheme(name)
    if s.cyrillic or s.graphemes.get("h") != "g":
        return name
    graphemes = {**s.graphemes, "h": "G"}
    _SECOND_LOOK[f"{name}+h"] = replace(s, name=f"{name}+h", graphemes=graphemes)
    return f"{name}+h"


_SECOND_LOOK: dict[str, Scheme] = {}


def scheme(name: str) -> Scheme:
    """Give a scheme by its name."""
    return _SECOND_LOOK[name] if name.endswith("+h") else schemes()[name]


def _scheme(name: str, table: dict[str, object]) -> Scheme:
    graphemes: dict[str, str] = {}
    for item in str(table["graphemes"]).split():
        written, equals, meant = item.partition("=")
        graphemes[written] = meant if equals else written
    longest_first = sorted(graphemes, key=lambda g: (-len(g), g))
    marks = table["marks"]
    assert isinstance(marks, dict)  # noqa: S101 - the file's own contract
    return Scheme(
        name=name,
        cyrillic=table["script"] == "cyrillic",
        akannie=bool(table.get("akannie")),
        fold=bool(table.get("fold")),
        soft_l=bool(table.get("soft_l")),
        i=tuple(str(table.get("i", "i")).split()),
        y=tuple(str(table.get("y", "y")).split()),
        marks=tuple((re.compile(p), int(w)) for p, w in marks.items()),
        graphemes=graphemes,
        pattern=re.compile("|".join(map(re.escape, longest_first))),
    )


def is_cyrillic(text: str) -> bool:
    """Say whether a text has a Cyrillic letter."""
    return not text.isascii() and _CYRILLIC.search(unmix(text)) is not None


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Give a text in lower case without accents and apostrophes: `Łukašenka` → `lukasenka`. Cyrillic letters stay whole."""
    lowered = _MARKS.sub("", unmix(text).replace("İ", "i").lower())
    if lowered.isascii():
        return lowered
    return "".join(map(_fold_letter, unicodedata.normalize("NFC", lowered)))


@lru_cache(maxsize=4096)
def _fold_letter(letter: str) -> str:
    if _CYRILLIC.match(letter):
        return letter
    bare = "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))
    return bare.translate(_LETTERS_WITHOUT_DECOMPOSITION)


def lower(text: str) -> str:
    """Give a text in lower case, composed, without apostrophes and signs that have no sound."""
    return unicodedata.normalize("NFC", _MARKS.sub("", unmix(text).replace("İ", "i").lower()))


@lru_cache(maxsize=65536)
def rank(text: str) -> tuple[str, ...]:
    """List the schemes that a name may be written in, the likeliest first.

    Example: `rank("Siarhiej Cichanoŭski")[0]` is `lac`, `rank("Sjarhej Zichanouski")[0]` is `de`.
    """
    return tuple(name for name, _ in weigh(text))


@lru_cache(maxsize=65536)
def weigh(text: str) -> tuple[tuple[str, int], ...]:
    """List the schemes that a name may be written in with the weight of the marks that speak for each, the likeliest first."""
    cyrillic = is_cyrillic(text)
    lowered = lower(text)
    weights = [
        (-sum(weight for pattern, weight in s.marks if pattern.search(lowered)), place, name)
        for place, (name, s) in enumerate(schemes().items())
        if s.cyrillic == cyrillic
    ]
    return tuple((name, -weight) for weight, _, name in sorted(weights))


@lru_cache(maxsize=65536)
def sounds(word: str, name: str) -> str:
    """Give the sounds of a word in a scheme, one letter a sound, before neighbours act on each other.

    Example: `sounds("Cichanoŭski", "lac")` is `Tixanovski`.
    """
    s = scheme(name)
    lowered = lower(word)
    if not s.cyrillic and not lowered.isascii():
        lowered = "".join(c if c in s.graphemes else _fold_letter(c) for c in lowered)
    return "".join([s.graphemes[g] for g in s.pattern.findall(lowered)])
