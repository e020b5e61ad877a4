"""Hold the words that stand beside persons, from the titles.toml of every language and country: roles, verbs, particles, prepositions."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache

from reptrack.resources import each_toml
from reptrack.text.remember import NAMES
from reptrack.values.lacinka import to_latin

__all__ = [
    "all_suffixes",
    "befalls",
    "before_places",
    "before_unknown_places",
    "behind_names",
    "case_before",
    "case_governed",
    "case_of_role",
    "generations",
    "is_affair",
    "is_article",
    "is_auxiliary",
    "is_deed",
    "is_kin",
    "is_kin_before",
    "is_no_name",
    "is_of_kin",
    "is_one_of_kin",
    "is_owned",
    "is_participle",
    "is_plain_deed",
    "is_relative",
    "is_role",
    "is_rule",
    "is_speech",
    "is_suffix",
    "local_packs",
    "loose",
    "markers",
    "opens_clause",
    "particles",
    "possessives",
    "with_kin",
]

_CYRILLIC_LETTER = re.compile(r"[Ѐ-ӿ]")


@cache
def _roles() -> tuple[frozenset[str], tuple[str, ...]]:
    whole: set[str] = set()
    stems: set[str] = set()
    for content in each_toml("titles.toml").values():
        for word in content.get("roles", {}).get("before", "").split():
            (stems if _CYRILLIC_LETTER.search(word) else whole).add(word)
    return frozenset(whole), tuple(sorted(stems))


@lru_cache(maxsize=NAMES)
def is_role(word: str) -> bool:
    """Tell a word in lower case after which a capitalised one is likely a person: `journalist`, `политзаключённого`."""
    whole, stems = _roles()
    if word in whole or (word[-1:] == "s" and word[:-1] in whole):
        return True
    return bool(_CYRILLIC_LETTER.match(word)) and word.startswith(stems)


@cache
def _verbs(field: str) -> frozenset[str]:
    return frozenset(
        word
        for content in each_toml("titles.toml").values()
        for word in content.get("roles", {}).get(field, content.get(field, "")).split()
    )


def is_deed(word: str) -> bool:
    """Tell a word in lower case that follows a person: `said`, `заявила`."""
    return word in _verbs("deeds")


def is_auxiliary(word: str) -> bool:
    """Tell a verb in lower case that opens a predicate: `was`, `has`."""
    return word in _verbs("auxiliaries")


def is_participle(first: str, second: str) -> bool:
    """Tell what follows a person in two words: `was detained`, `has been`."""
    return first in _verbs("auxiliaries") and second in _verbs("participles")


def is_plain_deed(word: str) -> bool:
    """Tell a verb that follows other subjects as often: `быў`, `не`."""
    return word in _verbs("plain_deeds")


def is_owned(word: str) -> bool:
    """Tell what a person has, in lower case, behind the possessive: Tarrow’s `mother`."""
    return word in _verbs("owned")


def is_of_kin(word: str) -> bool:
    """Tell what only a person has, in lower case, behind the possessive: Tarrow’s `mother`."""
    return word in _verbs("kin")


@cache
def loose() -> frozenset[str]:
    """Give the roles that stand just as often before something else: enough for two unknown words, not for one."""
    return _verbs("loose")


def is_speech(word: str) -> bool:
    """Tell a verb in lower case that stands before who spoke: `said` Long Kunthea."""
    return word in _verbs("speech")


def befalls(word: str) -> bool:
    """Tell a verb in lower case of what is done to persons: `convicted` Long Kunthea."""
    return word in _verbs("befalls")


def opens_clause(word: str) -> bool:
    """Tell a word that ends what somebody is said to be: Hope Tarrow, editor of the weekly, `said`."""
    return word in _verbs("opens_clause")


def is_article(word: str) -> bool:
    """Tell an article in lower case."""
    return word in _verbs("articles")


@cache
def with_kin() -> re.Pattern[str]:
    """Match the kin that is named with a person, right behind the name: and his wife."""
    return re.compile(rf"(?:,| and|,? together with| і| и) (?:{'|'.join(sorted(_verbs('his'), key=len, reverse=True))}) [^\W\d_A-ZА-Я]+")


def is_kin_before(word: str) -> bool:
    """Tell a word in lower case after which a surname in the genitive is another person's: `мать` Снежкова Оксана."""
    return word in _verbs("kin_before")


def is_kin(word: str) -> bool:
    """Tell a Slavic word for a relative, in lower case, behind which the bearer of the name stands in the genitive: `мать` Абдурефиева."""
    return word in _verbs("kin_of")


def is_no_name(word: str) -> bool:
    """Tell an ordinary word, folded, that stands with a capital before a surname and is no given name: `Team` Navalny."""
    return is_role(word) or word in _verbs("before_surnames")


@cache
def possessives() -> frozenset[str]:
    """Give the words before the kin that is named with a person: his, его."""
    return _verbs("his")


def is_relative(word: str) -> bool:
    """Tell an English word for a relative, in lower case: her `brother` Aliaksei."""
    return word in _verbs("relatives")


def is_one_of_kin(word: str) -> bool:
    """Tell which of several somebody is, in lower case: the `youngest`, Suda."""
    return word in _verbs("one_of_kin")


def is_affair(word: str) -> bool:
    """Tell what is called by a surname, in lower case: the Statkevich `case`."""
    return word in _verbs("affair")


@cache
def _governing() -> dict[str, tuple[str, ...]]:
    return {"acc": tuple(sorted(_verbs("taking"))), "dat": tuple(sorted(_verbs("giving")))}


def case_before(verb: str) -> str:
    """Give the case of the person before a Slavic verb in the plural: `затрымалі` has acc, `далі` dat, others none."""
    return next((case for case, stems in _governing().items() if verb.startswith(stems)), "")


@cache
def _governed() -> dict[str, str]:
    found: dict[str, set[str]] = defaultdict(set)
    for content in each_toml("titles.toml").values():
        for case, words in content.get("governing", {}).items():
            for word in words.split():
                found[word].add(case)
    return {word: "/".join(sorted(cases)) for word, cases in found.items()}


def case_governed(word: str) -> str:
    """Give the cases (`gen/ins`) of the person behind a preposition or a noun in lower case: `супраць`, `дело`, `письма`; others none."""
    return _governed().get(word, "")


# The case that the ending of a role shows, and the gender where it shows one. Endings that say nothing (журналистка, историка) are left out.
_ROLE_CASES = (
    (re.compile(r"(?:[оеё]го|[аяо]га)$"), ("gen/acc", "m")),
    (re.compile(r"(?:[оеё]му|[ая]му)$"), ("dat", "m")),
    (re.compile(r"(?:ую|юю)$"), ("acc", "f")),
    (re.compile(r"(?:ый|ий|[нтвдс]ы|[кг]і)$"), ("nom", "m")),
    (re.compile(r"(?:ая|яя)$"), ("nom", "f")),
    (re.compile(r"вязню$"), ("dat", "m")),
    (re.compile(r"(?:[кц]у|ню)$"), ("acc", "f")),
    (re.compile(r"(?:иста|іста|ката|ора|ера|эра|енка|нта|рга|дза|вца|ўца|лога|фа|теля|целя|ника|ніка|руга)$"), ("gen/acc", "m")),
    (re.compile(r"(?:исту|істу|кату|ору|еру|эру|нту|ргу|дзу|вцу|ўцу|логу|телю|целю|нику|ніку)$"), ("dat", "m")),
    (re.compile(r"[бвгдзжклмнпрстфхцчшщ]$|(?:тель|цель)$"), ("nom", "")),
)


@lru_cache(maxsize=NAMES)
def case_of_role(word: str) -> tuple[str, str]:
    """Give the cases and the gender that a role in lower case shows: `адвоката` is gen/acc, m; nothing where it shows none."""
    return next((shown for pattern, shown in _ROLE_CASES if pattern.search(word)), ("", ""))


def is_rule(word: str) -> bool:
    """Tell a word in lower case for what a ruler leads: the Lukashenka `regime`."""
    return word in _verbs("rule")


@cache
def before_unknown_places() -> frozenset[str]:
    """Give the prepositions of place: an unknown name behind one is more likely a village than a person."""
    return _verbs("before_unknown_places")


@cache
def before_places() -> frozenset[str]:
    """Give the words after which a surname that is also a town is the town."""
    return _verbs("before_places")


@cache
def particles() -> frozenset[str]:
    """Give the lower-case words that stand inside names: van, der, bin."""
    return _verbs("particles")


@cache
def all_suffixes() -> frozenset[str]:
    """Give the words that belong to the name before them, however they are written."""
    return _verbs("suffixes") | generations()


def is_suffix(form: str) -> bool:
    """Tell a word that belongs to the name before it, however it is written: kyzy, uulu, oğlu, Jr."""
    return form in all_suffixes()


@cache
def generations() -> frozenset[str]:
    """Give what tells a father from a son of one name: Jr, Sr."""
    return _verbs("generations")


@cache
def behind_names() -> frozenset[str]:
    """Give the words in lower case that tell a father from a son and are no part of the name: малодшы, мл."""
    words = _verbs("behind_names")
    return words | {to_latin(word) for word in words if _CYRILLIC_LETTER.match(word)}


@cache
def local_packs() -> dict[str, tuple[str, ...]]:
    """Give the packs whose names are ordinary words elsewhere, with the words that tell a report on the country."""
    return {pack: tuple(content["context"].split()) for pack, content in each_toml("titles.toml").items() if "context" in content}


@cache
def markers() -> re.Pattern[str]:
    """Match a word of a report on a country whose names are ordinary words elsewhere."""
    return re.compile("|".join(re.escape(word) for words in local_packs().values() for word in words))
