"""Measure how merging grows: time, memory and rightness on 1,000, 10,000 and 100,000 distinct names, beside splink where it is installed.

    python benchmarks/names.py                 # 1k, 10k, 100k
    python benchmarks/names.py --sizes 1000 5000 --no-splink

The names are made up: persons with a given name of the table and a surname of random syllables, each written in Belarusian and Russian
Cyrillic, in the official romanisation, in Łacinka with and without accents, and in Russian-based English. Every size runs in a process
of its own, so that its peak memory is its own. splink gets the same names with the set-up that its documentation gives for names:
Jaro-Winkler levels on given name and surname, blocking on either, DuckDB behind it.
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
import time
from collections import Counter
from collections.abc import Callable

SPELLINGS = 5
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
    pairs = lambda counts: sum(n * (n - 1) // 2 for n in counts.values())  # noqa: E731
    both = pairs(Counter((entity[name], truth[name]) for name in truth))
    return both / max(pairs(Counter(entity.values())), 1), both / max(pairs(Counter(truth.values())), 1)


def by_reptrack(names: list[str]) -> dict[str, object]:
    """Cluster with reptrack, every name met once in a report of its own."""
    from reptrack.merge.context import Corpus, Form
    from reptrack.merge.pipeline import resolve

    corpus = Corpus(forms={("person", name): Form(count=1, reports=1) for name in names})
    found = resolve(corpus).persons
    return {name: found.by_form.get(name, found.own.get(name, name)) for name in names}


def by_splink(names: list[str]) -> dict[str, object]:
    """Cluster with splink; the names are first put into plain Latin letters, as its users do."""
    import pandas as pd
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    from reptrack.merge.slugs import slugify

    plain = [slugify(name).split("-") for name in names]
    rows = pd.DataFrame({"unique_id": names, "given": [words[0] for words in plain], "surname": [words[-1] for words in plain]})
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[cl.JaroWinklerAtThresholds("given", [0.9, 0.8, 0.7]), cl.JaroWinklerAtThresholds("surname", [0.92, 0.85, 0.75])],
        blocking_rules_to_generate_predictions=[
            block_on("given", "substr(surname, 1, 2)"),
            block_on("surname"),
            block_on("substr(surname, 1, 4)"),
        ],
        probability_two_random_records_match=SPELLINGS / len(names),
    )
    linker = Linker(DuckDBAPI().register(rows), settings)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("given"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("surname"))
    predictions = linker.inference.predict(threshold_match_probability=0.5)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predictions, 0.9).as_pandas_dataframe()
    return dict(zip(clusters["unique_id"], clusters["cluster_id"], strict=True))


METHODS: dict[str, Callable[[list[str]], dict[str, object]]] = {"reptrack": by_reptrack, "splink": by_splink}


def measure(method: str, size: int) -> dict[str, float]:
    """Run one method on one size in this process."""
    truth: dict[str, int] = {}
    for i, spellings in enumerate(people(size // SPELLINGS)):
        for spelling in spellings:
            truth.setdefault(spelling, i)
    before = time.process_time()
    started = time.perf_counter()
    entity = METHODS[method](sorted(truth))
    wall, cpu = time.perf_counter() - started, time.process_time() - before
    precision, recall = rightness(truth, entity)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"names": len(truth), "wall_s": wall, "cpu_s": cpu, "peak_mb": peak, "precision": precision, "recall": recall}


def main() -> None:
    """Measure every method on every size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--no-splink", action="store_true")
    parser.add_argument("--one", nargs=2, metavar=("METHOD", "SIZE"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(measure(args.one[0], int(args.one[1]))))
        return
    for method in METHODS:
        if method == "splink" and args.no_splink:
            continue
        report(method, args.sizes)


def report(method: str, sizes: list[int]) -> None:
    """Print a line a size and the growth between the smallest and the largest."""
    found = []
    for size in sizes:
        done = subprocess.run([sys.executable, __file__, "--one", method, str(size)], capture_output=True, text=True, check=False)
        if done.returncode:
            missing = "No module named" in done.stderr
            print(f"{method}: skipped, {'it is not installed' if missing else done.stderr.strip().splitlines()[-1]}")
            return
        row = json.loads(done.stdout)
        found.append(row)
        print(f"{method:9}{row['names']:>8} names  {row['wall_s']:7.2f} s wall  {row['cpu_s']:7.2f} s cpu  {row['peak_mb']:6.0f} MB  "
              f"P {row['precision']:.4f}  R {row['recall']:.4f}")  # fmt: skip
    first, last = found[0], found[-1]
    if last["names"] > first["names"]:
        print(
            f"{method:9}time grows with names to the power of {math.log(last['cpu_s'] / first['cpu_s']) / math.log(last['names'] / first['names']):.2f}"
        )


if __name__ == "__main__":
    main()
