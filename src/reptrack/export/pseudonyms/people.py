"""Gather who is named in a corpus and decide who gets a pseudonym and who is kept as a public figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from reptrack.errors import OnProblem, Problem, ReptrackError
from reptrack.export.pseudonyms.finder import folded_words
from reptrack.records import Name, Report

__all__ = ["Identity", "Kept", "People", "identity", "keep", "read_list"]

# Who a person is: the entity, or the full form where names were not merged.
Identity = tuple[str | None, str]


def identity(name: Name) -> Identity:
    """Give who a name stands for."""
    return (name.entity, "" if name.entity is not None else name.name)


@dataclass(slots=True)
class People:
    """The persons of a corpus in the order of their first mention, each with its forms in that order."""

    forms: dict[Identity, dict[str, None]] = field(default_factory=dict)

    def add(self, report: Report) -> None:
        """Add the persons of a record."""
        for name in report.names:
            if name.kind == "person":
                forms = self.forms.setdefault(identity(name), {})
                forms[name.name] = forms[name.text] = None


@dataclass(frozen=True, slots=True)
class Kept:
    """Who keeps the name, and how many lines of the list named nobody."""

    persons: frozenset[Identity]
    unmet: int


def read_list(path: Path) -> list[tuple[int, str]]:
    """Read a list of names, one a line; `#` begins a comment. Gives `(line number, name)`.

    Raises:
        ReptrackError: it cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ReptrackError(f"{path}: {error.strerror or error}", "name a text file with one name a line") from error
    except UnicodeDecodeError as error:
        raise ReptrackError(f"{path}: not UTF-8 text", "save it as UTF-8") from error
    named = ((number, line.split("#", 1)[0].strip()) for number, line in enumerate(text.splitlines(), start=1))
    return [(number, name) for number, name in named if name]


def keep(people: People, listed: Iterable[tuple[int, str]], place: str, on_problem: OnProblem) -> Kept:
    """Say who is kept: each line names one person by any form met in the corpus or by the entity's slug.

    A line that fits several persons keeps none of them: a wrong guess would show a victim.

    Args:
        people: everybody in the corpus.
        listed: the lines.
        place: the list's file, for messages.
        on_problem: told of each line that fits several persons.
    """
    by_form: defaultdict[tuple[str, ...], set[Identity]] = defaultdict(set)
    for person, forms in people.forms.items():
        for form in (*forms, person[0] or ""):
            by_form[tuple(sorted(folded_words(form)))].add(person)
    kept, unmet = set(), 0
    for number, line in listed:
        found = by_form.get(tuple(sorted(folded_words(line))), set())
        if len(found) > 1:
            names = ", ".join(sorted(entity or name for entity, name in found)[:4])
            on_problem(Problem(place, f"{line!r} fits several persons ({names})", "write the entity instead; nobody was kept", number))
        kept |= found if len(found) == 1 else set()
        unmet += not found
    return Kept(frozenset(kept), unmet)
