"""Small corpora made by hand: what every export test starts from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reptrack.jsonl import encode
from reptrack.records import Article, Claim, Date, Name, Place, Report, Source, Warn

Make = Callable[..., Report]

FIRST = """Trial of Volha Karatkevich in Brest

On 4 March 2024 the Leninski District Court of Brest sentenced Volha Karatkevich under Parts 1 and 2 of Article 342 (gross
violation of public order) to two years. Karatkevich is one of at least 1,254 people, 355 of them women, Viasna says.
Her lawyer, A. Novik, was not let in; Karatkevich wrote home from #FreeKarateka."""
SECOND = "=Weekly \U0001f54a news\n\nВольга Караткевич and Volha Karatkevich's sister met Prime Minister Jan Wielki in Minsk."


def at(text: str, words: str, nth: int = 0) -> dict[str, object]:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return {"start": start, "end": start + len(words), "text": words}


def person(text: str, words: str, entity: str | None, name: str | None = None, nth: int = 0, kind: str = "person") -> Name:
    return Name(**at(text, words, nth), kind=kind, name=name or words, entity=entity)


def first(**changes: object) -> Report:
    text = FIRST
    volha, full = "volha-karatkevich", "Volha Karatkevich"
    sentence = (text.index("Karatkevich is one"), text.index("Her lawyer"))
    fields = {
        "id": "aaaa0001",
        "source": Source(
            path="reviews/dump.txt",
            sha256="ab" * 32,
            encoding="utf-8",
            start=100,
            end=100 + len(text),
            also_at=[Place(path="copy.txt", sha256="cd" * 32, start=0, end=len(text))],
        ),
        "title": "Trial of Volha Karatkevich in Brest",
        "publisher": 'Human Rights Center "Viasna"',
        "published": "2024-03-05",
        "dated": "2024-03-05",
        "lang": "en",
        "text": text,
        "dates": [Date(**at(text, "4 March 2024"), value="2024-03-04", basis="explicit", mod="early")],
        "names": [
            person(text, "Volha Karatkevich", volha),
            person(text, "Brest", "brest", kind="place"),
            person(text, "Leninski District Court of Brest", "leninski-district-court-of-brest", kind="org"),
            person(text, "Volha Karatkevich", volha, nth=1),
            person(text, "Karatkevich", volha, full, nth=2),
            person(text, "Viasna", "viasna", kind="org"),
            person(text, "A. Novik", "a-novik"),
        ],
        "articles": [
            Article(
                **at(text, "Parts 1 and 2 of Article 342"), refs=["BY-CC:342:1", "BY-CC:342:2"], gloss="gross\nviolation of public order"
            )
        ],
        "claims": [
            Claim(**at(text, "two years"), value="P2Y", kind="duration", subject="Volha Karatkevich"),
            Claim(
                **at(text, "1,254"),
                value=1254,
                kind="count",
                qualifier="at_least",
                subject="people",
                attributed_to="Viasna",
                sentence=sentence,
                time="2024-03-05",
            ),
            Claim(**at(text, "355"), value=355, kind="count", subject="women", dims={"gender": "women"}, part_of=1, sentence=sentence),
        ],
        "warnings": [Warn(code="doubtful", message="is Karatkevich the same person as Volha Karatkevich?")],
    }
    return Report(**{**fields, **changes})


def second(**changes: object) -> Report:
    text = SECOND
    fields = {
        "id": "bbbb0002",
        "source": Source(path="reviews/dump.txt", sha256="ab" * 32, encoding="utf-8", start=900, end=900 + len(text)),
        "title": "=Weekly \U0001f54a news",
        "dated": "2024-04-01",
        "lang": "en",
        "text": text,
        "names": [
            person(text, "Вольга Караткевич", "volha-karatkevich"),
            person(text, "Jan Wielki", "jan-wielki"),
            person(text, "Minsk", "minsk", kind="place"),
        ],
        "articles": [],
        "claims": [],
    }
    return Report(**{**fields, **changes})


@pytest.fixture
def reports() -> list[Report]:
    """Two reports on one person, with a public figure, places and figures."""
    return [first(), second()]


@pytest.fixture
def make_first() -> Make:
    return first


@pytest.fixture
def make_second() -> Make:
    return second


@pytest.fixture
def corpus(tmp_path: Path, reports: list[Report]) -> Path:
    """The two reports as a file."""
    path = tmp_path / "corpus.jsonl"
    path.write_bytes(b"".join(encode(report) for report in reports))
    return path
