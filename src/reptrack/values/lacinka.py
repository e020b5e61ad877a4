"""Turn names between Cyrillic and the Belarusian Latin alphabet (Łacinka), so that their paradigms need to be written once."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from reptrack.resources import each_toml
from reptrack.text.remember import NAMES

__all__ = ["to_cyrillic", "to_latin"]

_VOWELS = frozenset("аеёіоуыэюяўй’ь")


@cache
def _table() -> dict[str, Any]:
    return next(iter(each_toml("lacinka.toml").values()))


@cache
def _letters() -> tuple[re.Pattern[str], dict[str, str]]:
    pairs = dict(_table()["to_cyrillic"])
    return re.compile("|".join(map(re.escape, pairs))), pairs


@lru_cache(maxsize=NAMES)
def to_cyrillic(word: str) -> str:
    """Read a word of Łacinka: `Śviatłana` → `Святлана`. The softness that Cyrillic leaves unwritten before a soft consonant is left out."""
    pattern, pairs = _letters()
    read = pattern.sub(lambda m: pairs[m.group()], word.lower())
    read = re.sub(r"ь(?=[яеёюі])", "", read)
    read = re.sub(r"(?<=[сз])ь(?=[бвгдзклмнпстфхцчшж])", "", read)
    read = re.sub(r"(ц|н|л|дз)ь(?=\1)", r"\1", read)  # Taćciana, Hańnie
    return read[:1].upper() + read[1:] if word[:1].isupper() else read


@lru_cache(maxsize=NAMES)
def to_latin(word: str) -> str:
    """Write a Cyrillic Belarusian word in Łacinka: `Ціханоўская` → `Cichanoŭskaja`."""
    table = _table()
    pieces: list[str] = []
    previous = ""
    for letter in word.lower():
        if letter in table["iotated"]:
            pieces.append(_iotated(letter, previous, pieces, table))
        elif letter == "ь":
            if pieces and previous in table["soft_sign"]:
                pieces[-1] = table["soft_sign"][previous]
        elif letter == "і" and previous == "л":
            pieces[-1:] = ["l", "i"]
        else:
            pieces.append(table["to_latin"].get(letter, "" if letter in "’'" else letter))
        previous = letter
    written = _softened("".join(pieces))
    return written[:1].upper() + written[1:] if word[:1].isupper() else written


def _iotated(letter: str, previous: str, pieces: list[str], table: dict[str, Any]) -> str:
    vowel: str = table["iotated"][letter]
    if not previous or previous in _VOWELS:
        return "j" + vowel
    if previous == "л":
        pieces[-1] = "l"
        return vowel
    return "i" + vowel


def _softened(word: str) -> str:
    """Write ś and ź before a soft consonant: Siarhiej, Śviatłana, Uładźimir stays as it is spoken."""
    word = re.sub(r"ł(?=l)", "l", word)
    return re.sub(r"[sz](?=(?:[bvmnpl]|c|dz)i)", lambda m: "ś" if m.group() == "s" else "ź", word)
