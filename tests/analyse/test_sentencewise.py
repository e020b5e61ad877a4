"""What is counted within a sentence was said in one sentence, and nothing is lost or counted twice."""

from __future__ import annotations

import msgspec
import pytest

from reptrack.analyse.counts import DIMENSIONS, count_by, cross
from reptrack.analyse.sentencewise import PlacedRecord, by_sentence
from reptrack.jsonl import encode, read_records
from reptrack.records import Article, Name


@pytest.fixture
def one(make_report):
    text = "Ivan Zub was tried under Article 342. Anna Kot was fined under Article 24.23."

    def name(words, entity):
        start = text.index(words)
        return Name(start=start, end=start + len(words), text=words, kind="person", name=words, entity=entity)

    def article(words, ref):
        start = text.index(words)
        return Article(start=start, end=start + len(words), text=words, refs=[ref])

    names = [name("Ivan Zub", "ivan-zub"), name("Anna Kot", "anna-kot")]
    articles = [article("Article 342", "BY-CC:342"), article("Article 24.23", "BY-CAO:24.23")]
    return msgspec.json.decode(encode(make_report(text, names=names, articles=articles)), type=PlacedRecord)


def test_a_person_and_the_article_of_the_same_sentence_meet(one):
    table = cross(by_sentence([one]), "person", "article")
    assert table.cells == {"ivan-zub": {"BY-CC:342": 1}, "anna-kot": {"BY-CAO:24.23": 1}}


@pytest.mark.parametrize("by", sorted(set(DIMENSIONS) - {"publisher", "country", "lang", "year", "month", "day", "source", "warning"}))
def test_every_mention_is_counted_once(seeds_corpus, by):
    records = list(read_records(seeds_corpus, shape=PlacedRecord))
    whole = {row.key: row.mentions for row in count_by(records, by)}
    assert {row.key: row.mentions for row in count_by(by_sentence(records), by)} == whole


def test_the_command_counts_within_sentences(reptrack, seeds_corpus):
    words = ("--by", "person", "--by", "article", "--format", "csv")
    sums = []
    for within in ("report", "sentence"):
        done = reptrack("stats", seeds_corpus, *words, "--within", within)
        assert done.returncode == 0, done.stderr.decode()
        sums.append(sum(int(cell) for line in done.stdout.decode().splitlines()[1:] for cell in line.split(",")[1:]))
    assert 0 < sums[1] < sums[0]
    assert reptrack("stats", seeds_corpus, "--within", "sentence").returncode == 2
