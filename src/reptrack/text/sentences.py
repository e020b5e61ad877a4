"""Decide where sentences begin and end, from punctuation, line structure and each language's abbreviations."""

from __future__ import annotations

import re
from functools import cache

from reptrack.resources import each_toml

__all__ = ["sentences"]

# Either a full stop, question or exclamation mark, its closing quotes, brackets and footnote marks, the space after it and the first
# character of what follows (`left. “W`); or an end of line with what follows it (`\n\n`, `\n• N`).
# It begins with one set of characters, for which `re` looks without trying the rest, and goes on from a stop only if that is the first of its
# run: a line of a million stops is read once, not once from each of them.
_BREAK = re.compile(
    r"[.!?…\n]"
    r"(?:(?<=\n)(?P<line>\s*+)(?P<head>\S?)"
    r"|(?<![.!?…][.!?…])[.!?…]*+(?P<close>(?:[\"”’»)\]]|\[\d{1,3}\])*)[^\S\n]+(?P<next>[\"“„‘«(\[—–-]*[^\S\n]?\S))"
)
_LAST_TOKEN = re.compile(r"[^\s(\[«“\"„|]*$")
# The beginning of a line that is an item of its own: • … / - … / 3. … / (a) … / [2] …
_LIST_ITEM = re.compile(r"[•●▪◦*–—-]\s|\(?(?:\d{1,3}|[^\W\d_]|[ivx]{1,4})[.)]\s|\[\d{1,3}\]|\d{1,2}\.\d{1,2}\.\d{4}")
_LIST_MARK = re.compile(r"\s*\(?(?:\d{1,3}(?:\.\d{1,2})*|[^\W\d_]|[ivxIVX]{1,4})$")
_FIRST_WORD = re.compile(r"\S+")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_CURRENCY = "$€£₽₴₺₾¥₹"  # a sum may follow what a number may: `c. €400`
_REACH = 24  # characters looked back from a stop: more than an abbreviation or the number of a list item has
_LONGEST = 3_000  # characters of a sentence; what looks at a sentence as a whole must not look at a file as a whole
_GAP = "   "  # between columns that only spaces set apart
_RULES = "-=_–— "  # a line of these alone parts what is above from what is below
_SHORTEST_WRAP, _LONGEST_WRAP, _FEWEST_LINES = 50, 100, 4


@cache
def _abbreviations() -> dict[str, str]:
    """Give what each abbreviation does: `title`, `numbered`, `open` or `numbered open`."""
    found: dict[str, str] = {}
    for table in each_toml("abbreviations.toml").values():
        for kind in ("titles", "numbered", "open_ended"):
            for word in table.get(kind, ()):
                found[word] = f"{found.get(word, '')} {kind}".strip()
    return found


@cache
def _joiners() -> frozenset[str]:
    return frozenset(word for table in each_toml("abbreviations.toml").values() for word in table.get("joiners", ()))


def sentences(text: str) -> list[tuple[int, int]]:
    """Give the sentences of a text as `(start, end)` character spans without surrounding space, in order.

    Headings, list items and table rows are sentences of their own; a line that was only broken to fit a page is not. What goes on for
    thousands of characters without an end is cut between items or words.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    width = _wrap_width(text)
    for match in _BREAK.finditer(text):
        if match["line"] is not None:
            end = _line_end(text, match.start())
            if not _line_ends(text, match, end, width):
                continue
        else:
            if not _stop_ends(text, start, match):
                continue
            end = match.end("close")
        _append(spans, text, start, end)
        start = end
    _append(spans, text, start, len(text))
    return spans


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while end - start > _LONGEST:
        cut = _cut(text, start)
        _append(spans, text, start, cut)
        start = cut
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))


def _cut(text: str, start: int) -> int:
    """Give where to cut a stretch that is too long for a sentence: after a line, an item of a list, a word, or just there."""
    low, high = start + _LONGEST // 2, start + _LONGEST
    for sign in ("\n", "; ", ", ", " "):
        at = text.rfind(sign, low, high)
        if at >= 0:
            return at + len(sign)
    return high


def _stop_ends(text: str, start: int, match: re.Match[str]) -> bool:  # noqa: PLR0911 - a rule a line
    """Tell whether a stop with something after it on the same line ends the sentence that began at `start`."""
    first = match["next"][-1]
    if first.islower() or first == "|":
        return False
    at = match.start()
    if text[at] != "." or match.start("close") - at > 1 or match["close"]:
        return True
    near = max(start, at - _REACH)
    line = text.rfind("\n", near, at) + 1 or start
    if line >= near and _LIST_MARK.match(text, line, at):
        return False
    token_match = _LAST_TOKEN.search(text, max(start, at - _REACH), at)
    token = token_match.group() if token_match else ""
    kinds = _abbreviations().get(token, "")
    if kinds and "(" in match["next"]:
        return False  # 50 b.u. (BYN 2,100)
    if first.isdigit() or first in _CURRENCY:
        return "numbered" not in kinds and "titles" not in kinds and not (len(token) == 1 and token.isalpha())
    if "open_ended" in kinds:
        return _open_end(text, at, token)
    if kinds:
        return "titles" not in kinds and not (len(first) == 1 and first.isupper() and token.istitle())
    return not _initial(token)


def _open_end(text: str, at: int, token: str) -> bool:
    """Tell whether an abbreviation before a capital ends the sentence: `в 2024 г. Суд` does, `в г. Минск` does not."""
    if token == token.upper() and len(token) > 1:
        return False
    if len(token) > 1 and token not in {"гг", "ст"}:
        return True
    end = at - len(token)
    before = text[max(0, end - _REACH) : end].rstrip()[-1:]
    return before.isdigit()


def _initial(token: str) -> bool:
    """Tell whether a token before a full stop is the initials of a name: `A`, `Ya`, `A.B`."""
    last = token.rsplit(".", 1)[-1]
    return len(last) == 1 and last.isalpha() and last.isupper()


def _line_end(text: str, at: int) -> int:
    """Give where the blanks begin that the line break at `at` ends with, there if there are none."""
    while at and text[at - 1] != "\n" and text[at - 1].isspace():
        at -= 1
    return at


def _line_ends(text: str, match: re.Match[str], at: int, width: int) -> bool:
    """Tell whether an end of line ends the sentence; `at` is where its last blanks begin."""
    if "\n" in match["line"] or not match["head"]:
        return True
    next_start = match.start("head")
    begin = text.rfind("\n", 0, at) + 1
    if _LIST_ITEM.match(text, next_start) or _is_of_table(text, begin, at, next_start):
        return True
    if text[at - 1 : at] in {".", "!", "?"} and not match["head"].islower():
        return not _wrapped_abbreviation(text, begin, at)
    if match["head"].islower():
        return False
    word = _LAST_WORD.search(text, max(begin, at - 12), at)
    if width and (text[at - 1 : at] == "," or (word is not None and word.group().lower() in _joiners())):
        return False
    first = _FIRST_WORD.match(text, next_start)
    return not (width and first is not None and at - begin + 1 + len(first.group()) > width)


def _is_of_table(text: str, begin: int, end: int, below: int) -> bool:
    """Tell whether a line belongs to a table: with bars, one of dashes alone, or set apart by wide gaps as the line below it is."""
    line = text[begin:end]
    if "|" in line or (line[-1:] in _RULES and not line.strip(_RULES)):
        return True
    return _GAP in line and _set_apart(text, begin, end) and _set_apart(text, below)


def _set_apart(text: str, begin: int, end: int = -1) -> bool:
    """Tell whether wide gaps set the words of a line apart, as the columns of a table."""
    end = text.find("\n", begin) if end < 0 else end
    gap = text.rfind(_GAP, begin, len(text) if end < 0 else end)
    return gap > begin and not text[begin:gap].isspace()


def _wrapped_abbreviation(text: str, begin: int, at: int) -> bool:
    found = _LAST_TOKEN.search(text, max(begin, at - _REACH), at - 1)
    token = found.group() if found else ""
    return "titles" in _abbreviations().get(token, "") or _initial(token)


def _wrap_width(text: str) -> int:
    """Give the width that the text was hard-wrapped to, or 0 if its lines are whole paragraphs."""
    lengths = sorted(len(line) for line in text.split("\n") if line.strip())
    if len(lengths) < _FEWEST_LINES:
        return 0
    width = lengths[-1 - len(lengths) // 50]
    if not _SHORTEST_WRAP <= width <= _LONGEST_WRAP:
        return 0
    full = sum(length > 0.8 * width for length in lengths)
    return width if full >= 0.4 * len(lengths) else 0
