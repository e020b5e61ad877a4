"""Find what the text itself says about when it was written: explicit dates, whether as past or as plan, and known votes called recent."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from reptrack import resources
from reptrack.ingest.phrases import months, phrases
from reptrack.ingest.printed_dates import begins_date, find_date
from reptrack.values.dates import find_expressions, resolve
from reptrack.values.dates.lexicon import lexicon
from reptrack.values.dates.tokens import stands_alone
from reptrack.values.edtf import bounds

__all__ = ["Mention", "beside_today", "current_year", "mentions", "recent_event"]

_MOST = 60
"""So many mentions of a year are looked at in one record; more add nothing."""
# What stands behind the first digits of a longer number: `20245`, `2024.5`, `2024-118`; what stands before its last ones: a digit, a comma, `№`.
_NUMBER_BEHIND = re.compile(r"\d|[.,]\d|[-/]\d{3}")
_YEAR = re.compile(r"20[0-4]\d")
_FIGURE = re.compile(r"\d")
_FEW = 3
_WORD = re.compile(r"[^\W\d_]+")
_AROUND = 70


@dataclass(slots=True)
class Mention:
    """An explicit date in a text: its first day, `day`, `month` or `year` as precision; `place` is where it stands and what is right before it."""

    first: dt.date
    precision: str
    place: tuple[str, int, int, str]
    known: bool | None = None

    @property
    def planned(self) -> bool:
        """Whether words beside it speak of a plan; looked for when asked for."""
        if self.known is None:
            self.known = _planned(*self.place)
        return self.known


def mentions(text: str, years: Sequence[int], *, since: dt.date | None = None) -> Iterator[Mention]:
    """Give the explicit dates in a text whose year is in `years`, year by year and in order, sixty of each year at most.

    Days and months before `since` are not asked for: those that are soon read are left out.
    """
    if len(years) > _FEW:
        there = set(map(int, _YEAR.findall(text)))
        years = [year for year in years if year in there]
    for year in years:
        digits = str(year)
        at = text.find(digits)
        for _ in range(_MOST):
            if at < 0:
                break
            end = at + len(digits)
            if not _in_number(text, at, end):
                plain = _in_plain_words(text, at, year)
                if plain is None:
                    yield _mention(text, at, end, year)
                elif since is None or plain[0] >= since:
                    yield Mention(plain[0], plain[1], (text, at, end, text[max(0, at - _LEAD) : plain[2]]))
            at = text.find(digits, end)


def _in_number(text: str, start: int, end: int) -> bool:
    """Tell whether the digits of a year belong to a longer number."""
    before, behind = text[start - 1 : start], text[end : end + 1]  # nothing before the first character
    if before.isdecimal() or (before and before in ",№"):
        return True
    return bool(behind) and not behind.isspace() and _NUMBER_BEHIND.match(text, end) is not None


def _in_plain_words(text: str, at: int, year: int) -> tuple[dt.date, str, int] | None:
    """Read the day or month before a year and tell where it begins, as `_read` does, from words alone; None where anything else stands there.

    Examples: `held on January 12, 2024`, `held on 12 January 2024`, `was held in January 2024`. Most dates are written so.
    """
    low = max(0, at - _LEAD)
    words = text[low:at].rsplit(" ", 3)
    if len(words) <= _WORDS or words[-1] or year not in _CENTURIES:
        return None
    earlier, first, second, _ = words
    if "\n" in first:
        lines, _, first = first.rpartition("\n")
        earlier = f"{earlier} {lines}".rstrip()
    start = at - len(first) - len(second) - 2
    before = earlier[max(earlier.rfind(" "), earlier.rfind("\n")) + 1 :]
    if not before.isalpha() or len(before) == len(earlier):
        return None
    month = months().get(second.lower())
    if month is not None and first.isalpha():
        return dt.date(year, month, 1), "month", start + len(first) + 1
    day = first
    if month is None and second[-1:] == ",":
        month, day = months().get(first.lower()), second[:-1]
    date = None if month is None or begins_date(before) else _day_of(year, month, day)
    return None if date is None else (date, "day", start)


_WORDS = 3


def _mention(text: str, start: int, end: int, year: int) -> Mention:
    low = max(0, start - _LEAD)
    before = text[low:end]
    read = _read(before, year, cut=low > 0)
    if read is None:
        return _period(text, start, end, year)
    first, precision, lead = read
    return Mention(first, precision, (text, start, end, before[:lead]))


@lru_cache(maxsize=1024)
def _read(before: str, year: int, *, cut: bool) -> tuple[dt.date, str, int] | None:
    """Read the day or month that ends with a year: its first day, its precision, and where it begins; `cut` says that the first word may be half a word."""
    words = [match for match in _PART.finditer(before) if match.start() > 0 or not cut]
    plain = _plain_day(words, before, year)
    if plain is not None:
        return plain, "day", words[-3].start()
    near = words[-4:] if words and _FIGURE.search(before, words[-4:][0].start(), len(before) - 4) is not None else []
    for word in near:  # a day is written in figures
        date = find_date(before, word.start())
        if date is not None and date.year == year and date.iso is not None:
            return dt.date.fromisoformat(date.iso), "day", word.start()
    month = months().get(words[-2].group().lower()) if len(words) > 1 else None
    return None if month is None else (dt.date(year, month, 1), "month", words[-2].start())


def _plain_day(words: Sequence[re.Match[str]], before: str, year: int) -> dt.date | None:
    """Read `January 12, 2024` or `12 January 2024` from its words, as most days are written; None leaves it to the patterns of printed dates."""
    if len(words) < _BEFORE_DAY or not words[-4][0].isalnum() or begins_date(words[-4][0]) or year not in _CENTURIES:
        return None
    first, second = words[-3][0], words[-2][0]
    if before[words[-3].start() :] == f"{first} {second}, {year}":
        first, second = second, first
    elif before[words[-3].start() :] != f"{first} {second} {year}":
        return None
    month = months().get(second.lower())
    return None if month is None else _day_of(year, month, first)


def _day_of(year: int, month: int, day: str) -> dt.date | None:
    if len(day) > _DIGITS or not (day.isascii() and day.isdigit()) or not 1 <= int(day) <= monthrange(year, month)[1]:
        return None
    return dt.date(year, month, int(day))


_BEFORE_DAY, _DIGITS = 4, 2
_CENTURIES = range(1900, 2100)


def _period(text: str, start: int, end: int, year: int) -> Mention:
    """Read a year with what makes it a part of it: a season, a quarter, a month in a form of its own (`сьнежні 2024 году`), `throughout 2024`."""
    low = max(0, start - _AROUND)
    low = max(low, text.find(" ", low, start) + 1)
    before = " " + text[max(0, start - _LEAD) : start].strip().lower()
    part = None if stands_alone(text, start, end) else _part_of_year(text[low : end + _TAIL], start - low, year)
    if part is not None:
        first, precision, at, behind = part
        return Mention(first, precision, (text, low + at, low + behind, text[max(0, low + at - _LEAD) : low + at]))
    mention = Mention(dt.date(year, 1, 1), "year", (text, start, end, before))
    if before.endswith(_whole()) and not mention.planned:
        return Mention(dt.date(year, 12, 1), "month", mention.place, known=False)
    return mention


@lru_cache(maxsize=1024)
def _part_of_year(text: str, year_at: int, year: int) -> tuple[dt.date, str, int, int] | None:
    """Give the last day or month of the part of a year that an expression with the year in it names, its precision, start and end."""
    for expression in find_expressions(text, around=year_at):
        if not expression.start <= year_at < expression.end:
            continue
        value = resolve(expression, None)
        limits = bounds(value) if value is not None and value.count("-") > 0 and expression.basis == "explicit" else None
        if limits is not None and limits[1] is not None and limits[1].year == year:
            last = limits[1]
            first, precision = (last, "day") if limits[0] == last else (last.replace(day=1), "month")
            return first, precision, expression.start, expression.end
    return None


_LEAD = 40
_TAIL = 12


@cache
def _whole() -> tuple[str, ...]:
    return tuple(sorted(f"{mark}{phrase}" for phrase in phrases("whole_year") for mark in (" ", "\n", "(", "“")))


_PART = re.compile(r"[^\s,.–—-]+")


def _planned(text: str, start: int, end: int, before: str) -> bool:
    """Tell whether words around a date make it a plan; `before` is what stands right before it."""
    if before.rstrip().lower().endswith(_until()):
        return True
    around = text[max(0, start - _AROUND) : end + _AROUND // 2].lower()
    return not _single_words().isdisjoint(_WORD.findall(around)) or any(phrase in around for phrase in _long_phrases())


@cache
def _until() -> tuple[str, ...]:
    return tuple(f"{sign}{word}" for word in sorted(phrases("until")) for sign in (" ", "\n", "("))


@cache
def _single_words() -> frozenset[str]:
    return frozenset(phrase for phrase in phrases("future") if " " not in phrase)


@cache
def _long_phrases() -> tuple[str, ...]:
    return tuple(sorted(phrase for phrase in phrases("future") if " " in phrase))


def beside_today(mention: Mention) -> bool:
    """Tell whether the sentence of a mention speaks of the day of the report: `the first verdict of 2024 this afternoon`."""
    text, start, end, _ = mention.place
    low, high = max(0, start - _SENTENCE), end + _SENTENCE
    first = max([low, *(match.end() for match in _STOP.finditer(text, low, start))])
    last = _STOP.search(text, end, high)
    sentence = text[first : last.start() if last is not None else high]
    if _days().search(sentence.lower()) is None:
        return False
    found = find_expressions(sentence)
    return any(e.shift is not None and e.shift.unit == "day" and e.shift.amount in (0, -1) and not e.shift.from_text for e in found)


@cache
def _days() -> re.Pattern[str]:
    """Build the pattern of the words without one of which no day is counted from that of the report: `today`, `night`, `учора`."""
    words = {form.lower() for form, (code, value) in lexicon().words.items() if code in "FT" or value in ("day", "night")}
    return re.compile("|".join(map(re.escape, sorted(words))))


_SENTENCE = 160
_STOP = re.compile(r"[.!?…]\s|\n")


@cache
def _events() -> tuple[tuple[dt.date, str, str, re.Pattern[str]], ...]:
    recent = "|".join(re.escape(word) for word in sorted(phrases("recent"), key=len, reverse=True))
    rows = resources.tsv("world/events.tsv")
    return tuple(
        (
            dt.date.fromisoformat(row["date"]),
            row["place"],
            row["phrase"],
            re.compile(rf"\b(?:{recent})\b[^.!?\n]{{0,{_BETWEEN}}}?{re.escape(row['phrase'])}"),
        )
        for row in rows
    )


def recent_event(text: str) -> list[dt.date]:
    """Give the days of the known votes that a text calls recent; several where the phrase fits several."""
    lowered = text.lower()
    if not any(word in lowered for word in phrases("recent")):
        return []
    return [
        day for day, place, phrase, pattern in _events() if phrase in lowered and place in lowered and _called(lowered, phrase, pattern)
    ]


def _called(text: str, phrase: str, pattern: re.Pattern[str]) -> bool:
    """Tell whether a pattern that ends in a phrase is found; it is looked for where the phrase stands, not all over the text."""
    reach = _BETWEEN + max(map(len, phrases("recent")))
    at = text.find(phrase)
    while at >= 0:
        if pattern.search(text, max(0, at - reach), at + len(phrase)) is not None:
            return True
        at = text.find(phrase, at + 1)
    return False


_BETWEEN = 40
"""So many characters may stand between `recent` and what is called so."""


@cache
def _current() -> re.Pattern[str]:
    words = "|".join(re.escape(phrase) for phrase in sorted(phrases("current"), key=len, reverse=True))
    return re.compile(rf"\b(?:{words}) (20[0-4]\d)\b", re.IGNORECASE)


def current_year(text: str) -> int | None:
    """Give the year that a text speaks of as running, such as 2025 in "since the start of 2025"; None without such words."""
    reach = max(map(len, phrases("current"))) + 1
    near = (_current().finditer(text, max(0, year.start() - reach), year.end() + 1) for year in _YEAR.finditer(text))
    return max((int(match[1]) for matches in near for match in matches), default=None)
