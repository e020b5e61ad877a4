"""Read what tells father and son of one name apart: `Ivan Zub Jr.`, `Іван Зуб-малодшы`, `Иван Зуб (старший)`."""

from __future__ import annotations

import re
from functools import cache

from reptrack.resources import each_toml

__all__ = ["beside", "split"]

_WORDS = ("senior", "junior")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Read the words of every language: a pattern for what follows a name and one for what stands before it."""

    def every(word: str, place: str) -> str:
        listed = [phrase for table in each_toml("bearers.toml").values() for phrase in table.get(f"{word}_{place}", ())]
        return f"(?P<{word}>{'|'.join(listed) or '(?!)'})"

    after, before = ("|".join(every(word, place) for word in _WORDS) for place in ("after", "before"))
    return (
        re.compile(rf"(?:\s*,\s*|\s+|[-‐‑–])[(\[]?(?:{after})(?![\w-])\.?[)\]]?", re.IGNORECASE),
        re.compile(rf"\b(?:{before})\s+$", re.IGNORECASE),
    )


def split(name: str) -> tuple[str, str]:
    """Take the word for the generation off a name.

    Example: `split("Ivan Zub, Jr.")` is `("Ivan Zub", "junior")`; a name without such a word comes back whole, with an empty string.
    """
    after, _ = _patterns()
    for match in after.finditer(name):
        if match.end() == len(name) and match.start():
            return name[: match.start()], match.lastgroup or ""
    return name, ""


def beside(text: str, start: int, end: int) -> str:
    """Give `senior` or `junior` if the text around a name says it: `Ivan Zub, Jr., spoke`, `малодшы Іван Зуб`."""
    after, before = _patterns()
    match = after.match(text, end) or before.search(text, max(0, start - 20), start)
    return match.lastgroup or "" if match is not None else ""
