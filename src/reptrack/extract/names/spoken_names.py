"""Decide which English names are organisations by what is said of them: `according to Quay Watch`, `a reporter for Lantern Line`, `Quay Watch said`.

Such a name is made of ordinary words with capitals, which no person's is: `Hope Line` could be somebody, `Quay Watch` could not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reptrack.extract.names.gazetteer import hits
from reptrack.extract.names.persons.context_words import is_role
from reptrack.extract.names.persons.lexicon import ALLCAPS, COMMON, CYRILLIC, FUNCTION, GIVEN, INITIAL, NOT, PLACE, TITLE, WEAK, look_up
from reptrack.extract.names.persons.tokens import line_of
from reptrack.extract.names.phrase import Found, name_words, tidy
from reptrack.extract.names.place_words import place_words
from reptrack.extract.names.shapes import SPEAKER, SPEAKS, english, marked
from reptrack.extract.names.spelling import spelling_key, unpossessed
from reptrack.text.letters import CAPITALS
from reptrack.text.view import View

__all__ = ["spoken_names"]

_CAPITAL = CAPITALS
_WORD = rf"[{_CAPITAL}][\w’'&-]*"
# Two to seven words with capitals, small joints between them: Quay Watch, Voices of the Sea.
_NAME = rf"(?:the )?({_WORD}(?: (?:(?:of|for|in|and|&|without|on) (?:the )?)?{_WORD}){{1,6}})"
_PAIR, _SHORTEST_WORD = 2, 4


_BEHIND_LEAD = re.compile(rf" (?:to|of|for|at|with|from) {_NAME}")
_BEFORE_VERB = re.compile(rf"(?:(?<=[.,;:)“\"] )|(?<=\n)|(?<=[a-z] )|^){_NAME}(?: (?:has|have|had))?$")
_COMPLEMENT = re.compile(r"\b(?:of|for|on|and|&) $")
_FIRST = re.compile(r"([\w’'-]+) ")
_LONGEST_SUBJECT = 60


def spoken_names(view: View) -> Iterator[Found]:
    """Find the unknown names that speak, or that somebody speaks for; those that a gazetteer has are found without this."""
    if view.lang in ("be", "ru"):
        return
    text, tokens, known = view.text, name_words(view), {hit.start for hit in hits(view)}
    for index, mark in marked(view):
        match = None
        if mark & SPEAKER:
            match = _BEHIND_LEAD.match(text, tokens[index].end)
        elif mark & SPEAKS and index:
            match = _subject(text, tokens[index].start)
        if match is None:
            continue
        start, end = _behind_dates(text, match.start(1)), match.start(1) + len(unpossessed(match[1]))
        if start not in known and start < end and _may_be_organisation(text[start:end]) and not line_of(view, start).title_case:
            yield Found(start, end, tidy(text[start:end]))


def _behind_dates(text: str, start: int) -> int:
    """Pass over a preposition, a day or a month before a name: On Monday Quay Watch said."""
    while (word := _FIRST.match(text, start)) and look_up(word[1]).flags & (NOT | FUNCTION):
        start = word.end()
    return start


def _subject(text: str, verb: int) -> re.Match[str] | None:
    """Match the name before a verb of saying, unless an article makes an office of it: the Supreme Leader said."""
    low = max(0, verb - _LONGEST_SUBJECT)
    match = _BEFORE_VERB.search(text, low, verb - 1)
    if match is None or match[0].startswith("the "):
        return None
    return None if _COMPLEMENT.search(text, low, match.start(1)) else match


def _may_be_organisation(name: str) -> bool:
    """Tell a name of ordinary words, the last of them no office and no thing that has a title: Quay Watch, but not Prime Minister, Hope Line, Monday Report."""
    words = re.findall(r"[\w’'-]+", name)
    flags = [look_up(unpossessed(word)).flags for word in words if word[0].isupper()]
    keys = [spelling_key(unpossessed(word)) for word in words if word[0].isupper()]
    if any(own & (INITIAL | TITLE | CYRILLIC | ALLCAPS) or own & (GIVEN | WEAK) == GIVEN for own in flags) or flags[0] & (GIVEN | NOT):
        return False
    if keys[0] in english().openers or any(_is_other(key) for key in keys):
        return False
    plain = sum(bool(own & COMMON) or key in english().telling for own, key in zip(flags, keys, strict=True))
    short = len(flags) == _PAIR
    if flags[-1] & (COMMON | NOT | PLACE) != COMMON or (short and flags[-1] & GIVEN) or len(keys[-1]) < _SHORTEST_WORD:
        return False
    return plain >= (len(flags) if short else _PAIR)


def _is_other(key: str) -> bool:
    """Tell a word that makes an office, a law or a place of a name."""
    return (is_role(key) and key not in english().heads) or key in english().titles or key in place_words().after
