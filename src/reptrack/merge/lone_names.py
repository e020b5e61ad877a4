"""Decide where a name belongs that stands alone after the first comparison: read in another scheme, short forms, one slip of the pen.

Each pass joins a lone name only where exactly one cluster fits, and never against a conflict.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from reptrack.merge.cluster import Cluster, tells_family
from reptrack.merge.compare import conflict, given_relation, same_person, same_surname
from reptrack.merge.foreign import Abroad
from reptrack.values.names.given import is_given
from reptrack.values.names.person import Person, parse
from reptrack.values.names.schemes import fold, is_cyrillic, loose, weigh

__all__ = ["BySurname", "Join", "joins_of_lone_names"]

# A lone cluster has at most so many spellings; the one that it joins has more.
_LONE = 3
# Another scheme is tried if the marks speak for it nearly as much as for the first.
_CLOSE_SCHEME = 2
_LONG_SURNAME = 8
_WELL_ATTESTED = 3  # mentions of a person of whose name others can be slips
_SLIPS_SEEN = 1  # mentions of a slip
_LONG_GIVEN = 5
_ENDING = 3  # letters at the end of a surname that a slip may not touch
_VOWELS = frozenset("aeiouyаеёиоуыэюяії")
_UNSTRESSED = frozenset("aeo")
_THREE_VOWELS = re.compile(r"[aeiouy]{3}|[аеёиоуыэюяії]{3}")
# How a family's surname ends in the genitive and accusative in Belarusian, and what one of the family has instead.
_FAMILY = re.compile(r"[аоеё]ў$")
_ONE_OF_FAMILY = ("", "а", "я")
_BARE_SKI = re.compile(r"^(?:sk[aiyj]|ск[аиій])")


@dataclass(frozen=True, slots=True)
class Join:
    """A lone cluster that fits others: joined if there is exactly one target, doubtful otherwise.

    Attributes:
        lone: the index of the cluster. targets: the indexes of the clusters that it fits.
        reason: in words.
    """

    lone: int
    targets: tuple[int, ...]
    reason: str


class BySurname:
    """The clusters by surname and by given name, for the passes."""

    def __init__(self, clusters: Sequence[Cluster]) -> None:
        self.clusters = clusters
        self.by_key: dict[str, list[int]] = defaultdict(list)
        for i, members in enumerate(clusters):
            for key in sorted({p.key for p in members}):
                self.by_key[key].append(i)

    def fitting(self, person: Person, lone: int, fits: Callable[[Person, Person], bool | None]) -> tuple[int, ...]:
        """List the other clusters of the person's surname in which some name fits and none is in conflict."""
        found = []
        for i in self.by_key.get(person.key, ()):
            if i == lone:
                continue
            members = self.clusters[i]
            if any(fits(person, m) for m in members) and not any(conflict(person, m) for m in members):
                found.append(i)
        return tuple(i for i in found if not self._claimed_twice(i, self.clusters[lone]))

    def _claimed_twice(self, target: int, lone: Cluster) -> bool:
        """Say whether bearers of other fathers answer to a name that tells none: it is then nobody's."""
        members = self.clusters[target]
        if not any(map(tells_family, lone)) or any(map(tells_family, members)):
            return False
        return any(
            conflict(person, rival) in ("patronymic", "generation") and all(same_person(rival, m) for m in members)
            for person in lone
            for i in self.by_key.get(person.key, ())
            for rival in self.clusters[i]
        )


def joins_of_lone_names(clusters: Sequence[Cluster], mentions: Mapping[str, int]) -> list[Join]:
    """Propose joins for lone clusters, in an order that does not depend on the input's; `mentions` counts each name in the corpus."""
    by_surname = BySurname(clusters)
    slips = _Slips(clusters, mentions)
    families, abroad = _families(clusters), Abroad(clusters)
    found: list[Join] = []
    for i, members in enumerate(clusters):
        join = _short_form(by_surname, i, members) or _of_family(by_surname, i, members, families)
        if join is None and len({p.plain for p in members}) <= _LONE:
            join = (
                _second_look(by_surname, i, members)
                or slips.join(i, members)
                or _given_slip(by_surname, i, members)
                or _abroad(abroad, i, members)
            )
        if join is not None:
            found.append(join)
    return found


def _families(clusters: Sequence[Cluster]) -> frozenset[str]:
    """List the surnames in Cyrillic that stand for a family: a woman has Мажэйкаў only where two Мажэйкі are named together."""
    return frozenset(
        fold(person.surname_text)
        for members in clusters
        if len(members) == 1
        for person in members
        if person.gender == "f" and is_cyrillic(person.text) and any(part.gender == "m" for part in person.surname)
    )


def _of_family(by_surname: BySurname, lone: int, members: Cluster, families: frozenset[str]) -> Join | None:
    """Зінаіду Мажэйкаў is Зінаіда Мажэйка, if she is known."""
    person = members[0]
    surname = fold(person.surname_text)
    if len(members) > 1 or surname not in families or not _FAMILY.search(surname):
        return None
    targets: set[int] = set()
    for ending in _ONE_OF_FAMILY:
        one = parse(f"{person.given_text} {_FAMILY.sub(ending, surname)}", person.scheme)
        targets |= set(by_surname.fitting(one, lone, same_person))
    return Join(lone, tuple(sorted(targets)), f"{person.surname_text} is the plural of the surname") if targets else None


def _short_form(by_surname: BySurname, lone: int, members: Cluster) -> Join | None:
    """Masha Kalesnikava is Maryia Kalesnikava if only one Maryia Kalesnikava is known."""
    targets: set[int] = set()
    for person in members:
        targets |= set(by_surname.fitting(person, lone, lambda a, b: same_surname(a.surname, b.surname) and given_relation(a, b) == "near"))
    if not targets:
        return None
    return Join(lone, tuple(sorted(targets)), f"{members[0].given_text} can be the same given name")


def _second_look(by_surname: BySurname, lone: int, members: Cluster) -> Join | None:
    for person in members[:1]:
        if person.foreign:
            return None
        for other in _other_readings(person):
            if (other.patronymic is None) != (person.patronymic is None):  # a father's name that the other scheme does not know
                continue
            targets = [i for i in by_surname.fitting(other, lone, same_person) if len(by_surname.clusters[i]) > len(members)]
            if targets:
                return Join(lone, tuple(targets), _how(person, other))
    return None


def _how(person: Person, other: Person) -> str:
    if len(other.surname) > len(person.surname):
        return f"{person.text} read with two surnames"
    return f"{person.text} read in another scheme ({other.scheme.replace('+h', ', h as х')})"


def _other_readings(person: Person) -> Iterator[Person]:
    weights = weigh(person.text)
    best = dict(weights).get(person.scheme, weights[0][1])
    whole = [word for word in person.middle if len(word) > 1]
    if whole and person.given.ids:  # two surnames without their hyphen
        yield parse(f"{person.given_text} {'-'.join(whole)}-{person.surname_text}", person.scheme)
    if not is_cyrillic(person.text):
        yield parse(person.text, loose(person.scheme))
    for name, weight in weights:
        if name != person.scheme and best - weight <= _CLOSE_SCHEME:
            yield parse(person.text, name)
            if not is_cyrillic(person.text):
                yield parse(person.text, loose(name))


class _Slips:
    """Surnames of well attested persons with one letter taken out, to find names with one slip."""

    def __init__(self, clusters: Sequence[Cluster], mentions: Mapping[str, int]) -> None:
        self.clusters = clusters
        self.mentions = [sum(mentions.get(p.text, 0) for p in members) for members in clusters]
        self.index: dict[int, set[int]] = defaultdict(set)
        for i, members in enumerate(clusters):
            if self.mentions[i] < _WELL_ATTESTED:
                continue
            for given, surname in sorted({(name, fold(p.surname_text)) for p in members for name in p.given.ids}):
                for variant in _variants(surname):
                    self.index[hash((given, variant))].add(i)

    def join(self, lone: int, members: Cluster) -> Join | None:
        person = members[0]
        surname = fold(person.surname_text)
        if len(surname) < _LONG_SURNAME - 1 or self.mentions[lone] > _SLIPS_SEEN:
            return None
        targets: set[int] = set()
        for given in person.given.ids:
            for variant in _variants(surname):
                targets |= {i for i in self.index.get(hash((given, variant)), ()) if i != lone and self._fits(person, surname, i)}
        return Join(lone, tuple(sorted(targets)), f"one slip in {person.surname_text}") if targets else None

    def _fits(self, person: Person, surname: str, target: int) -> bool:
        members = self.clusters[target]
        if any(conflict(person, m) or given_relation(person, m) == "other" for m in members):
            return False
        return any(_is_slip(surname, fold(m.surname_text)) for m in members)


def _variants(word: str) -> set[str]:
    if len(word) < _LONG_SURNAME - 1:
        return set()
    return {word, *(word[:i] + word[i + 1 :] for i in range(1, len(word)))}


def _is_slip(wrong: str, right: str) -> bool:
    """Say whether one word is the other with a letter doubled or lost, two letters swapped, or one of a, e, o for another, away from the ends."""
    if len(right) < _LONG_SURNAME or wrong[0] != right[0] or OSA.distance(wrong, right, score_cutoff=1) != 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(wrong, right, strict=False)) if a != b), min(len(wrong), len(right)))
    if len(wrong) == len(right):
        swapped = wrong[at : at + 2] == right[at : at + 2][::-1]
        vowel = wrong[at] in _UNSTRESSED and right[at] in _UNSTRESSED
        return (swapped or vowel) and 0 < at < len(right) - _ENDING
    if len(wrong) > len(right):
        return wrong[at] in wrong[max(0, at - 2) : at]  # typed again: Marrozau, Bababryka
    return _lost(wrong, right, at)


def _lost(wrong: str, right: str, at: int) -> bool:
    """Say whether a letter that fell out leaves what is no surname: a vowel, an h, the n or v of -nski and -vski, a consonant among vowels."""
    lost = right[at]
    if lost in _VOWELS:
        return right[at - 1] not in _VOWELS and right[at + 1 : at + 2] not in _VOWELS and at < len(right) - 1
    among_vowels = _THREE_VOWELS.search(wrong[max(0, at - 2) : at + 2]) is not None
    return lost == "h" or among_vowels or (lost in "nvwuнвў" and _BARE_SKI.search(wrong[at:]) is not None and at > 1)


def _abroad(abroad: Abroad, lone: int, members: Cluster) -> Join | None:
    """Дональд Трамп is Donald Trump, Jürgen Müller is Juergen Mueller."""
    target = abroad.rendered(lone)
    if target is not None:
        return Join(lone, (target,), f"{members[0].text} renders a foreign name")
    target = abroad.without_umlauts(lone)
    if target is not None:
        return Join(lone, (target,), f"{members[0].text} written without umlauts")
    target = abroad.with_single_letters(lone)
    return (
        None
        if target is None
        else Join(lone, (target,), f"{members[0].text} with a letter once that is doubled elsewhere, or the other way round")
    )


def _given_slip(by_surname: BySurname, lone: int, members: Cluster) -> Join | None:
    """A given name that nobody bears, one letter off the given name of the only bearer of the surname that fits."""
    person = members[0]
    given = fold(person.given_text)
    if person.given.ids or person.given.pet or len(given) < _LONG_GIVEN or is_given(given) or person.foreign:
        return None

    def fits(a: Person, b: Person) -> bool:
        other = fold(b.given_text)
        return (
            bool(b.given.ids)
            and other[:1] == given[:1]
            and OSA.distance(given, other, score_cutoff=1) == 1
            and same_surname(a.surname, b.surname)
        )

    targets = by_surname.fitting(person, lone, fits)
    return Join(lone, targets, f"one slip in {person.given_text}") if targets else None
