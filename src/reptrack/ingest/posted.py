"""Tell whether a line only says when a text was posted, and by whom: a date among words that every site prints beside one, in any number and order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reptrack.ingest.organisations import is_name, is_organisation
from reptrack.ingest.phrases import months, phrases, weekdays, year_words

__all__ = ["MOST", "is_posted", "may_be_posted", "says_posted"]

MOST = 170
"""Such a line has no more characters."""
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
# What parts the pieces of such a line: a bar, a bullet, a dash between spaces, a comma, a full stop, a slash, a wide gap.
_PARTING = re.compile(
    r"(?=[\s|•·,;/()\[\]>».”\"])"  # what it can begin with: soon seen, unlike the alternatives
    r"(?:\s*[|•·,;\t/()\[\]>»]+\s*|\s[–—-]+\s|(?<=[^\W\d_]{3})\.\s+|[»”\"]\.\s+|\s{3,})"
)
_QUOTED = re.compile(r"[«“„\"][^«»“”„\"]{2,60}[»”“\"]?")
_NAME_WORDS, _FEW = 7, 4


def is_posted(line: str, start: int, end: int) -> bool:
    """Tell whether all that stands around a date (`start:end` of the line) is boilerplate, bylines and names, and some of it boilerplate.

    Examples: `Posted on Jan 9, 2023 by admin | 4 Comments | Reading time: 3 min`, `Беседовала Анна Лис. Журнал «Мост», 18 апреля 2025. Время чтения – 6 минут`.
    """
    if len(line) > MOST:
        return False
    said = False
    for part in (line[:start], line[end:]):
        for piece in _pieces(part) if part else ():
            kind = _kind(piece)
            if kind is None:
                return False
            said = said or kind == "said"
    return said


def may_be_posted(line: str) -> bool:
    """Tell whether any piece of a line can be boilerplate: whether a word of it stands first, behind a sign, a figure or a wide gap."""
    first, opening = _RUN.search(line), _opening_runs()
    if first is None:
        return False
    return first[0].lower() in opening or not opening.isdisjoint([run.lower() for run in _LATER_RUNS.findall(line, first.end())])


# The letters behind anything but letters and a single space.
_LATER_RUNS = re.compile(r"[\W\d_](?:(?<! )| )[\W\d_]*([^\W\d_]+)")


@cache
def _opening_runs() -> frozenset[str]:
    """Give the first letters, up to a hyphen or an apostrophe, of the words that a piece of boilerplate opens with."""
    return frozenset(match[0] for word in _openings() if (match := _RUN.search(word)) is not None)


_RUN = re.compile(r"[^\W\d_]+")


def says_posted(part: str) -> bool:
    """Tell whether what stands beside a date is boilerplate or a byline, and no name of a publisher: `by admin | 4 comments`."""
    return may_be_posted(part) and any(_kind(piece) == "said" for piece in _pieces(part))


def _pieces(part: str) -> Iterator[str]:
    """Give the pieces of a part of a line one by one: the first often tells."""
    at = 0
    for sign in _PARTING.finditer(part):
        yield part[at : sign.start()].strip(_EDGE)
        at = sign.end()
    yield part[at:].strip(_EDGE)


_EDGE = " *_#:.–—-"


def _kind(piece: str) -> str | None:
    """Give `said` for boilerplate, `name` for a name or for nothing but figures, None for running text."""
    words = _WORD.findall(piece)
    if not words:
        return "name"
    if words[0].lower() in _openings():
        lowered = [word.lower() for word in words]
        at = next((n for n, word in enumerate(lowered) if word in phrases("bylines")), None)
        if at is not None and all(word in _known() for word in lowered[:at]):
            rest = words[at + 1 :]
            while len(rest) > 1 and rest[-1].lower() in phrases("openers"):
                rest.pop()  # "Posted by admin on" a day
            short = len(rest) <= _NAME_WORDS and (not rest or len(rest) == 1 or rest[0][0].isupper())
            return "said" if short or is_organisation(" ".join(rest)) else None
        first = next((n for n, word in enumerate(lowered) if word not in _known()), len(words))
        if _is_told(piece, words, first):
            return "name" if all(word in phrases("openers") for word in lowered[:first]) else "said"  # "On" says nothing
    if len(words) > _NAME_WORDS:
        return "name" if is_organisation(piece) else None
    return "name" if is_organisation(piece) or is_name(piece) or ((bare := _QUOTED.sub("", piece)) != piece and is_name(bare)) else None


def _is_told(piece: str, words: Sequence[str], known: int) -> bool:
    """Tell whether so many known words at the start of a piece make it boilerplate, maybe with a name behind: `Posted in Human Rights`, `Category: Courts`."""
    if known == len(words):
        return True
    if known == 1 and words[0].lower() in phrases("openers"):
        return len(words) <= _FEW and is_name(" ".join(words[1:]))  # "in News"
    return (known > 1 or (known == 1 and ":" in piece)) and len(words) - known <= _FEW and is_name(" ".join(words[known:]))


@cache
def _openings() -> frozenset[str]:
    return _known() | phrases("bylines")


@cache
def _known() -> frozenset[str]:
    """Give the words of boilerplate in all languages: those of labels, times (`Updated: 30 April`), counters and buttons."""
    labels = frozenset(word for label in phrases("date_labels") | phrases("date_leads") for word in label.split())
    return phrases("posted_words") | labels | year_words() | frozenset(weekdays()) | frozenset(months())
