"""Decide what the figures of a list count whose rows only say where, when or that they are the whole: what the heading above it says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reptrack.extract.claims.nouns import counts_nothing
from reptrack.extract.claims.phrases import grammar, word_set
from reptrack.extract.claims.positions import inside
from reptrack.extract.claims.readings import Reading
from reptrack.extract.claims.subjects.subject_words import Subject
from reptrack.extract.claims.tokens import Sentence
from reptrack.extract.claims.vocabulary import tables
from reptrack.records import Name

__all__ = ["counted_in_list"]

_REACH = 1_500  # characters above a row in which its heading stands
_LONGEST, _WORDS = 80, 6  # characters of a row up to its figure, and words of a label or heading
# What stands between a label and its figure: a colon, a dash with a space before it, three dots or more; then other figures of the row.
_LABEL = re.compile(r"\s*[•*–—▪-]?\s*(?P<label>[^\W\d][^\n\d,:.;|]*?)\s*(?::|\s[–—]|\.{3,}|…|·{3,})[^a-zа-яёіў\n|]*")
# A line that is a heading: `1. Executions`, `TABLE 2. PERSONS ARRESTED`, `Arrests:`; no sentence and no row.
_HEADING = re.compile(r"[^\S\n]*(?:[^\W\d_]{4,9}\s)?(?:[\dIVX]{1,4}[.:)]\s+)?(?P<heading>[^\W\d_][^\n\d.;|!?]{3,70}?)\s*:?[^\S\n]*")


def counted_in_list(sentence: Sentence, reading: Reading, names: Sequence[Name]) -> Subject | None:
    """Give what the heading says where the label of a figure is a place, a total or begins with a preposition; None for any other label.

    Args:
        sentence: the sentence of the figure.
        reading: the figure, behind which no noun stands.
        names: the names of the report, places among them.
    """
    text, at, end = sentence.text, sentence.begins[reading.i], sentence.ends[reading.j - 1]
    if text[end : end + 1] not in {"\n", ""} and not counts_nothing(sentence, reading.j):
        return None
    line = text.rfind("\n", max(0, at - _LONGEST), at) + 1
    found = _LABEL.fullmatch(text, line, at) if line else None
    if found is None or len(found["label"].split()) > _WORDS:
        return None
    label = found["label"]
    start = line + text[line:at].find(label)
    place = any(name.kind == "place" and name.start <= start and name.end >= start + len(label) for name in inside(names, line, at))
    heading = _heading_above(text, line) if place or _says_only_how(label) else None
    return Subject(heading, tuple(heading.lower().split())) if heading is not None else None


def _says_only_how(label: str) -> bool:
    """Tell whether a label says that its figure is the whole, or how some of it are told apart: `Total recorded`, `By quarter`, `In public`."""
    words = label.lower().split()
    if tables().of_whom.at(words, 0) is not None:
        return False  # (of them women)
    apart = words[0] in tables().prepositions or words[0] in grammar("grouping")
    return apart or all(word in word_set("subjects.toml", "left_out", "total") for word in words)


def _heading_above(text: str, line: int) -> str | None:
    """Give the nearest heading above a line that says what is counted, without its number; None if none stands near."""
    for above in reversed(text[max(0, line - _REACH) : line].split("\n")):
        found = _HEADING.fullmatch(above)
        if found is not None and len(found["heading"].split()) <= _WORDS and not _says_only_how(found["heading"]):
            return found["heading"]
    return None
