"""Corpora written under a released schema are read as they were written, for good."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from reptrack.analyse.figures import FigureRecord
from reptrack.analyse.people import ProfiledRecord
from reptrack.analyse.textless import LightRecord
from reptrack.jsonl import BadRecordError, decode, encode, read_records
from reptrack.records import SCHEMA, json_schema

GOLDEN = sorted((Path(__file__).parent / "golden").glob("reptrack-*.jsonl"))


def test_the_present_schema_has_a_golden_corpus():
    assert f"{SCHEMA.replace('/', '-')}.jsonl" in {path.name for path in GOLDEN}


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_it_is_read_and_written_back_byte_for_byte(path):
    lines = path.read_bytes().splitlines(keepends=True)
    assert len(lines) >= 5
    assert [encode(decode(line)) for line in lines] == lines


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_it_validates_against_the_printed_schema(path):
    validator = jsonschema.Draft202012Validator(json_schema())
    for line in path.read_text(encoding="utf-8").splitlines():
        validator.validate(json.loads(line))


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"schema": "reptrack/0"}, "reptrack/0"),
        ({"schema": "reptrack/2", "text": None}, "reptrack/2"),
        ({"schema": None}, "schema"),
        ({"names": [{"start": 0, "end": 3, "text": "not there", "kind": "person", "name": "X"}]}, "not there"),
        ({"names": [{"start": -3, "end": 3, "text": "", "kind": "person", "name": "X"}]}, "-3:3"),
        ({"text": 7}, "text"),
    ],
)
def test_what_is_no_record_of_this_schema_is_refused_in_clear_words(change, word):
    record = json.loads(GOLDEN[0].read_text(encoding="utf-8").splitlines()[0])
    with pytest.raises(BadRecordError, match=word):
        decode(json.dumps({**record, **change}).encode())


@pytest.mark.parametrize("shape", [FigureRecord, ProfiledRecord, LightRecord], ids=lambda shape: shape.__name__)
@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"schema": "reptrack/0"}, "reptrack/0"),
        ({"schema": "reptrack/2", "text": None, "claims": {}}, "reptrack/2"),
        ({"schema": None}, "schema"),
    ],
)
def test_no_command_reads_a_part_of_a_record_of_another_schema(shape, change, word):
    record = json.loads(GOLDEN[0].read_text(encoding="utf-8").splitlines()[0])
    with pytest.raises(BadRecordError, match=word):
        decode(json.dumps({**record, **change}).encode(), shape)


@pytest.mark.parametrize(
    "command", ["extract", "merge", "stats", "check", "names", "track detained", "show Minsk", "export jsonl", "report -o x.html"]
)
def test_every_command_names_the_line_of_another_schema(reptrack, tmp_path, command):
    lines = GOLDEN[0].read_text(encoding="utf-8").splitlines()
    other = [json.dumps({**json.loads(lines[0]), "schema": f"reptrack/{number}"}) for number in (0, 2)]
    (tmp_path / "c.jsonl").write_text("\n".join([lines[0], *other, *lines[1:]]) + "\n", encoding="utf-8")
    name, *more = command.split()
    words = [name, *more, "c.jsonl"] if more[:1] != ["-o"] else [name, "c.jsonl", *more]
    done = reptrack(*words, cwd=tmp_path)
    told = [line for line in done.stderr.decode().splitlines() if "schema" in line]
    assert done.returncode == 1
    assert [line.split(": ")[1] for line in told] == ["c.jsonl:2", "c.jsonl:3"]
    assert "'reptrack/0'" in told[0]
    assert "'reptrack/2'" in told[1]
    assert all("the version that wrote it" in line or "reptrack version that wrote it" in line for line in told)


def test_fields_that_may_be_missing_have_their_defaults():
    record = json.loads(GOLDEN[0].read_text(encoding="utf-8").splitlines()[0])
    needed = {key: record[key] for key in ("id", "schema", "source", "text")}
    found = decode(json.dumps(needed).encode())
    assert (found.title, found.dated, found.lang, found.dates, found.names, found.claims, found.warnings) == (
        None,
        None,
        None,
        [],
        [],
        [],
        [],
    )
    for key in needed:
        with pytest.raises(BadRecordError):
            decode(json.dumps({k: v for k, v in needed.items() if k != key}).encode(), FigureRecord)


def test_fields_that_the_schema_does_not_know_are_told_not_lost_in_silence(tmp_path, reptrack):
    record = json.loads(GOLDEN[0].read_text(encoding="utf-8").splitlines()[0])
    record["my_note"] = "call her lawyer"
    record["names"] = [{**name, "checked": True} for name in record["names"]]
    record["source"]["url"] = "x"
    (tmp_path / "c.jsonl").write_text(json.dumps(record) + "\n")
    problems = []
    (found,) = read_records(tmp_path / "c.jsonl", on_problem=problems.append)
    assert found.names
    assert [str(problem).split(": ", 1)[1] for problem in problems] == [
        (
            "'my_note', 'source.url', 'names[].checked' are not part of reptrack/1 and not kept; "
            "keep what is yours in a file of its own, by the report's id"
        )
    ]
    for command in ("extract", "merge"):
        done = reptrack(command, "c.jsonl", cwd=tmp_path)
        assert done.returncode == 1
        assert done.stderr.decode().startswith("reptrack: c.jsonl:1: 'my_note'")
        assert len(done.stdout.splitlines()) == 1
    assert reptrack("stats", "c.jsonl", cwd=tmp_path).stderr == b""
