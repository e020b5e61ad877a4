"""Records that were altered: every command uses them or names the line, and never ends in a traceback."""

from __future__ import annotations

import json
import random
import re

import pytest

ROUNDS = 400
VALUES = [
    None,
    True,
    0,
    -1,
    2**63,
    10**40,
    1e308,
    "",
    "x",
    "\x00",
    "2024-13-45",
    "0000",
    "../..",
    [],
    {},
    [[]],
    {"a": 1},
    "P999999999999Y",
    "💥" * 50,
    "a" * 5000,
]
COMMANDS = [
    ("extract",),
    ("merge",),
    ("stats",),
    *(("stats", "--by", what) for what in ("publisher", "month", "article", "person", "metric")),
    ("names",),
    ("names", "--doubtful"),
    ("check",),
    ("track", "detained"),
    ("show", "BY-CC:342"),
    ("export", "csv", "-o", "out"),
    ("export", "xlsx", "-o", "out"),
    ("export", "sqlite", "-o", "out"),
    ("export", "parquet", "-o", "out"),
    ("export", "ftm", "-o", "out"),
    ("export", "jsonl", "-o", "out", "--quiet", "--pseudonyms", "key"),
]


def places(value, at=()):
    """List the paths of all values inside a record."""
    yield at
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from places(inner, (*at, key))


def altered(record, chance):
    """Drop, replace, swap or double one to three values anywhere in a record."""
    record = json.loads(json.dumps(record))
    for _ in range(chance.randint(1, 3)):
        *path, last = chance.choice([place for place in places(record) if place])
        holder = record
        for key in path:
            holder = holder[key]
        kind = chance.randrange(4)
        if kind == 0:
            del holder[last]
        elif kind == 1 and isinstance(holder, list):
            holder.insert(last, json.loads(json.dumps(holder[last])))
        elif kind == 2 and isinstance(holder[last], int) and not isinstance(holder[last], bool):
            holder[last] += chance.choice([-1, 1, 1000, -(10**9)])
        else:
            holder[last] = chance.choice(VALUES)
    return record


@pytest.fixture(scope="module")
def mutants(seeds_records):
    """Give lines: valid records that were altered, cut and mangled, a valid one after each."""
    chance = random.Random(7)
    small = sorted(seeds_records, key=lambda record: len(record["text"]))[:25]
    lines = []
    for _ in range(ROUNDS):
        line = json.dumps(altered(chance.choice(small), chance), ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")
        if chance.random() < 0.1:
            line = line[: chance.randrange(len(line))]
        if chance.random() < 0.1:
            at = chance.randrange(max(1, len(line)))
            line = line[:at] + bytes([chance.randrange(256)]) + line[at + 1 :]
        lines.append(line.replace(b"\n", b" "))
    return b"\n".join(lines) + b"\n"


@pytest.mark.parametrize("args", COMMANDS, ids=" ".join)
def test_no_altered_record_breaks_a_command(reptrack, tmp_path, mutants, args):
    (tmp_path / "m.jsonl").write_bytes(mutants)
    words = [*args[:2], "m.jsonl", *args[2:]] if args[0] in {"export", "track", "show"} else [args[0], "m.jsonl", *args[1:]]
    done = reptrack(*words, cwd=tmp_path)
    told = done.stderr.decode()
    assert "Traceback" not in told, told[-1500:]
    assert done.returncode == 1, told[-500:]
    named = [line for line in told.splitlines() if "; " in line]
    assert len(named) >= ROUNDS // 4
    bad = [line for line in told.splitlines() if not re.match(r"reptrack: (m\.jsonl:\d+: .|\S+, report \S+: |[^:]*$|\w+ [\d,]+)", line)]
    assert bad[:3] == []
