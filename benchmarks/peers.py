"""Measure the tools that reptrack replaces on a text: words per CPU second of each that is installed here.

    python benchmarks/peers.py text.txt

Prints one line of JSON. It needs nothing of reptrack, so that it runs with the interpreter of an environment of its own (`benchmarks/peers.txt`).
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

__all__ = ["measured"]

# So many words are enough for a steady figure: seconds of each.
WORDS = {"dateparser.search": 3_000, "quantulum3": 1_000, "en_core_web_sm": 5_000}
PIECE = 200


def measured(words: list[str]) -> dict[str, float | str]:
    """Give the words per CPU second of each peer, or why there is no figure."""
    return {name: _figure(name, maker, words) for name, maker in MAKERS.items()}


def _figure(name: str, maker: Callable[[], Callable[[str], Any] | None], words: list[str]) -> float | str:
    try:
        work = maker()
        if work is None:
            return "skipped: not installed"
        work("Three people were fined on 5 May 2024.")
        chosen = words[: WORDS[name]]
        pieces = [" ".join(chosen[at : at + PIECE]) for at in range(0, len(chosen), PIECE)]
        started = time.process_time()
        for piece in pieces:
            work(piece)
        return len(chosen) / (time.process_time() - started)
    except Exception as error:  # noqa: BLE001 - a peer that does not work is a result too
        return f"skipped: {type(error).__name__}: {error}"


def _dateparser() -> Callable[[str], Any] | None:
    if importlib.util.find_spec("dateparser") is None:
        return None
    search = importlib.import_module("dateparser.search").search_dates
    return lambda text: search(text, languages=["en"])


def _quantulum3() -> Callable[[str], Any] | None:
    if importlib.util.find_spec("quantulum3") is None:
        return None
    parse: Callable[[str], Any] = importlib.import_module("quantulum3.parser").parse
    return parse


def _model() -> Callable[[str], Any] | None:
    """Load spaCy's small English model, under its own name or one that begins so."""
    if importlib.util.find_spec("spacy") is None:
        return None
    spacy = importlib.import_module("spacy")
    names = [name for name in spacy.util.get_installed_models() if name.startswith("en_core_web_sm")]
    model: Callable[[str], Any] | None = spacy.load(names[0]) if names else None
    return model


MAKERS: dict[str, Callable[[], Callable[[str], Any] | None]] = {
    "dateparser.search": _dateparser,
    "quantulum3": _quantulum3,
    "en_core_web_sm": _model,
}

if __name__ == "__main__":
    warnings.simplefilter("ignore")
    print(json.dumps(measured(Path(sys.argv[1]).read_text(encoding="utf-8").split())))
