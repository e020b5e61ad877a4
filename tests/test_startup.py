"""The command line starts fast: `--help` loads no library but typer, and the table of commands says what the commands say."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from reptrack.cli import app as application

COMMANDS = list(application.COMMANDS)
HEAVY = {"charset_normalizer", "dateparser", "msgspec", "numpy", "rapidfuzz", "rich", "spacy", "zstandard"}
FOLDER = Path(application.__file__).parent / "commands"


def test_the_table_names_every_module_of_commands():
    assert sorted(COMMANDS) == sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "__init__")


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_says_what_the_command_says(name):
    command = application.LazyCommands()[name]
    assert application.COMMANDS[name] == command.help.split("\n")[0]


@pytest.mark.parametrize("args", [[], *([name] for name in COMMANDS)], ids=lambda args: args[0] if args else "reptrack")
def test_help_loads_no_library_but_typer(args):
    code = (
        "import atexit, sys\n"
        "atexit.register(lambda: print('loaded', *sorted({m.split('.')[0] for m in sys.modules})))\n"
        f"sys.argv = ['reptrack', *{args!r}, '--help']\n"
        "from reptrack.cli.app import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Usage: reptrack" in done.stdout
    assert HEAVY & set(done.stdout.split("loaded")[-1].split()) == set()


def cpu(args):
    """Give the CPU seconds of the quickest of five runs."""
    times = []
    for _ in range(5):
        pid = os.posix_spawn(args[0], args, os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
        _, status, usage = os.wait4(pid, 0)
        assert os.waitstatus_to_exitcode(status) == 0
        times.append(usage.ru_utime + usage.ru_stime)
    return min(times)


@pytest.mark.skipif(not hasattr(os, "posix_spawn"), reason="no posix_spawn here")
@pytest.mark.parametrize("args", [["--help"], ["stats", "--help"]], ids=" ".join)
def test_help_takes_at_most_twice_the_time_of_importing_typer_and_rich(command, args):
    assert cpu([*command, *args]) <= 2 * cpu([sys.executable, "-c", "import typer, rich"])


def test_an_unknown_command_is_answered_with_the_nearest(reptrack):
    done = reptrack("stast")
    assert done.returncode == 2
    assert b"'stats'" in done.stderr


def test_completion_knows_the_commands(reptrack):
    done = reptrack(_REPTRACK_COMPLETE="complete_bash", COMP_WORDS="reptrack s", COMP_CWORD="1")
    assert done.stdout.split() == [b"stats", b"show", b"schema"]


def test_typer_is_the_only_thing_the_table_needs():
    assert isinstance(application.app, typer.Typer)
