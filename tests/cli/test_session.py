"""However a command ends, it says so in one line."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("raised", "code", "line"),
    [
        ("MemoryError", 1, "reptrack: out of memory; give it more (`ulimit -v` shows a limit), or less to read at a time"),
        ("ReptrackError('x.txt: odd', 'look at it')", 1, "reptrack: x.txt: odd; look at it"),
        ("UsageError('--jobs 0', 'give more')", 2, "reptrack: --jobs 0; give more"),
        ("PermissionError(13, 'Permission denied', 'x.txt')", 1, "reptrack: x.txt: Permission denied"),
        ("KeyboardInterrupt", 130, "reptrack: interrupted"),
        ("KeyboardInterrupt(15)", 143, "reptrack: interrupted"),
    ],
)
def test_what_stops_a_command_is_one_line(raised, code, line):
    program = f"from reptrack.cli.session import guarded\nfrom reptrack.errors import *\nwith guarded():\n    raise {raised}"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr, done.stdout) == (code, line + "\n", "")


def test_a_reader_that_is_gone_is_no_error():
    program = "from reptrack.cli.session import guarded\nwith guarded():\n    raise BrokenPipeError"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
