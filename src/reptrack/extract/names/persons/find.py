"""Find the persons of a report in two passes: what can be told at the place, then every further mention of those who are known."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from reptrack.extract.names.gazetteer import is_of_place
from reptrack.extract.names.persons.aliases import adopt, find_aliases
from reptrack.extract.names.persons.lexicon import (
    ALLCAPS,
    COMMON,
    CYRILLIC,
    FUNCTION,
    GIVEN,
    INITIAL,
    NOT,
    PLACE,
    SHAPE,
    SURNAME,
    TITLE,
    WEAK_SHAPE,
)
from reptrack.extract.names.persons.memory import AND, Memory
from reptrack.extract.names.persons.named_things import names_a_thing
from reptrack.extract.names.persons.segments import Found, decide
from reptrack.extract.names.persons.tokens import Run, is_dull, is_given, line_of, opens_sentence, runs
from reptrack.records import Name
from reptrack.text.view import View

__all__ = ["find_persons"]

_LONGEST_UNKNOWN, _SYLLABLE = 3, 4
_KNOWN_WORD = COMMON | NOT | PLACE | TITLE | ALLCAPS | INITIAL
_TOLD_ALONE = GIVEN | SHAPE | SURNAME | WEAK_SHAPE
# What stands before and behind a name that has a cell of a table, or a line of a list, for itself.
_CELL = 12
_CELL_OPENS = re.compile(r"(?:^|[\n|\t;])[ \t]*(?:\d{1,4}[.)]?[ \t]+|[-–—•*·][ \t]*)?$")
_CELL_CLOSES = re.compile(r"\.?[ \t]*(?:$|[\n|\t;(]|[-–—] )")
_SHORTEST_LIST, _PAIR = 3, 2
AND_BEFORE = re.compile(AND.pattern.replace("|, ", "") + "$")


def find_persons(view: View, taken: Sequence[Name]) -> list[Name]:
    """Find persons, in order of their start, without overlaps among themselves or with `taken` (organisations and places)."""
    all_runs = [run for run in runs(view, sorted(taken, key=lambda name: name.start)) if not names_a_thing(view, run)]
    found: list[Found] = [name for run in all_runs if not is_dull(run) for name in decide(view, run)]
    found = _with_inverted(view, all_runs, found)
    for further in (_speakers, _coordinated, _lists):
        found = _together(found, further(view, all_runs, found))
    aliases, more = find_aliases(view, all_runs, found)
    if aliases:
        others = {alias.name.start for alias in aliases}
        found = [name for name in found if name.start not in others]
    found = _together(found, more)
    if not (found or aliases):
        return []
    memory = Memory(view, found)
    found = _together(found, [adopt(memory, alias) for alias in aliases])
    more = _known(all_runs, found, memory)
    found = _together(found, more)
    if more or aliases or memory.families:
        memory.couple(found)  # again, with those who have come in between
    return [_record(view, name, memory) for name in found]


def _together(found: list[Found], more: list[Found]) -> list[Found]:
    """Put names in order of start; `found` are so, and remain as they are where there are no more."""
    return sorted([*found, *more], key=lambda name: name.tokens[0].start) if more else found


def _coordinated(view: View, all_runs: list[Run], found: list[Found]) -> list[Found]:
    """Find given names that stand alone beside a person: `Henadz and Iryna Saurytski`, `Hanna, Ina, and Raman Usmanau`."""
    if not found:
        return []
    starts = {name.start for name in found}
    ends = {name.end for name in found}
    covered = {token.start for name in found for token in name.tokens}
    told = [run for run in all_runs if len(run) > 1 or run[0].flags & _TOLD_ALONE]
    lone = [run for run in told if covered.isdisjoint([token.start for token in run]) and _is_candidate(view, run)]
    more = []
    for run in [*reversed(lone), *lone]:
        start, end = run[0].start, run[-1].end
        after, before = AND.match(view.text, end), AND_BEFORE.search(view.text, max(0, start - 8), start)
        if _is_bare(run):  # a surname takes more than a comma: Kalesnikava and Babaryka
            after = after if after and after[0] != ", " else None
        maiden = len(run) == 1 and view.text[end : end + 1] == ")" and view.text[max(0, start - 2) : start] == " (" and start - 2 in ends
        if start not in starts and (maiden or (after and after.end() in starts) or (before and before.start() in ends)):
            more.append(Found(tuple(run), full=len(run) > 1))
            starts.add(start)
            ends.add(end)
    return more


def _with_inverted(view: View, all_runs: list[Run], found: list[Found]) -> list[Found]:
    """Add the names of which the surname comes first, before a comma, in a cell or a line of its own: `| Tarasau, Viktar |`."""
    text, more = view.text, []
    for run, following in pairwise(all_runs):
        if text[run[-1].end : following[0].start] != ", " or len(run) > 1 or len(following) > _PAIR or not is_given(following[0]):
            continue
        if run[0].flags & (COMMON | NOT | PLACE | TITLE | INITIAL) or is_given(run[0]) or any(t.flags & (COMMON | NOT) for t in following):
            continue
        opens = _CELL_OPENS.search(text, max(0, run[0].start - _CELL), run[0].start)
        if (opens or not run[0].start) and _CELL_CLOSES.match(text, following[-1].end):
            more.append(Found((*run, *following), full=True))
    if not more:
        return sorted(found, key=lambda name: name.tokens[0].start)
    spans = [(name.start, name.end) for name in more]
    taken = {place for start, end in spans for place in range(start, end)}
    return sorted([*(name for name in found if name.start not in taken), *more], key=lambda name: name.start)


def _lists(view: View, all_runs: list[Run], found: list[Found]) -> list[Found]:
    """Find the unknown words of a list of surnames: Кара-Мурзе in `Яшину, Кара-Мурзе и Скочиленко`."""
    covered = {token.start: name for name in found for token in name.tokens}
    more: list[Found] = []
    chain: list[Run] = []
    for run in [*all_runs, []]:
        if chain and (not run or not AND.fullmatch(view.text, chain[-1][-1].end, run[0].start)):
            more += _of_list(view, chain, covered)
            chain = []
        if run and len(run) == 1 and (run[0].start in covered or _is_unknown(run)):
            chain.append(run)
        elif chain:
            more += _of_list(view, chain, covered)
            chain = []
    return more


def _of_list(view: View, chain: list[Run], covered: dict[int, Found]) -> list[Found]:
    """Take the rest of a list whose last two are joined by `and`, and of which a surname is told or two end like one."""
    if len(chain) < _SHORTEST_LIST or view.text[chain[-2][-1].end : chain[-1][0].start] == ", ":
        return []
    known = [run for run in chain if run[0].start in covered and not is_given(run[0])]
    if any(is_of_place(run[0].form) for run in chain):
        return []  # Мінскай, Гомельскай і Брэсцкай абласцей
    like = [run for run in chain if run[0].flags & (SHAPE | SURNAME)]
    if not known and len(like) < _PAIR:
        return []
    return [Found(tuple(run), full=False) for run in chain if run[0].start not in covered]


def _speakers(view: View, all_runs: list[Run], found: list[Found]) -> list[Found]:
    """Find the speakers of an interview: an unknown word that opens at least two lines before a colon."""
    if view.text.count(":") < _PAIR:
        return []
    labels: dict[str, list[Run]] = defaultdict(list)
    for run in all_runs:
        if (
            view.text[run[-1].end : run[-1].end + 1] == ":"
            and view.text[max(0, run[0].start - 2) : run[0].start].endswith(("\n", "— ", "– "))
            and _is_unknown(run)
        ):
            labels[run[0].key].append(run)
    several = [run for group in labels.values() if len(group) > 1 for run in group]
    covered = {token.start for name in found for token in name.tokens} if several else set()
    return [Found(tuple(run), full=False) for run in several if len(run) == 1 and run[0].start not in covered]


def _is_unknown(run: Run) -> bool:
    for token in run:  # noqa: SIM110 - a loop is twice as fast as all() here
        if token.flags & _KNOWN_WORD:
            return False
    return True


def _is_bare(run: Run) -> bool:
    return len(run) == 1 and not is_given(run[0])


def _is_candidate(view: View, run: Run) -> bool:
    """Tell a given name or a surname alone, or two or three unknown words: persons, if they stand beside a person."""
    if len(run) == 1:
        return is_given(run[0]) or (bool(run[0].flags & (SHAPE | SURNAME | WEAK_SHAPE)) and _is_unknown(run))
    if len(run) == _PAIR and run[1].flags & SHAPE and not run[0].flags & (NOT | TITLE | FUNCTION | PLACE | ALLCAPS | INITIAL | CYRILLIC):
        return not opens_sentence(view.text, run[0].start) and not line_of(view, run[0].start).title_case  # Golden Maunganidze
    if len(run) == _PAIR and not run[0].flags & (_KNOWN_WORD & ~COMMON) and len(run[0].form) <= _SYLLABLE and _is_unknown(run[1:]):
        return not opens_sentence(view.text, run[0].start)  # [Im Sothea and] Long Chenda
    return len(run) <= _LONGEST_UNKNOWN and _is_unknown(run)


def _known(all_runs: list[Run], found: list[Found], memory: Memory) -> list[Found]:
    """Find the mentions of known persons that the first pass passed over."""
    covered = {token.start for name in found for token in name.tokens}
    keys, inflected = memory.known.all_keys(), memory.inflected_latin
    more: list[Found] = []
    for run in all_runs:
        for token in run:
            if inflected or token.key in keys or token.flags & CYRILLIC:
                break
        else:
            continue  # nobody's name, and no form of one
        rest = [token for token in run if token.start not in covered]
        if rest:
            more += memory.known.mentions(run, rest)
    return more


def _record(view: View, name: Found, memory: Memory) -> Name:
    start, end = name.start, name.end
    return Name(start=start, end=end, text=view.text[start:end], kind="person", name=memory.full_form(name))
