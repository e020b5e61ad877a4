"""Decide which phrases name an organisation by a head word that stands first, as in Spanish and French: `Radio Harbour`, `Centro por la Justicia`."""

from __future__ import annotations

from reptrack.extract.names.english_organisations import Around, end_of, found_from
from reptrack.extract.names.persons.lexicon import is_title
from reptrack.extract.names.phrase import Found
from reptrack.extract.names.shapes import english

__all__ = ["behind_first_head"]

_MOST_BEHIND, _MOST_BEHIND_FIRST = 3, 7


def behind_first_head(around: Around, index: int) -> Found | None:
    """Find the organisation whose name stands behind its head: `Radio Harbour`."""
    last, most = index, 1 if around.form(index) in english().legal_forms else _MOST_BEHIND_FIRST
    while last - index < most and (nxt := _next_of_romance(around, last)):
        if around.tokens[last].form.endswith(("'s", "’s")):
            break
        last = nxt
    if last == index or (last == index + 1 and around.form(last) in around.common and around.headline(index)):
        return None
    return found_from(around, index, end_of(around, last))


def _next_of_romance(around: Around, last: int) -> int:
    """Give the next capitalised word of a name, over `de los` and the like, or 0."""
    nxt = last + 1
    while nxt - last < _MOST_BEHIND and around.joined(nxt) and around.form(nxt) in english().romance_joints and not around.capital(nxt):
        nxt += 1
    if not (around.joined(nxt) and around.capital(nxt)) or (around.form(nxt) in english().openers and nxt == last + 1):
        return 0
    if is_title(around.form(nxt)):
        return 0  # Radio Harbour Director
    return nxt
