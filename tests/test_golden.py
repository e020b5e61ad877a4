"""Corpora written under a released schema are read as they were written, for good."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from reptrack.jsonl import BadRecordError, decode, encode
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
