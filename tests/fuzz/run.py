"""Fuzz a stage with inputs that a coverage-guided fuzzer makes: what the stage must never do is raise, lose a character or misplace a mention.

    pip install atheris
    python tests/fuzz/run.py --seconds 60 ingest        # or extract, merge, decode

The corpus of inputs that reached something new is kept under tests/fuzz/corpus/<stage>/ and grows with each run (`--throw-away` keeps it as it is); an
input that breaks a stage is written to the folder named with --findings and ends the run. Not part of the default test run; `test_corpus.py` replays
the kept inputs through the same checks without atheris.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def seed(stage: str, folder: Path) -> None:
    """Begin with the sample reports, in pieces: the fuzzer finds its way from real text faster than from nothing."""
    from targets import seeds

    for number, data in enumerate(seeds(stage, ROOT / "seeds")):
        (folder / f"seed-{number:03}").write_bytes(data)


def main() -> None:
    """Set up the fuzzer and let it run for the time given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stage", choices=["decode", "ingest", "extract", "merge"])
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--findings", default=str(Path(tempfile.gettempdir()) / "reptrack-findings"))
    parser.add_argument("--throw-away", action="store_true", help="do not keep new inputs in the corpus")
    given = parser.parse_args()
    import atheris

    sys.path.insert(0, str(HERE))
    with atheris.instrument_imports(include=["reptrack"]):
        from targets import TARGETS

        target = TARGETS[given.stage]
        target(b"")  # loads what is loaded late, with instrumentation
    kept = HERE / "corpus" / given.stage
    kept.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix="reptrack-fuzz-"))
    for path in kept.iterdir():
        shutil.copy(path, work)
    seed(given.stage, work)
    Path(given.findings).mkdir(parents=True, exist_ok=True)
    options = [
        f"-max_total_time={given.seconds}", "-max_len=3000", "-timeout=20", "-rss_limit_mb=4000", "-print_final_stats=1",
        f"-artifact_prefix={given.findings}/{given.stage}-", f"-dict={HERE / 'words.dict'}", str(work),
    ]  # fmt: skip
    if not given.throw_away:
        print(f"new inputs: {work}", flush=True)

    def guarded(data: bytes) -> None:
        try:
            target(data)
        except Exception:
            (Path(given.findings) / f"{given.stage}-{sha256(data).hexdigest()[:12]}").write_bytes(data)
            raise

    atheris.Setup([sys.argv[0], *options], guarded)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
