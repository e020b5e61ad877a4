"""Decide the entity of a place or an organisation: by the tables of variants, by acronyms that reports explain, else by the folded name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from reptrack.merge.decisions import Decisions
from reptrack.merge.institutions import institution
from reptrack.merge.slugs import slugify
from reptrack.resources import each_tsv
from reptrack.values.lacinka import to_cyrillic
from reptrack.values.names.official import spell
from reptrack.values.names.schemes import fold, is_cyrillic, weigh
from reptrack.values.names.skeleton import Skeleton, can_be_same, skeleton

__all__ = ["organisation_entity", "place_entity", "resolve_places_or_orgs"]

_ARTICLE = re.compile(r"^(?:the|a)\s+", re.IGNORECASE)
_PUNCTUATION = re.compile(r"[\"“”„«»‘().,;:/]+")
_SPACES = re.compile(r"[\s\-‐‑‒–—]+")
_NUMBER_SIGN = re.compile(r"(?:№|\bno\.?|#)\s*(?=\d)", re.IGNORECASE)
_SLAVIC_WEIGHT = 4  # marks that make a Latin spelling a romanisation
# Columns of the tables that hold no spellings.
_NO_SPELLINGS = frozenset({"slug", "type", "country", "care"})


def _tidy(name: str) -> str:
    """Give a name folded, without quotes, article and number sign."""
    bare = _PUNCTUATION.sub(" ", _NUMBER_SIGN.sub("", _ARTICLE.sub("", name.replace("&", " and "))))
    return _SPACES.sub(" ", fold(bare)).strip()


_LANGUAGES = ("be", "ru", "uk")


def _forms(*filenames: str) -> Iterable[tuple[str, str, str]]:
    """List (slug, column, spelling) of the tables of every pack."""
    for rows in (rows for name in filenames for rows in each_tsv(name).values()):
        for row in rows:
            for column, cell in row.items():
                if column not in _NO_SPELLINGS:
                    for form in cell.split("|"):
                        if form.strip(" ~"):
                            yield row["slug"], column, form.strip(" ~")


@cache
def _places() -> tuple[dict[str, str], dict[str, list[tuple[tuple[int, ...], str]]]]:
    exact: dict[str, str] = {}
    sounding: dict[str, list[tuple[tuple[int, ...], str]]] = defaultdict(list)
    for entity, column, form in _forms("place_variants.tsv", "places.tsv"):
        exact.setdefault(_tidy(form), entity)
        if column in _LANGUAGES:
            spoken = skeleton(form.replace(" ", ""), column)
            sounding[spoken.key].append((spoken.places, entity))
    return exact, sounding


@lru_cache(maxsize=65536)
def place_entity(name: str) -> str:
    """Give the slug of a place.

    Example: `Viciebsk`, `Vitebsk`, `Витебск` and `Віцебск` are all `vitsebsk`.
    """
    exact, sounding = _places()
    tidy = _tidy(name)
    if tidy in exact:
        return exact[tidy]
    spoken, slavic = _spoken(tidy, name)
    if slavic and len(spoken.places) > 3:  # noqa: PLR2004 - short names sound alike by chance
        found = {entity for places, entity in sounding.get(spoken.key, ()) if can_be_same(places, spoken.places)}
        if len(found) == 1:
            return found.pop()
        return spell(spoken.places) or slugify(name) or "unnamed"
    return slugify(tidy) or "unnamed"


def _spoken(tidy: str, name: str) -> tuple[Skeleton, bool]:
    scheme, weight = weigh(name)[0]
    slavic = is_cyrillic(name) or (weight >= _SLAVIC_WEIGHT and scheme in ("en", "lac", "half"))
    return skeleton(re.sub(r"\s", "", name if scheme in ("lac", "half", "pl") else tidy), scheme), slavic and " " not in tidy


@cache
def _organisations() -> dict[str, str]:
    found: dict[str, str] = {}
    for entity, _, form in _forms("organisation_variants.tsv", "organisations.tsv"):
        found.setdefault(_organisation_key(form), entity)
    return found


@lru_cache(maxsize=65536)
def _organisation_key(name: str) -> str:
    """Give a key that spellings of one organisation share: words in order, places by their entity, no "of"."""
    return " ".join(word for word in _with_places(name).split() if word not in ("of", "the"))


def _with_places(name: str) -> str:
    exact, _ = _places()
    return " ".join(exact.get(word, word) for word in _tidy(name).split())


@lru_cache(maxsize=65536)
def organisation_entity(name: str) -> str:
    """Give the slug of an organisation as its name alone tells it, also where it is Belarusian in Latin letters: `Hrodzienski abłasny sud`."""
    known = _listed(name) or ("" if is_cyrillic(name) else _listed(to_cyrillic(name)))
    return known or slugify(_with_places(name)) or "unnamed"


def _listed(name: str) -> str:
    """Give the slug of an organisation that the tables have, or of a court or place of detention; else nothing."""
    return _organisations().get(_organisation_key(name)) or institution(name, _tidy(name), _places()[0])


def resolve_places_or_orgs(
    kind: str, names: Iterable[str], acronyms: Mapping[tuple[str, str], int], decisions: Decisions
) -> tuple[dict[str, str], dict[str, set[str]]]:
    """Decide the entities of all places or organisations of a corpus.

    Returns:
        name → entity, and acronym → the full names' entities that reports give for it, where there are several.
    """
    of = place_entity if kind == "place" else organisation_entity
    entities = {name: of(name) for name in sorted(names)}
    several: dict[str, set[str]] = {}
    if kind == "org":
        _join_scripts(entities)
        several = _explain_acronyms(entities, acronyms)
    for a, b in decisions.same:
        if a in entities and b in entities:
            _join(entities, *sorted((entities[a], entities[b])))
    for a, b in sorted(tuple(sorted(pair)) for pair in decisions.different):
        if entities.get(a) is not None and entities.get(a) == entities.get(b):
            entities[b] = slugify(b) if slugify(b) != entities[a] else f"{entities[a]}-2"
    return entities, several


def _join_scripts(entities: dict[str, str]) -> None:
    """Join a Belarusian name in Latin letters with the same one in Cyrillic, where a corpus has both: Ranica, Раніца."""
    cyrillic = {_tidy(name): entity for name, entity in entities.items() if is_cyrillic(name)}
    for name, entity in list(entities.items()):
        other = None if is_cyrillic(name) else cyrillic.get(_tidy(to_cyrillic(name)))
        if other is not None and other != entity:
            _join(entities, other, entity)


def _explain_acronyms(entities: dict[str, str], acronyms: Mapping[tuple[str, str], int]) -> dict[str, set[str]]:
    """Join acronyms with the one organisation that reports give for them; give those that stand for several."""
    explained: dict[str, set[str]] = defaultdict(set)
    for full, short in acronyms:
        if full in entities and short in entities and entities[short] != entities[full]:
            explained[short].add(entities[full])
    several: dict[str, set[str]] = {}
    for short, meant in sorted(explained.items()):
        if len(meant) > 1:
            several[short] = meant
        elif _organisation_key(short) not in _organisations():
            _join(entities, min(meant), entities[short])
    return several


def _join(entities: dict[str, str], keep: str, gone: str) -> None:
    for name, entity in entities.items():
        if entity == gone:
            entities[name] = keep
