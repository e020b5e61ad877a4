"""Tell bearers of one name apart: by years of birth, home towns and, inside one report, by kin and by roles in a trial."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from reptrack.merge.evidence import Sighting

__all__ = ["Bearer", "bearers"]

Mentions = tuple[str, str]  # a report and a name in it


@dataclass(slots=True)
class Bearer:
    """One of the persons of a name: all that was seen of them.

    Attributes:
        sightings: what reports tell. homes: their towns. reach: the last year of birth that is still theirs.
    """

    sightings: list[Sighting] = field(default_factory=list)
    homes: set[str] = field(default_factory=set)
    reach: int = 0
    in_report: dict[str, list[Sighting]] = field(default_factory=lambda: defaultdict(list))

    def add(self, sighting: Sighting) -> None:
        """Take a sighting in."""
        self.sightings.append(sighting)
        self.in_report[sighting.report].append(sighting)
        if sighting.home:
            self.homes.add(sighting.home)
        if sighting.born and not self.reach:  # the first anchors the bearer: no chain of years
            self.reach = sighting.born[1] + 1  # an age is at times a year off: the birthday, an old text

    def take(self, other: Bearer) -> None:
        """Take another bearer's sightings in."""
        for sighting in other.sightings:
            self.add(sighting)

    def forbids(self, sighting: Sighting) -> bool:
        """Say whether something known of the bearer contradicts a sighting."""
        if sighting.born and self.reach and sighting.born[0] > self.reach:
            return True
        if any(_two_in_one_report(sighting, other) for other in self.in_report.get(sighting.report, ())):
            return True
        return not sighting.born and bool(sighting.home) and bool(self.homes) and sighting.home not in self.homes

    def speaks_for(self, sighting: Sighting) -> int:
        """Say how much of a sighting is known of the bearer already."""
        here = self.in_report.get(sighting.report, ())
        alike = any(s.role == sighting.role for s in here) if sighting.role else False
        return 4 * bool(sighting.born and self.reach) + 2 * (sighting.home in self.homes) + alike


def _two_in_one_report(a: Sighting, b: Sighting) -> bool:
    """Say whether one report tells of two persons: a judge and a defendant, a father and a son, of two towns."""
    return (
        (a.role != b.role and bool(a.role and b.role))
        or a.unlike == b.start
        or b.unlike == a.start
        or (a.home != b.home and bool(a.home and b.home))
    )


def bearers(sightings: Iterable[Sighting], same: Collection[tuple[Mentions, Mentions]] = ()) -> list[Bearer]:
    """Group the sightings of one name by bearer: what contradicts each other is two people.

    Args:
        sightings: in any order.
        same: mentions whom the user called one person.

    Returns:
        The bearers, the one met first in front; a single one where nothing contradicts.
    """
    found: list[Bearer] = []
    for sighting in sorted(sightings, key=_most_telling_first):
        fitting = [bearer for bearer in found if not bearer.forbids(sighting)]
        if fitting:
            max(fitting, key=lambda bearer: bearer.speaks_for(sighting)).add(sighting)
        else:
            found.append(Bearer())
            found[-1].add(sighting)
    return sorted(_joined(found, same), key=lambda bearer: min((s.dated or "9999", s.report, s.start) for s in bearer.sightings))


def _most_telling_first(sighting: Sighting) -> tuple[object, ...]:
    return (sighting.born or (9999, 0), not sighting.home, sighting.report, sighting.start, sighting.name)


def _joined(found: list[Bearer], same: Collection[tuple[Mentions, Mentions]]) -> list[Bearer]:
    """Join the bearers whom the user called one."""
    for pair in same:
        meant = [bearer for bearer in found if any((s.report, s.name) in pair for s in bearer.sightings)]
        for other in meant[1:]:
            meant[0].take(other)
            found.remove(other)
    return found
