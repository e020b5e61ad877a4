"""Decide that a number belongs to the furniture of a page or to an address: share counts, page numbers, telephones, streets, coordinates."""

from __future__ import annotations

import re
from itertools import pairwise

from reptrack.extract.claims.numbers.expressions import Number
from reptrack.extract.claims.phrases import word_set
from reptrack.extract.claims.tokens import Sentence, is_digits
from reptrack.extract.claims.vocabulary import tables

__all__ = ["in_furniture"]

_LONGEST_LINE = 120  # characters of a line that holds nothing but furniture
_REACH = 7  # tokens between the word for a street and the number of a house
_POSTCODE = 6  # digits
_AGE_MARKS = frozenset({0, 6, 12, 16, 18})  # 18+
_COORDINATE = re.compile(r"°\s?(?:\d|[NSEW]\b|[сюзв]\.)|[′’']\s?(?:\d|[NSEW]\b|[сюзв]\.)")  # 53°54′N, 53.9° N, 53,9° с. ш.
_PHONE_GAP = re.compile(r"\s?\(\d{2,5}\)\s?\d")  # what follows the first digit of 8 (017) 200-12-34
_DIGITS_ALONE = re.compile(r"[\d\s.…«»<>‹›→←\[\]·•|-]+")  # « 1 2 3 … 27 »
_PICTURE = re.compile("[\U0001f300-\U0001faff❤♥★☆👁]")  # 👍 45 👎 2
_WORD = re.compile(r"[^\W\d_]+")
_LEADERS = re.compile(r"(?:\.{4,}|(?:\.\s){3,}|\s\.)\s?\Z")  # Introduction ...... 6, PART I . 7
_LEADER_REACH = 8
_LIST_REACH = 800  # characters of the lines around one of a list with dots
_DOTTED = re.compile(r"\.{3,}\s?(\d{1,9})")
# A line of a table of contents: the number of a section, its heading, its page.
_CONTENTS = re.compile(
    r"[^\S\n]*\d{1,2}(?:\.\d{1,2}){0,3}\.?[^\S\n]+[^\W\d_][^\n]*?(?:[^\w\s:–—-][^\S\n]*|\t|[^\S\n]{2})(\d{1,3})[^\S\n]*\Z"
)
_ABBREVIATED = re.compile(r"\b([^\W\d_]+)\.[ \u00a0]?\Z")
_WORD_REACH = 16  # characters of a word and the stop after it
_SHORT = 5  # letters of an abbreviation
_PRIMES = frozenset("'’′")
_PRECISE = re.compile(r"\d{1,3}\.\d{4,}")
_MASKED = 5  # characters of a group of digits that is hidden, and the space beside it
_FEW, _TEENS = frozenset({2, 3, 4}), frozenset({12, 13, 14})
_PLURAL = ("ы", "і", "и")  # of the nominative, as it follows no number but these few
_PAGES = 4
_CODE_RUNS = 3
_CODE_LENGTH = 4
_FEWEST_DIGITS = 4


def in_furniture(sentence: Sentence, number: Number) -> bool:
    """Tell whether digits are furniture of a page, or a part of an address, a telephone number or a place on the map."""
    if _in_product(sentence, number) or _beside_sign(sentence, number):
        return True
    if _in_code(sentence, number) or _in_contents(sentence, number):
        return True
    return _in_address_line(sentence, number) or _in_furniture_line(sentence, number)


def _in_contents(sentence: Sentence, number: Number) -> bool:
    """Tell whether digits are the page of a line of a table of contents: behind dots, or where a line beside it ends so too (`1.2. Statistics. 11`)."""
    text, start, end = sentence.text, sentence.begins[number.i], sentence.ends[number.j - 1]
    if "." in text[start - 2 : start] and _LEADERS.search(text, max(0, start - _LEADER_REACH), start):
        return _in_order(text, start)
    if text[end : end + 1] not in {"\n", ""}:
        return False
    begin = sentence.line_around(sentence.begins[number.i])[0]
    this = _CONTENTS.match(text, begin, end)
    if this is None:
        return False
    above = text.rfind("\n", max(0, begin - _LONGEST_LINE), begin - 1) + 1 if begin else 0
    below = text.find("\n", end + 1, end + 1 + _LONGEST_LINE)
    before = _CONTENTS.match(text, above, begin - 1) if begin else None
    after = _CONTENTS.match(text, end + 1, below if below >= 0 else min(len(text), end + 1 + _LONGEST_LINE))
    page = int(this[1])
    return (before is not None and int(before[1]) <= page) or (after is not None and int(after[1]) >= page)


def _in_order(text: str, at: int) -> bool:
    """Tell whether the figures behind dots of the lines around a place only grow, as pages do, and no line begins small: not `Total .... 366`, `men .... 311`."""
    before = text[max(0, at - _LIST_REACH) : at].split("\n")
    after = text[at : at + _LIST_REACH].split("\n")
    lines = [*before[:-1], before[-1] + after[0], *after[1:]]
    i = j = len(before) - 1
    while i > 0 and _DOTTED.search(lines[i - 1]):
        i -= 1
    while j + 1 < len(lines) and _DOTTED.search(lines[j + 1]):
        j += 1
    pages = [int(found[1]) for line in lines[i : j + 1] if (found := _DOTTED.search(line)) is not None]
    titled = not any(line.strip()[:1].islower() for line in lines[i : j + 1])
    return titled and all(first <= second for first, second in pairwise(pages))


def _beside_sign(sentence: Sentence, number: Number) -> bool:
    """Tell whether a sign beside digits makes them a place on the map, a height, a telephone number or an age mark: `18+`, `27° 20′`."""
    if sentence.at(number.j)[:1].isalpha() and sentence.at(number.i - 1) not in _PRIMES:
        return False
    end = sentence.ends[number.j - 1]
    text = sentence.text
    if _in_feet_or_minutes(sentence, number) or _in_pair(sentence, number):
        return True
    if text[end : end + 1] in {"°", "′"} or text[end : end + 2] == " °":
        return _COORDINATE.match(text, text.index("°", end) if text[end : end + 2].strip()[:1] == "°" else end) is not None
    if _PHONE_GAP.match(text, end, end + 12) and not is_digits(sentence.at(number.i - 1)):
        return True
    return text[end : end + 1] == "+" and number.value in _AGE_MARKS and not text[end + 1 : end + 3].strip()[:1].isalpha()


def _in_feet_or_minutes(sentence: Sentence, number: Number) -> bool:
    """Tell whether digits are minutes of an arc or a height in feet and inches: `27° 20′`, `5'10"`."""
    i, j = number.i, number.j
    if sentence.at(i - 1) == "°" and sentence.at(j) in _PRIMES:
        return True
    feet = sentence.at(j) in _PRIMES and sentence.glued(j) and sentence.glued(j + 1) and is_digits(sentence.at(j + 1))
    return feet or (sentence.at(i - 1) in _PRIMES and sentence.glued(i) and sentence.glued(i - 1) and is_digits(sentence.at(i - 2)))


def _in_product(sentence: Sentence, number: Number) -> bool:
    """Tell whether digits are the side of something: `2 x 3 m`, of which the last has the unit."""
    i, j = number.i, number.j
    signs, sign = word_set("quantities.toml", "multiples", "signs"), sentence.at(j)
    if sign in signs and is_digits(sentence.at(j + 1)) and (len(sign) == 1 or _measured(sentence, j + 2)):
        return True
    before = sentence.at(i - 1)
    return before in signs and len(before) == 1 and is_digits(sentence.at(i - 2)) and not _measured(sentence, j)


def _measured(sentence: Sentence, j: int) -> bool:
    """Tell whether a unit of measure stands at token `j`: `4 на 3 м`, not `voted 6 by 3`."""
    return tables().unit.at(sentence.low, j) is not None


def _in_pair(sentence: Sentence, number: Number) -> bool:
    """Tell whether digits are one of two coordinates: `53.9006, 27.5590`."""
    i, j = number.i, number.j
    if not _PRECISE.fullmatch(sentence.low[i]):
        return False
    return any(sentence.at(k) in {",", ";", "/"} and _PRECISE.fullmatch(sentence.at(m)) for k, m in ((j, j + 1), (i - 1, i - 2)))


def _in_code(sentence: Sentence, number: Number) -> bool:
    """Tell whether digits are of the number of an account: three runs of them or more side by side, or masked: `3135 0000 0010`, `8600 **** 4471`."""
    low, i = sentence.low, number.i
    masked = "****" in sentence.text[sentence.begins[i] - _MASKED : sentence.ends[number.j - 1] + _MASKED]
    if masked:
        return True
    if not low[i][0].isdecimal() or not (low[i - 1][0].isdecimal() or sentence.at(i + 1)[:1].isdecimal()):
        return False
    first = last = number.i
    while first > 0 and number.i - first < _CODE_RUNS and is_digits(sentence.low[first - 1]):
        first -= 1
    while last - number.i < _CODE_RUNS and is_digits(sentence.at(last + 1)):
        last += 1
    if last - first + 1 < _CODE_RUNS:
        return False
    runs = sentence.low[first : last + 1]  # the figures of a row stand side by side too: Minsk 118 91 27
    return any(len(run) > 1 and run[0] == "0" for run in runs) or all(len(run) == _CODE_LENGTH for run in runs)


def _in_address_line(sentence: Sentence, number: Number) -> bool:
    """Tell whether digits are the number of a house or a postal code: `ул. Репина, 4`, `12 Main Street`, `620000, г. Екатеринбург`."""
    low, i = sentence.low, number.i
    if (number.j - i > 1 and number.high is None) or not low[i].isdecimal():
        return False
    streets = word_set("quantities.toml", "not_claims", "streets")
    if _house_before_street(sentence, i, streets):
        return True
    after = sentence.form(number.j) if number.j < len(low) else ""
    if _behind_bare_street(sentence, number):
        return True
    if len(low[i]) == _POSTCODE and after in {",", "."} and _names_place(sentence, number.j + 1):
        return True
    counts = after[:1].isalpha() and not (len(low[i]) >= _FEWEST_DIGITS and after[:1].isupper())
    return not counts and _street_before(sentence, i, streets)


def _behind_bare_street(sentence: Sentence, number: Number) -> bool:
    """Tell whether a street is named without its word before a house, and what follows cannot be counted: `На Прытыцкага, 39 амапаўцы хацелі`."""
    i, after, value = number.i, sentence.at(number.j), number.value
    leads = sentence.at(i - 1) == "," and sentence.at(i - 3) in word_set("quantities.toml", "not_claims", "before_street")
    if not leads or not isinstance(value, int) or not sentence.form(i - 2)[:1].isupper():
        return False
    if not sentence.at(i - 2).endswith(tuple(sorted(word_set("quantities.toml", "not_claims", "street_endings")))):
        return False
    few = value % 10 in _FEW and value % 100 not in _TEENS
    return not after[:1].isalpha() or after.endswith(tables().verb_endings) or (not few and after.endswith(_PLURAL))


def _street_before(sentence: Sentence, i: int, streets: frozenset[str]) -> bool:
    """Tell whether the word for a street and its name stand before the number of a house."""
    low = sentence.low
    for k in range(i - 1, max(-1, i - 1 - _REACH), -1):
        word = low[k]
        if word in streets:
            return k + 1 < i and (sentence.form(k + 1)[:1].isupper() or low[k + 1] == ".")
        if word[0].isalpha() and not sentence.form(k)[:1].isupper() and len(word) > 1:
            return False
        if word in {";", ":", "(", "—", "–"} or (word == "." and len(sentence.at(k - 1)) > _SHORT):
            return False
    return i < _REACH and _street_in_sentence_before(sentence, streets)


def _street_in_sentence_before(sentence: Sentence, streets: frozenset[str]) -> bool:
    """Tell whether the stop of `ul.` was taken for the end of a sentence."""
    match = _ABBREVIATED.search(sentence.text, max(0, sentence.start - _WORD_REACH), sentence.start)
    return match is not None and match[1].islower() and len(match[1]) <= _SHORT and match[1] in streets


def _house_before_street(sentence: Sentence, i: int, streets: frozenset[str]) -> bool:
    for k in range(i + 1, i + 4):
        if sentence.at(k) in streets:
            return k > i + 1 and sentence.form(k)[:1].isupper()
        if not sentence.at(k)[:1].isalpha() or not sentence.form(k)[:1].isupper():
            return False
    return False


def _names_place(sentence: Sentence, i: int) -> bool:
    return i < len(sentence.low) and (
        sentence.form(i)[:1].isupper() or sentence.low[i] in word_set("quantities.toml", "not_claims", "towns")
    )


def _in_furniture_line(sentence: Sentence, number: Number) -> bool:
    """Tell whether a line is nothing but counts of views and shares, or the numbers of pages: `Share 12 Tweet 3`, `« 1 2 3 … 27 »`."""
    text, at = sentence.text, sentence.begins[number.i]
    begin, stop = sentence.line_around(at)
    if stop - begin > _LONGEST_LINE and text.find("|", begin, stop) < 0:
        return False
    begin = max(begin, text.rfind("|", begin, at) + 1)
    bar = text.find("|", at, stop)
    stop = stop if bar < 0 else bar
    if stop - begin > _LONGEST_LINE:
        return False
    line = text[begin:stop].strip()
    words = [word.lower() for word in _WORD.findall(line)]
    if not words:
        return _numbers_pages(line) or _PICTURE.search(line) is not None
    furniture = word_set("quantities.toml", "not_claims", "furniture")
    if words[0] not in furniture and words[-1] not in furniture and furniture.isdisjoint(words):
        return False
    scales = tables().scale_letters
    aside = word_set("quantities.toml", "not_claims", "furniture_aside")
    return all(word in furniture or word in aside or word in scales for word in words)


def _numbers_pages(line: str) -> bool:
    """Tell whether a line without words counts the pages, as against the row of a table: `« 1 2 3 … 27 »`, not `342 210 94 304`."""
    if len(line.split()) < _PAGES or _DIGITS_ALONE.fullmatch(line) is None:
        return False
    pages = [int(digits) for digits in re.findall(r"\d{1,6}", line)]
    return sum(after == page + 1 for page, after in pairwise(pages)) > 1
