"""Decide what in a text is a named organisation: known ones, phrases with a head word, names in quotation marks, acronyms.

What a report introduces once it may use alone later: the name inside the marks of `Human Rights Group “Sviedka”`, the acronym in
`Harbour Legal Aid (HLA)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from reptrack.extract.names.cyrillic_organisations import cyrillic_organisation
from reptrack.extract.names.english_organisations import Around, english_organisation
from reptrack.extract.names.fold import fold, unpossessed
from reptrack.extract.names.gazetteer import Hit, hits
from reptrack.extract.names.phrase import Found, name_words, number_after, tidy
from reptrack.extract.names.quoted_names import quoted_organisations
from reptrack.extract.names.shapes import ACRONYM, CYRILLIC_COURT, CYRILLIC_HEAD, FACILITY, HEAD, LOWER_HEAD, NUMBERED, WEAK, marks
from reptrack.records import Name
from reptrack.resources import lines, models
from reptrack.text.view import View
from reptrack.text.words import Word

__all__ = ["find_organisations"]

_CYRILLIC = re.compile("[Ѐ-ӿ]")
# `(BHC)` right behind a name.
_BRACKETED = re.compile(r"\s?[\"”»“]?\s?\((?:hereinafter |hereafter |далее [—–-] |далей [—–-] |the )?[\"“«]?([^\W\d_][\w/&.+-]{1,11})[\"”»]?\)")
_FACILITY_NUMBER = re.compile(r"(?:[-‑–]| )?\d+(?:/\d+)?\b")
_SHORTEST_ALIAS = 4
_ENGLISH_MARKS = HEAD | LOWER_HEAD


def find_organisations(view: View) -> list[Name]:
    """Find the organisations of a text, in order of their start, without overlaps."""
    found = _longest_first([*_known(view), *_shaped(view), *_in_marks(view)])
    found = _longest_first([*found, *_aliases(view, found)])
    acronyms = _acronyms(view, found)
    return [
        Name(start=f.start, end=f.end, text=view.text[f.start : f.end], kind="org", name=f.name)
        for f in sorted(_longest_first([*found, *acronyms]))
    ]


def _longest_first(found: Iterable[Found]) -> list[Found]:
    """Keep the longest of overlapping names."""
    kept: list[Found] = []
    taken: set[int] = set()
    for one in sorted(set(found), key=lambda f: (f.start - f.end, f.start, f.name)):
        span = range(one.start, one.end)
        if taken.isdisjoint((span[0], span[-1])):
            taken.update(span)
            kept.append(one)
    return kept


def _known(view: View) -> Iterator[Found]:
    for hit in hits(view):
        if hit.entry.kind == "org":
            name = hit.entry.name if _CYRILLIC.search(hit.entry.name) else tidy(view.text[hit.start : hit.end])
            yield Found(hit.start, hit.end, name)


@cache
def _common() -> frozenset[str]:
    path = "en/common_words.txt"
    return frozenset(lines(path)) if models().joinpath(*path.split("/")).is_file() else frozenset()


def _around(view: View, known: list[Hit]) -> Around:
    places = frozenset(i for hit in known if hit.entry.kind == "place" for i in range(hit.first, hit.last))
    organisations = frozenset(hit.first for hit in known if hit.entry.kind == "org")
    return Around(view.text, name_words(view), places, organisations, _common())


def _shaped(view: View) -> Iterator[Found]:
    """Find the phrases that a head word makes a name."""
    tokens, text, around = name_words(view), view.text, None
    for index, token in enumerate(tokens):
        mark = marks[token[0]]
        if not mark or mark == ACRONYM:
            continue
        around = around or _around(view, hits(view))
        if mark & FACILITY and (found := _facility(text, tokens, index, around)):
            yield found
        elif _CYRILLIC.match(token.form):
            if mark & (CYRILLIC_HEAD | CYRILLIC_COURT | NUMBERED | WEAK) and (found := cyrillic_organisation(text, tokens, index, mark, around.places)):
                yield found
        elif mark & (_ENGLISH_MARKS | NUMBERED) and (found := english_organisation(around, index, mark)):
            yield found


def _facility(text: str, tokens: list[Word], index: int, around: Around) -> Found | None:
    """Find `SIZO-1`, `Minsk SIZO-1`, `ИК № 17`."""
    end = number_after(text, tokens[index].end)
    if end is None and (match := _FACILITY_NUMBER.match(text, tokens[index].end)):
        end = match.end()
    if end is None:
        return None
    first = index - 1 if index and index - 1 in around.places and around.joined(index) and not _CYRILLIC.match(tokens[index].form) else index
    return Found(tokens[first].start, end, tidy(text[tokens[first].start : end]))


def _in_marks(view: View) -> Iterator[Found]:
    known = view.extra.setdefault("quoted", {})
    for found, inside in quoted_organisations(view.text):
        if isinstance(known, dict):
            known[inside] = found
        yield found


def _aliases(view: View, found: list[Found]) -> Iterator[Found]:
    """Find again, alone, the names that stood in quotation marks or in brackets behind a name."""
    wanted: dict[str, str] = {}
    for one in found:
        if match := _BRACKETED.match(view.text, one.end):
            if sum(letter.isupper() for letter in match[1]) > 1:
                wanted[match[1]] = one.name
    quoted = view.extra.get("quoted")
    for inside, one in (quoted.items() if isinstance(quoted, dict) else ()):
        if len(inside) >= _SHORTEST_ALIAS and " " not in inside and fold(inside) not in _common():
            wanted[inside] = one.name
    for short, name in wanted.items():
        for match in re.finditer(rf"(?<!\w){re.escape(short)}(?!\w)", view.text):
            yield Found(match.start(), match.end(), name)


def _acronyms(view: View, found: list[Found]) -> Iterator[Found]:
    """Find words of capitals that the gazetteer does not know, outside lines of capitals."""
    text, tokens = view.text, name_words(view)
    places = {hit.start for hit in hits(view) if hit.entry.kind == "place"}
    del found
    for index, token in enumerate(tokens):
        if marks[token[0]] & ACRONYM and token.start not in places and _stands_out(text, tokens, index):
            end = token.start + len(unpossessed(token.form))
            yield Found(token.start, end, text[token.start : end])


def _stands_out(text: str, tokens: list[Word], index: int) -> bool:
    token = tokens[index]
    around = [tokens[i].form for i in (index - 1, index + 1) if 0 <= i < len(tokens)]
    if any(form.isupper() and len(form) > 1 for form in around) or len(token.form) < 3:
        return False
    before, after = text[token.start - 1 : token.start], text[token.end : token.end + 1]
    return not (before and before in "-/@#._&" or after and (after in "-_@/" or after.isdigit())) and (not before or not before.isalpha())
