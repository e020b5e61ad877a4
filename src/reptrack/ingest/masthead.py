"""Read the masthead of a digest or newsletter: whether a line says so, numbers an issue, prints a date, or is a title of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from unicodedata import category

from reptrack.ingest.dateline import is_time_span, read_date_line
from reptrack.ingest.organisations import is_name, is_organisation
from reptrack.ingest.phrases import issue_pattern, phrases
from reptrack.ingest.printed_dates import PrintedDate, find_date

__all__ = ["dates_in", "is_title", "numbers_issue", "says_digest", "unadorned", "without_kind"]

_MAX = 120
_TITLE_WORDS = 3
_EDGE = " \t\xa0.,;:#*|·•–—-()[]№"
# What parts a masthead's line. Example: `Delta Watch Weekly | Issue 41 – 6 October 2025`.
_PARTING = re.compile(r"\s*[|·•\t/]\s*|\s+[–—-]+\s+|\s{3,}|,\s+|\s*[\[\]()]\s*")
_QUOTED = re.compile(r"[«“„\"]([^«»“”„\"]{2,60})[»”“\"]")
_WORDS = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_NUMBER = re.compile(r"(?:№|#|\b[Nn]o\.?)?\s?\d{1,5}\b|№")


@lru_cache(maxsize=1024)
def says_digest(line: str) -> bool:
    """Tell whether a line of a masthead calls the file a digest: `Court week: weekly digest`, `Обзор новостей № 4`."""
    words = _WORDS.findall(line.lower()) if len(line) <= _MAX else ()
    first, longer = _digest_words()
    if first.isdisjoint(words):
        return False
    if not phrases("digests").isdisjoint(words):
        return True
    told = f" {' '.join(words)} "
    return any(phrase in told for word in words for phrase in longer.get(word, ()))


@cache
def _digest_words() -> tuple[frozenset[str], dict[str, list[str]]]:
    """Give the first words of the phrases that call a file a digest, and by them those of several words with spaces around."""
    longer: dict[str, list[str]] = {}
    for phrase in sorted(phrases("digests")):
        if not _WORDS.fullmatch(phrase):
            longer.setdefault(phrase.split(" ")[0], []).append(f" {phrase} ")
    return frozenset(phrase.split(" ")[0] for phrase in phrases("digests")), longer


@lru_cache(maxsize=1024)
def numbers_issue(line: str) -> bool:
    """Tell whether a line of a masthead gives the number of an issue: `Quiet Wave | Issue 12`, `Тихая волна, № 8`."""
    return len(line) <= _MAX and _DIGIT.search(line) is not None and _issue().search(line) is not None


_DIGIT = re.compile(r"\d")


# Examples: `Issue 12`, `No. 8`, `№ 4`, `#31`, `выпуск 5`.
@cache
def _issue() -> re.Pattern[str]:
    return re.compile(rf"(?:{issue_pattern()}|#)\d{{1,4}}\b", re.IGNORECASE)


def dates_in(line: str) -> PrintedDate | None:
    """Give the one day with its year that a line of a masthead prints within other words: `Выпуск от 12.01.2026`; the end of a span is none."""
    found = find_date(line, anywhere=True) if len(line) <= _MAX else None
    if found is None or found.year is None or line[: found.start].rstrip()[-1:] in _DASH or line[found.end :].lstrip()[:1] in _DASH:
        return None
    return found


_DASH = tuple("–—-")


def unadorned(line: str) -> str:
    """Give a line without the pictures before and behind it: `🕊 The Quiet No`."""
    start, end = 0, len(line)
    while start < end and _adorns(line[start]):
        start += 1
    while end > start and _adorns(line[end - 1]):
        end -= 1
    return line[start:end]


def _adorns(char: str) -> bool:
    return category(char) in _PICTURES or char.isspace()


_PICTURES = frozenset(["So", "Sk", "Cf", "Mn"])


def is_title(line: str) -> bool:
    """Tell whether a line is the title of a report, not just names, dates, numbers and the kind of publication."""
    if ":" in line and any(map(str.isalpha, _BEHIND_COLON.findall(line))) and find_date(line, anywhere=True) is None:
        return True
    return any(_is_text(part) for part in _parts(line))


_BEHIND_COLON = re.compile(r":\s+(\S)")


def _is_text(part: str) -> bool:
    words = [word for word in _WORDS.findall(_QUOTED.sub(" ", part)) if word.lower() not in _kinds()]
    if is_organisation(without_kind(part)):
        return False
    return len(words) >= _TITLE_WORDS and not is_name(part) and not is_organisation(part)


def _parts(line: str) -> Iterator[str]:
    """Give the parts of a line that hold neither date, number nor address."""
    for piece in _PARTING.split(line):
        part = piece.strip(_EDGE)
        date = find_date(part, anywhere=True)
        if date is not None:
            part = (part[: date.start] + " " + part[date.end :]).strip(_EDGE)
        part = _NUMBER.sub(" ", part).strip(_EDGE)
        read = read_date_line(piece)
        if part and not is_time_span(piece) and (read is None or read.kind != "alone") and not any(map(str.isdigit, part)):
            yield part


def without_kind(part: str) -> str:
    """Take the words for the kind of publication off both ends of a name; a frequency only together with a kind (`Delta Weekly` is a name)."""
    words = part.split()
    if len(words) == _PAIR and _is(words[1], "period_words") and not any(_is(words[0], kind) for kind in _KIND_WORDS):
        return part  # "Зеркало недели" is a name, "Новости недели" a kind
    while words and _is(words[-1], "kind_words"):
        words.pop()
        while words and _is(words[-1], "frequencies"):
            words.pop()
    while words and (_is(words[-1], "period_words") or _is(words[-1], "openers")):
        words.pop()
    while words and (_is(words[0], "kind_words") or _is(words[0], "frequencies")):
        words.pop(0)
    if words and len(words) < len(part.split()) and _is(words[0], "from_labels"):
        del words[0]  # "Weekly roundup from the Kupala Legal Initiative"
        words = words[1:] if words and _is(words[0], "openers") else words
    return part if len(words) == len(part.split()) else " ".join(words).strip(_EDGE)


_PAIR = 2
_KIND_WORDS = ("kind_words", "kickers", "frequencies")


def _is(word: str, kind: str) -> bool:
    return word.strip(_EDGE).lower() in phrases(kind)


@cache
def _kinds() -> frozenset[str]:
    return phrases("kind_words") | phrases("frequencies") | phrases("period_words") | phrases("year_words") | phrases("from_labels")
