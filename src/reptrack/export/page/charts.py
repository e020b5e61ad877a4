"""Draw charts as static SVG by Vega-Lite: what a figure may be at least and at most is drawn, not only the number said.

The charts' forms stand in `assets/*.vl.json`. Colours are CSS variables of the page, so charts follow light, dark and print.
"""

from __future__ import annotations

import importlib
import json
import math
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from reptrack.analyse.figures import span_of
from reptrack.analyse.track import Point
from reptrack.errors import UsageError
from reptrack.export.page.words import number
from reptrack.values.edtf import bounds

__all__ = ["months_chart", "placed", "series_chart"]

DAY = timedelta(days=1)
# A chart's size as the form has it, and the room that a number beside a point takes, in its pixels.
WIDTH, HEIGHT = 450, 168
LETTER, LINE = 7, 14
# So many points have their number beside them, if there is room.
LABELS = 6
# A longer period does not stretch the axis; its bar begins at the edge.
LONG = timedelta(days=400)
SOFT = {"about", "almost"}


def series_chart(points: Sequence[Point]) -> Markup:
    """Draw the points of a metric over time; those that `placed` cannot place are not drawn.

    Raises:
        UsageError: the library that draws is not installed.
    """
    rows = [row for point in points if (row := _row(point)) is not None]
    domain = _domain(rows)
    for row in rows:
        row["from"], row["to"] = max(row["from"], domain[0]), min(row["to"], domain[1])
    _label(rows, domain)
    return _draw("series.vl.json", rows, domain)


def months_chart(counts: dict[str, int]) -> Markup:
    """Draw the number of reports of each month; `counts` is `YYYY-MM` → reports.

    Raises:
        UsageError: the library that draws is not installed.
    """
    rows = []
    for month, count in sorted(counts.items()):
        first, last = bounds(month) or (None, None)
        if first and last:
            rows.append({"from": first.isoformat(), "to": _later(last, DAY).isoformat(), "records": count, "at": first.isoformat()})
    return _draw("months.vl.json", rows, None)


def placed(point: Point) -> tuple[date, date, date] | None:
    """Give a point's place in time: first day, last day, the day its mark stands on; None if there is no telling.

    A figure for a period stands in its middle, a running total ("since 2020") on the day of the report that gives it.
    """
    span = bounds(point.time)
    if span is None:
        return None
    first, last = span
    if first is None or last is None:
        dated = bounds(point.figures[0].dated or "")
        known = dated[1] if dated else None
        first, last = first or known, last or known
        if first is None or last is None or last < first:
            return None
        return first, last, last
    return first, last, first + (last - first) / 2


def _row(point: Point) -> dict[str, Any] | None:
    place = placed(point)
    if place is None:
        return None
    low, high = span_of(point.figures[0].claim) or (point.value, point.value)
    open_to = "up" if math.isinf(high) else "down" if low == 0 < point.value else None
    ranged = open_to is None and low < high
    return {
        "from": place[0].isoformat(),
        "to": place[1].isoformat(),
        "at": place[2].isoformat(),
        "value": point.value,
        "low": low if ranged else None,
        "high": high if ranged else None,
        "top": high if ranged else point.value,
        "open": open_to,
        "soft": point.qualifier in SOFT and point.low is None,
        "disputed": point.disputed,
        "label": None,
    }


def _label(rows: list[dict[str, Any]], domain: list[str]) -> None:
    """Write the number beside points that matter: the highest, the latest, the earliest, then from high to low, where there is room."""
    top = max((row["top"] for row in rows), default=0) or 1
    start, end = (date.fromisoformat(day).toordinal() for day in domain)
    spots = {
        id(row): ((date.fromisoformat(row["at"]).toordinal() - start) / (end - start) * WIDTH, HEIGHT * (1 - row["top"] / top))
        for row in rows
    }
    arrows = [(x, y - 12) for row in rows if row["open"] == "up" for x, y in [spots[id(row)]]]
    by_value = sorted(rows, key=lambda row: -row["value"])
    by_time = sorted(rows, key=lambda row: (row["at"], row["value"]))
    taken: list[tuple[float, float, float]] = []
    for row in [*by_value[:1], *by_time[-1:], *by_time[:1], *by_value]:
        if row["label"] is not None or len(taken) == LABELS:
            continue
        label = number(row["value"]) + ("+" if row["open"] == "up" else "")
        x, y = spots[id(row)]
        y -= 28 if row["open"] == "up" else 13
        width = LETTER * len(label)
        free = all(abs(x - tx) > (width + tw) / 2 or abs(y - ty) > LINE for tx, ty, tw in taken)
        if free and not any(abs(x - px) < width / 2 and y - LINE < py < y + LINE / 2 for px, py in [*spots.values(), *arrows]):
            row["label"] = label
            taken.append((x, y, width))


def _domain(rows: list[dict[str, Any]]) -> list[str]:
    """Give the first and the last day of the axis, with some room: all points, and the periods that are not too long."""
    days = [date.fromisoformat(row["at"]) for row in rows]
    for row in rows:
        first, last = date.fromisoformat(row["from"]), date.fromisoformat(row["to"])
        if last - first <= LONG:
            days += [first, last]
    room = max((max(days) - min(days)) / 20, DAY * 3)
    return [_later(min(days), -room).isoformat(), _later(max(days), room).isoformat()]


def _later(day: date, by: timedelta) -> date:
    """Count days on or back, no farther than the calendar goes."""
    return date.fromordinal(min(max(day.toordinal() + by.days, date.min.toordinal()), date.max.toordinal()))


def _draw(form: str, rows: list[dict[str, Any]], domain: list[str] | None) -> Markup:
    spec = json.loads((files(__package__) / "assets" / form).read_text(encoding="utf-8"))
    spec["data"]["values"] = rows
    if domain is not None:
        spec["encoding"]["x"]["scale"]["domain"] = domain
    svg = _library().vegalite_to_svg(spec, allowed_base_urls=[])
    return Markup(svg)  # noqa: S704 - made by the library from numbers and dates; no text of a report is in it


@cache
def _library() -> Any:  # noqa: ANN401 - a module
    try:
        return importlib.import_module("vl_convert")
    except ModuleNotFoundError as error:
        raise UsageError("the charts of the page need the library vl-convert-python", 'pip install "reptrack[page]"') from error
