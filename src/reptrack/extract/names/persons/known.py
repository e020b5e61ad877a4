"""Find the further mentions of those who are known in a report, by the tables that the memory keeps of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from reptrack.extract.names.persons.around import acts, before_stranger, beside_given, beside_unknown, has_age, has_verb, lowered, owns
from reptrack.extract.names.persons.case_asked import YEARS_OLD
from reptrack.extract.names.persons.context_words import is_no_name
from reptrack.extract.names.persons.lexicon import (  # fmt: skip
    ALLCAPS,
    COMMON,
    CYRILLIC,
    FUNCTION,
    GIVEN,
    INITIAL,
    LACINKA,
    NOT,
    PLACE,
    TITLE,
    WEAK,
    look_up,
)
from reptrack.extract.names.persons.namesakes import Person
from reptrack.extract.names.persons.segments import Found
from reptrack.extract.names.persons.tokens import Run, Token, line_of, opens_sentence
from reptrack.text.view import View
from reptrack.values.inflection import bases

__all__ = ["Known"]

_SHORTEST_FIRST, _PAIR = 4, 2
_NEVER = INITIAL | FUNCTION


class Known:
    """Who is known in a report: persons by the keys of surname and given name, what else somebody is called alone, and the keys of a word."""

    def __init__(
        self,
        view: View,
        by_surname: Mapping[str, list[Person]],
        by_given: Mapping[str, list[Person]],
        alone: set[str],
        keys: Callable[[Token], frozenset[str]],
    ) -> None:
        self.view, self.by_surname, self.by_given, self.alone, self.keys = view, by_surname, by_given, alone, keys
        self.lang = view.lang

    def all_keys(self) -> set[str]:
        """Give the keys of all that somebody in the report is called."""
        return self.alone.union(self.by_surname, self.by_given)

    def mentions(self, run: Run, rest: list[Token]) -> Iterator[Found]:
        """Yield the mentions of known persons among the words that are left of a run."""
        pair = run[1:] if len(run) > _PAIR and run[0].flags & COMMON and opens_sentence(self.view.text, run[0].start) else run
        if len(pair) == _PAIR and pair == rest[-_PAIR:] and self._is_relative(pair):  # Later Ray Chan
            yield Found(tuple(pair), full=True)
            return
        for token in rest:
            if self._is_known(run, token):
                yield Found((token,), full=False)

    def _is_relative(self, run: Run) -> bool:
        """Tell an unknown word before a known surname: Maysan Rahavi, beside Kian Rahavi."""
        first, second = run
        if first.flags & (NOT | PLACE | FUNCTION | TITLE | ALLCAPS | INITIAL | LACINKA) or line_of(self.view, first.start).title_case:
            return False
        if first.flags & COMMON and (first.flags & CYRILLIC or opens_sentence(self.view.text, first.start) or is_no_name(first.key)):
            return False  # Ray Chan, beside Chan Po-ying; but Team Chan
        inside = not opens_sentence(self.view.text, first.start) or not first.flags & CYRILLIC
        keys = self.keys(second)
        if not inside or self.by_surname.keys().isdisjoint(keys) or second.flags & (COMMON | NOT | PLACE):
            return False
        return not second.flags & GIVEN or self.by_given.keys().isdisjoint(keys)

    def _is_known(self, run: Run, token: Token) -> bool:
        flags = token.flags
        if flags & _NEVER or (flags & LACINKA and self.lang == "be" and opens_sentence(self.view.text, token.start)):
            return False
        keys = self.keys(token)
        if not self.by_surname.keys().isdisjoint(keys):
            if flags & (COMMON | NOT | PLACE) and (
                opens_sentence(self.view.text, token.start) or line_of(self.view, token.start).title_case
            ):
                return len(run) == 1 and not flags & NOT and self._opens_as_name(token)
            return not beside_given(run, token) and not before_stranger(run, token)
        return self._is_known_given(run, token, keys)

    def _is_known_given(self, run: Run, token: Token, keys: frozenset[str]) -> bool:
        """Tell a given name of somebody who is known in the report."""
        flags = token.flags
        if flags & (GIVEN | CYRILLIC) == CYRILLIC and any(key in self.by_given for key in keys) and look_up(token.form).flags & GIVEN:
            return not beside_unknown(run, token)  # Жене, where a Женя is known: no word for kin
        if not (flags & GIVEN and any(key in self.by_given or key in self.alone for key in keys)):
            return self._is_known_first(run, token)
        if flags & WEAK and (opens_sentence(self.view.text, token.start) or line_of(self.view, token.start).title_case):
            return self._opens_as_given(run, token, keys)
        return not beside_unknown(run, token)

    def _is_known_first(self, run: Run, token: Token) -> bool:
        """Tell the first word of a full name that no list has as a given name: Ssembo, where Ssembo Paul Kagora is known."""
        if token.key not in self.by_given or token.flags & (CYRILLIC | GIVEN | COMMON | NOT | PLACE | TITLE | ALLCAPS) or len(run) > 1:
            return False
        return len(token.form) >= _SHORTEST_FIRST and (
            acts(self.view, token) or not opens_sentence(self.view.text, token.start) or owns(self.view, token)
        )

    def _opens_as_given(self, run: Run, token: Token, keys: frozenset[str]) -> bool:
        """Tell a given name that is a word too, at the start of a sentence: Лилие 24 года, Вера вернулась."""
        if len(run) > 1 or not token.flags & CYRILLIC or not any(key in self.by_given for key in keys):
            return False
        return YEARS_OLD.match(self.view.text, token.end) is not None or self._opens_as_name(token)

    def _opens_as_name(self, token: Token) -> bool:
        """Tell a surname that is a word too, at the start of a sentence: Тверская отказалась, Знака не видели."""
        if acts(self.view, token) or has_verb(self.view, token) or not token.flags & CYRILLIC:
            return acts(self.view, token) or has_age(self.view, token) or bool(token.flags & CYRILLIC)
        words = {form.lower() for form in (token.form, *bases(token.form, self.lang))}
        return not line_of(self.view, token.start).title_case and words.isdisjoint(lowered(self.view)) and not token.flags & TITLE
