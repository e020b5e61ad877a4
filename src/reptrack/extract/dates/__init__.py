"""Find calendar expressions and give them EDTF values: the spans and parts are of `values.dates`, the years of yearless ones of `flow`."""

from __future__ import annotations

from msgspec import UNSET

from reptrack.extract.dates.flow import Flow
from reptrack.records import Date
from reptrack.text.view import View
from reptrack.values.dates import find_expressions

__all__ = ["find_dates"]


def find_dates(view: View) -> list[Date]:
    """Find the dates of a text, in order of their start, without overlaps."""
    text = view.text
    expressions = find_expressions(text, view.lang, view.words)
    flow = Flow(text, view.dated, view.published, view.title, expressions)
    found = []
    for index, expression in enumerate(expressions):
        value, wanted = flow.value(index)
        if wanted:
            start, end, mod = expression.start, expression.end, expression.mod
            found.append(Date(start=start, end=end, text=text[start:end], value=value, basis=expression.basis, mod=mod or UNSET))
    return found
