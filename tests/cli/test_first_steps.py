"""What goes wrong in the first hour with the command: a stage left out, text where records belong, words in the wrong order, nothing there."""

from __future__ import annotations

import json

import pytest

TEXT = "Fined in Orsha\nJanuary 12, 2024\n\nOn January 11, 2024 Vasil Harbun was fined in Orsha under Article 19.11; 12 people were detained.\n"
ANSWERS = {
    "merge": ("merge",),
    "stats": ("stats",),
    "stats-person": ("stats", "--by", "person"),
    "stats-cross": ("stats", "--by", "person", "--by", "article"),
    "stats-sentence": ("stats", "--by", "entity", "--within", "sentence"),
    "names": ("names",),
    "names-query": ("names", "Harbun"),
    "track": ("track", "detained"),
    "check": ("check",),
    "show": ("show", "Harbun"),
    "doubtful": ("names", "--doubtful"),
    "report": ("report", "--today", "2025-01-01"),
}
OF_ENTITIES = {"stats", "stats-person", "stats-cross", "stats-sentence", "names", "names-query", "check", "report"}


@pytest.fixture(scope="module")
def stages(reptrack):
    """Give one report after each stage."""
    items = reptrack("ingest", "-", stdin=TEXT.encode()).stdout
    mentions = reptrack("extract", stdin=items).stdout
    return {"ingest": items, "extract": mentions, "merge": reptrack("merge", stdin=mentions).stdout}


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize(
    ("stage", "line"),
    [("ingest", "no mentions; run `reptrack extract` first"), ("extract", "no entities; run `reptrack merge` first"), ("merge", "")],
)
def test_a_stage_that_was_left_out_is_named(reptrack, stages, answer, stage, line):
    done = reptrack(*ANSWERS[answer], stdin=stages[stage])
    expected = line and (stage == "ingest" or answer in OF_ENTITIES)
    assert done.returncode == 0
    assert done.stderr.decode() == (f"reptrack: -: these records hold {line}\n" if expected else "")


@pytest.mark.parametrize("by", ["lang", "month", "source", "publisher"])
def test_what_needs_no_mentions_is_counted_without_a_word(reptrack, stages, by):
    done = reptrack("stats", "--by", by, stdin=stages["ingest"])
    assert (done.returncode, done.stderr, done.stdout.count(b"\n")) == (0, b"", 1)


@pytest.mark.parametrize(
    ("args", "line"),
    [
        (("show", "Nobody Whatsoever"), "nothing found for 'Nobody Whatsoever'"),
        (("show", "BY-CC:999"), "nothing found for 'BY-CC:999'"),
        (("names", "Nobody Whatsoever"), "no name like 'Nobody Whatsoever'"),
        (("names", "--kind", "org"), "no names of the kind org"),
        (("track", "political-prisoners"), "no dated figures for political-prisoners"),
        (("stats", "--by", "gender"), "nothing to count by gender"),
    ],
)
@pytest.mark.parametrize(("form", "empty"), [("jsonl", ""), ("json", "[]\n")])
def test_nothing_found_is_an_empty_answer_and_a_line(reptrack, stages, args, line, form, empty):
    done = reptrack(*args, "--format", form, stdin=stages["merge"])
    assert (done.returncode, done.stdout.decode()) == (0, empty)
    assert done.stderr.decode().startswith(f"reptrack: {line}")
    assert done.stderr.count(b"\n") == 1


RECORD_COMMANDS = ["extract", "merge", "stats", "names", "track detained", "check", "show x", "report -o x.html", "export csv -o x"]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        *((words, TEXT) for words in RECORD_COMMANDS),
        *(("stats", text) for text in ("\n\n" + TEXT, "2024\n" + TEXT, "One line.", "a,b\n1,2\n", "“Quoted” at first\nthen more")),
    ],
)
def test_text_where_records_belong_is_one_line(reptrack, tmp_path, words, text):
    (tmp_path / "my file.txt").write_text(text, encoding="utf-8")
    command, *rest = words.split()
    at = 1 if command in {"track", "show", "export"} else 0
    done = reptrack(command, *rest[:at], "my file.txt", *rest[at:], cwd=tmp_path)
    hint = "run `reptrack ingest 'my file.txt' | reptrack extract`"
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode() == f"reptrack: my file.txt: this is text, not records; {hint}\n"
    assert [path.name for path in tmp_path.iterdir()] == ["my file.txt"]


@pytest.mark.parametrize("first", ["nonsense", "broken}", "“words", '["a"]', "12", "\xff", "nonsense\n\nmore"])
def test_a_broken_beginning_costs_its_lines_alone(reptrack, stages, first):
    broken = first.encode("latin-1", "replace") + b"\n" + stages["merge"]
    done = reptrack("merge", stdin=broken)
    assert (done.returncode, done.stdout) == (1, stages["merge"])
    assert [line.split(":")[2] for line in done.stderr.decode().splitlines()] == [
        str(n) for n, line in enumerate(first.split("\n"), start=1) if line
    ]
    assert json.loads(done.stdout)["names"]


def test_a_text_that_is_piped_in_is_ingested(reptrack, stages):
    assert reptrack("ingest", stdin=TEXT.encode()).stdout == stages["ingest"]
    done = reptrack("ingest", stdin=b"")
    assert (done.returncode, done.stderr) == (1, b"reptrack: -: empty: no text in it; remove it, or get it again\n")


def test_run_says_how_to_work_in_a_pipe(reptrack, tmp_path):
    done = reptrack("run", "-o", "corpus", stdin=TEXT.encode(), cwd=tmp_path)
    assert done.returncode == 2
    assert b"reptrack ingest - | reptrack extract | reptrack merge" in done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("args", "what"),
    [
        (("track", "in.jsonl", "political-prisoners"), "metric"),
        (("track", ".", "political-prisoners"), "metric"),
        (("names", "in.jsonl", "Harbun"), "name"),
        (("show", "in.jsonl", "Harbun"), "id, name or article"),
    ],
)
def test_swapped_words_are_told(reptrack, stages, tmp_path, args, what):
    (tmp_path / "in.jsonl").write_bytes(stages["merge"])
    done = reptrack(*args, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == (
        f"reptrack: {args[1]} is what to read, and stands before {args[2]}; give the {what} first, then what to read\n"
    )
    turned = reptrack(args[0], args[2], "in.jsonl", cwd=tmp_path)
    assert turned.returncode == 0


@pytest.mark.parametrize(
    "args", [("export", "xml"), ("stats", "--format", "xml"), ("names", "--kind", "xml"), ("stats", "--within", "xml")]
)
def test_a_wrong_choice_is_told_in_plain_words(reptrack, args):
    done = reptrack(*args)
    assert done.returncode == 2
    assert b"'xml' is not one of '" in done.stderr
    assert b"Value error" not in done.stderr
