"""Tell by signs whether a line may print a date: how it opens, how it closes, and what else a line with a date has.

What `dateline` reads is read from few lines: a sentence that tells of a day mostly shows here that it prints none. Whoever teaches `read_date_line` a
new form adds its sign to `shows_date`.
"""

from __future__ import annotations

import re
from functools import cache

from reptrack.ingest.phrases import after_label, months, phrases, weekdays, year_words
from reptrack.ingest.posted import MOST as POSTED_MAX
from reptrack.ingest.posted import may_be_posted
from reptrack.text.letters import SMALL

__all__ = [
    "DATED",
    "ISO_TIME",
    "LABEL_FORM",
    "MASTHEAD_MAX",
    "MAX_LINE",
    "PLACE",
    "POSTED_MAX",
    "SIGNS",
    "before_day",
    "closes_with_date",
    "first_words",
    "label_openings",
    "may_print_date",
    "names_source",
    "opens_at",
    "shows_date",
    "word_at",
]

MAX_LINE = 320
MASTHEAD_MAX = 140
SIGNS = ("|", "·", "•")
"""What parts the fields of a masthead."""
DATED = re.compile(
    r"\d(?:(?<=1)9\d\d|(?<=2)0\d\d|\d([./])\d\d\1\d\d(?!\d)|-[^\W\d_]{3,9}-\d\d(?!\d))"
)  # what has a year: `2024`, `20.12.24`, `20-Dec-24`
# Example: `(Minsk, ` before a figure.
PLACE = re.compile(r"[(\[]?[^\W\d_" + SMALL + r"][\w’'-]{2,20}(?: [^\W\d_" + SMALL + r"][\w’'-]{2,20})?,\s+(?=\w)")
LABEL_FORM = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,2}:\s*")  # a label of three words at most
ISO_TIME = re.compile(r"(?<!\d)20\d\d-\d\d-\d\dT\d\d:\d\d")
_LETTERS = re.compile(r"[^\W\d_]+")


def may_print_date(line: str) -> bool:
    """Tell quickly whether a line that does not open with a date, as its first letters say, may print one: it has a year."""
    # What `DATED` finds has one of these; to look for single characters costs a tenth of a search.
    return (
        ("2" in line and "20" in line)
        or ("1" in line and "19" in line)
        or (("/" in line or "-" in line or line.count(".") > 1) and _SHORT_YEAR.search(line) is not None)
    )


def shows_date(line: str) -> bool:
    """Tell quickly whether a line with a year that does not open with its date may print one, as most sentences that tell of a day do not.

    It closes with the date, or it begins as boilerplate, a place, a label, a clock or the first part of a masthead does, or has the stamp of a page.
    """
    return (
        closes_with_date(line) is not None
        or (len(line) <= MASTHEAD_MAX and any(sign in line for sign in SIGNS))
        or ":" in line[1:3]
        or PLACE.match(line) is not None
        or LABEL_FORM.match(line) is not None
        or ("T" in line and ISO_TIME.search(line) is not None)
        or (len(line) <= POSTED_MAX and may_be_posted(line))
    )


# The short years of `DATED`: `20.12.24`, `20-Dec-24`; the sign stands first because a search for it is sooner through.
_SHORT_YEAR = re.compile(r"[./-](?:(?<=\d\d\.)\d\d\.\d\d(?!\d)|(?<=\d\d/)\d\d/\d\d(?!\d)|(?<=\d-)[^\W\d_]{3,9}-\d\d(?!\d))")


def names_source(head: str) -> bool:
    """Tell whether a field of what stands beside a date names a source, so that all of it is a dateline: `Osh · Source: Birch Wire`."""
    return ":" in head and any(after_label("source_labels", field.strip()) is not None for field in _FIELDS.split(head))


_FIELDS = re.compile(r"[|·•]")


# ---- how a line opens


@cache
def first_words() -> frozenset[str]:
    """Give the words that a line with a date can open with: months, weekdays, the first words of labels."""
    return frozenset(months()) | frozenset(weekdays()) | label_openings()


@cache
def label_openings() -> frozenset[str]:
    """Give the first words of the labels of a date."""
    return frozenset(label.split()[0] for label in phrases("date_labels"))


# What may stand before the date that a line opens with: any run of marks and pictures. Examples: `* `, `=== `, `🗓 `, `[`, `## `.
_OPENING = re.compile(r"(?:[^\w“\"«„‘'№$€&@]|_){0,12}")


def opens_at(line: str) -> int | None:
    """Give where the date or label that a line opens with may begin, behind marks and an article; None if the word there can begin none."""
    opening = None if line[:1].isalnum() else _OPENING.match(line)
    at = opening.end() if opening is not None else 0
    at += before_day(line, at)
    return at if line[at : at + 1].isdigit() or word_at(line, at) in first_words() else None


def word_at(line: str, at: int) -> str:
    """Give the word at a place of a line, in lower case and without the signs behind it."""
    return line[at : at + 16].split(" ", 1)[0].rstrip(".,:").lower()


def before_day(line: str, at: int) -> int:
    """Give the length of an article or an opening quote before the figure of a day: `the 17th of April 2025`, `«17» апреля 2025 г.`."""
    match = _BEFORE_DAY.match(line, at) if line[at : at + 1] in _ARTICLES else None
    return 0 if match is None else match.end() - at


_ARTICLES = frozenset('Tt«“"')
_BEFORE_DAY = re.compile(r"[Tt]he (?=\d)|[«“\"](?=\d\d?[»”\"]\s)")


# ---- how a line closes


def closes_with_date(line: str) -> str | None:
    """Give a line without the marks behind it if it may close with a date: with a figure, a bracket or a word of time, behind a year."""
    line = line[:-1] if line.endswith("]:") else line.rstrip("*_>=~#»| ")  # the stamp of a message: `Sea Voice, [3 Feb 2025 at 10:12]:`
    last = line[-1:]
    if not (last.isdigit() or last in ")].") and not _ends_dates(line[line.rfind(" ") + 1 :].lower()):
        return None
    if DATED.search(line, max(0, len(line) - _CLOSE)) is None or not _may_end_date(line[-_CLOSE:]):
        return None
    return line


_CLOSE = 50
"""A date that closes a line has its year among so many last characters."""


def _may_end_date(close: str) -> bool:
    """Tell whether the last figure of a line may be that of its date or time: only words of time and a bracket stand behind."""
    last = _TO_LAST_DIGIT.match(close)
    behind = close[last.end() :] if last is not None else close
    longest = _ZONE if ":" in close else 0  # `14:05 CEST`
    return any(sign in behind for sign in "([/") or all(
        len(run) <= longest or run.lower() in _behind_dates() for run in _LETTERS.findall(behind)
    )


_ZONE = 4
_TO_LAST_DIGIT = re.compile(r".*\d", re.DOTALL)


@cache
def _behind_dates() -> frozenset[str]:
    """Give the letters, without what stands between them, that can stand behind the last figure of a date with its time."""
    words = (*year_words(), *weekdays(), "a", "p", "m", "am", "pm", "gmt", "utc", "msk", "z")
    return frozenset(run for word in words for run in _LETTERS.findall(word))


def _ends_dates(word: str) -> bool:
    """Tell whether a date with its time can end in a word that is no figure: `г.`, `четверг`, `pm`."""
    return word in year_words() or word in weekdays() or word.lstrip("0123456789") in ("am", "pm") or word[-2:] in ("г.", "г", "h.")
