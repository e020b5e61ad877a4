"""Decide whether a line of a masthead is the name of an organisation, and nothing more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from reptrack import resources
from reptrack.ingest.phrases import beginnings, phrases
from reptrack.values.names.given import is_given

__all__ = ["is_country", "is_generic", "is_house", "is_name", "is_organisation", "is_person", "is_place", "is_several", "opens_sentence"]

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_MAX_WORDS = 9
_FEW = 3
_NAME_WORDS = 6
_SENTENCE_SIGNS = frozenset(":?!;,|›>")
_PARTING = (":", "|", " › ", " > ", " · ", " / ")
_ENDING = 3
"""The longest case ending that a head word may carry."""


@lru_cache(maxsize=1024)
def is_organisation(line: str) -> bool:
    """Tell whether a line is an organisation's name.

    Examples: `Human Rights Group “Sviedka”` is; `UN Human Rights Committee calls on Minsk` is not (lower-case words that join nothing).
    """
    if len(line) > _LONGEST or line.endswith((".", "?", "!")) or any(map(line.__contains__, _PARTING)) or any(map(str.isdigit, line)):
        return False
    if ("«" in line or "„" in line) and _GLUED.search(line) is not None:
        return False
    words = _WORD.findall(line)
    if (
        not words
        or (len(words) > _MAX_WORDS and sum(word not in phrases("joining") for word in words) > _MAX_WORDS)
        or words[0].lower() in phrases("kickers")
        or (bare := line.strip(" .*#-").lower()) in phrases("no_names")
        or bare in phrases("general_terms")
        or line.lower().startswith(_two_words())
        or not any(_is_head_word(word.lower()) for word in words)
        or _is_told(words)
        or opens_sentence(words)
    ):
        return False
    outside = words if (bare := _IN_QUOTES.sub(" ", line)) == line else _WORD.findall(bare)
    small = [word for word in outside if word[0].islower() and word not in phrases("joining")]
    if not small or (len(outside) >= _TWO and outside == words and _is_cyrillic_name(words)):
        return True
    if outside != words and line[-1] in _CLOSING_QUOTES and len(outside) > 1 and _is_cyrillic_name(outside):
        return True  # `Центр помощи узникам «Берег»`
    return (
        outside != words
        and len(outside) <= _FEW
        and all(_is_head_word(w) or (w.endswith(beginnings("adjective_endings")) and not _tells(w)) for w in small)
    )


_LONGEST = 100
_IN_QUOTES = re.compile(r"[“«\"„][^”»\"]*[”»\"]")
_CLOSING_QUOTES = frozenset('»”"')
_GLUED = re.compile(r"[^\W\d_][«„]")  # a caption and its credit: `Oleh Lis«Radio Bridge»`


def opens_sentence(words: Sequence[str]) -> bool:
    """Tell whether words begin with a verb or a preposition as no name does: `Сообщает Центр «Мост»`, `ад Суполкі «Бераг»`."""
    first = words[0].lower()
    if len(words) < _TWO or first.isascii():
        return False
    return (words[0].islower() and len(first) < _FEW) or (first.endswith(beginnings("telling")) and not _is_head_word(first))


def _is_told(words: list[str]) -> bool:
    """Tell whether words in capitals are a headline in which an organisation does something: `Third Committee Highlights Arrests in Several Nations`."""
    if len(words) <= _TWO:
        return False
    at = next((n for n, word in enumerate(words) if word.lower() in phrases("headline_verbs")), 0)
    ends = at + 1 == len(words) and not words[at].endswith("ed")  # "Radio Voices" is a name, "Radio Editors Detained" none
    return at > 0 and not ends and any(_is_head_word(word.lower()) for word in words[:at])


@cache
def _two_words() -> tuple[str, ...]:
    """Give what opens a line that is a kind of publication, not a name: `Press Briefing Notes on Tajikistan`."""
    return tuple(f"{phrase} " for phrase in beginnings("no_names") if " " in phrase)


def _is_cyrillic_name(words: list[str]) -> bool:
    """Tell whether words in small letters but the first are a name by their grammar: adjectives, a head, and no verb behind it.

    Examples: `Белорусская ассоциация журналистов`, `Комитет матерей`; not `Комитет принял решение`.
    """
    at = next((n for n, word in enumerate(words) if _is_head_word(word.lower())), None)
    if at is None or (words[0].isascii() and not words[0].endswith(_LATIN)) or not words[0][0].isupper() or at + 1 == len(words) == 1:
        return False
    if not all(word.lower().endswith(_AGREEING + _LATIN) for word in words[:at]):
        return False
    return not any(_tells(word.lower()) for word in words[at + 1 :])


def _tells(word: str) -> bool:
    """Tell whether a word behind the head of a name makes a sentence of it: a verb, or a preposition that no name has there."""
    return word in phrases("no_complements") or (
        word.endswith(beginnings("verb_endings")) and not word.endswith(beginnings("no_verb_endings"))
    )


_LATIN = ("aja", "jaja", "aje", "oje", "ski", "cki", "zki")  # of Belarusian in Latin letters
_AGREEING = ("ая", "яя", "ый", "ий", "ой", "ое", "ее", "ы", "і", "ае", "яе", "ська", "цька", "зька", "на", "ське", "цьке", "не")
"""How adjectives end beside the head of a name, in the nominative of the three languages."""


def is_name(line: str) -> bool:
    """Tell whether a line of a masthead could be a name of its own: a few words, all that matter capitalised, no figures or sentence signs.

    Examples: `Caucasus Courier`, `VOICES OF THE HARBOUR`; not `Voices from the harbour`.
    """
    words, joining = _WORD.findall(line), phrases("joining")
    if not words or words[0][0].islower() or not all(word[0].isupper() or word in joining or word == "from" for word in words):
        return False
    if not 1 <= sum([word not in joining for word in words]) <= _NAME_WORDS:
        return False
    return not any(map(str.isdigit, line)) and _SENTENCE_SIGNS.isdisjoint(line)


def is_place(line: str) -> bool:
    """Tell whether a line is a place that a pack knows, maybe with its country: `Minsk`, `Вильнюс, Литва`."""
    return all(part.strip().lower() in _places() for part in line.split(","))


@cache
def _places() -> frozenset[str]:
    rows = (row for table in resources.each_tsv("places.tsv").values() for row in table)
    return frozenset(name.lower() for row in rows for key in _SPELLINGS for name in row.get(key, "").split("|") if name)


_SPELLINGS = ("en", "be", "ru", "lacinka")


def is_country(name: str) -> bool:
    """Tell whether a name is that of a country: `Burma`."""
    return name.strip().lower() in _countries()


@cache
def _countries() -> frozenset[str]:
    rows = (row for table in resources.each_tsv("places.tsv").values() for row in table if row.get("type") == "country")
    return frozenset(name.lower() for row in rows for key in _SPELLINGS for name in row.get(key, "").split("|") if name)


def is_house(name: str) -> bool:
    """Tell whether a name behind words of making is that of an organisation or a medium, by a wider list of head words, quotes or a pack that has it.

    Examples: `Perelyot Archive`, `Суполка «Адкрытая зала»`, `OVD-Info`; not `Jane Roe`.
    """
    part = name.split(". ", 1)[0]  # "Медиазона. Центральная Азия"
    if is_organisation(name) or part in _known() or part.lower() in _known() or _QUOTES.search(name) is not None:
        return True
    return any(_heads_house(word.lower()) for word in _WORD.findall(name))


_QUOTES = re.compile(r"[«“„\"][^«»“”„\"]{2,80}[»”“\"]")


@cache
def _known() -> frozenset[str]:
    """Give the organisations that a pack names, as written, and in lower case where that is not an acronym."""
    rows = (row for table in resources.each_tsv("organisations.tsv").values() for row in table)
    names = {name.strip("~ ") for row in rows for key in _SPELLINGS for name in row.get(key, "").split("|") if name}
    return frozenset(names | {name.lower() for name in names if not name.isupper()})


@lru_cache(maxsize=1024)
def _heads_house(word: str) -> bool:
    if _is_head_word(word) or word in _more_stems():
        return True
    if word.endswith(_DERIVED):
        return False  # "prisoners" are no prison
    return any(word[: len(word) - cut] in _more_stems() for cut in range(_ENDING + 1) if len(word) - cut >= _STEM)


_STEM = 4
_DERIVED = ("er", "ers", "ed", "ing", "ist", "ists", "al", "ful")


@cache
def _more_stems() -> frozenset[str]:
    tables = resources.each_toml("organisation_shapes.toml").values()
    shapes = (word.lower() for table in tables for key in ("heads", "before_quotes") for word in table.get(key, ()))
    words = {*phrases("more_organisations"), *shapes}
    return frozenset(word.rstrip("аяоеыі") if not word.isascii() and word[-1] in "аяоеыі" else word for word in words)


def is_several(words: str) -> bool:
    """Tell whether words in small letters speak of several organisations and name none: `eleven press freedom organisations`."""
    *_, last = found = ["", *_WORD.findall(words)]
    return words.islower() and phrases("topics").isdisjoint(found) and _is_head_word(last) and last not in phrases("organisations")


def is_generic(name: str) -> bool:
    """Tell whether a name is only the word for a kind of organisation: `Редакция`; `Мемориал` is one that a pack names."""
    return " " not in name and name.lower() in phrases("organisations") and name not in _known() and name.lower() not in _known()


def is_person(name: str) -> bool:
    """Tell whether a name of two to four words is a person's: one of its first words is a given name, and no other word."""
    words = name.split()
    if not _TWO <= len(words) <= _NAMES or not all(word[0].isupper() for word in words) or words[0].lower() in phrases("joining"):
        return False
    return any(is_given(word) and word.lower() not in _weak_names() for word in words[:_TWO])


_TWO, _NAMES = 2, 4


@cache
def _weak_names() -> frozenset[str]:
    rows = (row for table in resources.each_tsv("given_names.tsv").values() for row in table)
    return frozenset(row["name"] for row in rows if row.get("weak"))


@cache
def _stems() -> frozenset[str]:
    """The head words without a final vowel, to which Slavic endings are added."""
    return frozenset(word.rstrip("аяоеыі") if word[-1] in "аяоеыі" else word for word in phrases("organisations"))


def _is_head_word(word: str) -> bool:
    if word in phrases("organisations"):
        return True
    if word.isascii():
        return word.endswith("s") and word[:-1] in phrases("organisations")
    word = word.replace("ў", "в")  # `ініцыятыў` of `ініцыятыва`
    return any(word[:length] in _stems() for length in range(max(4, len(word) - _ENDING), len(word) + 1))
