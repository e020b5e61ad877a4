"""What a person decided about names is never lost, whoever wrote the file last, and is nobody else's to read."""

from __future__ import annotations

import json

import pytest

from reptrack.errors import ReptrackError
from reptrack.merge.decisions import Decision, append_decision, read_decisions

ONE = Decision(a="Anna Kavalenka", b="Anna Kovalenko", judgement="same")
TWO = Decision(a="Ivan Harbun", b="Ivan Garbun", judgement="different")


def test_an_answer_follows_a_last_line_that_was_left_open(tmp_path):
    path = tmp_path / "decisions.jsonl"
    path.write_text(json.dumps({"a": ONE.a, "b": ONE.b, "judgement": "same"}))
    append_decision(path, TWO)
    assert list(read_decisions(path)) == [ONE, TWO]


def test_a_new_file_of_decisions_is_private(tmp_path):
    path = tmp_path / "decisions.jsonl"
    append_decision(path, ONE)
    assert path.stat().st_mode & 0o777 == 0o600


def test_an_answer_that_cannot_be_written_is_told_in_words():
    with pytest.raises(ReptrackError, match="/dev/full"):
        append_decision("/dev/full", ONE)


@pytest.mark.parametrize("mark", ["\u2028", "\x0b", "\x0c", "\x85", "\x1c"])
def test_a_mark_that_parts_lines_elsewhere_parts_none_here(tmp_path, mark):
    path = tmp_path / "decisions.jsonl"
    said = Decision(a=f"Anna{mark}Kavalenka", b="Anna Kovalenko", judgement="same")
    append_decision(path, said)
    path.write_text(path.read_text(encoding="utf-8").replace(json.dumps(mark)[1:-1], mark if mark > "\x20" else json.dumps(mark)[1:-1]))
    assert list(read_decisions(path)) == [said]


def test_a_table_keeps_cells_of_several_lines_and_loses_only_its_own_apostrophes(tmp_path):
    path = tmp_path / "decisions.csv"
    path.write_text('a,b,judgement,note\r\n\'=Anna,"\'Abd Allah",same,"two\r\nlines"\r\nx,y,maybe,\r\nIvan,Jan,different,\r\n', newline="")
    problems = []
    found = list(read_decisions(path, on_problem=problems.append))
    assert [(d.a, d.b, d.note) for d in found] == [("=Anna", "'Abd Allah", "two\nlines"), ("Ivan", "Jan", "")]
    assert [problem.line for problem in problems] == [4]


def test_answers_are_not_added_to_a_table(reptrack, tmp_path, seeds_corpus):
    (tmp_path / "d.csv").write_text("a,b,judgement\n")
    done = reptrack("names", seeds_corpus, "--doubtful", "--ask", "--decisions", "d.csv", cwd=tmp_path, stdin=b"y\n" * 50)
    assert done.returncode == 2
    assert (tmp_path / "d.csv").read_text() == "a,b,judgement\n"
