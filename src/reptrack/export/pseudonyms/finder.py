"""Find the known forms of names in a text: whole names in any case and layout, their words alone where they are written as names."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from reptrack.text.letters import SMALL
from reptrack.values.inflection import readings

__all__ = ["WORD", "Forms", "Found", "Span", "Spans", "bare", "find", "folded_words"]

# Letters with their combining marks, and what stands between them unseen (a soft hyphen, a zero-width space); digits and punctuation end a word.
WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]*)+")
_UNSEEN = dict.fromkeys((0xAD, *range(0x200B, 0x200E), 0x2060, 0xFEFF))
# Latin letters that look like Cyrillic ones, for words that mix the two.
_ALIKE = str.maketrans("aceopxyikmt", "асеорхуікмт")
# What may stand between the words of one name: spaces of any kind, a line break, hyphens (slugs), apostrophes, the dot of an initial.
_GAP = re.compile(r"\.?\s{0,3}|[\s'’ʼ`´\u2010-\u2013_+.-]|%20|[\u200b-\u200f\u2060]?\s?[\u200b-\u200f\u2060]?")
# `A. ` or `A. I. ` before a surname, ` A. I.` after it.
_INITIALS = re.compile(r"(?<!\w)(?:[^\W\d_]\.\s?){1,2}$")
_INITIALS_AFTER = re.compile(r",?[ \u00a0](?:[^\W\d_" + SMALL + r"]\.[ \u00a0]?){0,2}[^\W\d_" + SMALL + r"]\.(?!\w)")
# Scripts without spaces between words: there a form is looked for as it stands.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_SHORTEST_PART = 3
_STEM = 3


Span = tuple[int, int]


class Found(NamedTuple):
    """A place where a form stands, and whose it is: the number of a hidden person, or None for one that is kept."""

    start: int
    end: int
    owner: int | None


class _Word(NamedTuple):
    folded: str
    start: int
    end: int


@lru_cache(maxsize=1 << 16)
def bare(word: str) -> str:
    """Forget case, accents and what is not seen: Łukašenka and LUKASENKA differ in Ł only; Latin letters in a Cyrillic word are Cyrillic."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.casefold().translate(_UNSEEN)) if not unicodedata.combining(c))
    return plain.translate(_ALIKE) if _CYRILLIC.search(plain) else plain


def folded_words(text: str) -> tuple[str, ...]:
    """Give the words of a text as they are compared."""
    return tuple(bare(m.group()) for m in WORD.finditer(text))


class Forms:
    """Known forms of names: word sequences and single words, with their owners; what is asked first wins between equals."""

    def __init__(self) -> None:
        # By the first two words: many people share a given name.
        self._sequences: defaultdict[tuple[str, ...], dict[tuple[str, ...], int | None]] = defaultdict(dict)
        self.words: dict[str, int] = {}
        self.unspaced: dict[str, int] = {}
        self._stems: set[str] = set()
        self._firsts: set[str] = set()

    def add_whole(self, text: str, owner: int | None) -> None:
        """Add a form of two words or more; a hidden owner goes before a kept one."""
        words = folded_words(text)
        if len(words) > 1:
            rests = self._sequences[words[:2]]
            self._firsts.add(words[0])
            if rests.get(words[2:]) is None:
                rests[words[2:]] = owner

    def add_parts(self, text: str, owner: int) -> None:
        """Add each word of a form that is long enough to stand for the person, and the form as it stands where words have no spaces."""
        if _UNSPACED.search(text):
            self.unspaced.setdefault(text, owner)
            return
        for match in WORD.finditer(text):
            word = match.group()
            if len(word) >= _SHORTEST_PART and not word[0].islower():
                self.words.setdefault(bare(word), owner)
                self._stems.add(bare(word)[:_STEM])

    def may_begin(self, folded: str) -> bool:
        """Say quickly whether a word may be a name or begin one: most words may not."""
        return folded in self._firsts or folded[:_STEM] in self._stems

    def sequence(self, words: list[_Word], at: int, text: str) -> tuple[int, int | None] | None:
        """Give the longest whole name that begins at a word: how many words it has and whose it is."""
        second = words[at + 1].folded if at + 1 < len(words) else ""
        best: tuple[int, int | None] | None = None
        for rest, owner in self._sequences.get((words[at].folded, second), {}).items():
            count = len(rest) + 2
            if (best and count <= best[0]) or at + count > len(words):
                continue
            if all(words[at + 2 + n].folded == word for n, word in enumerate(rest)) and _close(words, at, at + count - 1, text):
                best = (count, owner)
        return best

    def part(self, word: _Word, text: str, lang: str | None) -> int | None:
        """Give whose name a single word is, by itself or, in Cyrillic, by its nominative; a word in lower case is hardly a name."""
        if not self.words or text[word.start].islower():
            return None
        owner = self.words.get(word.folded)
        if owner is None and word.folded[:_STEM] in self._stems and _CYRILLIC.match(word.folded):
            owner = next((self.words[base] for base in _bases(text[word.start : word.end], lang) if base in self.words), None)
        return owner


def _close(words: list[_Word], first: int, last: int, text: str) -> bool:
    return all(_GAP.fullmatch(text, words[n].end, words[n + 1].start) for n in range(first, last))


@lru_cache(maxsize=1 << 14)
def _bases(word: str, lang: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(bare(reading.words[0]) for reading in readings((word.capitalize(),), lang)))


def find(text: str, corpus: Forms, own: Forms, lang: str | None, taken: Iterable[Span] = (), other: Iterable[Span] = ()) -> list[Found]:
    """Find the forms in a text; of places that overlap the first in the list counts.

    Args:
        text: the text.
        corpus: whole names known in the corpus.
        own: the forms of the persons of this report.
        lang: the language, for the cases of Cyrillic names.
        taken: places where nothing is looked for.
        other: places where a single word is no name: `May` in a date.
    """
    return [*_spelled_out(text, corpus, own, lang, (taken, other)), *_unspaced(text, own)]


def _spelled_out(text: str, corpus: Forms, own: Forms, lang: str | None, barred: tuple[Iterable[Span], Iterable[Span]]) -> Iterator[Found]:
    taken, other = (Spans(spans) for spans in barred)
    words = [_Word(bare(m.group()), m.start(), m.end()) for m in WORD.finditer(text) if not taken.meet(m.start(), m.end())]
    at = 0
    while at < len(words):
        word = words[at]
        if not own.may_begin(word.folded) and not corpus.may_begin(word.folded):
            at += 1
            continue
        whole = _longer(own.sequence(words, at, text), corpus.sequence(words, at, text))
        if whole is not None:
            yield Found(word.start, words[at + whole[0] - 1].end, whole[1])
            at += whole[0]
            continue
        owner = own.part(word, text, lang)
        if owner is not None and not other.meet(word.start, word.end):
            initials = _INITIALS.search(text, max(0, word.start - 8), word.start)
            after = _INITIALS_AFTER.match(text, word.end)
            yield Found(initials.start() if initials else word.start, after.end() if after else word.end, owner)
        at += 1


class Spans:
    """Places that are asked for from left to right."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans, reverse=True)
        self._reach = 0

    def meet(self, start: int, end: int) -> bool:
        """Say whether any of the places overlaps this one, which begins no earlier than the one asked before."""
        while self._spans and self._spans[-1][0] < end:
            self._reach = max(self._reach, self._spans.pop()[1])
        return start < self._reach


def _longer(first: tuple[int, int | None] | None, second: tuple[int, int | None] | None) -> tuple[int, int | None] | None:
    if first is None or second is None:
        return first or second
    if first[0] == second[0] and first[1] is None:
        return second
    return second if second[0] > first[0] else first


def _unspaced(text: str, own: Forms) -> Iterator[Found]:
    for form, owner in own.unspaced.items():
        at = text.find(form)
        while at >= 0:
            yield Found(at, at + len(form), owner)
            at = text.find(form, at + len(form))
