"""Tell from a sentence's words whether it speaks of the past or the future, and where sentences end; for dates without a year."""

from __future__ import annotations

import enum
import re

from reptrack.values.dates.lexicon import lexicon

__all__ = ["Tense", "opens_sentence", "same_sentence", "tense_at"]

_REACH = 300
# The end of a sentence: a mark and space, or an empty line; a full stop after one letter or a short month is none ("г. ", "Dec. ").
_END = re.compile(r"(?<=[^\W\d_]{3})[.!?…][\"”’»)]*\s|[.!?…][\"”’»)]*\s+(?=[A-ZА-ЯЁЎІ“«\"])|\n[ \t]*\n")
_WORD = re.compile(r"[^\W\d_]+")
_LEAD_WORDS = 2


class Tense(enum.Enum):
    """What a sentence speaks of."""

    PAST = enum.auto()
    FUTURE = enum.auto()
    UNKNOWN = enum.auto()


def tense_at(text: str, start: int, end: int) -> Tense:
    """Tell the tense of the sentence around a span."""
    before = text[max(0, start - _REACH) : start]
    breaks = [match.end() for match in _END.finditer(before)]
    left = before[breaks[-1] if breaks else 0 :]
    after = text[end : end + _REACH]
    stop = _END.search(after)
    words = _WORD.findall((left + " " + (after[: stop.start()] if stop else after)).lower())
    lex = lexicon()
    if any(word in lex.future for word in words):
        return Tense.FUTURE
    if any(word in lex.planned for word in words):  # "is scheduled for", but "was scheduled for"
        return Tense.PAST if any(word in lex.past for word in words) else Tense.FUTURE
    if any(word in lex.past or (len(word) > 4 and word.endswith(lex.past_endings)) for word in words):  # noqa: PLR2004 - "red" is no verb
        return Tense.PAST
    return Tense.UNKNOWN


def same_sentence(text: str, start: int, end: int) -> bool:
    """Say whether no sentence ends between two places."""
    return _END.search(text, start, end) is None


def opens_sentence(text: str, start: int) -> bool:
    """Say whether at most two words of the sentence stand before a place: `On February 3, …`."""
    before = text[max(0, start - 40) : start]
    breaks = [match.end() for match in _END.finditer(before)]
    left = before[breaks[-1] if breaks else 0 :]
    whole = bool(breaks) or start <= 40  # noqa: PLR2004 - the reach above
    line = left.rsplit("\n", 1)
    return (whole or len(line) > 1) and len(_WORD.findall(line[-1])) <= _LEAD_WORDS
