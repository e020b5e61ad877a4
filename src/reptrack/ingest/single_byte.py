"""Decide by the letters of languages in which encoding of one byte a letter a file is, or that none fits."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache

from reptrack.resources import toml
from reptrack.text.language import detect

__all__ = ["Reading", "read_cyrillic", "read_latin"]

_ODD = 0.5
"""How often among 1,000 a character is taken to stand that no alphabet has."""
_MARGIN = 0.35
"""By so much (the mean logarithm of the letters' frequencies) must another Cyrillic encoding fit better than the usual one."""
_TEXT, _PERHAPS_TEXT = -3.4, -3.75
"""A text of any of the languages is at about -3.1, letters of other scripts are below the first, noise below the second."""
_FEW = 12
"""Fewer letters than this prove nothing against the usual encoding."""
_FITS, _BETTER = 0.95, 0.25
"""Nearly all letters of a text are those of its language; another encoding must fit better by so much."""
_ALIKE = 0.05
_STRANGE = 0.5
"""If no more than this share of a text's letters are of one language, it may be in an encoding that is not tried."""
_KNOWN = 0.3
"""What it adds to the fit that the words are of the language too."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An encoding that was decided on; `doubt` says why it may be another one."""

    encoding: str
    doubt: str | None = None


def read_cyrillic(raw: bytes) -> Reading | None:
    """Decide which Cyrillic encoding a text is in, by how often its letters stand in the languages; None if it is in none of them.

    Example: the bytes of `Суд` in KOI8-R are `уХД` in windows-1251; over a sentence, the letters of the second are rare ones.
    """
    encodings = toml("world/encodings.toml")["cyrillic"]["encodings"]
    fits = {name: fit for name in encodings if (fit := _cyrillic_fit(raw, name)) is not None}
    if not fits:
        return None
    usual = encodings[0]
    best = max(fits, key=lambda name: fits[name][0])
    if usual in fits and (fits[usual][1] < _FEW or fits[best][0] - fits[usual][0] < _MARGIN):
        best = usual
    mean, letters = fits[best]
    least = _PERHAPS_TEXT if best == usual else _TEXT
    return Reading(best) if mean > least or letters < _FEW else None


def _cyrillic_fit(raw: bytes, encoding: str) -> tuple[float, int] | None:
    """Give the mean logarithm of the frequencies of a text's characters beyond ASCII in the language that fits best, and their number."""
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return None
    counts = Counter(char for char in text.lower() if char > "\x7f" and char not in _TYPOGRAPHY)
    number = counts.total()
    if not number:
        return None
    means = (sum(times * table.get(char, math.log(_ODD / 1000)) for char, times in counts.items()) / number for table in _frequencies())
    return max(means), number


_TYPOGRAPHY = frozenset("«»“”„‘’–—…№•°§\xa0")


@cache
def _frequencies() -> tuple[dict[str, float], ...]:
    tables = []
    for row in toml("world/encodings.toml")["cyrillic"]["letters"].values():
        cells = row.split()
        tables.append({char: math.log(int(number) / 1000) for char, number in zip(cells[::2], cells[1::2], strict=True)})
    return tuple(tables)


def read_latin(raw: bytes) -> Reading | None:
    """Decide which Latin encoding a text is in, by the letters beyond ASCII that its languages have; None if it is in none of them.

    Example: `Łódź` in windows-1250 is `£ódŸ` in windows-1252: signs inside words, where the first gives letters of Polish.
    """
    names = toml("world/encodings.toml")["latin"]["encodings"]
    texts = {}
    for name in names:
        try:
            texts[name] = raw.decode(name)
        except UnicodeDecodeError:
            continue
    fits = {name: _latin_fit(text, name) for name, text in texts.items()}
    if not fits:
        return None
    usual = next(iter(fits))
    best = max(fits, key=lambda name: fits[name])
    if best != usual and (fits[best] < _FITS or fits[best] - fits[usual] < _BETTER):
        best = usual
    rivals = toml("world/encodings.toml")["latin"]["rivals"]
    alike = [name for name in rivals if name in fits and fits[name] >= fits[best] - _ALIKE and texts[name] != texts[best]]
    if alike:
        return Reading(best, f"{alike[0]} fits as well and reads some letters otherwise")
    return Reading(best, "its letters are those of no language that is written in it" if fits[best] < _STRANGE else None)


def _latin_fit(text: str, encoding: str) -> float:
    """Give the share of the characters beyond ASCII that the best language of an encoding has; more if the words are of that language too."""
    table = toml("world/encodings.toml")["latin"]
    chars = Counter(char.lower() if char != "İ" else char for char in text if char > "\x7f")
    inside = Counter(match[0] for match in _INSIDE.finditer(text))
    for sign in [char for char in chars if char in table["signs"] or unicodedata.category(char)[0] in "PZ"]:
        # An apostrophe or a dash may stand inside a word; a sign of money or a quotation mark does not.
        chars[sign] = 0 if sign in _JOINING else inside[sign]
    number = chars.total()
    if not number:
        return 1.0
    spoken = detect(text)
    alphabets: dict[str, str] = table["alphabets"][encoding]
    return max(
        sum(times for char, times in chars.items() if char in letters) / number + _KNOWN * (language == spoken)
        for language, letters in alphabets.items()
    )


_INSIDE = re.compile(r"(?<=[^\W\d_])[^\w\s](?=[^\W\d_])|(?<=[^\W\d_])[²³¹ºª](?=[^\W\d_])|(?<![^\W_])[£¥¼½¾](?=[^\W\d_])")
_JOINING = frozenset("’‘–—…\xad\xa0«»“”„·")
