"""Read days whose month is a Roman numeral, as letters and rulings write them: `12.IX.2023`, `5/XI/2022`, `3 V 2021`."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from reptrack.values.dates.expression import DateExpression, Parts
from reptrack.values.edtf import month_days

__all__ = ["ROMAN_MONTHS", "find_roman"]

ROMAN_MONTHS = {roman: n for n, roman in enumerate(("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"), start=1)}
_DAY = re.compile(
    rf"(?<![\w.,/-])(?P<d>\d\d?)(?P<mark>[./ -]|\.\s)(?P<m>{'|'.join(sorted(ROMAN_MONTHS, key=len, reverse=True))})(?P=mark)"
    r"(?P<y>(?:19|20)\d\d)(?![\w-])"
)
# How such a day ends: to look for that is sooner done than to try each place where a day may begin; `I` is a word in English.
_END = re.compile(r"[IVX](?:[./ -]|\.\s)(?:19|20)\d\d")


def find_roman(text: str, forms: AbstractSet[str]) -> list[DateExpression]:
    """Find the days with a Roman month in a text, in order; the `forms` of its words must hold the numerals."""
    if forms.isdisjoint(ROMAN_MONTHS) or _END.search(text) is None:
        return []
    found = [(m, Parts(int(m["y"]), ROMAN_MONTHS[m["m"]], int(m["d"]))) for m in _DAY.finditer(text)]
    return [
        DateExpression(m.start(), m.end(), "explicit", parts)
        for m, parts in found
        if 0 < (parts.day or 0) <= month_days(parts.year or 0, parts.month or 1)
    ]
