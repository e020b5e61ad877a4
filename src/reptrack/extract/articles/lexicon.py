"""Know the words of citing and the codes of law, as `models/*/citation.toml` and `models/*/codes.toml` list them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from reptrack.resources import each_toml, each_tsv
from reptrack.text.remember import WORDS

__all__ = [
    "Code",
    "Reading",
    "added_numbers",
    "code_of_kind",
    "codes",
    "country_of_initials",
    "country_of_word",
    "courts",
    "criminal_code",
    "endings",
    "has_pack",
    "is_part_word",
    "kind_words",
    "languages",
    "lettered",
    "lists",
    "may_open",
    "names_at",
    "ordinals",
    "phrases",
    "priors",
    "publishers",
    "roles",
    "triggers",
    "units",
    "weighs_fully",
]

_LANGUAGE_FILE = "citation.toml"
_STEM = 3
_OPENER = 4
_DIGITS = re.compile(r"\d+")


class Code(NamedTuple):
    """A code of law or a treaty.

    Attributes:
        id: as in refs. kind: criminal, administrative, constitution, …, law, treaty, standard. country: ISO code, or None.
        shape: what its article numbers look like. highest: its last article. join: the sign before an added article's number.
        known: its articles whose titles `models/` has.
        default: a short name ("the Covenant") falls to it when nothing else says which. units: its paragraphs are cited without articles.
    """

    id: str
    kind: str
    country: str | None
    shape: re.Pattern[str]
    highest: int
    join: str | None
    known: frozenset[str]
    default: bool
    units: bool

    def holds(self, article: str) -> bool:
        """Whether the code can have such an article."""
        if not self.shape.fullmatch(article):
            return False
        digits = _DIGITS.match(article)
        return digits is not None and 0 < int(digits.group()) <= self.highest


class Reading(NamedTuple):
    """What a name of a code may stand for: a code, or a kind of code of a country that the text says elsewhere."""

    code: str | None
    kind: str | None
    short: bool


@cache
def _known() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for rows in each_tsv("articles.tsv").values():
        for row in rows:
            code, _, article = row["ref"].partition(":")
            found[code].add(article)
    return found


@cache
def codes() -> dict[str, Code]:
    """Give all codes by id."""
    found = {}
    for pack in each_toml("codes.toml").values():
        country = pack["country"]["iso"] if isinstance(pack.get("country"), dict) else None
        for row in pack.get("code", []):
            found[row["id"]] = _code(row, country)
    return found


def _code(row: dict[str, Any], country: str | None) -> Code:
    return Code(
        row["id"], row["kind"], country, re.compile(row["article"]), row["highest"], row.get("join"),
        frozenset(_known().get(row["id"], ())), row.get("default", False), row.get("units", row.get("rules", False)),
    )  # fmt: skip


@cache
def _citations() -> tuple[dict[str, Any], ...]:
    return tuple(each_toml(_LANGUAGE_FILE).values())


@cache
def roles() -> dict[str, str]:
    """Give what a word does in a citation: `article`, `part`, `and`, …, by the word in small letters."""
    found: dict[str, str] = {}
    for pack in _citations():
        found.update(dict.fromkeys(pack.get("ordinals", {}), "ordinal"))
        for role, words in pack["words"].items():
            for word in words:
                if " " not in word and role != "filler":
                    found.setdefault(word, role)
    return found


def is_part_word(word: str) -> bool:
    """Whether a word in small letters names a part or a point: `ч`, `part`, `p`."""
    return roles().get(word) in {"part", "point", "part_after"}


@cache
def phrases() -> dict[str, tuple[str, ...]]:
    """Give the joining phrases of several words ("as well as") by their first word."""
    found: dict[str, list[str]] = defaultdict(list)
    for pack in _citations():
        for phrase in pack["words"]["and"]:
            if " " in phrase:
                found[phrase.split()[0]].append(phrase)
    return {first: tuple(sorted(all_, key=len, reverse=True)) for first, all_ in found.items()}


@cache
def ordinals() -> dict[str, str]:
    """Give the number of an ordinal word."""
    return {word: str(number) for pack in _citations() for word, number in pack.get("ordinals", {}).items()}


@cache
def added_numbers() -> dict[str, str]:
    """Give the ending of the number that a word stands for: `Article 174 prima` is 174-1, `500 bis` is 500bis."""
    found = {word: word for word in lists("added")}
    return found | {word: f"-{number}" for pack in _citations() for word, number in pack.get("added_numbers", {}).items()}


@cache
def lists(name: str, section: str = "lists") -> frozenset[str]:
    """Give a list of words of all languages, such as `after_number` or (of `laws`) `heads`."""
    return frozenset(word for pack in _citations() for word in pack.get(section, {}).get(name, ()))


@cache
def endings(name: str) -> tuple[str, ...]:
    """Give a list of the words of laws, as `str.endswith` and `str.startswith` take them."""
    return tuple(sorted(lists(name, "laws")))


@cache
def triggers() -> dict[str, str]:
    """Give the words at which a citation may begin, in the letter cases that occur, with their role: `lead` before a number, `law` behind a name."""
    wanted = {"article", "section", "rule", "part", "point", "article_beside_code", "section_beside_code"}
    found = {}
    for word, role in roles().items():
        if role in wanted:
            found.update({word: role, word.capitalize(): role, word.upper(): role})
    for word in lists("charging") | lists("requalified_from"):
        found |= dict.fromkeys((word, word.capitalize()), "lead")
    for word in lists("numbered", "laws"):
        found |= dict.fromkeys((word, word.capitalize()), "law")
    for name in _all_names():
        if re.fullmatch(r"[^\W\d_]{2,6}", name) and sum(c.isupper() for c in name) > 1:
            found[name] = "code"
    return found


def _all_names() -> Iterator[str]:
    for pack in _citations():
        for names in pack["kinds"].values():
            yield from names
    for pack in each_toml("codes.toml").values():
        for row in pack.get("code", []):
            yield from row.get("names", ())


def _readings() -> dict[str, list[Reading]]:
    found: dict[str, list[Reading]] = defaultdict(list)
    for pack in each_toml("codes.toml").values():
        for row in pack.get("code", []):
            for name in row.get("names", ()):
                found[name].append(Reading(row["id"], row["kind"], short=False))
            for name in row.get("short", ()):
                found[name].append(Reading(row["id"], row["kind"], short=True))
    for pack in _citations():
        for kind, names in pack["kinds"].items():
            for name in names:
                reading = Reading(None, kind, short=False)
                if reading not in found[name]:
                    found[name].append(reading)
    return found


def _body(name: str) -> str:
    """Make the pattern of a name: spaces stand for any blanks, `*` ends a stem, capitals alone are read as capitals.

    Letter case is free in names of small letters: "Уголовн* кодекс*" also reads "уголовного кодекса".
    """
    body = r"\s+".join(re.escape(word).replace(r"\*", r"\w*").replace("'", "['’]") for word in name.split())
    body = body.replace(r"\s+No\.\s+", r"\s+(?:No\.?|№)?\s*")
    return rf"{body}(?![^\W_])" if _is_acronym(name) else rf"(?i:{body})(?![^\W_])"


def _is_acronym(name: str) -> bool:
    return any(a.isupper() and b.isupper() for a, b in pairwise(name))


def _key(form: str) -> str:
    """Give the first letters of the first word of a name, by which names are found."""
    first = _FIRST.match(form)
    return first[0].lower() if first is not None else ""


_FIRST = re.compile(r"[^\W_]{1,4}")


@cache
def _name_index() -> dict[str, tuple[re.Pattern[str], tuple[tuple[Reading, ...], ...]]]:
    """Give one pattern for the names that begin alike, the longest first, a group for each, and the readings of each group."""
    alike: dict[
        str, tuple[str, list[Reading]]
    ] = {}  # names that differ in letter case only are one: Anti-Terrorism Act, Anti-terrorism Act
    for name, readings in _readings().items():
        alike.setdefault(name if _is_acronym(name) else name.lower(), (name, []))[1].extend(readings)
    found: dict[str, list[tuple[str, tuple[Reading, ...]]]] = defaultdict(list)
    for name, readings in alike.values():
        found[_key(name)].append((name, tuple(dict.fromkeys(readings))))
    index = {}
    for key, rows in found.items():
        rows.sort(key=lambda row: len(row[0]), reverse=True)
        index[key] = re.compile("|".join(f"({_body(name)})" for name, _ in rows)), tuple(readings for _, readings in rows)
    return index


@cache
def _openers() -> tuple[frozenset[str], frozenset[str]]:
    """Give the first words of all names in small letters, and the first letters of those that are stems."""
    firsts = [name.split()[0].lower() for name in _readings()]
    return frozenset(f for f in firsts if "*" not in f), frozenset(f.split("*")[0][:_OPENER] for f in firsts if "*" in f)


@lru_cache(maxsize=WORDS)
def may_open(word: str) -> bool:
    """Tell fast whether the name of a code may begin with a word."""
    whole, stems = _openers()
    form = word.lower()
    return form in whole or form[:_OPENER] in stems or form.partition("’")[0].partition("'")[0] in whole


def names_at(text: str, start: int) -> tuple[int, tuple[Reading, ...]] | None:
    """Give the end and the readings of the longest name of a code that stands at `start`."""
    first = _FIRST.match(text, start)
    alike = _name_index().get(first[0].lower()) if first is not None else None
    match = alike[0].match(text, start) if alike is not None else None
    return None if alike is None or match is None or match.lastindex is None else (match.end(), alike[1][match.lastindex - 1])


@cache
def kind_words() -> tuple[dict[str, str], dict[str, str], str]:
    """Give how a code without a pack is called: by its kind, by its name in the text, and the country code of the unknown."""
    world = each_toml("codes.toml").get("world", {})
    return world.get("kinds", {}), world.get("named", {}), world.get("unknown", {}).get("iso", "ZZ")


def _countries() -> Iterator[dict[str, Any]]:
    for pack in each_toml("codes.toml").values():
        country = pack.get("country", [])
        yield from [country] if isinstance(country, dict) else country


@cache
def _cues() -> dict[str, tuple[tuple[str, bool, str], ...]]:
    found: dict[str, list[tuple[str, bool, str]]] = defaultdict(list)
    for country in _countries():
        for cue in country["cues"]:
            word = cue.rstrip("*")
            found[word[:_STEM]].append((word, cue.endswith("*"), country["iso"]))
    return {key: tuple(sorted(rows, key=lambda row: len(row[0]), reverse=True)) for key, rows in found.items()}


@lru_cache(maxsize=WORDS)
def country_of_word(word: str) -> str | None:
    """Give the country that a word shows, or None."""
    for cue, stem, iso in _cues().get(word[:_STEM], ()):
        if word == cue or (stem and word.startswith(cue)) or (not stem and word in {f"{cue}'s", f"{cue}’s"}):
            return iso
    return None


@cache
def country_of_initials(word: str) -> str | None:
    """Give the country that initials stand for behind the name of a code: `УК РТ`; elsewhere they may be others."""
    return next((country["iso"] for country in _countries() if word in country.get("initials", ())), None)


@cache
def courts() -> tuple[tuple[str, str], ...]:
    """Give the courts and committees that apply a treaty, each with its code."""
    rows = [row for pack in each_toml("codes.toml").values() for row in pack.get("code", [])]
    return tuple((court, row["id"]) for row in rows for court in row.get("courts", ()))


@cache
def publishers() -> tuple[tuple[str, str], ...]:
    """Give the publishers that mean a treaty by a bare article, each with its code."""
    rows = [row for pack in each_toml("codes.toml").values() for row in pack.get("code", [])]
    return tuple((publisher, row["id"]) for row in rows for publisher in row.get("publishers", ()))


@cache
def lettered(country: str) -> bool:
    """Whether a small letter behind the number of an article belongs to it in a country: 264a."""
    return any(row.get("lettered", False) for row in _countries() if row["iso"] == country)


@cache
def languages() -> dict[str, str]:
    """Give the country that a language of a report alone shows."""
    return {language: country["iso"] for country in _countries() for language in country.get("languages", ())}


@cache
def priors() -> dict[str, float]:
    """Give what speaks for each country where a report shows none."""
    return {country["iso"]: country["prior"] for country in _countries() if "prior" in country}


@cache
def has_pack(country: str) -> bool:
    """Whether a country has codes of its own in `models/`."""
    return any(code.country == country for code in codes().values())


@cache
def weighs_fully(country: str) -> bool:
    """Whether words that show a country count in full: it has codes in `models/`, and reports on others do not often name it (`abroad`)."""
    return has_pack(country) and not any(row.get("abroad", False) for row in _countries() if row["iso"] == country)


@cache
def code_of_kind(country: str, kind: str | None) -> str | None:
    """Give the code of a kind that the pack of a country has, or None."""
    return next((code.id for code in codes().values() if code.country == country and code.kind == kind), None)


@cache
def criminal_code(country: str) -> str:
    """Give the code of crimes of a country without a pack, where the text does not name it: UG-PC, else XX-CC."""
    row = next((row for row in _countries() if row["iso"] == country), {})
    return f"{country}-{row.get('criminal', kind_words()[0]['criminal'])}"


@cache
def units(country: str) -> tuple[str, tuple[str, ...]]:
    """Give what the laws of a country are divided into, and its codes that are meant when none is named."""
    for row in _countries():
        if row["iso"] == country:
            return row.get("unit", "article"), tuple(row.get("defaults", ()))
    return "article", ()
