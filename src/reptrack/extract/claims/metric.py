"""Decide which metric of the lexicon a claim belongs to, from the words for what it counts and its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from reptrack.extract.claims.phrases import Phrases
from reptrack.resources import each_toml, toml

__all__ = ["Metric", "is_stock", "metric_of"]

Metric = str


@cache
def _terms() -> Phrases[tuple[int, str]]:
    return Phrases(_entries())


def _entries() -> Iterator[tuple[str, tuple[int, str]]]:
    for table in each_toml("metrics.toml").values():
        for slug, phrases in table.get("terms", {}).items():
            for phrase in phrases:
                yield phrase, (len(phrase.split()), slug)


@cache
def _stocks() -> frozenset[str]:
    return frozenset(slug for slug, entry in toml("world/metrics.toml")["metrics"].items() if entry["measures"] == "stock")


def is_stock(metric: Metric | None) -> bool:
    """Tell whether a metric is a state at a moment (prisoners held), not events over a period (people convicted)."""
    return metric in _stocks()


@lru_cache(maxsize=8192)
def metric_of(tokens: tuple[str, ...]) -> Metric | None:
    """Give the slug of the metric whose longest term is among the tokens, the first if several are as long."""
    best: tuple[int, str] | None = None
    low = list(tokens)
    for i in range(len(low)):
        found = _terms().at(low, i)
        if found is not None and (best is None or found[1][0] > best[0]):
            best = found[1]
    return best[1] if best else None
