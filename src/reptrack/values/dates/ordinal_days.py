"""Read days of a month which the text names elsewhere: `on the 26th`, `the 18th to 19th`, `4-га і 5-га`, `Wednesday 8`; not `the 26th session`."""

from __future__ import annotations

import re

from reptrack.values.dates.context import word_after, word_before
from reptrack.values.dates.cues import cue, is_of_month, small_words
from reptrack.values.dates.expression import DateExpression, Parts
from reptrack.values.dates.lexicon import lexicon
from reptrack.values.dates.parts import integer, single
from reptrack.values.dates.tokens import Token

__all__ = ["day_of_weekday", "ordinal_days", "ordinal_stretch"]

_REACH = 28  # characters before an ordinal that are looked at
_STOPS = frozenset(".,;:)!?\n–—") | {""}
_OPENS = re.compile(r"(?:\A|[.!?…;\n])[\s•*–—\"“«-]*\Z")
_DASH = re.compile(r"\s[–—-]\s")
_NOMINATIVE = tuple("бвгґджзклмнпрстфхцчшщ")  # how nouns end that cannot agree with a genitive: `21-га суд вынес`
_GENITIVES = ("ого", "его", "ага", "яга", "ой", "ай")  # of adjectives that agree with an ordinal
_VERB = 5  # letters of a verb of the past, at least
_OF_WHAT = 3  # words: `night of the`


def ordinal_days(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`on the 26th`, `the 9th and 10th`: each a day."""
    del shape
    if not _are_days(text, used):
        return None
    return [DateExpression(token.start, token.end, "yearless", Parts(day=integer(token))) for token in used]


def ordinal_stretch(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`the 18th to 19th`, `с 13-го по 20-е`: from a day to a day."""
    del shape
    days = [token for token in used if token.code == "d"]
    meant = used[0].code == "B" or _is_of_day(_words_before(text, used[0].start)) or _are_days(text, days)
    return single(days, Parts(day=integer(days[0])), Parts(day=integer(days[-1]))) if meant else None


# What may stand before a weekday and its day on their line, and behind them: a bullet, the day that a stretch begins with; a dash, a colon.
_LINE_BEFORE = re.compile(r"(?:\A|\n)[^\w\n]{0,4}(?:[^\W\d_]+,? \d{1,2}\s?[–—-]\s?)?\Z")
_LINE_BEHIND = re.compile(r"\s{0,2}(?:[–—-]\s?[^\W\d_]+,? \d{1,2})?\s{0,2}(?:[:.–—-]|\n|\Z)")
_WEEKDAY_LINE = 24  # characters before a weekday that may belong to its line


def day_of_weekday(text: str, used: list[Token], shape: str) -> list[DateExpression] | None:
    """`Wednesday 8` over the events of a day, `on Saturday 11,`; not `on Friday 13 people`."""
    del shape
    weekday, day = used[0], used[-1]
    alone = _LINE_BEFORE.search(text, max(0, weekday.start - _WEEKDAY_LINE), weekday.start) is not None
    if alone and _LINE_BEHIND.match(text, day.end) is None:
        return None
    if not alone:
        led = weekday.code == "w" and word_before(text, weekday.start) in lexicon().weekday_lead
        if not led or text[weekday.end : weekday.end + 1] == "," or text[day.end : day.end + 1] not in _STOPS:
            return None
    return [DateExpression(weekday.start, day.end, "yearless", Parts(day=integer(day)), weekday=integer(weekday))]


def _are_days(text: str, used: list[Token]) -> bool:
    start, end = used[0].start, used[-1].end
    if is_of_month(text, end):
        return True
    if _leads(_words_before(text, start)) and _stand_alone(text, end):
        return True
    if used[0].form.isascii():
        return False
    if text[max(0, start - 2) : start] == ", ":
        return text[end : end + 1] in _STOPS or _DASH.match(text, end) is not None  # "in two weeks, 29-го.", "2 мая – шесть, 5-го – четыре"
    return _is_verb(word_after(text, end)) or (_OPENS.search(text, max(0, start - 8), start) is not None and _is_begun(text, end))


def _words_before(text: str, start: int) -> list[str]:
    """Give the words before a place in small letters, quotes and brackets left out; a comma stays."""
    return [word.lstrip('"“«„(') for word in text[max(0, start - _REACH) : start].lower().split()]


def _is_begun(text: str, end: int) -> bool:
    """Say whether what is told begins behind an ordinal: `4-га прайшлі`, `15-го Кировский суд`, not `15-го отряда`, `2-го Белорусского фронта`."""
    follower = word_after(text, end)
    named = text[end : end + 2].strip()[:1].isupper() and not follower.endswith(_GENITIVES)
    named = named or follower[-1:] in _NOMINATIVE or follower in cue("who_acts")
    return named or text[end : end + 1] == "," or _is_verb(follower) or follower in small_words() or _DASH.match(text, end) is not None


def _leads(words: list[str]) -> bool:
    """Say whether words make a day of the ordinal behind them: `on the`, `thursday, the`, `the night of the`, `до`."""
    lex = lexicon()
    if not lex.ordinal_before.isdisjoint((" ".join(words[-2:]), words[-1] if words else "")):
        return True
    if len(words) < len(("on", "the")) or lex.connectors.get(words[-1]) != "t":
        return False
    lead = words[-2]
    if lead in cue("day_of_month") or lex.words.get(lead.rstrip(",").capitalize(), ("",))[0] in ("w", "W"):
        return True
    return _is_of_day(words)


def _is_of_day(words: list[str]) -> bool:
    """Say whether words name what happens on a day: `the night of the`, `hearings of the`."""
    linked = len(words) >= _OF_WHAT and lexicon().connectors.get(words[-2]) == "o" and lexicon().connectors.get(words[-1]) == "t"
    return linked and words[-3] in cue("on_a_day")


def _stand_alone(text: str, end: int) -> bool:
    """Say whether no noun follows that ordinals could belong to: `the 25th ahead`, `the 7th three were`, not `the 26th session`."""
    follower = word_after(text, end)
    if text[end : end + 1] in _STOPS or follower in lexicon().ordinal_after or follower in small_words():
        return True
    return lexicon().words.get(follower, ("",))[0] == "N" or (not follower.isascii() and _is_verb(follower))


def _is_verb(word: str) -> bool:
    return len(word) >= _VERB and word.endswith(lexicon().past_endings)
