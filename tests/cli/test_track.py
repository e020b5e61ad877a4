"""`reptrack track` and `reptrack check` at the command line: formats, places, narrow terminals, what goes to stderr."""

from __future__ import annotations

import csv
import io
import json

import pytest

from reptrack.jsonl import encode
from reptrack.records import Claim, Report, Source


def record(path, value, where, time, sure="exact"):
    text = f"There were {value:,} political prisoners {where}."
    claim = Claim(
        start=11, end=11 + len(f"{value:,}"), text=f"{value:,}", value=value, kind="count", qualifier=sure, metric="political-prisoners",
        time=time, subject="political prisoners", sentence=(0, len(text)),
    )  # fmt: skip
    source = Source(path=path, sha256="00" * 32, encoding="utf-8", start=100, end=100 + len(text))
    return Report(
        id=path[:1] * 16, source=source, text=text, title=path, publisher="Sviedka", dated="2025-02-01", lang="en", claims=[claim]
    )


@pytest.fixture
def corpus():
    return b"".join(
        encode(one)
        for one in (
            record("a.txt", 1265, "in Belarus", "2025-01-15"),
            record("b.txt", 1270, "in Belarus", "2025-01-15"),
            record("c.txt", 1500, "in Russia", "2025-01-15", "at_least"),
            record("d.txt", 1280, "in Belarus", "2024-12-15"),
        )
    )


def track(reptrack, corpus, *words, **env):
    done = reptrack("track", "political-prisoners", "-", *words, stdin=corpus, **env)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode(), done.stderr.decode()


def test_json_has_what_the_manual_says(reptrack, corpus):
    points = json.loads(track(reptrack, corpus, "--format", "json")[0])
    assert [(p["time"], p["value"], p["qualifier"], p["country"]) for p in points] == [
        ("2024-12-15", 1280, "exact", "BY"),
        ("2025-01-15", 1265, "exact", "BY"),
        ("2025-01-15", 1270, "exact", "BY"),
        ("2025-01-15", 1500, "at_least", "RU"),
    ]
    assert points[1]["rivals"] == [1270]
    assert points[1]["rivals_said_by"] == ["Sviedka"]
    assert points[1]["disputed"]
    assert points[1]["report"] == "a" * 16
    assert all(p["sentence"][p["sentence"].index("1,") :].startswith(f"{p['value']:,}") for p in points)


@pytest.mark.parametrize(("place", "values"), [("RU", [1500]), ("Беларусь", [1280, 1265, 1270]), ("Mars", [])])
def test_one_place(reptrack, corpus, place, values):
    out, told = track(reptrack, corpus, "--place", place, "--format", "jsonl")
    assert [json.loads(line)["value"] for line in out.splitlines()] == values
    assert ("--by place" in told) == (not values)


def test_csv_is_a_table_with_rivals_and_their_sources(reptrack, corpus):
    rows = list(csv.DictReader(io.StringIO(track(reptrack, corpus, "--format", "csv")[0])))
    assert rows[1]["rivals"] == "1270 (Sviedka)"
    assert rows[3]["country"] == "RU"
    assert int(rows[1]["start"]) == 111


@pytest.mark.parametrize("width", ["40", "80", "160"])
def test_the_table_shows_countries_apart_with_words_and_place(reptrack, corpus, width):
    out, _ = track(reptrack, corpus, "--format", "table", COLUMNS=width)
    assert out.index("Belarus") < out.index("Russia")
    assert max(map(len, out.splitlines())) <= int(width)
    shown = "".join(out.split())
    for said in ("a.txt:111", "contradicts", "≥1,500", "2025-01-15"):
        assert said in shown


def test_from_and_to_are_dates(reptrack, corpus):
    assert reptrack("track", "political-prisoners", "-", "--from", "soon", stdin=corpus).returncode == 2
    assert reptrack("track", "political-prisoners", "-", "--by", "colour", stdin=corpus).returncode == 2
    assert reptrack("track", "politcal-prisoners", "-", stdin=corpus).returncode == 2


@pytest.mark.parametrize("day", ["2025-02-30", "20250101", "soon"])
def test_today_is_a_day(reptrack, corpus, day, tmp_path):
    for words in (("check", "-"), ("report", "-", "-o", tmp_path / "x.html")):
        done = reptrack(*words, "--today", day, stdin=corpus)
        assert done.returncode == 2
        assert "not a day" in done.stderr.decode()


def test_check_ends_with_3_when_strict_and_names_both_places(reptrack, corpus):
    done = reptrack("check", "-", "--strict", "--today", "2025-03-01", stdin=corpus)
    assert done.returncode == 3
    (finding,) = map(json.loads, done.stdout.decode().splitlines())
    assert finding["code"] == "rival-figures"
    assert [place["path"] for place in finding["places"]] == ["a.txt", "b.txt"]
    assert "Belarus" in finding["message"]
    assert reptrack("check", "-", "--today", "2025-03-01", stdin=corpus).returncode == 0
