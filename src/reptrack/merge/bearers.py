"""Read what stands beside a person's name about its bearer: age, year of birth, home town; and tell two bearers of one name apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reptrack.records import Claim, Name, Report

__all__ = ["Sighting", "bearers", "normal", "tell"]

_SPACES = re.compile(r"\s+")
_NEAR = 3  # characters between a name and its age: "Ivan Ivanou, 41,"
_BORN_NEAR = 40
_YEAR = re.compile(
    r"(?:born|b\.|н\.|нар\.|р\.|г\. ?р\.|родил\w*|нарадзі\w*)\D{0,25}?((?:19|20)\d\d)|((?:19|20)\d\d)\s*(?:г\.?\s*р\.|года рождения|г\.н\.|года нараджэння)"
)
_FROM = re.compile(r"\s*,?\s*(?:from|of|из|з|са|a resident of|resident of|жыхар\w* |жител\w* )\s*$", re.IGNORECASE)
_RESIDENT = re.compile(r"\s*(?:resident|activist|житель|жительница|жыхар|жыхарка)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sighting:
    """What one report tells of a person beside the name.

    Attributes:
        report, name: where. born: the years in which the person can have been born, or None. home: the town they are said to be from.
    """

    report: str
    name: str
    born: tuple[int, int] | None = None
    home: str = ""


def normal(name: str) -> str:
    """Give a name with single spaces: how forms are told apart."""
    return _SPACES.sub(" ", name).strip()


def tell(record: Report) -> list[Sighting]:
    """List what a report tells of its persons, one sighting a name; persons of whom it tells nothing are left out."""
    persons = [n for n in record.names if n.kind == "person"]
    if not persons:
        return []
    born: dict[str, tuple[int, int]] = {}
    ages = [c for c in record.claims if c.kind == "age" and isinstance(c.value, int | float)]
    year = int(record.dated[:4]) if record.dated and record.dated[:4].isdigit() else 0
    for person in persons:
        name = normal(person.name)
        told = _year_of_birth(record.text, person) or _from_age(person, ages, record.text, year)
        if told is not None and name not in born:
            born[name] = told
    return [Sighting(record.id, name, span) for name, span in sorted(born.items())]


def _year_of_birth(text: str, person: Name) -> tuple[int, int] | None:
    after = text[person.end : person.end + _BORN_NEAR]
    match = _YEAR.search(after.partition("\n")[0].partition(";")[0])
    if match is None:
        return None
    year = int(match[1] or match[2])
    return year, year


def _from_age(person: Name, ages: Sequence[Claim], text: str, year: int) -> tuple[int, int] | None:
    if not year:
        return None
    for age in ages:
        between = (
            text[person.end : age.start] if age.start >= person.end else text[age.end : person.start] if age.end <= person.start else None
        )
        if between is not None and len(between) <= _NEAR and not between.strip(" ,(-–—"):
            value = int(age.value)  # type: ignore[arg-type]
            return year - value - 1, year - value
    return None


def bearers(sightings: Iterable[Sighting]) -> list[list[Sighting]]:
    """Group the sightings of one name by bearer: years of birth that contradict each other are two people.

    Returns:
        Groups, the best attested first; a single group where nothing contradicts.
    """
    told = sorted((s for s in sightings if s.born is not None), key=lambda s: (s.born, s.report, s.name))
    groups: list[list[Sighting]] = []
    reach = 0
    for sighting in told:
        low, high = sighting.born or (0, 0)
        if groups and low <= reach + 1:  # an age is at times a year off: the birthday, an old text
            groups[-1].append(sighting)
            reach = max(reach, high) if len(groups[-1]) < 2 else reach  # noqa: PLR2004 - the first one anchors the group: no chain of years
        else:
            groups.append([sighting])
            reach = high
    by_report: dict[int, int] = defaultdict(int)
    for i, group in enumerate(groups):
        by_report[i] = len({s.report for s in group})
    order = sorted(range(len(groups)), key=lambda i: (-by_report[i], groups[i][0].report))
    return [groups[i] for i in order]
