"""Build the page: gather what it says, fill the template, and lock it with a policy that lets nothing but its own style and script run."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from importlib.resources import files
from typing import Any, BinaryIO, cast

import jinja2
from markupsafe import Markup

from reptrack import __version__
from reptrack.analyse.article_titles import article_titles
from reptrack.analyse.counts import Row as CountRow
from reptrack.analyse.counts import count_by, totals
from reptrack.analyse.textless import LightRecord
from reptrack.export.page import words
from reptrack.export.page.charts import months_chart
from reptrack.export.page.findings import findings
from reptrack.export.page.index import Index, anchor, claim_anchor
from reptrack.export.page.inert import plain, visible
from reptrack.export.page.marks import marked_text
from reptrack.export.page.selection import Selection
from reptrack.export.page.tracked import tracked
from reptrack.records import Report

__all__ = ["write_page"]

ASSETS = files(__package__) / "assets"
# Reports stand open on a page of few reports, closed on a page of many.
OPEN_UP_TO = 3
_CHUNK = 64


def write_page(selection: Selection, out: BinaryIO, *, today: str, title: str | None = None) -> None:
    """Write the page as UTF-8; the same reports, title and day give the same bytes.

    Args:
        selection: the reports.
        out: where to.
        today: the day of the check, `YYYY-MM-DD`.
        title: the heading; default: how many reports it is about.

    Raises:
        UsageError: the library that draws the charts is not installed.
    """
    environment = _environment()
    style, script = (Markup(_asset(name)) for name in ("style.css", "script.js"))  # noqa: S704 - our own files
    content = _content(selection, today)
    page = environment.get_template("page.html.j2").stream(
        **content,
        title=title or _title(content["totals"]["items"], content["totals"]["records"]),
        style=style,
        script=script,
        policy=_policy(style, script),
        version=__version__,
    )
    page.enable_buffering(_CHUNK)
    page.dump(out, encoding="utf-8", errors="replace")


def _title(items: int, records: int) -> str:
    """Name what the page is about: reports, or, where none of the texts has a heading, texts."""
    count, noun = (items, "report") if items else (records, "text")
    return f"What {words.number(count)} {noun}{'s' if count != 1 else ''} say{'s' if count == 1 else ''}"


def _environment() -> jinja2.Environment:
    """Give the environment: everything is escaped, and no text reaches the page with characters that act unseen."""
    templates = {entry.name: entry.read_text(encoding="utf-8") for entry in ASSETS.iterdir() if entry.name.endswith(".j2")}
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(templates),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value,
    )
    environment.filters |= {
        "visible": visible,
        "number": words.number,
        "period": words.period,
        "value_of": words.value_of,
        "date_reading": words.date_reading,
        "metric_label": words.metric_label,
    }
    return environment


def _content(selection: Selection, today: str) -> dict[str, Any]:
    """Gather all that the page says."""
    reports = selection.reports
    index = Index(reports)
    light = cast("list[LightRecord]", reports)
    months = {row.key: row.records for row in count_by(light, "month")}
    return {
        "selection": selection,
        "today": today,
        "index": index,
        "totals": asdict(totals(light)),
        "period": _period(reports),
        "counts": {name: _keys(count_by(light, name)) for name in ("publisher", "lang", "source")},
        "months": dict(sorted(months.items())),
        "months_chart": months_chart(months) if len(months.keys() - {"(none)"}) > 1 else None,
        "tracks": tracked(reports, index),
        "groups": findings(reports, index, today=today),
        "article_titles": article_titles(),
        "texts": _texts(reports, index),
        "open": len(reports) <= OPEN_UP_TO,
        "anchor": anchor,
        "claim_anchor": claim_anchor,
    }


def _keys(rows: Sequence[CountRow]) -> list[CountRow]:
    """Put what has no key at the end."""
    return sorted(rows, key=lambda row: row.key == "(none)")


def _period(reports: Sequence[Report]) -> tuple[str, str] | None:
    dated = [report.dated for report in reports if report.dated]
    return (min(dated), max(dated)) if dated else None


def _texts(reports: Sequence[Report], index: Index) -> Iterator[tuple[int, Report, Markup, dict[str, int]]]:
    """Give each report with its number, its text as markup, and how many mentions it has; one at a time."""
    for number, report in enumerate(reports, start=1):
        kinds = Counter(dates=len(report.dates), names=len(report.names), articles=len(report.articles), claims=len(report.claims))
        yield number, report, marked_text(report, number, index), dict(kinds)


def _asset(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Give the Content-Security-Policy: nothing is loaded, only this style and this script count."""
    rules = ["default-src 'none'", f"style-src '{_hash(style)}'", f"script-src '{_hash(script)}'", "img-src data:"]
    return "; ".join([*rules, "base-uri 'none'", "form-action 'none'"])


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
