"""Decide whose institution a `Supreme Court` is, where the report makes it clear: the country before it, else the one that the report speaks of."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from reptrack.extract.names.gazetteer import Hit, hits
from reptrack.extract.names.shapes import english
from reptrack.extract.names.spelling import spelling_key
from reptrack.resources import each_tsv
from reptrack.text.view import View

__all__ = ["national_name"]

_HOME = "BY"
_LEAST_MENTIONS, _SHARE, _SHORTEST_STEM = 2, 0.6, 4
_BEFORE = re.compile(r"([^\W\d_]+) $")
# Endings of Cyrillic countries and their genitives: Расія → Расіі, Беларусь → Беларусі, Польша → Польши.
_GENITIVES = (
    (re.compile(r"([иіы])я$"), {"be": r"\1і", "ru": r"\1и"}),
    (re.compile(r"ь$"), {"be": "і", "ru": "и"}),
    (re.compile(r"(?<=[гкхжшчщ])а$"), {"be": "ы", "ru": "и"}),
    (re.compile(r"а$"), {"be": "ы", "ru": "ы"}),
    (re.compile(r"(?<=[бвгдзклмнпрстфцў])$"), {"be": "а", "ru": "а"}),
)


def national_name(view: View, hit: Hit) -> str:
    """Give the name of an institution that every country has, with the country where that is clear: `Supreme Court of Belarus`."""
    name = hit.entry.name if hit.entry.inflected else view.text[hit.start : hit.end]
    before = _BEFORE.search(view.text, max(0, hit.start - 25), hit.start)
    if before and spelling_key(before[1]) in english().nationalities:
        country = _of_adjective(spelling_key(before[1]))
    elif name.isupper() or (before and before[1] in {"UN", "EU"}):
        return name
    else:
        country = _of_report(view)
    row = _countries().get(country)
    if row is None:
        return name
    if not hit.entry.inflected:
        return f"{name} of {row['en'].split('|')[0]}"
    lang = "be" if view.lang == "be" else "ru"
    return f"{name} {_genitive(row[lang].split('|')[0], lang)}"


def _genitive(country: str, lang: str) -> str:
    for pattern, endings in _GENITIVES:
        if pattern.search(country):
            return pattern.sub(endings[lang], country, count=1)
    return country


def _of_report(view: View) -> str:
    """Give the country that most places of a report belong to, or nothing where none stands out; one in Belarusian speaks of Belarus.

    A single place is enough where it is the only one and no capital: people flee to capitals.
    """
    known = view.extra.get("country")
    if not isinstance(known, str):
        places = [hit.entry for hit in hits(view) if hit.entry.country]
        counts = Counter(entry.country for entry in places)
        country, count = counts.most_common(1)[0] if counts else ("", 0)
        clear = count >= _LEAST_MENTIONS and count >= _SHARE * len(places)
        alone = len(places) == 1 and places[0].type != "capital"
        at_home = view.lang == "be" and counts[_HOME] == count
        known = view.extra["country"] = country if clear or alone else _HOME if at_home else ""
    return known


@cache
def _countries() -> dict[str, dict[str, str]]:
    rows = (row for rows in each_tsv("places.tsv").values() for row in rows)
    return {row["country"]: row for row in rows if row["type"] == "country" and row["country"]}


@cache
def _of_adjective(adjective: str) -> str:
    """Give the country of an English adjective by its beginning: Russian, Ukrainian."""
    stem = adjective.removesuffix("ian").removesuffix("an").removesuffix("ish")
    if len(stem) < _SHORTEST_STEM:
        return ""
    return next((code for code, row in _countries().items() if spelling_key(row["en"]).startswith(stem)), "")
