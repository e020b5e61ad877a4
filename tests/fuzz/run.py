"""Fuzz a stage with inputs that a coverage-guided fuzzer makes: what the stage must never do is raise, lose a character or misplace a mention.

    pip install atheris
    python tests/fuzz/run.py --seconds 60 ingest        # or extract, merge, decode, compare, answers
    python tests/fuzz/run.py --keep FOLDER ingest       # take the smallest inputs of a run into the corpus

It begins with the sample reports and the kept inputs (`corpus/<stage>.b64`, one a line); the inputs that reached something new are in the folder
that it names. An input that breaks a stage is written to the folder named with --findings and ends the run. Not part of the default
test run; `test_fuzz.py` replays the kept inputs through the same checks without atheris.
"""

from __future__ import annotations

import argparse
import base64
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
KEPT = 150
"""Inputs kept of a stage: enough to reach most of what the fuzzer reached, few enough to replay in every test run."""


def corpus(stage: str) -> list[bytes]:
    """Give the kept inputs of a stage."""
    path = HERE / "corpus" / f"{stage}.b64"
    return [base64.b64decode(line) for line in path.read_bytes().splitlines()] if path.is_file() else []


def keep(stage: str, folder: Path) -> None:
    """Take the smallest inputs of a run into the corpus."""
    found = {path.read_bytes() for path in folder.iterdir() if not path.name.startswith("seed-")} | set(corpus(stage))
    kept = sorted(sorted(found, key=lambda data: (len(data), data))[:KEPT])
    (HERE / "corpus" / f"{stage}.b64").write_bytes(b"".join(base64.b64encode(data) + b"\n" for data in kept))


def begin(stage: str) -> Path:
    """Make the folder of inputs to begin with: the fuzzer finds its way from real text faster than from nothing."""
    from targets import seeds

    folder = Path(tempfile.mkdtemp(prefix="reptrack-fuzz-"))
    for number, data in enumerate([*seeds(stage, ROOT / "seeds"), *corpus(stage)]):
        (folder / f"seed-{number:03}").write_bytes(data)
    return folder


def main() -> None:
    """Set up the fuzzer and let it run for the time given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stage", choices=["decode", "ingest", "extract", "merge", "compare", "answers"])
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--findings", type=Path, default=Path(tempfile.gettempdir()) / "reptrack-findings")
    parser.add_argument("--keep", type=Path, metavar="FOLDER")
    given = parser.parse_args()
    if given.keep:
        keep(given.stage, given.keep)
        return
    import atheris

    sys.path.insert(0, str(HERE))
    with atheris.instrument_imports(include=["reptrack"]):
        from targets import TARGETS

        target = TARGETS[given.stage]
        target(b"")  # loads what is loaded late, with instrumentation
    work = begin(given.stage)
    print(f"inputs: {work}", flush=True)
    given.findings.mkdir(parents=True, exist_ok=True)

    def guarded(data: bytes) -> None:
        try:
            target(data)
        except Exception:
            (given.findings / f"{given.stage}-{sha256(data).hexdigest()[:12]}").write_bytes(data)
            raise

    options = [
        f"-max_total_time={given.seconds}",
        "-max_len=3000",
        "-timeout=20",
        "-rss_limit_mb=4000",
        "-print_final_stats=1",
        f"-artifact_prefix={given.findings}/{given.stage}-",
        f"-dict={HERE / 'words.dict'}",
        str(work),
    ]
    atheris.Setup([sys.argv[0], *options], guarded)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
