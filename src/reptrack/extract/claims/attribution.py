"""Decide who is said to give the figures of a sentence: `according to X`, `X says`, `writes X`, `паводле X`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reptrack.extract.claims.phrases import Phrases
from reptrack.extract.claims.tables import tables
from reptrack.extract.claims.tokens import Sentence
from reptrack.records import Name
from reptrack.resources import each_toml

__all__ = ["Sources", "source_of"]

_QUOTES = frozenset('“”"«»„')
_NAME_JOINTS = frozenset({"-", "of", "for", "and", "the", "&"})
_REACH = 12


@dataclass(slots=True)
class Sources:
    """What earlier sentences said: the last named source, and the last person named."""

    last: str | None = None
    person: str | None = None
    publisher: str | None = None


@cache
def _phrases(key: str) -> Phrases[bool]:
    return Phrases((phrase, True) for table in each_toml("attribution.toml").values() for phrase in table.get(key, ()))


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(word for table in each_toml("attribution.toml").values() for word in table.get(key, ()))


def source_of(sentence: Sentence, names: list[Name], known: Sources) -> str | None:
    """Give who the sentence says its figures come from, in the text's words, or None.

    Args:
        sentence: the sentence.
        names: the persons and organisations named in it.
        known: earlier sources; `the report` and `she` stand for them. It is brought up to date.
    """
    found = _introduced(sentence, names, known) or _reporting(sentence, names, known) or _headed(sentence, names)
    if found is not None and not _is_generic(found):
        known.last = found
    return found


def _is_generic(source: str) -> bool:
    return source.lower() in _words("nouns") or source.lower() in _words("report")


def _introduced(sentence: Sentence, names: list[Name], known: Sources) -> str | None:
    """Read `according to X`; of several, the first."""
    at = 0
    while (found := _phrases("before").find(sentence.low, at)) is not None:
        _, end, _ = found
        source = _phrase_source(sentence, end, names, known)
        if source is not None:
            return source
        at = end
    return None


def _phrase_source(sentence: Sentence, i: int, names: list[Name], known: Sources) -> str | None:
    """Give the source whose words begin at token `i`."""
    j = i
    while j < len(sentence.low) and j - i < _REACH:
        word = sentence.low[j]
        if word[0] == "\0" or word in {",", ";", ":", ".", "—", "–", "("} or word in _words("verbs"):
            break
        j += 1
    if i == j:
        return None
    for name in names:
        if sentence.begins[i] <= name.start < sentence.ends[j - 1]:
            return name.text
    if _phrases("report").at(sentence.low, i) is not None:
        return known.last or known.publisher or sentence.slice(i, j)
    return _own_words(sentence, i, j)


def _own_words(sentence: Sentence, i: int, j: int) -> str | None:
    """Give a source that no name was found for: its capitalised words without `the rights group`, or a known noun."""
    noun = _phrases("nouns").at(sentence.low, i)
    k = i
    while k < j and (sentence.low[k] in _words("leading") or sentence.low[k] in _QUOTES):
        k += 1
    end = k
    while end < j and (sentence.form(end)[:1].isupper() or sentence.low[end] in _QUOTES or sentence.low[end] in _NAME_JOINTS):
        end += 1
    while end > k and sentence.low[end - 1] in _NAME_JOINTS | _QUOTES:
        end -= 1
    if end > k:
        return sentence.slice(k, end)
    if noun is not None:
        return sentence.slice(i, noun[0])
    return sentence.slice(i, min(j, i + 5)) if any(sentence.low[n] in _words("leading") for n in range(i, j)) else None


def _headed(sentence: Sentence, names: list[Name]) -> str | None:
    """Read `Rights group: 7,675 convicted`."""
    if ":" not in sentence.low[:_REACH]:
        return None
    colon = sentence.low.index(":")
    noun = _phrases("nouns").at(sentence.low, 0)
    if noun is not None and noun[0] == colon:
        return sentence.slice(0, colon)
    for name in names:
        if name.start == sentence.begins[0] and name.end == sentence.ends[colon - 1]:
            return name.text
    return None


def _reporting(sentence: Sentence, names: list[Name], known: Sources) -> str | None:
    """Read `X says` and `says X`."""
    verbs = _words("verbs")
    for i, word in enumerate(sentence.low):
        if word not in verbs or (sentence.form(i)[:1].isupper() and word.isascii()):
            continue
        first, second = (_right_source, _left_source) if sentence.at(i - 1) == "," else (_left_source, _right_source)
        source = first(sentence, i, names, known) or second(sentence, i, names, known)
        if source is not None:
            return source
    return None


def _left_source(sentence: Sentence, verb: int, names: list[Name], known: Sources) -> str | None:
    """Give the subject of a reporting verb: `Viasna has recorded`, `the group estimates`, `she recalled`."""
    j = verb
    while j > 0 and sentence.low[j - 1] in _words("between"):
        j -= 1
    if j > 1 and sentence.low[j - 1] in _words("figures"):
        j -= 1
    outer = j
    while j > 0 and sentence.low[j - 1] in _QUOTES:
        j -= 1
    if j == 0:
        return None
    named = _name_ending(sentence, j, outer, names)
    return named or _standing_for(sentence, j, known) or _capitals_before(sentence, j)


def _name_ending(sentence: Sentence, j: int, outer: int, names: list[Name]) -> str | None:
    """Give the name that ends with token `j - 1`, or with the closing quote before token `outer`; a possessive `’s` may follow."""
    end, last = sentence.ends[outer - 1], sentence.ends[j - 1]
    for name in names:
        if name.end in {end, last, end - 2} or name.start < end <= name.end + 2:
            return name.text
    return None


def _standing_for(sentence: Sentence, j: int, known: Sources) -> str | None:
    """Resolve `she`, `we` and `the report` before token `j`; a source without a name (`officials`) is given as it stands."""
    word = sentence.low[j - 1]
    if word in _words("ourselves"):
        return known.publisher
    if word in _words("pronouns"):
        return known.person if j == 1 else None
    noun = _phrases("nouns").before(sentence.low, j)
    report = _phrases("report").before(sentence.low, j)
    if report is None:
        return sentence.slice(noun[0], j) if noun else None
    if word.isascii() and sentence.form(j - 1)[:1].isupper():
        return sentence.slice(j - 1, j)
    return known.last or known.publisher or sentence.slice(report[0], j)


def _capitals_before(sentence: Sentence, j: int) -> str | None:
    """Give the run of capitalised words that ends with token `j - 1`: an organisation that was not recognised as a name."""
    k = j
    while k > 0 and (sentence.form(k - 1)[:1].isupper() or (sentence.low[k - 1] == "-" and k < j)):
        k -= 1
    t = tables()
    lone = k == j - 1 == 0 and (sentence.low[0] in t.stops or sentence.low[0] in t.prepositions)
    if k == j or lone or sentence.low[k] in _words("pronouns") | _words("ourselves") | _words("leading"):
        return None
    return sentence.slice(k, j)


def _right_source(sentence: Sentence, verb: int, names: list[Name], known: Sources) -> str | None:
    i = verb + 1
    if sentence.at(i) in tables().prepositions and not sentence.low[i].isascii():
        i += 1
    if i >= len(sentence.low):
        return None
    before = sentence.at(verb - 1)
    if sentence.low[verb].isascii() and before not in {",", "—", "–", "”", '"', "»", "’", "-"}:
        return None
    for name in names:
        if sentence.begins[i] <= name.start <= sentence.begins[min(i + 4, len(sentence.low) - 1)]:
            return name.text
    if not (
        sentence.form(i)[:1].isupper()
        or sentence.low[i] in _QUOTES
        or sentence.low[i] in _words("leading")
        or _phrases("nouns").at(sentence.low, i)
    ):
        return None
    return _phrase_source(sentence, i, [], known)
