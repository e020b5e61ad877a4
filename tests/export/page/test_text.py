"""Texts on the page: nothing is lost, nothing acts, every mention is there whatever it overlaps with."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reptrack.export.page import words
from reptrack.export.page.index import Index
from reptrack.export.page.inert import plain, visible
from reptrack.export.page.marks import marked_text
from reptrack.records import Claim, Date, Name, Report, Source


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a < b & c", "a &lt; b &amp; c"),
        ("a\u202eb", 'a<span class="ctl" title="RIGHT-TO-LEFT OVERRIDE">U+202E</span>b'),
        ("\x00", '<span class="ctl" title="control character">U+0000</span>'),
        ("mi\u200cravam", "mi\u200cravam"),  # Persian is written with the joiner
        ("a\tb\nc", "a\tb\nc"),
    ],
)
def test_what_acts_becomes_visible(text, shown):
    assert visible(text) == shown


def test_plain_text_for_attributes():
    assert plain("a\u2066b\x1bc") == "a‹U+2066›b‹U+001B›c"


@given(st.text())
def test_no_control_is_left(text):
    for safe in (plain(text), str(visible(text))):
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", safe)


def report(text, spans):
    mentions = {"dates": [], "names": [], "claims": []}
    for i, (start, end) in enumerate(spans):
        span = {"start": start, "end": end, "text": text[start:end]}
        match i % 3:
            case 0:
                mentions["dates"].append(Date(**span, value=None, basis="explicit"))
            case 1:
                mentions["names"].append(Name(**span, kind="org", name=text[start:end]))
            case _:
                mentions["claims"].append(Claim(**span, value=None, kind="count"))
    source = Source(path="a.txt", sha256="", encoding="utf-8", start=0, end=len(text))
    return Report(id="x", source=source, text=text, **mentions)


@st.composite
def overlapping(draw):
    text = draw(st.text(alphabet="ab <&\u0430\n", min_size=1, max_size=30))
    place = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(place, place).map(sorted).filter(lambda s: s[0] < s[1]), max_size=8))
    return report(text, spans)


@given(overlapping())
def test_overlapping_mentions_keep_the_text_and_their_anchors(read_page, record):
    markup = str(marked_text(record, 1, Index([record])))
    page = read_page(markup)  # every tag is closed in its turn
    assert page.text == record.text
    anchors = [e.attrs["id"] for e in page.walk() if "id" in e.attrs]
    assert len(anchors) == len(set(anchors)) == len(record.dates) + len(record.names) + len(record.claims)
    assert not any(inner for link in page.find("a") for inner in link.find("a") if inner is not link)


def test_the_shortest_mention_links(read_page):
    page = read_page(str(marked_text(report("Court of Minsk 12", [(15, 17), (0, 14)]), 7, Index([]))))
    (date,) = page.find("a")
    assert (date.attrs["id"], date.attrs["href"]) == ("r7-d0", "#v-r7-d0")
    assert page.find("span", class_="org")[0].text == "Court of Minsk"


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ({"value": 1254, "kind": "count", "qualifier": "at_least"}, "at least 1,254"),
        ({"value": 15, "kind": "count", "qualifier": "at_least", "low": 15, "high": 20}, "15–20"),
        ({"value": 42.5, "kind": "percent"}, "42.5 %"),
        ({"value": 3_000_000_000, "kind": "money", "currency": "EUR"}, "3,000,000,000 EUR"),
        ({"value": 500, "kind": "other", "unit": "base unit"}, "500 base unit"),
        ({"value": "P1Y6M", "kind": "duration"}, "1 year 6 months"),
        ({"value": "PT36H", "kind": "duration", "qualifier": "more_than"}, "more than 36 hours"),
        ({"value": "forever", "kind": "duration"}, "forever"),
        ({"value": 41, "kind": "age"}, "41 years old"),
        ({"value": None, "kind": "count", "qualifier": "about"}, "no number"),
    ],
)
def test_values_in_words(claim, said):
    assert words.value_of(Claim(start=0, end=1, text="x", **claim)) == said


@pytest.mark.parametrize(
    ("time", "said"),
    [
        (None, "no time"),
        ("2024-11", "2024-11"),
        ("2020/..", "since 2020"),
        ("../2020", "until 2020"),
        ("2024-11/2024-12", "2024-11 – 2024-12"),
    ],
)
def test_times_in_words(time, said):
    assert words.period(time) == said


def test_a_hostile_report_is_inert(make_page, read_page, hostile_report):
    markup = make_page([hostile_report, hostile_report], title="<script>window.pwned=1</script>\u202e")
    page = read_page(markup)
    assert len(page.find("script")) == len(page.find("style")) == 1
    assert not page.find("img")
    for element in page.walk():
        assert not [name for name in element.attrs if name.startswith("on") or name == "style"]
        assert (element.attrs.get("href") or "#").startswith(("#", "data:,"))
        assert not re.search("[\x00-\x08\u202a-\u202e\u2066-\u2069]", "".join(value or "" for value in element.attrs.values()))
    assert not re.search("[\x00-\x08\u202a-\u202e\u2066-\u2069\u200f]", page.text)
    assert "window.pwned" not in page.find("script")[0].text
    assert "{{7*7}}" in page.text
    assert "49" not in page.find("bdi")[0].text


def test_the_policy_names_the_style_and_the_script(make_page, read_page):
    page = read_page(make_page([]))
    (policy,) = (m.attrs["content"] for m in page.find("meta") if m.attrs.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(page.find(tag)[0].text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
