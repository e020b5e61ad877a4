"""Decide what number a run of digits or number words stands for, in English, Belarusian and Russian.

parse_digits("1 254")                     # 1254
read_number(["two", "hundred", "and", "five"], 0)   # (205, 4): the value, and where the words end
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from reptrack.resources import each_toml
from reptrack.text.remember import NAMES

__all__ = ["Lexicon", "compound", "is_number_word", "lexicon", "parse_digits", "read_number", "tidy", "with_half"]

_SPACES = " \u00a0\u2009\u202f\u2007"
_GROUPED = re.compile(rf"\d{{1,3}}(?:[{_SPACES}]\d{{3}})+|\d{{1,3}}(?:['’]\d{{3}})+")  # 1 254, 1'254
_PLAIN = re.compile(r"\d+")
_SEPARATED = re.compile(r"(\d+)((?:[.,]\d+)+)")


@dataclass(slots=True)
class Lexicon:
    """The number words of all languages, in lower case.

    Attributes:
        cardinals: word → value, below a thousand.
        scales: word → what it multiplies by.
        alone: scales that may stand without a number.
        articles: words before such a scale ("a hundred").
        joiners: words inside a number ("two hundred and five").
        half: phrases after a number that add a half, as token tuples, by their first token.
        ones: the forms of one, which is often no number.
        compound: first parts of words such as двухлетний.
        case_endings: endings of a cardinal in digits: `5-ти`; x_endings: those of 2, 3 and 4: `3-х`.
        scaled: stems after a hyphen that multiply what stands before: `50-тысячный`.
    """

    cardinals: dict[str, float] = field(default_factory=dict)
    scales: dict[str, int] = field(default_factory=dict)
    alone: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    joiners: set[str] = field(default_factory=set)
    half: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    ones: set[str] = field(default_factory=set)
    compound: dict[str, float] = field(default_factory=dict)
    scaled: dict[str, int] = field(default_factory=dict)
    case_endings: set[str] = field(default_factory=set)
    x_endings: set[str] = field(default_factory=set)


@cache
def lexicon() -> Lexicon:
    """Read the number words of every language pack into one table."""
    words = Lexicon()
    for table in each_toml("numbers.toml").values():
        for value, forms in table["cardinals"].items():
            words.cardinals.update(dict.fromkeys(forms, tidy(float(value))))
        for value, forms in table["scales"].items():
            words.scales.update(dict.fromkeys(forms, int(value)))
        parts = table["parts"]
        words.alone.update(parts["alone"])
        words.articles.update(parts["articles"])
        words.joiners.update(parts["joiners"])
        for phrase in map(str.split, parts["half"]):
            words.half.setdefault(phrase[0], []).append(tuple(phrase))
        words.ones.update(parts["of_one"])
        words.compound.update(parts.get("compound", {}))
        words.scaled.update(parts.get("scaled", {}))
        words.case_endings.update(parts.get("case_endings", ()))
        words.x_endings.update(parts.get("x_endings", ()))
    return words


def tidy(value: float) -> int | float:
    """Give a whole number as an int, another one without the dust of floating point."""
    rounded = round(value, 9)
    return int(rounded) if rounded == int(rounded) else rounded


_SHORTEST_PART = 3  # letters of the first part of a compound adjective: дву-
_LARGEST = 1e15
_MOST_DIGITS = 15
"""Of a number: what JSON readers, spreadsheets and databases hold without loss, and more than anybody counts."""


@lru_cache(maxsize=NAMES)
def parse_digits(form: str, *, decimal: bool = False) -> int | float | None:
    """Read digits with whatever separators: `1 254`, `1,254`, `1'254`, `160.000`, `31,5`, `1.254,50`.

    Args:
        form: digits, with spaces, apostrophes, full stops or commas between them.
        decimal: one separator before three digits is a decimal one (before a percent sign, "million"), not one of thousands.

    Returns:
        The number, or None if it is not one (`18.12.2024`, `20.3.3`), or longer than any figure: such a run of digits is a code.
    """
    if sum(map(str.isdigit, form)) > _MOST_DIGITS:
        return None
    if _PLAIN.fullmatch(form):
        return int(form)
    if _GROUPED.fullmatch(form):
        return int(re.sub(r"\D", "", form))
    match = _SEPARATED.fullmatch("".join(c for c in form if c not in _SPACES))
    if match is None:
        return None
    pieces = re.findall(r"[.,]\d+", match[2])
    return _separated(match[1], pieces, decimal=decimal)


def _separated(head: str, pieces: list[str], *, decimal: bool) -> int | float | None:
    """Read digits around full stops and commas: thousands come in threes, at most the last separator is a decimal one."""
    *inner, last = pieces
    threes = len(head) <= 3 and head != "0" and all(len(p) == 4 for p in inner)  # noqa: PLR2004
    if not threes or len({p[0] for p in inner}) > 1:
        return None if inner else _decimal(head, last)
    if not inner:
        is_thousands = len(last) == 4 and not decimal and not head.startswith("0")  # noqa: PLR2004
        return int(head + last[1:]) if is_thousands else _decimal(head, last)
    whole = head + "".join(p[1:] for p in inner)
    if last[0] == inner[0][0]:
        return int(whole + last[1:]) if len(last) == 4 else None  # noqa: PLR2004
    return _decimal(whole, last)


def _decimal(whole: str, fraction: str) -> int | float:
    return tidy(float(f"{whole}.{fraction[1:]}"))


@lru_cache(maxsize=NAMES)
def is_number_word(form: str) -> bool:
    """Tell whether a word may begin a number: `three`, `Twenty-five`, `двухлетний`, `полтора`, `half`."""
    low = form.lower()
    words = lexicon()
    first = low.split("-", 1)[0]
    return first in words.cardinals or first in words.alone or compound(low) is not None


@lru_cache(maxsize=NAMES)
def compound(word: str) -> tuple[float, str] | None:
    """Split a compound adjective into its number and the rest: `двадцатисемилетний` gives `(27, "летний")`."""
    if word[:_SHORTEST_PART] not in _compound_heads():
        return None  # (nearly all words)
    table = lexicon().compound
    value, rest = 0.0, word
    for _ in range(2):
        prefix = next((rest[:n] for n in range(min(13, len(rest) - 4), _SHORTEST_PART - 1, -1) if rest[:n] in table), None)
        if prefix is None or (value and not (value >= 20 and table[prefix] < 10)):  # noqa: PLR2004
            break
        value += table[prefix]
        rest = rest[len(prefix) :]
    return (tidy(value), rest) if value and _is_unit_stem(rest) else None


@cache
def _compound_heads() -> frozenset[str]:
    """Give how the first parts of compound adjectives begin."""
    return frozenset(part[:_SHORTEST_PART] for part in lexicon().compound)


@lru_cache(maxsize=NAMES)
def _is_unit_stem(rest: str) -> bool:
    stems = (stem for table in each_toml("quantities.toml").values() for stem in table.get("duration_words", {}).get("compound", ()))
    return rest.startswith(tuple(stems))


def read_number(low: list[str], i: int) -> tuple[int | float, int] | None:
    """Read number words from token `i`: give the value and the index after them, or None.

    Tokens are in lower case, hyphens are tokens of their own: `["twenty", "-", "five", "thousand"]`.
    """
    words = lexicon()
    total, current, j = 0.0, 0.0, i
    seen = False
    while j < len(low):
        step = _skip_joint(low, j, seen=seen)
        word = low[step] if step < len(low) else ""
        if word in words.cardinals and (not seen or _fits(current, words.cardinals[word], fresh=current == 0)):
            current += words.cardinals[word]
        elif word in words.scales and step == j and (seen or word in words.alone) and (current or 1) * words.scales[word] <= _LARGEST:
            total, current = _scaled(total, current if seen and current else 1, words.scales[word])
        else:
            break
        seen, j = True, step + 1
    return with_half(low, j, total + current) if seen else None


def _scaled(total: float, current: float, scale: int) -> tuple[float, float]:
    return (total, current * scale) if scale in {10, 12, 100} else (total + current * scale, 0.0)


def _skip_joint(low: list[str], j: int, *, seen: bool) -> int:
    """Step over the hyphen of `twenty-five` and the `and` of `two hundred and five`, if a number word follows."""
    words = lexicon()
    if not seen or j + 1 >= len(low) or low[j + 1] not in words.cardinals:
        return j
    before = low[j - 1]
    after_scale = words.scales.get(before, 0) >= 100  # noqa: PLR2004
    after_tens = words.cardinals.get(before, 0) >= 20 and words.cardinals[low[j + 1]] < 10  # noqa: PLR2004
    return j + 1 if (low[j] == "-" and after_tens) or (low[j] in words.joiners and after_scale) else j


def _fits(current: float, value: float, *, fresh: bool) -> bool:
    """Tell whether a word may follow inside one number: `twenty five`, `двести сорок`, not `five twenty`."""
    if fresh:
        return True
    return (0 < value < 10 <= current % 100 and current % 10 == 0 and current % 100 != 10) or (  # noqa: PLR2004
        0 < value < 100 <= current and current % 100 == 0  # noqa: PLR2004
    )


def with_half(low: list[str], j: int, value: float) -> tuple[int | float, int]:
    """Add `and a half`, and a scale after it: `two and a half million`."""
    words = lexicon()
    for phrase in words.half.get(low[j], ()) if j < len(low) else ():
        if tuple(low[j : j + len(phrase)]) == phrase:
            value, j = value + 0.5, j + len(phrase)
            if j < len(low) and low[j] in words.scales:
                value, j = value * words.scales[low[j]], j + 1
            break
    return tidy(value), j
