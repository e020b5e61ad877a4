"""Find the date expressions of a text, without resolving them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reptrack.text.words import Word
from reptrack.text.words import words as words_in
from reptrack.values.dates.build import build
from reptrack.values.dates.context import opens_here
from reptrack.values.dates.expression import DateExpression, Mod
from reptrack.values.dates.feasts import find_feasts
from reptrack.values.dates.lexicon import lexicon
from reptrack.values.dates.other_calendars import find_others
from reptrack.values.dates.pieces import words_of_dates
from reptrack.values.dates.roman import find_roman
from reptrack.values.dates.shapes import longest_at
from reptrack.values.dates.tokens import BLUNT, Run, runs

__all__ = ["find_expressions"]


_BEFORE_OPEN = (" ", "\u00a0", "-", "–", "—")  # what the words for an open end may begin with
_MODS: dict[object, Mod] = {"early": "early", "mid": "mid", "late": "late"}


def find_expressions(
    text: str, lang: str | None = None, words: Sequence[Word] | None = None, *, around: int | None = None
) -> list[DateExpression]:
    """Find the date expressions of a text, in order and without overlaps.

    Args:
        text: any text; spans are characters of it.
        lang: its language, if known; the words of the languages with a pack are always known, those of others beside a day and a year.
        words: the words of the text, if they have been found already (`text.words`): it is faster with them, and gives the same.
        around: only what stands in one run of words and figures with this character is asked for; the rest may be left out.
    """
    found: list[DateExpression] = []
    words = words_of_dates(words_in(text) if words is None else words, lang)
    for run in runs(text, lang, words):
        if around is not None and not run.tokens[0].start <= around < run.tokens[-1].end:
            continue
        if len(run.shape) > 1 or run.shape not in BLUNT:
            found.extend(_in_run(text, run))
    forms = {word[0] for word in words}
    others = [*find_others(text, forms), *find_feasts(text, forms), *find_roman(text, forms)]
    if not others:
        return found
    taken = [e for e in found if not any(o.start < e.end and e.start < o.end for o in others)]
    return sorted([*taken, *others], key=lambda expression: expression.start)


def _in_run(text: str, run: Run) -> Iterator[DateExpression]:
    shape = run.shape
    at = 0
    while at < len(shape):
        made, end = _longest_that_stands(text, run, at)
        if made is None:
            at += 1
            continue
        finished = _finished(text, run, at, made)
        yield from finished
        at = end
        while at < len(shape) and run.tokens[max(run.places[at], 0)].start < finished[-1].end:
            at += 1  # the `today` of `2020–today`


def _longest_that_stands(text: str, run: Run, at: int) -> tuple[list[DateExpression] | None, int]:
    """Give what begins at a code: the longest shape that passes its checks, and where it ends."""
    below = len(run.shape)
    if run.places[at] < 0:
        return None, at + 1
    while below > at:
        match = longest_at(run.shape, at, below)
        if match is None:
            break
        made = build(text, run, match)
        if made is not None:
            return made, match[2]
        below = match[2] - 1
    return None, at + 1


def _finished(text: str, run: Run, at: int, made: list[DateExpression]) -> list[DateExpression]:
    """Add what stands around: `late` before, `–present` after."""
    first, last = made[0], made[-1]
    part = _part_before(run, at)
    if part is not None and first.low.day is None and first.high is None and first.mod is None:
        made[0] = replace(first, mod=part)
    if len(made) == 1 and last.high is None and last.basis == "explicit" and text[last.end : last.end + 1] in _BEFORE_OPEN:
        lex = lexicon()
        end = opens_here(text, last.end, lex.open_dash, dash=True) or opens_here(text, last.end, lex.open_word, dash=False)
        if end is not None:
            made[0] = replace(made[0], end=end, open_end=True)
    return made


def _part_before(run: Run, at: int) -> Mod | None:
    """Give early, mid or late where that stands right before a code: `mid-`, `late `, `the end of `."""
    shape = run.shape
    gap = at
    while gap > 0 and run.places[gap - 1] < 0:
        gap -= 1
    between, code = shape[gap:at], shape[gap - 1 : gap]
    if (code == "Q" and between in ("", "-", "o")) or (code == "V" and between in ("o", "ot", "-")):
        return _MODS.get(run.tokens[run.places[gap - 1]].value)
    return None
