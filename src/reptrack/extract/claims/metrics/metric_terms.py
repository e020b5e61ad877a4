"""Look up which metrics words stand for, and what each metric measures."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from reptrack.extract.claims.phrases import Phrases
from reptrack.resources import each_toml, toml

__all__ = ["Metric", "Term", "having", "is_event", "is_flow", "is_group", "is_stock", "settings", "term_at", "terms", "terms_among"]

Metric = str
Term = tuple[int, str]  # how many words it has, the slug


@cache
def terms() -> Phrases[Term]:
    """Give the words of all metrics, of all languages."""
    return Phrases(_entries())


def _entries() -> Iterator[tuple[str, Term]]:
    for table in each_toml("metrics.toml").values():
        for slug, phrases in table.get("terms", {}).items():
            for phrase in phrases:
                words = phrase.split()
                yield phrase, (len(words), slug)
                if "у" in words:  # after a vowel the preposition is written ў
                    yield " ".join("ў" if word == "у" else word for word in words), (len(words), slug)


def settings(metric: Metric) -> dict[str, Any]:
    """Give what the models say of a metric."""
    entry: dict[str, Any] = toml("world/metrics.toml")["metrics"][metric]
    return entry


@cache
def having(key: str, value: object) -> frozenset[str]:
    """Give the slugs whose entry says `key = value`."""
    return frozenset(slug for slug, entry in toml("world/metrics.toml")["metrics"].items() if entry.get(key) == value)


def is_stock(metric: Metric | None) -> bool:
    """Tell whether a metric is a state at a moment (prisoners held), not events over a period (people convicted)."""
    return metric in having("measures", "stock")


def is_flow(metric: Metric | None) -> bool:
    """Tell whether a metric counts events over a period (people convicted)."""
    return metric in having("measures", "flow")


def is_group(metric: Metric | None) -> bool:
    """Tell whether a metric counts people by what they are (prisoners, journalists), not by what happened to them."""
    return metric in _groups()


@cache
def _groups() -> frozenset[str]:
    return having("group", value=True)


def is_event(metric: Metric) -> bool:
    """Tell whether a metric counts what befell people, or the condition that they are in."""
    return not is_group(metric) and (is_flow(metric) or is_stock(metric))


def terms_among(low: list[str]) -> Iterator[tuple[int, Term]]:
    """Give the terms among tokens, the longest at each, without overlaps, with where they begin."""
    end = 0
    for i, stop, term in terms().each(low):
        if i >= end:
            yield i, term
            end = stop


def term_at(low: list[str], i: int) -> Metric | None:
    """Give the metric whose longest term begins at a token."""
    found = terms().at(low, i)
    return found[1][1] if found else None
