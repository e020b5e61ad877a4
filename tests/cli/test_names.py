"""`reptrack names` and the options of `reptrack merge` in a shell's hands."""

from __future__ import annotations

import csv
import io
import json

import pytest


def record(number, name):
    return {
        "id": f"{number:016x}", "schema": "reptrack/1", "title": None, "publisher": None, "published": None, "dated": "2024-01-01", "lang": "en",
        "source": {"path": f"{number}.txt", "sha256": "0" * 64, "encoding": "utf-8", "start": 0, "end": len(name)}, "text": name,
        "dates": [], "names": [{"start": 0, "end": len(name), "text": name, "kind": "person", "name": name, "entity": None}],
        "articles": [], "claims": [], "warnings": [],
    }  # fmt: skip


@pytest.fixture
def corpus(tmp_path):
    names = ["Jan Novak", "Ivan Novak", "Maryia Zubava", "Мария Зубова"]
    lines = [json.dumps(record(i, name), ensure_ascii=False) for i, name in enumerate(names)]
    (tmp_path / "in.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def entities(path):
    return {r["names"][0]["name"]: r["names"][0]["entity"] for r in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


@pytest.mark.parametrize(
    ("a", "b", "judgement", "why"),
    [
        ("Maryja Kaleśnikava", "Мария Колесникова", "same", "Łacinka"),
        ("Siarhei Zubau", "Sviatlana Zubava", "different", "gender"),
        ("Ihar Novik", "Ihar Novikau", "different", "surname"),
        ("V. Zubava", "Вольга Зубава", "unsure", "initials"),
        ("Jan Novak", "Ivan Novak", "unsure", "at times"),
    ],
)
def test_explain_says_why(reptrack, a, b, judgement, why):
    done = reptrack("names", "--explain", a, b, "--format", "table")
    assert done.returncode == 0
    first, *steps = done.stdout.decode().splitlines()
    assert first.startswith(judgement)
    assert any(why in step for step in steps)


def test_explain_gives_rows_to_programs(reptrack):
    told = {form: reptrack("names", "--explain", "Siarhei Zubau", "Sviatlana Zubava", "--format", form).stdout.decode() for form in FORMS}
    rows = json.loads(told["json"])
    assert rows == [json.loads(line) for line in told["jsonl"].splitlines()]
    assert [row["step"] for row in csv.DictReader(io.StringIO(told["csv"]))] == [row["step"] for row in rows]
    assert {row["judgement"] for row in rows} == {"different"}
    assert reptrack("names", "--explain", "Siarhei Zubau", "Sviatlana Zubava").stdout.decode() == told["jsonl"]
    assert all(row["step"] in told["table"] for row in rows)


FORMS = ("json", "jsonl", "csv", "table")


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        ("x.csv", "a,b\nA B,C D\n", 1, "x.csv: has no column judgement"),
        ("x.csv", "judgement,a,b\n,A B,C D\n", 0, "x.csv: no judgement is filled in"),
        ("x.csv", "judgement,a,b\n", 0, "x.csv: no judgement is filled in"),
        ("x.csv", "", 1, "x.csv: has no column judgement"),
        ("x.jsonl", '{"id": "1", "schema": "reptrack/1"}\n', 1, "x.jsonl: has no column judgement"),
        ("x.jsonl", '{"a": "A B", "b": "C D", "judgement": null}\n', 0, "x.jsonl: no judgement is filled in"),
        ("x.txt", "On 5 May\nnobody was fined.\n", 1, "x.txt: has no column judgement"),
    ],
)
def test_a_table_without_judgements_is_told(reptrack, tmp_path, name, content, code, said):
    (tmp_path / name).write_text(content, encoding="utf-8")
    done = reptrack("names", "--decide", name, "--decisions", "d.jsonl", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (code, b"", 1)
    assert done.stderr.decode().startswith(f"reptrack: {said}")
    assert not (tmp_path / "d.jsonl").exists()


def test_doubtful_as_a_table_to_fill_in_and_merge_by_it(reptrack, corpus):
    done = reptrack("names", "in.jsonl", "--doubtful", "--format", "csv", cwd=corpus)
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode())))
    assert [(row["a"], row["b"], row["now"]) for row in rows] == [("Ivan Novak", "Jan Novak", "apart")]
    rows[0]["judgement"] = "same"
    with (corpus / "mine.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    assert reptrack("merge", "in.jsonl", "-o", "out.jsonl", "--decisions", "mine.csv", cwd=corpus).returncode == 0
    found = entities(corpus / "out.jsonl")
    assert found["Jan Novak"] == found["Ivan Novak"]
    assert reptrack("names", "in.jsonl", "--doubtful", "--decisions", "mine.csv", cwd=corpus).stdout == b""


def test_ask_writes_the_answers(reptrack, corpus):
    done = reptrack("names", "in.jsonl", "--doubtful", "--ask", "--decisions", "d.jsonl", stdin=b"n\n", cwd=corpus)
    assert done.returncode == 0
    assert json.loads((corpus / "d.jsonl").read_text(encoding="utf-8")) == {"a": "Ivan Novak", "b": "Jan Novak", "judgement": "different"}
    assert done.stdout == b""


def test_the_register_is_written_and_keeps_its_ids(reptrack, corpus):
    assert reptrack("merge", "in.jsonl", "-o", "out.jsonl", "--names", "names.jsonl", cwd=corpus).returncode == 0
    entries = [json.loads(line) for line in (corpus / "names.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {e["id"]: set(e["forms"]) for e in entries}["maryia-zubava"] == {"Maryia Zubava", "Мария Зубова"}
    renamed = [{**e, "id": "the-novak"} if e["name"] == "Jan Novak" else e for e in entries]
    (corpus / "names.jsonl").write_text("".join(json.dumps(e, ensure_ascii=False) + "\n" for e in renamed), encoding="utf-8")
    assert reptrack("merge", "in.jsonl", "-o", "out.jsonl", "--names", "names.jsonl", cwd=corpus).returncode == 0
    assert entities(corpus / "out.jsonl")["Jan Novak"] == "the-novak"
    assert b'"origin":"register"' in (corpus / "names.jsonl").read_bytes()


def test_a_bad_decision_is_named_and_the_rest_goes_on(reptrack, corpus):
    (corpus / "d.jsonl").write_text('{"a": "Jan Novak"}\nnonsense\n', encoding="utf-8")
    done = reptrack("merge", "in.jsonl", "--decisions", "d.jsonl", cwd=corpus)
    assert done.returncode == 1
    assert b"d.jsonl:2" in done.stderr
    assert len(done.stdout.splitlines()) == 4


@pytest.mark.parametrize("args", [("names", "--ask"), ("names", "in.jsonl", "--doubtful", "--ask")])
def test_wrong_usage(reptrack, corpus, args):
    assert reptrack(*args, cwd=corpus).returncode == 2


def test_the_list_of_names(reptrack, corpus):
    reptrack("merge", "in.jsonl", "-o", "out.jsonl", cwd=corpus)
    rows = [json.loads(line) for line in reptrack("names", "out.jsonl", cwd=corpus).stdout.splitlines()]
    assert rows[0]["entity"] == "maryia-zubava"
    assert rows[0]["mentions"] == 2


@pytest.mark.parametrize("query", ["Zubava", "зубова", "Зубавa", "Maryja Zubava", "maryia-zubava", "М. Зубава"])
def test_a_name_is_found_in_any_spelling(reptrack, corpus, query):
    reptrack("merge", "in.jsonl", "-o", "out.jsonl", cwd=corpus)
    by_file = reptrack("names", query, "out.jsonl", cwd=corpus)
    by_pipe = reptrack("names", query, stdin=(corpus / "out.jsonl").read_bytes(), cwd=corpus)
    assert [json.loads(line)["entity"] for line in by_file.stdout.splitlines()] == ["maryia-zubava"]
    assert by_pipe.stdout == by_file.stdout


def test_a_name_that_is_not_there(reptrack, corpus):
    reptrack("merge", "in.jsonl", "-o", "out.jsonl", cwd=corpus)
    done = reptrack("names", "Petrov", "out.jsonl", cwd=corpus)
    assert (done.returncode, done.stdout) == (0, b"")
    assert b"no name like" in done.stderr


def test_the_top_and_the_kind(reptrack, corpus):
    assert len(reptrack("names", "in.jsonl", "--top", "2", cwd=corpus).stdout.splitlines()) == 2
    assert reptrack("names", "in.jsonl", "--kind", "org", cwd=corpus).stdout == b""
    assert "Maryia Zubava" in reptrack("names", "in.jsonl", "--format", "table", cwd=corpus).stdout.decode()


@pytest.fixture
def folder(reptrack, tmp_path):
    """Make a corpus folder of two files with doubtful names."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "one.txt").write_text(
        "Fined in Orsha\nJanuary 12, 2024\n\nPavel Sych (born 1961) was fined. Jan Novak spoke. Halubovich sent a letter.\n",
        encoding="utf-8",
    )
    (tmp_path / "in" / "two.txt").write_text(
        "Detained in Pinsk\nFebruary 12, 2024\n\nPavel Sych (born 1999) was detained. Ivan Novak came with Anton Halubovich.\n",
        encoding="utf-8",
    )
    assert reptrack("run", "in", "-o", "corpus", "-q", cwd=tmp_path).returncode == 0
    return tmp_path


def doubts(reptrack, folder):
    return [json.loads(line) for line in reptrack("names", "corpus", "--doubtful", cwd=folder).stdout.splitlines()]


def known(reptrack, folder):
    assert reptrack("run", "in", "-o", "corpus", "-q", cwd=folder).returncode == 0
    return {entry["id"] for entry in map(json.loads, (folder / "corpus" / "names.jsonl").read_text(encoding="utf-8").splitlines())}


def test_a_doubt_about_one_name_shows_both_reports(reptrack, folder):
    (row,) = [row for row in doubts(reptrack, folder) if row["a"] == row["b"] == "Pavel Sych"]
    assert "1961" in row["a_context"]
    assert "1999" in row["b_context"]
    assert row["a_report"] != row["b_report"]


def test_a_bare_surname_of_another_report_is_doubtful(reptrack, folder):
    (row,) = [row for row in doubts(reptrack, folder) if row["a"] == "Halubovich"]
    assert (row["b"], row["now"], row["a_entity"]) == ("Anton Halubovich", "merged", "anton-halubovich")
    assert "sent a letter" in row["a_context"]


def test_answers_go_to_the_corpus_and_the_next_run_follows_them(reptrack, folder):
    asked = [(row["a"], row["b"]) for row in doubts(reptrack, folder)]
    said = {("Halubovich", "Anton Halubovich"): "n", ("Ivan Novak", "Jan Novak"): "y", ("Pavel Sych", "Pavel Sych"): "y"}
    assert set(asked) == set(said)
    answers = "".join(f"{said[pair]}\n" for pair in asked)
    assert reptrack("names", "corpus", "--doubtful", "--ask", stdin=answers.encode(), cwd=folder).returncode == 0
    assert known(reptrack, folder) >= {"halubovich", "anton-halubovich", "ivan-novak", "pavel-sych"}
    assert not known(reptrack, folder) & {"yan-novak", "pavel-sych-b1999"}
    assert doubts(reptrack, folder) == []


@pytest.mark.parametrize("delimiter", [";"])
def test_a_filled_in_table_goes_to_the_corpus(reptrack, folder, delimiter):
    rows = list(csv.DictReader(io.StringIO(reptrack("names", "corpus", "--doubtful", "--format", "csv", cwd=folder).stdout.decode())))
    for row in rows:
        row["judgement"] = {"Halubovich": "different", "Ivan Novak": "same", "Pavel Sych": ""}[row["a"]]
    with (folder / "mine.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0], delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    done = reptrack("names", "corpus", "--decide", "mine.csv", cwd=folder)
    assert (done.returncode, done.stdout) == (0, b"")
    assert b"2 judgements" in done.stderr
    assert known(reptrack, folder) >= {"halubovich", "ivan-novak", "pavel-sych", "pavel-sych-b1999"}
    assert [row["a"] for row in doubts(reptrack, folder)] == ["Pavel Sych"]


def test_judgements_need_a_place(reptrack, corpus):
    (corpus / "mine.csv").write_text("judgement,a,b\nsame,A B,C D\n", encoding="utf-8")
    assert reptrack("names", "--decide", "mine.csv", cwd=corpus).returncode == 2
    assert reptrack("names", "in.jsonl", "--doubtful", "--decisions", "nowhere.csv", cwd=corpus).returncode == 1
