"""Nothing of a hidden person's name is left: spellings, cases, scripts, addresses, initials, other reports. Cases as data."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from reptrack.export.pseudonyms.session import hiding, revealing
from reptrack.export.pseudonyms.tokens import TOKEN
from reptrack.jsonl import encode
from reptrack.records import Claim, Name, Report, Source, Warn

LINES = (Path(__file__).resolve().parents[1] / "cases" / "pseudonyms.tsv").read_text(encoding="utf-8").splitlines()
CASES = list(csv.DictReader([line for line in LINES if not line.startswith("#")], delimiter="\t", quoting=csv.QUOTE_NONE))
ESCAPE = re.compile(r"\\(u[0-9a-f]{4}|n)")


def report(text, name="", lang="en", **fields):
    """Make a report that marks the name, where it stands first."""
    start = text.index(name)
    names = [Name(start=start, end=start + len(name), text=name, kind="person", name=name, entity="somebody")] if name else []
    source = Source(path="karatkevich.txt", sha256="00" * 32, encoding="utf-8", start=0, end=len(text))
    return Report(**{"id": "0123456789abcdef", "source": source, "text": text, "names": names, "lang": lang, **fields})


def hidden(tmp_path, *reports):
    source = tmp_path / "in.jsonl"
    source.write_bytes(b"".join(map(encode, reports)))
    with hiding(str(source), tmp_path / "key.json", None, print) as session:
        return list(session.records)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_nothing_is_left(case, tmp_path):
    text = ESCAPE.sub(lambda m: "\n" if m[1] == "n" else chr(int(m[1][1:], 16)), case["text"])
    before = report(text, case["name"], case["lang"])
    (after,) = hidden(tmp_path, before)
    assert not re.search(case["gone"], TOKEN.sub("", after.text), re.IGNORECASE), after.text
    (back,), unknown = revealing(iter([after]), tmp_path / "key.json")
    assert (list(back) if not isinstance(back, Report) else back) == before
    assert not unknown


@pytest.mark.parametrize(
    "text",
    [
        "Karatkevich was beaten.",
        "Караткевіч была збітая, Караткевічу не пусцілі.",
        "See https://x.by/freekaratkevich and #FreeKaratkevich.",
        "The Karatkevich case goes on.",
    ],
)
def test_the_surname_is_hidden_in_reports_that_mark_nobody(text, tmp_path):
    after, _ = hidden(tmp_path, report(text, id="a" * 16), report("Volha Karatkevich was tried.", "Volha Karatkevich"))
    assert not re.search("karatk|каратк", after.text, re.IGNORECASE)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Will Novik", "They will appeal. Will they?"),
        ("Maria Brest", "The court of Brest sat in Brest."),
        ("Yanka Moroz", "a moroz, that is frost"),
        ("Ales Markau", "Markauski district and Markovich were named"),
    ],
)
def test_other_words_stay_in_other_reports(name, text, tmp_path):
    after, _ = hidden(tmp_path, report(text, id="a" * 16), report(f"{name} was tried.", name))
    assert after.text == text


def test_every_field_of_a_record(tmp_path):
    text = "Volha Karatkevich was fined. Source: x"
    claim = Claim(
        start=0, end=5, text="Volha", value=1, kind="count", subject="supporters of Karatkevich", attributed_to="Karatkevich’s lawyer",
        dims={"subset": "with Karatkevich", "place": "Karatkevichy"}, sentence=(0, 28),
    )  # fmt: skip
    before = report(
        text, "Volha Karatkevich", title="Volha Karatkevich was fined", publisher="Karatkevich Foundation", claims=[claim],
        warnings=[Warn(code="x", message="Karatkevich or Короткевич?")],
    )  # fmt: skip
    (after,) = hidden(tmp_path, before)
    assert not re.search("karatkevich(?!y)|коротк|volha", encode(after).decode(), re.IGNORECASE)
