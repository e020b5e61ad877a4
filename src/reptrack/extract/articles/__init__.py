"""Find references to articles of law."""

from __future__ import annotations

from reptrack.extract.articles.find import find_articles

__all__ = ["find_articles"]
