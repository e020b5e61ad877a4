"""Fixtures that every test may use: the installed command, the sample corpus, records made to order."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reptrack.records import Claim, Report, Source

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT / "seeds"
COMMAND = [str(Path(sys.executable).parent / "reptrack")]

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


def pytest_configure() -> None:
    """Give the signals their usual effect, so that commands under test inherit it: a shell's background job ignores Ctrl-C, `nohup` a hang-up."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.fixture(scope="session")
def command() -> list[str]:
    """Give the installed command, as a shell would find it."""
    return COMMAND


@pytest.fixture(scope="session")
def reptrack() -> Run:
    """Run the installed command: `reptrack("stats", "x.jsonl", stdin=b"…", cwd=folder)`."""

    def run(*args: str | Path, stdin: bytes = b"", cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[bytes]:
        words = [*COMMAND, *map(str, args)]
        return subprocess.run(words, input=stdin, capture_output=True, cwd=cwd, env={**os.environ, **env}, check=False, timeout=300)

    return run


@pytest.fixture(scope="session")
def seeds() -> Path:
    """Give the folder of sample reports."""
    return SEEDS


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of real documents and gold beside the checkout; tests that need it skip without it."""
    folder = ROOT.parent / "shared"
    if not (folder / "gold").is_dir():
        pytest.skip("../shared is not here")
    return folder


@pytest.fixture(scope="session")
def seeds_corpus(tmp_path_factory: pytest.TempPathFactory, reptrack: Run) -> Path:
    """Give a corpus folder made from the sample reports by the installed command."""
    folder = tmp_path_factory.mktemp("seeds") / "corpus"
    done = reptrack("run", "seeds", "-o", folder, cwd=ROOT)
    assert done.returncode == 0, done.stderr.decode()
    return folder


@pytest.fixture(scope="session")
def seeds_records(seeds_corpus: Path) -> list[dict[str, Any]]:
    """Give the records of the sample corpus as plain data."""
    return [json.loads(line) for line in (seeds_corpus / "records.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="session")
def make_claim() -> Callable[..., Claim]:
    """Make a claim with defaults for whatever a test does not care about."""

    def make(value: Any, **fields: Any) -> Claim:
        text = fields.pop("text", str(value))
        return Claim(start=fields.pop("start", 0), end=fields.pop("end", len(text)), text=text, value=value, **{"kind": "count", **fields})

    return make


@pytest.fixture(scope="session")
def make_report() -> Callable[..., Report]:
    """Make a report whose id follows from what it holds."""

    def make(text: str = "", **fields: Any) -> Report:
        path = fields.pop("path", "a.txt")
        told = repr((text, path, sorted((key, repr(value)) for key, value in fields.items())))
        source = Source(path=path, sha256="0" * 64, encoding="utf-8", start=0, end=len(text))
        return Report(id=fields.pop("id", hashlib.sha256(told.encode()).hexdigest()[:16]), source=source, text=text, **fields)

    return make
