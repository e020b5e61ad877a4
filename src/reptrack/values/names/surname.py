"""Read a surname: the stem that a family shares, the gender that the ending tells, whether it is Slavic, whether it may be a plural."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reptrack.values.names.schemes import lower, sounds
from reptrack.values.names.schemes import scheme as scheme_named
from reptrack.values.names.skeleton import ADJECTIVE, Skeleton, settle, soften

__all__ = ["DASH", "SLAVIC", "Part", "family_of", "part_of"]

DASH = re.compile(r"[-‐‑‒–]")

# A surname in Cyrillic in a case that is no nominative: Заяц-Яворскім, Скворцовыми. No surname ends so.
_OBLIQUE = re.compile(r"(?<=[аоеё]в|[іиы]н)ым[іи]?$")
_OBLIQUE_ADJECTIVE = re.compile(r"(?<=[сцз]к)[іи]м[іи]?$")
# A family's surname in the plural, or a surname of its own: братьев Савиных, Андрей Савиных.
_FAMILY_ADJECTIVE = re.compile(r"(?<=[сцз]к)[іи]х$")
_FAMILY_OV = re.compile(r"(?<=[аоеё]в|[іиы]н)ых$")

# How surnames end, in softened sounds. A stem that a man and a woman share stands in group 1.
_SHE_ADJECTIVE = re.compile(r"^(.+[^aoeuAOEUL])[aAoL]A$")  # Kanapatskaya, Белая
_HE_ADJECTIVE = re.compile(r"^(.+[^aoeuAOEULj])(?:[iIy]|oj)$")  # Kanapatski, Bely, Krutoi
_SHE_SKA = re.compile(r"^(.+(?:[vwunrldtpbkg][sXVz]|[cTQt])k)[aAL]$")  # Kanapacka, Zavadska: only with a woman's given name
_NO_SKA = frozenset({"be", "ru", "lac", "half"})  # schemes in which such a woman is a -skaya
_SHE_OV = re.compile(r"^(.+[aoeAOEL][vwu])[aAL]$")  # Kalesnikava
_HE_OV = re.compile(r"^.+[aoeAOEL][vwu]$")
_SHE_IN = re.compile(r"^(.+[iIy]n)[aAL]$")  # Krasulina
_HE_IN = re.compile(r"^.+[iIy]n$")
_VOWEL = re.compile(r"[aoeuiyIAOEUL]")  # in softened sounds
SLAVIC = re.compile(
    r".{2}(?:[iIy][CQ]|[kT][aoAOL]|[uUAayie]k|[eaA][cTQ]|[eEoOa]nok|[oOE]nak|[aoeAOEL][vwu][aAL]?|.[iIy]na?|[sSXVzZYtTcQ]k(?:[iIy]|aA|oj))$"
)
# Endings that only the surnames of East Slavs and Poles have: -енко, -ович, -чук, -ёнок, -ский. Those in -ов and -ин are borne from the Caucasus to the Altai too.
_ONLY_SLAVIC = re.compile(r".(?:[aoeAOEL]v[iIy][CQ]|[aoeAOEL]nk[aoAOL]|[CQ][uUy]k|.[eEoOa]nok|.[oOE]nak|[sSXVzZYtTcQ]k(?:[iIy]|aA|oj))$")


@dataclass(frozen=True, slots=True)
class Part:
    """One surname, or one part of a hyphenated one.

    Attributes:
        places, key: the skeleton of the stem that the family shares, without the gendered ending.
        gender: what the ending tells.
        slavic: whether it ends like a Slavic surname. only_slavic: whether no others have that ending.
    """

    places: tuple[int, ...]
    key: str
    gender: str
    slavic: bool
    only_slavic: bool


def family_of(surname: str, scheme: str) -> tuple[Part, ...]:
    """Give the parts of the surname whose plural a bare surname in Cyrillic may be: `Савиных` → Савин; empty if it is no plural."""
    if not scheme_named(scheme).cyrillic:
        return ()
    words = [w for w in DASH.split(lower(surname)) if w.strip()]
    singular = [_FAMILY_OV.sub("", _FAMILY_ADJECTIVE.sub("ий", w)) for w in words]
    return tuple(part_of(w, scheme, "") for w in singular) if singular != words else ()


@lru_cache(maxsize=131072)
def part_of(word: str, scheme: str, gender: str) -> Part:
    """Take the gendered ending off a surname; `gender` is what the given name tells."""
    if scheme_named(scheme).cyrillic:
        word = _OBLIQUE.sub("", _OBLIQUE_ADJECTIVE.sub("ий", lower(word)))
    spoken = soften(sounds(word.replace(" ", ""), scheme))
    stressed = len(_VOWEL.findall(spoken)) == 1
    slavic, only_slavic = SLAVIC.search(spoken) is not None, _ONLY_SLAVIC.search(spoken) is not None

    def part(stem: str, told: str, *, adjective: bool = False) -> Part:
        found: Skeleton = settle(stem, scheme, stressed=stressed)
        return Part(found.places + (ADJECTIVE,) * adjective, found.key, told, slavic, only_slavic)

    if match := _SHE_ADJECTIVE.match(spoken):
        return part(match[1], "f", adjective=True)
    if match := _HE_ADJECTIVE.match(spoken):
        return part(match[1], "m", adjective=True)
    if gender == "f" and scheme not in _NO_SKA and (match := _SHE_SKA.match(spoken)):
        return part(match[1], "f", adjective=True)
    if gender != "m" and (match := _SHE_OV.match(spoken) or _SHE_IN.match(spoken)):
        return part(match[1], "f")
    return part(spoken, "m" if _HE_OV.match(spoken) or _HE_IN.match(spoken) else "")
