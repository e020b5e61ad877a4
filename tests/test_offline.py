"""reptrack opens no network connection: every command runs with sockets forbidden."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
GUARD = """
import sys
def forbid(event, args):
    if event in {"socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"}:
        raise AssertionError(f"reptrack tried to open a socket: {event}")
sys.addaudithook(forbid)
sys.argv = ["reptrack", *sys.argv[1:]]
from reptrack.cli.app import main
main()
"""


def run(*args, stdin=b""):
    return subprocess.run([sys.executable, "-c", GUARD, *map(str, args)], input=stdin, capture_output=True, check=False, cwd=ROOT)


def test_the_guard_forbids():
    code = GUARD.replace("from reptrack.cli.app import main\nmain()", "import socket; socket.create_connection(('localhost', 9))")
    assert b"tried to open a socket" in subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).stderr


@pytest.mark.parametrize(
    "args",
    [
        ("ingest", "seeds"),
        ("extract", "CORPUS"),
        ("merge", "CORPUS"),
        ("stats", "CORPUS", "--by", "article"),
        ("track", "political-prisoners", "CORPUS"),
        ("check", "CORPUS"),
        ("show", "BY-CC:342", "CORPUS"),
        ("names", "Kalesnikava", "CORPUS"),
        ("names", "--explain", "Aleś Bialiacki", "Алесь Бяляцкі"),
        ("schema",),
    ],
    ids=lambda args: args[0],
)
def test_no_command_opens_a_socket(seeds_corpus, args):
    done = run(*(str(seeds_corpus) if arg == "CORPUS" else arg for arg in args))
    assert done.returncode == 0, done.stderr.decode()


def test_run_opens_no_socket(tmp_path):
    done = run("run", "seeds", "-o", tmp_path / "corpus", "--jobs", "1")
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.parametrize("args", [("export", "csv"), ("export", "sqlite"), ("export", "jsonl"), ("report",)], ids="-".join)
def test_no_output_opens_a_socket(seeds_corpus, tmp_path, args):
    done = run(*args, seeds_corpus, "-o", tmp_path / "out")
    assert done.returncode == 0, done.stderr.decode()
