"""Read the site from the last lines of a copied page or a feed: who holds the rights, or where a story first appeared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reptrack.ingest.phrases import beginnings, held, longest_first, normal, phrases
from reptrack.ingest.printed_dates import find_date
from reptrack.ingest.segment.page import Page

__all__ = ["CLOSING_LINES", "CLOSING_MAX", "holder_of", "of_feed", "of_site"]

CLOSING_LINES, CLOSING_MAX = 4, 120
"""So many lines close a file, and so long is one of them at most."""
_EDGE = " \t\xa0.,;*_|"
_NAME_WORDS = 9
_SHORTEST = 5


def holder_of(line: str) -> str | None:
    """Give the holder of the rights that a line names: `© 2019–2024 Dzvina Post. All rights reserved.`, `© 2023 – Усе правы абаронены – Рунь`."""
    if not line.lower().startswith(beginnings("copyright")):
        sign = line.find("©")
        if sign < 0:
            return None
        if _ONLY_YEARS.fullmatch(line, sign) is not None:
            line = line[:sign]  # `Dzvina Post © 2019–2024`
        elif len(line) - sign < _SHORTEST:
            return None
        else:
            line = line[sign:]
    pieces = (" ".join(piece.split()).strip(_EDGE + "–—-") for piece in _PARTING.split(_YEARS.sub("\x00", line)))
    name = next((piece for piece in pieces if piece and normal(piece) not in phrases("rights")), "")
    return name if name in line and name.count(" ") < _NAME_WORDS and name.lstrip('«“„"')[:1].isupper() else None


_YEARS = re.compile(r"©|\([cс]\)|copyright|(?:19|20)\d\d(?:\s*[–—-]\s*(?:(?:19|20)\d\d|\d\d(?!\d)))?", re.IGNORECASE)
_ONLY_YEARS = re.compile(r"©[\s\d–—,-]*\.?")
_PARTING = re.compile(r"\x00|[.;|·•]\s+|\s[–—-]\s")


def of_site(page: Page) -> str | None:
    """Give the holder of the rights in the last lines of a file that is a copied page: the publisher of all that names none.

    A line over running text credits a picture: `© Jane Roe`.
    """
    closing = page.layout.filled[-CLOSING_LINES:]
    text = last_text(page, closing)
    named = (holder_of(page.lines[n]) for n in closing if len(page.lines[n]) <= CLOSING_MAX and (n >= text or names_year(page.lines[n])))
    return next((name for name in named if name is not None), None)


def names_year(line: str) -> bool:
    """Tell whether a line of rights has its year, which the credit of a picture seldom has."""
    return _YEAR.search(line) is not None


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def last_text(page: Page, lines: Sequence[int]) -> int:
    """Give the last of some lines that is running text and no line of rights, -1 if none is."""
    return max((n for n in lines if page.is_body(n) and "©" not in page.lines[n]), default=-1)


def of_feed(page: Page, lines: Sequence[int]) -> str | None:
    """Give the site that the last lines of a feed's story name: `The post Two fined appeared first on Harbour Post.`."""
    closing = [page.lines[n] for n in lines[-CLOSING_LINES:]]
    if not held("feed_closers", "\n".join([line[-_CLOSER:] for line in closing]).lower()):
        return None
    for line in closing:
        said = any(map(line[-_CLOSER:].lower().__contains__, phrases("feed_closers")))
        closer = _closer().search(line, max(0, len(line) - _CLOSER)) if said else None
        if closer is not None:
            parts = (part.strip(_EDGE) for part in _PARTING.split(line[closer.end() :].rstrip(" .")))
            named = (part for part in parts if part and normal(part) not in phrases("kickers"))
            return next((part for part in named if part[0].isupper() and part.count(" ") < _NAME_WORDS and find_date(part) is None), None)
    return None


_CLOSER = 160  # characters at the end of a line in which a feed names its site


@cache
def _closer() -> re.Pattern[str]:
    return re.compile(rf" (?:{'|'.join(map(re.escape, longest_first('feed_closers')))}) ", re.IGNORECASE)
