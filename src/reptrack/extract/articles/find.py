"""Find references to articles of law: look for the words that begin one, read on from there, and decide which code is meant."""

from __future__ import annotations

import re

from reptrack.extract.articles.context import Context
from reptrack.extract.articles.lexicon import lists, ordinals, triggers
from reptrack.extract.articles.names import name_at
from reptrack.extract.articles.parse import Cite, parse
from reptrack.extract.articles.resolve import Memory, resolve
from reptrack.extract.articles.tables import cells
from reptrack.extract.articles.tokens import lex, text_digit
from reptrack.records import Article
from reptrack.text.view import View

__all__ = ["find_articles"]

# What may stand between a word of citing and its number: `ст. №`, `article(s):`, `пункт «`.
_LEAD = re.compile(r"(?:\(s\))?[.:]?[\s«“\"'‘„(]{0,3}(?:№|No\.?|Nos\.?)?\s?\d|\s*[.:]?\s*[«“\"'‘„(]\s?[^\W\d_]\s?[»”\"'’)]|\s[^\W\d_]\s")
# The numbers right before a word: `19.11` before `КоАП`, `130 (1), 342` before `CC`, `342-й` before `статье`.
_ONE = r"\d{1,3}(?:[.\-‑]\d{1,3}){0,2}(?:-?(?:й|я|ю|ей|ой|ай|му|га|го|м|ая|е))?(?:\s?\([\da-z]{1,2}\)){0,2}"
_BEFORE = re.compile(rf"(?<![\w.,:/-]){_ONE}(?:(?:,\s?|\s(?:и|і|and|or|або|или)\s){_ONE}){{0,6}}\s{{0,2}}$")
_BACK = 60


def find_articles(view: View) -> list[Article]:
    """Find the article references of a text, in order of their start, without overlaps."""
    context, memory = Context(view), Memory()
    found: list[Article] = []
    columns = cells(view.text)
    past = 0
    for start, bare in _candidates(view, columns):
        if start < past:
            continue
        limit = columns.get(start, len(view.text))
        cites = parse(lex(view.text, start, limit), view.text, bare=bare)
        if bare and not (cites and _fills(view.text, cites[-1].end, limit) if start in columns else _named(cites)):
            continue
        for cite, refs in zip(cites, resolve(cites, context, memory), strict=True):
            if refs and not _is_organisation(view.text, cite):
                found.append(_article(view.text, cite, refs))
        if cites:
            past = cites[-1].end
    return found


def _article(text: str, cite: Cite, refs: list[str]) -> Article:
    return Article(start=cite.start, end=cite.end, text=text[cite.start : cite.end], refs=list(dict.fromkeys(refs)), gloss=cite.gloss)


def _candidates(view: View, columns: dict[int, int]) -> list[tuple[int, bool]]:
    """List the places where a citation may begin, and whether bare numbers count there."""
    text, known = view.text, triggers()
    found = [(start, True) for start in columns]
    index = -1
    for form, start, end in [w for w in view.words if w[0] in known]:
        role = known[form]
        if role == "code":
            if match := _BEFORE.search(text, max(0, start - _BACK), start):
                found.append((match.start(), True))
        elif _LEAD.match(text, end):
            found.append((_earlier(text, start), False))
        elif role in {"article", "part"} and (begin := _inverted(text, start, end)) is not None:
            found.append((begin, False))
        index += 1
    if "§" in text:
        found += [(match.start(), False) for match in re.finditer(r"§{1,2}\s?\d", text)]
    return sorted(found)


def _earlier(text: str, start: int) -> int:
    """Give where a citation begins whose first word is at `start`: at a number before it, if it is one of `1-й части 342-й статьи`."""
    begin = _inverted(text, start, start)
    return start if begin is None or not re.match(r"\d+-[^\W\d_]", text[begin:start]) else begin


def _inverted(text: str, start: int, end: int) -> int | None:
    """Find the number that stands before its word (`342-й статье`), or the ordinal on either side (`first part of`, `часть первая`)."""
    after = text[end : end + 16].split(maxsplit=1)
    if start != end and after and after[0].lower() in ordinals():
        return start
    before = text[max(0, start - 24) : start].rsplit(maxsplit=1)
    if before and before[-1].lower() in ordinals():
        return start - len(text[max(0, start - 24) : start].rstrip()[::-1].split(maxsplit=1)[0]) - (
            len(text[max(0, start - 24) : start]) - len(text[max(0, start - 24) : start].rstrip())
        )
    match = _BEFORE.search(text, max(0, start - _BACK), start)
    return match.start() if match else None


def _named(cites: list[Cite]) -> bool:
    """Whether a code is named at the end of bare numbers: without one they are only numbers."""
    return bool(cites) and cites[-1].code is not None


def _fills(text: str, end: int, limit: int) -> bool:
    """Whether a citation takes the whole of its cell, but for a gloss or words after a stop."""
    rest = text[end:limit].strip()
    return not rest or rest[0] in "(;.,—–"


def _is_organisation(text: str, cite: Cite) -> bool:
    """Whether a bare `Article 19` is the organisation of that name, not the article."""
    if cite.code is not None or text[cite.start : cite.end].upper() not in {"ARTICLE 19"}:
        return False
    if text[cite.start : cite.end].isupper():
        return True
    before = text[max(0, cite.start - 30) : cite.start].split()
    word = before[-1].lower().strip("(“\"") if before else ""
    return word not in lists("citing")


_ = (name_at, text_digit)
