"""Decide which addresses of the web are names of media in a sentence: `told Harbour.eu`, «Крым.Реалии»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reptrack.extract.names.phrase import Found
from reptrack.extract.names.shapes import alternatives
from reptrack.text.letters import CAPITALS, SMALL

__all__ = ["domain_names"]

_CAPITAL, _SMALL = CAPITALS, SMALL
# Two capitalised words with a full stop between them, in quotation marks: «Крым.Реалии», “Idel.Realii”.
_QUOTED = re.compile(rf"[«“„\"]([{_CAPITAL}][{_SMALL}]{{2,}}\.[{_CAPITAL}][{_SMALL}]{{2,}})[»”“\"]")
_LABEL = re.compile(r"(?<![\w@/.:-])[^\W_][\w-]*$")
_LONGEST = 40


@cache
def _ending() -> re.Pattern[str]:
    """Match the end of an address that no path and no further label follows."""
    return re.compile(rf"\.(?:{alternatives('domain_endings')})(?![\w@/-]|\.\w)")


def domain_names(text: str) -> Iterator[Found]:
    """Find the addresses that begin with a capital or a number, and names that are written like addresses."""
    for match in _ending().finditer(text):
        label = _LABEL.search(text, max(0, match.start() - _LONGEST), match.start())
        if label and (label[0][0].isupper() or (label[0][0].isdigit() and text[label.start() - 1 : label.start()] != "$")):
            yield Found(label.start(), match.end(), text[label.start() : match.end()])
    for match in _QUOTED.finditer(text):
        yield Found(match.start(1), match.end(1), match[1])
