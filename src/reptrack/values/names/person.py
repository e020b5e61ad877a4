"""Decide the roles of the words in a person's name: given name, patronymic, initials, surname; and the gender that they tell."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from reptrack.resources import each_toml
from reptrack.text.scripts import unmix
from reptrack.values.inflection import nominative
from reptrack.values.names import generation
from reptrack.values.names import given as givens
from reptrack.values.names.given import UNKNOWN, Given
from reptrack.values.names.schemes import fold, is_cyrillic, sounds, weigh
from reptrack.values.names.skeleton import skeleton, soften, trim
from reptrack.values.names.surname import DASH, SLAVIC, Part, family_of, part_of

__all__ = ["Patronymic", "Person", "parse"]

# Words of a name: letters with inner hyphens, apostrophes and dots of initials ("A.G.").
_BRACKETED = re.compile(r"[(\[]([^)\]]*)[)\]]")
_QUOTED = re.compile(r"[\"“”„«»][^\"“”„«»]*[\"“”„«»]")
_INITIALS = re.compile(r"(?:(?:[^\W\d_]|[YJIyji][aueoAUEO]|[DdДд][zZзЗжЖsS]|[KSZCТksz][hH]|Ch|Sh|Shch|Ts|Дж)\.-?)+$")
_LETTER = re.compile(r"[^\W\d_]$")
_SON = frozenset("ouоауұ")  # how the words for a son begin: oglu, uulu; those for a daughter do with a consonant
_SCHEMES_TO_TRY = 4
_CLOSE = 2  # marks by which another scheme may lag behind and still be the one that knows the given name


@dataclass(frozen=True, slots=True)
class Patronymic:
    """A patronymic: the father's names that it can be made from, and its stem; Turkic is one with oglu or kyzy."""

    ids: frozenset[str]
    stem: tuple[int, ...]
    turkic: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A name of a person, read.

    Attributes:
        text: the name as given. scheme: the scheme that it was read in.
        shape: `full` (given name and surname), `initials` (initials and surname), `surname`, `given`, or `other` (no words).
        given_text, given, given_places: the given name, what it is a form of, its skeleton.
        initials: the letters of the given name and the patronymic where only they are written.
        patronymic: or None.
        middle: other words between given name and surname, folded.
        surname_text, surname: the surname's text and parts.
        family: the parts of the surname whose plural a bare surname may be: Савин for `Савиных`, which may be a surname of its own too.
        gender: `m`, `f` or nothing.
        generation: `senior` or `junior` where the name says so.
        plain: the whole name folded, words in order: all that is compared where a name is foreign.
        foreign: nothing Slavic in it: equal only if spelled alike.
    """

    text: str
    scheme: str
    shape: str
    given_text: str = ""
    given: Given = UNKNOWN
    given_places: tuple[int, ...] = ()
    initials: tuple[str, ...] = ()
    patronymic: Patronymic | None = None
    middle: tuple[str, ...] = ()
    surname_text: str = ""
    surname: tuple[Part, ...] = ()
    family: tuple[Part, ...] = ()
    gender: str = ""
    generation: str = ""
    plain: str = ""
    foreign: bool = False

    @property
    def key(self) -> str:
        """The blocking key of the surname."""
        return "-".join(part.key for part in self.surname)

    @property
    def family_key(self) -> str:
        """The blocking key of the surname whose plural it may be."""
        return "-".join(part.key for part in self.family)

    @property
    def places(self) -> tuple[tuple[int, ...], ...]:
        """The skeletons of the surname's parts."""
        return tuple(part.places for part in self.surname)


@lru_cache(maxsize=131072)
def parse(text: str, scheme: str = "") -> Person:
    """Read a name of a person, in its likeliest scheme unless another is asked for."""
    unmixed, told = generation.split(_without_address(unmix(text)))
    aliases = [word for group in _BRACKETED.findall(unmixed) for word in group.split()]
    bare = _QUOTED.sub(" ", _BRACKETED.sub(" ", unmixed))
    before, comma, after = bare.partition(",")
    words, tail = _words(before), _words(after)
    if not words and not tail:
        return Person(text, scheme or "en", "other", plain=fold(text))
    if is_cyrillic(text):
        words = _base_forms(words)
    scheme = scheme or _scheme_of([*words, *tail])
    roles = _roles(words, tail, scheme) if comma and tail else _roles_in_line(words, scheme)
    person = _person(text, scheme, roles, aliases)
    return replace(person, generation=told, plain=f"{person.plain} {told}") if told else person


@cache
def _address() -> re.Pattern[str]:
    """Read the forms of address that stand before names and are no part of them: Daw Aung San Suu Kyi."""
    words = sorted({word for table in each_toml("bearers.toml").values() for word in table.get("address", ())})
    return re.compile(rf"(?:{'|'.join(words) or '(?!)'})\.?\s+(?=\S+\s+\S)")


def _without_address(text: str) -> str:
    """Take the form of address off a name of which two words are left."""
    match = _address().match(text)
    return text[match.end() :] if match is not None else text


def _base_forms(words: list[str]) -> list[str]:
    """Give the words of a Cyrillic name in the nominative, if that turns one into a given name: `Сяргея Ціханоўскага`, `Ивану Зубу`."""
    if len(words) < 2 or any(givens.in_table(w) for w in words) or any(w.endswith(".") for w in words):  # noqa: PLR2004 - a full name
        return words
    for lang in ("be", "ru", "uk"):  # the letters of `Сяргея Падгайскага` do not tell its language, the given name does
        base = nominative(words, lang)
        if any(lang in givens.languages_of(w) for w in base):
            return list(base)
    return words


def _words(text: str) -> list[str]:
    words: list[str] = []
    for token in text.replace("\u00a0", " ").split():
        cleaned = token.strip("\"'“”„«»‘;:!?*")
        if _INITIALS.match(cleaned):
            words += [f"{letter.strip('-')}." for letter in cleaned.split(".") if letter.strip("-")]
        elif "." in cleaned[:-1] and _INITIALS.match(cleaned[: cleaned.rindex(".") + 1]):  # А.Г.Лукашенко
            cut = cleaned.rindex(".") + 1
            words += [f"{letter}." for letter in cleaned[:cut].split(".") if letter] + [cleaned[cut:]]
        elif any(c.isalpha() for c in cleaned):
            words.append(cleaned.rstrip("."))
    return words


def _scheme_of(words: list[str]) -> str:
    """Choose the scheme of a name: the likeliest one, or the likeliest in which one of its words is a given name.

    Words that the table has letter for letter do not speak for a scheme: the c of Veronica is no Łacinka.
    """
    telling = [w for w in words if not w.endswith(".") and (is_cyrillic(w) or not givens.in_table(w))]
    weights = weigh(" ".join(telling or words))
    whole = [w for w in words if not _is_initial(w)]
    if len(whole) < 2:  # noqa: PLR2004 - a given name beside a surname
        return weights[0][0]
    close = [name for name, weight in weights[:_SCHEMES_TO_TRY] if weights[0][1] - weight <= _CLOSE]
    known = {name: sum(_known(w, name) for w in whole) for name in close}
    if not known[close[0]]:
        close = [name for name, _ in weights[:_SCHEMES_TO_TRY]]
        known = {name: sum(_known(w, name) for w in whole) for name in close}
    return max(close, key=lambda name: known[name])


@dataclass(slots=True)
class _Roles:
    given: str = ""
    initials: tuple[str, ...] = ()
    patronymic: str = ""
    middle: tuple[str, ...] = ()
    surname: str = ""


def _is_initial(word: str) -> bool:
    return word.endswith(".") or (_LETTER.match(word) is not None and word.isupper())


def _letter(word: str) -> str:
    return word.rstrip(".").lower()


def _known(word: str, scheme: str) -> bool:
    found = givens.look_up(word, scheme)
    return bool(found.ids or found.pet)


def _is_patronymic(word: str, scheme: str) -> bool:
    """Say whether a word is made like a patronymic from a name that is known; `-ovna` needs no known name."""
    found = givens.patronymic_stem(word, scheme)
    return found is not None and (found[1] == "f" or bool(givens.made_from(found[0])) or sounds(word, scheme)[-3:-1] in ("vi", "vy"))


def _roles(surname: list[str], rest: list[str], scheme: str) -> _Roles:
    """Give the roles of `Surname, Given Patronymic`."""
    found = _split_given(rest, scheme)
    found.surname = " ".join(surname)
    return found


def _split_given(words: list[str], scheme: str) -> _Roles:
    initials = tuple(_letter(w) for w in words if _is_initial(w))
    whole = [w for w in words if not _is_initial(w)]
    if not whole:
        return _Roles(initials=initials)
    patronymic = whole[1] if len(whole) > 1 and _is_patronymic(whole[1], scheme) else ""
    return _Roles(given=whole[0], patronymic=patronymic, middle=(*whole[2 if patronymic else 1 :], *initials))


def _roles_in_line(words: list[str], scheme: str) -> _Roles:
    initials = tuple(_letter(w) for w in words if _is_initial(w))
    whole = [w for w in words if not _is_initial(w)]
    if not whole:
        return _Roles(surname=" ".join(words))
    if len(whole) == 1:
        return _one_word(whole[0], initials, scheme)
    if initials and _is_initial(words[0]):  # A. van der Berg; S. L. Ivanou
        return _Roles(initials=initials, surname=" ".join(whole))
    if len(whole) == 2:  # noqa: PLR2004 - given name and surname
        first, last = (1, 0) if _surname_stands_first(whole, scheme) else (0, 1)
        return _Roles(given=whole[first], middle=initials, surname=whole[last])
    return _three_words(whole, initials, scheme)


def _one_word(word: str, initials: tuple[str, ...], scheme: str) -> _Roles:
    if initials:
        return _Roles(initials=initials, surname=word)
    return _Roles(given=word) if _known(word, scheme) or givens.is_given(word) else _Roles(surname=word)


def _surname_stands_first(words: list[str], scheme: str) -> bool:
    first, last = words
    if first.isupper() != last.isupper() and len(first) > 1 and len(last) > 1:
        return first.isupper() and (_known(last, scheme) or not _known(first, scheme))  # HÜSEYNOV Rauf: capitals are for surnames
    knows_first, knows_last = _known(first, scheme), _known(last, scheme)
    if knows_first == knows_last:
        return False
    return knows_last and not givens.is_given(first)


def _three_words(words: list[str], initials: tuple[str, ...], scheme: str) -> _Roles:
    """Give the roles of three and more words: Given Patronymic Surname, Surname Given Patronymic, or a name of another kind."""
    if roles := _of_father(words, initials, scheme):
        return roles
    middle, last = _is_patronymic(words[1], scheme), _is_patronymic(words[-1], scheme)
    if middle and (not last or _known(words[0], scheme) or not _known(words[1], scheme)):
        return _Roles(given=words[0], patronymic=words[1], middle=initials, surname=" ".join(words[2:]))
    if last and _known(words[-2], scheme) and not (_known(words[0], scheme) and len(words) > 3):  # noqa: PLR2004
        if _known(words[0], scheme) and not _is_surely_patronymic(words[-1], scheme):
            return _Roles(given=words[0], middle=(*(fold(w) for w in words[1:-1]), *initials), surname=words[-1])
        return _Roles(given=words[-2], patronymic=words[-1], middle=initials, surname=" ".join(words[:-2]))
    if _known(words[0], scheme) and all(SLAVIC.search(soften(sounds(w, scheme))) and not givens.in_table(w) for w in words[1:]):
        return _Roles(given=words[0], middle=initials, surname="-".join(words[1:]))  # Sharenda Panasiuk for Sharenda-Panasiuk
    return _Roles(given=words[0], middle=(*(fold(w) for w in words[1:-1]), *initials), surname=words[-1])


@cache
def _child_of() -> frozenset[str]:
    """Read what stands behind a father's name: oglu, kyzy."""
    tables = (table.get("roles", {}) for table in each_toml("titles.toml").values())
    return frozenset(fold(word) for table in tables for word in table.get("suffixes", "").split())


def _of_father(words: list[str], initials: tuple[str, ...], scheme: str) -> _Roles | None:
    """Give the roles of BABAYEV Rovshan Akif oglu and of Rovshan Akif oglu Babayev; None for other names."""
    place = next((i for i, word in enumerate(words) if i > 1 and fold(word) in _child_of()), 0)
    rest = [*words[: place - 1], *words[place + 1 :]] if place else []
    if len(rest) != 2:  # noqa: PLR2004 - given name and surname
        return None
    last = place == len(words) - 1 and not (_known(rest[0], scheme) and not _known(rest[1], scheme))
    given, surname = reversed(rest) if last else rest
    return _Roles(given=given, patronymic=" ".join(words[place - 1 : place + 1]), middle=initials, surname=surname)


def _is_surely_patronymic(word: str, scheme: str) -> bool:
    found = givens.patronymic_stem(word, scheme)
    return found is not None and (found[1] == "f" or bool(givens.made_from(found[0])))


def _person(text: str, scheme: str, roles: _Roles, aliases: list[str]) -> Person:
    given = givens.look_up(roles.given, scheme) if roles.given else UNKNOWN
    for alias in aliases:  # Yazep (Iosif) Rudnitski goes by both
        other = givens.look_up(alias, scheme)
        if other.ids and given.ids:
            given = Given(given.ids | other.ids, given.pet | other.pet)
    patronymic, child = _patronymic(roles.patronymic, scheme)
    gender = givens.gender_of(given, roles.given) or child
    parts = tuple(part_of(w, scheme, gender) for w in DASH.split(roles.surname) if w.strip()) if roles.surname else ()
    gender = gender or next((p.gender for p in reversed(parts) if p.gender), "")
    shape = "full" if roles.given and parts else "initials" if roles.initials and parts else "surname" if parts else "given"
    foreign = not (given.ids or given.pet or is_cyrillic(text) or any(p.slavic for p in parts) or patronymic is not None)
    if foreign and scheme != "en" and shape == "full":
        return replace(_person(fold(text), "en", _folded(roles), []), text=text)
    return Person(
        text=text,
        scheme=scheme,
        shape=shape,
        given_text=roles.given,
        given=given,
        given_places=skeleton(roles.given, scheme).places if roles.given else (),
        initials=roles.initials,
        patronymic=patronymic,
        middle=roles.middle,
        surname_text=roles.surname,
        surname=parts,
        family=family_of(roles.surname, scheme) if shape == "surname" else (),
        gender=gender,
        plain=_plain(roles),
        foreign=foreign,
    )


def _folded(roles: _Roles) -> _Roles:
    """Give roles without accents: what they sound like in an unknown language is not asked."""
    return _Roles(fold(roles.given), roles.initials, fold(roles.patronymic), tuple(map(fold, roles.middle)), fold(roles.surname))


def _plain(roles: _Roles) -> str:
    words = [*roles.initials, roles.given, *roles.middle, roles.patronymic, *roles.surname.split()]
    return " ".join(fold(DASH.sub(" ", w)) for w in words if w)


def _patronymic(word: str, scheme: str) -> tuple[Patronymic | None, str]:
    father, _, child = word.partition(" ")
    if child:
        return Patronymic(givens.look_up(father, scheme).ids, trim(skeleton(father, scheme).places), turkic=True), "m" if fold(child)[
            0
        ] in _SON else "f"
    found = givens.patronymic_stem(word, scheme) if word else None
    if found is None:
        return None, ""
    stem, gender = found
    return Patronymic(givens.made_from(stem), trim(stem.places)), gender
