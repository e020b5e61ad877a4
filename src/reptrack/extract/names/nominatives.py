"""Put the Belarusian or Russian name of a body into the nominative: `Гомельского областного суда` is `Гомельский областной суд`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reptrack.extract.names.phrase import Found, capital, tidy
from reptrack.extract.names.shapes import cyrillic_base, listed_words
from reptrack.extract.names.spelling import spelling_key
from reptrack.text.words import Word

__all__ = ["ADJECTIVE", "named", "nominative_adjective"]

# Adjectives in any case: областной, Гомельского, гарадскога, Цэнтральнага, внутренних.
ADJECTIVE = re.compile(
    r"(?:[ыио]й|[оеая]го|[оея]му|[ыі]м|им|ом|[ао]й|[еяэ]й|ая|яя|ую|юю|ое|ее|ые|ие|[ыі]х|их|[ыиі]ми|[ыі]мі|[аяо]га|[ая]му|[кгхн]і|[нтвдс]ы|ае|яе|ыя|ія|аю|ою)$"
)
_ORDINAL = re.compile(r"\b(\d{1,2})-(й|го|му|м|я|ю|ы|і|га) $")
_LONGEST_ORDINAL = 7
# Adjectives before a head that no case changes: Казахстанского бюро.
_OBLIQUE = re.compile(r"(?:[ое]го|[ое]му|[аяо]га|[ая]му|[оиыі]м)$")
_BELARUSIAN = re.compile("[іў]")


def named(text: str, tokens: Sequence[Word], first: int, index: int, end: int, lang: str | None) -> Found:
    """Give the name whose words begin at `first`, whose head stands at `index` and which ends at a character, with the number before it: 2-й Западный окружной военный суд."""
    start, name = tokens[first].start, _base(text, tokens, first, index, end, lang)
    ordinal = _ORDINAL.search(text, max(0, start - _LONGEST_ORDINAL), start)
    if ordinal and capital(tokens[first].form) and first < index:  # 2-й Западный окружной военный суд
        sign = "й" if ordinal[2] in {"го", "му", "м"} else ordinal[2]
        return Found(ordinal.start(), end, f"{ordinal[1]}-{sign} {name}")
    return Found(start, end, name)


def _base(text: str, tokens: Sequence[Word], first: int, index: int, end: int, lang: str | None) -> str:
    """Put the adjectives and the head of a name into the nominative: `Гомельского областного суда` is `Гомельский областной суд`."""
    head = tokens[index].form
    base = cyrillic_base(head)
    if spelling_key(base) == spelling_key(head) and not any(_OBLIQUE.search(token.form) for token in tokens[first:index]):
        return tidy(text[tokens[first].start : end])
    if lang is None and any(_BELARUSIAN.search(token.form) for token in tokens[first : index + 1]):
        lang = "be"
    base = base if base.isupper() else base[0].upper() + base[1:] if capital(head) else base
    words = [nominative_adjective(token.form, base, lang) for token in tokens[first:index]]
    return tidy(" ".join([*words, base]) + text[tokens[index].end : end])


def nominative_adjective(form: str, noun: str, lang: str | None = None) -> str:
    """Give the nominative of an adjective as it agrees with a noun in the nominative.

    Example: (`областного`, `суд`) is `областной`, (`Генеральную`, `прокуратура`) is `Генеральная`.
    """
    stem = ADJECTIVE.sub("", form)
    if len(stem) == len(form):
        return form
    belarusian = lang == "be" or bool(re.search("[іў]|[аыо]га$|аму$", form)) or noun[-1] == "ў" or noun in listed_words("own_heads")
    soft = stem[-1] in "кгх"
    if noun[-1] in "ая" or noun[-1] == "ь":
        return stem + "ая"
    if noun[-1] in "оеё":
        return stem + ("ае" if belarusian else "ое")
    if belarusian:
        return form if form.endswith("кі") else stem + ("і" if soft else "ы")
    return stem + ("ий" if soft else "ой" if stem.endswith(tuple(listed_words("adjectives_in_oi"))) else "ый")
