"""Make the texts and records that the benchmarks run on: from the sample reports and made-up words, the same on every run.

The *varied* texts are long and keep bringing words never seen before, as real archives do: sentences of the sample reports with their
numbers, and a share of their longer words, changed. The *records* are single sentences with their mentions, so that 100,000 of them
stay handy; their names repeat, as names in an archive do, and only a few hundred are distinct.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from reptrack.jsonl import encode, read_records
from reptrack.records import Report
from reptrack.text.sentences import sentences

__all__ = ["long_line", "records", "report_files", "sample", "varied", "write_records"]

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = [ROOT / "seeds", ROOT.parent / "shared" / "seeds"]
MONTHS = [f"{year}-{month:02}" for year in range(2020, 2025) for month in range(1, 13)]
RECORDS_A_SOURCE = 10
_CHANGED = re.compile(r"\d+|[^\W\d_]{6,}")
_VOWELS = ["aeiou", "аеіоу"]


def sample() -> list[str]:
    """Give the texts of the sample reports, and of the real ones where the checkout has them beside it."""
    return [path.read_text(encoding="utf-8", errors="replace") for folder in FOLDERS for path in sorted(folder.glob("*.txt"))]


_MONTHS, _DAYS, _LAST_DAY, _YEAR_DIGITS = 12, 28, 31, 4  # the 28th is a day of every month


def _number(dice: random.Random, digits: str) -> str:
    """Give another number that could stand in the same place: of a day another day, of a month another month, of a year the same year."""
    if len(digits) == _YEAR_DIGITS:
        return digits
    value = int(digits)
    if not 0 < value <= _LAST_DAY or len(digits) > len("31"):
        return "".join(dice.choice("123456789") for _ in digits)
    low, high = (1, 9) if value <= 9 else (10, _MONTHS) if value <= _MONTHS else (_MONTHS + 1, _DAYS)
    return f"{dice.randint(low, high):0{len(digits)}}"


def _changer(dice: random.Random, share: float) -> Callable[[re.Match[str]], str]:
    """Give a function that changes numbers, and of longer words a share: one vowel becomes another."""

    def change(match: re.Match[str]) -> str:
        word = match.group()
        if word.isdigit():
            return _number(dice, word)
        if dice.random() >= share:
            return word
        vowels = _VOWELS[not word.isascii()]
        places = [i for i, letter in enumerate(word) if letter in vowels and i]
        if not places:
            return word
        at = dice.choice(places)
        return word[:at] + dice.choice(vowels) + word[at + 1 :]

    return change


def varied(words: int, share: float = 0.08, seed: int = 1) -> list[str]:
    """Give texts of together at least so many words; each pass over the samples is changed anew."""
    dice = random.Random(seed)  # noqa: S311 - made-up text
    found, count = [], 0
    texts = sample()
    while count < words:
        for text in texts:
            found.append(_CHANGED.sub(_changer(dice, share), text))
            count += len(text.split())
            if count >= words:
                break
    return found


def long_line(characters: int) -> str:
    """Give a text of one single line."""
    joined = re.sub(r"\s+", " ", " ".join(varied(characters // 5)))
    return (joined + " " + joined)[:characters]


def report_files(folder: Path, count: int, words: int) -> list[Path]:
    """Write so many files of one short report each, of about so many words."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    pieces = [text[a:b] for text in sample() for a, b in sentences(text) if len(text[a:b].split()) > 6]
    dice = random.Random(2)  # noqa: S311
    for number in range(count):
        chosen: list[str] = [f"Report {number}. {dice.randint(1, 28)} March 2024"]
        while sum(len(piece.split()) for piece in chosen) < words:
            chosen.append(_CHANGED.sub(_changer(dice, 0.05), dice.choice(pieces)))
        path = folder / f"{number:06}.txt"
        path.write_text("\n\n".join(chosen), encoding="utf-8")
        paths.append(path)
    return paths


def records(corpus: Path, count: int) -> Iterator[Report]:
    """Give so many records of a sentence or two with their mentions.

    Args:
        corpus: records of the sample reports, merged.
        count: how many.
    """
    pieces = [piece for record in read_records(corpus) for piece in _pieces(record)]
    for number in range(count):
        piece = pieces[number % len(pieces)]
        month = MONTHS[number % len(MONTHS)]
        source = msgspec.structs.replace(piece.source, path=f"reports/{number // RECORDS_A_SOURCE:06}.txt")
        claims = [msgspec.structs.replace(claim, time=month if claim.metric else claim.time) for claim in piece.claims]
        name = hashlib.sha256(str(number).encode()).hexdigest()[:16]
        yield msgspec.structs.replace(piece, id=name, source=source, dated=f"{month}-15", claims=claims)


def _pieces(record: Report) -> Iterator[Report]:
    """Cut a record into its sentences, each with the mentions in it."""
    for start, end in sentences(record.text):
        moved = {}
        for kind in ("dates", "names", "articles", "claims"):
            inside = [m for m in getattr(record, kind) if start <= m.start and m.end <= end]
            moved[kind] = [msgspec.structs.replace(m, start=m.start - start, end=m.end - start) for m in inside]
        claims = [msgspec.structs.replace(c, sentence=(0, end - start), part_of=None) for c in moved.pop("claims")]
        yield msgspec.structs.replace(record, text=record.text[start:end], title=None, warnings=[], claims=claims, **moved)


def write_records(corpus: Path, count: int, target: Path) -> Path:
    """Write records to a file and give it."""
    with target.open("wb") as out:
        out.writelines(map(encode, records(corpus, count)))
    return target
