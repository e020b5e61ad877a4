"""Build `models/be/surname_spellings.tsv`: how a surname of which only the sounds are known is spelled in the official Belarusian romanisation.

    python -m venv /tmp/names && /tmp/names/bin/pip install rigour==1.3.0
    /tmp/names/bin/python tools/build_surname_spellings.py        (with reptrack on PYTHONPATH)

Sources: `models/be/surnames.tsv`, compiled by hand; rigour 1.3 (MIT), spellings of family names from Wikidata (CC0), of which those in
Belarusian that end like Slavic surnames are taken; `models/world/public_figures.tsv`, whose surnames keep their usual spelling. Where several
surnames share a key, those of the hand-made list come first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import rigour

from reptrack.values.names.official import class_key, romanised, stem_of
from reptrack.values.names.person import parse

MODELS = Path(__file__).resolve().parents[1] / "models"
SURNAMES = MODELS / "be" / "surnames.tsv"
FIGURES = MODELS / "world" / "public_figures.tsv"
TARGET = MODELS / "be" / "surname_spellings.tsv"
LETTERS = re.compile(r"[а-яёіў'’]{4,}")
# Spelled by rules that Belarusian does not have: и, щ, ї; т and д before і, е, я; soft р, ж, ш, ч.
NOT_BELARUSIAN = re.compile(r"[иїєґщъ]|[тд][ьіеяюё]|[рчшж][іеяюё]|ов$|ев$")
# Spelled as only Belarusian does.
BELARUSIAN = re.compile(r"ў|дз[еіяёю]|ц[еіяё]|[чжшр]ы|[рчшж]э")
SURNAME = re.compile(r"(?:[аоеё]ў|[іы]н|[сцз]кі|[іы]ч|[ую]к|[чн]ік|чык|[аяоеё]к|[еэа]нка|ец|эц|чка|шка|йка|[аэ]йла|ука|юха|ыга|эня|еня)$")


def by_hand() -> Iterator[str]:
    """Yield the surnames of the hand-made list."""
    for line in SURNAMES.read_text(encoding="utf-8").splitlines():
        if not line.startswith(("#", "group\t")):
            yield from (name.strip().lower() for name in line.split("\t")[1].split(",") if name.strip())


def from_wikidata() -> Iterator[str]:
    """Yield Belarusian surnames of rigour's groups of spellings."""
    path = Path(rigour.__file__).parent / "data" / "names" / "persons.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        forms = [form.strip() for form in line.split("=>")[0].split(",")]
        cyrillic = [form for form in forms if LETTERS.fullmatch(form)]
        for form in cyrillic:
            if NOT_BELARUSIAN.search(form) or not SURNAME.search(form):
                continue
            paired = "і" in form and any(len(other) == len(form) and "и" in other for other in cyrillic)
            if BELARUSIAN.search(form) or paired:
                yield form


def public_figures() -> Iterator[tuple[str, str]]:
    """Yield (form in Cyrillic, usual spelling) of public figures."""
    for line in FIGURES.read_text(encoding="utf-8").splitlines():
        if not line.startswith(("#", "surname\t")):
            usual, gender, _, forms = line.split("\t")
            yield from ((form.lower(), usual) for form in forms.split("|") if gender == "m" and LETTERS.fullmatch(form.lower()))


def rows() -> Iterator[tuple[str, str, str]]:
    """Yield (key, spelling of the stem, Belarusian form), the likeliest of a key first."""
    seen: set[tuple[str, str]] = set()
    hand, wikidata = (((name, romanised(name)) for name in names) for names in (by_hand(), sorted(set(from_wikidata()))))
    for scheme, source in (("be", hand), ("ru", public_figures()), ("be", wikidata)):
        for name, latin in source:
            surname = parse(f"Иван {name.capitalize()}", scheme).surname
            if len(surname) == 1:
                key, stem = class_key(surname[0].places), stem_of(latin, surname[0].places)
                if (key, stem) not in seen and (source is hand or key not in {known for known, _ in seen}):
                    seen.add((key, stem))
                    yield key, stem, name


def main() -> None:
    """Write the table."""
    lines = [
        "# How surnames are spelled in the official Belarusian romanisation, by a key of their sounds (see values/names/official.py); of adjectives the stem.",
        "# Sources: models/be/surnames.tsv; Wikidata (CC0) through rigour. Built by tools/build_surname_spellings.py; do not edit.",
        "key\tlatin\tbe",
        *("\t".join(row) for row in sorted(rows(), key=lambda row: row[0])),
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
