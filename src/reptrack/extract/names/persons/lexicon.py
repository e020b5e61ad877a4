"""Decide what a capitalised word may be, looked at alone: a given name, a surname by its shape, a title, an ordinary word.

Everything known about words is data in `models/`; a word is looked up once and remembered.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any, NamedTuple

from reptrack.extract.names.persons.context_words import behind_names, is_suffix, local_packs
from reptrack.resources import each_toml, each_tsv, lines, models, packs
from reptrack.text.letters import SMALL
from reptrack.text.remember import NAMES, READINGS, WORDS
from reptrack.values.inflection import bases, given_forms, kept_by_cases, readings
from reptrack.values.lacinka import to_cyrillic, to_latin

__all__ = [
    "ADDRESS",
    "ALLCAPS",
    "COMMON",
    "CYRILLIC",
    "FAMOUS",
    "FUNCTION",
    "GIVEN",
    "INITIAL",
    "LACINKA",
    "LACINKA_TITLE",
    "LOCAL",
    "NOT",
    "OWN",
    "PATRONYMIC",
    "PLACE",
    "SHAPE",
    "SUFFIX",
    "SURNAME",
    "TITLE",
    "WEAK",
    "WEAK_SHAPE",
    "Info",
    "address_gender",
    "base_keys",
    "famous_base",
    "honorifics",
    "is_famous",
    "is_form_of_word",
    "is_syllabic",
    "is_title",
    "look_up",
    "may_be_surname",
    "word_key",
    "word_list",
]  # fmt: skip

GIVEN = 1  # a given name, in any case
WEAK = 2  # … that is also a word or a place
OWN = 4  # … of the region this project knows best: good enough to stand alone
COMMON = 8  # stands in lower case in a dictionary
NOT = 16  # months, peoples, bodies, brands: no part of a name
TITLE = 32
ADDRESS = 64  # a title that takes a bare surname
SHAPE = 128  # ends like a surname and like little else
WEAK_SHAPE = 256
PATRONYMIC = 512
INITIAL = 1024  # may stand for a name before a full stop
ALLCAPS = 2048
CYRILLIC = 4096
FAMOUS = 8192
FUNCTION = 16384
PLACE = 32768
LACINKA_TITLE = 131072  # a title in Belarusian in Latin letters
SURNAME = 262144  # listed as a surname, in any case
LOCAL = 524288  # an ordinary word that is a name in one country: counts in reports that speak of it
SUFFIX = 1048576  # belongs to the name before it: kyzy, Jr
LACINKA = 65536  # an ordinary word of Belarusian in Latin letters: counts in Belarusian texts only

_SPECIAL = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ə": "a",
        "þ": "th",
        "’": "",
        "'": "",
        "ʼ": "",
        "‑": "-",
    }
)
_CYRILLIC_LETTER = re.compile(r"[Ѐ-ӿ]")
_LACINKA_LETTER = re.compile(r"[čšžŭłśźćńĺ]", re.IGNORECASE)
# One letter, or the Latin pair that stands for one Cyrillic letter: A, Yu, Dz, Ł, Ю, Дз.
_INITIAL = re.compile(r"[^\W\d_" + SMALL + r"]|(?:Yu|Ya|Ye|Yo|Ju|Ja|Je|Iu|Ia|Ie|Zh|Kh|Ts|Ch|Sh|Dz|Th|Дз|Дж)")
_CYRILLIC_PATRONYMIC = re.compile(r"(?:[оеьа]вич|[оеа]віч|[ое]вн|[аеяоё]ўн|ічн|инічн|иничн)(?:а|у|ом|ем|ам|е|ы|ой|ай|аю)?$")
_LATIN_PATRONYMIC = re.compile(r"(?:[aeoi]vich|[aeoi]vic|[oaey][vuw]na|ichna)$")
# What a given name may have lost before -ович: Андрей, Игорь, Юрий, Илья, Михайло, Пётр.
_CYRILLIC_STEM = ("", "ь", "й", "ей", "эй", "ий", "ый", "и", "ы", "а", "я", "о", "ай", "ел", "ло", "аў", "ав", "ў")
_LATIN_STEM = ("", "i", "y", "ei", "ey", "ii", "iy", "ai", "a", "o", "aj", "ej", "ij", "v", "u", "vel")
_SHORTEST_SHAPE = 5
# Given names of two syllables as the Chinese and Koreans spell them: Po-ying, Cheuk-ting, Chol-su.
_SYLLABLE = r"(?:[bpmfdtlgkhjqxrzcsywn]|zh|ch|sh|ts|tz|ng|kw|gw|hs|hw)?(?:[aeiouy]{1,3})(?:ng|n|m|k|p|t|h|l|r|u|w)?"
_SYLLABLES = re.compile(rf"(?:{_SYLLABLE})-{_SYLLABLE}")


class Info(NamedTuple):
    """What a word may be: flags, its key (folded; of Cyrillic words the base forms' keys too), and the gender it shows as a given name."""

    flags: int
    key: str
    gender: str


@lru_cache(maxsize=WORDS)
def word_key(word: str) -> str:
    """Give the key that words are compared by: lower case, no diacritics, no apostrophes; Cyrillic keeps ў, й and ё apart from nothing."""
    lowered = word.lower()
    if lowered.isascii() and "'" not in lowered:
        return lowered
    if _CYRILLIC_LETTER.search(lowered):
        return lowered.replace("ё", "е").replace("’", "").replace("'", "").replace("ʼ", "")
    decomposed = unicodedata.normalize("NFKD", lowered.translate(_SPECIAL))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=WORDS)
def look_up(form: str) -> Info:
    """Say what a word may be. The possessive is already off."""
    key = word_key(form)
    cyrillic = bool(_CYRILLIC_LETTER.search(form))
    flags = CYRILLIC if cyrillic else 0
    if is_suffix(form):
        return Info(flags | SUFFIX | (SHAPE | PATRONYMIC if form.islower() else 0), key, "")
    if len(form) > 1 and form.isupper():
        flags |= ALLCAPS
    if _INITIAL.fullmatch(form):
        flags |= INITIAL
    flags |= _dictionary_flags(key)
    if flags & (COMMON | FUNCTION) == COMMON and not cyrillic and not form.isascii():
        flags &= ~COMMON  # Phát is no phat: the accents of English words are not written
    given = (0, "") if flags & NOT and key not in word_list("given_too.txt") else _given_flags(key)
    flags |= given[0] or (GIVEN if is_syllabic(form) and not flags & (COMMON | NOT) else 0)
    if given[0] & GIVEN and not given[0] & WEAK and not flags & FUNCTION:
        flags &= ~COMMON  # in the dictionary by chance: john, иван
    if len(key) >= _SHORTEST_SHAPE and not flags & (COMMON | NOT | PLACE):
        flags |= _shape_flags(form, key, cyrillic=cyrillic)
    if not cyrillic and is_title(to_cyrillic(form).lower()):
        flags |= LACINKA_TITLE
    if len(key) >= _SHORTEST_SHAPE and _is_patronymic(key, cyrillic=cyrillic):
        flags |= PATRONYMIC
    if not flags & NOT and famous_base(form) is not None:
        flags |= FAMOUS
    return Info(flags, key, given[1])


def is_syllabic(form: str) -> bool:
    """Tell a given name of two syllables with a hyphen: Po-ying, Ngok-kwan."""
    return "-" in form and form[0].isupper() and form[1:].islower() and _SYLLABLES.fullmatch(form.lower()) is not None


def _is_patronymic(key: str, *, cyrillic: bool) -> bool:
    """Tell a patronymic (Пятровіч, Ivanovna) from a surname of the same ending: its stem is a given name."""
    match = (_CYRILLIC_PATRONYMIC if cyrillic else _LATIN_PATRONYMIC).search(key)
    if match is None:
        return False
    stem = key[: match.start()]
    return any(stem + ending in _given() for ending in (_CYRILLIC_STEM if cyrillic else _LATIN_STEM))


def _dictionary_flags(key: str) -> int:
    flags = 0
    if key in word_list("function_words.txt"):
        flags |= FUNCTION | COMMON
    elif key in word_list("common_words.txt") or key in word_list("peoples.txt"):
        flags |= COMMON
    if key in word_list("not_names.txt"):
        flags |= NOT
    if key in _lacinka_words():
        flags |= LACINKA
    if key in word_list("place_names.txt"):
        flags |= PLACE
    parts = key.split("-")
    if len(parts) > 1 and parts[-1] not in behind_names() and all(part in word_list("common_words.txt") for part in parts):
        flags |= COMMON
    if is_title(key) or ("-" in key and not key.endswith("-") and is_title(key.rsplit("-", 1)[1])):
        flags |= TITLE
        if key in _addresses():
            flags |= ADDRESS
    return flags


def _given_flags(key: str) -> tuple[int, str]:
    row = _given().get(key)
    if row is not None:
        return row
    if "-" in key and len(key) > 3:  # noqa: PLR2004 - shorter words are no double names
        parts = [_given().get(part) for part in key.split("-")]
        known = [part for part in parts if part is not None]
        if known and len(known) == len(parts):
            return known[0][0] & ~WEAK, known[0][1]
    return 0, ""


def _shape_flags(form: str, key: str, *, cyrillic: bool) -> int:
    strong, weak = _shapes()
    if "-" in key and key.rsplit("-", 1)[1] in behind_names():  # Пятроў-малодшы
        form = form.rsplit("-", 1)[0]
        key = key.rsplit("-", 1)[0]
    keys = {key.rsplit("-", 1)[-1]}
    if cyrillic:
        keys |= {word_key(r.words[0]).rsplit("-", 1)[-1] for r in readings((form,), None)}
    known = SURNAME if not word_list("surnames.txt").isdisjoint(keys) or not _surnames().isdisjoint(keys) else 0
    if any(k.endswith(strong) for k in keys):
        return SHAPE | known
    return known | (WEAK_SHAPE if any(k.endswith(weak) for k in keys) else 0)


@cache
def _surnames() -> frozenset[str]:
    """Give the surnames that a pack lists in their base form (`surnames.tsv`)."""
    rows = [(pack, row) for pack, table in each_tsv("surnames.tsv").items() for row in table]
    return frozenset(word_key(name) for pack, row in rows for name in row[pack].split(","))


@lru_cache(maxsize=READINGS)
def base_keys(form: str, lang: str | None) -> frozenset[str]:
    """Give the keys that a word in any case may go back to, its own included."""
    if "-" in form and word_key(form.rsplit("-", 1)[1]) in behind_names():  # Круку-старэйшаму
        form = form.rsplit("-", 1)[0]
    found = {word_key(form), *(word_key(reading.words[0]) for reading in readings((form,), lang))}
    if _CYRILLIC_LETTER.search(form):
        found.update(map(word_key, bases(form, lang)))
    return frozenset(found)


@cache
def word_list(filename: str) -> frozenset[str]:
    """Give the words of a list, folded, from every pack that has it; a line may hold several."""
    having = [pack for pack in packs() if models().joinpath(pack, filename).is_file()]
    return frozenset(word for pack in having for word in word_key(" ".join(lines(f"{pack}/{filename}"))).split())


@lru_cache(maxsize=NAMES)
def is_form_of_word(form: str, lang: str | None) -> bool:
    """Tell a case of an ordinary word whose list has the base forms only: `Справу`."""
    return not base_keys(form, lang).isdisjoint(_base_words())


@cache
def _base_words() -> frozenset[str]:
    return frozenset(word_key(word) for line in lines("be/common_words.txt") for word in line.split())


@cache
def _lacinka_words() -> frozenset[str]:
    """Give the ordinary Belarusian words in Latin letters, folded."""
    return frozenset(
        word_key(to_latin(word))
        for name in ("common_words.txt", "function_words.txt")
        for line in lines(f"be/{name}")
        for word in line.split()
    )


@cache
def _given() -> dict[str, tuple[int, str]]:
    """Give every form of every known given name: key → flags and genders."""
    found: dict[str, tuple[int, str]] = {}
    inflected = each_toml("name_inflection.toml")
    for name in ("given_names_more.tsv", "given_names.tsv"):
        for pack, rows in each_tsv(name).items():
            for row in rows:
                for key in sorted({word_key(form) for form in given_forms(row["name"], pack)}) if pack in inflected else (row["name"],):
                    before = found.get(key, (GIVEN, ""))
                    own = OWN if row.get("home") or _CYRILLIC_LETTER.match(row["name"]) else 0
                    flags = before[0] | own | (WEAK if _is_weak(key, row) else 0)
                    if pack in local_packs() and row.get("weak"):
                        flags |= LOCAL if not before[0] & GIVEN or before[0] & LOCAL or key not in found else 0
                    found[key] = (flags, "".join(sorted(set(before[1]) | set(row["gender"]))))
    for row in each_tsv("given_names.tsv").get("be", ()):
        for form in given_forms(row["name"], "be"):
            # Oblique cases in Łacinka, which no other table has: Siarhieja, Volhu.
            key = word_key(to_latin(form))
            if key not in found and not _is_english(key):
                found[key] = (GIVEN | OWN | (WEAK if _is_weak(key, row) else 0), row["gender"])
    return found


def _is_english(key: str) -> bool:
    return any(key in word_list(name) for name in ("common_words.txt", "place_names.txt", "not_names.txt")) and key not in word_list(
        "firm_names.txt"
    )


def _is_weak(key: str, row: dict[str, str]) -> bool:
    if key in word_list("firm_names.txt"):
        return False
    return bool(row.get("weak")) or word_key(row["name"]) in word_list("name_words.txt")


@cache
def _shapes() -> tuple[tuple[str, ...], tuple[str, ...]]:
    rows = [row for content in each_toml("surname_shapes.toml").values() for row in content["shapes"]]
    strong = {word_key(end) for row in rows for end in row["strong"].split() if not end.endswith("-off")}
    weak = {word_key(end) for row in rows for end in row["weak"].split()}
    return tuple(sorted(strong)), tuple(sorted(weak))


@cache
def _famous() -> dict[str, str]:
    """Give the surnames of public figures: key → base form."""
    rows = [row for table in each_tsv("public_figures.tsv").values() for row in table]
    return {word_key(form): form for row in rows for form in row["forms"].split("|")}


@lru_cache(maxsize=NAMES)
def famous_base(form: str) -> str | None:
    """Give the base form of a public figure's surname, whatever case it stands in."""
    known = _famous()
    key = word_key(form)
    if key in known:
        return known[key]
    if _CYRILLIC_LETTER.search(form):
        if word_key(kept_by_cases(form)) not in _famous_beginnings():
            return None  # (nearly all words)
    elif not _LACINKA_LETTER.search(form):
        return None
    return next(
        (known[word_key(r.words[0])] for lang in ("be", "ru") for r in readings((form,), lang) if word_key(r.words[0]) in known), None
    )


@cache
def _famous_beginnings() -> frozenset[str]:
    return frozenset(key[:length] for key in _famous() for length in range(len(key) + 1))


def is_famous(key: str) -> bool:
    """Tell the key of a public figure's surname, in its base form."""
    return key in _famous()


@cache
def _titles() -> list[dict[str, Any]]:
    return list(each_toml("titles.toml").values())


@cache
def _title_words() -> frozenset[str]:
    return frozenset(word_key(word) for content in _titles() for word in content["titles"].split())


@lru_cache(maxsize=NAMES)
def is_title(word: str) -> bool:
    """Tell a title or an office, in lower case: `ms`, `judge`, `судья`; Slavic ones in any case."""
    key = word_key(word)
    if key in _title_words():
        return True
    return bool(_CYRILLIC_LETTER.search(key)) and any(
        key[:-cut] in _title_words() or key[:-cut] + "а" in _title_words() for cut in (1, 2) if len(key) > cut + 3
    )


@cache
def _addresses() -> dict[str, str]:
    return {word_key(word): gender for content in _titles() for word, gender in content.get("address", {}).items()}


def address_gender(word: str) -> str:
    """Give the gender that a form of address shows: `Ms` → f."""
    return _addresses().get(word_key(word), "")


@cache
def honorifics() -> frozenset[str]:
    """Give the forms of address that belong to the name: U, Daw, Ko."""
    return frozenset(word_key(word) for content in _titles() for word in content.get("honorifics", "").split())


def may_be_surname(key: str) -> bool:
    """Tell a people, country or month that is a surname behind a given name: Oğuz Türkmen, Thomas English."""
    return key in word_list("surnames_too.txt")
