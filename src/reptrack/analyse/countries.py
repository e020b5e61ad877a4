"""Decide which country a figure is of: the one that its words name, else the one that its report speaks of; None where neither is clear.

"There are 1,265 political prisoners in Belarus and more than 1,500 in Russia" are figures of two countries in one sentence, and must not become
one line of a chart. A country is written as its ISO 3166-1 code, as in the codes of laws (`BY-CC`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Protocol

from reptrack.extract.articles.lexicon import country_of_word, languages
from reptrack.records import Claim
from reptrack.resources import each_toml, each_tsv, entries
from reptrack.text.remember import NAMES, WORDS
from reptrack.values.names.schemes import fold

__all__ = ["Countries", "Told", "country_name", "country_of_place", "place_id", "read_country"]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# What ends the stretch of words that a figure's country is looked for in.
_BREAK = re.compile(r"[,;:()—–|\n]|\.\s|\d")
# "Russia: …", "In Belarus, …": a country that a sentence begins with.
_LEAD = re.compile(r"\W*(?:([^\W\d_]+)\s+)?(?:the\s+)?([^\W\d_]+(?:\s[^\W\d_]+)?)\s*[:,]\s")
_AFTER, _BEFORE = 12, 6  # words after and before a figure among which its country stands
_SCANNED = 20_000  # characters of a text without named places that are read for words such as "Belarusian"
_CLEAR, _LEADS = 0.5, 0.15
_TITLE, _PUBLISHER, _LANGUAGE = 0.6, 0.6, 0.4


class Called(Protocol):
    """What of a name tells a country."""

    @property
    def kind(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def entity(self) -> str | None: ...


class Cited(Protocol):
    """What of an article reference tells a country."""

    @property
    def refs(self) -> list[str]: ...


class Told(Protocol):
    """What of a record tells a country."""

    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def title(self) -> str | None: ...  # noqa: D102
    @property
    def publisher(self) -> str | None: ...  # noqa: D102
    @property
    def lang(self) -> str | None: ...  # noqa: D102
    @property
    def names(self) -> Sequence[Called]: ...  # noqa: D102
    @property
    def articles(self) -> Sequence[Cited]: ...  # noqa: D102


class Countries:
    """The countries of one report's figures; the report's own is worked out when it is first needed."""

    def __init__(self, record: Told) -> None:
        self._record = record
        self._own: str | None = None
        self._known = False

    def of(self, claim: Claim) -> str | None:
        """Give the country of a figure, as an ISO code.

        In this order: the town that restricts it; a country after it ("in Russian prisons"), at the head of its sentence ("In Russia, …") or
        before it ("Belarus held 1,278"); a nationality among those counted ("40 Polish citizens"); the report's own; the only one of the sentence.
        """
        if (town := claim.dims.get("place")) and (country := country_of_place(town)):
            return country
        low, high = claim.sentence or (claim.start, claim.end)
        text = self._record.text
        return (
            _after(text[claim.end : high])
            or _at_head(text[low : claim.start])
            or _before(text[low : claim.start], claim.attributed_to)
            or _of_subject(claim.subject or "")
            or self.own()
            or _only(_shown(text[low:high]))
        )

    def own(self) -> str | None:
        """Give the country that the report as a whole speaks of, if one clearly leads."""
        if not self._known:
            self._own, self._known = _own(self._record), True
        return self._own


def _shown(words: str) -> list[str]:
    """List the countries that words show, in order."""
    return [country for word in _WORD.findall(words) if (country := _of_word(word))]


@lru_cache(maxsize=WORDS)
def _of_word(word: str) -> str | None:
    return country_of_word(word) or _countries_by_name().get(word)


@lru_cache(maxsize=NAMES)
def _of_subject(words: str) -> str | None:
    return _only(_shown(words))


def _only(found: Iterable[str]) -> str | None:
    different = set(found)
    return different.pop() if len(different) == 1 else None


def _after(words: str) -> str | None:
    """Give the country of `… political prisoners in Belarus`, `… held in Belarusian prisons`."""
    stop = _BREAK.search(words)
    near = _WORD.findall(words[: stop.start()] if stop else words)[:_AFTER]
    for i, word in enumerate(near):
        if word.lower() in _prepositions():
            for beside in near[i + 1 : i + 4]:
                if country := _of_word(beside):
                    return country
    return None


def _at_head(words: str) -> str | None:
    """Give the country of `Russia: …`, `In Belarus, …`; a town there is where somebody spoke."""
    lead = _LEAD.match(words)
    if lead is None or (lead[1] is not None and lead[1].lower() not in _prepositions()):
        return None
    return _countries_by_name().get(lead[2]) or (_of_word(lead[2]) if lead[1] is not None and not _is_town(lead[2]) else None)


def _is_town(word: str) -> bool:
    return country_of_place(word) is not None and word not in _countries_by_name()


def _before(words: str, speaker: str | None) -> str | None:
    """Give the country of `Belarus held …`, `Belarusian courts convicted …`, but not that of who gives the figure."""
    breaks = [found.end() for found in _BREAK.finditer(words)]
    near = _WORD.findall(words[breaks[-1] :] if breaks else words)[-_BEFORE:]
    said = set(_WORD.findall(speaker or ""))
    return next((country for word in reversed(near) if word not in said and not _is_town(word) and (country := _of_word(word))), None)


@cache
def _prepositions() -> frozenset[str]:
    """Give the words for "in" of all languages."""
    return frozenset(entries("subjects.toml", "restriction", "in_place"))


def _own(record: Told) -> str | None:
    scores: defaultdict[str, float] = defaultdict(float, _shares(_named(record)))
    for words, weight in ((record.title, _TITLE), (record.publisher, _PUBLISHER)):
        shown = _only(_shown(words or "")) or _organisations().get(fold(words or ""))
        if shown:
            scores[shown] += weight
    if spoken := languages().get(record.lang or ""):
        scores[spoken] += _LANGUAGE
    ranked = sorted((scores or dict(_shares(_shown(record.text[:_SCANNED])))).items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < _CLEAR or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _LEADS):
        return None
    return ranked[0][0]


def _shares(found: Iterable[str]) -> Iterator[tuple[str, float]]:
    counts = Counter(found)
    total = counts.total()
    yield from ((country, count / total) for country, count in counts.items())


def _named(record: Told) -> Iterator[str]:
    """Give the country of each place, each organisation of one country, and each article of a country's law."""
    for name in record.names:
        if name.kind == "place":
            country = country_of_place(name.entity or "") or country_of_place(name.name)
        else:
            known = _organisations() if name.kind == "org" else {}
            country = known.get(name.entity or "") or known.get(fold(name.name))
        if country:
            yield country
    for article in record.articles:
        for ref in article.refs:
            if ref[2:3] == "-" and ref[:2].isupper():
                yield ref[:2]


@lru_cache(maxsize=NAMES)
def country_of_place(place: str) -> str | None:
    """Give the country that a place lies in, by its id or a name of it: `minsk`, `Mensk` and `Минск` lie in `BY`."""
    known = _places()
    return (known.get(place) or known.get(fold(place)) or ("", None))[1]


def place_id(name: str) -> str:
    """Give one id for all names of a place that the tables know: `Gomel`, `Homieĺ` and `Гомель` are `homel`; else the name itself, folded."""
    known = _places().get(fold(name))
    return known[0] if known else fold(name)


def _by_slug_and_name(filename: str, country: Callable[[str, dict[str, str]], str | None]) -> dict[str, tuple[str, str | None]]:
    """Give the id and the country of each row of the tables of every pack, by the id and by each name."""
    found: dict[str, tuple[str, str | None]] = {}
    for pack, rows in each_tsv(filename).items():
        for row in rows:
            said = row["slug"], country(pack, row)
            names = (name.strip("~ ") for key in ("en", "be", "ru") for name in row.get(key, "").split("|"))
            for key in (row["slug"], *(fold(name) for name in names if name)):
                found.setdefault(key, said)
    return found


@cache
def _places() -> dict[str, tuple[str, str | None]]:
    return _by_slug_and_name("places.tsv", lambda _pack, row: _iso(row))


def _iso(row: dict[str, str]) -> str | None:
    return row["country"] or (country_of_word(row["en"].split("|")[0]) if row["type"] == "country" else None)


@cache
def _organisations() -> dict[str, str]:
    """Give the organisations that the pack of one country lists, with that country."""
    lands = {pack: codes["country"]["iso"] for pack, codes in each_toml("codes.toml").items() if isinstance(codes.get("country"), dict)}
    rows = _by_slug_and_name("organisations.tsv", lambda pack, _row: lands.get(pack))
    return {key: country for key, (_, country) in rows.items() if country}


@cache
def _country_rows() -> list[tuple[str, dict[str, str]]]:
    rows = (row for rows in each_tsv("places.tsv").values() for row in rows if row["type"] == "country")
    return [(iso, row) for row in rows if (iso := _iso(row))]


@cache
def _countries_by_name() -> dict[str, str]:
    """Give the countries by each of their names in each language."""
    columns = ("en", "be", "ru", "lacinka")
    return {name: iso for iso, row in _country_rows() for key in columns for name in (row.get(key) or "").split("|") if name}


@cache
def _names_of_countries() -> dict[str, str]:
    return {iso: row["en"].split("|")[0] for iso, row in reversed(_country_rows())}


def country_name(iso: str | None) -> str | None:
    """Give the usual English name of a country: that of `BY` is `Belarus`."""
    return None if iso is None else _names_of_countries().get(iso, iso)


@cache
def _countries_folded() -> dict[str, str]:
    return {fold(name): iso for name, iso in _countries_by_name().items()}


def read_country(words: str) -> str | None:
    """Give the country that a user names, by its code or its name in any spelling: `by`, `Belarus` and `Беларусь` are `BY`."""
    return words.upper() if words.upper() in _names_of_countries() else _countries_folded().get(fold(words))
