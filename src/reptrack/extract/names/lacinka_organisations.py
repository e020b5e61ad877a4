"""Find organisations in Belarusian texts in Latin letters by the rules for Cyrillic ones: `Hrodzienski abłasny sud`, `sud Leninskaha rajona Miensku`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reptrack.extract.names.cyrillic_organisations import cyrillic_organisation
from reptrack.extract.names.phrase import Found, name_words
from reptrack.extract.names.shapes import lacinka_heads
from reptrack.text.view import View
from reptrack.text.words import Word
from reptrack.values.lacinka import to_cyrillic, to_latin

__all__ = ["lacinka_organisations"]

# How many words before and behind a head may belong to it.
_BEFORE, _BEHIND = 6, 8
_CYRILLIC = re.compile("[Ѐ-ӿ]+")


def lacinka_organisations(view: View, places: frozenset[int]) -> Iterator[Found]:
    """Find the phrases that a Belarusian head word in Latin letters makes a name; `places` are the indices of known places."""
    tokens, heads = name_words(view), lacinka_heads()
    for index, token in enumerate(tokens):
        mark = heads.get(token[0])
        if mark is None:
            continue
        first = max(0, index - _BEFORE)
        around = [Word(to_cyrillic(form), start, end) for form, start, end in tokens[first : index + _BEHIND]]
        near = frozenset(place - first for place in range(first, index + _BEHIND) if place in places)
        found = cyrillic_organisation(view.text, around, index - first, mark, near, "be")
        if found:
            yield found._replace(name=_CYRILLIC.sub(lambda match: to_latin(match[0]), found.name))
