"""Say in words what a key stands for: the title of an article of law."""

from __future__ import annotations

from functools import cache

from reptrack.resources import each_tsv

__all__ = ["article_titles", "label"]


@cache
def article_titles() -> dict[str, str]:
    """Give the titles of the articles that `models/*/articles.tsv` knows: `BY-CC:342` → its title in English."""
    return {row["ref"]: row["title"] for rows in each_tsv("articles.tsv").values() for row in rows}


def label(dimension: str, key: str) -> dict[str, str]:
    """Give extra columns for a key: `title` for an article, where it is known."""
    if dimension not in {"article", "ref"}:
        return {}
    return {"title": article_titles().get(":".join(key.split(":", 2)[:2]), "")}
