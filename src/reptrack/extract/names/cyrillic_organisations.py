"""Decide which Belarusian and Russian phrases name an organisation by their head word, in any case.

Only the first word of such a name is capitalised, so a phrase grows to the left over adjectives up to a capitalised one, and to the
right over words in the genitive: `[Гомельский областной] суд`, `суд [Фрунзенского района Минска]`, `[гомельская] калонія [№ 4]`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reptrack.extract.names.complements import GENITIVE_ADJECTIVE, GENITIVE_NOUN, complement, opens_sentence, place_word, takes_any
from reptrack.extract.names.gazetteer import is_of_place
from reptrack.extract.names.nominatives import ADJECTIVE, named
from reptrack.extract.names.persons.lexicon import COMMON, FUNCTION, look_up
from reptrack.extract.names.phrase import Found, adjacent, capital, number_after
from reptrack.extract.names.shapes import (
    CYRILLIC_COURT,
    FACILITY,
    NUMBERED,
    WEAK,
    cyrillic_base,
    generic_stems,
    listed_words,
)
from reptrack.extract.names.spelling import spelling_key
from reptrack.text.words import Word

__all__ = ["cyrillic_organisation"]

# The case of an adjective where its ending tells one: `Ракіцкага Вярхоўны суд` are two phrases.
_CASES = (re.compile(r"(?:[ыио]й|[^аеёиоуыэюяіўй][ыі])$"), re.compile(r"(?:[ое]го|[аяо]га)$"), re.compile(r"(?:[ое]му|[ая]му)$"))
_MOST, _SHORTEST_ADJECTIVE, _MOST_BEFORE_NUMBER = 5, 4, 3
_PEOPLE_PLURAL = re.compile(r"(?:ист|ик|ак|ерт|ент|ант|ор|ер|ад|ар)ы$")
_PLURAL_ADJECTIVE = re.compile(r"(?:[ыи][ех]|[ыі]я|[ыі]х)$")
_DEED = re.compile(r"(?:ние|тие|нне|ньне|ство|цтва|дие|цие)$")
_MOST_HONOURED = 3
_OF_PERSON = re.compile(r"(?:[оеё]в|[аоеё]ў|[іи]н)ск(?:ий|ая|ое|ого|ой|ому|ом|им|і|ага|аму|ім|ай|ае)$")


def cyrillic_organisation(
    text: str, tokens: Sequence[Word], index: int, mark: int, places: frozenset[int], lang: str | None
) -> Found | None:
    """Find the organisation that a Cyrillic head word names, or None; `places` are the indices of words that are known places."""
    span = None if index in places and index and index - 1 in places else _span(text, tokens, index, mark, places)  # Российская Федерация
    return None if span is None else named(text, tokens, span[0], index, span[1], lang)


def _span(text: str, tokens: Sequence[Word], index: int, mark: int, places: frozenset[int]) -> tuple[int, int] | None:
    """Give the first word of the organisation and the character where it ends."""
    first = _left(text, tokens, index)
    named = capital(tokens[first].form) and first < index
    if named and index - first == 1 and _generic(tokens[first].form) and opens_sentence(text, tokens[first].start):
        named = False  # `Областной суд` at the head of a sentence
    if mark & (CYRILLIC_COURT | NUMBERED) and index - first == 1 and _of_country(tokens[first].form):
        named = False  # `Белорусский суд`
    if mark & NUMBERED:
        end = number_after(text, tokens[_regime(text, tokens, index)].end)
        if end is not None:
            return first, end
        if not mark & ~(NUMBERED | WEAK | FACILITY):
            town = _town_of_prison(text, tokens, index)
            return (town, tokens[index].end) if town < index else None
    if mark & CYRILLIC_COURT:
        last, placed = _court(text, tokens, index, places)
        # `Верховный суд` and `суд Ленинского района` are named, `областной суд` is not.
        return (first, tokens[last].end) if named or placed else None
    last, _ = complement(text, tokens, index, places, named=named)
    last = _area(text, tokens, index, last, places)
    if last == index and not mark & WEAK and capital(tokens[index].form) and (latin := _in_latin(text, tokens, index)) > index:
        return first if capital(tokens[first].form) else index, tokens[latin].end
    if last == index and (end := _in_honour(text, tokens, index)):
        return first if capital(tokens[first].form) else index, end
    told = (
        _is_named(text, tokens, first, index, last, weak=bool(mark & WEAK))
        or (last > index and _is_one_in_lower(tokens[index].form))
        or (not mark & WEAK and _placed(tokens, index, last, places))
    )
    return (first, tokens[last].end) if told else None


def _is_named(text: str, tokens: Sequence[Word], first: int, index: int, last: int, *, weak: bool) -> bool:
    """Tell whether capitals make a name of the words `first` to `last` around a head."""
    if capital(tokens[first].form) and first < index:
        begins = opens_sentence(text, tokens[first].start)
        generic = index - first == 1 and _generic(tokens[first].form)
        if not (generic and begins):
            telling = not weak or last > index or _of_person(tokens[first].form) or index - first > 1 or (not begins and not generic)
            if telling and not _opens_weakly(text, tokens, first, index, last):
                return True
    if last == index or not capital(tokens[index].form):
        return False
    told = cyrillic_base(tokens[index].form) in listed_words("told_by_complement") or tokens[index + 1].form in listed_words("about")
    opens = opens_sentence(text, tokens[index].start) and not takes_any(text, tokens, index, named=False)
    return not weak or (first == index and (told or not opens))


def _town_of_prison(text: str, tokens: Sequence[Word], index: int) -> int:
    """Give the adjective of its town that names a prison, or the prison: `минусинская` тюрьма, `Лидский` следственный изолятор, у `гомельскім` ІЧУ."""
    place, base = index, cyrillic_base(tokens[index].form)
    told = base in listed_words("detention")
    if not told and base not in listed_words("detention_of_a_kind"):
        return index
    while place and index - place < _MOST_BEFORE_NUMBER and adjacent(text, tokens[place - 1], tokens[place]):
        place -= 1
        form = tokens[place].form
        if is_of_place(form):
            return index if not told or _of_country(form) or _PLURAL_ADJECTIVE.search(form) else place
        if not ADJECTIVE.search(form):
            break
        told = True
    return index


def _of_country(form: str) -> bool:
    """Tell an adjective of a country: белорусского."""
    stem = spelling_key(ADJECTIVE.sub("", form))
    return stem in listed_words("nationality_stems") or f"{stem}к" in listed_words("nationality_stems")  # беларус|кі


def _is_one_in_lower(form: str) -> bool:
    """Tell a head that names one body without a capital too, where it says what it is of: `министерство юстиции`."""
    return cyrillic_base(form) in listed_words("named_in_lower")


def _regime(text: str, tokens: Sequence[Word], index: int) -> int:
    """Give the last of the words in the genitive between a head and its number: колония `общего режима` № 5; the head where there are none."""
    last = index
    while last - index < _MOST_BEFORE_NUMBER and last + 1 < len(tokens) and adjacent(text, tokens[last], tokens[last + 1]):
        form = tokens[last + 1].form
        if capital(form) or form in listed_words("stops") or not (GENITIVE_ADJECTIVE.search(form) or GENITIVE_NOUN.search(form)):
            break
        last += 1
        if number_after(text, tokens[last].end) is not None:
            return last
    return index


def _in_latin(text: str, tokens: Sequence[Word], index: int) -> int:
    """Give the last word of a name in Latin letters behind a head, or the head: `Ассоциация Promo-LEX`."""
    last = index
    while last - index < _MOST and last + 1 < len(tokens) and adjacent(text, tokens[last], tokens[last + 1]):
        form = tokens[last + 1].form
        if form[0] >= "Ѐ" or not capital(form):
            break
        last += 1
    return last


def _of_person(form: str) -> bool:
    """Tell an adjective of a surname: Сахаровский центр."""
    return _OF_PERSON.search(form) is not None and not look_up(form).flags & COMMON


def _placed(tokens: Sequence[Word], index: int, last: int, places: frozenset[int]) -> bool:
    """Tell a prosecutor's office in lower case with the place it belongs to: `прокуратура Минска`."""
    return last > index and last in places and cyrillic_base(tokens[index].form).startswith(tuple(listed_words("of_places")))


def _in_honour(text: str, tokens: Sequence[Word], index: int) -> int:
    """Give the end of `имени Козлова` behind a head, or 0."""
    nxt = index + 1
    if nxt + 1 >= len(tokens) or tokens[nxt].form not in listed_words("in_honour") or not adjacent(text, tokens[index], tokens[nxt]):
        return 0
    last = nxt
    while last - nxt < _MOST_HONOURED and last + 1 < len(tokens) and capital(tokens[last + 1].form):
        gap = text[tokens[last].end : tokens[last + 1].start]
        if gap not in {" ", ". ", "."}:
            break
        last += 1
    return tokens[last].end if last > nxt else 0


def _generic(form: str) -> bool:
    return spelling_key(ADJECTIVE.sub("", form)) in generic_stems()


def _opens_weakly(text: str, tokens: Sequence[Word], first: int, index: int, last: int) -> bool:
    """Tell whether the only capital is that of a sentence's first word: `Новая группа`."""
    return (
        last == index
        and opens_sentence(text, tokens[first].start)
        and spelling_key(tokens[first].form)[-4:] not in {"ский", "скай", "ская", "ское", "скі"}
        and index - first == 1
    )


def _left(text: str, tokens: Sequence[Word], index: int) -> int:
    first = index
    while index - first < _MOST and first and adjacent(text, tokens[first - 1], tokens[first]):
        form = tokens[first - 1].form
        if (
            not ADJECTIVE.search(form)
            or look_up(form).flags & FUNCTION
            or (capital(form) and capital(tokens[index].form) and first == index and _names_people(form))
            or _DEED.search(form)
            or len(form) < _SHORTEST_ADJECTIVE
            or (capital(tokens[first].form) and not capital(form))
        ):
            break
        if first < index and not _agree(form, tokens[first].form):
            break
        first -= 1
    # Lower-case adjectives before the capitalised one do not belong to the name.
    for start in range(first, index):
        if capital(tokens[start].form):
            return start
    return first


def _names_people(form: str) -> bool:
    """Tell a plural of people that ends like an adjective: `Эксперты` Миссии."""
    return bool(_PEOPLE_PLURAL.search(form))


def _agree(one: str, other: str) -> bool:
    """Tell whether two adjectives may stand in one case."""
    first, second = (next((i for i, case in enumerate(_CASES) if case.search(form)), None) for form in (one, other))
    return first is None or second is None or first == second


def _court(text: str, tokens: Sequence[Word], index: int, places: frozenset[int]) -> tuple[int, bool]:
    """Walk over `Фрунзенского района г. Минска`; tell whether a place was met."""
    last, placed = index, False
    if index + 1 < len(tokens) and number_after(text, tokens[index].end) == tokens[index + 1].end:
        last += 1  # Суд № 2 Есильского района
    while last - index < _MOST and last + 1 < len(tokens):
        nxt = tokens[last + 1]
        if placed and _second_seat(text, tokens, last + 1):
            return last + 3, True
        if not (adjacent(text, tokens[last], nxt) or (text[tokens[last].end : nxt.start].strip() == "." and len(tokens[last].form) == 1)):
            break
        place = (
            last + 1 in places
            or (capital(nxt.form) and bool(GENITIVE_ADJECTIVE.search(nxt.form)) and not placed)
            or bool(place_word().match(nxt.form))
        )
        if not place:
            if last > index and capital(nxt.form) and len(tokens[last].form) == 1:
                place = True
            else:
                break
        placed = placed or last + 1 in places or capital(nxt.form)
        last += 1
    return last, placed


def _second_seat(text: str, tokens: Sequence[Word], joint: int) -> bool:
    """Tell the second place of a court: суд Баранавіцкага раёна `і горада Баранавічы`."""
    if tokens[joint].form not in {"и", "і"} or joint + 2 >= len(tokens):
        return False
    kind, name = tokens[joint + 1], tokens[joint + 2]
    return bool(place_word().match(kind.form)) and capital(name.form) and text[kind.end : name.start] in {" ", ". "}


def _area(text: str, tokens: Sequence[Word], index: int, last: int, places: frozenset[int]) -> int:
    """Walk over the land of an office and the country of a mission: УФСИН `по Тверской области`, Миссия ОБСЕ `в Молдове`."""
    joint = last + 1
    if last == index or joint + 1 >= len(tokens) or not capital(tokens[index].form) or not adjacent(text, tokens[last], tokens[joint]):
        return last
    if tokens[joint].form not in listed_words("about" if not tokens[last].form.isupper() else "seats_of_missions"):
        return last
    end = joint + 1
    placed = end in places or (capital(tokens[end].form) and end + 1 < len(tokens) and bool(place_word().match(tokens[end + 1].form)))
    if not placed or not adjacent(text, tokens[joint], tokens[end]):
        return last
    while (
        end + 1 < len(tokens)
        and adjacent(text, tokens[end], tokens[end + 1])
        and (end + 1 in places or place_word().match(tokens[end + 1].form))
    ):
        end += 1
    return end
