"""Decide which names of an enumeration are organisations: `groups, including Harbour Aid, Sviedka and the Rubon Foundation`.

Where a word leads to the enumeration and one of its names is known to be an organisation, the others are too, unless they are persons or places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reptrack.extract.names.gazetteer import hits
from reptrack.extract.names.persons.lexicon import GIVEN, INITIAL, NOT, PATRONYMIC, SHAPE, SURNAME, TITLE, WEAK, look_up
from reptrack.extract.names.phrase import Found, tidy
from reptrack.extract.names.shapes import english
from reptrack.extract.names.spelling import spelling_key
from reptrack.text.letters import CAPITALS
from reptrack.text.view import View

__all__ = ["enumerated"]

_CAPITAL = CAPITALS
# Capitalised words, small joints between them: Voices Across Borders, INeedHelpBY, A Country to Live in.
_ITEM = re.compile(
    rf"(?:the )?((?:A |An |The )?[{_CAPITAL}][\w’'&-]*(?: (?:(?:of|for|in|to|on|against|without) (?:the )?)?[{_CAPITAL}][\w’'&-]*){{0,6}}(?: in)?)"
)
_JOINT = re.compile(r",? (?:and|as well as|&) |, ")
_OPENS = re.compile(rf":? (?=(?:the )?[{_CAPITAL}])")
_MOST_ITEMS = 25


def enumerated(view: View, found: Sequence[Found]) -> Iterator[Found]:
    """Find the unknown names of enumerations of organisations; `found` are those that are known otherwise."""
    text = view.text
    ends = {one.start: one.end for one in found}
    places = {hit.start for hit in hits(view) if hit.entry.kind == "place"}
    for lead in _leads(view) if found and view.lang not in ("be", "ru") else ():
        items = list(_items(text, lead, ends))
        if len(items) > 1 and any(start in ends for start, _ in items):
            for start, end in items:
                if start not in ends and start not in places and _may_be_organisation(text[start:end]):
                    yield Found(start, end, tidy(text[start:end]))


def _leads(view: View) -> Iterator[int]:
    """Yield where the first name of an enumeration may begin."""
    leads = english().lead_lists
    found = view.extra.get("names:lists")
    for end in found if isinstance(found, list) else [word[2] for word in view.words if word[0] in leads]:
        if opening := _OPENS.match(view.text, end):
            yield opening.end()


def _items(text: str, start: int, ends: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Yield the spans of the names one after another, known ones whole."""
    for _ in range(_MOST_ITEMS):
        match = _ITEM.match(text, start)
        if match is None:
            return
        begin = match.start(1)
        end = ends.get(begin, match.end(1))
        yield begin, end
        joint = _JOINT.match(text, end)
        if joint is None:
            return
        start = joint.end()


def _may_be_organisation(name: str) -> bool:
    """Tell a name that is no person's, no people's, and not one ordinary word."""
    words = name.removeprefix("A ").split()
    flags = [look_up(word).flags for word in words]
    if any(own & (INITIAL | PATRONYMIC | TITLE) for own in flags) or any(own & (GIVEN | WEAK) == GIVEN for own in flags):
        return False
    if len(words) == 1:
        return not flags[0] & (NOT | SHAPE | SURNAME | GIVEN) and name[1:] != name[1:].lower()
    if spelling_key(words[-1]) in english().titles:
        return False  # Freedom Day
    return spelling_key(words[0]) not in english().nationalities and not flags[-1] & SHAPE
