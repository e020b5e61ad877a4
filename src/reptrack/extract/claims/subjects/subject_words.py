"""Make a subject of the words that say what a figure counts, and cut it down to its noun."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from reptrack.extract.claims.tokens import Sentence
from reptrack.extract.claims.verbs import is_participle
from reptrack.extract.claims.vocabulary import tables

__all__ = ["Subject", "head", "subject_of"]


_QUOTES = frozenset('“”«»"')
_SINGLE = frozenset("‘’'")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a number counts: the words, and the tokens they stand at (for dimensions and the metric)."""

    text: str | None
    tokens: tuple[str, ...] = ()


def subject_of(sentence: Sentence, *spans: tuple[int, int], prefix: str = "") -> Subject:
    """Make a subject of the words at some spans of tokens, with `prefix` before them."""
    if len(spans) == 1 and not prefix:
        i, j = spans[0]
        return Subject(_without_loose_marks(sentence.slice(i, j)) or None if i < j else None, tuple(sentence.low[i:j]))
    pieces = [sentence.slice(i, j) for i, j in spans if i < j]
    tokens = tuple(chain.from_iterable(sentence.low[i:j] for i, j in spans))
    text = _without_loose_marks(" ".join([prefix, *pieces] if prefix else pieces))
    return Subject(text or None, tuple(prefix.lower().split()) + tokens)


def head(subject: Subject, words: int = 2) -> str:
    """Give the first words of a subject, up to its noun, its first preposition or what is said of it."""
    t, kept = tables(), list[str]()
    if subject.tokens and (is_participle(subject.tokens[0]) or subject.tokens[0] in t.verbs):
        return ""  # (lost a tooth)
    for word in (subject.text or "").split():
        low = word.lower()
        if kept and (low in t.prepositions or is_participle(low)):
            break
        kept.append(word)
        if len(kept) >= words and (word.isascii() or len(kept) > words + 1 or not low.endswith(t.adjective_endings)):
            break
    while len(kept) > 1 and kept[-1].lower() in t.joints:
        kept.pop()
    return " ".join(kept)


def _without_loose_marks(text: str) -> str:
    """Take away punctuation around a phrase, and quotation marks that are not closed or not opened in it."""
    text = text.strip(" .,;:–—-")
    if text[:1] in _SINGLE and text[-1:] in _SINGLE:
        return text.strip("‘’' ")  # ('closed hostels')
    if _QUOTES.isdisjoint(text):
        return text
    if text[0] in _QUOTES and text[-1] in _QUOTES and _QUOTES.isdisjoint(text[1:-1]):
        return text[1:-1].strip(" .,;:–—-")  # (a name for a thing: «хатняй хіміі»)
    for opening, closing in ("“”", "«»", '""'):
        if text.count(opening) != text.count(closing) or (opening == closing and text.count(opening) % 2):
            text = text.strip(opening + closing + " ")
            if text.count(opening) != text.count(closing):
                text = text.replace(opening, "").replace(closing, "")
    return text.strip(" .,;:–—-")
