"""`reptrack show`: a report with its mentions highlighted, or every mention of a person or an article in its line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from reptrack.cli.options import FormatOption, Input
from reptrack.cli.render import Format, choose_format, print_rows
from reptrack.cli.session import Problems, choose_input, end, in_order, tell
from reptrack.cli.stages import Staged
from reptrack.errors import UsageError, printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reptrack.analyse.concordance import Context
    from reptrack.records import Report

__all__ = ["register"]

Query = Annotated[
    str, typer.Argument(metavar="ID|NAME|ARTICLE", help="A report's id, a name in any spelling, or an article such as BY-CC:342.")
]
COLUMNS = ["dated", "path", "start", "before", "text", "after"]
STYLES = {"dates": "cyan", "articles": "magenta", "claims": "bold yellow", "person": "bold green", "org": "blue", "place": "dim green"}
# A report's id or its beginning; an article reference.
_ID = re.compile(r"[0-9a-f]{6,16}")
_REF = re.compile(r"[A-Za-z][A-Za-z-]*:\d.*")
# "Article 342", "арт. 342", "342": an article of whatever code.
_NUMBER = re.compile(r"(?:[^\W\d_]+\.?\s*|§\s*)?(\d+(?:[.-]\d+)*)")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("show")(command)


def command(query: Query, source: Input = None, form: FormatOption = None) -> None:
    """Show a report with its mentions highlighted, or every mention of a name or an article in its line of context.

    Example: reptrack show "Мария Колесникова" corpus
    """
    from reptrack.analyse.concordance import contexts, find_report, under_article, under_number
    from reptrack.jsonl import read_records

    problems, query = Problems(), query.strip()
    if not query:
        raise UsageError("nothing to look for", "give a report's id, a name, or an article such as BY-CC:342")
    in_order(query, source, "id, name or article")
    place = choose_input(source)
    if _ID.fullmatch(query):
        record = find_report(read_records(place, on_problem=problems), query)
        if record is not None:
            _show_report(record, choose_format(form))
            end(problems.exit_code)
    records = Staged(read_records(place, on_problem=problems), place)
    if _REF.fullmatch(query):
        found = list(contexts(records, under_article(query.upper())))
    else:
        found = _of_name(place, query, records)
        if not found and place != "-" and (number := _NUMBER.fullmatch(query)):
            found = list(contexts(read_records(place, on_problem=lambda _told_before: None), under_number(number[1])))
    _show_contexts(found, choose_format(form))
    if not found and not records.tell(problems):
        tell(f"nothing found for {query!r}", "`reptrack names` and `reptrack stats --by article` tell what there is")
    end(problems.exit_code)


def _of_name(place: str, query: str, records: Iterable[Report]) -> list[Context]:
    from reptrack.analyse.concordance import contexts, of_entities
    from reptrack.analyse.lookup import NamedRecord, find_entities
    from reptrack.analyse.textless import LightName
    from reptrack.jsonl import read_records

    if place == "-":  # it can be read only once
        kept = list(records)
        light = (NamedRecord(r.schema, [LightName(n.kind, n.name, n.entity) for n in r.names]) for r in kept)
        return list(contexts(kept, of_entities(find_entities(light, query))))
    entities = find_entities(read_records(place, shape=NamedRecord, on_problem=lambda _told_later: None), query)
    return list(contexts(records, of_entities(entities)))


def _show_contexts(found: list[Context], form: Format) -> None:
    if form is not Format.table:
        print_rows((context.as_dict() for context in found), [*COLUMNS, "end", "report", "title"], form)
        return
    from rich.console import Console
    from rich.text import Text

    console = Console()
    heading = None
    for context in found:
        if heading != (context.report, context.path):
            heading = (context.report, context.path)
            console.print(Text(f"\n{context.dated or '?'}  {printable(context.title or context.path)}  [{context.report}]", style="bold"))
        place = f"{printable(context.path)}:{context.start}"
        line = Text.assemble(printable(context.before), (printable(context.text), "bold green"), printable(context.after))
        console.print(Text(f"  {place}  ", style="dim") + line, soft_wrap=True)


def _show_report(record: Report, form: Format) -> None:
    if form is not Format.table:
        from reptrack.jsonl import open_output, write_records

        with open_output(None) as stdout:
            write_records([record], stdout)
        return
    from rich.console import Console
    from rich.text import Text

    from reptrack.analyse.concordance import mentions_of
    from reptrack.records import Name

    console = Console()
    head = f"{record.dated or '?'}  {record.publisher or '?'}  {record.source.path}:{record.source.start}  [{record.id}]"
    console.print(Text(printable(head), style="dim"))
    for warning in record.warnings:
        console.print(Text(printable(f"{warning.code}: {warning.message}"), style="yellow"))
    out, at = Text(), 0
    for kind, mention in mentions_of(record):
        if mention.start < at:  # inside the mention before it
            continue
        out.append(_lines(record.text[at : mention.start]))
        out.append(_lines(mention.text), style=STYLES[mention.kind if isinstance(mention, Name) else kind])
        at = mention.end
    out.append(_lines(record.text[at:]))
    console.print(out, soft_wrap=True)


def _lines(text: str) -> str:
    """Make a text safe to print, its line breaks kept."""
    return "\n".join(map(printable, text.split("\n")))
