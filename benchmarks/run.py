"""Measure everything that reptrack promises about speed, memory and growth, with its peers beside it in the same run.

    python benchmarks/run.py                      # all, about a quarter of an hour
    python benchmarks/run.py --quick              # a tenth of the sizes
    python benchmarks/run.py startup memory       # only these
    python benchmarks/run.py --write              # and write docs/performance.md

CPU seconds are the least of several runs, peaks those of the whole process. The machine should have nothing else to do; the load
before the run stands in the result.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from measure import REPTRACK, best, exponent, machine, spend

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "docs" / "performance.md"
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


def child(script: str, *args: object) -> dict[str, float]:
    """Run a measurement in a process of its own and give its figures."""
    done = subprocess.run([sys.executable, HERE / script, *map(str, args)], capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def startup(_sizes: Sizes, _work: Path) -> Iterator[Row]:
    """Help beside the import of the libraries that draw it."""
    base = best(7, [sys.executable, "-c", "import typer, rich"]).cpu
    yield Row("`import typer, rich`", f"{base:.3f} s CPU")
    for args in (["--help"], ["stats", "--help"]):
        took = best(7, [*REPTRACK, *args]).cpu
        yield Row(f"`reptrack {' '.join(args)}`", f"{took:.3f} s CPU, {took / base:.2f} ×", "≤ 2 ×", took <= 2 * base)


def extract(sizes: Sizes, _work: Path) -> Iterator[Row]:
    """Extraction beside spaCy's tokenizer and sentencizer, and beside the tools that it replaces."""
    found = child("speed.py", "extract", sizes.words)
    yield Row("texts", f"{found['words']:,.0f} words, varied, long")
    yield Row("spaCy blank `en` tokenizer + sentencizer", f"{found['spacy']:,.0f} words/s")
    ratio = found["extract"] / found["spacy"]
    yield Row(
        "`extract`: dates, names, articles, claims",
        f"{found['extract']:,.0f} words/s, {ratio:.2f} of it",
        "≥ 0.25 (aim 0.5)",
        ratio >= 1 / 4,
    )
    for peer in ("dateparser.search", "quantulum3", "en_core_web_sm"):
        figure = found[peer]
        yield Row(
            peer, figure if isinstance(figure, str) else f"{figure:,.0f} words/s; extract is {found['extract'] / figure:.0f} × as fast"
        )


def ingest(sizes: Sizes, _work: Path) -> Iterator[Row]:
    """Reading raw files, at three sizes."""
    found = [child("speed.py", "ingest", sizes.bytes // part) for part in (100, 10, 1)]
    rate = found[-1]["bytes"] / found[-1]["seconds"] / 1e6
    yield Row("`ingest`", f"{rate:.1f} MB/s", "≥ 20 MB/s", rate >= 20)
    yield growth("`ingest`", [f["bytes"] for f in found], [f["seconds"] for f in found])


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
        code = f"import corpora, pathlib; corpora.write_records(pathlib.Path({str(work / 'corpus')!r}), {count}, pathlib.Path({str(target)!r}))"
        subprocess.run([sys.executable, "-c", code], cwd=HERE, check=True)
    return target


ANSWERS = {
    "stats": [],
    "stats --by article": ["--by", "article"],
    "track": ["political-prisoners"],
    "check": [],
    "show": ["BY-CC:342"],
    "names": [],
}


def asked(name: str, records: Path) -> list[str]:
    """Give the words of a command that reads records."""
    words = name.split()
    before = ANSWERS.get(name, [])
    return [*REPTRACK, words[0], *(before if words[0] in {"track", "show"} else []), str(records), *(before if words[0] == "stats" else [])]


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
    done = subprocess.run(
        [sys.executable, HERE / "names.py", "--sizes", *map(str, sizes.names)], capture_output=True, text=True, check=True
    )
    for text in done.stdout.splitlines():
        yield Row("names", " ".join(text.split()))


def jobs(sizes: Sizes, work: Path) -> Iterator[Row]:
    """Two processes beside one: wall time, and the bytes that come out."""
    code = f"import corpora, pathlib; corpora.report_files(pathlib.Path({str(work / 'reports')!r}), {sizes.jobs_records}, 230)"
    subprocess.run([sys.executable, "-c", code], cwd=HERE, check=True)
    spend([*REPTRACK, "ingest", work / "reports"], stdout=work / "items.jsonl")
    outputs = []
    for name, command in (
        ("extract", lambda n: [*REPTRACK, "extract", work / "items.jsonl", "-o", work / f"out{n}", "--jobs", n]),
        ("run", lambda n: [*REPTRACK, "run", work / "reports", "-q", "-o", Path(tempfile.mkdtemp(dir=work)) / "c", "--jobs", n]),
    ):
        one, two = (min(spend(command(n)).wall for _ in range(3)) for n in ("1", "2"))
        yield Row(
            f"`{name} --jobs 2`, {sizes.jobs_records:,} reports",
            f"{two:.1f} s, {two / one:.2f} of {one:.1f} s with one",
            "≤ 0.6",
            two <= 0.6 * one,
        )
    outputs = [(work / f"out{n}").read_bytes() for n in "12"]
    yield Row("same bytes with 1 and 2 jobs", "yes" if outputs[0] == outputs[1] else "no", "yes", outputs[0] == outputs[1])


def memory(sizes: Sizes, work: Path) -> Iterator[Row]:
    """Peaks of every command that streams, on few and on many records."""
    few, many = sample(work, 1_000), sample(work, sizes.records)
    commands: dict[str, Callable[[Path], list[str | Path]]] = {name: lambda path, name=name: asked(name, path) for name in ANSWERS}
    commands["extract"] = lambda path: [*REPTRACK, "extract", path, "--jobs", "1"]
    commands["merge"] = lambda path: [*REPTRACK, "merge", path]
    for form in ("jsonl", "csv", "sqlite", "ftm"):
        target = [] if form in {"jsonl", "ftm"} else ["-o", Path(tempfile.mkdtemp(dir=work)) / "export"]
        commands[f"export {form}"] = lambda path, form=form, target=target: [*REPTRACK, "export", form, path, "-q", *target, *again(target)]
    for name, command in commands.items():
        low, high = spend(command(few)).peak, spend(command(many)).peak
        yield Row(f"`{name}`", f"{low:.0f} → {high:.0f} MB, {high / low:.2f} ×", "≤ 1.2 ×", high <= 1.2 * low)


def again(target: list[str | Path]) -> list[str]:
    """Remove the output of the run before."""
    for path in target[1:]:
        subprocess.run(["rm", "-rf", str(path)], check=True)
    return []


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
            yield f"\n## {name}\n\n{(section.__doc__ or '').strip()}\n\n| what | measured | asked | met |\n|---|---|---|---|"
            for row in section(sizes, Path(folder)):
                yield f"| {row.what} | {row.figure} | {row.asked} | {MARKS[row.good]} |"


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
    args = parser.parse_args()
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
