"""Decide who is said to give the figures of a sentence: `according to X`, `X says`, `writes X`, `паводле X`."""

from __future__ import annotations

from functools import cache

from reptrack.extract.claims.sources.reporting import reporting
from reptrack.extract.claims.sources.sources import (
    APOSTROPHE_S,
    QUOTES,
    Sources,
    is_addressed,
    is_verb,
    long_form,
    phrase_source,
    phrases_of,
    words_of,
)
from reptrack.extract.claims.tokens import DATE, Sentence, is_digits
from reptrack.extract.claims.vocabulary import tables
from reptrack.records import Name

__all__ = ["Sources", "looks_back", "source_of", "words_by"]

_CLOSING = frozenset('»”"')
_DASHES = frozenset("—–")
_REACH = 12
_ARTICLE = range(3)  # words between `figures of` and a name
_POSSESSIVE = frozenset({"’", "'", "s"})
_NAMED_EARLY = 4  # tokens of `The last words of`
_HALF = 2  # quotation marks around a name
_NOUN = 5  # tokens of a source without a name


@cache
def looks_back() -> tuple[str, ...]:
    """Give how a sentence begins that says where the figures of the sentence before come from."""
    return tuple(sorted(words_of("back")))


def source_of(sentence: Sentence, names: list[Name], known: Sources) -> str | None:
    """Give who the sentence says its figures come from, in the text's words, or None.

    Args:
        sentence: the sentence.
        names: the persons and organisations named in it.
        known: earlier sources; `the report` and `she` stand for them. It is brought up to date.
    """
    names = [name for name in names if not _is_topic(sentence, name)]
    found = (
        _introduced(sentence, names, known)
        or _as_reported(sentence, names, known)
        or _own_figure(sentence, names)
        or reporting(sentence, names, known)
        or _headed(sentence, names)
        or _signed(sentence, names)
        or _before_quotation(sentence, names)
    )
    if found is None:
        return None
    known.latest = found
    if found in {known.person, known.speaker} or any(name.kind == "person" and name.text == found for name in names):
        known.speaker = known.witness = found
    elif not _is_generic(found):
        known.last = found
    return found


def words_by(sentence: Sentence, names: list[Name]) -> str | None:
    """Read `“We were twelve.” The last words of Jan Novik`: a sentence that begins with a word for a speech and names one person."""
    if words_of("speeches").isdisjoint(sentence.low[:_NAMED_EARLY]):
        return None
    persons = [name for name in names if name.kind == "person" and not is_addressed(name)]
    return persons[0].text if len(persons) == 1 else None


def _is_topic(sentence: Sentence, name: Name) -> bool:
    """Tell a name of what somebody speaks about: `told us about SIZO-1: “There were fifteen of us”`."""
    at = sentence.index(name.start) - 1
    return sentence.at(at - (sentence.at(at) in QUOTES)) in words_of("topics")


def _is_generic(source: str) -> bool:
    return source.lower() in words_of("nouns") or source.lower() in words_of("report")


def _introduced(sentence: Sentence, names: list[Name], known: Sources) -> str | None:
    """Read `according to X`; of several, the first."""
    own = sentence.find(phrases_of("own_words"))
    if own is not None and not (sentence.low[own[1] - 1] in tables().determiners and sentence.at(own[1]).isalpha()):
        return known.speaker or known.person
    titled = phrases_of("titles").at(sentence.low, 0)
    if titled is not None and (named := next((n for n in names if sentence.index(n.start) - titled[0] in _ARTICLE), None)) is not None:
        return long_form(sentence, named, names)  # (Figures of the Public Defender)
    at = 0
    while (found := sentence.find(phrases_of("before"), at)) is not None:
        _, end, _ = found
        if sentence.at(end) in words_of("possessive") and known.latest is not None:
            return known.latest  # (according to its own data)
        if sentence.at(end) in words_of("our"):
            return known.publisher
        source = phrase_source(sentence, end, names, known) or _any_noun(sentence, end, known)
        if source is not None:
            return source
        at = end
    return None


def _any_noun(sentence: Sentence, i: int, known: Sources) -> str | None:
    """Give whatever is said to tell a figure: `according to court documents`, `паводле следства`; not a law or a plan."""
    j = i
    while j < len(sentence.low) and sentence.low[j][:1].isalpha() and j - i <= _NOUN:
        j += 1
    low = sentence.low[i:j]
    if not 0 < j - i <= _NOUN or sentence.at(j) not in {",", ".", ""} or any(word in phrases_of("no_word") for word in low):
        return None
    collected = next((word for word in low if word in words_of("bodies_agent")), None)
    return sentence.slice(i, j) if collected is None else known.named or known.last or sentence.slice(i, j)


def _own_figure(sentence: Sentence, names: list[Name]) -> str | None:
    """Read `Viasna’s figure was 1,210`: the figures that somebody is said to have."""
    if words_of("own_figures").isdisjoint(sentence.low):
        return None
    for name in names:
        k = sentence.index(name.end)
        while sentence.at(k) in _POSSESSIVE or sentence.at(k) in words_of("leading"):
            k += 1
        bare = k == sentence.index(name.end) and sentence.at(sentence.index(name.start) - 1) in tables().determiners
        if bare and name.kind == "org" and sentence.at(k) in words_of("own_figures"):
            return name.text  # (the Viasna figure)
        possessive = sentence.text[name.end : name.end + 2] in APOSTROPHE_S or name.text[-2:] in APOSTROPHE_S
        if possessive and sentence.at(k) in words_of("own_figures"):
            return name.text
    return None


def _headed(sentence: Sentence, names: list[Name]) -> str | None:
    """Read `Rights group: 7,675 convicted`."""
    if ":" not in sentence.low[:_REACH]:
        return None
    colon = sentence.low.index(":")
    begin = 0
    while begin < colon and (sentence.low[begin] == DATE or not (sentence.low[begin][0].isalnum() or sentence.low[begin] in QUOTES)):
        begin += 1  # (12 May /// «Голос»: …)
    noun = phrases_of("nouns").at(sentence.low, begin)
    if noun is not None and noun[0] == colon:
        counted = is_digits(sentence.at(colon + 1)) and not sentence.at(colon + 2)[:1].isalpha()
        return None if counted else sentence.slice(begin, colon)  # (Journalists: 14)
    opened = sentence.at(begin) in QUOTES
    things = words_of("detention") | words_of("no_source")
    if any(word in things for word in sentence.low[begin:colon]) or _is_term(sentence, colon + 1):
        return None  # (SIZO-1: 14 people; Lozka: six years)
    for name in names:
        ends = {sentence.ends[colon - 1], sentence.ends[max(0, colon - 1 - opened)]}
        if name.start == sentence.begins[begin + opened] and name.end in ends:
            return name.text
    short = _HALF < colon - begin <= _NOUN and sentence.form(begin + 1)[:1].isupper()
    return sentence.slice(begin + 1, colon - 1) if opened and short and sentence.low[colon - 1] in _CLOSING else None


def _is_term(sentence: Sentence, k: int) -> bool:
    """Tell whether a length of time begins at a token: a number or two and its unit."""
    duration = tables().duration
    return any(duration.at(sentence.low, n) is not None for n in (k + 1, k + 2)) and not sentence.low[k][:1].isupper()


def _before_quotation(sentence: Sentence, names: list[Name]) -> str | None:
    """Read `Let us answer with the words of Dr Novik, who worked there: “There were two of us”`: the one person named before a quotation."""
    for k in range(1, len(sentence.low) - 1) if ":" in sentence.low else ():
        if sentence.low[k] == ":" and sentence.low[k + 1] in QUOTES:
            persons = [name for name in names if name.kind == "person" and name.end <= sentence.begins[k]]
            return persons[0].text if len(persons) == 1 and not is_addressed(persons[0]) else None
    return None


def _signed(sentence: Sentence, names: list[Name]) -> str | None:
    """Read `«Нас было дванаццаць», — Надзея Новік`, `Twelve detained – Viasna`: a quotation or a headline, a dash, and who said it."""
    if names and names[-1].kind == "org" and names[-1].end >= sentence.end - 1:
        last = names[-1]
        at = sentence.index(last.start)
        while at > 1 and sentence.low[at - 1] in QUOTES:
            at -= 1
        if at and ((sentence.low[at - 1] in _DASHES and not sentence.glued(at - 1)) or sentence.low[at - 1] == ":"):
            return last.text
    noun = phrases_of("nouns").before(sentence.low, len(sentence.low))
    if noun is not None and sentence.at(noun[0] - 1) in {":", "–", "—"}:
        return sentence.slice(noun[0], len(sentence.low))
    for name in names if not _DASHES.isdisjoint(sentence.low) else ():
        at = sentence.index(name.start)
        if at > 1 and sentence.low[at - 1] in _DASHES and any(token in _CLOSING for token in sentence.low[max(0, at - 3) : at - 1]):
            return name.text
    return None


def _as_reported(sentence: Sentence, names: list[Name], known: Sources) -> str | None:
    """Read `…, as X reported`, `как он рассказал «Медиазоне»`."""
    as_, somebody = words_of("as"), words_of("pronouns")
    if as_.isdisjoint(sentence.low):
        return None
    for at, word in enumerate(sentence.low):
        if word in as_ and sentence.at(at + 1) in somebody and is_verb(sentence.at(at + 2)):
            return known.speaker or known.person
    for name in names:
        at = sentence.index(name.start)
        if not at or sentence.low[at - 1] not in words_of("as"):
            continue
        after = sentence.index(name.end)
        if any(is_verb(sentence.at(k)) for k in (after, after + 1)):
            return name.text
    return None
