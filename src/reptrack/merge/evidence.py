"""Read what stands beside a person's name about its bearer: age, year of birth, home town, generation, role in a trial, kin."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import Generic, NamedTuple, Protocol, TypeVar

from reptrack.merge.places_and_orgs import place_entity
from reptrack.records import Claim, Mention, Name, Report
from reptrack.resources import entries
from reptrack.text.remember import WORDS
from reptrack.values.names import generation
from reptrack.values.names.schemes import fold

__all__ = ["NameIn", "Sighting", "called_kin", "form_of", "normal", "tell"]

Some = TypeVar("Some", bound=Mention)
_BESIDE = 120  # characters within which the age or the town of a person begins
_NEAR = 3  # characters between a name and its age: "Ivan Ivanou, 41,"
_BORN_NEAR = 40
_YOUNGEST = 8  # years: a person with a full name in a report is older, a year of birth that says else is something else
_LONGEST_KIN = 14  # characters of "daughter, "
_LONGEST_PHRASE = 30  # characters of "a resident of", "has been found guilty"
_LONGEST_TITLE = 20  # characters of "former investigator "
_SAME_BREATH = 60  # characters between a person and the kin of the same name: "Ivan Zub, 61, a welder, and his son Ivan Zub"
_BEHIND_BEARER = frozenset({", ", " "})  # between the bearer of a word for kin and who is meant by it
_SAME_TRIAL = 200  # characters between a judge and a defendant of one name


class _Phrases(NamedTuple):
    born: re.Pattern[str]
    home_after: re.Pattern[str]
    home_before: re.Pattern[str]
    their_kin: re.Pattern[str]
    kin: re.Pattern[str]
    judge: re.Pattern[str]
    tried_before: re.Pattern[str]
    tried_after: re.Pattern[str]


@cache
def _phrases() -> _Phrases:
    """Read what tells of a bearer from every language's `bearers.toml`."""

    def every(key: str) -> str:
        return "|".join(entries("bearers.toml", key)) or r"(?!)"

    year = r"((?:19|20)\d\d)"
    return _Phrases(
        born=re.compile(rf"(?:{every('born')})\D{{0,25}}?{year}|{year}\s*(?:{every('born_after')})", re.IGNORECASE),
        home_after=re.compile(rf"\s*[,(]?\s*(?:{every('from')})\s+(?:г\. ?)?$", re.IGNORECASE),
        home_before=re.compile(rf"\s+(?:{every('resident')})\s+$", re.IGNORECASE),
        their_kin=re.compile(rf"\b(?:{every('possessive')})\s+(?:\w+\s+)?(?:{every('kin')}),?\s+$", re.IGNORECASE),
        kin=re.compile(rf"\b(?:{every('kin')}),?\s+$", re.IGNORECASE),
        judge=re.compile(rf"(?:^|(?<=[\s(]))(?:{every('judges')})\s+$", re.IGNORECASE),
        tried_before=re.compile(rf"\b(?:{every('tried_before')})$", re.IGNORECASE),
        tried_after=re.compile(rf",?\s+(?:{every('tried_after')})", re.IGNORECASE),
    )


@dataclass(frozen=True, slots=True)
class Sighting:
    """What one report tells of a person beside the name.

    Attributes:
        report, name, dated: where and when. start: the first mention that tells it.
        born: the years in which the person can have been born, or None. home: the town they are said to be from.
        role: `judge` (or prosecutor) or `tried`. unlike: the start of a mention of the same name who is another person: the father beside the son.
    """

    report: str
    name: str
    born: tuple[int, int] | None = None
    home: str = ""
    dated: str = ""
    start: int = 0
    role: str = ""
    unlike: int = -1


class NameIn(Protocol):
    """What of a name is looked at here: a `Name`, or a struct with fewer of its fields."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102
    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102


@lru_cache(maxsize=4 * WORDS)
def normal(name: str) -> str:
    """Give a name with single spaces: how forms are told apart. One that has them is given back itself, for it is kept."""
    single = " ".join(name.split())
    return name if single == name else single


def form_of(name: NameIn, text: str) -> str:
    """Give the form under which a mention is compared: its full form, and the generation where the text beside it tells that.

    Example: `Ivan Zub` in "Ivan Zub, Jr., spoke" is `Ivan Zub (junior)`.
    """
    form = normal(name.name)
    if name.kind != "person" or " " not in form:
        return form
    told = generation.beside(text, name.start, name.end)
    return f"{form} ({told})" if told and not generation.split(form)[1] else form


def tell(record: Report) -> list[Sighting]:
    """List what a report tells of its persons: one sighting a name, or one a mention where they contradict each other."""
    persons = [n for n in record.names if n.kind == "person"]
    if not persons:
        return []
    ages = _Nearby([c for c in record.claims if c.kind == "age" and isinstance(c.value, int | float)])
    places = _Nearby([n for n in record.names if n.kind == "place"])
    year = int(record.dated[:4]) if record.dated and record.dated[:4].isdigit() else 0
    seen: dict[str, list[Sighting]] = defaultdict(list)
    for before, person in pairwise([None, *persons]):
        assert person is not None  # noqa: S101 - only the first is none
        name = form_of(person, record.text)
        if " " not in name:
            continue
        born = _year_of_birth(record.text, person, year) or _from_age(person, ages, record.text, year)
        home, role = _home(person, places, record.text), _role(record.text, person)
        unlike = -1
        if before is not None and _is_namesake(
            person, before, record.text
        ):  # the father is one too, though nothing else may be told of him
            unlike, father = before.start, form_of(before, record.text)
            seen[father].append(Sighting(record.id, father, dated=record.dated or "", start=before.start))
        if born or home or role or unlike >= 0:
            seen[name].append(Sighting(record.id, name, born, home, record.dated or "", person.start, role, unlike))
    return [s for name in sorted(seen) for s in _of_one_name(seen[name])]


class _Nearby(Generic[Some]):
    """Mentions in their order, to find those beside a name without looking at all."""

    def __init__(self, mentions: list[Some]) -> None:
        self._mentions = sorted(mentions, key=lambda m: m.start)
        self._starts = [m.start for m in self._mentions]

    def beside(self, person: Name) -> list[Some]:
        """List the mentions that begin shortly before or after a name."""
        return self._mentions[bisect_left(self._starts, person.start - _BESIDE) : bisect_right(self._starts, person.end + _BESIDE)]


def _of_one_name(sightings: list[Sighting]) -> list[Sighting]:
    """Make one sighting of all that a report tells of a name, unless it tells of several bearers."""
    roles = {s.role for s in sightings} - {""}
    trial = [s for s in sightings if s.role]
    apart = len(roles) > 1 and any(abs(a.start - b.start) <= _SAME_TRIAL for a in trial for b in trial if a.role != b.role)
    if not apart:
        sightings = [replace(s, role="") for s in sightings]
    born = [s.born for s in sightings if s.born]
    homes = {s.home for s in sightings if s.home}
    one_birth = not born or max(low for low, _ in born) <= min(high for _, high in born) + 1
    if apart or len(homes) > 1 or not one_birth or any(s.unlike >= 0 for s in sightings):
        return sightings
    first = sightings[0]
    told = replace(first, born=born[0] if born else None, home=next((s.home for s in sightings if s.home), ""))
    return [told] if told.born or told.home else []


def called_kin(text: str, name: Name, names: Sequence[Name] = ()) -> bool:
    """Say whether a name stands beside a word for kin: "her husband Viktar", "яго дачка, Надзея", "the father of Maryia Zub, Viktar"."""
    kin = _phrases().kin
    if kin.search(text[max(0, name.start - _LONGEST_KIN) : name.start]):
        return True
    beside = (n for n in names if 0 < name.start - n.end <= _NEAR and n.kind == "person")
    before = next((n for n in beside if text[n.end : name.start] in _BEHIND_BEARER), None)
    return before is not None and kin.search(text[max(0, before.start - _LONGEST_KIN) : before.start].removesuffix("of ")) is not None


def _is_namesake(person: Name, before: Name, text: str) -> bool:
    """Say whether a person is kin of the one named just before, who has the same name: "Ivan Zub and his son Ivan Zub"."""
    if not 0 <= person.start - before.end <= _SAME_BREATH or fold(normal(before.name)) != fold(normal(person.name)):
        return False
    return " " in person.text and _phrases().their_kin.search(text[before.end : person.start]) is not None


def _role(text: str, person: Name) -> str:
    """Give `judge` for who tries or prosecutes, `tried` for who is tried, nothing where neither or both is said."""
    judge = _phrases().judge.search(text[max(0, person.start - _LONGEST_TITLE) : person.start]) is not None
    tried = _phrases().tried_before.search(text[max(0, person.start - _LONGEST_PHRASE) : person.start]) is not None
    tried = tried or _phrases().tried_after.match(text, person.end, person.end + _LONGEST_PHRASE) is not None
    return "" if judge == tried else "judge" if judge else "tried"


def _year_of_birth(text: str, person: Name, year: int) -> tuple[int, int] | None:
    after = text[person.end : person.end + _BORN_NEAR]
    match = _phrases().born.search(after.partition("\n")[0].partition(";")[0])
    if match is None:
        return None
    told = int(match[1] or match[2])
    return (told, told) if not year or told <= year - _YOUNGEST else None


def _home(person: Name, places: _Nearby[Name], text: str) -> str:
    """Give the town that a person is said to be from: `Ivan Zub from Brest`, `Brest resident Ivan Zub`."""
    for place in places.beside(person):
        if 0 < place.start - person.end <= _LONGEST_PHRASE and _phrases().home_after.match(text[person.end : place.start]):
            return place_entity(place.name)
        if 0 < person.start - place.end <= _LONGEST_PHRASE and _phrases().home_before.match(text[place.end : person.start]):
            return place_entity(place.name)
    return ""


def _from_age(person: Name, ages: _Nearby[Claim], text: str, year: int) -> tuple[int, int] | None:
    if not year:
        return None
    for age in ages.beside(person):
        between = (
            text[person.end : age.start] if age.start >= person.end else text[age.end : person.start] if age.end <= person.start else None
        )
        if between is not None and len(between) <= _NEAR and not between.strip(" ,(-–—"):
            value = int(age.value)  # type: ignore[arg-type]
            return year - value - 1, year - value
    return None
