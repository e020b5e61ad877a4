"""Decide which date of its sentence a figure belongs to."""

from __future__ import annotations

from reptrack.extract.claims.phrases import grammar, phrase_set, word_set
from reptrack.extract.claims.readings import Reading
from reptrack.extract.claims.times import roles
from reptrack.extract.claims.times.asides import bracketed_with_figure
from reptrack.extract.claims.times.mentioned import is_birth_year, mentioned_from
from reptrack.extract.claims.times.tense import is_present
from reptrack.extract.claims.times.time_context import Period
from reptrack.extract.claims.tokens import DATE, Sentence, is_digits
from reptrack.extract.claims.verbs import is_participle
from reptrack.extract.claims.vocabulary import tables
from reptrack.values.numbers import lexicon

__all__ = ["nearest_date"]

_LISTS = frozenset({",", ":"})
_NEW_STATEMENT = frozenset({",", ";", ":", "—", "–", "("})
_DASHES = frozenset({"–", "—"})
_OPENING = 7  # tokens before a period in which its bracket opens
_LABELLED = 5  # tokens from a date with a dash to its figure
_NEAR = 4  # tokens before a figure in which a dash opens what another closes
_WORDS = "subjects.toml"
_TIMES = "claim_times.toml"


def nearest_date(sentence: Sentence, reading: Reading, period: Period) -> int | None:
    """Give the token of the date that a figure belongs to: after it in its phrase, else the last one before it, else one after it."""
    if (beside := _right_before(sentence, reading)) is not None:
        return beside
    usable = [i for i in sorted(sentence.dates) if _is_usable(sentence, reading, i, period)]
    behind = _behind_total(sentence, reading)
    for i in usable:
        if i >= behind and _same_phrase(sentence, behind, i) and not _of_other_predicate(sentence.low[behind:i]):
            as_of = _as_of(sentence, reading, usable) if roles.after_since(sentence, i) else None
            return i if as_of is None else as_of
    start, end = _clause(sentence, reading.i)
    before = [i for i in usable if start <= i < reading.i and not _in_aside(sentence, i, reading.i)]
    if before:
        return next((i for i in before if roles.is_reported(sentence, i)), before[-1])
    after = [i for i in usable if reading.j <= i < end and not _belongs_elsewhere(sentence, reading.j, i)]
    if after:
        return after[0]
    return _earlier(sentence, reading, usable, start)


def _earlier(sentence: Sentence, reading: Reading, usable: list[int], start: int) -> int | None:
    """Give a date of an earlier clause of the sentence that a figure is still of."""
    if reading.kind == "count" and is_present(sentence, reading):
        return next((i for i in usable if i < reading.i and roles.is_as_of(sentence, i)), None)
    if start > 0 and sentence.find(phrase_set(_TIMES, "now", "turned"), start, reading.i) is not None:
        return None  # (in July they got three years each; now both are left with two)
    opened = reading.kind in {"percent", "fraction"}
    earlier = (i for i in reversed(usable) if i < reading.i and not roles.in_relative_clause(sentence, i, reading.i))
    return next((i for i in earlier if opened or not (i < start and _opens_period(sentence, i))), None)


def _right_before(sentence: Sentence, reading: Reading) -> int | None:
    """Give the date that a figure stands right behind, with a mark between that binds them."""
    before, after = sentence.at(reading.i - 1), sentence.at(reading.j)
    entry = sentence.at(reading.i - 3) in {"(", ";", ","}  # (297 complaints in 2024 (2023: 246))
    bound = (before == ":" and (entry or reading.kind != "count")) or (before == "(" and after == ")")
    if bound and _value_at(sentence, reading.i - 2):
        return reading.i - 2  # (43 per cent above 2022 (582); the appeal against her sentence of 2 September: six years)
    return _labelled(sentence, reading) or _then(sentence, reading)


def _labelled(sentence: Sentence, reading: Reading) -> int | None:
    """Give the date of `19 марта — на три месяца и 29 мая — ещё на два`: where two dates or more each have a dash, that right before the figure."""
    if len(sentence.dates) < 2:  # noqa: PLR2004 - a list of them
        return None
    labels = [i for i in sorted(sentence.dates) if sentence.at(i + 1) in _DASHES and not sentence.glued(i + 1)]
    own = next((i for i in reversed(labels) if i < reading.i <= i + _LABELLED), None)
    if len(labels) < 2 or own is None or not all(word.isalpha() for word in sentence.low[own + 2 : reading.i]):  # noqa: PLR2004 - a list of them
        return None
    return own if _value_at(sentence, own) else None


def _then(sentence: Sentence, reading: Reading) -> int | None:
    """Give the date of `on 1–2 July 2022, during which 21 people died`."""
    then = phrase_set(_TIMES, "counted", "then")
    for start, end, _ in then.each(sentence.low, 0, reading.i) if sentence.may_have(then) else ():
        clear = not any(word in _NEW_STATEMENT - {","} or word == DATE for word in sentence.low[end : reading.i])
        if clear and sentence.at(start - 1) == "," and _value_at(sentence, start - 2):
            return start - 2
    return None


def _value_at(sentence: Sentence, index: int) -> str | None:
    date = sentence.dates.get(index)
    return date.value if date is not None else None


def _opens_period(sentence: Sentence, index: int) -> bool:
    """Tell whether a date is the beginning of a period that is not closed: `since May`, not `from May to July`."""
    value = sentence.dates[index].value or ""
    return roles.after_since(sentence, index) and ("/" not in value or value.endswith(".."))


def _in_aside(sentence: Sentence, index: int, until: int) -> bool:
    """Tell whether a date stands in a clause or brackets of its own before a figure: not `On the list (as of 31 March): 24 people`."""
    if not roles.in_relative_clause(sentence, index, until) or roles.is_as_of(sentence, index):
        return False
    bracketed = "(" in sentence.low[max(0, index - _OPENING) : index]
    value = sentence.dates[index].value or ""
    value = roles.joined(sentence, index, value) or value
    told = "/" in value or (len(sentence.dates) == 1 and roles.after_since(sentence, index))
    return not (bracketed and told)  # (in the year 1401 (May to April), 29 people …)


def _is_usable(sentence: Sentence, reading: Reading, index: int, period: Period) -> bool:
    """Tell whether a date may be the time of a figure at all: it is known, and neither a comparison, a name, an end to come nor a dateline."""
    value = sentence.dates[index].value
    if value is None or value[0] == "X":
        return False
    if index == 0 and value == period.printed and len(sentence.low) > 1 and sentence.low[1][0].isalpha():
        return False
    if _compared_after(sentence, reading, index) or _only_names(sentence, reading, index) or is_birth_year(sentence, index, period.dated):
        return False
    if _of_others(sentence, reading, index):
        return False
    if index > reading.j and roles.describes(sentence, index):
        between = sentence.low[reading.j : index - 2]
        if any(word in tables().prepositions for word in between):
            return False  # (fined 1.7 million over a programme aired on 29 January)
    return not (roles.is_future(value, period.dated) and roles.after_until(sentence, index))


def _of_others(sentence: Sentence, reading: Reading, index: int) -> bool:
    """Tell whether a date is that of a deed or of other figures: `four years for a speech of 14 October 2020`, `104 (in September 131)`."""
    if phrase_set(_TIMES, "background", "before").before(sentence.low, index) is not None:
        return True  # (ten who were convicted before April 2018)
    bracket, mentioned = bracketed_with_figure(sentence, index), mentioned_from(sentence, index)
    if bracket is not None and not bracket[0] < reading.i < bracket[1]:
        return True
    return mentioned is not None and not mentioned < reading.i < index


def _only_names(sentence: Sentence, reading: Reading, index: int) -> bool:
    """Tell whether a date only says which event is meant: not `since the February 2021 coup`, nor `photographs from the march of 16 August`."""
    if not roles.called_by_date(sentence, index):
        return False
    return not roles.after_since(sentence, index) and not _shows(sentence, reading, index)


def _shows(sentence: Sentence, reading: Reading, index: int) -> bool:
    """Tell whether what is counted is of the event that a date names: `four photographs from the march of 16 August`."""
    if index < reading.j:
        return False
    named = next((f[0] for i in (index, index - 1) if (f := tables().background_before.before(sentence.low, i)) is not None), index)
    while named > reading.j and sentence.low[named - 1] in tables().determiners:
        named -= 1
    between = sentence.low[reading.j : named]
    of_it = bool(between) and between[-1] in word_set(_WORDS, "tense", "from_event")
    return of_it and not any(word in tables().verbs or is_participle(word) or not word[0].isalpha() for word in between)


def _behind_total(sentence: Sentence, reading: Reading) -> int:
    """Give the token after a figure, or after the total that it is said of: `two of the nine letters sent since March`."""
    found = tables().of_the.at(sentence.low, reading.j)
    if found is not None and (is_digits(sentence.at(found[0])) or sentence.at(found[0]) in lexicon().cardinals):
        return found[0] + 1
    return reading.j


def _compared_after(sentence: Sentence, reading: Reading, index: int) -> bool:
    """Tell whether a date belongs to a comparison, and the figure does not."""
    if index < reading.i:
        return roles.compared(sentence, index) and not any(word in tables().background for word in sentence.low[index : reading.i])
    sets = (tables().compared, phrase_set(_TIMES, "counted", "increase"))
    between = range(reading.j, index)
    return any(
        sentence.may_have(words)
        and any((found := words.at(sentence.low, i)) is not None and not roles.is_opposed(sentence, found[0]) for i in between)
        for words in sets
    )


def _as_of(sentence: Sentence, reading: Reading, usable: list[int]) -> int | None:
    """Give the date of `As of 9 May, 3,452 people have been killed since …`."""
    found = next((i for i in usable if i < reading.i and roles.is_as_of(sentence, i)), None)
    clear = found is not None and not any(token in _NEW_STATEMENT - {",", ":"} for token in sentence.low[found : reading.i])
    return found if clear else None


def _same_phrase(sentence: Sentence, i: int, j: int) -> bool:
    """Tell whether nothing between two tokens begins another statement."""
    than, numerals, k = tables().than, lexicon().cardinals, i
    while k < j:
        word = sentence.low[k]
        if word == "(" and (closed := _bracket_end(sentence, k, j)):
            k = closed  # (under Article 278 (mass disorder; incitement) in 2024)
            continue
        if (word in _NEW_STATEMENT and not (word == "–" and sentence.glued(k))) or is_digits(word) or word in than or word in numerals:
            return False
        k += 1
    return True


def _bracket_end(sentence: Sentence, i: int, until: int) -> int:
    """Give the token behind brackets of words that open at token `i`, 0 if they hold a figure or date or are not closed before `until`."""
    for k in range(i + 1, until):
        word = sentence.low[k]
        if word == ")":
            return k + 1
        if is_digits(word) or word == DATE:
            return 0
    return 0


def _belongs_elsewhere(sentence: Sentence, i: int, j: int) -> bool:
    """Tell whether a later date is that of another figure, or of something that began with it or happened to somebody before."""
    between = sentence.low[i:j]
    if not _LISTS.isdisjoint(between) and any(is_digits(token) and not _is_part(sentence, k) for k, token in enumerate(between, i)):
        return True
    dashed = any(word in _DASHES and not sentence.glued(k) for k, word in enumerate(between, i))
    if sentence.at(j - 1) in grammar("distance") and any(is_digits(token) or token in lexicon().cardinals for token in between):
        return True  # (one year over three tweets from 2019)
    if roles.is_aside(sentence, j) or (dashed and not any(word in _DASHES for word in sentence.low[max(0, i - _NEAR) : i])):
        return True
    if _of_other_predicate(between):
        return True
    background = tables().background
    if not background.isdisjoint(between) and any(token in background and token not in tables().after for token in between):
        return True
    return _opens_period(sentence, j) and ("(" in between or not any(token in tables().perfect for token in between))


def _is_part(sentence: Sentence, k: int) -> bool:
    """Tell whether a figure is a part of the one before it: `214 people, 61 of them children`."""
    return tables().of_whom.at(sentence.low, k + 1) is not None or tables().including.before(sentence.low, k) is not None


def _of_other_predicate(between: list[str]) -> bool:
    """Tell whether a date is that of one of many, or of a second statement: `246 rulings (the first of May)`, `holds 9 and has been updated since`."""
    t = tables()
    for k, word in enumerate(between[:-1]):
        if word == "(" and ")" not in between[k:] and between[k + 1] in t.determiners:
            return True
        if word in t.joints and between[k + 1] in t.perfect:
            return True
    return False


def _clause(sentence: Sentence, i: int) -> tuple[int, int]:
    low = sentence.low
    if ";" not in low:
        return 0, len(low)
    start, end, depth = 0, len(low), 0
    for k, word in enumerate(low):
        depth += (word == "(") - (word == ")")
        if word == ";" and depth <= 0:
            if k >= i:
                return start, k
            start = k + 1
    return start, end
