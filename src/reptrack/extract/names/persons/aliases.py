"""Find the other names of a person that stand right behind the name: `Shaima Rushdi (Sheima Roushdy)`, `Karim Murad (“Kimo”)`, `Saw Win, also known as Latt`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import NamedTuple

from reptrack.extract.names.persons.context_words import before_unknown_places
from reptrack.extract.names.persons.lexicon import ALLCAPS, COMMON, FUNCTION, INITIAL, NOT, PLACE, TITLE
from reptrack.extract.names.persons.memory import Memory
from reptrack.extract.names.persons.name_order import is_aside, surname_place
from reptrack.extract.names.persons.namesakes import Person
from reptrack.extract.names.persons.segments import Found
from reptrack.extract.names.persons.tokens import Run, line_of, previous_word
from reptrack.resources import each_toml
from reptrack.text.letters import SMALL
from reptrack.text.view import View
from reptrack.values.lacinka import to_latin

__all__ = ["Alias", "adopt", "find_aliases"]

# What a person's name is followed by, up to the end of the brackets or of the clause.
_BRACKET = re.compile(r"[\"”»]? \(([^()\n]{2,90})\)")
_CAPITALISED = re.compile(r"(?<![\w’'-])(?=[^\W\d_])[^\W" + SMALL + r"]")
_NICKNAME = re.compile(r"[\"“«„‘'](?P<name>[^\"“”«»„‘\n]{2,30})[\"”»“’'][,.]?")
_LONGEST_NAME, _NEAR, _SHORTEST, _LONGEST = 3, 0.6, 3, 40
# First letters that spellings of one name mix.
_MIXED = str.maketrans("cqyieouwz", "kkaaaaavs")
_NO_NAME = COMMON | NOT | PLACE | TITLE | FUNCTION | ALLCAPS | INITIAL
_NO_NICKNAME = FUNCTION | ALLCAPS | PLACE | NOT | TITLE


class Alias(NamedTuple):
    """Another name of a person: its words, and the name that it stands behind."""

    name: Found
    of: Found


@cache
def _called() -> re.Pattern[str]:
    """Match what says that another name of the same person follows: `, also known as`, ` (сапраўднае прозвішча — `."""
    cues = {cue for table in each_toml("titles.toml").values() for cue in table.get("alias_cues", ())}
    cues |= {to_latin(cue) for cue in each_toml("titles.toml")["be"]["alias_cues"]}
    words = "|".join(re.escape(cue) for cue in sorted(cues, key=lambda cue: (-len(cue), cue)))
    return re.compile(rf"[\"”»]?,?(?: [—–-])? \(?(?i:{words})[ :—–-]+[\"“«„‘']?(?=[^\W\d_])")


def find_aliases(view: View, all_runs: Sequence[Run], found: Sequence[Found]) -> tuple[list[Alias], list[Found]]:
    """Find the other names of persons, and the persons whom only another spelling of their name tells: `Nattin Roma (Nathin Rohma in some reports)`.

    `all_runs` are the runs of capitalised words outside organisations and places, in order; `found` are the persons known so far.
    """
    starts = {name.start: name for name in found}
    ends = {name.end: name for name in found if name.full}
    covered = {token.start for name in found for token in name.tokens}
    by_start = {run[0].start: run for run in all_runs}
    aliases: list[Alias] = []
    adopted: set[int] = set()
    more: list[Found] = []
    for run in all_runs:
        end = run[-1].end
        known = ends.get(end)
        bracketed = known is None and view.text.startswith(" (", end)
        unknown = Found(tuple(run), full=True) if bracketed and _may_be_person(view, run, covered) else None
        name = known or unknown
        if name is None:
            continue
        for start, stop, called in _behind(view.text, end):
            other = _name_at(by_start, start, stop, starts)
            if other and other.start not in adopted and (_is_spelling(name, other) if not called else known is not None):
                adopted.add(other.start)
                aliases.append(Alias(other, name))
                more += [unknown] if unknown and unknown not in more else []
    aliases += [
        Alias(name, of) for name in found if not name.full and name.start not in adopted and (of := _in_bracket(view.text, name, starts))
    ]
    return aliases, more


def _in_bracket(text: str, name: Found, starts: dict[int, Found]) -> Found | None:
    """Give the full name that a bracket behind a short one holds: Chepe (José Adán Téllez)."""
    of = starts.get(name.end + len(" (")) if text.startswith(" (", name.end) else None
    return of if of and of.full and text.startswith(")", of.end) else None


def adopt(memory: Memory, alias: Alias) -> Found:
    """Let the memory of a report know another name of a person, so that it is found again alone; give its mention."""
    full = memory.full_form(alias.of)
    words = [token for token in alias.name.tokens if not is_aside(token)]
    place = surname_place(words) if words else 0
    given = words[0].form if len(words) > 1 else ""
    for i, token in enumerate(words):
        table = memory.by_surname if i == place else memory.by_given
        if not table.get(token.key):
            table[token.key].append(Person(full, given, token.form, "", alias.name.start))
    memory.own[alias.name.start] = full
    return alias.name


def _may_be_person(view: View, run: Run, covered: set[int]) -> bool:
    """Tell two or three unknown words that no preposition makes a place."""
    if not 1 < len(run) <= _LONGEST_NAME or run[0].start in covered or any(token.flags & _NO_NAME for token in run):
        return False
    return previous_word(view, run[0]).lower() not in before_unknown_places() and not line_of(view, run[0].start).title_case


def _behind(text: str, end: int) -> Iterator[tuple[int, int, bool]]:
    """Yield where another name may stand behind a name, where it has to end, and whether something says that it is one: a cue, or quotation marks."""
    if cue := _called().match(text, end):
        yield cue.end(), cue.end() + _LONGEST, True
    elif match := _BRACKET.match(text, end):
        if nickname := _NICKNAME.fullmatch(match[1]):
            yield match.start(1) + nickname.start("name"), match.start(1) + nickname.end("name"), True
        else:
            yield from ((word.start(), match.end(1), False) for word in _CAPITALISED.finditer(text, match.start(1), match.end(1)))


def _name_at(by_start: dict[int, Run], start: int, stop: int, starts: dict[int, Found]) -> Found | None:
    """Give the name that begins at a place: a person found there, else the capitalised words there."""
    if start in starts:
        return starts[start]
    run = by_start.get(start)
    if run is None or len(run) > _LONGEST_NAME or run[-1].end > stop or len(run[0].form) < _SHORTEST:
        return None
    if any(token.flags & _NO_NICKNAME for token in run):
        return None
    return Found(tuple(run), full=len(run) > 1)


def _is_spelling(name: Found, other: Found) -> bool:
    """Tell another spelling of a name: as many words, alike one by one, their first letters as spellings mix them."""
    if len(name.tokens) != len(other.tokens) or len(name.tokens) < 2:  # noqa: PLR2004 - Kiev (Kyiv) is no person
        return False
    return all(_are_near(one.key, two.key) for one, two in zip(name.tokens, other.tokens, strict=True))


def _are_near(one: str, two: str) -> bool:
    return one[0].translate(_MIXED) == two[0].translate(_MIXED) and SequenceMatcher(None, one, two).ratio() >= _NEAR
