"""Measure everything that reptrack promises about speed, memory and growth, with its peers beside it in the same run.

    python benchmarks/run.py                      # all, about half an hour
    python benchmarks/run.py --quick              # a tenth of the sizes
    python benchmarks/run.py startup memory       # only these
    python benchmarks/run.py --write              # and write docs/performance.md
    python benchmarks/run.py --peer-python peers/bin/python     # with the peers of benchmarks/peers.txt, in an environment of their own

CPU seconds are the least of several runs, peaks those of the whole process. The machine should have nothing else to do; the load
before the run stands in the result.
"""

from __future__ import annotations

import argparse
import datetime as dt
import inspect
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import corpora
import invented
from measure import ENVIRONMENT, REPTRACK, best, exponent, machine, spend

from reptrack.jsonl import encode

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "docs" / "performance.md"
PEERS = [sys.executable]  # the interpreter that has the peers
PEER_WORDS = 6_000
FILES = 5  # records for each file that `run` is measured on
FAINT = 0.03  # seconds: less says nothing of growth
LEAST_RECORDS = 500
SLACK = 0.15  # of an exponent: 1.15 between sizes a hundredfold apart is still in proportion


@dataclass(frozen=True, slots=True)
class Row:
    """One result: what was measured, the figure, what is asked of it, and whether it is that (None: nothing is asked)."""

    what: str
    figure: str
    asked: str = ""
    good: bool | None = None


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much work the sections do."""

    words: int
    bytes: int
    records: int
    jobs_records: int
    line: int
    names: tuple[int, ...]


FULL = Sizes(words=200_000, bytes=10_000_000, records=100_000, jobs_records=2_000, line=5_000_000, names=(1_000, 10_000, 100_000))
QUICK = Sizes(words=30_000, bytes=1_000_000, records=10_000, jobs_records=500, line=500_000, names=(100, 1_000, 10_000))


def child(script: str, *args: object, python: str = sys.executable) -> dict[str, Any]:
    """Run a measurement in a process of its own and give its figures."""
    words = [python, str(HERE / script), *map(str, args)]
    done = subprocess.run(words, capture_output=True, text=True, check=True, env=ENVIRONMENT)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def startup(_sizes: Sizes, _work: Path) -> Iterator[Row]:
    """Help beside the import of the libraries that draw it."""
    base = best(7, [sys.executable, "-c", "import typer, rich"]).cpu
    yield Row("`import typer, rich`", f"{base:.3f} s CPU")
    for args in (["--help"], ["stats", "--help"]):
        took = best(7, [*REPTRACK, *args]).cpu
        yield Row(f"`reptrack {' '.join(args)}`", f"{took:.3f} s CPU, {took / base:.2f} ×", "≤ 2 ×", took <= 2 * base)


def extract(sizes: Sizes, work: Path) -> Iterator[Row]:
    """Extraction beside spaCy's tokenizer and sentencizer, in turns on the same texts, and beside the tools that it replaces."""
    found = child("speed.py", "extract", sizes.words)
    yield Row("texts", f"{found['words']:,.0f} words, varied, long, none read twice")
    yield Row("spaCy blank `en` tokenizer + sentencizer", f"{found['spacy']:,.0f} words/s")
    ratios = ", ".join(f"{ratio:.2f}" for ratio in found["ratios"])
    yield Row(
        "`extract`: dates, names, articles, claims",
        f"{found['extract']:,.0f} words/s, {found['ratio']:.2f} of it (turns: {ratios})",
        "≥ 0.25 (aim 0.5)",
        found["ratio"] >= 1 / 4,
    )
    text = work / "peers.txt"
    text.write_text("\n".join(corpora.varied(PEER_WORDS)), encoding="utf-8")
    for peer, figure in child("peers.py", text, python=PEERS[0]).items():
        told = figure if isinstance(figure, str) else f"{figure:,.0f} words/s; extract is {found['extract'] / figure:.0f} × as fast"
        yield Row(peer, told)


INGESTS = {
    "mixed": "files as the samples are, {files:,.0f} of {each:.0f} KB each",
    "long": "reviews of {each:.0f} KB alone",
    "short": "files of {each:.1f} KB alone, short items",
    "joined": "all in one file",
}


def ingest(sizes: Sizes, _work: Path) -> Iterator[Row]:
    """Reading raw files, at three sizes. What it takes goes with lines and items, not with bytes: short items cost most."""
    found = [child("speed.py", "ingest", sizes.bytes // part) for part in (100, 10, 1)]
    for kind, what in INGESTS.items():
        last = found[-1][kind]
        rate = last["bytes"] / last["seconds"] / 1e6
        told = what.format(files=last["files"], each=last["bytes"] / max(1, last["files"]) / 1000)
        yield Row(f"`ingest`, {told}", f"{rate:.1f} MB/s", "≥ 20 MB/s", rate >= 20)
    for kind in ("mixed", "joined"):
        yield growth(f"`ingest`, {kind}", [f[kind]["bytes"] for f in found], [f[kind]["seconds"] for f in found])


def growth(what: str, sizes: list[float], costs: list[float]) -> Row:
    """Give the row of a growth exponent."""
    clear = [(size, cost) for size, cost in zip(sizes, costs, strict=True) if cost >= FAINT]
    if len(clear) < 2:
        return Row(f"{what}, growth", "too quick to tell", "about 1", good=True)
    sizes, costs = [size for size, _ in clear], [cost for _, cost in clear]
    power = exponent(sizes, costs)
    return Row(f"{what}, growth", f"time ~ size^{power:.2f} over {sizes[0]:,.0f} … {sizes[-1]:,.0f}", "about 1", power <= 1 + SLACK)


def line(sizes: Sizes, _work: Path) -> Iterator[Row]:
    """A report of one single line, at three lengths: each step in proportion."""
    found = [child("speed.py", "line", sizes.line // part) for part in (100, 10, 1)]
    for step in [name for name in found[0] if name != "characters"]:
        costs = [max(f[step], 1e-4) for f in found]
        row = growth(f"{step} of one line", [f["characters"] for f in found], costs)
        yield Row(row.what, f"{costs[-1]:.2f} s for {sizes.line / 1e6:g} MB; {row.figure}", row.asked, row.good)


def sample(work: Path, count: int) -> Path:
    """Give a file of so many records; made once."""
    target = work / f"{count}.jsonl"
    if not target.exists():
        if not (work / "corpus").exists():
            spend([*REPTRACK, "run", HERE.parent / "seeds", "-o", work / "corpus", "-q"])
        corpora.write_records(work / "corpus", count, target)
    return target


ANSWERS: dict[str, list[str]] = {
    "stats": [],
    "stats --by article": ["--by", "article"],
    "track": ["political-prisoners"],
    "check": [],
    "show": ["BY-CC:342"],
    "names": [],
}


def asked(name: str, records: Path) -> list[str | Path]:
    """Give the words of a command that reads records."""
    words = name.split()
    before = ANSWERS.get(name, [])
    return [*REPTRACK, words[0], *(before if words[0] in {"track", "show"} else []), records, *(before if words[0] == "stats" else [])]


def answers(sizes: Sizes, work: Path) -> Iterator[Row]:
    """The answers over many records, and how they grow."""
    counts = [sizes.records // 100, sizes.records // 10, sizes.records]
    for name in ANSWERS:
        times = [best(2, asked(name, sample(work, count))).cpu for count in counts]
        empty = best(2, asked(name, sample(work, LEAST_RECORDS))).cpu
        yield Row(f"`{name}` on {counts[-1]:,} records", f"{times[-1]:.2f} s CPU", "seconds", times[-1] <= 10)
        yield growth(f"`{name}`", [float(count) for count in counts], [max(took - empty, 1e-3) for took in times])


def merge(sizes: Sizes, _work: Path) -> Iterator[Row]:
    """Merging of names, as `benchmarks/names.py` measures it beside splink."""
    words = [sys.executable, str(HERE / "names.py"), "--peer-python", PEERS[0], "--sizes", *map(str, sizes.names)]
    done = subprocess.run(words, capture_output=True, text=True, check=True, env=ENVIRONMENT)
    for text in done.stdout.splitlines():
        yield Row("names", " ".join(text.split()))


TURNS = 3
_LOOP = "import time; t = time.perf_counter()\nfor i in range(60_000_000): pass\nprint(time.perf_counter() - t)"


def loops() -> float:
    """Give the wall time of two plain loops at once beside that of one after the other: 0.5 where two cores are free."""
    words = [sys.executable, "-c", _LOOP]
    alone = sum(float(subprocess.run(words, capture_output=True, text=True, check=True).stdout) for _ in range(2))
    both = [subprocess.Popen(words, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    return max(float(process.communicate()[0]) for process in both) / alone


def jobs(sizes: Sizes, work: Path) -> Iterator[Row]:
    """Two processes beside one, in turns: wall time, the share of the process that hands the work out, and the bytes that come out."""
    corpora.report_files(work / "reports", sizes.jobs_records, 230)
    spend([*REPTRACK, "ingest", work / "reports"], stdout=work / "items.jsonl")
    commands: dict[str, Callable[[str], list[str | Path]]] = {
        "extract": lambda n: [*REPTRACK, "extract", work / "items.jsonl", "-o", work / f"out{n}", "--jobs", n],
        "run": lambda n: [*REPTRACK, "run", work / "reports", "-q", "-o", fresh(work / f"corpus{n}"), "--jobs", n],
    }
    for name, command in commands.items():
        free, ones, twos = [], [], []
        for _ in range(TURNS):
            free.append(loops())
            ones.append(spend(command("1")))
            twos.append(spend(command("2")))
        one, two = min(ones, key=lambda s: s.wall), min(twos, key=lambda s: s.wall)
        what = f"`{name} --jobs 2`, {sizes.jobs_records:,} reports"
        each = ", ".join(f"{b.wall / a.wall:.2f}" for a, b in zip(ones, twos, strict=True))
        told = f"{two.wall:.1f} s, {two.wall / one.wall:.2f} of {one.wall:.1f} s with one (turns: {each})"
        yield Row(what, told, "≤ 0.6", two.wall <= 0.6 * one.wall)
        yield Row(f"`{name} --jobs 2`, CPU of the process that hands out", f"{two.cpu:.2f} s, {two.cpu / one.cpu:.0%} of all with one")
        both = ", ".join(f"{share:.2f}" for share in free)
        yield Row("two plain loops at once, beside one after the other", f"{min(free):.2f} (turns: {both})", "0.5 where two cores are free")
    yield longest_way(work / "items.jsonl", work / "out1")
    yield longest_way_of_run(work / "reports", command=commands["run"])
    same = all((work / f"{name}1{end}").read_bytes() == (work / f"{name}2{end}").read_bytes() for name, end in OUTPUTS)
    yield Row("same bytes with 1 and 2 jobs", "yes" if same else "no", "yes", same)


def longest_way(items: Path, out: Path) -> Row:
    """Give what two processes take where two cores are free, by their CPU seconds: to hand out, to load, and the longer share of the work."""
    one = spend([*REPTRACK, "extract", items, "-o", out, "--jobs", "1"]).cpu
    hand_out = spend([*REPTRACK, "extract", items, "-o", out, "--jobs", "2"]).cpu
    load = spend([sys.executable, "-c", "import reptrack.run.warm"]).cpu
    share = max(child("speed.py", "shares", items)["workers"])
    ratio = (hand_out + load + share) / one
    told = f"{hand_out:.1f} + {load:.1f} + {share:.1f} s, {ratio:.2f} of {one:.1f} s with one"
    return Row("`extract --jobs 2` by CPU: hand out, load, the longer share", told, "≤ 0.6 where two cores are free", ratio <= 0.6)


def longest_way_of_run(reports: Path, command: Callable[[str], list[str | Path]]) -> Row:
    """Give the same of `run`: before the first part, the work that the two cores share out among three processes, and after the last part."""
    one, parent = spend(command("1")).cpu, spend(command("2")).cpu
    load = spend([sys.executable, "-c", "import reptrack.run.warm"]).cpu
    found = child("speed.py", "run", reports)
    before = max(0.0, parent - found["meanwhile"] - found["after"])
    shared = max(*found["workers"], (sum(found["workers"]) + found["meanwhile"]) / 2)
    ratio = (before + load + shared + found["after"]) / one
    told = f"{before:.1f} + {load:.1f} + {shared:.1f} + {found['after']:.1f} s, {ratio:.2f} of {one:.1f} s with one"
    return Row("`run --jobs 2` by CPU: begin, load, the work shared out, merge", told, "≤ 0.6 where two cores are free", ratio <= 0.6)


OUTPUTS = (("out", ""), ("corpus", "/records.jsonl"), ("corpus", "/names.jsonl"))


def fresh(folder: Path) -> Path:
    """Give a folder that is not there any more."""
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def memory(sizes: Sizes, work: Path) -> Iterator[Row]:
    """Peaks of every command that streams, on few and on many invented reports, whose words and names keep being new.

    A command that holds each different name or figure once is measured on records whose names repeat; beside it, what new ones take.
    """
    few, many = (invented_records(work, count) for count in (sizes.records // 100, sizes.records))
    extracted = [path.with_suffix(".extracted.jsonl") for path in (few, many)]
    words: list[list[str | Path]] = [
        [*REPTRACK, "extract", path, "-o", path.with_suffix(".extracted.jsonl"), "--jobs", "1"] for path in (few, many)
    ]
    yield peaks("`extract`", *words)
    commands: dict[str, Callable[[Path], list[str | Path]]] = {name: partial(asked, name) for name in ("stats", "stats --by article")}
    for form in ("jsonl", "csv", "sqlite", "ftm"):
        commands[f"export {form}"] = partial(exported, form, work / "export")
    for name, command in commands.items():
        yield peaks(f"`{name}`", *map(command, extracted))
    counts = (sizes.records // FILES // 100, sizes.records // FILES)
    folders = [text_files(work / f"texts-{count}", count) for count in counts]
    yield peaks(f"`ingest`, {counts[-1]:,} files of one report each", [*REPTRACK, "ingest", folders[0]], [*REPTRACK, "ingest", folders[1]])
    yield from memory_of_names(sizes, work, extracted)
    folders = [work / "some", work / "all"]
    for folder, count in zip(folders, counts, strict=True):
        short_files(folder, count)
    yield peaks(f"`run`, {counts[-1]:,} files of one report each", *map(run_alone, folders))


def memory_of_names(sizes: Sizes, work: Path, extracted: list[Path]) -> Iterator[Row]:
    """Peaks of the commands that hold each different name, or each different figure for one thing, once."""
    repeating = [sample(work, sizes.records // 100), sample(work, sizes.records)]
    commands: dict[str, Callable[[Path], list[str | Path]]] = {name: partial(asked, name) for name in ("track", "check", "show", "names")}
    commands["merge"] = lambda path: [*REPTRACK, "merge", path]
    for name, command in commands.items():
        yield peaks(f"`{name}`, names that repeat", *map(command, repeating))
    for name in ("check", "names"):
        row = peaks(f"`{name}`, names and figures that are nearly all new", *map(commands[name], extracted))
        yield Row(row.what, row.figure)


def invented_records(work: Path, count: int) -> Path:
    """Give a file of so many invented reports as `ingest` would write them."""
    target = work / f"invented-{count}.jsonl"
    with target.open("wb") as out:
        out.writelines(map(encode, invented.reports(count)))
    return target


def text_files(folder: Path, count: int) -> Path:
    """Write so many invented reports, a file each, and give the folder."""
    folder.mkdir()
    for number, (_, text) in enumerate(invented.texts(count)):
        (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")
    return folder


def run_alone(folder: Path) -> list[str | Path]:
    """Give the words of a run in one process, its corpus removed."""
    return [*REPTRACK, "run", folder, "-q", "--jobs", "1", "-o", fresh(folder.with_name(f"of-{folder.name}"))]


def peaks(what: str, few: list[str | Path], many: list[str | Path]) -> Row:
    """Give the row of a command's memory on little and on much."""
    low, high = spend(few).peak, spend(many).peak
    return Row(what, f"{low:.0f} → {high:.0f} MB, {high / low:.2f} ×", "≤ 1.2 ×", high <= 1.2 * low)


def exported(form: str, target: Path, records: Path) -> list[str | Path]:
    """Give the words of an export, its target removed."""
    shutil.rmtree(target, ignore_errors=True)
    target.unlink(missing_ok=True)
    place: list[str | Path] = [] if form in {"jsonl", "ftm"} else ["-o", target]
    return [*REPTRACK, "export", form, records, "-q", *place]


def short_files(folder: Path, count: int) -> None:
    """Write files of one short report each."""
    folder.mkdir()
    for number in range(count):
        text = f"On {number % 28 + 1} May 2024 at least {number % 90 + 10} people were detained in Minsk, said report {number}."
        (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")


SECTIONS: dict[str, Callable[[Sizes, Path], Iterator[Row]]] = {
    "startup": startup,
    "extract": extract,
    "ingest": ingest,
    "line": line,
    "answers": answers,
    "merge": merge,
    "jobs": jobs,
    "memory": memory,
}
MARKS = {True: "yes", False: "**no**", None: ""}


def measured(names: list[str], sizes: Sizes) -> Iterator[str]:
    """Give the lines of the page, section by section."""
    with tempfile.TemporaryDirectory(prefix="reptrack-bench-") as folder:
        for name in names:
            section = SECTIONS[name]
            yield f"\n## {name}\n\n{inspect.getdoc(section)}\n\n| what | measured | asked | met |\n|---|---|---|---|"
            try:
                for row in section(sizes, Path(folder)):
                    yield f"| {row.what} | {row.figure} | {row.asked} | {MARKS[row.good]} |"
            except (RuntimeError, subprocess.CalledProcessError) as error:  # the other sections are still worth their time
                told = str(getattr(error, "stderr", None) or error).strip().splitlines()[-1]
                yield f"| {name} | failed: {told} | | {MARKS[False]} |"


def head(sizes: Sizes) -> str:
    """Give the beginning of the page."""
    today = dt.datetime.now(dt.UTC).date().isoformat()
    how = "python benchmarks/run.py --write" if sizes is FULL else "python benchmarks/run.py --quick --write"
    return f"# Performance\n\nWritten by `{how}` on {today}.\n\nMachine: {machine()}."


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=f"of {', '.join(SECTIONS)}; default: all")
    parser.add_argument("--quick", action="store_true", help="a tenth of the sizes")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    parser.add_argument(
        "--peer-python", default=sys.executable, metavar="PYTHON", help="the interpreter that has the peers (benchmarks/peers.txt)"
    )
    args = parser.parse_args()
    PEERS[0] = args.peer_python
    unknown = set(args.sections) - set(SECTIONS)
    if unknown:
        parser.error(f"no such section: {', '.join(sorted(unknown))}")
    sizes = QUICK if args.quick else FULL
    lines = [head(sizes)]
    print(lines[0], flush=True)
    for text in measured(args.sections or list(SECTIONS), sizes):
        print(text, flush=True)
        lines.append(text)
    if args.write:
        PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
