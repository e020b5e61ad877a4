"""Take away the brackets around a number that the sentence counts with: `a total of (3,509) people`, `(121) people have been sentenced`."""

from __future__ import annotations

import re

from reptrack.extract.claims.sources.sources import is_verb
from reptrack.extract.claims.tokens import DATE, Sentence, is_digits
from reptrack.extract.claims.verbs import is_participle
from reptrack.extract.claims.vocabulary import tables

__all__ = ["without_brackets"]

_YEAR = re.compile(r"(?:19|20)\d\d")
_BULLET = "•"  # what stands for the mark of an enumeration
_MARK = 1  # digits of the longest mark of an enumeration: `(1) arrests, (2) searches`


def without_brackets(sentence: Sentence) -> None:
    """Drop the brackets of numbers that count what follows them, not of those that only tell how many the words before them are.

    `In Moscow (38) and Ufa (21)` keeps them, as do the marks of an enumeration.
    """
    low = sentence.low
    if "(" not in low:
        return
    held = [i for i in range(len(low) - 3) if low[i] == "(" and low[i + 2] == ")" and is_digits(low[i + 1])]
    marks = [low[i + 1] for i in held]
    if len(held) > 1 and marks == [str(n) for n in range(1, len(held) + 1)] and not any(_names_people(sentence, i + 3) for i in held):
        for i in held:
            low[i + 1] = _BULLET  # (charges: (1) theft, (2) arson)
        return
    found = [i for i in held if _counts(sentence, i)]
    for i in reversed(found):
        for k in (i + 2, i):
            del low[k], sentence.begins[k], sentence.ends[k]
    if found:
        sentence.dates = {_moved(k, found): date for k, date in sentence.dates.items()}
        sentence.articles = {_moved(k, found): article for k, article in sentence.articles.items()}


def _moved(index: int, found: list[int]) -> int:
    """Give where a token stands once the brackets before it are gone."""
    return index - 2 * sum(i < index for i in found)


def _names_people(sentence: Sentence, i: int) -> bool:
    """Tell whether a noun for people stands at a token: `people`, `women`."""
    t = tables()
    return sentence.at(i) in t.generic or t.dims.at(sentence.low, i) is not None


def _counts(sentence: Sentence, i: int) -> bool:
    """Tell whether the number in the brackets that open at token `i` counts the words behind them."""
    t, before, after = tables(), sentence.at(i - 1), sentence.low[i + 3]
    if not after.isalpha() or not sentence.form(i + 3)[0].islower() or before == DATE or after in t.joints or after in t.determiners:
        return False
    counted = _names_people(sentence, i + 3)
    if is_digits(before) or (_YEAR.fullmatch(sentence.low[i + 1]) and not counted):
        return False  # (resolution 47 (2021) on Lozka)
    if before[:1].isalpha() and before not in t.joints:
        if (
            before in t.prepositions
            or before in t.determiners
            or before in t.stops
            or t.qualifier_before.before(sentence.low, i) is not None
        ):
            return True
        noun = not (after in t.stops or after in t.auxiliaries or after in t.prepositions)
        return noun and (is_participle(before) or is_verb(before) or before in t.verbs)
    return len(sentence.low[i + 1]) > _MARK or counted or before in t.joints
