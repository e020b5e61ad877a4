"""Walk over the words of a text from a head word to both sides: the words for names, what stands between two words, and what counts as adjacent."""

from __future__ import annotations

import re
from operator import itemgetter
from typing import NamedTuple

from reptrack.text.letters import CAPITALS, SMALL
from reptrack.text.remember import Remembered
from reptrack.text.view import View
from reptrack.text.words import Word

__all__ = ["Found", "adjacent", "apart", "capital", "glue_of", "name_words", "number_after", "tidy"]

# `PoliticsLithuania`: a section's name glued to a headline's first word.
_GLUED = re.compile(r"(?<=[" + SMALL + r"]{3})(?=[" + CAPITALS + r"])")
# `No. 17`, `№ 3`, `number 5` behind a facility.
_NUMBER = re.compile(r"\s?(?:[Nn]o\.?|№|N|#|[Nn]umber|[Nn]r\.?)\s?\d+(?:/\d+)?\b")
_SPACE = re.compile(r"\s+")
# A line this long may be wrapped: its last word and the first of the next line may belong together.
_WRAPPED = 36
_SHORTEST_GLUED = 4
_FIRST_WORD = re.compile(r"[^\s]{1,40}")
_LONGEST_LINE, _RAGGED = 1000, 3


class Found(NamedTuple):
    """A name found in a text: its characters and its base form."""

    start: int
    end: int
    name: str


def glue_of(form: str) -> int:
    """Give where a section's name ends that is glued to a form, 0 for none."""
    glued = len(form) > _SHORTEST_GLUED and not form[1:].islower() and form.isalpha()
    cut = _GLUED.search(form) if glued else None
    return cut.start() if cut else 0


_glued = Remembered(glue_of)


def name_words(view: View) -> list[Word]:
    """Give the words of a text with glued ones taken apart, as names need them."""
    found = view.extra.get("name_words")
    if not isinstance(found, list):
        glued = any(map(_glued.__getitem__, map(itemgetter(0), view.words)))
        found = view.extra["name_words"] = apart(view.words) if glued else view.words
    return found


def apart(tokens: list[Word]) -> list[Word]:
    """Take glued words apart."""
    out: list[Word] = []
    copied = 0
    for index in [place for place, token in enumerate(tokens) if _glued[token[0]]]:
        form, start, end = tokens[index]
        middle = _glued[form]
        out += tokens[copied:index]
        out += (Word(form[:middle], start, start + middle), Word(form[middle:], start + middle, end))
        copied = index + 1
    return out + tokens[copied:]


def capital(form: str) -> bool:
    """Tell whether a word begins with a capital."""
    return form[0].isupper()


def adjacent(text: str, before: Word, after: Word) -> bool:
    """Tell whether nothing but space stands between two words, and no end of a line except a wrapped one."""
    gap = text[before.end : after.start]
    if gap == " ":
        return True
    if not gap or not gap.isspace():
        return False
    breaks = gap.count("\n")
    return breaks == 0 or (breaks == 1 and _is_wrapped(text, before, after))


def _is_wrapped(text: str, before: Word, after: Word) -> bool:
    """Tell the end of a line in a wrapped paragraph from that of a headline: the next word had no room in it."""
    opening = max(text.rfind("\n", max(0, before.end - _LONGEST_LINE), before.end) + 1, before.end - _LONGEST_LINE, 0)
    length = before.end - opening
    if length < _WRAPPED:
        return False
    closing = text.find("\n", after.start, after.start + _LONGEST_LINE)
    following = (len(text) if closing < 0 else closing) - after.start
    if closing >= 0 and following + 1 + _first_length(text, closing + 1) + _RAGGED < length:
        return False  # the line behind had room for a word of the third: a list, no paragraph
    return following < length + 1 + len(after.form) + _RAGGED


def _first_length(text: str, start: int) -> int:
    """Give the length of the first word of a line; very much for a line that is blank."""
    word = _FIRST_WORD.match(text, start)
    return len(word[0]) if word else _LONGEST_LINE


def number_after(text: str, end: int) -> int | None:
    """Give the end of a facility's number that follows, or None. Example: ` No. 17`."""
    match = _NUMBER.match(text, end)
    return match.end() if match else None


def tidy(piece: str) -> str:
    """Give a piece of text on one line."""
    return piece if "\n" not in piece and "  " not in piece else _SPACE.sub(" ", piece)
