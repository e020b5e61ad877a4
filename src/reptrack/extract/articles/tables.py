"""Find the cells where bare numbers are articles: a column headed by the code, or what follows the label `Charge:`."""

from __future__ import annotations

import re

from reptrack.extract.articles.lexicon import lists, names_at

__all__ = ["cells"]

_SEPARATORS = (("|", re.compile(r"\|")), ("\t", re.compile(r"\t")), (";", re.compile(r";")), ("   ", re.compile(r" {3,}")))
_ENOUGH = {"|": 2, "\t": 2, ";": 3, "   ": 2}
_MAX_HEADING = 60
_BRACKETS = re.compile(r"[(\[].*?[)\]]")


def cells(text: str) -> dict[int, int]:
    """Give the cells that hold articles: where each begins and where it ends."""
    found: dict[int, int] = {}
    for mark, pattern in _SEPARATORS:
        if mark in text:
            found.update(_column_cells(text, mark, pattern))
    return found


def _column_cells(text: str, mark: str, pattern: re.Pattern[str]) -> dict[int, int]:
    found: dict[int, int] = {}
    width, columns = 0, []  # of the table that goes on
    at = 0
    for line in text.splitlines(keepends=True):
        if line.count(mark) >= _ENOUGH[mark]:
            spans = _split(line, at, pattern)
            heads = [i for i, (a, b) in enumerate(spans) if _is_heading(text[a:b])]
            if heads:
                width, columns = len(spans), heads
            elif columns and len(spans) == width:
                found.update({spans[i][0]: spans[i][1] for i in columns if text[spans[i][0] : spans[i][0] + 1].isdigit()})
        elif not line.strip():
            pass
        elif mark == "   " or line.strip()[-1:] in ".!?":
            width, columns = 0, []
        at += len(line)
    return found


def _split(line: str, at: int, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    """Give the places of the cells of a line, without the blanks around them."""
    edges = [0, *(edge for m in pattern.finditer(line.rstrip("\r\n")) for edge in (m.start(), m.end())), len(line)]
    spans = []
    for a, b in zip(edges[::2], edges[1::2], strict=True):
        piece = line[a:b]
        begin = a + len(piece) - len(piece.lstrip())
        spans.append((at + begin, at + max(begin, a + len(piece.rstrip()))))
    return spans


def _is_heading(cell: str) -> bool:
    """Whether a cell heads a column of articles: `Charge (CC)`, `Артыкул КК`, `Статья УК РФ`, `CC`."""
    if not cell or len(cell) > _MAX_HEADING:
        return False
    words = _BRACKETS.sub(" ", cell).strip(" .:*")
    if words.lower() in lists("headings"):
        return True
    if (whole := names_at(words, 0)) and whole[0] == len(words):
        return True
    first = words.split(maxsplit=1)
    return (
        len(first) > 1
        and first[0].lower().strip(".,") in lists("headings")
        and any(names_at(words, m.start()) for m in re.finditer(r"\b[^\W\d_]", words))
    )
