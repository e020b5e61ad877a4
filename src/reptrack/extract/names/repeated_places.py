"""Find places again that a report has told once, by a word that led to them or in the name of their court: `Bo Kaen` after `in Bo Kaen`, `Bo Kaen Provincial Court`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence

from reptrack.extract.names.phrase import Found, capital, name_words
from reptrack.extract.names.shapes import english
from reptrack.extract.names.signed_places import is_unknown
from reptrack.extract.names.spelling import spelling_key
from reptrack.records import Name
from reptrack.text.view import View
from reptrack.text.words import Word

__all__ = ["repeated_places"]

_SHORTEST = 4


def repeated_places(view: View, told: Sequence[Found], organisations: Sequence[Name], held: Container[int]) -> Iterator[Found]:
    """Find every further mention of the places that were told at one, and of those that courts and prisons are named for.

    `told` are places that no gazetteer has; `held` are the characters at which a name of the gazetteer begins.
    """
    text = view.text
    wanted = {text[one.start : one.end]: one.name for one in told}
    for one in organisations:
        if seat := _seat(one.name):
            wanted.setdefault(seat, seat)
    by_first: dict[str, list[str]] = defaultdict(list)
    for name in wanted:
        if len(name) >= _SHORTEST and (" " in name or is_unknown(name)):
            by_first[name.split(" ", 1)[0]].append(name)
    if not by_first:
        return
    tokens = name_words(view)
    for index, (form, start, _) in [(place, token) for place, token in enumerate(tokens) if token[0] in by_first]:
        for name in by_first[form] if start not in held else ():
            if text.startswith(name, start) and _stands_alone(text, tokens, index, index + name.count(" "), start + len(name)):
                yield Found(start, start + len(name), wanted[name])


def _stands_alone(text: str, tokens: Sequence[Word], first: int, last: int, end: int) -> bool:
    """Tell words that no capitalised word stands beside, which would make another name of them."""
    if last >= len(tokens) or tokens[last].end != end:
        return False
    sides = ((first - 1, first - 1), (last, last + 1))
    return not any(
        gap >= 0 and gap + 1 < len(tokens) and text[tokens[gap].end : tokens[gap + 1].start] == " " and capital(tokens[side].form)
        for gap, side in sides
    )


def _seat(name: str) -> str:
    """Give the town of two words that a court or a prison is named for, or nothing: `Bo Kaen` of `Bo Kaen Provincial Court`."""
    last = spelling_key(name[name.rfind(" ") + 1 :])
    if last not in english().seated and last not in english().detention:
        return ""
    words = name.split(" ")
    keys = [spelling_key(word) for word in words]
    end = len(words) - 1
    while end and (keys[end - 1] in english().telling or keys[end - 1] in english().generic or keys[end - 1] in english().between):
        end -= 1
    seat = words[:end]
    told = len(seat) > 1 and end < len(words) - 1 and keys[0] not in english().nationalities
    return " ".join(seat) if told and not any(key in english().telling for key in keys[:end]) else ""
