"""Decide the nominative of a Cyrillic person name: the base form behind `Алену Маслюкову`, by paradigm, gender and agreement.

The paradigms and the given names are data: `name_inflection.toml` and `given_names.tsv` of a language's pack. A name is read as a
whole: its words must agree in gender and case, so `Ивана Мороза` is a man in the genitive and `Ольга Мороз` a woman in the nominative.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from reptrack.resources import each_toml, each_tsv
from reptrack.text.remember import READINGS
from reptrack.values.lacinka import to_cyrillic, to_latin

__all__ = ["Reading", "agree", "bases", "fit", "gender_of", "given_forms", "kept_by_cases", "nominative", "of_family", "readings"]

_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
# Letters that no other of the three languages has: they overrule the language of the text.
_ONLY = {
    "uk": re.compile(r"[їєґ]", re.IGNORECASE),
    "be": re.compile(r"ў|^[^и]*і[^и]*$", re.IGNORECASE),
    "ru": re.compile(r"^[^іўїєґ]*(?:и[^іўїєґ]*|[щъ][^іўїєґ]*)$", re.IGNORECASE),
}
# Letters tell the languages apart: Belarusian has no и, щ and ъ, Russian no і, Ukrainian has both і and и. `Ганна` has none of them.
_UKRAINIAN = re.compile(r"[їєґ]|і.*и|и.*і", re.IGNORECASE)
_BELARUSIAN = re.compile(r"[ўі]|дз[еёюя]|[чр]ы|рэ|’[еёюя]", re.IGNORECASE)
_RUSSIAN = re.compile(r"[ищъ]", re.IGNORECASE)
_UNKNOWN_GIVEN = -0.5
_KNOWN_GIVEN = 6
_WHOLE_WORD = 4  # оглу, оглы, заде
_SHORTEST_STEM = 2
# A long surname that ends so is more likely one in the instrumental: Гедройцам, Ермаком.
_LIKE_A_CASE = re.compile(r"[аоыі]м$")
_SHORT = 5
# No word ends in a consonant and й, or in a vowel and ь: such a base is a wrong guess.
# Nor in two vowels of one sound, nor in кя, гы, шый.
_MISSPELLED = re.compile(r"[бвгджзклмнпрстфхцчшщ]й$|[аеёиіоуўыэюяйкгх]ь$|[иы]ий$|[гкхжчшщц]я$|[гкх]ы$|[гкхжчшщ]ый$")
# Readings that score this much less than the best one are not worth a look.
_CLOSE = 3.0
# What a reading weighs at least that is more than the guess that a word never changes.
_TOLD = -0.3
# The longest ending of a surname in the plural: -ковичами.
_LONGEST_FAMILY = 6


class Reading(NamedTuple):
    """One way to read a name: its words in the nominative, the gender (m or f) and the case that it stands in."""

    words: tuple[str, ...]
    gender: str
    case: str


class _Entry(NamedTuple):
    base: str
    role: str
    gender: str
    case: str
    weight: float


class _Candidate(NamedTuple):
    word: str
    role: str
    gender: str
    case: str
    weight: float


_new = tuple.__new__  # what `_Candidate(…)` comes to, without a call in between


class _Language(NamedTuple):
    cases: tuple[str, ...]
    endings: dict[str, tuple[_Entry, ...]]
    irregular: dict[str, tuple[_Candidate, ...]]
    given: dict[str, str]
    longest: int
    unchanging: frozenset[str]  # endings that no case changes, which are words of their own too
    order: tuple[tuple[tuple[str, str], float, float], ...]  # each case and gender, what speaks against it and what for it


# The best nominative of a word for each case and gender that it may stand in, with its weight.
_Best = dict[tuple[str, str], tuple[float, str]]


def nominative(words: Sequence[str], lang: str | None, gender: str | None = None) -> tuple[str, ...]:
    """Give the words of a person's name in the nominative; words in other scripts come back as they are.

    Args:
        words: given name, patronymic and surname in any order, as they stand in the text. One word is enough.
        lang: `be`, `ru` or `uk`; with None or another language it is told from the letters.
        gender: `m` or `f` if it is known from elsewhere.

    Example: `nominative(["Алену", "Маслюкову"], "be")` is `("Алена", "Маслюкова")`.
    """
    found = readings(tuple(words), lang, gender)
    return found[0].words if found else tuple(words)


def gender_of(words: Sequence[str], lang: str | None) -> str | None:
    """Give the gender that a Cyrillic name shows (`m` or `f`), or None where its best readings differ."""
    found = readings(tuple(words), lang)
    genders = {reading.gender for reading in found if reading.words == found[0].words}
    return genders.pop() if len(genders) == 1 else None


@lru_cache(maxsize=READINGS)
def readings(words: tuple[str, ...], lang: str | None, gender: str | None = None) -> tuple[Reading, ...]:
    """Give every way to read a name in the nominative, the likeliest first; empty for other scripts and unknown languages."""
    if not words:
        return ()
    if not any(_CYRILLIC.search(word) for word in words):
        return _latin_readings(words, gender) if lang == "be" else ()
    code = _language_of(words, lang)
    options = [_best(word, code, len(words) == 1) for word in words]
    scored = [(score, key) for score, key in _agreeing(options, code) if gender is None or key[1] == gender]
    scored.sort(key=lambda pair: -pair[0])
    least = scored[0][0] - _CLOSE if scored else 0.0
    close = (key for score, key in scored if score >= least)
    return tuple(dict.fromkeys(Reading(tuple([option[key][1] for option in options]), key[1], key[0]) for key in close))


def agree(words: tuple[str, ...], lang: str | None) -> bool:
    """Tell whether the words of a Cyrillic name can stand in one gender and case without forcing one of them."""
    code = _language_of(words, lang)
    options = [_best(word, code, len(words) == 1) for word in words]
    alone = sum(max(weight for weight, _ in option.values()) for option in options)
    together = max((score for score, _ in _agreeing(options, code)), default=0.0)
    return together > alone - _CLOSE


def fit(words: tuple[str, ...], lang: str | None) -> bool:
    """Tell whether some case and gender suits every word of a Cyrillic name: `Ирины Олегу` are two persons, `Анжелике Борис` is one."""
    code = _language_of(words, lang)
    options = [_best(word, code, len(words) == 1) for word in words]
    # A given name in an oblique case stays one; Борис may be a woman's surname, which has no cases.
    least = [_KNOWN_GIVEN if _oblique_given(option, word) else _TOLD for option, word in zip(options, words, strict=True)]
    shared = set(options[0]).intersection(*options[1:])
    return any(all(option[key][0] >= enough for option, enough in zip(options, least, strict=True)) for key in shared)


def _oblique_given(option: _Best, word: str) -> bool:
    known = [base for weight, base in option.values() if weight >= _KNOWN_GIVEN]
    return bool(known) and word not in known


@lru_cache(maxsize=READINGS)
def bases(word: str, lang: str | None) -> frozenset[str]:
    """Give every nominative that a Cyrillic word may go back to, the unlikely ones too; itself if none is known."""
    found = {candidate.word for candidate in _candidates(word, _language_of((word,), lang)) if candidate.weight >= _TOLD}
    return frozenset(found or {word})


def kept_by_cases(word: str) -> str:
    """Give the beginning that a Cyrillic word shares with every nominative it may go back to in any language; empty if that is not sure."""
    languages = _languages().values()
    if "-" in word or any(word.capitalize() in language.irregular for language in languages):
        return ""
    return word[: max(1, len(word) - max(language.longest for language in languages))]


@lru_cache(maxsize=READINGS)
def of_family(given: str, surname: str, lang: str | None) -> tuple[tuple[str, str, str], ...]:
    """Give the bases behind a given name and a family's surname in the plural: (given name, surname, gender), the likeliest first.

    Example: `of_family("Александре", "Тверским", "ru")` has `("Александра", "Тверская", "f")` and `("Александр", …)` is not in it.
    """
    code = _language_of((given, surname), lang)
    options = _best(given, code, False)  # noqa: FBT003 - a cache key
    found = []
    for case, he, she in _family_cells(surname, code):
        for gender, base in (("m", he), ("f", she)):
            weight, word = options.get((case, gender), (0, ""))
            if weight >= _KNOWN_GIVEN:
                found.append((-weight, (word, base, gender)))
    return tuple(dict.fromkeys(one for _, one in sorted(found)))


def _family_cells(surname: str, code: str) -> list[tuple[str, str, str]]:
    """Give the cases that a surname in the plural may stand in, each with the man's and the woman's surname."""
    table, found = _families(code), []
    for size in range(min(_LONGEST_FAMILY, len(surname) - _SHORTEST_STEM), 0, -1):
        stem, ending = surname[: len(surname) - size], surname[len(surname) - size :]
        found += [(case, stem + he, stem + she) for case, he, she in table.get(ending, ())]
        if found:
            break
    return found


@cache
def _families(code: str) -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Give the endings of surnames in the plural: ending → the cases, each with the man's and the woman's ending."""
    content = each_toml("name_inflection.toml").get(code, {})
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in content.get("family", ()):
        for ending in row["before"].split():
            start = ending if ending != "-" else ""
            for case in content["cases"]:
                for cell in row[case].split("/"):
                    found[start + cell].append((case, start + row["he"], start + row["she"]))
    return {ending: tuple(dict.fromkeys(cells)) for ending, cells in found.items()}


def _latin_readings(words: tuple[str, ...], gender: str | None) -> tuple[Reading, ...]:
    """Read Łacinka by the Cyrillic paradigms: `Volhu Špakoŭskuju` → Volha Špakoŭskaja. A word already in the nominative stays as it is written."""
    cyrillic = tuple(to_cyrillic(word) for word in words)
    if not any(_CYRILLIC.search(word) for word in cyrillic):
        return ()  # (Łacinka has no X, É or 中)
    return tuple(
        reading._replace(
            words=tuple(w if base == c else _in_latin(base, w) for w, c, base in zip(words, cyrillic, reading.words, strict=True))
        )
        for reading in readings(cyrillic, "be", gender)
    )


def _in_latin(base: str, written: str) -> str:
    """Write a base form in Latin letters, with the stem as the text spells it."""
    latin, own = to_latin(base), to_latin(to_cyrillic(written))
    shared = next((i for i, (a, b) in enumerate(zip(latin, own, strict=False)) if a != b), min(len(latin), len(own)))
    if shared and written.endswith(own[shared:]):
        latin = written[: len(written) - len(own) + shared] + latin[shared:]
    return latin.upper() if written.isupper() else latin


@lru_cache(maxsize=READINGS)
def given_forms(name: str, lang: str) -> frozenset[str]:
    """Give all case forms of a given name, the nominative included: `Вольга` → Вольга, Вольгі, Вользе, Вольгу."""
    language = _languages().get(lang)
    if language is None:
        return frozenset({name})
    genders = language.given.get(name, "mf")
    forms = {name}
    for base_ending, entries in _by_base(lang).items():
        if name.endswith(base_ending) and len(name) > len(base_ending):
            forms.update(name[: len(name) - len(base_ending)] + surface for surface, gender in entries if gender in genders)
    forms.update(form for form, found in language.irregular.items() for c in found if c.word == name)
    return frozenset(forms)


def _agreeing(options: list[_Best], code: str) -> list[tuple[float, tuple[str, str]]]:
    """Give the cases and genders that all words may stand in, scored, in the order of the cases."""
    shared = set(options[0]).intersection(*options[1:]) if len(options) > 1 else options[0]
    found = []
    for key, late, nominative in _languages()[code].order:
        if key in shared:
            found.append((sum([option[key][0] for option in options]) - late + nominative, key))
    return found


@lru_cache(maxsize=READINGS)
def _best(word: str, code: str, lone: bool) -> _Best:  # noqa: FBT001 - a cache key
    """Give the best nominative of a word for each case and gender that it may stand in, with its weight."""
    best: _Best = {}
    for base, role, gender, case, weight in _candidates(word, code):
        # A lone word is more often a surname than an unknown given name; a known given name counts in any company.
        # Of two bases of one weight the hard one is likelier: Почобут rather than Почобуть.
        surname = role == "surname"
        if base.endswith(("ь", "я") if surname else "ь"):
            weight -= 0.2  # noqa: PLW2901 - of this word
        if lone and not surname and weight < _KNOWN_GIVEN:
            weight -= 0.5  # noqa: PLW2901
        key = (case, gender)
        if key not in best or weight > best[key][0]:
            best[key] = (weight, base)
    return best


@lru_cache(maxsize=READINGS // 4)
def _candidates(word: str, code: str) -> tuple[_Candidate, ...]:
    """Give the nominatives that a word may be a form of."""
    if word.isupper() and len(word) > 1 and not word.capitalize().isupper():  # `А4` has no small letters to take
        return tuple(c._replace(word=c.word.upper()) for c in _candidates(word.capitalize(), code))
    if "-" in word and not word.startswith("-") and not word.endswith("-"):
        return tuple(_hyphenated(word.split("-"), code))
    language = _languages()[code]
    if word.lower() in language.unchanging:  # Нафе-Оглу
        return _as_it_stands(word, language.cases)
    found = list(language.irregular.get(word, ()))
    spelled: dict[str, bool] = {}  # a base comes many times: in each case and gender
    for size in range(1, min(language.longest, len(word) - 1) + 1):
        stem = word[: len(word) - size]
        for entry in language.endings.get(word[len(word) - size :], ()):
            base = stem + entry.base
            well = spelled.get(base)
            if well is None:
                well = spelled[base] = len(base) > _SHORTEST_STEM and (base in language.given or not _MISSPELLED.search(base))
            if well and (candidate := _weighed(word, base, entry, language.given)) is not None:
                found.append(candidate)
    return tuple(found) or (_as_it_stands(word, language.cases))


def _as_it_stands(word: str, cases: Iterable[str]) -> tuple[_Candidate, ...]:
    return tuple(_Candidate(word, "surname", gender, case, 0) for case in cases for gender in ("m", "f"))


def _weighed(word: str, base: str, entry: _Entry, given: dict[str, str]) -> _Candidate | None:
    """Give the candidate that an ending of a paradigm makes of a word, with what speaks for it; None for a given name of the other gender."""
    _, role, gender, case, weight = entry
    if role != "given":
        if base == word and case == "nom" and len(word) > _SHORT and _LIKE_A_CASE.search(word) is not None:
            weight -= 1
        return _new(_Candidate, (base, role, gender, case, weight))
    known = given.get(base)
    if known is None:
        return _new(_Candidate, (base, "given", gender, case, _UNKNOWN_GIVEN - (base == word and case != "nom")))
    return _new(_Candidate, (base, "given", gender, case, _KNOWN_GIVEN + weight)) if gender in known else None


def _hyphenated(parts: list[str], code: str) -> Iterator[_Candidate]:
    """Yield the candidates of a hyphenated word whose parts agree: Ганну-Марыю, Пятровай-Водкінай."""
    options = [_candidates(part, code) for part in parts if part]
    for last in options[-1]:
        words = [
            max((c for c in o if c.case == last.case and c.gender == last.gender), key=lambda c: c.weight, default=None)
            for o in options[:-1]
        ]
        firsts = [part if c is None else c.word for part, c in zip(parts, words, strict=False)]
        yield last._replace(word="-".join([*firsts, last.word]))


def _language_of(words: tuple[str, ...], lang: str | None) -> str:
    """Tell the language of a name: by letters that only one language has, else by the language of the text."""
    joined = " ".join(words)
    if lang in _ONLY and not any(pattern.search(joined) for code, pattern in _ONLY.items() if code != lang):
        return lang
    letters = (("uk", _UKRAINIAN), ("be", _BELARUSIAN), ("ru", _RUSSIAN))
    own = next((code for code, pattern in letters if code == lang and pattern.search(joined)), None)
    told = own or next((code for code, pattern in letters if pattern.search(joined)), None)
    known = _languages()
    return next((code for code in (told, lang, "ru") if code in known), "ru")


@cache
def _languages() -> dict[str, _Language]:
    names = each_tsv("given_names.tsv")
    return {
        code: _language(content, {row["name"]: row["gender"] for row in names.get(code, ())})
        for code, content in each_toml("name_inflection.toml").items()
    }


def _language(content: dict[str, object], given: dict[str, str]) -> _Language:
    cases = tuple(str(case) for case in content["cases"])  # type: ignore[attr-defined]
    endings: dict[str, list[_Entry]] = defaultdict(list)
    for paradigm in content["paradigm"]:  # type: ignore[attr-defined]
        for surface, entry in _cells(paradigm, cases):
            endings[surface].append(entry)
    irregular: dict[str, list[_Candidate]] = defaultdict(list)
    for row in content.get("irregular", ()):  # type: ignore[attr-defined]
        for case in cases:
            for form in row[case].split("/"):
                irregular[form].append(_Candidate(row["nom"], "given", row["gender"], case, _KNOWN_GIVEN + 1))
    table = {surface: tuple(entries) for surface, entries in endings.items()}
    unchanging = {
        end for end, entries in table.items() if {e.case for e in entries if e.base == end} == set(cases) and len(end) >= _WHOLE_WORD
    }
    unchanging |= set(str(content.get("unchanging", "")).split())
    # The earlier cases come more often, the nominative most.
    order = [((case, gender), place * 0.1, 0.5 if case == "nom" else 0.0) for place, case in enumerate(cases) for gender in "mf"]
    once = {k: tuple(v) for k, v in irregular.items()}
    return _Language(cases, table, once, given, max(map(len, table)), frozenset(unchanging), tuple(order))


def _cells(paradigm: dict[str, str], cases: Iterable[str]) -> Iterator[tuple[str, _Entry]]:
    """Yield every ending of a paradigm as it meets the eye, with what it goes back to."""
    cut, weight = int(paradigm["cut"]), float(paradigm["weight"])
    for ending in paradigm["ends"].split():
        for case in cases:
            cells = ["="] if case == "nom" else paradigm[case].split("/")
            for cell in cells:
                surface = ending if cell == "=" else ending[: len(ending) - cut] + cell
                for gender in paradigm["gender"]:
                    yield surface, _Entry(ending, paradigm["role"], gender, case, weight)


@cache
def _by_base(code: str) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for surface, entries in _languages()[code].endings.items():
        for entry in entries:
            if entry.role == "given":
                found[entry.base].append((surface, entry.gender))
    return {base: tuple(forms) for base, forms in found.items()}
