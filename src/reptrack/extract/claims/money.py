"""Decide whose rubles are meant where a text says only `rubles`, and what is written as the code of a currency is."""

from __future__ import annotations

import re
from functools import cache

from reptrack.resources import each_toml
from reptrack.text.view import View

__all__ = ["currency_code", "written_as_code"]

RUBLE = "ruble"
_OWN_LANGUAGE = 1000  # a text in the language of a country counts as so many mentions of it


def currency_code(view: View, currency: str) -> str:
    """Give the ISO code of a currency; plain rubles are looked up once a text."""
    if currency != RUBLE:
        return currency
    known = view.extra.get(RUBLE)
    if not isinstance(known, str):
        known = _whose_ruble(view.text, view.lang)
        view.extra[RUBLE] = known
    return known


def _whose_ruble(text: str, lang: str | None) -> str:
    """Count the names of the countries that have a ruble; the first of the models where nothing tells."""
    found = [
        (len(names.findall(text)) + _OWN_LANGUAGE * (lang in langs), -place, code) for place, (code, names, langs) in enumerate(_rubles())
    ]
    return max(found)[2]


@cache
def _rubles() -> tuple[tuple[str, re.Pattern[str], frozenset[str]], ...]:
    """Read which countries have a ruble, by the names they go by."""
    tables = [table[RUBLE] for table in each_toml("quantities.toml").values() if RUBLE in table]
    return tuple((t["code"], re.compile("|".join(map(re.escape, t["names"]))), frozenset(t["languages"])) for t in tables)


def written_as_code(form: str) -> bool:
    """Tell whether letters are written as the code or the sign of a currency is: BYN, USh, Br."""
    return form[:2].isupper() or (len(form) == 2 and form[0].isupper())  # noqa: PLR2004
