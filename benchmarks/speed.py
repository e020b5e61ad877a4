"""Measure inside one process: the extractors beside spaCy and others on the same texts, reading files, and how long single lines grow.

    python benchmarks/speed.py extract 60000      # words
    python benchmarks/speed.py ingest 4000000     # bytes
    python benchmarks/speed.py line 5000000       # characters, in one line

Each prints one line of JSON; `benchmarks/run.py` calls them, each in a process of its own. All times are CPU seconds, the least of three runs.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
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
from reptrack.run.workers import relax_collector
from reptrack.text.view import View

RUNS = 3
DATEPARSER_WORDS = 3_000
QUANTULUM_WORDS = 1_000


def least(work: Callable[[], object], runs: int = RUNS) -> float:
    """Give the CPU seconds of the quickest of several runs."""
    times = []
    for _ in range(runs):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times)


def extract(words: int) -> dict[str, Any]:
    """Give words per CPU second of `extract` and of its peers on the same texts, everything loaded before."""
    texts = corpora.varied(words)
    records = [record for text in texts for record in ingest_bytes(text.encode(), "x")]
    count = sum(len(text.split()) for text in texts)
    list(extracted(list(ingest_bytes(corpora.sample()[0].encode(), "x"))))

    def bare() -> None:
        nlp = spacy.blank("en")  # anew each time: the words of a long archive are new to it too
        nlp.add_pipe("sentencizer")
        nlp.max_length = 10**9
        for text in texts:
            nlp(text)

    found = {"words": count, "extract": count / least(lambda: list(extracted(records))), "spacy": count / least(bare)}
    return {**found, **peers(texts)}


def peers(texts: list[str]) -> dict[str, float | str]:
    """Give the words per second of the peers that are installed, on the beginning of the texts."""
    words = " ".join(texts).split()
    return {
        "dateparser.search": peer("dateparser.search", "search_dates", words[:DATEPARSER_WORDS], {"languages": ["en"]}),
        "quantulum3": peer("quantulum3.parser", "parse", words[:QUANTULUM_WORDS], {}),
        "en_core_web_sm": model(words[:DATEPARSER_WORDS]),
    }


def peer(module: str, name: str, words: list[str], options: dict[str, Any]) -> float | str:
    """Measure a function over a text in pieces of 200 words."""
    try:
        function = getattr(__import__(module, fromlist=[name]), name)
        function("Three people on 5 May 2024", **options)
        pieces = [" ".join(words[i : i + 200]) for i in range(0, len(words), 200)]
        return len(words) / least(lambda: [function(piece, **options) for piece in pieces], 1)
    except Exception as error:  # noqa: BLE001 - a peer that does not work is a result too
        return f"skipped: {type(error).__name__}: {error}"


def model(words: list[str]) -> float | str:
    """Measure spaCy's small English model."""
    try:
        nlp = spacy.load("en_core_web_sm")
    except OSError:
        return "skipped: not installed"
    return len(words) / least(lambda: nlp(" ".join(words)), 1)


def ingest(size: int) -> dict[str, Any]:
    """Give the megabytes per CPU second of ingest."""
    texts = [text.encode() for text in corpora.varied(size // 6)]
    total = sum(map(len, texts))
    list(ingest_bytes(texts[0], "x"))
    return {"bytes": total, "seconds": least(lambda: [list(ingest_bytes(text, "x")) for text in texts])}


def line(characters: int) -> dict[str, Any]:
    """Give the seconds that each step takes on a report of one line."""
    nlp = build()

    def steps(text: str) -> dict[str, float]:
        view = View(text, lang="en", dated="2024-12-31")
        seconds: dict[str, float] = {}

        def timed(name: str, work: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever the work gives
            started = time.process_time()
            found = work()
            seconds[name] = time.process_time() - started
            return found

        timed("ingest", lambda: list(ingest_bytes(text.encode(), "x")))
        timed("tokens", lambda: nlp.make_doc(text))
        timed("words", lambda: view.words)
        timed("sentences", lambda: view.sentences)
        dates = timed("dates", lambda: find_dates(view))
        articles = timed("articles", lambda: find_articles(view))
        names = timed("names", lambda: find_names(view))
        timed("claims", lambda: find_claims(view, dates, names, articles))
        return seconds

    text = corpora.long_line(characters)
    steps(text[:20_000])  # loads the tables
    return {"characters": characters, **steps(text)}


if __name__ == "__main__":
    relax_collector()  # as the commands do
    print(json.dumps({"extract": extract, "ingest": ingest, "line": line}[sys.argv[1]](int(sys.argv[2]))))
