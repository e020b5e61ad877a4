"""`reptrack report` in a shell: the file, the pipe, the limit, wrong usage, bad lines, a library that is missing."""

from __future__ import annotations

import re

import pytest


def test_a_corpus_becomes_a_page(reptrack, seeds_corpus, tmp_path):
    done = reptrack("report", seeds_corpus, "-o", tmp_path / "report.html", "--title", "Belarus & <us>", "--today", "2025-07-01")
    assert (done.returncode, done.stdout) == (0, b"")
    assert re.fullmatch(r"reptrack: 44 reports and 8 other texts in \S+report\.html\n", done.stderr.decode())
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert page.lstrip().startswith("<!doctype html>")
    assert "<title>Belarus &amp; &lt;us&gt;</title>" in page
    assert not re.search(r'(?:src|href)="(?!#|data:,)', page)
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


def test_in_a_pipe(reptrack, seeds_corpus):
    records = (seeds_corpus / "records.jsonl").read_bytes()
    piped = reptrack("report", "--today", "2025-07-01", stdin=records)
    assert (piped.returncode, piped.stderr) == (0, b"")
    assert b"<title>What 44 reports say</title>" in piped.stdout
    assert piped.stdout == reptrack("report", seeds_corpus, "-o", "-", "--today", "2025-07-01").stdout


def test_what_a_limit_leaves_out_is_told(reptrack, seeds_corpus, seeds_records, tmp_path):
    done = reptrack("report", seeds_corpus, "-o", tmp_path / "report.html", "--limit", "5")
    left_out = len(seeds_records) - 5
    assert f"{left_out} further texts, dated up to 2025-" in done.stderr.decode()
    assert f"--limit {len(seeds_records)} takes all" in done.stderr.decode()
    assert f'<span data-count="left-out">{left_out}</span>' in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert reptrack("report", seeds_corpus, "-o", tmp_path / "report.html", "--limit", "5", "-q").stderr == b""


def test_a_bad_line_is_named_and_the_rest_shown(reptrack, seeds_corpus, tmp_path):
    records = (seeds_corpus / "records.jsonl").read_bytes().splitlines(keepends=True)[:3]
    done = reptrack("report", "-", "-o", tmp_path / "report.html", stdin=b"".join([*records, b"{broken\n"]))
    assert done.returncode == 1
    assert b"-:4: " in done.stderr
    assert 'data-count="records">3<' in (tmp_path / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("args", [("-o", "."), ("--limit", "0")])
def test_wrong_usage(reptrack, seeds_corpus, tmp_path, args):
    done = reptrack("report", seeds_corpus, *args, cwd=tmp_path)
    assert done.returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_without_the_charts_library_nothing_is_written(reptrack, seeds_corpus, tmp_path):
    (tmp_path / "vl_convert.py").write_text("raise ModuleNotFoundError(name='vl_convert')\n")
    done = reptrack("report", seeds_corpus, "-o", tmp_path / "report.html", PYTHONPATH=str(tmp_path))
    assert done.returncode == 2
    assert done.stderr.decode().endswith('pip install "reptrack[page]"\n')
    assert not (tmp_path / "report.html").exists()
