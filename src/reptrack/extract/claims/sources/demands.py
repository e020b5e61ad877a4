"""Decide whose word one figure of a sentence is: the prosecutor's who sought a term, a source in brackets, that of its part of the sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reptrack.extract.claims.phrases import phrase_set, word_set
from reptrack.extract.claims.readings import Reading
from reptrack.extract.claims.sources.attribution import Sources, source_of
from reptrack.extract.claims.sources.sources import is_verb
from reptrack.extract.claims.tokens import Sentence, tokenize
from reptrack.records import Name

__all__ = ["demanded_by"]

_REACH, _NEAR = 24, 8
_BEHIND = 5  # characters between a figure and those whom it counts: ` of `
_INITIAL = 3  # letters of the longest initial: `Dzm.`
_FILE = "attribution.toml"


def demanded_by(sentence: Sentence, reading: Reading, names: Sequence[Name], known: Sources) -> str | None:
    """Give who asked for a term or fine (`the prosecutor sought 11 years`) or stands in brackets behind a count, or None if nobody does.

    Args:
        sentence: its sentence.
        reading: the figure: a term or a sum.
        names: the persons and organisations named in the sentence.
        known: earlier sources; `he` stands for the person named last.
    """
    if reading.kind not in {"duration", "money", "other"}:
        return _in_brackets(sentence, reading, names) or _of_its_part(sentence, reading, names, known)
    low, ends, verbs = sentence.low, word_set(_FILE, "demands", "ends"), word_set(_FILE, "demands", "verbs")
    for i in range(reading.i - 1, max(-1, reading.i - _REACH), -1) if not verbs.isdisjoint(low) else ():
        if low[i] in ends or low[i] in {";", "("}:
            break
        if low[i] in verbs:
            return _asker(sentence, i, names, known)
    return _of_its_part(sentence, reading, names, known)


def _of_its_part(sentence: Sentence, reading: Reading, names: Sequence[Name], known: Sources) -> str | None:
    """Give the source that the part of the sentence between semicolons, or before and after `while`, names for its own figures."""
    low, against = sentence.low, word_set(_FILE, "against")
    if ";" not in low and against.isdisjoint(low):
        return None
    breaks = [k for k, word in enumerate(low) if word == ";" or (word in against and sentence.at(k - 1) == ",")]
    if not breaks:
        return None
    start = max((k + 1 for k in breaks if k < reading.i), default=0)
    end = min((k for k in breaks if k >= reading.j), default=len(low))
    told = any(map(is_verb, low[start:end])) or sentence.find(phrase_set(_FILE, "before"), start, end) is not None
    if not told:
        return None
    begin, stop = sentence.begins[start], sentence.ends[end - 1]
    part = tokenize(sentence.text, begin, stop, list(sentence.dates.values()), [])
    there = [name for name in names if name.kind != "place" and begin <= name.start < stop]
    found = source_of(part, there, replace(known))
    counted = found is not None and 0 <= sentence.text.find(found, begin, stop) - sentence.ends[reading.j - 1] <= _BEHIND
    return None if counted else found  # (75 % of detainees report beatings)


def _asker(sentence: Sentence, verb: int, names: Sequence[Name], known: Sources) -> str | None:
    """Give the subject of a verb of demanding, if it is a prosecutor: by name if one follows the word, else the word."""
    nouns = phrase_set(_FILE, "demands", "who")
    for i in range(verb - 1, max(-1, verb - _NEAR), -1):
        beside = sentence.low[i] == "," and _is_apposed(sentence, i, verb, names)
        if (sentence.low[i] in {",", ";"} and not beside) or (sentence.low[i] == "." and len(sentence.at(i - 1)) > _INITIAL):
            break
        found = nouns.at(sentence.low, i)
        if found is not None:
            named = next((n for n in names if sentence.begins[i] < n.start < sentence.begins[verb] and n.kind == "person"), None)
            if named is not None:
                return named.text
            return sentence.slice(i, found[0])
    first = sentence.at(verb - 1)
    return known.person if first in word_set(_FILE, "pronouns") - word_set(_FILE, "plural_pronouns") and verb == 1 else None


def _is_apposed(sentence: Sentence, comma: int, verb: int, names: Sequence[Name]) -> bool:
    """Tell whether a comma stands beside the prosecutor's name: `the prosecutor, R. Novik, demanded three years`."""
    begin, end = sentence.begins[comma], sentence.begins[verb]
    return any(n.kind == "person" and (begin < n.start < end or n.end == begin) for n in names)


def _in_brackets(sentence: Sentence, reading: Reading, names: Sequence[Name]) -> str | None:
    """Give the organisation that stands alone in brackets behind what is said of a figure: `22 journalists are held (Viasna)`."""
    low = sentence.low
    for i in range(reading.j, min(len(low), reading.j + _REACH)) if "(" in low else ():
        if low[i] in {";", ",", "—", "–"} or low[i][0].isdecimal():
            return None
        if low[i] == "(":
            begin = sentence.begins[min(i + 1, len(low) - 1)]
            name = next((n for n in names if n.kind == "org" and n.start == begin), None)
            alone = name is not None and sentence.at(sentence.index(name.end)) == ")"
            behind_name = any(n.kind == "org" and 0 <= sentence.begins[i] - n.end <= 1 for n in names)
            return name.text if name is not None and alone and not behind_name else None
    return None
