"""Fixtures for the page: pages made from records, a reader of their markup, a headless browser."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest

from reptrack.export.page import newest, write_page
from reptrack.jsonl import read_records
from reptrack.records import Article, Claim, Date, Name, Report, Source, Warn

VOID = {"meta", "link", "input", "br"}
# Everything a page must not run, load or be turned around by, in places where a report has text of its own.
ATTACK = "<script>window.pwned=1</script><img src=x onerror=window.pwned=1>\"'><svg onload=window.pwned=1>{{7*7}}</style></title>"
BIDI = "abc\u202edcba\u2066x\u2069\u200f"


@dataclass
class Element:
    """An element of a page."""

    tag: str
    attrs: dict[str, str | None]
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def walk(self) -> Iterator[Element]:
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def find(self, tag: str | None = None, **attrs: str) -> list[Element]:
        """Give the elements with a tag and attributes; `class_` is one of the classes, `_` stands for `-`."""
        wanted = {key.rstrip("_").replace("_", "-"): value for key, value in attrs.items()}
        return [e for e in self.walk() if (tag is None or e.tag == tag) and all(_has(e, key, value) for key, value in wanted.items())]


def _has(element: Element, key: str, value: str) -> bool:
    own = element.attrs.get(key) or ""
    return value in own.split() if key == "class" else own == value


class Reader(HTMLParser):
    """Reads markup into a tree; fails on markup that does not close what it opens."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        closed = self.open.pop()
        assert closed.tag == tag, f"{tag} closes {closed.tag}"

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


@pytest.fixture(scope="session")
def read_page() -> Callable[[str], Element]:
    """Read a page into a tree of elements."""

    def read(markup: str) -> Element:
        reader = Reader()
        reader.feed(markup)
        assert reader.open == [reader.root]
        return reader.root

    return read


@pytest.fixture(scope="session")
def make_page() -> Callable[..., str]:
    """Write the page of some records."""

    def make(records: list[Report], limit: int = 1000, **options: str) -> str:
        out = io.BytesIO()
        write_page(newest(iter(records), limit), out, **{"today": "2025-07-01", **options})
        return out.getvalue().decode()

    return make


@pytest.fixture(scope="session")
def seeds_reports(seeds_corpus: Path) -> list[Report]:
    """Give the records of the sample corpus."""
    return list(read_records(seeds_corpus))


@pytest.fixture(scope="session")
def hostile_report() -> Report:
    """Give a report in which every field that can hold text attacks."""
    word = "M" * 3000
    text = f"{ATTACK} {BIDI} \x00\x07\ufeff {word} javascript:alert(1) 12 Art. 5"
    at = {part: (text.index(part), text.index(part) + len(part)) for part in (ATTACK, BIDI, word, "12", "Art. 5", "javascript:alert(1)")}

    def span(part: str) -> dict[str, int | str]:
        return {"start": at[part][0], "end": at[part][1], "text": part}

    claim = {"kind": "count", "subject": ATTACK, "metric": ATTACK, "attributed_to": BIDI, "sentence": (0, len(text)), "dims": {}}
    return Report(
        id='"><script>window.pwned=1</script>',
        source=Source(path=f"../{ATTACK}\u202e.txt", sha256="0" * 64, encoding="utf-8", start=0, end=len(text)),
        title=f"{ATTACK}{BIDI}\x00",
        publisher=ATTACK,
        published=ATTACK,
        dated="2025-03-01",
        lang='"><script>window.pwned=1</script>',
        text=text,
        dates=[Date(**span("12"), value=ATTACK, basis="explicit")],
        names=[
            Name(**span(ATTACK), kind="person", name=ATTACK, entity=ATTACK),
            Name(**span(BIDI), kind="org", name=BIDI, entity='" onmouseover="window.pwned=1'),
            Name(**span(word), kind="place", name=word, entity=word),
            Name(**span("javascript:alert(1)"), kind="person", name="javascript:alert(1)", entity="javascript:alert(1)"),
        ],
        articles=[Article(**span("Art. 5"), refs=[f'X"><script>:{ATTACK}', ""], gloss=ATTACK)],
        claims=[Claim(**span("12"), value=12, time="2024-01", **claim), Claim(**span("12"), value=13, time="2024-02", part_of=99, **claim)],
        warnings=[Warn(code="published-contradicted", message=ATTACK)],
    )
