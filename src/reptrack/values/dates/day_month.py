"""Read a day and its month in figures without a year (`14.01`), where what stands around shows that it is no price, hour or article."""

from __future__ import annotations

import re

from reptrack.text.letters import SMALL
from reptrack.values.dates.columns import in_day_column
from reptrack.values.dates.context import counts, heads_number, line_start, word_after, word_before
from reptrack.values.dates.cues import cue
from reptrack.values.dates.expression import DateExpression, Parts
from reptrack.values.dates.lexicon import lexicon
from reptrack.values.dates.parts import integer, single, valid
from reptrack.values.dates.tokens import Token

__all__ = ["day_list", "day_month"]

_LAST_MONTH = 12
_PAIR = 2
_STRETCH = 3
_JOINTS = frozenset("/-.+–")
_CITED_NEAR = 3000  # characters on either side in which the same figures behind `ст.` make them an article
# What stands behind a day and a month that open an entry: `14.01 — Nikita Z.`, `28.02. Two people`, `05.03 | Brest`, `14.09, Pinsk`.
_OPENS = re.compile(r"\s*[—–:|](?!\s*\d)|\s-\s|\.\s+[^\W\d_]|,\s[^\W\d_]|\s\([^\W\d_]{2,12}\)|\s*$", re.MULTILINE)
# What stands before and behind those that close a clause: `the court of Brest, 23.01. Two`.
_CLAUSE = re.compile(r"[^\W\d_][\"”»)]?,\s\Z")
_ENDS = re.compile(r"\.?(?:\s*$|\.?\s+[^\W\d_" + SMALL + r"]|[;)])", re.MULTILINE)
# What stands around those that open an entry inside a line: `was heard twice: 21.03 – Brest, 24.03 – Orsha`.
_LISTED = re.compile(r"[^\W_][\"”»)]?[,;:.]\s\Z")
_HEADS = re.compile(r"\s[–—-]\s[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_CLAUSE_REACH = 100
_LABEL = re.compile(r"([^\W\d_]+):\s\Z")
_LONGEST_LABEL = 24
# What stands behind those that a preposition leads: `on 16.11 she`, `с 14.09 по`; not `with 10.05%`.
_AFTER = re.compile(r"[.,;:)]?(?:\s|\Z)|[)]")


def day_month(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`14.01` or `13.01–19.01` where it opens a line, closes a clause or has a preposition of days before it; not `1.2`, not an hour."""
    del shape
    whole, weekday = used, used[0].code in "wW"
    used = used[1:] if weekday else used
    start, end = used[0].start, used[-1].end
    short = len(used) == _STRETCH  # 21–25.01: the month is said once
    days, months = ([used[0], used[1]], [used[2], used[2]]) if short else (used[::2], used[1::2])
    if any(len(month.form) != _PAIR or integer(month) > _LAST_MONTH for month in months):
        return None
    if any(len(day.form) != _PAIR and month.form[0] != "0" for day, month in zip(days, months, strict=True)):
        return None  # `2.02`, not `2.10`
    if text[end : end + 1] in _JOINTS and text[end + 1 : end + 2].isdecimal():
        return None
    points = [Parts(None, integer(month), integer(day)) for day, month in zip(days, months, strict=True)]
    if (
        not all(map(valid, points))
        or not (weekday or _is_day(text, start, end) or in_day_column(text, start, end))
        or _is_cited(text, start, end)
    ):
        return None
    return single(whole, points[0], points[1] if len(points) > 1 else None)


def day_list(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`4 and 11.02`, `3, 5 and 12.02` in a column of days: each a day of the month that the last one names."""
    del shape
    *days, month = used
    if len(month.form) != _PAIR or integer(month) > _LAST_MONTH or not in_day_column(text, used[0].start, month.end):
        return None
    points = [Parts(None, integer(month), integer(day)) for day in days]
    if not all(map(valid, points)):
        return None
    ends = [day.end for day in days[:-1]] + [month.end]
    return [DateExpression(day.start, end, "yearless", point) for day, end, point in zip(days, ends, points, strict=True)]


def _is_day(text: str, start: int, end: int) -> bool:
    """Say whether figures stand as a day does: first on their line and set off, last in their clause, or behind `on`, `since`."""
    opens, numbered = line_start(text, start), heads_number(text, start)
    if opens or numbered:
        return opens and (_in_diary(text, start, end) or (not numbered and _OPENS.match(text, end) is not None))
    if end - start < len("14.01"):
        return False
    if _CLAUSE.search(text, max(0, start - 4), start) is not None and _ENDS.match(text, end) is not None:
        return True
    if _LISTED.search(text, max(0, start - 4), start) is not None and _HEADS.match(text, end) is not None:
        return cue("law").isdisjoint(_WORD.findall(text[max(0, start - _CLAUSE_REACH) : start].lower()))
    return text[start - 1 : start].isspace() and _AFTER.match(text, end) is not None and not counts(text, end) and _is_led(text, start, end)


def _in_diary(text: str, start: int, end: int) -> bool:
    """Say whether the line before or after opens with another day of the same month: `10.03 Courts⏎09.03 Prisons`; sections go `10.01`, `10.02`."""
    here = _ENTRY.match(text, start)
    if here is None or here.end(2) != end:
        return False
    above = text.rfind("\n", max(0, start - _LONGEST_ENTRY), start)
    below = text.find("\n", end, end + _LONGEST_ENTRY)
    lines = [text.rfind("\n", max(0, above - _LONGEST_ENTRY), above) + 1] if above >= 0 else []
    lines += [below + 1] if below >= 0 else []
    beside = [entry for at in lines if (entry := _ENTRY.match(text, at)) is not None]
    if any(entry[1] == here[1] for entry in beside):
        return False
    return any(entry[2] == here[2] for entry in beside)


_ENTRY = re.compile(r"[ \t•●▪■*–—-]*(\d\d)\.(\d\d) (?=[«“\"]?[^\W\d_" + SMALL + r"])")
_LONGEST_ENTRY = 300


def _is_led(text: str, start: int, end: int) -> bool:
    """Say whether the word before makes a day of figures, or what happens on a day stands beside them: `on 16.11`, `the hearing of 12.11`."""
    before, events = word_before(text, start), cue("on_a_day")
    labelled = _LABEL.search(text, max(0, start - _LONGEST_LABEL), start)
    if labelled is not None:  # "Next hearing: 12.05"
        return labelled[1].lower() in events
    if before in cue("day_in_figures") or before in events:
        return True
    if before in cue("deferred_to") and word_before(text, start - len(before) - 1) in cue("deferred"):
        return True  # "adjourned to 10.03", «перенос на 10.03»
    if lexicon().connectors.get(before) == "o":
        return word_before(text, start - len(before) - 1) in events
    return lexicon().connectors.get(before) == "t" and word_after(text, end) in events


def _is_cited(text: str, start: int, end: int) -> bool:
    """Say whether the same figures are an article near by: `19.11 — six people` beside `ст. 19.11`."""
    low, high, form = max(0, start - _CITED_NEAR), end + _CITED_NEAR, text[start:end]
    at = text.find(form, low, high)
    while at >= 0:
        if at != start and heads_number(text, at):
            return True
        at = text.find(form, at + 1, high)
    return False
