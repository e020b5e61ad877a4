"""Decide whether a name in Cyrillic renders a foreign one in Latin letters: Дональд Трамп and Donald Trump, Реджеп Эрдоган and Recep Erdoğan.

No table of romanisation undoes such a rendering. Both names are reduced to classes of consonants, and their letters must agree closely too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice, product

from rapidfuzz.fuzz import ratio

from reptrack.merge.cluster import Cluster
from reptrack.merge.compare import conflict
from reptrack.merge.slugs import slugify
from reptrack.values.names.person import Person
from reptrack.values.names.schemes import fold, is_cyrillic

__all__ = ["Abroad", "consonants", "foreign", "renders"]

# Letters → classes of consonants: s for all that hiss, g for г, х and h, f for в and ф. What a spelling leaves open stands side by side.
_LATIN = {
    "schw": "sf", "tsch": "s", "sch": "s", "sh": "s", "ch": "s k g", "tch": "s", "zh": "s", "th": "t", "ph": "f", "gh": "g _", "ck": "k", "kh": "g k", "qu": "kf k", "x": "ks s g",
    "tz": "s", "ts": "s", "dz": "s", "ce": "s k", "ci": "s k", "cy": "s k", "c": "k s", "ge": "g s", "gi": "g s", "g": "g", "j": "s _ g", "z": "s", "s": "s", "h": "g _", "w": "f _",
    "ng": "n ng", "dj": "s", "v": "f", "f": "f", "q": "k g", "k": "k", "b": "b", "p": "p", "d": "d", "t": "t", "l": "l", "m": "m", "n": "n", "r": "r",
}  # fmt: skip
_CYRILLIC = {
    "дж": "s", "дз": "s", "тс": "s", "кс": "ks", "б": "b", "в": "f", "ў": "f _", "ф": "f", "г": "g", "ґ": "g", "х": "g", "д": "d", "ж": "s", "з": "s", "с": "s", "ц": "s", "ч": "s", "ш": "s",
    "щ": "s", "к": "k", "л": "l", "м": "m", "н": "n", "п": "p", "р": "r", "т": "t",
}  # fmt: skip
_READINGS = 24
_LETTERS = {
    True: re.compile("|".join(sorted(_CYRILLIC, key=len, reverse=True))),
    False: re.compile("|".join(sorted(_LATIN, key=len, reverse=True))),
}
_DOUBLED = re.compile(r"(.)\1+")
_ENOUGH = 4  # consonants in given name and surname together
_ALIKE = 60.0  # of 100: how closely the letters of each part agree
_VERY_ALIKE = 72.0  # of the whole name
_GLIDE_LATIN = re.compile(r"[yj][aeou]")
_GLIDE_CYRILLIC = frozenset("яёюейєїждхг")  # and what a j is read as elsewhere: Жозеп, Джо, Хосе
_SHORT = 3  # letters of a part that leave no room for another vowel: Кот is not Kat
_LONG = 6  # letters of a word in which a letter written once or twice is no other name: Mohamadi, Mohammadi
_VOWELS = re.compile(r"[aeiou]")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


@lru_cache(maxsize=16384)
def consonants(word: str) -> frozenset[str]:
    """List the rows of consonants that a word may have: `Recep` gives rsp and rkp, `Реджеп` rsp."""
    cyrillic = is_cyrillic(word)
    classes = _CYRILLIC if cyrillic else _LATIN
    choices = [classes[letter].split() for letter in _LETTERS[cyrillic].findall(fold(word))]
    rows = ("".join(choice).replace("_", "") for choice in islice(product(*choices), _READINGS))
    return frozenset(_DOUBLED.sub(r"\1", row) for row in rows)


def foreign(person: Person) -> bool:
    """Say whether a full name may be a foreigner's: nothing Slavic in its surname, no patronymic."""
    return person.shape == "full" and person.patronymic is None and not any(part.slavic for part in person.surname)


def renders(cyrillic: Person, latin: Person) -> bool:
    """Say whether a foreign name in Cyrillic renders one in Latin letters: every part by its consonants and nearly by its letters."""
    if conflict(cyrillic, latin) or len(cyrillic.middle) != len(latin.middle):
        return False
    if cyrillic.given.ids and latin.given.ids and not cyrillic.given.ids & latin.given.ids:
        return False
    parts = [
        (cyrillic.given_text, latin.given_text),
        *zip(cyrillic.middle, latin.middle, strict=True),
        (cyrillic.surname_text, latin.surname_text),
    ]
    shared = [consonants(a) & consonants(b) for a, b in parts]
    if not all(_start_alike(a, b) for a, b in parts) or not all(shared) or sum(min(map(len, rows)) for rows in shared) < _ENOUGH:
        return False
    if any(len(fold(b)) <= _SHORT and _VOWELS.findall(slugify(a)) != _VOWELS.findall(slugify(b)) for a, b in parts):
        return False
    close = [ratio(slugify(a), slugify(b)) for a, b in parts]
    whole = ratio(" ".join(slugify(a) for a, _ in parts), " ".join(slugify(b) for _, b in parts))
    return min(close) >= _ALIKE and whole >= _VERY_ALIKE


def _start_alike(cyrillic: str, latin: str) -> bool:
    """Say whether both begin with a glide or neither: Якдоган is not Akdogan."""
    if _GLIDE_LATIN.match(fold(latin)):
        return fold(cyrillic)[:1] in _GLIDE_CYRILLIC
    return fold(cyrillic)[:1] not in "яёю" or fold(latin)[:1] in "ij"


class Abroad:
    """The foreigners of a corpus, by the consonants of their surnames, by their names without umlauts, and without doubled letters."""

    def __init__(self, clusters: Sequence[Cluster]) -> None:
        self.clusters = clusters
        self.rows: dict[tuple[bool, str], set[int]] = defaultdict(set)
        self.plain: dict[str, set[int]] = defaultdict(set)
        self.single: dict[str, set[int]] = defaultdict(set)
        for i, members in enumerate(clusters):
            person = members[0]
            if foreign(person):
                self.plain[person.plain].add(i)
                self.single[_single(person)].add(i)
                for row in consonants(person.surname_text):
                    self.rows[is_cyrillic(person.text), row].add(i)

    def rendered(self, lone: int) -> int | None:
        """Find the only name in Latin letters that a name in Cyrillic renders, if no other in Cyrillic renders that one."""
        person = self.clusters[lone][0]
        if not is_cyrillic(person.text) or not foreign(person):
            return None
        found = self._fitting(person)
        spelled = {i for i in found if slugify(self.clusters[i][0].text) == slugify(person.text)}
        if len(spelled or found) != 1:
            return None
        (only,) = spelled or found
        rivals = {
            i for i in self._fitting(self.clusters[only][0]) if self.clusters[i][0].scheme == person.scheme
        }  # Belarusian beside Russian is none
        return only if rivals == {lone} else None

    def _fitting(self, person: Person) -> set[int]:
        cyrillic = is_cyrillic(person.text)
        near = {i for row in consonants(person.surname_text) for i in self.rows.get((not cyrillic, row), ())}
        others = {i: self.clusters[i][0] for i in near}
        return {i for i, other in others.items() if (renders(person, other) if cyrillic else renders(other, person))}

    def with_single_letters(self, lone: int) -> int | None:
        """Find the only other name that is this one but for doubled letters: Narges Mohamadi."""
        found = {i for person in self.clusters[lone] if foreign(person) for i in self.single.get(_single(person), ())} - {lone}
        return found.pop() if len(found) == 1 else None

    def without_umlauts(self, lone: int) -> int | None:
        """Find the only name that is this one as people write it who have no umlauts: Juergen Mueller."""
        spelled = {_with_umlauts(person) for person in self.clusters[lone]} - {""}
        found = {i for name in spelled for i in self.plain.get(name, ())} - {lone}
        return found.pop() if len(found) == 1 else None


def _single(person: Person) -> str:
    """Give a name folded, long words with each letter once where it is doubled: `Narges Mohammadi` → `narges mohamadi`."""
    return " ".join(_DOUBLED.sub(r"\1", word) if len(word) >= _LONG else word for word in person.plain.split())


def _with_umlauts(person: Person) -> str:
    """Give a name folded as those write it who have no umlauts: `Jürgen Müller` → `juergen mueller`; empty if it has none."""
    lowered = person.text.lower()
    spelled = lowered.translate(_UMLAUTS)
    return "" if spelled == lowered else " ".join(fold(spelled).split())
