"""Decide whether a label stands before a figure on its line, and says what it counts: `Homes searched: 14`, `arrests ........ 97`."""

from __future__ import annotations

from reptrack.extract.claims.phrases import phrase_set
from reptrack.extract.claims.tokens import Sentence
from reptrack.values.numbers import lexicon

__all__ = ["label_before"]

_LONGEST = 90  # characters of a label with the dots behind it
_WORDS = 8  # words of a label
_LEADERS = ".…·_ \t"  # what leads the eye from a label to its figure
_FEWEST_DOTS = 3
_COLON = frozenset({":", "–", "—"})
_MARKS = " \t•*-–—▪◦●·►"  # before a label: the mark of a list
_COUNTED = 2  # words of a label that begins with a figure of its own
_ENDS = frozenset(".;!?:")


def label_before(sentence: Sentence, start: int) -> tuple[str, tuple[str, ...]] | None:
    """Give the label before the figure that begins at a token, as printed and in lower-case words, or None.

    A label opens its line, or its sentence, and ends with a colon, a dash or dots.
    """
    text, at = sentence.text, sentence.begins[start]
    line = text.rfind("\n", max(0, at - _LONGEST), at) + 1
    if line == 0 and at > _LONGEST:
        line = max(at - _LONGEST, sentence.start)
    dotted = _ending(text[line:at], dots=True)
    label = dotted if dotted is not None else _ending(text[max(line, sentence.start) : at], dots=False)
    if label is None:
        return None
    words = tuple(label.lower().replace(",", " ").split())
    said = [*words]
    of_it = phrase_set("subjects.toml", "of_whom").at(said, 0)
    if of_it is not None and of_it[0] < len(words):
        label, words = " ".join(label.split()[of_it[0] :]), words[of_it[0] :]
    if (
        len(words) > _WORDS
        or any(word in lexicon().cardinals for word in (*words[:_COUNTED], *words[-1:]))
        or any(phrase_set("subjects.toml", "left_out", "total").at(said, i) for i in range(len(words)))
    ):
        return None
    return label, words


def _ending(before: str, *, dots: bool) -> str | None:
    """Give the label that ends a piece of text with its dots, or with its colon or dash."""
    body = before.rstrip(_LEADERS if dots else " \t")
    if dots:
        marks = before[len(body) :].replace(" ", "").replace("\t", "")
        if len(marks) < _FEWEST_DOTS and "…" not in marks:
            return None
    elif body[-1:] in _COLON and (body[-1:] == ":" or body[-2:-1] == " "):
        body = body[:-1]
    else:
        return None
    label = body.strip(_MARKS)
    if not label[:1].isalpha() or (not dots and not _ENDS.isdisjoint(label)) or "|" in label:
        return None
    return label if dots or not any(letter.isdigit() for letter in label) else None
