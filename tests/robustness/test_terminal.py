"""What a report, a file name or an argument holds never acts on the terminal, in any command, format or complaint."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from reptrack.errors import inert_json, printable

from .conftest import HARM, MARKUP

# All that is not a character to show, but for line breaks and what rich writes itself: colours, the cursor of a progress bar, erased lines.
LIVE = re.compile(
    "[\x07\x08\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]|\x1b(?!\\[[0-9;]*m|\\[\\?25[lh]|\\[2K|\\[1A)|\x1b\\[31m(?=[\u202e\\\\])"
)
FORMATS = ("json", "jsonl", "csv")
ASKED = [
    ("stats", "c.jsonl"),
    ("stats", "c.jsonl", "--by", "publisher"),
    ("stats", "c.jsonl", "--by", "article"),
    ("stats", "c.jsonl", "--by", "person"),
    ("stats", "c.jsonl", "--by", "publisher", "--by", "metric"),
    ("names", "c.jsonl"),
    ("track", "detained" + HARM + MARKUP, "c.jsonl", "--by", "publisher"),
    ("check", "c.jsonl"),
    ("show", "ab12ab12", "c.jsonl"),
    ("show", "BY-CC:342", "c.jsonl"),
    ("show", HARM, "c.jsonl"),
]
WORDS = [
    ("ingest", "in"),
    ("ingest", "in", f"{HARM}none.txt"),
    ("extract", "c.jsonl"),
    ("merge", "c.jsonl", "--decisions", "decisions.csv"),
    ("run", "in", "-o", f"corpus{HARM}"),
    ("names", "c.jsonl", "--doubtful"),
    ("names", "--explain", f"Anna K{HARM}", f"Ivan{MARKUP}"),
    ("export", "jsonl", "c.jsonl"),
    ("export", "ftm", "c.jsonl"),
    ("export", "csv", "c.jsonl", "-o", f"out{HARM}"),
    ("export", "xml", "c.jsonl", "-o", HARM),
    ("stats", f"{HARM}x"),
    ("stats", "c.jsonl", "--by", HARM),
    ("stats", f"--{HARM}"),
    ("run", "in", "-o", "corpus", "--jobs", HARM),
    (HARM,),
]


@pytest.mark.parametrize("args", [*ASKED, *((*ASKED[at], "--format", form) for at in (1, 5, 8, 9) for form in FORMATS), *WORDS], ids=ascii)
def test_nothing_acts_on_the_terminal(on_terminal, harm, args):
    shown, code = on_terminal(*args, cwd=harm)
    assert code in {0, 1, 2}
    assert "Traceback" not in shown
    found = LIVE.search(shown)
    assert found is None, ascii(shown[max(0, found.start() - 60) : found.end() + 20])
    assert "\x1b]8" not in shown  # a link


def test_json_on_a_terminal_is_the_same_json(on_terminal, harm, reptrack):
    shown, _ = on_terminal("export", "jsonl", "c.jsonl", "--quiet", cwd=harm)
    piped = reptrack("export", "jsonl", "c.jsonl", "--quiet", cwd=harm).stdout
    lines = [line for line in shown.splitlines() if line.startswith("{")]
    assert len(lines) == 2
    assert [json.loads(line) for line in lines] == [json.loads(line) for line in piped.splitlines()]


def test_a_program_in_a_pipe_gets_what_the_report_says(reptrack, harm):
    done = reptrack("stats", "c.jsonl", "--by", "publisher", "--format", "jsonl", cwd=harm)
    assert json.loads(done.stdout.splitlines()[0])["publisher"] == "Pub" + HARM + MARKUP


def test_every_problem_is_one_line(reptrack, harm):
    done = reptrack("extract", "c.jsonl", cwd=harm)
    lines = done.stderr.decode().splitlines()
    assert [line.split(":")[:3] for line in lines] == [["reptrack", " c.jsonl", str(n)] for n in (3, 4, 5, 6)]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_spreadsheet_runs_a_cell_of_a_table(reptrack, tmp_path, seeds_records, start):
    record = {**seeds_records[0], "publisher": f"{start}cmd|' /C calc'!A0"}
    (tmp_path / "c.jsonl").write_text(json.dumps(record))
    done = reptrack("stats", "c.jsonl", "--by", "publisher", "--format", "csv", cwd=tmp_path)
    (cell, *_), *_ = list(csv.reader(io.StringIO(done.stdout.decode(), newline="")))[1:]
    assert cell.startswith("'" + start)


@pytest.mark.parametrize("text", ["plain", "Ціханоўская", "a\x1b[2Jb", "\u202e\u2066\x7f\x9b", "\ud800", "\U000e0041\n"])
def test_what_is_escaped_can_be_printed(text):
    assert printable(text).isprintable()
    assert printable(text).encode()


@pytest.mark.parametrize("text", ["plain", "Ціханоўская", "a\x1b[2Jb", "\u202e\u2066\x7f\x9b", "\U000e0041", "\u2028"])
def test_inert_json_reads_the_same(text):
    told = json.dumps({"a": text}, ensure_ascii=False)
    assert json.loads(inert_json(told)) == {"a": text}
    assert inert_json(told).isprintable()
