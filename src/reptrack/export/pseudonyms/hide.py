"""Replace the names of persons in a record by pseudonyms: in its text, its names, and every other field that holds words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from reptrack.export.pseudonyms.echoes import Echoes, echoes, known
from reptrack.export.pseudonyms.fields import changed, edges
from reptrack.export.pseudonyms.finder import Forms, Span, find
from reptrack.export.pseudonyms.key import Key
from reptrack.export.pseudonyms.people import Identity, People, identity
from reptrack.export.pseudonyms.spans import Owned, Rewritten, cut, disjoint, rewrite
from reptrack.export.pseudonyms.tokens import LITERAL, TOKEN, entity, entity_number
from reptrack.records import Name, Report

__all__ = ["Hider", "Tally"]

# The owner of places where a public figure stands: nothing is replaced there.
_NOBODY = -1
# Sounds of a surname that is looked for in the report that names its bearer, and in all others.
_SHORTEST_HERE, _SHORTEST_ELSEWHERE = 4, 5


@dataclass(slots=True)
class Tally:
    """What was replaced in texts: mentions that extraction marked, other places where a known form stood, and whose they were."""

    marked: int = 0
    unmarked: int = 0
    persons: set[int] = field(default_factory=set)


class Hider:
    """Hides everybody who is not kept, record by record."""

    def __init__(self, key: Key, people: People, kept: frozenset[Identity]) -> None:
        self.key, self._kept = key, kept
        self.tally = Tally()
        for person, forms in people.forms.items():
            if person not in kept:
                key.add_forms(self._number(person, next(iter(forms))), forms)
        # Whole names of everybody, for texts in which extraction marked none of them; in the order of the key, which later runs share.
        self.corpus = Forms()
        others = [one for one in key.persons() if (one.entity, "" if one.entity is not None else one.name) not in kept]
        hidden = [(form, one.number) for one in others for form in one.forms]
        spared = [form for person in kept for form in people.forms.get(person, ())]
        for form, number in hidden:
            self.corpus.add_whole(form, number)
        for form in spared:
            self.corpus.add_whole(form, None)
        self.echoes = known(hidden, _SHORTEST_ELSEWHERE, spared)

    def hide(self, report: Report) -> Report:
        """Give the record with pseudonyms; the key leads back to what it was."""
        return changed(report, _Hidden(self, report))

    def owner(self, name: Name) -> int | None:
        """Give the number of a mentioned person, None for one that is kept and for organisations and places."""
        if name.kind != "person" or identity(name) in self._kept:
            return None
        return self._number(identity(name), name.name)

    def _number(self, person: Identity, name: str) -> int:
        number = self.key.number(person[0], name)
        self.key.token(number, name)
        return number


class _Hidden:
    """One record as it changes."""

    def __init__(self, hider: Hider, report: Report) -> None:
        self._hider, self._report = hider, report
        self._own, self._echoes = self._forms()
        self.text = self._rewritten_text()

    def words(self, words: str, low: int = 0, high: int | None = None) -> str:
        """Replace names in a field: as in the text where the words stand there, else by their known forms."""
        at = self._report.text.find(words, max(low, 0), high if high is None else max(high, 0)) if words else -1
        if at >= 0 and self.text.sure(at) and self.text.sure(at + len(words)):
            return self.text.text[self.text.position(at) : self.text.position(at + len(words))]
        return self._rewrite(words, disjoint(self._found(words)))

    def name(self, name: Name) -> tuple[str, str | None]:
        """Give the pseudonyms of a full form and an entity."""
        key, owner = self._hider.key, self._hider.owner(name)
        if owner is not None:
            return key.token(owner, name.name), None if name.entity is None else entity(owner)
        if name.kind != "person":
            return self.words(name.name), None if name.entity is None else self._slug(name.entity)
        if name.entity is not None and entity_number(name.entity) is not None:
            # It is written like a pseudonym: it gets one, whoever it is, so that the way back stays clear.
            return self._rewrite(name.name, []), entity(key.number(name.entity, name.name))
        return self._rewrite(name.name, []), name.entity

    def origin(self, kind: str, value: str) -> str:
        """Hide an id, a hash or a path; standard input is nobody's."""
        return value if value == "-" else self._hider.key.hidden(kind, value)

    def _forms(self) -> tuple[Forms, Echoes]:
        own, heard = Forms(), Echoes(_SHORTEST_HERE)
        for name in self._report.names:
            owner = self._hider.owner(name)
            if owner is not None:
                for form in (name.name, name.text, (name.entity or "").replace("-", " ").title()):
                    own.add_whole(form, owner)
                    own.add_parts(form, owner)
                    heard.add(form, owner)
            elif name.kind == "person":
                own.add_whole(name.name, None)
                own.add_whole(name.text, None)
        return own, heard

    def _rewritten_text(self) -> Rewritten:
        report, tally = self._report, self._hider.tally
        persons = [(name, self._hider.owner(name)) for name in report.names if name.kind == "person" and name.start < name.end]
        marked = [(name.start, min(name.end, len(report.text)), owner) for name, owner in persons if owner is not None]
        kept = [(name.start, name.end) for name, owner in persons if owner is None]
        figures = [(m.start, m.end) for group in (report.dates, report.articles, report.claims) for m in group]
        taken = [(start, end) for start, end, _ in marked]
        shown = [(start, end, _NOBODY) for start, end in kept]
        first = disjoint([*marked, *shown])
        places = disjoint([*first, *self._found(report.text, taken, [*kept, *figures])])
        tally.marked += len(marked)
        tally.persons.update(owner for _, _, owner in places if owner != _NOBODY)
        tally.unmarked += sum(owner != _NOBODY for _, _, owner in places) - sum(owner != _NOBODY for _, _, owner in first)
        return rewrite(report.text, cut(self._with_literals(report.text, places), edges(report)), self._hider.key.token, close=True)

    def _slug(self, slug: str) -> str:
        """Replace names in the slug of an organisation or a place, which has them in lower case: `karnei-foundation`."""
        titled = slug.title()
        return self._rewrite(slug, disjoint(self._found(titled if len(titled) == len(slug) else slug)))

    def _found(self, text: str, taken: Iterable[Span] = (), other: Iterable[Span] = ()) -> list[Owned]:
        taken, other = list(taken), list(other)
        found = find(text, self._hider.corpus, self._own, self._report.lang, taken, other)
        found += echoes(text, self._echoes, self._hider.echoes, taken, other)
        return [(f.start, f.end, _NOBODY if f.owner is None else f.owner) for f in found]

    def _rewrite(self, text: str, places: list[Owned]) -> str:
        return rewrite(text, self._with_literals(text, places), self._hider.key.token, close=True).text

    @staticmethod
    def _with_literals(text: str, places: list[Owned]) -> list[Owned]:
        """Add words of the source that look like a pseudonym themselves, take out the places of public figures."""
        names = [place for place in places if place[2] != _NOBODY]
        return disjoint([*names, *((m.start(), m.end(), LITERAL) for m in TOKEN.finditer(text))])
