"""No command writes over what it reads; what a folder holds besides text files is said; files that are no lines of JSON are named for what they are."""

from __future__ import annotations

import gzip
import json

import pytest

TEXT = "On 5 May 2024 at least 7 people were detained in Minsk under Article 342 of the Criminal Code, said Anna Kavalenka.\n"


@pytest.fixture
def room(tmp_path, seeds_records):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "raw.txt").write_text(TEXT)
    (tmp_path / "c.jsonl").write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in seeds_records[:5]))
    (tmp_path / "decisions.jsonl").write_text('{"a": "A B", "b": "A C", "judgement": "different"}\n')
    (tmp_path / "keep.txt").write_text("Anna Kavalenka\n")
    (tmp_path / "corpus").mkdir()
    for name in ("records.jsonl", "names.jsonl"):
        (tmp_path / "corpus" / name).write_bytes((tmp_path / "c.jsonl").read_bytes())
    (tmp_path / "link.jsonl").symlink_to("c.jsonl")
    return tmp_path


def tree(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "args",
    [
        "ingest in/raw.txt -o in/raw.txt",
        "ingest in -o in/raw.txt",
        "ingest in/*.txt -o ./in/../in/raw.txt",
        "extract c.jsonl -o c.jsonl",
        "extract link.jsonl -o c.jsonl",
        "extract c.jsonl -o link.jsonl",
        "merge c.jsonl -o c.jsonl",
        "merge c.jsonl -o n.jsonl --names n.jsonl",
        "merge c.jsonl -o o.jsonl --names c.jsonl",
        "merge c.jsonl --decisions decisions.jsonl -o decisions.jsonl",
        "merge c.jsonl --decisions decisions.jsonl --names decisions.jsonl -o o.jsonl",
        "export sqlite c.jsonl -o c.jsonl",
        "export sqlite corpus -o corpus/records.jsonl",
        "export jsonl c.jsonl -o o.jsonl --pseudonyms c.jsonl",
        "export jsonl c.jsonl -o o.jsonl --pseudonyms keep.txt --keep keep.txt",
        "export jsonl c.jsonl -o keep.txt --pseudonyms key --keep keep.txt",
        "report c.jsonl -o c.jsonl",
        "report corpus -o corpus/names.jsonl",
        "extract c.jsonl -o in",
        "extract c.jsonl -o ",
    ],
)
def test_nothing_that_is_read_is_written_over(reptrack, room, args):
    before = tree(room)
    done = reptrack(*args.split(" "), cwd=room)
    assert done.returncode == 2, done.stderr
    assert done.stderr.count(b"\n") == 1
    assert tree(room) == before


def test_a_file_that_is_no_register_is_not_written_over(reptrack, room):
    (room / "mine.jsonl").write_text('{"my": "notes"}\n')
    before = tree(room)
    done = reptrack("merge", "c.jsonl", "--names", "mine.jsonl", "-o", "o.jsonl", cwd=room)
    assert done.returncode == 1
    assert b"mine.jsonl: not a register of names" in done.stderr
    assert tree(room) == before


def test_a_register_that_is_one_may_go_on(reptrack, room):
    for _ in range(2):
        assert reptrack("merge", "c.jsonl", "--names", "n.jsonl", "-o", "o.jsonl", cwd=room).returncode == 0


@pytest.mark.parametrize("command", ["ingest", "run"])
def test_what_else_a_folder_holds_is_said(reptrack, room, command):
    for name in ("a.pdf", "b.PDF", "c.docx", "README.md", "notes", "sub/d.html"):
        (room / "in" / name).parent.mkdir(exist_ok=True)
        (room / "in" / name).write_text("x")
    (room / "in" / ".hidden").write_text("x")
    done = reptrack(command, "in", "-o", "out", *(["-q"] if command == "run" else []), cwd=room)
    assert done.returncode == 0
    assert done.stderr.decode() == (
        "reptrack: in: 5 other files are left out: 2 .pdf, 1 .docx, 1 without ending, 1 .html; of a folder reptrack reads .txt, .txt.gz and .txt.zst\n"
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda raw: raw.decode().encode("utf-16"), "UTF-16"),
        (gzip.compress, "packed"),
        (lambda raw: json.dumps([json.loads(line) for line in raw.splitlines()]).encode(), "one JSON document"),
        (lambda raw: json.dumps(json.loads(raw.splitlines()[0]), indent=2).encode(), "one JSON document"),
        (lambda _: b"SQLite format 3\0" + bytes(100), "not lines of JSON"),
    ],
    ids=["utf-16", "gzip", "list", "pretty", "sqlite"],
)
@pytest.mark.parametrize("command", ["extract", "stats", "merge"])
def test_what_is_no_file_of_lines_is_named_once(reptrack, room, command, change, words):
    (room / "x.jsonl").write_bytes(change((room / "c.jsonl").read_bytes()))
    done = reptrack(command, "x.jsonl", cwd=room)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.count(b"\n") == 1
    assert words in done.stderr.decode()


def test_a_byte_order_mark_and_windows_line_ends_cost_no_record(reptrack, room):
    plain = reptrack("merge", "c.jsonl", cwd=room).stdout
    raw = (room / "c.jsonl").read_bytes()
    (room / "x.jsonl").write_bytes(b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n"))
    done = reptrack("merge", "x.jsonl", cwd=room)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == plain


def test_a_first_line_that_is_broken_costs_that_line_alone(reptrack, room):
    (room / "x.jsonl").write_bytes(b"[1]\n" + (room / "c.jsonl").read_bytes())
    done = reptrack("merge", "x.jsonl", cwd=room)
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert len(done.stdout.splitlines()) == 5


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        ("run in -o s3://bucket/corpus", 2, "add --cluster"),
        ("run in -o corpus2 --cluster nofile.json", 2, "no such scheduler file"),
    ],
)
def test_a_place_that_cannot_be_is_told_at_once(reptrack, room, args, code, words):
    before = tree(room)
    done = reptrack(*args.split(), cwd=room)
    assert (done.returncode, done.stderr.count(b"\n")) == (code, 1)
    assert words in done.stderr.decode()
    assert tree(room) == before


def test_texts_without_a_heading_are_counted_as_what_they_are(reptrack, room):
    done = reptrack("run", "in", "-o", "new", cwd=room)
    assert b"new: 1 text without a heading in 1 file" in done.stderr
