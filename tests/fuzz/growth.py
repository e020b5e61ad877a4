"""Measure how the time of each stage grows with the length of its input: twice the text may take twice the time, not four times.

    python tests/fuzz/growth.py                      # every text of corpus/growth.toml through every stage
    python tests/fuzz/growth.py names ingest -k quote
    python tests/fuzz/growth.py --search 300         # seconds of random mixtures of the units, to find texts that nobody thought of

The figure is the exponent: time at n and at 4n characters, as a power of the length. Only ratios are judged, so the machine's speed does not matter.
"""

from __future__ import annotations

import argparse
import gc
import math
import random
import signal
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reptrack.jsonl import relax_collector

CORPUS = Path(__file__).parent / "corpus" / "growth.toml"
SIZES = (4_000, 16_000, 64_000)
LIMIT = 1.3
"""The largest exponent that passes; n·log n stays below it at these sizes."""
FLOOR = 0.02
"""Seconds under which a time tells nothing: the fixed costs and the clock weigh too much."""
PATIENCE = 20
"""Seconds after which a measurement is given up: the text is slow, whatever the exponent."""

Stage = Callable[[str], object]


class TooSlowError(Exception):
    """A measurement was given up."""


@dataclass(frozen=True, slots=True)
class Growth:
    """What was measured: the stage, the text, the seconds at each size, and the exponent between the last two (0 if too fast to tell)."""

    stage: str
    name: str
    seconds: tuple[float, ...]
    exponent: float

    def __str__(self) -> str:
        times = " ".join(f"{second * 1000:.0f}" for second in self.seconds)
        return f"{self.stage:9} {self.name:40} n^{self.exponent:.2f}  ms at {', '.join(map(str, SIZES[: len(self.seconds)]))}: {times}"


@cache
def texts() -> dict[str, tuple[str, str, str]]:
    """Give the texts of the corpus: name → what stands before, what is repeated, what stands after."""
    tables = tomllib.loads(CORPUS.read_text(encoding="utf-8"))
    return {
        f"{group}/{name}": (spec.get("before", ""), spec["unit"], spec.get("after", ""))
        for group, specs in tables.items()
        for name, spec in specs.items()
    }


def grown(parts: tuple[str, str, str], size: int) -> str:
    """Give the text with about `size` characters."""
    before, unit, after = parts
    return before + unit * (size // len(unit)) + after


def stages() -> dict[str, Stage]:
    """Give what is measured: name → a function of a text."""
    from reptrack.extract.articles import find_articles
    from reptrack.extract.claims import find_claims
    from reptrack.extract.dates import find_dates
    from reptrack.extract.names import find_names
    from reptrack.ingest.pipeline import ingest_bytes
    from reptrack.text.language import detect
    from reptrack.text.view import View

    def view(text: str) -> View:
        return View(text, lang=detect(text[:4000]), dated="2024-05-06", title=text[:80])

    def ingest(text: str) -> object:
        return list(ingest_bytes(text.encode(), "a.txt"))

    return {
        "ingest": ingest,
        "view": view,
        "dates": lambda text: find_dates(view(text)),
        "names": lambda text: find_names(view(text)),
        "articles": lambda text: find_articles(view(text)),
        "claims": lambda text: find_claims(view(text), (), (), ()),
    }


def measure(
    stage: str, function: Stage, name: str, parts: tuple[str, str, str], *, repeat: int = 2, sizes: tuple[int, ...] = SIZES
) -> Growth:
    """Time one stage on one text at growing sizes; stops early when it is hopeless."""
    seconds: list[float] = []
    for size in sizes:
        text = grown(parts, size)
        best = math.inf
        for _ in range(repeat):
            best = min(best, _timed(function, text))
            if best > 1:
                break
        seconds.append(best)
        if best > PATIENCE / 4:
            break
    return Growth(stage, name, tuple(seconds), _exponent(seconds))


def _exponent(seconds: list[float]) -> float:
    last, before = seconds[-1], seconds[-2] if len(seconds) > 1 else FLOOR / 4
    if last < FLOOR:
        return 0.0
    return math.log(last / max(before, 1e-4), 4)


def _timed(function: Stage, text: str) -> float:
    begin = time.process_time()
    try:
        with _limited(PATIENCE):
            function(text)
    except TooSlowError:
        return math.inf if time.process_time() - begin < 1 else time.process_time() - begin
    except Exception as error:
        if type(error).__name__ == "ReptrackError" or type(error).__mro__[1].__name__ == "ReptrackError":
            return time.process_time() - begin  # refused, as it may be
        raise
    return time.process_time() - begin


class _limited:  # noqa: N801 - reads as a statement
    def __init__(self, seconds: int) -> None:
        self.seconds = seconds

    def __enter__(self) -> None:
        def give_up(_signal: int, _frame: object) -> None:
            raise TooSlowError

        self.before = signal.signal(signal.SIGALRM, give_up)
        signal.alarm(self.seconds)

    def __exit__(self, *_: object) -> None:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, self.before)


def scan(chosen: list[str], only: str) -> Iterator[Growth]:
    """Measure the chosen stages on the texts of the corpus whose name holds `only`."""
    for stage, function in stages().items():
        if chosen and stage not in chosen:
            continue
        for name, parts in texts().items():
            if only in name:
                yield measure(stage, function, name, parts)


def mixtures(seed: int) -> Iterator[tuple[str, tuple[str, str, str]]]:
    """Give random mixtures of the units, without end: two to five in a row, some once before, some once after."""
    chance = random.Random(seed)
    units = [parts[1] for parts in texts().values()]
    while True:
        picked = [chance.choice(units) for _ in range(chance.randint(2, 5))]
        parts = (chance.choice([*units, "", ""]), chance.choice(["", " ", "\n"]).join(picked), chance.choice([*units, "", ""]))
        yield repr(parts), parts


def _quieten() -> None:
    """Load the tables and keep the collector from them: one pass over them takes as long as a text of 64,000 characters, and looks like growth."""
    for function in stages().values():
        function("On 5 May 2024 at least 7 people were detained in Minsk under Article 342.")
    gc.freeze()
    relax_collector()


def main() -> int:
    """Scan or search, name what grows too fast."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stages", nargs="*", help="default: all")
    parser.add_argument("-k", dest="only", default="", help="only texts whose name holds this")
    parser.add_argument("--search", type=int, metavar="SECONDS", help="try random mixtures for so long")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    _quieten()
    found: list[Growth] = []
    count = 0
    if given.search:
        until = time.monotonic() + given.search
        functions = {k: f for k, f in stages().items() if k != "view" and (not given.stages or k in given.stages)}
        for name, parts in mixtures(given.seed):
            if time.monotonic() > until:
                break
            for stage, function in functions.items():
                count += 1
                growth = measure(stage, function, name, parts, repeat=1)
                if growth.exponent > LIMIT and measure(stage, function, name, parts).exponent > LIMIT:
                    found.append(growth)
                    print(growth, flush=True)
    else:
        for growth in scan(given.stages, given.only):
            count += 1
            if growth.exponent > LIMIT:
                found.append(growth)
                print(growth, flush=True)
    print(f"{count} measurements, {len(found)} grow faster than n^{LIMIT}", flush=True)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
