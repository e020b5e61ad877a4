"""Fold letters of another script that look alike: a Latin i in `Цiханоўскі`, a Cyrillic а in `Kаlesnikava`."""

from __future__ import annotations

import re

__all__ = ["unmix"]

_LATIN = "aeocpxyisjAEOCPXYISJKMHTB"
_CYRILLIC = "аеосрхуіѕјАЕОСРХУІЅЈКМНТВ"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_CYRILLIC_LETTER = r"Ѐ-ӿ"
_LATIN_LETTER = r"A-Za-zÀ-ɏ"
# Where a word changes its script.
_MIXED = re.compile(rf"[{_LATIN_LETTER}][{_CYRILLIC_LETTER}]|[{_CYRILLIC_LETTER}][{_LATIN_LETTER}]")
_EITHER = re.compile(rf"[{_LATIN_LETTER}{_CYRILLIC_LETTER}]+")
_ONLY_CYRILLIC = re.compile(rf"[^\W\d_{_CYRILLIC}{_LATIN}{_LATIN_LETTER}]")
_ONLY_LATIN = re.compile(rf"[^\W\d_{_LATIN}{_CYRILLIC_LETTER}]")


def unmix(text: str) -> str:
    """Give a text in which every word is of one script, that of most of its letters that the other script lacks.

    A word stays as it is if a letter of the wrong script has no look-alike in the right one.
    """
    if text.isascii() or _MIXED.search(text) is None:
        return text
    return _EITHER.sub(_word, text)


def _word(match: re.Match[str]) -> str:
    word = match[0]
    cyrillic, latin = len(_ONLY_CYRILLIC.findall(word)), len(_ONLY_LATIN.findall(word))
    if cyrillic == latin:
        cyrillic, latin = (len(re.findall(rf"[{letters}]", word)) for letters in (_CYRILLIC_LETTER, _LATIN_LETTER))
    folded = word.translate(_TO_CYRILLIC if cyrillic >= latin else _TO_LATIN)
    return word if _MIXED.search(folded) else folded
