"""Decide which lines of a list are organisations: the signatories of a joint statement, one a line.

Where most lines of a block name one organisation each, or some below `Signatories:`, the others do so too, unless they are persons.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from functools import cache

from reptrack.extract.names.persons.lexicon import GIVEN, WEAK, look_up
from reptrack.extract.names.phrase import Found, name_words, tidy
from reptrack.extract.names.shapes import SIGNERS, alternatives, english, marked
from reptrack.extract.names.spelling import spelling_key
from reptrack.text.view import View

__all__ = ["listed"]

# A line with a bullet or a number before the name, and a comma, semicolon or a country in brackets behind it.
_LINE = re.compile(r"^[ \t]*(?:[-–—•*·▪]|\d{1,2}[.)])?[ \t]*([^\n]{4,110}?)(?: \([^()\n]{2,40}\))?[;,.]?[ \t]*$", re.MULTILINE)
_LEAST_LINES, _LEAST_KNOWN, _MOST_WORDS, _LEAST_SHARE, _LEAST_SHARE_SIGNED, _INDENT = 3, 2, 11, 0.5, 0.15, 6
_SENTENCE = re.compile(r"[.!?:…] |[!?:…]$|\d{4}")


def listed(view: View, found: Sequence[Found]) -> Iterator[Found]:
    """Find the organisations of lists of which most lines are known to be organisations, or under a heading that says who signs."""
    starts = {one.start: one for one in found}
    headed = _headed(view)
    whole = sum(1 for one in found if _fills_line(view.text, one))
    if whole < (1 if headed else _LEAST_KNOWN):
        return
    for low, high in _paragraphs(view.text, sorted(starts), 1 if headed else _LEAST_KNOWN):
        yield from _of_paragraph(view.text, low, high, starts, headed)


def _paragraphs(text: str, begins: Sequence[int], least: int) -> Iterator[tuple[int, int]]:
    """Yield where the paragraphs stand in which so many names begin as a list has at least."""
    place = 0
    while place < len(begins):
        before = text.rfind("\n\n", 0, begins[place])
        low = before + 2 if before >= 0 else 0
        high = text.find("\n\n", begins[place])
        high = len(text) if high < 0 else high
        behind = bisect_left(begins, high)
        if behind - place >= least:
            yield low, high
        place = max(behind, place + 1)


def _of_paragraph(text: str, low: int, high: int, starts: dict[int, Found], headed: Container[int]) -> Iterator[Found]:
    """Find the organisations of the lists in a paragraph."""
    block: list[re.Match[str]] = []
    for match in _LINE.finditer(text, low, high):
        if block and not text[block[-1].end() : match.start()].strip() and text.count("\n", block[-1].end(), match.start()) <= 1:
            block.append(match)
        else:
            yield from _of_block(block, starts, headed)
            block = [match]
    yield from _of_block(block, starts, headed)


def _headed(view: View) -> set[int]:
    """Give where the first line begins below each heading that says who signs."""
    text, tokens = view.text, name_words(view)
    starts = (tokens[index].start for index, mark in marked(view) if mark & SIGNERS)
    matches = (_heading().match(text, text.rfind("\n", 0, start) + 1) for start in starts)
    return {match.end() for match in matches if match}


@cache
def _heading() -> re.Pattern[str]:
    """Match what stands above those who sign, up to the first of them: `Signatories:`, `**Signed by**`."""
    return re.compile(rf"[ \t#*_]*(?i:{alternatives('signatories')})[ \t]*:?[ \t*_]*\r?\n(?:[ \t]*\r?\n)?")


def _fills_line(text: str, one: Found) -> bool:
    """Tell cheaply whether a name ends its line and stands near its start."""
    end = one.end + 1 if text[one.end : one.end + 1] in {";", ",", "."} else one.end
    return text[end : end + 1] in {"", "\n", "\r", " "} and (one.start < _INDENT or "\n" in text[one.start - _INDENT : one.start])


def _of_block(block: list[re.Match[str]], starts: dict[int, Found], headed: Container[int]) -> Iterator[Found]:
    if len(block) > 1 and block[1].start() in headed:
        block = block[1:]  # the heading stands right above
    signed = bool(block) and block[0].start() in headed
    known = [line for line in block if _is_whole(line, starts)]
    if len(known) < (1 if signed else _LEAST_KNOWN) or len(known) < (_LEAST_SHARE_SIGNED if signed else _LEAST_SHARE) * len(block):
        return
    for line in block if signed or len(block) >= _LEAST_LINES else ():
        if line not in known and not (signed and ", " in line[1]) and _may_be_name(line[1]):
            yield Found(line.start(1), line.end(1), tidy(line[1]))


def _is_whole(line: re.Match[str], starts: dict[int, Found]) -> bool:
    """Tell a line that is an organisation from end to end, or nearly."""
    return any(
        begin in starts and starts[begin].end >= line.end(1) - 2
        for begin in (line.start(1), line.start(1) + 1, line.start(1) + len("The "))
    )


def _may_be_name(text: str) -> bool:
    words = text.split()
    if (
        not words[0][0].isupper()
        or len(words) > _MOST_WORDS
        or _SENTENCE.search(text)
        or spelling_key(words[0]) in english().openers - {"the"}
    ):
        return False
    person = len(words) <= 3 and any(look_up(word).flags & (GIVEN | WEAK) == GIVEN for word in words)  # noqa: PLR2004 - Ivan A. Karnei
    return not person
