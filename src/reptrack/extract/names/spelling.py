"""Decide which spellings of a word count as the same when names are looked up: case, Latin diacritics, apostrophes and ё do not matter."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["spelling_key", "unpossessed"]

# Letters that Unicode does not take apart into a base letter and a mark.
_WHOLE = {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ə": "e", "ß": "ss", "æ": "ae", "œ": "oe", "’": "'", "ʼ": "'", "‑": "-", "ё": "е"}


def _table() -> dict[int, str]:
    table = {ord(letter): plain for letter, plain in _WHOLE.items()}
    for code in range(0xC0, 0x250):
        parts = unicodedata.normalize("NFD", chr(code))
        if len(parts) > 1:
            table[code] = parts[0]
    return table | dict.fromkeys(range(0x300, 0x370), "")


_TABLE = _table()


def spelling_key(form: str) -> str:
    """Give the key of a word. Example: `Homieĺ` and `HOMIEL` are `homiel`; Cyrillic й and ў keep their marks."""
    if form.isascii():
        return form.lower()
    return form.lower().translate(_TABLE).replace("й", "й")


# Case endings that Turkish hangs on a name with an apostrophe: Öztürk'ün, Ankara'da, Türkiye'nin. One vowel alone (Sana'a) is none.
_TURKISH = re.compile(r"(?<=\w{3})['’ʼ](?:n?[ıiuüİI]n|n?[dt][ae]n?|[yn][aeıiuü]|yl[ae])$", re.IGNORECASE)


def unpossessed(form: str) -> str:
    """Take a possessive ending off. Example: `Viasna’s` is `Viasna`, `Kavala'nın` is `Kavala`."""
    if form.isalpha() and "ʼ" not in form:  # which is a letter to Unicode
        return form
    if len(form) > 2 and form[-1] in "sS" and form[-2] in "'’ʼ":  # noqa: PLR2004 - a letter and 's
        return form[:-2]
    ending = _TURKISH.search(form)
    return form[: ending.start()] if ending else form
