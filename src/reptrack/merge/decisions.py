"""Read and write what the user decided about names: same or different, honoured over any score."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import msgspec

from reptrack.errors import OnProblem, Problem, ReptrackError, log_problem

__all__ = ["DECISIONS_FILE", "Decision", "Decisions", "append_decision", "decisions_in", "has_judgements", "read_decisions"]

DECISIONS_FILE = "decisions.jsonl"

_YES = frozenset({"same", "yes", "y", "1", "true"})
_NO = frozenset({"different", "no", "n", "0", "false"})


def decisions_in(place: str) -> Path | None:
    """Give where the decisions of a corpus folder stand, if there are any; nothing for a place that is no folder."""
    return Path(place) / DECISIONS_FILE if Path(place).is_dir() else None


class Decision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One judgement about two names.

    Attributes:
        a, b: names as they stand in `name`, or ids of entities.
        judgement: `same` or `different`.
        kind: person, org or place.
        a_report, b_report: ids of reports, where the judgement holds for their mentions only (two bearers of one name).
        note: for people.
    """

    a: str
    b: str
    judgement: Literal["same", "different"]
    kind: Literal["person", "org", "place"] = "person"
    a_report: str = ""
    b_report: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Decisions:
    """All judgements, ready to be asked.

    Attributes:
        same: pairs that are one, in order. different: pairs that are not.
        bearers: judgements that hold for the mentions of given reports.
    """

    same: tuple[tuple[str, str], ...] = ()
    different: frozenset[frozenset[str]] = frozenset()
    bearers: tuple[Decision, ...] = ()

    @classmethod
    def of(cls, decisions: Iterable[Decision], kind: str = "person") -> Decisions:
        """Sort judgements of one kind; a later judgement about the same pair replaces an earlier one."""
        last: dict[tuple[frozenset[str], frozenset[str]], Decision] = {}
        for decision in decisions:
            if decision.kind == kind:
                pair, reports = frozenset((decision.a, decision.b)), frozenset((decision.a_report, decision.b_report))
                last.pop((pair, reports), None)
                last[pair, reports] = decision
        plain = [d for d in last.values() if not (d.a_report or d.b_report)]
        return cls(
            same=tuple(sorted((min(d.a, d.b), max(d.a, d.b)) for d in plain if d.judgement == "same" and d.a != d.b)),
            different=frozenset(frozenset((d.a, d.b)) for d in plain if d.judgement == "different" and d.a != d.b),
            bearers=tuple(sorted((d for d in last.values() if d.a_report or d.b_report), key=msgspec.json.encode)),
        )

    def forbid(self, a: str, b: str) -> bool:
        """Say whether the user keeps two names apart."""
        return bool(self.different) and frozenset((a, b)) in self.different


def read_decisions(path: str | Path, *, on_problem: OnProblem = log_problem) -> Iterator[Decision]:
    """Read decisions from JSONL or from a table that `reptrack names --doubtful --format csv` wrote; rows without judgement are passed over.

    Raises:
        ReptrackError: the file cannot be opened.
    """
    path = Path(path)
    text = _text(path)
    for number, row in _table(text) if _is_table(path) else _lines(text):
        try:
            decision = _decision(row)
        except (msgspec.DecodeError, msgspec.ValidationError) as error:
            on_problem(
                Problem(str(path), f"not a decision ({error})", 'write {"a": …, "b": …, "judgement": "same" or "different"}', number)
            )
            continue
        if decision is not None:
            yield decision


def has_judgements(path: str | Path) -> bool:
    """Tell whether a file has a column for judgements, filled in or not: whether it is one of decisions at all.

    Raises:
        ReptrackError: the file cannot be opened.
    """
    path = Path(path)
    text = _text(path)
    if _is_table(path):
        return "judgement" in (_reader(text).fieldnames or ())
    return any("judgement" in content for content in map(_content, (line for _, line in _lines(text))))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ReptrackError(f"{path}: {error.strerror or error}", "name a file of decisions, JSONL or CSV") from error
    except UnicodeDecodeError as error:
        raise ReptrackError(f"{path}: not UTF-8", "save the file as UTF-8") from error


def _is_table(path: Path) -> bool:
    return path.suffix.lower() in {".csv", ".tsv"}


def _lines(text: str) -> Iterator[tuple[int, str]]:
    lines = enumerate(text.split("\n"), start=1)  # not splitlines: a name may hold a line separator
    return ((number, line) for number, line in lines if line.strip())


def _content(line: str) -> dict[str, Any]:
    try:
        content = msgspec.json.decode(line)
    except msgspec.DecodeError:
        return {}
    return content if isinstance(content, dict) else {}


def _reader(text: str) -> csv.DictReader[str]:
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    return csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)


def _table(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    reader = _reader(text)
    for row in reader:
        yield reader.line_num, {k: _undefused(v or "") for k, v in row.items() if k and isinstance(v, str | None)}


def _undefused(cell: str) -> str:
    """Take away the apostrophe that a table has before what a spreadsheet would run."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in _RUN else cell


_RUN = frozenset("=+-@\t\r\n＝＋－＠")


def _decision(row: str | dict[str, str]) -> Decision | None:
    content = msgspec.json.decode(row) if isinstance(row, str) else row
    if not isinstance(content, dict):
        raise msgspec.ValidationError("expected an object")
    said = str(content.get("judgement") or "").strip().lower()
    if not said or said in ("unsure", "?"):
        return None
    judgement = "same" if said in _YES else "different" if said in _NO else said
    known = {k: v for k, v in content.items() if k in Decision.__struct_fields__ and v is not None}
    return msgspec.convert({**known, "judgement": judgement}, Decision)


def append_decision(path: str | Path, decision: Decision) -> None:
    """Add one decision to a JSONL file, readable by its owner only if it is new; an answer that was given is on the disk when this returns.

    Raises:
        ReptrackError: it cannot be written to.
    """
    line = msgspec.json.encode(decision) + b"\n"
    try:
        handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(handle, "ab+") as stream:
            if stream.seek(0, os.SEEK_END):
                stream.seek(-1, os.SEEK_END)
                line = line if stream.read(1) == b"\n" else b"\n" + line  # a hand that wrote the last line may have left it open
            stream.write(line)
            stream.flush()
            os.fsync(handle)
    except OSError as error:
        raise ReptrackError(f"{path}: {error.strerror or error}", "choose a place that can be written to") from error
