"""Find what echoes a hidden name where its known forms do not stand: other spellings and scripts, cases, addresses, handles, initials alone.

A surname is recognised by its sounds, as names are merged: Короткевичам, Karatkievič and korotkevich-olga.html all tell Volha Karatkevich. In the
report that names the person any surname of four sounds or more is looked for, in all other reports those of five or more; where in doubt it is
hidden: too much hidden is a nuisance, too little a person exposed.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, reduce
from operator import neg, or_

from reptrack.analyse.countries import country_of_place
from reptrack.export.pseudonyms.finder import WORD, Found, Span, Spans, bare, folded_words
from reptrack.resources import each_toml, lines, packs
from reptrack.text.letters import CAPITALS, SMALL
from reptrack.values.names.person import parse
from reptrack.values.names.skeleton import ADJECTIVE, OPEN, can_be_same

__all__ = ["Echoes", "echoes"]

# What tells an address, a handle, a hashtag, a domain, the name of a file: there names are written in lower case and run together.
_MARK = re.compile(r"[@#_/%]|(?<=\w)\.(?=[a-z]{2})")
_BLANK = re.compile(r"\s|$")
_CAMEL = re.compile(r"[^\W\d_]*[" + SMALL + r"][" + CAPITALS + r"][^\W\d_]*")
_SEGMENT = re.compile(r"[" + CAPITALS + r"]?[^\W\d_" + CAPITALS + r"]+|[" + CAPITALS + r"]+(?![^\W\d_" + CAPITALS + r"])")
_ENCODED = re.compile(r"(?:%[0-9A-Fa-f]{2}){3,}")
_BROKEN = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,40}[-\u2010\u00ad]\n[ \t]{0,8}[^\W\d_]{1,40}")
_ALONE = re.compile(r"(?<!\w)([^\W\d_])\.[ \u00a0]?(?:[^\W\d_]\.[ \u00a0]?)?([^\W\d_])\.(?!\w)")


def _any(*sounds: str) -> int:
    """Give the places at which any of the sounds may stand."""
    return reduce(or_, (OPEN.get(sound, 0) for sound in sounds), ADJECTIVE)


# Sounds of the endings of cases: vowels and й, м, х, в, and the English plural.
_VOWELS = _any("a", "e", "o", "i", "y")
_ENDING = _VOWELS | _any("u", "ja", "ju", "j", "m", "x", "v", "s")
_LONGEST_ENDING = 3
_LOWER, _JOINED = 6, 6  # letters of a surname written small, of a name run together, that are no other word
_INSIDE = 5  # letters of a surname that is looked for at either end of a word run together
_LONGEST = 40  # letters of a word that can be a surname
_REMEMBERED = 1 << 17  # words whose answer is kept
_Places = tuple[int, ...]


class Echoes:
    """Surnames of hidden persons by their sounds; who is added first wins."""

    def __init__(self, shortest: int) -> None:
        self._shortest = shortest
        self._stems: dict[str, list[tuple[_Places, int]]] = {}
        self._known: dict[str, int | None] = {}
        self.surnames: dict[str, int] = {}
        self.joined: dict[str, int] = {}
        self.lengths: list[int] = []
        self.initials: dict[tuple[str, str], int] = {}

    def add(self, form: str, owner: int) -> None:
        """Add a form of a person's name."""
        words = folded_words(form)
        person = parse(form)
        if len(words) > 1:
            for order in (words, words[::-1]):
                if (length := len("".join(order))) >= _JOINED:
                    self.joined.setdefault("".join(order), owner)
                    if length not in self.lengths:
                        insort(self.lengths, length, key=neg)
            self.initials.setdefault((form[:1].upper(), WORD.findall(form)[-1][:1].upper()), owner)
        if person.shape not in {"full", "surname"}:
            return
        for word in folded_words(person.surname_text):
            self.surnames.setdefault(word, owner)
        for part in person.surname:
            stem = _stem(part.places)
            if len(stem) >= self._shortest:
                self._stems.setdefault(part.key[:1], []).append((stem, owner))

    def sounding(self, word: str) -> int | None:
        """Give whose surname a word sounds like, in any case and script."""
        if word not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[word] = self._heard(word)
        return self._known[word]

    def _heard(self, word: str) -> int | None:
        if bare(word) in self.surnames and len(word) >= self._shortest:
            return self.surnames[bare(word)]
        if not self._stems or not self._shortest <= len(word) <= _LONGEST:
            return None
        parts = parse(word.capitalize()).surname
        if len(parts) != 1:
            return None
        places = parts[0].places
        for stem, owner in self._stems.get(parts[0].key[:1], ()):
            rest = places[len(stem) :]
            if len(rest) <= _LONGEST_ENDING and can_be_same(places[: len(stem)], stem) and all(place & _ENDING for place in rest):
                return owner
        return None


def _stem(places: _Places) -> _Places:
    """Take the vowel of the nominative off: Крылова, Зуба, Tsikhanouskaya."""
    end = len(places)
    while end > 1 and places[end - 1] & _VOWELS:
        end -= 1
    return places[:end]


def echoes(text: str, own: Echoes, corpus: Echoes, taken: Iterable[Span], other: Iterable[Span]) -> Iterator[Found]:
    """Find what echoes the persons of the report, and the surnames of all other hidden persons.

    Args:
        text: the text.
        own: the persons of this report.
        corpus: everybody.
        taken: places where nothing is looked for.
        other: places where a single word is no name.
    """
    barred = [*taken, *other]
    yield from _chunks(text, own, corpus)
    yield from _words(text, own, corpus, Spans(barred))
    for found in _BROKEN.finditer(text):
        owner = _of(re.sub(r"[-\u2010\u00ad]\n\s*", "", found[0]), own, corpus)
        if owner is not None:
            yield Found(*found.span(), owner)
    for found in _ALONE.finditer(text) if own.initials else ():
        owner = own.initials.get((found[1], found[2]))
        if owner is not None:
            yield Found(*found.span(), owner)


def _of(word: str, own: Echoes, corpus: Echoes) -> int | None:
    heard = own.sounding(word)
    return corpus.sounding(word) if heard is None else heard


def _words(text: str, own: Echoes, corpus: Echoes, barred: Spans) -> Iterator[Found]:
    for match in WORD.finditer(text):
        word = match[0]
        if word[0].islower():
            owner = own.surnames.get(bare(word)) if len(word) >= _LOWER and bare(word) not in _common() else None
        else:
            owner = _of(word, own, corpus) if len(word) >= _INSIDE - 1 else None
            owner = None if owner is not None and _is_other_word(word) else owner
        if owner is not None and not barred.meet(match.start(), match.end()):
            yield Found(match.start(), match.end(), owner)
        elif owner is None and _CAMEL.fullmatch(word):
            yield from _run_together(word, match.start(), own, corpus)


def _is_other_word(word: str) -> bool:
    return bare(word) in _common() or country_of_place(word) is not None


@cache
def _common() -> frozenset[str]:
    """Give the ordinary words of all languages, and the months."""
    listed = {word for pack in packs() if (pack in each_toml("subjects.toml")) for word in lines(f"{pack}/common_words.txt")}
    months = (form for pack in each_toml("dates.toml").values() for forms in pack.get("months", {}).values() for form in forms)
    return frozenset(bare(word) for line in (*listed, *months) for word in line.split())


def _chunks(text: str, own: Echoes, corpus: Echoes) -> Iterator[Found]:
    """Find names inside addresses, handles and hashtags: `#FreeKarnei`, `/2024/andrei-karnei`, `%D0%9A…`."""
    for start, chunk in _addresses(text):
        for run in _ENCODED.finditer(chunk):
            said = bytes.fromhex(run[0].replace("%", "")).decode("utf-8", "ignore")
            inside = next((owner for word in WORD.findall(said) for owner in [_of(word, own, corpus)] if owner is not None), None)
            if inside is not None:
                yield Found(start + run.start(), start + run.end(), inside)
        for word in WORD.finditer(chunk):
            yield from _run_together(word[0], start + word.start(), own, corpus)


def _addresses(text: str) -> Iterator[tuple[int, str]]:
    """Give each stretch between blanks that looks like an address, with its place."""
    past = 0
    for mark in _MARK.finditer(text):
        if mark.start() >= past:
            low = max(text.rfind(blank, past, mark.start()) for blank in " \n\t\u00a0") + 1
            start, end = max(low, past), _BLANK.search(text, mark.end())
            past = end.start() if end else len(text)
            yield start, text[start:past]


def _run_together(word: str, start: int, own: Echoes, corpus: Echoes) -> Iterator[Found]:
    """Find names in a word without spaces: a whole name, or a surname at either end of one of its parts."""
    folded = word.casefold()
    if len(folded) == len(word):
        for at, end, owner in (*_joined(folded, own), *_joined(folded, corpus)):
            yield Found(start + at, start + end, owner)
    for segment in _SEGMENT.finditer(word):
        found = _at_an_end(segment[0], own, corpus)
        if found is not None:
            low, high, owner = found
            yield Found(start + segment.start() + low, start + segment.start() + high, owner)


def _joined(folded: str, names: Echoes) -> Iterator[tuple[int, int, int]]:
    """Find whole names run together, the longest at each letter."""
    at = 0
    while at <= len(folded) - _JOINED:
        found = next((n for n in names.lengths if folded[at : at + n] in names.joined), 0)
        if found:
            yield at, at + found, names.joined[folded[at : at + found]]
        at += found or 1


def _at_an_end(word: str, own: Echoes, corpus: Echoes) -> tuple[int, int, int] | None:
    if (owner := _of(word, own, corpus)) is not None and bare(word) not in _common():
        return 0, len(word), owner
    for length in range(min(len(word) - 1, _LONGEST), _INSIDE - 1, -1):
        for low, high in ((len(word) - length, len(word)), (0, length)):
            if (owner := _of(word[low:high], own, corpus)) is not None:
                return low, high, owner
    return None


def known(forms: Iterable[tuple[str, int]], shortest: int, kept: Sequence[str] = ()) -> Echoes:
    """Gather the surnames of forms; one that a kept person bears too is not among them."""
    spared = {word for form in kept for word in folded_words(parse(form).surname_text)}
    found = Echoes(shortest)
    for form, owner in forms:
        if not spared.intersection(folded_words(parse(form).surname_text)):
            found.add(form, owner)
    return found
