"""Decide who is said to give the figures of a sentence: `according to X`, `X says`, `writes X`, `паводле X`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from reptrack.extract.claims.phrases import Phrases, grammar
from reptrack.extract.claims.tables import tables
from reptrack.extract.claims.tokens import Sentence
from reptrack.records import Name
from reptrack.resources import each_toml

__all__ = ["Sources", "looks_back", "source_of"]

_QUOTES = frozenset('“”"«»„')
_CLOSING = frozenset('»”"')
_DASHES = frozenset("—–")
_SPEECH_ENDS = frozenset({",", "—", "–", "”", '"', "»", "’", "-"})
_NAME_JOINTS = frozenset({"-", "of", "for", "and", "the", "&"})
_REACH = 12
_NOT_REACH = 24  # tokens after `found` in which `guilty` stands
_APOSTROPHE_S = frozenset({"’s", "'s"})
_POSSESSIVE = frozenset({"’", "'", "s"})
_NEAR, _FAR = 4, 12  # tokens between `said` and a name: `said the Special Rapporteur on …, Jan Novik`
_POST = 7  # tokens between a name and its verb: `Zotova of Legal Bureau 49 notes`


@dataclass(slots=True)
class Sources:
    """What earlier sentences said.

    Attributes:
        last: the last named source. latest: the last one, with or without a name.
        speaker: the last person of the paragraph who was a source. witness: of the report. person: the last one named.
        publisher: of the report.
    """

    last: str | None = None
    latest: str | None = None
    speaker: str | None = None
    witness: str | None = None
    person: str | None = None
    publisher: str | None = None


@cache
def _phrases(key: str) -> Phrases[bool]:
    return Phrases((phrase, True) for table in each_toml("attribution.toml").values() for phrase in table.get(key, ()))


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(word for table in each_toml("attribution.toml").values() for word in table.get(key, ()))


@cache
def looks_back() -> tuple[str, ...]:
    """Give how a sentence begins that says where the figures of the sentence before come from."""
    return tuple(sorted(_words("back")))


@lru_cache(maxsize=8192)
def _is_verb(word: str) -> bool:
    return word in _phrases("verbs")


def source_of(sentence: Sentence, names: list[Name], known: Sources) -> str | None:
    """Give who the sentence says its figures come from, in the text's words, or None.

    Args:
        sentence: the sentence.
        names: the persons and organisations named in it.
        known: earlier sources; `the report` and `she` stand for them. It is brought up to date.
    """
    found = (
        _introduced(sentence, names, known)
        or _as_reported(sentence, names)
        or _own_figure(sentence, names)
        or _reporting(sentence, names, known)
        or _headed(sentence, names)
        or _signed(sentence, names)
    )
    if found is None:
        return None
    known.latest = found
    if not _is_generic(found):
        known.last = found
    if any(name.kind == "person" and name.text == found for name in names):
        known.speaker = known.witness = found
    return found


def _is_generic(source: str) -> bool:
    return source.lower() in _words("nouns") or source.lower() in _words("report")


def _introduced(sentence: Sentence, names: list[Name], known: Sources) -> str | None:
    """Read `according to X`; of several, the first."""
    if _phrases("own_words").find(sentence.low) is not None:
        return known.speaker or known.person
    at = 0
    while (found := _phrases("before").find(sentence.low, at)) is not None:
        _, end, _ = found
        source = _phrase_source(sentence, end, names, known)
        if source is not None:
            return source
        at = end
    return None


def _own_figure(sentence: Sentence, names: list[Name]) -> str | None:
    """Read `Viasna’s figure was 1,210`: the figures that somebody is said to have."""
    for name in names:
        k = sentence.index(name.end)
        while sentence.at(k) in _POSSESSIVE or sentence.at(k) in _words("leading"):
            k += 1
        possessive = sentence.text[name.end : name.end + 2] in _APOSTROPHE_S or name.text[-2:] in _APOSTROPHE_S
        if possessive and sentence.at(k) in _words("own_figures"):
            return name.text
    return None


def _phrase_source(sentence: Sentence, i: int, names: list[Name], known: Sources) -> str | None:
    """Give the source whose words begin at token `i`."""
    j = i
    while j < len(sentence.low) and j - i < _REACH:
        word = sentence.low[j]
        if word[0] == "\0" or word in {",", ";", ":", ".", "—", "–", "("} or _is_verb(word):
            break
        j += 1
    if i == j:
        return None
    inside = [name for name in names if sentence.begins[i] <= name.start < sentence.ends[j - 1]]
    for name in inside:
        if sentence.text[name.end : name.end + 2] not in _APOSTROPHE_S or name is inside[-1]:
            return _long_form(sentence, name, names)
    if _phrases("report").at(sentence.low, i) is not None:
        return known.last or known.publisher or sentence.slice(i, j)
    return _own_words(sentence, i, j)


def _long_form(sentence: Sentence, name: Name, names: list[Name]) -> str:
    """Give the name that a short form in brackets stands behind: `the Association of Journalists (BAJ) said`; of the kin of somebody, both."""
    before = sentence.index(name.start) - 1
    if sentence.at(before) == "(":
        for other in names:
            if other.kind == name.kind and other.end <= sentence.begins[before] and sentence.begins[before] - other.end <= 1:
                return other.text
    if name.kind == "person" and name.text != name.name and not name.text.isascii():
        noun = _phrases("nouns").before(sentence.low, before + 1)
        if noun is not None:
            return sentence.text[sentence.begins[noun[0]] : name.end]
    return name.text


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


def _signed(sentence: Sentence, names: list[Name]) -> str | None:
    """Read `«Нас было дванаццаць», — Надзея Новік`, `Twelve detained – Viasna`: a quotation or a headline, a dash, and who said it."""
    if names and names[-1].kind == "org" and names[-1].end >= sentence.end - 1:
        last = names[-1]
        at = sentence.index(last.start)
        while at > 1 and sentence.low[at - 1] in _QUOTES:
            at -= 1
        if at and ((sentence.low[at - 1] in _DASHES and not sentence.glued(at - 1)) or sentence.low[at - 1] == ":"):
            return last.text
    noun = _phrases("nouns").before(sentence.low, len(sentence.low))
    if noun is not None and sentence.at(noun[0] - 1) in {":", "–", "—"}:
        return sentence.slice(noun[0], len(sentence.low))
    for name in names:
        at = sentence.index(name.start)
        if at > 1 and sentence.low[at - 1] in _DASHES and any(token in _CLOSING for token in sentence.low[max(0, at - 3) : at - 1]):
            return name.text
    return None


def _reporting(sentence: Sentence, names: list[Name], known: Sources) -> str | None:
    """Read `X says` and `says X`."""
    for i, word in enumerate(sentence.low):
        if not _is_verb(word) or (sentence.form(i)[:1].isupper() and word.isascii()) or _is_noun(sentence, i):
            continue
        if word in _words("addressed"):
            source = _left_source(sentence, i, names, known)
            if source is not None:
                return source
            continue
        first, second = (_right_source, _left_source) if sentence.at(i - 1) == "," else (_left_source, _right_source)
        source = first(sentence, i, names, known) or second(sentence, i, names, known)
        if source is not None:
            return source
    return None


def _is_noun(sentence: Sentence, i: int) -> bool:
    """Tell whether a word that may be a reporting verb is none here: `the report`, `a count`, `found guilty`."""
    t = tables()
    before = sentence.at(i - 1)
    if before in t.determiners or (before in t.prepositions and sentence.low[i].isascii()):
        return True
    return any(word in _words("not_before") for word in sentence.low[i + 1 : i + _NOT_REACH])


def _as_reported(sentence: Sentence, names: list[Name]) -> str | None:
    """Read `…, as X reported`."""
    for name in names:
        at = sentence.index(name.start)
        if not at or sentence.low[at - 1] not in _words("as"):
            continue
        after = sentence.index(name.end)
        if any(_is_verb(sentence.at(k)) for k in (after, after + 1)):
            return name.text
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
    if sentence.low[verb] in _words("weak") and sentence.at(verb + 1) not in _words("clause"):
        return None
    if sentence.low[verb] in _words("decides") and sentence.low[j - 1] in _words("no_source"):
        return None
    named = _name_ending(sentence, j, outer, names)
    return named or _standing_for(sentence, j, known) or _capitals_before(sentence, j) or _farther(sentence, j, names)


def _farther(sentence: Sentence, j: int, names: list[Name]) -> str | None:
    """Give the subject of a verb where words that go with it stand between: `Zotova of Legal Bureau 49 notes`, `юристы фонда насчитали`."""
    t = tables()
    noun = _phrases("nouns").before(sentence.low, j - 1)
    if noun is not None and not sentence.low[j - 1].isascii() and sentence.low[j - 1][0].isalpha():
        return sentence.slice(noun[0], j)
    for i in range(j - 2, max(-1, j - _POST), -1):
        found = _phrases("nouns").at(sentence.low, i)
        if found is not None and sentence.at(found[0]) in grammar("belonging") and sentence.form(j - 1)[:1].isupper():
            return sentence.slice(i, j)
    for name in reversed(names):
        if name.kind != "person" or name.end > sentence.begins[j - 1]:
            continue
        after = min(sentence.index(name.end), j)
        if (
            j - after <= _POST
            and (sentence.at(after) == "," or sentence.at(after) in grammar("belonging"))
            and not any(_is_verb(word) for word in sentence.low[after:j])
        ):
            return name.text if not any(word in t.auxiliaries for word in sentence.low[after:j]) else None
        return None
    return None


def _name_ending(sentence: Sentence, j: int, outer: int, names: list[Name]) -> str | None:
    """Give the name that ends with token `j - 1`, or with the closing quote before token `outer`; a possessive `’s` may follow."""
    end, last = sentence.ends[outer - 1], sentence.ends[j - 1]
    for name in names:
        if name.end in {end, last, end - 2} or name.start < end <= name.end + 2:
            k = min(sentence.index(name.start), j)
            while k > 0 and sentence.low[k - 1] in tables().determiners:
                k -= 1
            depends = (
                sentence.at(k - 1) in tables().prepositions and sentence.at(k - 1) not in grammar("of") and sentence.at(k - 1).isascii()
            )
            court = any(word in _words("no_source") for word in sentence.low[k:j])
            return None if depends or court or _of_a_court(sentence, k) else _long_form(sentence, name, names)
    return None


def _of_a_court(sentence: Sentence, k: int) -> bool:
    """Tell whether words depend on a court right before them: `the District Court of Hrodna`, `суд Фрунзенскага раёна Мінска`."""
    no_source = _words("no_source")
    for i in range(k - 1, max(-1, k - _NEAR), -1):
        if sentence.low[i] in no_source:
            return True
        if not sentence.low[i][0].isalpha() or _is_verb(sentence.low[i]):
            return False
    return False


def _standing_for(sentence: Sentence, j: int, known: Sources) -> str | None:
    """Resolve `she`, `we` and `the report` before token `j`; a source without a name (`officials`) is given as it stands."""
    word = sentence.low[j - 1]
    if word in _words("ourselves"):
        quoted = any(token in _QUOTES for token in sentence.low[:j])
        return None if quoted else known.publisher
    if word in _words("pronouns"):
        stands = known.latest if word in _words("plural_pronouns") else known.speaker or known.person
        return stands if j == 1 or sentence.at(j - 2) in _SPEECH_ENDS else None
    if _phrases("expert").before(sentence.low, j) is not None and known.witness is not None:
        return known.witness
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
    while k < j and sentence.low[k] in t.determiners:
        k += 1
    lone = k == j - 1 == 0 and (sentence.low[0] in t.stops or sentence.low[0] in t.prepositions)
    if (
        k == j
        or lone
        or _of_a_court(sentence, k)
        or (sentence.at(k - 1) in t.determiners and sentence.at(k - 2) in t.prepositions and sentence.at(k - 2) not in grammar("of"))
        or any(word in _words("no_source") for word in sentence.low[k:j])
        or sentence.low[k] in _words("pronouns") | _words("ourselves") | _words("leading") | t.countable | t.age_pronouns
    ):
        return None
    return sentence.slice(k, j)


def _right_source(sentence: Sentence, verb: int, names: list[Name], known: Sources) -> str | None:
    i = verb + 1
    if sentence.at(i) in tables().place_prepositions and not sentence.low[i].isascii():
        i += 1  # (рассказал в суде)
    if i >= len(sentence.low) or sentence.low[i] in tables().prepositions:
        return None
    before = sentence.at(verb - 1)
    if sentence.low[i] in _words("pronouns") and before in _SPEECH_ENDS and sentence.low[i] not in _words("plural_pronouns"):
        return known.speaker or known.person
    if sentence.low[verb].isascii() and before not in _SPEECH_ENDS:
        return None
    for name in names:
        near = _FAR if name.kind == "person" and sentence.low[i] in tables().determiners else _NEAR
        if sentence.begins[i] <= name.start <= sentence.begins[min(i + near, len(sentence.low) - 1)]:
            return name.text
    if not (
        sentence.form(i)[:1].isupper()
        or sentence.low[i] in _QUOTES
        or sentence.low[i] in _words("leading")
        or _phrases("nouns").at(sentence.low, i)
    ):
        return None
    return _phrase_source(sentence, i, [], known)
