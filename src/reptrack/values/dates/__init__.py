"""Find date expressions in a text and give them EDTF values: pure functions, for the extractor and for dating whole reports.

    from reptrack.values.dates import find_expressions, resolve

    for expression in find_expressions("He was detained on 9 August 2020 and tried in late February."):
        print(expression.start, expression.end, expression.basis, resolve(expression, "2021-03-04"))
    # 19 32 explicit 2020-08-09
    # 51 59 yearless 2021-02

`find_expressions(text)` gives `DateExpression`s in order: `start`, `end`, `basis` (`explicit`, `yearless`, `relative`), the parts that the
text says (`low`, and `high` of an interval: `year`, `month`, `day`), `shift` of relative ones, `mod`.
`resolve(expression, dated)` gives the value, None where `dated` would be needed and is None; `year=` overrides the likely year of a yearless one.
`bounds(value)` of `reptrack.values.edtf` gives the first and last day of a value.
"""

from __future__ import annotations

from reptrack.values.dates.expression import DateExpression, Parts, Shift
from reptrack.values.dates.finder import find_expressions
from reptrack.values.dates.resolution import likely_year, resolve

__all__ = ["DateExpression", "Parts", "Shift", "find_expressions", "likely_year", "resolve"]
