"""Decide whether a line of a masthead is the name of an organisation, and nothing more."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reptrack import resources
from reptrack.ingest.phrases import beginnings, phrases

__all__ = ["is_name", "is_organisation", "is_place"]

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_MAX_WORDS = 9
_FEW = 3
_NAME_WORDS = 6
_SENTENCE_SIGNS = frozenset(":?!;,|›>")
_PARTING = (":", "|", " › ", " > ", " · ")
_ENDING = 3
"""The longest case ending that a head word may carry."""


@lru_cache(maxsize=1024)
def is_organisation(line: str) -> bool:
    """Tell whether a line is an organisation's name.

    Examples: `Human Rights Group “Sviedka”` is; `UN Human Rights Committee calls on Minsk` is not (lower-case words that join nothing).
    """
    if len(line) > 100 or line.endswith((".", "?", "!")) or any(sign in line for sign in _PARTING) or any(map(str.isdigit, line)):  # noqa: PLR2004 - no name is that long
        return False
    words = _WORD.findall(line)
    if (
        not 1 <= len(words) <= _MAX_WORDS
        or words[0].lower() in phrases("kickers")
        or line.strip(" .*#-").lower() in phrases("no_names")
        or not any(_is_head_word(word.lower()) for word in words)
    ):
        return False
    outside = _WORD.findall(re.sub(r"[“«\"„][^”»\"]*[”»\"]", " ", line))
    small = [word for word in outside if word[0].islower() and word not in phrases("joining")]
    return not small or (
        outside != words and len(outside) <= _FEW and all(_is_head_word(w) or w.endswith(beginnings("adjective_endings")) for w in small)
    )


def is_name(line: str) -> bool:
    """Tell whether a line of a masthead could be a name of its own: a few words, all that matter capitalised, no figures or sentence signs.

    Examples: `Caucasus Courier`, `VOICES OF THE HARBOUR`; not `Voices from the harbour`.
    """
    words = _WORD.findall(line)
    if (
        not 1 <= sum(word not in phrases("joining") for word in words) <= _NAME_WORDS
        or any(map(str.isdigit, line))
        or set(line) & _SENTENCE_SIGNS
    ):
        return False
    return not words[0][0].islower() and all(word[0].isupper() or word in phrases("joining") or word == "from" for word in words)


def is_place(line: str) -> bool:
    """Tell whether a line is a place that a pack knows, maybe with its country: `Minsk`, `Вильнюс, Литва`."""
    return all(part.strip().lower() in _places() for part in line.split(","))


@cache
def _places() -> frozenset[str]:
    rows = (row for table in resources.each_tsv("places.tsv").values() for row in table)
    return frozenset(name.lower() for row in rows for key in _SPELLINGS for name in row.get(key, "").split("|") if name)


_SPELLINGS = ("en", "be", "ru", "lacinka")


@cache
def _stems() -> frozenset[str]:
    """The head words without a final vowel, to which Slavic endings are added."""
    return frozenset(word.rstrip("аяоеыі") if word[-1] in "аяоеыі" else word for word in phrases("organisations"))


def _is_head_word(word: str) -> bool:
    if word in phrases("organisations"):
        return True
    if word.isascii():
        return word.endswith("s") and word[:-1] in phrases("organisations")
    return any(word[:length] in _stems() for length in range(max(4, len(word) - _ENDING), len(word) + 1))
