"""Hold the words that make organisations of phrases, from the organisation_shapes.toml of every language, and the marks of one word."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from reptrack.extract.names.phrase import name_words
from reptrack.extract.names.place_words import place_words
from reptrack.extract.names.spelling import spelling_key
from reptrack.resources import each_toml, lines
from reptrack.text.remember import Remembered
from reptrack.text.view import View
from reptrack.values.declension import case_forms
from reptrack.values.lacinka import to_latin

__all__ = [
    "ACRONYM",
    "BEFORE_LATIN",
    "BEFORE_PLACE",
    "BEHIND_PLACE",
    "COMPOUND_HEAD",
    "CYRILLIC_COURT",
    "CYRILLIC_HEAD",
    "FACILITY",
    "FIRST_HEAD",
    "HEAD",
    "INTRODUCER",
    "LOWER_HEAD",
    "NUMBERED",
    "SIGNERS",
    "SPEAKER",
    "SPEAKS",
    "WEAK",
    "alternatives",
    "common_words",
    "compound_base",
    "cyrillic_base",
    "english",
    "generic_stems",
    "lacinka_heads",
    "listed_words",
    "marked",
    "marks",
    "marks_of",
    "never_first",
    "never_last",
    "quote_words",
]

HEAD, WEAK, LOWER_HEAD, NUMBERED, FACILITY, ACRONYM, CYRILLIC_HEAD, CYRILLIC_COURT, INTRODUCER, FIRST_HEAD, BEFORE_PLACE, BEHIND_PLACE = (
    1 << bit for bit in range(12)
)
# Who speaks for somebody, and the verbs of saying; one word that names a body: Мосгорсуд; who signs; what a Latin name follows.
SPEAKER, SPEAKS, COMPOUND_HEAD, SIGNERS, BEFORE_LATIN = 1 << 12, 1 << 13, 1 << 14, 1 << 15, 1 << 16
_ENGLISH, _BELARUSIAN = "en", "be"
_FIRST_CYRILLIC = "Ѐ"
_INFLECTED = ("be", "ru")
_SHORTEST_ACRONYM, _LONGEST_ACRONYM, _SHORTEST_COMPOUND = 2, 6, 7
# The lists of Cyrillic head words, and what a word of each is marked as.
_MARKED_LISTS = (("courts", CYRILLIC_COURT), ("heads", CYRILLIC_HEAD), ("weak_heads", WEAK), ("numbered", NUMBERED))


@cache
def listed_words(key: str) -> frozenset[str]:
    """Give a list of organisation_shapes.toml, of all languages together, as it is written there."""
    return frozenset(word for table in each_toml("organisation_shapes.toml").values() for word in table.get(key, ()))


@cache
def alternatives(key: str) -> str:
    """Give such a list as the alternatives of a regular expression, the longest first."""
    return "|".join(re.escape(word) for word in sorted(listed_words(key), key=lambda word: (-len(word), word)))


class English(NamedTuple):
    """The English word lists, folded."""

    heads: frozenset[str]
    weak: frozenset[str]
    lower_heads: frozenset[str]
    numbered: frozenset[str]
    telling: frozenset[str]
    between: frozenset[str]
    openers: frozenset[str]
    joints: frozenset[str]
    nationalities: frozenset[str]
    titles: frozenset[str]
    facilities: frozenset[str]
    sources: frozenset[str]
    introducers: frozenset[str]
    generic: frozenset[str]
    local: frozenset[str]
    named_behind: frozenset[str]
    possessives: frozenset[str]
    lower_complements: frozenset[str]
    lower_complement_nouns: frozenset[str]
    detention: frozenset[str]
    first_heads: frozenset[str]
    on_place: frozenset[str]
    media_heads: frozenset[str]
    article_heads: frozenset[str]
    legal_forms: frozenset[str]
    romance_joints: frozenset[str]
    people_heads: frozenset[str]
    seated: frozenset[str]
    lead_lists: frozenset[str]


def _set(table: dict[str, list[str]], key: str) -> frozenset[str]:
    return frozenset(spelling_key(word) for word in table.get(key, ()))


@cache
def english() -> English:
    """Give the English word lists."""
    table = each_toml("organisation_shapes.toml")[_ENGLISH]
    keys = (
        "heads",
        "weak_heads",
        "lower_heads",
        "numbered",
        "telling",
        "between",
        "openers",
        "joints",
        "nationalities",
        "titles_of_things",
        "facility_acronyms",
        "source_words",
        "introducers",
        "generic",
        "local",
        "named_behind",
        "possessives",
        "lower_complements",
        "lower_complement_nouns",
        "detention",
        "first_heads",
        "on_place",
        "media_heads",
        "article_heads",
        "legal_forms",
        "romance_joints",
        "people_heads",
        "seated",
        "lead_lists",
    )
    return English(*(_set(table, key) for key in keys))


@cache
def common_words() -> frozenset[str]:
    """Give the ordinary English words, in lower case: evidence that a capitalised word is no name."""
    return frozenset(lines("en/common_words.txt"))


@cache
def _cyrillic() -> dict[str, tuple[int, str]]:
    """Give the forms of the Cyrillic head words with their marks and their nominative."""
    forms: dict[str, tuple[int, str]] = {}
    for lang in _INFLECTED:
        table = each_toml("organisation_shapes.toml").get(lang, {})
        for key, mark in (("introducers", INTRODUCER), ("latin_behind", BEFORE_LATIN), *_MARKED_LISTS):
            for noun in table.get(key, ()):
                for form in [noun] if noun.isupper() else case_forms(noun, lang):
                    before = forms.get(spelling_key(form), (0, noun))
                    forms[spelling_key(form)] = (before[0] | mark, before[1])
    return forms


@cache
def lacinka_heads() -> dict[str, int]:
    """Give the forms of the Belarusian head words in Latin letters, folded, with their marks: sud, suda, kalonii."""
    found: dict[str, int] = {}
    table = each_toml("organisation_shapes.toml").get("be", {})
    for key, mark in _MARKED_LISTS:
        for noun in table.get(key, ()):
            for form in [noun] if noun.isupper() else case_forms(noun, "be"):
                latin = to_latin(form)
                found[latin] = found.get(latin, 0) | mark
                found[latin.capitalize()] = found.get(latin.capitalize(), 0) | mark
    return found


@cache
def generic_stems() -> frozenset[str]:
    """Give the stems of adjectives that name no one institution: `областной`, `гарадскі`."""
    tables = each_toml("organisation_shapes.toml")
    return frozenset(spelling_key(stem) for lang in _INFLECTED for stem in tables.get(lang, {}).get("generic_stems", ()))


def cyrillic_base(form: str) -> str:
    """Give the nominative of a head word. Example: `суда` is `суд`."""
    return _cyrillic().get(spelling_key(form), (0, form))[1]


@cache
def _first_of_signers() -> frozenset[str]:
    """Give the first words of the headings that say who signs."""
    return frozenset(re.split("[ -]", heading)[0] for heading in listed_words("signatories"))


@cache
def _compounds() -> re.Pattern[str]:
    """Match a word that begins and ends like the short name of a body, in any case: Мосгорсуда, Минобороны, Rospotrebnadzor."""
    starts, ends = listed_words("compound_starts"), {*_compound_ends(), *listed_words("compound_ends_uninflected")}
    first, last = ("|".join(sorted(words, key=lambda word: (-len(word), word))) for words in (starts, ends))
    return re.compile(rf"({first})({last})")


@cache
def _compound_ends() -> dict[str, str]:
    """Give the forms of the ends of such words with their nominative."""
    tables = each_toml("organisation_shapes.toml")
    return {form: word for lang in _INFLECTED for word in tables.get(lang, {}).get("compound_ends", ()) for form in case_forms(word, lang)}


def compound_base(form: str) -> str:
    """Give the nominative of a body's name of one word, or nothing: `Мосгорсуда` is Мосгорсуд."""
    match = _compounds().fullmatch(form)
    return match[1] + _compound_ends().get(match[2], match[2]) if match else ""


def _with_plural(word: str) -> tuple[str, str]:
    """Give an English noun and its plural: party, parties."""
    return word, f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"


@cache
def quote_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Give the words that stand before and behind an organisation in quotation marks, and those that deny one."""
    before: set[str] = set()
    behind: set[str] = set()
    never: set[str] = set()
    for lang, table in each_toml("organisation_shapes.toml").items():
        for word in table.get("before_quotes", ()):
            forms = case_forms(word, lang) if lang in _INFLECTED else _with_plural(word)
            before.update(map(spelling_key, forms))
            if lang == _BELARUSIAN:
                before.update(spelling_key(to_latin(form)) for form in forms)
        behind |= _set(table, "behind_quotes")
        for word in table.get("not_before_quotes", ()):
            never.update(map(spelling_key, case_forms(word, lang) if lang in _INFLECTED else (word,)))
    return frozenset(before | english().heads), frozenset(behind), frozenset(never)


@cache
def never_last() -> frozenset[str]:
    """Give the words that no organisation in quotation marks ends with: «Болотное дело»."""
    tables = each_toml("organisation_shapes.toml").items()
    return frozenset(
        spelling_key(form)
        for lang, table in tables
        for word in table.get("never_last", ())
        for form in (case_forms(word, lang) if lang in _INFLECTED else _with_plural(word))
    )


@cache
def never_first() -> frozenset[str]:
    """Give the words that no organisation in quotation marks begins with: they begin speech (`«Их было двадцать»`)."""
    return frozenset(
        spelling_key(word) for table in each_toml("organisation_shapes.toml").values() for word in table.get("begin_speech", ())
    )


@cache
def _not_acronyms() -> frozenset[str]:
    return frozenset(word for table in each_toml("organisation_shapes.toml").values() for word in table.get("not_acronyms", ()))


def _place_marks(form: str, key: str) -> int:
    words = place_words()
    if key in words.after and (form[0].isupper() or key in words.lower or form[0] >= _FIRST_CYRILLIC):
        return BEHIND_PLACE
    return BEFORE_PLACE if key in words.of else 0


def marked(view: View) -> list[tuple[int, int]]:
    """Give the words of a text that may be the sign of a name, by index, with their marks."""
    found = view.extra.get("marked")
    if not isinstance(found, list):
        found = view.extra["marked"] = [(index, mark) for index, token in enumerate(name_words(view)) if (mark := marks[token[0]])]
    return found


def _telling_marks(form: str) -> int:
    """Give whether a word is a body's name by itself, begins a heading over those who sign, or tells who speaks."""
    found = 0
    if len(form) >= _SHORTEST_COMPOUND and form[0].isupper() and compound_base(form):
        found |= COMPOUND_HEAD
    if form[0].isupper() and form.lower() in _first_of_signers():
        found |= SIGNERS
    if form in listed_words("speakers"):
        found |= SPEAKER
    if form in listed_words("speaks"):
        found |= SPEAKS
    return found


@cache
def _all_signs() -> frozenset[str]:
    """Give all words that may be a sign of a name, folded, but for those of capitals and the names of one word."""
    table, places = english(), place_words()
    lists = (table.heads, table.lower_heads, table.first_heads, table.introducers, table.numbered, places.after, places.of, _cyrillic())
    return frozenset().union(*lists, _first_of_signers(), map(str.lower, listed_words("speakers") | listed_words("speaks")))


def marks_of(form: str) -> int:
    """Give what a form of a word may be the sign of; 0 for most."""
    key, table, found = spelling_key(form), english(), 0
    if not (form.isupper() or key.removesuffix("'s") in _all_signs() or form.lower() in _all_signs()):
        return COMPOUND_HEAD if len(form) >= _SHORTEST_COMPOUND and form[0].isupper() and compound_base(form) else 0
    if form.isupper() and _SHORTEST_ACRONYM <= len(form) <= _LONGEST_ACRONYM and form.isalpha():
        found |= FACILITY if key in table.facilities else 0
        found |= ACRONYM if form not in _not_acronyms() else 0
    key = key.removesuffix("'s")
    if form[0].isupper() and key in table.heads:
        found |= HEAD | (WEAK if key in table.weak else 0)
    elif key in table.lower_heads:
        found |= LOWER_HEAD
    if (form[0].isupper() and key in table.first_heads) or (form.isupper() and key in table.legal_forms):
        found |= FIRST_HEAD
    if key in table.introducers and (form.islower() or form.isupper()):
        found |= INTRODUCER
    if key in table.numbered:
        found |= NUMBERED
    return found | _telling_marks(form) | _place_marks(form, key) | _cyrillic().get(key, (0, ""))[0]


marks = Remembered(marks_of)
