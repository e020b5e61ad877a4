"""Decide that a number is no claim: years, dates, labels (No. 17), ordinals, times of day, list numbers, addresses, set phrases."""

from __future__ import annotations

import re

from reptrack.extract.claims.nouns import counts_nothing
from reptrack.extract.claims.numbers.expressions import Number
from reptrack.extract.claims.numbers.furniture import in_furniture
from reptrack.extract.claims.numbers.inside_token import inside_token
from reptrack.extract.claims.numbers.list_marks import enumerates, leads_line
from reptrack.extract.claims.numbers.named_numbers import has_unit
from reptrack.extract.claims.numbers.numerals import changes
from reptrack.extract.claims.numbers.ones import one_more_of_these, one_of_so_many, pronoun_one
from reptrack.extract.claims.phrases import phrase_set, word_set
from reptrack.extract.claims.tokens import ARTICLE, DATE, Sentence, is_digits
from reptrack.extract.claims.vocabulary import tables
from reptrack.values.numbers import lexicon

__all__ = ["no_claim"]

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_FIRST_OTHER_YEAR, _LAST_OTHER_YEAR = 1300, 1500  # Solar and lunar Hijri
_DASHES = frozenset("-–—‑−")
_LIST_JOINTS = frozenset(",–-(")
_LINE_REACH = 400  # characters looked at for the ends of a line or a word: a line can be as long as a file
_YEAR_DIGITS = 4
_QUOTES = frozenset('«»"“”')
_RATE_BASES = frozenset({100, 1000, 10_000, 100_000, 1_000_000})
_MOST_PARTS = 9  # of an article of law that stand in brackets apart from it
_WORD_REACH = 16  # characters of a word and the stop after it
_ABBREVIATED = re.compile(r"\b([^\W\d_]+)\.[ \u00a0]?\Z")
_HOUR = re.compile(r"[012]?\d\.[0-5]0")  # 14.00


def no_claim(sentence: Sentence, number: Number, rejected: set[int]) -> bool:
    """Tell whether a number expression is no claim, whatever it would count.

    Args:
        sentence: its sentence.
        number: the expression.
        rejected: the end tokens of the numbers before it that are labels: `rules 43 and 58` goes on from 43.
    """
    if number.value is None and number.digits:
        return True
    if _set_phrase(sentence, number) or _built_of(sentence, number):
        return True
    if not number.digits:
        return (
            pronoun_one(sentence, number)
            or _word_label(sentence, number)
            or _ordinal(sentence, number)
            or _spoken_time(sentence, number)
            or _homograph(sentence, number)
        )
    dotted = "." in sentence.low[number.i]
    return (
        ((dotted or not _stands_apart(sentence, number)) and inside_token(sentence, number))
        or leads_line(sentence, number)
        or _leading_zero(sentence, number)
        or _label(sentence, number, rejected)
        or _numbers_thing(sentence, number)
        or _numbers_singular(sentence, number)
        or _dated(sentence, number)
        or _year(sentence, number)
        or _footnoted_year(sentence, number)
        or _clock(sentence, number)
        or (dotted and (_article_alone(sentence, number) or _printed_day(sentence, number)))
        or enumerates(sentence, number)
        or _base_of_rate(sentence, number)
        or in_furniture(sentence, number)
    )


def _stands_apart(sentence: Sentence, number: Number) -> bool:
    """Tell whether space stands on both sides of digits, so that they are no part of anything: nearly all that count something do."""
    start, end, text = sentence.begins[number.i], sentence.ends[number.j - 1], sentence.text
    apart = text[start - 1 : start].isspace() and text[end : end + 1].isspace()
    return apart and number.j - number.i == 1 and sentence.at(number.i - 1) != "["


def _base_of_rate(sentence: Sentence, number: Number) -> bool:
    """Tell whether a number is what a rate is told of: `366 per 100,000`, `366 на 100 тысяч`."""
    if number.value not in _RATE_BASES:
        return False
    before = sentence.at(number.i - 1)
    counted = before in word_set("numbers.toml", "parts", "one_per") and is_digits(sentence.at(number.i - 2))
    return counted or before in word_set("quantities.toml", "not_claims", "per")


def _set_phrase(sentence: Sentence, number: Number) -> bool:
    if (number.fraction and number.j - number.i > 1) or not sentence.may_have(tables().set_phrases):
        return False
    said, low, i = tables().set_phrases, sentence.low, number.i
    for k in (i, i - 1, i - 2):
        if (found := said.at(low, k)) is not None and found[0] > i:
            break
    else:
        return False
    if tables().one_of.at(low, number.j):
        return False
    if sentence.low[number.i] not in lexicon().ones:
        return True
    return not (one_more_of_these(sentence, number) or one_of_so_many(sentence, number))


def _built_of(sentence: Sentence, number: Number) -> bool:
    """Tell whether a number says of how many parts one thing is made: `a three-part study`, `a ten-point plan`."""
    return sentence.at(number.j) == "-" and sentence.at(number.j + 1) in word_set("quantities.toml", "not_claims", "parts")


def _word_label(sentence: Sentence, number: Number) -> bool:
    """Tell whether a number word names something: `article two`."""
    if tables().labels.before(sentence.low, number.i) is None or number.rest:
        return False
    after = sentence.at(number.j)
    named = sentence.form(number.i)[:1].isupper() and sentence.form(number.i - 1)[:1].isupper()  # (Chapter Four Uganda)
    return named or (not after[:1].isalpha() and after != "-")


def _ordinal(sentence: Sentence, number: Number) -> bool:
    """Tell whether number words are the beginning of an ordinal: `forty-ninth`, `двадцать первый`, `четыреста одиннадцатая`."""
    if number.value is None or number.fraction or number.value % 10 or number.rest:
        return False
    j = number.j + 1 if sentence.at(number.j) == "-" or sentence.at(number.j) in lexicon().joiners else number.j
    if sentence.at(j) in lexicon().cardinals or sentence.at(j) in lexicon().scales:
        return False
    below_ten, below_hundred = tables().ordinal, phrase_set("numbers.toml", "ordinals", "tens")
    return below_ten.at(sentence.low, j) is not None or (not number.value % 100 and below_hundred.at(sentence.low, j) is not None)


def _homograph(sentence: Sentence, number: Number) -> bool:
    """Tell whether a word that may be a numeral is another one: `семью известили`, not `семью годами`."""
    if number.j - number.i > 1 or sentence.low[number.i] not in word_set("numbers.toml", "parts", "homographs"):
        return False
    return not sentence.at(number.j).endswith(tuple(sorted(word_set("numbers.toml", "parts", "agreeing"))))


def _spoken_time(sentence: Sentence, number: Number) -> bool:
    """Tell whether number words are a time of day or a rate: `в пять утра`, `once a quarter`."""
    t = tables()
    if number.fraction and sentence.at(number.i - 1) in t.rate:
        return True
    return t.clock.at(sentence.low, number.j) is not None and sentence.at(number.i - 1) in t.clock_before


def _leading_zero(sentence: Sentence, number: Number) -> bool:
    form = sentence.low[number.i]
    return len(form) > 1 and form[0] == "0" and form[1].isdecimal()


def _numbers_thing(sentence: Sentence, number: Number) -> bool:
    """Tell whether the word for a number, with what it numbers, stands before digits: `Issue number: 43`, `Номер выпуска: 43`, `номер дела 305`."""
    if not counts_nothing(sentence, number.j) or number.scale > 1:
        return False
    t, colon = tables(), sentence.at(number.i - 1) == ":"
    k = number.i - 1 - colon
    words, word = word_set("quantities.toml", "not_claims", "numbering"), sentence.at(k)
    if word in words:
        return colon and (not word.isascii() or (sentence.at(k - 1)[:1].isalpha() and sentence.at(k - 1) not in t.determiners))
    return word[:1].isalpha() and not word.isascii() and sentence.at(k - 1) in words


def _numbers_singular(sentence: Sentence, number: Number) -> bool:
    """Tell whether a singular follows that the number can only name: `24 канал`, not `24 канала`, `21 канал`."""
    value = number.value if isinstance(number.value, int) else 0
    agrees = value % 10 == 1 and value % 100 != 11  # noqa: PLR2004
    quoted = sentence.at(number.j) in _QUOTES and sentence.at(number.j + 2) in _QUOTES  # (9 «Б» класс)
    j = number.j + 3 if quoted else number.j
    return not agrees and sentence.at(j) in word_set("quantities.toml", "not_claims", "numbered")


def _label(sentence: Sentence, number: Number, rejected: set[int]) -> bool:
    """Tell whether a number names something: `rule 24`, `colony No. 9`, `rules 43 and 58`."""
    return _named_by_label(sentence, number, rejected) and not has_unit(sentence, number)


def _named_by_label(sentence: Sentence, number: Number, rejected: set[int]) -> bool:
    i = number.i
    if tables().labels.before(sentence.low, i) is not None or (i == 0 and _label_in_sentence_before(sentence)):
        return sentence.at(number.j) not in tables().countable and not _in_thousands(sentence, number)
    closed = phrase_set("quantities.toml", "not_claims", "closed_labels").before(sentence.low, i)
    told = closed is not None and sentence.at(closed[0] - 1) in word_set("quantities.toml", "not_claims", "no_label_after")
    if closed is not None and not told and (counts_nothing(sentence, number.j) or sentence.at(number.j) in lexicon().cardinals):
        return True
    return _list_of_labels(sentence, number, rejected) or _address_goes_on(sentence, number, rejected)


def _list_of_labels(sentence: Sentence, number: Number, rejected: set[int]) -> bool:
    """Tell whether a number goes on a list that a label opened: `rules 43 and 58`, `Page 3 of 12`."""
    i = number.i
    if not (rejected or sentence.articles):
        return False
    if sentence.at(i - 1) in {"(", ","} and ARTICLE in sentence.low[max(0, i - 2) : i]:
        many = sentence.at(i - 1) == "(" and ((number.value or 0) > _MOST_PARTS or _counts_of_articles(sentence) > 1)
        return not many and not sentence.at(number.j)[:1].isalpha()  # (Article 610 (515), Article 342 (1))
    if is_digits(sentence.at(i - 1)) and (i - 1) in rejected:
        return not (sentence.glued(i - 1) and sentence.low[i - 2][0].isalpha())  # (Q1 144)
    if (i - 2) in rejected and sentence.at(i - 1) in word_set("quantities.toml", "not_claims", "of_pages"):
        return not sentence.at(number.j)[:1].isalpha()  # (Page 3 of 12)
    if sentence.at(i - 1) in tables().joints and (i - 1) in rejected and _plural_label(sentence, i - 1):
        return sentence.at(number.j) not in tables().countable
    joint = sentence.at(i - 1) in _LIST_JOINTS or sentence.at(i - 1) in tables().joints or sentence.at(i - 1) in tables().range_words
    after = sentence.at(number.j)
    return joint and (i - 1) in rejected and (not after[:1].isalpha() or after in tables().joints)


def _counts_of_articles(sentence: Sentence) -> int:
    """Give how many articles of a sentence have a number of their own in brackets: `Article 342 (58 people), Article 368 (31)`."""
    low = sentence.low
    return sum(low[k + 1 : k + 2] == ["("] and is_digits(sentence.at(k + 2)) for k in sentence.articles)


def _label_in_sentence_before(sentence: Sentence) -> bool:
    """Tell whether the stop of an abbreviated label was taken for the end of a sentence: `Стар. 3`, `чч. 1`."""
    match = _ABBREVIATED.search(sentence.text, max(0, sentence.start - _WORD_REACH), sentence.start)
    return match is not None and tables().labels.before([match[1].lower(), "."], 2) is not None


def _address_goes_on(sentence: Sentence, number: Number, rejected: set[int]) -> bool:
    """Tell whether a postal code follows the number of a box or a house: `P.O. Box 20, 1400 Vienna`."""
    i = number.i
    long_enough = len(sentence.low[i]) >= 4 and sentence.low[i].isdecimal()  # noqa: PLR2004
    return (
        long_enough
        and sentence.at(i - 1) == ","
        and (i - 2) in rejected
        and sentence.form(min(number.j, len(sentence.low) - 1))[:1].isupper()
    )


def _plural_label(sentence: Sentence, i: int) -> bool:
    """Tell whether a list of numbers before token `i` is that of a plural label: `rules 43 and`."""
    while i > 0 and (is_digits(sentence.low[i]) or sentence.low[i] in tables().joints or sentence.low[i] in {",", "."}):
        i -= 1
    match = _ABBREVIATED.search(sentence.text, max(0, sentence.start - _WORD_REACH), sentence.start) if i == 0 else None
    return (match[1].lower() if match else sentence.low[i]).endswith(tables().plural_endings)


def _in_thousands(sentence: Sentence, number: Number) -> bool:
    """Tell whether a number has a separator of thousands, as those of prisons and articles have not: `In prison 1,097 are held`."""
    grouped = number.j - number.i == 1 and isinstance(number.value, int) and not sentence.low[number.i].isdecimal()
    return grouped and sentence.low[number.i - 1][0].isalpha()


def _dated(sentence: Sentence, number: Number) -> bool:
    """Tell whether a number is a day of a month, even where no date was recognised: `January 26`, `26 студзеня`, `Feb 04`."""
    low, months = sentence.low, tables().months
    day_or_year = isinstance(number.value, int) and (number.value <= 31 or _is_year(number) or _is_calendar_year(number))  # noqa: PLR2004
    beside_one = sentence.dates or sentence.may_have(months) or _is_calendar_year(number)
    if not day_or_year or not beside_one or len(low[number.i]) > 4:  # noqa: PLR2004
        return False
    if months.at(low, number.j) is not None:
        return True
    if _is_calendar_year(number) and phrase_set("quantities.toml", "not_claims", "calendar_months").before(low, number.i) is not None:
        return True  # (9 Dey 1404)
    before = sentence.at(number.i - 1)
    found = months.before(low, number.i)
    if found is not None and before != "may":
        return sentence.at(number.j) not in tables().countable
    if before == "may":
        return not sentence.at(number.j)[:1].isalpha() and sentence.form(number.i - 1) == "May"
    beside = {sentence.at(number.i - 1), sentence.at(number.i - 2), sentence.at(number.j + 1)}
    return DATE in beside and not sentence.at(number.j)[:1].isalpha() and _joined_to_date(sentence, number)


def _joined_to_date(sentence: Sentence, number: Number) -> bool:
    """Tell whether a number goes on a date: `9 and 10 August`, `August 9 or 10`."""
    joints = tables().joints | tables().range_words | tables().date_joints | _DASHES
    return (sentence.at(number.i - 1) in joints and sentence.at(number.i - 2) == DATE) or (
        sentence.at(number.j) in joints and sentence.at(number.j + 1) == DATE
    )


def _printed_day(sentence: Sentence, number: Number) -> bool:
    """Tell whether digits are a day and a month, though no date was recognised: `14.01 — Jan Novik was detained`."""
    form = sentence.low[number.i]
    day, dot, month = form.partition(".")
    if not dot or len(month) != 2 or not month.isdecimal() or not 0 < int(month) <= 12 or not 0 < int(day) <= 31:  # noqa: PLR2004
        return False
    if has_unit(sentence, number) or number.scale > 1 or number.j - number.i > 1:
        return False
    start = sentence.begins[number.i]
    leads = not sentence.text[max(0, start - _LINE_REACH) : start].rsplit("\n", 1)[-1].strip(" •*-–—(")
    leads = leads or sentence.at(number.i - 1) in word_set("quantities.toml", "not_claims", "before_day")
    after = sentence.at(number.j)
    return (leads or month[0] == "0") and not (after[:1].isalpha() and sentence.form(number.j)[:1].islower() and not leads)


def _is_calendar_year(number: Number) -> bool:
    """Tell whether a number may be a year of the Iranian or the Islamic calendar."""
    return isinstance(number.value, int) and _FIRST_OTHER_YEAR <= number.value <= _LAST_OTHER_YEAR and number.scale == 1


def _is_year(number: Number) -> bool:
    return isinstance(number.value, int) and _FIRST_YEAR <= number.value <= _LAST_YEAR and number.scale == 1


def _year(sentence: Sentence, number: Number) -> bool:
    """Tell whether four digits are a year: they look like one, and nothing says that they count something."""
    t = tables()
    if sentence.low[number.i].isdecimal() and len(sentence.low[number.i]) == _YEAR_DIGITS and sentence.at(number.i - 1) in t.year_words:
        return True  # (in the year 1401)
    if not _is_year(number) or not sentence.low[number.i].isdecimal():
        return False
    after = sentence.at(number.j)
    if after in t.countable or t.currency.at(sentence.low, number.j) or sentence.at(number.i - 1) in t.currency_before:
        return False
    if after == "%" or t.base_unit.at(sentence.low, number.j):
        return False
    found = t.qualifier_before.before(sentence.low, number.i)
    if found is not None and after[:1].isalpha() and after not in t.year_words and after not in t.stops:
        return found[1] not in {"at_least", "more_than", "about", "almost"}
    return True


def _footnoted_year(sentence: Sentence, number: Number) -> bool:
    """Tell whether a year has lost the space before a footnote mark: `in 20197 the court`, `18 October 19997`."""
    form, before = sentence.low[number.i], sentence.at(number.i - 1)
    footnoted = form.isdecimal() and _YEAR_DIGITS < len(form) <= _YEAR_DIGITS + 2
    if not footnoted or not _FIRST_YEAR <= int(form[:_YEAR_DIGITS]) <= _LAST_YEAR:
        return False
    dated = before == DATE or tables().months.before(sentence.low, number.i) is not None
    alone = counts_nothing(sentence, number.j) or sentence.at(number.j) in tables().determiners
    return alone and (dated or before in tables().place_prepositions)


def _clock(sentence: Sentence, number: Number) -> bool:
    """Tell whether a number is a time of day: `7 a.m.`, `10 вечера`, `14.00`."""
    if tables().clock.at(sentence.low, number.j) is not None:
        length = sentence.at(number.j) in word_set("quantities.toml", "not_claims", "clock_or_length")
        return not length or sentence.at(number.i - 1) in tables().clock_before  # (в 3 ночи, but 3 ночи в ИВС)
    return sentence.at(number.i - 1) in tables().clock_before and _HOUR.fullmatch(sentence.low[number.i]) is not None


def _article_alone(sentence: Sentence, number: Number) -> bool:
    """Tell whether a number with a full stop in it is an article that is not called one: `с 281.2 на часть вторую 167-й`, `judged under 24.23`."""
    whole, dot, rest = sentence.low[number.i].partition(".")
    after = sentence.at(number.j)
    if not dot or not rest.isdecimal() or len(rest) > 2 or number.scale > 1 or has_unit(sentence, number):  # noqa: PLR2004
        return False
    if after[:1].isalpha() and after not in tables().prepositions and after not in tables().joints:
        return False
    before = sentence.at(number.i - 1)
    if len(whole) == 3:  # noqa: PLR2004
        led = before in tables().prepositions or before in tables().joints or bool(sentence.articles)
        return led and not changes(sentence, number.i)
    return before in word_set("quantities.toml", "not_claims", "under_law") and tables().currency_before.get(after) is None
