"""Decide which stretches of a run of capitalised words are persons' names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reptrack.extract.names.persons.around import LIKE_ADJECTIVE, role_before
from reptrack.extract.names.persons.context_words import generations, is_article, is_kin_before, is_one_of_kin, is_role, is_speech, loose
from reptrack.extract.names.persons.evidence import is_full, is_told, like_surname, takes_word
from reptrack.extract.names.persons.levels import GIVEN_NAME, NO_NAME, ORDINARY, UNKNOWN, is_lacinka_title, is_title_here, level
from reptrack.extract.names.persons.lexicon import (
    ALLCAPS,
    COMMON,
    CYRILLIC,
    FAMOUS,
    FUNCTION,
    GIVEN,
    INITIAL,
    LACINKA,
    LACINKA_TITLE,
    NOT,
    OWN,
    PATRONYMIC,
    PLACE,
    SHAPE,
    SUFFIX,
    SURNAME,
    TITLE,
    WEAK,
    WEAK_SHAPE,
    honorifics,
    is_syllabic,
    look_up,
)  # fmt: skip
from reptrack.extract.names.persons.lone import is_lone
from reptrack.extract.names.persons.tokens import (
    Run,
    Token,
    is_given,
    is_initial,
    line_of,
    opens_sentence,
    previous_word,
    word_before_comma,
)
from reptrack.text.view import View
from reptrack.values.inflection import agree, fit
from reptrack.values.lacinka import to_cyrillic

__all__ = ["Found", "decide"]

_LONGEST_NAME = 6
_PAIR = 2
_SYLLABLE, _LONGEST_FOREIGN = 4, 3
_KIN_NEAR = 80


# Endings of what people are, in the nominative; hardly any given name ends so.
_AGENT = re.compile(r"(?:ник|нік|щик|чик|шчык|чык|тель|цель|ист|іст|арь|яр|ёр|ница|ніца|истка|істка|чица|щица|чыца|шчыца|ша|лог|граф|вод)$")


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
        return last.end + 1 if len(self.tokens) > 1 and (is_initial(last) or (last.point and last.form in generations())) else last.end


def decide(view: View, run: Run) -> list[Found]:
    """Give the names in a run that can be told without the rest of the report."""
    if len(run) == 1:
        return _decide_lone(view, run[0])
    pieces = _split(view, run)
    return [name for begin, piece, levels, address in pieces for name in _names(view, run, begin, piece, levels, address)]


def _decide_lone(view: View, token: Token) -> list[Found]:
    """Judge the only word of a run, as most runs have: what `_split` and `_names` come to there."""
    if is_title_here(view, token, None, []) or level(view, token, None, None) == NO_NAME or not is_lone(view, token, "", touched=False):
        return []
    return [Found((token,), full=False)]


def _split(view: View, run: Run) -> Iterator[tuple[int, Run, list[int], str]]:
    """Cut a run at words that are in no name; yield the pieces with their place in the run, the levels of their words, and the title right before each."""
    piece: Run = []
    levels: list[int] = []
    title = ""
    for place, token in enumerate(run):
        following = run[place + 1] if place + 1 < len(run) else None
        titled = is_title_here(view, token, following, piece, title)
        if titled or (how := level(view, token, following, piece[-1] if piece else None)) == NO_NAME:
            if piece:
                levels[-1] = level(view, piece[-1], None, piece[-2] if len(piece) > 1 else None)
                yield place - len(piece), piece, levels, title
            piece, levels = [], []
            title = (
                token.form
                if token.flags & TITLE or (titled and token.key in honorifics())
                else to_cyrillic(token.form)
                if is_lacinka_title(view, token)
                else ""
            )
            continue
        piece.append(token)
        levels.append(how)
    if piece:
        yield len(run) - len(piece), piece, levels, title


def _names(view: View, run: Run, place: int, piece: Run, levels: list[int], title: str) -> Iterator[Found]:
    """Yield the names of a piece without titles, which stands at `place` in its run, from the left to the right."""
    begin = 0
    while begin < len(piece):
        if begin:
            levels[begin] = level(view, piece[begin], piece[begin + 1] if begin + 1 < len(piece) else None, None)
        address = "" if begin else title
        first = next((i for i in range(begin, len(piece)) if levels[i] >= UNKNOWN), None)
        if first is None:
            yield from _ordinary(view, run, piece[begin:], address)
            return
        if first > begin and (
            _is_word_given(view, piece, first) or _is_word_surname(view, piece, first) or _is_syllable(view, piece, first - 1)
        ):
            first -= 1
        else:
            first = _after_strangers(view, piece, levels, first)
        yield from (Found((token,), full=False) for token in piece[begin:first] if token.flags & FAMOUS and token.flags & CYRILLIC)
        last = _end_of_core(view, piece, levels, first)
        core = piece[first : last + 1]
        if is_initial(core[0]) and first > begin and core[-1].flags & COMMON and not like_surname(core[-1]):
            return  # Annex B. Methodology
        yield from _judge(view, core, address if first == begin else "", touched=_touched(view, run, place + first, place + last + 1))
        begin = last + 1


def _ordinary(view: View, run: Run, piece: Run, address: str) -> Iterator[Found]:
    """Yield an ordinary word alone that is a surname: by the title before it, or by what stands around."""
    if len(piece) == 1 and ((address and takes_word(piece[0], address)) or is_lone(view, piece[0], "", touched=len(run) > 1)):
        yield Found(tuple(piece), full=False, address=address)


def _judge(view: View, core: Run, address: str, *, touched: bool) -> Iterator[Found]:
    """Yield the one name that words make, two where they are two persons, or none."""
    core, generation = (core[:-1], core[-1:]) if core[-1].form in generations() and len(core) > 1 else (core, [])
    if len(core) == 1:
        if is_lone(view, core[0], address, touched=touched or bool(generation)) or generation:
            yield Found((core[0], *generation), full=bool(generation) and is_given(core[0]), address=address)
    elif generation and is_full(view, core, address, touched=touched):
        yield Found((*core, *generation), full=True, address=address)
    elif len(core) == _PAIR and _is_trade(view, core):
        yield Found((core[1],), full=False)
    elif len(core) == _PAIR and _disagree(view, core):
        yield from (Found((token,), full=False) for token in core if token.flags & (GIVEN | SHAPE))
    elif len(pieces := _apart(view, core)) > 1:
        for piece in pieces:
            if len(piece) > 1 or piece[0].flags & (GIVEN | SHAPE | SURNAME | WEAK_SHAPE):
                yield Found(tuple(piece), full=len(piece) > 1)
    elif len(core) <= _LONGEST_NAME and is_full(view, core, address, touched=touched):
        yield Found(tuple(core), full=True, address=address)


def _apart(view: View, core: Run) -> list[Run]:
    """Part the names of two persons side by side, each in a case of its own: Дмитрия Иванова | Степан, Орлова | Ян Рачинский."""
    cyrillic = bool(core[0].flags & CYRILLIC)
    if not (cyrillic or view.lang == "be") or any(t.flags & (INITIAL | SUFFIX | ALLCAPS) for t in core):
        return [core]
    pieces, begin = [], 0
    for place in range(1, len(core)):
        # Beyond the longest name with a patronymic and a generation nothing is compared: capitals by the hundred are no sentence.
        if _is_next_person(view, core[begin : begin + 2 * _LONGEST_NAME], place - begin, cyrillic=cyrillic):
            pieces.append(core[begin:place])
            begin = place
    return [*pieces, core[begin:]]


def _is_next_person(view: View, core: Run, i: int, *, cyrillic: bool) -> bool:
    """Tell whether another person's name begins at place `i` of a piece."""
    if i >= len(core):
        return False
    before, token = core[i - 1], core[i]
    if not token.flags & GIVEN or before.flags & PATRONYMIC:
        return False
    surname_before = bool(before.flags & (SHAPE | SURNAME | FAMOUS)) and not is_given(before)
    # Дениса Кулагина | Яна: a name does not go on behind given name and surname.
    complete = i == _PAIR and is_given(core[0]) and _is_surname_of(view, core[0], before)
    if (complete and not token.flags & (SHAPE | NOT)) or (
        surname_before and (_surname_behind(core, i) or (i == 1 and _of_kin(view, core)))
    ):
        return True
    if is_given(token) and (i > 1 or is_given(before) or surname_before):
        return not fit(tuple(t.form if cyrillic else to_cyrillic(t.form) for t in core[: i + 1]), view.lang)
    return False


def _is_surname_of(view: View, given: Token, token: Token) -> bool:
    """Tell a surname behind a given name: by its shape, or by a word for kin shortly before: жонка блогера Дзяніса Кулагіна."""
    if token.flags & GIVEN or not token.flags & (SHAPE | SURNAME | WEAK_SHAPE):
        return False
    if token.flags & SHAPE or token.flags & (SURNAME | WEAK_SHAPE) == SURNAME | WEAK_SHAPE:
        return True
    before = view.text[max(0, given.start - _KIN_NEAR) : given.start]
    return any(is_kin_before(word) for word in re.split(r"\W+", re.split(r"[.!?\n]", before)[-1].lower()))


def _surname_behind(core: Run, place: int) -> bool:
    """Tell whether a surname stands behind a given name."""
    behind = core[place + 1].flags if place + 1 < len(core) else 0
    return bool(behind & (SHAPE | SURNAME)) and not behind & (PATRONYMIC | GIVEN)


def _of_kin(view: View, core: Run) -> bool:
    """Tell a surname in the genitive behind a word for kin, and the given name of the kin: мать Снежкова Оксана."""
    word = previous_word(view, core[0]).lower()
    return bool(word) and is_kin_before(word if core[0].flags & CYRILLIC else to_cyrillic(word))


def _after_strangers(view: View, segment: Run, levels: list[int], first: int) -> int:
    """Pass over an unknown word before a given name that has its surname behind it: Гродно Галина Жибартович."""
    for i in range(first, min(len(segment) - 1, first + _LONGEST_NAME)):
        if is_initial(segment[i]):
            # Скаргу В. Краўчука: a word, an initial and a surname; but Ivan A. Petrou and Марозаў А. В. are one name.
            surname_behind = any(not t.flags & INITIAL for t in segment[i : i + _LONGEST_NAME])
            return i if i > first and surname_behind and not segment[first].flags & GIVEN else first
        if levels[i] == GIVEN_NAME:
            return i if i > first and _is_stranger(view, segment[first], segment[i], segment[i + 1 : i + 3]) else first
    return first


def _is_word_given(view: View, segment: Run, first: int) -> bool:
    """Tell a given name that is only known as a word, by the role before it: activist Fail Alsynov."""
    token = segment[first - 1]
    if opens_sentence(view.text, token.start) or line_of(view, token.start).title_case or token.flags & (TITLE | ALLCAPS):
        return False
    if token.flags & PLACE:
        return bool(token.flags & GIVEN) and role_before(view, token) not in {"", *loose()}  # journalists Abay Zewda
    if is_speech(previous_word(view, token)) and not token.flags & (NOT | FUNCTION):
        return True
    return role_before(view, token) not in {"", *loose()} and bool(segment[first].flags & SHAPE)


_LONG_CAPITALS = 5  # letters of a surname in capitals; acronyms mostly have fewer
# What stands on both sides of a name that has a cell for itself: tabs or bars.
_CELL_OPENS, _CELL_CLOSES = re.compile(r"[\t|] ?$"), re.compile(r" ?(?:[\t|]|$)")
# What stands on both sides of a name that has an entry for itself.
_ENTRY_OPENS, _ENTRY_CLOSES = re.compile(r"(?:^|[\n:;|,•*]|\d[.)])[ \t]*$"), re.compile(r"[ \t]*(?:$|[\n,;|()–—])")


def _has_cell(view: View, segment: Run, first: int) -> bool:
    """Tell a word before a given name, where both have a cell for themselves: | Мельник Ольга |."""
    start, end = segment[first - 1].start, segment[first].end
    opens = _CELL_OPENS.search(view.text, max(0, start - 4), start)
    return opens is not None and _CELL_CLOSES.match(view.text, end) is not None and is_given(segment[first])


def _is_word_surname(view: View, segment: Run, first: int) -> bool:
    """Tell a surname that is a word too, in an entry of a list before given name and patronymic: Мороз Олеся Ивановна, КАРИМЛИ Зейнаб Агали кызы."""
    token, behind = segment[first - 1], segment[first + 1 : first + 3]
    if is_syllabic(segment[first].form):  # Tang Ngok-kwan
        return not token.flags & (NOT | TITLE | FUNCTION | PLACE | ALLCAPS) and not is_role(token.form.lower())
    if not token.flags & CYRILLIC or token.flags & (NOT | TITLE | FUNCTION | PLACE) or LIKE_ADJECTIVE.search(token.form):
        return False
    if token.flags & ALLCAPS and len(token.form) < _LONG_CAPITALS:
        return False
    if not behind and _has_cell(view, segment, first):
        return True
    # Олеся Ивановна, Зейнаб Агали кызы
    if (
        is_role(token.form.lower())
        or _AGENT.search(token.form)
        or not behind
        or not behind[-1].flags & PATRONYMIC
        or (len(behind) > 1 and not behind[-1].flags & SUFFIX)
    ):
        return False
    opens = _ENTRY_OPENS.search(view.text, max(0, token.start - 4), token.start)
    return opens is not None and _ENTRY_CLOSES.match(view.text, behind[-1].end) is not None


def _is_syllable(view: View, segment: Run, place: int) -> bool:
    """Tell a short name that is a word too, inside a sentence, of somebody whom what follows tells: Mu Sochua, who; Hso Ten, 74."""
    token = segment[place]
    if len(token.form) > _SYLLABLE or token.flags & (CYRILLIC | NOT | TITLE | FUNCTION | PLACE | ALLCAPS | INITIAL):
        return False
    if (
        opens_sentence(view.text, token.start)
        or line_of(view, token.start).title_case
        or is_article(previous_word(view, segment[0]).lower())
    ):
        return False
    return len(segment) <= _LONGEST_FOREIGN and (is_told(view, segment[-1]) or is_one_of_kin(word_before_comma(view, segment[0]).lower()))


def _is_stranger(view: View, token: Token, given: Token, rest: Run) -> bool:
    """Tell whether a word before `given` and the `rest` is no part of the name (a surname may be: Марозаў Іван Пятровіч)."""
    behind = rest[0]
    if token.flags & CYRILLIC and behind.flags & PATRONYMIC and opens_sentence(view.text, token.start):
        # Пасечник Иван Петрович Орлов, Справу Івана Пятровіча, but Марозаў Іван Пятровіч.
        return len(rest) > 1 or not agree((token.form, given.form), view.lang)
    if (token.flags & (SHAPE | WEAK_SHAPE) and behind.flags & (PATRONYMIC | INITIAL)) or any(t.flags & SUFFIX for t in rest):
        return False  # Гасанлы Лейла Мубариз кызы
    if "(" in view.text[token.end : given.start]:
        return False  # Марлен (Сулейман) Асанов
    if token.flags & CYRILLIC:
        return True
    plain = not token.flags & (SHAPE | ALLCAPS | INITIAL) and bool(given.flags & OWN)
    return (plain or view.lang == "be") and opens_sentence(view.text, token.start)


def _end_of_core(view: View, segment: Run, levels: list[int], first: int) -> int:
    """Find the last word of a name that begins at `first`: ordinary words end it, but a surname may be one (John Bell)."""
    last = first
    for i in range(first + 1, len(segment)):
        if levels[i] == ORDINARY and not (last == i - 1 and (_may_be_surname(view, segment, first, i) or _is_syllable(view, segment, i))):
            break
        last = i
    return last


def _may_be_surname(view: View, segment: Run, first: int, place: int) -> bool:
    """Tell whether an ordinary word or a place ends the name before it: John Bell, Rolando Álvarez Lagos."""
    before, token = segment[place - 1], segment[place]
    words = segment[max(first, place - _LONGEST_NAME) : place]
    if before.flags & PATRONYMIC and before.flags & CYRILLIC and place - first > 1:
        return True  # Иван Петрович Морозов: a genitive plural of a word too
    if not token.flags & COMMON and any(t.flags & GIVEN for t in words):
        return True
    if token.flags & PLACE and not token.flags & COMMON and place - first > 1 and before.flags & SURNAME and not before.flags & CYRILLIC:
        return True  # Jineth Bedoya Lima
    firm = not before.flags & WEAK or (before.flags & CYRILLIC and not opens_sentence(view.text, before.start))
    if not (before.flags & GIVEN and firm) and not is_initial(before):
        return False
    if any(t.flags & SHAPE for t in words):
        return False
    # In a headline every word has a capital, but not every one a title before it: Ambassador Neil Holland.
    return bool(look_up(previous_word(view, before)).flags & TITLE) or not line_of(view, token.start).title_case


def _touched(view: View, run: Run, start: int, end: int) -> bool:
    """Tell whether capitalised words that are no titles stand right beside the words `start:end` of a run; the first word of a sentence does not count."""
    if end < len(run):
        return True
    before = run[start - 1] if start else None
    if before is None or before.flags & (TITLE | FUNCTION | LACINKA | LACINKA_TITLE):
        return False
    return bool(before.flags & NOT) or not opens_sentence(view.text, before.start)


def _opens_unlike(view: View, first: Token, second: Token) -> bool:
    """Tell an ordinary word at the start of a sentence by its case: Сям’я Статкевіча."""
    return (
        bool(first.flags & CYRILLIC and second.flags & SHAPE)
        and not first.flags & (GIVEN | SHAPE | SURNAME | INITIAL)
        and opens_sentence(view.text, first.start)
        and not agree((first.form, second.form), view.lang)
    )


def _is_trade(view: View, core: Run) -> bool:
    """Tell what somebody is, as the first word of a sentence, from a given name: Пасечник Панкратов."""
    first, second = core
    if not first.flags & CYRILLIC or first.flags & (GIVEN | INITIAL | SHAPE | ALLCAPS) or not second.flags & SHAPE:
        return False
    named = second.flags & (GIVEN | PATRONYMIC)
    return not named and _AGENT.search(first.form) is not None and opens_sentence(view.text, first.start)


def _disagree(view: View, core: Run) -> bool:
    """Tell two persons side by side, each in another case: дочери Рогачевского Варе."""
    first, second = core
    if _opens_unlike(view, first, second):
        return True
    if not first.flags & CYRILLIC or first.flags & (GIVEN | INITIAL) or not second.flags & GIVEN or second.flags & WEAK:
        return False
    return not agree((first.form, second.form), view.lang)
