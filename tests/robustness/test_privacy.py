"""What docs/security.md promises: what is written is private, nothing is written elsewhere, nothing is left behind, nobody is called."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parents[2] / "docs" / "security.md"
COMMANDS = [
    "ingest in -o items.jsonl",
    "extract items.jsonl -o mentions.jsonl -j 2",
    "merge mentions.jsonl -o c.jsonl --names register.jsonl",
    "run in -o corpus -q -j 2",
    "export csv c.jsonl -o csv",
    "export xlsx c.jsonl -o c.xlsx",
    "export sqlite c.jsonl -o c.db",
    "export parquet c.jsonl -o parquet",
    "export ftm c.jsonl -o c.ftm",
    "export jsonl c.jsonl -o shared.jsonl --pseudonyms key.json -q",
    "report c.jsonl -o page.html",
    "stats c.jsonl",
    "check c.jsonl",
    "track detained c.jsonl",
    "names c.jsonl",
    "names --explain A B",
]
# What stands in every process that Python starts here, also in workers and the server they are copied from. A socket of the file system is how
# workers are spoken to; a library that spaCy loads (urllib3) asks the system whether it knows IPv6 by naming a socket ::1, and sends nothing.
NO_NETWORK = """
import sys
def forbid(event, args):
    if event == "socket.bind" and args[1][:2] == ("::1", 0):
        return
    if event in {"socket.connect", "socket.bind", "socket.sendto"} and not isinstance(args[1], (str, bytes)):
        print("NETWORK", event, args[1:], file=sys.stderr)
        raise AssertionError(event)
    if event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        print("NETWORK", event, file=sys.stderr)
        raise AssertionError(event)
sys.addaudithook(forbid)
"""


@pytest.fixture(scope="module")
def used(command, tmp_path_factory, seeds):
    """Give a folder in which every command has worked, with a home, a temporary folder and no network, and all files open to others by default."""
    room = tmp_path_factory.mktemp("private")
    for name in ("home", "tmp", "site", "work", "work/in"):
        (room / name).mkdir()
    (room / "site" / "sitecustomize.py").write_text(NO_NETWORK)
    (room / "work" / "in" / "a.txt").write_bytes((seeds / "bulletin.txt").read_bytes())
    (room / "work" / "in" / "b.txt").write_bytes((seeds / "khronika.txt").read_bytes())
    env = {**os.environ, "HOME": str(room / "home"), "TMPDIR": str(room / "tmp"), "PYTHONPATH": str(room / "site")}
    for name in list(env):
        if name.startswith("XDG_"):
            del env[name]
    told = {}
    for line in COMMANDS:
        done = subprocess.run(
            [*command, *line.split()], cwd=room / "work", env=env, capture_output=True, check=False, preexec_fn=lambda: os.umask(0)
        )
        told[line] = (done.returncode, done.stderr.decode())
    return room, told


def test_every_command_works_without_a_network_in_all_its_processes(used):
    for line, (code, told) in used[1].items():
        assert code == 0, (line, told)
        assert "NETWORK" not in told, line


def test_all_that_was_written_is_private(used):
    room = used[0] / "work"
    written = [path for path in room.rglob("*") if path.relative_to(room).parts[0] != "in"]
    assert len(written) > 30
    open_to_others = {str(path.relative_to(room)): oct(path.stat().st_mode) for path in written if path.stat().st_mode & 0o077}
    assert open_to_others == {}


@pytest.mark.parametrize("place", ["home", "tmp"])
def test_nothing_is_written_elsewhere_or_left_behind(used, place):
    assert [str(path) for path in (used[0] / place).rglob("*")] == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_stopped_run_with_workers_leaves_no_temporary_file_and_no_process(command, tmp_path, seeds, number):
    for name in ("tmp", "in"):
        (tmp_path / name).mkdir()
    for path in seeds.glob("*.txt"):
        (tmp_path / "in" / path.name).write_bytes(path.read_bytes())
    env = {**os.environ, "TMPDIR": str(tmp_path / "tmp"), "REPTRACK_MARK": str(tmp_path)}
    process = subprocess.Popen([*command, "run", "in", "-o", "corpus", "-q", "-j", "2"], cwd=tmp_path, env=env, stderr=subprocess.PIPE)
    parts = tmp_path / "corpus" / ".reptrack" / "parts"
    for _ in range(600):
        time.sleep(0.05)
        if parts.is_dir() and any(parts.iterdir()):
            break
    process.send_signal(number)
    _, told = process.communicate(timeout=60)
    if process.returncode != 0:  # it may have been done before the signal came
        assert process.returncode == 128 + number
        assert told == b"reptrack: interrupted\n"
    for _ in range(100):
        left = [path.name for path in (tmp_path / "tmp").iterdir()]
        if not left and not _with(str(tmp_path)):
            break
        time.sleep(0.1)
    assert left == []
    assert _with(str(tmp_path)) == []


def _with(mark: str) -> list[str]:
    """List the processes that were started for this test."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            if f"REPTRACK_MARK={mark}".encode() in (place / "environ").read_bytes():
                found.append((place / "cmdline").read_bytes().decode())
        except OSError:
            continue
    return found


def test_the_page_speaks_of_what_is_tested_here():
    page = PAGE.read_text(encoding="utf-8")
    for words in ("mode 700, files 600", "opens no network connection", "no log file", "removed when the command ends", "`ps`", "key file"):
        assert words in page, words
