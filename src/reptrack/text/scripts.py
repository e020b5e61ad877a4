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
# Where a word changes its script; the two that look for letters of one script only are sooner through a text of the other.
_LATIN_IN_CYRILLIC = re.compile(rf"[{_LATIN_LETTER}](?:(?=[{_CYRILLIC_LETTER}])|(?<=[{_CYRILLIC_LETTER}].))")
_CYRILLIC_IN_LATIN = re.compile(rf"[{_CYRILLIC_LETTER}](?:(?=[{_LATIN_LETTER}])|(?<=[{_LATIN_LETTER}].))")
_CYRILLIC_ONE = re.compile(f"[{_CYRILLIC_LETTER}]")
_SAMPLE, _STEP = 500, 10  # every tenth of the first characters tells as well as all of them which letters are the rule
_MIXED = re.compile(rf"[{_LATIN_LETTER}][{_CYRILLIC_LETTER}]|[{_CYRILLIC_LETTER}][{_LATIN_LETTER}]")
_EITHER = re.compile(rf"[{_LATIN_LETTER}{_CYRILLIC_LETTER}]+")
_ONLY_CYRILLIC = re.compile(rf"[^\W\d_{_CYRILLIC}{_LATIN}{_LATIN_LETTER}]")
_ONLY_LATIN = re.compile(rf"[^\W\d_{_LATIN}{_CYRILLIC_LETTER}]")


def unmix(text: str) -> str:
    """Give a text in which every word is of one script, that of most of its letters that the other script lacks.

    A word stays as it is if a letter of the wrong script has no look-alike in the right one.
    """
    if text.isascii():
        return text
    sample = text[:_SAMPLE:_STEP]
    rare = _LATIN_IN_CYRILLIC if 2 * len(_CYRILLIC_ONE.findall(sample)) > len(sample) else _CYRILLIC_IN_LATIN
    if rare.search(text) is None:
        return text
    return _EITHER.sub(_word, text)


def _word(match: re.Match[str]) -> str:
    word = match[0]
    cyrillic, latin = len(_ONLY_CYRILLIC.findall(word)), len(_ONLY_LATIN.findall(word))
    if cyrillic == latin:
        cyrillic, latin = (len(re.findall(rf"[{letters}]", word)) for letters in (_CYRILLIC_LETTER, _LATIN_LETTER))
    folded = word.translate(_TO_CYRILLIC if cyrillic >= latin else _TO_LATIN)
    return word if _MIXED.search(folded) else folded
