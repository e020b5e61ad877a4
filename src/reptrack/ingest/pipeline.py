"""Turn files into records: find and decode them, split them into report items, give each its title, date, publisher and language."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from reptrack.errors import OnProblem, Problem, ReptrackError, log_problem
from reptrack.ingest import dating, files
from reptrack.ingest.decode import Decoded, decode
from reptrack.ingest.metadata import Printed, printed
from reptrack.ingest.rights import of_site
from reptrack.ingest.segment import Page, split
from reptrack.ingest.signed import signatures
from reptrack.records import Report, Source, Warn
from reptrack.text.language import detect
from reptrack.text.layout import plain_spaces

__all__ = ["ingest", "ingest_bytes"]


def ingest(paths: Iterable[str | Path], *, lang: str | None = None, on_problem: OnProblem = log_problem) -> Iterator[Report]:
    """Read files, folders and globs and give their report items, file by file, folders in sorted order.

    Args:
        paths: files, folders (all text files below), globs, `-` for standard input.
        lang: the language of all of them, if known; else each item's is detected.
        on_problem: told of every file that cannot be used; the rest goes on.
    """
    for path in files.find(paths, on_problem=on_problem):
        place = files.shown(path)
        try:
            yield from ingest_bytes(files.read(path), place, lang=lang)
        except ReptrackError as error:
            on_problem(Problem(place, str(error), error.hint, passing=isinstance(error.__cause__, OSError)))


def ingest_bytes(raw: bytes, path: str, *, lang: str | None = None) -> Iterator[Report]:
    """Give the report items of one file's (unpacked) bytes.

    Raises:
        ReptrackError: they hold no text, or none that can be decoded.
    """
    decoded = decode(raw)
    if not decoded.text or decoded.text.isspace():
        raise ReptrackError("empty: no text in it", "remove it, or get it again")
    sha = hashlib.sha256(raw).hexdigest()
    yield from _records(decoded, path, sha, lang)


def _records(decoded: Decoded, path: str, sha: str, lang: str | None) -> Iterator[Report]:
    text, encoding = decoded.text, decoded.encoding
    doubts = [Warn(code="encoding-doubtful", message=f"read as {encoding}, but {decoded.doubt}")] if decoded.doubt else []
    page = Page(text)
    boundaries = split(page)
    ends = [*(boundary.line for boundary in boundaries[1:]), len(page.lines)]
    of_file = cache(lambda: detect(text))
    items: list[dating.Item] = []
    spans: list[tuple[int, int, str | None]] = []
    masthead, holder = Printed(), of_site(page)
    signed = signatures(
        page, [(boundary.line, after) for boundary, after in zip(boundaries, ends, strict=True) if boundary.title is not None]
    )
    for boundary, after in zip(boundaries, ends, strict=True):
        start, end = _trimmed(page, boundary.line, after)
        is_first = not spans
        own = printed(page, boundary, after, headed=is_first)
        if is_first and boundary.title is None:
            masthead = own
        named = None if boundary.title is None else own.publisher or signed.get(boundary.line) or masthead.publisher or holder
        spans.append((start, end, named and plain_spaces(named).strip()))
        date = own.date or (masthead.date if boundary.title is not None else None)
        title = None if boundary.title is None else text[boundary.title[0] : boundary.title[1]]
        items.append(dating.Item(text[start:end], title, date))
    for (start, end, publisher), item, dated in zip(spans, items, dating.resolve(items), strict=True):
        yield Report(
            id=_identity(item.text, dated.published, dated.dated, publisher),
            source=Source(path=path, sha256=sha, encoding=encoding, start=start, end=end),
            title=item.title,
            publisher=publisher,
            published=dated.published,
            dated=dated.dated,
            lang=lang or _language(item.text, of_file),
            text=item.text,
            warnings=[*doubts, *dated.warnings],
        )


def _language(text: str, of_file: Callable[[], str | None]) -> str | None:
    """Give the language of an item: a few words in Latin letters are in that of the file, if that is written in Latin letters too."""
    if len(text) < _FEW_WORDS and text.isascii() and of_file() in _LATIN:
        return of_file()
    return detect(text) or of_file()


_FEW_WORDS = 120
_LATIN = frozenset(["en", "de", "fr", "es", "it", "pt", "pl", "tr", "lt", "lv", "cs", "ro"])


def _trimmed(page: Page, first: int, after: int) -> tuple[int, int]:
    text, last = page.layout.text, after - 1
    while last > first and not page.lines[last]:
        last -= 1
    start, end = page.layout.start(first), page.layout.end(last)
    before = text[0 if first == page.layout.filled[0] else page.layout.raw_starts[first] : start]
    behind = text[end : page.layout.raw_starts[after]]
    if before and not before.isspace():  # signs of no width are no white space, and nothing is lost
        start -= len(before.lstrip())
    if behind and not behind.isspace():
        end += len(behind.rstrip())
    return start, end


def _identity(text: str, published: str | None, dated: str | None, publisher: str | None) -> str:
    """Derive the id from content alone: the same report elsewhere has the same id."""
    content = hashlib.sha256(text.encode("utf-8", "surrogatepass"))
    content.update("\x1f".join(("", published or "", dated or "", publisher or "")).encode("utf-8", "surrogatepass"))
    return content.hexdigest()[:16]
