"""Decide which stretches of a run of capitalised words are persons' names, from the words, their shapes and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reptrack.extract.names.persons.lexicon import (
    ADDRESS, ALLCAPS, COMMON, CYRILLIC, FAMOUS, FUNCTION, GIVEN, INITIAL, LACINKA, LACINKA_TITLE, NOT, OWN, PATRONYMIC, PLACE, SHAPE, TITLE, WEAK, WEAK_SHAPE,
    honorifics, is_deed, is_participle, is_role, is_title,
)  # fmt: skip
from reptrack.extract.names.persons.tokens import Run, Token, line_of, next_words, opens_sentence, previous_word
from reptrack.text.view import View
from reptrack.values.inflection import agree
from reptrack.values.lacinka import to_cyrillic

__all__ = ["Found", "decide"]

_LONGEST_NAME = 5
_VOWEL = re.compile(r"[AEIOUYАЕЁИОУЫЭЮЯІ]")
_SHORTEST_CAPITALS = 3
_ARTICLES = frozenset({"the", "a", "an"})
# A given name of another part of the world stands alone only if it is no short syllable that may be anything.
_TELLING = 4
# Words before a person that are just as often before something else: enough for two unknown words, not for one.
_LOOSE = frozenset({"by", "against", "people", "men", "women", "woman", "named", "director", "leader", "officer"})
# Plural verbs and participles, which open Slavic sentences before a name: Задержали, Асуджаныя, Вызваленыя.
_PLURAL = re.compile(r"(?:[лл][иі]|[ыи]е|[ыі]я|[аоу]ны)$")
# A date after the short name of a month: Jan 17, 2024.
_DATE = re.compile(r" \d{1,2},? (?:19|20)\d\d")
# An age after a name: Ivan Karnei, 34 · Ivan Karnei (34).
_AGE = re.compile(r"(?:, | \()\d{2}\b(?!\d)")


class Found(NamedTuple):
    """A person's name: its tokens, and whether it is full (more than a surname or a given name alone)."""

    tokens: tuple[Token, ...]
    full: bool
    address: str = ""

    @property
    def start(self) -> int:
        """The first character."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """One past the last character, with the full stop of an initial."""
        last = self.tokens[-1]
        return last.end + 1 if last.flags & INITIAL and last.point and len(self.tokens) > 1 else last.end


def decide(view: View, run: Run) -> Iterator[Found]:
    """Yield the names in a run that can be told without the rest of the report."""
    for segment, address in _split(view, run):
        for found in _name(view, run, segment, address):
            yield found


def _level(view: View, token: Token, following: Token | None, before: Token | None) -> int:
    """Say how well a word fits into a name: 0 not at all, 1 an ordinary word, 2 unknown, 3 shaped like a name, 4 a given name."""
    flags = token.flags
    if flags & INITIAL and token.point:
        return 3
    if flags & LACINKA and view.lang == "be" and opens_sentence(view.text, token.start):
        return 0
    if flags & GIVEN and not flags & WEAK:
        return 4
    if flags & FUNCTION and flags & GIVEN and before is not None and before.flags & GIVEN and not before.flags & WEAK:
        return 2  # Mahn Win Khaing Than
    if flags & FUNCTION and flags & GIVEN and flags & CYRILLIC and not opens_sentence(view.text, token.start):
        return 2
    if flags & FUNCTION and not (flags & GIVEN and following is not None and following.flags & GIVEN and not following.flags & WEAK):
        return 0
    if flags & (NOT | TITLE) and not flags & GIVEN:
        return 0
    if following is not None and before is None and _opens_plainly(view, token):
        return 1
    if flags & (SHAPE | FAMOUS):
        return 3
    if flags & GIVEN:
        return 2 if not flags & NOT or (following is not None and following.flags & (SHAPE | GIVEN)) else 0
    if flags & COMMON and flags & CYRILLIC and following is not None and following.flags & INITIAL and following.point:
        return 1 if opens_sentence(view.text, token.start) else 2
    if flags & COMMON:
        return 1
    if flags & PLACE:
        return 1
    if flags & ALLCAPS and (len(token.form) < _SHORTEST_CAPITALS or not _VOWEL.search(token.form.upper())):
        return 0
    return 2


def _opens_plainly(view: View, token: Token) -> bool:
    """Tell a verb or a role at the start of a Slavic sentence: Задержали, Адвокатка, Advakatka."""
    if token.flags & (GIVEN | SHAPE | FAMOUS) or not (token.flags & CYRILLIC or view.lang == "be"):
        return False
    word = token.form.lower() if token.flags & CYRILLIC else to_cyrillic(token.form.lower())
    return bool(_PLURAL.search(word) or is_role(word)) and opens_sentence(view.text, token.start)


def _split(view: View, run: Run) -> Iterator[tuple[Run, str]]:
    """Cut a run at words that are in no name; yield the pieces with the title right before each."""
    piece: Run = []
    title = ""
    for place, token in enumerate(run):
        following = run[place + 1] if place + 1 < len(run) else None
        if _is_title_here(view, token, following, piece) or _level(view, token, following, piece[-1] if piece else None) == 0:
            if piece:
                yield piece, title
            piece = []
            title = token.form if token.flags & TITLE else to_cyrillic(token.form) if _is_lacinka_title(view, token) else ""
            continue
        piece.append(token)
    if piece:
        yield piece, title


def _is_title_here(view: View, token: Token, following: Token | None, piece: Run) -> bool:
    """Tell a title from a name of the same form: Judge Karnei, King Faisal, but Martin Luther King."""
    if token.key in honorifics() and not piece and following is not None:
        return bool(following.flags & GIVEN)  # U Tin Maung Oo, Daw Khin Hla
    if not token.flags & TITLE and not _is_lacinka_title(view, token) or token.flags & INITIAL and token.point:
        return False
    if token.flags & GIVEN and not token.flags & WEAK:
        return False
    return following is not None or not piece


def _is_lacinka_title(view: View, token: Token) -> bool:
    return bool(token.flags & LACINKA_TITLE) and view.lang == "be"


def _name(view: View, run: Run, segment: Run, title: str) -> Iterator[Found]:
    after = [*segment[1:], None]
    levels = [_level(view, token, after[i], segment[i - 1] if i else None) for i, token in enumerate(segment)]
    first = next((i for i, level in enumerate(levels) if level >= 2), None)  # noqa: PLR2004 - levels, see _level
    if first is None:
        if title and len(segment) == 1 and _takes_word(view, segment[0], title):
            yield Found(tuple(segment), full=False, address=title)
        return
    first = _after_strangers(view, segment, levels, first)
    last = _end_of_core(view, segment, levels, first)
    core = segment[first : last + 1]
    touched = _touched(view, run, core)
    address = title if first == 0 else ""
    if core[0].flags & INITIAL and first > 0 and core[-1].flags & COMMON:
        return  # Annex B. Methodology
    if len(core) == 1:
        if _lone(view, core[0], address, touched=touched):
            yield Found((core[0],), full=False, address=address)
        return
    if len(core) == 2 and _disagree(view, core):  # noqa: PLR2004
        for token in core:
            if token.flags & GIVEN or token.flags & SHAPE:
                yield Found((token,), full=False)
        return
    if len(core) <= _LONGEST_NAME and _is_full(view, core, address, touched=touched):
        yield Found(tuple(core), full=True, address=address)
    if last + 1 < len(segment):
        yield from _name(view, run, segment[last + 1 :], "")


def _after_strangers(view: View, segment: Run, levels: list[int], first: int) -> int:
    """Pass over an unknown word before a given name that has its surname behind it: Гродно Галина Жибартович."""
    opens = opens_sentence(view.text, segment[first].start)
    for i in range(first, len(segment) - 1):
        if segment[i].flags & INITIAL:
            # Скаргу В. Краўчука: a word, an initial and a surname; but Ivan A. Petrou and Марозаў А. В. are one name.
            surname_behind = any(not t.flags & INITIAL for t in segment[i:])
            return i if i > first and surname_behind and not segment[first].flags & GIVEN else first
        if levels[i] == 4:  # noqa: PLR2004
            surname_first = segment[first].flags & (SHAPE | WEAK_SHAPE) and segment[i + 1].flags & (PATRONYMIC | INITIAL)
            stranger = (
                segment[first].flags & CYRILLIC
                or (opens and view.lang == "be")
                or (opens and not segment[first].flags & (SHAPE | ALLCAPS | INITIAL) and segment[i].flags & OWN)
            )
            return i if stranger and i > first and not surname_first else first
    return first


def _end_of_core(view: View, segment: Run, levels: list[int], first: int) -> int:
    """Find the last word of a name that begins at `first`: ordinary words end it, but a surname may be one (John Bell)."""
    last = first
    for i in range(first + 1, len(segment)):
        if levels[i] >= 2:  # noqa: PLR2004
            last = i
        elif levels[i] == 1 and last == i - 1 and not segment[i].flags & COMMON and any(t.flags & GIVEN for t in segment[first:i]):
            last = i  # a place: Rolando Álvarez Lagos
        elif levels[i] == 1 and last == i - 1 and _may_be_surname(view, segment, first, i):
            last = i
        else:
            break
    return last


def _touched(view: View, run: Run, core: Run) -> bool:
    """Tell whether capitalised words that are no titles stand right beside a name; the first word of a sentence does not count."""
    start = run.index(core[0])
    end = start + len(core)
    if end < len(run):
        return True
    before = run[start - 1] if start else None
    if before is None or before.flags & (TITLE | FUNCTION | LACINKA | LACINKA_TITLE):
        return False
    return bool(before.flags & NOT) or not opens_sentence(view.text, before.start)


def _disagree(view: View, core: Run) -> bool:
    """Tell two persons side by side, each in another case: дочери Рогачевского Варе."""
    first, second = core
    if not first.flags & CYRILLIC or first.flags & (GIVEN | INITIAL) or not second.flags & GIVEN or second.flags & WEAK:
        return False
    return not agree((first.form, second.form), view.lang)


def _may_be_surname(view: View, segment: Run, first: int, place: int) -> bool:
    before, token = segment[place - 1], segment[place]
    firm = not before.flags & WEAK or (before.flags & CYRILLIC and not opens_sentence(view.text, before.start))
    named = (before.flags & GIVEN and firm) or (before.flags & INITIAL and before.point)
    if not named or any(t.flags & SHAPE for t in segment[first:place]):
        return False
    return not line_of(view, token.start).title_case or place + 1 == len(segment) and bool(token.flags & CYRILLIC)


def _takes_word(view: View, token: Token, title: str) -> bool:
    """Tell whether an ordinary word is a surname after a form of address: Ms. Brown, Judge Bell."""
    from reptrack.extract.names.persons.lexicon import address_gender, fold  # noqa: PLC0415

    if token.flags & (FUNCTION | NOT | PLACE | ALLCAPS | TITLE):
        return False
    return bool(address_gender(title)) or fold(title) in ("dr", "prof") and not line_of(view, token.start).title_case


def _is_full(view: View, core: Run, address: str, *, touched: bool) -> bool:
    """Tell whether two or more words are one person's name."""
    flags = [token.flags for token in core]
    if all(f & INITIAL and t.point for f, t in zip(flags, core, strict=True)):
        return False
    if any(f & GIVEN and not f & WEAK for f in flags):
        return _capitals_fit(core)
    if any(f & INITIAL and t.point for f, t in zip(flags, core, strict=True)):
        return _initials_fit(view, core, touched=touched)
    headline = line_of(view, core[0].start).title_case
    if any(f & OWN for f in flags) and not any(f & (COMMON | PLACE) and not f & GIVEN for f in flags):
        return _capitals_fit(core)
    if any(f & GIVEN for f in flags):
        return (
            not headline
            and (not opens_sentence(view.text, core[0].start) or bool(flags[-1] & (SHAPE | WEAK_SHAPE)))
            or bool(flags[-1] & SHAPE)
        )
    if any(f & ALLCAPS for f in flags):
        return False
    if any(f & (SHAPE | PATRONYMIC) for f in flags):
        return not headline and not touched or bool(_evidence(view, core, address))
    return _evidence(view, core, address)


def _capitals_fit(core: Run) -> bool:
    """Tell MAZHEIKA Zinaida (a surname in capitals) from an acronym before a name."""
    upper = [t for t in core if t.flags & ALLCAPS and not t.flags & INITIAL]
    if not upper or len(upper) == len(core):
        return True
    others = [t for t in core if not t.flags & ALLCAPS]
    return all(t.flags & (GIVEN | PATRONYMIC | INITIAL) for t in others)


def _initials_fit(view: View, core: Run, *, touched: bool) -> bool:
    """Tell A. Lukashenka and Marozau A. from a letter that stands for something else."""
    names = [t for t in core if not (t.flags & INITIAL and t.point)]
    if len(names) > 2 or any(t.flags & PLACE and not t.flags & SHAPE for t in names):  # noqa: PLR2004
        return False
    if core[0].flags & INITIAL and core[0].point:
        if names[0].flags & COMMON and (touched or _is_heading(view, core)):
            return False  # A. Introduction
        return not names[0].flags & ALLCAPS or len(names[0].form) > _SHORTEST_CAPITALS
    # Behind the surname an initial may also end a sentence: it takes a surname's shape, a second initial, or the end of a cell.
    if names[0].flags & (SHAPE | WEAK_SHAPE | FAMOUS) or len(core) - len(names) > 1:
        return True
    return not names[0].flags & (COMMON | PLACE) and view.text[core[-1].end + 1 : core[-1].end + 2] in ("", ",", ";", ")", "\n")


def _is_heading(view: View, core: Run) -> bool:
    """Tell whether a name opens a line that does not end like a sentence."""
    line = line_of(view, core[0].start)
    return line.start == core[0].start and view.text[line.start : line.end].rstrip()[-1:] not in ".:;!?,"


def _lone(view: View, token: Token, address: str, *, touched: bool) -> bool:
    """Tell whether a single word is a person, without the rest of the report."""
    flags = token.flags
    if flags & INITIAL:
        return False
    if flags & FAMOUS:  # the Lukashenka regime
        return not flags & COMMON or not opens_sentence(view.text, token.start)
    if address and not flags & (ALLCAPS | PLACE):
        return True
    if touched or flags & (ALLCAPS | PLACE | COMMON) or _DATE.match(view.text, token.end):
        return False
    if previous_word(view, token).lower() in _ARTICLES:
        return False
    previous = _role_before(view, token)
    if previous and previous not in _LOOSE:
        return not (flags & CYRILLIC) or bool(flags & (GIVEN | SHAPE | WEAK_SHAPE))
    if flags & GIVEN and not flags & WEAK:
        return bool(flags & OWN) or _acts(view, token) or (len(token.form) >= _TELLING and not opens_sentence(view.text, token.start))
    if token.start != view.words[token.place].start:
        return next_words(view, token)[0][:1].islower()
    return bool(flags & SHAPE) and not flags & CYRILLIC and _acts(view, token)


def _role_before(view: View, token: Token) -> str:
    """Give the role or title in lower case right before a word (capitalised only as the first word of a sentence), or nothing."""
    word = previous_word(view, token)
    if not word or not (word[0].islower() or opens_sentence(view.text, view.words[token.place - 1].start)):
        return ""
    lowered = word.lower() if view.lang != "be" or token.flags & CYRILLIC else to_cyrillic(word.lower())
    return lowered if is_role(lowered) or is_title(lowered) else ""


def _evidence(view: View, core: Run, address: str) -> bool:
    """Tell whether what stands around a name says that it is a person: a title, a role, a deed, an age."""
    if address:
        return True
    return bool(_role_before(view, core[0])) or _acts(view, core[-1]) or bool(_AGE.match(view.text, core[-1].end))


def _acts(view: View, token: Token) -> bool:
    """Tell whether a verb that persons do or suffer follows."""
    first, second = next_words(view, token)
    return bool(first) and (is_deed(first) or is_participle(first, second))
