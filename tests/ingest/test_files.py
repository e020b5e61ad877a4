"""Files, folders, globs and standard input are found and read; every bad one gets one problem and the rest goes on."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
from pathlib import Path

import pytest
import zstandard

from reptrack import jsonl
from reptrack.errors import Problem
from reptrack.ingest import files
from reptrack.ingest.pipeline import ingest

GOOD = "A note on prisons\n\nNobody has answered the families since March 2025.\n"


def run(*paths: object) -> tuple[list[str], list[Problem]]:
    problems: list[Problem] = []
    records = list(ingest([str(p) for p in paths], on_problem=problems.append))
    for record in records:
        json.loads(jsonl.encode(record))
    return [record.source.path for record in records], problems


def test_a_folder_is_read_in_sorted_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/1.TXT", ".hidden.txt", ".git/x.txt", "a/picture.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(GOOD)
    paths, problems = run(tmp_path)
    assert [Path(p).relative_to(tmp_path).as_posix() for p in paths] == ["a/1.TXT", "a/2.txt", "b.txt"]
    assert [(problem.harmless, problem.message) for problem in problems] == [(True, "1 other file is left out: 1 .png")]


def test_compressed_files_are_the_same_report(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(GOOD.encode()) + gzip.compress(b"\nMore.\n"))
    (tmp_path / "c.txt.zst").write_bytes(zstandard.compress(GOOD.encode()))
    records = list(ingest([tmp_path]))
    assert records[0].source.sha256 == records[2].source.sha256
    assert records[0].id == records[2].id
    assert records[1].text.endswith("More.")


def test_a_glob_and_a_file_in_it_give_each_file_once(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(GOOD)
    paths, problems = run(tmp_path / "a.txt", tmp_path / "*.txt")
    assert [Path(p).name for p in paths] == ["a.txt", "b.txt"]
    assert not problems


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/a.txt").write_text(GOOD)
    (tmp_path / "sub/loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "dead.txt").symlink_to(tmp_path / "nowhere")
    paths, problems = run(tmp_path)
    assert [Path(p).name for p in paths].count("a.txt") == 1
    assert [Path(p.place).name for p in problems] == ["dead.txt"]


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("random.txt", bytes(range(256)) * 40, "binary"),
        ("cut.txt.gz", gzip.compress(GOOD.encode() * 50)[:-12], "cut off"),
        ("bad.txt.gz", gzip.compress(GOOD.encode() * 9)[:40] + b"x" * 40, "damaged gzip"),
        ("cut.txt.zst", zstandard.compress(os.urandom(5000).hex().encode())[:-9], "cut off"),
        ("bad.txt.zst", b"\x28\xb5\x2f\xfd" + b"\xff" * 30, "damaged zstd"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",  # random bytes in a test's name differ between workers
)
def test_a_bad_file_is_one_problem_and_the_rest_goes_on(tmp_path: Path, name: str, raw: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(raw)
    (tmp_path / "z.txt").write_text(GOOD)
    paths, problems = run(tmp_path)
    assert [Path(p).name for p in paths] == ["z.txt"]
    assert len(problems) == 1
    assert words in problems[0].message
    assert problems[0].hint
    assert problems[0].place.endswith(name)
    assert "\n" not in str(problems[0])


@pytest.mark.parametrize("suffix", ["gz", "zst"])
def test_a_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str) -> None:
    monkeypatch.setattr(files, "_RATIO_FROM", 1 << 20)
    raw = b"a" * (8 << 20)
    (tmp_path / f"bomb.txt.{suffix}").write_bytes(gzip.compress(raw) if suffix == "gz" else zstandard.compress(raw))
    paths, problems = run(tmp_path)
    assert not paths
    assert "times its size" in problems[0].message


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 1 << 20)
    (tmp_path / "a.txt").write_bytes(b"word " * (1 << 19))
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(os.urandom(1 << 20).hex().encode()))
    _, problems = run(tmp_path)
    assert ["larger" in p.message or "unpacks" in p.message for p in problems] == [True, True]


def test_missing_path_empty_folder_and_empty_glob_are_problems(tmp_path: Path) -> None:
    paths, problems = run(tmp_path / "nowhere.txt", tmp_path, tmp_path / "*.txt")
    assert not paths
    assert [p.message for p in problems] == ["no such file or folder", "no text files in this folder", "nothing matches"]


@pytest.mark.skipif(os.name == "nt", reason="POSIX file names")
def test_names_of_any_bytes_are_escaped(tmp_path: Path) -> None:
    for name in (b"caf\xe9.txt", b"two\nlines.txt", "слова [1].txt".encode()):
        Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name))).write_text(GOOD)  # noqa: PTH118
    paths, problems = run(tmp_path)
    assert not problems
    assert {p.rsplit("/", 1)[1] for p in paths} == {"caf\\xe9.txt", "two\nlines.txt", "слова [1].txt"}


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "a.txt").chmod(0)
    assert "permission" in run(tmp_path / "a.txt")[1][0].message


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(gzip.compress(GOOD.encode()))))
    assert run("-")[0] == ["-"]
