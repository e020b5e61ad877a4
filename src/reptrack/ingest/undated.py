"""Date records that print no year, or no date at all, from what the file tells; where it tells nothing, leave them undated.

What is inferred is marked by a warning, and is no finer than the evidence: a report without any date gets a month, never a day.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from reptrack.ingest.dateline import is_time_span
from reptrack.ingest.mentioned import Mention, current_year, mentions, recent_event
from reptrack.ingest.phrases import issue_pattern, phrases
from reptrack.ingest.printed_dates import PrintedDate
from reptrack.ingest.segment.lines import is_running_text
from reptrack.records import Warn
from reptrack.values.dates import DateExpression, find_expressions, resolve
from reptrack.values.edtf import bounds

__all__ = ["Dated", "Item", "inferred_months", "inferred_years", "without_year"]

_NEAR = dt.timedelta(days=120)
_FAR = dt.timedelta(days=180)
_YEARS = range(2000, 2050)


class Item(NamedTuple):
    """A record's text and title, and the date printed for it."""

    text: str
    title: str | None
    date: PrintedDate | None


class Dated(NamedTuple):
    """What was decided: the printed date, the best date, and warnings where they differ."""

    published: str | None = None
    dated: str | None = None
    warnings: tuple[Warn, ...] = ()


def without_year(date: PrintedDate, year: int | None) -> Dated:
    """Report a printed day and month, with the year that was found for it."""
    text = f"{date.month:02d}-{date.day:02d}"
    if year is None:
        message = f"printed date --{text} has no year, and nothing in the text tells it"
        return Dated(warnings=(Warn(code="year-unknown", message=message),))
    message = f"printed date --{text} has no year; {year} follows from the content"
    iso = f"{year}-{text}"
    return Dated(iso, iso, (Warn(code="year-inferred", message=message),))


def inferred_years(items: Sequence[Item], known: Sequence[dt.date | None]) -> list[int | None]:
    """Find the years of dates printed without one: by the text, else by the nearest other date of the file."""
    if all(item.date is None or item.date.year is not None for item in items):
        return [None] * len(items)
    years = [_year_by_content(item, item.date) if item.date is not None and item.date.year is None else None for item in items]
    found = [_in_year(item.date, year) for item, year in zip(items, years, strict=True) if item.date is not None and year is not None]
    days = [*found, *(day for day in known if day is not None), *_in_masthead(items[0])]
    return [
        year or (_year_by_neighbours(item.date, days) if item.date is not None and item.date.year is None else None)
        for item, year in zip(items, years, strict=True)
    ]


def _in_masthead(item: Item) -> list[dt.date]:
    """Give the days and months that a masthead prints, such as those of `Week of 3–9 March 2025`."""
    if item.title is not None or len(item.text) > _MASTHEAD:
        return []
    return [mention.first for mention in mentions(item.text, range(2000, 2050)) if mention.precision != "year"]


_MASTHEAD = 600


def _year_by_content(item: Item, date: PrintedDate) -> int | None:
    """Find the one year that the text allows: a vote called recent, "since the start of 2025", a day just before or planned just after."""
    years: set[int] = set()
    for event in recent_event(item.text):
        years |= {year for year in (event.year, event.year + 1) if 0 <= (_in_year(date, year) - event).days <= _NEAR.days}
    if len(years) == 1:
        return years.pop()
    seen = list(mentions(item.text, range(2000, 2050)))
    past = [mention for mention in seen if not mention.planned and mention.precision != "year"]
    latest = max((mention.first.year for mention in seen if not mention.planned), default=0)
    current = current_year(item.text)
    if current is not None and current >= latest:
        return current
    near = {
        year
        for mention in past
        for year in (mention.first.year, mention.first.year + 1)
        if year >= latest and 0 <= (_in_year(date, year) - mention.first).days <= _recent(mention, year)
    }
    planned = {
        m.first.year for m in seen if m.planned and m.precision == "day" and 0 <= (m.first - _in_year(date, m.first.year)).days <= _AHEAD
    }
    years = near or {year for year in planned if year >= latest}
    return years.pop() if len(years) == 1 else None


def _recent(mention: Mention, year: int) -> int:
    """Give how many days before an undated dateline a date with its year is taken to be recent: more for one of the year before, for that year is printed."""
    return (_BEFORE if mention.first.year == year else _LAST_YEAR)[mention.precision]


_BEFORE = {"day": 60, "month": 45}
_LAST_YEAR = {"day": 120, "month": 105}
_AHEAD = 60


def _in_year(date: PrintedDate, year: int) -> dt.date:
    try:
        return dt.date(year, date.month, date.day)
    except ValueError:
        return dt.date(year, 3, 1)


def _year_by_neighbours(date: PrintedDate, days: Sequence[dt.date]) -> int | None:
    if not days:
        return None
    nearest = min((abs((_in_year(date, day.year + step) - day).days), day.year + step) for day in days for step in (-1, 0, 1))
    return nearest[1] if nearest[0] <= _FAR.days else None


def inferred_months(items: Sequence[Item], known: Sequence[dt.date | None]) -> list[Dated]:
    """Date records that print no day: by the span of time in title or masthead, by the reports around them, by the latest day that the file tells of."""
    around = _months_around(known)
    of_file, of_title = _month_of_file(items, known), "its title names"
    found = []
    for item, day, between in zip(items, known, around, strict=True):
        if day is not None or (item.date is not None and item.date.year is None):
            found.append(_PRINTED)
            continue
        month, reason = of_file
        if item.title is not None:
            titled = _month_in_title(item.title)
            month, reason = (titled, of_title) if titled else (between, "the reports around it are of") if between else of_file
        single = item.title is not None or len(items) == 1
        running = current_year(item.text) if month is None and single and not any(known) else None
        found.append(_of_year(running) if month is None else _inferred(month, reason))
    return found


_PRINTED = Dated()
"""What is inferred where a day is printed: nothing."""


def _of_year(year: int | None) -> Dated:
    """Date a report by the year that it speaks of as running: `since the start of 2025`."""
    if year is None:
        return Dated()
    message = f"no date is printed; it speaks of {year} as the running year"
    return Dated(dated=str(year), warnings=(Warn(code="date-inferred", message=message),))


def _inferred(month: dt.date, reason: str) -> Dated:
    text = month.isoformat()[: len("2024-05")]
    return Dated(dated=text, warnings=(Warn(code="date-inferred", message=f"no date is printed; {reason} {text}"),))


def _month_of_file(items: Sequence[Item], known: Sequence[dt.date | None]) -> tuple[dt.date | None, str]:
    """Give the month of all records of a file that prints no date, and what says so."""
    if any(known) or any(item.date is not None for item in items):
        return None, ""
    month = _month_in_head(items)
    if month is not None:
        return month, "the head of its file names"
    if len(items) == 1 and (month := _last_month(items[0].text.rstrip().rpartition("\n")[2])) is not None:
        return month, "its last line is"
    texts = [item.text for item in items if item.title is not None]  # what belongs to no item may print another page's day, or today's
    if len(texts) < _SEVERAL:
        return None, ""
    return _latest_month(texts), "the latest day that its file tells of is in"


_SEVERAL = 2


def _month_in_head(items: Sequence[Item]) -> dt.date | None:
    """Give the month that the first lines of a file print as a line of its own, or its last one: `December 2024`, `Week of 3–9 March 2025`."""
    head = takewhile(
        lambda line: not (len(line) > _SENTENCE and is_running_text(line)), items[0].text[:_MASTHEAD].splitlines()[:_HEAD_LINES]
    )
    lines = [line for line in head if "19" in line or "20" in line]  # a span has its year
    tails = [line.rpartition(",")[2].strip() for line in lines if "," in line and "." not in line]
    spans = [line for line in (*map(_behind_number, lines), *tails) if is_time_span(line)]
    spans = [line for line in spans if not _DAY.fullmatch(line)]
    found = [m.first for line in spans for m in mentions(line, _YEARS) if m.precision != "year"]
    found += [month for line in lines for cell in _cells(line) if (month := _last_month(cell)) is not None]
    return max(found, default=None)


def _cells(line: str) -> list[str]:
    """Give the columns of a line, and what stands behind a label of a period: `Reporting period: 1 July – 30 September 2025`."""
    if not any(map(str.isdigit, line)):
        return []
    label, _, value = line.partition(":")
    if value and len(label) <= _LABEL and not phrases("period_words").isdisjoint(label.lower().split()):
        return [value]
    return cells if len(cells := _COLUMN.split(line)) > 1 else []


_LABEL = 40
_COLUMN = re.compile(r" {3,}|\t|\|")
"""What parts the columns of a head: `Volkhov Monitor       Third quarter of 2025`."""


def _last_month(span: str) -> dt.date | None:
    """Give the last month of a stretch of text that is nothing but a span of time: a stretch of days, a month, a quarter, with its year."""
    span = _SAID_AGAIN.sub("", span)
    years = set(_TITLE_YEAR.findall(span))
    expressions = find_expressions(span) if len(years) == 1 else []
    if len(expressions) != 1 or span[: expressions[0].start].strip(_EDGE + "(") or span[expressions[0].end :].strip(_EDGE):
        return None
    return _end_of(expressions[0], int(years.pop()))


_DAY = re.compile(r"(?=[^–—-]*\d{1,2}\b[^–—-]*\d{4})[^–—-]*")  # one day is no span of time: `Monday, March 10, 2025`
_SAID_AGAIN = re.compile(r"(?<=20\d\d)\s*\([^()]{3,40}\)$")  # `Week 46/2025 (8–14 November)`


def _end_of(expression: DateExpression, year: int | None) -> dt.date | None:
    """Give the last month of a span of time that is printed with its months."""
    value = resolve(expression, None, year=year)
    limits = bounds(value) if value is not None and expression.basis != "relative" else None
    end = expression.high or expression.low
    if limits is None or limits[1] is None or end.month is None or end.month > _DECEMBER:
        return None
    return limits[1].replace(day=1) if expression.high is not None or expression.low.day is None else None


@cache
def _number() -> re.Pattern[str]:
    return re.compile(rf"(?:{issue_pattern()})+\d{{1,4}}\b", re.IGNORECASE)


def _behind_number(line: str) -> str:
    """Give what stands behind the number of an issue, else the line: `17–23 March 2025` of `Review No. 8, 17–23 March 2025`."""
    match = _number().search(line)
    return line[match.end() if match else 0 :].strip(" ,.:;()·|–—")


_HEAD_LINES, _SENTENCE = 8, 60


def _month_in_title(title: str) -> dt.date | None:
    """Give the last month of the time that a title closes with: `Human rights in the north: May 2025`, `Digest of 10–16 February 2025`."""
    if not any(map(str.isdigit, title)):
        return None
    years = set(_TITLE_YEAR.findall(title))
    year = int(next(iter(years))) if len(years) == 1 else None
    for expression in reversed(find_expressions(title)):
        return None if title[expression.end :].strip(_EDGE) else _end_of(expression, year)
    return None


_TITLE_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_EDGE = " .)]»”\"'"
_DECEMBER = 12


def _months_around(known: Sequence[dt.date | None]) -> list[dt.date | None]:
    """Give for each record the month that the dated records before and after it share."""
    after: list[dt.date | None] = []
    for day in reversed(known):
        after.append(day or (after[-1] if after else None))
    found, before = [], None
    for day, later in zip(known, reversed(after), strict=True):
        before = day or before
        same = before is not None and later is not None and (before.year, before.month) == (later.year, later.month)
        found.append(before.replace(day=1) if same and before is not None else None)
    return found


def _latest_month(texts: Sequence[str]) -> dt.date | None:
    """Give the month of the latest past day in the texts, if no year after it is told of, and the texts do not tell their own days without a year."""
    seen: list[Mention] = [m for text in texts for m in mentions(text, _YEARS) if not m.planned]
    days = [m.first for m in seen if m.precision == "day"]
    if not days or max(m.first.year for m in seen) > max(days).year or any(map(_begins_without_year, texts)):
        return None
    return max(days)


def _begins_without_year(text: str) -> bool:
    """Tell whether the first day of a text has no year, and a later one has: so is told what happened before this year.

    Example: `On 23 March a stone was laid for those who died on 11 April 2011.`
    """
    days = [expression.basis for expression in find_expressions(text) if expression.low.day is not None]
    return days[:1] == ["yearless"] and "explicit" in days
