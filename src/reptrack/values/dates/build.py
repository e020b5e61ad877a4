"""Turn a recognised shape into date expressions, or refuse it where it only looks like a date."""

from __future__ import annotations

import re
from collections.abc import Callable

from reptrack.values.dates import day_month, digits, named, ordinal_days, parts, relative
from reptrack.values.dates.context import counts, in_address, line_start, word_after, word_before
from reptrack.values.dates.cues import cue, small_words
from reptrack.values.dates.expression import DateExpression
from reptrack.values.dates.lexicon import lexicon
from reptrack.values.dates.shapes import Match
from reptrack.values.dates.tokens import Run, Token

__all__ = ["build"]

Builder = Callable[[str, list[Token], str], "list[DateExpression] | None"]

_YEARS = frozenset({"Y", "Y-Y", "Y/Y", "BY&Y"})  # shapes that are nothing but years
_DIGIT_SHAPES = frozenset({"dmy2", "ymd", "ymd-ymd"})


def _is_count(text: str, name: str, used: list[Token]) -> bool:
    """Say whether the last number counts what follows: `in May 15 people`, `2024 people`; not `In 2024 people`, `On May 15 people`."""
    last = used[-1]
    if last.code not in "DY" or name in _DIGIT_SHAPES or not counts(text, last.end):
        return False
    lex = lexicon()
    before = word_before(text, used[0].start)
    if last.code == "Y":
        return name in _YEARS and before not in lex.year_lead
    return before in lex.year_frame or (
        before in lex.count_lead and not text[max(0, used[0].start - 6) : used[0].start].lower().startswith("as ")
    )


def _counts_in_month(text: str, run: Run, match: Match) -> bool:
    """Say whether the number behind a month counts a noun, where `in` leads the month or two of them: `in September and October 23 volunteers sat`."""
    name, start, end = match
    last = run.tokens[run.places[end - 1]]
    if name != "MD" or last.code != "D" or text[last.end : last.end + 1] != " " or not text[last.end + 1 : last.end + 2].islower():
        return False
    lex, first = lexicon(), start
    while first > 1 and run.shape[first - 1] == "&" and run.shape[first - 2] == "M":
        first -= 2
    if run.places[first] < 0 or word_before(text, run.tokens[run.places[first]].start) not in lex.year_frame:
        return False
    behind = word_after(text, last.end)
    return behind in lex.count_nouns or (behind not in small_words() and behind not in lex.past and not behind.endswith(lex.past_endings))


def _is_apposition(text: str, used: list[Token]) -> bool:
    """Say whether a Slavic weekday and the day after its comma are two expressions: `во вторник, 24 июня`; at the start of a line they are one."""
    first = used[0]
    return (
        first.code == "w"
        and len(used) > 1
        and not first.form.isascii()
        and text[first.end : first.end + 1] == ","
        and not line_start(text, first.start)
    )


def _is_parted(text: str, used: list[Token]) -> bool:
    """Say whether a line ends between a figure and a month that opens another row: `27⏎Ноябрь`, `Total 27⏎November 12`, `Prisons in 2021⏎May 5, 2022`."""
    if len(used) < _PAIR or used[0].code not in "DY" or used[1].code not in "MKmk" or "\n" not in text[used[0].end : used[1].start]:
        return False
    month = used[1].form
    if used[0].code == "Y" or (month[0].isupper() and not month.isascii()):
        return True
    behind = text[used[1].end : used[1].end + 4].strip(" ,")
    return len(used) == _PAIR and behind[:1].isdigit()


_PAIR = 2


def build(text: str, run: Run, match: Match) -> list[DateExpression] | None:
    """Give the expressions of one shape in a run, None if it is no date after all."""
    name, start, end = match
    used = [run.tokens[i] for i in run.places[start:end] if i >= 0]
    if _is_count(text, name, used) or _counts_in_month(text, run, match):
        return None
    if _is_apposition(text, used) or _is_parted(text, used):
        return None
    if used[0].code in "DYn" and in_address(text, used[0].start, used[-1].end):
        return None
    if name in _NAMING and _names_something(text, used):
        return None
    return _BUILDERS.get(name, parts.calendar)(text, used, run.shape[start:end])


def _names_something(text: str, used: list[Token]) -> bool:
    """Say whether a month or a day is what a street, a square or a movement is called after: `October Gardens`, `на улице 8 Марта`."""
    behind = _DAY_AFTER.match(text, used[-1].end)
    end = used[-1].end if behind is None else behind.end()
    if text[end + 1 : end + 2].isupper() and word_after(text, end) in cue("called_after"):
        return text[end : end + 1] == " "
    if any(token.code == "M" for token in used):
        return False  # English puts the word behind
    day = _DAY_BEFORE.search(text, max(0, used[0].start - _DAY_REACH), used[0].start)
    return word_before(text, used[0].start if day is None else day.start()) in cue("called")


_DAY_BEFORE = re.compile(r"(?<!\d)\d{1,2}(?:-[^\W\d_]{1,2})?\s\Z")  # `8 ` of `на улице 8 Марта`
_DAY_REACH = 8
_DAY_AFTER = re.compile(r"\s\d{1,2}(?:[a-z]{2})?(?=\s[A-Z])")  # ` 6` of `April 6 Youth Movement`


_NAMING = frozenset({"M", "DM", "MD", "OM"})


# Shapes that need more than `parts.calendar`: what reads them → their names.
_READERS: tuple[tuple[Builder, str], ...] = (
    (digits.digits, "dmy dmy-dmy dm-dmy d-dmy Bd&dmy Bdm&dmy"),
    (digits.short_year, "dmy2"),
    (digits.iso, "ymd ymd-ymd"),
    (digits.month_year, "my my-my"),
    (day_month.day_month, "dm dm-dm d-dm"),
    (day_month.day_list, "d&dm"),
    (named.two_months, "M/M"),
    (digits.year_and_pair, "ym y/d"),
    (named.day_list, "MDs DsM"),
    (named.ordinal_day, "OM"),
    (named.hyphened, "D-M D-M-Y"),
    (named.month, "M"),
    (named.small_month, "C"),
    (ordinal_days.ordinal_days, "d ds"),
    (ordinal_days.day_of_weekday, "wD"),
    (ordinal_days.ordinal_stretch, "d-d Bd&d"),
    (named.night_between, "D/DM MD/D"),
    (named.year, "Y"),
    (named.year_of, "GY"),
    (named.year_span, "Y-Y Y/Y BY&Y"),
    (named.short_decade, "e"),
    (named.bare_season, "s"),
    (named.season_two_years, "S-y S-Y"),
    (named.quarter, "qY qYr Oq Oqr Rq Rqr YqD hY Oh Ohr OhGY"),
    (named.part_of_month, "OhM"),
    (named.bare_quarter, "q"),
    (named.last_part_of_year, "RqG"),
    (named.part_of_year, "OhG Ohn"),
    (named.month_list, "MsY"),
    (named.week, "wkY"),
    (named.days_of_month, "ONUM"),
    (named.season_months, "SU"),
    (named.last_months, "RNU"),
    (named.first_months, "ONU ONUG ONUr NUY NUr"),
    (relative.in_shifted_year, "DMr MDr Mr M-Mr Sr"),
    (relative.elided_year, "MR"),
    (relative.to_next_year, "BMY&Mr MY-Mr"),
    (relative.quarter_before, "rq"),
    (relative.shifted_season, "rM rS"),
    (named.last_day, "rMD"),
    (relative.day, "F"),
    (relative.day_before, "UbF"),
    (relative.todays_day, "TU"),
    (relative.earlier, "nUL"),
    (relative.part_of_period, "QoU"),
    (relative.day_of_month, "dRU"),
    (relative.year_word, "Z"),
    (relative.unit, "RU"),
    (relative.same, "IU"),
    (relative.units, "RnU PnU"),
    (relative.weekday, "Rw w"),
    (relative.ago, "nUA"),
)
_BUILDERS: dict[str, Builder] = {name: reader for reader, names in _READERS for name in names.split()}
