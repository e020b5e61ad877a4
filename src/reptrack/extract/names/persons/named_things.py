"""Decide which runs of capitalised words name a thing, not a person: what a street is called, a law behind what it is about."""

from __future__ import annotations

from functools import cache

from reptrack.extract.names.persons.tokens import Run, previous_word
from reptrack.resources import each_toml
from reptrack.text.view import View
from reptrack.values.declension import case_forms

__all__ = ["names_a_thing"]

# What genitives of names end in: Кірава, Сакалоўскай, Чарных.
_GENITIVE = frozenset("аяоыіийх")


def names_a_thing(view: View, run: Run) -> bool:
    """Say whether a run stands in the genitive right behind a word for a street (вуліцы Кірава), or ends in one for a law (the Harbour Bill)."""
    last = run[-1].form
    if len(run) > 1 and last in _laws():
        return True
    if last[-1] not in _GENITIVE:  # На вуліцы Іван Зуб сказаў
        return False
    before = previous_word(view, run[0])
    return bool(before) and (before in _streets() or before.lower() in _streets())


@cache
def _streets() -> frozenset[str]:
    """Give the words for streets in all cases: вуліца, вуліцы, `вул`."""
    tables = each_toml("place_words.toml").items()
    return frozenset(form for lang, table in tables for word in table.get("streets", ()) for form in case_forms(word, lang))


@cache
def _laws() -> frozenset[str]:
    """Give the words for laws that stand last in their names: Bill, Act."""
    return frozenset(word for table in each_toml("place_words.toml").values() for word in table.get("laws", ()))
