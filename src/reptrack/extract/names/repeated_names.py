"""Find organisations again that a report has introduced: by their whole name, by what stood in quotation marks or in brackets, by their first word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from reptrack.extract.names.introduced_names import introduced
from reptrack.extract.names.led_places import town
from reptrack.extract.names.persons.lexicon import ALLCAPS, WEAK_SHAPE, look_up
from reptrack.extract.names.phrase import Found, name_words
from reptrack.extract.names.shapes import alternatives, common_words
from reptrack.extract.names.spelling import spelling_key
from reptrack.text.letters import CAPITALS
from reptrack.text.view import View
from reptrack.text.words import words
from reptrack.values.declension import case_forms
from reptrack.values.lacinka import to_cyrillic, to_latin

__all__ = ["repeated_names"]

_CYRILLIC = re.compile("[Ѐ-ӿ]")
_WORD = re.compile(r"\w")
_TITLED = re.compile(r"[^\W\d_][^\W\d_A-ZА-Я]{2,}")
_QUOTED = re.compile(r"[«“„\"]([^\W\d_][^«»“”„\"\n]{3,60})[»”“\"]")
_SHORTEST_ALIAS, _BRACKET_NEAR = 4, 4


@cache
def _bracketed() -> re.Pattern[str]:
    """Match a short name right behind a name: `(BHC)`, `(hereinafter “BHC”)`."""
    before = alternatives("before_short")
    return re.compile(rf"\s?[\"”»“]?\s?\((?:(?:{before}) )?[\"“«]?([^\W\d_][\w/&.+-]{{1,11}}(?: [A-Z]{{2}})?)[\"”»]?\)")


@cache
def _unquoted() -> re.Pattern[str]:
    """Match the last word of `Human Rights Group Sviedka`, which is the name proper."""
    return re.compile(rf" (?i:{alternatives('named_behind')}) ([{CAPITALS}][^\W\d_]{{3,}})$")


@lru_cache(maxsize=4096)
def _own_name(name: str) -> str:
    """Give the last word of a name where it alone is the name proper and no ordinary word, else nothing."""
    last = _unquoted().search(name)
    return last[1] if last and spelling_key(last[1]) not in common_words() else ""


def repeated_names(view: View, found: list[Found]) -> Iterator[Found]:
    """Find again, alone, the names that stood in quotation marks or in brackets behind a name, and what a report calls a body by."""
    wanted: dict[str, str] = {}
    bracketed = _bracketed()
    for one in found:
        if " " in one.name and one.name[0].isupper():
            wanted.setdefault(view.text[one.start : one.end], one.name)
        if "(" in view.text[one.end : one.end + _BRACKET_NEAR] and (match := bracketed.match(view.text, one.end)) and _is_alias(match[1]):
            wanted[match[1]] = one.name
        if last := _own_name(one.name):
            wanted[last] = one.name
        if first := _first_word(one.name):
            wanted.setdefault(first, one.name)
    for one in introduced(view):
        wanted[one.name] = one.name
    if publisher := (view.publisher or "").strip():
        if first := _first_word(publisher):
            wanted.setdefault(first, publisher)
        if _CYRILLIC.match(publisher) or view.lang == "be":
            yield from _inflected(view, publisher, publisher)
    yield from _quoted_again(view, found, wanted)
    yield from _again(view, wanted)


def _quoted_again(view: View, found: list[Found], wanted: dict[str, str]) -> Iterator[Found]:
    """Find the names inside quotation marks again in marks, in other cases; add to `wanted` those that may stand without marks."""
    quoted = view.extra.get("quoted")
    named = {(one.start, one.end): one.name for one in found}
    for inside, one in quoted.items() if isinstance(quoted, dict) else ():
        if len(inside) >= _SHORTEST_ALIAS and (" " in inside or spelling_key(inside) not in common_words()):
            name = named.get((one.start, one.end), one.name)
            if " " not in inside:
                wanted.setdefault(inside, name)
            if _CYRILLIC.match(inside) or view.lang == "be":
                yield from _inflected(view, inside, wanted.get(inside, name))


@cache
def _short_by_first() -> re.Pattern[str]:
    """Match the first word of a name that ends in a head of which the first word may be the short name: `Sviedka Law Initiative`."""
    return re.compile(rf"([^\W\d_][\w-]{{3,}})(?: [\w’'&-]+){{0,4}} (?i:{alternatives('short_by_first')})$")


@lru_cache(maxsize=4096)
def _first_word(name: str) -> str:
    """Give the first word of a name where no list has it and it alone tells the body, else nothing."""
    match = _short_by_first().match(name)
    if match is None or match[1].isupper() or not match[1][0].isupper() or spelling_key(match[1]) in common_words():
        return ""
    return match[1] if not look_up(match[1]).flags & ~(ALLCAPS | WEAK_SHAPE) and not town(match[1]) else ""


def _is_alias(short: str) -> bool:
    """Tell an acronym in brackets (HLA, BezInfo) from places (Tbilisi/Baku)."""
    return sum(letter.isupper() for letter in short) > 1 and not any(_TITLED.fullmatch(part) for part in short.split("/")[1:])


def _again(view: View, wanted: dict[str, str]) -> Iterator[Found]:
    """Find names again wherever they stand, with or without a possessive ending."""
    by_first: dict[str, list[str]] = defaultdict(list)
    for name in wanted:
        for ending in ("", "'s", "’s") if name.isalpha() else ("",):
            by_first[_first_form(name) + ending].append(name)
    text = view.text
    for form, start, _ in [token for token in name_words(view) if token[0] in by_first]:
        for name in by_first[form]:
            end = start + len(name)
            if text.startswith(name, start) and not _WORD.match(text, end):
                yield Found(start, end, wanted[name])


@lru_cache(maxsize=4)
def _in_marks(text: str) -> list[re.Match[str]]:
    """Give what stands in quotation marks; asked for once for each such name of one text."""
    return list(_QUOTED.finditer(text))


@lru_cache(maxsize=4096)
def _first_form(name: str) -> str:
    """Give the first word of a name as texts are cut into words."""
    found = words(name)
    return found[0].form if found else ""


def _inflected(view: View, inside: str, name: str) -> Iterator[Found]:
    """Find the name inside the marks again, in marks and in other cases: `«Сведкай»`."""
    parts = [_forms(part) for part in inside.split(" ")]
    for match in _in_marks(view.text):
        others = match[1].split(" ")
        if len(others) == len(parts) and all(other in forms for other, forms in zip(others, parts, strict=True)):
            yield Found(match.start(1), match.end(1), name)


def _forms(word: str) -> set[str]:
    """Give a word in all cases, of Latin letters as Belarusian is written in them, and the word itself."""
    if _CYRILLIC.match(word):
        return {word, *(form for lang in ("be", "ru") for form in case_forms(word, lang))}
    return {word, *(to_latin(form) for form in case_forms(to_cyrillic(word), "be"))}
