"""Say which article of law a reference belongs to, and give its title where that is known."""

from __future__ import annotations

from functools import cache

from reptrack.resources import each_tsv

__all__ = ["article_of", "article_titles", "title_of"]


@cache
def article_titles() -> dict[str, str]:
    """Give the titles of the articles that `models/*/articles.tsv` knows: `BY-CC:342` → its title in English."""
    return {row["ref"]: row["title"] for rows in each_tsv("articles.tsv").values() for row in rows}


def article_of(ref: str) -> str:
    """Give the article that a reference to a part of it belongs to: `BY-CC:342` for `BY-CC:342:2`."""
    return ":".join(ref.split(":", 2)[:2])


def title_of(ref: str) -> str:
    """Give the title of the article that a reference belongs to, or nothing."""
    return article_titles().get(article_of(ref), "")
