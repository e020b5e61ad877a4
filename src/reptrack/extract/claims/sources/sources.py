"""Decide what words name a source: a name, its long form, the kin of somebody, an office without a name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from reptrack.extract.claims.phrases import Phrases
from reptrack.extract.claims.tokens import Sentence, is_digits
from reptrack.extract.claims.vocabulary import tables
from reptrack.records import Name
from reptrack.resources import each_toml
from reptrack.text.remember import WORDS

__all__ = [
    "APOSTROPHE_S",
    "NAME_JOINTS",
    "QUOTES",
    "Sources",
    "is_addressed",
    "is_detention",
    "is_verb",
    "long_form",
    "phrase_source",
    "phrases_of",
    "words_of",
]

QUOTES = frozenset('“”"«»„')
NAME_JOINTS = frozenset({"-", "of", "for", "and", "the", "&"})
_REACH = 12
APOSTROPHE_S = frozenset({"’s", "'s"})
_NOUN = 5  # tokens of a source without a name


@dataclass(slots=True)
class Sources:
    """What earlier sentences said.

    Attributes:
        last: the last named source. latest: the last one, with or without a name.
        speaker: the last person of the paragraph who was a source. witness: of the report. person: the last one named.
        publisher: of the report. named: the only organisation that the sentence before names.
    """

    last: str | None = None
    latest: str | None = None
    speaker: str | None = None
    witness: str | None = None
    person: str | None = None
    publisher: str | None = None
    named: str | None = None

    def body(self, word: str) -> str | None:
        """Give whom `the agency`, `the group`, `the report` stands for: a body is first the only one that the sentence before names."""
        named = self.named if word in words_of("bodies") else None
        return named or self.last or self.publisher


@cache
def phrases_of(key: str) -> Phrases[bool]:
    """Give the phrases that attribution.toml lists under a key, with straight and curly apostrophes."""
    said = [phrase for table in each_toml("attribution.toml").values() for phrase in table.get(key, ())]
    return Phrases((phrase.replace("'", mark), True) for phrase in said for mark in ("'’" if "'" in phrase else "'"))


@cache
def words_of(key: str) -> frozenset[str]:
    """Give the words that attribution.toml lists under a key."""
    return frozenset(word for table in each_toml("attribution.toml").values() for word in table.get(key, ()))


@lru_cache(maxsize=WORDS)
def is_verb(word: str) -> bool:
    """Tell whether a word is a verb of saying."""
    return word in phrases_of("verbs")


def is_detention(name: Name) -> bool:
    """Tell whether a name is that of a place where people are held, which tells nothing itself."""
    return not words_of("detention").isdisjoint(name.text.lower().replace("-", " ").split())


def is_addressed(name: Name) -> bool:
    """Tell whether a person's name stands in the dative, which names whom somebody told: `объяснила судье Ирине Новик`."""
    first, nominative = name.text.split()[0].lower(), name.name.split()[0].lower()
    return not first.isascii() and first != nominative and first.endswith(tuple(words_of("dative_names")))


def phrase_source(sentence: Sentence, i: int, names: list[Name], known: Sources) -> str | None:
    """Give the source whose words begin at token `i`."""
    j = i
    while j < len(sentence.low) and j - i < _REACH:
        word = sentence.low[j]
        if (
            word[0] == "\0"
            or word in {",", ";", ":", ".", "—", "–", "("}
            or (is_verb(word) and sentence.at(j + 1) not in words_of("agent"))
        ):
            break  # (but data collected by Viasna)
        j += 1
    if i == j or any(word in phrases_of("no_word") for word in sentence.low[i:j]):
        return None
    if (apposed := _apposed(sentence, i, j, names)) is not None:
        return apposed
    inside = [name for name in names if sentence.begins[i] <= name.start < sentence.ends[j - 1]]
    for name in inside:
        if name.start > sentence.begins[i] and is_detention(name):  # (the administration of Colony No. 4)
            return sentence.text[sentence.begins[i + (sentence.low[i] in tables().determiners)] : name.end]
        if sentence.text[name.end : name.end + 2] not in APOSTROPHE_S or name is inside[-1]:
            return long_form(sentence, name, names)
    if (report := phrases_of("report").at(sentence.low, i)) is not None:
        return known.body(sentence.low[report[0] - 1]) or sentence.slice(i, j)
    return _own_words(sentence, i, j)


def _apposed(sentence: Sentence, i: int, j: int, names: list[Name]) -> str | None:
    """Give the name behind kin or an office: `according to his brother, Yauhen, …`."""
    noun = phrases_of("nouns").at(sentence.low, i + (sentence.low[i] in tables().determiners))
    if noun is None or noun[0] != j or sentence.at(j) != "," or j + 1 >= len(sentence.low):
        return None
    return next((n.text for n in names if n.start == sentence.begins[j + 1] and sentence.at(sentence.index(n.end)) in {",", ".", ""}), None)


def long_form(sentence: Sentence, name: Name, names: list[Name]) -> str:
    """Give the name that a short form in brackets stands behind: `the Association of Journalists (BAJ) said`; of the kin of somebody, both."""
    before = sentence.index(name.start) - 1
    if sentence.at(before) == "(":
        for other in names:
            if other.kind == name.kind and other.end <= sentence.begins[before] and sentence.begins[before] - other.end <= 1:
                return other.text
    if name.kind == "person" and name.text != name.name and not name.text.isascii():
        noun = phrases_of("nouns").before(sentence.low, before + 1)
        if noun is not None:
            return sentence.text[sentence.begins[noun[0]] : name.end]
    return name.text


def _own_words(sentence: Sentence, i: int, j: int) -> str | None:
    """Give a source that no name was found for: its capitalised words without `the rights group`, or a known noun."""
    noun = phrases_of("nouns").at(sentence.low, i) or phrases_of("nouns").at(sentence.low, i + (sentence.low[i] in tables().determiners))
    k = i
    while k < j and (sentence.low[k] in words_of("leading") or sentence.low[k] in QUOTES):
        k += 1
    end = k
    while end < j and (sentence.form(end)[:1].isupper() or sentence.low[end] in QUOTES or sentence.low[end] in NAME_JOINTS):
        end += 1
    while end > k and sentence.low[end - 1] in NAME_JOINTS | QUOTES:
        end -= 1
    if end > k:
        return sentence.slice(k, end)
    if noun is not None:
        return sentence.slice(i, noun[0])
    words = sentence.low[i : min(j, i + _NOUN)]
    if any(map(is_digits, words)) or words_of("leading").isdisjoint(sentence.low[i:j]):
        return None  # (put the number at 94)
    return sentence.slice(i, min(j, i + _NOUN))
