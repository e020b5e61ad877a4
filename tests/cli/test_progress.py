"""A bar shows on a terminal while data goes to a file, and nowhere else."""

from __future__ import annotations

import os
import pty
import subprocess
from pathlib import Path

import pytest

from reptrack.cli.progress import bars, watched

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def watched_run(command, args, cwd, stdout=None):
    """Run a command with a terminal as standard error and give what it wrote there."""
    master, slave = pty.openpty()
    try:
        process = subprocess.Popen(
            [*command, *args], cwd=cwd, stderr=slave, stdout=stdout or subprocess.DEVNULL, env={**os.environ, "TERM": "xterm"}
        )
        os.close(slave)
        shown = b""
        while True:
            try:
                chunk = os.read(master, 4096)
            except OSError:  # Linux says so when the last writer is gone
                break
            if not chunk:
                break
            shown += chunk
        assert process.wait() == 0
    finally:
        os.close(master)
    return shown.decode()


@pytest.fixture
def many(tmp_path):
    """Give a folder of enough reports for the count to move."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(130):
        (folder / f"{number:03}.txt").write_text(f"On {number % 28 + 1} May 2024 {number} people were fined.", encoding="utf-8")
    return folder


def test_ingest_into_a_file_shows_how_far_it_is(command, many, tmp_path):
    assert "ingest" in watched_run(command, ["ingest", many, "-o", "items.jsonl"], tmp_path)


@pytest.mark.parametrize("options", [["-o", "items.jsonl", "--quiet"], []], ids=["quiet", "pipe"])
def test_nothing_shows_where_nobody_should_see_it(command, many, tmp_path, options):
    assert watched_run(command, ["ingest", many, *options], tmp_path) == ""


@pytest.mark.parametrize("name", ["ingest", "extract", "merge", "run", "export", "report"])
def test_every_long_command_can_be_quiet(reptrack, name):
    assert b"--quiet" in reptrack(name, "--help").stdout


def test_a_bar_that_nobody_sees_does_nothing(capsys):
    with bars(show=False) as move:
        move("extract", 1, 2)
    assert list(watched(range(3), "read", show=False)) == [0, 1, 2]
    assert capsys.readouterr().err == ""


def test_what_is_watched_passes_unchanged():
    assert list(watched(range(200), "read", show=True)) == list(range(200))
