"""A corpus folder: complete, incremental, resumable, never half changed, held by one run at a time."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import time
from multiprocessing import active_children

import pytest

from reptrack.errors import ReptrackError
from reptrack.run import merging, pipeline
from reptrack.run.corpus import Corpus
from reptrack.run.pipeline import run


@pytest.fixture
def reports(tmp_path, seeds):
    """Give a folder with the sample reports, to be changed at will."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for path in seeds.glob("*.txt"):
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def content(folder):
    return {name: (folder / name).read_bytes() for name in ("records.jsonl", "names.jsonl")}


def by_path(folder):
    found = {}
    for line in (folder / "records.jsonl").read_text().splitlines():
        record = json.loads(line)
        for mention in record["names"]:
            mention.pop("entity")
        found.setdefault(record["source"]["path"], []).append(record)
    return found


@pytest.mark.usefixtures("reports")
def test_a_second_run_does_no_work_and_says_so(reptrack, tmp_path):
    first = reptrack("run", "reports", "-o", "corpus", cwd=tmp_path)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "corpus").glob("*.jsonl")}
    second = reptrack("run", "reports", "-o", "corpus", cwd=tmp_path)
    assert (first.returncode, second.returncode) == (0, 0)
    assert b"12 of 12 files new or changed" in first.stderr
    assert b"nothing changed" in second.stderr
    assert before == {path: path.stat().st_mtime_ns for path in (tmp_path / "corpus").glob("*.jsonl")}


def test_a_changed_file_changes_exactly_its_records(reptrack, reports, tmp_path):
    reptrack("run", "reports", "-o", "corpus", cwd=tmp_path)
    before = by_path(tmp_path / "corpus")
    (reports / "bulletin.txt").write_text("On 5 May 2025 at least 7 people were detained in Minsk.\n")
    (reports / "khronika.txt").unlink()
    done = reptrack("run", "reports", "-o", "corpus", cwd=tmp_path)
    assert b"1 of 11 files new or changed" in done.stderr
    after = by_path(tmp_path / "corpus")
    assert set(before) - set(after) == {"reports/khronika.txt"}
    assert {path for path in after if before[path] != after[path]} == {"reports/bulletin.txt"}


def test_an_updated_corpus_equals_a_fresh_one(reptrack, reports, tmp_path):
    late = reports / "khronika.txt"
    kept = late.read_bytes()
    late.unlink()
    reptrack("run", "reports", "-o", "corpus", cwd=tmp_path)
    late.write_bytes(kept)
    reptrack("run", "reports", "-o", "corpus", cwd=tmp_path)
    reptrack("run", "reports", "-o", "fresh", cwd=tmp_path)
    assert content(tmp_path / "corpus") == content(tmp_path / "fresh")


@pytest.mark.parametrize("jobs", ["2", "3"])
@pytest.mark.usefixtures("reports")
def test_any_number_of_jobs_gives_the_same_bytes(reptrack, tmp_path, jobs):
    reptrack("run", "reports", "-o", "one", "--jobs", "1", cwd=tmp_path)
    assert reptrack("run", "reports", "-o", "many", "--jobs", jobs, cwd=tmp_path).returncode == 0
    assert content(tmp_path / "one") == content(tmp_path / "many")


def test_reports_taken_for_repeats_by_their_hash_alone_keep_their_names(reports, tmp_path, monkeypatch):
    run([reports], tmp_path / "fresh", jobs="1")
    monkeypatch.setattr(merging.Distinct, "add", lambda _self, value: str(value)[0] in "01234567")
    monkeypatch.setattr(pipeline, "_repeats", lambda work, store: (sum(len(store.entry(key).slices) for key in work.keys), {}))
    run([reports], tmp_path / "doubted", jobs="1")
    assert content(tmp_path / "doubted") == content(tmp_path / "fresh")


def test_an_error_while_names_are_collected_ends_the_workers(reports, tmp_path, monkeypatch):
    def fail(_self, _most):
        raise ReptrackError("damaged")

    monkeypatch.setattr(merging.Merging, "go_on", fail)
    with pytest.raises(ReptrackError, match="damaged"):
        run([reports], tmp_path / "corpus", jobs="2")
    assert not active_children()


def test_the_same_report_in_two_files_is_one_record_with_both_places(reptrack, reports, tmp_path):
    (reports / "zz-copy.txt").write_bytes((reports / "bulletin.txt").read_bytes())
    done = reptrack("run", "reports", "-o", "corpus", cwd=tmp_path)
    assert b"folded" in done.stderr
    records = by_path(tmp_path / "corpus")
    assert "reports/zz-copy.txt" not in records
    for record in records["reports/bulletin.txt"]:
        (place,) = record["source"]["also_at"]
        assert (place["path"], place["start"], place["end"]) == ("reports/zz-copy.txt", record["source"]["start"], record["source"]["end"])


def test_bad_files_are_named_on_every_run(reptrack, reports, tmp_path):
    (reports / "empty.txt").write_bytes(b"")
    for _ in range(2):
        done = reptrack("run", "reports", "-o", "corpus", "--quiet", cwd=tmp_path)
        assert done.returncode == 1
        assert [b"empty.txt" in line for line in done.stderr.splitlines()] == [True]


@pytest.mark.usefixtures("reports")
def test_killed_at_any_moment_it_goes_on_to_the_same_bytes(command, reptrack, tmp_path):
    reptrack("run", "reports", "-o", "whole", cwd=tmp_path)
    for delay in (0.3, 0.8, 1.2, 1.6, 2.2, 3.0):
        process = subprocess.Popen(
            [*command, "run", "reports", "-o", "cut"], stderr=subprocess.DEVNULL, cwd=tmp_path, start_new_session=True
        )
        time.sleep(delay)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    assert reptrack("run", "reports", "-o", "cut", cwd=tmp_path).returncode == 0
    assert content(tmp_path / "whole") == content(tmp_path / "cut")


@pytest.mark.usefixtures("reports")
def test_a_second_run_at_once_says_who_holds_the_folder(reptrack, tmp_path):
    corpus = Corpus(tmp_path / "corpus")
    with corpus.locked():
        done = reptrack("run", "reports", "-o", "corpus", cwd=tmp_path)
    assert done.returncode == 1
    assert f"process {os.getpid()}".encode() in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_corpus_is_private_to_its_owner(seeds_corpus):
    assert stat.S_IMODE(seeds_corpus.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in seeds_corpus.glob("*.jsonl")} == {0o600}


def test_a_change_decided_before_the_kill_is_completed(tmp_path):
    corpus = Corpus(tmp_path / "corpus")
    (corpus.folder / "records.jsonl").write_text("old\n")
    (corpus.folder / "names.jsonl").write_text("old\n")
    target = corpus.begin()
    for name in ("records.jsonl", "names.jsonl", "state", "ready"):
        (target / name).write_text("new\n")
    (target / "names.jsonl").replace(corpus.folder / "names.jsonl")  # the kill comes between the two renames
    corpus.recover()
    assert content(corpus.folder) == {"records.jsonl": b"new\n", "names.jsonl": b"new\n"}
    assert not corpus.next.exists()


def test_a_change_not_decided_is_forgotten(tmp_path):
    corpus = Corpus(tmp_path / "corpus")
    (corpus.folder / "records.jsonl").write_text("old\n")
    (corpus.begin() / "records.jsonl").write_text("half")
    corpus.recover()
    assert (corpus.folder / "records.jsonl").read_text() == "old\n"
    assert not corpus.next.exists()


@pytest.mark.usefixtures("reports")
def test_a_mistyped_path_empties_nothing(reptrack, tmp_path):
    reptrack("run", "reports", "-o", "corpus", cwd=tmp_path)
    before = content(tmp_path / "corpus")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a.txt").write_text("On 5 May 2025 at least 7 people were detained in Minsk.\n")
    for paths in (["report"], ["other"]):
        done = reptrack("run", *paths, "-o", "corpus", cwd=tmp_path)
        assert done.returncode == 2
        assert b"12 files" in done.stderr
        assert b"--prune" in done.stderr
    assert content(tmp_path / "corpus") == before
    assert reptrack("run", "other", "-o", "corpus", "--prune", cwd=tmp_path).returncode == 0
    assert set(by_path(tmp_path / "corpus")) == {"other/a.txt"}


def test_a_folder_that_holds_something_else_is_refused(reptrack, reports, tmp_path):
    done = reptrack("run", "reports", "-o", "reports", cwd=tmp_path)
    assert done.returncode == 2
    assert not (reports / "records.jsonl").exists()
    assert not (reports / ".reptrack").exists()


def test_a_file_that_cannot_be_read_for_the_moment_keeps_its_records(reports, tmp_path, monkeypatch):
    run([reports], tmp_path / "corpus", jobs="1")
    before = content(tmp_path / "corpus")
    digest = pipeline._digest
    monkeypatch.setattr(pipeline, "_digest", lambda path: ("unreadable 13", 0) if path.endswith("khronika.txt") else digest(path))
    problems = []
    run([reports], tmp_path / "corpus", jobs="1", on_problem=problems.append)
    assert ["khronika" in str(problem) for problem in problems] == [True]
    assert content(tmp_path / "corpus") == before
