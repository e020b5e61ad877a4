"""Find the number expressions of a sentence: digits, words, mixtures, ranges and fractions, whatever they count."""

from __future__ import annotations

from functools import cache
from itertools import compress

from msgspec.structs import replace

from reptrack.extract.claims.numbers.expressions import Number
from reptrack.extract.claims.numbers.money import is_currency_letter
from reptrack.extract.claims.numbers.shares import each_at, fraction_word_at, join_fractions, slash_fraction
from reptrack.extract.claims.phrases import word_set
from reptrack.extract.claims.tokens import Sentence, glued_number, is_digits
from reptrack.extract.claims.vocabulary import tables
from reptrack.text.remember import Remembered
from reptrack.values.numbers import compound, lexicon, parse_digits, read_number, tidy, with_half

__all__ = ["BEGINNERS", "changes", "find_numbers"]

_DASHES = frozenset("-–—‑−")
_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_MOST_OUT_OF = 12
_ALIKE = 20  # "30 and 45 thousand": both in thousands, as long as they are so many times apart at most
_THOUSAND = 1000
_SHORTENED = 3  # letters of тыс., млн
_APART = 2  # "seven or eight", "five or ten": the one is so many times the other at most
_LONGEST_RANGE = 16  # tokens
_SUM = 8  # tokens before a sum in which a currency is named
_INSTRUMENTAL_PLURAL = ("ми", "мі")


def _may_begin(form: str) -> bool:
    """Tell whether a word may be a number expression or begin one."""
    low = form.lower()
    heads, words = _beginnings()
    if form[0].isdecimal() or low in words or low.split("-", 1)[0] in heads:
        return True
    t = tables()
    listed = t.vague.begins(low) or t.fraction.begins(low) or low in t.duration_fixed
    return listed or compound(low) is not None or (low[1:] != form[1:] and glued_number(form) > 0)


BEGINNERS = Remembered(_may_begin)


@cache
def _beginnings() -> tuple[frozenset[str], frozenset[str]]:
    """Give the words that may begin a number expression, also with a hyphen behind them, and those that may alone."""
    t, words = tables(), lexicon()
    return frozenset({*words.cardinals, *words.alone, *t.fraction_bare}), frozenset({*t.each, *t.lone_units})


def find_numbers(sentence: Sentence) -> list[Number]:
    """Give the number expressions of a sentence in order, without overlaps."""
    found: list[Number] = []
    end = 0
    for i in compress(range(len(sentence.low)), map(BEGINNERS.__getitem__, sentence.low)):
        number = _number_at(sentence, i) if i >= end else None
        if number is not None:
            found.append(number)
            end = number.j
    if len(found) > 1:
        for join in (_join_repeated, _join_scales, _share_scales, _join_ranges):
            found = join(sentence, found)
    joined = join_fractions(sentence, found)
    return _join_ranges(sentence, joined) if len(joined) > 1 and any(n.fraction for n in joined) else joined


def _number_at(sentence: Sentence, i: int) -> Number | None:
    token = sentence.low[i]
    if token[0].isdecimal():
        return _digits_at(sentence, i)
    vague = _vague_at(sentence, i)
    return vague or fraction_word_at(sentence, i) or each_at(sentence, i) or _words_at(sentence, i)


def _digits_at(sentence: Sentence, i: int) -> Number | None:
    low, j = sentence.low, i + 1
    scale_word = low[j] if j < len(low) else ""
    scale = lexicon().scales.get(scale_word, 1)
    decimal = scale > 1 or scale_word == "%" or tables().percent.at(low, j) is not None
    value = parse_digits(low[i], decimal=decimal)
    if value is None:
        return Number(i, j, None, digits=True)
    glued = sentence.glued(j)
    if glued and isinstance(value, int) and (end := _case_ending_end(sentence, j, value)) > j:
        return Number(i, end, value, digits=True)
    if scale > 1:
        j = _past_full_stop(sentence, j + 1)
    elif glued and scale_word in tables().scale_letters and _sums_up(sentence, i, scale_word):
        scale, j = tables().scale_letters[scale_word], j + 1
    elif glued and (hyphened := _hyphened_scale(sentence, j)) > 1:
        value = parse_digits(low[i], decimal=True) or value
        scale, j = hyphened, j + 2
    else:
        value, j = with_half(low, j, value)
    part = _SIGNS.get(sentence.at(j), 0) if scale == 1 and sentence.glued(j) else 0  # (4½)
    whole = scale == 1 and not part
    number = Number(i, j + bool(part), value if whole else tidy((value + part) * scale), digits=True, scale=scale)
    return slash_fraction(sentence, number) or number


def _case_ending_end(sentence: Sentence, j: int, value: int) -> int:
    """Step over the ending of a cardinal that token `j` begins, glued to it: `5-ти лет`, `2-х человек`, `15ти суток`; `5-й`, `90-х` are ordinals."""
    k = j + 1 if sentence.at(j) == "-" else j
    if not sentence.glued(k) or sentence.low[k].isascii() or sentence.at(k + 1) == "-":
        return j
    words, ending = lexicon(), sentence.low[k]
    if ending in word_set("numbers.toml", "parts", "instrumental"):
        return k + 1 if sentence.at(k + 1).endswith(_INSTRUMENTAL_PLURAL) else j  # (5-ю детьми, but 80-ю годовщину)
    few = value % 10 in {2, 3, 4} and value % 100 not in {12, 13, 14}
    return k + 1 if (ending in words.x_endings and few) or (ending in words.case_endings and not few) else j


def _past_full_stop(sentence: Sentence, j: int) -> int:
    """Step over the full stop of an abbreviated scale: `5 тыс. человек`."""
    return j + 1 if sentence.at(j) == "." and j + 1 < len(sentence.low) and len(sentence.low[j - 1]) == _SHORTENED else j


def _sums_up(sentence: Sentence, i: int, letters: str) -> bool:
    """Tell whether letters glued to digits are a scale: `$12m`, `2.3m displaced people`, not the metres of `a 5m wall`."""
    t, low = tables(), sentence.low
    if letters not in {"m", "b"} or not t.currency_before.keys().isdisjoint(low[max(0, i - _SUM) : i]):
        return True
    if sentence.glued(i) and is_currency_letter(sentence.form(i - 1)):
        return True
    if any(t.currency.at(low, k) is not None for k in range(max(0, i - _SUM), i)):
        return True  # (one million euros, down from 3.5m)
    return not tables().countable.isdisjoint(sentence.low[i + 2 : i + 5]) or tables().currency.at(sentence.low, i + 2) is not None


def _hyphened_scale(sentence: Sentence, j: int) -> int:
    """Give what a word after a hyphen, glued to digits, multiplies by: `1.5-million-strong`, `50-тысячный`; 1 if it does not."""
    if sentence.at(j) not in _DASHES or not sentence.glued(j + 1):
        return 1
    word, words = sentence.at(j + 1), lexicon()
    if word in words.scales:
        return words.scales[word]
    return next((scale for stem, scale in words.scaled.items() if word.startswith(stem)), 1)


def _vague_at(sentence: Sentence, i: int) -> Number | None:
    found = tables().vague.at(sentence.low, i)
    return Number(i, found[0], None) if found else None


def _words_at(sentence: Sentence, i: int) -> Number | None:
    low = sentence.low
    read = read_number(low, i)
    if read is None:
        return _compound_at(sentence, i)
    value, j = read
    words = lexicon()
    start = i
    if low[i] in words.alone:
        if low[i].isascii() and sentence.at(i - 1) not in words.articles:
            return None
        start = i - 1 if sentence.at(i - 1) in words.articles else i
    scale = max((words.scales.get(word, 1) for word in low[i:j]), default=1)
    return Number(start, _past_full_stop(sentence, j) if scale > 1 else j, value, scale=scale)


def _compound_at(sentence: Sentence, i: int) -> Number | None:
    parts = compound(sentence.low[i])
    return Number(i, i + 1, parts[0], rest=parts[1]) if parts else None


def _join_repeated(sentence: Sentence, numbers: list[Number]) -> list[Number]:
    """Read a number written twice as one: `five (5) years`, `200 (two hundred) base units`."""
    joined: list[Number] = []
    for number in numbers:
        last = joined[-1] if joined else None
        twice = last is not None and last.value == number.value and number.value is not None and last.digits != number.digits
        unit = tables().currency.at(sentence.low, number.j)
        end = unit[0] if unit is not None else number.j  # (EUR 2,000 (two thousand euros))
        if last is not None and twice and number.i - last.j == 1 and sentence.low[last.j] == "(" and sentence.at(end) == ")":
            joined[-1] = replace(last, j=end + 1, digits=True)
        elif last is not None and twice and unit is not None and sentence.at(end) == ")" and _behind_currency(sentence, last, number):
            continue
        else:
            joined.append(number)
    return joined


def _behind_currency(sentence: Sentence, last: Number, number: Number) -> bool:
    """Tell whether only the currency of one number and a bracket stand before another: `1,000 rubles (one thousand rubles)`."""
    unit = tables().currency.at(sentence.low, last.j)
    return unit is not None and sentence.at(unit[0]) == "(" and number.i == unit[0] + 1


def _join_scales(sentence: Sentence, numbers: list[Number]) -> list[Number]:
    """Join `1 тыс. 345`, `1 млн 250 тыс.`, `2 million 300 thousand`: a number in pieces, each smaller than the scale before it."""
    joined: list[Number] = []
    for number in numbers:
        last = joined[-1] if joined else None
        if last is not None and _goes_on(sentence, last, number) and last.value is not None and number.value is not None:
            joined[-1] = replace(last, j=number.j, value=tidy(last.value + number.value), scale=number.scale)
        else:
            joined.append(number)
    return joined


def _goes_on(sentence: Sentence, last: Number, number: Number) -> bool:
    if last.j != number.i or not (last.digits and number.digits) or not isinstance(number.value, int) or last.value is None:
        return False
    threes = number.scale > 1 or len(sentence.low[number.i]) == 3  # noqa: PLR2004 - the digits of the hundreds
    return last.scale > number.scale and 0 < number.value < last.scale and last.value % last.scale == 0 and threes


def _share_scales(sentence: Sentence, numbers: list[Number]) -> list[Number]:
    """Let digits take the scale said once after them: `30 и 45 тыс. руб.`, `с 1,5 до 2,2 тыс.`."""
    t = tables()
    for k in range(len(numbers) - 2, -1, -1):
        this, after = numbers[k], numbers[k + 1]
        if after.scale == 1 or this.scale > 1 or after.i - this.j != 1 or not (this.digits and after.digits):
            continue
        gap = sentence.low[this.j]
        aside = gap == "," and sentence.at(this.i - 1) == "," and sentence.form(this.i - 2)[:1].isupper()  # (Novik, 22, 300 thousand)
        if aside or (gap != "," and gap not in t.joints and gap not in t.range_words):
            continue
        if this.value is not None and after.value is not None and this.high is None and _alike(this.value * after.scale, after.value):
            numbers[k] = replace(this, value=tidy(this.value * after.scale), scale=after.scale)
    return numbers


def _alike(one: float, other: float) -> bool:
    return one < other * _ALIKE and other < one * _ALIKE


def _join_ranges(sentence: Sentence, numbers: list[Number]) -> list[Number]:
    joined: list[Number] = []
    for number in numbers:
        last = joined[-1] if joined else None
        merged = _range(sentence, last, number) if last is not None else None
        if merged is None:
            joined.append(number)
        else:
            joined[-1] = merged
    return joined


def _range(sentence: Sentence, low: Number, high: Number) -> Number | None:
    """Join two numbers to a range: `15 to 20`, `15–20`, `between 300 and 400`, `от 50 до 60`."""
    if (
        low.value is None
        or high.value is None
        or low.high is not None
        or low.fraction != high.fraction
        or high.j - low.i > _LONGEST_RANGE
        or low.rest
    ):
        return None
    gap = sentence.low[low.j : high.i]
    if len(gap) == 2 and gap[0] in _DASHES and sentence.glued(low.j) and sentence.at(high.j) in _DASHES:  # noqa: PLR2004
        gap = gap[1:]  # (two- to three-year terms)
    if len(gap) == 3 and gap[0] in _DASHES and gap[2] in _DASHES and all(map(sentence.glued, range(low.j, high.i + 1))):  # noqa: PLR2004
        gap = gap[1:2]  # (two-to-four years)
    if len(gap) != 1:
        return None
    word, before = gap[0], sentence.at(low.i - 1)
    opens = sentence.at(low.i - 2) if before in tables().currency_before else before  # (went up from GEL 500 to 5,000)
    change = opens in word_set("qualifiers.toml", "joining", "from") and changes(sentence, low.i)
    between = tables().range_pairs.get(before) == word
    dash = (
        word in _DASHES
        and (sentence.glued(low.j) == sentence.glued(high.i))
        and not (high.j < len(sentence.low) and _chained(sentence, high))
    )
    either = word in word_set("numbers.toml", "ranges", "either") and _may_be_either(sentence, low, high)
    if not (between or dash or either or (word in tables().range_words and not change)) or high.high is not None:
        return None
    mixed = low.digits != high.digits or _counts_people(sentence, low) != _counts_people(sentence, high)
    if dash and not sentence.glued(low.j) and (mixed or tables().labels.before(sentence.low, low.i) is not None):
        return None  # (на четверых — 39 лет, на восьмерых — четырнадцать; в колонии № 3 — 1 200 человек)
    value = low.value * high.scale if high.scale > 1 and low.scale == 1 and low.value * high.scale < high.value else low.value
    if dash and low.scale >= _THOUSAND and not (low.digits or high.digits) and 1 < high.value < _MOST_OUT_OF:
        high = replace(high, value=tidy(high.value * low.scale), scale=low.scale)  # (тысячу-паўтары)
    if high.value is None or not value < high.value:
        return None
    start = low.i - 1 if between else low.i
    return replace(high, i=start, value=tidy(value), high=high.value, digits=low.digits or high.digits)


def _may_be_either(sentence: Sentence, low: Number, high: Number) -> bool:
    """Tell whether two numbers that `or` joins are the ends of one rough figure: `seven or eight`, `20 or 30`; not `5 or 500`, `on 9 or 10 May`."""
    if low.value is None or high.value is None or not low.value < high.value <= _APART * low.value:
        return False
    return not tables().months.at(sentence.low, high.j) and tables().labels.before(sentence.low, low.i) is None


def _counts_people(sentence: Sentence, number: Number) -> bool:
    return sentence.low[number.i] in word_set("numbers.toml", "parts", "collective")


def _chained(sentence: Sentence, number: Number) -> bool:
    """Tell whether digits go on after a dash, as in a telephone number."""
    return sentence.low[number.j] in _DASHES and sentence.glued(number.j) and is_digits(sentence.at(number.j + 1))


def changes(sentence: Sentence, i: int) -> bool:
    """Tell whether `from 100 to 180` is a change and no range: the words before speak of growth or decline."""
    return sentence.find(tables().change, max(0, i - 8), i) is not None
