"""Tell which lines on top of a copied page are a site's menu, the path to the page, or what a channel counts, line by line."""

from __future__ import annotations

import re
from itertools import takewhile

from reptrack.ingest.phrases import months, normal, phrases
from reptrack.ingest.segment.lines import opens_furniture
from reptrack.text.layout import Layout

__all__ = ["counters_on_top", "menu_on_top"]

_TOP = 20
_MENU, _COUNTERS = 4, 3
_ENTRY, _FEW = 40, 5
_COUNTER = re.compile(r"\d(?:[\d.,\s]*\d)?[KMКМ]? [^\W\d_]+")


def menu_on_top(layout: Layout) -> set[int]:
    """Give the lines of a menu at the top, one word or two on each of four lines or more, of which some are known: `Home⏎News⏎About⏎Donate`."""
    lines = layout.lines
    run = list(takewhile(lambda n: lines[n].count(" ") <= 1 and lines[n][-1].isalpha(), layout.filled[:_TOP]))
    if len(run) < _MENU:
        return _trail(layout)
    known = sum(opens_furniture(lines[n]) or normal(lines[n]) in phrases("kickers") for n in run)
    return set(run) if known > 1 else _trail(layout)


def _trail(layout: Layout) -> set[int]:
    """Give the entries of a menu or path at the top that have a bullet each, with a longer one below them, the title: `• News⏎• Courts⏎• Reviews and reports`."""
    lines = layout.lines
    marks = list(takewhile(lambda n: layout.marker(n) is not None, layout.filled[:_TOP]))
    run = list(takewhile(lambda n: len(lines[n]) <= _ENTRY and lines[n][-1].isalpha() and lines[n].count(" ") <= _FEW, marks))
    return set(run) if (len(run) > 1 and len(marks) == len(run) + 1) or len(run) == len(marks) >= _COUNTERS else set()


def counters_on_top(layout: Layout) -> set[int]:
    """Give three lines or more at the top that only count what a channel has: `106K subscribers⏎51.8K photos⏎50K links`."""
    lines = layout.lines
    run = [n for n in layout.filled[:_TOP] if lines[n][0].isdigit() and _COUNTER.fullmatch(lines[n])]
    together = len(run) >= _COUNTERS and run[-1] - run[0] == len(run) - 1
    return set(run) if together and not any(lines[n].split()[-1].lower() in months() for n in run) else set()
