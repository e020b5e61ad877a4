"""Decide which names in quotation marks are organisations, by the word before or behind them or by standing alone behind a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from reptrack.extract.names.nominatives import nominative_adjective
from reptrack.extract.names.persons.context_words import is_deed, is_role
from reptrack.extract.names.persons.lexicon import GIVEN, WEAK, look_up
from reptrack.extract.names.phrase import Found, tidy
from reptrack.extract.names.shapes import cyrillic_base, english, listed_words, never_first, never_last, quote_words
from reptrack.extract.names.spelling import spelling_key
from reptrack.text.letters import CAPITALS, SMALL
from reptrack.values.lacinka import to_cyrillic

__all__ = ["quoted_organisations", "quoted_titles"]

# A name in quotation marks, at most seven words: “Sviedka”, «Страна и люди», „Wolność”.
_QUOTED = re.compile(r"([\"“«„]|(?<!\w)‘)([^\W\d_" + SMALL + r"][^\"”»“«„.!?]{1,70}?!?)([\"”»“]|’(?!\w))")
# The words before an opening quotation mark on its line: `Human Rights Group `.
_BEFORE = re.compile(r"((?:[\w’'&-]+ ){0,8})$")
_BEHIND = re.compile(r"\s([^\W\d_]+)")
# What it is, behind a comma: «Автодвиж», украинского гражданского движения.
_APPOSED = re.compile(r", ((?:[^\W\d_" + CAPITALS + r"]+ ){0,3}[^\W\d_" + CAPITALS + r"]+)")
_BLANK_LINE = re.compile(r"\n\s*\n")
_ANY = re.compile('["“«„‘]')
# Speech, no name: a number with people behind it, a sentence with a comma and a small word.
_OF_PEOPLE = re.compile(r"\b(?:people|men|women|чалавек|человек|людей|жанчын|женщин|мужчын|мужчин)\b|, (?:and|but|і|и|што|что|а|але|но) ")
_LAST = re.compile(r"([^\W\d_]+) $")
_CLOSES = {"“": '”"', "«": "»", "„": "”“", '"': '"”', "‘": "’"}  # a straight mark is closed by a bent one where an editor mixed them
# What parts two names of a list: groups “Sviedka” and “Rubon”.
_NEXT = re.compile(r",? ?(?:(?:and|і|и|ды|&) )?")
# Verbs, which part a head from a name that is not its own: группа требует, объявила.
_NO_PART = re.compile(r"(?:[аеёияыо]л[аои]?|[аеіыя]лі|[лўт]с[яь]|[еёаяую]т|[иі]ць|[аяеіы]ць|ецца|[уюая]ць|ed|ing)$")
_ADJECTIVE = re.compile(r"(?:[ыио]й|[аоя]га|[ое]го|[ая]му|[ое]му|[ыи]м|ая|яя|ую|ое|[кгх]і|[ыиі]х|[оаея]й)$")
_LONGEST, _LOOK_BACK, _SHORTEST_SPEECH, _LONGEST_FORM = 8, 90, 3, 3
_PERSON_BEFORE = re.compile(r"[^\W\d_]{2,}\s\($")


def quoted_organisations(text: str) -> Iterator[tuple[Found, str]]:
    """Find organisations in quotation marks; each with the name inside the marks, which may stand alone elsewhere."""
    previous = -len(_CLOSES)
    for match in _matches(text):
        if match[3] not in _CLOSES[match[1]] or match[2].count(" ") >= _LONGEST or match[2][-1] in ",;:" or _BLANK_LINE.search(match[2]):
            continue
        found = _judge(text, match, after_another=previous >= 0 and _NEXT.fullmatch(text, previous, match.start()) is not None)
        if found:
            previous = match.end()
            yield found, match[2]


@lru_cache(maxsize=4)
def _matches(text: str) -> list[re.Match[str]]:
    """Give what stands in quotation marks; asked for twice in a row for one text."""
    found: list[re.Match[str]] = []
    free = 0
    for opening in _ANY.finditer(text):
        if opening.start() >= free and (match := _QUOTED.match(text, opening.start())):
            found.append(match)
            free = match.end()
    return found


def quoted_titles(text: str) -> list[tuple[int, int]]:
    """Give the places of names in quotation marks that are titles of something else: `the “Rights for All” campaign`."""
    never = quote_words()[2]
    out: list[tuple[int, int]] = []
    for match in _matches(text):
        before = _LAST.search(text, max(0, match.start() - 25), match.start())
        follows = _BEHIND.match(text, match.end())
        if (before and spelling_key(before[1]) in never) or (follows and spelling_key(follows[1]) in never):
            out.append((match.start(2), match.end(2)))
    return out


def _judge(text: str, match: re.Match[str], *, after_another: bool) -> Found | None:
    before, behind, never = quote_words()
    line = _line_before(text, match.start())
    words = (_BEFORE.search(line) or [""])[0].split()
    if (
        match[2].count(" ") + 1 >= _SHORTEST_SPEECH and spelling_key(match[2].split(" ", 1)[0].rstrip(",")) in never_first()
    ) or _OF_PEOPLE.search(match[2]):
        return None
    nearest = spelling_key(words[-1]) if words else ""
    follows = _BEHIND.match(text, match.end())
    if (match[2][-1] == "!" and nearest not in before) or spelling_key(match[2].rsplit(" ", 1)[-1]) in never_last():
        return None
    if nearest in never or (follows and spelling_key(follows[1]) in never):
        return None
    head = 1 if nearest in before else _head_of_chain(words, before)
    if head:
        return _with_chain(match, words, head) if head > 1 else _with_head(match, words)
    source = line.rstrip(" :").rsplit("\n", 1)[-1]
    short = match[2].count(" ") < _SHORTEST_SPEECH
    speaks = follows is not None and short and (is_deed(follows[1]) or _is_told_by(follows[1], "speak_stems"))
    speaks = speaks or (short and ((bool(words) and _leads(words)) or _is_explained(text, match.end(), before)))
    told = (follows and spelling_key(follows[1]) in behind) or after_another or spelling_key(source) in english().sources or speaks
    nickname = match[2][0] < "Ѐ" and (match[2][1:].islower() or _is_person(match[2]))  # Kyal Sin (“Angel”)
    behind_person = not nickname and _PERSON_BEFORE.search(line) and text[match.end() : match.end() + 1] == ")"
    return Found(match.start(2), match.end(2), tidy(match[2])) if told or behind_person else None


def _is_explained(text: str, end: int, kinds: frozenset[str]) -> bool:
    """Tell a name of which the next words say what body it is: «Автодвиж», украинского гражданского движения."""
    match = _APPOSED.match(text, end)
    return match is not None and any(word >= "Ѐ" and spelling_key(word) in kinds and not is_role(word) for word in match[1].split(" "))


def _is_person(name: str) -> bool:
    """Tell a name with a given name in it that is no other word."""
    return any(look_up(word).flags & (GIVEN | WEAK) == GIVEN for word in name.split(" "))


def _leads(words: list[str]) -> bool:
    """Tell words that somebody who tells a thing stands behind: `according to`, `паводле падлікаў`, `пра гэта піша`."""
    if words[-1] == "to":
        return len(words) > 1 and spelling_key(words[-2]) in listed_words("before_to")
    return _is_told_by(words[-1].lower(), "telling_stems")


def _is_told_by(word: str, key: str) -> bool:
    """Tell a word that begins like one of a list; the list is Cyrillic for Belarusian in Latin letters too."""
    if not word.islower():
        return False
    folded = spelling_key(word)
    return folded.startswith(_stems(key)) or (folded[0] < "Ѐ" and spelling_key(to_cyrillic(word)).startswith(_stems(key)))


@cache
def _stems(key: str) -> tuple[str, ...]:
    return tuple(spelling_key(stem) for stem in listed_words(key))


def _line_before(text: str, start: int) -> str:
    """Give what stands before a place on its line, and on the line before where the text is wrapped just there."""
    begin = text.rfind("\n", 0, start) + 1
    line = text[max(begin, start - _LOOK_BACK) : start]
    if begin and not line.strip():
        line = text[max(text.rfind("\n", 0, begin - 1) + 1, start - _LOOK_BACK) : start].replace("\n", " ")
        line = " ".join(line.split()) + " "
    return line


def _head_of_chain(words: list[str], before: frozenset[str]) -> int:
    """Give how many words before the marks the head stands that further words part from them: `фонд защиты свободы слова` «Липа»; 0 for none."""
    joints = listed_words("chain_joints")
    for count, word in enumerate(reversed(words), 1):
        if word in joints:
            continue
        if count > 1 and spelling_key(word) in before and (len(word) > _LONGEST_FORM or word.isupper()):
            return count if word[0] >= "Ѐ" or words[1 - count] in joints else 0
        if _NO_PART.search(word) or word in listed_words("stops") or _is_small(word):
            return 0
    return 0


def _is_small(word: str) -> bool:
    """Tell an English word in lower case, which no name has behind its head but for joints, and a Cyrillic name."""
    return word[0].islower() if word[0] < "Ѐ" else word[0].isupper()


def _with_chain(match: re.Match[str], words: list[str], head: int) -> Found:
    """Take a head with a capital, or an adjective with one before it, and all behind it into the name: `Международный фонд защиты слова «Липа»`."""
    place = first = len(words) - head
    while first and words[first][0].islower() and _ADJECTIVE.search(words[first - 1]):
        first -= 1
    inside = Found(match.start(2), match.end(2), tidy(match[2]))
    if not words[first][0].isupper() or spelling_key(words[first]) in english().openers:
        return inside
    own = " ".join(words[first:])
    start = match.string.rfind(own, 0, match.start())
    if start < 0:
        return inside
    name = tidy(match.string[start : match.end()])
    base = cyrillic_base(words[place])
    if words[place][0] >= "Ѐ" and spelling_key(base) != spelling_key(words[place]):
        adjectives = [nominative_adjective(word, base) for word in words[first:place]]
        base = base[0].upper() + base[1:] if words[place][0].isupper() else base
        name = tidy(" ".join([*adjectives, base, *words[place + 1 :]]) + match.string[start + len(own) : match.end()])
    return Found(start, match.end(), name)


def _with_head(match: re.Match[str], words: list[str]) -> Found:
    """Take the capitalised words before the marks into the name: `Human Rights Group “Sviedka”`."""
    taken = 0
    for word in reversed(words):
        if not word[0].isupper() or spelling_key(word) in english().openers or is_role(word.lower()):
            break
        taken += 1
    if not taken:
        return Found(match.start(2), match.end(2), tidy(match[2]))
    own = " ".join(words[len(words) - taken :])
    start = match.string.rfind(own, 0, match.start())
    if start < 0:
        return Found(match.start(2), match.end(2), tidy(match[2]))
    return Found(start, match.end(), tidy(match.string[start : match.end()]))
