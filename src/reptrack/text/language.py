"""Decide in which language a text is written, from its script, its letters and its function words.

Belarusian and Russian part by letters alone (`і`, `ў` against `и`, `щ`), which holds for a headline of five words, where general
detectors guess; Latin scripts part by function words. Nothing is decided without evidence: the answer is then None.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from reptrack import resources

__all__ = ["detect"]

_SAMPLE = 480
"""So many characters from the start decide; a second sample from the middle where the first says nothing."""

# The first character of a range of a script that one language of this field uses almost alone, the last one, and its code.
_SCRIPTS = (
    ("\u0530", "\u058f", "hy"),
    ("\u0590", "\u05ff", "he"),
    ("\u0600", "\u06ff", "ar"),
    ("\u0900", "\u097f", "hi"),
    ("\u0980", "\u09ff", "bn"),
    ("\u0e00", "\u0e7f", "th"),
    ("\u1000", "\u109f", "my"),
    ("\u10a0", "\u10ff", "ka"),
    ("\u1780", "\u17ff", "km"),
    ("\u0370", "\u03ff", "el"),
    ("\u3040", "\u30ff", "ja"),
    ("\u4e00", "\u9fff", "zh"),
    ("\uac00", "\ud7af", "ko"),
)
_SURE = 4
"""So many words that no other language has decide at once."""
_ENOUGH = 0.04
"""So large a share of function words even a table of names has."""
_FEW = 5
_PERSIAN_ONLY = "پچژگکی"
_OTHER_CYRILLIC = {"kk": "әғңұһ", "sr": "љњђћџ", "tg": "ҳҷӯ", "mk": "ѓќѕ"}
_BEYOND_LATIN = re.compile("[\u0370-\U0010ffff]")
_OTHER_LETTERS = "".join(_OTHER_CYRILLIC.values())


def detect(text: str) -> str | None:
    """Give the ISO 639-1 code of the language of a text, or None if it cannot be told.

    Example: `detect("Сем новых палітвязняў")` is `"be"`.
    """
    found = _detect_sample(text[:_SAMPLE])
    if found is None and len(text) > _SAMPLE:
        middle = len(text) // 2
        found = _detect_sample(text[middle : middle + _SAMPLE])
    return found


def _detect_sample(sample: str) -> str | None:
    for code, words in _sure_words():
        number = 0
        for word in words:
            number += sample.count(word)
            if number >= _SURE:
                return code
    lowered = sample.lower()
    if sample.isascii():
        return _latin(lowered)
    cyrillic = sum(map(lowered.count, "аоестн"))
    latin = sum(map(lowered.count, "aoestn"))
    if cyrillic > latin:
        return _cyrillic(lowered)
    return _other_script(lowered, latin) or _latin(lowered)


def _cyrillic(text: str) -> str | None:
    count = text.count
    belarusian, dotted, russian = count("ў"), count("і"), count("и") + count("щ") + count("ъ")
    ukrainian = count("ї") + count("є") + count("ґ")
    if any(map(text.__contains__, _OTHER_LETTERS)):
        for code, letters in _OTHER_CYRILLIC.items():
            if sum(map(count, letters)) > 0.005 * len(text):
                return code
    if ukrainian > belarusian or (dotted > 1 and russian > dotted / 3 and not belarusian and not count("ы") + count("э")):
        return "uk"
    if belarusian + dotted > russian:
        return "be"
    if russian > belarusian + dotted:
        return "bg" if count("ъ") > 0.008 * len(text) and not count("ы") + count("э") else "ru"
    return None


def _other_script(text: str, latin: int) -> str | None:
    votes: Counter[str] = Counter()
    for char in _BEYOND_LATIN.findall(text, 0, 400):
        for first, last, code in _SCRIPTS:
            if first <= char <= last:
                votes[code] += 1
                break
    if not votes:
        return None
    code, number = votes.most_common(1)[0]
    if number < _FEW or number < latin / 2:
        return None
    if code == "ar" and sum(map(text.count, _PERSIAN_ONLY)) > 0.02 * len(text):
        return "fa"
    return "ja" if code == "zh" and votes["ja"] else code


@cache
def _sure_words() -> tuple[tuple[str, tuple[str, ...]], ...]:
    table = resources.toml("world/language.toml")["sure"]
    return tuple((code, tuple(f" {word} " for word in words.split())) for code, words in sorted(table.items()))


@cache
def _function_words() -> dict[str, tuple[str, ...]]:
    table: dict[str, set[str]] = {}
    for code, words in resources.toml("world/language.toml")["words"].items():
        for word in words.split():
            table.setdefault(word, set()).add(code)
    return {word: tuple(sorted(codes)) for word, codes in table.items()}


@cache
def _letters() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(resources.toml("world/language.toml")["letters"].items()))


def _latin(text: str) -> str | None:
    """Vote by function words, and by letters where there are any beyond ASCII."""
    known = _function_words()
    words = text.split()
    votes: dict[str, float] = {}
    for codes in [known[word] for word in words if word in known]:
        for code in codes:
            votes[code] = votes.get(code, 0) + 1
    if not text.isascii():
        for code, letters in _letters():
            number = sum(map(text.count, letters))
            if number > 0.02 * len(text) and code in votes:
                votes[code] += number / 2
    if not votes:
        return None
    votes_for_it = max(votes.values())
    leading = [code for code, number in votes.items() if number == votes_for_it]
    best, clear = leading[0], len(leading) == 1
    return best if clear and votes_for_it >= max(1, _ENOUGH * len(words)) else None
