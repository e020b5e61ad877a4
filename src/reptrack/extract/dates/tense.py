"""Tell from a sentence's words whether it speaks of the past or the future, and where sentences end; for dates without a year."""

from __future__ import annotations

import enum
import re
from functools import cache

from reptrack.text.letters import CAPITALS, SMALL
from reptrack.values.dates.cues import cue
from reptrack.values.dates.lexicon import lexicon

__all__ = [
    "Tense",
    "begins",
    "compares",
    "deferred_to",
    "happened_at",
    "is_announced",
    "is_deadline",
    "is_due",
    "is_updated",
    "of_event",
    "of_that_year",
    "on_agenda",
    "opens_sentence",
    "parted",
    "same_sentence",
    "set_for",
    "stands_until",
    "tense_at",
]

_REACH = 300
# The end of a sentence: a mark and space, an empty line, or a line that opens a list item (`b) the return of`); a full stop after one letter
# or a short month is none ("г. ", "Dec. ").
_END = re.compile(
    r"(?<=[^\W\d_]{3})[.!?…][\"”’»)]*\s|[.!?…][\"”’»)]*\s+(?=[" + CAPITALS + r"“«\"])|\n[ \t]*(?:\n|[•●▪■*–—-][ \t]|\w{1,2}[.)][ \t])"
)
_WORD = re.compile(r"[^\W\d_]+")
_MARKS = (".", "\n", "!", "?", "…")
_LEAD_WORDS = 2
_LEAD_REACH = 40
_UNTIL_REACH = 5
_ON = frozenset({"on"})
# What parts a clause from what stands before it; in hard-wrapped text a line may end behind any small letter.
_CLAUSE = re.compile(r"[.,;:!?()—]|(?<![" + SMALL + r"])\n|\n[ \t]*\n")


class Tense(enum.Enum):
    """What a sentence speaks of."""

    PAST = enum.auto()
    FUTURE = enum.auto()
    UNKNOWN = enum.auto()


def tense_at(text: str, start: int, end: int) -> Tense:
    """Tell the tense of the sentence around a span, or of its part between semicolons."""
    stop = _END.search(text, end, end + _REACH)
    left, right = _sentence_start(text, start, _REACH), stop.start() if stop else end + _REACH
    left = max(left, text.rfind(";", left, start) + 1)
    right = at if (at := text.find(";", end, right)) >= 0 else right
    before, after = text[left:start].lower(), text[end:right].lower()
    own = _tense_of_clause(_WORD.findall(_CLAUSE.split(before)[-1]), _WORD.findall(_CLAUSE.split(after, maxsplit=1)[0]))
    return own or _tense_of_words(_WORD.findall(f"{before} {after}"))


def _tense_of_clause(before: list[str], after: list[str]) -> Tense | None:
    """Tell the tense of a date's own clause by its verb: `which opened on May 21` in a sentence of what is still to come; None without a verb."""
    lex = lexicon()
    if not lex.future.isdisjoint(before) or not lex.future.isdisjoint(after):
        return Tense.FUTURE
    if not lex.planned.isdisjoint(before):
        return None
    return Tense.PAST if any(map(_is_past, before)) else None


def _tense_of_words(words: list[str]) -> Tense:
    """Tell the tense of a whole sentence by any of its words."""
    lex = lexicon()
    if not lex.future.isdisjoint(words):
        return Tense.FUTURE
    if not lex.planned.isdisjoint(words):  # "is scheduled for", but "was scheduled for"
        return Tense.FUTURE if lex.past.isdisjoint(words) else Tense.PAST
    return Tense.PAST if any(map(_is_past, words)) else Tense.UNKNOWN


def _is_past(word: str) -> bool:
    return word in lexicon().past or (len(word) > 4 and word.endswith(lexicon().past_endings))  # noqa: PLR2004 - "red" is no verb


def _words_before(text: str, start: int) -> list[str]:
    """Give the words right before a place, the nearest first; a mark of a clause ends them."""
    before = _CLAUSE.split(text[max(0, start - _LEAD_REACH) : start].lower())[-1]
    return _WORD.findall(before)[::-1]


def stands_until(text: str, start: int) -> bool:
    """Say whether a date is an end that lies ahead: `until July 15`, `до конца октября`, `by the end of the year`."""
    lex = lexicon()
    for word in _words_before(text, start)[:_UNTIL_REACH]:
        if word in lex.until:
            return True
        if lex.words.get(word, ("",))[0] not in ("Q", "V") and lex.connectors.get(word) not in ("o", "t"):
            return False
    return False


def is_deadline(text: str, start: int) -> bool:
    """Say whether a date is a term set for something: `promises elections by December`."""
    words = _words_before(text, start)
    return bool(words) and words[0] in lexicon().deadline


def is_due(text: str, start: int) -> bool:
    """Say whether a date is a term set for what is yet to be done: `to publish by 1 July how it was spent`, `would have ended in May`."""
    words = _words_before(text, start)
    demanded = bool(words) and words[0] in lexicon().deadline and not cue("infinitive").isdisjoint(words[2:4])
    return demanded or not cue("conditional").isdisjoint(words[:4])


def on_agenda(text: str, start: int) -> bool:
    """Say whether a date opens a line under a heading of what lies ahead: `What is next⏎• Late November: the bills return`."""
    line = text.rfind("\n", max(0, start - _LEAD_REACH), start) + 1
    if not line or len(_WORD.findall(text, line, start)) > _LEAD_WORDS:
        return False
    for above in reversed(text[max(0, line - _AGENDA) : line].splitlines()):
        heading = above.strip().lower()
        if heading and len(heading) < _HEADING and heading[0].isalpha() and heading[-1] not in ".;,":
            return any(said in heading for said in cue("agenda"))
    return False


_AGENDA, _HEADING = 1500, 60  # characters above an entry in which its heading stands, and of the heading


def of_event(text: str, start: int) -> bool:
    """Say whether a date is that of an event only spoken of, so that what is told is not of its year: `for a speech of 14 October`, `since his arrest in 2020`.

    Where the event is the place of what is told, it is not: `At the rally of 9 August 2020`.
    """
    events, stems = _events()
    words = _words_before(text, start)
    for k, word in enumerate(words):
        if _is_past(word):
            return False
        if word in events or word.startswith(stems):
            return cue("at_event").isdisjoint(words[k + 1 : k + 4])
    return False


@cache
def _events() -> tuple[frozenset[str], tuple[str, ...]]:
    """Give the words for events, and how those begin that may have any ending."""
    events = cue("events")
    return events, tuple(sorted(event[:-1] for event in events if event[-1] == "*"))


def of_that_year(text: str, end: int) -> bool:
    """Say whether what follows a date puts it in the year named before: `on 1 June of that year`, `в мае того же года`."""
    return text[end : end + 1] in _SPACES and text.startswith(_that_year(), end + 1)


@cache
def _that_year() -> tuple[str, ...]:
    return tuple(sorted(cue("of_that_year")))


_SPACES = (" ", "\n", "\u00a0")


def is_updated(text: str, start: int) -> bool:
    """Say whether a date is that of a later addition: `UPDATE (January 11)`, `добавлено 22 апреля`."""
    words = _WORD.findall(text[max(0, start - _LEAD_REACH) : start].lower().rsplit("\n", 1)[-1])[-2:]
    return not cue("updated").isdisjoint(words)


def set_for(text: str, start: int) -> bool:
    """Say whether something is set for a date: `на июнь уже одиннадцать`."""
    words = _words_before(text, start)
    return bool(words) and words[0] in cue("set_for")


def is_announced(text: str, start: int) -> bool:
    """Say whether what happens on a day stands before a date with a dash and without a verb: `Кассация – в июне`."""
    found = _ANNOUNCED.search(text[max(0, start - _LEAD_REACH) : start].lower())
    return found is not None and found[1] in cue("on_a_day")


_ANNOUNCED = re.compile(r"([^\W\d_]+)\s[–—-]\s(?:[^\W\d_]+\s){0,2}\Z")


def deferred_to(text: str, start: int) -> bool:
    """Say whether something was put off to a date: `six hearings were put off, the longest to late October`."""
    if _lead(text, start) not in cue("deferred_to"):
        return False
    left = _sentence_start(text, start, _REACH)
    sentence = " " + " ".join(_WORD.findall(text[left:start].lower())) + " "
    return any(f" {word} " in sentence for word in cue("deferred"))


def begins(text: str, start: int) -> bool:
    """Say whether a stretch of time begins with a date: `since June`, `from the beginning of March`."""
    return _lead(text, start) in cue("since")


def _lead(text: str, start: int) -> str:
    """Give the word before a date and what says which part of it is meant: `to` of `to the end of May`."""
    lex = lexicon()
    for word in _words_before(text, start):
        if lex.words.get(word, ("",))[0] not in ("Q", "V") and lex.connectors.get(word) not in ("o", "t"):
            return word
    return ""


def compares(text: str, start: int) -> bool:
    """Say whether a date is set against another one: `fewer than in January`."""
    return not lexicon().comparing_words.isdisjoint(_words_before(text, start)[:2])


def happened_at(text: str, start: int) -> bool:
    """Say whether a verb of the past stands right before a date, so that the date is its own: `was detained on December 28`."""
    lex = lexicon()
    if any(lex.words.get(word, ("", ""))[1] == "night" for word in _words_before(text, start)[:3]):
        return True  # "on the morning of March 14"
    words = [word for word in _words_before(text, start) if word not in cue("time_of_day") and lex.connectors.get(word) != "t"]
    words = [word for word in words if lex.words.get(word, ("",))[0] != "B"]  # "arrested between July and December"
    verb = next((word for word in words if word not in lex.year_frame and word not in _ON), "")
    nearest = words[:2]
    if not verb or verb not in nearest or verb in lex.planned:
        return False
    return len(verb) > 4 and verb.endswith(lex.past_endings)  # noqa: PLR2004 - "red" is no verb


def same_sentence(text: str, start: int, end: int) -> bool:
    """Say whether no sentence ends between two places."""
    found = _END.search(text, start, end + 1)  # a full stop looks at the letter behind it
    return found is None or found.start() >= end


def parted(text: str, start: int, end: int) -> bool:
    """Say whether a paragraph ends between two places."""
    return _PARAGRAPH.search(text, start, end) is not None


# An empty line, or a line that ends with its sentence; in hard-wrapped text lines end anywhere.
_PARAGRAPH = re.compile(r"\n[ \t]*\n|[.!?:…][\"”»)]*[ \t]*\n")


def opens_sentence(text: str, start: int) -> bool:
    """Say whether at most two words of the sentence stand before a place: `On February 3, …`."""
    left = _sentence_start(text, start, _LEAD_REACH)
    line = text.rfind("\n", left, start) + 1
    reached = left == max(0, start - _LEAD_REACH) and left > 0 and not line
    return not reached and len(_WORD.findall(text, line or left, start)) <= _LEAD_WORDS


def _sentence_start(text: str, at: int, reach: int) -> int:
    """Give where the sentence of a place begins, not further back than `reach`: looked for from the place, mark by mark."""
    low = stop = max(0, at - reach)
    for mark in _MARKS:
        found = text.rfind(mark, stop, at)
        while found >= 0:
            match = _END.match(text, found, at + 1)
            if match is not None:
                stop = max(stop, match.end())
                break
            found = text.rfind(mark, stop, found)
    return max(low, stop)
