"""Decide the id of a person: a readable slug that does not depend on which spellings of the name are known.

The given name is the table's, the surname is spelled from the classes of its sounds in the official Belarusian romanisation, so that
Ціханоўскі, Тихановский and Cichanouski give one slug. A name that is not Slavic keeps its own spelling.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from reptrack.values.names.given import east_slavic, is_given, western
from reptrack.values.names.official import is_spelled, spell
from reptrack.values.names.person import Person
from reptrack.values.names.schemes import fold, is_cyrillic
from reptrack.values.names.skeleton import ADJECTIVE
from reptrack.values.names.surname import Part

__all__ = ["is_at_home", "partial_slug", "person_slug", "slugify", "surname_slug"]

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_CYRILLIC_LETTERS = dict(
    zip("абвгґдеёжзіийклмнопрстуўфхцчшщъыьэюяєї",
        ["a", "b", "v", "h", "g", "d", "e", "yo", "zh", "z", "i", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "u", "f", "kh", "ts", "ch", "sh", "shch", "_", "y", "_", "e", "yu", "ya", "ye", "yi"], strict=True)
)  # fmt: skip
# What a woman's surname has at the end of a man's: Kalesnikau, Skvartsou, Andreyeu; Krasulin.
_HER_ENDINGS = ((re.compile(r"([aoe])u$"), r"\1va"), (re.compile(r"([iy]n)$"), r"\1a"))
# Letters that no romanisation of a Slavic name has: Çiçek, Yıldırım, Muñoz.
_NOT_SLAVIC = re.compile("[çğışəñãõöüßæøåêîôû]")
# Endings of Slavic surnames that those of other languages have too: Ratanak, Tanaka, Sokolin; not Kavalenka.
_ENDS_ANYWHERE = re.compile(r"(?:[aeiu]k|(?<![aeiou]n)k[ao]|t[ao]|[iy]na?|(?<!v)ic)$")
# A c that is a ц, which only Poles and Łacinka have: beside a given name that is neither Polish nor Belarusian it tells somebody who lives elsewhere, André Lisocki.
_C_IS_TS = re.compile(r"c(?!h)")
_LACINKA = "ŭ"  # no other alphabet has it
_SOFT = ("k", "h")  # sounds after which an adjective ends in -i: Kanapatski, but Bely


def slugify(text: str) -> str:
    """Give a text as a slug of ASCII letters: `Recep Tayyip Erdoğan` → `recep-tayyip-erdogan`."""
    folded = "".join(_CYRILLIC_LETTERS.get(c, c).replace("_", "") for c in fold(text))
    ascii_only = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode("ascii")
    return _NOT_SLUG.sub("-", ascii_only.lower()).strip("-")


def person_slug(members: Sequence[Person]) -> str:
    """Give the slug of a person with these full names."""
    abroad = [m for m in members if not is_at_home(m)]
    in_latin = [m for m in abroad if not is_cyrillic(m.text)]
    slavic = any(map(_is_slavic, members)) or any(not is_cyrillic(m.text) and is_at_home(m) for m in members)
    if len(abroad) == len(members) or (in_latin and (any(map(_is_spelled_abroad, in_latin)) or not slavic)):
        return min(map(_as_spelled, in_latin or abroad)) or "unnamed"
    gender = next((m.gender for m in members if m.gender), "")
    told = f"{_given(members)}-{_surname(members, gender)}".strip("-")
    return told or min(slugify(m.plain) for m in members) or "unnamed"  # spellings so odd that no sound is common to all


def _as_spelled(person: Person) -> str:
    """Give the slug of a name that is not East Slavic: its own letters, Cyrillic ones transliterated plainly, without a father's name."""
    name = f"{person.given_text} {person.surname_text}" if person.patronymic is not None else person.plain
    return slugify(fold(name).replace("г", "ґ"))  # the g of a foreign name is no Belarusian h


def _is_spelled_abroad(person: Person) -> bool:
    return _NOT_SLAVIC.search(unicodedata.normalize("NFC", person.text.lower())) is not None


def _is_slavic(person: Person) -> bool:
    """Say whether a patronymic or a surname is Slavic, and no other language has its ending, unless somebody there is known to be called so."""
    if person.patronymic is not None and person.patronymic.ids and not person.patronymic.turkic:
        return True
    if not any(part.slavic for part in person.surname):
        return False
    return _is_known(person) or _ENDS_ANYWHERE.search(slugify(person.surname_text)) is None


def is_at_home(person: Person) -> bool:
    """Say whether something shows that a name is East Slavic, so that its id may be spelled as Belarusian.

    A patronymic does, an ending that only Slavic surnames have, and a given name of the table. In Latin letters the given name must be
    spelled as East Slavs spell it (Siarhei, Mikhail), or stand beside a surname that is Slavic (Alexander Ivanov, not Alexander Ames).
    """
    if _is_spelled_abroad(person):
        return False
    if (person.patronymic is not None and person.patronymic.ids and not person.patronymic.turkic) or _LACINKA in person.text.lower():
        return True
    known = person.given.ids or (person.given.pet and east_slavic(person.given_text, person.scheme))
    if not known:
        return any(part.only_slavic for part in person.surname)
    return is_cyrillic(person.text) or _is_at_home_in_latin(person)


def _is_at_home_in_latin(person: Person) -> bool:
    """Say whether a name in Latin letters of which the table has the given name is East Slavic."""
    if any(len(word) > 1 for word in person.middle):  # Mai Phan Loi, Jean-Luc Marie Anouilh
        return _is_slavic(person)
    c_is_ts = _C_IS_TS.search(fold(person.surname_text)) is not None
    if person.given.ids and east_slavic(person.given_text, person.scheme):
        slavic = any(part.slavic for part in person.surname)
        return not western(person.given_text) or slavic or (_is_known(person) and not c_is_ts)
    return (_is_slavic(person) or (_is_known(person) and not is_given(person.surname_text))) and not c_is_ts


def _is_known(person: Person) -> bool:
    """Say whether the table of surnames has the surname."""
    return any(is_spelled(part.places) for part in person.surname)


def partial_slug(person: Person) -> str:
    """Give the slug of a name of which only initials and surname, or one word, are known."""
    initials = "-".join(slugify(letter) for letter in person.initials)
    if person.shape == "given":
        return slugify(person.given_text) or "unnamed"
    at_home = is_cyrillic(person.text) or any(p.slavic or is_spelled(p.places) for p in person.surname)
    surname = _surname([person], person.gender) if at_home and not _is_spelled_abroad(person) else slugify(person.surname_text)
    return "-".join(part for part in (initials, surname) if part) or "unnamed"


def surname_slug(person: Person) -> str:
    """Give the surname of a name as ids have it, a man's form for men and women alike."""
    return _surname([person], "") or slugify(person.surname_text)


def _given(members: Sequence[Person]) -> str:
    counts = Counter(name for m in members for name in m.given.ids)
    pet = frozenset(name for m in members for name in m.given.pet)
    if not counts and len(pet) > 1:
        return min(slugify(m.given_text) for m in members)
    counts = counts or Counter(pet)
    if counts:
        return min(counts, key=lambda name: (-counts[name], name))
    return spell(_meet(m.given_places for m in members))


def _surname(members: Sequence[Person], gender: str) -> str:
    count = Counter(len(m.surname) for m in members).most_common()
    parts = min(n for n, c in count if c == count[0][1])
    same = [m for m in members if len(m.surname) == parts]
    return "-".join(_ending(_part([m.surname[i] for m in same]), gender) for i in range(parts))


def _part(parts: Sequence[Part]) -> tuple[int, ...]:
    return _meet(p.places for p in parts)


def _meet(all_places: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    """Give the skeleton that most of the spellings agree on: at each place the sounds that most of them allow."""
    listed = list(all_places)
    if not listed:
        return ()
    lengths = Counter(map(len, listed))
    length = min(n for n, c in lengths.items() if c == max(lengths.values()))
    return tuple(_most_allowed(column) for column in zip(*(places for places in listed if len(places) == length), strict=True))


def _most_allowed(column: Sequence[int]) -> int:
    votes = Counter(bit for place in column for bit in _bits(place))
    most = max(votes.values())
    return sum(bit for bit, n in votes.items() if n == most)


def _bits(place: int) -> Iterable[int]:
    while place:
        bit = place & -place
        yield bit
        place ^= bit


def _ending(places: tuple[int, ...], gender: str) -> str:
    spelled = spell(places)
    if places[-1:] == (ADJECTIVE,):
        return spelled + ("aya" if gender == "f" else "i" if spelled.endswith(_SOFT) else "y")
    if gender == "f":
        for pattern, into in _HER_ENDINGS:
            spelled = pattern.sub(into, spelled)
    return spelled
