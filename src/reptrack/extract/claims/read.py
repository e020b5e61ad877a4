"""Read the claims of one sentence, or of one row of a table cell by cell."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from reptrack.extract.claims.figures import figures_of
from reptrack.extract.claims.metrics.parts import Parts
from reptrack.extract.claims.numbers.bracketed import without_brackets
from reptrack.extract.claims.numbers.kinds import in_column
from reptrack.extract.claims.numbers.named_numbers import is_issue
from reptrack.extract.claims.one_claim import add_claim
from reptrack.extract.claims.positions import inside
from reptrack.extract.claims.progress import Here, State
from reptrack.extract.claims.readings import Reading
from reptrack.extract.claims.sources.attribution import source_of
from reptrack.extract.claims.tables.rows import Cell, Columns, cells, columns, is_label, is_row
from reptrack.extract.claims.times.period import lean_on
from reptrack.extract.claims.tokens import Sentence, tokenize
from reptrack.extract.claims.vocabulary import tables

__all__ = ["read_sentence"]


def read_sentence(state: State, start: int, end: int) -> bool:
    """Read a sentence or the row of a table; tell whether it holds a figure."""
    text = state.view.text
    aligned = state.aligned.get(start)
    if aligned is not None:
        _read_row(state, start, end, *aligned)
        return True
    if is_row(text, start, end):
        above = _columns_above(state, start, end)
        _read_row(state, start, end, above, cells(text, start, end, above.heads))
        return True
    return _read_tokens(state, tokenize(text, start, end, state.dates, state.articles, state.fold), (start, end))


def _read_tokens(state: State, sentence: Sentence, span: tuple[int, int], column: str | None = None) -> bool:
    without_brackets(sentence)
    names = inside(state.names, *span)
    readings = figures_of(sentence, names, state.term)
    if column:
        readings = in_column(sentence, readings, column)
    if span[0] < state.title_end:
        readings = [reading for reading in readings if not is_issue(sentence, reading)]
    if not readings:
        return False
    source = source_of(sentence, [name for name in names if name.kind != "place"], state.sources)
    source = state.speech.source(sentence, source, state.claims)
    state.last = replace(state.last, end=-1) if state.last else None
    here = Here(sentence, span, names, source, column, Parts(sentence, state.claims, state.last))
    if column is None:
        state.subject = state.subject if readings and _leans_back(sentence, readings[0]) else None
    for reading in readings:
        add_claim(state, here, reading)
    state.term = next((reading for reading in reversed(readings) if reading.kind == "duration"), None)
    if column is None:
        lean_on(sentence, state.period)
    return True


def _leans_back(sentence: Sentence, reading: Reading) -> bool:
    """Tell whether a sentence goes on counting what the one before it counted."""
    return sentence.find(tables().including, 0, max(reading.i, 1)) is not None or tables().of_whom.at(sentence.low, reading.j) is not None


def _columns_above(state: State, start: int, end: int) -> Columns:
    """Give the columns of the table that a row stands in: those of the row before it, if that ends where this one begins."""
    line = state.view.text.rfind("\n", 0, start) + 1
    above = state.columns if state.columns and state.row_end == line else columns(state.view.text, line, state.dates)
    state.columns, state.row_end = above, state.view.text.find("\n", end) + 1
    return above


def _read_row(state: State, start: int, end: int, above: Columns, row: Sequence[Cell]) -> None:
    """Read a row of a table cell by cell; the heading of the column says what a bare number is, and of when."""
    text = state.view.text
    first, names = len(state.claims), inside(state.names, start, end)
    heads = [] if above.heads == [text[begin:stop] for begin, stop in row] else above.heads  # the row of headings itself
    for number, (begin, stop) in enumerate(row):
        heading = heads[number].lower() if number < len(heads) else ""
        piece = text[begin:stop]
        if not piece or is_label(heading) or (not heading and piece.isdecimal()):
            continue
        sentence = tokenize(text, begin, stop, state.dates, state.articles, state.fold)
        words = heading.replace(",", " ").split()[:1]
        if words and words[0] in tables().age_columns and piece.isdecimal():
            here = Here(sentence, (start, end), names, None, heading, Parts(sentence, state.claims, None))
            add_claim(state, here, Reading(0, 1, "age", int(piece)))
        elif not (number == 0 and piece.rstrip(".").isdecimal()):
            before, subject = len(state.claims), above.subject(number, text, row, names) if heading else ""
            _read_tokens(state, sentence, (start, end), subject)
            if heading and not sentence.dates:
                state.claims[before:] = above.timed(state.claims[before:], number, subject)
    state.rows.append((start, end, first, len(state.claims)))
