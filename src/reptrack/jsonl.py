"""Read and write records as JSON lines: from files, corpus folders and standard input, to standard output and files that appear whole.

A line that is not a record is reported as a problem and skipped; the rest is processed.
"""

from __future__ import annotations

import codecs
import contextlib
import gc
import os
import shlex
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import IO, Any, BinaryIO, Protocol, TypeVar, cast, overload

import msgspec

from reptrack.errors import OnProblem, Problem, ReptrackError, UsageError, inert_json, log_problem
from reptrack.records import SCHEMA, Article, Claim, Date, Name, Report, Source, Warn

__all__ = [
    "RECORDS_FILE",
    "BadRecordError",
    "Record",
    "Shape",
    "decode",
    "encode",
    "open_output",
    "read_lines",
    "read_records",
    "relax_collector",
    "tell_unknown_fields",
    "unfinished",
    "unknown_fields",
    "write_records",
]

RECORDS_FILE = "records.jsonl"
_MENTIONS = ("dates", "names", "articles", "claims")


class _Head(msgspec.Struct):
    """As much of a line as is needed to say which schema it follows."""

    schema: Any = None


_SCHEMA_DECODER = msgspec.json.Decoder(_Head)
_ENCODER = msgspec.json.Encoder()
_ANYTHING = msgspec.json.Decoder()


class BadRecordError(ReptrackError):
    """A line that cannot be used as a record."""


class Shape(Protocol):
    """What a line can be read as: the whole `Report`, or a struct with fewer of its fields where the others would cost time."""

    @property
    def schema(self) -> str:
        """The schema the record follows."""


Record = TypeVar("Record", bound=Shape)


def encode(record: Report) -> bytes:
    """Give a record as one line of JSON (UTF-8, with the newline)."""
    return _ENCODER.encode(record) + b"\n"


_DECODERS: dict[type[Any], msgspec.json.Decoder[Any]] = {}


def _decoder(shape: type[Any]) -> msgspec.json.Decoder[Any]:
    if shape not in _DECODERS:
        _DECODERS[shape] = msgspec.json.Decoder(shape)
    return _DECODERS[shape]


@overload
def decode(line: bytes) -> Report: ...
@overload
def decode(line: bytes, shape: type[Record]) -> Record: ...
def decode(line: bytes, shape: type[Any] = Report) -> Any:
    """Read one line of JSON as a record.

    Raises:
        BadRecordError: it is not JSON, not a record, of another schema, a mention is not where it says, or a claim's value not of its kind.
    """
    try:
        record = _decoder(shape).decode(line)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError, RecursionError) as error:
        raise BadRecordError(*_explain(line, error)) from error
    if record.schema != SCHEMA:
        raise BadRecordError(*_other_schema(record.schema))
    _check_places(record)
    _check_values(record)
    return record


def _check_places(record: Any) -> None:  # noqa: ANN401 - any shape
    """Refuse a mention that does not stand where it says, in as far as the shape has text and mentions."""
    text = getattr(record, "text", None)
    if text is None:
        return
    for kind in _MENTIONS:
        for mention in getattr(record, kind, ()):
            words = getattr(mention, "text", None)
            if words is None:
                continue
            start, end = mention.start, getattr(mention, "end", None)
            if end is None:
                end = start + len(words)
            if start < 0 or text[start:end] != words:
                message = f"the text has no {words!r} at {start}:{end}"
                raise BadRecordError(message, "run `reptrack extract` on the records as ingest wrote them; the line was skipped")


def _check_values(record: Any) -> None:  # noqa: ANN401 - any shape
    """Refuse a claim whose value is not of its kind: a duration is a text, all else is a number; what is not known is None."""
    for claim in getattr(record, "claims", ()):
        value = getattr(claim, "value", None)
        if value is not None and isinstance(value, str) is not (claim.kind == "duration"):
            raise BadRecordError(f"a claim of the kind {claim.kind} with the value {value!r}", "see docs/record.md; the line was skipped")


def unknown_fields(line: bytes, record: Report) -> list[str]:
    """Name the fields of a line that are none of this schema, and so are not in the record that was read from it.

    Example: `["note", "names[].checked"]`.
    """
    if len(_ENCODER.encode(record)) == len(line.strip()):
        return []  # as reptrack itself writes it
    content = msgspec.json.decode(line)
    found = [name for name in content if name not in Report.__struct_fields__]
    for name, shape in _INNER.items():
        inner = content.get(name, [])
        known = set(shape.__struct_fields__)
        brackets = "" if isinstance(inner, dict) else "[]"
        for part in [inner] if isinstance(inner, dict) else inner:
            found += [f"{name}{brackets}.{key}" for key in part if key not in known]
    return list(dict.fromkeys(found))


def tell_unknown_fields(place: str, number: int, line: bytes, record: Report, on_problem: OnProblem) -> None:
    """Tell of a line's fields that are not kept."""
    if found := unknown_fields(line, record):
        named = ", ".join(map(repr, found[:3])) + (", …" if len(found) > 3 else "")  # noqa: PLR2004
        message = f"{named} {'is' if len(found) == 1 else 'are'} not part of {SCHEMA} and not kept"
        on_problem(Problem(place, message, "keep what is yours in a file of its own, by the report's id", number))


_INNER: dict[str, type[msgspec.Struct]] = {
    "source": Source,
    "dates": Date,
    "names": Name,
    "articles": Article,
    "claims": Claim,
    "warnings": Warn,
}


def _explain(line: bytes, error: Exception) -> tuple[str, str]:
    try:
        schema = getattr(_SCHEMA_DECODER.decode(line), "schema", None)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError, RecursionError):
        return f"not a line of JSON ({error})", "the line was skipped"
    if isinstance(schema, str) and schema != SCHEMA:
        return _other_schema(schema)
    return f"not a {SCHEMA} record ({error})", "make records with `reptrack ingest`; the line was skipped"


def _other_schema(schema: str) -> tuple[str, str]:
    return f"schema {schema!r} is not {SCHEMA!r}, which this version reads", "the line was skipped; use the reptrack version that wrote it"


@overload
def read_records(source: str | Path, *, on_problem: OnProblem = ...) -> Iterator[Report]: ...
@overload
def read_records(source: str | Path, *, shape: type[Record], on_problem: OnProblem = ...) -> Iterator[Record]: ...
def read_records(source: str | Path, *, shape: type[Any] = Report, on_problem: OnProblem = log_problem) -> Iterator[Any]:
    """Read records from a JSONL file, a corpus folder (its `records.jsonl`) or `-` for standard input.

    Bad lines go to `on_problem` with their number; blank lines are skipped.

    Args:
        source: the file, the folder or `-`.
        shape: what to read each line as; a struct with fewer fields than `Report` is faster.
        on_problem: called for each line that cannot be used.

    Raises:
        ReptrackError: the file cannot be opened.
    """
    place = str(source)
    for number, line in read_lines(source):
        if line.isspace():
            continue
        try:
            record = decode(line, shape)
        except BadRecordError as error:
            on_problem(Problem(place, str(error), error.hint, number))
            continue
        if shape is Report:
            tell_unknown_fields(place, number, line, record, on_problem)
        yield record


def read_lines(source: str | Path) -> Iterator[tuple[int, bytes]]:
    """Give the lines of a JSONL file, a corpus folder or `-` with their numbers from 1, whatever they hold.

    Raises:
        ReptrackError: the file cannot be opened.
    """
    with _open_input(source) as stream:
        first = stream.readline()
        _check_beginning(first, source)
        head = [first.removeprefix(codecs.BOM_UTF8)] if first else []
        if head and not head[0].lstrip().startswith(b"{"):
            head += islice(stream, _LOOKED_AT - 1)
            _refuse_text(head, source)
        yield from enumerate(head, start=1)
        yield from enumerate(stream, start=len(head) + 1)


_LOOKED_AT = 50
"""Lines of a file that does not begin with a record: a single broken line is one problem, a file of such lines another."""


def _refuse_text(lines: Iterable[bytes], source: str | Path) -> None:
    """Say in one line that a file holds text: no line of its beginning is meant as a record, and not all are other JSON.

    Raises:
        ReptrackError: it is so.
    """
    words = [line for line in lines if not line.isspace()]
    if any(line.lstrip().startswith(b"{") for line in words) or all(map(_is_json, words)):
        return
    named = "" if str(source) == "-" else f" {shlex.quote(str(source))}"
    raise ReptrackError(f"{source}: this is text, not records", f"run `reptrack ingest{named} | reptrack extract`")


def _is_json(line: bytes) -> bool:
    try:
        _ANYTHING.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


def _check_beginning(line: bytes, source: str | Path) -> None:
    """Say in one line what else than lines of JSON it is, if that can be told from the first bytes.

    Raises:
        ReptrackError: it is packed, of another encoding, or one document over several lines.
    """
    for marks, what, hint in _OTHER_FILES:
        if line.startswith(marks):
            raise ReptrackError(f"{source}: {what}", hint)


_OTHER_FILES: tuple[tuple[tuple[bytes, ...], str, str], ...] = (
    ((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE), "UTF-16, not UTF-8", "write with -o FILE: the > of some shells writes UTF-16"),
    ((b"\x1f\x8b", b"\x28\xb5\x2f\xfd"), "packed", "unpack it: zcat FILE | reptrack …, or zstdcat"),
    ((b"SQLite format 3\0", b"PAR1", b"PK\3\4", b"%PDF"), "not lines of JSON", "name the records that reptrack wrote"),
    (
        (b"[{", b"[\n", b"[\r", b"{\n", b"{\r"),
        "one JSON document over several lines, not a record a line",
        "make lines of it: jq -c . FILE, or jq -c '.[]'",
    ),
)


@contextlib.contextmanager
def _open_input(source: str | Path) -> Iterator[IO[bytes]]:
    if str(source) == "-":
        yield sys.stdin.buffer
        return
    path = Path(source)
    if path.is_dir():
        path = path / RECORDS_FILE
    try:
        stream = path.open("rb")
    except OSError as error:
        raise ReptrackError(f"{path}: {error.strerror or error}", "name a JSONL file, a corpus folder or - for standard input") from error
    with stream:
        yield stream


def relax_collector() -> None:
    """Let Python look for reference cycles less often: tables and records have none, and to look takes a tenth of the time."""
    gc.set_threshold(50_000, 20, 50)


def write_records(records: Iterable[Report], out: BinaryIO) -> int:
    """Write records as JSON lines and give their number."""
    count = 0
    for record in records:
        out.write(encode(record))
        count += 1
    return count


class _Terminal:
    """Standard output where a person watches: lines of JSON, made inert."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream

    def write(self, lines: bytes) -> int:
        """Write whole lines."""
        return self.stream.write(inert_json(lines.decode("utf-8")).encode("utf-8"))

    def writelines(self, lines: Iterable[bytes]) -> None:
        """Write lines."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Show what was written."""
        self.stream.flush()


def _written_to(path: Path) -> BinaryIO:
    try:
        return path.open("wb")
    except OSError as error:
        raise ReptrackError(f"{path}: {error.strerror or error}", "choose a place that can be written to") from error


@contextlib.contextmanager
def open_output(target: str | Path | None) -> Iterator[BinaryIO]:
    """Open `target` for writing bytes: standard output for None or `-`, else a file that appears whole or not at all.

    The file is written beside its place under a temporary name and renamed at the end; on any error the temporary file is removed
    and what stood there before stays. A pipe or a device (`/dev/null`, `>(gzip > x.gz)`) is written to, never replaced. On a terminal the
    lines come out as JSON in which nothing acts on it.
    """
    if target is None or str(target) == "-":
        yield cast("BinaryIO", _Terminal(sys.stdout.buffer)) if sys.stdout.isatty() else sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    if not str(target):
        raise UsageError("-o: no name given", "name a file")
    path = Path(target)
    if path.is_dir():
        raise UsageError(f"{target}: is a folder", "name a file")
    if path.exists() and not path.is_file() and not path.is_dir():
        with _written_to(path) as stream:
            yield stream
        return
    part = unfinished(path)
    try:  # begins before the file is there, so that there is no moment in which Ctrl-C would leave it behind
        with _created(part, path) as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise


def unfinished(path: Path) -> Path:
    """Give a hidden name beside a file or folder, under which it is made: nothing has it yet."""
    return path.parent / f".{path.name}.{os.urandom(8).hex()}.part"


def _created(part: Path, path: Path) -> BinaryIO:
    """Make a file that only its owner may read, which is to become `path`."""
    try:
        return os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600), "wb")
    except OSError as error:
        raise ReptrackError(f"{path}: {error.strerror or error}", "choose a place that can be written to") from error
