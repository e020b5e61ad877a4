"""The answers on the sample reports and on the real documents, through the installed command."""

from __future__ import annotations

import json
import shlex

import pytest


def rows(done):
    assert done.returncode == 0, done.stderr.decode()
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def series(reptrack, seeds_corpus):
    return {(row["time"], row["value"]): row for row in rows(reptrack("track", "political-prisoners", seeds_corpus))}


@pytest.mark.parametrize(
    ("time", "value"),
    [
        ("2024-11-30", 1278),
        ("2024-12-16", 1263),
        ("2025-01-20", 1247),
        ("2025-02-14", 1226),
        ("2025-03-05", 1214),
        ("2025-03-23", 1209),
        ("2025-04-14", 1196),
        ("2025-04-30", 1187),
        ("2025-06-10", 1164),
    ],
)
def test_the_number_of_prisoners_runs_through_the_samples(series, time, value):
    assert (time, value) in series


def test_a_point_names_its_source(series, seeds):
    point = series["2025-06-10", 1164]
    text = (seeds / "joint-statement.txt").read_text(encoding="utf-8")
    assert point["path"].endswith("joint-statement.txt")
    assert text[point["start"] : point["end"]] == "1,164"


@pytest.fixture(scope="module")
def findings(reptrack, seeds_corpus):
    return rows(reptrack("check", seeds_corpus, "--today", "2026-01-01"))


def test_the_planted_contradiction_is_found(findings):
    rivals = [f["message"] for f in findings if f["code"] == "rival-figures" and "political-prisoners" in f["message"]]
    assert any("1,287" in message and "1,278" in message for message in rivals)


def test_the_planted_sum_is_found_and_no_other(findings):
    (finding,) = [f for f in findings if f["code"] == "sum"]
    assert "= 98, but the total given is 96" in finding["message"]
    assert {place["path"].rsplit("/", 1)[-1] for place in finding["places"]} == {"newsletter.txt"}


def test_the_planted_fall_is_found(findings):
    assert any("7,675" in f["message"] and "7,604" in f["message"] for f in findings if f["code"] == "falling-total")


def test_the_four_wrong_printed_dates_are_found(findings):
    paths = [f["places"][0]["path"].rsplit("/", 1)[-1] for f in findings if f["code"] == "printed-date"]
    assert paths == ["site-dump.txt"] * 4


def test_there_is_little_noise(findings):
    """Beside the planted faults hardly anything is reported, or nobody would read it."""
    doubtful = [finding for finding in findings if finding["code"] == "doubtful-merge"]
    assert len(findings) - len(doubtful) <= 10
    assert len(doubtful) <= 10


def test_a_doubtful_merge_has_both_contexts_and_a_command_that_works(findings, reptrack, seeds_corpus, tmp_path):
    finding = next(finding for finding in findings if finding["code"] == "doubtful-merge")
    assert len({(place["path"], place["start"]) for place in finding["places"]}) == len(finding["places"]) >= 2
    words = shlex.split(finding["remedy"])
    assert words[0] == "reptrack"
    assert words[-1] == str(seeds_corpus)
    decisions = tmp_path / "decisions.jsonl"
    asked = reptrack(*(str(decisions) if word.endswith("decisions.jsonl") else word for word in words[1:]), stdin=b"y\n" * 200)
    assert asked.returncode == 0, asked.stderr.decode()
    settled = rows(reptrack("check", seeds_corpus, "--decisions", decisions))
    assert "doubtful-merge" not in {finding["code"] for finding in settled}


def test_strict_is_an_exit_code(reptrack, seeds_corpus):
    assert reptrack("check", seeds_corpus, "--strict").returncode == 3
    assert reptrack("check", stdin=b"").returncode == 0


@pytest.mark.parametrize(
    "query", ["maryia-kalesnikava", "Мария Колесникова", "Maryja Kaleśnikava", "KALESNIKAVA MARYIA", "Калеснікава", "Maria Kolesnikova"]
)
def test_a_person_is_found_by_any_spelling(reptrack, seeds_corpus, query):
    found = {(row["path"].rsplit("/", 1)[-1], row["start"]) for row in rows(reptrack("show", query, seeds_corpus))}
    assert found == {(row["path"].rsplit("/", 1)[-1], row["start"]) for row in rows(reptrack("show", "maryia-kalesnikava", seeds_corpus))}
    assert len({path for path, _ in found}) >= 6


def test_an_article_is_found_with_its_parts(reptrack, seeds_corpus, seeds_records):
    found = rows(reptrack("show", "BY-CC:368", seeds_corpus))
    expected = [a for r in seeds_records for a in r["articles"] if any(ref.split(":")[:2] == ["BY-CC", "368"] for ref in a["refs"])]
    assert len(found) == len(expected) > 3


def test_a_report_is_shown_by_the_beginning_of_its_id(reptrack, seeds_corpus, seeds_records):
    shown = rows(reptrack("show", seeds_records[0]["id"][:8], seeds_corpus))
    assert shown == [seeds_records[0]]


def test_nothing_found_says_what_to_try(reptrack, seeds_corpus):
    done = reptrack("show", "Nobody Whatsoever", seeds_corpus)
    assert (done.returncode, done.stdout) == (0, b"")
    assert b"reptrack names" in done.stderr


def test_the_real_documents(reptrack, shared):
    """The figures for political prisoners that the issue names."""
    run = reptrack("ingest", *sorted((shared / "seeds").glob("*.txt")))
    corpus = reptrack("merge", stdin=reptrack("extract", stdin=run.stdout).stdout).stdout
    found = {(row["time"], row["value"]) for row in rows(reptrack("track", "political-prisoners", stdin=corpus))}
    expected = {
        ("2024-02", 1410),
        ("2024-03-04", 1405),
        ("2024-11-30", 1296),
        ("2024-12-29", 1265),
        ("2024-12-31", 1265),
        ("2026-01-16", 1135),
    }
    assert expected <= found


@pytest.mark.parametrize(
    ("metric", "time", "group", "value"), [("political-prisoners", "2025-06-10", "women", 157), ("convicted", "2025-01", "men", 71)]
)
def test_the_parts_of_a_figure_are_tracked_by_gender(reptrack, seeds_corpus, metric, time, group, value):
    points = rows(reptrack("track", metric, seeds_corpus, "--by", "gender"))
    assert (time, group, value) in {(point["time"], point["group"], point["value"]) for point in points}


@pytest.mark.parametrize(
    ("args", "word"),
    [
        (("track", "political-prisoner"), b"political-prisoners"),
        (("track", "convicted", "--from", "yesterday"), b"yesterday"),
        (("check", "--today", "tomorrow"), b"tomorrow"),
        (("ingest", "x", "--lang", "zz"), b"zz"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_what_can(reptrack, args, word):
    done = reptrack(*args)
    assert done.returncode == 2
    assert word in done.stderr


def test_months_stand_in_their_order(reptrack, seeds_corpus):
    months = [row["month"] for row in rows(reptrack("stats", seeds_corpus, "--by", "month"))]
    assert months == sorted(months)
    assert len(months) > 5


@pytest.mark.parametrize("query", ["by-cc:342", "Article 342", "арт. 342", "342"])
def test_an_article_is_found_however_it_is_asked_for(reptrack, seeds_corpus, query):
    asked = rows(reptrack("show", "BY-CC:342", seeds_corpus))
    assert asked
    assert rows(reptrack("show", query, seeds_corpus)) == asked


@pytest.mark.parametrize("query", ["", "  "])
def test_nothing_asked_for_is_wrong_usage(reptrack, seeds_corpus, query):
    assert reptrack("show", query, seeds_corpus).returncode == 2


def test_records_are_counted_by_country(reptrack, seeds_corpus):
    counted = {row["country"]: row["records"] for row in rows(reptrack("stats", seeds_corpus, "--by", "country"))}
    assert max(counted, key=counted.get) == "BY"
