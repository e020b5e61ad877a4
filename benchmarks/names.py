"""Measure how merging grows: time, memory and rightness on 1,000, 10,000 and 100,000 distinct names, beside splink where it is installed.

    python benchmarks/names.py                                     # 1k, 10k, 100k
    python benchmarks/names.py --sizes 1000 5000 --no-peer
    python -m venv /tmp/peers && /tmp/peers/bin/pip install -r benchmarks/peers.txt
    python benchmarks/names.py --peer-python /tmp/peers/bin/python     # splink in an environment of its own, in the same run

The names are made up: persons with a given name of the table and a surname of random syllables, each written in Belarusian and Russian
Cyrillic, in the official romanisation, in Łacinka with and without accents, and in Russian-based English. Every method and size runs in a
process of its own, so that its peak memory is its own. splink gets the same names in plain Latin letters (they are made before its clock
starts), and what its documentation advises for names: Jaro-Winkler levels on given name and surname with term-frequency adjustment, blocking
on several rules, u from random pairs, m by expectation maximisation, DuckDB behind it. Of its thresholds the one with the best F1 is taken,
which favours it.
"""

# ruff: noqa: PLC0415 - each method imports what it needs, so that one that is not installed can be skipped

from __future__ import annotations

import argparse
import json
import math
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

SPELLINGS = 5
THRESHOLDS = (0.6, 0.8, 0.9, 0.95, 0.99)  # of splink's clustering
BE_LATIN = dict(
    zip(
        "абвгджзійклмнопрстуўфхцчшыэ",
        [
            "a",
            "b",
            "v",
            "h",
            "d",
            "zh",
            "z",
            "i",
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
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "y",
            "e",
        ],
        strict=True,
    )
)
RU_LATIN = dict(
    zip(
        "абвгджзийклмнопрстуфхцчшыэ",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "zh",
            "z",
            "i",
            "y",
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
            "kh",
            "ts",
            "ch",
            "sh",
            "y",
            "e",
        ],
        strict=True,
    )
)
LACINKA = dict(
    zip(
        "абвгджзійкмнопрстуўфхцчшыэ",
        ["a", "b", "v", "h", "d", "ž", "z", "i", "j", "k", "m", "n", "o", "p", "r", "s", "t", "u", "ŭ", "f", "ch", "c", "č", "š", "y", "e"],
        strict=True,
    )
)
VOWELS = "аеёіоуыэюяи"
SUFFIXES = [("аў", "ов"), ("скі", "ский"), ("енка", "енко"), ("евіч", "евич"), ("ук", "ук"), ("ік", "ик"), ("чык", "чик"), ("ец", "ец")]
SYLLABLES = [(c + b, c + r) for c in "бвгдзклмнпстфх" for b, r in (("а", "о"), ("а", "а"), ("у", "у"), ("і", "и"))]


def latin(word: str, letters: dict[str, str], soft: dict[str, tuple[str, str]]) -> str:
    """Spell a Cyrillic word; `soft` holds е ё ю я at the start or after a vowel, and after a consonant."""
    out, before = [], ""
    for letter in word.lower():
        if letter in soft:
            out.append(soft[letter][0 if not before or before in VOWELS or before == "ў" else 1])
        else:
            out.append(letters.get(letter, "-" if letter == "-" else ""))
        before = letter if letter not in "ь'" else before
    return "".join(out).capitalize()


def official(word: str) -> str:
    """Spell a Belarusian word as passports do."""
    return latin(word, {**BE_LATIN, "и": "i"}, {"е": ("ye", "e"), "ё": ("yo", "io"), "ю": ("yu", "iu"), "я": ("ya", "ia")})


def english(word: str) -> str:
    """Spell a Russian word as English papers do."""
    return re.sub(r"iy$", "y", latin(word, RU_LATIN, {"е": ("ye", "e"), "ё": ("yo", "yo"), "ю": ("yu", "yu"), "я": ("ya", "ya")}))


def lacinka(word: str) -> str:
    """Spell a Belarusian word in Łacinka: л is ł unless a soft vowel follows, and needs no i before one."""
    hard = re.sub(r"л(?![іеёюяьл])", "ł", word.lower())
    spelled = latin(hard, {**LACINKA, "л": "l", "ł": "ł"}, {"е": ("je", "ie"), "ё": ("jo", "io"), "ю": ("ju", "iu"), "я": ("ja", "ia")})
    return re.sub(r"li(?=[eoua])", "l", spelled, flags=re.IGNORECASE)


def bare(word: str) -> str:
    """Spell a Belarusian word in Łacinka without accents."""
    return lacinka(word).translate(str.maketrans("čšžŭłŁČŠŽ", "cszulLCSZ"))


def people(count: int, seed: int = 7) -> list[list[str]]:
    """Make persons with their spellings: no two persons share given name and surname."""
    from reptrack.resources import each_tsv

    dice = random.Random(seed)  # noqa: S311 - made-up names
    rows = [row for rows in each_tsv("given_equivalents.tsv").values() for row in rows if row["be"] and row["ru"] and row["gender"] == "m"]
    given = [(row["be"].split(",")[0], row["ru"].split(",")[0]) for row in rows]
    found: dict[tuple[str, str], list[str]] = {}
    while len(found) < count:
        root = dice.choices(SYLLABLES, k=dice.choice((2, 2, 3)))
        end = dice.choice(SUFFIXES)
        be_last = "".join(s[0] for s in root) + dice.choice("бдклмнрт") + end[0]
        ru_last = "".join(s[1] for s in root) + be_last[-len(end[0]) - 1] + end[1]
        be_first, ru_first = dice.choice(given)
        spellings = [
            f"{be_first} {be_last.capitalize()}", f"{ru_first} {ru_last.capitalize()}", f"{official(be_first)} {official(be_last)}",
            f"{lacinka(be_first)} {lacinka(be_last)}", f"{english(ru_first)} {english(ru_last)}", f"{bare(be_first)} {bare(be_last)}",
        ]  # fmt: skip
        found.setdefault((be_first, be_last), spellings[:SPELLINGS])
    return list(found.values())


def rightness(truth: dict[str, int], entity: dict[str, object]) -> tuple[float, float]:
    """Give pairwise precision and recall."""

    def pairs(counts: Counter[Any]) -> int:
        return sum(n * (n - 1) // 2 for n in counts.values())

    both = pairs(Counter((entity[name], truth[name]) for name in truth))
    return both / max(pairs(Counter(entity.values())), 1), both / max(pairs(Counter(truth.values())), 1)


def by_reptrack(names: list[str]) -> dict[str, object]:
    """Cluster with reptrack, every name met once in a report of its own."""
    from reptrack.merge.context import Corpus, Form
    from reptrack.merge.pipeline import resolve

    corpus = Corpus(forms={("person", name): Form(count=1, reports=1) for name in names})
    found = resolve(corpus).persons
    return {name: found.by_form.get(name, found.own.get(name, name)) for name in names}


def by_splink(names: list[str], plain: list[list[str]]) -> list[dict[str, object]]:
    """Cluster with splink, at several thresholds; `plain` holds the words of each name in plain Latin letters."""
    import logging

    import pandas as pd
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    logging.getLogger("splink").setLevel(logging.ERROR)
    rows = pd.DataFrame({"unique_id": names, "given": [words[0] for words in plain], "surname": [words[-1] for words in plain]})
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.JaroWinklerAtThresholds("given", [0.9, 0.8, 0.7]),
            cl.JaroWinklerAtThresholds("surname", [0.95, 0.88, 0.8]).configure(term_frequency_adjustments=True),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("substr(given, 1, 2)", "substr(surname, 1, 3)"),
            block_on("given", "substr(surname, 1, 2)"),
            block_on("surname"),
        ],
        probability_two_random_records_match=(SPELLINGS - 1) / len(names),
    )
    linker = Linker(DuckDBAPI().register(rows), settings)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=7)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("given"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("surname"))
    predictions = linker.inference.predict(threshold_match_probability=0.5)
    found = []
    for threshold in THRESHOLDS:
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predictions, threshold).as_pandas_dataframe()
        found.append(dict(zip(clusters["unique_id"], clusters["cluster_id"], strict=True)))
    return found


def prepare(size: int) -> dict[str, Any]:
    """Make the names of one size, whose they are, and their words in plain Latin letters."""
    from reptrack.merge.slugs import slugify

    truth: dict[str, int] = {}
    for i, spellings in enumerate(people(size // SPELLINGS)):
        for spelling in spellings:
            truth.setdefault(spelling, i)
    names = sorted(truth)
    return {"names": names, "truth": truth, "plain": [slugify(name).split("-") for name in names]}


def measure(method: str, made: dict[str, Any]) -> dict[str, float]:
    """Run one method on prepared names in this process."""
    names, truth = made["names"], made["truth"]
    before, children = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    started = time.perf_counter()
    found = [by_reptrack(names)] if method == "reptrack" else by_splink(names, made["plain"])
    wall, cpu = time.perf_counter() - started, time.process_time() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    best = max((rightness(truth, entity) for entity in found), key=lambda pr: 2 * pr[0] * pr[1] / (pr[0] + pr[1] or 1))
    return {
        "names": len(names),
        "wall_s": wall,
        "cpu_s": cpu,
        "peak_mb": peak,
        "start_mb": children,
        "precision": best[0],
        "recall": best[1],
    }


def main() -> None:
    """Measure every method on every size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--no-peer", action="store_true", help="reptrack alone")
    parser.add_argument(
        "--peer-python", default=sys.executable, metavar="PYTHON", help="the interpreter that has splink (benchmarks/peers.txt)"
    )
    parser.add_argument("--json", metavar="FILE", help="write the figures there, too")
    parser.add_argument("--one", nargs=2, metavar=("METHOD", "FILE"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(measure(args.one[0], json.loads(Path(args.one[1]).read_text(encoding="utf-8")))))
        return
    interpreters = {"reptrack": sys.executable} | ({} if args.no_peer else {"splink": args.peer_python})
    found: dict[str, list[dict[str, float]]] = {method: [] for method in interpreters}
    with tempfile.TemporaryDirectory() as folder:
        for size in args.sizes:
            file = Path(folder) / f"{size}.json"
            file.write_text(json.dumps(prepare(size), ensure_ascii=False), encoding="utf-8")
            for method, python in interpreters.items():
                row = run(python, method, file)
                if row is not None:
                    found[method].append(row)
    for method, rows in found.items():
        say_growth(method, rows)
    if args.json:
        Path(args.json).write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def run(python: str, method: str, file: Path) -> dict[str, float] | None:
    """Run one method on one size in a process of its own and print a line."""
    done = subprocess.run([python, __file__, "--one", method, str(file)], capture_output=True, text=True, check=False)
    if done.returncode:
        missing = "No module named" in done.stderr
        print(f"{method}: skipped, {'it is not installed' if missing else done.stderr.strip().splitlines()[-1]}", flush=True)
        return None
    row: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    p, r = row["precision"], row["recall"]
    print(f"{method:9}{row['names']:>8} names  {row['wall_s']:7.2f} s wall  {row['cpu_s']:7.2f} s cpu  {row['peak_mb']:6.0f} MB  "
          f"P {p:.4f}  R {r:.4f}  F1 {2 * p * r / (p + r):.4f}", flush=True)  # fmt: skip
    return row


def say_growth(method: str, rows: list[dict[str, float]]) -> None:
    """Print the exponent with which time grows, over all sizes and between the two largest."""
    if len(rows) < 2:
        return

    def exponent(a: dict[str, float], b: dict[str, float]) -> float:
        return math.log(b["cpu_s"] / a["cpu_s"]) / math.log(b["names"] / a["names"])

    print(f"{method:9}CPU time grows with names to the power of {exponent(rows[0], rows[-1]):.2f}; "
          f"from the last size but one of {exponent(rows[-2], rows[-1]):.2f}")  # fmt: skip


if __name__ == "__main__":
    main()
