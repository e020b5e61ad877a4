"""Gather the calendar words of all languages from `models/*/dates.toml` into look-up tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from reptrack.values.dates.packs import packs as all_packs

__all__ = ["Entry", "Lexicon", "lexicon", "month_names", "weekday_names"]

# The code of a word in the shape of an expression (shapes.py) and its value. Codes:
#   M month, m abbreviated, of a language that writes "October 28"; K, k the same of one that does not; C one in small letters that needs a year
#   w weekday, W abbreviated; S season; U unit, G the unit year; R direction (last, this, next), P "past"
#   F a word that is a day of its own, Z one that is a year; A "ago"; x "exactly"; N number word; O ordinal; q quarter; h half
#   T "today's" before a day (сегодняшний день); L earlier, later; I "same"; Q part (early, mid, late); V the same as a noun that needs "of"; B "between"
#   D day in digits, d with a tail (26th); Y year; E decade; n another number
Entry = tuple[str, object]

_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The calendar words of all languages.

    Attributes:
        words: a form as it stands in a text → its code and value.
        shy: a form in small letters → the words one of which must stand before it when it stands alone.
        connectors: the text between two parts, without space around → its code.
        suffixes: `day`, `decade`, `year` → the tails that digits may have.
        season_lead, season_alone, not_after_season: what makes a season without a year a date, or stops it.
        number_heads, count_nouns, year_lead: what stands around numbers that are (no) dates.
        open_dash, open_word: what stands after an interval without an end.
        future, past, past_endings: words that tell the tense of a sentence.
        ordinal_before, ordinal_after: what must stand around a bare ordinal.
        plural_units: units that say no date without a number.
        past_lead, weekday_lead, articles: what stands before "past month", before a weekday alone, before "year ago".
        comparing_words: words that set one figure against another one.
        comparing: words before "last year" that set it against the year of the report. planned: words of the future unless in the past.
        until: words before a day that more often lies ahead. deadline: the same unless the sentence tells of the past ("elections by December").
        same_needs_lead, same_lead: "same" in two words ("тот же"): the second and the first.
        single_units: forms of units that no number counts (`годом ранее`). half_alone: forms of "half" that are of a year even alone.
        count_lead: words before a month whose next number counts what follows ("the end of January 23 people left").
        day_nouns: words behind a number in words that make it a day (`двадцать первого числа`).
        before_what: words for earlier and later that mostly begin what they count from (`the day before the vote`).
        day_lead: what may stand between `a year later` and its day.
        lived, lived_lead: words around a number in words that make it a year of a life or a term (`на двадцатом году жизни`).
        thousands: what stands before the last words of a year (`две тысячи двадцатого года`), with the space.
        month_tail: what makes a month at the start of a headline one, though its word has another meaning ("Люты ў лічбах").
        year_on: what before a date puts it in the year after the date before (`a year later, on November 28`).
        following: words that count from the date before, not from the report (`the following January`).
        year_frame: words that make a year the frame of what follows ("In 2021, he was detained on March 5").
    """

    words: dict[str, Entry]
    shy: dict[str, frozenset[str]]
    connectors: dict[str, str]
    suffixes: dict[str, frozenset[str]]
    season_lead: frozenset[str]
    season_alone: frozenset[str]
    not_after_season: frozenset[str]
    number_heads: frozenset[str]
    count_nouns: frozenset[str]
    year_lead: frozenset[str]
    open_dash: tuple[str, ...]
    open_word: tuple[str, ...]
    future: frozenset[str]
    past: frozenset[str]
    past_endings: tuple[str, ...]
    ordinal_before: frozenset[str]
    ordinal_after: frozenset[str]
    plural_units: frozenset[str]
    past_lead: frozenset[str]
    weekday_lead: frozenset[str]
    articles: frozenset[str]
    year_frame: frozenset[str]
    year_on: frozenset[str]
    following: frozenset[str]
    comparing: frozenset[str]
    comparing_words: frozenset[str]
    planned: frozenset[str]
    until: frozenset[str]
    deadline: frozenset[str]
    same_needs_lead: frozenset[str]
    same_lead: frozenset[str]
    month_tail: tuple[str, ...]
    single_units: frozenset[str]
    half_alone: frozenset[str]
    lived: frozenset[str]
    lived_lead: frozenset[str]
    before_what: frozenset[str]
    day_lead: frozenset[str]
    day_nouns: frozenset[str]
    count_lead: frozenset[str]
    thousands: tuple[str, ...]


@cache
def lexicon() -> Lexicon:
    """Read the words of all packs, once."""
    packs = list(all_packs())
    words: dict[str, Entry] = {str(n): ("D", n) for n in range(1, 32)}
    words |= {f"0{n}": ("D", n) for n in range(1, 10)}
    words |= {str(n): ("Y", n) for n in range(1800, 2100)}
    words |= {roman: ("O", n) for n, roman in enumerate(("I", "II", "III", "IV"), start=1)}
    words |= {"ІІ": ("O", 2), "ІІІ": ("O", 3), "ІV": ("O", 4)}  # with the Cyrillic letter; alone it is a Belarusian word
    for pack in packs:
        for form, entry in _entries(pack):
            for shape in _cases(form, pack):
                words.setdefault(shape, entry)
        for form, entry in _small_months(pack):
            words.setdefault(form, entry)
    return Lexicon(
        words=words,
        shy=_shy(packs),
        connectors=_connectors(packs),
        suffixes={kind: _words(packs, "suffixes", kind) for kind in ("day", "decade", "year")},
        season_lead=_words(packs, "season_lead", "words"),
        season_alone=_words(packs, "season_lead", "alone"),
        not_after_season=_words(packs, "season_lead", "not_before"),
        number_heads=_words(packs, "number_heads", "words"),
        count_nouns=_words(packs, "count_nouns", "words"),
        year_lead=_words(packs, "year_lead", "words"),
        open_dash=_longest_first(_words(packs, "open_end", "after_dash")),
        open_word=_longest_first(_words(packs, "open_end", "after_word")),
        future=_words(packs, "tense", "future"),
        past=_words(packs, "tense", "past"),
        past_endings=tuple(sorted(_words(packs, "tense", "past_endings"))),
        ordinal_before=_words(packs, "bare_ordinal", "before"),
        ordinal_after=_words(packs, "bare_ordinal", "after"),
        plural_units=_words(packs, "plural_units", "words"),
        past_lead=_words(packs, "past_lead", "words"),
        weekday_lead=_words(packs, "weekday_lead", "words"),
        articles=_words(packs, "ago", "articles"),
        year_frame=_words(packs, "tense", "year_frame"),
        year_on=_words(packs, "tense", "year_on"),
        following=_words(packs, "tense", "following"),
        comparing=_words(packs, "tense", "comparing"),
        comparing_words=_words(packs, "tense", "than"),
        planned=_words(packs, "tense", "planned"),
        until=_words(packs, "tense", "until"),
        deadline=_words(packs, "tense", "deadline"),
        same_needs_lead=_words(packs, "same", "second"),
        same_lead=_words(packs, "same", "first"),
        month_tail=tuple(sorted(_words(packs, "month_tail", "words"))),
        single_units=_words(packs, "single_units", "words"),
        half_alone=_words(packs, "halves", "alone"),
        lived=_words(packs, "thousands", "of_lives"),
        lived_lead=_words(packs, "thousands", "lead_of_lives"),
        before_what=_words(packs, "single_units", "before_what"),
        day_lead=_words(packs, "tense", "day_lead"),
        day_nouns=_words(packs, "thousands", "of_days"),
        count_lead=_words(packs, "count_nouns", "lead"),
        thousands=_longest_first(_words(packs, "thousands", "words")),
    )


@cache
def month_names() -> dict[str, int]:
    """Give the number of every month's name and abbreviation in all languages, in small letters."""
    return _numbers("months", "abbreviations", first=0)


@cache
def weekday_names() -> dict[str, int]:
    """Give the number (Monday is 0) of every weekday's name and abbreviation in all languages, in small letters."""
    return _numbers("weekdays", "weekday_abbreviations", first=1)


def _numbers(*tables: str, first: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for pack in all_packs():
        for table in tables:
            for number, forms in pack[table].items():
                found |= {form: int(number) - first for form in forms if form not in found}
    return found


def _words(packs: list[dict[str, Any]], table: str, key: str) -> frozenset[str]:
    return frozenset(word for pack in packs for word in pack.get(table, {}).get(key, ()))


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def _shy(packs: list[dict[str, Any]]) -> dict[str, frozenset[str]]:
    shy: dict[str, frozenset[str]] = {}
    for pack in packs:
        for form, leads in pack.get("shy", {}).items():
            shy[form] = shy.get(form, frozenset()) | frozenset(leads)
    return shy


def _connectors(packs: list[dict[str, Any]]) -> dict[str, str]:
    codes = {"": "", ",": ",", ".": ".", "/": "/", "-": "-", "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-"}
    names = {"and": "&", "range": ">", "of": "o", "the": "t", "before": "b"}
    for pack in packs:
        for name, code in names.items():
            for word in pack["connectors"][name]:
                codes.setdefault(word, code)
    return codes


# Table of a pack → the code of its forms, where the keys are the values; and where all forms of a table have one value.
_KEYED = {
    "weekdays": "w",
    "weekday_abbreviations": "W",
    "seasons": "S",
    "day_shift": "F",
    "year_shift": "Z",
    "parts": "Q",
    "part_nouns": "V",
}
_PLAIN = {"ago": "A", "exactly": "x", "quarters": "q", "halves": "h"}
_OPTIONAL = {"day_adjectives": "T", "earlier": "L"}
_COUNTED = {"numbers": "N", "ordinals": "O"}


def _entries(pack: dict[str, Any]) -> Iterable[tuple[str, Entry]]:
    """Give each form of a pack with its code and value; where a form stands twice, the first counts."""
    month, short = ("M", "m") if pack["day_after_month"] else ("K", "k")
    for table, code in {"months": month, "abbreviations": short, **_KEYED}.items():
        for key, forms in pack[table].items():
            yield from ((form, (code, int(key) if key.lstrip("-").isdecimal() else key)) for form in forms)
    for unit, forms in pack["units"].items():
        yield from ((form, ("G" if unit == "year" else "U", unit)) for form in forms)
    for which, forms in pack["directions"].items():
        yield from ((form, ("P", 0) if which == "past" else ("R", int(which))) for form in forms)
    for table, code in _OPTIONAL.items():
        for key, forms in pack.get(table, {}).items():
            yield from ((form, (code, int(key))) for form in forms)
    for table, code in _PLAIN.items():
        yield from ((form, (code, _HALF)) for form in pack[table]["words"])
    for table, code in _COUNTED.items():
        yield from ((form, (code, number)) for form, number in pack[table].items())
    yield from ((form, ("I", 0)) for key in ("words", "second") for form in pack["same"][key])
    yield from ((form, ("B", 0)) for form in pack["connectors"]["between"])


def _small_months(pack: dict[str, Any]) -> Iterable[tuple[str, Entry]]:
    """Give the months that count in small letters only beside a year, as a code of their own: `march 2013`."""
    small = pack.get("capital", {}).get("small_with_year", ())
    yield from ((form, ("C", int(month))) for month, forms in pack["months"].items() for form in forms if form in small)


def _cases(form: str, pack: dict[str, Any]) -> tuple[str, ...]:
    capital_only = form in pack.get("capital", {}).get("forms", ())
    shapes = (form[:1].upper() + form[1:], form.upper())
    return shapes if capital_only else (form, *shapes)
