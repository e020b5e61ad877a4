"""Split a sentence into the tokens that claims are read from: words, numbers with their separators, signs, and whole dates and articles."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from reptrack.extract.claims.phrases import Phrases, roles_of
from reptrack.extract.claims.positions import START, inside
from reptrack.records import Article, Date
from reptrack.text.letters import CAPITALS, SMALL
from reptrack.text.remember import NAMES, WORDS, Remembered
from reptrack.values.lacinka import to_cyrillic
from reptrack.values.numbers import is_number_word

__all__ = ["ARTICLE", "DATE", "Fold", "Sentence", "folding", "glued_number", "is_digits", "tokenize"]

V = TypeVar("V")
DATE, ARTICLE = "\0date", "\0article"

# A word with inner apostrophes; digits in groups of three (1 254, also with decimals); digits with separators (1,254 / 31,5 / 1'254),
# those of thousands without the footnote mark behind them (3,41812 people); a sign.
# The space before a token is taken with it, so that the search need not begin anew at each.
# Nearly all words end at a space or a mark, and are told by their letters alone.
_TOKEN = re.compile(
    r"\s?([A-Za-zА-Яа-яЁёІіЎў]+(?=[ \n.,;:)»”!?-])|[.,()](?=[ \n])"
    r"|[^\W\d_]+(?:[’'ʼ][^\W\d_]+)*[̀-ͯ]*"
    r"|(?<![\d.,])\d{1,3}(?:[ \u00a0\u2009\u202f\u2007]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?"
    r"|\d{1,3}(?:,\d{3})+(?=\d{1,2}\s[a-z])"
    r"|\d+(?:[.,]\d+|['’]\d{3})*"
    r"|[^\w\s]|_)"
)
# A soft sign between a soft consonant and another consonant, which the official Belarusian spelling does not write.
_SOFT = re.compile(r"(?<=[сзцн])ь(?=[бвдзклмнпстцчфх][яеёюіь]|[вмлнпбдзсц]ь?[яеёюіь]|дз[яеёюі])|(?<=л)ь(?=л[яеёюі])")
_LATIN = re.compile(r"[A-Za-zŁłŚśŹźŽžŠšČčĆćŃńŬŭ]")
_SAMPLE = 600
_LINE_REACH = 400  # characters
_LOST_SPACE = re.compile(r"[^\W\d_](?=[" + CAPITALS + r"][" + SMALL + r"]+$)")


@dataclass(slots=True)
class Sentence:
    """One sentence as tokens.

    Attributes:
        text: the whole report's text.
        start, end: the sentence in it.
        low: the tokens in lower case, Belarusian in the spelling that the models are written in; a date or an article is one token, `DATE` or
            `ARTICLE`.
        begins, ends: where each token stands in the text.
        dates: the dates of the sentence by the index of their token; articles likewise.
        line: where the line of the last place asked for begins, that place, and where the line ends.
        statement: the tokens of the last figure asked about, and those of its statement; see `segment`.
        roles: in which tables a phrase may begin or end with one of its tokens, a bit each.
        tables: how many tables there were when that was worked out; of later ones nothing is known.
    """

    text: str
    start: int
    end: int
    low: list[str]
    begins: list[int]
    ends: list[int]
    dates: dict[int, Date]
    articles: dict[int, Article]
    line: tuple[int, int, int] = (0, -1, -1)
    statement: tuple[int, int, int, int] = (-1, -1, 0, 0)
    roles: int = 0
    tables: int = 0

    def line_around(self, at: int) -> tuple[int, int]:
        """Give where the line around a place begins and ends, looking no farther than a line of text is long: it can be as long as a file."""
        begin, seen, stop = self.line
        if not begin <= seen <= at <= stop:
            low, high = max(0, at - _LINE_REACH), min(len(self.text), at + _LINE_REACH)
            begin = max(low, self.text.rfind("\n", low, at) + 1)
            stop = self.text.find("\n", at, high)
            stop = high if stop < 0 else stop
            self.line = (begin, at, stop)
        return begin, stop

    def may_have(self, phrases: Phrases[Any]) -> bool:
        """Tell whether a phrase of a table may stand in it: a rule whose words it lacks need not be tried at each of its tokens."""
        return self.roles & phrases.begins_bit != 0 or phrases.number >= self.tables

    def find(self, phrases: Phrases[V], start: int = 0, end: int | None = None) -> tuple[int, int, V] | None:
        """Give `(start, end, value)` of the first phrase of a table between two tokens."""
        if not self.roles & phrases.begins_bit and phrases.number < self.tables:
            return None
        return phrases.find(self.low, start, end)

    def form(self, i: int) -> str:
        """Give token `i` as written."""
        return self.text[self.begins[i] : self.ends[i]]

    def slice(self, i: int, j: int) -> str:
        """Give the text of tokens `i` up to `j`, with runs of white space made one space."""
        return " ".join(self.text[self.begins[i] : self.ends[j - 1]].split())

    def at(self, i: int) -> str:
        """Give token `i` in lower case, or an empty string outside the sentence."""
        try:
            return self.low[i] if i >= 0 else ""
        except IndexError:
            return ""

    def index(self, at: int) -> int:
        """Give the first token that begins at or after a character of the text; as many as there are tokens, if none does."""
        return bisect_left(self.begins, at)

    def glued(self, i: int) -> bool:
        """Tell whether token `i` stands right after the one before it."""
        return 0 < i < len(self.low) and self.begins[i] == self.ends[i - 1]


def is_digits(token: str) -> bool:
    """Tell whether a token is a number in digits."""
    return token[:1].isdecimal()


def tokenize(text: str, start: int, end: int, dates: Sequence[Date], articles: Sequence[Article], fold: Fold | None = None) -> Sentence:
    """Split the sentence at `start:end`.

    Args:
        text: the report's text.
        start: where the sentence begins.
        end: where it ends.
        dates: the dates of the whole text, in order.
        articles: its articles, in order.
        fold: how its words are brought to the spelling of the models; see `folding`.
    """
    sentence = Sentence(text, start, end, [], [], [], {}, {})
    at = min(_begun_before(articles, start), end) if articles else start
    for mention in _inside(dates, articles, start, end):
        if mention.start < at:
            continue
        _add_tokens(sentence, at, mention.start)
        index = len(sentence.low)
        if isinstance(mention, Date):
            sentence.dates[index] = mention
        else:
            sentence.articles[index] = mention
        _add(sentence, DATE if isinstance(mention, Date) else ARTICLE, mention.start, min(mention.end, end))
        at = mention.end
    _add_tokens(sentence, at, end)
    if fold is not None:
        sentence.low[:] = [fold(low) if low[0].isalpha() else low for low in sentence.low]
    sentence.roles, sentence.tables = roles_of(sentence.low)
    return sentence


Fold = Callable[[str], str]


def folding(text: str, lang: str | None) -> Fold | None:
    """Give how the words of a text are brought to the spelling of the models: Belarusian in Łacinka, or with the soft signs of Taraškievica."""
    if lang != "be":
        return None
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    latin = len(_LATIN.findall(sample))
    if latin * 2 > letters:
        return _from_lacinka
    return _without_soft_signs if _SOFT.search(text) else None


@lru_cache(maxsize=WORDS)
def _from_lacinka(low: str) -> str:
    return _without_soft_signs(to_cyrillic(low)).lower()


@lru_cache(maxsize=WORDS)
def _without_soft_signs(low: str) -> str:
    """Drop the soft signs that the official spelling leaves out: `зь дзесяцёх` → `з дзесяцёх`, `сьнежань` → `снежань`."""
    if low in {"зь", "бязь", "празь"}:
        return low[:-1]
    return _SOFT.sub("", low)


def _inside(dates: Sequence[Date], articles: Sequence[Article], start: int, end: int) -> Sequence[Date | Article]:
    these, those = inside(dates, start, end), inside(articles, start, end)
    return sorted([*these, *those], key=START) if these and those else these or those


def _begun_before(articles: Sequence[Article], start: int) -> int:
    """Give where an article ends that begins before a sentence and goes on in it (`Ст.` was taken for one), else where the sentence begins."""
    before = bisect_left(articles, start, key=START) - 1
    return max(start, articles[before].end) if before >= 0 else start


def _add_tokens(sentence: Sentence, start: int, end: int) -> None:
    add_low, add_begin, add_end, shapes = sentence.low.append, sentence.begins.append, sentence.ends.append, _SHAPES
    for match in _TOKEN.finditer(sentence.text, start, end):
        at, stop = match.span(1)
        low, cut = shapes[match[1]]
        if cut:
            _add(sentence, low[:cut], at, at + cut)
            low, at = low[cut:], at + cut
        add_low(low)
        add_begin(at)
        add_end(stop)


def _shape(form: str) -> tuple[str, int]:
    """Give a token in lower case, and where a number word begins inside."""
    low = form.lower()
    return low, glued_number(form) if low[1:] != form[1:] else 0


_SHAPES = Remembered(_shape)


@lru_cache(maxsize=NAMES)
def glued_number(form: str) -> int:
    """Give where a number word begins inside a word that lost its space: 7 in `SocietyTwo`, else 0."""
    match = _LOST_SPACE.search(form)
    return match.start() + 1 if match is not None and is_number_word(form[match.start() + 1 :]) else 0


def _add(sentence: Sentence, low: str, start: int, end: int) -> None:
    sentence.low.append(low)
    sentence.begins.append(start)
    sentence.ends.append(end)
