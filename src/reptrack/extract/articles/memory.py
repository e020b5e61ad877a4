"""Remember what the citations of one report were resolved to, and which codes stand beside those that are still to come."""

from __future__ import annotations

from dataclasses import dataclass, field

from reptrack.extract.articles.cites import Cite

__all__ = ["Memory"]


@dataclass
class Memory:
    """What the citations of the report so far were resolved to.

    Attributes:
        by_article: the code of each article.
        said: the code of each article that was cited with its code beside it. later: the first such citation of each article anywhere.
        owned: where the names of codes end that stand beside a citation of their own.
        last, article: the code and the article cited last, and last_end, where that citation ends.
        country: the one named beside a code last.
    """

    by_article: dict[str, str] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    later: dict[str, Cite] = field(default_factory=dict)
    owned: set[int] = field(default_factory=set)
    last: str | None = None
    last_end: int = -1
    article: str = ""
    country: str | None = None

    def read_ahead(self, cite: Cite) -> None:
        """Note a citation of the report with a code beside it, before any is resolved."""
        if cite.code is not None:
            self.owned.add(cite.code.end)
            for entry in cite.entries:
                self.later.setdefault(entry.number.article(None), cite)
