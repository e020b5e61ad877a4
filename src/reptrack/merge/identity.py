"""Decide the id of a person: a readable slug that does not depend on which spellings of the name are known.

The given name is the table's, the surname its skeleton in one romanisation: т and ц, о and а are not told apart, so that
Ціханоўскі, Тихановский and Tsikhanouski give one slug.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from reptrack.values.names.person import Part, Person
from reptrack.values.names.schemes import fold
from reptrack.values.names.skeleton import ADJECTIVE, OPEN

__all__ = ["partial_slug", "person_slug", "slugify", "spelled"]

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_CYRILLIC_LETTERS = dict(
    zip("абвгґдеёжзіийклмнопрстуўфхцчшщъыьэюяєї",
        ["a", "b", "v", "h", "g", "d", "e", "yo", "zh", "z", "i", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "u", "f", "kh", "ts", "ch", "sh", "shch", "_", "y", "_", "e", "yu", "ya", "ye", "yi"], strict=True)
)  # fmt: skip
# One letter for the sounds that spellings mix; the first that a place allows.
_LETTERS = (
    ("a", "a"), ("o", "a"), ("e", "a"), ("Ja", "ya"), ("Jo", "yo"), ("Ju", "yu"), ("i", "i"), ("j", "i"), ("t", "t"), ("c", "ts"), ("C", "ch"),
    ("s", "s"), ("S", "sh"), ("z", "z"), ("Z", "zh"), ("g", "h"), ("x", "kh"), ("v", "v"), ("u", "u"), ("b", "b"), ("d", "d"), ("k", "k"),
    ("l", "l"), ("m", "m"), ("n", "n"), ("p", "p"), ("r", "r"), ("f", "f"),
)  # fmt: skip
_VOWEL = frozenset("aiouy")
_ENDINGS = (
    (re.compile(r"(?<=[kshzc])avich$"), "evich"),
    (re.compile(r"ank(a)$"), r"enk\1"),
    (re.compile(r"ats$"), "ets"),
)


def slugify(text: str) -> str:
    """Give a text as a slug of ASCII letters: `Recep Tayyip Erdoğan` → `recep-tayyip-erdogan`."""
    folded = "".join(_CYRILLIC_LETTERS.get(c, c).replace("_", "") for c in fold(text))
    ascii_only = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode("ascii")
    return _NOT_SLUG.sub("-", ascii_only.lower()).strip("-")


def person_slug(members: Sequence[Person]) -> str:
    """Give the slug of a person with these full names."""
    if all(m.foreign for m in members):
        return min(slugify(m.plain) for m in members) or "unnamed"
    gender = next((m.gender for m in members if m.gender), "")
    return f"{_given(members)}-{_surname(members, gender)}".strip("-")


def partial_slug(person: Person) -> str:
    """Give the slug of a name of which only initials and surname, or one word, are known."""
    initials = "-".join(slugify(letter) for letter in person.initials)
    if person.shape == "given":
        return slugify(person.given_text) or "unnamed"
    surname = slugify(person.surname_text) if person.foreign and not person.initials else _surname([person], person.gender)
    return "-".join(part for part in (initials, surname) if part) or "unnamed"


def _given(members: Sequence[Person]) -> str:
    counts = Counter(name for m in members for name in m.given.ids)
    pet = frozenset(name for m in members for name in m.given.pet)
    if not counts and len(pet) > 1:
        return min(slugify(m.given_text) for m in members)
    counts = counts or Counter(pet)
    if counts:
        return min(counts, key=lambda name: (-counts[name], name))
    return _spell(_meet(m.given_places for m in members))


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
    adjective = places[-1:] == (ADJECTIVE,)
    spelled = _spell(places[:-1] if adjective else places)
    if adjective:
        return spelled + ("aya" if gender == "f" else "i")
    if re.search(r"au$", spelled) and gender == "f":
        return spelled[:-1] + "va"
    if re.search(r"in$", spelled) and gender == "f":
        return spelled + "a"
    for pattern, into in _ENDINGS:
        spelled = pattern.sub(into, spelled)
    return spelled


def _spell(places: tuple[int, ...]) -> str:
    letters = [next((letter for sound, letter in _LETTERS if place & OPEN[sound]), "") for place in places]
    out = []
    for i, letter in enumerate(letters):
        after = letters[i + 1][:1] if i + 1 < len(letters) else ""
        if places[i] & (OPEN["v"] | OPEN["u"]) and not places[i] & ~(OPEN["v"] | OPEN["u"]):
            letter = _v_or_u(places[i], letters[i - 1][-1:] if i else "", after)  # noqa: PLW2901 - the same letter, in its place
        elif letter == "t" and places[i] & OPEN["C"]:  # the c of stripped Łacinka
            letter = "ts" if after else "ch"  # noqa: PLW2901
        elif letter == "t" and places[i] & OPEN["c"] and after not in _VOWEL and after != "v":
            letter = "ts"  # noqa: PLW2901
        out.append(letter)
    return "".join(out)


def _v_or_u(place: int, before: str, after: str) -> str:
    """Spell в, ў and у: u between a vowel and a consonant and before a consonant at the start, else as it is."""
    if place == OPEN["u"]:
        return "u"
    if after in _VOWEL and after:
        return "v"
    return "u" if not before or before in _VOWEL else "v"


def spelled(places: tuple[int, ...]) -> str:
    """Spell a skeleton in the one romanisation of slugs."""
    return _spell(places)
