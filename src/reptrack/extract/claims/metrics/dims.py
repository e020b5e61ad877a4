"""Decide what a figure is restricted to: women, minors, an article, a place, or another part of those whom its metric counts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from reptrack.extract.claims.metrics.metric import is_group, metric_of, term_at
from reptrack.extract.claims.phrases import phrase_set, word_set
from reptrack.extract.claims.readings import Reading
from reptrack.extract.claims.sources.sources import words_of
from reptrack.extract.claims.subjects.subject import Subject
from reptrack.extract.claims.tokens import Sentence, is_digits
from reptrack.extract.claims.verbs import is_participle, skip_auxiliaries
from reptrack.extract.claims.vocabulary import tables
from reptrack.records import Name
from reptrack.resources import each_tsv

__all__ = ["dims_of"]

_BREAKS = frozenset(";:,.()—–|")
_ARTICLE_REACH, _PLACE_REACH, _VERB_REACH = 8, 12, 8
_LONGEST = 6  # words of a restriction


def dims_of(sentence: Sentence, reading: Reading, subject: Subject, metric: str | None, places: Sequence[Name]) -> dict[str, str]:
    """Give the dimensions of a figure.

    Args:
        sentence: its sentence.
        reading: the figure.
        subject: what it counts.
        metric: its metric.
        places: the places named in the sentence.
    """
    dims = _named(subject)
    if reading.kind != "count":
        return dims
    article = _article(sentence, reading)
    if article is not None:
        dims["article"] = article
    place = _place(sentence, reading, places) or _place_before(sentence, reading, places)
    if place is not None:
        dims["place"] = place
    narrows = metric is not None and not dims.keys() & {"gender", "age_group"}
    subset = (
        _detention(sentence, reading) or _case(sentence, reading, metric) or _subset(sentence, reading, subject, metric or "")
        if narrows
        else None
    )
    if subset is not None:
        dims["subset"] = subset
    return dims


def _named(subject: Subject) -> dict[str, str]:
    """Give the dimensions that the words for the counted name: women, minors."""
    dims: dict[str, str] = {}
    for _, _, (name, value) in tables().dims.each(list(subject.tokens)):
        if dims.get(name, value) != value:
            del dims[name]
            break
        dims[name] = value
    return dims


def _article(sentence: Sentence, reading: Reading) -> str | None:
    for index, article in sentence.articles.items():
        between = sentence.low[reading.j : index]
        if reading.j <= index <= reading.j + _ARTICLE_REACH and len(article.refs) == 1 and "," not in between:
            return article.refs[0]
    return None


@cache
def _countries() -> frozenset[str]:
    """Give the names of countries in all spellings: a report's own country restricts nothing, and others hardly ever do."""
    rows = (row for table in each_tsv("places.tsv").values() for row in table if row["type"] == "country")
    return frozenset(name.strip().lower() for row in rows for key in ("en", "be", "ru") for name in (row[key] or "").split("|"))


def _place(sentence: Sentence, reading: Reading, places: Sequence[Name]) -> str | None:
    """Give the town or region that a figure is of: `78 people were convicted in Minsk`."""
    for place in places:
        if place.start < sentence.ends[reading.j - 1]:
            continue
        index = sentence.index(place.start)
        if not 0 <= index - reading.j <= _PLACE_REACH:
            return None
        between = sentence.low[reading.j : index]
        if any(token in _BREAKS or is_digits(token) for token in between):
            return None
        last = between[-2:] if between and between[-1] in tables().determiners else between[-1:]
        if last and last[0] in tables().place_prepositions:
            return None if place.name.lower() in _countries() else place.name
    return None


def _place_before(sentence: Sentence, reading: Reading, places: Sequence[Name]) -> str | None:
    """Give the town that a sentence opens with, right before its figure: `In Minsk, at least 410 people were detained`."""
    low, t = sentence.low, tables()
    if not low or low[0] not in t.place_prepositions:
        return None
    for place in places:
        begin, comma = sentence.index(place.start), sentence.index(place.end)
        if not 1 <= begin <= 2 or comma >= reading.i:  # noqa: PLR2004 - `in`, maybe `the`
            return None
        comma += sentence.at(comma) == ","
        qualified = all(word in word_set("metrics.toml", "before_figure") for word in low[comma : reading.i])
        return place.name if qualified and place.name.lower() not in _countries() else None
    return None


def _detention(sentence: Sentence, reading: Reading) -> str | None:
    """Give the one place of detention that a figure is of: `In Colony No. 4 there are 32 prisoners`, `32 are held in SIZO-1`."""
    low, t = sentence.low, tables()
    if words_of("detention").isdisjoint(low):
        return None
    for k, word in enumerate(low):
        if word not in words_of("detention") or not (k < reading.i or k - reading.j < _PLACE_REACH):
            continue
        named = any(map(is_digits, low[k + 1 : k + 4])) or (sentence.form(k)[:1].isupper() and sentence.form(k - 1)[:1].isupper())
        begin = next((n for n in range(k - 1, max(-1, k - _LONGEST), -1) if low[n] in t.place_prepositions), -1)
        if named and k < reading.i and sentence.at(reading.i - 1) == ":":
            return sentence.slice(0, reading.i - 1)  # (Prison No. 8: 14 people)
        beside = begin == 0 if k < reading.i else begin >= reading.j and _BREAKS.isdisjoint(low[reading.j : begin])
        if named and beside:
            end = next((n + 1 for n in range(k + 1, min(k + 4, len(low))) if is_digits(low[n])), k + 1)
            return sentence.slice(begin, end)
    return None


def _case(sentence: Sentence, reading: Reading, metric: str | None) -> str | None:
    """Give the one case that a figure is of, or the crime: `In the case of the analysts, 20 were convicted`, `convicted of "hatred"`."""
    low = sentence.low
    found = phrase_set("metrics.toml", "in_case").at(low, 0)
    if found is not None:
        end = next((k for k in range(found[0], reading.i) if low[k] in _BREAKS), 0)
        return sentence.slice(0, min(end, found[0] + _LONGEST)) if end else None
    convicted = phrase_set("metrics.toml", "convicted_of")
    if not sentence.may_have(convicted):
        return None
    end = next((k for k in range(reading.j, len(low)) if low[k] in _BREAKS or is_digits(low[k])), len(low))
    crime = sentence.find(convicted, reading.j, end)
    if crime is None or term_at(low, crime[0]) != metric:
        return None  # (two inmates convicted of murder were executed)
    if not low[crime[1] : crime[1] + 1] or sentence.find(phrase_set("metrics.toml", "general_charges"), crime[1], end):
        return None
    return sentence.slice(crime[1] - 1, min(end, crime[1] - 1 + _LONGEST))


def _is_done(sentence: Sentence, reading: Reading, k: int) -> bool:
    """Tell whether a word after the noun says what they did or what befell them: `fell ill`, `объявили голодовку`, `convicted in May`."""
    word, t = sentence.low[k], tables()
    if k == reading.j or not sentence.low[k - 1][0].isalpha() or sentence.low[k - 1] in t.prepositions or sentence.form(k)[:1].isupper():
        return False
    if word.isascii():
        return word in t.verbs or word in word_set("subjects.toml", "restriction", "happened") or is_participle(word)
    return word.endswith(tuple(word_set("subjects.toml", "restriction", "happened_endings"))) and len(word) > 4  # noqa: PLR2004


def _subset(sentence: Sentence, reading: Reading, subject: Subject, metric: str) -> str | None:
    """Give the words that make the counted a part of what the metric counts: `with disabilities`, `transferred`, `under this article`."""
    low = list(subject.tokens)
    for i in range(1, len(low)):
        found = tables().restricting.at(low, i)
        if found is not None and metric_of(subject.tokens[i:]) != metric:  # else the restriction is what the metric counts
            return " ".join(low[i : i + _LONGEST])
    if not is_group(metric):
        return None
    return _other_event(sentence, reading, metric)


def _other_event(sentence: Sentence, reading: Reading, metric: str) -> str | None:
    """Give what happened to people whom a metric counts by what they are, where no metric counts that: `were transferred`."""
    t = tables()
    for k in range(reading.j, min(reading.j + _VERB_REACH, len(sentence.low))):
        if sentence.low[k] in _BREAKS:
            return None
        after = skip_auxiliaries(sentence, k)
        word = sentence.at(after)
        if word in t.having and sentence.at(after + 1)[:1].isalpha():
            return sentence.slice(after, min(after + 4, len(sentence.low)))
        if (
            after > k
            and sentence.at(after - 1) in t.having
            and not is_participle(word)
            and word[:1].isalpha()
            and word not in t.auxiliaries
        ):
            return sentence.slice(after - 1, min(after + 3, len(sentence.low)))
        passive = is_participle(word) if after > k else word.endswith(t.passive_endings) or _is_done(sentence, reading, k)
        if passive and word not in t.states and word not in t.generic and term_at(sentence.low, after) != metric:
            return word
    return None
