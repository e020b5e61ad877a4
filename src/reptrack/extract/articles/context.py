"""Gather what a report says about law outside its citations: the countries it speaks of and the codes it names."""

from __future__ import annotations

import bisect
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from reptrack.extract.articles.lexicon import country_of_word, cue_keys, languages, lists, names_at
from reptrack.extract.articles.names import CodeName, name_at
from reptrack.text.view import View

__all__ = ["Context"]

_PUBLISHER = 0.6
_LANGUAGE = 0.4
_SENTENCE = 0.45
_PARAGRAPH = 0.25
_KEY = 3


@dataclass
class Context:
    """The context of one report; all of it is worked out when first asked for."""

    view: View

    @cached_property
    def _cues(self) -> list[tuple[int, str]]:
        """The places of the words that show a country, in order."""
        keys = cue_keys()
        seen: dict[str, str | None] = {}
        found = []
        for form, start, _ in self.view.words:
            if form[:_KEY] in keys:
                if form not in seen:
                    seen[form] = country_of_word(form)
                if country := seen[form]:
                    found.append((start, country))
        return found

    @cached_property
    def shares(self) -> dict[str, float]:
        """How much the report as a whole is about each country: its share of the cues, the publisher, the language."""
        counts = Counter(country for _, country in self._cues)
        total = sum(counts.values()) or 1
        shares = {country: count / total for country, count in counts.items()}
        for form in (self.view.publisher or "").split():
            if country := country_of_word(form.strip("«»“”\"'.,()")):
                shares[country] = shares.get(country, 0.0) + _PUBLISHER
                break
        if country := languages().get(self.view.lang or ""):
            shares[country] = shares.get(country, 0.0) + _LANGUAGE
        return shares

    def countries(self, start: int, end: int) -> dict[str, float]:
        """Score the countries for a citation at `start`: those of the report, and more so those of its paragraph and its sentence."""
        scores = dict(self.shares)
        for bonus, (a, b) in ((_SENTENCE, self.sentence(start)), (_PARAGRAPH, self.paragraph(start, end))):
            for country in self._between(a, b):
                scores[country] = scores.get(country, 0.0) + bonus
        return scores

    def _between(self, start: int, end: int) -> set[str]:
        low = bisect.bisect_left(self._cues, (start, ""))
        high = bisect.bisect_left(self._cues, (end, ""))
        return {country for _, country in self._cues[low:high]}

    def sentence(self, start: int) -> tuple[int, int]:
        """Give the sentence that holds a place."""
        spans = self.view.sentences
        index = bisect.bisect_right(spans, (start, len(self.view.text) + 1)) - 1
        return spans[index] if index >= 0 else (start, start)

    def paragraph(self, start: int, end: int) -> tuple[int, int]:
        """Give the lines around a place, up to the blank lines before and after."""
        text = self.view.text
        before = text.rfind("\n\n", 0, start)
        after = text.find("\n\n", end)
        return before + 1, len(text) if after < 0 else after

    @cached_property
    def names(self) -> list[CodeName]:
        """The names of codes anywhere in the report, in order."""
        text, found, past = self.view.text, [], 0
        seen: dict[str, bool] = {}
        for form, start, _ in self.view.words:
            if start < past or not form[0].isupper():
                continue
            if form not in seen:
                seen[form] = names_at(f"{form} ", 0) is not None
            if (name := name_at(text, start)) is not None:
                found.append(name)
                past = name.end
        return found

    def is_criminal(self, start: int) -> bool:
        """Whether the sentence of a place speaks of prosecution."""
        a, b = self.sentence(start)
        sentence = self.view.text[a:b].lower()
        return any(stem in sentence for stem in lists("criminal", "context"))
