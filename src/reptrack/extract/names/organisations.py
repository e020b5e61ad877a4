"""Decide what in a text is a named organisation: known ones, phrases with a head word, names in quotation marks, acronyms.

What a report introduces once it may use alone later: the name inside the marks of `Human Rights Group “Sviedka”`, the acronym in
`Harbour Legal Aid (HLA)`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import zip_longest

from reptrack.extract.names.cyrillic_organisations import cyrillic_organisation
from reptrack.extract.names.defined_names import defined_names
from reptrack.extract.names.domain_names import domain_names
from reptrack.extract.names.english_organisations import Around, english_organisation
from reptrack.extract.names.enumerated_names import enumerated
from reptrack.extract.names.first_heads import behind_first_head
from reptrack.extract.names.gazetteer import Hit, hits
from reptrack.extract.names.introduced_names import introduced
from reptrack.extract.names.lacinka_organisations import lacinka_organisations
from reptrack.extract.names.led_places import opens_as_town
from reptrack.extract.names.listed_names import listed
from reptrack.extract.names.national import national_name
from reptrack.extract.names.persons.lexicon import PATRONYMIC, SUFFIX, look_up, word_list
from reptrack.extract.names.persons.tokens import line_of
from reptrack.extract.names.phrase import Found, adjacent, capital, name_words, number_after, tidy
from reptrack.extract.names.quoted_names import quoted_organisations, quoted_titles
from reptrack.extract.names.repeated_names import repeated_names
from reptrack.extract.names.shapes import (
    ACRONYM,
    COMPOUND_HEAD,
    CYRILLIC_COURT,
    CYRILLIC_HEAD,
    FACILITY,
    FIRST_HEAD,
    HEAD,
    LOWER_HEAD,
    NUMBERED,
    WEAK,
    alternatives,
    common_words,
    compound_base,
    english,
    marked,
)
from reptrack.extract.names.spelling import spelling_key, unpossessed
from reptrack.extract.names.spoken_names import spoken_names
from reptrack.records import Name
from reptrack.text.view import View
from reptrack.text.words import Word

__all__ = ["find_organisations"]

_CYRILLIC = re.compile("[Ѐ-ӿ]")
_FACILITY_NUMBER = re.compile(r"(?:[-‑–]| )?\d+(?:/\d+)?\b")
# SIZO-2 “Butyrka”: what a facility with a number is called.
_NICKNAME = re.compile(r" [«“\"][^\W\d_][^»”\"\n]{2,30}[»”\"]")
# `Law (IHL)`: the acronym of a law or a treaty.
_BRACKETED_CAPITALS = re.compile(r"\(([A-Z]{2,6})\)")
_SHORTEST_ALIAS, _SHORTEST_UNKNOWN, _LONG_ACRONYM = 4, 3, 6
_LABEL_INDENT, _SAMPLE = 12, 600
_ROMAN = frozenset("IVXLІХ")
_MOST_NAMES = 3  # Ровшан Акиф оглы
_ENGLISH_MARKS = HEAD | LOWER_HEAD
_SIGNS = HEAD | LOWER_HEAD | NUMBERED | FACILITY | FIRST_HEAD | CYRILLIC_HEAD | CYRILLIC_COURT | COMPOUND_HEAD | WEAK


@cache
def _law_number() -> re.Pattern[str]:
    """Match what stands between the word for a part of a law and capitals that belong to the reference."""
    return re.compile(rf"(?:\b(?i:{alternatives('law_words')})[^.;:\n]{{0,45}}|\d )$")


def find_organisations(view: View) -> list[Name]:
    """Find the organisations of a text, in order of their start, without overlaps."""
    found = _longest_first(
        [
            *_known(view),
            *_untitled(view, (*_shaped(view), *_in_lacinka(view))),
            *_in_marks(view),
            *introduced(view),
            *_defined(view),
            *domain_names(view.text),
            *spoken_names(view),
        ]
    )
    if again := list(repeated_names(view, found)):
        found = _longest_first([*again, *found])
    if in_lists := [*listed(view, found), *enumerated(view, found)]:
        found = _longest_first([*in_lists, *found])
    if acronyms := list(_acronyms(view)):
        found = _longest_first([*found, *acronyms])
    return [Name(start=f.start, end=f.end, text=view.text[f.start : f.end], kind="org", name=f.name) for f in sorted(found)]


def _defined(view: View) -> Iterator[Found]:
    """Find the names that short forms in brackets define, unless they are places: United Arab Emirates (UAE)."""
    places = {hit.start for hit in hits(view) if hit.entry.kind == "place" and view.text[hit.end : hit.end + 2] == " ("}
    return (one for one in defined_names(view.text) if one.start not in places)


def _longest_first(found: Iterable[Found]) -> list[Found]:
    """Keep the longest of overlapping names, the first given of equally long ones."""
    kept: list[Found] = []
    starts: list[int] = []
    ends: list[int] = []
    for one in sorted(dict.fromkeys(found), key=lambda f: (f[0] - f[1], f[0])):
        place = bisect_right(starts, one.start)
        if (place and ends[place - 1] > one.start) or (place < len(starts) and starts[place] < one.end):
            continue
        starts.insert(place, one.start)
        ends.insert(place, one.end)
        kept.append(one)
    return kept


def _known(view: View) -> Iterator[Found]:
    for hit, following in zip_longest(hits(view), hits(view)[1:]):
        if hit.entry.kind != "org" or _in_symbol(view.text, hit):
            continue
        own = hit.entry.name if hit.entry.inflected else tidy(view.text[hit.start : hit.end])
        yield Found(hit.start, hit.end, tidy(national_name(view, hit)) if hit.entry.care == "national" else own)
        if following is not None and _is_branch(view.text, hit, following):
            yield Found(hit.start, following.end, f"{own} {view.text[following.start : following.end]}")


def _is_branch(text: str, hit: Hit, country: Hit) -> bool:
    """Tell a country that is a part of the name before it: Mediazona Belarus, МВД Казахстана."""
    if country.entry.type != "country" or text[hit.end : country.start] != " ":
        return False
    if country.entry.inflected:
        return hit.entry.inflected and text[country.start : country.end] != country.entry.name
    return not text[hit.start : hit.end].isupper() and text[country.end : country.end + 1] not in {"'", "’", "-"}


# The symbol of a document: A/HRC/53/53, CCPR/C/BLR/CO/5.
_SYMBOL = re.compile(r"[A-Z0-9.]+(?:/[A-Z0-9.]+)*/\d")


def _in_symbol(text: str, hit: Hit) -> bool:
    """Tell an acronym that is a part of the symbol of a document."""
    if "/" not in (text[hit.start - 1 : hit.start], text[hit.end : hit.end + 1]):
        return False
    start = hit.start
    while start and hit.start - start < _LABEL_INDENT and (text[start - 1].isupper() or text[start - 1] in "/."):
        start -= 1
    return _SYMBOL.match(text, start) is not None


def _around(view: View, known: list[Hit]) -> Around:
    places = frozenset(i for hit in known if hit.entry.kind == "place" for i in range(hit.first, hit.last))
    organisations = frozenset(hit.first for hit in known if hit.entry.kind == "org")
    ends = frozenset(hit.last - 1 for hit in known if hit.entry.kind == "org")
    return Around(view.text, name_words(view), places, organisations, ends, common_words())


def _shaped(view: View) -> Iterator[Found]:
    """Find the phrases that a head word makes a name."""
    tokens, text, around = name_words(view), view.text, None
    for index, mark in marked(view):
        if not mark & _SIGNS:
            continue
        token = tokens[index]
        around = around or _around(view, hits(view))
        if (mark & FACILITY and (found := _facility(text, tokens, index, around))) or (
            mark & COMPOUND_HEAD and (found := _compound(token))
        ):
            yield found
        elif _CYRILLIC.match(token.form):
            if mark & (CYRILLIC_HEAD | CYRILLIC_COURT | NUMBERED | WEAK) and (
                found := cyrillic_organisation(text, tokens, index, mark, around.places, view.lang)
            ):
                yield found
        elif (mark & FIRST_HEAD and index not in around.places and (found := behind_first_head(around, index))) or (
            mark & (_ENGLISH_MARKS | NUMBERED) and (found := english_organisation(around, index, mark))
        ):
            yield found


def _compound(token: Word) -> Found | None:
    """Find the body that one word names, in any case: Мосгорсуда, Минобороны."""
    base = compound_base(token.form)
    return Found(token.start, token.end, base) if base else None


def _in_lacinka(view: View) -> Iterator[Found]:
    """Find organisations in a Belarusian text in Latin letters."""
    if view.lang == "be" and len(_CYRILLIC.findall(view.text, 0, _SAMPLE)) * 2 < min(len(view.text), _SAMPLE):
        yield from lacinka_organisations(view, _around(view, hits(view)).places)


def _facility(text: str, tokens: list[Word], index: int, around: Around) -> Found | None:
    """Find `SIZO-1`, `Minsk SIZO-1`, `ИК № 17`."""
    end = number_after(text, tokens[index].end)
    if end is None and (match := _FACILITY_NUMBER.match(text, tokens[index].end)):
        end = match.end()
    if end is not None and (match := _NICKNAME.match(text, end)):
        end = match.end()
    if end is None and _CYRILLIC.match(tokens[index].form) and index + 1 in around.places and around.joined(index + 1):
        end = tokens[index + 1].end  # ИВС Бреста
    if end is None:
        return None
    first = (
        index - 1 if index and index - 1 in around.places and around.joined(index) and not _CYRILLIC.match(tokens[index].form) else index
    )
    return Found(tokens[first].start, end, tidy(text[tokens[first].start : end]))


def _untitled(view: View, found: Iterable[Found]) -> Iterator[Found]:
    """Leave out what stands in the title of a campaign, a film, a list."""
    titles = quoted_titles(view.text)
    for one in found:
        if not any(start <= one.start < end for start, end in titles):
            yield one


def _in_marks(view: View) -> Iterator[Found]:
    known = view.extra.setdefault("quoted", {})
    for found, inside in quoted_organisations(view.text):
        if isinstance(known, dict):
            known[inside] = found
        yield found
    if isinstance(known, dict) and view.publisher:
        for found, inside in quoted_organisations(view.publisher):
            known.setdefault(inside, found)


def _acronyms(view: View) -> Iterator[Found]:
    """Find words of capitals that the gazetteer does not know, outside lines of capitals."""
    text, tokens = view.text, name_words(view)
    capitals = [index for index, mark in marked(view) if mark & ACRONYM]
    if not capitals:
        return
    places = {hit.start for hit in hits(view) if hit.entry.kind == "place"}
    # NTV Uganda: the country is a part of the name.
    countries = {
        hit.start - 1: hit.end for hit in hits(view) if hit.entry.type == "country" and text[hit.end : hit.end + 1] not in {"'", "’", "-"}
    }
    laws = {match[1] for match in _BRACKETED_CAPITALS.finditer(text) if _law_before(text, match.start())}
    for index in capitals:
        token = tokens[index]
        if (
            token.start not in places
            and token.form not in laws
            and _stands_out(text, tokens, index)
            and not _is_label(text, token)
            and not _is_roman(token.form)
            and not (line_of(view, token.start).capitals and text[token.start - 1 : token.start] != "(")
            and not _is_surname(text, tokens, index)
            and not opens_as_town(text, token.start)
        ):
            end = countries.get(token.end, token.start + len(unpossessed(token.form)))
            yield Found(token.start, end, text[token.start : end])


def _is_roman(form: str) -> bool:
    """Tell a Roman number, in letters of either script: ІІІ."""
    return set(form) <= _ROMAN


def _is_surname(text: str, tokens: list[Word], index: int) -> bool:
    """Tell a surname in capitals by the father's name behind it: АЛИЕВ Ровшан Акиф оглы, БОНДАРЬ Зоя Ильинична."""
    for place in range(index + 1, min(index + 1 + _MOST_NAMES, len(tokens))):
        form = tokens[place].form
        if not adjacent(text, tokens[place - 1], tokens[place]):
            return False
        if look_up(form).flags & (PATRONYMIC | SUFFIX) and place > index + 1:
            return True
        if not capital(form) or form.isupper():
            return False
    return False


def _is_label(text: str, token: Word) -> bool:
    """Tell a word in capitals that heads a paragraph rather than names somebody: alone on its line, or before a colon there."""
    start, end = token.start, token.end
    before = text[max(0, start - _LABEL_INDENT) : start]
    opens = not before.rsplit("\n", 1)[-1].strip(" \t*#•>-–—_") and (start <= _LABEL_INDENT or "\n" in before)
    if not opens:
        return False
    after = text[end : end + _LABEL_INDENT].split("\n", 1)[0].strip(" \t*_-–—")
    return not after.strip("?!.…:") if len(text) == end or after[:1] in {"", "?", "!", ".", "…", ":"} else False


def _law_before(text: str, start: int) -> bool:
    before = text[max(0, start - 30) : start].split()
    return bool(before) and spelling_key(before[-1]) in english().titles


def _is_slavic_word(form: str) -> bool:
    """Tell a Belarusian or Russian word in capitals: ИТОГО, ЗАЯВА."""
    return "Ѐ" <= form[0] <= "ӿ" and spelling_key(form) in word_list("common_words.txt")


def _gap(text: str, tokens: list[Word], index: int) -> str:
    """Give what stands before a word."""
    return text[tokens[index - 1].end : tokens[index].start] if 0 < index < len(tokens) else ""


def _stands_out(text: str, tokens: list[Word], index: int) -> bool:
    token = tokens[index]
    around = [
        tokens[i].form
        for i, gap in ((index - 1, _gap(text, tokens, index)), (index + 1, _gap(text, tokens, index + 1)))
        if 0 <= i < len(tokens) and not gap.strip(" -/&")
    ]
    if (
        (len(token.form) > _SHORTEST_ALIAS and spelling_key(token.form) in common_words())
        or (len(token.form) >= _SHORTEST_ALIAS and _is_slavic_word(token.form))
        or (len(token.form) >= _LONG_ACRONYM and spelling_key(token.form) in word_list("not_names.txt"))
    ):
        return False  # COURTS, MONDAY
    if any(form.isupper() and len(form) > 1 for form in around) or len(token.form) < _SHORTEST_UNKNOWN:
        return False
    if text[token.end : token.end + 2].strip().isdigit() or _law_number().search(text, max(0, token.start - 60), token.start):
        return False
    before, after = text[token.start - 1 : token.start], text[token.end : token.end + 1]
    if before == "/" and after in {"]", ")"} and text[token.start - 2].islower():
        return True  # the agency of a picture: [Ivan Karnei/EPA]
    return not ((before and before in "-/@#._&") or (after and (after in "-_@/" or after.isdigit()))) and (
        not before or not before.isalpha()
    )
