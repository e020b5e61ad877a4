"""Know the months' names of languages that have no pack of their own, from dateparser's locale data; loaded when a text first needs them."""

from __future__ import annotations

import importlib
import re
from functools import cache, lru_cache
from typing import Any

from reptrack import resources
from reptrack.values.dates.lexicon import Entry, lexicon

__all__ = ["is_foreign", "links", "month_between", "month_of", "words_of"]

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
# What may stand between a day and a year: ` grudnia `, `. Dezember `, ` de diciembre de `, `er août `.
_BETWEEN = re.compile(r"\W{0,2}(?:er|de|del|m|di)?\W{1,2}([^\W\d_]{3,14})\.?,?\s(?:de\s|del\s)?")


@cache
def _settings() -> dict[str, Any]:
    return resources.toml("world/months.toml")


def _language(locale: str) -> str:
    return locale.partition("-")[0]


@cache
def _languages() -> frozenset[str]:
    return frozenset(map(_language, _settings()["locales"]))


@cache
def links() -> frozenset[str]:
    """Give what may stand between the parts of a date in these languages."""
    return frozenset(_settings()["links"])


def is_foreign(lang: str | None) -> bool:
    """Say whether a language is one of those without a pack."""
    return lang is not None and lang in _languages()


@cache
def _table(locale: str) -> dict[str, int]:
    """Give the months' names of a language, in small letters."""
    info = importlib.import_module(f"dateparser.data.date_translation_data.{locale}").info
    table: dict[str, int] = {name.lower(): number for number, month in enumerate(_MONTHS, start=1) for name in info.get(month, ())}
    more: dict[str, int] = _settings()["more"].get(_language(locale), {})
    return table | more


@cache
def _common() -> dict[str, int]:
    """Give the names of all languages, without the short ones and those that two languages understand differently."""
    found: dict[str, set[int]] = {}
    shortest: int = _settings()["shortest"]
    for locale in _settings()["locales"]:
        for name, number in _table(locale).items():
            if len(name) >= shortest:
                found.setdefault(name, set()).add(number)
    return {name: numbers.pop() for name, numbers in found.items() if len(numbers) == 1}


@cache
def _of_language(lang: str) -> dict[str, int]:
    locales = [locale for locale in _settings()["locales"] if _language(locale) == lang]
    return {name: number for locale in locales for name, number in _table(locale).items()}


@lru_cache(maxsize=4096)
def month_of(word: str) -> int | None:
    """Give the number of the month that a word names in some language.

    Example: `month_of("Grudnia")` is 12.
    """
    return _common().get(word.lower())


@cache
def words_of(lang: str) -> dict[str, Entry]:
    """Give the calendar words for a text in such a language: those of all packs, and its own months beside a day or a year."""
    words = dict(lexicon().words)
    for name, number in _of_language(lang).items():
        for form in (name, name.capitalize(), name.upper()):
            if len(name) > 2 and words.get(form, ("k",))[0] in "kKmM":  # noqa: PLR2004 - two letters are no name
                words[form] = ("k", number)
    return words


@lru_cache(maxsize=4096)
def month_between(gap: str) -> tuple[int, int, int] | None:
    """Find a month's name in what stands between a day and a year: where it starts and ends, and its number."""
    match = _BETWEEN.fullmatch(gap)
    number = month_of(match[1]) if match is not None and match[1].lower() not in lexicon().count_nouns else None
    return None if match is None or number is None else (match.start(1), match.end(1), number)
