"""Decide whether a line of a masthead is the name of an organisation, and nothing more."""

from __future__ import annotations

import re
from functools import lru_cache

from reptrack.ingest.phrases import phrases

__all__ = ["is_organisation"]

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_MAX_WORDS = 9
_JOINING = frozenset("of for the and in on de для по и в на о у ў і за ад".split())


@lru_cache(maxsize=1024)
def is_organisation(line: str) -> bool:
    """Tell whether a line is an organisation's name.

    Examples: `Human Rights Group “Sviedka”` is; `UN Human Rights Committee calls on Minsk` is not (lower-case words that join nothing).
    """
    if len(line) > 100 or line.endswith((".", "?", "!")) or ":" in line or any(map(str.isdigit, line)):  # noqa: PLR2004 - no name is that long
        return False
    words = _WORD.findall(line)
    if not 1 <= len(words) <= _MAX_WORDS or words[0].lower() in phrases("kickers") or not any(_is_head_word(word.lower()) for word in words):
        return False
    outside = _WORD.findall(re.sub(r"[“«\"„][^”»\"]*[”»\"]", " ", line))
    small = [word for word in outside if word[0].islower() and word not in _JOINING]
    return not small or (outside != words and len(outside) <= 3 and all(_is_head_word(w) or w.endswith(("ая", "ый", "ий", "ы", "і", "ое", "ае")) for w in small))  # noqa: PLR2004


def _is_head_word(word: str) -> bool:
    known = phrases("organisations")
    return word in known or (word.endswith("s") and word[:-1] in known)
