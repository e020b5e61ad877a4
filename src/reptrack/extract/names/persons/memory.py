"""Remember who is named in a report, to find their further mentions and to give every mention its full form."""

from __future__ import annotations

import re
from bisect import insort
from collections import defaultdict
from functools import cached_property

from reptrack.extract.names.persons.case_asked import role_asks, verb_asks
from reptrack.extract.names.persons.context_words import is_kin
from reptrack.extract.names.persons.kinship import Kinship
from reptrack.extract.names.persons.known import Known
from reptrack.extract.names.persons.lexicon import (  # fmt: skip
    CYRILLIC,
    GIVEN,
    PATRONYMIC,
    SHAPE,
    address_gender,
    base_keys,
    famous_base,
    is_famous,
    word_key,
)
from reptrack.extract.names.persons.name_order import is_aside, surname_place, without_article
from reptrack.extract.names.persons.namesakes import LOOK_AROUND, Person, agrees, nearest
from reptrack.extract.names.persons.segments import Found
from reptrack.extract.names.persons.tokens import (
    Token,
    is_initial,
    previous_word,
)  # fmt: skip
from reptrack.text.view import View
from reptrack.values.inflection import Reading, bases, of_family, readings

__all__ = ["AND", "Memory"]

# What stands between the first names of one family: and, a comma, & and their like in Belarusian and Russian.
AND = re.compile(r",? (?:and|&|і|и|ды|да|й|ja|y|und|et) |, ")
_ONE_LINE = re.compile(r"\s*\n\s*")
_MORE_THAN_SURNAME = 3
_PAIR = 2
# A verb that agrees outweighs one other mention.
_VERB_WEIGHT = 1.5
# A family in the plural: братья Янгулбаевы.
_OF_FAMILY = re.compile(r"(?:[оеёа]вы|[иіы]ны|[сц]кие|[сц]кія)$")
# What joins a name to the one before it, where the first is met at the end of a search.
_JOINT = re.compile(rf"(?:{AND.pattern})$")
_LONGEST_JOINT = 6


class Memory:
    """The persons of one report, by surname and by given name."""

    def __init__(self, view: View, found: list[Found]) -> None:
        self.view = view
        self.lang = view.lang
        self.inflected_latin = view.lang == "be"
        self.read: dict[int, tuple[Reading, ...]] = {}
        self.own: dict[int, str] = {}
        self.full = [name for name in found if name.full]
        self.kinship = Kinship(view, found)
        self.bases = self._vote(found)
        self.by_surname: dict[str, list[Person]] = defaultdict(list)
        self.by_given: dict[str, list[Person]] = defaultdict(list)
        self.families: dict[int, tuple[str, bool]] = {}  # the surname, and whether a word joins it
        self.keys: dict[int, list[tuple[dict[str, list[Person]], str]]] = {}
        for name in self.full:
            self._introduce(name)
        self.couple(found)
        self.lone = self._vote_of_lone(found)
        alone = {token.key for name in found if not name.full for token in name.tokens}
        self.known = Known(view, self.by_surname, self.by_given, alone, self._keys)

    @cached_property
    def ends(self) -> dict[int, Found]:
        """Give the full names by where they end."""
        return {name.end: name for name in self.full}

    def _vote(self, found: list[Found]) -> dict[tuple[str, ...], int]:
        """Count the base forms that full names may have: the reading that most mentions share is the right one."""
        votes: dict[tuple[str, ...], int] = defaultdict(int)
        for name in found:
            if name.full and self._inflects(name.tokens[0]):
                for words in dict.fromkeys(reading.words for reading in self._readings(name)):
                    votes[words] += 1
        return votes

    def _vote_of_lone(self, found: list[Found]) -> dict[str, int]:
        """Count the base forms of words that stand alone, by the different forms that support them: Ткачука, Ткачук."""
        forms = {name.tokens[0].form for name in found if not name.full and name.tokens[0].flags & CYRILLIC}
        votes: dict[str, int] = defaultdict(int)
        for form in sorted(forms):
            for base in bases(form, self.lang):
                votes[base] += 1 + (base in forms)
        return votes

    def _inflects(self, token: Token) -> bool:
        """Tell whether a word may stand in an oblique case: Cyrillic, and Latin letters in a Belarusian text."""
        return bool(token.flags & CYRILLIC) or self.inflected_latin

    def _readings(self, name: Found) -> tuple[Reading, ...]:
        start = name.tokens[0].start
        known = self.read.get(start)
        if known is None:
            if not self._inflects(name.tokens[0]):
                known = ()
            else:
                words = tuple([token.form for token in name.tokens if not is_aside(token)])
                known = readings(words, self.lang, address_gender(name.address) or None)
            self.read[start] = known
        return known

    def _base(self, name: Found) -> Reading | None:
        """Choose the reading of a Cyrillic name that the other mentions support."""
        options = self._readings(name)
        if len(options) < _PAIR:
            return options[0] if options else None
        asks = (verb_asks(self.view, name), role_asks(self.view, name), (self._joined_asks(name), ""))
        asked = [(case, gender, _VERB_WEIGHT) for case, gender in asks if case]
        return max(
            options,
            key=lambda r: (
                self.bases.get(r.words, 0)
                + sum(weight for case, gender, weight in asked if r.case in case.split("/") and gender in ("", r.gender))
                + is_famous(word_key(r.words[-1]))
            ),
        )

    def _joined_asks(self, name: Found) -> str:
        """Give the cases of the name that a name is joined to: украинцев Николая Карпюка и `Станислава Клыха`; nothing where it may be a nominative."""
        joint = _JOINT.search(self.view.text, max(0, name.start - _LONGEST_JOINT), name.start)
        other = self.ends.get(joint.start()) if joint and name.tokens[0].flags & CYRILLIC else None
        cases = {reading.case for reading in self._readings(other)} if other else set()
        return "" if "nom" in cases else "/".join(sorted(cases))

    def _introduce(self, name: Found) -> None:
        reading = self._base(name)
        words = [t for t in name.tokens if not is_aside(t)]
        forms = list(reading.words) if reading else [t.form for t in words]
        if len(forms) != len(words):
            forms = [t.form for t in words]
        place = surname_place(words)
        given = next((f for i, f in enumerate(forms) if i != place and words[i].flags & GIVEN), forms[0] if place else "")
        surname = forms[place]
        gender = reading.gender if reading else next((t.gender for t in words if t.flags & GIVEN and len(t.gender) == 1), "")
        text = self._text(name, forms) if reading else self._written(name)
        if len(words) > 1:
            self.own[name.tokens[0].start] = text
        person = Person(text, given, surname, gender, name.start)
        keys: list[tuple[dict[str, list[Person]], str]] = []
        self.keys[name.start] = keys
        for spelled in (surname, without_article(surname)):
            if spelled:
                self.by_surname[word_key(spelled)].append(person)
                keys.append((self.by_surname, word_key(spelled)))
        if len(forms) >= _MORE_THAN_SURNAME:
            for part in forms[1:] if words[0].flags & GIVEN else forms:  # a family's name may stand first: Ssimbwa Paul Kagombe
                if part not in (surname, given):
                    self.by_surname[word_key(part)].append(person)
                    keys.append((self.by_surname, word_key(part)))
        if given and len(words) > 1:
            self.by_given[word_key(given)].append(person)
            keys.append((self.by_given, word_key(given)))

    def _written(self, name: Found) -> str:
        """Give a mention on one line."""
        return _ONE_LINE.sub(" ", self.view.text[name.start : name.end])

    def _text(self, name: Found, forms: list[str]) -> str:
        """Put the base forms back between the marks of the mention: `А. В. Марозава` → `А. В. Марозаў`."""
        pieces, place, previous = [], 0, None
        for token in name.tokens:
            if previous is not None:
                pieces.append(_ONE_LINE.sub(" ", self.view.text[previous.end : token.start]))
            if is_aside(token):
                pieces.append(token.form)
            else:
                pieces.append(forms[place])
                place += 1
            previous = token
        last = name.tokens[-1]
        return "".join(pieces) + ("." if name.end > last.end else "")

    def couple(self, found: list[Found]) -> None:
        """Give the first names of `Henadz and Iryna Saurytski` their surname, from the right to the left.

        Joined by a word, they have it whoever else of the first name the report knows; a comma alone may part two persons.
        """
        self.families.clear()
        self.kinship = Kinship(self.view, found)
        start, joined = -1, False
        last: Found | None = None
        for name in reversed(found):
            first = name.tokens[0]
            if not first.flags & GIVEN:
                last = None
            elif name.full:
                last, joined = name, False
            elif last is not None:
                gap = self.view.text[name.end : start]
                surname = _last_surname(last) if AND.fullmatch(gap) else ""
                if not surname:
                    last = None
                elif not (first.flags & CYRILLIC and self._in_plural(name, last, surname)):
                    own = self.own.get(last.start, "") if first.flags & CYRILLIC else ""
                    joined = joined or gap != ", "
                    self.families[name.start] = (own.rsplit(" ", 1)[-1] if own else surname), joined
            start = first.start

    def _in_plural(self, name: Found, last: Found, surname: str) -> bool:
        """Give two persons their own form of a surname in the plural: Александру и Александре Тверским."""
        ends = [next(iter(of_family(one.tokens[0].form, surname, self.lang)), None) for one in (name, last)]
        if None in ends:
            return False
        for one, end in zip((name, last), ends, strict=True):
            if end is not None:
                full = f"{end[0]} {end[1]}"
                if self.own.get(one.start) != full:
                    self._reintroduce(Person(full, *end, one.start))
                self.own[one.start] = full
        return True

    def _reintroduce(self, person: Person) -> None:
        """Put a person into the tables in place of the one that was read from the plural."""
        for table, key in self.keys.get(person.start, ()):
            table[key] = [p for p in table[key] if p.start != person.start]
            if not table[key]:
                del table[key]
        self.keys[person.start] = [(self.by_surname, word_key(person.surname)), (self.by_given, word_key(person.given))]
        for table, key in self.keys[person.start]:
            insort(table[key], person, key=lambda p: p.start)

    def _keys(self, token: Token) -> frozenset[str]:
        return base_keys(token.form, self.lang) if self._inflects(token) else frozenset({token.key})

    def full_form(self, name: Found) -> str:
        """Give a mention's full form in this report, in its base form."""
        token = name.tokens[0]
        if len(name.tokens) == _PAIR and name.tokens[1].flags & (PATRONYMIC | SHAPE) == PATRONYMIC and (known := self._by_father(name)):
            return known
        if token.start in self.own:
            return self.own[token.start]
        if name.full:
            return self._full_of_full(name)
        options = readings((token.form,), self.lang) if self._inflects(token) else ()
        if name.start in self.families and (
            self.families[name.start][1] or not any(word_key(k) in self.by_given for k in self._keys(token))
        ):
            return self._of_couple(name, options[0].words[0] if options else token.form)
        person = self._person(name, token)
        if person is not None:
            return person.full
        return self._base_of_lone(name, token, options)

    def _of_couple(self, name: Found, given: str) -> str:
        """Give the full form of a first name that has its surname from the name joined to it, as the report has it elsewhere if it does."""
        surname = self.families[name.start][0]
        kin = [p for p in self.by_given.get(word_key(given), ())[:LOOK_AROUND] if word_key(p.surname) == word_key(surname)]
        return kin[0].full if kin else f"{given} {surname}"

    def _base_of_lone(self, name: Found, token: Token, options: tuple[Reading, ...]) -> str:
        """Give the base form of a word whose person the report does not introduce."""
        base = famous_base(token.form)
        if base is not None and token.flags & CYRILLIC:
            return base
        if not options or (_OF_FAMILY.search(token.form) and not token.flags & GIVEN):
            return token.form
        related = not token.flags & GIVEN and is_kin(previous_word(self.view, token).lower())
        for case, gender in (("gen" if related else "", ""), verb_asks(self.view, name), role_asks(self.view, name)):
            if asked := next((r for r in options if r.case in case.split("/") and gender in ("", r.gender)), None):
                return asked.words[0]
        return max((r.words[0] for r in options), key=lambda word: self.lone.get(word, 0) if self.lone.get(word, 0) > _PAIR else 0)

    def _full_of_full(self, name: Found) -> str:
        reading = self._base(name)
        words = [t for t in name.tokens if not is_aside(t)]
        if len(words) == 1:
            own = self._text(name, list(reading.words) if reading else [words[0].form])
            known = [p for key in self._keys(words[0]) for p in self.by_surname.get(key, ())[:LOOK_AROUND] if p.given]
            initial = next((t.form[0] for t in name.tokens if is_initial(t)), "-")
            fitting = {p.full: p for p in known if p.given.startswith(initial)}
            return next(iter(fitting)) if len(fitting) == 1 else own
        return self._text(name, list(reading.words)) if reading and len(reading.words) == len(words) else self._written(name)

    def _by_father(self, name: Found) -> str:
        """Give the full form of the only person who can be called by given name and patronymic alone, `Тамара Львовна`; else nothing."""
        reading = self._base(name)
        given, father = map(word_key, reading.words if reading else (token.form for token in name.tokens))
        own = {p.full for p in self.by_surname.get(father, ())[:LOOK_AROUND] if word_key(p.given) == given and p.full.count(" ") > 1}
        # Failing that, the only one of the given name whose father is not told.
        full = own or {
            p.full for p in self.by_given.get(given, ())[:LOOK_AROUND] if p.full.count(" ") == 1 and word_key(p.surname) != father
        }
        return full.pop() if len(full) == 1 and not name.address else ""

    def _person(self, name: Found, token: Token) -> Person | None:
        """Choose the person that a surname or a given name alone stands for: the one named last before it, else the first after it."""
        gender = address_gender(name.address)
        for table in (self.by_surname, self.by_given) if token.flags & GIVEN else (self.by_surname,):
            named = table.get(token.key)
            keys = self._keys(token)
            if named and sum(len(table.get(key, ())) for key in keys) > LOOK_AROUND:
                return nearest(named, name.start, gender)
            people = sorted({p for key in keys for p in table.get(key, ())}, key=lambda p: (p.start, p.full))
            if people and table is self.by_given:
                people = self.kinship.allows(name, people)
                named = named and people
            agreeing = self._agreeing(people, name, token)
            if len(agreeing) == len(people) and named:
                agreeing = named
            if agreeing:
                return nearest(agreeing, name.start, gender)
        return None

    def _agreeing(self, people: list[Person], name: Found, token: Token) -> list[Person]:
        """Keep the bearers of a surname whom the words around allow, if any: с Исхакова is the man, Исхакова заявила the woman."""
        if len({p.gender for p in people}) < _PAIR or not self._inflects(token):
            return people
        options = readings((token.form,), self.lang)
        kept = people
        for cases, gender in (verb_asks(self.view, name), role_asks(self.view, name)):
            if cases:
                kept = [p for p in kept if agrees(p, options, cases.split("/"), gender)]
        return kept or people


def _last_surname(name: Found) -> str:
    """Give the surname of a full name that ends in it, else nothing."""
    words = [t for t in name.tokens if not is_aside(t)]
    return words[-1].form if words and surname_place(words) == len(words) - 1 else ""
