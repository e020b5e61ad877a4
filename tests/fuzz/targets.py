"""What must hold for any input of a stage; used by the fuzzer (`run.py`) and by the tests that replay its corpus.

Each target takes bytes and returns nothing; it raises AssertionError, or whatever the stage raises that it must not.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import msgspec

from reptrack.analyse.check import check
from reptrack.analyse.counts import count_by
from reptrack.analyse.figures import FigureRecord
from reptrack.analyse.people import ProfiledRecord, profiles
from reptrack.analyse.textless import LightRecord
from reptrack.analyse.track import track
from reptrack.errors import Problem, ReptrackError, printable
from reptrack.extract.pipeline import extract
from reptrack.ingest.decode import decode as decode_bytes
from reptrack.ingest.pipeline import ingest_bytes
from reptrack.jsonl import BadRecordError, decode, encode
from reptrack.merge.explain import compare
from reptrack.merge.pipeline import merge
from reptrack.records import Name, Report, Source

__all__ = ["TARGETS", "broken_promises", "record_of", "seeds"]

ALLOWED = {"", "\ufeff"}


def record_of(text: str, **fields: object) -> Report:
    """Make a record of a text, as ingest would."""
    source = Source(path="fuzz.txt", sha256="0" * 64, encoding="utf-8", start=0, end=len(text))
    return Report(id="0123456789abcdef", source=source, text=text, **fields)  # type: ignore[arg-type]


def broken_promises(before: Report, after: Report, problems: list[Problem]) -> None:
    """Check what extraction promises of one record."""
    assert not problems, problems
    assert after.text == before.text
    for kind in ("dates", "names", "articles", "claims"):
        past = 0
        for mention in getattr(after, kind):
            assert 0 <= mention.start < mention.end <= len(after.text), (kind, mention)
            assert after.text[mention.start : mention.end] == mention.text, (kind, mention)
            assert mention.start >= (0 if kind == "names" else past), (kind, mention)
            past = mention.start
    for claim in after.claims:
        if claim.sentence is not None:
            assert claim.sentence[0] <= claim.start <= claim.end <= claim.sentence[1], claim
        if claim.part_of is not None:
            assert 0 <= claim.part_of < len(after.claims), claim
    assert decode(encode(after)) == after


def decode_target(data: bytes) -> None:
    """A line of JSON is a record or is refused in words."""
    try:
        record = decode(data)
    except BadRecordError:
        return
    assert decode(encode(record)) == record


def ingest_target(data: bytes) -> None:
    """Every character that is not blank is in exactly one record, at its place, or the file is refused in words."""
    try:
        records = list(ingest_bytes(data, "fuzz.txt"))
        text = decode_bytes(data).text
    except ReptrackError:
        return
    past = 0
    for record in records:
        assert record.source.start >= past
        assert not text[past : record.source.start].strip()
        assert record.text == text[record.source.start : record.source.end]
        past = record.source.end
        assert decode(encode(record)) == record
    assert not text[past:].strip()


def extract_target(data: bytes) -> None:
    """Mentions stand where they say, in order; a second extraction changes nothing."""
    text = data.decode("utf-8", "ignore")
    problems: list[Problem] = []
    record = record_of(text, dated="2024-05-06", title=text.split("\n", 1)[0][:100] or None)
    (first,) = extract([record], on_problem=problems.append)
    broken_promises(record, first, problems)
    (second,) = extract([first], on_problem=problems.append)
    assert second == first


def merge_target(data: bytes) -> None:
    """Every name gets an entity, whatever the names; merging twice is merging once, and the order of the reports does not matter."""
    names = data.decode("utf-8", "ignore").split("\n")[:40]
    records = [record for record in _named(names) if record.names]
    once = list(merge(records))
    for name in (name for record in once for name in record.names):
        assert name.entity, name
    assert list(merge(once)) == once
    backward = list(merge(reversed(records)))
    assert backward[::-1] == once


def _named(lines: list[str]) -> Iterator[Report]:
    """Make a record of each line: names between `;`, a first letter `o` or `p` and a colon for organisations and places."""
    for number, line in enumerate(lines):
        text, names = "", []
        for piece in line.split(";")[:8]:
            kind = {"o:": "org", "p:": "place"}.get(piece[:2], "person")
            form = piece[2:] if kind != "person" else piece
            if form.strip():
                start = len(text)
                names.append(Name(start=start, end=start + len(form), text=form, kind=kind, name=form))  # type: ignore[arg-type]
                text += form + "; "
        record = record_of(text, names=names)
        yield msgspec.structs.replace(record, id=f"{number:016x}")


def compare_target(data: bytes) -> None:
    """Two names are compared in words that can be printed, alike in either order; a name is itself."""
    first, _, second = data.decode("utf-8", "ignore").partition("\n")
    verdict = compare(first, second)
    assert verdict.judgement in {"same", "different", "unsure"}
    assert 0 <= verdict.score <= 1
    assert verdict.steps
    assert all(printable(step).isprintable() for step in verdict.steps)
    turned = compare(second, first)
    assert (turned.judgement, round(turned.score, 6)) == (verdict.judgement, round(verdict.score, 6))


def answers_target(data: bytes) -> None:
    """The answers hold for any records: altered lines are read or refused, what is read is counted, followed and checked; every finding has a place."""
    records: list[FigureRecord] = []
    light: list[LightRecord] = []
    profiled: list[ProfiledRecord] = []
    for line in _altered(data):
        try:
            record = decode(line, FigureRecord)
            light.append(decode(line, LightRecord))
            profiled.append(decode(line, ProfiledRecord))
        except BadRecordError:
            continue
        records.append(record)
    for finding in check(records, today="2024-06-01"):
        assert finding.message
        assert finding.severity in {"error", "warning"}
        json.dumps(finding.as_dict(), allow_nan=False)
    for metric in sorted({c.metric for r in records for c in r.claims if c.metric})[:3]:
        for by in (None, "gender", "country", "publisher"):
            forward, backward = track(records, metric, by=by), track(records[::-1], metric, by=by)
            assert [(p.time, p.value) for p in forward.points] == [(p.time, p.value) for p in backward.points]
            for point in forward.points:
                json.dumps(point.as_dict(), allow_nan=False)
    for by in ("month", "article", "person", "metric", "publisher"):
        count_by(light, by)
    for profile in profiles(profiled):
        json.dumps(profile.as_dict(), allow_nan=False)


def _altered(data: bytes) -> Iterator[bytes]:
    """Make records of the sample reports with values replaced: three bytes say which record, which value, by what; the rest is JSON of its own."""
    own = data.split(b"\n", 1)
    if len(own) > 1:
        yield from own[1].split(b"\n")
    known = _answered()
    for at in range(0, min(len(own[0]), 60) - 2, 3):
        which, where, what = own[0][at : at + 3]
        record = json.loads(known[which % len(known)])
        places = [place for place in _places(record) if place]
        *path, last = places[(where * 97 + at * 31) % len(places)]
        holder = record
        for key in path:
            holder = holder[key]
        if what < 16:
            del holder[last]
        else:
            holder[last] = VALUES[what % len(VALUES)]
        yield json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogatepass")


VALUES = [
    None, True, 0, -1, 7, 2**63, 10**40, 1e308, 0.5, "", "x", "\0", "2024-13-45", "2024-05", "2024-05-06/..", "../2024", "2024-21", "0000", "[]", [], {}, [[]], [0, 1],
    {"gender": "women"}, {"place": ""}, {"country": "BY"}, "P999999999999Y", "P1Y6M", "a" * 5000, "women", "detained", "at_least", "percent", "money", "BY-CC:342", ":::",
    "\u202e", 10**15,
]  # fmt: skip


def _places(value: object, at: tuple[int | str, ...] = ()) -> Iterator[tuple[int | str, ...]]:
    yield at
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from _places(inner, (*at, key))


@cache
def _answered() -> list[bytes]:
    """Give records with few mentions and some claims, made from the sample reports."""
    folder = Path(__file__).resolve().parents[2] / "seeds"
    records = merge(extract(record for path in sorted(folder.glob("*.txt")) for record in ingest_bytes(path.read_bytes(), path.name)))
    return [encode(record) for record in records if record.claims and len(record.text) < 2500][:20]


TARGETS: dict[str, Callable[[bytes], None]] = {
    "decode": decode_target,
    "ingest": ingest_target,
    "extract": extract_target,
    "merge": merge_target,
    "compare": compare_target,
    "answers": answers_target,
}


def seeds(stage: str, folder: Path) -> Iterator[bytes]:
    """Give inputs to begin with, from the sample reports."""
    if stage == "answers":
        yield from (bytes([n, 3 * n, 5 * n]) * 10 for n in range(1, 40))
        yield from (b"\n" + line for line in _answered()[:5])
        return
    for path in sorted(folder.glob("*.txt")):
        raw = path.read_bytes()
        if stage == "ingest":
            yield raw[:3000]
            yield raw.decode()[:1000].encode("utf-16-le")
        elif stage == "extract":
            text = raw.decode()
            yield from (text[at : at + 600].encode() for at in range(0, min(len(text), 4800), 600))
        else:
            records = list(extract(ingest_bytes(raw, path.name)))
            if stage == "decode":
                yield from (encode(record)[:3000] for record in records[:3])
            elif stage == "compare":
                persons = [n.name for r in records for n in r.names if n.kind == "person"]
                yield from (f"{a}\n{b}".encode() for a, b in pairwise(persons[:30]))
            else:
                prefix = {"org": "o:", "place": "p:", "person": ""}
                yield "\n".join(";".join(prefix[n.kind] + n.name for n in r.names[:8]) for r in records[:8]).encode()
