"""Decide how exact a figure is, from the words before and after it: at least, more than, about, nearly, up to."""

from __future__ import annotations

from typing import cast

from reptrack.extract.claims.numbers.numerals import changes
from reptrack.extract.claims.phrases import phrase_set, word_set
from reptrack.extract.claims.readings import Reading
from reptrack.extract.claims.tokens import Sentence, is_digits
from reptrack.extract.claims.vocabulary import tables
from reptrack.records import Qualifier
from reptrack.values.numbers import lexicon

__all__ = ["qualifier_of"]

_VERB_REACH = 14  # tokens between the verb and the term it takes
_TERM_REACH = 8  # tokens between the two ends of a change
# Signs that may stand between a qualifier and its number.
_OPENING = frozenset('“"(«')
_FEW = 10
_ASIDE = frozenset({",", "(", "—", "–"})  # before a qualifier that is added: `35%, at most`, `40 (or more)`
_SOFT = frozenset({"at_least", "about", "almost"})
_COMPARATIVE = frozenset({"more_than", "less_than"})


def qualifier_of(sentence: Sentence, reading: Reading) -> tuple[Qualifier, int]:
    """Give the qualifier of a figure, and the token where the figure with its qualifier begins."""
    if reading.high is not None:
        return "at_least", reading.before()
    if reading.value is None:
        return "about", reading.before()
    start = reading.before()
    for i in (start, start - 1):
        if i != start and not _may_stand_between(sentence.at(i)):
            break
        found = tables().qualifier_before.before(sentence.low, i)
        if found is None or (i != start and not _reaches_over(sentence, found, i)):
            continue
        if found[1] in _COMPARATIVE and _names_standard(sentence, found[0], i, start):
            return "exact", start
        if not _only_spatial(sentence, reading, found[0]) and not _only_joins(sentence, found[0], i):
            return cast("Qualifier", _of_age(reading, sentence.low[found[0]], found[1])), found[0]
    after = _qualifier_after(sentence, reading.j) or _after_noun(sentence, reading) if sentence.may_have(tables().qualifier_after) else None
    if after is not None:
        return cast("Qualifier", after[1]), start
    return "about" if _inverted(sentence, reading) else "exact", start


def _reaches_over(sentence: Sentence, found: tuple[int, str], i: int) -> bool:
    """Tell whether a qualifier reaches over a preposition at token `i`, as `at least`, `about` and `than` do: `более чем в 20 странах`."""
    if sentence.at(i) not in tables().qualifier_prepositions or found[1] in _SOFT:
        return True
    return i - found[0] > 1 and sentence.low[i - 1] in word_set("qualifiers.toml", "between", "than")


def _names_standard(sentence: Sentence, i: int, j: int, start: int) -> bool:
    """Tell whether the figure behind `more than` is what something is measured by, itself exact: `40% fewer than the 283`, `more than these 12`."""
    definite = start - j == 1 and sentence.low[j] in word_set("qualifiers.toml", "between", "definite")
    by_share = i > 0 and (sentence.low[i - 1] == "%" or tables().percent.before(sentence.low, i) is not None)
    return definite or by_share


def _inverted(sentence: Sentence, reading: Reading) -> bool:
    """Tell whether a unit stands before its number, which means about so many: `лет десять`, `человек триста`."""
    if sentence.low[reading.i] in word_set("quantities.toml", "duration_words", "inverted"):
        return not sentence.low[reading.j - 1][0].isdecimal() or reading.kind != "money"
    people = sentence.at(reading.i - 1) in word_set("quantities.toml", "duration_words", "inverted_people")
    if not people or reading.kind != "count":
        return False
    before = sentence.at(reading.i - 2)
    numbered = before[:1].isdecimal() or before in lexicon().cardinals or before in lexicon().scales
    return not numbered and not sentence.at(reading.j)[:1].isalpha()


def _of_age(reading: Reading, word: str, name: str) -> str:
    """Give what a limit says of an age: who is `до 35 лет` is younger."""
    return "less_than" if reading.kind == "age" and word in word_set("quantities.toml", "ages", "limits") else name


def _may_stand_between(token: str) -> bool:
    return token in _OPENING or token in tables().qualifier_between or token in tables().qualifier_prepositions


def _after_noun(sentence: Sentence, reading: Reading) -> tuple[int, str] | None:
    """Find `or more` one or two words after the number: `200 people or more`."""
    for j in (reading.j + 1, reading.j + 2):
        if not sentence.at(j - 1)[:1].isalpha():
            return None
        if sentence.at(j) in tables().joints:
            return _qualifier_after(sentence, j)
        found = _qualifier_after(sentence, j)
        if found is not None and not sentence.at(found[0])[:1].isalpha():
            return found  # (сто человек, не меньше)
    return None


def _qualifier_after(sentence: Sentence, j: int) -> tuple[int, str] | None:
    """Give the qualifier that begins at token `j`, unless it belongs to a number after it: `6 children, and over 30 adults`."""
    low, after = sentence.low, tables().qualifier_after
    found = after.at(low, j)
    if found is None and sentence.at(j) in _ASIDE:
        found = after.at(low, j + 1)
        found = found if found is not None and (not sentence.at(found[0])[:1].isalpha() or found[1] == "about") else None
    if found is None:
        return None
    following = sentence.at(found[0])
    if is_digits(following) or following in lexicon().cardinals or following in tables().currency_before:
        return None
    return None if _opens_next(sentence, j, found[0]) else found


def _opens_next(sentence: Sentence, j: int, end: int) -> bool:
    """Tell whether words after a number go on to what qualifies the next one: `200, and more than 30 were fined`."""
    longer = (tables().qualifier_before.at(sentence.low, k) for k in range(j, end))
    return any(found is not None and found[0] > end for found in longer)


def _only_joins(sentence: Sentence, at: int, end: int) -> bool:
    """Tell whether a word such as `до`, `да` joins two ends of a change or a verb with its term, and limits nothing.

    `с пяти лет до четырёх`; `прыгаварыла Андрэя Новіка да трох гадоў`, but `тэрмін да трох гадоў`.
    """
    low = sentence.low
    if end - at > 1 or low[at] not in word_set("qualifiers.toml", "joining", "words"):
        return False
    if phrase_set("qualifiers.toml", "joining", "nearing").before(low, at + 1) is not None or _adds_to(sentence, end):
        return True  # (бліжэй да 30 тысяч)
    if sentence.at(at - 1) == "," and changes(sentence, at):
        return True  # (вырос на 8 месяцев, до пяти лет)
    return _ends_change(sentence, at) or (low[at] in word_set("qualifiers.toml", "joining", "after_verbs") and _ends_verdict(sentence, at))


def _adds_to(sentence: Sentence, i: int) -> bool:
    """Tell whether a figure goes on to what was added to it: `Да двух гадоў ранейшых дадалі дзесяць месяцаў`."""
    low, added = sentence.low, phrase_set("qualifiers.toml", "joining", "added")
    for k in range(i + 1, min(i + _TERM_REACH, len(low))):
        if low[k] in {",", ";", "."}:
            return False
        if added.at(low, k) is not None:
            return True
    return False


def _ends_change(sentence: Sentence, at: int) -> bool:
    """Tell whether `с` and a number stand before `до`."""
    low, starts = sentence.low, word_set("qualifiers.toml", "joining", "from")
    for k in range(at - 1, max(0, at - _TERM_REACH), -1):
        if low[k] in {",", ";", ".", "("} and not sentence.glued(k + 1):
            break
        if (is_digits(low[k]) or low[k] in lexicon().cardinals) and low[k - 1] in starts:
            return True
    return False


def _ends_verdict(sentence: Sentence, at: int) -> bool:
    """Tell whether a verb that takes `да` stands before it, and no word that `да` limits."""
    low = sentence.low
    if at and phrase_set("qualifiers.toml", "joining", "limits").at(low, at - 1) is not None:
        return False
    verbs = phrase_set("qualifiers.toml", "joining", "verbs")
    for k in range(at - 1, max(-1, at - 1 - _VERB_REACH), -1):
        if low[k] in tables().relatives or low[k] == ";":
            return False
        if verbs.at(low, k) is not None:
            return True
    return False


def _only_spatial(sentence: Sentence, reading: Reading, at: int) -> bool:
    """Tell whether the word before is no qualifier here: `guilty under two articles`, `tried over two posts`, `from 5 to 7`."""
    word = sentence.low[at]
    if word in tables().range_words and (is_digits(sentence.at(at - 1)) or sentence.at(at - 1) in lexicon().cardinals):
        return True
    if word in tables().spatial_few and at == 0 and reading.kind == "duration" and sentence.at(reading.j) == ",":
        return True  # (Over three years, 246 decisions were made)
    if word in tables().spatial_few and reading.kind == "count" and isinstance(reading.value, int) and reading.value < _FEW:
        return True
    if word not in tables().spatial or reading.kind != "count":
        return False
    closed = not sentence.at(reading.j)[:1].isalpha() or sentence.at(reading.j) in tables().stops | tables().prepositions
    return not (closed and _measured(sentence, at))  # (tried under two articles, but the figure was under 1,002)


def _measured(sentence: Sentence, at: int) -> bool:
    """Tell whether a verb before a limit says how large something is or becomes: `was under`, `fell below`."""
    return sentence.at(at - 1) in tables().auxiliaries or changes(sentence, at)
