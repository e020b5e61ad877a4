"""A corpus folder that something damaged, cut or edited is made good by the next run, or the run says what is wrong; never a traceback, nothing silent."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

FILES = ("records.jsonl", "names.jsonl")


@pytest.fixture(scope="module")
def sound(reptrack, tmp_path_factory, seeds):
    """Give a folder with some reports (`in`) and their corpus (`corpus`)."""
    room = tmp_path_factory.mktemp("sound")
    (room / "in").mkdir()
    for name in ("bulletin.txt", "khronika.txt"):
        shutil.copy(seeds / name, room / "in")
    assert reptrack("run", "in", "-o", "corpus", "-q", cwd=room).returncode == 0
    return room


def indexes(corpus):
    return list((corpus / ".reptrack" / "parts").glob("*.index.jsonl"))


def bodies(corpus):
    return [path for path in (corpus / ".reptrack" / "parts").iterdir() if not path.name.endswith(".index.jsonl")]


def cut(path, count=20):
    os.truncate(path, path.stat().st_size - count)


def every(paths, change):
    for path in paths:
        change(path)


def state(content):
    return lambda corpus: (corpus / ".reptrack" / "state").write_bytes(content)


SILENTLY = {
    "state is no JSON": state(b"{\n{"),
    "state is other JSON": state(b"[1]\n[2]\n7"),
    "state is empty": state(b""),
    "state is noise": state(bytes(range(128, 256)) * 3),
    "indexes are cut": lambda corpus: every(indexes(corpus), cut),
    "indexes are no JSON": lambda corpus: every(indexes(corpus), lambda path: path.write_text("hello\n")),
    "indexes have no keys": lambda corpus: every(
        indexes(corpus), lambda path: path.write_text('{"key": "xyz", "offset": 0, "length": 1}\n')
    ),
    "parts are cut, records gone": lambda corpus: (every(bodies(corpus), cut), (corpus / FILES[0]).unlink()),
    "parts are gone, records gone": lambda corpus: (every(bodies(corpus), Path.unlink), (corpus / FILES[0]).unlink()),
    "names are gone": lambda corpus: (corpus / FILES[1]).unlink(),
    "the next corpus is a file": lambda corpus: ((corpus / ".reptrack" / "next").write_text("x"), (corpus / FILES[0]).unlink()),
    "the next corpus is marked and empty": lambda corpus: (
        (corpus / ".reptrack" / "next").mkdir(),
        (corpus / ".reptrack/next/ready").touch(),
    ),
    "the next corpus holds a folder": lambda corpus: (corpus / ".reptrack" / "next" / "sub").mkdir(parents=True),
    "other things among the parts": lambda corpus: (
        (corpus / ".reptrack/parts/notes.txt").write_text("x"),
        (corpus / ".reptrack/parts/sub").mkdir(),
    ),
    "only to be read": lambda corpus: every([corpus / name for name in FILES], lambda path: path.chmod(0o400)),
    "copied with new times": lambda corpus: every([corpus / name for name in FILES], lambda path: os.utime(path, (1, 1))),
}
TOLD = {
    "records edited": lambda corpus: (corpus / FILES[0]).write_bytes((corpus / FILES[0]).read_bytes().replace(b"detained", b"arrested", 1)),
    "a record taken out": lambda corpus: (corpus / FILES[0]).write_bytes(
        b"".join((corpus / FILES[0]).read_bytes().splitlines(keepends=True)[1:])
    ),
    "records emptied": lambda corpus: (corpus / FILES[0]).write_bytes(b""),
    "records cut": lambda corpus: cut(corpus / FILES[0], 100),
    "names edited": lambda corpus: (corpus / FILES[1]).write_text("{}\n"),
}


def run_again(reptrack, sound, tmp_path, damage):
    shutil.copytree(sound / "in", tmp_path / "in")
    shutil.copytree(sound / "corpus", tmp_path / "corpus")
    damage(tmp_path / "corpus")
    done = reptrack("run", "in", "-o", "corpus", "-q", cwd=tmp_path)
    assert b"Traceback" not in done.stderr
    return done


def is_as_before(sound, tmp_path):
    return all((tmp_path / "corpus" / name).read_bytes() == (sound / "corpus" / name).read_bytes() for name in FILES)


@pytest.mark.parametrize("damage", SILENTLY.values(), ids=SILENTLY)
def test_damaged_working_files_are_as_if_they_had_never_been(reptrack, sound, tmp_path, damage):
    done = run_again(reptrack, sound, tmp_path, damage)
    assert (done.returncode, done.stderr) == (0, b"")
    assert is_as_before(sound, tmp_path)


@pytest.mark.parametrize("damage", TOLD.values(), ids=TOLD)
def test_a_corpus_that_was_changed_is_told_and_written_anew(reptrack, sound, tmp_path, damage):
    done = run_again(reptrack, sound, tmp_path, damage)
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"was changed since the last run" in done.stderr
    assert is_as_before(sound, tmp_path)
    assert reptrack("run", "in", "-o", "corpus", "-q", cwd=tmp_path).returncode == 0


def test_a_part_whose_bytes_changed_is_told(reptrack, sound, tmp_path):
    def damage(corpus):
        for path in bodies(corpus):
            raw = path.read_bytes()
            path.write_bytes(raw[:500] + b'"' + raw[501:])
        (corpus / FILES[0]).unlink()

    done = run_again(reptrack, sound, tmp_path, damage)
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"damaged" in done.stderr
    shutil.rmtree(tmp_path / "corpus" / ".reptrack" / "parts")
    assert reptrack("run", "in", "-o", "corpus", "-q", cwd=tmp_path).returncode == 0
    assert is_as_before(sound, tmp_path)


def test_bad_decisions_are_told_in_every_run(reptrack, sound, tmp_path):
    done = run_again(reptrack, sound, tmp_path, lambda corpus: (corpus / "decisions.jsonl").write_text("{\n"))
    again = reptrack("run", "in", "-o", "corpus", "-q", cwd=tmp_path)
    assert (done.returncode, again.returncode) == (1, 1)
    assert done.stderr == again.stderr
    assert b"decisions.jsonl:1: not a decision" in done.stderr


def test_a_damaged_state_does_not_let_a_mistyped_path_empty_the_corpus(reptrack, sound, tmp_path):
    shutil.copytree(sound / "corpus", tmp_path / "corpus")
    (tmp_path / "corpus" / ".reptrack" / "state").write_text("{")
    (tmp_path / "empty").mkdir()
    assert reptrack("run", "empty", "-o", "corpus", "-q", cwd=tmp_path).returncode == 2
    assert is_as_before(sound, tmp_path)


@pytest.mark.parametrize("error", ["OSError(37, 'No locks available')", "NotImplementedError()"])
def test_a_filesystem_without_locks_is_told_in_words(reptrack, sound, tmp_path, error):
    import subprocess

    shutil.copytree(sound / "corpus", tmp_path / "corpus")
    python = str(reptrack("--version").args[0]).replace("bin/reptrack", "bin/python")
    code = f"""
import filelock, sys
def none(self, *a, **k): raise {error}
filelock.FileLock.acquire = none
from reptrack.cli.app import main
main()
"""
    done = subprocess.run([python, "-c", code, "run", "in", "-o", "corpus", "-q"], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 1
    assert b"cannot be held" in done.stderr
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("call", ["os.fsync", "pathlib.Path.replace"])
def test_a_disk_that_fails_at_the_last_moment_leaves_the_old_corpus(reptrack, sound, tmp_path, call):
    """What a network filesystem does when its server goes: ESTALE or EIO where nobody expects it."""
    import subprocess

    shutil.copytree(sound / "in", tmp_path / "in")
    shutil.copytree(sound / "corpus", tmp_path / "corpus")
    (tmp_path / "in" / "new.txt").write_text("On 5 May 2025 Anna Kavalenka was detained in Minsk.\n")
    python = str(reptrack("--version").args[0]).replace("bin/reptrack", "bin/python")
    code = f"""
import os, pathlib, errno
calls = 0
plain = {call}
def failing(*a, **k):
    global calls
    calls += 1
    if calls > 3:
        raise OSError(errno.ESTALE, "Stale file handle")
    return plain(*a, **k)
{call} = failing
from reptrack.cli.app import main
main()
"""
    done = subprocess.run(
        [python, "-c", code, "run", "in", "-o", "corpus", "-q", "-j", "1"], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert done.stderr.count(b"\n") == 1
    assert b"Stale file handle" in done.stderr
    assert reptrack("run", "in", "-o", "corpus", "-q", cwd=tmp_path).returncode == 0
    assert reptrack("run", "in", "-o", "fresh", "-q", cwd=tmp_path).returncode == 0
    assert [(tmp_path / "corpus" / name).read_bytes() for name in FILES] == [(tmp_path / "fresh" / name).read_bytes() for name in FILES]


def test_a_file_that_fails_between_two_looks_is_read_by_the_next_run(reptrack, sound, tmp_path):
    """The disk answers when the file is hashed and fails when it is read: nothing of that is remembered as if it were the file's fault."""
    import subprocess

    shutil.copytree(sound / "in", tmp_path / "in")
    python = str(reptrack("--version").args[0]).replace("bin/reptrack", "bin/python")
    code = """
import errno
from reptrack.ingest import files
plain = files.unpack
def failing(stream):
    if stream.name.endswith("bulletin.txt"):
        raise OSError(errno.EIO, "Input/output error")
    return plain(stream)
files.unpack = failing
from reptrack.cli.app import main
main()
"""
    done = subprocess.run(
        [python, "-c", code, "run", "in", "-o", "corpus", "-q", "-j", "1"], cwd=tmp_path, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (1, b"reptrack: in/bulletin.txt: input/output error; check the file and its permissions\n")
    done = reptrack("run", "in", "-o", "corpus", "-q", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert is_as_before(sound, tmp_path)
