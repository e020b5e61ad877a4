"""Gather what a report says about law outside its citations: the countries it speaks of and the codes it names."""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from reptrack.extract.articles.lexicon import country_of_word, courts, languages, lists, may_open, priors, weighs_fully
from reptrack.extract.articles.names import CodeName, law_before, name_at
from reptrack.text.view import View
from reptrack.text.words import Word
from reptrack.values.sieve import Sieve

__all__ = ["Context"]

_PUBLISHER = 0.6
_TITLE = 3  # a country in the title of a report counts as much as so many words more that show it
_TREATY_REACH = 300  # characters before an article in which a treaty may be named that it is of
_LANGUAGE = 4  # a language that shows a country counts as much as so many words that do
_SENTENCE = 0.45
_PARAGRAPH = 0.25
_NEAREST = 0.05  # the country named last before a citation: of several in a paragraph it is the likeliest
_SIEVE = Sieve(country_of_word)
_NAME_REACH = 130
# What may stand between a code's name and its article: `the TCK's Article 299`, `Penal Code (Section 505)`.
_LINK = re.compile(r"^(?:['’][^\W\d_]{0,4})?[\s,:(]*(?:under\s)?$")
_LAW_WORDS = 8
# Exiles live in many countries: a country whose codes `models/` does not hold must be shown more clearly.
_NO_PACK, _NO_PACK_EACH = 0.35, 0.2
# A line break before another one.
_BLANK_LINE = re.compile(r"\n(?=\n)")


def _place(word: Word) -> int:
    return word.start


def _start(name: CodeName) -> int:
    return name.start


@dataclass
class Context:
    """The context of one report; all of it is worked out when first asked for."""

    view: View
    _by_sentence: dict[tuple[int, int], list[CodeName]] = field(default_factory=dict, repr=False)
    _shown: dict[tuple[int, int], list[str]] = field(default_factory=dict, repr=False)
    _introduced: dict[str, CodeName | None] = field(default_factory=dict, repr=False)
    _subjects: dict[tuple[str, int, int], bool] = field(default_factory=dict, repr=False)

    @cached_property
    def _cues(self) -> list[tuple[int, str]]:
        """The places of the words that show a country, in order."""
        return [(start, country) for form, start, _ in _SIEVE.sift(self.view.words) if (country := country_of_word(form))]

    @cached_property
    def shares(self) -> dict[str, float]:
        """How much the report as a whole is about each country: its share of the words that show one, with the language, and the publisher."""
        counts = Counter(country for _, country in self._cues)
        counts.update(dict.fromkeys(self._between(*self._title), _TITLE))
        if spoken := languages().get(self.view.lang or ""):
            counts[spoken] += _LANGUAGE
        total = sum(counts.values()) or 1
        shares = {country: count / total for country, count in counts.items()}
        for form in (self.view.publisher or "").split():
            if country := country_of_word(form.strip("«»“”\"'.,()")):
                shares[country] = shares.get(country, 0.0) + _PUBLISHER
                break
        return shares

    @cached_property
    def _title(self) -> tuple[int, int]:
        title = self.view.title or ""
        at = self.view.text.find(title) if title else -1
        return (at, at + len(title)) if at >= 0 else (0, 0)

    @cached_property
    def courts(self) -> list[tuple[int, str]]:
        """The places where courts and committees are named that apply a treaty, and the treaty, in order."""
        text = self.view.text
        found = [(m.start(), code) for name, code in courts() if name in text for m in re.finditer(re.escape(name), text)]
        return sorted(found)

    def clause(self, start: int) -> tuple[int, int]:
        """Give the part of the sentence between semicolons that holds a place."""
        a, b = self.sentence(start)
        before, after = self.view.text.rfind(";", a, start), self.view.text.find(";", start, b)
        return (before + 1 if before >= 0 else a), (after if after >= 0 else b)

    def countries_of_clause(self, start: int) -> list[str]:
        """List the countries that words of the clause of a place show, where semicolons part it from others."""
        clause = self.clause(start)
        return [] if clause == self.sentence(start) else self._between(*clause)

    def countries(self, start: int, end: int) -> dict[str, float]:
        """Score the countries for a citation at `start`: those of the report, and more so those of its paragraph and its sentence."""
        scores = dict(self._weighed)
        paragraph = self.paragraph(start, end)
        last = bisect.bisect_left(self._cues, (start, "")) - 1
        if last >= 0 and self._cues[last][0] >= paragraph[0]:
            scores[self._cues[last][1]] = scores.get(self._cues[last][1], 0.0) + _NEAREST
        for bonus, (a, b) in ((_SENTENCE, self.clause(start)), (_PARAGRAPH, paragraph)):
            for country in self._between(a, b):
                scores[country] = scores.get(country, 0.0) + (bonus if weighs_fully(country) else bonus * _NO_PACK)
        return scores

    def shown_around(self, start: int, end: int) -> bool:
        """Whether a word of the paragraph shows a country."""
        return bool(self._between(*self.paragraph(start, end)))

    @cached_property
    def _weighed(self) -> dict[str, float]:
        """The shares of the countries, less where no pack holds their codes, with what speaks for each where nothing shows one."""
        unknown = _NO_PACK
        if not any(map(weighs_fully, self.shares)):  # nobody in exile: the more such words, the surer
            unknown = min(1.0, max(_NO_PACK, _NO_PACK_EACH * len(self._cues)))
        weighed = {country: share if weighs_fully(country) else share * unknown for country, share in self.shares.items()}
        for country, prior in priors().items():
            weighed[country] = weighed.get(country, 0.0) + prior
        return weighed

    def _between(self, start: int, end: int) -> list[str]:
        """List the countries that words between two places show, in order of their names."""
        if (start, end) not in self._shown:
            first, last = bisect.bisect_left(self._cues, (start, "")), bisect.bisect_left(self._cues, (end, ""))
            self._shown[start, end] = sorted({country for _, country in self._cues[first:last]})
        return self._shown[start, end]

    def sentence(self, start: int) -> tuple[int, int]:
        """Give the sentence that holds a place."""
        spans = self.view.sentences
        index = bisect.bisect_right(spans, (start, len(self.view.text) + 1)) - 1
        return spans[index] if index >= 0 else (start, start)

    def paragraph(self, start: int, end: int) -> tuple[int, int]:
        """Give the lines around a place, up to the blank lines before and after."""
        breaks = self._breaks
        before = bisect.bisect_right(breaks, start - 2) - 1
        after = bisect.bisect_left(breaks, end)
        return breaks[before] + 1 if before >= 0 else 0, breaks[after] if after < len(breaks) else len(self.view.text)

    @cached_property
    def _breaks(self) -> list[int]:
        """Where two line breaks stand side by side."""
        return [found.start() for found in _BLANK_LINE.finditer(self.view.text)]

    @cached_property
    def names(self) -> list[CodeName]:
        """The names of codes anywhere in the report, in order."""
        return self.names_between(0, len(self.view.text))

    @cached_property
    def places_of_codes(self) -> dict[str, list[int]]:
        """Where each code is named other than in short (`the Convention`), in order."""
        places: dict[str, list[int]] = {}
        for name in self.names:
            for code in sorted({r.code for r in name.readings if r.code and not r.short}):
                places.setdefault(code, []).append(name.start)
        return places

    def names_backward(self, start: int) -> Iterator[CodeName]:
        """Give the names of codes that begin before a place, the nearest first."""
        for index in range(bisect.bisect_left(self.names, start, key=_start) - 1, -1, -1):
            yield self.names[index]

    def names_of_sentence(self, start: int) -> list[CodeName]:
        """Give the names of codes in the sentence that holds a place, in order."""
        span = self.sentence(start)
        if span not in self._by_sentence:
            self._by_sentence[span] = self.names_between(*span)
        return self._by_sentence[span]

    def names_between(self, start: int, end: int) -> list[CodeName]:
        """Give the names of codes that begin in a stretch of the text, in order."""
        text, found, past = self.view.text, [], start
        words = self.view.words
        near = words[bisect.bisect_left(words, start, key=_place) : bisect.bisect_left(words, end, key=_place)]
        for _, at, _ in [word for word in near if may_open(word[0])]:
            if at >= past and (name := name_at(text, at)) is not None:
                found.append(name)
                past = name.end
        return found

    def name_before(self, start: int) -> CodeName | None:
        """Give the code whose name stands right before a place, but for blanks, a comma or a closing bracket."""
        text = self.view.text
        if text[start - 1 : start] not in {" ", "\n", "(", "\u00a0"}:
            return None
        names = self.names_between(max(0, start - _NAME_REACH), start)
        if names and not _LINK.sub("", text[names[-1].end : start]):
            return names[-1]
        return law_before(text, self._heads_before(start), start)

    def introduced_as(self, acronym: str) -> CodeName | None:
        """Give the law whose name stands before its short one in brackets: `Peaceful Assembly Act (PAA)`."""
        if acronym not in self._introduced:
            at = self.view.text.find(f"({acronym})")
            self._introduced[acronym] = self.name_before(at) if at > 0 else None
        return self._introduced[acronym]

    def treaty_before(self, start: int) -> str | None:
        """Give the treaty that is the law named last shortly before a place: in a heading, or in the sentence before."""
        names = self.names_between(max(0, start - _TREATY_REACH), start)
        readings = names[-1].readings if names else ()
        return next((r.code for r in readings if r.code and r.kind == "treaty" and not r.short), None)

    def _heads_before(self, start: int) -> list[int]:
        """Give where words such as `Law` stand shortly before a place."""
        words, last = self.view.words, bisect.bisect_left(self.view.words, start, key=_place)
        return [at for form, at, _ in words[max(0, last - _LAW_WORDS) : last] if form in lists("heads", "laws") and form[0].isupper()]

    def speaks_of(self, kind: str, start: int) -> bool:
        """Whether the sentence of a place speaks of crimes (`criminal`) or of fines and short arrests (`administrative`)."""
        key = kind, *self.sentence(start)
        if key not in self._subjects:
            sentence = self.view.text[key[1] : key[2]].lower()
            self._subjects[key] = any(stem in sentence for stem in lists(kind, "context"))
        return self._subjects[key]
