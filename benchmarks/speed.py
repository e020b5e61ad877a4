"""Measure inside one process: the extractors beside spaCy on the same texts, reading files, and how long single lines grow.

    python benchmarks/speed.py extract 200000     # words
    python benchmarks/speed.py ingest 4000000     # bytes
    python benchmarks/speed.py line 5000000       # characters, in one line
    python benchmarks/speed.py shares items.jsonl # the CPU seconds of each of two worker processes
    python benchmarks/speed.py run reports        # those of a run with two of them, by what waits for what

Each prints one line of JSON; `benchmarks/run.py` calls them, each in a process of its own. All times are CPU seconds. Texts are new to what is
measured each time, as those of an archive are: nothing is read twice.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from multiprocessing import active_children
from pathlib import Path
from statistics import median
from typing import Any

import corpora
import spacy

from reptrack.extract.articles import find_articles
from reptrack.extract.claims import find_claims
from reptrack.extract.dates import find_dates
from reptrack.extract.names import find_names
from reptrack.extract.pipeline import build
from reptrack.extract.pipeline import extract as extracted
from reptrack.ingest.pipeline import ingest_bytes
from reptrack.jsonl import read_lines, relax_collector
from reptrack.run import extracting, pipeline
from reptrack.run.pool import map_ordered
from reptrack.text.view import View

RUNS = 3
WARM_UP = 40_000  # words
LONG = 50_000  # bytes: a report of a year or a month, not a news item


def seconds(work: Callable[..., object], *args: object) -> float:
    """Give the CPU seconds of some work."""
    started = time.process_time()
    work(*args)
    return time.process_time() - started


def exhaust(items: Iterable[object]) -> None:
    """Take all items and keep none."""
    for _ in items:
        pass


def extract(words: int) -> dict[str, Any]:
    """Give words per CPU second of `extract` and of spaCy's tokenizer with sentencizer, in turns on the same texts, everything loaded before.

    The ratio is the middle one of several turns.
    """
    warm = [record for text in corpora.varied(WARM_UP, seed=0) for record in ingest_bytes(text.encode(), "x")]
    exhaust(extracted(warm))
    turns = []
    for turn in range(RUNS):
        texts = corpora.varied(words // RUNS, seed=turn + 1)
        records = [record for text in texts for record in ingest_bytes(text.encode(), "x")]
        count = sum(len(text.split()) for text in texts)
        bare = _bare()
        turns.append((count / seconds(exhaust, extracted(records)), count / seconds(bare, texts)))
    ratios = sorted(ours / theirs for ours, theirs in turns)
    return {
        "words": words,
        "extract": median(ours for ours, _ in turns),
        "spacy": median(theirs for _, theirs in turns),
        "ratio": median(ratios),
        "ratios": ratios,
    }


def _bare() -> Callable[[list[str]], None]:
    """Give spaCy's bare pipeline, new: the words of a long archive are new to it too."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.max_length = 10**9
    nlp("It is loaded.")
    return lambda texts: exhaust(map(nlp, texts))


def ingest(size: int) -> dict[str, Any]:
    """Give bytes, files and CPU seconds of ingest: of files as the samples are, of the long and the short ones alone, and of all as one file."""
    for text in corpora.varied(WARM_UP, seed=0):
        exhaust(ingest_bytes(text.encode(), "x"))
    kinds: dict[str, Callable[[bytes], bool]] = {
        "mixed": lambda _text: True,
        "long": lambda text: len(text) > LONG,
        "short": lambda text: len(text) <= LONG,
    }
    found: dict[str, Any] = {}
    for number, (name, wanted) in enumerate(kinds.items()):
        texts = [text for text in map(str.encode, corpora.varied(size // 6, seed=size + number)) if wanted(text)]
        found[name] = _read(texts)
    found["joined"] = _read(["\n\n\n".join(corpora.varied(size // 6, seed=size + len(kinds))).encode()])
    return found


def _read(texts: list[bytes]) -> dict[str, float]:
    took = seconds(exhaust, (record for text in texts for record in ingest_bytes(text, "x")))
    return {"bytes": sum(map(len, texts)), "files": len(texts), "seconds": took}


def line(characters: int) -> dict[str, Any]:
    """Give the seconds that each step takes on a report of one line."""
    nlp = build(spans=True)

    def steps(text: str) -> dict[str, float]:
        view = View(text, lang="en", dated="2024-12-31")
        found: dict[str, float] = {}

        def timed(name: str, work: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever the work gives
            started = time.process_time()
            result = work()
            found[name] = time.process_time() - started
            return result

        timed("ingest", lambda: list(ingest_bytes(text.encode(), "x")))
        timed("tokens", lambda: nlp.make_doc(text))
        timed("words", lambda: view.words)
        timed("sentences", lambda: view.sentences)
        dates = timed("dates", lambda: find_dates(view))
        articles = timed("articles", lambda: find_articles(view))
        names = timed("names", lambda: find_names(view))
        timed("claims", lambda: find_claims(view, dates, names, articles))
        return found

    text = corpora.long_line(characters)
    steps(text[:20_000])  # loads the tables
    return {"characters": characters, **steps(text)}


def shares(records: str) -> dict[str, Any]:
    """Give the CPU seconds that each of two workers takes for its share of extracting a file of records."""
    spent = dict(map_ordered(_timed, extracting.batches(read_lines(records), records), 2))  # the last of each worker
    return {"workers": sorted(spent.values())}


def _timed(batch: extracting.Batch) -> tuple[int, float]:
    extracting.extract_batch(batch)
    return os.getpid(), time.process_time()


def run(reports: str) -> dict[str, Any]:
    """Give the CPU seconds of a run with two worker processes: of this process while and after they work, and of each of them.

    Theirs are read from `/proc` when the last part is there.
    """
    marks: list[float] = []
    workers: list[float] = []

    def note(step: str, done: int, total: int) -> None:
        if step == "extract" and (done == total or not marks):
            marks.append(time.process_time())
        if step == "extract" and done == total:
            workers.extend(sum(map(int, _status(child.pid)[11:13])) / os.sysconf("SC_CLK_TCK") for child in active_children())

    with tempfile.TemporaryDirectory(prefix="reptrack-bench-") as folder:
        pipeline.run([reports], folder, jobs="2", on_progress=note)
    first, last, end = *marks, time.process_time()
    return {"meanwhile": last - first, "after": end - last, "workers": sorted(workers)}


def _status(process: int | None) -> list[str]:
    """Give the fields of a process's status that come after its name."""
    return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()


if __name__ == "__main__":
    relax_collector()  # as the commands do
    task, given = sys.argv[1:]
    on_files = {"shares": shares, "run": run}
    print(json.dumps(on_files[task](given) if task in on_files else {"extract": extract, "ingest": ingest, "line": line}[task](int(given))))
