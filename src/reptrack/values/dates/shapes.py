"""Define the grammar of dates: which strings of token codes (lexicon.py) are a date, and what kind of date."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["SHAPES", "Match", "parse"]

Match = tuple[str, int, int]

# Pieces. A day is digits (D) or digits with a tail (d); a month is named in full (M, K) or short (m, k); only M and m may stand before the day.
_PIECES = {
    "day": "[Dd]",
    "month": "[MmKk]",
    "mon": "[Mm]",  # a month that its language writes before the day
    "kmon": "[Kk]",
    "wd": "(?:R?[wW],?)?",  # Friday, … · last Friday, …
    "year": "YG?",  # 2020 · 2020 г. · 2020 года
    "ofyear": ",?o?YG?",  # … of 2020 · …, 2020
    "dash": "(?:-|=|>t?)",  # - – to по
    "to": "(?:-|>t?)",
    "part": "(?:[QV]o?-?)?",  # late, the end of, mid-
    "unit": "[UG]",
    "count": "(?:[DNO]&hU?|[DN]|h)?",
    "rel": "o?t?(?:R[G]|Z|GR)",  # of last year · прошлого года
}

# Name of the shape → its pattern with an example. The longest shape at a place wins; of equally long ones the first.
_TABLE: tuple[tuple[str, str], ...] = (
    # digits
    ("dmy-dmy", "D([./-])D\\1Y{dash}D\\1D\\1YG?"),  # 01.12.2024–05.12.2024
    ("dm-dmy", "D([./])D{dash}D\\1D\\1YG?"),  # 28.11–03.12.2024
    ("d-dmy", "D{dash}D([./])D\\1YG?"),  # 12–18.12.2022
    ("Bd&dmy", "BD&D([./])D\\1YG?"),  # between 20 and 22.02.2025
    ("Bdm&dmy", "BD([./])D&D\\1D\\1YG?"),  # between 28.11 and 03.12.2024
    ("dmy", "{wd}D([./-])D\\1YG?"),  # (Tuesday,) 18.12.2024 г.
    ("dmy2", "D([./])D\\1D"),  # 18.12.24
    ("ymd-ymd", "Y([./-])D\\1D{dash}Y\\1D\\1D"),  # 2020-08-09 – 2020-09-01
    ("ymd", "{wd}Y([./-])D\\1D"),  # (Tuesday,) 2020-08-09
    ("my-my", "D([./])Y{dash}D\\1YG?"),  # 08.2020–09.2020
    ("my", "D[./]YG?"),  # 08.2020
    ("ym", "Y-DG?"),  # 2020-08, 2020-21
    ("y/d", "Y/DG?"),  # 2023/24
    # days with a month, single and between two
    ("MD", "{wd}{mon}t?{day}(?:,?YG?)?"),  # (Sunday,) August 9(, 2020)
    ("MD-D", "{wd}{mon}{day}{to}{day}(?:,?YG?)?"),  # August 9–10, 2020
    ("MD-MD", "{wd}{mon}{day}(?:,?YG?)?,?{dash}{wd}{mon}{day}(?:,?YG?)?"),  # August 9 – September 3, 2020
    ("BMD&D", "B{mon}{day}&{day}(?:,?YG?)?"),  # between August 9 and 12
    ("BMD&MD", "B{mon}{day}(?:,?YG?)?,?&{mon}{day}(?:,?YG?)?"),  # between August 9 and September 3, 2020
    ("DM", "{wd}{day}o?{month}(?:{ofyear})?"),  # 9 August 2020
    ("D-M", "{day}-[MK](?:{ofyear})?"),  # 2-апреля
    ("D-M-Y", "{day}-{month}-YG?"),  # 9-Aug-2020
    ("DMr", "{wd}{day}o?{month}{rel}"),  # 9 августа прошлого года
    ("MDr", "{mon}{day}{rel}"),  # August 9 last year
    ("OM", "O(?:o{mon}|{kmon})(?:{ofyear})?"),  # the first of May, первое мая
    ("D-DM", "{wd}{day}{dash}{day}o?{month}(?:{ofyear})?"),  # 9–11 August 2020, 9 на 10 августа
    ("DM-MD", "{wd}{day}o?{month}(?:{ofyear})?,?{dash}{mon}{day}(?:,?YG?)?"),  # 1 March to May 31, 2023
    ("MD-DM", "{wd}{mon}{day}(?:,?YG?)?,?{dash}{day}o?{month}(?:{ofyear})?"),  # March 1 to 31 May 2023
    ("D/DM", "{day}/{day}o?{month}(?:{ofyear})?"),  # the night of 10/11 May
    ("MD/D", "{mon}{day}/{day}(?:,?YG?)?"),  # February 9/10
    ("DM-DM", "{wd}{day}o?{month}(?:{ofyear})?,?{dash}{wd}{day}o?{month}(?:{ofyear})?"),  # 9 August 2020 – 3 May 2021
    ("BD&DM", "Bt?{day}&{day}o?{month}(?:{ofyear})?"),  # between 9 and 11 August
    ("BDM&DM", "B{day}{month}(?:{ofyear})?&{day}{month}(?:{ofyear})?"),  # between 9 August and 3 September
    ("MDs", "{mon}{day}(?:,{day})*,?&{day}(?:,?YG?)?"),  # October 28, 29 and 31
    ("DsM", "{day}(?:,{day})*,?&{day}o?{month}(?:{ofyear})?"),  # 9, 10 and 11 August 2020
    ("YMD", "Y,?[Mmk]{day}"),  # 2020 August 9, 2024 m. gruodžio 18
    ("dm-dm", "D\\.D{dash}D\\.D"),  # 13.01–19.01, where its surroundings make it a date
    ("d-dm", "D{dash}D\\.D"),  # 21–25.01, likewise
    ("dm", "(?:[wW],?)?D[./]D"),  # 14.01, likewise
    ("d&dm", "D(?:,D)*,?&D\\.D"),  # 4 and 11.02, in a column of days
    # months
    ("MsY", "(?:{month}(?:,{month})*,?&{month}|S(?:,S)*,?&S){ofyear}"),  # June, July and September 2023, summer and autumn of 2020
    ("M", "{month}(?:{ofyear})?"),  # August (2020)
    ("C", "C{ofyear}"),  # in march 2013
    ("Mr", "{month}{rel}"),  # December last year, декабря прошлого года
    ("MR", "{month}R"),  # у сакавіку наступнага
    ("BMY&Mr", "B{part}{month}{ofyear}&{part}{month}{rel}"),  # between August 2023 and March of the following year
    ("MY-Mr", "{month}{ofyear}{dash}{part}{month}{rel}"),  # August 2023 to March of the following year
    ("rM", "R{month}"),  # last December
    ("rMD", "R{mon}{day}"),  # last September 22
    ("M-M", "{month}(?:{ofyear})?{dash}{part}{month}(?:{ofyear})?"),  # September to mid-November 2022
    ("C-C", "(?:{month}|C)(?:{ofyear})?{dash}(?:{month}|C){ofyear}"),  # january - march 2013
    ("M-DM", "{month}(?:{ofyear})?{dash}{day}o?{month}(?:{ofyear})?"),  # July to 18 November 2024
    ("M-MD", "{mon}(?:{ofyear})?{dash}{mon}{day}(?:,?YG?)?"),  # July to November 18, 2024
    ("DM-M", "{wd}{day}o?{month}(?:{ofyear})?{dash}{part}{month}(?:{ofyear})?"),  # 18 July to mid-November 2024
    ("MD-M", "{wd}{mon}{day}(?:,?YG?)?{dash}{part}{mon}(?:{ofyear})?"),  # July 18 to November 2024
    ("BM&DM", "B{part}{month}(?:{ofyear})?&{day}o?{month}(?:{ofyear})?"),  # between July and 18 November
    ("BM&MD", "B{part}{mon}(?:{ofyear})?&{mon}{day}(?:,?YG?)?"),  # between July and November 18
    ("Y-M", "YG?{to}{part}{month}{ofyear}"),  # 2020 to May 2024
    ("BY&M", "B{part}YG?&{part}{month}{ofyear}"),  # between 2020 and May 2024
    ("M/M", "{month}/{month}(?:{ofyear})?"),  # November/December 2024
    ("M-Y", "{month}{ofyear}{dash}{part}Y"),  # September 2020 to 2024
    ("M-Mr", "{month}{dash}{month}{rel}"),  # сентябре-октябре прошлого года
    ("BM&M", "B{part}{month}(?:{ofyear})?&{part}{month}(?:{ofyear})?"),  # between January and March
    ("BM&Y", "B{part}{month}{ofyear}&{part}Y"),  # between September 2020 and 2024
    # years
    ("Y", "YG?"),  # 2020
    ("Y-Y", "Y{dash}{part}YG?"),  # 2020–2024
    ("Y/Y", "Y/YG?"),  # 2023/2024
    ("BY&Y", "B{part}Y&{part}YG?"),  # between 2020 and 2024
    ("GY", "GY"),  # (the) year 2025: the span is the number
    ("e", "eG?"),  # the 90s, 90-е годы
    ("E", "EG?"),  # 1990s
    ("E-E", "E{dash}EG?"),  # 1990s–2000s
    # seasons
    ("S", "S(?:{ofyear})"),  # spring of 2025
    ("S-y", "S(?:o|,)?Y[-/]D"),  # winter 2023–24
    ("S-Y", "S(?:o|,)?Y[-/]Y"),  # winter 2023–2024
    ("S-S", "S(?:-|/|>)S(?:{ofyear})"),  # spring–summer 2022
    ("s", "S"),  # in spring
    ("Sr", "S{rel}"),  # летом прошлого года, the summer of last year
    ("rS", "RS"),  # last spring
    # quarters and halves
    ("qYr", "qD{rel}"),  # Q3 of this year
    ("qY", "qD(?:{ofyear})"),  # Q3 2023
    ("Oq", "[OdD]q(?:{ofyear})?"),  # third quarter of 2023
    ("Rq", "[RP]q{ofyear}"),  # last quarter of 2023
    ("rq", "Rq"),  # the previous quarter
    ("Rqr", "[RP]q{rel}"),  # last quarter of last year
    ("YqD", "Y-?qD"),  # 2023-Q4
    ("Oqr", "[OdD]q{rel}"),  # third quarter of last year
    ("hY", "hD(?:{ofyear})"),  # H1 2024
    ("Oh", "[Od]ho?YG?"),  # first half of 2022
    ("Ohr", "Oh{rel}"),  # first half of last year
    ("OhGY", "O[hq]oGY"),  # second half of the year 2023
    ("q", "qD"),  # Q1 alone
    ("RqG", "[RP][hq]ot?G(?!Y)|[RP][hq]G(?!Y)"),  # the last quarter of the year
    ("OhG", "O[hq]o?t?G(?!Y)"),  # first half of the year
    ("Ohn", "Oh"),  # первое полугодие
    ("wkY", "U[Dn](?:{ofyear}|/Y)"),  # week 42 of 2024, Week 42/2024
    ("OhM", "Oho?{month}(?:{ofyear})?"),  # first half of August (2022): early August
    ("ONUM", "[OR][ND]Uo?{month}(?:{ofyear})?"),  # first two weeks of November (2024)
    ("SU", "[ND]?SU(?:{ofyear})?"),  # (three) summer months (of 2024)
    ("RNU", "[RP][ND]U(?:{ofyear})"),  # the last three months of 2023
    ("ONU", "O[ND]U(?:{ofyear})"),  # first nine months of 2023
    ("ONUG", "O[ND]Uo?t?G(?!Y)"),  # the first seven months of the year
    ("NUY", "[ND]UYG?"),  # девять месяцев 2023 года
    ("NUr", "[ND]URG"),  # девять месяцев этого года
    ("ONUr", "O[ND]U{rel}"),  # first three months of this year
    # from the day of the report
    ("dRU", "{day}o(?:RU)"),  # 15th of last month
    ("F", "F"),  # yesterday
    ("UbF", "ULF"),  # the day before yesterday
    ("TU", "TU"),  # сегодняшний день
    ("nUL", "(?:[DNn](?:&h)?)?{unit}L"),  # two months earlier, the day before
    ("QoU", "(?:Q|Vot?)[GU](?![GY])"),  # the beginning of the year, начало года
    ("Z", "Z"),  # летась
    ("RU", "R{unit}"),  # last month
    ("IU", "I{unit}"),  # the same day
    ("RnU", "R[DN](?:&h)?{unit}"),  # last two weeks
    ("PnU", "P(?:[DNn](?:&h)?)?{unit}"),  # past two and a half months
    ("Rw", "Rw"),  # last Friday
    ("w", "w"),  # on Friday
    ("nUA", "x?(?:[DNn](?:&h)?)?{unit}A"),  # (exactly) three years ago
    ("wD", "[wW],?[Dd]"),  # Wednesday 8, alone on its line or on Wednesday 8
    ("d-d", "d{to}d"),  # the 18th to 19th
    ("Bd&d", "Bt?d&t?d"),  # between the 10th and the 12th
    ("ds", "d(?:,d)*,?&d"),  # on the 9th and 10th
    ("d", "d"),  # on the 26th
)


def _pattern(template: str) -> re.Pattern[str]:
    for _ in range(2):
        for name, piece in _PIECES.items():
            template = template.replace("{" + name + "}", piece)
    return re.compile(template)


SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple((name, _pattern(template)) for name, template in _TABLE)


@lru_cache(maxsize=8192)
def parse(shape: str) -> tuple[Match, ...]:
    """Split the codes of a run into dates, leftmost and longest first: `(name, start, end)` in the string of codes.

    Example: `parse("MD&D")` is `(("MDs", 0, 4),)`.
    """
    found = []
    at = 0
    while at < len(shape):
        best = longest_at(shape, at)
        if best is None:
            at += 1
        else:
            found.append(best)
            at = best[2]
    return tuple(found)


@lru_cache(maxsize=8192)
def longest_at(shape: str, at: int, below: int = 1_000_000) -> Match | None:
    """Give the longest shape that begins at a code and ends before `below`, or None."""
    best = None
    for name, pattern in SHAPES:
        match = pattern.match(shape, at, min(below, len(shape)))
        if match is not None and (best is None or match.end() > best[2]):
            best = (name, at, match.end())
    return best
