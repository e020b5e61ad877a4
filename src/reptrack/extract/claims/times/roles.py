"""Decide what part a date plays in its sentence: the day of a figure, a beginning, a comparison, the past of somebody."""

from __future__ import annotations

from datetime import timedelta

from reptrack.extract.claims.phrases import phrase_set, word_set
from reptrack.extract.claims.tokens import DATE, Sentence, is_digits
from reptrack.extract.claims.verbs import is_participle
from reptrack.extract.claims.vocabulary import tables
from reptrack.values.edtf import bounds, day_of, month_shift, stamp
from reptrack.values.numbers import lexicon

__all__ = [
    "CLAUSE_ENDS",
    "DAY",
    "MONTH",
    "after_since",
    "after_until",
    "apposed",
    "called_by_date",
    "compared",
    "describes",
    "in_background",
    "in_relative_clause",
    "is_as_of",
    "is_aside",
    "is_future",
    "is_opposed",
    "is_reported",
    "joined",
    "last_day",
    "month_before",
    "next_day",
    "of_month",
    "spans_years",
    "week_before",
    "year_before",
]

MONTH, DAY = len("2024-11"), len("2024-11-30")
CLAUSE_ENDS = frozenset({",", ";", ":", "—", "(", ")"})
_ASIDE = {",": 7, ":": 4}  # tokens after a date behind a mark in which its own figure stands
_SINCE_REACH, _COMPARED_REACH, _BACKGROUND_REACH, _RELATIVE_REACH = 7, 9, 10, 24
_RESULTS = 8  # tokens before `for November` in which the results stand
_CLAUSE = 3  # tokens of a relative clause that ends before the date
_DECEMBER = 12
_APPOSING = {"—": "—", "–": "–", "(": ")", ",": ","}  # marks around a date that says again when something was
_CLOSING = frozenset({",", ")", "—", "–"})  # marks behind a clause or brackets
_LISTED = 3  # dates that make a list
_FILLED = 6  # tokens from one date to the other in `between 28 November and the end of March`
_APPOSED = 4  # tokens behind a weekday in which its date stands
_WORDS = "subjects.toml"


def after_since(sentence: Sentence, index: int) -> bool:
    """Tell whether a date opens a period that goes on: `since 2020`, `since his arrest in 2024`, `с января 2021 года`."""
    t = tables()
    if not sentence.may_have(t.since):
        return False
    if sentence.at(index - 1) in _APPOSING and sentence.at(index + 1) == _APPOSING[sentence.low[index - 1]]:
        return _begun_before(sentence, index - 1)
    for i in range(index, max(-1, index - _SINCE_REACH), -1):
        found = t.since.before(sentence.low, i)
        if found is not None:
            return _opens(sentence, found[0], i, index)
        if i > 0 and (sentence.low[i - 1] in CLAUSE_ENDS or not sentence.low[i - 1][0].isalpha()) and sentence.low[i - 1] != "-":
            return False
    return False


def _begun_before(sentence: Sentence, end: int) -> bool:
    """Tell whether words right before a mark say since what, and a date behind it says when that was: `С начала войны — 24 февраля — возбуждено 537 дел`."""
    for i in range(end, max(0, end - _SINCE_REACH), -1):
        if not sentence.low[i - 1].isalpha():
            return False
        found = tables().since.before(sentence.low, i)
        if found is not None:
            alone = found[0] + 1 == i and sentence.low[i] not in tables().since_fillers
            weak = alone and sentence.low[found[0]] in word_set(_WORDS, "tense", "since_weak")
            return not weak and (found[0] == 0 or sentence.low[found[0] - 1] in CLAUSE_ENDS)
    return False


def after_until(sentence: Sentence, index: int) -> bool:
    """Tell whether a date is an end: `until May`, `до середины февраля`."""
    while index > 0 and sentence.low[index - 1] in tables().since_fillers:
        index -= 1
    return tables().until.before(sentence.low, index) is not None


def _opens(sentence: Sentence, start: int, end: int, index: int) -> bool:
    """Tell whether a word that may mean `since` does: not `posts from 2021`, not `from 3 to 9 May`, not `с 5 человек в мае`."""
    t = tables()
    if t.until.at(sentence.low, index + 1) is not None and DATE in sentence.low[index + 1 : index + 5]:
        return False
    word = sentence.low[start]
    if _is_of_document(sentence, start, index):
        return False
    if word in word_set(_WORDS, "tense", "since_weak"):
        if any(w not in t.since_fillers for w in sentence.low[end:index]):
            return False
        onwards = sentence.at(index + 1) in word_set(_WORDS, "tense", "onwards")
        return onwards or start == 0 or not sentence.low[start - 1][0].isalpha() or not sentence.low[start].isascii()
    return True


def _is_of_document(sentence: Sentence, word: int, index: int) -> bool:
    """Tell whether a word that may mean `since` gives the day of a paper: `заява дзевяці арганізацый ад 19 ліпеня`."""
    if sentence.low[word] not in word_set("claim_times.toml", "documents", "from") or len(sentence.dates[index].value or "") != DAY:
        return False
    before = sentence.at(word - 1)
    return word > 0 and before.isalpha() and before not in tables().verbs and not is_participle(before)


def compared(sentence: Sentence, index: int) -> bool:
    """Tell whether a date is only what something is compared with: `more than in September`, `against 297 in the same period of 2024`."""
    t, number = tables(), False
    if not sentence.may_have(t.compared):
        return False
    for i in range(index, max(0, index - _COMPARED_REACH), -1):
        if t.compared.before(sentence.low, i) is not None and not is_opposed(sentence, i):
            return not (number and sentence.low[i - 1] in t.than)  # (no fewer than 612 people were executed in June)
        if sentence.low[i - 1] in CLAUSE_ENDS:
            return False
        number = number or is_digits(sentence.low[i - 1]) or sentence.low[i - 1] in lexicon().cardinals
    return False


def is_opposed(sentence: Sentence, i: int) -> bool:
    """Tell whether a word that may compare figures only says whom something is against: `cases against opponents`, `против противников войны`."""
    if sentence.low[i - 1] not in word_set(_WORDS, "tense", "compared_weak"):
        return False
    after = sentence.at(i)
    return after.isalpha() and after not in lexicon().cardinals and after not in tables().prepositions and after not in tables().determiners


def in_background(sentence: Sentence, index: int) -> bool:
    """Tell whether a date stands in a clause about the past of what the sentence is about: `who was arrested in May`, `(since 2020)`."""
    if called_by_date(sentence, index) or describes(sentence, index):
        return True
    background = tables().background
    for i in range(index - 1, max(-1, index - _BACKGROUND_REACH), -1):
        word = sentence.low[i]
        if word == "(" or (word in background and i > 0):
            return True
        if word in CLAUSE_ENDS:
            return False
    return False


def called_by_date(sentence: Sentence, index: int) -> bool:
    """Tell whether a date only names something: `the protests of 2020`, `the 2020 election`, `b. 1988`, `1988 г.р.`."""
    t = tables()
    for i in (index, index - 1) if sentence.may_have(t.background_before) else ():
        found = t.background_before.before(sentence.low, i)
        if found is not None:
            return not _goes_on_then(sentence, found[0])
    return phrase_set(_WORDS, "tense", "background_after").at(sentence.low, index + 1) is not None


def _goes_on_then(sentence: Sentence, noun: int) -> bool:
    """Tell whether what is told happened at what a date names: `at the rallies on 22 March`, `В протестах 2020 года …` at the beginning."""
    i = noun
    while i > 0 and (sentence.low[i - 1] in tables().determiners or sentence.low[i - 1] in tables().skip):
        i -= 1
    if phrase_set(_WORDS, "tense", "at_event").before(sentence.low, i) is not None:
        return True
    opens = i == 1 or sentence.at(i - 2) in CLAUSE_ENDS
    return opens and sentence.low[i - 1] in tables().place_prepositions


def describes(sentence: Sentence, index: int) -> bool:
    """Tell whether a date belongs to a participle beside its noun: `the workers detained on 18 February`, not `were detained on …`."""
    t = tables()
    i = index - 1
    while i > 0 and (sentence.low[i] in t.prepositions or sentence.low[i] in t.determiners):
        i -= 1
    if i < 1 or i == index - 1 or not sentence.low[i].isascii() or not is_participle(sentence.low[i]) or sentence.low[i] in t.verbs:
        return False
    before = sentence.low[i - 1]
    if not before.isalpha() or before in t.auxiliaries or before in t.stops or before in t.pronouns:
        return False
    told = any(word in t.auxiliaries or word in t.verbs or is_participle(word) for word in sentence.low[: i - 1])
    return told and (before.endswith("s") or sentence.low[i - 2] in t.determiners)


def is_aside(sentence: Sentence, index: int) -> bool:
    """Tell whether a date behind a comma or colon is that of another figure after it: `three were convicted, in February there were seven`."""
    cardinals = lexicon().cardinals
    comma = next((k for k in (index - 1, index - 2) if k > 0 and sentence.low[k] in {",", ":"}), None)
    if comma is None:
        return False
    end = next((k for k in range(index + 1, len(sentence.low)) if sentence.low[k] in {",", ";"}), len(sentence.low))
    before, after = sentence.low[:comma], sentence.low[index + 1 : min(end, index + 1 + _ASIDE[sentence.low[comma]])]
    return all(any(is_digits(word) or word in cardinals for word in part) for part in (before, after))


def in_relative_clause(sentence: Sentence, index: int, until: int) -> bool:  # noqa: PLR0911 - a rule a line
    """Tell whether a date before a figure stands in a clause or brackets that end before it: `X, who was arrested in May, got 5 years`."""
    if _CLOSING.isdisjoint(sentence.low[index + 1 : until]):
        return False
    relative = word_set(_WORDS, "relatives") | word_set(_WORDS, "tense", "relative")
    closed = index - 2 if sentence.at(index - 2) == "," and sentence.at(index - 1) in tables().prepositions else -1
    for i in range(index - 1, max(-1, index - _RELATIVE_REACH), -1):
        word = sentence.low[i]
        if word == ")":
            return False
        if word == "(":
            return (i < index - 1 or sentence.at(index + 1) == ":") and ")" in sentence.low[index:until]
        if word == "," and is_participle(sentence.at(i + 1)):
            return sentence.at(i + 1) not in word_set(_WORDS, "tense", "published")  # (Novik, detained in June 2024, got …)
        if (
            word in relative
            and i > 0
            and (sentence.low[i - 1] in {",", "—", "–"} | tables().prepositions or is_participle(sentence.at(i + 1)))
        ):
            return closed - i < _CLAUSE  # (Yousef, a minor when arrested in May, got …; the list that the KGB keeps, on 25 May)
        if word in {";", ":"}:
            return False
    return False


def is_as_of(sentence: Sentence, index: int) -> bool:
    """Tell whether a date is the day that figures are said to be of: `as of 31 May`, `станам на 1 сакавіка`."""
    as_of = tables().as_of
    if sentence.may_have(as_of) and (as_of.before(sentence.low, index) is not None or as_of.before(sentence.low, index - 1) is not None):
        return True
    opens = index == 1 and sentence.low[0] in word_set("claim_times.toml", "now", "on_the_day")
    return (
        opens and len(sentence.dates[index].value or "") == DAY and sentence.find(phrase_set("claim_times.toml", "now", "set_for")) is None
    )


def is_future(value: str, dated: str | None) -> bool:
    """Tell whether a date lies after the day of the report."""
    day, span = day_of(dated), bounds(value)
    return day is not None and span is not None and span[0] is not None and span[0] > day


def spans_years(value: str) -> bool:
    """Tell whether a value is a stretch from one year to another."""
    first, _, last = value.partition("/")
    return bool(last) and first[:4] != last[:4] and len(last) <= MONTH


def last_day(value: str) -> str:
    """Give the last day of a month or year."""
    span = bounds(value) if "/" not in value else None
    return span[1].isoformat() if span and span[1] else value


def next_day(value: str | None) -> str | None:
    """Give the day after a day, None for anything else."""
    day = day_of(value) if value is not None and len(value) == DAY else None
    return (day + timedelta(days=1)).isoformat() if day is not None else None


def year_before(value: str) -> str | None:
    """Give the same day, month, year or period a year earlier."""
    ends = value.split("/")
    if any(not end[:4].isdecimal() for end in ends):
        return None
    return "/".join(f"{int(end[:4]) - 1:04d}{end[4:]}" for end in ends)


def month_before(value: str) -> str | None:
    """Give the month before a month or the month of a day; None for anything else."""
    parts = value[:MONTH].split("-")
    if "/" in value or len(value) < MONTH or not all(part.isdecimal() for part in parts) or int(parts[1]) > _DECEMBER:
        return None
    return stamp(*month_shift(int(parts[0]), int(parts[1]), -1))


def week_before(value: str) -> str | None:
    """Give the same day or days a week earlier."""
    days = [day_of(end) if len(end) == DAY else None for end in value.split("/")]
    return "/".join((day - timedelta(days=7)).isoformat() for day in days if day is not None) if None not in days else None


def is_reported(sentence: Sentence, index: int) -> bool:
    """Tell whether a date is what results are of: `the results of the prosecution for November`, `статистика за 2024 год`."""
    if sentence.at(index - 1) not in word_set(_WORDS, "tense", "covering"):
        return False
    results = word_set(_WORDS, "tense", "results")
    return any(word in results for word in sentence.low[max(0, index - _RESULTS) : index])


def joined(sentence: Sentence, index: int, value: str) -> str | None:
    """Give the stretch of two dates named together: `on 26 and 27 March`, `in 2022 and 2023`."""
    if (stretch := _between(sentence, index)) is not None:
        return stretch
    if sentence.find(phrase_set("claim_times.toml", "counted", "brought_to")) is not None:
        return None
    if (listed := _listed(sentence, index)) is not None:
        return listed
    for first, second in ((index, index + 2), (index - 2, index)):
        if first in sentence.dates and second in sentence.dates and sentence.low[first + 1] in tables().joints:
            low, high = sentence.dates[first].value, sentence.dates[second].value
            if low and high and "/" not in low + high and len(low) == len(high) and low < high and value in {low, high}:
                return f"{low}/{high}"
    return None


def _listed(sentence: Sentence, index: int) -> str | None:
    """Give the stretch of three dates or more named together: `throughout May, June and July`."""
    dates, low = sentence.dates, sentence.low
    first = last = index
    while first - 2 in dates and (low[first - 1] == "," or low[first - 1] in tables().joints):
        first -= 2
    while last + 2 in dates and (low[last + 1] == "," or low[last + 1] in tables().joints):
        last += 2
    values = [dates[i].value or "" for i in range(first, last + 1, 2)]
    if (
        len(values) < _LISTED
        or low[last - 1] not in tables().joints
        or any("/" in value or len(value) != len(values[0]) for value in values)
    ):
        return None
    return f"{values[0]}/{values[-1]}" if values == sorted(set(values)) else None


def _between(sentence: Sentence, index: int) -> str | None:
    """Give the stretch of `between 28 November and the end of March`: from the one date to the other, each as exact as it is told."""
    dates = sentence.dates
    if len(dates) < 2:  # noqa: PLR2004 - from the one to the other
        return None
    opens = word_set(_WORDS, "tense", "between") | word_set(_WORDS, "tense", "since_weak")
    if opens.isdisjoint(sentence.low):
        return None
    for first in dates:
        second = next((k for k in range(first + 2, first + _FILLED) if k in dates), None)
        if second is None or index not in {first, second} or not opens.intersection(sentence.low[max(0, first - 2) : first]):
            continue
        middle = [word for word in sentence.low[first + 1 : second] if word != ","]
        low, high = dates[first].value, dates[second].value
        joins = bool(middle) and (middle[0] in tables().joints or middle[0] in tables().until)
        if joins and all(word in tables().since_fillers for word in middle[1:]) and low and high:
            return f"{low}/{high}" if "/" not in low + high and low[: len(high)] <= high[: len(low)] else None
    return None


def of_month(sentence: Sentence, index: int, value: str) -> str:
    """Give the month of a day where what follows is told of that month: `on 12 December it was reported that early in the month …`."""
    if len(value) != DAY:
        return value
    later = (date for i, date in sentence.dates.items() if i > index and date.basis == "relative")
    if any(date.value == value[:MONTH] for date in later):
        return value[:MONTH]
    return value[:MONTH] if sentence.find(phrase_set(_WORDS, "tense", "in_month"), index) is not None else value


def apposed(sentence: Sentence, index: int) -> int:
    """Give the token of the date that a weekday or a year is said again with: `on Friday last, 16 August`, `in May of that year`; else the same."""
    if sentence.dates[index].basis == "relative":
        named = sentence.dates[index - 1].value if index - 1 in sentence.dates else None
        if named is not None and named.startswith(sentence.dates[index].value or "-"):
            return index - 1  # (in December of the same year)
        for k in range(index + 1, index + _APPOSED):
            if k in sentence.dates and sentence.dates[k].value:
                return k
            if sentence.at(k) not in {",", "("} | word_set(_WORDS, "tense", "last"):
                break
    return index
