"""Decide whether two spellings can be the same word: by a skeleton, at each place of which stand the sounds that the spelling leaves open.

`Ціханоўскі` and `Тихановский` share no letter at their start, yet the first leaves т and ц open and the second says т. Two words can be
the same if their skeletons are equally long and share a sound at every place. Glides beside vowels and doubled letters fall away.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from reptrack.values.names.schemes import scheme as scheme_named
from reptrack.values.names.schemes import sounds

__all__ = [
    "ADJECTIVE",
    "OPEN",
    "Skeleton",
    "can_be_same",
    "certainty",
    "doubtful_vowel",
    "settle",
    "skeleton",
    "soften",
    "trim",
]

# Sounds as bits. `Ja Jo Ju` are я ё ю at the start of a word: Yana is not Anna. `ja ju` are я ю after a consonant: Liuk is not Luk.
# `iy` is и where it may be written y, and y where it may be written for и: Lysenko can be Лысенко or the Ukrainian Лисенко, but is not Lisenko.
_SOUNDS = (
    "a",
    "o",
    "e",
    "i",
    "u",
    "Ja",
    "Jo",
    "Ju",
    "j",
    "ja",
    "ju",
    "y",
    "iy",
    "b",
    "v",
    "g",
    "d",
    "Z",
    "z",
    "k",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "t",
    "f",
    "x",
    "c",
    "C",
    "S",
)
_BIT = {sound: 1 << i for i, sound in enumerate(_SOUNDS)}
ADJECTIVE = 1 << len(_SOUNDS)  # stands after the stem of an adjective: Bely is not Bel


def _mask(*names: str) -> int:
    return sum(_BIT[n] for n in names)


_A, _E, _AO, _AOE = _mask("a"), _mask("e"), _mask("a", "o"), _mask("a", "o", "e")
_O, _OE = _mask("o"), _mask("o", "e")
_SOFT_A, _SOFT_U = _mask("ja"), _mask("ju")
OPEN = {
    **_BIT,
    "T": _mask("t", "c"),
    "Q": _mask("c", "C", "t"),
    "q": _mask("c", "C"),
    "X": _mask("s", "S"),
    "Y": _mask("z", "Z"),
    "H": _mask("S", "Z"),
    "V": _mask("s", "z"),
    "G": _mask("g", "x"),
    "w": _mask("v", "u"),
    "I": _mask("i", "e", "iy"),
    "E": _mask("e"),
    "L": _AOE | _SOFT_A,
}
_VOWELS = _mask("a", "o", "e", "i", "u", "y", "iy", "Ja", "Jo", "Ju", "j", "ja", "ju")
_ANY_I = _mask("i", "y", "iy")
_HUSHING = frozenset("ZCSXYHQqcr")
_IOTATED = {"a": "A", "o": "O", "e": "E", "u": "U", "A": "A", "O": "O", "E": "E", "U": "U", "L": "A"}
# For blocking: т ц ч are one class, hissing and hushing sounds one, г х one; vowels and в fall away.
_CLASS = {**dict.fromkeys("tcCTQq", "t"), **dict.fromkeys("sSzZXYHV", "s"), **dict.fromkeys("gxG", "g"), **{c: c for c in "bdklmnprf"}}

_HARD_T = re.compile(r"T(?=[aouL]|y(?![aeou]))")
_HARD_Q = re.compile(r"Q(?=[aouL]|y(?![aeou]))")
_ASSIMILATED = (
    (re.compile(r"[szSZ]C"), "SC"),  # Счастный, Щасны, Шчасны
    (re.compile(r"xv"), "f"),  # Хведчанка, Федченко
    (re.compile(r"stn"), "sn"),
    (re.compile(r"zdn"), "zn"),
    (re.compile(r"tC"), "C"),
    (re.compile(r"ts|tc|dc"), "c"),
    (re.compile(r"[tcT]T"), "T"),
)
_GLIDES_BEFORE_VOWEL = re.compile(r"[iyjI]+([aoeuAOEUL])")
_GLIDES_AFTER_VOWEL = re.compile(r"(?<=[aoeuAOEUL])[iyj]+")
_GLIDES = re.compile(r"[iyj]+")
_U_AFTER_VOWEL = re.compile(r"(?<=[aoeAOEL])u")
_U_FIRST = re.compile(r"^u(?![aoeuAOEUL]|$)")
# Two like vowels are one; я beside е is е: Сергяенка, Сергеенко.
_SAME_VOWELS = re.compile(r"(a)[aAL]+|([AL])a[aAL]*|([oO])[oO]+|([eE])[eEAL]+|[AL]+([eE])[eEAL]*|([AL])[AL]+|([uU])[uU]+")
_DOUBLED = re.compile(r"([bvwgdZzklmnprstfxcCSXYHVQqTG])\1+")


class Skeleton(NamedTuple):
    """A word as it may have sounded.

    Attributes:
        places: at each place the sounds that may stand there, as bits.
        key: the coarse form for blocking: words that can be the same have equal keys.
    """

    places: tuple[int, ...]
    key: str


@lru_cache(maxsize=65536)
def soften(spoken: str) -> str:
    """Let neighbouring sounds act on each other: `tixanovskiy` → `tixanovski`, `Tatyana` → `TaTAna`; vowels stay apart."""
    spoken = _HARD_Q.sub("q", _HARD_T.sub("c", spoken))
    for pattern, into in _ASSIMILATED:
        spoken = pattern.sub(into, spoken)
    spoken = _GLIDES_BEFORE_VOWEL.sub(lambda m: _IOTATED[m[1]], spoken)
    spoken = _GLIDES_AFTER_VOWEL.sub("j", spoken)
    return _GLIDES.sub(_glide, spoken)


def _glide(match: re.Match[str]) -> str:
    after_vowel = match.start() > 0 and match.string[match.start() - 1] in "aoeuAOEUL"
    return "j" if after_vowel else "y" if match[0] == "y" else "i"


class _Habits(NamedTuple):
    """What a scheme leaves open of the vowels: whether a may be о, whether an l may be soft, what i and y stand for."""

    akannie: bool
    soft_l: bool
    i: int
    y: int


@lru_cache(maxsize=64)
def _habits(scheme: str, *, stressed: bool) -> _Habits:
    found = scheme_named(scheme)
    return _Habits(found.akannie and not stressed, found.soft_l, _mask(*found.i), _mask(*found.y))


@lru_cache(maxsize=16384)
def settle(softened: str, scheme: str, *, stressed: bool = False) -> Skeleton:
    """Give the skeleton of softened sounds of a scheme; `stressed` says that no vowel of the word can be an unstressed one: Kat is not Kot."""
    habits = _habits(scheme, stressed=stressed)
    spoken = _U_FIRST.sub("w", _U_AFTER_VOWEL.sub("w", softened))
    spoken = _SAME_VOWELS.sub(lambda m: m[m.lastindex or 0], spoken)
    spoken = _DOUBLED.sub(r"\1", spoken)
    places = []
    before = ""
    for sound in spoken:
        places.append(_place(sound, before, habits))
        before = sound
    return Skeleton(tuple(places), "".join([_CLASS[s] for s in spoken if s in _CLASS]))


def _place(sound: str, before: str, habits: _Habits) -> int:
    """Give the sounds that may stand for one sound after another; `before` is empty at the start of the word."""
    if sound in "aAuU":
        return _a_or_u(sound, before, habits)
    if sound in "iy":
        return _ANY_I if before in _HUSHING and before else habits.i if sound == "i" else habits.y
    if sound == "o":
        return _OE if before in _HUSHING and before else _O
    if sound == "O":
        return _OE if before else _mask("Jo", "e")
    return OPEN["i"] if sound == "I" and not before else OPEN[sound]


def _a_or_u(sound: str, before: str, habits: _Habits) -> int:
    """Give the sounds of a, я, u and ю; which of them it is does not tell after hushing sounds, vowels and an l of unknown softness."""
    if not before and sound in "AU":
        return _mask("Ju") if sound == "U" else _mask("Ja", "e") if habits.akannie else _mask("Ja")
    hushing = bool(before) and before in _HUSHING
    either = hushing or (bool(before) and before in "aoeuiyAOEULjw") or (before == "l" and habits.soft_l)
    if sound in "uU":
        return OPEN["u"] | _SOFT_U if either else _SOFT_U if sound == "U" else OPEN["u"]
    if sound == "A":
        return (_SOFT_A | _E if habits.akannie else _SOFT_A) | (_A if either else 0)
    return (_A if not habits.akannie else _AOE if hushing else _AO) | (_SOFT_A if either else 0)


@lru_cache(maxsize=131072)
def skeleton(word: str, scheme: str) -> Skeleton:
    """Give the skeleton of a word written in a scheme."""
    return settle(soften(sounds(word, scheme)), scheme)


def can_be_same(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    """Say whether two skeletons share a sound at every place."""
    if a == b:
        return True
    if len(a) != len(b):
        return False
    for x, y in zip(a, b, strict=True):  # noqa: SIM110 - a loop is twice as fast as all() here
        if not x & y:
            return False
    return True


def doubtful_vowel(a: tuple[int, ...], b: tuple[int, ...]) -> str:
    """Name what two skeletons differ in if it is only what writers mix up at one place, or akannie; empty if they differ in more or in nothing.

    Карней and Корней (both in Russian), Luk and Liuk, Lysenko and Lisenko are doubtful, not one and not surely two.
    """
    if len(a) != len(b):
        return ""
    apart = [x | y for x, y in zip(a, b, strict=True) if not x & y]
    if apart and all(both & ~(_AOE | _SOFT_A) == 0 and both & _AO == _AO for both in apart):
        return "a and o"
    if len(apart) != 1:
        return ""
    if apart[0] & ~(OPEN["u"] | _SOFT_U) == 0 or (apart[0] & ~(_AOE | _SOFT_A) == 0 and apart[0] & _SOFT_A):
        return "a soft consonant"
    return "y and i" if apart[0] & ~_ANY_I == 0 else ""


def certainty(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """Say how closely two skeletons that can be the same agree: 1 where they are equal, less for every place that one, or both, leave open."""
    if a == b:
        return 1.0
    shared = sum(1.0 if x == y else 0.75 if x & y in (x, y) else 0.5 for x, y in zip(a, b, strict=True))
    return shared / max(len(a), 1)


def trim(places: tuple[int, ...]) -> tuple[int, ...]:
    """Take the vowels and glides off the end: the stem that a patronymic is made from."""
    end = len(places)
    while end > 1 and not places[end - 1] & ~_VOWELS:
        end -= 1
    return places[:end]
