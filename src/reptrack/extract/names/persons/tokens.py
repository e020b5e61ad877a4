"""Cut a text into runs of capitalised words that could hold persons' names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from reptrack.extract.names.persons.context_words import all_suffixes, behind_names, is_kin_before, is_suffix, particles
from reptrack.extract.names.persons.lexicon import (  # fmt: skip
    ALLCAPS,
    COMMON,
    CYRILLIC,
    FAMOUS,
    GIVEN,
    INITIAL,
    NOT,
    SHAPE,
    SURNAME,
    TITLE,
    WEAK,
    Info,
    look_up,
)
from reptrack.extract.names.spelling import unpossessed
from reptrack.records import Name
from reptrack.text.letters import CAPITALS
from reptrack.text.remember import WORDS, Remembered
from reptrack.text.view import View
from reptrack.text.words import Word

__all__ = [
    "Line",
    "Run",
    "Token",
    "capitalised",
    "is_dull",
    "is_given",
    "is_initial",
    "line_of",
    "may_be_name",
    "next_words",
    "opens_sentence",
    "previous_word",
    "runs",
    "word_before_comma",
]

# One space (of any width) joins two words of a name; a line end does so only in a wrapped paragraph.
_SPACES = frozenset({" ", "\u00a0", "\u202f", "\u2009", "  "})
_AFTER_POINT = frozenset({". ", ".\u00a0", ".", ".\u202f"})
# A word glued to the one behind it: PoliticsPoczobut, PoczobutThe. McDonald has no word before its second capital.
_GLUED = re.compile(r"(?<=[^\W\d_" + CAPITALS + r"])(?=[" + CAPITALS + r"][^\W\d_" + CAPITALS + r"]{2,})")
_SENTENCE_OPENERS = "“”\"'‘«»([{—–-•·*#>📌✅▪●\u00a0 \t"
_WRAPPED_LINE = 40
_NARROW_LINE = 24
_RAGGED = 3
# Песков, Котаў: genitive plurals of words, and surnames.
_SURNAME_ENDS = ("ов", "ев", "ёв", "аў", "оў", "ёў")
# Further than this no line is looked at: a text without line ends must not cost the square of its length.
_LONGEST_LINE = 1000
_STRETCH = 250
_LINE_END = re.compile(r"[ \t]*\r?\n[ \t>]*")
_SHORTEST_GLUED = 4
# As many words further on a name may still go on, over small words: van der, de la.
_MOST_BETWEEN = 3
_PLAIN, _OF_PERSON = COMMON | NOT | TITLE, GIVEN | SHAPE | FAMOUS


class Token(NamedTuple):
    """A capitalised word of a run, without its possessive ending.

    `place` is its number among the words of the view; `point` tells whether a full stop follows at once.
    """

    form: str
    start: int
    end: int
    place: int
    flags: int
    key: str
    gender: str
    point: bool = False


Run = list[Token]


def is_initial(token: Token) -> bool:
    """Tell an initial: one letter, or a pair that stands for one, with its full stop."""
    return token.point and bool(token.flags & INITIAL)


def is_dull(run: Run) -> bool:
    """Tell a run of one ordinary word, as most sentences open with."""
    if len(run) > 1:
        return False
    flags = run[0].flags
    return bool(flags & _PLAIN) and not flags & _OF_PERSON and not run[0].form.endswith(_SURNAME_ENDS)


def is_given(token: Token) -> bool:
    """Tell a given name that is no other word and no place."""
    return token.flags & (GIVEN | WEAK) == GIVEN


_new = tuple.__new__  # what `Token(…)` comes to, without a call in between


class Line(NamedTuple):
    """What the line around a word is like: its bounds, and whether it is written In Title Case or IN CAPITALS."""

    start: int
    end: int
    title_case: bool
    capitals: bool


def capitalised(view: View) -> list[int]:
    """Give the places of the words of a view that may belong to a name."""
    found = view.extra.get("persons:capitalised")
    if not isinstance(found, list):
        found = view.extra["persons:capitalised"] = [place for place, word in enumerate(view.words) if _capital[word[0]]]
    return found


def runs(view: View, taken: Sequence[Name]) -> Iterator[Run]:
    """Yield the runs of capitalised words outside `taken`, in order."""
    text, words, suffixes = view.text, view.words, all_suffixes()
    # The next of `taken`, and where it begins and ends; behind the last there is none.
    borders = iter([*((name.start, name.end) for name in taken), (len(text), len(text))])
    begins, ends = next(borders)
    run: Run = []
    for index in capitalised(view):
        word = words[index]
        form, start, _ = word
        while start >= ends and ends < len(text):
            begins, ends = next(borders)
        if start >= begins or (start and text[start - 1] in _GLUED_BEFORE and _in_handle(text, word)):
            continue
        if not run and form in suffixes:
            continue
        if run:
            last = run[-1]
            apart = index - last.place > _MOST_BETWEEN or last.end != words[last.place][2]
            if apart or not _joined(text, words, last.place, index):
                yield run
                run = []
                if form in suffixes:
                    continue
        token = _token(text, word, index)
        if token.start != start and run:
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def may_be_name(form: str) -> bool:
    """Tell a word that may belong to a name: a capitalised one, al-Rahman, kyzy."""
    return form[0].isupper() or ("-" in form and _has_article(form)) or is_suffix(form)


_capital = Remembered(may_be_name)


# What stands before a word of an address: t.me/Belsat, https://example.org/Karnei.
_ADDRESS = re.compile(r"(?:://|www\.|\w\.\w{2,4}/)\S*$")
_LONGEST_ADDRESS = 200
_GLUED_BEFORE = frozenset("@#/_.-=?&")


def _in_handle(text: str, word: Word) -> bool:
    """Tell a word of a hashtag, an account or an address on the net: #FreeKarnei, @Karnei, t.me/Karnei."""
    before = text[word.start - 1]
    if before in "@#":
        return True
    low = max(0, word.start - _LONGEST_ADDRESS)
    if text.find("/", low, word.start) < 0 and text.find("www.", low, word.start) < 0:
        return False
    return _ADDRESS.search(text[low : word.start].rsplit(None, 1)[-1]) is not None


def _has_article(form: str) -> bool:
    """Tell a name that begins with an article in lower case: al-Rahman, el-Sisi."""
    article, _, rest = form.partition("-")
    return article in particles() and rest[:1].isupper()


def _token(text: str, word: Word, index: int) -> Token:
    form, skip, (flags, key, gender) = _cleaned(word[0])
    start = word[1] + skip
    end = start + len(form)
    if flags & GIVEN and flags & CYRILLIC and is_kin_before(form.lower()) and _is_kin(text, start, end):
        flags = COMMON | CYRILLIC
    return _new(Token, (form, start, end, index, flags, key, gender, text[end : end + 1] == "."))


def _is_kin(text: str, start: int, end: int) -> bool:
    """Tell a word for kin at the start of a sentence from a given name of its form: `Жене, Зое Орловой`, `Жене отказали`, but `Жене Орловой`."""
    return opens_sentence(text, start) and not (text[end : end + 1] == " " and text[end + 1 : end + 2].isupper())


@lru_cache(maxsize=WORDS)
def _cleaned(form: str) -> tuple[str, int, Info]:
    clean, skip = _clean(form)
    return clean, skip, look_up(clean)


def _clean(form: str) -> tuple[str, int]:
    """Give the word without possessive and without a glued section name, and the number of characters skipped."""
    form = unpossessed(form)
    for match in _GLUED.finditer(form):
        before, after = form[: match.start()], form[match.start() :]
        if len(before) < _SHORTEST_GLUED or look_up(form).flags & GIVEN:
            continue
        if look_up(before).flags & COMMON:
            return after, match.start()
        if look_up(after).flags & COMMON:
            return before, 0
    return form, 0


def _joined(text: str, words: Sequence[Word], before: int, after: int) -> bool:
    """Tell whether two capitalised words stand in one run."""
    gap = text[words[before].end : words[after].start]
    if gap in _SPACES:
        return True
    if after - before == 1:
        if "\n" in gap:
            if not _wrapped(text, words[before], words[after], gap):
                return False
            gap = _LINE_END.sub(" ", gap)
        return gap in _SPACES or _joined_by_sign(text, words[before], gap)
    if after - before <= _MOST_BETWEEN and gap.isprintable():
        inner = words[before + 1 : after]
        return all(w.form in particles() for w in inner) and gap == " " + " ".join(w.form for w in inner) + " "
    return False


def _joined_by_sign(text: str, word: Word, gap: str) -> bool:
    flags = look_up(word.form).flags
    if gap in _AFTER_POINT:
        return bool(flags & (INITIAL | TITLE)) and (gap != "." or bool(flags & INITIAL))
    if gap in (" (", ") "):
        return bool(flags & GIVEN) and _alias(text, word, gap)
    return False


def _wrapped(text: str, word: Word, following: Word, gap: str) -> bool:
    """Tell a name broken by the end of a line in a wrapped paragraph from the end of a heading or a cell."""
    if gap.count("\n") != 1 or not _LINE_END.fullmatch(gap.lstrip(".")):
        return False
    if not _is_wrapped(text, word, following):
        return False
    first, second = look_up(word.form).flags, look_up(following.form).flags
    if first & INITIAL and second & COMMON and not second & (GIVEN | SHAPE | SURNAME):
        return False  # врач Чебану Т.⏎Продолжительность
    return bool(first & (GIVEN | TITLE | INITIAL)) or bool(second & GIVEN and first & (SHAPE | ALLCAPS))


def _is_wrapped(text: str, word: Word, following: Word) -> bool:
    """Tell the end of a line in a wrapped paragraph from that of a headline."""
    opening = max(text.rfind("\n", max(0, word.start - _LONGEST_LINE), word.start), word.start - _LONGEST_LINE) + 1
    long = word.end - opening >= _WRAPPED_LINE or _would_not_fit(text, opening, word, following)
    return long and not _would_fit(text, opening, word, following)


def _would_fit(text: str, opening: int, word: Word, following: Word) -> bool:
    """Tell that the next line is so long that its first word had room in this one: the end of a headline, not of a wrapped line."""
    closing = text.find("\n", following.start, following.start + _LONGEST_LINE)
    after = (len(text) if closing < 0 else closing) - following.start
    return after >= word.end - opening + 1 + len(following.form) + _RAGGED


def _would_not_fit(text: str, opening: int, word: Word, following: Word) -> bool:
    """Tell that the next word did not fit in a short line: in narrow columns too, a line ends where the next word would make it the longest."""
    length = word.end - opening
    before = opening - 1 - max(0, text.rfind("\n", max(0, opening - _LONGEST_LINE), max(0, opening - 1)) + 1)
    closing = text.find("\n", following.start, following.start + _LONGEST_LINE)
    after = (len(text) if closing < 0 else closing) - following.start
    width = max(before, after) if before > 0 else after
    return length >= _NARROW_LINE and width >= _NARROW_LINE and length + 1 + len(following.form) > width


# Yazep (Iosif) Rudnitski: one given name in parentheses, and a capitalised word behind them.
_ALIAS_OPENS = re.compile(r" \([^\W\d_]+\) [" + CAPITALS + r"]")
_ALIAS_CLOSES = re.compile(r"[^\W\d_]+ \([^\W\d_]+$")


def _alias(text: str, word: Word, gap: str) -> bool:
    if gap == " (":
        return bool(_ALIAS_OPENS.match(text, word.end))
    return bool(_ALIAS_CLOSES.search(text[max(0, word.start - 40) : word.end]))


def previous_word(view: View, token: Token) -> str:
    """Give the word right before a token, folded, or an empty string if anything but a space (or a full stop after a title) is between."""
    if token.place == 0:
        return ""
    if token.start != view.words[token.place].start:
        return ""
    before = view.words[token.place - 1]
    gap = view.text[before.end : token.start]
    if gap == "\n":
        return before.form if _is_wrapped(view.text, before, view.words[token.place]) else ""
    if gap in _SPACES or (gap in _AFTER_POINT and look_up(before.form).flags & TITLE):
        return before.form
    return ""


# The word before a comma: their lawyer, Ivan Karnei.
_BEFORE_COMMA = re.compile(r"([^\W\d_]+), $")


def word_before_comma(view: View, token: Token) -> str:
    """Give the word before a token and a comma, or an empty string."""
    match = _BEFORE_COMMA.search(view.text, max(0, token.start - 30), token.start)
    return match[1] if match else ""


def next_words(view: View, token: Token) -> tuple[str, str]:
    """Give the two words right after a token, each empty if anything but a space is between."""
    words, found, end = view.words, ["", ""], token.end
    if view.text[end : end + 2] in ("’s", "'s"):
        return "", ""
    place = token.place + 1
    if place < len(words) and words[place].form in behind_names() and view.text[end : words[place].start] in _SPACES:
        end = words[place].end + (view.text[words[place].end : words[place].end + 1] == ".")  # Іваноў мл. сказаў
        place += 1
    elif token.point and token.flags & INITIAL:
        end += 1
    for offset in (0, 1):
        if place >= len(words) or view.text[end : words[place].start] not in _SPACES:
            break
        found[offset] = words[place].form
        end = words[place].end
        place += 1
    return found[0], found[1]


def opens_sentence(text: str, start: int) -> bool:
    """Tell whether a word is the first of its sentence, line or quotation."""
    place = start - 1
    while place >= 0 and text[place] in _SENTENCE_OPENERS:
        place -= 1
    return (
        place < 0 or text[place] in ".!?…\n:|/" or (text[place] == ")" and _NUMBERED.search(text, max(0, place - 8), place + 1) is not None)
    )


# The number of an entry: `7–8) Пара Піліп`.
_NUMBERED = re.compile(r"(?:^|\n)[ \t]*\d{1,3}(?:[-–]\d{1,3})?\)$")


def line_of(view: View, start: int) -> Line:
    """Describe the line around a place; the descriptions of one text are made once."""
    cache: dict[int, Line] = view.extra.setdefault("persons:lines", {})  # type: ignore[assignment]
    # In a line without end the places of one stretch share a beginning, and so a description.
    opening = view.text.rfind("\n", max(0, start - _LONGEST_LINE), start) + 1 or max(0, start - _LONGEST_LINE) // _STRETCH * _STRETCH
    line = cache.get(opening)
    if line is None:
        closing = view.text.find("\n", start, start + _LONGEST_LINE)
        line = cache[opening] = _describe(view.text, opening, min(len(view.text), start + _LONGEST_LINE) if closing < 0 else closing)
    return line


_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


def _describe(text: str, start: int, end: int) -> Line:
    words = _LONG_WORD.findall(text[start : min(end, start + 400)])
    capital = [word for word in words if word[0].isupper()]
    if not capital or len(capital) < 0.7 * len(words):  # as in most lines
        return Line(start, end, title_case=False, capitals=False)
    upper = sum(1 for word in capital if word.isupper())
    ordinary = sum(1 for word in capital if look_up(word).flags & (COMMON | CYRILLIC | GIVEN) == COMMON)
    title_case = len(words) >= 3 and ordinary >= 2 and ordinary >= 0.4 * len(capital)  # noqa: PLR2004 - shares
    return Line(start, end, title_case, upper >= 0.7 * len(words))
