"""The commands in a real shell's hands: pipes, files, exit codes, a closed pipe, Ctrl-C, bad input."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

STAGES = ("extract", "merge")
# Ctrl-C comes at the moment when the command's modules are looked for.
STOPPED_WHILE_LOADING = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.{action})
class Stop:
    def find_spec(self, name, *_):
        if name == "reptrack.cli.app":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Stop())
from reptrack.__main__ import main
main()
"""


def until(done, seconds=60):
    """Wait until something is so, however busy the machine is."""
    deadline = time.monotonic() + seconds
    while not done() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert done()


def pipe(command, *stages, stdin=b"", cwd=None):
    """Run stages as one shell pipeline and give its output."""
    line = " | ".join(" ".join([*command, stage]) for stage in stages)
    return subprocess.run(["bash", "-o", "pipefail", "-c", line], input=stdin, capture_output=True, cwd=cwd, check=False)


@pytest.fixture
def report(tmp_path, seeds):
    """Give a folder with one report in it."""
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "review.txt").write_bytes((seeds / "monthly-review.txt").read_bytes())
    return tmp_path


def test_three_commands_in_a_pipe_equal_run(command, reptrack, report):
    piped = pipe(command, "ingest reports", "extract", "merge", cwd=report)
    assert piped.returncode == 0
    assert piped.stderr == b""
    assert reptrack("run", "reports", "-o", "corpus", cwd=report).returncode == 0
    assert (report / "corpus" / "records.jsonl").read_bytes() == piped.stdout


def test_each_stage_takes_and_writes_files(reptrack, report):
    for args in (("ingest", "reports", "-o", "1.jsonl"), ("extract", "1.jsonl", "-o", "2.jsonl"), ("merge", "2.jsonl", "-o", "3.jsonl")):
        done = reptrack(*args, cwd=report)
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b""), args
    assert (report / "3.jsonl").read_bytes() == pipe([reptrack_path(reptrack)], "ingest reports", "extract", "merge", cwd=report).stdout


def reptrack_path(reptrack):
    return reptrack("--version").args[0]


def test_a_text_on_standard_input(reptrack):
    done = reptrack("ingest", "-", stdin="Ціханоўскую асудзілі 6 сакавіка 2023 года.".encode())
    record = json.loads(done.stdout)
    assert record["source"]["path"] == "-"
    assert record["lang"] == "be"


def test_two_runs_are_byte_identical_whatever_the_order_of_python_sets(reptrack, seeds):
    """Python orders its sets anew in every process; nothing that is written may depend on it."""

    def corpus(order):
        done = reptrack("ingest", seeds, PYTHONHASHSEED=order)
        for stage in STAGES:
            done = reptrack(stage, stdin=done.stdout, PYTHONHASHSEED=order)
        return done.stdout

    assert corpus("0") == corpus("1") == corpus("2")


def test_a_closed_pipe_ends_silently(command, seeds):
    line = f"{command[0]} ingest {seeds} | head -c 10 > /dev/null; echo ${{PIPESTATUS[0]}}"
    closed = subprocess.run(["bash", "-c", line], capture_output=True, check=False)
    assert (closed.stdout, closed.stderr) == (b"0\n", b"")


def test_ctrl_c_leaves_no_half_written_file(command, tmp_path):
    (tmp_path / "old.jsonl").write_text("stands\n")
    process = subprocess.Popen([*command, "extract", "-", "-o", "old.jsonl"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path)
    until(lambda: any(path.name.endswith(".part") for path in tmp_path.iterdir()))
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.decode().splitlines() == ["reptrack: interrupted"]
    assert [path.name for path in tmp_path.iterdir()] == ["old.jsonl"]
    assert (tmp_path / "old.jsonl").read_text() == "stands\n"


@pytest.mark.parametrize(("action", "expected"), [("default_int_handler", -signal.SIGINT), ("SIG_IGN", 0)])
def test_ctrl_c_while_the_command_loads_is_silent(action, expected):
    code = STOPPED_WHILE_LOADING.format(action=action)
    done = subprocess.run([sys.executable, "-c", code, "--version"], capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (expected, b"")


@pytest.mark.parametrize("args", [("frobnicate",), ("stats", "--by", "colour", "x"), ("run", "x"), ("stats", "--format", "xml")])
def test_wrong_usage_is_exit_2(reptrack, args, tmp_path):
    (tmp_path / "x").write_text("")
    done = reptrack(*args, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"Traceback" not in done.stderr


def test_bad_inputs_get_a_line_each_and_the_rest_is_processed(reptrack, report):
    (report / "reports" / "empty.txt").write_bytes(b"")
    (report / "reports" / "noise.txt").write_bytes(bytes(range(256)) * 40)
    done = reptrack("ingest", "reports", "missing.txt", cwd=report)
    assert done.returncode == 1
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 3
    for name in ("empty.txt", "noise.txt", "missing.txt"):
        assert sum(name in line for line in lines) == 1, name
    assert {json.loads(line)["source"]["path"] for line in done.stdout.splitlines()} == {"reports/review.txt"}


@pytest.mark.parametrize("stage", STAGES)
def test_a_bad_line_is_named_and_the_rest_is_processed(reptrack, report, stage):
    good = reptrack("ingest", "reports", cwd=report).stdout
    future = json.dumps({**json.loads(good.splitlines()[0]), "schema": "reptrack/9"}).encode()
    bad = good + b'{"broken\n' + b"\n" + b'{"id": 1}\n' + future + b'\n"\\ud800"\n' + b"\xff\n" + good
    done = reptrack(stage, stdin=bad)
    assert done.returncode == 1
    count = len(good.splitlines())
    assert len(done.stdout.splitlines()) == 2 * count
    lines = done.stderr.decode().splitlines()
    if stage == "merge":
        assert "these records hold no mentions" in lines.pop()
    assert [int(line.split(":")[2]) for line in lines] == [count + 1, count + 3, count + 4, count + 5, count + 6]
    assert "reptrack/9" in lines[2]


def test_an_output_that_cannot_be_written_is_one_line(reptrack, report):
    done = reptrack("ingest", "reports", "-o", "no/such/folder/x.jsonl", cwd=report)
    assert done.returncode == 1
    assert len(done.stderr.decode().splitlines()) == 1
    assert "no/such/folder" in done.stderr.decode()


def test_a_full_disk_is_one_line(command, report):
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    line = f"{command[0]} ingest reports > /dev/full"
    done = subprocess.run(["bash", "-c", line], capture_output=True, cwd=report, check=False)
    assert done.returncode == 1
    assert len(done.stderr.decode().splitlines()) == 1
    assert b"space" in done.stderr


def test_every_command_has_help_with_an_example(reptrack):
    listed = reptrack("--help", COLUMNS="200").stdout.decode()
    commands = re.findall(r"^  (\w+)  ", listed.split("Commands:")[1], re.MULTILINE)
    assert len(commands) >= 8
    for name in commands:
        assert "Example: reptrack" in " ".join(reptrack(name, "--help", COLUMNS="200").stdout.decode().split()), name
