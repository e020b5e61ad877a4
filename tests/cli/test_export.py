"""`reptrack export` in a shell: where data goes, what is told, and how it ends."""

from __future__ import annotations

import json
import sqlite3

import pytest

RECORD = {
    "id": "aaaa",
    "schema": "reptrack/1",
    "source": {"path": "a.txt", "sha256": "00", "encoding": "utf-8", "start": 0, "end": 33},
    "title": None,
    "publisher": None,
    "published": None,
    "dated": None,
    "lang": "en",
    "text": "Volha Karatkevich was questioned.",
    "dates": [],
    "names": [{"start": 0, "end": 17, "text": "Volha Karatkevich", "kind": "person", "name": "Volha Karatkevich", "entity": "volha"}],
    "articles": [],
    "claims": [],
    "warnings": [],
}
LINE = json.dumps(RECORD, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
LIBRARY = {"xlsx": "xlsxwriter", "parquet": "pyarrow"}
FORMS = ["csv", "xlsx", "parquet", "sqlite", "ftm", "jsonl"]


@pytest.mark.parametrize("form", FORMS)
def test_every_format_from_a_file_and_from_a_pipe(form, reptrack, tmp_path):
    pytest.importorskip(LIBRARY.get(form, "json"))
    (tmp_path / "in.jsonl").write_bytes(LINE)
    done = reptrack("export", form, "in.jsonl", "-o", "out", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, b""), done.stderr
    assert done.stderr.count(b"\n") == 1
    piped = reptrack("export", form, "-o", "piped", "--quiet", stdin=LINE, cwd=tmp_path)
    assert (piped.returncode, piped.stdout, piped.stderr) == (0, b"", b"")
    assert (tmp_path / "out").is_dir() == (form in {"csv", "parquet"})
    if form not in {"xlsx", "parquet"}:
        read = lambda path: [p.read_bytes() for p in sorted(path.iterdir())] if path.is_dir() else path.read_bytes()  # noqa: E731
        assert read(tmp_path / "out") == read(tmp_path / "piped")


@pytest.mark.parametrize("form", ["jsonl", "ftm"])
def test_lines_go_to_standard_output(form, reptrack):
    done = reptrack("export", form, "-q", stdin=LINE)
    assert done.returncode == 0
    assert all(json.loads(line)["id"] for line in done.stdout.splitlines())
    assert done.stderr == b""


@pytest.mark.parametrize(
    ("titles", "said"),
    [
        (["One"], "1 report"),
        (["One", "Two", None], "2 reports and 1 other text"),
        (["One", None, None], "1 report and 2 other texts"),
        ([None], "1 text without a heading"),
        ([], "nothing to export"),
    ],
)
@pytest.mark.parametrize("form", ["csv", "ftm", "jsonl"])
def test_only_a_text_with_a_heading_is_called_a_report(reptrack, tmp_path, form, titles, said):
    lines = "".join(json.dumps({**RECORD, "id": str(n), "title": title}) + "\n" for n, title in enumerate(titles))
    done = reptrack("export", form, "-o", "out", stdin=lines.encode(), cwd=tmp_path)
    assert done.returncode == 0
    assert done.stderr.decode().removesuffix("\n").partition(": ")[2].split(", ")[0] == said


def test_a_corpus_folder(reptrack, seeds_corpus, seeds_records, tmp_path):
    done = reptrack("export", "sqlite", seeds_corpus, "-o", tmp_path / "c.db")
    assert done.returncode == 0, done.stderr
    base = sqlite3.connect(tmp_path / "c.db")
    assert base.execute("SELECT count(*) FROM claims").fetchone() == (sum(len(r["claims"]) for r in seeds_records),)
    base.close()


def test_bad_lines_are_named_and_the_rest_is_written(reptrack, tmp_path):
    done = reptrack("export", "csv", "-q", "-o", "out", stdin=b"nonsense\n" + LINE + b"\n", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith(b"reptrack: -:1: not a line of JSON")
    assert done.stderr.count(b"\n") == 1
    assert b"aaaa" in (tmp_path / "out" / "reports.csv").read_bytes()
    hidden = reptrack("export", "csv", "-q", "-o", "out2", "--pseudonyms", "k", stdin=b"nonsense\n" + LINE, cwd=tmp_path)
    assert (hidden.returncode, hidden.stderr.count(b"nonsense") + hidden.stderr.count(b"not a line")) == (1, 1)


@pytest.mark.parametrize(
    "args",
    [
        ("csv",),
        ("sqlite", "-o", "-"),
        ("pdf", "-o", "x"),
        ("jsonl", "--keep", "x"),
        ("csv", "-o", "x", "--reveal", "k"),
        ("jsonl", "--reveal", "k", "--pseudonyms", "k"),
        ("csv", "-o", "x", "--pseudonyms", "x/k"),
        (),
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2_and_writes_nothing(args, reptrack, tmp_path):
    done = reptrack("export", *args, stdin=LINE, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == b""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("form", "library"), LIBRARY.items())
def test_a_missing_library_is_named_with_its_pip_line(form, library, reptrack, tmp_path):
    (tmp_path / library).mkdir()
    (tmp_path / library / "__init__.py").write_text(f"raise ModuleNotFoundError('no', name={library!r})")
    done = reptrack("export", form, "-o", "out", stdin=LINE, cwd=tmp_path, PYTHONPATH=str(tmp_path))
    assert done.returncode == 2
    assert done.stderr.decode().strip() == f'reptrack: this format needs the library {library}; pip install "reptrack[{form}]"'
    assert sorted(path.name for path in tmp_path.iterdir()) == [library]


@pytest.mark.parametrize("form", FORMS)
def test_pseudonyms_in_every_format(form, reptrack, tmp_path):
    pytest.importorskip(LIBRARY.get(form, "json"))
    done = reptrack("export", form, "-o", "out", "--pseudonyms", "key.json", stdin=LINE, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert b"1 mentions of 1 persons have pseudonyms" in done.stderr
    assert b"the key stays with you: key.json" in done.stderr
    assert (tmp_path / "key.json").stat().st_mode & 0o077 == 0
    out = tmp_path / "out"
    content = b"".join(path.read_bytes() for path in (sorted(out.iterdir()) if out.is_dir() else [out]))
    assert b"Karatkevich" not in content
    assert b"volha" not in content.lower().replace(b"person:volha-karatkevich", b"")
    if form not in {"xlsx", "parquet"}:  # those are compressed
        assert b"Person-0001" in content


def test_there_and_back(reptrack, tmp_path):
    there = reptrack("export", "jsonl", "--pseudonyms", "k.json", stdin=LINE, cwd=tmp_path)
    assert b"Karatkevich" not in there.stdout
    back = reptrack("export", "jsonl", "--reveal", "k.json", "-q", stdin=there.stdout, cwd=tmp_path)
    assert (back.returncode, back.stdout, back.stderr) == (0, LINE, b"")


def test_the_sample_corpus_there_and_back(reptrack, seeds_corpus, tmp_path):
    there = reptrack("export", "jsonl", seeds_corpus, "-o", "shared.jsonl", "--pseudonyms", "k.json", "-q", cwd=tmp_path)
    assert there.returncode == 0
    reptrack("export", "jsonl", "shared.jsonl", "-o", "back.jsonl", "--reveal", "k.json", cwd=tmp_path)
    assert (tmp_path / "back.jsonl").read_bytes() == (seeds_corpus / "records.jsonl").read_bytes()
    assert (tmp_path / "shared.jsonl").read_bytes() != (tmp_path / "back.jsonl").read_bytes()


def test_a_doubtful_line_of_the_list(reptrack, tmp_path):
    (tmp_path / "keep.txt").write_text("Volha\n")
    text = "Volha one. Volha two."
    names = [
        {"start": at, "end": at + 5, "text": "Volha", "kind": "person", "name": f"Volha {word}", "entity": word}
        for at, word in ((0, "one"), (11, "two"))
    ]
    line = json.dumps({**RECORD, "text": text, "names": names}).encode()
    done = reptrack("export", "jsonl", "-q", "--pseudonyms", "k", "--keep", "keep.txt", stdin=line, cwd=tmp_path)
    assert done.returncode == 1
    assert b"keep.txt:1: 'Volha' fits several persons (one, two)" in done.stderr
