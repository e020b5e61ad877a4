"""Decide where a text holds a name that the gazetteers know: places.tsv and organisations.tsv of every pack, in all spellings and cases.

The tables are read once, into an index from the folded first word of a spelling to the spellings that begin with it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from reptrack.extract.names.phrase import name_words
from reptrack.extract.names.shapes import listed_words
from reptrack.extract.names.spelling import spelling_key, unpossessed
from reptrack.resources import each_tsv
from reptrack.text.remember import NAMES, Remembered
from reptrack.text.view import View
from reptrack.text.words import Word, words
from reptrack.values.declension import case_words
from reptrack.values.lacinka import to_latin

__all__ = ["Entry", "Hit", "Starts", "hits", "is_of_place", "known_starts", "starts_with"]

_LANGUAGES = ("en", "be", "ru")
_OPENING, _CLOSING = "\"“«„‘'", "\"”»“’'"
# Between two words of a name: space, one line break of a wrapped text, an opening quotation mark. Example: `Center “Viasna`.
_GAP = re.compile(r"[^\S\n]*\n?[^\S\n]*[\"“«„‘]?")
_CYRILLIC = re.compile("[Ѐ-ӿ]")


class Entry(NamedTuple):
    """What a gazetteer says of a spelling.

    Attributes:
        kind: org or place. slug: the id that all spellings share. type: city, country, … or empty for organisations.
        name: the spelling in its base form. care: `word` if it is an ordinary word too, `name` if a given name, `quoted` if it counts in quotation marks only,
        `led` if also behind a word such as `of`.
        care of organisations: `national` if every country has one. country: ISO 3166 code of a place.
        inflected: whether it is met in other cases too, so that `name` rather than the text is the base form.
    """

    kind: str
    slug: str
    type: str
    name: str
    care: str
    inflected: bool
    country: str = ""


class Hit(NamedTuple):
    """A known name in a text: its characters and its words `first:last`."""

    start: int
    end: int
    first: int
    last: int
    entry: Entry


class _Spelling(NamedTuple):
    keys: tuple[Collection[str], ...]
    forms: tuple[str, ...]
    gaps: tuple[str, ...]
    tail: str
    entry: Entry


Index = dict[str, list[_Spelling]]


class Starts(NamedTuple):
    """The spellings that begin with a word, the longest first: all of them, those of several words by the second, those of one."""

    every: list[_Spelling]
    by_second: dict[str, list[_Spelling]]
    single: list[_Spelling]


def hits(view: View) -> list[Hit]:
    """Find the known names of a text, in order and without overlaps, the longest first where two begin at one word."""
    found = view.extra.get("gazetteer")
    if not isinstance(found, list):
        tokens, known = name_words(view), view.extra.get("names:known")
        if not isinstance(known, list):
            starts = known_starts()
            known = [(place, some) for place, token in enumerate(tokens) if (some := starts[token[0]])]
        found = view.extra["gazetteer"] = _scan(view.text, tokens, known)
    return found


def _scan(text: str, tokens: list[Word], known: list[tuple[int, Starts]]) -> list[Hit]:
    found: list[Hit] = []
    free = 0
    for index, starts in known:
        if index < free:
            continue
        first = starts.every[0]
        if len(first.keys) == 1 and not first.tail and first.entry.care not in {"quoted", "led"}:  # no longer name begins with this word
            form, start, end = tokens[index]
            found.append(
                Hit(start, end if spelling_key(form) in first.keys[0] else start + len(unpossessed(form)), index, index + 1, first.entry)
            )
            continue
        hit = _longest(text, tokens, index, starts)
        if hit:
            found.append(hit)
            free = hit.last
    return found


# What the names of towns end with where their adjectives have only the suffix: Тверь, Полота, Баранавічы, Речица.
_BEFORE_ADJECTIVE = {"ск": ("ь", "т", "а", "и", "ы", "о"), "цк": ("ь", "т", "а", "чы", "ча", "ца", "ц", "чи")}
_PLACE_ADJECTIVE = re.compile(r"^(.+?)([сц]к)(?:ий|ая|ое|ой|ого|ому|ом|ую|им|і|ага|аму|ай|ім|ае|ие|их|ія|іх|ими|імі)$")


@lru_cache(maxsize=NAMES)
def is_of_place(adjective: str) -> bool:
    """Tell a Cyrillic adjective of a known place: Минской, Гомельскай, Брэсцкай."""
    match = _PLACE_ADJECTIVE.match(spelling_key(adjective))
    if match is None:
        return False
    stem, suffix = match.groups()
    index = _index(cyrillic=True)
    keys = [stem + suffix, stem, *(stem + end for end in _BEFORE_ADJECTIVE[suffix]), stem + "с" + suffix[1:]]
    if stem.endswith("ин"):
        keys += [stem[:-2] + end for end in "уио"]  # Баку: бакинский
    return any(key in index for key in keys)


def starts_with(form: str) -> Starts | None:
    """Give which spellings begin with a form of a word."""
    key, index = spelling_key(form), _index(cyrillic="Ѐ" <= form[0] <= "ӿ")
    spellings = [*index.get(key, ())]
    bare = unpossessed(key)
    if bare != key:
        spellings += [s for s in index.get(bare, ()) if len(s.keys) == 1]
    if not spellings:
        return None
    good = sorted((s for s in spellings if _cased(s.forms[0], unpossessed(form) if len(s.keys) == 1 else form)), key=lambda s: -len(s.keys))
    return _starts(good) if good else None


def _starts(spellings: list[_Spelling]) -> Starts:
    by_second: dict[str, list[_Spelling]] = defaultdict(list)
    for spelling in spellings:
        for key in dict.fromkeys(spelling.keys[1]) if len(spelling.keys) > 1 else ():
            by_second[key].append(spelling)
    return Starts(spellings, dict(by_second), [spelling for spelling in spellings if len(spelling.keys) == 1])


@cache
def known_starts() -> Remembered[Starts | None]:
    """Give the spellings that begin with a form of a word, None for most."""
    return Remembered(starts_with)


@lru_cache(maxsize=NAMES)
def _cased(wanted: str, form: str) -> bool:
    """Tell whether the capitals of a word fit: an acronym is written as such, a name begins with a capital."""
    if not wanted[0].isupper():
        return True if not wanted[1:2].isupper() else form[1:2].isupper()
    if sum(letter.isupper() for letter in wanted) > 1 and "-" not in wanted and wanted[:2].isupper():
        return sum(letter.isupper() for letter in form) > 1
    return form[0].isupper()


def _longest(text: str, tokens: list[Word], index: int, starts: Starts) -> Hit | None:
    following = spelling_key(tokens[index + 1].form) if index + 1 < len(tokens) else ""
    bare = unpossessed(following)
    longer = starts.by_second.get(following, [])
    if bare != following and (owned := starts.by_second.get(bare)):
        longer = sorted([*longer, *owned], key=lambda spelling: -len(spelling.keys))
    for spelling in (*longer, *starts.single):
        end = _match(text, tokens, index, spelling)
        if end is not None and _stands_well(text, tokens, index, end, spelling.entry.care):
            return Hit(tokens[index].start, end, index, index + len(spelling.keys), spelling.entry)
    return None


def _stands_well(text: str, tokens: list[Word], index: int, end: int, care: str) -> bool:
    """Tell whether a name stands as its care asks for: in quotation marks, or else behind a word that leads to a name (`led`)."""
    start = tokens[index].start
    if care not in {"quoted", "led"} or _quoted(text, start, end):
        return True
    if care == "quoted" or not index or (text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()):
        return False
    return text[tokens[index - 1].end : start] == " " and tokens[index - 1].form in listed_words("leading")


def _quoted(text: str, start: int, end: int) -> bool:
    return start > 0 and text[start - 1] in _OPENING and text[end : end + 1] != "" and text[end] in _CLOSING


def _match(text: str, tokens: list[Word], index: int, spelling: _Spelling) -> int | None:
    """Give the end of a spelling that begins at a word, or None if it does not stand there."""
    keys = spelling.keys
    last = index + len(keys) - 1
    if last >= len(tokens):
        return None
    opened = False
    for offset in range(1, len(keys)):
        before, token = tokens[index + offset - 1], tokens[index + offset]
        key, form = spelling_key(token.form), token.form
        if index + offset == last and key not in keys[offset]:
            key, form = unpossessed(key), unpossessed(form)
        if key not in keys[offset] or not _cased(spelling.forms[offset], form):
            return None
        gap = text[before.end : token.start]
        if gap != spelling.gaps[offset - 1]:
            if spelling.gaps[offset - 1] != " " or not _GAP.fullmatch(gap):
                return None
            opened = opened or gap[-1:] in _OPENING
    form = tokens[last].form
    end = tokens[last].start + (len(form) if spelling_key(form) in keys[-1] else len(unpossessed(form)))
    if spelling.tail and text.startswith(spelling.tail, end):
        end += len(spelling.tail)
    if opened and text[end : end + 1] and text[end] in _CLOSING:
        end += 1
    return end


@cache
def _index(*, cyrillic: bool) -> Index:
    """Index the spellings of one script. Packs of countries come before the world's: a town of the country wins over a namesake."""
    index: Index = defaultdict(list)
    seen: set[tuple[str, ...]] = set()
    for filename, kind in (("organisations.tsv", "org"), ("places.tsv", "place")):
        packs = each_tsv(filename)
        for pack in sorted(packs, key=lambda name: name == "world"):
            for row in packs[pack]:
                _add_row(index, seen, kind, row, cyrillic=cyrillic)
    return index


def _care(cell: str) -> str:
    """Give how a spelling is marked: `~Вясна` counts in quotation marks only, `Memorial~` behind a word that leads to a name too."""
    return "quoted" if cell.startswith("~") else "led" if cell.endswith("~") else ""


def _add_row(index: Index, seen: set[tuple[str, ...]], kind: str, row: dict[str, str], *, cyrillic: bool) -> None:
    place = row.get("type", ""), row.get("care", "")
    for lang in _LANGUAGES:
        for cell in row.get(lang, "").split("|"):
            if cell and (_CYRILLIC.search(cell) is not None) == cyrillic:
                name = cell.strip("~ ")
                entry = Entry(kind, row["slug"], place[0], name, _care(cell) or place[1], cyrillic, row.get("country", ""))
                _add(index, seen, entry, _forms(name, lang, cyrillic=cyrillic))
    if kind == "org" and not cyrillic:
        # The spelling that shows its soft consonants first: Łacinka writes them.
        for cell in sorted(row.get("be", "").split("|"), key=lambda cell: -cell.count("ь")):
            if " " in cell and _CYRILLIC.search(cell):
                _add_in_lacinka(index, seen, row, cell)
    if row.get("lacinka") and not cyrillic:
        for forms in _paradigms(row["lacinka"].split("|"), row["en"].split("|")):
            _add(
                index, seen, Entry(kind, row["slug"], place[0], forms[0], place[1], inflected=True, country=row.get("country", "")), [forms]
            )


def _add_in_lacinka(index: Index, seen: set[tuple[str, ...]], row: dict[str, str], cell: str) -> None:
    """Add a Belarusian name of several words in Latin letters too, in all its cases: `Следчы камітэт` is met as `Śledčaha kamiteta`."""
    forms = [[to_latin(form) for form in word] for word in _forms(cell.strip("~ "), "be", cyrillic=True)]
    name = " ".join(word[0] for word in forms)
    entry = Entry("org", row["slug"], "", name, _care(cell) or row.get("care", ""), inflected=True, country=row.get("country", ""))
    _add(index, seen, entry, forms)


def _paradigms(forms: list[str], nominatives: list[str]) -> list[list[str]]:
    """Part the cases of several names; each name begins with its nominative. Example: `Minsk Minsku Miensk Miensku`."""
    parts: list[list[str]] = []
    for form in forms:
        if not parts or form in nominatives:
            parts.append([])
        parts[-1].append(form)
    return parts


def _add(index: Index, seen: set[tuple[str, ...]], entry: Entry, forms: Sequence[Sequence[str]]) -> None:
    """Add a name, given as the forms of each of its words, the nominative first."""
    if len(forms) == 1 and forms[0][0].isalpha():
        own: tuple[str, ...] = (forms[0][0],)
        gaps: tuple[str, ...] = ()
        tail = ""
        keys: tuple[Collection[str], ...] = ([spelling_key(form) for form in forms[0]],)
    else:
        own, gaps, tail, keys = _parts(forms)
    sign = (keys[0][0] if isinstance(keys[0], list) else "", *own[1:], *gaps, tail)
    if sign in seen and len(keys[0]) == 1:
        return
    seen.add(sign)
    spelling = _Spelling(keys, own, gaps, tail, entry)
    for key in dict.fromkeys(keys[0]):
        index[key].append(spelling)


def _parts(forms: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], tuple[str, ...], str, tuple[list[str], ...]]:
    """Take a name of several words, or with digits and points in it, apart: words, gaps between them, what follows the last, keys of each."""
    name = " ".join(own[0] for own in forms)
    tokens = words(name)
    gaps = tuple(name[a.end : b.start] for a, b in pairwise(tokens))
    own = tuple(token.form for token in tokens)
    if len(own) == len(forms):
        keys = tuple(
            [spelling_key(form) for form in some] if len(some) > 1 else [spelling_key(t.form)]
            for some, t in zip(forms, tokens, strict=True)
        )
    else:
        keys = tuple([spelling_key(token.form)] for token in tokens)
    return own, gaps, name[tokens[-1].end :], keys


def _forms(name: str, lang: str, *, cyrillic: bool) -> Sequence[Sequence[str]]:
    if not cyrillic:
        return [[part] for part in name.split(" ")]
    return [_acronym_forms(name)] if name.isupper() else case_words(name, lang)


def _acronym_forms(name: str) -> list[str]:
    """Give a Cyrillic acronym with the endings that are hung on it. Example: `ОМОН` is met as `ОМОНа`."""
    if " " in name or len(name) < 4 or name[-1] in "АЕІИОУЫЭЮЯ":  # noqa: PLR2004 - shorter ones are not inflected
        return [name]
    return [name, *(name + ending for ending in ("а", "у", "ом", "ам", "е"))]
