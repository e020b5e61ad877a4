"""No path that stands in a record is ever opened for writing: whatever it says, the folders around stay as they were."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import harmful

TARGETS = [
    "/etc/passwd",
    "../../outside.txt",
    "victim.txt",
    "/dev/full",
    "~/x",
    "a\0b",
    "con",
    "sub/../../victim.txt",
    "file:///etc/passwd",
    "",
]
COMMANDS = [
    ("extract", "c.jsonl", "-o", "out"),
    ("merge", "c.jsonl", "-o", "out", "--names", "out.names"),
    ("stats", "c.jsonl"),
    ("names", "c.jsonl"),
    ("check", "c.jsonl"),
    ("track", "detained", "c.jsonl"),
    ("show", "BY-CC:342", "c.jsonl"),
    ("export", "csv", "c.jsonl", "-o", "out"),
    ("export", "xlsx", "c.jsonl", "-o", "out"),
    ("export", "sqlite", "c.jsonl", "-o", "out"),
    ("export", "parquet", "c.jsonl", "-o", "out"),
    ("export", "ftm", "c.jsonl", "-o", "out"),
    ("export", "jsonl", "c.jsonl", "-o", "out", "--pseudonyms", "out.key"),
]


def tree(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("args", COMMANDS, ids=lambda args: " ".join(args[:2]))
def test_a_command_writes_where_it_is_told_and_nowhere_else(reptrack, tmp_path, args):
    room = tmp_path / "a" / "b"
    room.mkdir(parents=True)
    (room / "victim.txt").write_text("stands")
    (tmp_path / "outside.txt").write_text("stands")
    records = [{**harmful(path)[0], "id": f"{number:016x}"} for number, path in enumerate(TARGETS)]
    (room / "c.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    before = tree(tmp_path)
    passwd = Path("/etc/passwd").stat()
    done = reptrack(*args, cwd=room, HOME=str(tmp_path))
    assert done.returncode == 0, done.stderr.decode()
    after = tree(tmp_path)
    added = {name for name in after if name not in before}
    assert {name.split("/")[2].split(".")[0] for name in added} <= {"out"}
    assert {name: after[name] for name in before} == before
    assert Path("/etc/passwd").stat() == passwd
