"""Turn a recognised shape into date expressions, or refuse it where it only looks like a date."""

from __future__ import annotations

from collections.abc import Callable

from reptrack.values.dates import digits, named, parts, relative
from reptrack.values.dates.context import counts, in_address, word_before
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
    return before in lex.year_frame


def build(text: str, run: Run, match: Match) -> list[DateExpression] | None:
    """Give the expressions of one shape in a run, None if it is no date after all."""
    name, start, end = match
    used = [run.tokens[i] for i in run.places[start:end] if i >= 0]
    if _is_count(text, name, used):
        return None
    if used[0].code in "DYn" and in_address(text, used[0].start, used[-1].end):
        return None
    return _BUILDERS.get(name, parts.calendar)(text, used, run.shape[start:end])


_BUILDERS: dict[str, Builder] = {
    "dmy": digits.digits, "dmy-dmy": digits.digits, "dm-dmy": digits.digits, "d-dmy": digits.digits, "dmy2": digits.short_year, "ymd": digits.iso, "ymd-ymd": digits.iso,
    "my": digits.month_year, "my-my": digits.month_year, "ym": digits.year_and_pair, "y/d": digits.year_and_pair,
    "MDs": named.day_list, "DsM": named.day_list, "OM": named.ordinal_day, "M": named.month,
    "DMr": relative.in_shifted_year, "MDr": relative.in_shifted_year, "Mr": relative.in_shifted_year, "M-Mr": relative.in_shifted_year, "Sr": relative.in_shifted_year,
    "rM": relative.shifted_season, "rS": relative.shifted_season, "s": named.bare_season, "S-y": named.season_two_years, "S-Y": named.season_two_years,
    "Y": named.year, "Y-Y": named.year_span, "Y/Y": named.year_span, "BY&Y": named.year_span, "GY": named.year_of,
    "qY": named.quarter, "Oq": named.quarter, "Oqr": named.quarter, "hY": named.quarter, "Rq": named.quarter, "YqD": named.quarter, "ONUr": named.first_months, "NUY": named.first_months, "NUr": named.first_months, "e": named.short_decade, "dRU": relative.day_of_month, "D-M-Y": named.hyphened, "Oh": named.quarter, "Ohr": named.quarter,
    "OhM": named.part_of_month, "ONU": named.first_months,
    "F": relative.day, "UbF": relative.day_before, "Z": relative.year_word, "RU": relative.unit, "IU": relative.same, "RnU": relative.units, "PnU": relative.units, "Rw": relative.weekday, "w": relative.weekday,
    "nUA": relative.ago, "d": named.bare_ordinal,
}  # fmt: skip
