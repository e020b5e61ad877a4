"""Spell a name of which only the sounds are known in the official Belarusian romanisation.

A skeleton leaves open what the spellings of a name mix (а, о and е; т and ц), and an id must not depend on which of them a corpus has. So a
skeleton is first reduced to classes of sounds, which all spellings share, and the classes are spelled: by a table of surnames if it has
them, else place by place, as the surnames of the table are spelled in the same surroundings.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache, lru_cache

from reptrack.resources import each_tsv
from reptrack.values.names.skeleton import ADJECTIVE, OPEN, can_be_same, skeleton

__all__ = ["class_key", "is_spelled", "romanised", "spell", "stem_of"]

# The official romanisation, by the letter; е ё ю я and ў are treated below.
_LETTERS = dict(
    zip(
        "абвгґджзійклмнопрстуўфхцчшыэьʼ’'",
        ["a", "b", "v", "h", "g", "d", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "u", "f", "kh", "ts", "ch", "sh", "y", "e", "", "", "", ""],
        strict=True,
    )
)  # fmt: skip
_IOTATED = {"е": ("ye", "e"), "ё": ("yo", "io"), "ю": ("yu", "iu"), "я": ("ya", "ia")}
_NOT_AFTER = frozenset("аеёіоуўыэюяьʼ’'")
# The classes: the first whose sounds a place allows.
_CLASSES = (
    ("+", ADJECTIVE), ("A", OPEN["Ja"] | OPEN["Jo"]), ("U", OPEN["Ju"]), ("a", OPEN["a"] | OPEN["o"] | OPEN["e"] | OPEN["ja"]), ("i", OPEN["i"] | OPEN["y"]), ("j", OPEN["j"]),
    ("v", OPEN["v"] | OPEN["u"] | OPEN["ju"]), ("t", OPEN["t"] | OPEN["c"]), ("C", OPEN["C"]), ("s", OPEN["s"]), ("S", OPEN["S"]), ("z", OPEN["z"]), ("Z", OPEN["Z"]),
    ("g", OPEN["g"]), ("x", OPEN["x"]), ("b", OPEN["b"]), ("d", OPEN["d"]), ("k", OPEN["k"]), ("l", OPEN["l"]), ("m", OPEN["m"]), ("n", OPEN["n"]),
    ("p", OPEN["p"]), ("r", OPEN["r"]), ("f", OPEN["f"]),
)  # fmt: skip
_UNIT = re.compile(r"kh|zh|sh|ch|ts|dz|i[aoue](?!$)|i[aoue]$|y[aeou]|[a-z]")
# How a class is spelled where nothing is known.
_PLAIN = {"A": "ya", "U": "yu", "j": "i", "C": "ch", "S": "sh", "Z": "zh", "g": "h", "x": "kh", "+": ""}
# The surroundings that are asked, the widest first: so many places before and after.
_WIDTHS = ((3, 2), (2, 2), (1, 2), (2, 1), (1, 1), (0, 1), (1, 0), (0, 0))
_EDGE = "#"


def romanised(word: str) -> str:
    """Give a Belarusian word in lower case in the official romanisation: `ціханоўскі` → `tsikhanouski`."""
    out = []
    before = ""
    for letter in word:
        if letter in _IOTATED:
            first, after_consonant = _IOTATED[letter]
            out.append(first if not before or before in _NOT_AFTER else after_consonant)
        else:
            out.append(_LETTERS.get(letter, ""))
        before = letter
    return "".join(out)


def stem_of(latin: str, places: tuple[int, ...]) -> str:
    """Take the ending of an adjective off, if the skeleton is one's: `tsikhanouski` → `tsikhanousk`."""
    return latin[:-1] if places[-1:] == (ADJECTIVE,) else latin


@lru_cache(maxsize=4096)
def class_key(places: tuple[int, ...]) -> str:
    """Give the classes of a skeleton, a letter a place: spellings of one name have the same."""
    letters = [next(letter for letter, sounds in _CLASSES if place & sounds) for place in places]
    if letters and places[0] & OPEN["e"] and letters[0] == "a":
        letters[0] = "A"  # Ефимов, Яфімаў
    return "".join(letters)


@cache
def _spellings() -> dict[str, tuple[tuple[str, str], ...]]:
    """Read the table: key → (spelling, Belarusian form) of the surnames that share it, the likeliest first."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in (row for rows in each_tsv("surname_spellings.tsv").values() for row in rows):
        found[row["key"]] = (*found.get(row["key"], ()), (row["latin"], row["be"]))
    return found


@cache
def _surroundings() -> dict[tuple[str, str, str], str]:
    """Learn from the table how a class is spelled between others."""
    counts: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for key, listed in _spellings().items():
        classes = key.rstrip("+")
        units = _UNIT.findall(listed[0][0])
        if len(units) == len(classes):
            padded = f"{_EDGE * 3}{key}{_EDGE * 2}"
            for i, unit in enumerate(units):
                for before, after in _WIDTHS:
                    counts[padded[i + 3 - before : i + 3], classes[i], padded[i + 4 : i + 4 + after]][unit] += 1
    return {place: min(found, key=lambda unit: (-found[unit], unit)) for place, found in counts.items()}


@lru_cache(maxsize=65536)
def is_spelled(places: tuple[int, ...]) -> bool:
    """Say whether the table has a surname that sounds so: Кот, not Joske, though Яска has the same classes."""
    return any(_sounds_like(form, places) for _, form in _spellings().get(class_key(places), ()))


@lru_cache(maxsize=65536)
def spell(places: tuple[int, ...]) -> str:
    """Spell a skeleton, of an adjective the stem: the same for every spelling that it can come from."""
    key = class_key(places)
    known = _spellings().get(key)
    if known is None:
        return _by_surroundings(key)
    if len(known) == 1:
        return known[0][0]
    return next((latin for latin, form in known if _sounds_like(form, places)), known[0][0])


def _sounds_like(form: str, places: tuple[int, ...]) -> bool:
    """Tell Тарашкевіч from Цярэшкавіч, whose classes are the same."""
    own = skeleton(form, "be").places
    stem = places[:-1] if places[-1:] == (ADJECTIVE,) else places
    return can_be_same(own[: len(stem)], stem)


def _by_surroundings(key: str) -> str:
    learnt = _surroundings()
    padded = f"{_EDGE * 3}{key}{_EDGE * 2}"
    out = []
    for i, letter in enumerate(key.rstrip("+")):
        asked = ((padded[i + 3 - before : i + 3], letter, padded[i + 4 : i + 4 + after]) for before, after in _WIDTHS)
        out.append(next((learnt[place] for place in asked if place in learnt), _PLAIN.get(letter, letter)))
    return "".join(out)
