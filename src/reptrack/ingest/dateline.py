"""Read the dates that reports print for themselves: strict forms at the start or the end of a line, in every language that has a pack.

This is not the finder of dates in running text (`reptrack.values.dates`): a date line is a promise of layout, so only whole, unambiguous
forms count, and a line that merely mentions a date is none.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple
from unicodedata import category

from reptrack.ingest.dateline_signs import (
    DATED,
    ISO_TIME,
    LABEL_FORM,
    MASTHEAD_MAX,
    MAX_LINE,
    PLACE,
    POSTED_MAX,
    SIGNS,
    before_day,
    closes_with_date,
    label_openings,
    names_source,
    opens_at,
    shows_date,
    word_at,
)
from reptrack.ingest.makers import is_making, maker_in
from reptrack.ingest.organisations import is_organisation, is_person
from reptrack.ingest.phrases import beginnings, begins, longest_first, months, phrases, weekdays, year_words
from reptrack.ingest.posted import is_posted, may_be_posted
from reptrack.ingest.printed_dates import PrintedDate, find_date, find_dates

__all__ = ["DateLine", "ends_in_label", "is_time_span", "read_date_line"]

_SUFFIX_WORDS, _TWO = 3, 2


class DateLine(NamedTuple):
    """A line that prints a date.

    Attributes:
        kind: `alone` (nothing else, or a place, a time or a publisher beside it), `lead` (a headline follows it), `trail` (a text precedes it).
        date: the date.
        rest: the characters of the line that are not date, `(start, end)` in the line; empty for a bare date.
    """

    kind: str
    date: PrintedDate
    rest: tuple[int, int]


@cache
def _label() -> re.Pattern[str]:
    """Build the pattern of a label before a date. Examples: `Published on: `, `Дата выпуска — `."""
    labels = "|".join(map(re.escape, longest_first("date_labels")))
    return re.compile(rf"(?:{labels})(?:(?:\s+[^\W\d_]+){{0,3}}\s*[:—–]|\s*:?)\s+", re.IGNORECASE)


_LABEL_MAX = 60
"""No label or byline is longer."""


# What may part a date from what follows: a time, then a dash, bar, bracket or comma.
_TIME = r"(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?|,?\s*(?:\||at\b|в\b|у\b|а\b)?\s*(?:\d{1,2}:\d\d(?::\d\d)?(?:\s*[ap]\.?m\.?)?(?:\s*(?:[A-Z]{2,4}(?:[+-]\d{1,2})?(?=\s*(?:$|[|)\]]))|GMT|UTC|MSK|[+-]\d{4}\b))?|\d{1,2}\s*[ap]\.?m\b\.?))?"
# The sign is any run of marks that open no quotation and no bracket: ` — `, ` /// `, ` :: `, ` → `.
_GAP = re.compile(_TIME + r"\s*[\])]?(?P<sign>(?:[^\w“\"«„‘'(\[.#@&$€+-]|[-+_]|\.(?=\s|$))+|$)", re.IGNORECASE)
_PICTURES = frozenset(["So", "Sk", "Cf", "Mn"])  # what may stand between the stamp of a message and its text


@lru_cache(maxsize=2048)
def read_date_line(line: str) -> DateLine | None:
    """Read a (stripped) line that prints a date, or None.

    Examples: `Feb 04, 2024` is alone; `20.12.2024 Five judges named` leads; `Group “Sviedka”, December 9, 2024` trails.
    """
    if not 4 <= len(line) <= MAX_LINE:  # noqa: PLR2004 - the shortest is `May 4`
        return None
    at, dated = opens_at(line), DATED.search(line) is not None
    if (at is None and not (dated and shows_date(line))) or _dates_something_else(line):
        return None
    read = _leading(line, at)
    if not dated or (read is None and at is not None and not shows_date(line)):
        return read  # what does not open its line has a year
    read = read or _of_several(line) or _trailing(line)
    if read is not None and read.kind == "alone":
        return read
    return _posted(line, read) or read or _placed(line) or _between(line) or _stamped(line)


def _dates_something_else(line: str) -> bool:
    """Tell whether a line is a span of time, or its date is that of something else than the text."""
    if len(line) <= _SPAN_MAX and is_time_span(line) and _SPAN.search(line) is not None and _ISO.search(line) is None:
        return True
    return begins("other_dates", line[:_LABEL_MAX].lower()) > 0 or _dates_an_event(line)


def _dates_an_event(line: str) -> bool:
    """Tell whether a label says that a date is that of something told: `Date of visit: 14.10.2022`, `Next hearing: 11 June`."""
    colon = line.find(":", 0, _LABEL_MAX)
    if colon <= 0 or phrases("event_words").isdisjoint(line[:colon].lower().split()):
        return False
    return DATED.search(line, 0, colon) is None  # "12.03.2025 Second hearing: judge absent"


def _posted(line: str, read: DateLine | None) -> DateLine | None:
    """Read a line that says when a text was posted among other boilerplate: `Posted on Jan 9, 2023 by admin | 4 Comments`.

    `read` is what it would be else: the date that it opens with needs not be found again.
    """
    if len(line) > POSTED_MAX or not may_be_posted(line):
        return None
    leads = read is not None and read.kind == "lead" and "_" not in line[: read.date.start]
    date = read.date if read is not None and leads else find_date(line, anywhere=True)
    if date is None or date.year is None or not is_posted(line, date.start, date.end):
        return None
    return DateLine("alone", date, (0, date.start) if date.start else (date.end, len(line)))


def _placed(line: str) -> DateLine | None:
    """Read a headline behind a place and a date: `Minsk, 3 March 2025. Teacher jailed`, `(Вильнюс, 3 марта 2025) Объявлен список`."""
    place = PLACE.match(line)
    date = find_date(line, place.end()) if place is not None else None
    gap = _GAP.match(line, date.end) if date is not None else None
    if date is None or date.year is None or gap is None or (not gap["sign"].strip(" ,") and line[date.end : date.end + 1] not in ")]"):
        return None
    rest = line[gap.end() :].rstrip(" )]")
    if len(rest.split()) < _SUFFIX_WORDS or rest.endswith((".", ":")) or rest[0].islower():
        return None
    return DateLine("lead", date, (gap.end(), gap.end() + len(rest)))


def _leading(line: str, at: int | None) -> DateLine | None:
    labelled = False
    if at is None:
        return None
    if not line[at : at + 1].isdigit() and word_at(line, at) in label_openings():
        label = _label().match(line, at)
        if label is not None:
            at, labelled = label.end() + before_day(line, label.end()), True
    date = find_date(line, at)
    if date is None:
        return None
    gap = _GAP.match(line, date.end)
    if gap is None:
        return None
    behind = gap.end()
    while behind < len(line) - 1 and not line[behind].isascii() and category(line[behind]) in _PICTURES:
        behind += 1 + (line[behind + 1] == " ")
    rest = line[behind:].rstrip(" ")
    rest = rest.rstrip(" )]") if rest.endswith((")", "]")) and _CLOSED.search(rest) is None else rest
    if date.year is None and gap["sign"].strip() and rest[:1].isdigit():
        return None  # "24 February–4 April 2025": a span of time
    kind = _kind_of_rest(rest, gap["sign"].strip(), date)
    if kind == "lead" and labelled and _COUNTED.fullmatch(rest) is not None:
        kind = "alone"  # "Exported 3 March 2025. Rows in all: 8"
    if kind == "lead" and labelled:
        return None  # "Adopted on 3 May 2025 Ten countries voted for it.": running text
    return None if kind is None else DateLine(kind, date, (behind, behind + len(rest)))


_COUNTED = re.compile(r"[^\W\d_][^:\d]{1,40}:\s?\d[\d ]{0,8}")
_CLOSED = re.compile(r"(?:\([^()]*\)|\[[^\[\]]*\])$")  # `Four nurses fined (Birch Wire)`


def ends_in_label(before: str) -> bool:
    """Tell whether what stands before a date closes with a label for one: `Обзор подготовила инициатива «Мост». Дата выпуска — `."""
    clause = _CLAUSE.split(before)[-1]
    match = _label().match(clause)
    return match is not None and match.end() == len(clause)


_CLAUSE = re.compile(r"(?<=[^\W\d_]{2})\.\s+|(?<=[»”\"])\.\s+|\s*[;|·•]\s+")


def _kind_of_rest(rest: str, sign: str, date: PrintedDate) -> str | None:
    if (
        not rest
        or begins("bylines", rest[:_LABEL_MAX].lower(), " ")
        or _is_fields(rest)
        or (date.year is not None and _is_beside(rest, sign))
    ):
        return "alone"
    if date.year is None:
        return None
    updated = _is_updated(rest)
    if rest[0].islower() and not sign and not updated:
        return None  # "March 3, 2023 was the day": running text
    if updated or (sign and len(rest.split()) <= _SUFFIX_WORDS and not rest.endswith(".")):
        return "alone"
    return "lead" if rest[0].isupper() or rest[0].isdigit() or rest[0] in "“\"«„‘'(" else None


def _is_beside(rest: str, sign: str) -> bool:
    """Tell whether what follows a date is a house, or right behind it a person or a kicker: `| Fergana Lawyers’ Network, Bishkek`, ` Анна Лис`, ` News`."""
    if (sign or " " not in rest) and _is_house(rest):
        return True
    return not sign and (rest.lower() in phrases("kickers") or is_person(rest))


def _is_fields(rest: str) -> bool:
    """Tell whether what follows a date is no headline but who wrote, or fields of few words: `Text and photos: Vera L. · 5 min`, `+6 °C | USD 3.12`."""
    label, colon, _ = rest[:_LABEL_MAX].partition(":")
    words = _LETTERS.findall(label.lower()) if colon else []
    if not _credits().isdisjoint(words) and all(len(word) <= _SMALL_WORD or word in _credits() for word in words):
        return True
    fields = _FIELD.split(rest) if any(sign in rest for sign in SIGNS) else ()
    return names_source(rest) or (len(fields) > 1 and all(field.count(" ") < _SUFFIX_WORDS for field in fields))


_FIELD = re.compile(r"\s+[|·•]\s+")
_SMALL_WORD = 3  # `and`, `и`


@cache
def _credits() -> frozenset[str]:
    return phrases("bylines") | phrases("credits") | phrases("text_credits")


def _is_updated(rest: str) -> bool:
    """Tell whether what follows a date opens with the day of a later change: `Updated 9 August. Review No. 43`, `(обновлено 09.08.2024`."""
    opened = rest.lstrip("([ ")
    at = begins("update_labels", opened.lower())
    return at > 0 and find_date(opened[at:].lstrip(" :—–-")) is not None


def _is_house(rest: str) -> bool:
    """Tell whether what stands behind a date is the name of an organisation, maybe with its place."""
    name, _, place = rest.partition(", ")
    if name.isupper() or not name[0].isalpha():
        return False  # a headline in capitals or quotes
    return is_organisation(name) and place.count(" ") < _SUFFIX_WORDS and not place[:1].islower()


_DASHES = frozenset(["–", "—", "-"])
_YEAR = re.compile(r"(?:19|20)\d\d")
_MARKS = re.compile(r"(?:[^\w\s.…!?)\]»”\"’]|[\s_])+$")  # what may part a headline from its date: ` — `, ` /// `, ` → `, ` [`
# What may stand behind a date that ends a line: a place or an agency in brackets, a time.
_BEHIND = re.compile(r"(?:\s[–—-](?=\s\d{1,2}:\d\d))?" + _TIME + r"[\s)\].]*(?:[(/\[][^()/\[\]\d]{2,40}[)/\]])?\s*$", re.IGNORECASE)


def _of_several(line: str) -> DateLine | None:
    """Read the day of two or more that a word of making stands before: `Nineteenth edition, published 5 June 2024; the last one was of 4 December 2023`."""
    if len(line) > MASTHEAD_MAX or line.count("20") + line.count("19") < _TWO or len(_YEAR.findall(line)) < _TWO:
        return None
    if line[-1] == "." and line.rsplit(" ", 1)[-1].lower() not in year_words():
        return None  # a sentence
    dates = [date for date in find_dates(line) if date.year is not None and date.start]
    if len(dates) < _TWO - (line[0].isdigit()):
        return None
    for date in dates:
        words = line[: date.start].lower().rstrip(" :—–-").split()
        while len(words) > 1 and words[-1] in phrases("openers"):
            words.pop()
        if len(words) > 1 and is_making(words[-1].strip("(,;")):
            return DateLine("alone", date, (0, len(line[: date.start].rstrip())))
    return None


def _trailing(line: str) -> DateLine | None:
    closed = closes_with_date(line)
    if closed is None:
        return None
    line = closed
    for date in find_dates(line, max(0, len(line) - 70)):
        if not date.start or date.year is None or not _BEHIND.match(line, date.end):
            continue
        before = line[: date.start].rstrip().removesuffix(" the")
        head = _MARKS.sub("", before)
        if _is_dating(before) or maker_in(before) is not None:
            return DateLine("alone", date, (0, len(head)))
        wide = line[: date.start].endswith(("  ", "\t"))
        span = line[date.start - 1] in _DASHES or _ends_in_date(before)  # "the week of 17–23 March 2025"
        stopped = before.endswith(".") and ". " not in before.lstrip("0123456789. ") and (before.count(" ") > 1 or _is_kind(before))
        kind = before.lower() in _plain_kinds()
        if head and (before != head or wide or stopped or kind or _is_city(head)) and not span:
            head = head[:-1] if stopped else head
            return DateLine("alone" if kind or _is_note(head) else "trail", date, (0, len(head)))
    return None


def _ends_in_date(before: str) -> bool:
    """Tell whether a dash stands behind a day, a month or a year, so that a span of time goes on: `Issue 4, 6 October – `."""
    if before[-1:] not in _DASHES:
        return False
    *_, earlier, last = ["", "", *before.rstrip(" –—-").split(" ")]
    return last.isdigit() or (last.lower() in months() and earlier.strip("(").isdigit())  # "Chiang Mai – " is a place


@cache
def _kinds() -> frozenset[str]:
    return phrases("kickers") | phrases("kind_words") | phrases("digests") | phrases("frequencies")


@cache
def _plain_kinds() -> frozenset[str]:
    """Give the kickers that name no periodical: `Report 4 May 2025` is a kicker and a date, `Digest 4 May 2025` may be a title."""
    return phrases("kickers") - phrases("kind_words") - phrases("digests")


def _is_kind(before: str) -> bool:
    """Tell whether words only name a kind of publication: `Ежедневная сводка.`."""
    return all(word in _kinds() for word in before.lower().rstrip(".").split())


def _is_dating(before: str) -> bool:
    """Tell whether what stands before a date only says that it is one: `Weekly Digest, issue 61, published`, `Выпуск от`, `Statement of`."""
    words = [word.strip(',.;:()«»“”"') for word in before.lower().split()]
    if len(words) <= _MASTHEAD_WORDS and before.lower().rstrip(" :").endswith(_date_labels()):
        return True
    if len(words) <= _ISSUE_WORDS and words[0].endswith(beginnings("dating_endings")) and before[0].isupper() and before[1:].islower():
        return True  # "Сдано в рассылку 02.05.2025"
    kinds = _kinds()
    return len(words) <= _ISSUE_WORDS and words[-1] in phrases("date_leads") and any(word in kinds for word in words)


@cache
def _date_labels() -> tuple[str, ...]:
    return tuple(sorted(f" {label}" for label in phrases("date_labels")))


_MASTHEAD_WORDS, _ISSUE_WORDS = 12, 5  # `Бюллетень, выпуск № 88 от`


def _is_city(head: str) -> bool:
    """Tell whether what stands before a date is a place behind the letter for a town: `г. Ош`, `м. Київ`."""
    mark, _, name = head.partition(" ")
    return mark in phrases("city_marks") and name[:1].isupper() and name.count(" ") < _SUFFIX_WORDS - 1


def _is_note(head: str) -> bool:
    """Tell whether what stands before a date is a place, an issue or a name rather than a headline: few words, none of them small."""
    words = head.split()
    few = len(words) <= _SUFFIX_WORDS and not any(word[0].islower() for word in words)
    return few or _is_city(head) or names_source(head)


_PART = re.compile(r"[^|·•]+")


def _between(line: str) -> DateLine | None:
    """Read a line of a masthead in parts, one of them a date: `Issue 12 | 14 March 2025 | okno.example`."""
    if len(line) > MASTHEAD_MAX or not any(sign in line for sign in SIGNS):
        return None
    for part in _PART.finditer(line):
        if _SPAN.search(part.group()) is not None:
            continue  # "Issue 41 | 6 October – 12 October 2025": what it covers
        text = part.group().strip()
        found = _leading(text, opens_at(text))
        if found is not None and found.kind == "alone" and found.date.year is not None:
            return DateLine("alone", found.date, (0, len(line)))
    return None


def _stamped(line: str) -> DateLine | None:
    """Read the first day of a line with a time that no sentence has: among the fields of a page, behind any label, or in front of it with a title glued on.

    Examples: `2025 2025-03-14T10:00:00+0300 be https://… «Рунь»`, `Запись: чт, 13/03/2025 - 10:41`, `15:16—09 Март 2011Заголовок`.
    """
    stamp = ISO_TIME.search(line) if "T" in line else None
    if stamp is not None and not line.endswith(_STOPS):
        date = find_date(line, stamp.start())
        return None if date is None else DateLine("alone", date, (0, date.start))
    if ":" not in line:
        return None
    date = find_date(line, anywhere=True)
    if date is None or date.year is None:
        return None
    label, clock = LABEL_FORM.fullmatch(line, 0, date.start), _CLOCK.fullmatch(line, date.end)
    if label is not None and clock is not None:
        return DateLine("alone", date, (0, date.start))
    return DateLine("alone", date, (date.end, len(line))) if _CLOCK_BEFORE.fullmatch(line, 0, date.start) is not None else None


_STOPS = (".", "!", "?", "…")
_CLOCK = re.compile(r"[\s,|–—-]*\d{1,2}:\d\d(?::\d\d)?")
_CLOCK_BEFORE = re.compile(r"\d{1,2}:\d\d\s*[,|·–—-]?\s*")


# A dash between two figures or words of a span of time. Examples: `6 October – 12 October`, `29 December 2025 – 4 January`.
_SPAN = re.compile(r"(?:\d|[^\W\d_])\s*[–—-]\s*\d{1,2}(?!\d)[^\W\d_\s]{0,2}\s")
_ISO = re.compile(r"(?<!\d)(?<![–—-] )(?:19|20)\d\d-\d\d-\d\d(?![\d-])(?!\s*[–—-]\s*\d)")  # `2025-03-14 14:05` has dashes, and is a day
_LETTERS = re.compile(r"[^\W\d_]+")
_SPAN_MAX = 60


def is_time_span(line: str) -> bool:
    """Tell whether a line is nothing but a span of time, such as `24 February–4 April 2025`, `March 2025` or `1–31 мая 2025 г.`, with its year."""
    if len(line) > _SPAN_MAX or not ("20" in line or "19" in line):
        return False
    if _YEAR.search(line) is None or _CLOCK_BEFORE.match(line) is not None:
        return False
    known = (months(), weekdays(), year_words(), phrases("openers"), phrases("period_words"), phrases("date_labels"))
    return all(any(word.lower() in words for words in known) or _ROMAN.issuperset(word) for word in _LETTERS.findall(line))


_ROMAN = frozenset("IVІ")  # the number of a quarter or a half: `III квартал 2024 года`
