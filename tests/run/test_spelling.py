"""One file, many spellings of its path: a corpus knows its files again from anywhere, and keeps the spelling it met first."""

from __future__ import annotations

import json

import pytest

from reptrack.errors import UsageError
from reptrack.run.pipeline import run
from reptrack.run.spelling import once, resolved, spelled_before

TEXTS = {"a": "On 5 May 2025 at least 7 people were detained in Minsk.\n", "b": "On 6 May 2025 Vasil Harbun was fined in Orsha.\n"}


@pytest.fixture
def room(tmp_path, monkeypatch):
    """Give a folder with two reports and a corpus of them, made there; the working folder is it."""
    folder = tmp_path / "room"
    (folder / "in").mkdir(parents=True)
    for name, text in TEXTS.items():
        (folder / "in" / f"{name}.txt").write_text(text)
    monkeypatch.chdir(folder)
    run(["in"], "corpus", jobs="1")
    return folder


def content(folder):
    return [(folder / name).read_bytes() for name in ("records.jsonl", "names.jsonl")]


def paths(folder):
    return {json.loads(line)["source"]["path"] for line in (folder / "records.jsonl").read_text().splitlines()}


SPELLINGS = {
    "same": (".", "in"),
    "dot": (".", "./in"),
    "slash": (".", "in/"),
    "around": (".", "in/../in"),
    "absolute": (".", "{room}/in"),
    "glob": (".", "./in/*.txt"),
    "link": (".", "{room}/../link/in"),
    "above": ("..", "room/in"),
    "inside": ("in", "."),
    "elsewhere": ("/", "{room}/in"),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("changed", [False, True], ids=["as-it-was", "changed"])
def test_another_spelling_is_the_same_file(room, monkeypatch, spelling, changed):
    (room.parent / "link").symlink_to(room)
    if changed:
        (room / "in" / "b.txt").write_text("On 7 May 2025 Vasil Harbun was released in Orsha.\n")
        run(["in"], "fresh", jobs="1")
    expected = content(room / ("fresh" if changed else "corpus"))
    here, words = SPELLINGS[spelling]
    monkeypatch.chdir(room / here)
    outcome = run([words.format(room=room)], room / "corpus", jobs="1")
    assert (outcome.processed, outcome.left, outcome.changed) == (int(changed), 0, changed)
    assert content(room / "corpus") == expected


def test_a_folder_named_in_two_ways_is_read_once(room):
    run(["in", "./in", str(room / "in")], "twice", jobs="1")
    assert content(room / "twice") == content(room / "corpus")


def test_a_moved_project_is_the_same_corpus(room, monkeypatch):
    moved = room.rename(room.parent / "moved")
    monkeypatch.chdir(moved)
    for words in ("in", "./in"):
        assert run([words], "corpus", jobs="1").changed is False


def test_files_that_are_still_there_are_missed_from_another_folder_too(room, monkeypatch, tmp_path):
    (tmp_path / "other.txt").write_text("On 8 May 2025 nobody was detained.\n")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=r"2 files of this corpus are not among the paths, such as in/a\.txt"):
        run(["other.txt"], room / "corpus", jobs="1")
    assert paths(room / "corpus") == {"in/a.txt", "in/b.txt"}


def test_a_file_of_an_older_corpus_without_places_is_known_by_its_path(room):
    state = room / "corpus" / ".reptrack" / "state"
    first, *sources = state.read_text().splitlines()
    state.write_text("\n".join([first, *(json.dumps(json.loads(line)[:2]) for line in sources)]) + "\n")
    before = content(room / "corpus")
    assert run(["./in"], "corpus", jobs="1").changed is False
    assert content(room / "corpus") == before


def test_two_files_of_one_name_and_a_link_stay_two(room):
    (room / "in" / "c.txt").symlink_to("a.txt")
    files = ["in/a.txt", "in/c.txt"]
    assert len({resolved(path) for path in files}) == 2
    assert once([*files, "./in/a.txt"]) == files
    known = {path: ("", resolved(path)) for path in files}
    assert spelled_before(["./in/a.txt", "./in/c.txt"], known) == {"./in/a.txt": "in/a.txt", "./in/c.txt": "in/c.txt"}


@pytest.mark.parametrize(("made", "words"), [((), ("nosuch",)), (("empty/",), ("empty",)), (("x.pdf",), (".",)), ((), ("*.text",))])
def test_nothing_to_read_makes_no_corpus(reptrack, tmp_path, made, words):
    for name in made:
        (tmp_path / name).mkdir() if name.endswith("/") else (tmp_path / name).write_text("")
    before = sorted(tmp_path.rglob("*"))
    done = reptrack("run", *words, "-o", "corpus", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "there is nothing to read; check the paths; no corpus was made" in done.stderr.decode().splitlines()[-1]
    assert b"Try next" not in done.stderr
    assert sorted(tmp_path.rglob("*")) == before


def test_a_corpus_of_no_records_is_not_recommended(reptrack, tmp_path):
    (tmp_path / "empty.txt").write_text("")
    done = reptrack("run", "empty.txt", "-o", "corpus", cwd=tmp_path)
    assert done.returncode == 1
    assert b"0 reports" in done.stderr
    assert b"Try next" not in done.stderr


def test_a_corpus_is_no_file(reptrack, room):
    done = reptrack("run", "in", "-o", "in/a.txt", cwd=room)
    assert (done.returncode, done.stderr) == (2, b"reptrack: in/a.txt: is a file; a corpus is a folder: give another name with -o\n")
    assert (room / "in" / "a.txt").read_text() == TEXTS["a"]
