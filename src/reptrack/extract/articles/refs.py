"""Write the references of a citation under a code of law, and tell how well its numbers suit the code."""

from __future__ import annotations

from functools import lru_cache

from reptrack.extract.articles.cites import Cite, Entry
from reptrack.extract.articles.lexicon import codes, lettered
from reptrack.values.articles import Number, expand, make_ref

__all__ = ["article_in", "can_hold", "entry_refs", "familiarity", "fits", "refs_of"]

_KNOWN = 0.3
_REWRITTEN = 1.5


def refs_of(cite: Cite, code: str) -> list[str]:
    """Write the refs of a citation under one code."""
    return [ref for entry in cite.entries for ref in entry_refs(entry, code)]


def entry_refs(entry: Entry, code: str) -> list[str]:
    """Write the refs of one article with its parts."""
    articles, subs = _articles(entry.number, code), entry.subs
    if len(articles) > 1:
        return [make_ref(code, article) for article in articles]
    article = articles[0]
    if entry.number.point and not entry.number.part and lettered(code.partition("-")[0]):
        article, subs = article + entry.number.point, [sub for sub in subs if sub != (None, entry.number.point)]
    subs = list(dict.fromkeys(subs)) or [(None, None)]
    return [make_ref(code, article, part, point) for part, point in subs]


@lru_cache(maxsize=4096)
def article_in(number: Number, code: str) -> str:
    """Write a number as its code does: `361⁴` is 361-4 in Belarus, `207³` is 207.3 in Russia, a footnote mark is dropped."""
    known = codes().get(code)
    join = known.join if known else None
    article = number.article(join)
    if number.raised and known and article not in known.known:
        plain = number._replace(raised="").article(join)
        if plain in known.known or not known.holds(article):
            return plain
    return article


@lru_cache(maxsize=4096)
def _articles(number: Number, code: str) -> tuple[str, ...]:
    """Give the articles that a number stands for: one, or those of a range where the code adds none with a hyphen (`Arts 18-19 UDHR`)."""
    article, known, last = article_in(number, code), codes().get(code), number.tail[1:]
    ranged = number.tail[:1] in {"-", "‑"} and last.isdigit() and int(last) > int(number.base)
    if known is None or not ranged or known.holds(article):
        return (article,)
    return tuple(expand(number.base, last))


@lru_cache(maxsize=4096)
def can_hold(number: Number, code: str) -> bool:
    """Whether a code can have an article of such a number; of a code that no pack has nobody knows."""
    known = codes().get(code)
    return known is None or all(map(known.holds, _articles(number, code)))


def fits(cite: Cite, code: str) -> bool:
    """Whether a code can have all articles of a citation."""
    return all(can_hold(entry.number, code) for entry in cite.entries)


@lru_cache(maxsize=4096)
def familiarity(number: Number, code: str) -> float:
    """Tell how well a number suits a code: better where the article is known, worse where the code would print it otherwise (361-4, 361.4)."""
    article = article_in(number, code)
    if article in codes()[code].known:
        return _KNOWN
    return -_REWRITTEN if number.tail and number.tail not in article else 0.0
