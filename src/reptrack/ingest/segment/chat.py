"""Recognise the export of a chat or channel: every message opens with its day, its time and who sent it, `05/03/2025, 18:43 - Voices: *Four fined*`.

A stamped line without a sender tells what the chat did (`Sea joined the group`), and a message of a note alone (`<Media omitted>`) says nothing: both
begin no item.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from reptrack.ingest.makers import no_names
from reptrack.ingest.organisations import is_place
from reptrack.ingest.phrases import begins, normal, phrases
from reptrack.ingest.posted import says_posted
from reptrack.ingest.printed_dates import PrintedDate, find_date
from reptrack.ingest.segment.lines import headline_in, is_running_text
from reptrack.ingest.segment.openings import DATE
from reptrack.ingest.segment.page import Boundary, Page, Split, list_between

__all__ = ["find"]

_LEAST, _WORDS = 2, 3
"""A sender has so many messages in an export; a message of fewer words tells nothing."""
_NAME_MAX, _NAME_WORDS = 60, 7
_WITHIN = 40
"""The stamp stands among so many characters."""
# The time behind the day of a message, and what parts it from the sender. Examples: `, 18:43 - `, ` 6:43 PM] `, `, 18:43:12: `.
_CLOCK = re.compile(
    r",?\s+(?:(?:at|в|у|а)\s+)?\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?\s?m\.?)?(?:\s?(?:UTC|GMT)[+-]?[\d:]*)?(?:\s?\]\s*|\s+[–—|-]\s+|:\s+|\s+)",
    re.IGNORECASE,
)
_NAME = re.compile(r"([^\s:<>\[\]*][^:\n<>\[\]*]{0,58}?)\s?:(?:\s+|$)")
_PHONE = re.compile(r"\+?[\d\s()–-]{7,}")
# A message that is nothing but its attachment or a note of the program. Examples: `<Media omitted>`, `‎IMG-0012.jpg (file attached)`, `[Photo]`.
_ATTACHED = re.compile(
    r"\W*(?:<[^<>]{2,60}>|\[[^\[\]\d]{2,40}\]|[\w-]+\.(?:jpe?g|png|webp|mp4|opus|ogg|mp3|pdf|docx?|vcf)(?:\s\([^()]*\))?)"
)
_SENTENCE = re.compile(r"(?<=[^\W\d_]{2}[.!?…])\s+(?=[^\W\d_]|[«“\"])")
_EMPHASIS = re.compile(r"([*_]{1,3})(?=\S)([^*\n]+?)(?<=[^\s:])\1(?=\s|$)")


class _Message(NamedTuple):
    """A stamped line: its number, its day, who sent it (None: the program tells something), and where in the line the message begins."""

    line: int
    date: PrintedDate
    sender: str | None
    at: int


def find(page: Page) -> Split | None:
    """Split before every message that tells something, if most stamped lines have a sender and most senders more than one message."""
    lines = page.lines
    timed = [number for number in page.opening(DATE) if ":" in lines[number][:_WITHIN]]
    stamped = [message for number in timed if (message := _read(lines[number], number)) is not None]
    if len(stamped) < _LEAST:
        return None
    names = Counter(message.sender for message in stamped if message.sender is not None)
    senders = [name for name, times in names.items() if times >= _LEAST]
    if not senders or 2 * sum(names[name] for name in senders) < len(stamped) or not any(_is_sender(name) for name in senders):
        return None
    told = [message for message in stamped if message.at < len(page.lines[message.line])]
    if 2 * len(told) < len(stamped):
        return None  # the text stands below its stamp
    boundaries = []
    for message, after in pairwise([*stamped, None]):
        if message is None or message.sender is None:
            continue
        title = _title(page, message, len(page.lines) if after is None else after.line)
        if title is not None:
            boundaries.append(Boundary(message.line, title, message.date))
            if _is_sender(message.sender):
                page.senders[message.line] = message.sender
    return Split(0.97, tuple(boundaries)) if boundaries else None


def _read(line: str, number: int) -> _Message | None:
    """Read the stamp of a message; a line whose first words are no day with its year and its time has none."""
    at = 0 if line[0].isalnum() else next((at for at, char in enumerate(line) if char.isalnum()), 0)
    date = find_date(line, at)
    clock = _CLOCK.match(line, date.end) if date is not None and date.year is not None else None
    if date is None or clock is None:
        return None
    name = _NAME.match(line, clock.end())
    if name is None or name[1].count(" ") >= _NAME_WORDS or len(name[1]) > _NAME_MAX:
        return _Message(number, date, None, clock.end())
    return _Message(number, date, name[1].strip("~ \u200e\u2068\u2069"), name.end())


def _is_sender(name: str) -> bool:
    """Tell whether what stands before a colon could be who publishes: no place or kicker before a headline, no telephone."""
    return not (is_place(name) or says_posted(name) or normal(name) in no_names() or _PHONE.fullmatch(name))


def _title(page: Page, message: _Message, after: int) -> tuple[int, int] | None:
    """Give the span of what heads a message: its first line that is no note, without what it is set off by; None if it tells nothing."""
    parts = [(message.line, message.at), *((n, 0) for n in list_between(page.layout.filled, message.line + 1, after))]
    parts = [(n, at) for n, at in parts if at < len(page.lines[n]) and not _is_note(page.lines[n][at:])]
    if not parts or sum(len(page.lines[n][at:].split()) for n, at in parts) < _WORDS:
        return None
    return _headline(page, parts)


def _headline(page: Page, parts: Sequence[tuple[int, int]]) -> tuple[int, int]:
    number, at = parts[0]
    line, offset = page.lines[number], page.layout.start(number)
    start, end = headline_in(line, at)
    if (set_off := _EMPHASIS.match(line, start)) is not None and set_off[2].count(" ") > 0:
        return offset + set_off.start(2), offset + set_off.end(2)
    if is_running_text(line[start:end]) and (stop := _SENTENCE.search(line, start)) is not None:
        end = stop.start()
    return offset + start, offset + end


def _is_note(text: str) -> bool:
    """Tell whether a line of a message is a note of the program: an attachment left out, a message taken back, where it was forwarded from."""
    return (
        _ATTACHED.fullmatch(text) is not None
        or normal(text) in phrases("message_notes")
        or begins("forwarded", text.lower().strip("_* [")) > 0
    )
