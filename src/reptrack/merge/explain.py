"""Say why two names of persons are one person's or not, in words that a person can check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reptrack.merge.compare import accents_say_nothing, closeness, conflict, given_relation, initials_fit, same_surname, vowels_apart
from reptrack.merge.foreign import foreign, renders
from reptrack.merge.slugs import surname_slug
from reptrack.values.names.person import Person, parse
from reptrack.values.names.schemes import is_cyrillic

__all__ = ["Judgement", "Verdict", "compare", "explain"]

Judgement = Literal["same", "different", "unsure"]

SCHEME_NAMES = {
    "be": "Belarusian Cyrillic", "ru": "Russian Cyrillic", "uk": "Ukrainian Cyrillic", "en": "English letters (official romanisation, BGN/PCGN, ICAO or the press)", "lac": "Łacinka", "half": "Łacinka without ł",
    "bare": "Łacinka without its accents", "pl": "Polish spelling", "de": "German spelling", "fr": "French spelling", "mixed": "official spelling with ch for х",
    "sci": "scholarly spelling",
}  # fmt: skip
_MIXED_UP = {
    "a and o": "one Belarusian name can be written either way",
    "a soft consonant": "two surnames, or one that was written carelessly",
    "y and i": "two surnames, or one that was written carelessly",
}
_CONTRADICTIONS = {
    "gender": "one name is a man's, the other a woman's",
    "patronymic": "their fathers have different names",
    "middle name": "their middle names differ",
    "generation": "one is called the elder, the other the younger",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a comparison says: the judgement, a score between 0 and 1, and the steps that led there."""

    judgement: Judgement
    score: float
    steps: tuple[str, ...]


def compare(first: str, second: str) -> Verdict:
    """Compare two names of persons as they stand, without any context, and give the steps.

    Example: `compare("Maryja Kaleśnikava", "Мария Колесникова").judgement` is `same`.
    """
    return explain(parse(first), parse(second))


def explain(a: Person, b: Person) -> Verdict:
    """Compare two names that were read, and give the steps."""
    steps = [_read(a), _read(b)]
    if a.plain == b.plain and accents_say_nothing(a, b):
        return Verdict("same", 1.0, (*steps, "the words are the same"))
    if (a.foreign or b.foreign) and is_cyrillic(a.text) == is_cyrillic(b.text) and a.shape == b.shape == "full":
        return Verdict("different", 0.0, (*steps, "not Slavic: such names are the same only if they are spelled alike, accents aside"))
    if a.shape == "given" or b.shape == "given":
        return Verdict("unsure", 0.2, (*steps, "a first name alone says too little: only the report can tell whose it is"))
    if not same_surname(a.surname, b.surname):
        return _other_surnames(a, b, steps)
    steps.append(_one_surname(a, b))
    against = conflict(a, b)
    if against:
        return Verdict("different", 0.0, (*steps, f"{against}: {_CONTRADICTIONS[against]}{_told(a, b, against)}"))
    if a.generation == b.generation != "":
        steps.append(f"generation: both are called {a.generation}")
    if a.patronymic and b.patronymic:
        steps.append("patronymic: made from the same father's name")
    return _by_given(a, b, steps)


def _one_surname(a: Person, b: Person) -> str:
    if a.surname_text == b.surname_text:
        return f"surname: {a.surname_text} in both"
    return f"surname: {a.surname_text} and {b.surname_text} can be one surname ({_sound(a, b)})"


def _other_surnames(a: Person, b: Person, steps: list[str]) -> Verdict:
    written = f"surname: {a.surname_text} and {b.surname_text}"
    latin, cyrillic = (a, b) if is_cyrillic(b.text) else (b, a)
    if is_cyrillic(a.text) != is_cyrillic(b.text) and foreign(a) and foreign(b) and renders(cyrillic, latin):
        return Verdict(
            "unsure", 0.7, (*steps, f"{cyrillic.text} renders {latin.text}, a name that is not Slavic: merged if no other name fits")
        )
    vowels = vowels_apart(a, b)
    if vowels and not conflict(a, b) and given_relation(a, b) == "same":
        return Verdict("unsure", 0.6, (*steps, f"{written} differ only in {vowels}: {_MIXED_UP[vowels]}"))
    return Verdict("different", 0.0, (*steps, f"{written} are two surnames ({_sound(a, b)})"))


def _by_given(a: Person, b: Person, steps: list[str]) -> Verdict:  # noqa: PLR0911 - a line a reason
    if a.shape == "surname" or b.shape == "surname":
        return Verdict("unsure", 0.3, (*steps, "a surname alone: only the report can tell whose it is"))
    if a.initials or b.initials:
        if initials_fit(a, b):
            return Verdict("unsure", 0.5, (*steps, "initials: they fit the given name, and may fit other names too"))
        return Verdict("different", 0.0, (*steps, "initials: they contradict the given name"))
    relation = given_relation(a, b)
    names = f"{a.given_text} ({_ids(a)}) and {b.given_text} ({_ids(b)})"
    if relation == "same":
        return Verdict("same", closeness(a, b), (*steps, f"given name: {names} are one name"))
    if relation == "near":
        return Verdict(
            "unsure", 0.6, (*steps, f"given name: {names} may be used for one person; merged only where exactly one person fits")
        )
    if relation == "kin":
        return Verdict("unsure", 0.3, (*steps, f"given name: {names} are at times used for one person; not merged unless you say so"))
    if relation == "western":
        return Verdict("unsure", 0.4, (*steps, f"given name: {names} are one name among Slavs only, and nothing else here is Slavic"))
    return Verdict("different", 0.0, (*steps, f"given name: {names} are different names"))


def _read(person: Person) -> str:
    said = {"m": "a man", "f": "a woman"}.get(person.gender, "man or woman is not told")
    shape = {"initials": ", only initials", "surname": ", a surname alone", "given": ", a first name alone"}.get(person.shape, "")
    return f"{person.text}: read as {SCHEME_NAMES.get(person.scheme, person.scheme)}, {said}{shape}"


def _sound(a: Person, b: Person) -> str:
    """Give both surnames in one spelling."""
    one, other = surname_slug(a), surname_slug(b)
    return f"both {one}" if one == other else f"{one} / {other}"


def _ids(person: Person) -> str:
    if person.given.ids:
        return ", ".join(sorted(person.given.ids))
    if person.given.pet:
        return "short for " + " or ".join(sorted(person.given.pet))
    return "not in the table of given names"


def _told(a: Person, b: Person, what: str) -> str:
    if what == "patronymic":
        names = (", ".join(sorted(p.patronymic.ids)) or "unknown" for p in (a, b) if p.patronymic)
        return f" ({' / '.join(names)})"
    return f" ({' '.join(a.middle)} / {' '.join(b.middle)})" if what == "middle name" and a.middle and b.middle else ""
