"""Find the words and numbers that dates are made of, and string together those that stand close enough to be one expression."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeGuard

from reptrack.text.words import Word
from reptrack.values.dates.context import word_after, word_before
from reptrack.values.dates.cues import is_of_month
from reptrack.values.dates.foreign import is_foreign, links, month_between, words_of
from reptrack.values.dates.lexicon import Entry, lexicon
from reptrack.values.dates.pieces import PIECE, pieces_of

__all__ = ["BLUNT", "Run", "Token", "runs", "stands_alone", "tokens"]

_TAILED = re.compile(r"(\d+)([-‑–’']?)([^\W\d_]+)")
_SPACE = re.compile(r"\s+")
# What may stand between two parts: space with at most one line break, and a mark or a word or two.
_LONGEST_GAP = 16
_LONGEST_MONTH = 26  # " de septiembre de "
_MAX_SPAN_TOKENS = 24
_STOPPED = frozenset("mkWGq")  # abbreviations: their full stop belongs to them
_ENDED = _STOPPED | {"Y"}
BLUNT = frozenset("nGUADNOIxQVBRPhqWLTC")  # codes that are no date by themselves
_SHORT = 5
_SHORT_YEAR = 2  # г., гг.
_THOUSANDS = re.compile(r"[.,’'\u00a0\u2009\u202f]\d{3}(?!\d)")
_DECIMAL = re.compile(r",\d")
_YEAR_DIGITS = 4
_GENITIVES = ("'", "’")  # 2025's
_PAIR = 2
_LAST_DAY = 31
_FIRST_YEAR, _END_OF_YEARS = 1800, 2100
_APOSTROPHES = frozenset("'’")
_CENTURY = 1900
_OLDEST_DECADE = 40
_DECADES_END = 2010  # "the 2000's" is a decade, "2020's" a genitive


class Token(NamedTuple):
    """One word or number: its characters, its code (lexicon.py) and value, and its form."""

    start: int
    end: int
    code: str
    value: object
    form: str


class Run(NamedTuple):
    """Tokens that stand together, and their codes with those of the gaps between them as one string.

    `places[i]` is the token that character `i` of `shape` stands for, or -1 for a gap.
    """

    tokens: list[Token]
    shape: str
    places: list[int]


@lru_cache(maxsize=4096)
def _number(piece: str) -> Entry | None:
    """Read digits that are not a plain day or year: 26th, 1990s, 2023-го, 189."""
    match = _TAILED.fullmatch(piece)
    if match is None:
        return ("n", int(piece)) if len(piece) <= _YEAR_DIGITS else None
    digits, mark, tail = match.groups()
    if len(digits) == _YEAR_DIGITS:
        return _tailed_year(int(digits), mark, tail.lower())
    return _tailed_day(int(digits), mark, tail.lower()) if len(digits) <= _PAIR else None


def _tailed_year(number: int, mark: str, tail: str) -> Entry | None:
    """Read `1990s`, `1990-х`, `2023-го`, `2025's`."""
    suffixes = lexicon().suffixes
    if not _FIRST_YEAR <= number < _END_OF_YEARS:
        return None
    whole = number % 10 == 0
    if mark in _APOSTROPHES and tail == "s":
        return ("E", number) if whole and number < _DECADES_END else ("Y", number)
    if whole and tail in suffixes["decade"]:
        return ("E", number)
    return ("Y", number) if tail in suffixes["year"] and (mark or not tail.isascii()) else None


def _tailed_day(number: int, mark: str, tail: str) -> Entry | None:
    """Read `26th`, `9-го`, `90s`."""
    suffixes = lexicon().suffixes
    if number % 10 == 0 and number >= _OLDEST_DECADE and tail in suffixes["decade"]:
        return ("e", _CENTURY + number)
    if 1 <= number <= _LAST_DAY and tail in suffixes["day"] and (mark or tail.isascii()):
        return ("d", number)
    return None


def tokens(text: str, lang: str | None = None, words: Sequence[Word] | None = None) -> Iterator[Token]:
    """Give the tokens of a text in order; where the words that may be part of dates are known already, they need not be found again."""
    known = words_of(lang) if lang is not None and is_foreign(lang) else lexicon().words
    if words is None:
        # Digits sort before letters: one comparison keeps numbers, one look-up the words that matter.
        pieces = [Word(form, *piece.span()) for piece in PIECE.finditer(text) if (form := piece[0]) in known or form < ":"]
    else:
        pieces = pieces_of(text, words, known)
    pieces.append(Word("", len(text) + _LONGEST_GAP + 1, 0))
    last = -_LONGEST_GAP
    for index, (form, start, end) in enumerate(pieces[:-1], start=1):
        before, last = last, end
        entry = known.get(form)
        if entry is None or form < ":":
            if len(form) == _PAIR and form.isdecimal() and _cut_year(text, start, end):
                yield Token(start - 1, end, "Y", _CENTURY + int(form) + 100 * (int(form) < _NEW), form)
                continue
            entry = entry or _number(form)
            if entry is None:
                yield from _split(text, start, end)
                continue
            if len(form) == _GROUP and form.isdecimal() and _grouped(text, start):
                continue
        code, value = entry
        if code == "D" and is_of_month(text, end):
            code = "d"  # `5 числа`
        if start - before > _LONGEST_GAP and code in BLUNT and pieces[index].start - end > _LONGEST_GAP:
            continue  # it stands alone
        if code in "DY" and not _free(text, start, end, code):
            code = "n"
        stop = _end(text, start, end, code, form) if code in _ENDED else end
        yield Token(start, stop, code, value, form)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether nothing that could belong to one date with the number at `start:end` stands near it in its paragraph."""
    low, high = max(0, start - _NEAR), end + _NEAR
    low = max(low, text.rfind(" ", low, max(0, start - _LONGEST_MONTH)))  # no piece has a space in it, and none that ends before is near
    above, below, behind = text.rfind("\n\n", low, start), text.find("\n\n", end, high), text.find(" ", end + _LONGEST_MONTH, high)
    known = lexicon().words
    for piece in PIECE.finditer(text, max(low, above), below if below >= 0 else behind if behind >= 0 else high):
        form, gap = piece[0], max(start - piece.end(), piece.start() - end)
        if piece.start() == start:
            if piece.end() != end:
                return False
        elif (gap <= _LONGEST_MONTH and form < ":") or (gap <= _LONGEST_GAP and form in known):
            return False
    return True


_NEAR = 50  # characters: more than a gap and a word


def _cut_year(text: str, start: int, end: int) -> bool:
    """Say whether two digits are a year without its century behind a word or a day: `May ’22`, `Jan. 9, '26`; not `'22'`."""
    before = text[max(0, start - 3) : start]
    if len(before) != _CUT or before[2] not in _APOSTROPHES or before[1] != " " or text[end : end + 1] in _APOSTROPHES:
        return False
    if before[0].isalpha():
        return True
    day = _DAY_BEFORE.search(text, max(0, start - _LONGEST_MONTH), start)
    return day is not None and lexicon().words.get(day[1], ("",))[0] in "Mm"


_CUT = 3
_DAY_BEFORE = re.compile(r"([^\W\d_]+)\.?\s\d\d?(?:st|nd|rd|th)?,?\s['’]\Z")
_NEW = 50  # cut years below are of this century


def _grouped(text: str, start: int) -> bool:
    """Say whether three digits are the last ones of a number in groups: `1 185`."""
    return text[start - 1 : start] in _GROUPING and text[max(0, start - 2) : start - 1].isdecimal()


_GROUP = 3
_GROUPING = tuple(" \u00a0\u2009\u202f")


def _end(text: str, start: int, end: int, code: str, form: str) -> int:
    """Give where a token ends: behind the full stop of an abbreviation, before the genitive of a year."""
    if code in _STOPPED and len(form) <= _SHORT and (code != "G" or len(form) <= _SHORT_YEAR) and text.startswith(".", end):
        return end + 1
    return start + _YEAR_DIGITS if code == "Y" and form[_YEAR_DIGITS:][:1] in _GENITIVES else end


def _split(text: str, start: int, end: int) -> Iterator[Token]:
    """Give the number and the word of digits that stand glued to, or joined by a dash with, the word after them (`9-Aug`, `9Aug`)."""
    match = _TAILED.fullmatch(text, start, end)
    if match is None:
        return
    words = lexicon().words
    for group in (1, 3):
        entry = words.get(match[group])
        if entry is not None:
            stop = entry[0] in "mk" and text.startswith(".", match.end(group))
            yield Token(match.start(group), match.end(group) + stop, entry[0], entry[1], match[group])


def _free(text: str, start: int, end: int, code: str) -> bool:
    """Say whether digits stand for themselves: not part of `1,254`, `14:05`, `№5`, `$5`, `31,5`, `5%`."""
    before = text[start - 1 : start]
    if (before in ":№#$€£" and before) or text.startswith(("%", " %", "\u00a0%", "°"), end):
        return before == ":" and not text[start - 2 : start - 1].isdecimal()
    if before in ",’'\u00a0\u2009\u202f" and before and text[start - 2 : start - 1].isdecimal():
        return before in "’'\u00a0," and code == "Y"
    after = text[end : end + 1]
    if after == ":" and text[end + 1 : end + 2].isdecimal():
        return False
    return not (_THOUSANDS.match(text, end) or (after == "," and code == "Y" and _DECIMAL.match(text, end)))


def _foreign_month(text: str, start: int, end: int) -> Token | None:
    """Give the month's name of another language that stands alone between a day and a year: `18 grudnia 2024`."""
    month = month_between(text[start:end])
    if month is None:
        return None
    return Token(start + month[0], start + month[1], "k", month[2], text[start + month[0] : start + month[1]])


def _in_table(text: str, end: int, start: int) -> bool:
    """Say whether the lines around a break are rows of a table, so that nothing goes on from one to the other: `October | 97⏎November | 118`."""
    low = text.rfind("\n", max(0, end - _ROW), end) + 1
    high = text.find("\n", start, start + _ROW)
    row = text[low:end] + text[start : high if high >= 0 else start + _ROW]
    return "|" in row or "\t" in row


_ROW = 200  # characters of a line that are looked at for the cells of a table


@lru_cache(maxsize=8192)
def _gap(text: str, *, foreign: bool = False) -> str | None:
    """Give the code of what stands between two tokens, None if they do not belong together."""
    if text.count("\n") > 1 or "\r\n\r" in text:
        return None
    bare = _SPACE.sub(" ", text.strip()).lower()
    if foreign and (bare == "." or bare.rstrip(".") in links()):
        return "o" if bare.startswith("d") else ""
    listed = bare.startswith(",") and len(bare) > 1  # ", and"
    code = lexicon().connectors.get(bare.lstrip(", ") if listed else bare)
    if code is None and text[:1] == "." and text[1:] == text[1:].lower():  # 05.12.–08.12.2024, с 01.01. по 30.06.2024
        code = lexicon().connectors.get(bare[1:].strip())
        return code if code in {"-", ">"} else None
    if code is None or (code == "." and text != ".") or (listed and code != "&"):
        return None
    if code == "-" and text != bare:
        return "="  # a dash between spaces joins whole dates only
    return code


def _joined(text: str, pieces: Iterator[Token]) -> Iterator[Token]:
    """Give the tokens with numbers in words as one: `двадцать первого` is 21, `двадцатого года` is 2020."""
    last: Token | None = None
    month: Token | None = None  # what stands before `last`
    for token in pieces:
        if last is not None:
            joined = (
                _spelled(text, last, token)
                if token.code in "OG" and last.code in "NOd" and text[last.end : token.start] in _SPELLED_GAPS
                else None
            )
            if joined is not None:
                last = joined
                continue
            if last.code != "N" or not text[last.start : last.start + _LEAD].lower().startswith(lexicon().thousands):
                month = _after_month(text, month, last) if last.code in "Od" else last
                yield month  # but for `две` of `две тысячи двадцатого года`
        last = token
    if last is not None:
        yield _after_month(text, month, last) if last.code in "Od" else last


def _after_month(text: str, before: Token | None, token: Token) -> Token:
    """Read a number in words behind a Slavic month or season as its year: `в ноябре двадцать первого`, not `мая двадцать первого числа`."""
    said = token.code == "O" or (token.code == "d" and before is not None and before.code == "S")  # осенью 21-го
    if not said or before is None or before.code not in "KkMmS" or token.form.isascii() or text[before.end : token.start] != " ":
        return token
    value = token.value
    if not _small(value) or not _RECENT <= value < _NEW_WORDS or word_after(text, token.end) in lexicon().day_nouns:
        return token
    return token._replace(code="Y", value=2000 + value)


def _spelled(text: str, last: Token, token: Token) -> Token | None:
    """Read a number in words with the one before it, and before `года` as a year; None if they do not belong together.

    Examples: `двадцать четвёртого` is 24, `двадцатого года` 2020, `две тысячи двадцатого года` the same.
    """
    first, second = last.value, token.value
    if token.code == "O":
        tens = last.code == "N" and first in _TENS
        return Token(last.start, token.end, "O", first + second, token.form) if tens and _small(first) and _small(second) else None
    if (
        token.form.isascii()
        or _of_life(text, last, token)
        or second != "year"
        or last.code not in "Od"
        or not _small(first)
        or first <= _TEN
        or len(token.form) == 1
    ):
        return None
    thousands = lexicon().thousands
    lead = next((lead for lead in thousands if text[max(0, last.start - len(lead)) : last.start].lower() == lead), "")
    century = 2000 if lead or first < _NEW_WORDS else _CENTURY
    return Token(last.start - len(lead), token.end, "Y", century + first, last.form)


def _of_life(text: str, number: Token, unit: Token) -> bool:
    """Say whether a year in words is one of a life or a term: `на двадцатом году жизни`."""
    lex = lexicon()
    return word_after(text, unit.end) in lex.lived or word_before(text, number.start) in lex.lived_lead


def _small(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and value < _HUNDRED


_SPELLED_GAPS = (" ", "\u00a0", "-", "\n")
_TENS = frozenset({20, 30, 40, 50, 60, 70, 80, 90})
_LEAD = 16
_TEN, _HUNDRED, _NEW_WORDS, _RECENT = 10, 100, 30, 13


def runs(text: str, lang: str | None = None, words: Sequence[Word] | None = None) -> Iterator[Run]:
    """Give the runs of tokens of a text, in order."""
    found: list[Token] = []
    shape = ""
    places: list[int] = []
    foreign = is_foreign(lang)
    for token in _joined(text, tokens(text, lang, words)):
        if found:
            gap = found[-1].end
            code = None
            if token.start - gap <= _LONGEST_GAP and len(found) < _MAX_SPAN_TOKENS:
                between = text[gap : token.start]
                apart = "\t" in between or ("\n" in between and _in_table(text, gap, token.start))
                code = None if apart else _gap(between, foreign=foreign)
            if code is None and token.code == "Y" and found[-1].code in "Dd" and token.start - gap <= _LONGEST_MONTH:
                month = _foreign_month(text, gap, token.start)
                if month is not None:
                    shape, code = shape + month.code, ""
                    places.append(len(found))
                    found.append(month)
            if code is not None:
                shape += code + token.code
                places += [-1] * len(code) + [len(found)]
                found.append(token)
                continue
            yield Run(found, shape, places)
        found, shape, places = [token], token.code, [0]
    if found:
        yield Run(found, shape, places)
