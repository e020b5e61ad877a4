"""Decide whose currency is meant where a text says only `rubles` or `dinars`, and what is written as the code of a currency is."""

from __future__ import annotations

import re
from functools import cache

from reptrack.extract.claims.numbers.expressions import Number
from reptrack.extract.claims.tokens import Sentence
from reptrack.resources import each_toml
from reptrack.text.view import View

__all__ = ["currency_code", "glued_letter", "is_currency_letter", "written_as_code"]

_OWN_LANGUAGE = 1000  # a text in the language of a country counts as so many mentions of it
_Country = tuple[str, re.Pattern[str], frozenset[str]]


def currency_code(view: View, currency: str) -> str:
    """Give the ISO code of a currency; one that several countries have is looked up once a text."""
    countries = _shared().get(currency)
    if countries is None:
        return currency
    key = f"currency {currency}"
    known = view.extra.get(key)
    if not isinstance(known, str):
        known = _whose(countries, view.text, view.lang)
        view.extra[key] = known
    return known


def _whose(countries: tuple[_Country, ...], text: str, lang: str | None) -> str:
    """Count the names of the countries that have the currency; the first of the models where nothing tells."""
    found = [
        (len(names.findall(text)) + _OWN_LANGUAGE * (lang in langs), -place, code) for place, (code, names, langs) in enumerate(countries)
    ]
    return max(found)[2]


@cache
def _shared() -> dict[str, tuple[_Country, ...]]:
    """Read which countries have a currency of one name, by the names they go by."""
    found: dict[str, list[_Country]] = {}
    for table in each_toml("quantities.toml").values():
        for row in table.get("shared_currencies", ()):
            names = re.compile("|".join(map(re.escape, row["names"])))
            found.setdefault(row["name"], []).append((row["code"], names, frozenset(row.get("languages", ()))))
    return {name: tuple(countries) for name, countries in found.items()}


def is_currency_letter(form: str) -> bool:
    """Tell whether a capital letter is the sign of a currency."""
    return len(form) == 1 and form in _shared()


def glued_letter(sentence: Sentence, number: Number) -> str | None:
    """Give the currency that one capital letter glued to a sum stands for: `N500m`, `K200,000`, not `N95`."""
    i = number.i
    form = sentence.form(i - 1) if i > 0 and sentence.glued(i) else ""
    if not is_currency_letter(form) or sentence.glued(i - 1):
        return None
    grouped = isinstance(number.value, int) and not sentence.low[i].isdecimal()
    return form if number.scale > 1 or grouped else None


def written_as_code(form: str) -> bool:
    """Tell whether letters are written as the code or the sign of a currency is: BYN, USh, Br."""
    return form[:2].isupper() or (len(form) == 2 and form[0].isupper())  # noqa: PLR2004
