"""Decide whom a given name alone behind a word for kin may stand for: `her brother Aliaksei` is not whoever else is called Aliaksei."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, cached_property

from reptrack.extract.names.persons.context_words import is_kin, is_relative, possessives
from reptrack.extract.names.persons.lexicon import CYRILLIC, word_key
from reptrack.extract.names.persons.namesakes import Person
from reptrack.extract.names.persons.segments import Found
from reptrack.extract.names.persons.tokens import previous_word, word_before_comma
from reptrack.text.view import View
from reptrack.values.inflection import readings

__all__ = ["Kinship"]

_NEAR, _SHORTEST_STEM, _ENDING, _LONGEST = 3, 4, 3, 40
# Between a word for kin with its bearer's name and the name of the kin: the father of Maryia Zubko, Aliaksei; отца Маши Москалевой Алексея.
_BEHIND_BEARER = re.compile(r"(?:'s|’s)?,? $")
_OF = re.compile(r"\b([^\W\d_]+) of (?:[^\W\d_]+ )?$")


class Kinship:
    """The names of a report in their order, to tell which of them stand behind a word for kin."""

    def __init__(self, view: View, found: Sequence[Found]) -> None:
        self.view, self._found = view, found

    @cached_property
    def names(self) -> list[Found]:
        """Give the names in their order."""
        return sorted(self._found, key=lambda name: name.start)

    @cached_property
    def starts(self) -> list[int]:
        """Give where they begin."""
        return [name.start for name in self.names]

    def allows(self, name: Found, people: Sequence[Person]) -> list[Person]:
        """Keep of the people whom a given name may stand for those who may be the kin that it is said to be."""
        if not self._is_kin(name):
            return list(people)
        place = bisect_left(self.starts, name.start)
        near = [other for other in self.names[max(0, place - _NEAR) : place + 1] if other.start != name.start]
        if any(other.full and _his_kin().search(self.view.text, max(0, other.start - _LONGEST), other.start) for other in near):
            return list(people)  # his wife Natallia Kulik said: her husband Ales
        return [p for p in people if any(_relative(p, other) for other in near) or self._introduced_as_kin(p)]

    def _is_kin(self, name: Found) -> bool:
        """Tell `her brother Aliaksei`, `отца Маши Москалевой Алексея`, `the father of Maryia Zubko, Aliaksei`."""
        token = name.tokens[0]
        if _is_word_for_kin(previous_word(self.view, token)):
            if not token.flags & CYRILLIC or _his_kin().search(self.view.text, max(0, name.start - _LONGEST), name.start):
                return True
            # Бацька Уладзіслава is Uladzislau's father, Бацька Уладзіслаў is Uladzislau.
            return all(reading.case != "gen" for reading in readings((token.form,), self.view.lang))
        place = bisect_left(self.starts, name.start) - 1
        if place < 0:
            return False
        bearer = self.names[place]
        if not _BEHIND_BEARER.fullmatch(self.view.text, bearer.end, name.start):
            return False
        return self._of_kin(bearer, apart="," in self.view.text[bearer.end : name.start])

    def _of_kin(self, bearer: Found, *, apart: bool) -> bool:
        """Tell the bearer of a word for kin: `отца` Маши Москалевой, `the father of` Maryia Zubko."""
        of = _OF.search(self.view.text, max(0, bearer.start - _LONGEST), bearer.start)
        if of is not None:
            return _is_word_for_kin(of[1])
        return not apart and is_kin(previous_word(self.view, bearer.tokens[0]).lower())

    def _introduced_as_kin(self, person: Person) -> bool:
        """Tell somebody whose full name stands behind a word for kin: her husband Siarhei Kulik."""
        place = bisect_left(self.starts, person.start)
        own = self.names[place] if place < len(self.names) and self.starts[place] == person.start else None
        return own is not None and (self._is_kin(own) or _is_word_for_kin(word_before_comma(self.view, own.tokens[0])))


@cache
def _his_kin() -> re.Pattern[str]:
    """Match what stands before the full name of somebody's kin: his wife."""
    return re.compile(rf"\b(?:{'|'.join(sorted(possessives()))}) [^\W\d_]+ $", re.IGNORECASE)


def _is_word_for_kin(word: str) -> bool:
    return bool(word) and (is_relative(word.lower()) or is_kin(word.lower()))


def _relative(person: Person, other: Found) -> bool:
    """Tell whether a name near by is that of another one of the family: Tsikhanouskaya beside Siarhei Tsikhanouski."""
    own, given = _stem(person.surname), _stem(person.given)
    keys = [token.key for token in other.tokens]
    return any(key.startswith(own) for key in keys) and not any(key.startswith(given) for key in keys)


def _stem(name: str) -> str:
    key = word_key(name)
    return key[: max(_SHORTEST_STEM, len(key) - _ENDING)]
