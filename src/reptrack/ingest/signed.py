"""Read who signs: the last lines of a file that is one report, or the last words of each item."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reptrack.ingest.dateline import is_time_span
from reptrack.ingest.name_forms import in_quotes, is_small_name
from reptrack.ingest.organisations import is_generic, is_house, is_name, is_organisation, is_person, is_place
from reptrack.ingest.phrases import longest_first, normal, phrases
from reptrack.ingest.publisher import is_joint, maker_in_line
from reptrack.ingest.rights import CLOSING_LINES, CLOSING_MAX, holder_of, last_text, names_year
from reptrack.ingest.segment.page import Page, list_between

__all__ = ["of_closing", "signatures"]

_EDGE = " \t\xa0.,;*_"
_NAME_WORDS = 9


def of_closing(page: Page, first: int, after: int, lines: Sequence[int]) -> str | None:
    """Give who signs a file that is one report in its last lines, or holds its rights: `Rights Council`, `© Rights Council 2025`.

    Of several organisations that sign together (as the `lines` of the head say) none is the publisher.
    """
    if is_joint(page, lines):
        return None
    publisher = _told_about(page, first) or _credited(page, first, after)
    closing = list_between(page.layout.filled, first + 1, after)[-CLOSING_LINES:]
    text = last_text(page, closing)
    for number in closing:
        line = page.lines[number]
        if len(line) > CLOSING_MAX:
            continue
        read = page.dates.get(number)
        rest = line[slice(*read.rest)].strip(_EDGE) if read is not None and read.kind != "lead" else ""
        if is_organisation(rest):
            publisher = rest
        if _signs(page, number, closing[-1]):
            publisher = in_quotes(line.strip(_EDGE + "/–— " + "()[]" * (line[0] in "([")).removeprefix("The "))
        holder = holder_of(line) if number >= text or names_year(line) else None
        publisher = maker_in_line(line) or holder or _asked(line) or publisher
    return publisher


def _credited(page: Page, first: int, after: int) -> str | None:
    """Give the house that closes the last line of a text in brackets or behind a dash: `… will appeal. (Birch Wire)`."""
    name = _closing_name(page, first, after)
    return name if name is not None and is_house(name) else None


def _told_about(page: Page, first: int) -> str | None:
    """Give the house that a note below a text is about: `About Witness Line`."""
    for number in page.layout.filled[-_ABOUT_WITHIN:]:
        line = page.lines[number].strip(_EDGE + "#:")
        opening = next((phrase for phrase in longest_first("about") if line.lower().startswith(f"{phrase} ")), None)
        name = line[len(opening) + 1 :] if opening is not None and number > first and len(line) <= CLOSING_MAX else ""
        if name and is_name(name):
            return name
    return None


_ABOUT_WITHIN = 8


def _asked(line: str) -> str | None:
    """Give the organisation of the person to ask: `Contact: Paata Lomidze, press officer, Mtkvari Legal Aid Centre, +995 555 01 02`."""
    label, sign, _ = line.partition(":")
    if not sign or not any(phrase in label.lower() for phrase in phrases("contact_labels")):
        return None
    return next(
        (
            piece.strip()
            for piece in _PIECES.split(line[len(label) + 1 :])
            if is_organisation(piece.strip()) and not is_generic(piece.strip())
        ),
        None,
    )


_PIECES = re.compile(r"[,;|()<>]|\s[–—-]\s")


def _signs(page: Page, number: int, last: int) -> bool:
    """Tell whether a last line is the name of the organisation that signs a text, above or below its date; not one of several that do."""
    above = page.layout.previous_filled(number)
    if above is None or not is_organisation(page.lines[number]):
        return False
    if above in page.dates and number == last:
        return True
    if page.lines[number - 1] or not page.lines[above].endswith("."):
        return False
    timed = last in page.dates or is_time_span(page.lines[last])  # `February 2026`
    return number == last or (timed and page.layout.next_filled(number) == last)


# ---- the last words of each item


def signatures(page: Page, spans: Sequence[tuple[int, int]]) -> dict[int, str]:
    """Give for the items (given by their first line and the one after them) the name that closes each in brackets or behind a dash, if most close so.

    The result is by first line. Example: the names of media behind the stories of a digest, `… will appeal. (Birch Wire)`.
    """
    if len(spans) < _SEVERAL:
        return {}
    closed = {first: name for first, after in spans if (name := _closing_name(page, first, after)) is not None}
    if len(closed) < _SEVERAL or len(closed) * 2 < len(spans):
        return {}
    often = Counter(closed.values())
    return {first: name for first, name in closed.items() if is_house(name) or often[name] > 1 or name.isupper()}


_SEVERAL = 2


def _closing_name(page: Page, first: int, after: int) -> str | None:
    lines = list_between(page.layout.filled, first, after)
    last = page.lines[lines[-1]] if len(lines) > 1 else "."
    match = _CLOSER.search(last[-CLOSING_MAX:]) if last[-1] not in _NO_CLOSER else None  # most items close with a full stop
    name = (match[1] or match[2]).strip(_EDGE) if match is not None else ""
    if not name or name.count(" ") >= _NAME_WORDS or is_place(name) or is_person(name) or normal(name) in phrases("more_labels"):
        return None
    return name if is_house(name) or is_name(name) or is_small_name(name) else None


_NO_CLOSER = frozenset(".—–/")
# Examples: `… will appeal. (Birch Wire)`, `… жалобу. // Медиазона`, `— Viasna`.
_CLOSER = re.compile(r"(?:(?<=[.!?…”»\"] )|^)(?:[(\[]([^()\[\]\d]{2,60})[)\]]|(?:[—–]|//|/)\s?([^—–/\d.]{2,60}))\s*$")
