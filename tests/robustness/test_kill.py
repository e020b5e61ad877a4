"""A run that is killed at any moment leaves the last good corpus, and the next run ends with the bytes of an undisturbed one.

More rounds: `REPTRACK_KILLS=60 pytest tests/robustness/test_kill.py`.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

ROUNDS = int(os.environ.get("REPTRACK_KILLS", "4"))
FILES = ("records.jsonl", "names.jsonl")
# Stops the process itself right before its n-th rename, when it puts a part or the corpus in place: moments that chance rarely hits.
AT_RENAME = """
import os, pathlib, signal, sys
left = int(sys.argv.pop(1))
rename = pathlib.Path.replace
def counted(self, target):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return rename(self, target)
pathlib.Path.replace = counted
from reptrack.cli.app import main
main()
"""


@pytest.fixture
def reports(tmp_path, seeds):
    folder = tmp_path / "reports"
    folder.mkdir()
    for path in seeds.glob("*.txt"):
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def content(folder):
    return {name: (folder / name).read_bytes() for name in FILES}


def left_over(folder):
    return [path.name for path in folder.rglob("*") if path.name.endswith(".part") or path.name == "next"]


def is_sound(folder, before):
    """Tell whether the two files of a corpus are both those of before, or both whole."""
    if not (folder / "records.jsonl").exists():
        return before is None
    for line in (folder / "records.jsonl").read_bytes().splitlines():
        json.loads(line)
    return True


def test_killed_at_random_moments(command, reptrack, reports, tmp_path):
    reptrack("run", "reports", "-o", "whole", "-q", cwd=tmp_path)
    began = time.monotonic()
    reptrack("run", "reports", "-o", "timed", "-q", cwd=tmp_path)
    took = time.monotonic() - began
    chance = random.Random(ROUNDS)
    for number in range(ROUNDS):
        process = subprocess.Popen(
            [*command, "run", "reports", "-o", "cut", "-q", "-j", "12"[number % 2]], cwd=tmp_path, start_new_session=True
        )
        time.sleep(chance.uniform(0.1, 1.1 * took))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if (tmp_path / "cut").exists():
            assert is_sound(tmp_path / "cut", None), number
        if number % 3 == 2:  # now and then begin anew, else the corpus is soon complete
            assert reptrack("run", "reports", "-o", "cut", "-q", cwd=tmp_path).returncode == 0
            assert content(tmp_path / "cut") == content(tmp_path / "whole"), number
            assert left_over(tmp_path / "cut") == [], number
            (reports / "bulletin.txt").touch()
            subprocess.run(["rm", "-r", tmp_path / "cut"], check=True)
    assert reptrack("run", "reports", "-o", "cut", "-q", cwd=tmp_path).returncode == 0
    assert content(tmp_path / "cut") == content(tmp_path / "whole")


def test_killed_before_each_rename(reptrack, reports, tmp_path):
    from reptrack.run.corpus import Corpus

    reptrack("run", "reports", "-o", "old", "-q", cwd=tmp_path)
    (reports / "new.txt").write_text("On 5 May 2025 Anna Kavalenka was detained in Minsk under Article 342 of the Criminal Code.\n")
    reptrack("run", "reports", "-o", "new", "-q", cwd=tmp_path)
    python = str(reptrack("--version").args[0]).replace("bin/reptrack", "bin/python")
    states = set()
    for renames in range(12):
        subprocess.run(["cp", "-r", "old", f"cut{renames}"], cwd=tmp_path, check=True)
        done = subprocess.run(
            [python, "-c", AT_RENAME, str(renames), "run", "reports", "-o", f"cut{renames}", "-q"], cwd=tmp_path, check=False
        )
        folder = tmp_path / f"cut{renames}"
        states.add(tuple((folder / name).read_bytes() == (tmp_path / "new" / name).read_bytes() for name in FILES))
        Corpus(folder).recover()
        assert content(folder) in (content(tmp_path / "old"), content(tmp_path / "new")), renames
        assert reptrack("run", "reports", "-o", folder.name, "-q", cwd=tmp_path).returncode == 0
        assert content(folder) == content(tmp_path / "new"), renames
        assert left_over(folder) == []
        if done.returncode == 0:
            break
    assert done.returncode == 0  # there were fewer renames than tries: every one was met
    assert len(states) == 3  # old, half, new


@pytest.mark.usefixtures("reports")
def test_two_runs_at_once(command, reptrack, tmp_path):
    runs = [
        subprocess.Popen([*command, "run", "reports", "-o", "corpus", "-q"], cwd=tmp_path, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    ends = [(run.communicate()[1], run.returncode) for run in runs]
    assert sum(code == 0 for _, code in ends) >= 1
    for told, code in ends:
        assert (code, told) == (0, "") or (code == 1 and "in use by process" in told and told.count("\n") == 1)
    reptrack("run", "reports", "-o", "whole", "-q", cwd=tmp_path)
    assert content(tmp_path / "corpus") == content(tmp_path / "whole")


def test_a_new_folder_is_made_by_several_at_once(tmp_path):
    from reptrack.run.corpus import Corpus

    together = threading.Barrier(8)

    def make(number):
        together.wait()
        return Corpus(tmp_path / f"corpus{number}").folder

    with ThreadPoolExecutor(8) as pool:
        for number in range(200):
            assert {*pool.map(make, [number] * 8)} == {tmp_path / f"corpus{number}"}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_stopped_command_leaves_no_temporary_file(command, tmp_path, number):
    room = tmp_path / "tmp"
    room.mkdir()
    (tmp_path / "old.jsonl").write_text("stands\n")
    stdin = subprocess.PIPE
    process = subprocess.Popen(
        [*command, "merge", "-", "-o", "old.jsonl"],
        stdin=stdin,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env={**os.environ, "TMPDIR": str(room)},
    )
    deadline = time.monotonic() + 60
    while not (parts := [path for path in tmp_path.iterdir() if path.name.endswith(".part")]) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [path.stat().st_mode & 0o777 for path in parts] == [0o600]
    time.sleep(0.3)
    process.send_signal(number)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 128 + number
    assert told == b"reptrack: interrupted\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["old.jsonl", "tmp"]
    assert not list(room.iterdir())
    assert (tmp_path / "old.jsonl").read_text() == "stands\n"
