"""Read dates in digits, and tell years from the numbers of laws, cases and telephones."""

from __future__ import annotations

import re

from reptrack.values.dates.context import heads_number, word_after, word_before
from reptrack.values.dates.cues import cue, small_words
from reptrack.values.dates.expression import DateExpression, Parts
from reptrack.values.dates.lexicon import lexicon
from reptrack.values.dates.parts import integer, ordered, single, valid
from reptrack.values.dates.tokens import Token

__all__ = ["digits", "iso", "month_year", "short_year", "year_and_pair", "year_stands"]

_LAST_MONTH = 12
_RECENT_YEARS = 1900  # earlier ones are years only after "in" or "since"
_PATH = "_/\\"
_JOINTS = frozenset("/-.+–")
_TELEPHONE = frozenset(" \u00a0-")
_TWO_DIGITS = 100
_CENTURY = 2000


def _numeric(day: int, month: int, year: int) -> Parts | None:
    if month > _LAST_MONTH >= day:
        day, month = month, day  # 12/18/2024
    return Parts(year, month, day) if month <= _LAST_MONTH else None


def digits(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`18.12.2024`, `12–18.12.2022`, `28.11–03.12.2024`, `01.12.2024–05.12.2024`; `31.06.2024` resolves to nothing."""
    del shape
    used = used[1:] if used[0].code == "B" else used  # `between` stays outside the span
    numbers = [integer(token) for token in used if token.code in "DY"]
    year = numbers[-1]
    plain = {3: numbers[:2] * 2, 4: [numbers[0], numbers[2], numbers[1], numbers[2]], 5: numbers[:4]}
    first_year = year
    if len(numbers) == 6:  # noqa: PLR2004 - two full dates
        ends, first_year = [numbers[0], numbers[1], numbers[3], numbers[4]], numbers[2]
    else:
        ends = plain[len(numbers)]
        first_year -= ends[1] > ends[3]
    low, high = _numeric(ends[0], ends[1], first_year), _numeric(ends[2], ends[3], year)
    if low is None or high is None or (not (valid(low) and valid(high)) and _glued(text, used[0].start, used[-1].end)):
        return None
    if low == high:
        return single(used, low)
    return single(used, low, high) if ordered(low, high) else None


def iso(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`2020-08-09`, `2020-08-09 – 2020-09-01`; `2025-02-30` resolves to nothing."""
    del shape
    numbers = [integer(token) for token in used if token.code in "DY"]
    points = [Parts(numbers[i], numbers[i + 1], numbers[i + 2]) for i in range(0, len(numbers), 3)]
    if any((p.month or 0) > _LAST_MONTH for p in points) or (not all(map(valid, points)) and _glued(text, used[0].start, used[-1].end)):
        return None
    if len(points) == 1:
        return single(used, points[0])
    return single(used, points[0], points[1]) if ordered(*points) else None


def short_year(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`18.12.24`: only with all digits in pairs, and not a number of a law or a version."""
    del shape
    day, month, year = (integer(token) for token in used)
    glued = text[used[0].start - 1 : used[0].start] in (".", "-") or re.match(r"[.\-]\d", text[used[-1].end : used[-1].end + 2])
    if any(len(token.form) != 2 for token in used) or month > _LAST_MONTH or glued or heads_number(text, used[0].start):  # noqa: PLR2004
        return None
    parts = Parts(_CENTURY + year, month, day)
    return single(used, parts) if valid(parts) else None


def month_year(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`08.2020`, `08.2020–10.2020`; not `Article 12.2020`, not `No. 11/2020`, not `opinion 11/2020`."""
    del shape
    months = [token for token in used if token.code == "D"]
    years = [integer(token) for token in used if token.code == "Y"]
    before = text[used[0].start - 1 : used[0].start]
    if any(integer(m) > _LAST_MONTH or len(m.form) != 2 for m in months) or before in ("-", "/", ".") or heads_number(text, used[0].start):  # noqa: PLR2004
        return None
    if text[used[0].end] == "/" and not _may_be_month(text, used[0].start):
        return None
    points = [Parts(year, integer(month)) for year, month in zip(years, months, strict=True)]
    if len(points) == 1:
        return single(used, points[0])
    return single(used, points[0], points[1]) if ordered(*points) else None


def _may_be_month(text: str, start: int) -> bool:
    """Say whether a number and a year with a stroke between are a month (`in 08/2020`, `(08/2020`), not a document (`opinion 10/2024`)."""
    before = word_before(text, start)
    return not before or before in lexicon().year_frame | lexicon().year_lead | lexicon().until | cue("since") | cue("day_in_figures")


def year_and_pair(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`2020-08` is a month, `2020–21` and `2023/24` are two years; `No. 2023/15` is neither."""
    year, pair = integer(used[0]), integer(used[1])
    if len(used[1].form) != 2 or not year_stands(text, used, shape):  # noqa: PLR2004 - always two digits
        return None
    mark = text[used[0].end]
    if mark == "-" and pair <= _LAST_MONTH and len(used) == 2:  # noqa: PLR2004 - no `гг.` behind
        return single(used, Parts(year, pair))
    follows = pair == (year + 1) % _TWO_DIGITS
    later = mark != "/" and pair > max(year % _TWO_DIGITS, _LAST_MONTH)
    return single(used, Parts(year), Parts(year - year % _TWO_DIGITS + pair)) if follows or later else None


def year_stands(text: str, used: list[Token], shape: str) -> bool:
    """Say whether four digits are a year where nothing around says so: not the number of a law, not part of another number."""
    del shape
    first, last = used[0], used[-1]
    if not first.form[:1].isdecimal():
        return True  # in words
    if _glued(text, first.start, last.end) or heads_number(text, first.start) or _is_figure(text, first.start, last.end):
        return False
    if _NUMBERED.search(text, max(0, first.start - _NUMBER_REACH), first.start) is not None:
        return False
    led = word_before(text, first.start) in lexicon().year_frame | lexicon().year_lead
    if not led and _YEAR_BEHIND.match(text, last.end) is not None:
        return False
    return led or integer(first) >= _RECENT_YEARS


# Before the year that belongs to a number: `Case No. 2526 of 2023`, `Act No. 6 of 2024`
_NUMBERED = re.compile(r"(?:\bNo\.?|№)\s?\d[\w/-]{0,9}\sof\s(?:the\s)?\Z")
_NUMBER_REACH = 24
_YEAR_BEHIND = re.compile(r" \((?:19|20)\d\d\)")  # of a resolution: `1900 (2012)`


def _is_figure(text: str, start: int, end: int) -> bool:
    """Say whether four digits count a noun: `2000+ raids`, between words of quantity and it `over 2000 raids`, `более 2010 обысков`; not `about 2015 and later`."""
    if text[end : end + 1] == "+":
        return True
    if word_before(text, start) not in cue("about"):
        return False
    behind = word_after(text, end)
    return bool(behind) and behind not in small_words() and lexicon().words.get(behind, ("",))[0] not in _DATE_WORDS


_DATE_WORDS = frozenset("GUOMKmk")  # codes of the lexicon: `over 2015 year`


def _glued(text: str, start: int, end: int) -> bool:
    """Say whether digits are a part of something longer: `A/HRC/2020`, `2-2024`, `2020-ФЗ`, `8 017 2020 20`; `2025The` is a year all the same."""
    left, right = text[max(0, start - 2) : start], text[end : end + 2]
    before, after = left[-1:], right[:1]
    digit_before, digit_after = left[:-1].isdecimal(), right[1:].isdecimal()
    if (before and before in _PATH) or after == "_" or before.isalpha():
        return True
    if after.isalpha():
        return not (after.isupper() and right[1:].islower())
    if (digit_after and after in _JOINTS) or (digit_before and before in _JOINTS) or (after == "-" and right[1:].isupper()):
        return True
    return digit_before and digit_after and before in _TELEPHONE and after in _TELEPHONE
