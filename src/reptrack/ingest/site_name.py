"""Read the name of a site on top of its pages: over its menu, at the head of the menu's line, or in the addresses of the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reptrack.ingest.makers import no_names
from reptrack.ingest.masthead import unadorned
from reptrack.ingest.organisations import is_house, is_person, is_place
from reptrack.ingest.phrases import normal, phrases
from reptrack.ingest.rights import CLOSING_LINES
from reptrack.ingest.segment.lines import is_language_switch, is_menu
from reptrack.ingest.segment.page import Page

__all__ = ["addresses", "letters", "over_menu"]

_EDGE = " \t\xa0.,;*_"
_TOP, _MENU_WITHIN = 4, 2
"""The name is the first of so many lines that is no furniture; its menu is one of so many lines below, as a motto may stand between."""
_WORDS, _HOUSE_WORDS, _ENTRY_WORDS, _ENTRIES = 4, 8, 3, 3


def over_menu(page: Page) -> str | None:
    """Give the name of the site in its first line, over a menu or before its entries.

    Examples: `Lampion⏎courts · letters · about us · EN`, `Lampion — news without fear⏎News | Courts | Letters | Shop`,
    `Heron Defence Line | Urgent appeals | Statements | Country pages`.
    """
    top = page.layout.filled[: _TOP + _MENU_WITHIN]
    at = next((at for at, n in enumerate(top[:_TOP]) if not _is_apart(page, n)), None)
    if at is None or top[at] in page.dates:
        return None
    first = unadorned(page.lines[top[at]])
    menus = [is_menu(page.lines[n]) for n in top[at + 1 : at + 1 + _MENU_WITHIN]]
    if any(menus) and not is_menu(first):
        name = _PARTING.split(first, maxsplit=1)[0].strip(_EDGE)
        return name if _may_be_site(name) and (menus[0] or name == first.strip(_EDGE)) else None
    name, *entries = [part.strip(_EDGE) for part in _WIDELY.split(first)]
    if len(entries) + 1 < _ENTRIES or any(len(entry.split()) > _ENTRY_WORDS or any(map(str.isdigit, entry)) for entry in entries):
        return None
    return name if _may_be_site(name) and (is_house(name) or _is_said_again(page, name)) else None


def _is_apart(page: Page, number: int) -> bool:
    """Tell whether a line above the name is furniture, a notice or the choice of languages."""
    return number in page.furniture or number in page.notices or is_language_switch(page.lines[number])


# What parts a name from its motto: a bar, a dash, a picture. Examples: `Ranak | news daily`, `Ranak — news daily`, `Ranak ☀ news daily`.
_PARTING = re.compile(r"\s+[|·•–—:/-]+\s+|:\s|\s*[\u2190-\u2bff\U0001f000-\U0001faff]+\s*")
_WIDELY = re.compile(r"\s{3,}|\t|\s*[|·•]\s*")


def _may_be_site(name: str) -> bool:
    """Tell whether a few words could be the name of a site: no furniture, section, place or person, and no sentence."""
    words = name.split()
    if not words or not name[0].isupper() or name[-1] in "!?:" or any(char.isdigit() or char in _STEPS for char in name):
        return False
    if normal(name) in no_names() or words[0].lower() in phrases("site_words"):
        return False
    house = is_house(name)
    return len(words) <= (_HOUSE_WORDS if house else _WORDS) and not is_place(name) and (house or not is_person(name))


_STEPS = frozenset("/>›»|·•")  # of a path: `Home / News / Courts`


def _is_said_again(page: Page, name: str) -> bool:
    return page.layout.text.count(name) > 1 or letters(name) in addresses(page, page.layout.filled[:_TOP])


def addresses(page: Page, lines: Sequence[int]) -> frozenset[str]:
    """Give the letters of the names of sites and mail hosts in some lines and the last ones: `ferganacourier` of `editor@ferganacourier.example`."""
    told = [page.lines[n] for n in (*lines, *page.layout.filled[-CLOSING_LINES:]) if "." in page.lines[n]]
    return frozenset(match[1].lower().replace("-", "") for line in told for match in _HOST.finditer(line))


_HOST = re.compile(r"(?:@|//|www\.)(?:www\.)?([\w-]{3,40})\.[a-z]{2,12}", re.IGNORECASE)


def letters(name: str) -> str:
    """Give the letters and figures of a name, as an address has them."""
    return "".join(filter(str.isalnum, name)).lower()
